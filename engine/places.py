"""Paths, devices and partitions as values: what guestfs(3) regrets having made strings of.

Each is accepted wherever an action takes its kind as a string, and refused where it takes the other kind.
A device is known by its drive's number; a handle knows what the appliance calls it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from engine.actions import ACTIONS, Action, Result
from engine.drives import device_index, device_name
from engine.kinds import TEXT_LISTS, Kind, Named

if TYPE_CHECKING:
    from engine.handle import GuestFS

NameOf = Callable[[int], str]
"""Tells the name of the drive with a number, "/dev/sda"."""

_DISK = re.compile(r"/dev/((?:sd|hd|vd)[a-z]+)(\d*)", re.ASCII)


def _first_name(number: int) -> str:
    return f"/dev/{device_name(number)}"


class Place:
    """Something in a guest that has a name; `str` tells its name as long as no drive was removed."""

    def named(self, name_of: NameOf) -> str:
        """Its name in the appliance whose drives `name_of` knows."""
        raise NotImplementedError

    def __str__(self) -> str:
        return self.named(_first_name)

    def __fspath__(self) -> str:
        return str(self)


@dataclass(frozen=True, slots=True)
class Path(Place):
    """The absolute path of a file in the guest. `Path("/etc") / "fstab"` joins."""

    path: str

    def __post_init__(self) -> None:
        if not isinstance(self.path, str):
            raise TypeError(f"Path: argument 'path' must be a string, not {type(self.path).__name__}")
        if not self.path.startswith("/"):
            raise ValueError(f"Path: argument 'path' must be absolute, which {self.path!r} is not")

    def __truediv__(self, name: str) -> Path:
        return Path(f"{self.path.rstrip('/')}/{name}")

    def named(self, name_of: NameOf) -> str:
        return self.path


@dataclass(frozen=True, slots=True)
class Device(Place):
    """The disk of the drive with this number, counted from 0."""

    number: int

    def __post_init__(self) -> None:
        _check_number("Device", "number", self.number, 0)

    def named(self, name_of: NameOf) -> str:
        return name_of(self.number)


@dataclass(frozen=True, slots=True)
class Partition(Place):
    """A partition of the drive with a number, counted from 0; partitions count from 1."""

    drive: int
    number: int

    def __post_init__(self) -> None:
        _check_number("Partition", "drive", self.drive, 0)
        _check_number("Partition", "number", self.number, 1)

    @property
    def device(self) -> Device:
        """The disk that it is a part of."""
        return Device(self.drive)

    def named(self, name_of: NameOf) -> str:
        return f"{name_of(self.drive)}{self.number}"


@dataclass(frozen=True, slots=True)
class Volume(Place):
    """Any other device that can be mounted, by its name: a logical volume, an array, a Btrfs subvolume."""

    name: str

    def named(self, name_of: NameOf) -> str:
        return self.name


def _check_number(kind: str, argument: str, number: int, least: int) -> None:
    if not isinstance(number, int) or isinstance(number, bool):
        raise TypeError(f"{kind}: argument {argument!r} must be a whole number, not {type(number).__name__}")
    if number < least:
        raise ValueError(f"{kind}: argument {argument!r} must not be less than {least}")


# Places as arguments.

_PATHS = frozenset({Kind.PATH, Kind.PATH_LIST})
_DEVICES = frozenset({Kind.DEVICE, Kind.DEVICE_LIST, Kind.MOUNTABLE, Kind.MOUNTABLE_LIST})


def resolved(action: Action, args: Iterable[object], name_of: NameOf) -> tuple[object, ...]:
    """The arguments with each place as the string that the appliance knows.

    Raises TypeError, which names the argument, for a path in a device's place and the other way round.
    """
    return tuple(_name(action, *pair, name_of) for pair in zip(action.args, args, strict=True))


def _name(action: Action, argument: Named, value: object, name_of: NameOf) -> object:
    if isinstance(value, list | tuple) and argument.kind in TEXT_LISTS:
        return [_name(action, argument, item, name_of) for item in value]
    if not isinstance(value, Place):
        return value
    if argument.kind in (_DEVICES if isinstance(value, Path) else _PATHS):
        wanted = "device" if isinstance(value, Path) else "path"
        raise TypeError(f"{action.name}: argument {argument.name!r} must be a {wanted}, not {value!r}")
    return value.named(name_of)


# Places as results.


def place(name: str, number_of: Callable[[str], int] = device_index) -> Device | Partition | Volume:
    """What a device's name stands for. `number_of` tells a drive's number by its name, "sda"."""
    match = _DISK.fullmatch(name)
    if match is None:
        return Volume(name)
    try:
        number = number_of(match[1])
    except ValueError:
        return Volume(name)
    return Partition(number, int(match[2])) if match[2] else Device(number)


_PLACE_KINDS = frozenset({Kind.DEVICE, Kind.MOUNTABLE, Kind.DEVICE_LIST, Kind.MOUNTABLE_LIST})


class Typed:
    """The actions of a handle, with places in their results where the table says that they are some."""

    def __init__(self, handle: GuestFS[Any]) -> None:
        self._handle = handle

    def __getattr__(self, name: str) -> Callable[..., Any]:
        method = getattr(self._handle, name)
        action = ACTIONS.get(getattr(method, "__name__", ""))
        if action is None:
            raise AttributeError(f"there is no action {name!r}")
        result = action.result

        def call(*args: object, **optargs: object) -> Any:
            return self._typed(result, method(*args, **optargs))

        return call

    def __dir__(self) -> Iterable[str]:
        return (name for name, _action in ACTIONS.methods())

    def _typed(self, result: Result, value: Any) -> Any:
        kind = result.kind
        if kind is Kind.HASHTABLE:
            keys, values = (Kind(part) for part in result.parts)
            pairs = value.items() if isinstance(value, dict) else value
            return {self._one(keys, key): self._one(values, item) for key, item in pairs}
        if isinstance(value, list):
            return [self._one(kind, item) for item in value]
        return self._one(kind, value)

    def _one(self, kind: Kind, value: Any) -> Any:
        if kind in _PLACE_KINDS:
            return place(value, self._number)
        return Path(value) if kind in _PATHS or kind is Kind.PATH else value

    def _number(self, disk: str) -> int:
        for number, drive in enumerate(self._handle.drives):
            if drive.device == disk:
                return number
        raise ValueError(disk)
