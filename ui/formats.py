"""Numbers and times as people read them, and the exact value for whoever wants it."""

from __future__ import annotations

import stat
from datetime import UTC, datetime, timedelta
from functools import cache

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, QTime
from PySide6.QtGui import QGuiApplication

from browser.arrangement import suffix
from browser.file_types import FileType, file_type
from browser.listing import Entry, Kind

translate = QCoreApplication.translate

RECENT = timedelta(days=6)
"""What is younger than this is told as an age, what is older as a date."""

UNKNOWN = "–"


def size_text(size: int) -> str:
    """`3.2 kB`: decimal units, as disks are sold and as the file managers of the desktops count."""
    text = _size_text(size)
    # Where people read from the right the unit would come before its number.
    return f"\u2066{text}\u2069" if QGuiApplication.isRightToLeft() else text


def _size_text(size: int) -> str:
    locale = QLocale()
    units = _units(locale.name())
    if abs(size) < 1000:
        return f"{size} {units[0]}"
    number, unit = float(size), 0
    # What would be written as 1000.0 is one of the next unit.
    while abs(number) >= 999.95 and unit < len(units) - 1:
        number, unit = number / 1000, unit + 1
    digits = f"{number:.1f}".removesuffix(".0")
    return f"{digits.replace('.', locale.decimalPoint())} {units[unit]}"


def exact_size(size: int) -> str:
    """`3,214 bytes`, in the user's own digits."""
    locale = QLocale()
    digits = f"{size:,}" if locale.language() == QLocale.Language.C else locale.toString(size)
    return translate("Formats", "{0} bytes").format(digits)


def time_text(seconds: int) -> str:
    """`2 days ago`, or the date when that was longer ago; times that no calendar holds are unknown."""
    when = _moment(seconds)
    if when is None:
        return UNKNOWN
    age = datetime.now(UTC) - when
    if timedelta() <= age < RECENT:
        return age_text(age)
    return QLocale().toString(QDateTime.fromSecsSinceEpoch(seconds).date(), "d MMM yyyy")


def age_text(age: timedelta) -> str:
    """`2 hours ago`."""
    minutes = int(age.total_seconds() // 60)
    if minutes < 1:
        return translate("Formats", "just now")
    if minutes < 60:
        return translate("Formats", "%n minute(s) ago", None, minutes)
    if minutes < 24 * 60:
        return translate("Formats", "%n hour(s) ago", None, minutes // 60)
    return translate("Formats", "%n day(s) ago", None, minutes // (24 * 60))


def exact_time(seconds: int) -> str:
    """Date and time to the second, with the offset from UTC."""
    when = _moment(seconds)
    if when is None:
        return str(seconds)
    return when.astimezone().strftime("%Y-%m-%d %H:%M:%S %z")


def clock_time(when: datetime) -> str:
    """`14:02`, as the user's country writes it."""
    local = when.astimezone()
    return QLocale().toString(QTime(local.hour, local.minute), QLocale.FormatType.ShortFormat)


def mode_text(mode: int) -> str:
    """`-rw-r--r--`, as ls writes it."""
    return stat.filemode(mode)


def rate_text(rate: float) -> str:
    return translate("Formats", "{0}/s").format(size_text(int(rate)))


def time_left_text(seconds: float) -> str:
    """`4 s left`, `3 min left`: rounded so that it does not flicker."""
    if seconds < 60:
        return translate("Formats", "{0} s left").format(max(1, round(seconds)))
    if seconds < 3600:
        return translate("Formats", "{0} min left").format(round(seconds / 60))
    return translate("Formats", "{0} h left").format(round(seconds / 3600, 1))


def type_text(entry: Entry) -> str:
    """What an entry is, in a word, with the last suffix of a file's name. May hold guest text."""
    if entry.kind is not Kind.FILE:
        return kind_text(entry.kind)
    last = suffix(entry.name)
    word = _file_words(QLocale().name())[file_type(entry)]
    return f"{word} ({last})" if last else word


def kind_text(kind: Kind) -> str:
    return _kind_words(QLocale().name())[kind]


# Each is asked for hundreds of times for one screen; the language is only there to be another key.


@cache
def _units(_language: str) -> tuple[str, ...]:
    return (
        translate("Formats", "B"),
        translate("Formats", "kB"),
        translate("Formats", "MB"),
        translate("Formats", "GB"),
        translate("Formats", "TB"),
        translate("Formats", "PB"),
        translate("Formats", "EB"),
    )


@cache
def _kind_words(_language: str) -> dict[Kind, str]:
    return {
        Kind.UNKNOWN: translate("Formats", "Unknown"),
        Kind.FILE: translate("Formats", "File"),
        Kind.FOLDER: translate("Formats", "Folder"),
        Kind.LINK: translate("Formats", "Link"),
        Kind.CHARACTER_DEVICE: translate("Formats", "Character device"),
        Kind.BLOCK_DEVICE: translate("Formats", "Block device"),
        Kind.FIFO: translate("Formats", "Pipe"),
        Kind.SOCKET: translate("Formats", "Socket"),
        Kind.INVALID: translate("Formats", "Impossible name"),
    }


@cache
def _file_words(_language: str) -> dict[FileType, str]:
    return {
        FileType.OTHER: translate("Formats", "File"),
        FileType.TEXT: translate("Formats", "Text"),
        FileType.CODE: translate("Formats", "Source"),
        FileType.PICTURE: translate("Formats", "Picture"),
        FileType.MEDIA: translate("Formats", "Media"),
        FileType.ARCHIVE: translate("Formats", "Archive"),
        FileType.DOCUMENT: translate("Formats", "Document"),
        FileType.PROGRAM: translate("Formats", "Program"),
        FileType.LIBRARY: translate("Formats", "Library"),
        FileType.DISK_IMAGE: translate("Formats", "Disk image"),
        FileType.DATABASE: translate("Formats", "Data"),
    }


def _moment(seconds: int) -> datetime | None:
    if not -62_000_000_000 < seconds < 250_000_000_000:
        return None
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
