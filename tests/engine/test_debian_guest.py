"""A real Debian on LVM: the engine tells of it what libguestfs's own module tells."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from engine import GuestFS
from tests.engine.differential.facts import FACTS, answer
from tests.helpers.debian import GROUP, HOSTNAME, MOUNT_POINTS, debian_guest
from tests.helpers.handles import opened
from tests.helpers.reference import Reference, open_reference

ROOT = f"/dev/{GROUP}/root"


@pytest.fixture(scope="module")
def ours() -> Iterator[GuestFS]:
    with opened(debian_guest()) as g:
        yield g


@pytest.fixture(scope="module")
def told(ours: GuestFS) -> dict[str, object]:
    """What the module tells, while the engine inspects beside it."""
    guest = debian_guest()
    with ThreadPoolExecutor(1) as beside:
        theirs = beside.submit(_told_by_reference, open_reference((guest.path, guest.format)))
        ours.inspect_os()
        return theirs.result()


def _told_by_reference(g: Reference) -> dict[str, object]:
    with g:
        answers: dict[str, object] = {"inspect_os": g.inspect_os(), "list_filesystems": g.list_filesystems()}
        return answers | {fact: answer(g, fact, ROOT) for fact in FACTS}


def test_the_same_root_is_found(ours: GuestFS, told: dict[str, object]) -> None:
    assert ours.inspect_get_roots() == told["inspect_os"] == [ROOT]


def test_the_same_file_systems_are_found(ours: GuestFS, told: dict[str, object]) -> None:
    expected = {volume.mountable: volume.type for volume in debian_guest().volumes}
    assert ours.list_filesystems() == told["list_filesystems"] == expected


@pytest.mark.filterwarnings("ignore:do not use GuestFS:DeprecationWarning")
@pytest.mark.parametrize("fact", FACTS)
def test_the_same_is_told_of_the_system(ours: GuestFS, told: dict[str, object], fact: str) -> None:
    assert answer(ours, fact, ROOT) == told[fact]


def test_what_is_told_is_what_was_installed(ours: GuestFS, told: dict[str, object]) -> None:
    assert told["inspect_get_mountpoints"] == MOUNT_POINTS
    assert ours.inspect_get_hostname(ROOT) == HOSTNAME
    assert ours.inspect_get_distro(ROOT) == "debian"


def test_the_whole_system_can_be_mounted_and_read(ours: GuestFS, told: dict[str, object]) -> None:
    for place, device in sorted(MOUNT_POINTS.items()):
        ours.mount_ro(device, place)
    assert ours.read_file("/home/user/hello.txt") == b"Hello from a real system.\n"
    assert "Package: openssh-server" in ours.read_file("/var/lib/dpkg/status").decode().splitlines()
    assert ours.is_symlink("/bin")
    ours.umount_all()
