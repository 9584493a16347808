"""Tables for people, through rich. Every text in them is plain: guests and hosts cannot mark it up."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from browser.cli.output import Output

UNBOUNDED = 10_000
"""Columns of what is no terminal: nothing is wrapped or cut there."""

Cell = str | Text


def table(*titles: str, right: Sequence[str] = ()) -> Table:
    """An empty table without lines; the columns in `right` are aligned to the right."""
    made = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0), show_header=any(titles))
    for title in titles:
        made.add_column(Text(title), justify="right" if title in right else "left", overflow="fold")
    return made


def add_row(to: Table, *cells: Cell) -> None:
    """Add a row of plain texts."""
    to.add_row(*(Text(cell) if isinstance(cell, str) else cell for cell in cells))


def print_table(made: Table, output: Output) -> None:
    """Write a table, in colour on a terminal that has colours."""
    text = io.StringIO()
    if output.is_terminal:
        console = Console(file=text, force_terminal=True, highlight=False, markup=False, emoji=False)
    else:
        console = Console(
            file=text, width=UNBOUNDED, no_color=True, highlight=False, markup=False, emoji=False
        )
    console.print(made)
    for line in text.getvalue().splitlines():
        output.line(line.rstrip())
