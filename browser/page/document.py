"""The page as a whole: one part for each system, and what is said where there is none."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import metadata
from typing import TYPE_CHECKING

from browser.page.cells import humane, identifier, text, time_text
from browser.page.sections import overview, section
from browser.page.style import STYLE
from browser.system_words import system_icon, system_title
from resources import icon_source

if TYPE_CHECKING:
    from engine.inspection import Report, System

_TITLES = {"starts": "What starts"}
# A page that somebody else made must not be able to do anything but be read.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'"


def page(reports: Sequence[Report], disks: Sequence[str] = ()) -> str:
    """The page for the systems of one guest. `disks` are the names of its images."""
    titles = [system_title(report.system) for report in reports]
    title = ", ".join(titles) or "No operating system"
    parts = [_system(report, f"system-{number}-") for number, report in enumerate(reports, 1)]
    if not reports:
        parts.append(
            "<h1>No operating system was found</h1><p>The disks may hold data only, or be encrypted: their"
            " file systems can be browsed all the same.</p>"
        )
    images = f"Disks: {text(', '.join(disks))}. " if disks else ""
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{text(title)} – Guestscope</title><style>{STYLE}</style></head><body><main>"
        f"{''.join(parts)}<footer>{images}Made by Guestscope {metadata.version('guestscope')} from the disks"
        " alone; the system was not started.</footer></main></body></html>\n"
    )


def _system(report: Report, prefix: str) -> str:
    system = report.system
    about = " · ".join(filter(None, (system.hostname, system.arch, system.root)))
    made = f"{text(about)} · read on {time_text(report.made)}"
    titles = {name: _TITLES.get(name, humane(name)) for name in report.cards}
    links = "".join(
        f'<a href="#{prefix}{identifier(name)}">{text(title)}</a>' for name, title in titles.items()
    )
    sections = "".join(section(name, titles[name], card, prefix) for name, card in report.cards.items())
    return (
        f'<article><header class="system">{_icon(system)}<div><h1>{text(system_title(system))}</h1>'
        f'<p class="about">{made}</p></div></header><nav aria-label="Cards">{links}</nav>'
        f"{overview(report, prefix)}{sections}</article>"
    )


def _icon(system: System) -> str:
    """One of our own; what the guest says only chooses among them."""
    source = icon_source(system_icon(system)).decode("ascii")
    return source.replace("<svg ", '<svg aria-hidden="true" ', 1)
