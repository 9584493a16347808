"""What the preview says, in sentences."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from browser.failure import reason
from browser.guest_text import GuestText
from browser.listing import Kind
from browser.preview.archive import Ending
from browser.preview.confined import Failed, Why
from browser.preview.look import MOST_COUNTED, Form, Look
from browser.preview.picture import NoPicture, Picture, Unshown
from browser.sentences import in_words
from ui import formats

translate = QCoreApplication.translate


def hint(look: Look) -> str:
    """What is said of something that has no bytes to show; empty for what has some."""
    number = f"{look.device[0]}:{look.device[1]}"
    match look.kind:
        case Kind.FILE if not look.size:
            return translate("Preview", "The file is empty.")
        case Kind.FOLDER if not look.entries:
            return translate("Preview", "The folder is empty.")
        case Kind.FOLDER if look.entries > MOST_COUNTED:
            return translate("Preview", "A folder with more than {0} items. Open it to see them.").format(
                MOST_COUNTED
            )
        case Kind.FOLDER:
            return translate(
                "Preview", "A folder with %n item(s). Open it to see what is in it.", "", look.entries
            )
        case Kind.LINK:
            return _of_link(look.leads_to)
        case Kind.CHARACTER_DEVICE:
            return translate(
                "Preview", "A character device, number {0}. It stands for a driver, and is not opened."
            ).format(number)
        case Kind.BLOCK_DEVICE:
            return translate(
                "Preview",
                "A block device, number {0}. It stands for a disk or a part of one, and is not opened.",
            ).format(number)
        case Kind.FIFO:
            return translate("Preview", "A pipe. Programs pass data on through it; it holds none.")
        case Kind.SOCKET:
            return translate("Preview", "A socket. Programs meet at it; it holds no data.")
        case Kind.FILE:
            return ""
    return translate("Preview", "What this is could not be found out.")


def _of_link(text: str) -> str:
    # Here: a link that leads nowhere was found by an engine that is loaded.
    from engine.ntfs.tags import why_unshown

    if sentence := why_unshown(text):
        return in_words(sentence)
    return translate("Preview", "The link leads to {0}, where nothing is.").format(GuestText(text).within)


def form_title(form: Form) -> str:
    """What a way to show a file is called."""
    return {
        Form.TEXT: translate("Preview", "Text"),
        Form.BYTES: translate("Preview", "Bytes"),
        Form.PICTURE: translate("Preview", "Picture"),
        Form.ARCHIVE: translate("Preview", "Contents"),
    }[form]


def why(error: BaseException) -> str:
    """Why there is no preview. May quote the guest, made visible."""
    if isinstance(error, NoPicture):
        sentence = {
            Unshown.LARGE: translate(
                "Preview", "The picture is too large to be shown here. Extract it to look at it."
            ),
            Unshown.DAMAGED: translate("Preview", "The picture is damaged, or not what it seems to be."),
        }[error.why]
        if error.width:
            return f"{sentence} {_pixels(error.width, error.height)}"
        return sentence
    if isinstance(error, Failed):
        return {
            Why.DAMAGED: translate("Preview", "The file is damaged, or not what it seems to be."),
            Why.MEMORY: translate("Preview", "Showing it takes more memory than a preview may have."),
            Why.TIME: translate("Preview", "Showing it takes longer than a preview may take."),
            Why.CRASHED: translate("Preview", "What shows such files failed over this one."),
        }[error.why]
    return GuestText(reason(error)).lines


def picture_words(picture: Picture, name: str) -> str:
    """`PNG · 1920 × 1080`."""
    return f"{format_title(name)} · {_pixels(picture.full_width, picture.full_height)}"


def format_title(name: str) -> str:
    """What a format of pictures or archives is called."""
    return {
        "webp": "WebP",
        "tar": "tar",
        "zip": "zip",
        "gz": "gzip",
        "xz": "xz",
        "bz2": "bzip2",
        "zst": "zstd",
    }.get(name, name.upper())


def archive_words(count: int, ending: Ending) -> str:
    """How much of an archive is listed, and why not all of it."""
    if ending.is_damaged and not count:
        return translate("Preview", "The archive is damaged, or not what it seems to be.")
    if ending.is_damaged:
        return translate("Preview", "%n item(s); the archive is damaged behind them.", "", count)
    if ending.needs_memory:
        return translate("Preview", "%n item(s); listing more takes too much memory.", "", count)
    if ending.has_more and ending.total > count:
        return translate("Preview", "The first %n of {0} items.", "", count).format(ending.total)
    if ending.has_more:
        return translate("Preview", "The first %n item(s); there are more.", "", count)
    return translate("Preview", "%n item(s)", "", count)


def text_words(read: int, size: int) -> str:
    """How much of a text is shown; empty where it is all of it."""
    if read >= size:
        return ""
    return translate("Preview", "The first {0} of {1}.").format(
        formats.size_text(read), formats.size_text(size)
    )


def position_words(position: int, size: int) -> str:
    """Where the cursor is, in both numbers that people think in."""
    return translate("Preview", "Byte {0} (0x{1}) of {2}").format(
        f"{position:,}".replace(",", "\u202f"), f"{position:x}", formats.size_text(size)
    )


def _pixels(width: int, height: int) -> str:
    return translate("Preview", "{0} × {1} pixels").format(width, height)
