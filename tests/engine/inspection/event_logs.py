"""Event logs of Windows for tests: .evtx files written from Python values, without templates.

As in Joachim Metz's "Windows XML Event Log format"; written without the reader's code.
"""

import struct
import zlib
from collections.abc import Sequence
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


def event_log(*chunks: Sequence[Event], last: int | None = None, dirty: bool = False) -> bytes:
    """The file; each sequence of events is a chunk. `last` is the chunk that the header calls the last."""
    content, number = b"", 1
    for events in chunks:
        content += _Chunk(number).write(events)
        number += len(events)
    newest = len(chunks) - 1 if last is None else last
    head = struct.pack("<8sQQQIHHHH", b"ElfFile\0", 0, newest, number, 128, 1, 3, HEADER, len(chunks))
    head = head.ljust(120, b"\0")
    head += struct.pack("<II", int(dirty), zlib.crc32(head))
    return head.ljust(HEADER, b"\0") + content


class _Chunk:
    def __init__(self, first: int) -> None:
        self._first = first
        self._data = bytearray()

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
        tables = bytes(384)
        head += struct.pack("<II", 0, zlib.crc32(head + tables)) + tables
        return (head + self._data).ljust(CHUNK, b"\0")

    def _record(self, number: int, event: Event) -> None:
        start = len(self._data)
        self._data += struct.pack("<4sIQQ", b"**\0\0", 0, number, filetime(event.when))
        self._data += b"\x0f\x01\x01\x00"
        time = event.when.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        system = [
            ("Provider", {"Name": event.provider}, ""),
            ("EventID", {}, str(event.code)),
            ("Level", {}, str(event.level)),
            ("Keywords", {}, event.keywords),
            ("TimeCreated", {"SystemTime": time}, ""),
            ("EventRecordID", {}, str(number)),
            ("Execution", {"ProcessID": "44", "ThreadID": "0"}, ""),
            ("Channel", {}, event.channel),
        ]
        data = [("Data", {"Name": name}, value) for name, value in event.data.items()]
        top = self._open("Event", {"xmlns": NAMESPACE})
        for name, children in (("System", system), ("EventData", data)):
            group = self._open(name, {})
            for child, attributes, text in children:
                one = self._open(child, attributes)
                if text:
                    self._text(text)
                self._close(one)
            self._close(group)
        self._close(top)
        self._data += b"\0"
        size = len(self._data) - start + 4
        struct.pack_into("<I", self._data, start + 4, size)
        self._data += struct.pack("<I", size)

    def _open(self, name: str, attributes: dict[str, str]) -> int:
        self._data += b"\x41" if attributes else b"\x01"
        at = len(self._data)
        self._data += bytes(4)
        self._name(name)
        if attributes:
            sized = len(self._data)
            self._data += bytes(4)
            for index, (key, value) in enumerate(attributes.items(), 1):
                self._data += b"\x46" if index < len(attributes) else b"\x06"
                self._name(key)
                self._text(value)
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

    def _text(self, text: str) -> None:
        self._data += struct.pack("<BBH", 5, 1, len(text)) + text.encode("utf-16-le")
