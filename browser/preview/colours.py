"""Words of a text and their meanings, found by the confined process."""

from __future__ import annotations

import enum
from collections.abc import Callable
from typing import Any

from browser.preview import confined

BEGINNING = 1024
"""Characters that tell the language, where they do."""
MOST_CHARACTERS = 256 << 10
"""Of a text that is looked at; the rest stays plain."""

Spans = dict[int, list[tuple[int, int, "Role"]]]
"""By the number of a line: where a word begins, its length, and what it is."""


class Role(enum.Enum):
    """What a word is."""

    COMMENT = "comment"
    KEYWORD = "keyword"
    STRING = "string"
    NUMBER = "number"
    NAME = "name"
    BUILTIN = "builtin"
    REMOVED = "removed"


_ROLES = {role.value: role for role in Role}


async def find(name: str, text: str, on_spans: Callable[[Spans], object]) -> None:
    """Find the words in a text of lines; `on_spans` gets portions, in another thread.

    Positions are counted as Qt does it, in units of UTF-16. Raises `confined.Failed`.
    """
    shown = text[:MOST_CHARACTERS]
    data = shown.encode()
    lines = shown.split("\n")

    async def read(offset: int, length: int) -> bytes:
        return data[offset : offset + length]

    def take(value: Any) -> None:
        if isinstance(value, list):
            on_spans(_spans(value, lines))

    task = {"name": name, "beginning": shown[:BEGINNING], "size": len(data)}
    await confined.ask("colours", task, read, take)


def _spans(rows: list[object], lines: list[str]) -> Spans:
    found: Spans = {}
    for row in rows:
        match row:
            case [int(number), int(start), int(length), str(word)]:
                role = _ROLES.get(word)
                if role is None or not 0 <= number < len(lines) or start < 0 or length < 0:
                    continue
                line = lines[number]
                before, words = line[:start], line[start : start + length]
                found.setdefault(number, []).append((_units(before), _units(words), role))
    return found


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
