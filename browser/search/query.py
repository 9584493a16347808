"""What somebody searches for, and whether something is that.

The appliance leaves out what certainly is not; what is left is decided here, by one set of rules for the
window and the command line.
"""

from __future__ import annotations

import fnmatch
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from browser.file_types import FileType, file_type, suffixes_of
from browser.listing import Entry, Kind, kind_of_mode

if TYPE_CHECKING:
    from engine.search import Finding, Text

LONGEST_MATCH = 0.05
"""Seconds that a regular expression may take for one name."""
_PLAIN = " ._-+@,=~"
"""Besides letters and digits: characters that mean themselves to find(1)."""
_LETTERS = {
    Kind.FILE: "f",
    Kind.FOLDER: "d",
    Kind.LINK: "l",
    Kind.CHARACTER_DEVICE: "c",
    Kind.BLOCK_DEVICE: "b",
    Kind.FIFO: "p",
    Kind.SOCKET: "s",
}


class QueryRefused(ValueError):
    """What was typed cannot be searched for. The text is a sentence for people."""


@dataclass(frozen=True, slots=True)
class Query:
    """All conditions hold together; one that is empty holds always.

    Sizes are in bytes and both ends count; only regular files have one. Times are of the last change of
    content, in seconds since 1970, from `since` to before `until`.
    """

    name: str = ""
    """A pattern as a shell has them for the whole name; without any of its signs, a part of the name."""
    is_regex: bool = False
    """Whether the name is a regular expression instead, for a part of the name."""
    minds_case: bool = False
    text: str = ""
    """What a line of the file holds."""
    text_is_regex: bool = False
    in_binary: bool = False
    least: int | None = None
    most: int | None = None
    since: int | None = None
    until: int | None = None
    kinds: frozenset[Kind] = frozenset()
    types: frozenset[FileType] = frozenset()
    """Files of one of these classes, by their names."""
    owners: frozenset[int] = frozenset()
    stays: bool = False
    """Whether other file systems that are mounted below are left out."""

    @property
    def is_empty(self) -> bool:
        """Whether everything would be found."""
        return self == Query(
            is_regex=self.is_regex,
            minds_case=self.minds_case,
            text_is_regex=self.text_is_regex,
            in_binary=self.in_binary,
            stays=self.stays,
        )

    @property
    def is_of_files(self) -> bool:
        """Whether only regular files can be found."""
        return bool(self.text or self.types) or self.least is not None or self.most is not None

    def matcher(self) -> Callable[[Finding], bool]:
        """Whether a finding is what is searched for, but for its content. Raises QueryRefused, at once or
        when it is called.
        """
        tests = tuple(self._tests())
        return lambda finding: all(test(finding) for test in tests)

    def find_tests(self) -> list[str]:
        """Arguments of find(1) that everything fits which `matcher` takes and which is no folder."""
        tests: list[str] = []
        if self.is_of_files:
            tests += ["-type", "f"]
        elif self.kinds:
            tests += ["-type", ",".join(_LETTERS[kind] for kind in sorted(self.kinds) if kind in _LETTERS)]
        if self.least:
            tests += ["-size", f"+{self.least - 1}c"]
        if self.most is not None:
            tests += ["-size", f"-{self.most + 1}c"]
        if self.since is not None:
            tests += ["-newermt", f"@{self.since - 1}"]
        if self.until is not None:
            tests += ["!", "-newermt", f"@{self.until}"]
        tests += _any_of([["-uid", str(uid)] for uid in sorted(self.owners)])
        tests += _any_of([["-iname", f"*.{suffix}"] for suffix in suffixes_of(self.types)])
        if self.name and not self.is_regex and (pattern := _coarse(self._pattern)).strip("*"):
            tests += ["-iname", pattern]
        return tests

    def content(self) -> Text | None:
        """What files have to hold, for the worker."""
        from engine.search import Text

        if not self.text:
            return None
        return Text(self.text, self.text_is_regex, self.minds_case, self.in_binary)

    def check(self) -> None:
        """Raise QueryRefused where something in it cannot be understood."""
        tuple(self._tests())

    @property
    def _pattern(self) -> str:
        is_pattern = any(sign in self.name for sign in "*?[")
        return self.name if is_pattern else f"*{self.name}*"

    def _tests(self) -> Iterator[Callable[[Finding], bool]]:
        kinds = frozenset({Kind.FILE}) if self.is_of_files else self.kinds
        if kinds:
            yield lambda found: kind_of_mode(found.mode) in kinds
        if self.least is not None:
            least = self.least
            yield lambda found: found.size >= least
        if self.most is not None:
            most = self.most
            yield lambda found: found.size <= most
        if self.since is not None:
            since = self.since
            yield lambda found: found.mtime >= since
        if self.until is not None:
            until = self.until
            yield lambda found: found.mtime < until
        if self.owners:
            yield lambda found: found.uid in self.owners
        if self.types:
            yield lambda found: file_type(Entry(found.name, Kind.FILE, mode=found.mode)) in self.types
        if self.name:
            fits = _name_test(self.name if self.is_regex else self._pattern, self.is_regex, self.minds_case)
            yield lambda found: fits(found.name)


def _any_of(choices: list[list[str]]) -> list[str]:
    if not choices:
        return []
    words = ["("]
    for number, choice in enumerate(choices):
        words += ["-o", *choice] if number else choice
    return [*words, ")"]


def _coarse(pattern: str) -> str:
    """A pattern of find(1) that takes at least the same names, in a locale that knows bytes only. (But for
    letters that are one with an ASCII one to Unicode alone, such as the sign of the Kelvin.)
    """
    found, rest = "", pattern
    while rest:
        if rest[0] == "[" and (end := rest.find("]", 2)) > 0:
            found, rest = f"{found}*", rest[end + 1 :]
        else:
            is_plain = rest[0].isascii() and (rest[0].isalnum() or rest[0] in _PLAIN)
            found, rest = found + (rest[0] if is_plain else "*"), rest[1:]
    return found


@lru_cache(maxsize=8)
def _name_test(pattern: str, is_regex: bool, minds_case: bool) -> Callable[[str], bool]:
    """What tells whether a name fits. Never blocks for long, and lets other threads go on meanwhile."""
    # Imported where it is used: few searches are, and it takes a while.
    import regex  # type: ignore[import-untyped]

    flags = regex.VERSION0 | regex.DOTALL | (0 if minds_case else regex.IGNORECASE)
    try:
        compiled = regex.compile(pattern if is_regex else fnmatch.translate(pattern), flags)
    except regex.error as error:
        raise QueryRefused(f"This is no regular expression: {error}.") from error
    match = compiled.search if is_regex else compiled.match

    def fits(name: str) -> bool:
        try:
            return match(name, timeout=LONGEST_MATCH, concurrent=True) is not None
        except TimeoutError:
            raise QueryRefused("This regular expression takes too long. Make it simpler.") from None

    return fits
