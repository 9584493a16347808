"""Any card of an inspection as lines and tables, by the fields of its frozen dataclass alone.

So a card that nobody made a view for can be shown, searched and exported. Nothing here knows a certain card.
All text is the guest's: untrusted.
"""

from __future__ import annotations

import dataclasses
import enum
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

SIZES = frozenset({"size", "used", "available", "virtual_size", "real_size"})
"""Fields that count bytes, in whatever class they are."""
FILES = frozenset({"source", "path", "admin_by", "hive", "file"})
"""Fields that hold the name of a guest's file."""


class Form(enum.Enum):
    """How a value is to be read."""

    TEXT = "text"
    NUMBER = "number"
    SIZE = "size"
    TIME = "time"
    DATE = "date"
    YES_NO = "yes or no"
    CHOICE = "choice"
    LIST = "list"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Column:
    """One field of all rows, or a field in one of their fields."""

    path: tuple[str, ...]
    form: Form

    @property
    def name(self) -> str:
        return self.path[-1]

    def value(self, row: object) -> Any:
        """The value of a row; None where it is not known."""
        for part in self.path:
            if row is None:
                return None
            row = getattr(row, part)
        return row


@dataclass(frozen=True, slots=True)
class Table:
    """Things of one kind. `rows` are the card's own records."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Any, ...]

    def column(self, name: str) -> Column | None:
        """The column of that name, if any row says something there."""
        return next((column for column in self.columns if column.name == name), None)


@dataclass(frozen=True, slots=True)
class Line:
    """One fact: None is "not known". `source` is the file that it stands in, or a device."""

    name: str
    value: Any
    source: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A card in parts that can be shown."""

    lines: tuple[Line, ...] = ()
    tables: tuple[Table, ...] = ()

    def table(self, name: str) -> Table | None:
        return next((table for table in self.tables if table.name == name), None)

    def line(self, name: str) -> Line | None:
        return next((line for line in self.lines if line.name == name), None)


def sheet_of(card: object) -> Sheet:
    """The parts of a card. Looks at all its rows, so that large ones belong into a worker."""
    lines: list[Line] = []
    tables: list[Table] = []
    common = str(getattr(card, "source", ""))
    for name, value in _fields(card):
        if name in ("problems", "source"):
            continue
        if isinstance(value, tuple) and value and _is_record(value[0]) and not _is_fact(value[0]):
            tables.append(table_of(name, value))
        elif _is_record(value) and not _is_fact(value):
            lines += [Line(one, inner, common) for one, inner in _fields(value)]
        else:
            lines.append(_line(name, value, common))
    return Sheet(tuple(lines), tuple(tables))


def table_of(name: str, rows: Sequence[Any]) -> Table:
    """A table of records of one class; columns in which no row says anything are left out."""
    return Table(name, tuple(_columns(rows)), tuple(rows))


def words_of(value: Any) -> list[str]:
    """The values of a list or a mapping, each as a text."""
    if isinstance(value, Mapping):
        return [f"{key}={inner}" for key, inner in value.items()]
    return [" → ".join(map(str, one)) if isinstance(one, tuple) else str(_bare(one)) for one in value]


def _fields(record: object) -> Iterator[tuple[str, Any]]:
    assert dataclasses.is_dataclass(record)
    for one in dataclasses.fields(record):
        yield one.name, getattr(record, one.name)


def _line(name: str, value: Any, source: str) -> Line:
    if _is_fact(value):
        return Line(name, value.value, value.source)
    if isinstance(value, tuple) and value and _is_fact(value[0]):
        return Line(name, tuple(fact.value for fact in value), value[0].source)
    return Line(name, value, source if value not in (None, "", ()) else "")


def _columns(rows: Sequence[Any]) -> Iterator[Column]:
    for one in dataclasses.fields(rows[0]):
        example = _example(rows, (one.name,))
        if _is_record(example):
            for inner in dataclasses.fields(example):
                path = (one.name, inner.name)
                if (found := _example(rows, path)) is not None:
                    yield Column(path, _form(inner.name, found))
        elif example is not None:
            yield Column((one.name,), _form(one.name, example))


def _example(rows: Sequence[Any], path: tuple[str, ...]) -> Any:
    """The first value in this column that says something; None where none does."""
    column = Column(path, Form.TEXT)
    return next((found for row in rows if (found := column.value(row)) not in (None, "", (), b"")), None)


def _form(name: str, value: Any) -> Form:
    if isinstance(value, enum.Enum):
        return Form.CHOICE
    if isinstance(value, bool):
        return Form.YES_NO
    if isinstance(value, int | float):
        return Form.SIZE if name in SIZES else Form.NUMBER
    if isinstance(value, datetime):
        return Form.TIME
    if isinstance(value, date):
        return Form.DATE
    if isinstance(value, tuple | list | Mapping):
        return Form.LIST
    return Form.FILE if name in FILES else Form.TEXT


def form_of(line: Line) -> Form:
    """How the value of a line is to be read."""
    return _form(line.name, line.value)


def _bare(value: Any) -> Any:
    return value.value if _is_fact(value) else value


def _is_record(value: object) -> bool:
    return dataclasses.is_dataclass(value) and not isinstance(value, type)


def _is_fact(value: object) -> bool:
    """A value with its source, as `engine.inspection.Fact`: told by its fields, so that the engine need not
    be loaded.
    """
    return dataclasses.is_dataclass(value) and {one.name for one in dataclasses.fields(value)} == {
        "value",
        "source",
    }
