"""The reader of registry hives, on hives made here and on damaged ones. hivex reads the same ones in
test_first_look.
"""

import random
import struct
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from engine.inspection.errors import Unreadable
from engine.inspection.hive import Hive, Key, RegType, filetime
from tests.engine.inspection.hives import Content, Node, hive, node

WHEN = datetime(2023, 1, 2, 3, 4, 5, tzinfo=UTC)


def opened(content: bytes) -> Hive:
    return Hive(lambda start, size: content[start : start + size], "/hive")


def walk(key: Key, depth: int = 0) -> int:
    """How many keys and values there are; ends whatever the hive says."""
    if depth > 20:
        return 1
    count = sum(1 for _ in key.values())
    for number, child in enumerate(key.children()):
        if number > 50:
            break
        count += 1 + walk(child, depth + 1)
    return count


def test_finds_a_key_whatever_its_case() -> None:
    content = hive(
        node(r"Microsoft\Windows NT\CurrentVersion", Node({"ProductName": "Windows 7"}, modified=WHEN))
    )
    key = opened(content).find(r"microsoft\WINDOWS nt\currentversion")
    assert key is not None
    assert (key.name, key.modified) == ("CurrentVersion", WHEN)
    assert key.text("productname") == "Windows 7"
    assert opened(content).find(r"Microsoft\Office") is None


def test_values_have_their_types() -> None:
    values: dict[str, Content | tuple[int, bytes]] = {
        "": "default",
        "text": "Zürich 東京",
        "名": "wide name",
        "number": 0x12345678,
        "big number": 1 << 40,
        "list": ["one", "two"],
        "bytes": b"\x00\x01\x02\x03\x04\x05",
        "short": b"\x07",
        "empty": b"",
        "wrong": (int(RegType.SZ), b"\x41"),
    }
    found = {value.name: value for value in opened(hive(Node(values))).root.values()}
    assert found[""].text == "default"
    assert found["text"].text == "Zürich 東京"
    assert found["名"].text == "wide name"
    assert found["number"].number == 0x12345678
    assert found["big number"].number == 1 << 40
    assert found["list"].texts == ["one", "two"]
    assert found["bytes"].data == bytes(range(6))
    assert found["short"].data == b"\x07"
    assert found["empty"].data == b""
    assert found["wrong"].text != "A"
    assert found["text"].number is None
    assert found["number"].text == ""


def test_a_value_larger_than_a_cell_is_put_together() -> None:
    content = bytes(range(256)) * 300
    value = opened(hive(Node({"big": content}))).root.value("big")
    assert value is not None
    assert value.data == content


def test_many_keys_are_listed_in_order() -> None:
    names = [f"key{number:04}" for number in range(2000)]
    found = opened(hive(Node(keys={name: Node() for name in names}))).root
    assert [key.name for key in found.children()] == names
    assert found.child("KEY1234") == next(key for key in found.children() if key.name == "key1234")


def test_only_the_pages_on_the_way_are_read() -> None:
    content = hive(Node(keys={f"k{number}": Node({"v": bytes(2000)}) for number in range(500)}))
    fetched: list[int] = []

    def read(start: int, size: int) -> bytes:
        fetched.append(start)
        return content[start : start + size]

    key = Hive(read, "/hive").find("k0")
    assert key is not None
    # Names are in the keys themselves, so all of those are read, but each page once.
    assert len(fetched) == len(set(fetched))
    assert sum(16384 for _ in fetched) <= len(content) + 16384


def damaged(change: Callable[[bytearray], None]) -> bytes:
    content = bytearray(hive(node(r"A\B", Node({"v": "x" * 20}))))
    change(content)
    return bytes(content)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "its end is missing"),
        (b"MZ" + bytes(5000), "it is not a registry hive"),
        (damaged(lambda c: c.__setitem__(slice(0x24, 0x28), b"\xff\xff\xff\x7f")), "points outside itself"),
        (damaged(lambda c: c.__setitem__(slice(0x24, 0x28), b"\x20\0\0\0")), "there is no key"),
        (damaged(lambda c: c.__delitem__(slice(4200, None))), "its end is missing"),
    ],
)
def test_a_damaged_hive_says_what_is_wrong(content: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason) as caught:
        walk(opened(content).root)
    assert str(caught.value).startswith("/hive could not be read: ")


def test_a_list_of_keys_that_contains_itself_ends() -> None:
    content = bytearray(hive(Node(keys={"a": Node(), "b": Node()})))
    at = content.index(b"lh\x02\x00")
    offset = at - 4 - 4096
    content[at : at + 12] = struct.pack("<2sHII", b"ri", 2, offset, offset)
    with pytest.raises(Unreadable, match="loop"):
        list(opened(bytes(content)).root.children())


def test_a_key_that_is_its_own_child_is_the_same_key() -> None:
    content = bytearray(hive(Node(keys={"a": Node()})))
    at = content.index(b"lh\x01\x00")
    (root,) = struct.unpack_from("<I", content, 0x24)
    content[at + 4 : at + 8] = struct.pack("<I", root)
    key = opened(bytes(content)).root
    assert key.child("ROOT") == key


def test_damage_anywhere_ends_in_an_answer_or_an_error() -> None:
    good = hive(node(r"A\B", Node({"v": "text", "w": b"x" * 20000, "n": 5}, {"C": Node({"l": ["a", "b"]})})))
    chance = random.Random(5)
    for _ in range(400):
        content = bytearray(good)
        for _ in range(chance.randrange(1, 8)):
            content[chance.randrange(len(content))] = chance.choice(
                (0, 1, 0x7F, 0x80, 0xFF, chance.randrange(256))
            )
        try:
            walk(opened(bytes(content)).root)
        except Unreadable:
            continue


@pytest.mark.parametrize(("ticks", "when"), [(0, None), (1 << 63, None), (133171022450000000, WHEN)])
def test_times_of_windows(ticks: int, when: datetime | None) -> None:
    assert filetime(ticks) == when
