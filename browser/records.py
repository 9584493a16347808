"""Which records of a table are shown, and in what order: search, choices and sorting, done in slices."""

from __future__ import annotations

import enum
from array import array
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any

from browser.arrangement import natural
from browser.sentences import COLUMNS, cell_in_words
from browser.sheets import Column, Form, words_of
from browser.slices import Breath, in_order

MOST_CHOICES = 300
"""Different values that a column may have so that people can choose one of them."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is wanted. `text` is looked for in every column, without regard to case; `choices` are values
    by the name of their column; without a `column` to sort by, the records stay in their own order.
    """

    text: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)
    column: str = ""
    descending: bool = False


async def find_records(rows: Sequence[Any], columns: Sequence[Column], query: Query) -> array[int]:
    """The numbers of the rows that are wanted, in order. Never blocks for more than a few milliseconds."""
    breath = Breath()
    found = array("I")
    by_name = {column.name: column for column in columns}
    wanted = [
        (by_name[name], _test_of(rows, by_name[name], value))
        for name, value in query.choices.items()
        if name in by_name
    ]
    words = query.text.casefold().split()
    for number, row in enumerate(rows):
        if all(fits(column.value(row)) for column, fits in wanted) and (
            not words or _holds(row, columns, words)
        ):
            found.append(number)
        if number % 256 == 0:
            await breath.take()
    column = by_name.get(query.column)
    if column is None:
        return found
    key = sort_key(column)
    return await in_order(found, lambda number: key(rows[number]), breath, descending=query.descending)


async def count_choices(rows: Sequence[Any], column: Column) -> dict[str, int]:
    """The values of a column with how often they are there, the most frequent first; nothing where they are
    too many to choose from, or all the same. Of a scale, from its worst value on, with how many are as bad.
    """
    breath = Breath()
    counts: Counter[str] = Counter()
    scale = _scale(rows, column)
    for number, row in enumerate(rows):
        counts[choice_text(column.value(row))] += 1
        if len(counts) > MOST_CHOICES:
            return {}
        if number % 256 == 0:
            await breath.take()
    if len(counts) < 2:
        return {}
    if scale is None:
        return dict(counts.most_common())
    sums = accumulate(counts[choice_text(member)] for member in scale)
    return {choice_text(member): total for member, total in zip(scale, sums, strict=True) if total}


def shown_value(column: Column, row: Any) -> Any:
    """The value of a row, in the language of the window where it is the engine's own sentence."""
    value = column.value(row)
    return cell_in_words(column.name, value) if type(value) is str and column.name in COLUMNS else value


def choice_text(value: Any) -> str:
    """A value as a choice: the word of an enum, the text of others, nothing for what is not known."""
    if value is None:
        return ""
    if isinstance(value, enum.IntEnum):
        return value.name.lower().replace("_", " ")
    return str(value.value) if isinstance(value, enum.Enum) else str(value)


def is_scale(rows: Sequence[Any], column: Column) -> bool:
    """Whether the values of a column are an order from worst to best: choosing one means "or worse"."""
    return _scale(rows, column) is not None


def sort_key(column: Column) -> Callable[[Any], Any]:
    """What records are compared by; those that say nothing come first."""
    if column.form in (Form.TEXT, Form.FILE):
        return lambda row: natural(str(column.value(row) or ""))
    if column.form is Form.CHOICE:
        return lambda row: _rank(column.value(row))
    if column.form is Form.LIST:
        return lambda row: (len(column.value(row) or ()), words_of(column.value(row) or ()))

    def key(row: Any) -> tuple[bool, Any]:
        value = column.value(row)
        return value is not None, 0 if value is None else value

    return key


def _scale(rows: Sequence[Any], column: Column) -> type[enum.IntEnum] | None:
    if column.form is not Form.CHOICE:
        return None
    example = next((value for row in rows if (value := column.value(row)) is not None), None)
    return type(example) if isinstance(example, enum.IntEnum) else None


def _test_of(rows: Sequence[Any], column: Column, choice: str) -> Callable[[Any], bool]:
    scale = _scale(rows, column)
    limit = next((member for member in scale or () if choice_text(member) == choice), None)
    if limit is None:
        return lambda value: choice_text(value) == choice
    return lambda value: value is not None and value <= limit


def _rank(value: Any) -> tuple[int, str]:
    """Members of an enum in its order, which is the order of what they mean."""
    if isinstance(value, enum.Enum):
        return list(type(value)).index(value), ""
    return -1, str(value or "")


def _holds(row: Any, columns: Sequence[Column], words: Sequence[str]) -> bool:
    text = "\n".join(_searched(column, row) for column in columns).casefold()
    return all(word in text for word in words)


def _searched(column: Column, row: Any) -> str:
    value = column.value(row)
    if value is None:
        return ""
    if column.form is Form.LIST:
        return "\n".join(words_of(value))
    if column.name in COLUMNS and type(value) is str:
        # People may look for what they see, or for what they read elsewhere.
        return f"{value}\n{cell_in_words(column.name, value)}"
    return choice_text(value)
