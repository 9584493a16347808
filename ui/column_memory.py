"""Which columns a table of files shows, and how wide, from one run to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from browser.arrangement import Column

if TYPE_CHECKING:
    from browser.settings import Settings
    from ui.file_table import FileTable

_SHOWN, _WIDTHS = "columns", "column-widths"
_NONE = "none"
"""Stands for a list without a column, which would count as no list at all."""


def keep(settings: Settings, table: FileTable) -> None:
    """Remember the columns as they are."""
    settings.set_texts(_SHOWN, [column.name for column in sorted(table.wanted_columns)] or [_NONE])
    widths = table.column_widths().items()
    settings.set_texts(_WIDTHS, [f"{column.name}:{width}" for column, width in widths])


def restore(settings: Settings, table: FileTable) -> None:
    """Show the columns as they were left; what is not understood is left out."""
    shown = settings.texts(_SHOWN)
    wanted = {Column[name] for name in shown if name in Column.__members__}
    widths = {}
    for text in settings.texts(_WIDTHS):
        name, _, width = text.partition(":")
        if name in Column.__members__ and width.isascii() and width.isdigit():
            widths[Column[name]] = min(int(width), 2000)
    table.restore_columns(wanted if shown else table.wanted_columns, widths)
