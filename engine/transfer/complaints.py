"""What GNU tar complained about, as it writes it with LC_ALL=C and --quoting-style=c.

Where tar cannot read a file it fills it up with zeros, and only its complaint tells that from the file's own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from engine.transfer.report import Reason

_LINE = re.compile(r'^tar: "((?:[^"\\]|\\.)*)": (.*)$')
_ESCAPE = re.compile(r"\\([0-7]{3}|.)")
_LETTERS = {"a": 7, "b": 8, "t": 9, "n": 10, "v": 11, "f": 12, "r": 13}
_HARMLESS = ("tar: Exiting with failure status",)


@dataclass(frozen=True, slots=True)
class Complaint:
    """Something about one member, or about everything where the name is empty."""

    name: str
    reason: Reason
    detail: str


def parse(text: str) -> list[Complaint]:
    """The complaints in complete lines of tar's standard error."""
    found = []
    for line in text.split("\n")[:-1]:
        if not line or line.startswith(_HARMLESS):
            continue
        match = _LINE.match(line)
        if match is None:
            found.append(Complaint("", Reason.UNREADABLE, line.removeprefix("tar: ")))
            continue
        name, what = _unquoted(match[1]), match[2]
        if what.startswith("Warning: "):
            # An attribute that cannot be read; the file itself is whole.
            continue
        if what == "socket ignored" or what.startswith("Unknown file type"):
            found.append(Complaint(name, Reason.SPECIAL, ""))
        elif what.startswith("File shrank"):
            found.append(Complaint(name, Reason.SHORT, ""))
        else:
            found.append(Complaint(name, Reason.UNREADABLE, what.rpartition(": ")[2]))
    return found


def _unquoted(text: str) -> str:
    def one(match: re.Match[str]) -> str:
        code = match[1]
        value = int(code, 8) if len(code) == 3 else _LETTERS.get(code, ord(code))
        return chr(value) if value < 0x80 else chr(0xDC00 + (value & 0xFF))

    # Escaped bytes and plain characters may be parts of one UTF-8 sequence.
    return _ESCAPE.sub(one, text).encode("utf-8", "surrogateescape").decode("utf-8", "surrogateescape")
