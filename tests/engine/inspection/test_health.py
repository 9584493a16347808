"""What is told to be wrong, and what is not."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from browser.demo.tree import Entry, file, folder
from engine.inspection import health
from engine.inspection.glance import Usage
from engine.inspection.health import Health, Kind, Severity
from engine.inspection.storage import Layer, Mount, StorageCard
from engine.inspection.system import System
from tests.engine.inspection.folder import FolderHandle, folder_tree, handle_of
from tests.engine.inspection.test_superblock import EXT4_REPORT

TODAY = date(2024, 6, 1)
SYSTEM = System(
    "/dev/sda1", "linux", "debian", "Debian GNU/Linux 12 (bookworm)", (12, 5), mounts={"/": "/dev/sda1"}
)
ROOT = Mount("/", "/dev/sda1", "ext4", usage=Usage(1000, 100, 900, 100, 1))
CARD = StorageCard(mounts=(ROOT,), layers=(Layer("/dev/sda1", "partition", "file system", "ext4", 1000),))
BOOT = (file("boot/vmlinuz-6.1.0-21-amd64"), file("boot/initrd.img-6.1.0-21-amd64"))


def card(
    top: Path, *entries: Entry, system: System = SYSTEM, storage: StorageCard = CARD, **handle: Any
) -> Health:
    tree = folder_tree(top, entries, ignore_case=system.is_windows)
    for name, value in ({"report": EXT4_REPORT} | handle).items():
        setattr(handle_of(tree), name, value)
    return health.read(tree, system, storage, TODAY)


def test_a_healthy_system_has_no_notes_and_everything_was_checked(tmp_path: Path) -> None:
    found = card(tmp_path, *BOOT)
    assert found.notes == ()
    assert set(found.checked) == set(Kind)


@pytest.mark.parametrize(
    ("usage", "severity"),
    [
        (Usage(100, 89, 11), None),
        (Usage(100, 91, 9), Severity.WARNING),
        (Usage(100, 99, 1), Severity.SERIOUS),
        (Usage(100, 10, 90, inodes=100, inodes_used=95), Severity.WARNING),
        (Usage(0, 0, 0), None),
    ],
)
def test_a_nearly_full_file_system(tmp_path: Path, usage: Usage, severity: Severity | None) -> None:
    found = card(tmp_path, *BOOT, storage=replace(CARD, mounts=(replace(ROOT, usage=usage),)))
    assert [(note.kind, note.severity) for note in found.notes] == (
        [(Kind.NEARLY_FULL, severity)] if severity else []
    )


def test_a_missing_disk_is_serious_unless_the_system_starts_without(tmp_path: Path) -> None:
    gone = Mount("/srv", "UUID=3", problem="The disk that the system calls UUID=3 is not there.")
    mounts = (ROOT, gone, replace(gone, place="/backup", may_be_absent=True))
    found = card(tmp_path, *BOOT, storage=replace(CARD, mounts=mounts))
    assert [(note.subject, note.severity) for note in found.notes] == [
        ("/srv", Severity.SERIOUS),
        ("/backup", Severity.INFO),
    ]
    assert found.notes[0].sentence == "/srv: The disk that the system calls UUID=3 is not there."


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("[  5.1] EXT4-fs (sda1): recovery complete", Kind.UNCLEAN),
        ("[  5.1] EXT4-fs (sda1): 3 orphan inodes deleted", Kind.UNCLEAN),
        ("[  5.1] XFS (sda1): Starting recovery (logdev: internal)", Kind.UNCLEAN),
        ("[  5.1] BTRFS info (device sda1): start tree-log replay", Kind.UNCLEAN),
        ("[  5.1] FAT-fs (sda1): Volume was not properly unmounted. Some data may be corrupt.", Kind.UNCLEAN),
        ("[  5.1] EXT4-fs (sda1): warning: mounting fs with errors, running e2fsck", Kind.DAMAGED),
        ("[  5.1] EXT4-fs error (device sda1): ext4_lookup:1855: inode #2", Kind.DAMAGED),
    ],
)
def test_the_kernels_words_at_mounting_are_understood(tmp_path: Path, line: str, kind: Kind) -> None:
    found = card(tmp_path, *BOOT, kernel_log=f"[1.0] boot\n{line}\n")
    assert [(note.kind, note.subject, note.source) for note in found.notes] == [(kind, "/", "/dev/sda1")]


def test_other_devices_do_not_matter(tmp_path: Path) -> None:
    assert card(tmp_path, *BOOT, kernel_log="EXT4-fs (vda): recovery complete\n").notes == ()


def test_without_a_kernel_log_cleanness_is_unknown(tmp_path: Path) -> None:
    tree = folder_tree(tmp_path, BOOT)
    handle_of(tree).report = EXT4_REPORT
    handle_of(tree).kernel_log = None
    found = health.read(tree, SYSTEM, CARD, TODAY)
    assert {Kind.UNCLEAN, Kind.DAMAGED}.isdisjoint(found.checked)
    assert found.problems == ("The appliance's kernel log could not be read.",)


def test_a_system_past_its_end_is_told(tmp_path: Path) -> None:
    old = replace(SYSTEM, version=(9, 13), name="Debian GNU/Linux 9 (stretch)")
    (note,) = card(tmp_path, *BOOT, system=old).notes
    assert note.sentence == "Debian GNU/Linux 9 (stretch) gets no security updates since 2022-06-30."
    soon = replace(SYSTEM, version=(10, 13))
    (note,) = card(tmp_path / "b", *BOOT, system=soon).notes
    assert (note.severity, "until 2024-06-30" in note.sentence) == (Severity.INFO, True)


def test_an_unknown_end_is_not_checked(tmp_path: Path) -> None:
    found = card(tmp_path, *BOOT, system=replace(SYSTEM, distro="nixos"))
    assert found.notes == ()
    assert Kind.END_OF_LIFE not in found.checked


@pytest.mark.parametrize(
    ("entries", "kinds"),
    [
        ([folder("boot")], [Kind.NO_KERNEL]),
        ([file("boot/vmlinuz-linux")], [Kind.NO_INITRD]),
        ([file("boot/vmlinuz-linux"), file("boot/initramfs-linux.img")], []),
        ([file("boot/EFI/Linux/arch.efi")], []),
        ([file("boot/efi/loader/entries/x.conf")], []),
        ([file(".dockerenv")], []),
    ],
)
def test_kernels_are_looked_for(tmp_path: Path, entries: list[Entry], kinds: list[Kind]) -> None:
    assert [note.kind for note in card(tmp_path, *entries).notes] == kinds


def test_a_boot_that_is_not_mounted_says_nothing_about_kernels(tmp_path: Path) -> None:
    boot = Mount("/boot", "/dev/sda2", problem="It could not be mounted.")
    found = card(tmp_path, storage=replace(CARD, mounts=(ROOT, boot)))
    assert [note.kind for note in found.notes] == [Kind.NOT_MOUNTED]


def test_hibernation_and_degraded_arrays(tmp_path: Path) -> None:
    layers = (
        *CARD.layers,
        Layer("/dev/sda2", "partition", "swap", "swsuspend", 5),
        Layer("/dev/md0", "array", "file system", "ext4", 5, missing_members=1),
    )
    found = card(tmp_path, *BOOT, storage=replace(CARD, layers=layers))
    assert [note.kind for note in found.notes] == [Kind.DEGRADED, Kind.HIBERNATED]


def test_hibernated_windows(tmp_path: Path) -> None:
    windows = System("/dev/sda1", "windows", "windows", "Windows 11 Pro", (10, 0), mounts={"/": "/dev/sda1"})
    found = card(tmp_path, file("hiberfil.sys", b"HIBR" + bytes(100)), system=windows)
    assert [(note.kind, note.source) for note in found.notes] == [(Kind.HIBERNATED, "/hiberfil.sys")]
    assert card(tmp_path / "b", file("hiberfil.sys", bytes(100)), system=windows).notes == ()


def test_a_corrupt_image_is_told(tmp_path: Path) -> None:
    header = SimpleNamespace(corrupt=True, dirty=False)
    layer = SimpleNamespace(path="/disks/a.qcow2", header=header)
    image = SimpleNamespace(layers=(layer,), warnings=("It is corrupt.",), path="/disks/a.qcow2")

    class WithImage(FolderHandle):
        @property
        def drives(self) -> list[Any]:
            return [SimpleNamespace(device="sda", image=image)]

    tree = folder_tree(tmp_path, BOOT)
    handle = WithImage(tmp_path)
    handle.report = EXT4_REPORT
    tree._g = handle  # type: ignore[assignment]
    notes = health.read(tree, SYSTEM, CARD, TODAY).notes
    assert [(note.sentence, note.severity) for note in notes] == [("It is corrupt.", Severity.SERIOUS)]
