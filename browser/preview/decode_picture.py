"""Decodes one picture, in the confined process: Qt's decoders over a guest's bytes.

The only module outside the window that knows of QtGui. It names the format, so that no other decoder is
tried, and asks for a small picture, which some decoders need less memory for.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader

from browser.preview.wire import Channel

FORMATS = ("png", "jpeg", "gif", "bmp", "webp")
MOST_BYTES = 32 << 20
"""Bytes of a file that are decoded."""
MOST_EDGE = 2048
"""Pixels of the longer edge of what is handed over."""
MOST_PIXELS = 1 << 28
"""Pixels of a picture that is begun at all."""
MEMORY = 128
"""MiB that the largest image within a decoder may take."""


def prepare(task: dict[str, Any]) -> None:
    """Load all decoders, as long as their files can be reached."""
    for name in FORMATS:
        empty = QBuffer()
        empty.open(QIODevice.OpenModeFlag.ReadOnly)
        QImageReader(empty, name.encode()).canRead()
    QImageReader.setAllocationLimit(MEMORY)


def run(channel: Channel, task: dict[str, Any]) -> None:
    """Tell the size and hand the pixels over, or tell in a word why there are none."""
    data = QByteArray(channel.read(0, min(task["size"], MOST_BYTES)))
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, task["format"].encode())
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or size.isEmpty():
        channel.tell({"problem": "damaged"})
        return
    turned = bool(reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90)
    width, height = (size.height(), size.width()) if turned else (size.width(), size.height())
    channel.tell({"full": [width, height]})
    if width * height > MOST_PIXELS:
        channel.tell({"problem": "large"})
        return
    if max(width, height) > MOST_EDGE:
        smaller = size.scaled(QSize(MOST_EDGE, MOST_EDGE), Qt.AspectRatioMode.KeepAspectRatio)
        reader.setScaledSize(smaller.expandedTo(QSize(1, 1)))
    image = reader.read()
    if image.isNull():
        is_large = width * height * 4 > MEMORY << 20
        channel.tell({"problem": "large" if is_large else "damaged"})
        return
    plain = image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    channel.tell({"size": [plain.width(), plain.height()], "alpha": image.hasAlphaChannel()})
    # Rows of four bytes for a pixel have no gaps between them.
    channel.give(plain.constBits())
