"""The one way from a guest's bytes to a person's eyes: names, labels, messages, file contents.

A name may hold anything: markup, line ends, terminal escapes, characters that turn the direction of reading
or cannot be seen. All of it is shown and nothing of it acts. What cannot be seen becomes a token in ⟨angle
brackets⟩; a bracket of that shape becomes a token itself, so two different names never look the same by way
of tokens. Hebrew, Arabic, emoji and the joiners that their scripts need stay as they are.
"""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

NAME_LIMIT = 300
"""Characters of a name that are shown; file systems end at 255 bytes."""
TOOLTIP_LIMIT = 4_000
LINE_LIMIT = 2_000
"""Characters of one line of a text; longer ones make Qt's layout slow without helping a reader."""

_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"

_NAMES = {
    0x00: "NUL",
    0x07: "BEL",
    0x08: "BS",
    0x09: "TAB",
    0x0A: "LF",
    0x0D: "CR",
    0x1B: "ESC",
    0x7F: "DEL",
    0x85: "NEL",
    0xA0: "NBSP",
    0xAD: "SHY",
    0x200B: "ZWSP",
    0x200C: "ZWNJ",
    0x200D: "ZWJ",
    0x200E: "LRM",
    0x200F: "RLM",
    0x2028: "LS",
    0x2029: "PS",
    0x202A: "LRE",
    0x202B: "RLE",
    0x202C: "PDF",
    0x202D: "LRO",
    0x202E: "RLO",
    0x2066: "LRI",
    0x2067: "RLI",
    0x2068: "FSI",
    0x2069: "PDI",
    0xFEFF: "BOM",
}
_UNSEEN_CATEGORIES = {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}
# Letters by category that have no ink: Hangul fillers, the empty braille cell, the Mongolian vowel separator.
_UNSEEN = {0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0, 0x180E}
_JOINERS = {0x200C, 0x200D}
_JOINED_CATEGORIES = {"Lo", "Mn", "Mc", "So", "Sk"}
_OPENING = "⟨"
_PLAIN = re.compile(r"[ -~]*")
MOST_MARKS = 4
"""Combining marks on one letter that are drawn; more of them would paint over the neighbouring rows."""


def visible(text: str, limit: int = NAME_LIMIT) -> str:
    """The text on one line, with a visible token for whatever cannot be seen, at most `limit` characters of
    it.
    """
    if len(text) <= limit and _PLAIN.fullmatch(text):
        return text
    shown = [_shown(text, position) for position in range(min(len(text), limit))]
    if len(text) > limit:
        shown.append("…")
    return _limit_marks("".join(shown))


def isolated(text: str, limit: int = NAME_LIMIT) -> str:
    """As `visible`, for use within a sentence, whose direction of reading it leaves alone."""
    return f"{_FIRST_STRONG_ISOLATE}{visible(text, limit)}{_POP_ISOLATE}"


def escaped(text: str) -> str:
    """The text as one line of printable ASCII and letters, as Python's escapes: for logs and reports."""
    return "".join(
        character
        if character.isprintable() and character != "\\" and not _is_surrogate(character)
        else _escape(character)
        for character in text
    )


def paragraphs(text: str, line_limit: int = LINE_LIMIT) -> str:
    """A text of many lines: line ends and tabs act, everything else is as in `visible`."""
    lines = text.replace("\r\n", "\n").split("\n")
    return "\n".join(
        "\t".join(visible(part, line_limit) for part in line[: 4 * line_limit].split("\t")) for line in lines
    )


@dataclass(frozen=True, slots=True)
class GuestText:
    """Text that a guest wrote, in the forms that widgets, sentences, tooltips, logs and the clipboard can
    take.
    """

    raw: str

    @property
    def plain(self) -> str:
        """For widgets that show plain text only, as the whole of what they show."""
        return visible(self.raw)

    @property
    def within(self) -> str:
        """For a place inside a sentence."""
        return isolated(self.raw)

    @property
    def tooltip(self) -> str:
        """Rich text that shows the plain one: a tooltip guesses what it is given, so it is told."""
        return f"<p style='white-space:pre-wrap'>{html.escape(visible(self.raw, TOOLTIP_LIMIT))}</p>"

    @property
    def line(self) -> str:
        """For a log: one line, whatever the text holds."""
        return escaped(self.raw)

    @property
    def lines(self) -> str:
        """For a read-only view of a file's content."""
        return paragraphs(self.raw)


def _shown(text: str, position: int) -> str:
    character = text[position]
    if character == " " or (character.isalnum() and character.isascii()):
        return character
    if ord(character) in _JOINERS and _joins(text, position):
        return character
    return _token_or_self(character)


@lru_cache(maxsize=4096)
def _token_or_self(character: str) -> str:
    code = ord(character)
    if 0xDC80 <= code <= 0xDCFF:
        return f"⟨{code - 0xDC00:02X}⟩"
    if character == _OPENING or code in _UNSEEN or unicodedata.category(character) in _UNSEEN_CATEGORIES:
        return f"⟨{_NAMES.get(code) or f'U+{code:04X}'}⟩"
    if unicodedata.category(character) == "Zs":
        return f"⟨{_NAMES.get(code) or f'U+{code:04X}'}⟩"
    return character


def _joins(text: str, position: int) -> bool:
    """Whether the joiner at this place stands between letters of a script, or pictures, that it shapes."""
    around = text[max(position - 1, 0) : position] + text[position + 1 : position + 2]
    return len(around) == 2 and all(unicodedata.category(one) in _JOINED_CATEGORIES for one in around)


def _limit_marks(text: str) -> str:
    shown: list[str] = []
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.combining(character) else 0
        shown.append(character if marks <= MOST_MARKS else f"⟨U+{ord(character):04X}⟩")
    return "".join(shown)


def _is_surrogate(character: str) -> bool:
    return 0xD800 <= ord(character) <= 0xDFFF


def _escape(character: str) -> str:
    code = ord(character)
    if 0xDC80 <= code <= 0xDCFF:
        return f"\\x{code - 0xDC00:02x}"
    return (
        "\\\\"
        if character == "\\"
        else character.encode("ascii", "backslashreplace").decode()
        if code > 0x7F
        else repr(character)[1:-1]
    )
