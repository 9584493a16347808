"""Files that Windows keeps compressed: their streams, chunk by chunk."""

import random
import signal
import struct
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from engine.ntfs.clouds import is_here
from engine.ntfs.compressed import STREAM, Algorithm, Chunk, Compressed, compressed_file
from engine.ntfs.decoder import CHILD, Decoder
from engine.ntfs.errors import NoDecoder, NotShown
from engine.ntfs.records import DATA, REPARSE_POINT, Damaged
from engine.ntfs.table import File, Stream, Table
from tests.engine.ntfs.test_table import Volume
from tests.helpers.compact import NOISE, TEXT, compressed, reparse_point
from tests.helpers.ntfs import CLUSTER, elsewhere, record, resident


@pytest.fixture(scope="module")
def decode() -> Iterator[Decoder]:
    decoder = Decoder()
    yield decoder
    decoder.close()


def kept(stream: bytes, size: int, algorithm: Algorithm) -> Compressed:
    return Compressed(size, algorithm, Stream(len(stream), 0, stream))


def nothing(_offset: int, _length: int) -> bytes:
    raise AssertionError("all is in the record")


@pytest.mark.parametrize("algorithm", Algorithm)
@pytest.mark.parametrize("data", [TEXT[:1], TEXT[:4096], TEXT[:4097], TEXT, NOISE, TEXT[:60_000] + NOISE])
def test_every_part_is_what_it_was(decode: Decoder, algorithm: Algorithm, data: bytes) -> None:
    file = kept(compressed(data, algorithm), len(data), algorithm)
    assert b"".join(file.pieces(nothing, decode)) == data
    dice = random.Random(len(data))
    for _ in range(20):
        start = dice.randrange(len(data))
        length = dice.choice([0, 1, 5000, 40_000, len(data)])
        assert file.read(nothing, decode, start, length) == data[start : start + length]


def test_only_the_chunks_that_are_needed_are_read(decode: Decoder) -> None:
    data = TEXT * 2
    stream = compressed(data, Algorithm.XPRESS4K)
    asked: list[int] = []

    def read(offset: int, length: int) -> bytes:
        asked.append(length)
        return stream[offset : offset + length]

    file = Compressed(
        len(data), Algorithm.XPRESS4K, Stream(len(stream), 0, None, ((0, 0, len(stream)),), len(stream))
    )
    assert file.read(read, decode, 1_000_000, 10) == TEXT[1_000_000:1_000_010]
    assert sum(asked) < 4096 + 16


def test_a_large_file_has_larger_numbers_in_its_table() -> None:
    size = (1 << 32) + 1
    count = -(-size // (32 << 10))
    lengths = [9] * (count - 1) + [1]
    seen: list[Sequence[Chunk]] = []

    def read(offset: int, length: int) -> bytes:
        if offset < (count - 1) * 8:
            first = offset // 8 + 1
            return b"".join(struct.pack("<Q", 9 * number) for number in range(first, first + length // 8))
        return bytes(length)

    def decode(_algorithm: Algorithm, chunks: Sequence[Chunk]) -> bytes:
        seen.append(chunks)
        return b"".join(bytes(chunk.size) for chunk in chunks)

    total = (count - 1) * 8 + sum(lengths)
    file = Compressed(size, Algorithm.LZX, Stream(total, 0, None, ((0, 0, total),), total))
    assert file.read(read, decode, size - 2, 10) == b"\0\0"
    assert [(len(chunk.data), chunk.size) for chunk in seen[0]] == [(9, 32 << 10), (1, 1)]


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        compressed(TEXT, Algorithm.LZX)[:300],
        struct.pack("<I", 1 << 31) + compressed(TEXT, Algorithm.LZX)[4:],
        bytes(len(compressed(TEXT, Algorithm.LZX))),
    ],
)
def test_a_stream_that_is_not_whole_is_damaged(decode: Decoder, broken: bytes) -> None:
    with pytest.raises(Damaged):
        kept(broken, len(TEXT), Algorithm.LZX).read(nothing, decode, 0, len(TEXT))


def test_changed_streams_are_read_or_damaged_and_the_decoder_lives(decode: Decoder) -> None:
    dice = random.Random(3)
    for algorithm in Algorithm:
        good = compressed(TEXT[:100_000], algorithm)
        for _ in range(250):
            changed = bytearray(good)
            for _ in range(dice.randint(1, 6)):
                changed[dice.randrange(len(changed))] = dice.randrange(256)
            try:
                data = kept(bytes(changed), 100_000, algorithm).read(nothing, decode, 0, 100_000)
            except Damaged:
                continue
            assert len(data) == 100_000


def test_a_decoder_that_dies_or_hangs_is_a_damaged_file(monkeypatch: pytest.MonkeyPatch) -> None:
    decoder = Decoder()
    file = kept(compressed(TEXT, Algorithm.LZX), len(TEXT), Algorithm.LZX)
    assert file.read(nothing, decoder, 0, 5) == TEXT[:5]
    assert decoder._process is not None
    decoder._process.kill()
    with pytest.raises(Damaged):
        file.read(nothing, decoder, 0, 5)
    # The next file has another one.
    assert file.read(nothing, decoder, 0, 5) == TEXT[:5]
    monkeypatch.setattr("engine.ntfs.decoder.PATIENCE", 0.3)
    decoder._process.send_signal(signal.SIGSTOP)
    began = time.monotonic()
    with pytest.raises(Damaged):
        file.read(nothing, decoder, 0, 5)
    assert time.monotonic() - began < 5
    decoder.close()


def test_without_the_library_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    child = tmp_path / "child.py"
    child.write_text(CHILD.read_text().replace("libwim.so", "libnothing.so"))
    monkeypatch.setattr("engine.ntfs.decoder.CHILD", child)
    decoder = Decoder()
    file = kept(compressed(TEXT, Algorithm.LZX), len(TEXT), Algorithm.LZX)
    with pytest.raises(NoDecoder, match=r"Install it: .*wim"):
        file.read(nothing, decoder, 0, 5)
    # What is kept as it is needs no library.
    assert kept(b"abc", 3, Algorithm.LZX).read(nothing, decoder, 0, 5) == b"abc"
    decoder.close()


def test_the_decoder_has_nothing_that_a_taken_over_library_could_use(decode: Decoder) -> None:
    kept(compressed(TEXT, Algorithm.LZX), len(TEXT), Algorithm.LZX).read(nothing, decode, 0, 5)
    assert decode._process is not None
    status = Path(f"/proc/{decode._process.pid}/status").read_text()
    words = dict(line.split(":\t", 1) for line in status.splitlines() if ":\t" in line)
    assert words["NoNewPrivs"] == "1"
    assert words["Seccomp"] == "2"
    assert "0" not in words["Uid"].split()
    assert int(words["CapEff"], 16) == 0


PLAIN = elsewhere(DATA, [(None, 3)], 9000)


def test_a_record_tells_how_a_file_is_kept() -> None:
    point = resident(REPARSE_POINT, reparse_point(1))
    stream = elsewhere(DATA, [(50, 1)], 700, name=STREAM)
    found = compressed_file(*_made(PLAIN, stream, point))
    assert found is not None
    assert (found.size, found.algorithm, found.allocated) == (9000, Algorithm.LZX, CLUSTER)


def test_what_is_elsewhere_has_its_size_and_says_where(decode: Decoder) -> None:
    point = resident(REPARSE_POINT, struct.pack("<IHH", 0x9000601A, 4, 0) + bytes(4))
    found = compressed_file(*_made(PLAIN, point))
    assert found is not None
    assert (found.size, found.allocated) == (9000, 0)
    with pytest.raises(NotShown, match="cloud"):
        found.read(nothing, decode, 0, 1)
    empty = compressed_file(*_made(resident(DATA, b""), point))
    assert empty is not None
    assert empty.read(nothing, decode, 0, 1) == b""


@pytest.mark.parametrize("flags", [0, 1])
def test_what_a_cloud_keeps_and_is_here_is_not_said_to_be_away(flags: int) -> None:
    """Also where NTFS compresses it, so that it takes less than its size."""
    point = resident(REPARSE_POINT, struct.pack("<IHH", 0x9000601A, 4, 0) + bytes(4))
    size = 9000 if flags else 3 * CLUSTER
    data = elsewhere(DATA, [(50, 1), (None, 2)] if flags else [(50, 3)], size, flags=flags)
    away = bytes(0x20) + struct.pack("<I", 0x400000) + bytes(12)
    for standard, is_told in ((bytes(48), True), (away, False)):
        table, file = _made(resident(0x10, standard), data, point)
        assert is_here(table, file) is is_told
        found = compressed_file(table, file)
        assert found is not None
        assert ("not on this disk" in found.away) is not is_told


def test_other_files_are_none() -> None:
    link = struct.pack("<IHH", 0xA000000C, 4, 0) + bytes(4)
    assert compressed_file(*_made(PLAIN)) is None
    assert compressed_file(*_made(PLAIN, resident(REPARSE_POINT, link))) is None
    assert compressed_file(*_made(PLAIN, resident(REPARSE_POINT, b""))) is None


def test_a_file_in_an_image_has_its_size_and_says_where_it_is(decode: Decoder) -> None:
    found = compressed_file(*_made(PLAIN, resident(REPARSE_POINT, reparse_point(0, provider=1))))
    assert found is not None
    assert (found.size, found.allocated) == (9000, 0)
    with pytest.raises(NotShown, match="image"):
        found.read(nothing, decode, 0, 1)


@pytest.mark.parametrize(
    ("point", "stream"),
    [
        (reparse_point(9), elsewhere(DATA, [(50, 1)], 700, name=STREAM)),
        (reparse_point(1, provider=7), elsewhere(DATA, [(50, 1)], 700, name=STREAM)),
        (reparse_point(1)[:12], b""),
        (reparse_point(1), elsewhere(DATA, [(50, 1)], 700, name=STREAM, flags=1)),
        (reparse_point(1), elsewhere(DATA, [(50, 1)], 700, name=STREAM, flags=0x4000)),
        (reparse_point(0), resident(DATA, b"123456", name=STREAM)),
    ],
    ids=["compression", "provider", "cut off", "compressed again", "encrypted", "too short"],
)
def test_what_makes_no_sense_is_damaged(point: bytes, stream: bytes) -> None:
    with pytest.raises(Damaged):
        compressed_file(*_made(PLAIN, stream, resident(REPARSE_POINT, point)))


def _made(*attributes: bytes) -> tuple[Table, File]:
    volume = Volume()
    volume.put(4, record(elsewhere(DATA, [(4, 1)], CLUSTER)), record(*attributes))
    table = Table(volume.read)
    return table, dict(table.files([1]))[1]
