"""The shares of a folder as a table for a spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from browser.exports import csv_text
from browser.sheets import Column, Form
from browser.usage.tree import Share

_COLUMNS = tuple(
    Column((name,), form)
    for name, form in (
        ("path", Form.TEXT),
        ("what", Form.TEXT),
        ("allocated", Form.SIZE),
        ("size", Form.SIZE),
        ("files", Form.NUMBER),
    )
)


@dataclass(frozen=True, slots=True)
class _Row:
    path: str
    what: str
    allocated: int
    size: int
    files: int


def usage_csv(top: str, parts: Sequence[Share]) -> str:
    """A line for each part of the folder at `top`; what has no name of its own goes by the folder's."""
    rows = [
        _Row(
            f"{top.rstrip('/')}/{share.name}" if share.name else top,
            share.sort.value,
            share.allocated,
            share.size,
            share.count,
        )
        for share in parts
    ]
    return csv_text(_COLUMNS, rows)
