"""wtmp and lastlog in the layout of 64-bit Linux."""

import struct
from datetime import UTC, datetime
from pathlib import Path

from browser.demo.logs import wtmp
from browser.demo.tree import file
from engine.inspection.logins import LAST_LOGIN, RECORD, Kind, last_login, parse_wtmp, read_wtmp
from tests.engine.inspection.folder import folder_tree

NOW = datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)


def test_the_demos_log_ins_are_read() -> None:
    records = list(parse_wtmp(wtmp(NOW)))
    assert [record.kind for record in records[:2]] == [Kind.BOOT, Kind.RUN_LEVEL]
    people = [record for record in records if record.kind is Kind.USER]
    assert [(record.user, record.host) for record in people][-1] == ("mara", "198.51.100.4")
    assert people[-1].when == datetime(2024, 5, 5, 5, 57, 9, tzinfo=UTC)


def test_a_half_record_and_nonsense_are_left_out() -> None:
    good = wtmp(NOW)
    bad_kind = struct.pack("<h", 99) + good[2 : RECORD.size]
    no_time = good[:340] + bytes(4) + good[344 : RECORD.size]
    found = list(parse_wtmp(bad_kind + no_time + good[:1000]))
    assert len(found) == 2


def test_only_the_end_of_a_long_wtmp_is_read(tmp_path: Path) -> None:
    one = wtmp(NOW)[: RECORD.size]
    tree = folder_tree(tmp_path, [file("var/log/wtmp", one * 60_000)])
    assert len(read_wtmp(tree)) == 50_000


def test_no_wtmp_is_no_log_in(tmp_path: Path) -> None:
    assert read_wtmp(folder_tree(tmp_path)) == []


def test_lastlog_is_indexed_by_the_users_number(tmp_path: Path) -> None:
    record = LAST_LOGIN.pack(int(NOW.timestamp()), b"pts/0", b"host")
    tree = folder_tree(tmp_path, [file("var/log/lastlog", bytes(LAST_LOGIN.size * 1000) + record)])
    assert last_login(tree, 1000) == NOW
    assert last_login(tree, 0) is None
    assert last_login(tree, 1001) is None
    assert last_login(tree, -1) is None
    assert last_login(tree, 1 << 40) is None
