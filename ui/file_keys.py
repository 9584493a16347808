"""What keys mean in a view of files, the same in each of them."""

from __future__ import annotations

import enum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent


class KeyMeaning(enum.Enum):
    """What somebody wants who presses a key."""

    OPEN = enum.auto()
    UP = enum.auto()
    PREVIEW = enum.auto()
    SPACE = enum.auto()
    """A space within a name that is being typed."""
    OTHER = enum.auto()


def meaning(event: QKeyEvent, *, has_row: bool, is_typing: bool) -> KeyMeaning:
    """What a key means where a row is current or none is, while a name is being typed or not."""
    key, is_plain = event.key(), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and has_row and is_plain:
        return KeyMeaning.OPEN
    if key == Qt.Key.Key_Backspace:
        return KeyMeaning.UP
    if key == Qt.Key.Key_Space and is_plain:
        return KeyMeaning.SPACE if is_typing else KeyMeaning.PREVIEW
    return KeyMeaning.OTHER
