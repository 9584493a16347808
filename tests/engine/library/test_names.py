"""Names of disks and volumes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from engine import GuestFS
from engine.drives import device_index, device_name
from engine.errors import GuestFSError


@pytest.fixture
def g() -> Iterator[GuestFS]:
    with GuestFS(python_return_dict=True, environment=False) as g:
        yield g


@pytest.mark.parametrize(
    ("index", "name"), [(0, "sda"), (25, "sdz"), (26, "sdaa"), (254, "sdiu"), (701, "sdzz"), (702, "sdaaa")]
)
def test_names_of_disks_count_in_letters(index: int, name: str) -> None:
    assert device_name(index) == name
    assert device_index(name) == index
    assert device_index(name.replace("sd", "vd")) == index


@pytest.mark.parametrize("name", ["", "sd", "sda1", "sdA", "xda", "sd-", "dm-0"])
def test_other_names_have_no_number(name: str) -> None:
    with pytest.raises(ValueError, match="not the name of a disk"):
        device_index(name)


def test_negative_number_has_no_name() -> None:
    with pytest.raises(ValueError, match="not negative"):
        device_name(-1)


@pytest.mark.parametrize(
    ("given", "canonical"),
    [
        ("/dev/vda", "/dev/sda"),
        ("/dev/hdb3", "/dev/sdb3"),
        ("/dev/sda1", "/dev/sda1"),
        ("/dev/mapper/vg-lv", "/dev/vg/lv"),
        ("/dev/mapper/my--vg-my--lv", "/dev/my-vg/my-lv"),
        ("/dev/mapper/cryptroot", "/dev/mapper/cryptroot"),
        ("/dev/mapper/plain", "/dev/mapper/plain"),
        ("/dev/md127", "/dev/md127"),
    ],
)
def test_names_have_one_form(g: GuestFS, given: str, canonical: str) -> None:
    assert g.canonical_device_name(given) == canonical


def test_drives_have_names_and_numbers(g: GuestFS) -> None:
    g.add_drive_scratch(1 << 20)
    g.add_drive_scratch(1 << 20)
    assert g.device_name(1) == "/dev/sdb"
    assert g.device_index("/dev/sdb") == 1
    assert g.device_index("/dev/sdz") == 25
    for wrong in (2, -1):
        with pytest.raises(GuestFSError, match="There is no drive number"):
            g.device_name(wrong)
    with pytest.raises(GuestFSError, match="is not the name of a disk"):
        g.device_index("/dev/dm-0")
