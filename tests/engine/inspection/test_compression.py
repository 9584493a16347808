"""Pieces that were compressed by the reference implementations, and damaged ones."""

import random
from pathlib import Path

import pytest

from engine.inspection.compression import Incomplete, lz4_block, zstd_frame

TEXT = (
    b"The quick brown fox jumps over the lazy dog. " * 3
    + bytes(range(256))
    + b"A journal keeps what the system said, and who said it, and when it did. " * 40
)
SHEEP = b"".join(b"%d sheep counted, " % number for number in range(900))

DATA = Path(__file__).with_name("data")
ZSTD_TEXT = (DATA / "text.zst").read_bytes()
ZSTD_SHEEP = (DATA / "sheep.zst").read_bytes()
LZ4_TEXT = (DATA / "text.lz4").read_bytes()


@pytest.mark.parametrize(("packed", "content"), [(ZSTD_TEXT, TEXT), (ZSTD_SHEEP, SHEEP)])
def test_a_frame_of_zstandard(packed: bytes, content: bytes) -> None:
    assert zstd_frame(packed, 1 << 20) == content


def test_a_block_of_lz4() -> None:
    assert lz4_block(LZ4_TEXT, 1 << 20) == TEXT


def test_more_than_asked_for_is_cut() -> None:
    with pytest.raises(Incomplete) as caught:
        zstd_frame(ZSTD_SHEEP, 1000)
    assert SHEEP.startswith(caught.value.content)
    with pytest.raises(Incomplete) as caught:
        lz4_block(LZ4_TEXT, 1000)
    assert TEXT.startswith(caught.value.content)


@pytest.mark.parametrize("seed", range(4))
def test_damage_ends_in_an_error_or_in_something_bounded(seed: int) -> None:
    chance = random.Random(seed)
    for packed, unpack in ((ZSTD_TEXT, zstd_frame), (ZSTD_SHEEP, zstd_frame), (LZ4_TEXT, lz4_block)):
        for _ in range(100):
            damaged = bytearray(packed)
            for _ in range(chance.randrange(1, 5)):
                damaged[chance.randrange(len(damaged))] = chance.randrange(256)
            try:
                content = unpack(bytes(damaged), 30_000)
            except Incomplete as error:
                content = error.content
            assert len(content) <= 30_000


@pytest.mark.parametrize("length", [0, 1, 4, 5, 9, 40])
def test_a_cut_frame_is_incomplete(length: int) -> None:
    with pytest.raises(Incomplete):
        zstd_frame(ZSTD_TEXT[:length], 1 << 20)
