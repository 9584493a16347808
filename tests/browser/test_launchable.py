"""What starts code is told by its name and by its content, and plain documents are let through."""

import io
import struct
import zipfile
from pathlib import Path

import pytest

from browser.launchable import Danger, danger_of_file, danger_of_name

NAMES = {
    Danger.PROGRAM: ["setup.exe", "SETUP.EXE", "a.com", "b.scr", "x.msi", "lib.so", "Tool.AppImage", "p.deb",
                     "q.rpm", "game.jar", "k.snap", "l.flatpakref", "c.class", "photo.jpg.exe", "u.run"],
    Danger.SCRIPT: ["a.sh", "b.bat", "c.cmd", "d.ps1", "e.vbs", "f.js", "g.hta", "h.py", "i.pl", "j.rb",
                    "k.php", "l.wsf", "m.jse", "n.terminal", "o.command", "readme.txt.sh ",
                    "trailing.bat..."],
    Danger.LAUNCHER: ["a.desktop", "b.url", "c.lnk", "d.webloc", "e.jnlp", "f.scf", "g.library-ms", "h.chm",
                      "i.mht", "photo\u202egpj.desktop", "j.settingcontent-ms", "k.torrent"],
    Danger.MACROS: ["a.docm", "b.xlsm", "c.pptm", "d.xlsb", "e.slk", "f.accdb"],
    Danger.ARCHIVE: ["a.7z", "b.rar", "c.tar", "d.tar.gz", "e.cab"],
    Danger.DISK_IMAGE: ["a.iso", "b.img", "c.vhdx", "d.qcow2"],
    Danger.WEB_PAGE: ["a.html", "b.svg", "c.xhtml"],
    Danger.SETTINGS: ["a.reg", "b.ovpn"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "danger"), [(name, danger) for danger, names in NAMES.items() for name in names]
)
def test_a_name_tells(name: str, danger: Danger) -> None:
    assert danger_of_name(name) is danger


@pytest.mark.parametrize(
    "name",
    ["a.txt", "b.log", "c.pdf", "d.png", "e.jpg", "f.mp3", "g.mkv", "h.odt", "i.docx", "j.csv", "passwd",
     "k.conf", "Makefile.txt", "l.md", "קובץ.txt", "m.json", "n.service", "o.zip"],
)  # fmt: skip
def test_a_harmless_name_tells_nothing(name: str) -> None:
    assert danger_of_name(name) is None


def zipped(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return stream.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
CONTENTS = [
    (b"\x7fELF\x02\x01", "notes.txt", Danger.PROGRAM),
    (b"MZ\x90\0", "picture.png", Danger.PROGRAM),
    (b"\xca\xfe\xba\xbe\0\0\0\x34", "a.txt", Danger.PROGRAM),
    (b"\xcf\xfa\xed\xfe", "a", Danger.PROGRAM),
    (b"\0asm\1\0\0\0", "a", Danger.PROGRAM),
    (b"!<arch>\ndebian-binary", "a.txt", Danger.PROGRAM),
    (b"#!/bin/sh\nrm -rf ~\n", "README", Danger.SCRIPT),
    (b"#! /usr/bin/env python3\n", "a.txt", Danger.SCRIPT),
    (b"%!PS-Adobe-3.0\n", "a.txt", Danger.SCRIPT),
    (b"[Desktop Entry]\nExec=sh\n", "a.txt", Danger.LAUNCHER),
    (b"# comment\n\n  [desktop entry]\nExec=sh\n", "document.pdf", Danger.LAUNCHER),
    (b"\xef\xbb\xbf[Desktop Entry]\n", "a", Danger.LAUNCHER),
    (b"[InternetShortcut]\r\nURL=file:///x\r\n", "a.txt", Danger.LAUNCHER),
    (b"\xff\xfe" + "[InternetShortcut]\r\n".encode("utf-16-le"), "a.txt", Danger.LAUNCHER),
    (b"L\0\0\0\x01\x14\x02\0\0\0\0\0", "a.txt", Danger.LAUNCHER),
    (b"<?xml version='1.0'?><jnlp spec='1.0'>", "a.xml", Danger.LAUNCHER),
    (b"Windows Registry Editor Version 5.00\r\n", "a.txt", Danger.SETTINGS),
    (b"{\\rtf1{\\object\\objemb{\\*\\objdata 00}}", "a.rtf", Danger.MACROS),
    (OLE + "_VBA_PROJECT".encode("utf-16-le"), "a.doc", Danger.MACROS),
    (OLE, "a.txt", Danger.PROGRAM),
    (zipped("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), "a.docx", Danger.MACROS),
    (zipped("mimetype", "Basic/Standard/Module1.xml"), "a.odt", Danger.MACROS),
    (zipped("harmless.txt", "setup.exe"), "a.zip", Danger.ARCHIVE),
    (zipped("inner.zip.desktop "), "a.zip", Danger.ARCHIVE),
    (zipped("a.txt")[:-30], "a.zip", Danger.ARCHIVE),
    (zipped("a.txt") + b"rest", "a.docx", Danger.ARCHIVE),
    (b"\x1f\x8b\x08", "a.txt", Danger.ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", "a.txt", Danger.ARCHIVE),
    (bytes(257) + b"ustar\x0000", "a.txt", Danger.ARCHIVE),
    (bytes(32769) + b"CD001", "a.txt", Danger.DISK_IMAGE),
    (b"QFI\xfb\0\0\0\3", "a.txt", Danger.DISK_IMAGE),
    (bytes(512) + b"EFI PART", "a.txt", Danger.DISK_IMAGE),
    (b"  <!DOCTYPE html><html>", "a.txt", Danger.WEB_PAGE),
    (b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'>", "a.txt", Danger.WEB_PAGE),
    (b"GIF89a<script>alert(1)</script>", "a.gif", Danger.WEB_PAGE),
]  # fmt: skip


@pytest.mark.parametrize(("content", "name", "danger"), CONTENTS, ids=lambda value: str(value)[:20])
def test_content_tells_whatever_the_name_says(
    tmp_path: Path, content: bytes, name: str, danger: Danger
) -> None:
    path = tmp_path / "copy"
    path.write_bytes(content)
    assert danger_of_file(path, name) is danger


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "empty"),
        (b"root:x:0:0:root:/root:/bin/bash\n", "passwd"),
        ("Füße, 日本語\n".encode(), "a.txt"),
        ("Füße\n".encode("utf-16"), "a.txt"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "a.pdf"),
        (b"\x89PNG\r\n\x1a\n", "a.png"),
        (b"{\\rtf1\\ansi Hello}", "a.rtf"),
        (OLE, "a.doc"),
        (zipped("[Content_Types].xml", "word/document.xml"), "a.docx"),
        (zipped("mimetype", "content.xml", "Pictures/1.png"), "a.odt"),
        (zipped("mimetype", "OEBPS/one.xhtml", "OEBPS/style.css"), "a.epub"),
        (b"[Unit]\nDescription=x\n[Service]\nExecStart=/bin/x\n", "a.service"),
        (b"key,value\n1,2\n", "a.csv"),
    ],
)
def test_plain_documents_are_let_through(tmp_path: Path, content: bytes, name: str) -> None:
    path = tmp_path / "copy"
    path.write_bytes(content)
    assert danger_of_file(path, name) is None


def test_a_directory_of_an_archive_that_claims_to_be_huge_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "copy"
    path.write_bytes(b"PK\x03\x04" + b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 1, 1, 0xFFFFFFF0, 0, 0))
    assert danger_of_file(path, "a.zip") is Danger.ARCHIVE
