"""Cards that were stored come back equal, or not at all."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest

from engine.inspection import CARDS, Card, Fact, to_json
from engine.inspection.accounts import Account, Accounts, Group, Password
from engine.inspection.cards import TYPES
from engine.inspection.glance import Usage
from engine.inspection.health import Health, Kind, Note, Severity
from engine.inspection.identity import Identity
from engine.inspection.last_seen import LastLogin, LastSeen
from engine.inspection.logs import Boot, LogEntry, Logs, Origin, Priority
from engine.inspection.software import Origin as By
from engine.inspection.software import Package, Software
from engine.inspection.starts import Kind as StartKind
from engine.inspection.starts import Starter, Starts, State
from engine.inspection.storage import Layer, Mount, StorageCard
from engine.inspection.stored import restored, shape
from engine.layers import Chain, Snapshot
from engine.layers import Layer as ImageLayer

NOW = datetime(2024, 5, 6, 7, 8, 9, 123456, tzinfo=UTC)
MADE: dict[str, Card] = {
    "identity": Identity(
        type="linux", icon="x", hostname=Fact("h\udcff", "/etc/hostname"), kernels=(Fact("6.1", "/boot/x"),)
    ),
    "last_seen": LastSeen(
        boot=Fact(NOW, "/x"), login=Fact(LastLogin("kim", NOW)), in_order=Fact(False, "/j")
    ),
    "storage": StorageCard(
        mounts=(Mount("/", "/dev/sda1", usage=Usage(1, 2, 3)), Mount("/x", "y", problem="z")),
        layers=(Layer("/dev/sda", "disk", "partitions", "gpt", 1 << 40, below=("/dev/sdb",)),),
        images=(Chain("/dev/sda", 1, 2, (ImageLayer("/a", "raw", 3, 4, (Snapshot("s", NOW),)),), ("w",)),),
        drives=(("C", "/dev/sda2"),),
    ),
    "health": Health(notes=(Note(Severity.INFO, Kind.IMAGE, "x"),), checked=(Kind.IMAGE,)),
    "accounts": Accounts(
        accounts=(
            Account("kim", 1000, True, password=Password.SET, expires=date(2024, 1, 2), last_login=NOW),
        ),
        groups=(Group("g", 1, ("kim",)),),
        problems=("p",),
    ),
    "software": Software(packages=(Package("a", "1", By.DPKG, size=5, installed=NOW),)),
    "starts": Starts(starters=(Starter("a", StartKind.TIMER, State.STATIC, preset=State.ENABLED),)),
    "logs": Logs(
        entries=(LogEntry(NOW, "m", Origin.JOURNAL, Priority.ERROR), LogEntry(None, "n", Origin.SYSLOG)),
        boots=(Boot("b", NOW, NOW, 2),),
        is_cut=True,
    ),
}


def test_every_card_has_its_class() -> None:
    assert tuple(TYPES) == CARDS == tuple(MADE)


@pytest.mark.parametrize("name", CARDS)
def test_a_stored_card_is_equal(name: str) -> None:
    assert restored(TYPES[name], json.loads(to_json(MADE[name]))) == MADE[name]


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data.pop("notes"),
        lambda data: data.update(more=1),
        lambda data: data.update(notes={}),
        lambda data: data["notes"][0].update(severity="dreadful"),
        lambda data: data["notes"][0].update(sentence=5),
        lambda data: data["notes"].append(None),
        lambda data: data.update(problems=[1]),
    ],
)
def test_what_does_not_fit_is_refused(damage: Any) -> None:
    data = json.loads(to_json(MADE["health"]))
    damage(data)
    with pytest.raises(ValueError, match="is no"):
        restored(Health, data)


@pytest.mark.parametrize("data", [None, 1, "x", [], {"problems": []}])
def test_what_is_no_card_is_refused(data: Any) -> None:
    with pytest.raises(ValueError, match="is no"):
        restored(Health, data)


def test_shapes_differ_where_fields_do() -> None:
    assert len({shape(kind) for kind in TYPES.values()}) == len(TYPES)

    @dataclass
    class One:
        a: int

    @dataclass
    class Other:
        a: str

    Other.__name__ = "One"
    assert shape(One) != shape(Other)
