"""What goes to standard output and standard error.

Text of a guest is written byte by byte as it is into a pipe or a file, and in its visible form on a
terminal, which it must not steer. Notes and errors on standard error always have the visible form.
"""

from __future__ import annotations

import codecs
import contextlib
import json
import os
import sys
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from browser.cli.outcome import OutputFailed, ReaderGone
from browser.guest_text import paragraphs, visible

LONGEST_NOTE = 2000
"""Characters of one note or error; a hostile image can make its part of one as long as it likes."""


class Output:
    """Standard output. Raises ReaderGone when nobody reads it, OutputFailed when it cannot be written."""

    def __init__(self, stream: BinaryIO, *, is_terminal: bool, encoding: str = "utf-8") -> None:
        self._stream = stream
        self.is_terminal = is_terminal
        self.encoding = encoding

    @classmethod
    def standard(cls) -> Output:
        """The process's own. Raises OutputFailed where it is closed."""
        if sys.stdout is None:
            raise OutputFailed("it is closed")
        return cls(sys.stdout.buffer, is_terminal=sys.stdout.isatty(), encoding=sys.stdout.encoding)

    def shown(self, text: str) -> str:
        """Text of a guest, in the form that this output takes."""
        return visible(text, len(text)) if self.is_terminal else text

    def line(self, text: str = "") -> None:
        """Write a line. What it quotes of a guest has been through `shown`."""
        if self.is_terminal:
            self.raw(f"{text}\n".encode(self.encoding, "backslashreplace"))
        else:
            self.raw(f"{text}\n".encode("utf-8", "surrogateescape"))

    def json(self, value: Any) -> None:
        """Write a value as JSON in ASCII; a byte of a name that is no UTF-8 is a lone \\udcXX."""
        self.line(json.dumps(value, indent=2))

    @contextlib.contextmanager
    def json_list(self) -> Iterator[JsonList]:
        """Write a list item by item, one on a line, without holding all of it."""
        items = JsonList(self)
        yield items
        items.end()

    def content(self) -> Callable[[bytes], None]:
        """A function that writes a file's content piece by piece: as it is, or visibly on a terminal."""
        if not self.is_terminal:
            return self.raw
        decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")

        def write(data: bytes) -> None:
            text = paragraphs(decoder.decode(data), len(data))
            self.raw(text.encode(self.encoding, "backslashreplace"))

        return write

    def raw(self, data: bytes | memoryview) -> None:
        """Write bytes as they are."""
        with self._failing():
            self._stream.write(data)

    def flush(self) -> None:
        """Have everything written."""
        with self._failing():
            self._stream.flush()

    @contextlib.contextmanager
    def _failing(self) -> Iterator[None]:
        try:
            yield
        except BrokenPipeError:
            raise ReaderGone from None
        except OSError as error:
            raise OutputFailed(error.strerror or str(error)) from error


class JsonList:
    """A JSON list that is being written."""

    def __init__(self, output: Output) -> None:
        self._output = output
        self._before = b"[\n"

    def add(self, item: object) -> None:
        self._output.raw(self._before + json.dumps(item).encode())
        self._before = b",\n"

    def end(self) -> None:
        self._output.raw(b"[]\n" if self._before == b"[\n" else b"\n]\n")


def note(text: str) -> None:
    """Tell something on standard error, on one line."""
    if sys.stderr is not None:
        with contextlib.suppress(OSError):
            sys.stderr.write(f"guestscope: {visible(text, LONGEST_NOTE)}\n")
            sys.stderr.flush()


def discard_standard_output() -> None:
    """Let what is still buffered vanish when the interpreter ends, instead of failing once more."""
    with contextlib.suppress(OSError):
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        os.close(null)
