"""A small system of every family, with all of its cards; and systems with damage in files that matter."""

import lzma
import uuid
from collections import defaultdict
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from browser.demo.tree import Entry, file, symlink
from engine.inspection import Card, Failed, System, report, unix, windows
from engine.inspection.accounts import Accounts
from engine.inspection.devices import Devices
from engine.inspection.identity import Identity
from engine.inspection.logs import Logs
from engine.inspection.logs import Origin as Log
from engine.inspection.software import Origin, Software
from engine.inspection.starts import Kind, Starts, State
from engine.inspection.tree import Tree
from engine.storage import Storage
from tests.engine.inspection import guests
from tests.engine.inspection.event_logs import Event, event_log
from tests.engine.inspection.folder import folder_tree
from tests.engine.inspection.hives import Node, hive, node

DATA = Path(__file__).with_name("data")
STAMP = int(datetime(2024, 5, 6, 12, tzinfo=UTC).timestamp())
FACTS = guests.Facts(defaultdict(lambda: str(uuid.UUID(int=1))), defaultdict(lambda: str(uuid.UUID(int=2))))
RPM = lzma.decompress((DATA / "rpmdb.sqlite.xz").read_bytes())
BERKELEY = lzma.decompress((DATA / "Packages.xz").read_bytes())
JOURNAL = lzma.decompress((DATA / "classic.journal.xz").read_bytes())
DPKG = "Package: tides\nStatus: install ok installed\nVersion: 1.2.3\n"
APK = "P:tides\nV:1.2.3\n\n"
DESC = "%NAME%\ntides\n\n%VERSION%\n1.2.3\n"
UNIT = "[Service]\nExecStart=/usr/bin/tides\n[Install]\nWantedBy=multi-user.target\n"
SYSTEMD = (
    file("usr/lib/systemd/system/tides.service", UNIT),
    symlink(
        "etc/systemd/system/multi-user.target.wants/tides.service", "/usr/lib/systemd/system/tides.service"
    ),
)
OPENRC = (
    file("etc/init.d/tides", "#!/sbin/openrc-run\n", 0o755),
    symlink("etc/runlevels/default/tides", "/etc/init.d/tides"),
)
ACCOUNTS = (
    file("etc/passwd", "root:x:0:0::/root:/bin/sh\nkim:x:1000:1000::/home/kim:/bin/sh\n"),
    file("etc/group", "wheel:x:10:kim\n"),
    file("etc/sudoers", "%wheel ALL=(ALL) ALL\n"),
    file("etc/shadow", "root:!:1::::::\nkim:$6$x$y:19500::::::\n"),
)


def text_log(name: str) -> Entry:
    return file(f"var/log/{name}", "May  6 07:08:09 h tides[4]: high\n", mtime=STAMP)


FAMILIES: dict[str, tuple[Callable[[guests.Facts], tuple[Entry, ...]], tuple[Entry, ...], Origin]] = {
    "debian": (
        guests.debian,
        (*SYSTEMD, file("var/lib/dpkg/status", DPKG), text_log("syslog")),
        Origin.DPKG,
    ),
    "ubuntu": (
        guests.ubuntu,
        (*SYSTEMD, file("var/lib/dpkg/status", DPKG), text_log("syslog")),
        Origin.DPKG,
    ),
    "fedora": (
        guests.fedora,
        (*SYSTEMD, file("usr/lib/sysimage/rpm/rpmdb.sqlite", RPM), text_log("messages")),
        Origin.RPM,
    ),
    "centos": (
        guests.centos,
        (*SYSTEMD, file("var/lib/rpm/Packages", BERKELEY), text_log("messages")),
        Origin.RPM,
    ),
    "rhel": (guests.rhel, (*SYSTEMD, file("var/lib/rpm/rpmdb.sqlite", RPM), text_log("secure")), Origin.RPM),
    "opensuse": (
        guests.opensuse,
        (*SYSTEMD, file("usr/lib/sysimage/rpm/rpmdb.sqlite", RPM), text_log("messages")),
        Origin.RPM,
    ),
    "archlinux": (
        guests.arch,
        (*SYSTEMD, file("var/lib/pacman/local/tides-1.2.3/desc", DESC), text_log("syslog")),
        Origin.PACMAN,
    ),
    "alpinelinux": (
        guests.alpine,
        (*OPENRC, file("lib/apk/db/installed", APK), text_log("messages")),
        Origin.APK,
    ),
}


def system_in(tree: Tree) -> System:
    devices = Devices(Storage(), "")
    mounts = unix.read_mounts(tree, "/dev/sda1", devices)
    return unix.look(tree, "/dev/sda1", mounts)


def cards_of(top: Path, *entries: Entry) -> tuple[System, dict[str, Card]]:
    tree = folder_tree(top, entries)
    system = system_in(tree)
    return system, dict(report(tree.handle, system).cards)


@pytest.mark.parametrize("family", FAMILIES)
def test_every_family_of_linux_fills_its_cards(tmp_path: Path, family: str) -> None:
    base, more, origin = FAMILIES[family]
    system, cards = cards_of(tmp_path, *base(FACTS), *ACCOUNTS, *more)
    assert system.distro == family
    assert [name for name, card in cards.items() if isinstance(card, Failed)] == []
    identity, accounts = cards["identity"], cards["accounts"]
    software, starts, logs = cards["software"], cards["starts"], cards["logs"]
    assert isinstance(identity, Identity)
    assert identity.name is not None
    assert identity.hostname is not None
    assert isinstance(accounts, Accounts)
    kim = accounts.accounts[0]
    assert (kim.name, kim.admin, kim.admin_by) == ("kim", True, "/etc/sudoers")
    assert isinstance(software, Software)
    tides = next(package for package in software.packages if package.name == "tides")
    assert (tides.origin, "1.2.3" in tides.version) == (origin, True)
    assert isinstance(starts, Starts)
    starter = next(one for one in starts.starters if one.name.startswith("tides"))
    assert (starter.state, starter.starts) == (State.ENABLED, True)
    assert isinstance(logs, Logs)
    entry = next(entry for entry in logs.entries if entry.message == "high")
    assert (entry.program, entry.pid, entry.origin) == ("tides", 4, Log.SYSLOG)


def test_windows_fills_its_cards(tmp_path: Path) -> None:
    partition = uuid.UUID(int=5)
    run = hive(node(r"Software\Microsoft\Windows\CurrentVersion\Run", Node({"Tides": "tides.exe"})))
    entries = (
        *guests.windows_tree(partition),
        file("Users/Kim/NTUSER.DAT", run),
        file("Windows/System32/winevt/Logs/System.evtx", event_log([Event(7036)])),
    )
    tree = folder_tree(tmp_path, entries, ignore_case=True)
    system = windows.look(tree, tree.names("/"), "/dev/sda1", Devices(Storage(), ""))
    assert system is not None
    cards = report(tree.handle, system).cards
    assert [name for name, card in cards.items() if isinstance(card, Failed)] == []
    identity, starts, logs = cards["identity"], cards["starts"], cards["logs"]
    assert isinstance(identity, Identity)
    assert identity.hostname is not None
    assert identity.hostname.value == "WINBOX"
    assert isinstance(starts, Starts)
    assert [(one.name, one.kind) for one in starts.starters] == [("Tides", Kind.LOGIN)]
    assert isinstance(logs, Logs)
    assert [entry.code for entry in logs.entries] == ["7036"]


GARBAGE = bytes(range(256)) * 40
CYCLE = "\n".join(
    ("/dev/sda1 / ext4 bind 0 0", "/a /a/b none bind 0 0", "/a/b /a none bind 0 0", "/x /x none rbind 0 0")
)
DAMAGED: dict[str, tuple[Entry, ...]] = {
    "os-release": (file("etc/os-release", GARBAGE),),
    "os-release without an end": (file("etc/os-release", 'NAME="' + "x" * 2_000_000),),
    "passwd": (file("etc/passwd", GARBAGE), file("etc/shadow", GARBAGE), file("etc/group", GARBAGE)),
    "rpm database": (file("var/lib/rpm/rpmdb.sqlite", RPM[:20_000] + GARBAGE),),
    "old rpm database": (file("var/lib/rpm/Packages", BERKELEY[:9_000] + GARBAGE),),
    "journal": (file(f"var/log/journal/{'a' * 32}/system.journal", JOURNAL[:6_000] + GARBAGE),),
    "fstab with a cycle": (file("etc/fstab", CYCLE), symlink("a", "a/b"), symlink("x", "x")),
    "logs": tuple(
        file(f"var/log/{name}", GARBAGE)
        for name in ("syslog", "messages.1.gz", "wtmp", "lastlog", "pacman.log", "apt/history.log")
    ),
    "units": tuple(
        file(f"etc/systemd/system/{name}", GARBAGE) for name in ("a.service", "b.timer", "c.service.d/x.conf")
    ),
    "tables": (file("etc/crontab", GARBAGE), file("etc/inittab", GARBAGE), file("etc/sudoers", GARBAGE)),
    "links": tuple(
        symlink(path, path.rpartition("/")[2])
        for path in ("etc/localtime", "var/lib/dpkg", "var/log", "etc/cron.d", "etc/systemd/system")
    ),
}
SAYS: dict[str, tuple[str, str]] = {
    "os-release": ("identity", "/etc/os-release "),
    "os-release without an end": ("identity", "/etc/os-release "),
    "passwd": ("accounts", "/etc/passwd "),
    "rpm database": ("software", "/var/lib/rpm/rpmdb.sqlite "),
    "old rpm database": ("software", "/var/lib/rpm/Packages "),
    "journal": ("logs", f"/var/log/journal/{'a' * 32}/system.journal "),
    "tables": ("starts", "/etc/crontab "),
}
"""The card that says what it could not read, and the file that it names."""


@pytest.mark.parametrize("what", DAMAGED)
def test_damage_leaves_cards_that_say_what_they_could_not_read(tmp_path: Path, what: str) -> None:
    base = [file("etc/passwd", "root:x:0:0::/root:/bin/sh\n"), file("etc/group", "root:x:0:\n")]
    paths = {entry.path for entry in DAMAGED[what]}
    _, cards = cards_of(tmp_path, *(entry for entry in base if entry.path not in paths), *DAMAGED[what])
    assert [name for name, card in cards.items() if isinstance(card, Failed)] == []
    if what in SAYS:
        name, path = SAYS[what]
        assert any(problem.startswith(path) for problem in cards[name].problems), cards[name].problems
