"""The values of cards as people read them. What is not known is said to be so, never taken for "no"."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from browser.guest_text import GuestText
from browser.records import choice_text
from browser.sheets import Form, words_of
from ui import formats
from ui.inspection.words import value_word

translate = QCoreApplication.translate


def count_text(count: int) -> str:
    """A count, with the user's own separators."""
    locale = QLocale()
    return f"{count:,}" if locale.language() == QLocale.Language.C else locale.toString(count)


def choice_word(value: str, form: Form) -> str:
    """One of the values that `browser.records.count_choices` offers, in words."""
    if not value:
        return unknown()
    if form is Form.YES_NO:
        return value_text(value == str(True), form)
    return value_word(value) if form is Form.CHOICE else GuestText(value).plain


def unknown() -> str:
    return translate("Inspection", "unknown")


def value_text(value: Any, form: Form) -> str:
    """A value on one line, safe to show; "–" or "unknown" where it is not known."""
    if value is None or (form is Form.TIME and not isinstance(value, datetime)):
        return unknown() if form is Form.YES_NO else formats.UNKNOWN
    if form is Form.YES_NO:
        return translate("Inspection", "yes") if value else translate("Inspection", "no")
    if form is Form.SIZE:
        return formats.size_text(value)
    if form is Form.NUMBER:
        return str(value)
    if form is Form.TIME:
        return formats.time_text(int(value.timestamp()))
    if form is Form.DATE:
        return _date(value)
    if form is Form.CHOICE:
        return value_word(choice_text(value))
    if form is Form.LIST:
        return GuestText(", ".join(words_of(value))).plain or formats.UNKNOWN
    return GuestText(plain_text(value)).plain or formats.UNKNOWN


def exact_text(value: Any, form: Form) -> str:
    """The exact value for a tooltip or a reader of the screen; empty where the text says it all."""
    if form is Form.SIZE and isinstance(value, int):
        return formats.exact_size(value)
    if form is Form.TIME and isinstance(value, datetime):
        return formats.exact_time(int(value.timestamp()))
    if value is None:
        return translate("Inspection", "Not known")
    return ""


def plain_text(value: Any) -> str:
    """A value that no form fits, as raw text: guest text."""
    if isinstance(value, bytes):
        return value.hex(" ")
    if isinstance(value, str):
        return value
    if isinstance(value, datetime):
        return formats.time_text(int(value.timestamp()))
    if dataclasses.is_dataclass(value):
        parts = (getattr(value, one.name) for one in dataclasses.fields(value))
        return " · ".join(plain_text(part) for part in parts if part not in (None, "", ()))
    return str(value)


def _date(value: date) -> str:
    return QLocale().toString(QDate(value.year, value.month, value.day), "d MMM yyyy")
