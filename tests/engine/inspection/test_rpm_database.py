"""RPM's databases: one that rpm wrote, one of Berkeley DB, some that SQLite writes, and damaged ones."""

import lzma
import random
import sqlite3
import struct
from datetime import UTC, datetime
from pathlib import Path

import pytest

from browser.demo.tree import file
from engine.inspection.errors import Unreadable
from engine.inspection.rpm_database import find_database, headers
from engine.inspection.rpm_header import RpmPackage, parse_header
from tests.engine.inspection.folder import folder_tree

DATA = Path(__file__).with_name("data")
Tag = tuple[int, int, bytes]


def header(*tags: Tag) -> bytes:
    """A header as it stands in a database; a tag is a number, a type and its data."""
    entries, data = b"", b""
    for tag, kind, content in tags:
        entries += struct.pack(">IIII", tag, kind, len(data), 1)
        data += content
    return struct.pack(">II", len(tags), len(data)) + entries + data


def package(name: str, words: int = 0) -> bytes:
    """The header of a package with so many bytes of description."""
    return header(
        (1000, 6, name.encode() + b"\0"),
        (1001, 6, b"1.0\0"),
        (1002, 6, b"2.fc39\0"),
        (1003, 4, struct.pack(">I", 3)),
        (1008, 4, struct.pack(">I", 1700000000)),
        (5009, 5, struct.pack(">Q", 5 << 30)),
        (1005, 9, b"w" * words + b"\0"),
    )


def sqlite_database(path: Path, blobs: list[bytes], page: int = 4096) -> bytes:
    connection = sqlite3.connect(path)
    connection.execute(f"pragma page_size={page}")
    connection.execute("create table Name (key text, hnum integer)")
    connection.execute("create table 'Packages' (hnum integer primary key autoincrement, blob blob not null)")
    connection.executemany("insert into Packages (blob) values (?)", [(blob,) for blob in blobs])
    connection.commit()
    connection.close()
    return path.read_bytes()


def ndb_database(blobs: list[bytes]) -> bytes:
    slots = struct.pack("<4sIII16x", b"RpmP", 0, 1, 1)
    content = b""
    for number, blob in enumerate(blobs, 1):
        slots += struct.pack("<4sIII", b"Slot", number, (4096 + len(content)) // 16, 1)
        content += struct.pack("<4sIII", b"BlbS", number, 1, len(blob)) + blob
        content += bytes(-len(content) % 16)
    free = struct.pack("<4s12x", b"Slot")
    return slots + free * ((4096 - len(slots)) // 16) + content


def read(top: Path, content: bytes) -> list[bytes]:
    return list(headers(folder_tree(top, [file("db", content)]), "/db"))


def names(blobs: list[bytes]) -> list[str]:
    return sorted(found.name for blob in blobs if (found := parse_header(blob)))


def test_what_rpm_itself_wrote(tmp_path: Path) -> None:
    found = [
        parse_header(blob)
        for blob in read(tmp_path, lzma.decompress((DATA / "rpmdb.sqlite.xz").read_bytes()))
    ]
    tides = next(one for one in found if one and one.name == "tides")
    assert tides == RpmPackage(
        name="tides",
        version="1.2.3",
        release="4.test",
        epoch=2,
        arch="noarch",
        summary="Summary of tides",
        description="Longer words about tides.",
        vendor="Example Vendor",
        license="MIT",
        group="Applications/Internet",
        url="https://example.org/tides",
        source="tides-1.2.3-4.test.src.rpm",
        size=2,
        installed=tides.installed,
    )
    assert tides.installed is not None
    assert tides.installed.tzinfo is UTC


def test_what_berkeley_db_wrote(tmp_path: Path) -> None:
    blobs = read(tmp_path, lzma.decompress((DATA / "Packages.xz").read_bytes()))
    assert names(blobs) == ["harbour", "tides"]
    assert max(map(len, blobs)) > 28_000


@pytest.mark.parametrize("page", [512, 4096, 65536])
def test_what_sqlite_writes(tmp_path: Path, page: int) -> None:
    blobs = [package(f"p{number:03}", words=number * 97) for number in range(300)]
    assert sorted(read(tmp_path, sqlite_database(tmp_path / "x", blobs, page))) == sorted(blobs)


def test_ndb(tmp_path: Path) -> None:
    blobs = [package("a"), package("b", 9000), package("c")]
    assert read(tmp_path, ndb_database(blobs)) == blobs


def test_a_header_tells_size_and_time() -> None:
    found = parse_header(package("big"))
    assert found is not None
    assert (found.size, found.epoch) == (5 << 30, 3)
    assert found.installed == datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)


@pytest.mark.parametrize(
    "blob",
    [
        b"",
        b"\0" * 8,
        b"\xff" * 100,
        header((1000, 6, b"name\0")),
        header((1001, 6, b"1\0")),
        header((1000, 6, b"\0"), (1001, 6, b"1\0")),
        struct.pack(">II", 1, 0) + struct.pack(">IIII", 1000, 6, 0xFFFFFFFF, 1),
    ],
)
def test_a_damaged_header_is_none(blob: bytes) -> None:
    assert parse_header(blob) is None


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "its format is not known"),
        (b"x" * 5000, "its format is not known"),
        (b"SQLite format 3\0" + bytes(84), "its pages have no size"),
        (b"RpmP" + b"\xff" * 60, "its version is not known"),
        (ndb_database([package("a")])[:4100], "its end is missing"),
        (ndb_database([package("a")]).replace(b"BlbS", b"xxxx"), "there is no package at 0x1000"),
        (bytes(12) + b"\x61\x15\x06\0" + bytes(100), "its pages have no size"),
    ],
)
def test_a_damaged_database_says_what_is_wrong(tmp_path: Path, content: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        read(tmp_path, content)


@pytest.mark.parametrize("kind", ["sqlite", "berkeley", "ndb"])
def test_damage_anywhere_ends(tmp_path: Path, kind: str) -> None:
    blobs = [package(f"p{number}", words=number * 300) for number in range(20)]
    good = {
        "sqlite": sqlite_database(tmp_path / "x", blobs, 1024),
        "berkeley": lzma.decompress((DATA / "Packages.xz").read_bytes()),
        "ndb": ndb_database(blobs),
    }[kind]
    chance = random.Random(4)
    for number in range(150):
        content = bytearray(good)
        for _ in range(chance.randrange(1, 6)):
            content[chance.randrange(len(content))] = chance.choice((0, 1, 0xFF, chance.randrange(256)))
        try:
            for blob in read(tmp_path / str(number), bytes(content)):
                parse_header(blob)
        except Unreadable:
            continue


def test_a_loop_of_pages_ends(tmp_path: Path) -> None:
    blobs = [package(f"p{number}") for number in range(100)]
    content = bytearray(sqlite_database(tmp_path / "x", blobs, 512))
    for start in range(512, len(content), 512):
        if content[start] == 5:
            content[start + 8 : start + 12] = (start // 512 + 1).to_bytes(4, "big")
    with pytest.raises(Unreadable, match="loop"):
        read(tmp_path, bytes(content))


def test_the_database_is_found_where_systems_have_it(tmp_path: Path) -> None:
    assert find_database(folder_tree(tmp_path)) is None
    assert find_database(folder_tree(tmp_path, [file("var/lib/rpm/Packages")])) == "/var/lib/rpm/Packages"
    tree = folder_tree(tmp_path, [file("usr/lib/sysimage/rpm/Packages.db")])
    assert find_database(tree) == "/usr/lib/sysimage/rpm/Packages.db"
