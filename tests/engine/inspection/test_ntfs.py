"""The dirty flag of NTFS, in records made by its documentation."""

import struct

import pytest

from engine.inspection.ntfs import dirty_flag, record_place


def boot(cluster: int = 8, record: int = -10) -> bytes:
    content = bytearray(512)
    content[3:11] = b"NTFS    "
    struct.pack_into("<HB", content, 11, 512, cluster)
    struct.pack_into("<Q", content, 0x30, 4)
    struct.pack_into("<b", content, 0x40, record)
    return bytes(content)


def record(flags: int) -> bytes:
    content = bytearray(1024)
    struct.pack_into("<4sHH", content, 0, b"FILE", 0x30, 3)
    struct.pack_into("<H", content, 0x14, 0x38)
    struct.pack_into("<IIBBHHHIH", content, 0x38, 0x60, 24, 0, 0, 24, 0, 0, 0, 24)
    struct.pack_into("<IIBBHHHIH", content, 0x50, 0x70, 40, 0, 0, 24, 0, 1, 12, 24)
    struct.pack_into("<QBBH", content, 0x50 + 24, 0, 3, 1, flags)
    struct.pack_into("<I", content, 0x78, 0xFFFFFFFF)
    return bytes(content)


def test_the_record_is_the_fourth_of_the_table() -> None:
    assert record_place(boot()) == (4 * 4096 + 3 * 1024, 1024)
    assert record_place(boot(cluster=0xF4, record=1)) is None
    assert record_place(bytes(512)) is None
    assert record_place(b"") is None


@pytest.mark.parametrize(("flags", "dirty"), [(0, False), (1, True), (0x4001, True), (0x4000, False)])
def test_the_flag_is_read(flags: int, dirty: bool) -> None:
    assert dirty_flag(record(flags)) is dirty


def test_damaged_records_tell_nothing() -> None:
    assert dirty_flag(b"") is None
    assert dirty_flag(b"BAAD" + record(1)[4:]) is None
    looped = bytearray(record(1))
    struct.pack_into("<I", looped, 0x38 + 4, 0)
    assert dirty_flag(bytes(looped)) is None
    far = bytearray(record(1))
    struct.pack_into("<H", far, 0x50 + 20, 60000)
    assert dirty_flag(bytes(far)) is None
