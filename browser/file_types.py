"""What kind of file a name promises to be, by its last suffix, and what an executable bit adds to that.

A promise only: a name is whatever a guest likes. It serves the icon and the Type column, which repeats the
last suffix so that a name that hides it is found out.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable
from typing import TYPE_CHECKING

from browser.arrangement import suffix
from browser.listing import Kind

if TYPE_CHECKING:
    from browser.listing import Entry


class FileType(enum.Enum):
    """Broad classes, as many as there are icons for them."""

    OTHER = "other"
    TEXT = "text"
    CODE = "code"
    PICTURE = "picture"
    MEDIA = "media"
    ARCHIVE = "archive"
    DOCUMENT = "document"
    PROGRAM = "program"
    LIBRARY = "library"
    DISK_IMAGE = "disk image"
    DATABASE = "database"


_SUFFIXES = {
    FileType.TEXT: "txt text log md rst conf cfg cnf ini list me csv tsv service socket timer "
    "target mount rules env properties reg inf nfo",
    FileType.CODE: "c h cc cpp hpp py pl rb rs go java js ts css html htm xml json yaml yml toml sql php lua "
    "vim el tex cmake mk m4 awk sed patch diff",
    FileType.PICTURE: "png jpg jpeg gif bmp webp svg ico tif tiff psd xcf heic avif",
    FileType.MEDIA: "mp3 ogg oga opus flac wav m4a mp4 mkv webm avi mov mpg mpeg wmv wma aac mid",
    FileType.ARCHIVE: "zip gz tgz bz2 xz zst lz4 lzma 7z rar tar cpio rpm deb apk jar war cab msi whl ova",
    FileType.DOCUMENT: "pdf ps djvu epub doc docx odt rtf xls xlsx ods ppt pptx odp",
    FileType.PROGRAM: "exe com bat cmd ps1 vbs wsf scr pif sh bash zsh fish csh run elf appimage "
    "desktop lnk hta cpl",
    FileType.LIBRARY: "so dll sys ko a o lib drv ocx",
    FileType.DISK_IMAGE: "iso img qcow2 qcow vmdk vdi vhd vhdx raw dmg squashfs",
    FileType.DATABASE: "db sqlite sqlite3 mdb evtx hve dat pol",
}
_OF_SUFFIX = {name: file_type for file_type, names in _SUFFIXES.items() for name in names.split()}


def suffixes_of(types: Iterable[FileType]) -> list[str]:
    """All suffixes of these classes, sorted; none where a class can be told by more than a suffix."""
    wanted = set(types)
    if wanted & {FileType.OTHER, FileType.LIBRARY, FileType.PROGRAM}:
        return []
    return sorted(name for name, file_type in _OF_SUFFIX.items() if file_type in wanted)


def file_type(entry: Entry) -> FileType:
    """The class of a regular file; OTHER for everything that is none."""
    if entry.kind is not Kind.FILE:
        return FileType.OTHER
    last = suffix(entry.name)
    found = _OF_SUFFIX.get(last, FileType.OTHER)
    if found is FileType.OTHER and ".so." in entry.name:
        return FileType.LIBRARY
    # A suffix that says nothing, as in `passwd` or `update.d`, leaves the word to the executable bit.
    is_executable = entry.mode is not None and bool(entry.mode & 0o111)
    return FileType.PROGRAM if found is FileType.OTHER and is_executable else found
