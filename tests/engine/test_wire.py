"""Frames, byte for byte."""

from __future__ import annotations

import pytest

from engine.errors import ProtocolError
from engine.wire import (
    CANCEL_CHUNK,
    CANCEL_WORD,
    END_CHUNK,
    Status,
    check_reply_header,
    pack_call,
    pack_chunks,
    unpack_progress,
)
from tests.helpers import daemon_side


def test_call() -> None:
    assert pack_call(92, 0x123400, 5, 0b10, b"body") == bytes.fromhex(
        "0000002c"  # length
        "2000f5f5 00000004 0000005c 00000000 00123400"
        "0000000000000005 0000000000000002 00000000"
    ) + (b"body")


def test_chunks() -> None:
    assert pack_chunks(b"abcde") == bytes.fromhex("00000010 00000000 00000005") + b"abcde\0\0\0"
    assert bytes.fromhex("00000008 00000000 00000000") == END_CHUNK
    assert bytes.fromhex("00000008 00000001 00000000") == CANCEL_CHUNK
    assert bytes.fromhex("ffffeeee") == CANCEL_WORD


@pytest.mark.parametrize("size", [1, 3, 8191, 8192, 8193, 3 * 8192, 100_001])
def test_long_data_are_cut_into_chunks(size: int) -> None:
    data = bytes(number & 255 for number in range(size))
    pieces = [data[at : at + 8192] for at in range(0, size, 8192)]
    assert pack_chunks(memoryview(data)) == b"".join(daemon_side.chunk(piece) for piece in pieces)


def test_reply_header() -> None:
    assert check_reply_header(daemon_side.header(92, 7), 0, 92, 7) is Status.OK
    assert check_reply_header(b"...." + daemon_side.header(92, 7, 1), 4, 92, 7) is Status.ERROR


@pytest.mark.parametrize(
    ("header", "says"),
    [
        (daemon_side.header(92, 7, program=0x2000F5F6), "program 0x2000f5f6"),
        (daemon_side.header(92, 7, version=3), "protocol version 3"),
        (daemon_side.header(93, 7), "procedure 93, not 92"),
        (daemon_side.header(92, 7, direction=0), "direction 0"),
        (daemon_side.header(92, 6), "call 0x6, not 0x7"),
        (daemon_side.header(92, 7, 2), "status 2"),
    ],
)
def test_wrong_reply_header_is_refused(header: bytes, says: str) -> None:
    with pytest.raises(ProtocolError, match=says):
        check_reply_header(header, 0, 92, 7)


def test_progress() -> None:
    data = daemon_side.progress("download", 9, 1, 1 << 40)
    assert unpack_progress(data, 4) == (67, 9, 1, 1 << 40)
