"""One disk in every image format: the guest sees the same bytes, the format being named or found out."""

import hashlib
from collections.abc import Iterator

import pytest

from engine import GuestFS
from tests.helpers.disks import FORMATS, Disk, disk
from tests.helpers.handles import opened

NAME = "fat"
"""A small one, since the guest's processor reads every byte of it six times."""


@pytest.fixture(scope="module")
def disks() -> list[Disk]:
    return [disk(NAME, extension) for extension in FORMATS]


@pytest.fixture(scope="module")
def digest(disks: list[Disk]) -> str:
    raw = disks[list(FORMATS).index("raw")]
    return hashlib.md5(raw.path.read_bytes(), usedforsecurity=False).hexdigest()


@pytest.fixture(scope="module")
def named(disks: list[Disk]) -> Iterator[GuestFS]:
    with opened(*disks) as g:
        yield g


@pytest.fixture(scope="module")
def found_out(disks: list[Disk]) -> Iterator[GuestFS]:
    with GuestFS(python_return_dict=True) as g:
        for one in disks:
            g.add_drive_ro(str(one.path))
        g.launch()
        yield g


@pytest.mark.parametrize("handle", ["named", "found_out"])
@pytest.mark.parametrize("extension", FORMATS)
def test_the_guest_sees_the_disk_itself(
    handle: str, extension: str, digest: str, request: pytest.FixtureRequest
) -> None:
    g: GuestFS = request.getfixturevalue(handle)
    device = g.list_devices()[list(FORMATS).index(extension)]
    assert g.checksum_device("md5", device) == digest


def test_every_image_is_opened_under_its_own_name(named: GuestFS) -> None:
    assert named.list_devices() == [f"/dev/sd{letter}" for letter in "abcdef"]


def test_no_image_is_changed_by_being_mounted(named: GuestFS, disks: list[Disk]) -> None:
    before = [one.path.read_bytes() for one in disks]
    for device in named.list_devices():
        named.mount(f"{device}1", "/")
        named.write("/written.txt", b"into the overlay only\n")
        named.umount_all()
    named.sync()
    assert [one.path.read_bytes() for one in disks] == before
