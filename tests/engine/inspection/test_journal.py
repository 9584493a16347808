"""The journal is read backwards, from files that systemd wrote and from damaged ones."""

import lzma
import random
import struct
from itertools import islice
from pathlib import Path

import pytest

from browser.demo.tree import Entry, file
from engine.inspection.errors import Unreadable
from engine.inspection.journal import Journal, JournalFile, State
from tests.engine.inspection.folder import folder_tree

DATA = Path(__file__).with_name("data")
MACHINE = "0123456789abcdef0123456789abcdef"


def content(name: str) -> bytes:
    return lzma.decompress((DATA / f"{name}.journal.xz").read_bytes())


def opened(data: bytes) -> JournalFile:
    return JournalFile(lambda start, size: data[start : start + size], "/j", len(data))


@pytest.mark.parametrize("name", ["classic", "compact"])
def test_entries_come_newest_first(name: str) -> None:
    journal = opened(content(name))
    entries = list(journal.entries_backwards())
    assert [entry.text("MESSAGE") for entry in entries[:3]] == [f"message number {n}" for n in (39, 38, 37)]
    assert len(entries) == journal.entry_count == 40
    assert (entries[0].text("_SYSTEMD_UNIT"), entries[0].text("PRIORITY")) == ("cron.service", "7")
    assert entries[0].when == journal.last_time
    assert {entry.boot for entry in entries} == {"11" * 16, "22" * 16}


@pytest.mark.parametrize("name", ["classic", "compact"])
def test_a_compressed_message_is_read(name: str) -> None:
    entry = list(opened(content(name)).entries_backwards())[9]
    assert entry.text("MESSAGE").startswith("long alpha epsilon delta")
    assert len(entry.text("MESSAGE")) == 1866


def test_the_header_tells_times_and_state() -> None:
    journal = opened(content("compact"))
    assert journal.state is State.OFFLINE
    assert journal.first_time is not None
    assert journal.first_time.isoformat() == "2023-11-14T22:13:20+00:00"
    assert journal.last_boot_time is not None
    assert journal.last_boot_time.isoformat() == "2023-11-15T22:32:20+00:00"


def test_only_what_is_asked_for_is_read() -> None:
    data, fetched = content("classic"), 0

    def read(start: int, size: int) -> bytes:
        nonlocal fetched
        fetched += size
        return data[start : start + size]

    assert len(list(islice(JournalFile(read, "/j", len(data)).entries_backwards(), 5))) == 5
    assert fetched < 1 << 20


def test_files_are_merged_by_time(tmp_path: Path) -> None:
    folder = f"var/log/journal/{MACHINE}"
    tree = folder_tree(
        tmp_path,
        [
            file(f"{folder}/system.journal", content("compact")),
            file(f"{folder}/user-1000.journal", content("classic")),
            file(f"{folder}/notes.txt", "not a journal"),
            file("var/log/journal/other/system.journal", content("classic")),
        ],
    )
    entries = list(Journal(tree).entries_backwards())
    times = [entry.realtime for entry, _ in entries]
    assert len(entries) == 80
    assert times == sorted(times, reverse=True)
    assert {path for _, path in entries} == {f"/{folder}/system.journal", f"/{folder}/user-1000.journal"}


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "its end is missing"),
        (b"x" * 4096, "it is not a journal"),
        (b"LPKSHHRH" + bytes(50), "its end is missing"),
    ],
)
def test_what_is_no_journal_is_told(tmp_path: Path, data: bytes, reason: str) -> None:
    entries: list[Entry] = [file(f"var/log/journal/{MACHINE}/system.journal", data)]
    journal = Journal(folder_tree(tmp_path, entries))
    assert journal.newest is None
    assert journal.problems == [f"/var/log/journal/{MACHINE}/system.journal could not be read: {reason}."]


def test_a_truncated_journal_gives_what_is_left(tmp_path: Path) -> None:
    whole = content("classic")
    (array,) = struct.unpack_from("<Q", whole, 176)
    for cut in (array + 100, 300, 5000):
        tree = folder_tree(tmp_path / str(cut), [file(f"var/log/journal/{MACHINE}/a.journal", whole[:cut])])
        journal = Journal(tree)
        list(journal.entries_backwards())
        assert len(journal.problems) == 1
        assert "could not be read" in journal.problems[0]


def test_a_list_of_entries_in_a_loop_ends() -> None:
    data = bytearray(content("classic"))
    (array,) = struct.unpack_from("<Q", data, 176)
    struct.pack_into("<Q", data, 152, 1 << 40)
    struct.pack_into("<Q", data, array + 16, array)
    with pytest.raises(Unreadable, match="loop"):
        list(opened(bytes(data)).entries_backwards())


def test_damage_anywhere_ends() -> None:
    whole = content("compact")
    used = len(whole.rstrip(b"\0"))
    chance = random.Random(3)
    for _ in range(60):
        data = bytearray(whole[:used])
        for _ in range(chance.randrange(1, 40)):
            data[chance.randrange(used)] = chance.choice((0, 0xFF, chance.randrange(256)))
        try:
            assert len(list(islice(opened(bytes(data)).entries_backwards(), 1000))) <= 1000
        except Unreadable:
            continue
