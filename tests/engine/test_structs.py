"""Structures and streams of them."""

from __future__ import annotations

import struct
from typing import Any

import pytest

from engine.errors import ProtocolError
from engine.structs import STRUCTS, StructStream
from engine.xdr import Cursor
from tests.helpers import daemon_side

DIRENT = STRUCTS["dirent"]
ENTRIES: list[dict[str, Any]] = [
    {"ino": 2, "ftyp": "d", "name": "."},
    {"ino": -1, "ftyp": "u", "name": "caf\udce9"},
    {"ino": 12, "ftyp": "r", "name": "x" * 255},
]
STREAM = b"".join(daemon_side.record("dirent", entry) for entry in ENTRIES)


def test_all_structures_are_there() -> None:
    assert len(STRUCTS) == 27
    assert [name for name, one in STRUCTS.items() if one.internal] == ["internal_mountable"]


def test_exact_bytes() -> None:
    data = struct.pack(">qi", 12, ord("l")) + b"\0\0\0\3bin\0"
    assert DIRENT.decode(Cursor(data)) == {"ino": 12, "ftyp": "l", "name": "bin"}


def test_fields_keep_their_order_and_their_types() -> None:
    values = dict.fromkeys(STRUCTS["lvm_lv"].names, 0) | {
        "lv_name": "lv",
        "lv_uuid": "1do1zl4kSuqJ02YotdR1DTSV0pPfND8N",
        "lv_size": (1 << 64) - 1,
        "lv_major": -1,
        "snap_percent": None,
        "copy_percent": 25.0,
    }
    for name in ("lv_attr", "origin", "move_pv", "lv_tags", "mirror_log", "modules"):
        values[name] = ""
    decoded = STRUCTS["lvm_lv"].decode(Cursor(daemon_side.record("lvm_lv", values)))
    assert decoded == values
    assert tuple(decoded) == STRUCTS["lvm_lv"].names


def test_buffer_field_is_bytes() -> None:
    value = {"attrname": "user.x", "attrval": b"\0\xff"}
    assert STRUCTS["xattr"].decode(Cursor(daemon_side.record("xattr", value))) == value


def test_uuid_with_a_nul_is_refused() -> None:
    data = daemon_side.record("lvm_vg", _volume_group()).replace(b"UUID", b"UU\0D")
    with pytest.raises(ProtocolError, match="NUL"):
        STRUCTS["lvm_vg"].decode(Cursor(data))


def _volume_group() -> dict[str, Any]:
    texts = ("vg_name", "vg_fmt", "vg_attr", "vg_sysid", "vg_tags")
    return {name: "" if name in texts else 0 for name in STRUCTS["lvm_vg"].names} | {"vg_uuid": "UUID" * 8}


def test_least_size_counts_every_field() -> None:
    assert DIRENT.least == 8 + 4 + 4
    assert STRUCTS["statns"].least == 22 * 8
    assert STRUCTS["lvm_vg"].least == len(daemon_side.record("lvm_vg", _volume_group()))


def test_list_that_claims_more_than_its_bytes_hold_is_refused() -> None:
    data = daemon_side.word(4) + STREAM[:48]
    with pytest.raises(ProtocolError, match="claims 4 items"):
        DIRENT.decode_list(Cursor(data))


def test_stream_may_be_cut_anywhere() -> None:
    for cut in range(len(STREAM) + 1):
        stream = StructStream(DIRENT)
        found = stream.feed(STREAM[:cut]) + stream.feed(STREAM[cut:])
        stream.finish()
        assert found == ENTRIES


def test_stream_that_ends_inside_a_record_is_refused() -> None:
    for cut in range(1, len(STREAM)):
        stream = StructStream(DIRENT)
        complete = stream.feed(STREAM[:cut])
        if sum(len(daemon_side.record("dirent", entry)) for entry in complete) == cut:
            stream.finish()
            continue
        with pytest.raises(ProtocolError, match="lacks its end"):
            stream.finish()


def test_stream_refuses_a_record_beyond_the_limit() -> None:
    stream = StructStream(DIRENT)
    with pytest.raises(ProtocolError, match="limit"):
        stream.feed(struct.pack(">qiI", 1, ord("r"), 0x7FFFFFFF))
