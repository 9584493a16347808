"""The inspection panel in the window, on real disks."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from browser.guest import Guest
from browser.inspection import FIRST, CardState
from browser.places import Place
from browser.sources import Source
from engine.inspection import System
from tests.helpers.demo_disk import demo_disk
from tests.helpers.event_loop import until
from tests.helpers.processes import descendants_named
from tests.ui.conftest import Person
from tests.ui.window import opened, path_of, place_of
from ui.disk_view import Page
from ui.inspection.source_link import SourceLink
from ui.system_page import SystemPage
from ui.tasks import Tasks

Run = Callable[[Any], Any]
Window = Callable[[], Any]


def test_a_disk_with_two_systems_from_their_cards_to_a_file(
    run: Run, window_of: Window, person: Person, tmp_path: Path
) -> None:
    async def scenario() -> None:
        async with window_of() as window:
            view = await opened(window, demo_disk())
            assert [panel.inspection.is_running for panel in view.system.panels] == [False, False]
            window.wishes.system.trigger()
            first = view.system.panel
            assert first is not None
            await until(lambda: first.inspection.is_running)
            first.cancel()
            server = next(
                panel for panel in view.system.panels if panel.inspection.system.hostname == "web01"
            )
            number = view.system.panels.index(server)
            first.chooser.setCurrentIndex(number)
            first.chooser.activated.emit(number)
            assert view.system.panel is server
            await until(lambda: server.inspection.done >= len(FIRST))
            server.cancel()
            ready = {name for name in FIRST if server.inspection.reading(name).state is CardState.READY}
            assert ready == set(FIRST)
            person.file = tmp_path / "report.json"
            server.save_json()
            await until(lambda: view.system.banner.text)
            assert "report.json" in view.system.banner.text
            assert json.loads(person.file.read_text())["system"]["hostname"] == "web01"
            server.show_card("identity")
            facts = server.page("identity").facts
            assert facts is not None
            links = facts.findChildren(SourceLink)
            next(link for link in links if link.source == "/etc/hostname").click()
            await until(lambda: view.page is Page.FILES and path_of(view) == "/etc")
            await until(lambda: view.files.selected_paths() == ["/etc/hostname"])
            assert place_of(view) == server.inspection.place

    run(scenario())
    assert not descendants_named("qemu")


@pytest.fixture
def page(qapp: QApplication, run: Run, person: Person, tmp_path: Path) -> Iterator[SystemPage]:
    """A page of a guest that nobody has opened."""
    guest = Guest(Source.of_files([tmp_path / "none.img"]))
    tasks = Tasks()
    page = SystemPage(guest, tasks, person)
    yield page
    run(tasks.close())
    run(page.close_reader())
    page.deleteLater()


def test_what_cannot_be_written_is_said(page: SystemPage, run: Run, person: Person, tmp_path: Path) -> None:
    async def scenario() -> None:
        page.show_systems((Place("/dev/sda1", System("/dev/sda1", "linux")),))
        person.file = tmp_path / "no folder" / "report.json"
        page.panels[0].save_json()
        await until(lambda: page.banner.text)
        assert "could not be written" in page.banner.text

    run(scenario())


def test_systems_that_are_found_later_take_the_place_of_the_first(page: SystemPage, run: Run) -> None:
    run(_find_others(page))


async def _find_others(page: SystemPage) -> None:
    page.show_systems(())
    first = Place("/dev/sda1", System("/dev/sda1", "linux", name="A"))
    page.show_systems((first,))
    assert [panel.inspection.place for panel in page.panels] == [first]
    others = (first, Place("/dev/mapper/luks", System("/dev/mapper/luks", "linux", name="B")))
    page.show_systems(others)
    assert [panel.inspection.place for panel in page.panels] == list(others)
    assert page.panel is page.panels[0]
    assert [page.panels[1].chooser.itemText(number) for number in range(2)] == ["A", "B"]
    page.show_systems(())
    assert page.panel is None


def test_without_a_system_the_page_says_what_can_be_done(page: SystemPage) -> None:
    page.show_systems(())
    assert page.panel is None
    texts = [label.text() for label in page.nothing.findChildren(QLabel)]
    assert "No operating system was found" in texts
    wanted: list[bool] = []
    page.storage_wanted.connect(lambda: wanted.append(True))
    button = page.nothing.findChild(QPushButton)
    assert isinstance(button, QPushButton)
    button.click()
    assert wanted == [True]
