"""The master file table of a volume: reads the records of files by their numbers.

`st_ino` is the number of a file's record.
"""

from __future__ import annotations

import bisect
import contextlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import itemgetter
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
"""Bytes of attribute lists that are read at once."""
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


class File(NamedTuple):
    """The first record of a file, and all its attributes, also those that are in others."""

    record: bytes
    attributes: list[Attribute]


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
        places = {number: place for number in wanted if (place := self.place(number)) is not None}
        data = self._fetch((place, size) for place in places.values())
        found = {number: data[place] for number, place in places.items()}
        for number in wanted:
            if number not in found:
                # It lies in two places, as it may where clusters are smaller than records.
                found[number] = self._stream.read(self.read, number * size, size)
        return found

    def place(self, number: int) -> int | None:
        """Where on the device this record is; None if it is not in one piece."""
        size = self.geometry.record
        at = number * size
        found = bisect.bisect_right(self._stream.spans, at, key=itemgetter(0)) - 1
        start, place, length = self._stream.spans[found] if found >= 0 else (0, 0, 0)
        return place + at - start if at + size <= start + length else None

    def files(self, numbers: Iterable[int]) -> Iterator[tuple[int, File]]:
        """The files of these numbers, each with its number, without those that are damaged.

        Reads some MiB at once. Raises what reading raises.
        """
        wanted = iter(numbers)
        while portion := list(islice(wanted, max(_AT_ONCE // self.geometry.record, 1))):
            yield from self._files(portion).items()

    def _files(self, numbers: Iterable[int]) -> dict[int, File]:
        found = {}
        for number, record in self.records(numbers).items():
            with contextlib.suppress(Damaged):
                if is_in_use(record):
                    found[number] = File(record, list(attributes(record)))
        elsewhere = self._elsewhere(found)
        others = self.records({other for others in elsewhere.values() for other in others})
        for number, its in elsewhere.items():
            with _without(found, number):
                for other in its:
                    found[number].attributes.extend(attributes(others.get(other, b"")))
        return found

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

    def _elsewhere(self, files: dict[int, File]) -> dict[int, set[int]]:
        """For files in several records, the numbers of the others. Takes out what is damaged, or too much."""
        lists: dict[int, Stream] = {}
        room = _MOST_LISTED
        for number, file in list(files.items()):
            with _without(files, number):
                for part in file.attributes:
                    if part.kind == ATTRIBUTE_LIST:
                        lists[number] = self._joined([part])
                        room -= part.size
                        if room < 0:
                            raise Damaged("attribute lists are too long")
        read = self._fetch(
            (place, length)
            for number, stream in lists.items()
            for _start, place, length in stream.spans
            if number in files
        )
        found: dict[int, set[int]] = {}
        room = _AT_ONCE
        for number in lists.keys() & files.keys():
            with _without(files, number):
                content = lists[number].read(lambda place, length: read[place][:length], 0, _MOST_LISTED)
                others = {other for _kind, _name, other in listed(content)} - {number}
                room -= len(others) * self.geometry.record
                if len(others) > MOST_RECORDS or room < 0:
                    raise Damaged("a file in too many records")
                found[number] = others
        return found

    def _fetch(self, wanted: Iterable[tuple[int, int]]) -> dict[int, bytes]:
        """Parts of the device, place and length of each, by their places: those that are near in one go."""
        found = {}
        for group in near(sorted(set(wanted))):
            begin = group[0][0]
            data = self.read(begin, max(place + length for place, length in group) - begin)
            for place, length in group:
                found[place] = data[place - begin : place - begin + length]
        return found

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
        # What is behind the end is nobody's.
        end = -(-parts[0].size // cluster)
        for part in parts:
            if part.first != at or part.content is not None:
                raise Damaged("a part of a stream is missing")
            for place, count in part.runs:
                spans += _span(at, place, min(count, end - at), cluster)
                at += count
        head = parts[0]
        return Stream(head.size, head.flags, None, tuple(spans), head.initialized)

    def _grow(self, found: Sequence[Attribute], parts: list[Attribute]) -> None:
        """Find the rest of the table, where it is in so many pieces that one record cannot name them all.

        Each piece is told of in a record that lies in those before it.
        """
        elsewhere = next((part for part in found if part.kind == ATTRIBUTE_LIST), None)
        content = self._joined([elsewhere]).read(self.read, 0, _MOST_LISTED) if elsewhere is not None else b""
        numbers = dict.fromkeys(
            number for kind, name, number in listed(content) if number and (kind, name) == (DATA, "")
        )
        for number in list(numbers)[:MOST_RECORDS]:
            if self.place(number) is None:
                self._stream = self._joined(parts)
            record = self.records([number]).get(number, b"")
            parts += [part for part in attributes(record) if _is(part, DATA, "")]
        self._stream = self._joined(parts)


@contextlib.contextmanager
def _without(files: dict[int, File], number: int) -> Iterator[None]:
    """Take the file out where it turns out to be damaged."""
    try:
        yield
    except Damaged:
        del files[number]


def _span(at: int, place: int | None, count: int, cluster: int) -> list[Span]:
    return [] if place is None or count <= 0 else [(at * cluster, place * cluster, count * cluster)]


def _is(attribute: Attribute, kind: int, name: str) -> bool:
    return attribute.kind == kind and attribute.name == name


def near(places: Sequence[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Places and lengths in groups that are read in one go each."""
    group: list[tuple[int, int]] = []
    for place, length in places:
        if group and (place - sum(group[-1]) > _NEAR or place + length - group[0][0] > _AT_ONCE):
            yield group
            group = []
        group.append((place, length))
    if group:
        yield group
