"""What cards are made of: facts that name the file they came from, and times.

A card is a frozen dataclass that derives from `Card`. A fact that is not known is None, never "no"; what
kept it from being known is said in `Card.problems`, in sentences. All text is the guest's: untrusted.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from engine.inspection.tree import Tree

T_co = TypeVar("T_co", covariant=True)

_EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)
_LATEST = datetime(2200, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Fact(Generic[T_co]):
    """A value, and the guest's file (or a device, for what stands in no file) that it was read from."""

    value: T_co
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class Card:
    """What all cards have."""

    problems: tuple[str, ...] = ()
    """What could not be read, and why; sentences."""


def fact(value: T_co | None, source: str) -> Fact[T_co] | None:
    """A fact; None for a value that is None or empty."""
    return None if value is None or value == "" else Fact(value, source)


def first(*facts: Fact[T_co] | None) -> Fact[T_co] | None:
    """The first that is known."""
    return next((one for one in facts if one is not None), None)


def from_unix(seconds: float) -> datetime | None:
    """A time in UTC from seconds since 1970; None for what no machine of this kind could have written."""
    try:
        when = datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, ValueError, OSError):
        return None
    return plausible(when)


def plausible(when: datetime | None) -> datetime | None:
    """The same time, unless it lies before PCs or far in the future."""
    return when if when is not None and _EARLIEST <= when <= _LATEST else None


def in_utc(local: datetime, zone: tzinfo) -> datetime | None:
    """A time of the guest's clock, which has no zone of its own, in UTC."""
    try:
        return plausible(local.replace(tzinfo=zone).astimezone(UTC))
    except (OverflowError, ValueError):
        return None


def near(when: datetime, other: datetime, seconds: float) -> bool:
    """Whether two times are at most so far apart."""
    return abs(when - other) <= timedelta(seconds=seconds)


def refusals(tree: Tree) -> tuple[str, ...]:
    """Sentences for everything that the daemon refused to read for another reason than its absence."""
    return tuple(
        f"{path or '/'} could not be read: {reason}." for path, reason in sorted(tree.refused.items())
    )
