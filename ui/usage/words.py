"""What the shares of a folder are called, as they can be shown."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtGui import QIcon

from browser.guest_text import GuestText
from browser.usage.tree import Share, Sort
from ui.icons import icon

translate = QCoreApplication.translate


def share_name(share: Share) -> str:
    """What a share is called: a name of the guest, made visible, or our word for what has none."""
    if share.sort is Sort.SMALL_FILES:
        if not share.count:
            return translate("Usage", "the folder itself")
        return translate("Usage", "%n smaller file(s)", "", share.count)
    name = GuestText(share.name).plain
    if share.sort is Sort.ELSEWHERE:
        return translate("Usage", "{0} (other file system)").format(name)
    return name


def share_icon(share: Share) -> QIcon:
    """A picture of what it is."""
    names = {Sort.FOLDER: "folder", Sort.FILE: "file", Sort.SMALL_FILES: "layers", Sort.ELSEWHERE: "volume"}
    return icon(names[share.sort])


def percent(part: int, whole: int) -> str:
    """`45 %`, with a tenth where it is little."""
    value = 100 * part / whole if whole else 0.0
    locale = QLocale()
    return translate("Usage", "{0} %").format(locale.toString(value, "f", 0 if value >= 10 else 1))
