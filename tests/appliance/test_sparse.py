"""Files with holes are copied and hashed by what they hold."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from appliance import sparse

MIB = 1 << 20


@contextmanager
def opened(path: Path) -> Iterator[int]:
    descriptor = os.open(path, os.O_RDWR)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def digest(path: Path) -> str:
    with opened(path) as descriptor:
        return sparse.digest(descriptor)


def scattered(path: Path, size: int = 8 * MIB, seed: int = 1) -> Path:
    """A file that is mostly holes, with pieces of data that begin and end anywhere."""
    chance = random.Random(seed)
    with path.open("wb") as file:
        file.truncate(size)
        for _ in range(12):
            piece = chance.randbytes(chance.randrange(1, 90_000))
            file.seek(chance.randrange(size - len(piece)))
            file.write(piece)
    return path


def test_copy_holds_the_same_in_as_many_blocks(tmp_path: Path) -> None:
    source = scattered(tmp_path / "source")
    target = tmp_path / "target"
    target.touch()
    with opened(source) as read, opened(target) as written:
        sparse.copy(read, written)
    assert target.read_bytes() == source.read_bytes()
    assert target.stat().st_blocks == source.stat().st_blocks < source.stat().st_size / 512


def test_copy_of_what_is_there_leaves_out_zeros(tmp_path: Path) -> None:
    source = scattered(tmp_path / "source", size=8 * MIB + 5)
    with source.open("r+b") as file:
        file.seek(3 * MIB)
        file.write(bytes(MIB))
        file.seek(0, os.SEEK_END)
        file.write(b"end")
    target = tmp_path / "target"
    target.touch()
    with opened(source) as read, opened(target) as written:
        sparse.copy_what_is_there(read, written)
    assert target.read_bytes() == source.read_bytes()
    assert digest(target) == digest(source)
    assert target.stat().st_blocks <= source.stat().st_blocks - MIB // 2 // 512


def test_copy_of_a_hole_is_a_hole(tmp_path: Path) -> None:
    for name in ("source", "target"):
        (tmp_path / name).touch()
    os.truncate(tmp_path / "source", 5 * MIB + 3)
    with opened(tmp_path / "source") as read, opened(tmp_path / "target") as written:
        sparse.copy(read, written)
    assert (tmp_path / "target").stat().st_size == 5 * MIB + 3
    assert (tmp_path / "target").stat().st_blocks == 0


def test_copy_to_memory_has_the_same_digest(tmp_path: Path) -> None:
    source = scattered(tmp_path / "source")
    memory = os.memfd_create("copy")
    try:
        with opened(source) as read:
            sparse.copy(read, memory)
        assert sparse.digest(memory) == digest(source)
    finally:
        os.close(memory)


@pytest.mark.parametrize("seed", range(5))
def test_digest_does_not_depend_on_how_zeros_are_stored(tmp_path: Path, seed: int) -> None:
    source = scattered(tmp_path / "source", seed=seed)
    full = tmp_path / "full"
    full.write_bytes(source.read_bytes())
    assert full.stat().st_blocks > source.stat().st_blocks
    assert digest(full) == digest(source)
    assert digest(scattered(tmp_path / "other", seed=seed + 100)) != digest(source)


def test_every_flipped_bit_is_seen(tmp_path: Path) -> None:
    path = scattered(tmp_path / "file", size=MIB)
    expected = digest(path)
    chance = random.Random(7)
    with opened(path) as descriptor:
        for _ in range(300):
            offset, bit = chance.randrange(MIB), 1 << chance.randrange(8)
            before = os.pread(descriptor, 1, offset)
            os.pwrite(descriptor, bytes([before[0] ^ bit]), offset)
            assert sparse.digest(descriptor) != expected
            os.pwrite(descriptor, before, offset)
        assert sparse.digest(descriptor) == expected


def test_every_other_length_is_seen(tmp_path: Path) -> None:
    path = scattered(tmp_path / "file", size=MIB)
    digests = {digest(path)}
    for size in (2 * MIB, MIB + 1, MIB - 1, MIB // 2, 65536, 1, 0):
        os.truncate(path, size)
        digests.add(digest(path))
    assert len(digests) == 8


def test_moved_data_is_seen(tmp_path: Path) -> None:
    for name, offset in (("first", 0), ("second", 65536), ("third", 4096)):
        with (tmp_path / name).open("wb") as file:
            file.truncate(MIB)
            file.seek(offset)
            file.write(b"the same")
    assert len({digest(tmp_path / name) for name in ("first", "second", "third")}) == 3


def test_file_that_shrinks_while_it_is_copied_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "source"
    source.write_bytes(b"x" * MIB)
    send = os.sendfile

    def shrinking(out: int, into: int, offset: int, count: int) -> int:
        os.truncate(source, MIB // 2)
        return send(out, into, offset, count)

    monkeypatch.setattr(os, "sendfile", shrinking)
    (tmp_path / "target").touch()
    with (
        opened(source) as read,
        opened(tmp_path / "target") as written,
        pytest.raises(OSError, match="ended while it was copied"),
    ):
        sparse.copy(read, written)
