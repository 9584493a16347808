"""Which of several systems or file systems is meant, and what is said where nobody can tell."""

import pytest

from browser.cli.disks import choose_file_system, choose_system
from browser.cli.outcome import CommandFailed
from engine.inspection import System
from engine.storage import Content, Storage, Volume, VolumeKind

ONE = System("/dev/sda1", "linux", name="Debian GNU/Linux 12 (bookworm)")
TWO = System("/dev/sdb2", "windows", "windows", release="Windows 11 Pro")


def volume(device: str, content: Content, kind: str = "", label: str = "") -> Volume:
    return Volume(device, VolumeKind.DISK, 1 << 20, content, kind, label)


def test_the_only_system_is_meant() -> None:
    assert choose_system([ONE], None) is ONE


def test_no_system_leaves_it_to_the_file_systems() -> None:
    assert choose_system([], None) is None


def test_a_number_chooses_a_system() -> None:
    assert choose_system([ONE, TWO], 2) is TWO


def test_several_systems_are_listed_by_their_numbers() -> None:
    with pytest.raises(CommandFailed) as raised:
        choose_system([ONE, TWO], None)
    assert str(raised.value) == (
        "There are 2 operating systems (1: Debian GNU/Linux 12 (bookworm) on /dev/sda1; "
        "2: Windows 11 Pro on /dev/sdb2). Choose one with --system N, or -m DEVICE."
    )


@pytest.mark.parametrize(("found", "there"), [([], "none"), ([ONE], "only 1")])
def test_a_number_too_high_is_told(found: list[System], there: str) -> None:
    with pytest.raises(CommandFailed) as raised:
        choose_system(found, 2)
    assert raised.value.cause == f"System 2 was asked for, and there is {there}."


def test_the_only_file_system_is_meant() -> None:
    only = volume("/dev/sda", Content.FILE_SYSTEM, "ext4")
    assert choose_file_system(Storage((volume("/dev/sdb", Content.SWAP, "swap"), only))) is only


def test_several_file_systems_are_listed() -> None:
    there = Storage(
        (
            volume("/dev/sda", Content.FILE_SYSTEM, "ext4", "home"),
            volume("/dev/sdb", Content.FILE_SYSTEM, "xfs"),
        )
    )
    with pytest.raises(CommandFailed) as raised:
        choose_file_system(there)
    assert raised.value.cause == (
        "No operating system was found, and there are 2 file systems: "
        "/dev/sda (ext4, “home”), /dev/sdb (xfs)."
    )


def test_what_is_encrypted_is_named() -> None:
    with pytest.raises(CommandFailed) as raised:
        choose_file_system(Storage((volume("/dev/sda", Content.ENCRYPTED, "crypto_LUKS"),)))
    assert raised.value.cause == "All that could hold files is encrypted: /dev/sda."
