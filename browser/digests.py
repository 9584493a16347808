"""What a card amounts to: the few numbers for whose sake all its rows have to be looked at.

Made in the worker together with the card, so that the window does not count 70,000 packages.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from engine.inspection.logs import Bucket


@dataclass(frozen=True, slots=True)
class Digest:
    """Of one card. `counts` are by the words of an enum, the most first; `numbers` by a word of ours."""

    counts: Mapping[str, int] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)
    first: datetime | None = None
    last: datetime | None = None
    buckets: tuple[Bucket, ...] = ()
    """How much there is over time, oldest first."""


def digest_of(name: str, card: Any) -> Digest:
    """The digest of a card that the engine read; an empty one for a card that is small, or not known."""
    makers: dict[str, Callable[[Any], Digest]] = {
        "accounts": _accounts,
        "software": lambda card: Digest(_words(card.by_origin)),
        "starts": _starts,
        "logs": _logs,
    }
    return makers[name](card) if name in makers else Digest()


def _accounts(card: Any) -> Digest:
    people = sum(account.is_person for account in card.accounts)
    admins = sum(account.admin is True for account in card.accounts)
    return Digest(numbers={"people": people, "admins": admins})


def _starts(card: Any) -> Digest:
    starting = sum(starter.starts is True for starter in card.starters)
    differing = sum(starter.differs for starter in card.starters)
    return Digest(_words(card.by_kind), {"starting": starting, "differing": differing})


def _logs(card: Any) -> Digest:
    from engine.inspection.logs import volume

    dated = [entry.when for entry in card.entries if entry.when is not None]
    return Digest(
        _words(card.by_origin),
        first=min(dated, default=None),
        last=max(dated, default=None),
        buckets=tuple(volume(card.entries)),
    )


def _words(counts: Mapping[Any, int]) -> dict[str, int]:
    return {str(member.value): count for member, count in counts.items()}
