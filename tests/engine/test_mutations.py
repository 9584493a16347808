"""Replies that were damaged at random: a value, or a ProtocolError, and nothing else.

The seed is fixed, so a failure repeats. `GUESTSCOPE_MUTATIONS` sets how many replies are tried; the gate's
own number keeps it to some seconds, and a million of them, as before a release, to a minute.
"""

from __future__ import annotations

import contextlib
import os
import random
import tracemalloc
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from engine.actions import ACTIONS
from engine.arrivals import NEED_DATA, Chunk
from engine.errors import ProtocolError
from engine.protocol import Connection
from tests.helpers.daemon_side import (
    ABANDONED,
    CANCEL,
    END,
    LAUNCHED,
    PROGRESS,
    chunk,
    progress,
    refusal,
    reply,
    word,
)

COUNT = int(os.environ.get("GUESTSCOPE_MUTATIONS", "1000000"))
SEED = 20240611


@dataclass(frozen=True)
class Case:
    """What the daemon sends after the call of an action."""

    name: str
    args: tuple[object, ...]
    data: bytes
    uploads: bool = False

    def connection(self) -> Connection:
        connection = Connection(launched=True)
        connection.call(ACTIONS[self.name], self.args)
        if self.uploads:
            connection.end_of_file()
        return connection


CASES = [
    Case("glob_expand", ("/*",), reply("glob_expand", 1, ["/bin", "/etc", "", "/caf\udce9", "/x" * 30])),
    Case("readlink", ("/bin",), reply("readlink", 1, "usr/bin")),
    Case("exists", ("/",), reply("exists", 1, 1)),
    Case("filesize", ("/f",), reply("filesize", 1, 1 << 40)),
    Case("getxattr", ("/f", "user.x"), reply("getxattr", 1, b"\0\1\2\3\4")),
    Case("mountpoints", (), reply("mountpoints", 1, {"/dev/sda1": "/", "/dev/sda2": "/home"})),
    Case(
        "utsname",
        (),
        reply("utsname", 1, {f"uts_{part}": part for part in ("sysname", "release", "version", "machine")}),
    ),
    Case(
        "inotify_read",
        (),
        reply("inotify_read", 1, [{"in_wd": 1, "in_mask": 2, "in_cookie": 3, "in_name": "f"}] * 3),
    ),
    Case("getxattrs", ("/f",), reply("getxattrs", 1, [{"attrname": "user.x", "attrval": b"v\0"}] * 2)),
    Case(
        "statvfs",
        ("/",),
        reply(
            "statvfs",
            1,
            dict.fromkeys(
                (
                    "bsize",
                    "frsize",
                    "blocks",
                    "bfree",
                    "bavail",
                    "files",
                    "ffree",
                    "favail",
                    "fsid",
                    "flag",
                    "namemax",
                ),
                -1,
            ),
        ),
    ),
    Case("mkdir", ("/a",), refusal("mkdir", 1, "EEXIST", "/a: File exists")),
    Case(
        "zero_device",
        ("/dev/sda",),
        progress("zero_device", 1, 1, 9) + progress("zero_device", 1, 9, 9) + reply("zero_device", 1),
    ),
    Case(
        "ls0",
        ("/", "f"),
        reply("ls0", 1) + chunk(b"bin\0etc\0") + progress("ls0", 1, 1, 2) + chunk(b"x" * 61) + END,
    ),
    Case("ls0", ("/", "f"), reply("ls0", 1) + chunk(b"bin\0") + ABANDONED),
    Case("upload", ("f", "/f"), progress("upload", 1, 1, 2) + CANCEL + reply("upload", 1), uploads=True),
]

INTERESTING = [
    0,
    1,
    2,
    3,
    4,
    5,
    39,
    40,
    8192,
    8193,
    8200,
    8201,
    4 << 20,
    (4 << 20) + 1,
    1 << 24,
    1 << 31,
    (1 << 31) - 1,
    (1 << 32) - 1,
    (1 << 32) - 4,
]
WORDS = [word(number) for number in INTERESTING] + [LAUNCHED, PROGRESS, CANCEL]


def mutate(data: bytes, random_number: Callable[[int], int]) -> bytes:
    """Damage `data` in one to three places."""
    damaged = bytearray(data)
    for _ in range(1 + random_number(3)):
        at = random_number(len(damaged) + 1)
        how = random_number(7)
        if how == 0:
            damaged[at : at + 1] = bytes((random_number(256),))
        elif how == 1:
            at &= ~3
            damaged[at : at + 4] = WORDS[random_number(len(WORDS))]
        elif how == 2:
            del damaged[at : at + 1 + random_number(8)]
        elif how == 3:
            damaged[at:at] = bytes(random_number(9))
        elif how == 4:
            del damaged[at:]
        elif how == 5:
            start = random_number(len(damaged) + 1)
            damaged[at:at] = damaged[start : start + random_number(64)]
        else:
            at &= ~3
            damaged[at + 3 : at + 4] = bytes((random_number(256),))
        if not damaged:
            break
    return bytes(damaged)


def outcome(case: Case, data: bytes) -> str:
    """Feed the bytes in two pieces to the connection of a case; no other exception may come."""
    connection = case.connection()
    try:
        for piece in (data[: len(data) // 2], data[len(data) // 2 :]):
            connection.receive(piece)
            told = 0
            while connection.next_event() is not NEED_DATA:
                told += 1
                assert told <= len(data)
    except ProtocolError:
        return "refused" if connection.reason else "forgotten"
    return "accepted"


def test_undamaged_replies_are_accepted() -> None:
    for case in CASES:
        assert outcome(case, case.data) == "accepted"


@pytest.mark.timeout(1800)
def test_damaged_replies_are_values_or_protocol_errors() -> None:
    chance = random.Random(SEED)
    pick = chance.random

    def random_number(below: int) -> int:
        return int(pick() * below)

    outcomes = {"accepted": 0, "refused": 0, "forgotten": 0}
    for number in range(COUNT):
        case = CASES[number % len(CASES)]
        outcomes[outcome(case, mutate(case.data, random_number))] += 1
    assert outcomes["forgotten"] == 0
    assert outcomes["refused"] > COUNT / 4
    assert outcomes["accepted"] > COUNT / 50


def heard(case: Case, data: bytes, *, in_bulk: bool) -> tuple[bytes, str | None]:
    """What came of a file, and why no more of it did; small chunks one by one or all at a time."""
    connection = case.connection()
    content = b""
    with contextlib.suppress(ProtocolError):
        for piece in (data[: len(data) // 2], data[len(data) // 2 :]):
            connection.receive(piece)
            while (event := connection.next_event()) is not NEED_DATA:
                if isinstance(event, Chunk):
                    content += event.data
                if in_bulk:
                    content += connection.take_data()
    return content, connection.reason


def test_damaged_chunks_say_the_same_alone_and_together() -> None:
    chance = random.Random(SEED + 2)
    names = b"".join(chunk(bytes([65 + number]) * number) for number in range(1, 20))
    case = Case("ls0", ("/", "f"), reply("ls0", 1) + names + END)
    whole = heard(case, case.data, in_bulk=True)
    assert whole == (b"".join(bytes([65 + number]) * number for number in range(1, 20)), None)
    differ = 0
    for _ in range(10_000):
        data = mutate(case.data, chance.randrange)
        alone = heard(case, data, in_bulk=False)
        assert heard(case, data, in_bulk=True) == alone
        differ += alone != whole
    assert differ > 5_000


def test_damaged_replies_cost_little_memory() -> None:
    chance = random.Random(SEED + 1)
    big = Case("glob_expand", ("/*",), reply("glob_expand", 1, [f"/{number:07}" for number in range(20_000)]))
    outcome(big, big.data)
    tracemalloc.start()
    try:
        for _ in range(20):
            tracemalloc.reset_peak()
            before = tracemalloc.get_traced_memory()[0]
            outcome(big, mutate(big.data, chance.randrange))
            assert tracemalloc.get_traced_memory()[1] - before < 12 * len(big.data)
    finally:
        tracemalloc.stop()
