"""Event logs of Windows for tests: .evtx files written from Python values, with templates or without.

As in Joachim Metz's "Windows XML Event Log format"; written without the reader's code.
"""

import struct
import uuid
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from tests.engine.inspection.hives import filetime

CHUNK, HEADER = 1 << 16, 4096
NAMESPACE = "http://schemas.microsoft.com/win/2004/08/events/event"


@dataclass(frozen=True)
class Event:
    """One event, and what stands in its EventData."""

    code: int = 1
    level: int = 4
    provider: str = "Test"
    channel: str = "System"
    when: datetime = datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)
    data: dict[str, str] = field(default_factory=dict)
    keywords: str = "0x80000000000000"


def event_log(
    *chunks: Sequence[Event], last: int | None = None, dirty: bool = False, templates: bool = False
) -> bytes:
    """The file; each sequence of events is a chunk. `last` is the chunk that the header calls the last.

    With `templates` it is as Windows writes it: what events have in common stands in the chunk once, and each
    of them has values to put into that, in types of their own.
    """
    content, number = b"", 1
    for events in chunks:
        content += _Chunk(number, has_templates=templates).write(events)
        number += len(events)
    newest = len(chunks) - 1 if last is None else last
    head = struct.pack("<8sQQQIHHHH", b"ElfFile\0", 0, newest, number, 128, 1, 3, HEADER, len(chunks))
    head = head.ljust(120, b"\0")
    head += struct.pack("<II", int(dirty), zlib.crc32(head))
    return head.ljust(HEADER, b"\0") + content


@dataclass(frozen=True)
class _Slot:
    """A place of a template where a value goes."""

    place: int

    @property
    def kind(self) -> int:
        """The type of the value: what all events have has its own, the rest is text."""
        return _TYPES[self.place][0] if self.place < len(_TYPES) else 1


Content = str | _Slot

_TYPES = ((6, "H"), (4, "B"), (0x15, "Q"), (0x11, "Q"), (0x0A, "Q"), (8, "I"))
"""Of the values that every event has: code, level, keywords, time, number, process."""


class _Chunk:
    def __init__(self, first: int, *, has_templates: bool = False) -> None:
        self._first = first
        self._data = bytearray()
        self._has_templates = has_templates
        self._templates: dict[tuple[str, ...], int] = {}
        self._is_template = False

    def write(self, events: Sequence[Event]) -> bytes:
        start = 512
        for number, event in enumerate(events, self._first):
            start = 512 + len(self._data)
            self._record(number, event)
        last = self._first + len(events) - 1
        free = 512 + len(self._data)
        assert free <= CHUNK, "too many events for a chunk"
        head = struct.pack("<8sQQQQIII", b"ElfChnk\0", self._first, last, self._first, last, 128, start, free)
        head += struct.pack("<I", zlib.crc32(bytes(self._data)))
        head = head.ljust(120, b"\0")
        places = list(self._templates.values())[:32]
        tables = bytes(256) + struct.pack(f"<{len(places)}I", *places).ljust(128, b"\0")
        head += struct.pack("<II", 0, zlib.crc32(head + tables)) + tables
        return (head + self._data).ljust(CHUNK, b"\0")

    def _record(self, number: int, event: Event) -> None:
        start = len(self._data)
        self._data += struct.pack("<4sIQQ", b"**\0\0", 0, number, filetime(event.when))
        self._data += b"\x0f\x01\x01\x00"
        if self._has_templates:
            self._instance(number, event)
        else:
            self._whole(number, event)
        self._data += b"\0"
        size = len(self._data) - start + 4
        struct.pack_into("<I", self._data, start + 4, size)
        self._data += struct.pack("<I", size)

    def _instance(self, number: int, event: Event) -> None:
        """A template, or where it stands already, and what to put into it."""
        key = (event.provider, event.channel, *event.data)
        at = self._templates.get(key)
        self._data += struct.pack("<BBI", 0x0C, 1, len(self._templates))
        self._data += struct.pack("<I", at or 512 + len(self._data) + 4)
        if at is None:
            self._templates[key] = 512 + len(self._data)
            self._data += struct.pack("<I16sI", 0, uuid.uuid5(uuid.NAMESPACE_OID, repr(key)).bytes_le, 0)
            start = len(self._data)
            self._data += b"\x0f\x01\x01\x00"
            self._is_template = True
            fields = {name: _Slot(place) for place, name in enumerate(event.data, len(_TYPES))}
            self._tree(event, _Slot(0), _Slot(1), _Slot(2), _Slot(3), _Slot(4), _Slot(5), fields)
            self._is_template = False
            self._data += b"\0"
            struct.pack_into("<I", self._data, start - 4, len(self._data) - start)
        system = (event.code, event.level, int(event.keywords, 16), filetime(event.when), number, 44)
        values = [struct.pack(f"<{letter}", value) for (_, letter), value in zip(_TYPES, system, strict=True)]
        kinds = [kind for kind, _ in _TYPES] + [1] * len(event.data)
        values += [value.encode("utf-16-le") for value in event.data.values()]
        self._data += struct.pack("<I", len(values))
        for kind, value in zip(kinds, values, strict=True):
            self._data += struct.pack("<HBB", len(value), kind, 0)
        self._data += b"".join(values)

    def _whole(self, number: int, event: Event) -> None:
        """Everything as text."""
        time = event.when.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        self._tree(
            event, str(event.code), str(event.level), event.keywords, time, str(number), "44", event.data
        )

    def _tree(
        self,
        event: Event,
        code: Content,
        level: Content,
        keywords: Content,
        time: Content,
        number: Content,
        process: Content,
        fields: Mapping[str, Content],
    ) -> None:
        system: list[tuple[str, dict[str, Content], Content]] = [
            ("Provider", {"Name": event.provider}, ""),
            ("EventID", {}, code),
            ("Level", {}, level),
            ("Keywords", {}, keywords),
            ("TimeCreated", {"SystemTime": time}, ""),
            ("EventRecordID", {}, number),
            ("Execution", {"ProcessID": process, "ThreadID": "0"}, ""),
            ("Channel", {}, event.channel),
        ]
        data: list[tuple[str, dict[str, Content], Content]] = [
            ("Data", {"Name": name}, value) for name, value in fields.items()
        ]
        top = self._open("Event", {"xmlns": NAMESPACE})
        for name, children in (("System", system), ("EventData", data)):
            group = self._open(name, {})
            for child, attributes, content in children:
                one = self._open(child, attributes)
                if content:
                    self._content(content)
                self._close(one)
            self._close(group)
        self._close(top)

    def _open(self, name: str, attributes: Mapping[str, Content]) -> int:
        self._data += b"\x41" if attributes else b"\x01"
        if self._is_template:
            # It depends on no value.
            self._data += b"\xff\xff"
        at = len(self._data)
        self._data += bytes(4)
        self._name(name)
        if attributes:
            sized = len(self._data)
            self._data += bytes(4)
            for index, (key, value) in enumerate(attributes.items(), 1):
                self._data += b"\x46" if index < len(attributes) else b"\x06"
                self._name(key)
                self._content(value)
            struct.pack_into("<I", self._data, sized, len(self._data) - sized - 4)
        self._data += b"\x02"
        return at

    def _close(self, at: int) -> None:
        self._data += b"\x04"
        struct.pack_into("<I", self._data, at, len(self._data) - at - 4)

    def _name(self, name: str) -> None:
        offset = 512 + len(self._data) + 4
        number = 0
        for letter in name:
            number = number * 65599 + ord(letter)
        self._data += struct.pack("<IIHH", offset, 0, number & 0xFFFF, len(name))
        self._data += f"{name}\0".encode("utf-16-le")

    def _content(self, content: Content) -> None:
        if isinstance(content, _Slot):
            self._data += struct.pack("<BHB", 0x0D, content.place, content.kind)
        else:
            text = content.encode("utf-16-le")
            self._data += struct.pack("<BBH", 5, 1, len(text) // 2) + text
