"""What previews are tested with: files in memory, pictures and archives, also hostile ones."""

import io
import lzma
import struct
import tarfile
import zipfile
import zlib

from browser.demo.tree import Entry, Kind, file, folder, symlink


class MemoryFile:
    """Stands for a file of a guest, and counts the bytes that were asked for."""

    def __init__(self, data: bytes, path: str = "/file") -> None:
        self.data = data
        self.path = path
        self.size = len(data)
        self.read_bytes = 0

    async def read(self, offset: int, length: int) -> bytes:
        part = self.data[offset : offset + length]
        self.read_bytes += len(part)
        return part


def png(width: int, height: int, pixels: bytes | None = None) -> bytes:
    """A PNG with an alpha channel; black and clear, unless it gets compressed rows of its own."""
    if pixels is None:
        compressor = zlib.compressobj(9)
        row = bytes(1 + 4 * width)
        pixels = b"".join(compressor.compress(row) for _ in range(height)) + compressor.flush()
    header = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", pixels), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def gif() -> bytes:
    """A GIF of one red pixel."""
    return b"GIF89a\1\0\1\0\x80\0\0\xff\0\0\0\0\0,\0\0\0\0\1\0\1\0\0\2\2D\1\0;"


def turned(jpeg: bytes, orientation: int) -> bytes:
    """The JPEG with an orientation in Exif's terms."""
    entry = struct.pack("<HHIHH", 0x0112, 3, 1, orientation, 0)
    tiff = b"II*\0\x08\0\0\0" + struct.pack("<H", 1) + entry + bytes(4)
    segment = b"Exif\0\0" + tiff
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(segment) + 2) + segment + jpeg[2:]


def tar(names: list[str], compression: str = "", size: int = 100) -> bytes:
    """A tar of files with these names."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode=f"w:{compression}", format=tarfile.GNU_FORMAT) as archive:  # type: ignore[call-overload]
        for name in names:
            info = tarfile.TarInfo(name)
            info.size, info.mtime = size, 1_700_000_000
            archive.addfile(info, io.BytesIO(bytes(size)))
    return stream.getvalue()


def deb(names: list[str]) -> bytes:
    """A package of Debian's shape."""
    data = lzma.compress(tar(names))
    members = (("debian-binary", b"2.0\n"), ("data.tar.xz", data))
    return b"!<arch>\n" + b"".join(
        f"{name:<16}{1_700_000_000:<12}0     0     100644  {len(content):<10}`\n".encode()
        + content
        + b"\n" * (len(content) % 2)
        for name, content in members
    )


def zipped(count: int) -> bytes:
    """A zip of so many empty files."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for number in range(count):
            archive.writestr(zipfile.ZipInfo(f"many/{number}", (2024, 5, 6, 7, 8, 10)), b"")
    return stream.getvalue()


def preview_tree() -> tuple[Entry, ...]:
    """What lies on the disk that previews are tested with, but for its two large files."""
    many = [file(f"folder/{number}.txt", f"{number}\n") for number in range(12)]
    return (
        file("script.py", 'def answer():\n    return "42"  # of course\n'),
        file("lines.txt", "".join(f"line {number}\n" for number in range(40_000))),
        file("koi8.txt", ("Привет, как дела? Это обычный русский текст.\n" * 5).encode("koi8-r")),
        file("picture.png", png(300, 200)),
        file("bomb.png", png(8000, 8000)),
        file("cut.png", png(64, 64)[:60]),
        file("not a picture.png", "just text\n"),
        file("many.zip", zipped(100_000)),
        file("hostile.tar", tar(["../../etc/passwd", "<b>bold</b>", "photo\u202egpj.exe", "caf\udce9"])),
        file("empty", b""),
        folder("nothing"),
        *many,
        symlink("to script", "script.py"),
        symlink("broken", "no/<b>where</b>"),
        Entry("pipe", Kind.FIFO),
        Entry("disk", Kind.BLOCK, device=(8, 1)),
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
