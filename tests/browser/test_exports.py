"""Cards and tables as texts to keep."""

import csv
import io
import json
from pathlib import Path

import pytest

from browser.exports import csv_text, facts_csv, json_text, tabbed_text, write_text
from browser.sheets import sheet_of, table_of
from engine.inspection import Fact
from engine.inspection.identity import Identity
from tests.browser.test_sheets import Colour, Thing

EVIL = Thing(
    "=cmd|' /C calc'!A0", -5, tags=("a", "b"), colour=Colour.RED, is_on=False, source="/x\x1b[31m\udcff"
)


def test_csv_has_the_fields_and_no_formula_of_the_guest() -> None:
    table = table_of("things", (EVIL, Thing("C:\\Windows", is_on=None)))
    rows = list(csv.DictReader(io.StringIO(csv_text(table.columns, table.rows))))
    assert rows[0]["name"] == "'=cmd|' /C calc'!A0"
    assert rows[0]["size"] == "-5"
    assert rows[0]["tags"] == "a; b"
    assert (rows[0]["is_on"], rows[1]["is_on"]) == ("no", "")
    assert rows[0]["source"] == "/x\\x1b[31m\\xff"
    assert rows[1]["name"] == "C:\\Windows"


def test_facts_as_csv() -> None:
    text = facts_csv(sheet_of(Identity(type="linux", icon="debian", hostname=Fact("w", "/etc/hostname"))))
    assert "hostname,w,/etc/hostname\r\n" in text
    assert "domain,,\r\n" in text


def test_lines_for_the_clipboard() -> None:
    table = table_of("things", (Thing("a\tb", 5),))
    assert tabbed_text(table.columns, table.rows) == "a\\tb\t5\t0\n"


def test_json_has_the_names_of_the_fields() -> None:
    assert json.loads(json_text(Identity(type="linux", icon="debian")))["hostname"] is None


def test_a_file_is_written_as_a_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    write_text(path, "ü\udcff\n")
    assert path.read_bytes() == b"\xc3\xbc\\udcff\n"
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError, match="folder"):
        write_text(tmp_path / "folder", "x")
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["folder", "report.json"]
