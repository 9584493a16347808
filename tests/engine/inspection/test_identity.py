"""The identity card."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from browser.demo.tree import Entry, Kind, file, folder, symlink
from engine.inspection import identity
from engine.inspection.facts import Fact
from engine.inspection.identity import Identity
from engine.inspection.system import System
from tests.engine.inspection.folder import folder_tree
from tests.engine.inspection.hives import Node, hive, merged, node

LINUX = System(
    root="/dev/sda1",
    type="linux",
    distro="debian",
    name="Debian GNU/Linux 12 (bookworm)",
    version=(12, 5),
    hostname="web01",
    arch="x86_64",
    sources={"name": "/etc/os-release", "version": "/etc/debian_version", "hostname": "/etc/hostname"},
)
WINDOWS = System(
    root="/dev/sda2", type="windows", distro="windows", systemroot="/Windows", control_set="ControlSet001"
)


def card(top: Path, *entries: Entry, system: System = LINUX) -> Identity:
    return identity.read(folder_tree(top, entries, ignore_case=system.is_windows), system)


def test_facts_of_the_first_look_keep_their_files(tmp_path: Path) -> None:
    found = card(tmp_path)
    assert found.name == Fact("Debian GNU/Linux 12 (bookworm)", "/etc/os-release")
    assert found.version == Fact("12.5", "/etc/debian_version")
    assert (found.icon, found.type) == ("debian", "linux")


def test_what_is_not_known_is_none(tmp_path: Path) -> None:
    found = card(tmp_path, system=System(root="/dev/sda1", type="linux"))
    for name in ("name", "version", "hostname", "domain", "language", "time_zone", "installed", "machine_id"):
        assert getattr(found, name) is None
    assert found.kernels == ()


@pytest.mark.parametrize(
    ("entry", "domain", "source"),
    [
        (file("etc/hosts", "127.0.1.1 web01.example.org web01\n"), "example.org", "/etc/hosts"),
        (file("etc/hosts", "127.0.0.1 web01.localdomain\n# 1.2.3.4 web01.x.org\n"), None, ""),
        (
            file("etc/resolv.conf", "nameserver 1.1.1.1\nsearch a.example b.example\n"),
            "a.example",
            "/etc/resolv.conf",
        ),
    ],
)
def test_the_domain_is_where_it_is_written(
    tmp_path: Path, entry: Entry, domain: str | None, source: str
) -> None:
    assert card(tmp_path, entry).domain == (Fact(domain, source) if domain else None)


def test_kernels_are_told_newest_first(tmp_path: Path) -> None:
    found = card(
        tmp_path,
        file("boot/vmlinuz-6.1.0-9-amd64"),
        file("boot/vmlinuz-6.1.0-21-amd64"),
        file("boot/vmlinuz-0-rescue-0123"),
        file("boot/config-6.1.0-9-amd64"),
        folder("usr/lib/modules/6.1.0-21-amd64"),
        folder("usr/lib/modules/5.10.0-1-amd64"),
    )
    assert found.kernels == (
        Fact("6.1.0-21-amd64", "/boot/vmlinuz-6.1.0-21-amd64"),
        Fact("6.1.0-9-amd64", "/boot/vmlinuz-6.1.0-9-amd64"),
        Fact("5.10.0-1-amd64", "/usr/lib/modules/5.10.0-1-amd64"),
    )


def test_language_keyboard_and_zone(tmp_path: Path) -> None:
    found = card(
        tmp_path,
        file("etc/locale.conf", "LANG=nb_NO.UTF-8\n"),
        file("etc/default/keyboard", 'XKBLAYOUT="de"\n'),
        symlink("etc/localtime", "/usr/share/zoneinfo/Europe/Oslo"),
        file("etc/timezone", "Mars/Olympus\n"),
    )
    assert found.language == Fact("nb_NO.UTF-8", "/etc/locale.conf")
    assert found.keyboard == Fact("de", "/etc/default/keyboard")
    assert found.time_zone == Fact("Europe/Oslo", "/etc/localtime")


def test_the_installer_tells_when_it_ran(tmp_path: Path) -> None:
    when = datetime(2022, 3, 4, 5, 6, 7, tzinfo=UTC)
    found = card(tmp_path, file("root/anaconda-ks.cfg", "x", mtime=int(when.timestamp())))
    assert found.installed == Fact(when, "/root/anaconda-ks.cfg")


def test_a_machine_id_is_32_digits(tmp_path: Path) -> None:
    assert card(tmp_path, file("etc/machine-id", "uninitialized\n")).machine_id is None
    assert card(tmp_path / "b", file("etc/machine-id", "a" * 32 + "\n")).machine_id == Fact(
        "a" * 32, "/etc/machine-id"
    )


def test_hostile_files_leave_a_card(tmp_path: Path) -> None:
    found = card(
        tmp_path,
        file("etc/locale.conf", b"\xff\x00LANG='\n" * 1000),
        Entry("etc/machine-id", Kind.FIFO),
        symlink("etc/localtime", "localtime"),
        file("etc/hosts", b"\x00" * 5000),
        *(file(f"boot/vmlinuz-{number}.{number}") for number in range(200)),
    )
    assert found.language is None
    assert len(found.kernels) == 50


def test_windows_tells_from_its_registry(tmp_path: Path) -> None:
    version = Node(
        {
            "EditionID": "Professional",
            "DisplayVersion": "22H2",
            "CurrentBuildNumber": "19045",
            "UBR": 3930,
            "InstallDate": 1650000000,
            "RegisteredOwner": "Kim",
        }
    )
    software = hive(
        merged(
            node(r"Microsoft\Windows NT\CurrentVersion", version),
            node(r"Microsoft\Cryptography", Node({"MachineGuid": "1234-5678"})),
        )
    )
    system = hive(
        merged(
            node(r"ControlSet001\Services\Tcpip\Parameters", Node({"Domain": "corp.example"})),
            node(r"ControlSet001\Control\Nls\Language", Node({"InstallLanguage": "0407"})),
            node(
                r"ControlSet001\Control\TimeZoneInformation",
                Node({"TimeZoneKeyName": "Tokyo Standard Time"}),
            ),
        )
    )
    config = "Windows/System32/config"
    found = card(
        tmp_path, file(f"{config}/SOFTWARE", software), file(f"{config}/SYSTEM", system), system=WINDOWS
    )
    assert found.version == Fact("22H2 (build 19045.3930)", f"/{config}/SOFTWARE")
    assert found.edition == Fact("Professional", f"/{config}/SOFTWARE")
    assert found.owner == Fact("Kim", f"/{config}/SOFTWARE")
    assert found.installed == Fact(datetime(2022, 4, 15, 5, 20, tzinfo=UTC), f"/{config}/SOFTWARE")
    assert found.machine_id == Fact("1234-5678", f"/{config}/SOFTWARE")
    assert found.domain == Fact("corp.example", f"/{config}/SYSTEM")
    assert found.language == Fact("de_DE", f"/{config}/SYSTEM")
    assert found.time_zone == Fact("Tokyo Standard Time", f"/{config}/SYSTEM")


def test_a_damaged_registry_is_told(tmp_path: Path) -> None:
    found = card(tmp_path, file("Windows/System32/config/SOFTWARE", "regf"), system=WINDOWS)
    assert found.edition is None
    assert found.problems == ("/Windows/System32/config/SOFTWARE could not be read: its end is missing.",)
