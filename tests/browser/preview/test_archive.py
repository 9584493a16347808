"""What is in archives, also in hostile ones."""

import asyncio
import bz2
import gzip
import lzma
import struct
from collections.abc import Callable
from typing import Any, cast

import pytest
import zstandard

from browser.listing import Kind
from browser.preview.archive import Ending, Packed, contents
from tests.helpers.previews import MemoryFile, deb, tar, zipped

NAMES = ["folder/a.txt", "../../etc/passwd", "/absolute", "line\nend", "caf\udce9", "x" * 300]
COMPRESS: dict[str, Callable[[bytes], bytes]] = {
    "gz": gzip.compress,
    "bz2": bz2.compress,
    "xz": lzma.compress,
    "zst": zstandard.ZstdCompressor().compress,
}


def listed(data: bytes, form: str, path: str = "/a/file.tar") -> tuple[list[Packed], Ending, MemoryFile]:
    file, found = MemoryFile(data, path), list[Packed]()
    ending = asyncio.run(contents(cast(Any, file), form, found.extend))
    return found, ending, file


@pytest.mark.parametrize("compression", ["", *COMPRESS])
def test_a_tar_is_listed_with_its_names_as_they_are(compression: str) -> None:
    data = tar(NAMES)
    entries, ending, _ = listed(COMPRESS[compression](data) if compression else data, compression or "tar")
    assert [entry.name for entry in entries] == NAMES
    assert entries[0] == Packed(Kind.FILE, "folder/a.txt", 100, 1_700_000_000, "")
    assert ending == Ending()


def test_of_a_plain_tar_only_the_headers_are_read() -> None:
    entries, _, file = listed(tar(["a", "b", "c"], size=4 << 20), "tar")
    assert len(entries) == 3
    assert file.read_bytes < 1 << 20


def test_a_package_is_listed_with_its_files() -> None:
    entries, _, _ = listed(deb(["./usr/bin/tool"]), "ar")
    assert [entry.name for entry in entries] == ["debian-binary", "data.tar.xz", "data.tar.xz/./usr/bin/tool"]


def test_of_another_compressed_file_its_content_is_measured() -> None:
    entries, _, _ = listed(gzip.compress(bytes(3_000_000)), "gz", "/var/log/syslog.2.gz")
    assert [(entry.name, entry.size) for entry in entries] == [("syslog.2", 3_000_000)]


def test_a_zip_of_very_many_entries_is_listed_in_part() -> None:
    entries, ending, file = listed(zipped(12_000), "zip")
    assert len(entries) == 10_000
    assert ending == Ending(has_more=True, total=12_000)
    assert entries[0] == Packed(Kind.FILE, "many/0", 0, 1_714_979_290, "")
    assert file.read_bytes < file.size


@pytest.mark.parametrize("compression", ["tar", "gz"])
def test_a_cut_archive_tells_what_there_is(compression: str) -> None:
    data = tar([f"file {number}" for number in range(100)])
    if compression == "gz":
        data = gzip.compress(data, 0)
    entries, ending, _ = listed(data[: len(data) // 2 + 700], compression)
    assert 40 < len(entries) < 60
    assert ending.is_damaged


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (b"PK\x05\x06" + b"\xff" * 18, "zip"),
        (b"PK\x03\x04" + bytes(100), "zip"),
        (b"\x1f\x8b\x08" + b"nonsense" * 10, "gz"),
        (b"\x28\xb5\x2f\xfd" + b"nonsense" * 10, "zst"),
        (b"!<arch>\n" + b"?" * 60, "ar"),
    ],
)
def test_nonsense_is_said_to_be_damaged(data: bytes, form: str) -> None:
    entries, ending, _ = listed(data, form)
    assert (entries, ending.is_damaged) == ([], True)


def test_a_bomb_ends_when_its_time_is_up() -> None:
    """Ten gigabytes of zeros, compressed twice, and behind them a name."""
    inner = zstandard.ZstdCompressor(level=1).compress(bytes(64 << 20)) * 160
    entries, ending, _ = listed(inner, "zst", "/bomb.zst")
    assert [(entry.name, entry.size) for entry in entries] in ([("bomb", None)], [("bomb", 160 * 64 << 20)])
    assert not ending.is_damaged


def test_sizes_beyond_four_gigabytes_stand_elsewhere() -> None:
    name, size = b"huge", 5 << 32
    extra = struct.pack("<HHQ", 1, 8, size)
    head = struct.pack("<4s4B4H", b"PK\x01\x02", 45, 3, 45, 0, 0, 0, 0, 0x5AA6)
    entry = head + struct.pack("<3L5H2L", 0, 0, 0xFFFFFFFF, len(name), len(extra), 0, 0, 0, 0, 0)
    directory = entry + name + extra
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, len(directory), 0, 0)
    entries, _, _ = listed(directory + end, "zip")
    assert [(entry.name, entry.size) for entry in entries] == [("huge", size)]
