"""Files that start code, or hand something to the host's kernel, when a desktop opens them.

Such a file of a guest is shown by our own viewer and by nothing else. A name is looked at and so is the
content, since either alone lies as it likes: programs are told by what a loader looks at, scripts and
launchers by what interprets them, documents by the macros in them, and archives by the names of what they
hold. What cannot be looked into counts as what it could hold.
"""

from __future__ import annotations

import enum
import re
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from PySide6.QtCore import QMimeDatabase

HEAD = 64 << 10
"""Bytes at the beginning that are looked at."""
MOST_SEARCHED = 64 << 20
"""Bytes of a document that are searched for macros; a larger one counts as having some."""
MOST_LISTED = 8 << 20
"""Bytes of an archive's directory that are read."""


class Danger(enum.Enum):
    """Why something is not given to a program."""

    PROGRAM = "program"
    SCRIPT = "script"
    LAUNCHER = "launcher"
    MACROS = "macros"
    ARCHIVE = "archive"
    DISK_IMAGE = "disk image"
    WEB_PAGE = "web page"
    SETTINGS = "settings"


_SUFFIXES = {
    Danger.PROGRAM: "exe com scr pif cpl sys drv dll ocx so o ko elf bin run appimage msi msp mst msu appx "
    "msix xap deb rpm snap flatpak flatpakref flatpakrepo apk ipa jar war ear class dex pyc pyo wasm out mui "
    "efi crx xpi vsix whl egg gem air dmg pkg mpkg app action workflow prefpane",
    Danger.SCRIPT: "sh bash zsh ksh csh tcsh fish dash command tool bat cmd ps1 psm1 psd1 ps1xml vbs vbe vb "
    "js mjs cjs jse ws wsf wsc wsh sct hta py pyw pyz pyzw pl pm rb php phar lua tcl tk expect scpt "
    "applescript terminal ps eps jl groovy kts nse ahk au3",
    Danger.LAUNCHER: "desktop directory kdelnk url website webloc lnk jnlp application appref-ms scf shb shs "
    "library-ms search-ms searchconnector-ms settingcontent-ms msc inf ins isp remmina rdp ica vnc torrent "
    "metalink meta4 mht mhtml chm hlp gadget theme themepack deskthemepack",
    Danger.MACROS: "docm dotm xlsm xltm xlam xlsb xla xlw pptm potm ppam ppsm sldm accdb accde mdb mde adp "
    "ade one onepkg iqy oqy rqy slk wiz xll dot xlt pot",
    Danger.ARCHIVE: "7z rar tar tgz tbz tbz2 txz tzst gz bz2 xz zst lz lz4 lzma lzo z cab arj lzh lha ace "
    "cpio ar a iso9660 zipx alz wim swm esd sqsh squashfs",
    Danger.DISK_IMAGE: "iso img raw qcow qcow2 qed vmdk vdi vhd vhdx vpc hdd dsk ima nrg mdf cue udf toast",
    Danger.WEB_PAGE: "html htm xhtml xht shtml svg svgz xsl xslt htc swf",
    Danger.SETTINGS: "reg pol ovpn mobileconfig nmconnection ppkg cer crt p12 pfx",
}
_OF_SUFFIX = {suffix: danger for danger, words in _SUFFIXES.items() for suffix in words.split()}

_MAGIC = (
    (0, b"\x7fELF", Danger.PROGRAM),
    (0, b"MZ", Danger.PROGRAM),
    (0, b"\xca\xfe\xba\xbe", Danger.PROGRAM),  # Java classes, and Mach-O for several processors
    (0, b"\xfe\xed\xfa", Danger.PROGRAM),
    (0, b"\xce\xfa\xed\xfe", Danger.PROGRAM),
    (0, b"\xcf\xfa\xed\xfe", Danger.PROGRAM),
    (0, b"\0asm", Danger.PROGRAM),
    (0, b"dex\n", Danger.PROGRAM),
    (0, b"BC\xc0\xde", Danger.PROGRAM),
    (0, b"\xed\xab\xee\xdb", Danger.PROGRAM),  # RPM
    (0, b"!<arch>", Danger.PROGRAM),  # ar, and so deb
    (0, b"FWS", Danger.WEB_PAGE),
    (0, b"CWS", Danger.WEB_PAGE),
    (0, b"ZWS", Danger.WEB_PAGE),
    (0, b"#!", Danger.SCRIPT),
    (0, b"%!PS", Danger.SCRIPT),
    (0, b"\xc5\xd0\xd3\xc6", Danger.SCRIPT),  # PostScript with a picture
    (0, b"L\0\0\0\x01\x14\x02\0", Danger.LAUNCHER),  # Windows' shortcuts
    (0, b"ITSF", Danger.LAUNCHER),  # CHM
    (0, b"regf", Danger.SETTINGS),
    (0, b"\x1f\x8b", Danger.ARCHIVE),
    (0, b"\x1f\x9d", Danger.ARCHIVE),
    (0, b"BZh", Danger.ARCHIVE),
    (0, b"\xfd7zXZ\0", Danger.ARCHIVE),
    (0, b"7z\xbc\xaf\x27\x1c", Danger.ARCHIVE),
    (0, b"\x28\xb5\x2f\xfd", Danger.ARCHIVE),
    (0, b"\x04\x22\x4d\x18", Danger.ARCHIVE),
    (0, b"LZIP", Danger.ARCHIVE),
    (0, b"Rar!", Danger.ARCHIVE),
    (0, b"MSCF", Danger.ARCHIVE),
    (0, b"MSWIM", Danger.ARCHIVE),
    (0, b"07070", Danger.ARCHIVE),
    (0, b"hsqs", Danger.ARCHIVE),
    (257, b"ustar", Danger.ARCHIVE),
    (0, b"QFI\xfb", Danger.DISK_IMAGE),
    (0, b"QED\0", Danger.DISK_IMAGE),
    (0, b"KDMV", Danger.DISK_IMAGE),
    (0, b"conectix", Danger.DISK_IMAGE),
    (0, b"vhdxfile", Danger.DISK_IMAGE),
    (512, b"EFI PART", Danger.DISK_IMAGE),
    (32769, b"CD001", Danger.DISK_IMAGE),
    (1080, b"\x53\xef", Danger.DISK_IMAGE),  # ext2 to ext4
)
_TEXTS = (
    (
        re.compile(rb"^[\s\xef\xbb\xbf\xff\xfe\0]*\[(desktop entry|desktop action)", re.M | re.I),
        Danger.LAUNCHER,
    ),
    (re.compile(rb"^[\s\xef\xbb\xbf\xff\xfe\0]*\[internetshortcut", re.M | re.I), Danger.LAUNCHER),
    (re.compile(rb"<(jnlp|application|\?mso-application)\b", re.I), Danger.LAUNCHER),
    (re.compile(rb"<(!doctype\s+html|html|script|svg|iframe|body|x?html:)", re.I), Danger.WEB_PAGE),
    (re.compile(rb"^windows registry editor|^regedit4", re.I), Danger.SETTINGS),
    (re.compile(rb"\\obj(data|ect|emb|auto|link)", re.I), Danger.MACROS),  # in RTF
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_DOCUMENTS = {"doc", "xls", "ppt", "pps", "msg", "vsd", "pub", "mpp"}
_OLE_MACROS = tuple(word.encode("utf-16-le") for word in ("_VBA_PROJECT", "Macros", "Ole10Native"))
_DIRECTORY_END, _DIRECTORY_ENTRY = b"PK\x05\x06", b"PK\x01\x02"
_ZIP_MACROS = re.compile(r"vbaproject|vbadata|(^|/)(basic|scripts)/|embeddings/|activex|macrosheets", re.I)
_DENIED_TYPES = (
    "application/x-executable",
    "application/x-sharedlib",
    "application/x-shellscript",
    "application/x-desktop",
    "application/x-ms-dos-executable",
    "application/vnd.microsoft.portable-executable",
    "application/javascript",
    "application/x-java-archive",
    "application/x-perl",
    "application/x-php",
    "application/x-ruby",
    "text/x-python",
    "text/html",
)
_DATA = "application/json"
"""Counts as a kind of JavaScript, and runs nothing."""


def danger_of_name(name: str) -> Danger | None:
    """What a file of this name could do when it is opened; None where the name does not tell."""
    trimmed = name.rstrip(" .\u00a0\u200b")
    return _OF_SUFFIX.get(_suffix(trimmed)) or _of_type(QMimeDatabase().mimeTypesForFileName(trimmed))


def danger_of_file(path: Path, name: str) -> Danger | None:
    """What a file could do when it is opened, by its name and its content. Blocks. Raises OSError."""
    found = danger_of_name(name)
    if found is not None:
        return found
    with path.open("rb") as file:
        head = file.read(HEAD)
        for offset, magic, danger in _MAGIC:
            if head[offset : offset + len(magic)] == magic:
                return danger
        if head.startswith(_OLE):
            return _danger_of_ole(file, _suffix(name))
        if head.startswith(b"PK"):
            return _danger_of_zip(file)
    return _danger_of_text(head) or _of_type([QMimeDatabase().mimeTypeForData(head)])


def _danger_of_text(head: bytes) -> Danger | None:
    # Every other byte of western text in UTF-16 is zero; taken out, it reads as what it is.
    for text in (head, head.replace(b"\0", b"")):
        for pattern, danger in _TEXTS:
            if pattern.search(text):
                return danger
    return None


def _danger_of_ole(file: BinaryIO, suffix: str) -> Danger | None:
    """Of Microsoft's compound files: installers, and documents with or without macros."""
    if suffix not in _OLE_DOCUMENTS:
        return Danger.PROGRAM
    file.seek(0)
    data = file.read(MOST_SEARCHED + 1)
    has_macros = len(data) > MOST_SEARCHED or any(word in data for word in _OLE_MACROS)
    return Danger.MACROS if has_macros else None


def _danger_of_zip(file: BinaryIO) -> Danger | None:
    """Of zip archives, which most documents of today are, by the names in their directory."""
    names = _zip_names(file)
    if names is None:
        return Danger.ARCHIVE
    for name in names:
        if _ZIP_MACROS.search(name):
            return Danger.MACROS
        # Web pages and style sheets are what books and documents are made of inside.
        danger = _OF_SUFFIX.get(_suffix(name.rstrip(" .")))
        if danger not in (None, Danger.WEB_PAGE):
            return Danger.ARCHIVE
    return None


def _zip_names(file: BinaryIO) -> list[str] | None:
    """The names in a zip archive (APPNOTE.TXT 4.3); None where its directory is not as it should be."""
    end = file.seek(0, 2)
    start = max(end - (1 << 16) - 22, 0)
    file.seek(start)
    tail = file.read()
    at = tail.rfind(_DIRECTORY_END)
    if at < 0 or len(tail) < at + 22:
        return None
    count, size, offset, comment = struct.unpack_from("<HIIH", tail, at + 10)
    if size > MOST_LISTED or offset + size != start + at or len(tail) != at + 22 + comment:
        return None
    file.seek(offset)
    names = list(_directory(file.read(size)))
    return names if len(names) == count else None


def _directory(data: bytes) -> Iterator[str]:
    at = 0
    while data[at : at + 4] == _DIRECTORY_ENTRY and at + 46 <= len(data):
        lengths = struct.unpack_from("<HHH", data, at + 28)
        yield data[at + 46 : at + 46 + lengths[0]].decode("utf-8", "replace")
        at += 46 + sum(lengths)


def _of_type(types: object) -> Danger | None:
    """By what the desktop takes it for, which knows far more suffixes than we do."""
    assert isinstance(types, list)
    for found in types:
        for denied in _DENIED_TYPES:
            if found.inherits(denied) and not found.inherits(_DATA):
                return Danger.WEB_PAGE if denied == "text/html" else Danger.SCRIPT
    return None


def _suffix(name: str) -> str:
    return name.rpartition(".")[2].lower() if "." in name else ""
