"""What the boxes of a search offer: kinds, sizes, times and owners, each with what it stands for."""

from __future__ import annotations

import enum

from PySide6.QtCore import QCoreApplication, QDate, QDateTime

from browser.accounts import Accounts
from browser.file_types import FileType
from browser.guest_text import GuestText
from browser.listing import Kind
from browser.search.query import Query
from browser.search.words import Period, since

translate = QCoreApplication.translate

Sizes = tuple[int | None, int | None]
"""The least and the most bytes."""
Kinds = tuple[frozenset[Kind], frozenset[FileType]]
Owners = frozenset[int]


class Span(enum.Enum):
    """Times that are no period up to now."""

    ANY = "any"
    BETWEEN = "between"


ANYBODY: Owners = frozenset()
OTHER: Sizes = (-1, -1)
"""Stands for a size that people say themselves."""
MOST_OWNERS = 500

_MB = 10**6


def kind_choices() -> list[tuple[str, Kinds]]:
    """Kinds of things, and classes of files."""
    any_kind: frozenset[Kind] = frozenset()
    any_type: frozenset[FileType] = frozenset()
    kinds = [
        (translate("Search", "Any kind"), any_kind),
        (translate("Search", "Files"), frozenset({Kind.FILE})),
        (translate("Search", "Folders"), frozenset({Kind.FOLDER})),
        (translate("Search", "Links"), frozenset({Kind.LINK})),
    ]
    types = [
        (translate("Search", "Texts"), FileType.TEXT),
        (translate("Search", "Documents"), FileType.DOCUMENT),
        (translate("Search", "Pictures"), FileType.PICTURE),
        (translate("Search", "Media"), FileType.MEDIA),
        (translate("Search", "Archives"), FileType.ARCHIVE),
        (translate("Search", "Source"), FileType.CODE),
        (translate("Search", "Programs"), FileType.PROGRAM),
        (translate("Search", "Data"), FileType.DATABASE),
        (translate("Search", "Disk images"), FileType.DISK_IMAGE),
    ]
    items: list[tuple[str, Kinds]] = [(text, (kind, any_type)) for text, kind in kinds]
    return items + [(text, (any_kind, frozenset({of_type}))) for text, of_type in types]


def size_choices() -> list[tuple[str, Sizes]]:
    """Sizes: the least and the most bytes."""
    return [
        (translate("Search", "Any size"), (None, None)),
        (translate("Search", "Over 1 MB"), (_MB, None)),
        (translate("Search", "Over 10 MB"), (10 * _MB, None)),
        (translate("Search", "Over 100 MB"), (100 * _MB, None)),
        (translate("Search", "Over 1 GB"), (1000 * _MB, None)),
        (translate("Search", "Under 10 kB"), (None, 10_000)),
        (translate("Search", "Empty"), (None, 0)),
        (translate("Search", "Other size…"), OTHER),
    ]


def period_choices() -> list[tuple[str, Period | Span]]:
    """Times of the last change."""
    return [
        (translate("Search", "Any time"), Span.ANY),
        (translate("Search", "Today"), Period.TODAY),
        (translate("Search", "Since yesterday"), Period.YESTERDAY),
        (translate("Search", "Last 7 days"), Period.WEEK),
        (translate("Search", "Last 30 days"), Period.MONTH),
        (translate("Search", "This year"), Period.YEAR),
        (translate("Search", "Last 365 days"), Period.TWELVE_MONTHS),
        (translate("Search", "Between…"), Span.BETWEEN),
    ]


def period_of(query: Query) -> Period | Span:
    """What stands for the times of a query."""
    if query.since is None and query.until is None:
        return Span.ANY
    if query.until is not None:
        return Span.BETWEEN
    return next((period for period in Period if since(period) == query.since), Span.BETWEEN)


def day_of(moment: int) -> QDate:
    """The day of a moment, in local time."""
    return QDateTime.fromSecsSinceEpoch(moment).date()


def owner_choices(accounts: Accounts) -> list[tuple[str, Owners]]:
    """The guest's own names of users, as they can be shown, and whom they stand for."""
    named = sorted((name.casefold(), name, uid) for uid, name in accounts.users.items())
    return [(GuestText(name).plain, frozenset({uid})) for _, name, uid in named[:MOST_OWNERS]]
