"""The cards of a system, read on a session of their own, on a real disk that all tests here share."""

import asyncio
import json
import shutil
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from browser import inspection as inspection_module
from browser.digests import Digest
from browser.exports import json_text
from browser.guest import Guest
from browser.inspection import FIRST, CardState, Inspection, Reading
from browser.places import Place
from browser.side_reader import SideReader, Step
from browser.sources import Drive, Source
from engine import GuestFS
from engine.inspection import CARDS, Failed
from tests.helpers.demo_disk import demo_disk
from tests.helpers.event_loop import running, until
from tests.helpers.processes import descendants_named


def listed(g: GuestFS, _step: Step) -> list[str]:
    return g.ls("/")


@dataclass
class Demo:
    """The demo disk, and its Debian."""

    run: Callable[[Any], Any]
    guest: Guest
    side: SideReader
    place: Place

    def inspection(self) -> Inspection:
        return Inspection(self.side, self.place)


@asynccontextmanager
async def opened(path: Path) -> AsyncIterator[tuple[Guest, SideReader, Place]]:
    guest = Guest(Source("demo", (Drive(path, "qcow2"),)))
    side = SideReader(guest)
    await guest.open()
    try:
        place = next(place for place in guest.places if place.system and place.system.hostname == "web01")
        yield guest, side, place
    finally:
        await side.close()
        await guest.close()


@pytest.fixture(scope="module")
def demo(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    # A copy of its own: whoever else uses the disk may touch it, and a card is kept for a file as it is.
    path = Path(shutil.copyfile(demo_disk(), tmp_path_factory.mktemp("demo") / "demo.qcow2"))
    with running(qapp) as run:
        context = opened(path)
        guest, side, place = run(context.__aenter__())
        yield Demo(run, guest, side, place)
        run(context.__aexit__(None, None, None))
        assert not descendants_named("qemu")


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Nothing is kept from one test to another."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path


def test_cards_are_kept_until_fresh_ones_are_asked_for(demo: Demo, monkeypatch: pytest.MonkeyPatch) -> None:
    first = demo.inspection()
    demo.run(first.read())
    read: list[str] = []
    engines = inspection_module._read_card

    def noted(g: GuestFS, step: Step, system: Any, name: str) -> Any:
        read.append(name)
        return engines(g, step, system, name)

    monkeypatch.setattr(inspection_module, "_read_card", noted)
    demo.run(demo.side.close())
    again = demo.inspection()
    demo.run(again.read())
    assert read == []
    # The session that browses has told them.
    assert len(descendants_named("qemu")) == 1
    assert [again.reading(name).card for name in CARDS] == [first.reading(name).card for name in CARDS]
    again.want(["identity"])
    demo.run(again.read())
    assert read == ["identity"]


def test_all_cards_are_read_the_first_ones_first(demo: Demo) -> None:
    inspection = demo.inspection()
    told: list[tuple[str, CardState]] = []
    inspection.changed.connect(lambda reading: told.append((reading.name, reading.state)))
    running: list[bool] = []
    inspection.running_changed.connect(running.append)
    demo.run(inspection.read())
    assert running == [True, False]
    ready = [name for name, state in told if state is CardState.READY]
    assert ready[: len(FIRST)] == list(FIRST)
    assert sorted(ready) == sorted(CARDS)
    assert inspection.done == len(CARDS)
    hostname = inspection.reading("identity").sheet.line("hostname")
    assert hostname is not None
    assert (hostname.value, hostname.source) == ("web01", "/etc/hostname")
    report = json.loads(json_text(inspection.report()))
    assert set(report["cards"]) == set(CARDS)
    # Browsing goes on in the first session.
    assert len(descendants_named("qemu")) == 2
    assert "os-release" in demo.run(demo.guest.ask(demo.place, GuestFS.ls, "/etc"))


def test_a_card_fails_alone_and_can_be_read_again(demo: Demo, monkeypatch: pytest.MonkeyPatch) -> None:
    read = inspection_module._read_card

    def odd(g: GuestFS, step: Step, system: Any, name: str) -> Any:
        if name == "identity":
            return Failed(problems=("/etc is damaged.",)), None, Digest()
        if name == "storage":
            g.kill_subprocess()
            g.ls("/")
        if name == "health":
            raise ValueError("a bug")
        return read(g, step, system, name)

    inspection = demo.inspection()
    monkeypatch.setattr(inspection_module, "_read_card", odd)
    demo.run(inspection.read())
    failed = [name for name in CARDS if inspection.reading(name).state is CardState.FAILED]
    assert sorted(failed) == ["health", "identity", "storage"]
    assert inspection.reading("identity").why == "/etc is damaged."
    assert inspection.reading("storage").why
    monkeypatch.setattr(inspection_module, "_read_card", read)
    inspection.want()
    waiting = [name for name in CARDS if inspection.reading(name).state is CardState.WAITING]
    assert waiting == failed
    demo.run(inspection.read())
    assert {inspection.reading(name).state for name in CARDS} == {CardState.READY}


def test_cancelling_ends_soon_and_leaves_what_is_there(demo: Demo, monkeypatch: pytest.MonkeyPatch) -> None:
    read = inspection_module._read_card

    def slow(g: GuestFS, step: Step, system: Any, name: str) -> Any:
        while name == "health":
            step()
            time.sleep(0.01)
        return read(g, step, system, name)

    inspection = demo.inspection()

    async def cancelled() -> None:
        task = asyncio.ensure_future(inspection.read())
        await until(lambda: inspection.reading("health").state is CardState.READING)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    monkeypatch.setattr(inspection_module, "_read_card", slow)
    demo.run(cancelled())
    assert not inspection.is_running
    assert inspection.reading("storage").state is CardState.READY
    assert inspection.reading("health").state is CardState.CANCELLED
    before = demo.side._reader
    monkeypatch.setattr(inspection_module, "_read_card", read)
    inspection.want(["health"])
    inspection.prefer("health")
    demo.run(inspection.read())
    assert inspection.reading("health").state is CardState.READY
    # The appliance did not have to be killed for it.
    assert demo.side._reader is before


def test_a_card_that_is_read_again_is_shown_meanwhile(demo: Demo) -> None:
    inspection = demo.inspection()
    for name in CARDS:
        assert inspection.reading(name) == Reading(name)
    inspection.prefer("accounts")
    demo.run(inspection.read())
    card = inspection.reading("identity").card
    inspection.want(["identity"])
    assert inspection.reading("identity").state is CardState.WAITING
    assert inspection.reading("identity").card is card


def test_an_idle_session_goes_by_itself(demo: Demo, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("browser.side_reader.IDLE_LIMIT", 0.2)

    async def idle() -> None:
        assert await demo.side.ask(demo.place, listed)
        await until(lambda: len(descendants_named("qemu")) == 1)

    demo.run(idle())
    with pytest.raises(RuntimeError):
        demo.run(demo.side.ask(Place("/dev/nothing"), listed))


def test_a_launch_that_nobody_waits_for_leaves_nothing(demo: Demo) -> None:
    async def given_up() -> None:
        await demo.side.close()
        task = asyncio.ensure_future(demo.side.ask(demo.place, listed))
        await until(lambda: len(descendants_named("qemu")) == 2)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await until(lambda: len(descendants_named("qemu")) == 1)

    demo.run(given_up())
