"""Rectangles whose areas are in proportion to numbers and which are as square as they can be.

The way of Bruls, Huizing and van Wijk, "Squarified Treemaps" (2000): a row is filled along the shorter side
for as long as that makes its worst rectangle squarer.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Area(NamedTuple):
    """A rectangle: its left upper corner and its sides."""

    x: float
    y: float
    width: float
    height: float


def squarify(amounts: Sequence[float], area: Area) -> list[Area]:
    """A rectangle for each amount, which are positive and descend. Together they fill the area."""
    total = sum(amounts)
    if total <= 0 or area.width <= 0 or area.height <= 0:
        return [Area(area.x, area.y, 0, 0) for _ in amounts]
    scale = area.width * area.height / total
    sizes = [amount * scale for amount in amounts]
    found: list[Area] = []
    start = 0
    while start < len(sizes):
        side = min(area.width, area.height)
        end, row = start + 1, sizes[start]
        while end < len(sizes) and _worst(sizes[start], sizes[end], row + sizes[end], side) <= _worst(
            sizes[start], sizes[end - 1], row, side
        ):
            row += sizes[end]
            end += 1
        placed, area = _place(sizes[start:end], row, area)
        found += placed
        start = end
    return found


def _worst(largest: float, smallest: float, row: float, side: float) -> float:
    """How long the longest rectangle of a row is for its width."""
    if row <= 0 or smallest <= 0 or side <= 0:
        return float("inf")
    return max(side * side * largest / (row * row), row * row / (side * side * smallest))


def _place(sizes: Sequence[float], row: float, area: Area) -> tuple[list[Area], Area]:
    """One row along the shorter side, and what is left of the area."""
    found: list[Area] = []
    if area.width >= area.height:
        width = row / area.height if area.height else 0.0
        y = area.y
        for size in sizes:
            height = size / width if width else 0.0
            found.append(Area(area.x, y, width, height))
            y += height
        return found, Area(area.x + width, area.y, max(area.width - width, 0.0), area.height)
    height = row / area.width
    x = area.x
    for size in sizes:
        width = size / height if height else 0.0
        found.append(Area(x, area.y, width, height))
        x += width
    return found, Area(area.x, area.y + height, area.width, max(area.height - height, 0.0))
