"""Values as pieces of HTML: the one place that puts a guest's text into markup, where it is only text."""

from __future__ import annotations

import dataclasses
import html
import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from browser.guest_text import paragraphs, visible
from browser.records import choice_text
from browser.sheets import Column, Form, Line, form_of, words_of

LONGEST = 1_000
"""Characters of one cell."""

_TITLES = {
    "in_order": "Shut down in order",
    "is_cut": "Older entries left out",
    "is_person": "Person",
    "crypttab": "Decrypted volumes",
    "admin_by": "Rights by",
    "state_by": "State by",
    "below": "Made of",
}
"""Fields whose names alone say too little."""

_ACRONYMS = {"id": "ID", "uuid": "UUID", "pid": "PID"}
_UNKNOWN = '<span class="unknown">–</span>'


def text(value: str) -> str:
    """Any text as inert HTML on one line, in a direction of reading of its own."""
    return html.escape(visible(value, LONGEST))


def multiline(value: str) -> str:
    """The same for a text of several lines."""
    return html.escape(paragraphs(value[: LONGEST * 4]))


def identifier(value: str) -> str:
    """A name of ours as an anchor."""
    return re.sub(r"[^a-z0-9-]", "-", value.lower())


def humane(name: str) -> str:
    """A field's name as a title."""
    if name in _TITLES:
        return _TITLES[name]
    words = [_ACRONYMS.get(word, word) for word in name.split("_")]
    return " ".join((words[0][:1].upper() + words[0][1:], *words[1:]))


def size_text(size: float) -> str:
    """`1.5 GB`, as the window has it."""
    import humanize

    return humanize.naturalsize(size, format="%.1f").replace(".0 ", " ").replace("Bytes", "B")


def time_text(when: datetime) -> str:
    """A time in UTC, to the second."""
    return when.strftime("%Y-%m-%d %H:%M:%S") + " UTC"


def value(found: Any, form: Form) -> str:
    """A value; a dash where it is not known."""
    if found is None or found == "" or found == ():
        return _UNKNOWN
    if isinstance(found, datetime):
        return f'<time datetime="{found.isoformat()}">{time_text(found)}</time>'
    if isinstance(found, date):
        return f'<time datetime="{found.isoformat()}">{found.isoformat()}</time>'
    if form is Form.YES_NO:
        return "yes" if found else "no"
    if form is Form.SIZE:
        return f'<span title="{found} bytes">{size_text(found)}</span>'
    if form is Form.CHOICE:
        return text(choice_text(found).capitalize())
    if form is Form.LIST:
        listed = list(found.items()) if isinstance(found, Mapping) else list(found)
        is_plain = not any(map(dataclasses.is_dataclass, listed))
        words = words_of(found)[:200] if is_plain else [_record(one) for one in listed[:200]]
        return ", ".join(map(text, words))
    if form is Form.FILE:
        return f"<code>{text(str(found))}</code>"
    if isinstance(found, bytes):
        return f"<code>{text(found[:64].hex(' '))}</code>"
    return text(_record(found))


def _record(found: Any) -> str:
    """A record of a card, or any other value, in the words of its fields that say something."""
    if not dataclasses.is_dataclass(found) or isinstance(found, type):
        return time_text(found) if isinstance(found, datetime) else str(found)
    values = [getattr(found, one.name) for one in dataclasses.fields(found)]
    return ", ".join(_record(one) for one in values if one not in (None, "", ()))


def facts(lines: Iterable[Line]) -> str:
    """A list of facts, each with the file that it stands in; what is not known is named at its end."""
    rows = []
    unknown: list[str] = []
    empty: list[str] = []
    for line in lines:
        if line.value in (None, "", ()):
            (empty if line.value == () else unknown).append(humane(line.name))
            continue
        source = f'<span class="source">{text(line.source)}</span>' if line.source else ""
        shown = value(line.value, form_of(line))
        rows.append(f"<div><dt>{text(humane(line.name))}</dt><dd>{shown}{source}</dd></div>")
    rest = "".join(
        f'<p class="none">{word}: {text(", ".join(names))}.</p>'
        for word, names in (("None found", empty), ("Not known", unknown))
        if names
    )
    return (f'<dl class="facts">{"".join(rows)}</dl>' if rows else "") + rest


def head(columns: Iterable[Column]) -> str:
    """The head of a table."""
    cells = []
    for column in columns:
        right = ' class="number"' if column.form in (Form.SIZE, Form.NUMBER) else ""
        cells.append(f'<th scope="col"{right}>{text(humane(column.name))}</th>')
    return f"<thead><tr>{''.join(cells)}</tr></thead>"


def row(columns: Iterable[Column], record: Any) -> str:
    """One row of a table."""
    cells = []
    for column in columns:
        right = ' class="number"' if column.form in (Form.SIZE, Form.NUMBER) else ""
        cells.append(f"<td{right}>{value(column.value(record), column.form)}</td>")
    return f"<tr>{''.join(cells)}</tr>"
