"""Logs of Linux, merged; and what is filtered and counted of them."""

import gzip
import lzma
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from browser.demo.tree import Entry, file
from engine.inspection import logs_unix
from engine.inspection.backwards import Line, lines_backwards
from engine.inspection.logs import LogEntry, Logs, Origin, Priority, matching, units, volume
from engine.inspection.logs_text import Clock, parse_line
from engine.inspection.system import System
from tests.engine.inspection.folder import folder_tree

DATA = Path(__file__).with_name("data")
NOW = datetime(2024, 5, 6, 12, 0, tzinfo=UTC)
STAMP = int(NOW.timestamp())
SYSTEM = System("/dev/sda1", "linux")
MACHINE = "0123456789abcdef0123456789abcdef"


def card(top: Path, *entries: Entry, most: int = 5000) -> Logs:
    return logs_unix.read(folder_tree(top, entries), SYSTEM, most)


def journal(kind: str = "classic", name: str = "system.journal") -> Entry:
    content = lzma.decompress((DATA / f"{kind}.journal.xz").read_bytes())
    return file(f"var/log/journal/{MACHINE}/{name}", content)


def parsed(text: str, latest: datetime = NOW) -> LogEntry | None:
    return parse_line(Line(text, "/x", 0), Clock(UTC, latest.replace(tzinfo=None)))


def test_no_logs_are_nothing_wrong(tmp_path: Path) -> None:
    assert card(tmp_path) == Logs()


@pytest.mark.parametrize(
    ("text", "when", "program", "message", "priority"),
    [
        ("May  6 07:08:09 host sshd[42]: hi", "2024-05-06T07:08:09+00:00", "sshd", "hi", None),
        ("<11>May  6 07:08:09 host a: hi", "2024-05-06T07:08:09+00:00", "a", "hi", Priority.ERROR),
        ("Dec 31 23:59:59 host a: hi", "2023-12-31T23:59:59+00:00", "a", "hi", None),
        (
            "2024-05-06T09:08:09.123456789+02:00 host kernel: [   12.345678] EXT4-fs: x",
            "2024-05-06T07:08:09.123456+00:00",
            "kernel",
            "EXT4-fs: x",
            None,
        ),
        (
            "May  6 07:08:09 alpine daemon.err crond[7]: oops",
            "2024-05-06T07:08:09+00:00",
            "crond",
            "oops",
            Priority.ERROR,
        ),
        ("<30>1 2024-05-06T07:08:09Z host no tag", "2024-05-06T07:08:09+00:00", "", "no tag", Priority.INFO),
    ],
)
def test_lines_of_every_format(
    text: str, when: str, program: str, message: str, priority: Priority | None
) -> None:
    entry = parsed(text)
    assert entry is not None
    assert entry.when is not None
    assert (entry.when.isoformat(), entry.program, entry.message, entry.priority) == (
        when,
        program,
        message,
        priority,
    )


@pytest.mark.parametrize("text", ["", "x", "\0" * 50, "May 99 99:99:99 h x: y", "Xyz  6 07:08:09 h x: y"])
def test_lines_without_a_time_are_left_out(text: str) -> None:
    assert parsed(text) is None


def test_years_are_found_going_back() -> None:
    clock = Clock(UTC, NOW.replace(tzinfo=None))
    lines = ["Jan  2 00:00:00 h x: c", "Dec 30 00:00:00 h x: b", "Feb  1 00:00:00 h x: a"]
    found = [parse_line(Line(text, "/x", 0), clock) for text in lines]
    assert [entry.when.year for entry in found if entry and entry.when] == [2024, 2023, 2023]


def test_rotated_and_packed_logs_follow(tmp_path: Path) -> None:
    def text(day: int) -> str:
        return f"May  {day} 00:00:00 h x: day {day}\nMay  {day} 00:00:01 h x: later on day {day}\n"

    found = card(
        tmp_path,
        file("var/log/syslog", text(6), mtime=STAMP),
        file("var/log/syslog.1", text(5), mtime=STAMP - 86400),
        file("var/log/syslog.2.gz", gzip.compress(text(4).encode()), mtime=STAMP - 2 * 86400),
        file("var/log/syslog-20240503.xz", lzma.compress(text(3).encode()), mtime=STAMP - 3 * 86400),
        file("var/log/syslog.4.gz", b"damaged", mtime=STAMP - 4 * 86400),
        file("var/log/syslog.save", text(1), mtime=STAMP),
    )
    assert [entry.message for entry in found.entries] == [
        f"{start}day {day}" for day in (6, 5, 4, 3) for start in ("later on ", "")
    ]
    assert found.sources[-1] == "/var/log/syslog.2.gz"
    assert found.problems == ()


def test_long_logs_are_read_from_their_end(tmp_path: Path) -> None:
    content = "".join(f"line {number}\n" for number in range(60_000)) + "x" * 300_000
    tree = folder_tree(tmp_path, [file("var/log/syslog", content)])
    lines = lines_backwards(tree, "/var/log/syslog")
    assert set(next(lines).text) == {"x"}
    assert [next(lines).text for _ in range(3)] == ["line 59999", "line 59998", "line 59997"]
    assert sum(1 for _ in lines) == 59_997


def test_journal_and_syslog_are_merged_and_told_once(tmp_path: Path) -> None:
    alone = card(tmp_path / "a", journal())
    assert alone.entries
    first = alone.entries[0]
    assert first.when is not None
    line = f"{first.when.isoformat()} host {first.program}[{first.pid}]: {first.message}\n"
    other = f"{(first.when + timedelta(seconds=5)).isoformat()} host cron[1]: only here\n"
    both = card(tmp_path / "b", journal(), file("var/log/syslog", line + other, mtime=STAMP))
    assert len(both.entries) == len(alone.entries) + 1
    assert both.entries[0].message == "only here"
    assert both.entries[1] == first
    assert {entry.origin for entry in both.entries} == {Origin.JOURNAL, Origin.SYSLOG}


def test_the_journal_tells_boots(tmp_path: Path) -> None:
    found = card(tmp_path, journal("compact"))
    assert found.boots
    assert sum(boot.entries for boot in found.boots) == len(found.entries)
    newest = found.boots[0]
    assert matching(found.entries, boot=newest.id)[0].when == newest.last


def test_a_truncated_journal_is_told_beside_the_rest(tmp_path: Path) -> None:
    whole = journal()
    cut = file(f"var/log/journal/{MACHINE}/system@1.journal", whole.content[:5000])
    found = card(tmp_path, cut, file("var/log/messages", "May  6 07:08:09 h x: y\n", mtime=STAMP))
    assert [entry.message for entry in found.entries] == ["y"]
    assert len(found.problems) == 1
    assert found.problems[0].startswith(f"/var/log/journal/{MACHINE}/system@1.journal could not be read: ")


def test_what_is_beyond_the_most_is_cut_and_said(tmp_path: Path) -> None:
    lines = "".join(f"May  6 07:08:{second:02} h x: {second}\n" for second in range(60))
    found = card(tmp_path, file("var/log/messages", lines, mtime=STAMP), most=10)
    assert found.is_cut
    assert [entry.message for entry in found.entries] == [str(second) for second in range(59, 49, -1)]


def test_auditd(tmp_path: Path) -> None:
    text = (
        "type=AVC msg=audit(1714979289.123:42): avc:  denied  { read } for  pid=77 comm=x\n"
        "type=USER_LOGIN msg=audit(1714979290.000:43): pid=1 res=success\nnonsense\n"
    )
    login, denial = card(tmp_path, file("var/log/audit/audit.log", text)).entries
    assert (denial.priority, denial.pid, denial.origin) == (Priority.WARNING, 77, Origin.AUDIT)
    assert denial.message.startswith("AVC: avc:  denied")
    assert login.priority is None


PACKAGES = {
    "apt/history.log": (
        "\nStart-Date: 2024-05-06  07:08:09\nCommandline: apt install tides\n"
        "Install: tides:amd64 (1.2)\nEnd-Date: 2024-05-06  07:08:10\n",
        "apt install tides (Install: tides:amd64 (1.2))",
    ),
    "dnf.rpm.log": (
        "2024-05-06T09:08:09+0200 SUBDEBUG Installed: tides-1.2-3.x86_64\n",
        "Installed: tides-1.2-3.x86_64",
    ),
    "yum.log": ("May 06 07:08:09 Installed: tides-1.2\n", "Installed: tides-1.2"),
    "zypp/history": (
        "# x\n2024-05-06 07:08:09|install|tides|1.2-3|x86_64|root@host|repo|0123|\n",
        "Installed: tides 1.2-3",
    ),
    "pacman.log": (
        "[2024-05-06T07:08:09+0000] [ALPM] transaction started\n"
        "[2024-05-06T07:08:09+0000] [ALPM] installed tides (1.2)\n",
        "installed tides (1.2)",
    ),
    "apk.log": ("\nRunning `apk add tides` at 2024-05-06 07:08:09\n", "apk add tides"),
}


@pytest.mark.parametrize("name", PACKAGES)
def test_histories_of_package_managers(tmp_path: Path, name: str) -> None:
    text, message = PACKAGES[name]
    (entry,) = card(tmp_path, file(f"var/log/{name}", text, mtime=STAMP)).entries
    assert entry.message == message
    assert entry.when == datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)
    assert (entry.origin, entry.source) == (Origin.PACKAGES, f"/var/log/{name}")


ENTRIES = (
    LogEntry(NOW, "Disk is full", Origin.JOURNAL, Priority.ERROR, unit="a.service", program="a", boot="1"),
    LogEntry(NOW - timedelta(hours=1), "Hello", Origin.SYSLOG, program="b", boot="1"),
    LogEntry(NOW - timedelta(hours=2), "Debugging", Origin.JOURNAL, Priority.DEBUG, unit="a.service"),
    LogEntry(None, "Timeless", Origin.WINDOWS, code="7036"),
)


def test_entries_are_filtered() -> None:
    def messages(**filters: object) -> list[str]:
        return [entry.message for entry in matching(ENTRIES, **filters)]  # type: ignore[arg-type]

    assert messages() == ["Disk is full", "Hello", "Debugging", "Timeless"]
    assert messages(text="DISK") == ["Disk is full"]
    assert messages(text="7036") == ["Timeless"]
    assert messages(at_least=Priority.WARNING) == ["Disk is full"]
    assert messages(unit="a.service") == ["Disk is full", "Debugging"]
    assert messages(unit="b") == ["Hello"]
    assert messages(boot="1") == ["Disk is full", "Hello"]
    assert messages(origins=[Origin.WINDOWS]) == ["Timeless"]
    assert messages(since=NOW - timedelta(hours=1)) == ["Disk is full", "Hello"]
    assert messages(until=NOW - timedelta(hours=1)) == ["Debugging"]


def test_units_are_counted() -> None:
    assert units(ENTRIES) == [("a.service", 2), ("b", 1)]


def test_volume_over_time() -> None:
    found = volume(ENTRIES, 2)
    assert [bucket.total for bucket in found] == [1, 2]
    assert found[1].counts == {Priority.ERROR: 1, None: 1}
    assert found[0].start == NOW - timedelta(hours=2)
    assert volume([]) == []
    assert [bucket.total for bucket in volume(ENTRIES[:1], 3)] == [1, 0, 0]
