"""Which rows of a view are selected, told and changed by ranges: there may be a million of them.

Qt's own ways ask the model about each row.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import cast

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QItemSelectionRange

Flag = QItemSelectionModel.SelectionFlag


def ranges(selection: QItemSelectionModel) -> list[range]:
    """The selected rows from the top down, in ranges that do not touch."""
    found: list[range] = []
    parts = cast("Iterable[QItemSelectionRange]", selection.selection())
    for part in sorted((part.top(), part.bottom() + 1) for part in parts):
        if found and part[0] <= found[-1].stop:
            found[-1] = range(found[-1].start, max(part[1], found[-1].stop))
        else:
            found.append(range(*part))
    return found


def count(selection: QItemSelectionModel) -> int:
    """How many rows are selected."""
    return sum(map(len, ranges(selection)))


def rows(selection: QItemSelectionModel) -> Iterator[int]:
    """The selected rows from the top down."""
    return (row for part in ranges(selection) for row in part)


def inverted(parts: Sequence[range], count: int) -> list[range]:
    """The ranges between these, of `count` rows."""
    bounds = [0, *(bound for part in parts for bound in (part.start, part.stop)), count]
    return [range(*pair) for pair in zip(bounds[::2], bounds[1::2], strict=True) if pair[0] < pair[1]]


def joined(rows: Iterable[int]) -> list[range]:
    """The ranges that these rows, from the top down, make up."""
    found: list[range] = []
    start = stop = -1
    for row in rows:
        if row == stop:
            stop += 1
            continue
        if start >= 0:
            found.append(range(start, stop))
        start, stop = row, row + 1
    if start >= 0:
        found.append(range(start, stop))
    return found


def select(selection: QItemSelectionModel, parts: Iterable[range]) -> None:
    """Select these rows and no others."""
    model = selection.model()
    last = model.columnCount() - 1
    wanted = QItemSelection()
    for part in parts:
        wanted.append(QItemSelectionRange(model.index(part.start, 0), model.index(part.stop - 1, last)))
    selection.select(wanted, Flag.ClearAndSelect)
