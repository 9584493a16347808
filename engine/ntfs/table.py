"""The master file table of a volume: reads the records of files by their numbers.

`st_ino` is the number of a file's record.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from engine.ntfs.records import (
    ATTRIBUTE_LIST,
    DATA,
    SECTOR,
    Attribute,
    Damaged,
    Geometry,
    attributes,
    geometry,
    is_in_use,
    listed,
)

Read = Callable[[int, int], bytes]
"""Reads a device: offset and length in bytes; shorter only at its end."""
Span = tuple[int, int, int]
"""Where a part begins in its stream and on its device, and its length, in bytes."""

MOST_RECORDS = 256
"""Records that one file may be spread over."""
_MOST_LISTED = 1 << 20
"""Bytes of the longest attribute list."""
_NEAR = 512 << 10
"""Bytes between two records that are read along: another call about a device takes the daemon longer."""
_AT_ONCE = 2 << 20


@dataclass(frozen=True, slots=True)
class Stream:
    """A stream of a file: its bytes, where they are in a record, or else where they are on the device.

    What is in no span is zeros, as is all behind `initialized`.
    """

    size: int
    flags: int
    content: bytes | None
    spans: tuple[Span, ...] = ()
    initialized: int = 0

    @property
    def allocated(self) -> int:
        """Bytes that it takes on the device, beside its records."""
        return sum(length for _start, _place, length in self.spans)

    def read(self, read: Read, offset: int, length: int) -> bytes:
        """A part, shorter only at the end."""
        length = max(0, min(length, self.size - offset))
        if self.content is not None:
            return self.content[offset : offset + length]
        data = bytearray(length)
        for start, place, there in self.spans:
            begin, end = max(start, offset), min(start + there, offset + length, self.initialized)
            if begin < end:
                part = read(place + begin - start, end - begin)
                if len(part) != end - begin:
                    raise Damaged("a stream is cut off")
                data[begin - offset : end - offset] = part
        return bytes(data)


class Layout(NamedTuple):
    """Where the table of a volume is. It stays so as long as nobody writes to the volume."""

    geometry: Geometry
    stream: Stream


class Table:
    """The table of one volume."""

    def __init__(self, read: Read, layout: Layout | None = None) -> None:
        """`read` reads the volume's device, `layout` is what an earlier table found there.

        Raises `Damaged`, and what `read` raises.
        """
        self.read = read
        if layout is not None:
            self.geometry, self._stream = layout
            return
        self.geometry = geometry(read(0, SECTOR))
        own = list(attributes(read(self.geometry.table, self.geometry.record)))
        parts = [part for part in own if _is(part, DATA, "")]
        self._stream = self._joined(parts)
        self._grow(own, parts)

    @property
    def layout(self) -> Layout:
        return Layout(self.geometry, self._stream)

    def records(self, numbers: Iterable[int]) -> dict[int, bytes]:
        """The records of these numbers, as far as there are any. Raises what reading raises."""
        size = self.geometry.record
        wanted = sorted({number for number in numbers if 0 <= number < self._stream.size // size})
        places = [(place, number) for number in wanted if (place := self.place(number)) is not None]
        places.sort()
        found: dict[int, bytes] = {}
        for group in _groups(places, size):
            begin = group[0][0]
            data = self.read(begin, group[-1][0] + size - begin)
            for place, number in group:
                found[number] = data[place - begin : place - begin + size]
        if len(found) < len(wanted):
            # A record that lies in two places, as it may where clusters are smaller than records.
            for number in wanted:
                if number not in found:
                    found[number] = self._stream.read(self.read, number * size, size)
        return found

    def place(self, number: int) -> int | None:
        """Where on the device this record is; None if it is not in one piece."""
        size = self.geometry.record
        at = number * size
        for start, place, length in self._stream.spans:
            if start <= at and at + size <= start + length:
                return place + at - start
        return None

    def attributes(self, number: int, record: bytes) -> list[Attribute]:
        """All attributes of the file with this number and first record, also those that are in others.

        Raises `Damaged`.
        """
        if not is_in_use(record):
            raise Damaged("no file has this record")
        own = list(attributes(record))
        elsewhere = next((part for part in own if part.kind == ATTRIBUTE_LIST), None)
        if elsewhere is None:
            return own
        content = self._content(elsewhere)
        others = {other for _kind, _name, other in listed(content)} - {number}
        if len(others) > MOST_RECORDS:
            raise Damaged("a file in too many records")
        for other in self.records(others).values():
            own += attributes(other)
        return own

    def stream(self, found: Sequence[Attribute], kind: int, name: str) -> Stream | None:
        """The stream of this kind and name among a file's attributes. Raises `Damaged` if it is not whole."""
        parts = [part for part in found if _is(part, kind, name)]
        if not parts:
            return None
        stream = self._joined(parts)
        clusters = sum(run.clusters for part in parts for run in part.runs)
        if stream.content is None and stream.size > clusters * self.geometry.cluster:
            raise Damaged("a stream is longer than its clusters")
        return stream

    def _content(self, attribute: Attribute) -> bytes:
        if attribute.content is not None:
            return attribute.content
        stream = self._joined([attribute])
        if stream.size > _MOST_LISTED:
            raise Damaged("an attribute list is too long")
        return stream.read(self.read, 0, stream.size)

    def _joined(self, parts: Sequence[Attribute]) -> Stream:
        if not parts:
            raise Damaged("a stream is missing")
        inside = parts[0].content
        if inside is not None:
            return Stream(parts[0].size, parts[0].flags, inside)
        cluster = self.geometry.cluster
        parts = sorted(parts, key=lambda part: part.first)
        spans: list[Span] = []
        at = 0
        for part in parts:
            if part.first != at or part.content is not None:
                raise Damaged("a part of a stream is missing")
            for place, count in part.runs:
                spans += _span(at, place, count, cluster)
                at += count
        head = parts[0]
        return Stream(head.size, head.flags, None, tuple(spans), head.initialized)

    def _grow(self, found: Sequence[Attribute], parts: list[Attribute]) -> None:
        """Find the rest of the table, where it is in so many pieces that one record cannot name them all.

        Each piece is told of in a record that lies in those before it.
        """
        elsewhere = next((part for part in found if part.kind == ATTRIBUTE_LIST), None)
        entries = listed(self._content(elsewhere)) if elsewhere is not None else ()
        numbers = dict.fromkeys(
            number for kind, name, number in entries if number and (kind, name) == (DATA, "")
        )
        for number in list(numbers)[:MOST_RECORDS]:
            record = self.records([number]).get(number, b"")
            parts += [part for part in attributes(record) if _is(part, DATA, "")]
            self._stream = self._joined(parts)


def _span(at: int, place: int | None, count: int, cluster: int) -> list[Span]:
    return [] if place is None else [(at * cluster, place * cluster, count * cluster)]


def _is(attribute: Attribute, kind: int, name: str) -> bool:
    return attribute.kind == kind and attribute.name == name


def _groups(places: Sequence[tuple[int, int]], size: int) -> Iterable[list[tuple[int, int]]]:
    """The places in groups that are read in one go each."""
    group: list[tuple[int, int]] = []
    for place, number in places:
        if group and (place - group[-1][0] > _NEAR or place + size - group[0][0] > _AT_ONCE):
            yield group
            group = []
        group.append((place, number))
    if group:
        yield group
