"""Installed software, by everybody who may have installed it."""

import lzma
from datetime import UTC, datetime
from pathlib import Path

import pytest

from browser.demo.tree import Entry, file, folder, symlink
from engine.inspection import software_unix, software_windows
from engine.inspection.software import Origin, Package, Software
from engine.inspection.system import System
from tests.engine.inspection.folder import folder_tree
from tests.engine.inspection.hives import Node, filetime, hive, merged, node

WHEN = datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)
STAMP = int(WHEN.timestamp())
DATA = Path(__file__).with_name("data")
WINDOWS = System("/dev/sda2", "windows", arch="x86_64", systemroot="/Windows")
UNINSTALL = r"Microsoft\Windows\CurrentVersion\Uninstall"
UPDATES = r"Microsoft\Windows\CurrentVersion\Component Based Servicing\Packages"
HIVE = "Windows/System32/config/SOFTWARE"

DPKG = """\
Package: bash
Status: install ok installed
Section: shells
Installed-Size: 7164
Maintainer: Matthias Klose <doko@debian.org>
Architecture: amd64
Version: 5.2.15-2+b2
Description: GNU Bourne Again SHell
 Bash is an sh-compatible command language interpreter.
 .
 Version: 9.9 of a lie in a long description.

Package: libc6
Status: install ok installed
Architecture: i386
Version: 2.36-9
Installed-Size: lots
Description: GNU C Library

Package: apache2
Status: deinstall ok config-files
Version: 2.4.57-2

Package: gone
Status: purge ok not-installed

"""
APK = """\
C:Q1abc=
P:musl
V:1.2.4-r2
A:x86_64
S:383152
I:622592
T:the musl c library
m:Timo Teras

P:busybox
V:1.36.1-r5

V:nameless
"""
DESC = (
    "%NAME%\nglibc\n\n%VERSION%\n2.39-1\n\n%DESC%\nGNU C Library\n\n%ARCH%\nx86_64\n\n"
    "%INSTALLDATE%\n{}\n\n%SIZE%\n100\n"
)


def card(top: Path, *entries: Entry) -> Software:
    return software_unix.read(folder_tree(top, entries), System("/dev/sda1", "linux"))


def test_nothing_installed_is_nothing_wrong(tmp_path: Path) -> None:
    assert card(tmp_path) == Software()


def test_dpkg(tmp_path: Path) -> None:
    found = card(
        tmp_path,
        file("var/lib/dpkg/status", DPKG),
        file("var/lib/dpkg/info/bash.list", "", mtime=STAMP),
        file("var/lib/dpkg/info/libc6:i386.list", "", mtime=STAMP + 1),
    )
    bash, libc = found.packages
    assert bash == Package(
        name="bash",
        version="5.2.15-2+b2",
        origin=Origin.DPKG,
        summary="GNU Bourne Again SHell",
        arch="amd64",
        section="shells",
        vendor="Matthias Klose <doko@debian.org>",
        size=7164 * 1024,
        installed=WHEN,
        source="/var/lib/dpkg/status",
        description="Bash is an sh-compatible command language interpreter.\n"
        ".\nVersion: 9.9 of a lie in a long description.",
    )
    assert (libc.name, libc.size, libc.installed) == (
        "libc6",
        None,
        datetime(2024, 5, 6, 7, 8, 10, tzinfo=UTC),
    )
    assert found.problems == ()


def test_dpkg_of_images_without_dpkg(tmp_path: Path) -> None:
    text = "Package: tzdata\nVersion: 2024a-0\nDescription: time zones\n"
    (found,) = card(tmp_path, file("var/lib/dpkg/status.d/tzdata", text)).packages
    assert (found.name, found.source) == ("tzdata", "/var/lib/dpkg/status.d/tzdata")


def test_a_damaged_status_is_told_and_gives_the_rest(tmp_path: Path) -> None:
    garbage = b"\xff\xfe\x00\n\nPackage: x\n\nVersion: 1\n\n" + bytes(range(256)) + b"\n\n"
    found = card(tmp_path, file("var/lib/dpkg/status", garbage + DPKG.encode()))
    assert [package.name for package in found.packages] == ["bash", "libc6"]
    assert len(found.problems) == 1
    assert found.problems[0].startswith("/var/lib/dpkg/status has ")


def test_rpm(tmp_path: Path) -> None:
    content = lzma.decompress((DATA / "rpmdb.sqlite.xz").read_bytes())
    found = card(
        tmp_path, file("var/lib/rpm/rpmdb.sqlite", content), file("var/lib/rpm/rpmdb.sqlite-wal", "x")
    )
    harbour, tides = found.packages
    assert (harbour.version, tides.version) == ("1.2.3-4.test", "2:1.2.3-4.test")
    assert (tides.origin, tides.vendor, tides.section) == (
        Origin.RPM,
        "Example Vendor",
        "Applications/Internet",
    )
    assert tides.source == "/var/lib/rpm/rpmdb.sqlite"
    assert found.problems == ("/var/lib/rpm/rpmdb.sqlite-wal holds changes that are not shown.",)


def test_a_corrupt_rpm_database_is_told_beside_the_rest(tmp_path: Path) -> None:
    content = lzma.decompress((DATA / "rpmdb.sqlite.xz").read_bytes())[:9000]
    found = card(tmp_path, file("var/lib/rpm/rpmdb.sqlite", content), file("lib/apk/db/installed", APK))
    assert {package.origin for package in found.packages} == {Origin.APK}
    assert found.problems == ("/var/lib/rpm/rpmdb.sqlite could not be read: its end is missing.",)


def test_apk(tmp_path: Path) -> None:
    busybox, musl = card(tmp_path, file("lib/apk/db/installed", APK)).packages
    assert (musl.name, musl.version, musl.arch, musl.size) == ("musl", "1.2.4-r2", "x86_64", 622592)
    assert (musl.summary, musl.vendor) == ("the musl c library", "Timo Teras")
    assert busybox.size is None


def test_pacman(tmp_path: Path) -> None:
    found = card(
        tmp_path,
        file("var/lib/pacman/local/glibc-2.39-1/desc", DESC.format(STAMP)),
        file("var/lib/pacman/local/broken-1/desc", "%NAME%\n"),
        file("var/lib/pacman/local/ALPM_DB_VERSION", "9\n"),
        folder("var/lib/pacman/local/empty-1"),
        symlink("var/lib/pacman/local/loop-1", "loop-1"),
    )
    (glibc,) = found.packages
    assert (glibc.name, glibc.version, glibc.size, glibc.installed) == ("glibc", "2.39-1", 100, WHEN)
    assert glibc.source == "/var/lib/pacman/local/glibc-2.39-1/desc"
    assert found.problems == ("/var/lib/pacman/local has 1 entries that make no sense.",)


def test_portage(tmp_path: Path) -> None:
    top = "var/db/pkg/app-shells/bash-5.2_p15-r3"
    found = card(
        tmp_path,
        file(f"{top}/PF", "bash-5.2_p15-r3\n"),
        file(f"{top}/DESCRIPTION", "The standard GNU shell\n"),
        file(f"{top}/BUILD_TIME", f"{STAMP}\n"),
        file(f"{top}/SIZE", "100\n"),
        file(f"{top}/environment.bz2", b"x" * 100),
        file("var/db/pkg/sys-libs/zlib-ng-2.1/repository", "gentoo\n"),
        file("var/db/pkg/sys-libs/nothing/PF", "nothing\n"),
    )
    bash, zlib = found.packages
    assert (bash.name, bash.version, bash.size, bash.installed) == (
        "app-shells/bash",
        "5.2_p15-r3",
        100,
        WHEN,
    )
    assert (bash.summary, bash.source) == ("The standard GNU shell", f"/{top}/PF")
    assert (zlib.name, zlib.version, zlib.vendor) == ("sys-libs/zlib-ng", "2.1", "gentoo")
    assert found.problems == ("/var/db/pkg has 1 entries that make no sense.",)


def test_flatpak(tmp_path: Path) -> None:
    top = "var/lib/flatpak/app/org.example.Tides"
    deployed = f"{top}/x86_64/stable/0123"
    found = card(
        tmp_path,
        symlink(f"{top}/current", "x86_64/stable"),
        symlink(f"{top}/x86_64/stable/active", "0123"),
        file(
            f"{deployed}/metadata",
            "[Application]\nname=org.example.Tides\nruntime=org.gnome.Platform/x86_64/46\n",
        ),
        file(
            f"{deployed}/files/share/applications/org.example.Tides.desktop", "[Desktop Entry]\nName=Tides\n"
        ),
        file("home/kim/.local/share/flatpak/runtime/org.x/x86_64/1/active/metadata", "[Runtime]\n"),
    )
    tides, runtime = found.packages
    assert (tides.name, tides.version, tides.summary) == ("org.example.Tides", "stable", "Tides")
    assert tides.section == "org.gnome.Platform/x86_64/46"
    assert runtime.source == "/home/kim/.local/share/flatpak/runtime/org.x/x86_64/1/active/metadata"


def test_snap(tmp_path: Path) -> None:
    found = card(
        tmp_path,
        file("var/lib/snapd/snaps/lxd_100.snap", "x" * 10, mtime=STAMP),
        file("var/lib/snapd/snaps/lxd_99.snap", "x"),
        file("var/lib/snapd/snaps/core22_1.snap", "x"),
        symlink("snap/lxd/current", "100"),
    )
    assert [(package.name, package.version) for package in found.packages] == [
        ("core22", "revision 1"),
        ("lxd", "revision 100"),
    ]
    assert (found.packages[1].size, found.packages[1].installed) == (10, WHEN)


def test_packages_are_counted_by_origin(tmp_path: Path) -> None:
    found = card(tmp_path, file("var/lib/dpkg/status", DPKG), file("var/lib/snapd/snaps/core22_1.snap"))
    assert found.by_origin == {Origin.DPKG: 2, Origin.SNAP: 1}


def windows_card(top: Path, *entries: Entry) -> Software:
    return software_windows.read(folder_tree(top, entries, ignore_case=True), WINDOWS)


def windows_hive() -> bytes:
    ticks = filetime(WHEN)
    programs = Node(
        keys={
            "{GUID}": Node(
                {
                    "DisplayName": "Tides 3",
                    "DisplayVersion": "3.1",
                    "Publisher": "Example",
                    "InstallDate": "20240506",
                    "EstimatedSize": 2048,
                }
            ),
            "part": Node({"DisplayName": "Part", "SystemComponent": 1}),
            "child": Node({"DisplayName": "Child", "ParentKeyName": "x"}),
            "nameless": Node({"DisplayVersion": "1"}),
        }
    )
    update = "Package_for_KB5034122~31bf3856ad364e35~amd64~~19041.3930.1.3"
    updates = Node(
        keys={
            update: Node(
                {"CurrentState": 112, "InstallTimeHigh": ticks >> 32, "InstallTimeLow": ticks & 0xFFFFFFFF}
            ),
            "Package_for_KB5000001~31bf3856ad364e35~amd64~~1.0": Node({"CurrentState": 80}),
        }
    )
    old = Node(keys={"Old": Node({"DisplayName": "Old 32-bit"}, modified=WHEN)})
    return hive(
        merged(node(UNINSTALL, programs), node(rf"Wow6432Node\{UNINSTALL}", old), node(UPDATES, updates))
    )


def test_windows_programs_and_updates(tmp_path: Path) -> None:
    user = hive(node(rf"Software\{UNINSTALL}", Node(keys={"app": Node({"DisplayName": "Only Kim's"})})))
    found = windows_card(tmp_path, file(HIVE, windows_hive()), file("Users/Kim/NTUSER.DAT", user))
    update, old, kims, tides = sorted(
        found.packages, key=lambda package: package.name.replace("Only", "Pnly")
    )
    assert (update.name, update.version, update.origin, update.installed) == (
        "KB5034122",
        "19041.3930.1.3",
        Origin.UPDATE,
        WHEN,
    )
    assert (old.name, old.arch, old.installed) == ("Old 32-bit", "i386", WHEN)
    assert (kims.name, kims.source) == ("Only Kim's", "/Users/Kim/NTUSER.DAT")
    assert (tides.version, tides.vendor, tides.size) == ("3.1", "Example", 2 << 20)
    assert tides.installed == datetime(2024, 5, 6, tzinfo=UTC)


@pytest.mark.parametrize("size", [0, 100, 4200, 5000])
def test_a_damaged_hive_is_told(tmp_path: Path, size: int) -> None:
    found = windows_card(tmp_path, file(HIVE, windows_hive()[:size]))
    assert found.packages == ()
    assert len(found.problems) == 1
    assert found.problems[0].startswith(f"/{HIVE} could not be read: ")
