"""The parts of the page: the overview, and a section for each card."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from browser.page import cells
from browser.page.cells import humane, text
from browser.page.charts import FULL, NEARLY_FULL, Bar, bars, columns
from browser.sheets import Sheet, Table, sheet_of

if TYPE_CHECKING:
    from engine.inspection import Card, Report
    from engine.inspection.health import Note
    from engine.inspection.logs import Logs
    from engine.inspection.software import Software
    from engine.inspection.storage import StorageCard

MOST_ROWS = 2_000
"""Rows of one table: a browser has to lay them all out."""

_OPEN = 12
"""Rows up to which a table is shown at once."""

_OURS = frozenset({"icon"})
"""Fields that tell the program something, not people."""

_WORDS = {"serious": "Serious", "warning": "Warning", "info": "Note"}


def section(name: str, title: str, card: Card, prefix: str) -> str:
    """A card with its title, pictures, facts and tables."""
    sheet = sheet_of(card)
    parts = [f'<section id="{prefix}{cells.identifier(name)}"><h2>{text(title)}</h2>']
    if name == "health":
        parts.append(_health(card))
        sheet = Sheet()
    parts.append(_picture(name, card))
    parts.append(cells.facts(line for line in sheet.lines if line.name not in _OURS))
    parts += [_table(table) for table in sheet.tables]
    if not sheet.lines and not sheet.tables and name != "health":
        parts.append('<p class="none">Nothing was found.</p>')
    parts.append(problems(card.problems))
    return "".join((*parts, "</section>"))


def overview(report: Report, prefix: str) -> str:
    """What people look at first: what may be wrong, and how full it is."""
    health, storage = report.cards.get("health"), report.cards.get("storage")
    parts = [f'<section id="{prefix}overview"><h2>Overview</h2>']
    if health is not None and hasattr(health, "notes"):
        parts.append(_health(health))
    if storage is not None:
        parts.append(_picture("storage", storage))
    return "".join((*parts, "</section>")) if len(parts) > 1 else ""


def problems(found: Sequence[str]) -> str:
    """What could not be read, and why."""
    if not found:
        return ""
    lines = "".join(f"<p>{text(one)}</p>" for one in found[:100])
    return f'<div class="problems"><p class="badge">Not all of it could be read</p>{lines}</div>'


def _health(card: Card) -> str:
    notes: Sequence[Note] = getattr(card, "notes", ())
    if not notes:
        checked = ", ".join(text(kind.value) for kind in getattr(card, "checked", ()))
        return (
            '<ul class="notes"><li class="good"><span class="badge">✓ Good</span>'
            f"<span>Nothing wrong was found. Looked for: {checked or 'nothing'}.</span></li></ul>"
        )
    items = []
    for note in notes:
        level = note.severity.value
        mark = {"serious": "✖", "warning": "▲", "info": "●"}.get(level, "●")
        source = f' <span class="source">{text(note.source)}</span>' if note.source else ""
        items.append(
            f'<li class="{cells.identifier(level)}"><span class="badge">{mark} '
            f"{_WORDS.get(level, level)}</span><span>{text(note.sentence)}{source}</span></li>"
        )
    return f'<ul class="notes">{"".join(items)}</ul>'


def _picture(name: str, card: Card) -> str:
    from engine.inspection.logs import Logs
    from engine.inspection.software import Software
    from engine.inspection.storage import StorageCard

    if isinstance(card, StorageCard):
        return _usage(card)
    if isinstance(card, Software):
        return _origins(card)
    return _volume(card) if isinstance(card, Logs) else ""


def _usage(card: StorageCard) -> str:
    items = []
    for mount in card.mounts:
        if mount.usage is not None:
            share = mount.usage.share
            state = ", full" if share >= FULL else ", nearly full" if share >= NEARLY_FULL else ""
            told = f"{share:.0%} of {cells.size_text(mount.usage.used + mount.usage.available)}{state}"
            items.append(Bar(mount.place, share, told, is_alarming=share >= NEARLY_FULL))
    return bars("How full it is", items)


def _origins(card: Software) -> str:
    counts = card.by_origin
    most = max(counts.values(), default=1)
    items = [Bar(origin.value, count / most, f"{count:,}") for origin, count in counts.items()]
    return bars("Packages by origin", items)


def _volume(card: Logs) -> str:
    from engine.inspection.logs import volume

    return columns("Entries over time", volume(card.entries, 80))


def _table(table: Table) -> str:
    count = len(table.rows)
    is_open = " open" if count <= _OPEN else ""
    rows = "".join(cells.row(table.columns, record) for record in table.rows[:MOST_ROWS])
    more = count - MOST_ROWS
    rest = f'<p class="more">{more:,} more are not shown; the JSON report has all.</p>' if more > 0 else ""
    title = f'{text(humane(table.name))} <span class="count">{count:,}</span>'
    content = f"<table>{cells.head(table.columns)}<tbody>{rows}</tbody></table>"
    return f'<details{is_open}><summary>{title}</summary><div class="scroll">{content}</div>{rest}</details>'
