"""Which steps are asked together, on what, and when."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.engine.differential import making, reading, settings, writing
from tests.engine.differential.pair import Pair
from tests.engine.differential.steps import Step, kind
from tests.helpers.amounts import IS_LONG

READING: dict[str, tuple[str, tuple[Step, ...]]] = {
    "handle": ("", reading.HANDLE),
    "devices": ("", reading.DEVICES),
    "files": (reading.BARE, reading.FILES),
    "btrfs": (reading.BTRFS, reading.ON_BTRFS),
    "xfs": (reading.XFS, reading.ON_XFS),
    "ntfs": (reading.NTFS, reading.ON_NTFS),
    "ntfs-device": ("", reading.ON_NTFS_DEVICE),
}
"""What is mounted, and what is asked then."""

WRITING: dict[str, tuple[Step, ...]] = {
    "changes": writing.FILES,
    "hives": writing.HIVES,
    "journal": writing.JOURNAL,
    "augeas": writing.AUGEAS,
    "labels": writing.LABELS,
    "partitions": making.PARTITIONS,
    "lvm": making.LVM,
    "md": making.MD,
    "luks": making.LUKS,
    "xfs": making.XFS,
    "btrfs": making.BTRFS,
}
"""In this order, since each leaves the disks as it likes."""


IN_THE_GATE = {"handle", "files", "hives", "journal"}
"""What is asked in every run; the rest takes minutes under emulation, and is asked when tests run long."""


def long_but_for(names: Iterable[str]) -> list[Any]:
    """Names as parameters of a test, of which most are skipped unless tests run long."""
    left_out = pytest.mark.skipif(not IS_LONG, reason="takes minutes: set GUESTSCOPE_TESTS=long")
    return [pytest.param(name, marks=() if name in IN_THE_GATE else left_out) for name in names]


def differences(pair: Pair, steps: Sequence[Step], folder: Path) -> list[str]:
    """What the two sides answered differently, step by step."""
    found = []
    for step in steps:
        ours, theirs = pair.run(step, folder)
        if ours.refusal or theirs.refusal:
            alike = ours.refusal == theirs.refusal or bool(
                step.like is kind and ours.refusal and theirs.refusal
            )
        else:
            alike = step.like(ours.value) == step.like(theirs.value)
        if not alike:
            found.append(f"{step}:\n    ours   {ours!r:.600}\n    theirs {theirs!r:.600}")
    return found


def compared() -> set[str]:
    """The actions in all of these."""
    scenarios = [steps for _mountable, steps in READING.values()]
    scenarios += [*WRITING.values(), settings.SETTINGS, settings.DRIVES, settings.on_files(Path("/"))]
    return {step.name for steps in (*scenarios, making.TAKEN_APART) for step in steps}
