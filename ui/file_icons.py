"""The icon of an entry: the desktop's for its type where the icon theme has one, ours elsewhere.

Only the name is looked at; an icon that a guest brings along is never drawn.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QMimeDatabase
from PySide6.QtGui import QIcon, QPalette

from browser.arrangement import suffix
from browser.file_types import FileType, file_type
from browser.listing import Entry, Kind
from ui.icons import icon

_OF_KIND = {
    Kind.UNKNOWN: "file",
    Kind.LINK: "link",
    Kind.CHARACTER_DEVICE: "special",
    Kind.BLOCK_DEVICE: "disk",
    Kind.FIFO: "special",
    Kind.SOCKET: "special",
    Kind.INVALID: "invalid",
}
_OF_TYPE = {
    FileType.OTHER: "file",
    FileType.TEXT: "file-text",
    FileType.CODE: "file-code",
    FileType.PICTURE: "file-image",
    FileType.MEDIA: "file-media",
    FileType.ARCHIVE: "file-archive",
    FileType.DOCUMENT: "file-text",
    FileType.PROGRAM: "file-program",
    FileType.LIBRARY: "file-code",
    FileType.DISK_IMAGE: "file-disk",
    FileType.DATABASE: "volume",
}


def entry_icon(entry: Entry) -> QIcon:
    """The icon for one row."""
    if entry.kind is Kind.FOLDER:
        return folder_icon()
    if entry.kind is Kind.FILE:
        return _file_icon(suffix(entry.name), file_type(entry))
    return icon(_OF_KIND[entry.kind])


@cache
def folder_icon() -> QIcon:
    return (
        QIcon.fromTheme("folder")
        if QIcon.hasThemeIcon("folder")
        else icon("folder", QPalette.ColorRole.Highlight)
    )


@cache
def _file_icon(last: str, kind: FileType) -> QIcon:
    if QIcon.themeName() and QIcon.hasThemeIcon("text-x-generic"):
        found = _theme_icon(last)
        if found is not None:
            return found
    return icon(_OF_TYPE[kind])


def _theme_icon(last: str) -> QIcon | None:
    mime = QMimeDatabase().mimeTypeForFile(
        f"x.{last}" if last else "x", QMimeDatabase.MatchMode.MatchExtension
    )
    for name in (mime.iconName(), mime.genericIconName(), "text-x-generic"):
        if name and QIcon.hasThemeIcon(name):
            return QIcon.fromTheme(name)
    return None
