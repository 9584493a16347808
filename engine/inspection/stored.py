"""Cards back from what `cards.plain` made of them, by the types that their fields declare.

What does not fit is an error, not a guess: a stored card is only as good as a card.
"""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Mapping
from datetime import date, datetime
from enum import Enum
from functools import lru_cache
from hashlib import sha256
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")


def restored(kind: type[T], data: Any) -> T:
    """The value of this class that `plain` made this of. Raises ValueError."""
    found: T = _value(kind, data)
    return found


def shape(kind: Any) -> str:
    """A digest of a class's fields and of those below them: two that differ cannot read each other's."""
    return sha256(_shape(kind, ()).encode()).hexdigest()[:16]


def _value(kind: Any, data: Any) -> Any:
    origin, arguments = get_origin(kind), get_args(kind)
    if kind is Any:
        return data
    if origin in (Union, types.UnionType):
        if data is None:
            return None
        (inner,) = (one for one in arguments if one is not types.NoneType)
        return _value(inner, data)
    if origin is tuple:
        return _tuple(arguments, data)
    if origin is not None and issubclass(origin, Mapping):
        _expect(isinstance(data, dict), kind, data)
        return {_key(arguments[0], name): _value(arguments[1], one) for name, one in data.items()}
    if dataclasses.is_dataclass(origin or kind):
        return _record(kind, data)
    return _plain_value(kind, data)


def _tuple(arguments: tuple[Any, ...], data: Any) -> tuple[Any, ...]:
    _expect(isinstance(data, list), tuple, data)
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        return tuple(_value(arguments[0], one) for one in data)
    _expect(len(arguments) == len(data), tuple, data)
    return tuple(_value(kind, one) for kind, one in zip(arguments, data, strict=True))


def _record(kind: Any, data: Any) -> Any:
    """A dataclass; a generic one has a single parameter, as `Fact` has."""
    made = get_origin(kind) or kind
    fields = _hints(made)
    _expect(isinstance(data, dict) and set(data) == set(fields), made, data)
    given = get_args(kind)
    values = {}
    for name, hint in fields.items():
        values[name] = _value(given[0] if isinstance(hint, TypeVar) and given else hint, data[name])
    return made(**values)


def _plain_value(kind: Any, data: Any) -> Any:
    try:
        if kind is datetime:
            return datetime.fromisoformat(data)
        if kind is date:
            return date.fromisoformat(data)
        if kind is bytes:
            return bytes.fromhex(data)
        if isinstance(kind, type) and issubclass(kind, Enum):
            return kind(data)
    except TypeError as error:
        raise ValueError(f"{data!r} is no {kind}") from error
    if kind is float and isinstance(data, int) and not isinstance(data, bool):
        return float(data)
    _expect(isinstance(kind, type) and type(data) is kind, kind, data)
    return data


def _key(kind: Any, name: str) -> Any:
    return name if kind is str else _plain_value(kind, name)


def _expect(fits: bool, kind: Any, data: Any) -> None:
    if not fits:
        raise ValueError(f"{str(data)[:100]!r} is no {kind}")


@lru_cache(maxsize=200)
def _hints(kind: Any) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {one.name: hints[one.name] for one in dataclasses.fields(kind) if one.init}


def _shape(kind: Any, above: tuple[Any, ...]) -> str:
    made = get_origin(kind) or kind
    if made in above:
        return str(made.__name__)
    if dataclasses.is_dataclass(made):
        inner = (f"{name}:{_shape(hint, (*above, made))}" for name, hint in _hints(cast(Any, made)).items())
        return f"{getattr(made, '__name__', made)}({','.join(inner)})" + _arguments(kind, above)
    if isinstance(made, type) and issubclass(made, Enum):
        return f"{made.__name__}({','.join(str(one.value) for one in made)})"
    return str(getattr(made, "__name__", made)) + _arguments(kind, above)


def _arguments(kind: Any, above: tuple[Any, ...]) -> str:
    return f"[{','.join(_shape(one, above) for one in get_args(kind))}]" if get_args(kind) else ""
