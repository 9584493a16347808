"""The dirty flag of NTFS, in records made by its documentation."""

import struct

import pytest

from engine.inspection.ntfs import dirty_flag
from engine.ntfs.records import Damaged
from tests.helpers.ntfs import record, resident


def volume(flags: int) -> bytes:
    """The record of $Volume."""
    return record(resident(0x60, b""), resident(0x70, struct.pack("<QBBH", 0, 3, 1, flags)))


@pytest.mark.parametrize(("flags", "dirty"), [(0, False), (1, True), (0x4001, True), (0x4000, False)])
def test_the_flag_is_read(flags: int, dirty: bool) -> None:
    assert dirty_flag(volume(flags)) is dirty


@pytest.mark.parametrize(
    "damaged", [b"", b"BAAD" + volume(1)[4:], record(resident(0x60, b"")), record(resident(0x70, b"short"))]
)
def test_damaged_records_tell_nothing(damaged: bytes) -> None:
    with pytest.raises(Damaged):
        dirty_flag(damaged)
