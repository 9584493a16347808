"""Cards and tables as texts to paste or to keep: CSV for tables, JSON as the engine makes it.

A cell that a spreadsheet would take for a formula gets an apostrophe before it, as OWASP's "CSV injection"
advises: the text is the guest's. What no terminal should get becomes an escape.
"""

from __future__ import annotations

import csv
import enum
import io
import secrets
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from browser.records import choice_text
from browser.sheets import Column, Sheet, words_of

if TYPE_CHECKING:
    from engine.inspection import Report

_FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def csv_text(columns: Sequence[Column], rows: Iterable[Any]) -> str:
    """A table with the names of its fields as header. Times are as in ISO 8601."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([".".join(column.path) for column in columns])
    for row in rows:
        writer.writerow([_cell(column.value(row)) for column in columns])
    return out.getvalue()


def facts_csv(sheet: Sheet) -> str:
    """The facts of a card, each with the file that it stands in."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["fact", "value", "source"])
    writer.writerows([line.name, _cell(line.value), _cell(line.source)] for line in sheet.lines)
    return out.getvalue()


def tabbed_text(columns: Sequence[Column], rows: Iterable[Any]) -> str:
    """Rows as lines with tabs between their cells, as spreadsheets take them from the clipboard."""
    return "".join("\t".join(_cell(column.value(row)) for column in columns) + "\n" for row in rows)


def json_text(found: object) -> str:
    """A report or a card as JSON; for a worker where it is large."""
    from engine.inspection import to_json

    return to_json(found) + "\n"


def page_text(report: Report, disks: Sequence[str]) -> str:
    """A report as a page of HTML, which needs nothing else to be read."""
    from browser.page import page

    return page([report], disks)


def write_text(path: Path, text: str) -> None:
    """Write a file as a whole or not at all. Blocks; raises OSError."""
    write_pieces(path, (text.encode("utf-8", "backslashreplace"),))


def write_pieces(path: Path, pieces: Iterable[bytes]) -> None:
    """The same with content that comes bit by bit; what making it raises leaves no file either."""
    draft = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        with draft.open("xb") as out:
            out.writelines(pieces)
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def _cell(value: Any) -> str:
    text = visible_cell(_plain(value))
    return f"'{text}" if text.startswith(_FORMULAS) and isinstance(value, str) else text


def visible_cell(text: str) -> str:
    """The text without what acts on a terminal; backslashes stay as they are."""
    return "".join(character if character.isprintable() else _escape(character) for character in text)


def _escape(character: str) -> str:
    code = ord(character)
    if 0xDC80 <= code <= 0xDCFF:
        return f"\\x{code - 0xDC00:02x}"
    return character.encode("unicode_escape", "backslashreplace").decode()


def _plain(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, enum.Enum):
        return choice_text(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.hex()
    return str(value) if isinstance(value, str | int | float) else "; ".join(words_of(value))
