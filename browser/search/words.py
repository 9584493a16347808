"""Sizes and times as people write them: `100 MB`, `2.5GiB`, `7 days`, `2024-03-01`, `this year`."""

from __future__ import annotations

import enum
import re
from datetime import datetime, timedelta

from browser.search.query import QueryRefused

_UNITS: dict[str, int] = {"": 1, "b": 1} | {
    f"{letter}{form}": base ** int(power + 1)
    for power, letter in enumerate("kmgtp")
    for form, base in (("", 1000), ("b", 1000), ("ib", 1024), ("i", 1024))
}
_SIZE = re.compile(r"([0-9]+(?:[.,][0-9]+)?)\s*([a-z]*)")
_AGE = re.compile(r"([0-9]+)\s*(h|hours?|d|days?|w|weeks?|m|months?|y|years?)")
_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}


class Period(enum.Enum):
    """Stretches of time that end now, by the name that a command line takes."""

    TODAY = "today"
    YESTERDAY = "yesterday"
    WEEK = "7 days"
    MONTH = "30 days"
    YEAR = "this year"
    TWELVE_MONTHS = "365 days"


def size_of(text: str) -> int:
    """Bytes; units are decimal as everywhere in Guestscope, `KiB` and its like are powers of 1024. Raises
    QueryRefused.
    """
    match = _SIZE.fullmatch(text.strip().lower())
    if match is None or match[2] not in _UNITS:
        raise QueryRefused(f"“{text}” is no size. Write it as 100 MB or 2.5 GiB.")
    return round(float(match[1].replace(",", ".")) * _UNITS[match[2]])


def moment_of(text: str, now: datetime | None = None) -> int:
    """Seconds since 1970: the beginning of a day, a minute, or so long before now. In local time. Raises
    QueryRefused.
    """
    now = (now or datetime.now().astimezone()).replace(tzinfo=None)
    words = " ".join(text.lower().replace("-", " ").split()) if not text[:1].isdigit() else text.lower()
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    if words == "today":
        return int(midnight.timestamp())
    if words == "yesterday":
        # By the calendar: a day need not have 24 hours.
        return int((midnight - timedelta(days=1)).timestamp())
    if words == "this year":
        return int(midnight.replace(month=1, day=1).timestamp())
    if words == "this month":
        return int(midnight.replace(day=1).timestamp())
    if match := _AGE.fullmatch(words.strip()):
        count, letter = int(match[1]), match[2][0]
        if letter == "h":
            return int(now.timestamp()) - count * 3600
        return int(now.timestamp()) - count * _DAYS[letter] * 86400
    try:
        return int(datetime.fromisoformat(text.strip()).timestamp())
    except (ValueError, OverflowError, OSError):
        raise QueryRefused(f"“{text}” is no time. Write it as 2024-03-01, 7 days or this year.") from None


def since(period: Period, now: datetime | None = None) -> int:
    """When a stretch of time began: always with a day, so that it stays the same for as long."""
    moment = datetime.fromtimestamp(moment_of(period.value, now))
    return int(moment.replace(hour=0, minute=0, second=0, microsecond=0).timestamp())
