"""Sentences of the layers below, which know no languages, in the user's own.

The tables hold them as they are made there; each number in braces stands for a value, in this order. What is
in none of them stays as it is.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from browser.sentences import host, images, inspection, work

CONTEXT = "Sentences"
MOST = 2000
"""Characters of a sentence that is looked at."""
DEEPEST = 6
"""Sentences within sentences that are looked at."""
_MOST_SPLITS = 4
COLUMNS = frozenset({"problem", "sentence", "kind", "content", "when", "message"})
"""Those of cards' tables in which sentences of the engine stand."""

SENTENCES = (*host.SENTENCES, *images.SENTENCES, *work.SENTENCES, *inspection.SENTENCES)
ALL = (*SENTENCES, *inspection.EVENTS, *inspection.TIMES)

_NAMES = re.compile(r"“\{(\d)\}”|^\{(\d)\}(?=,? [^A-Z])")
_TIMES_JOINED = re.compile(r", (?=[a-z]{2})")

translate = QCoreApplication.translate
_translated = translate
"""For what stands in the tables: it is taken over from there, not from the calls."""


def in_words(sentence: str) -> str:
    """The sentence in the language of the window; the same where it is not known here."""
    if len(sentence) > MOST:
        return sentence
    return _with_remedy(sentence) or _general().words(sentence) or _led(sentence) or sentence


def cell_in_words(column: str, text: str) -> str:
    """The same for what stands in a column of a card's table, most of which is the guest's."""
    if column not in COLUMNS or len(text) > MOST:
        return text
    if column == "message":
        return _event_in_words(text)
    if column == "when":
        return ", ".join(_times().words(part) or part for part in _TIMES_JOINED.split(text))
    return in_words(text)


class Table:
    """Sentences by what they say; those that say most come first."""

    def __init__(self, sentences: Iterable[str]) -> None:
        self._whole = {sentence for sentence in sentences if "{" not in sentence}
        templates = (_Template(sentence) for sentence in sentences if "{" in sentence)
        self._templates = sorted(templates, key=lambda template: -template.said)

    def __contains__(self, sentence: str) -> bool:
        """Whether it is one without values."""
        return sentence in self._whole

    def words(self, sentence: str, deepest: int = DEEPEST) -> str | None:
        """A sentence in the window's language, with what it quotes; None for one that is not known."""
        if sentence in self._whole:
            return _translated(CONTEXT, sentence)
        template = next((one for one in self._templates if one.fits(sentence)), None)
        if template is None or not deepest:
            return None
        values = (
            value if number in template.names else self.words(value, deepest - 1) or value
            for number, value in enumerate(template.values(sentence))
        )
        return _translated(CONTEXT, template.text).format(*values)


class _Template:
    """A sentence with values. `names` are those that may look like anything, also like a sentence."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._parts = re.split(r"\{\d\}", text)
        self.said = sum(map(len, self._parts))
        # What a sentence begins with is a name too, unless it is a whole sentence.
        self.names = {int(number) for pair in _NAMES.findall(text) for number in pair if number}

    def fits(self, sentence: str) -> bool:
        """Without a regular expression, of which most would only be compiled and fail."""
        first, *inner, last = self._parts
        if not (sentence.startswith(first) and sentence.endswith(last)):
            return False
        at = len(first)
        for part in inner:
            at = sentence.find(part, at + 1)
            if at < 0:
                return False
            at += len(part)
        return at < len(sentence) - len(last)

    def values(self, sentence: str) -> tuple[str, ...]:
        """The values in a sentence that fits. The first ones are as long as can be."""
        found = re.fullmatch("(.+)".join(map(re.escape, self._parts)), sentence, re.DOTALL)
        assert found is not None
        return found.groups()


def _with_remedy(sentence: str) -> str | None:
    """A cause that a remedy without values follows."""
    at = len(sentence)
    for _ in range(_MOST_SPLITS):
        at = sentence.rfind(". ", 0, at)
        if at < 0:
            return None
        if sentence[at + 2 :] in _general():
            return f"{in_words(sentence[: at + 1])} {_translated(CONTEXT, sentence[at + 2 :])}"
    return None


def _led(sentence: str) -> str | None:
    """A sentence that the name of what it is about leads."""
    at = 0
    for _ in range(_MOST_SPLITS):
        at = sentence.find(": ", at + 1)
        if at < 0:
            return None
        rest = sentence[at + 2 :]
        if rest[:1].isupper() and (told := _general().words(rest)) is not None:
            return translate("Sentences", "{0}: {1}").format(sentence[:at], told)
    return None


def _event_in_words(text: str) -> str:
    meaning, stop, data = text.partition(". ")
    if stop and f"{meaning}." in _events():
        return f"{_translated(CONTEXT, f'{meaning}.')} {data}"
    is_known = text in _events() or (text.startswith("Event ") and text[6:].isdigit())
    return (_events().words(text) if is_known else None) or text


@functools.cache
def _general() -> Table:
    return Table(SENTENCES)


@functools.cache
def _events() -> Table:
    return Table(inspection.EVENTS)


@functools.cache
def _times() -> Table:
    return Table(inspection.TIMES)
