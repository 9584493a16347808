"""The words in which calls are written down that both sides are to answer alike."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

Comparable = Callable[[Any], Any]
"""Takes from a value what must be the same on both sides."""

_UUID = re.compile(
    r"[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}|\b([A-Za-z0-9]{4,6}-){6}[A-Za-z0-9]{6}\b"
)
_TIMES = re.compile(r"(^st_)?[amc]time(_n?sec)?$")


class Out:
    """Stands for a local file that an action writes; the value of the call is then what is in it."""


OUT = Out()


@dataclass(frozen=True)
class In:
    """Stands for a local file that holds this."""

    content: bytes


@dataclass(frozen=True)
class Got:
    """Stands for the value that the last call of an action had, on the same side."""

    name: str
    pick: Comparable = lambda value: value


@dataclass(frozen=True)
class Step:
    """One call; `like` takes from its value what is compared. A refusal's words are compared as they are."""

    name: str
    args: tuple[Any, ...] = ()
    options: dict[str, Any] = field(default_factory=dict)
    like: Comparable = lambda value: value

    def __str__(self) -> str:
        words = [*map(repr, self.args), *(f"{key}={value!r}" for key, value in self.options.items())]
        return f"{self.name}({', '.join(words)})"


def step(name: str, *args: Any, like: Comparable = lambda value: value, **options: Any) -> Step:
    """A call, written like one."""
    return Step(name, args, options, like)


def kind(value: Any) -> str:
    """Only the type: what both sides make up."""
    return type(value).__name__


def without_uuids(value: Any) -> Any:
    """With one word for every UUID, GUID and LVM identifier in a text."""
    if isinstance(value, str):
        return _UUID.sub("UUID", value)
    if isinstance(value, list):
        return [without_uuids(item) for item in value]
    if isinstance(value, dict):
        return {key: without_uuids(item) for key, item in value.items()}
    return value


def without_times(value: Any) -> Any:
    """Of what stat(2) tells, without times and the number of the device."""
    if isinstance(value, list):
        return [without_times(item) for item in value]
    assert isinstance(value, dict)
    return {
        key: item
        for key, item in value.items()
        if not _TIMES.search(key) and key not in ("st_dev", "dev", "fsid")
    }


def keys(value: Any) -> Any:
    """Of a table, or of each in a list of them, the names in it."""
    return [keys(item) for item in value] if isinstance(value, list) else sorted(value)


def but(*names: str) -> Comparable:
    """Of a table, or of each in a list, all but these entries."""

    def rest(value: Any) -> Any:
        if isinstance(value, list):
            return [rest(item) for item in value]
        return {key: item for key, item in value.items() if key not in names}

    return rest


def only(*names: str) -> Comparable:
    """Of a table, or of each in a list, these entries alone."""

    def chosen(value: Any) -> Any:
        if isinstance(value, list):
            return [chosen(item) for item in value]
        return {key: value[key] for key in names}

    return chosen
