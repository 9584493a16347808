"""XDR items, byte for byte."""

from __future__ import annotations

import struct
import tracemalloc
from pathlib import PurePosixPath

import pytest

from engine.errors import ProtocolError
from engine.xdr import (
    Cursor,
    Truncated,
    character,
    encode_bool,
    encode_buffer,
    encode_int32,
    encode_int64,
    encode_optstring,
    encode_string,
    encode_strings,
    percent,
)


def test_string_is_padded_to_four_bytes() -> None:
    assert encode_string("") == b"\0\0\0\0"
    assert encode_string("a") == b"\0\0\0\1a\0\0\0"
    assert encode_string("abcd") == b"\0\0\0\4abcd"
    assert encode_string("abcde") == b"\0\0\0\5abcde\0\0\0"


def test_string_that_is_not_utf8_keeps_its_bytes() -> None:
    assert encode_string("caf\udce9") == b"\0\0\0\4caf\xe9"
    assert Cursor(b"\0\0\0\4caf\xe9").string() == "caf\udce9"


def test_string_may_be_a_path() -> None:
    assert encode_string(PurePosixPath("/etc")) == b"\0\0\0\4/etc"


def test_numbers() -> None:
    assert encode_int32(-1) == b"\xff\xff\xff\xff"
    assert encode_int64(1 << 40) == b"\0\0\1\0\0\0\0\0"
    assert encode_bool(True) == b"\0\0\0\1"
    assert encode_bool(3) == b"\0\0\0\1"


def test_optional_string() -> None:
    assert encode_optstring(None) == b"\0\0\0\0"
    assert encode_optstring("a") == b"\0\0\0\1\0\0\0\1a\0\0\0"


def test_list_of_strings() -> None:
    assert encode_strings(["a", "bc"]) == b"\0\0\0\2\0\0\0\1a\0\0\0\0\0\0\2bc\0\0"
    assert encode_strings(iter(())) == b"\0\0\0\0"


def test_buffer_may_be_any_bytes_or_text() -> None:
    assert encode_buffer(b"\0") == b"\0\0\0\1\0\0\0\0"
    assert encode_buffer(memoryview(bytearray(b"\xff"))) == b"\0\0\0\1\xff\0\0\0"
    assert encode_buffer("é") == b"\0\0\0\2\xc3\xa9\0\0"


@pytest.mark.parametrize(
    ("encode", "value", "error", "says"),
    [
        (encode_string, 1, TypeError, "must be a string, not int"),
        (encode_string, b"/", TypeError, "must be a string, not bytes"),
        (encode_string, ["/"], TypeError, "must be a string, not list"),
        (encode_string, None, TypeError, "must be a string, not None"),
        (encode_string, "a\0b", ValueError, "NUL"),
        (encode_string, "\ud800", ValueError, "surrogate"),
        (encode_strings, "abc", TypeError, "must be a list of strings, not str"),
        (encode_strings, b"abc", TypeError, "must be a list of strings, not bytes"),
        (encode_strings, 3, TypeError, "must be a list of strings, not int"),
        (encode_strings, ["a", 1], TypeError, r"\(item 1\) must be a string, not int"),
        (encode_strings, ["a\0"], ValueError, r"\(item 0\) must not contain a NUL"),
        (encode_int32, "1", TypeError, "must be a whole number, not str"),
        (encode_int32, 1.5, TypeError, "must be a whole number, not float"),
        (encode_int32, 1 << 31, ValueError, "32 bits"),
        (encode_int32, -(1 << 31) - 1, ValueError, "32 bits"),
        (encode_int64, 1 << 63, ValueError, "64 bits"),
        (encode_bool, "yes", TypeError, "must be a bool, not str"),
        (encode_bool, None, TypeError, "must be a bool, not None"),
        (encode_buffer, 1, TypeError, "must be bytes, not int"),
        (encode_buffer, "\ud800", ValueError, "surrogate"),
    ],
)
def test_wrong_value_is_refused(encode, value, error, says) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(error, match=says):
        encode(value)


def test_cursor_reads_one_item_after_another() -> None:
    cursor = Cursor(struct.pack(">iIqQ", -1, 0xFFFFFFFF, -2, 1 << 63) + b"\0\0\0\1x\0\0\0")
    assert cursor.int32() == -1
    assert cursor.uint32() == 0xFFFFFFFF
    assert cursor.int64() == -2
    assert cursor.uint64() == 1 << 63
    assert cursor.opaque() == b"x"
    cursor.finish()


def test_every_item_is_refused_when_cut_short() -> None:
    whole = b"\0\0\0\2\0\0\0\1a\0\0\0\0\0\0\2bc\0\0"
    assert Cursor(whole).strings() == ["a", "bc"]
    for size in range(len(whole)):
        with pytest.raises(ProtocolError):
            Cursor(whole[:size]).strings()


@pytest.mark.parametrize(
    ("data", "read", "says"),
    [
        (b"\0\0\0\2", Cursor.boolean, "truth value"),
        (b"\xff\xff\xff\xff", Cursor.boolean, "truth value"),
        (b"\0\0\0\5abcd", Cursor.string, "longer than"),
        (b"\xff\xff\xff\xffabcd", Cursor.string, "longer than"),
        (b"\0\0\0\1a\0\0\1", Cursor.string, "padding"),
        (b"\0\0\0\1a\0\1\0", Cursor.opaque, "padding"),
        (b"\0\0\0\2a\0\0\0", Cursor.string, "NUL"),
        (b"\0\0\0\1\0\0\0\1a\0\0\1", Cursor.strings, "padding"),
        (b"\0\0\0\1\0\0\0\2a\0\0\0", Cursor.strings, "NUL"),
        (b"\0\0\0\1\0\0\0\5abcd", Cursor.strings, "longer than"),
        (b"\0\0\0\2\0\0\0\0", Cursor.strings, "claims 2 items"),
        (b"\0\0\0\2\0\0\0\4abcd", Cursor.strings, "before its last item"),
        (b"\xff\xff\xff\xff", Cursor.strings, "claims 4294967295 items"),
    ],
)
def test_wrong_item_is_refused(data, read, says) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(ProtocolError, match=says):
        read(Cursor(data))


def test_limit_of_an_item_is_checked_before_its_bytes() -> None:
    with pytest.raises(ProtocolError, match="limit of 32"):
        Cursor(b"\0\0\0\x21" + b"x" * 36).string(32)


def test_left_over_bytes_are_refused() -> None:
    cursor = Cursor(b"\0\0\0\1\0\0\0\0")
    cursor.int32()
    with pytest.raises(ProtocolError, match="4 bytes are left over"):
        cursor.finish()


def test_truncation_is_told_from_other_faults() -> None:
    with pytest.raises(Truncated):
        Cursor(b"\0\0\0\4ab").opaque()


def test_claims_cost_no_memory() -> None:
    claim = b"\x3f\xff\xff\xff" + b"\0\0\0\0" * 8
    tracemalloc.start()
    try:
        for read in (Cursor.strings, Cursor.opaque):
            with pytest.raises(ProtocolError):
                read(Cursor(claim))
        assert tracemalloc.get_traced_memory()[1] < 64 << 10
    finally:
        tracemalloc.stop()


def test_percent() -> None:
    assert percent(12.5) == 12.5
    assert percent(-1.0) is None
    for wrong in (float("nan"), float("inf")):
        with pytest.raises(ProtocolError, match="percentage"):
            percent(wrong)


def test_character() -> None:
    assert character(ord("d")) == "d"
    assert character(-1) == character(255) == "\udcff"
    for wrong in (256, -129):
        with pytest.raises(ProtocolError, match="character"):
            character(wrong)
