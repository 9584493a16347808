"""The first look against real disks, and against what libguestfs's own inspection says of them."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from engine import GuestFS
from engine.inspection import System, Unreadable, systems
from engine.inspection.hive import Hive, Key
from tests.engine.inspection.guests import (
    DEVICES,
    answers_of_libguestfs,
    guests_disk,
    software_hive,
)
from tests.helpers import debian
from tests.helpers.debian import debian_guest
from tests.helpers.disks import disk
from tests.helpers.handles import opened

# The first run makes the disk and asks libguestfs, which takes minutes on a slow machine.
pytestmark = pytest.mark.timeout(900)

SNAPSHOTS = {
    "btrfsvol:/dev/sda6/snapshots/before update": "btrfsvol:/dev/sda6/root",
    "btrfsvol:/dev/sda9/@/.snapshots/2/snapshot": "/dev/sda9",
}
"""Roots in libguestfs's eyes, snapshots of others in ours."""

RESOLVED_BY_US_ALONE = {"/boot", "/data/again"}
"""Named by PARTUUID and PARTLABEL, of which libguestfs 1.48 knows nothing."""


@pytest.fixture(scope="module")
def g() -> Iterator[GuestFS]:
    with opened(guests_disk()) as handle:
        yield handle


@pytest.fixture(scope="module")
def found(g: GuestFS) -> dict[str, System]:
    return {system.root: system for system in systems(g)}


@pytest.fixture(scope="module")
def expected() -> dict[str, dict[str, Any]]:
    """libguestfs 1.48 may take its own disk into account when it names the disk of a subvolume."""
    return {_mountable(root): answers for root, answers in answers_of_libguestfs(guests_disk()).items()}


def _mountable(text: str) -> str:
    return re.sub(r"^btrfsvol:/dev/sd[ab](\d+)/+", r"btrfsvol:/dev/sda\1/", text)


def test_every_system_is_found_and_nothing_else(
    found: dict[str, System], expected: dict[str, dict[str, Any]]
) -> None:
    assert set(found) == set(expected) - set(SNAPSHOTS)


def test_snapshots_are_listed_beside_their_system(found: dict[str, System]) -> None:
    listed = {one: system.root for system in found.values() for one in system.snapshots}
    assert listed == SNAPSHOTS


@pytest.mark.parametrize(
    "question", ["type", "distro", "product_name", "hostname", "arch", "package_format", "package_management"]
)
def test_words_agree_with_libguestfs(
    question: str, found: dict[str, System], expected: dict[str, dict[str, Any]]
) -> None:
    ours = {root: getattr(system, question) or "unknown" for root, system in found.items()}
    assert ours == {root: expected[root][question] for root in found}


def test_versions_agree_with_libguestfs(
    found: dict[str, System], expected: dict[str, dict[str, Any]]
) -> None:
    ours = {root: system.version or (0, 0) for root, system in found.items()}
    theirs = {root: (expected[root]["major_version"], expected[root]["minor_version"]) for root in found}
    assert ours == theirs


def test_mount_points_agree_with_libguestfs(
    found: dict[str, System], expected: dict[str, dict[str, Any]]
) -> None:
    for root, system in found.items():
        theirs = {place: _mountable(what) for place, what in expected[root]["mountpoints"].items()}
        # libguestfs 1.48 leaves a name below /dev/disk/by-uuid as it is.
        theirs = {place: root if what.startswith("/dev/disk/") else what for place, what in theirs.items()}
        assert theirs.items() <= system.mounts.items()
        assert set(system.mounts) - set(theirs) <= RESOLVED_BY_US_ALONE


def test_every_way_to_name_a_disk_is_resolved(found: dict[str, System]) -> None:
    assert found[DEVICES["debian"]].mounts == {
        "/": DEVICES["debian"],
        "/boot": DEVICES["boot"],
        "/home": DEVICES["home"],
        "/data/in": DEVICES["data"],
        "/data/again": DEVICES["data"],
    }
    assert found[DEVICES["debian"]].missing == {"/backup": "UUID=00000000-1111-2222-3333-444444444444"}


def test_windows_agrees_with_libguestfs(
    found: dict[str, System], expected: dict[str, dict[str, Any]]
) -> None:
    system, theirs = found[DEVICES["windows"]], expected[DEVICES["windows"]]
    assert system.drives == theirs["drive_mappings"]
    assert system.systemroot == theirs["windows_systemroot"]
    assert system.control_set == theirs["windows_current_control_set"]


def test_every_fact_names_its_file(g: GuestFS, found: dict[str, System]) -> None:
    for system in found.values():
        assert {"name", "hostname", "arch"} <= set(system.sources)
        g.mount_ro(system.root, "/")
        assert [path for path in system.sources.values() if not g.exists(path)] == []
        g.umount_all()


def test_nothing_stays_mounted(g: GuestFS, found: dict[str, System]) -> None:
    assert found
    assert g.mounts() == []


def test_the_reader_of_hives_agrees_with_hivex(g: GuestFS) -> None:
    g.mount_ro(DEVICES["windows"], "/")
    g.hivex_open("/Windows/System32/config/SOFTWARE")
    content = software_hive()
    ours = Hive(lambda start, size: content[start : start + size], "SOFTWARE")
    try:
        assert _keys(ours.root) == _keys_of_hivex(g, g.hivex_root())
    finally:
        g.hivex_close()
        g.umount_all()


def _keys(key: Key) -> dict[str, Any]:
    values = {value.name: (value.type, value.data) for value in key.values()}
    return values | {f"{child.name}\\": _keys(child) for child in key.children()}


def _keys_of_hivex(g: GuestFS, key: int) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for value in g.hivex_node_values(key):
        handle = value["hivex_value_h"]
        found[g.hivex_value_key(handle)] = (g.hivex_value_type(handle), g.hivex_value_value(handle))
    for child in g.hivex_node_children(key):
        handle = child["hivex_node_h"]
        found[f"{g.hivex_node_name(handle)}\\"] = _keys_of_hivex(g, handle)
    return found


@pytest.mark.parametrize("name", ["ext4-gpt", "fat", "iso", "random", "swap", "zeros"])
def test_disks_without_a_system_have_none(name: str) -> None:
    with opened(disk(name)) as handle:
        assert systems(handle) == []
        assert handle.mounts() == []


def test_a_real_debian_agrees_with_libguestfs() -> None:
    guest = debian_guest()
    with opened(guest) as handle:
        (system,) = systems(handle)
    (answers,) = answers_of_libguestfs(guest).values()
    for question in ("type", "distro", "product_name", "hostname", "arch", "package_format"):
        assert getattr(system, question) == answers[question]
    assert system.version == (answers["major_version"], answers["minor_version"])
    assert system.mounts == answers["mountpoints"] == debian.MOUNT_POINTS
    assert system.name == "Debian GNU/Linux 12 (bookworm)"


def test_an_unreadable_file_is_told_with_its_reason() -> None:
    assert str(Unreadable("/x", "it is a loop")) == "/x could not be read: it is a loop."
