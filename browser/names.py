"""Very many names, one behind the other as the guest has them: objects of their own would take five times
the memory.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import overload


class Names(Sequence[str]):
    """Names by number, which can only become more. Bytes that are no UTF-8 come back as they went in."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._bytes = bytearray()
        self._bounds = array("I", [0])
        self.extend(names)

    def __len__(self) -> int:
        return len(self._bounds) - 1

    @overload
    def __getitem__(self, number: int) -> str: ...

    @overload
    def __getitem__(self, number: slice) -> list[str]: ...

    def __getitem__(self, number: int | slice) -> str | list[str]:
        if isinstance(number, slice):
            return self.of(range(len(self))[number])
        number = range(len(self))[number] if number < 0 else number
        return self._bytes[self._bounds[number] : self._bounds[number + 1]].decode("utf-8", "surrogateescape")

    def __iter__(self) -> Iterator[str]:
        return (self[number] for number in range(len(self)))

    def of(self, numbers: Iterable[int]) -> list[str]:
        """The names of these numbers."""
        held, bounds = self._bytes, self._bounds
        return [
            held[bounds[number] : bounds[number + 1]].decode("utf-8", "surrogateescape") for number in numbers
        ]

    def extend(self, names: Iterable[str]) -> None:
        """Add names behind those that are there."""
        held, bounds = self._bytes, self._bounds
        for name in names:
            held += name.encode("utf-8", "surrogateescape")
            bounds.append(len(held))

    def index(self, name: str, start: int = 0, stop: int | None = None) -> int:
        """The first number with this name. Raises ValueError where there is none. Fast for a million."""
        wanted = name.encode("utf-8", "surrogateescape")
        if not wanted:
            return super().index(name, start, len(self) if stop is None else stop)
        bounds = self._bounds
        end = len(self) if stop is None else min(stop, len(self))
        place = self._bytes.find(wanted, bounds[min(start, len(self))])
        while place >= 0:
            number = bisect_right(bounds, place) - 1
            if number >= end:
                break
            if bounds[number] == place and bounds[number + 1] == place + len(wanted):
                return number
            place = self._bytes.find(wanted, place + 1)
        raise ValueError(f"{name!r} is not among the names.")
