"""A file or a device of a guest, read in parts while somebody looks at it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from browser.content import read_device_part, read_part
from browser.guest_text import paragraphs

if TYPE_CHECKING:
    from browser.guest import Guest
    from browser.places import Place
    from engine import GuestFS

PIECE = 64 << 10
"""Bytes of a text that are read at once."""

LINE_LIMIT = 1000
"""Characters of a line that are shown: Qt takes milliseconds for each line that is much longer."""


@dataclass(frozen=True, slots=True)
class GuestFile:
    """Something with bytes. `path` is real; without a place, it is a device of the appliance's."""

    guest: Guest
    place: Place | None
    path: str
    size: int

    async def read(self, offset: int, length: int) -> bytes:
        """A part, shorter only at the end. Raises what `Guest.ask` raises."""
        length = max(0, min(length, self.size - offset))
        if not length:
            return b""
        if self.place is None:
            return await self.guest.ask_unmounted(read_device_part, self.path, offset, length)
        return await self.guest.ask(self.place, read_part, self.path, offset, length)


class TextReader:
    """The text of a file, piece by piece, in the form in which people may see it."""

    def __init__(self, file: GuestFile, decode: Callable[[bytes, bool], str]) -> None:
        self._file = file
        self._decode = decode
        self.position = 0
        """Bytes that were read."""

    @property
    def is_at_end(self) -> bool:
        return self.position >= self._file.size

    async def next(self) -> str:
        """The next piece. Decoding and looking at each character takes milliseconds: the worker does it."""
        file, offset, decode = self._file, self.position, self._decode
        length = min(PIECE, file.size - offset)
        is_last = offset + length >= file.size

        def read(g: GuestFS) -> str:
            return paragraphs(decode(read_part(g, file.path, offset, length), is_last), LINE_LIMIT)

        assert file.place is not None
        text = await file.guest.ask(file.place, read)
        self.position = offset + length
        return text
