"""What the guest's find and filefrag tell, read; whatever is not plain is not copied by its blocks."""

from collections.abc import Iterator

import pytest

from engine.transfer import Target
from engine.transfer.blocks.block_list import BlockList, Unfit
from engine.transfer.blocks.lines import Lines
from engine.transfer.blocks.xfs_list import XfsListing
from engine.transfer.members import Names

MOUNTS = (
    b"22 1 8:1 / /sysroot ro,relatime - xfs /dev/sda1 ro\n"
    b"23 22 8:2 / /sysroot/w rw,relatime - xfs /dev/sda2 rw\n"
    b"24 22 0:30 / /sysroot/b ro,relatime - btrfs /dev/sda3 ro\n"
)
ON_SDA1 = 0x801
HEAD = b" ext:     logical_offset:        physical_offset: length:   expected: flags:\n"


def entry(path: bytes, size: int = 5000, *, blocks: int = 16, links: int = 1, device: int = ON_SDA1) -> bytes:
    return b"f %d 12 %d %d %d 644 1600000000.5\0%s\0\0" % (device, links, size, blocks, path)


def told(path: bytes, *lines: bytes, extents: int = 1) -> bytes:
    size = b"File size of %s is 5000 (2 blocks of 4096 bytes)\n" % path
    return size + HEAD + b"".join(lines) + b"%s: %d extents found\n" % (path, extents)


def span(start: int, offset: int, length: int, flags: bytes = b"last,eof") -> bytes:
    ends = start + length - 1, offset + length - 1
    return b"   0: %8d..%8d: %10d..%10d: %6d:             %s\n" % (
        start, ends[0], offset, ends[1], length, flags,
    )  # fmt: skip


def read(*entries: bytes, spans: bytes = b"", end: bytes = b"\0", piece: int = 7) -> BlockList:
    data = b"".join(entries) + end + spans

    def parts() -> Iterator[bytes]:
        for start in range(0, len(data), piece):
            yield data[start : start + piece]

    return XfsListing(Lines(parts()), Names([Target("/t", "t")]), MOUNTS).run()


def test_a_plain_file_has_its_parts() -> None:
    found = read(entry(b"./t/a"), spans=told(b"./t/a", span(0, 100, 1, b""), span(1, 300, 1), extents=2))
    (file,) = found.files
    assert (file.item.path, file.item.size, file.item.mtime) == ("/t/a", 5000, 1_600_000_000)
    assert file.device == "/dev/sda1"
    # The last block ends with the file.
    assert file.spans == [(0, 409600, 4096), (4096, 1228800, 904)]
    assert found.odd == []


@pytest.mark.parametrize(
    "spans",
    [
        b"",
        told(b"./t/a", span(0, 100, 2, b"last,inline,eof")),
        told(b"./t/a", span(0, 100, 2, b"last,encoded,eof")),
        told(b"./t/a", span(0, 100, 2, b"unknown_loc,delalloc,last,eof")),
        told(b"./t/a", span(1, 100, 1), span(0, 300, 1), extents=2),
        # filefrag failed on it, or was cut off.
        told(b"./t/a", span(0, 100, 2)).rpartition(b"./t/a")[0],
        told(b"./t/other", span(0, 100, 2)),
    ],
    ids=["nothing", "inline", "encoded", "not written yet", "out of order", "cut off", "another"],
)
def test_what_is_not_plain_is_copied_in_another_way(spans: bytes) -> None:
    found = read(entry(b"./t/a"), spans=spans)
    assert found.files == []
    assert [item.path for item in found.odd] == ["/t/a"]


def test_a_file_that_takes_more_than_is_told_is_copied_in_another_way() -> None:
    found = read(entry(b"./t/a", 1 << 20, blocks=2048), spans=told(b"./t/a", extents=0))
    assert (found.files, len(found.odd)) == ([], 1)


def test_holes_and_what_was_never_written_are_in_no_part() -> None:
    spans = told(b"./t/a", span(1, 100, 1, b"unwritten"), span(300, 500, 1), extents=2)
    found = read(entry(b"./t/a", 2 << 20, blocks=16), spans=spans)
    assert found.files[0].spans == [(300 * 4096, 500 * 4096, 4096)]


def test_names_of_one_file_are_copied_once() -> None:
    entries = entry(b"./t/a", links=2), entry(b"./t/b", links=2)
    found = read(*entries, spans=told(b"./t/a", span(0, 100, 2)) + told(b"./t/b", span(0, 100, 2)))
    assert [file.item.path for file in found.files] == ["/t/a"]
    assert [(item.path, first) for item, first in found.second_names] == [("/t/b", ("t", "a"))]
    assert found.extent.files == 2


def test_a_line_end_in_a_name_is_copied_in_another_way() -> None:
    name = b"./t/a is 1 (1 block of 512 bytes)\nx"
    found = read(entry(name), spans=told(name, span(0, 100, 2)))
    assert (found.files, len(found.odd)) == ([], 1)


@pytest.mark.parametrize(
    "entries",
    [
        entry(b"./t/a", device=0x802),
        entry(b"./t/a", device=30),
        entry(b"./other/a"),
        entry(b"/etc/passwd"),
        b"f x 12 1 1 1 644 1\0./t/a\0\0",
        b"f 2049 12\0./t/a\0\0",
        entry(b"./t/a", 1 << 40, blocks=1 << 30, links=2),
    ],
    ids=["written to", "another kind", "not asked for", "absolute", "no number", "short", "large, two names"],
)
def test_what_cannot_be_copied_by_blocks_is_no_answer(entries: bytes) -> None:
    with pytest.raises(Unfit):
        read(entries)


@pytest.mark.parametrize("entries", [entry(b"./t/a")[:-1], entry(b"./t/a")[:-2], b""])
def test_a_list_that_is_cut_off_is_no_answer(entries: bytes) -> None:
    with pytest.raises(Unfit):
        read(entries, end=b"")
