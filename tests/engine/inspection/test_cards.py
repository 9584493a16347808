"""Cards are read one by one, fail alone, and come out as JSON by the names of their fields."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from browser.demo.tree import file
from engine import GuestFS
from engine.errors import ApplianceGone, DaemonError
from engine.inspection import CARDS, Failed, mount_system, read_card, report, systems, to_json
from engine.inspection import cards as cards_module
from engine.inspection.health import Health, Kind, Note, Severity
from engine.inspection.identity import Identity
from engine.inspection.storage import StorageCard
from engine.inspection.system import System
from engine.inspection.tree import Tree
from tests.engine.inspection.folder import folder_tree
from tests.helpers.debian import debian_guest
from tests.helpers.handles import opened

SYSTEM = System("/dev/sda1", "linux", mounts={"/": "/dev/sda1"})


@pytest.fixture(scope="module")
def debian() -> Iterator[tuple[GuestFS, System]]:
    with opened(debian_guest()) as g:
        (system,) = systems(g)
        mount_system(g, system)
        yield g, system


def test_a_real_debian_fills_every_card(debian: tuple[GuestFS, System]) -> None:
    made = report(*debian)
    assert tuple(made.cards) == CARDS
    assert [name for name, card in made.cards.items() if isinstance(card, Failed)] == []
    assert [card.problems for card in made.cards.values() if card.problems] == []
    identity, storage, health = made.cards["identity"], made.cards["storage"], made.cards["health"]
    assert isinstance(identity, Identity)
    assert identity.installed is not None
    assert isinstance(storage, StorageCard)
    assert [mount.place for mount in storage.mounts if mount.usage is None] == []
    assert {layer.device for layer in storage.layers} >= {"/dev/sda3", "/dev/debian-vg/root"}
    assert storage.images[0].layers[0].format == "qcow2"
    assert isinstance(health, Health)
    assert [note.kind for note in health.notes] == [Kind.NO_KERNEL]


def test_one_card_can_be_asked_for(debian: tuple[GuestFS, System]) -> None:
    assert isinstance(read_card(*debian, "identity"), Identity)
    with pytest.raises(KeyError):
        read_card(*debian, "nonsense")


def test_progress_names_the_cards_and_may_stop(debian: tuple[GuestFS, System]) -> None:
    told: list[tuple[str, float]] = []
    report(*debian, cards=["identity", "storage"], on_progress=lambda name, share: told.append((name, share)))
    assert told == [("identity", 0.0), ("storage", 0.5), ("", 1.0)]

    def stop(_name: str, _share: float) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        report(*debian, on_progress=stop)


def test_a_step_is_told_ahead_of_each_question_and_may_stop(tmp_path: Path) -> None:
    tree = folder_tree(tmp_path, [file("etc/hostname", "x")])
    steps: list[int] = []
    read_card(tree.handle, SYSTEM, "identity", lambda: steps.append(1))
    assert len(steps) >= 10

    def stop() -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        read_card(tree.handle, SYSTEM, "starts", stop)


def _with_reader(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def fail(_tree: Tree, _system: System) -> Any:
        raise error

    monkeypatch.setitem(cards_module._READERS, "identity", fail)


@pytest.mark.parametrize(
    "error", [DaemonError("pread", "EIO", "I/O error"), ValueError("x"), RecursionError()]
)
def test_a_card_fails_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    _with_reader(monkeypatch, error)
    tree = folder_tree(tmp_path, [file("etc/hostname", "x")])
    made = report(tree.handle, SYSTEM, cards=["identity", "last_seen"])
    assert isinstance(made.cards["identity"], Failed)
    assert len(made.cards["identity"].problems) == 1
    assert not isinstance(made.cards["last_seen"], Failed)


def test_the_end_of_the_appliance_ends_the_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _with_reader(monkeypatch, ApplianceGone("gone"))
    with pytest.raises(ApplianceGone):
        report(folder_tree(tmp_path).handle, SYSTEM, cards=["identity"])


def test_json_has_the_names_of_the_fields(tmp_path: Path) -> None:
    made = report(
        folder_tree(tmp_path, [file("etc/machine-id", "a" * 32)]).handle, SYSTEM, cards=["identity"]
    )
    read = json.loads(to_json(made))
    assert set(read) == {"system", "cards", "made", "seconds"}
    assert read["system"]["mounts"] == {"/": "/dev/sda1"}
    assert read["cards"]["identity"]["machine_id"] == {"value": "a" * 32, "source": "/etc/machine-id"}
    assert read["cards"]["identity"]["hostname"] is None
    assert datetime.fromisoformat(read["made"]).tzinfo == UTC


def test_json_is_ascii_whatever_the_guest_says() -> None:
    note = Note(Severity.INFO, Kind.IMAGE, "Zürich \u202e\udcff </script>\x1b[31m")
    text = to_json(Health(notes=(note,)))
    assert text.isascii()
    assert "\x1b" not in text
    assert json.loads(text)["notes"][0]["sentence"] == note.sentence
