"""Which files of a guest hold a text: grep in the appliance looks into them, a portion of paths at a time."""

from __future__ import annotations

import base64
import binascii
import os
import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.errors import GuestFSError, ProtocolError
from engine.transfer.guest_shell import ROOT

if TYPE_CHECKING:
    from engine.handle import GuestFS

_LONGEST_SCRIPT = 90 << 10
"""Bytes of a script: Linux takes 128 KiB in one argument."""

# In the locale C a text is bytes: what is not UTF-8 is no binary file for that, and a line is found fast.
_SCRIPT = """
export LC_ALL=C
cd {root} || exit 8
printf '%s\\0' {paths} | xargs -0 grep -lZs {options} {patterns} -- | base64 -w 0
"""
_BAD_PATTERN = "if echo | LC_ALL=C grep -q {options} {patterns} 2>&1; then :; else [ $? = 1 ] || echo bad; fi"


class PatternRefused(GuestFSError):
    """A regular expression for contents is none."""

    def __str__(self) -> str:
        return "grep does not understand this expression. Mend it, or search for it as plain text."


@dataclass(frozen=True, slots=True)
class Text:
    """What a file has to hold in one of its lines. A regular expression is one of `grep -E`."""

    pattern: str
    is_regex: bool = False
    minds_case: bool = False
    in_binary: bool = False
    """Whether files that hold NUL bytes are looked into as well."""

    @property
    def options(self) -> str:
        """Options of grep."""
        letters = "E" if self.is_regex else "F"
        return f"-{letters}{'' if self.minds_case else 'i'}{'a' if self.in_binary else 'I'}"

    @property
    def patterns(self) -> list[bytes]:
        """The pattern as the bytes that may stand in a file: UTF-8 and Latin-1, and where case does not
        matter, in the cases that grep does not know of in the locale C.
        """
        spelled = [self.pattern]
        if not self.minds_case and not self.is_regex and not self.pattern.isascii():
            spelled += [self.pattern.lower(), self.pattern.upper(), self.pattern.capitalize()]
        found: list[bytes] = []
        for text in spelled:
            found.append(text.encode("utf-8", "surrogateescape"))
            if not text.isascii():
                found += _latin(text)
        return list(dict.fromkeys(found))


def files_with(g: GuestFS, paths: Sequence[str], text: Text) -> Iterator[str]:
    """Those of these regular files that hold the text. Blocks once for each some hundred paths."""
    patterns = quoted(text)
    for portion in _portions(paths):
        names = " ".join(shlex.quote(f"./{path.lstrip('/')}") for path in portion)
        script = _SCRIPT.format(root=ROOT, paths=names, options=text.options, patterns=patterns)
        answer = g.debug("sh", [script])
        try:
            told = base64.b64decode(answer.strip(), validate=True).split(b"\0")[:-1]
        except (binascii.Error, ValueError) as error:
            raise ProtocolError("What a search found came damaged.") from error
        asked = set(portion)
        for name in told:
            path = "/" + name.decode("utf-8", "surrogateescape").removeprefix("./")
            if path in asked:
                asked.discard(path)
                yield path


def check_pattern(g: GuestFS, text: Text) -> None:
    """Raise `PatternRefused` where grep does not understand it."""
    answer = g.debug("sh", [_BAD_PATTERN.format(options=text.options, patterns=quoted(text))])
    if answer.rstrip().endswith("bad"):
        raise PatternRefused


def quoted(text: Text) -> str:
    """The patterns as arguments of grep, for a shell."""
    return " ".join(f"-e {shlex.quote(os.fsdecode(pattern))}" for pattern in text.patterns)


def _portions(paths: Sequence[str]) -> Iterator[list[str]]:
    portion: list[str] = []
    length = 0
    for path in paths:
        longest = len(os.fsencode(shlex.quote(path))) + 4
        if portion and length + longest > _LONGEST_SCRIPT:
            yield portion
            portion, length = [], 0
        portion.append(path)
        length += longest
    if portion:
        yield portion


def _latin(text: str) -> list[bytes]:
    try:
        return [text.encode("latin-1")]
    except UnicodeEncodeError:
        return []
