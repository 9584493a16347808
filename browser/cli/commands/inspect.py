"""`guestscope inspect`: what is in a machine, card by card: for people, as JSON, or as a page to send."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from browser.cli.disks import choose_system, opened, system_name
from browser.cli.outcome import CommandFailed, Misused, Status
from browser.cli.output import note
from browser.cli.progress import Waiting
from engine import inspection
from engine.inspection.health import Health

if TYPE_CHECKING:
    from browser.cli.options import Options
    from browser.cli.output import Output
    from browser.sheets import Line, Table
    from engine import GuestFS
    from engine.inspection import Card, Report, System

FEW = 12
"""Rows of a table that are printed when nobody asked for its card by name."""


def run(options: Options, output: Output) -> int:
    """Read the cards and print them; FAILED where one could not be read."""
    _check(options)
    with Waiting() as waiting, opened(options, waiting) as g:
        waiting.show("Looking for operating systems…")
        found = inspection.systems(g)
        if options.system is not None:
            found = [one for one in [choose_system(found, options.system)] if one is not None]
        reports = [_read(g, system, options.cards, waiting) for system in found]
        images = [drive.image.path.name for drive in g.drives]
        waiting.end()
        if options.json:
            output.json([inspection.plain(report) for report in reports])
        elif options.html:
            _write_page(reports, images, options, output)
        else:
            print_all(reports, options.cards, output)
    is_whole = not any(isinstance(card, inspection.Failed) for one in reports for card in one.cards.values())
    return Status.DONE if is_whole else Status.FAILED


def _check(options: Options) -> None:
    for name in options.cards:
        if name not in inspection.CARDS:
            known = ", ".join(inspection.CARDS)
            raise Misused(f"There is no card “{name}”.", f"There are: {known}.")
    if options.html and options.html != "-" and Path(options.html).exists() and not options.force:
        raise CommandFailed(f"{options.html} is there already.", "With -f it is replaced.")


def _read(g: GuestFS, system: System, names: list[str], waiting: Waiting) -> Report:
    for place, reason in inspection.mount_system(g, system).skipped.items():
        note(f"“{place}” is not mounted. {reason}")
    try:
        wanted = [name for name in inspection.CARDS if name in names] if names else None
        return inspection.report(g, system, wanted, lambda name, _share: _show(waiting, name))
    finally:
        g.umount_all()


def _show(waiting: Waiting, name: str) -> None:
    if name:
        waiting.show(f"Reading {name.replace('_', ' ')}…")


def _write_page(reports: list[Report], images: list[str], options: Options, output: Output) -> None:
    from browser.exports import write_text
    from browser.page import page

    made = page(reports, images)
    if options.html == "-":
        output.raw(made.encode("utf-8", "xmlcharrefreplace"))
    else:
        write_text(Path(options.html), made)


def print_all(reports: list[Report], asked_for: list[str], output: Output) -> None:
    """Write the cards for people; those that were asked for by name with all of their rows."""
    if not reports:
        output.line("No operating system was found. “ls -m DEVICE” lists the files of a file system.")
    for number, report in enumerate(reports):
        if number:
            output.line()
        output.line(output.shown(system_name(report.system)))
        for name, card in report.cards.items():
            output.line()
            output.line(f"{name.replace('_', ' ').capitalize()}")
            _print_card(card, output, is_whole=name in asked_for)


def _print_card(card: Card, output: Output, *, is_whole: bool) -> None:
    from browser.sheets import sheet_of

    sheet = sheet_of(card)
    known = [line for line in sheet.lines if line.value not in (None, "", ()) and line.name != "icon"]
    _print_facts(known, output)
    if isinstance(card, Health) and not card.notes:
        output.line("  Nothing wrong was found.")
    for table in sheet.tables:
        _print_table(table, output, len(table.rows) if is_whole else FEW)
    for problem in card.problems:
        output.line(f"  ! {output.shown(problem)}")


def _print_facts(lines: list[Line], output: Output) -> None:
    from browser.cli.tables import add_row, print_table, table

    shown = table("", "", "")
    for line in lines:
        text = output.shown(_text(line.value))
        add_row(shown, f"  {line.name.replace('_', ' ')}", text, output.shown(line.source))
    if lines:
        print_table(shown, output)


def _print_table(found: Table, output: Output, most: int) -> None:
    from browser.cli.tables import add_row, print_table, table
    from browser.sheets import Form

    numbers = (Form.SIZE, Form.NUMBER)
    titles = [column.name.replace("_", " ") for column in found.columns]
    right = [title for title, column in zip(titles, found.columns, strict=True) if column.form in numbers]
    output.line(f"  {len(found.rows)} {found.name.replace('_', ' ')}")
    if len(found.rows) > most:
        return
    shown = table(*titles, right=right)
    for row in found.rows:
        values = (_text(column.value(row), column.form is Form.SIZE) for column in found.columns)
        add_row(shown, *(output.shown(value) for value in values))
    print_table(shown, output)


def _text(value: Any, is_size: bool = False) -> str:
    from datetime import datetime
    from enum import Enum

    from browser.cli.commands.info import size_text
    from browser.records import choice_text
    from browser.sheets import words_of

    if value is None:
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Enum):
        return str(choice_text(value))
    if isinstance(value, datetime):
        return value.isoformat(" ", "seconds")
    if is_size:
        return size_text(value)
    return ", ".join(words_of(value)) if isinstance(value, tuple | list | dict) else str(value)
