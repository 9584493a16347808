"""Event logs of Windows: which chunks are read, what events say, and damage."""

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from browser.demo.tree import Entry, file
from engine.inspection import evtx, logs_windows
from engine.inspection.errors import Unreadable
from engine.inspection.logs import Logs, Origin, Priority
from engine.inspection.system import System
from tests.engine.inspection.event_logs import CHUNK, HEADER, Event, event_log
from tests.engine.inspection.folder import folder_tree

WINDOWS = System("/dev/sda2", "windows", systemroot="/Windows")
FOLDER = "Windows/System32/winevt/Logs"
NOW = datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)


def card(top: Path, *entries: Entry) -> Logs:
    return logs_windows.read(folder_tree(top, entries, ignore_case=True), WINDOWS)


def log(name: str, content: bytes) -> Entry:
    return file(f"{FOLDER}/{name}", content)


def events(count: int, start: int = 0) -> list[Event]:
    return [Event(code, when=NOW + timedelta(seconds=code)) for code in range(start, start + count)]


@pytest.mark.parametrize("templates", [False, True], ids=["plain", "templates"])
def test_events_of_all_logs_are_merged_newest_first(tmp_path: Path, templates: bool) -> None:
    service = Event(
        7036, 4, "Service Control Manager", "System", NOW, {"param1": "Spooler", "param2": "stopped"}
    )
    crash = Event(1000, 2, "Application Error", "Application", NOW + timedelta(1), {"Data": "tides.exe"})
    failure = Event(
        4625,
        0,
        "Microsoft-Windows-Security-Auditing",
        "Security",
        NOW + timedelta(2),
        keywords="0x8010000000000000",
    )
    odd = Event(9, 3, "Odd", "Odd/Operational", NOW + timedelta(3))
    found = card(
        tmp_path,
        log("System.evtx", event_log([service], templates=templates)),
        log("Application.evtx", event_log([crash], templates=templates)),
        log("Security.evtx", event_log([failure], templates=templates)),
        log("Odd%4Operational.evtx", event_log([odd], [], templates=templates)),
        log("Empty.evtx", event_log([])),
    )
    assert found.problems == ()
    assert [(entry.code, entry.priority, entry.unit) for entry in found.entries] == [
        ("9", Priority.WARNING, "Odd/Operational"),
        ("4625", Priority.WARNING, "Security"),
        ("1000", Priority.ERROR, "Application"),
        ("7036", Priority.INFO, "System"),
    ]
    assert found.entries[0].message == "Event 9"
    assert found.entries[1].message == "An account failed to log on."
    assert found.entries[3].message == "A service changed its state. param1: Spooler, param2: stopped"
    assert found.entries[3].when == NOW
    assert found.entries[3].source == f"/{FOLDER}/System.evtx"
    assert {entry.origin for entry in found.entries} == {Origin.WINDOWS}


def test_events_that_share_a_template_keep_their_own_words(tmp_path: Path) -> None:
    """Three events of two kinds, twice over: each kind's template stands in every chunk once."""
    kinds = [
        Event(7036, 4, "Service Control Manager", "System", NOW, {"param1": "Spooler", "param2": "läuft"}),
        Event(7036, 3, "Service Control Manager", "System", NOW, {"param1": "Tides", "param2": ""}),
        Event(41, 1, "Microsoft-Windows-Kernel-Power", "System", NOW),
    ]
    templated = event_log(kinds, kinds, templates=True)
    assert templated[HEADER : HEADER + CHUNK].count("SystemTime".encode("utf-16-le")) == 2
    shared = card(tmp_path / "shared", log("System.evtx", templated))
    plain = card(tmp_path / "plain", log("System.evtx", event_log(kinds, kinds)))
    assert len(shared.entries) == 6
    assert shared.entries[0].message == "A service changed its state. param1: Spooler, param2: läuft"
    assert shared.problems == ()
    assert shared.entries == plain.entries


def test_starts_of_windows_tell_its_runs_apart(tmp_path: Path) -> None:
    start = "Microsoft-Windows-Kernel-General"
    times = [NOW + timedelta(hours=hour) for hour in range(4)]
    found = card(
        tmp_path,
        log(
            "System.evtx",
            event_log([Event(1, when=times[0]), Event(12, 4, start, when=times[1]), Event(2, when=times[2])]),
        ),
    )
    assert [entry.boot for entry in found.entries] == ["2024-05-06T08:08:09+00:00"] * 2 + [""]
    (boot,) = found.boots
    assert (boot.first, boot.last, boot.entries) == (times[1], times[2], 2)


def test_no_logs_are_told(tmp_path: Path) -> None:
    assert card(tmp_path).problems == ("There is no /Windows/System32/winevt/Logs.",)


@pytest.mark.parametrize(
    ("last", "most", "codes"),
    [(3, 2, [20, 30]), (3, 9, [0, 10, 20, 30]), (1, 3, [30, 0, 10]), (0, 1, [0])],
)
def test_the_newest_chunks_are_read_also_of_a_ring(
    tmp_path: Path, last: int, most: int, codes: list[int]
) -> None:
    content = event_log(*(events(1, code) for code in (0, 10, 20, 30)), last=last)
    tree = folder_tree(tmp_path, [log("x.evtx", content)])
    small = evtx.newest_chunks(tree, f"/{FOLDER}/x.evtx", most)
    assert len(small) == HEADER + len(codes) * CHUNK
    ((_, found),) = evtx.parse_logs([("x", small)], [])
    assert [event["System"]["EventID"] for event in found] == [str(code) for code in codes]


def test_the_end_is_found_where_windows_did_not_write_it(tmp_path: Path) -> None:
    content = event_log(events(2), events(2, 10), events(2, 20), last=0, dirty=True)
    tree = folder_tree(tmp_path, [log("x.evtx", content)])
    ((_, found),) = evtx.parse_logs([("x", evtx.newest_chunks(tree, f"/{FOLDER}/x.evtx", 1))], [])
    assert [event["System"]["EventID"] for event in found] == ["20", "21"]


@pytest.mark.parametrize(
    "content", [b"", b"x" * 200, event_log(events(1))[:5000], b"ElfFile\0" + b"\xff" * 5000]
)
def test_what_is_no_event_log_is_told(tmp_path: Path, content: bytes) -> None:
    tree = folder_tree(tmp_path, [log("x.evtx", content)])
    with pytest.raises(Unreadable):
        evtx.newest_chunks(tree, f"/{FOLDER}/x.evtx", 4)


def test_a_damaged_log_is_told_beside_the_rest(tmp_path: Path) -> None:
    found = card(
        tmp_path,
        log("System.evtx", b"x" * 70_000),
        log("Application.evtx", event_log(events(3))),
    )
    assert len(found.entries) == 3
    assert found.problems == (f"/{FOLDER}/System.evtx could not be read: it is not an event log.",)


def test_damage_anywhere_ends_in_fewer_events(tmp_path: Path) -> None:
    good = event_log(events(40))
    chance = random.Random(8)
    logs = []
    for number in range(30):
        content = bytearray(good)
        for _ in range(20):
            content[chance.randrange(HEADER, HEADER + 12_000)] = chance.randrange(256)
        logs.append((str(number), bytes(content)))
    problems: list[str] = []
    found = list(evtx.parse_logs([*logs, ("good", good)], problems))
    assert len(found) + len(problems) == 31
    assert found[-1][0] == "good"
    assert len(found[-1][1]) == 40


def test_a_reader_that_dies_costs_one_log(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    child = tmp_path / "child.py"
    real = Path(evtx.__file__).with_name("evtx_child.py")
    # It dies as a crash would end it, when it gets to the log that is damaged in this way.
    child.write_text(
        real.read_text()
        .replace("        try:\n", "        if b'BAD' in content: os._exit(9)\n        try:\n")
        .replace("import io", "import io, os")
    )
    monkeypatch.setattr(evtx, "_CHILD", child)
    good = event_log(events(2))
    problems: list[str] = []
    found = list(evtx.parse_logs([("a", good), ("b", b"BAD"), ("c", good)], problems))
    assert [(name, len(events)) for name, events in found] == [("a", 2), ("c", 2)]
    assert problems == ["b could not be read: the reader of event logs failed over it."]
