"""Any card as lines and tables."""

import enum
from dataclasses import dataclass
from datetime import UTC, date, datetime

from browser.sheets import Column, Form, form_of, sheet_of, words_of
from engine.inspection import Card, Fact
from engine.inspection.accounts import Account, Accounts, Group, Password
from engine.inspection.glance import Usage
from engine.inspection.identity import Identity
from engine.inspection.storage import Mount, StorageCard


class Colour(enum.StrEnum):
    RED = "red"


@dataclass(frozen=True)
class Thing:
    name: str
    size: int | None = None
    count: int = 0
    when: datetime | None = None
    day: date | None = None
    is_on: bool | None = None
    colour: Colour | None = None
    tags: tuple[str, ...] = ()
    note: str = ""
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class Things(Card):
    things: tuple[Thing, ...] = ()
    limit: int | None = None


def test_a_card_that_nobody_knows_has_columns_by_its_fields() -> None:
    full = Thing(
        "a", 5, 2, datetime.now(UTC), date(2024, 1, 2), False, Colour.RED, ("x",), source="/etc/things"
    )
    sheet = sheet_of(Things(things=(Thing("b"), full), limit=None, problems=("No.",)))
    (table,) = sheet.tables
    assert [(column.name, column.form) for column in table.columns] == [
        ("name", Form.TEXT),
        ("size", Form.SIZE),
        ("count", Form.NUMBER),
        ("when", Form.TIME),
        ("day", Form.DATE),
        ("is_on", Form.YES_NO),
        ("colour", Form.CHOICE),
        ("tags", Form.LIST),
        ("source", Form.FILE),
    ]
    assert table.column("note") is None
    assert [line.name for line in sheet.lines] == ["limit"]


def test_facts_are_lines_with_their_files() -> None:
    card = Identity(
        type="linux",
        icon="debian",
        hostname=Fact("web01", "/etc/hostname"),
        kernels=(Fact("6.1", "/boot/vmlinuz-6.1"), Fact("6.0", "/boot/vmlinuz-6.0")),
    )
    sheet = sheet_of(card)
    hostname = sheet.line("hostname")
    assert hostname is not None
    assert (hostname.value, hostname.source) == ("web01", "/etc/hostname")
    kernels = sheet.line("kernels")
    assert kernels is not None
    assert (kernels.value, kernels.source) == (("6.1", "6.0"), "/boot/vmlinuz-6.1")
    assert form_of(kernels) is Form.LIST
    domain = sheet.line("domain")
    assert domain is not None
    assert domain.value is None
    assert domain.source == ""


def test_records_in_records_are_columns_too() -> None:
    mounts = (Mount("/", "/dev/sda1", usage=Usage(100, 50, 50)), Mount("/home", "/dev/sda9", problem="Gone."))
    table = sheet_of(StorageCard(mounts=mounts, source="/etc/fstab")).table("mounts")
    assert table is not None
    used = Column(("usage", "used"), Form.SIZE)
    assert used in table.columns
    assert [used.value(row) for row in mounts] == [50, None]


def test_every_table_of_a_card_is_there() -> None:
    card = Accounts(
        accounts=(Account("ada", 1000, True, password=Password.SET),), groups=(Group("users", 100),)
    )
    assert [table.name for table in sheet_of(card).tables] == ["accounts", "groups"]


def test_lists_are_words() -> None:
    assert words_of((("C:", "/dev/sda2"), "x", Fact("y", "/z"))) == ["C: → /dev/sda2", "x", "y"]
    assert words_of({"a": 1}) == ["a=1"]
