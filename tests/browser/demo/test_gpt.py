"""The partition table, read back by fields."""

import struct
import zlib

import pytest

from browser.demo.gpt import EFI_SYSTEM, MIB, SECTOR, Partition, partition_table

SIZE = 64 * MIB
PARTITIONS = (Partition("ESP", 8, EFI_SYSTEM), Partition("dünn", 16))


def _header(data: bytes) -> tuple[int, ...]:
    fields = struct.unpack_from("<8sIIIIQQQQ16sQIII", data)
    assert fields[0] == b"EFI PART"
    checksummed = data[:16] + bytes(4) + data[20:92]
    assert fields[3] == zlib.crc32(checksummed)
    return fields[5:9] + fields[10:]


def test_both_headers_tell_the_same_places() -> None:
    start, end = partition_table(PARTITIONS, SIZE)
    last = SIZE // SECTOR - 1
    assert _header(start[SECTOR:])[:5] == (1, last, 34, last - 33, 2)
    assert _header(end[-SECTOR:])[:5] == (last, 1, 34, last - 33, last - 32)


def test_both_tables_are_the_same_and_their_checksum_is_right() -> None:
    start, end = partition_table(PARTITIONS, SIZE)
    table = start[2 * SECTOR :]
    assert table == end[:-SECTOR]
    assert _header(start[SECTOR:])[-3:] == (128, 128, zlib.crc32(table))


def test_partitions_follow_one_another_from_the_first_mebibyte() -> None:
    table = partition_table(PARTITIONS, SIZE)[0][2 * SECTOR :]
    assert table[:16] == EFI_SYSTEM.bytes_le
    assert struct.unpack_from("<QQ", table, 32) == (2048, 9 * 2048 - 1)
    assert struct.unpack_from("<QQ", table, 128 + 32) == (9 * 2048, 25 * 2048 - 1)
    assert table[128 + 56 : 128 + 64].decode("utf-16-le") == "dünn"


def test_the_old_table_covers_the_disk() -> None:
    start, _ = partition_table(PARTITIONS, SIZE)
    assert start[450] == 0xEE
    assert struct.unpack_from("<II", start, 454) == (1, SIZE // SECTOR - 1)
    assert start[510:512] == b"\x55\xaa"


def test_partitions_that_do_not_fit_are_refused() -> None:
    with pytest.raises(ValueError, match="too far"):
        partition_table((Partition("all", 64),), SIZE)
