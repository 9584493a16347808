"""What is told of guests beyond what the daemon tells: as libguestfs tells it, and more."""

from collections.abc import Iterator
from typing import Any

import pytest

from engine import GuestFS, GuestFSError
from engine.errors import DaemonError
from tests.engine.library.systems import (
    EBUILD,
    QUESTIONS,
    ROOTS,
    answers_of_libguestfs,
    ask,
    png,
    systems_disk,
)
from tests.helpers.handles import opened

# The first run makes the disk and asks libguestfs, which takes minutes on a slow machine.
pytestmark = [
    pytest.mark.timeout(900),
    pytest.mark.filterwarnings("ignore:(use|do not use) GuestFS:DeprecationWarning"),
]

RENAMED = {"app2_spare1": "app2_class"}
"""Fields that libguestfs 1.48 calls by another name."""

NOT_READ_BY_LIBGUESTFS = {
    ("fedora", "inspect_list_applications2"),
    ("fedora", "inspect_list_applications"),
    ("gentoo", "inspect_list_applications2"),
    ("gentoo", "inspect_list_applications"),
    ("windows", "inspect_get_osinfo"),
}
"""It has no reader of Portage; a Debian has it built without RPM; 1.48 knows no Windows 11."""


@pytest.fixture(scope="module")
def g() -> Iterator[GuestFS]:
    with opened(systems_disk()) as handle:
        assert sorted(handle.inspect_os()) == sorted(ROOTS.values())
        yield handle


@pytest.fixture(scope="module")
def told(g: GuestFS) -> dict[str, dict[str, Any]]:
    """Our answers, by system and question."""
    answers = {}
    for name, root in ROOTS.items():
        g.mount_ro(root, "/")
        answers[name] = ask(g, root)
        g.umount_all()
    return answers


@pytest.fixture(scope="module")
def expected() -> dict[str, dict[str, Any]]:
    return answers_of_libguestfs()


def _today(value: Any) -> Any:
    """With the names that fields have today, and without marks that libguestfs 1.48 did not make."""
    if not isinstance(value, list):
        return value
    renamed = [{RENAMED.get(key, key): item for key, item in record.items()} for record in value]
    return [record | {"app2_class": ""} if "app2_class" in record else record for record in renamed]


@pytest.mark.parametrize("name", ROOTS)
@pytest.mark.parametrize("question", QUESTIONS)
def test_the_same_is_told_as_by_libguestfs(
    told: dict[str, dict[str, Any]], expected: dict[str, dict[str, Any]], name: str, question: str
) -> None:
    ours, theirs = told[name][question], expected[name][question]
    if (name, question) in NOT_READ_BY_LIBGUESTFS:
        assert ours != theirs
    else:
        assert _today(ours) == _today(theirs)


@pytest.mark.parametrize("name", ROOTS)
def test_the_daemon_tells_the_same_through_both(
    told: dict[str, dict[str, Any]], expected: dict[str, dict[str, Any]], name: str
) -> None:
    assert told[name]["facts"] == expected[name]["facts"]


def test_what_is_told_of_windows_is_what_was_put_there(told: dict[str, dict[str, Any]]) -> None:
    facts = told["windows"]["facts"]
    assert facts["inspect_get_product_name"] == "Windows 10 Pro"
    assert facts["inspect_get_windows_systemroot"] == "/Windows"
    assert facts["inspect_get_windows_software_hive"] == "/Windows/System32/config/SOFTWARE"
    assert facts["inspect_get_windows_current_control_set"] == "ControlSet001"
    assert facts["inspect_get_arch"] == "x86_64"


def test_packages_are_those_that_were_put_there(told: dict[str, dict[str, Any]]) -> None:
    names = {
        name: [record["app2_name"] for record in answers["inspect_list_applications2"]]
        for name, answers in told.items()
    }
    assert names == {
        "debian": ["aardvark", "half", "zebra"],
        "alpine": ["busybox", "musl"],
        "arch": ["glibc"],
        "gentoo": ["app-shells/bash"],
        "fedora": ["harbour", "tides"],
        "windows": ["Old", "part", "{GUID}"],
    }


def test_a_version_is_cut_as_libguestfs_cuts_it(told: dict[str, dict[str, Any]]) -> None:
    zebra = told["debian"]["inspect_list_applications2"][-1]
    assert (zebra["app2_epoch"], zebra["app2_version"], zebra["app2_release"]) == (3, "1.0", "rc1-2")
    assert zebra["app2_description"] == "A long text\n.\nwith a gap."
    assert zebra["app2_source_package"] == "zoo"


def test_packages_of_gentoo_are_told(told: dict[str, dict[str, Any]]) -> None:
    (bash,) = told["gentoo"]["inspect_list_applications2"]
    assert (bash["app2_version"], bash["app2_release"], bash["app2_arch"]) == ("5.2_p15", "r3", "x86_64")
    assert bash["app2_summary"] == EBUILD["DESCRIPTION"]


def test_packages_of_rpm_are_told_without_librpm(told: dict[str, dict[str, Any]]) -> None:
    harbour, tides = told["fedora"]["inspect_list_applications2"]
    assert (harbour["app2_epoch"], tides["app2_epoch"]) == (0, 2)
    assert (tides["app2_version"], tides["app2_release"]) == ("1.2.3", "4.test")


def test_icons_are_pictures_of_a_reasonable_size(told: dict[str, dict[str, Any]]) -> None:
    assert told["debian"]["inspect_get_icon"] == png(64, 64).hex()
    assert told["arch"]["inspect_get_icon"] == png(16, 16).hex()
    assert told["arch"]["inspect_get_icon without favicon"] == ""


def test_a_windows_11_is_known_by_its_build(told: dict[str, dict[str, Any]]) -> None:
    assert told["windows"]["inspect_get_osinfo"] == "win11"


def test_what_newer_daemons_tell_is_told_with_older_ones(g: GuestFS) -> None:
    assert g.inspect_get_build_id(ROOTS["windows"]) == "22631"
    assert g.inspect_get_build_id(ROOTS["arch"]) == "rolling"
    assert g.inspect_get_build_id(ROOTS["debian"]) == "unknown"
    assert g.inspect_get_windows_group_policy(ROOTS["windows"])
    assert g.mounts() == []


def test_nothing_is_listed_where_nothing_is_mounted(g: GuestFS) -> None:
    with pytest.raises(DaemonError, match="mount"):
        g.inspect_list_applications2(ROOTS["debian"])


def test_a_missing_database_is_an_error(g: GuestFS) -> None:
    g.mount_ro(ROOTS["arch"], "/")
    try:
        with pytest.raises(GuestFSError, match="there is no /var/lib/dpkg/status"):
            g.inspect_list_applications2(ROOTS["debian"])
    finally:
        g.umount_all()
