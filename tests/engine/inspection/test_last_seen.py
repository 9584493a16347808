"""The card of last times."""

import lzma
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from browser.demo.logs import wtmp
from browser.demo.tree import Entry, file, folder, symlink
from engine.inspection import last_seen
from engine.inspection.facts import Fact
from engine.inspection.last_seen import LastLogin, LastSeen
from engine.inspection.system import System
from tests.engine.inspection.folder import folder_tree, handle_of
from tests.engine.inspection.hives import Node, filetime, hive, merged, node
from tests.engine.inspection.test_superblock import EXT4_REPORT, superblock

NOW = datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)
LINUX = System(root="/dev/sda1", type="linux")
WINDOWS = System(root="/dev/sda2", type="windows", systemroot="/Windows", control_set="ControlSet001")
JOURNAL = "var/log/journal/0123456789abcdef0123456789abcdef/system.journal"


def card(top: Path, *entries: Entry, system: System = LINUX) -> LastSeen:
    return last_seen.read(folder_tree(top, entries, ignore_case=system.is_windows), system)


def test_an_empty_system_was_never_seen(tmp_path: Path) -> None:
    assert card(tmp_path) == LastSeen()


def test_wtmp_tells_boot_and_log_in(tmp_path: Path) -> None:
    found = card(tmp_path, file("var/log/wtmp", wtmp(NOW), mtime=1))
    assert found.boot == Fact(datetime(2024, 4, 30, 5, 8, 9, tzinfo=UTC), "/var/log/wtmp")
    login = LastLogin("mara", datetime(2024, 5, 5, 5, 57, 9, tzinfo=UTC), "198.51.100.4", "pts/0")
    assert found.login == Fact(login, "/var/log/wtmp")
    assert found.shutdown is None


def test_the_journal_tells_boot_activity_and_order(tmp_path: Path) -> None:
    content = lzma.decompress(Path(__file__).with_name("data").joinpath("compact.journal.xz").read_bytes())
    found = card(tmp_path, file(JOURNAL, content), folder("var/log"))
    assert found.boot == Fact(datetime(2023, 11, 15, 22, 32, 20, tzinfo=UTC), f"/{JOURNAL}")
    assert found.in_order == Fact(True, f"/{JOURNAL}")
    open_content = content[:16] + b"\x01" + content[17:]
    assert card(tmp_path / "b", file(JOURNAL, open_content)).in_order == Fact(False, f"/{JOURNAL}")


def test_the_superblock_tells_the_boot_when_nothing_else_does(tmp_path: Path) -> None:
    tree = folder_tree(tmp_path)
    handle = handle_of(tree)
    handle.report = EXT4_REPORT
    handle.devices["/dev/sda1"] = bytes(1024) + superblock(mounted=NOW)
    assert last_seen.read(tree, LINUX).boot == Fact(NOW, "/dev/sda1")


def test_activity_is_the_newest_time_of_all(tmp_path: Path) -> None:
    early, late = int(NOW.timestamp()) - 1000, int(NOW.timestamp())
    found = card(
        tmp_path, file("var/log/syslog", "x", mtime=late), file("var/log/messages", "x", mtime=early)
    )
    os.utime(tmp_path / "var/log", (early, early))
    found = last_seen.read(folder_tree(tmp_path), LINUX)
    assert found.activity == Fact(NOW, "/var/log/syslog")


@pytest.mark.parametrize(
    ("entry", "when"),
    [
        (
            file(
                "var/log/apt/history.log",
                "Start-Date: 2024-01-02  03:00:00\nEnd-Date: 2024-01-02  03:04:05\n",
            ),
            datetime(2024, 1, 2, 2, 4, 5, tzinfo=UTC),
        ),
        (
            file(
                "var/log/pacman.log", "[2024-01-02T03:04:05+0100] [ALPM] upgraded glibc (2.38-1 -> 2.39-1)\n"
            ),
            datetime(2024, 1, 2, 2, 4, 5, tzinfo=UTC),
        ),
        (file("lib/apk/db/installed", "x", mtime=int(NOW.timestamp())), NOW),
        (file("var/lib/rpm/rpmdb.sqlite", "x", mtime=int(NOW.timestamp())), NOW),
    ],
)
def test_the_last_update_is_what_the_package_manager_logged(
    tmp_path: Path, entry: Entry, when: datetime
) -> None:
    found = card(tmp_path, entry, symlink("etc/localtime", "/usr/share/zoneinfo/Europe/Berlin"))
    assert found.update == Fact(when, f"/{entry.path}")


def test_the_last_address_is_in_the_newest_lease(tmp_path: Path) -> None:
    leases = "lease {\n fixed-address 192.0.2.7;\n}\nlease {\n fixed-address 192.0.2.9;\n}\n"
    found = card(
        tmp_path,
        file("var/lib/dhcp/dhclient.ens3.leases", leases, mtime=2000),
        file("var/lib/NetworkManager/old.lease", "ADDRESS=10.0.0.1\n", mtime=1000),
    )
    assert found.address == Fact("192.0.2.9", "/var/lib/dhcp/dhclient.ens3.leases")


def test_windows_tells_when_it_was_shut_down_and_updated(tmp_path: Path) -> None:
    when = datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)
    system = hive(
        node(r"ControlSet001\Control\Windows", Node({"ShutdownTime": filetime(when).to_bytes(8, "little")}))
    )
    path = r"Microsoft\Windows\CurrentVersion\WindowsUpdate\Auto Update\Results\Install"
    software = hive(merged(Node(), node(path, Node({"LastSuccessTime": "2024-05-01 10:11:12"}))))
    config = "Windows/System32/config"
    entries = (file(f"{config}/SYSTEM", system), file(f"{config}/SOFTWARE", software))
    found = card(tmp_path, *entries, system=WINDOWS)
    assert found.shutdown == Fact(when, f"/{config}/SYSTEM")
    assert found.update == Fact(datetime(2024, 5, 1, 10, 11, 12, tzinfo=UTC), f"/{config}/SOFTWARE")


def test_times_that_cannot_be_are_unknown(tmp_path: Path) -> None:
    found = card(
        tmp_path,
        file("var/log/apt/history.log", "End-Date: 2024-99-99  99:99:99\n"),
        file("var/log/pacman.log", "[9999-12-31T23:59:59-9900] [ALPM] installed\n"),
        file(JOURNAL, b"LPKSHHRH" + bytes(range(200))),
    )
    assert found.update is None
    assert found.boot is None
