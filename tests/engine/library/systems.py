"""A disk with small systems that have packages and logos, and what libguestfs tells of those.

The systems hold what is asked for and little else.
"""

import hashlib
import inspect
import json
import lzma
import struct
import sys
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from browser.demo.gpt import MIB, Partition, partition_table
from browser.demo.tree import Entry, file, folder, symlink
from tests.engine.differential.facts import FACTS, answer
from tests.engine.inspection import guests, hives
from tests.engine.inspection.guests import os_release, pe_program, unix_tree
from tests.engine.inspection.hives import Node, hive, merged, node
from tests.helpers.disks import Disk, disk_folder, making
from tests.helpers.recipes import Handle, Volume, put_tree
from tests.helpers.reference import Reference, ReferenceCallError

SIZE = 128 * MIB
DATA = Path(guests.__file__).with_name("data")

DPKG = """\
Package: zebra
Status: install ok installed
Source: zoo (1.2)
Architecture: all
Version: 3:1.0-rc1-2
Homepage: https://zoo.example/
Description: striped
 A long text
 .
 with a gap.

Package: half
Status: install ok half-installed
Architecture: amd64
Version: 2.0
Description: not whole

Package: gone
Status: deinstall ok config-files
Architecture: amd64
Version: 1.0-1
Description: removed

Package: aardvark
Status: hold ok installed
Architecture: amd64
Version: 1.0-1
Description: kept back

Package: odd-epoch
Status: install ok installed
Version: x:1.0-1

"""
APK = """\
C:Q1abc=
P:musl
V:1.2.4-r2
A:x86_64
U:https://musl.libc.org/
T:the musl c library
o:musl
m:Timo Teras

P:busybox
V:1:1.36.1-r5
A:x86_64
T:Size optimized toolbox

V:nameless

"""
PACMAN = "%NAME%\nglibc\n\n%VERSION%\n1:2.39-1\n\n%BASE%\nglibc\n\n%DESC%\nGNU C Library\n\n%URL%\nhttps://gnu.org\n\n%ARCH%\nx86_64\n"
EBUILD = {"PF": "bash-5.2_p15-r3", "DESCRIPTION": "The standard GNU shell", "CHOST": "x86_64-pc-linux-gnu"}
UNINSTALL = r"Microsoft\Windows\CurrentVersion\Uninstall"


def png(width: int, height: int) -> bytes:
    """A black picture (PNG specification, grey with eight bits)."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    pixels = zlib.compress((b"\0" + bytes(width)) * height)
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def debian() -> tuple[Entry, ...]:
    return unix_tree(
        "bookworm",
        os_release(ID="debian", PRETTY_NAME="Debian GNU/Linux 12 (bookworm)", VERSION_ID="12"),
        file("etc/debian_version", "12.5\n"),
        file("var/lib/dpkg/status", DPKG),
        file("usr/share/pixmaps/real-logo.png", png(64, 64)),
        symlink("usr/share/pixmaps/debian-logo.png", "real-logo.png"),
        file("etc/favicon.png", png(8, 8)),
    )


def alpine() -> tuple[Entry, ...]:
    return unix_tree(
        "alpine",
        os_release(ID="alpine", PRETTY_NAME="Alpine Linux v3.19", VERSION_ID="3.19.1"),
        file("etc/alpine-release", "3.19.1\n"),
        file("lib/apk/db/installed", APK),
    )


def arch() -> tuple[Entry, ...]:
    return unix_tree(
        "arch",
        os_release(ID="arch", PRETTY_NAME="Arch Linux", BUILD_ID="rolling"),
        file("etc/arch-release"),
        file("var/lib/pacman/local/glibc-2.39-1/desc", PACMAN),
        file("var/lib/pacman/local/broken-1/desc", "%NAME%\nbroken\n"),
        folder("var/lib/pacman/local/empty-1"),
        file("etc/favicon.png", png(16, 16)),
    )


def gentoo() -> tuple[Entry, ...]:
    top = "var/db/pkg/app-shells/bash-5.2_p15-r3"
    return unix_tree(
        "gentoo",
        os_release(ID="gentoo", PRETTY_NAME="Gentoo Linux", VERSION_ID="2.14"),
        file("etc/gentoo-release", "Gentoo Base System release 2.14\n"),
        *(file(f"{top}/{name}", f"{value}\n") for name, value in EBUILD.items()),
        file(f"{top}/CONTENTS", "dir /bin\n"),
    )


def fedora() -> tuple[Entry, ...]:
    return unix_tree(
        "f39",
        os_release(ID="fedora", PRETTY_NAME="Fedora Linux 39", VERSION_ID="39"),
        file("usr/bin/dnf", "#!/usr/bin/python3\n", 0o755),
        file("var/lib/rpm/rpmdb.sqlite", lzma.decompress((DATA / "rpmdb.sqlite.xz").read_bytes())),
    )


def windows() -> tuple[Entry, ...]:
    """A Windows 11, which calls itself 10, with programs of both kinds and a group policy."""
    version: dict[str, hives.Content | tuple[int, bytes]] = {
        "ProductName": "Windows 10 Pro",
        "CurrentVersion": "6.3",
        "CurrentMajorVersionNumber": 10,
        "CurrentMinorVersionNumber": 0,
        "CurrentBuildNumber": "22631",
        "InstallationType": "Client",
    }
    programs = Node(
        keys={
            "{GUID}": Node(
                {
                    "DisplayName": "Tides 3",
                    "DisplayVersion": "3.1",
                    "Publisher": "Example",
                    "InstallLocation": "C:\\Tides",
                    "URLInfoAbout": "https://tides.example/",
                    "Comments": "for sailors",
                }
            ),
            "part": Node({"DisplayName": "Part", "SystemComponent": 1}),
            "nameless": Node({"DisplayVersion": "1"}),
        }
    )
    old = Node(keys={"Old": Node({"DisplayName": "Old 32-bit"})})
    policy = Node(keys={"{35378EAC-683F-11D2-A89A-00C04FBBCFA2}": Node()})
    software = merged(
        node(r"Microsoft\Windows NT\CurrentVersion", Node(version)),
        node(UNINSTALL, programs),
        node(rf"Wow6432Node\{UNINSTALL}", old),
        node(r"Microsoft\Windows\CurrentVersion\Group Policy\History", policy),
    )
    config = "Windows/System32/config"
    return (
        folder("Program Files"),
        file("Windows/System32/cmd.exe", pe_program()),
        file(f"{config}/SOFTWARE", hive(software)),
        file(f"{config}/SYSTEM", hive(Node(keys={"Select": Node({"Current": 1})}))),
    )


SYSTEMS: dict[str, Callable[[], tuple[Entry, ...]]] = {
    "debian": debian,
    "alpine": alpine,
    "arch": arch,
    "gentoo": gentoo,
    "fedora": fedora,
    "windows": windows,
}
ROOTS = {name: f"/dev/sda{number}" for number, name in enumerate(SYSTEMS, 1)}

QUESTIONS: dict[str, dict[str, Any]] = {
    "inspect_list_applications2": {},
    "inspect_list_applications": {},
    "inspect_get_icon": {},
    "inspect_get_icon without favicon": {"favicon": False},
    "inspect_get_osinfo": {},
}
"""What is asked of every system that is mounted, and with which options."""


def systems_disk() -> Disk:
    """The disk, made when it is not there yet (a minute under emulation)."""
    return Disk(_path(), "raw", SIZE, tuple(Volume(device, "") for device in ROOTS.values()))


def answers_of_libguestfs() -> dict[str, dict[str, Any]]:
    """By name of the system and question; a refusal has its words under "refusal". Asked when it was made."""
    answers: dict[str, dict[str, Any]] = json.loads(_path().with_suffix(".json").read_text())
    return answers


def ask(g: Handle, root: str) -> dict[str, Any]:
    """The answers of a handle in which this root is mounted, as JSON can hold them."""
    answers: dict[str, Any] = {}
    for question, options in QUESTIONS.items():
        try:
            value = getattr(g, question.partition(" ")[0])(root, **options)
        except ReferenceCallError as error:
            answers[question] = {"refusal": str(error)}
        else:
            answers[question] = value.hex() if isinstance(value, bytes) else value
    return answers | {"facts": {fact: answer(g, fact, root) for fact in FACTS}}


def _path() -> Path:
    source = inspect.getsource(sys.modules[__name__]) + inspect.getsource(hives) + inspect.getsource(guests)
    path = disk_folder() / f"systems-{hashlib.sha256(source.encode()).hexdigest()[:16]}.raw"
    if not path.exists():
        with making(path) as draft:
            if draft is not None:
                _make(draft, path.with_suffix(".json"))
    return path


def _make(draft: Path, told: Path) -> None:
    parts = tuple(Partition(name, 18) for name in SYSTEMS)
    start, end = partition_table(parts, SIZE)
    draft.touch()
    with draft.open("r+b") as image:
        image.truncate(SIZE)
        image.write(start)
        image.seek(SIZE - len(end))
        image.write(end)
    with Reference() as g:
        g.add_drive(str(draft), format="raw", cachemode="unsafe")
        g.launch()
        for name, tree in SYSTEMS.items():
            g.mkfs("ntfs" if name == "windows" else "ext4", ROOTS[name])
            g.mount(ROOTS[name], "/")
            put_tree(g, tree(), plain=name == "windows")
            g.umount_all()
        answers = {}
        found = g.inspect_os()
        assert sorted(found) == sorted(ROOTS.values()), found
        for name, root in ROOTS.items():
            g.mount_ro(root, "/")
            answers[name] = ask(g, root)
            g.umount_all()
        g.shutdown()
    told.write_text(json.dumps(answers))
