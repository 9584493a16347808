"""What the guest's find and filefrag tell, read; whatever is not plain is not copied by its blocks."""

from collections.abc import Iterator

import pytest

from engine.transfer import Target
from engine.transfer.block_list import BlockList, Lines, Reading
from engine.transfer.disk_blocks import LARGEST_GAP, pieces_of
from engine.transfer.members import Names

MOUNTS = (
    b"22 1 8:1 / /sysroot ro,relatime - ext4 /dev/sda1 ro\n"
    b"23 22 8:2 / /sysroot/w rw,relatime - ext4 /dev/sda2 rw\n"
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


def debugged(*answers: bytes, features: bytes = b"has_journal extent") -> bytes:
    """What debugfs tells, with an answer for inode 12."""
    head = b"debugfs: stats -h\nFilesystem features:      %s\nBlock size:               4096\n" % features
    return head + b"debugfs: ex -l <12>\n" + b"".join(answers)


def leaf(number: int, count: int, start: int, offset: int, length: int, mark: bytes = b"") -> bytes:
    ends = start + length - 1, offset + length - 1
    return b" 0/ 0 %3d/%3d %5d - %5d %8d - %8d %6d %s\n" % (
        number, count, start, ends[0], offset, ends[1], length, mark,
    )  # fmt: skip


LEVEL = b"Level Entries       Logical      Physical Length Flags\n"


def read(
    *entries: bytes, spans: bytes = b"", mounts: bytes = MOUNTS, device: bytes = b"", piece: int = 7
) -> BlockList | None:
    data = mounts + b"\0" + device + b"\0" + b"".join(entries) + b"\0" + spans

    def parts() -> Iterator[bytes]:
        for start in range(0, len(data), piece):
            yield data[start : start + piece]

    return Reading(Lines(parts()), Names([Target("/t", "t")])).run()


def test_a_plain_file_has_its_parts() -> None:
    found = read(entry(b"./t/a"), spans=told(b"./t/a", span(0, 100, 1, b""), span(1, 300, 1), extents=2))
    assert found is not None
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
    assert found is not None
    assert found.files == []
    assert [item.path for item in found.odd] == ["/t/a"]


def test_a_file_that_takes_more_than_is_told_is_copied_in_another_way() -> None:
    found = read(entry(b"./t/a", 1 << 20, blocks=2048), spans=told(b"./t/a", extents=0))
    assert found is not None
    assert (found.files, len(found.odd)) == ([], 1)


def test_debugfs_tells_the_parts_of_a_file_too() -> None:
    answer = debugged(LEVEL, leaf(1, 3, 0, 100, 1), leaf(2, 3, 1, 300, 1), leaf(3, 3, 7, 9, 2, b"Uninit"))
    found = read(entry(b"./t/a\nb"), spans=answer, device=b"/dev/sda1")
    assert found is not None
    assert found.files[0].spans == [(0, 409600, 4096), (4096, 1228800, 904)]
    assert found.odd == []


@pytest.mark.parametrize(
    "answer",
    [
        debugged(),
        debugged(LEVEL),
        debugged(LEVEL, leaf(1, 2, 0, 100, 2)),
        debugged(LEVEL, leaf(2, 2, 0, 100, 2)),
        debugged(LEVEL, leaf(1, 1, 0, 100, 2), b"something else\n"),
        debugged(leaf(1, 1, 0, 100, 2)),
    ],
    ids=["nothing", "no parts", "the first of two", "the second of two", "and more", "no head"],
)
def test_what_debugfs_does_not_tell_whole_is_copied_in_another_way(answer: bytes) -> None:
    found = read(entry(b"./t/a"), spans=answer, device=b"/dev/sda1")
    assert found is not None
    assert (found.files, len(found.odd)) == ([], 1)


def test_where_blocks_may_be_encrypted_nothing_is_copied_by_them() -> None:
    answer = debugged(LEVEL, leaf(1, 1, 0, 100, 2), features=b"extent encrypt 64bit")
    assert read(entry(b"./t/a"), spans=answer, device=b"/dev/sda1") is None
    assert read(entry(b"./t/a"), spans=debugged(), device=b"/dev/sda9") is None


def test_holes_and_what_was_never_written_are_in_no_part() -> None:
    spans = told(b"./t/a", span(1, 100, 1, b"unwritten"), span(300, 500, 1), extents=2)
    found = read(entry(b"./t/a", 2 << 20, blocks=16), spans=spans)
    assert found is not None
    assert found.files[0].spans == [(300 * 4096, 500 * 4096, 4096)]


def test_names_of_one_file_are_copied_once() -> None:
    entries = entry(b"./t/a", links=2), entry(b"./t/b", links=2)
    found = read(*entries, spans=told(b"./t/a", span(0, 100, 2)) + told(b"./t/b", span(0, 100, 2)))
    assert found is not None
    assert [file.item.path for file in found.files] == ["/t/a"]
    assert [(item.path, first) for item, first in found.second_names] == [("/t/b", ("t", "a"))]
    assert found.extent.files == 2


def test_a_line_end_in_a_name_is_copied_in_another_way() -> None:
    name = b"./t/a is 1 (1 block of 512 bytes)\nx"
    found = read(entry(name), spans=told(name, span(0, 100, 2)))
    assert found is not None
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
    assert read(entries) is None
    # Even where it ends in the middle.
    assert read(entry(b"./t/a")[:-1], mounts=MOUNTS) is None


def test_blocks_that_lie_near_one_another_are_one_piece() -> None:
    near, far = 1 << 20, LARGEST_GAP + (2 << 20)
    spans = [(0, 0, 5000), (8192, 8192, 10), (9000, 9000, 100), (10, near, 10), (20, far, 4096)]
    assert pieces_of(spans) == [(0, near + 4096), (far, far + 4096)]
    assert pieces_of([]) == []


def test_what_lies_between_blocks_is_bounded() -> None:
    gap = LARGEST_GAP - 4096
    spans = [(0, number * (gap + 4096), 4096) for number in range(100)]
    pieces = pieces_of(spans)
    assert sum(end - begin for begin, end in pieces) <= (100 * 4096) + (128 << 20)
    assert len(pieces) > 80
