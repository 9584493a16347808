"""A disk as nested boxes to scale: the disk on top, beneath it what lies on it, down to the file systems.

Only sizes and places; drawing is somebody else's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from browser.storage_tree import Node

if TYPE_CHECKING:
    from engine.storage import Volume

SPACE = 3.0
"""Between two boxes side by side."""
WORTH_SHOWING = 0.01
"""The share of what it lies in above which free space gets a box."""


@dataclass(frozen=True, slots=True)
class Box:
    """One box: `volume` is None for a volume group, named by `group`, and for space that nothing has.

    `left` and `width` are in the unit of the whole picture's width, `depth` counts from the top. `size` is in
    bytes.
    """

    volume: Volume | None
    left: float
    width: float
    depth: int
    size: int
    group: str = ""

    @property
    def is_free(self) -> bool:
        return self.volume is None and not self.group


@dataclass(frozen=True, slots=True)
class _Part:
    """Something that wants a place in a row."""

    size: int
    node: Node | None = None
    group: str = ""
    members: tuple[Node, ...] = ()


def boxes(node: Node, width: float, smallest: float) -> list[Box]:
    """The boxes of a disk's tree. None but free space is narrower than `smallest` while there is room."""
    return list(_node(node, 0.0, width, 0, smallest))


def _node(node: Node, left: float, width: float, depth: int, smallest: float) -> Iterator[Box]:
    yield Box(node.volume, left, width, depth, node.volume.size)
    yield from _row(_parts(node), left, width, depth + 1, smallest)


def _row(parts: Sequence[_Part], left: float, width: float, depth: int, smallest: float) -> Iterator[Box]:
    for part, part_width in zip(parts, _widths(parts, width, smallest), strict=True):
        if part.node is not None:
            yield from _node(part.node, left, part_width, depth, smallest)
        else:
            yield Box(None, left, part_width, depth, part.size, part.group)
            inner = [_Part(member.volume.size, member) for member in part.members]
            yield from _row(
                [*inner, *_rest(part.size, inner)] if inner else [], left, part_width, depth + 1, smallest
            )
        left += part_width + SPACE


def _parts(node: Node) -> list[_Part]:
    if any(child.volume.start for child in node.children):
        return list(_with_gaps(node))
    parts: list[_Part] = []
    for group, members in groupby(node.children, key=lambda child: child.volume.group):
        if group:
            parts.append(_Part(node.volume.size, group=group, members=tuple(members)))
        else:
            parts += [_Part(min(child.volume.size, node.volume.size), child) for child in members]
    return parts


def _with_gaps(disk: Node) -> Iterator[_Part]:
    """Partitions in their order, with the space between them that is worth showing.

    Logical partitions lie in an extended one, which is left out: it holds nothing else.
    """
    least = disk.volume.size * WORTH_SHOWING
    position = 0
    inner = [child for child in disk.children if not _is_extended(child, disk.children)]
    for child in sorted(inner, key=lambda each: each.volume.start):
        if child.volume.start - position > least:
            yield _Part(child.volume.start - position)
        yield _Part(child.volume.size, child)
        position = max(position, child.volume.start + child.volume.size)
    if disk.volume.size - position > least:
        yield _Part(disk.volume.size - position)


def _is_extended(node: Node, others: Sequence[Node]) -> bool:
    start, end = node.volume.start, node.volume.start + max(node.volume.size, 1024 * 1024 * 1024)
    kinds = ("0x5", "0xf", "0x85")
    return node.volume.partition_type in kinds and any(
        start < other.volume.start < end for other in others if other is not node
    )


def _rest(size: int, parts: Sequence[_Part]) -> list[_Part]:
    rest = size - sum(part.size for part in parts)
    return [_Part(rest)] if rest > size * WORTH_SHOWING else []


def _widths(parts: Sequence[_Part], width: float, smallest: float) -> list[float]:
    """Widths to scale, but none below the smallest; the larger ones give what that takes."""
    room = max(width - SPACE * (len(parts) - 1), 0.0)
    total = sum(part.size for part in parts) or 1
    least = [min(smallest if part.node or part.group else 8.0, room / len(parts)) for part in parts]
    wanted = [max(room * part.size / total, low) for part, low in zip(parts, least, strict=True)]
    excess = sum(wanted) - room
    spare = sum(one - low for one, low in zip(wanted, least, strict=True))
    if excess > 0 and spare > 0:
        share = min(excess / spare, 1.0)
        wanted = [one - (one - low) * share for one, low in zip(wanted, least, strict=True)]
    return wanted
