"""Panels of hand-made systems: what stands in them, what fails in them, where they lead."""

import asyncio
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from browser.demo.tree import file
from browser.inspection import CardState
from engine.errors import DaemonError
from engine.inspection import cards as cards_module
from engine.inspection.health import Kind, Note, Severity
from tests.browser.test_sheets import Thing, Things
from tests.helpers.event_loop import until
from tests.ui.inspection.panels import Panel
from tests.ui.inspection.windows import WINDOWS, windows_files
from ui.inspection.fact_rows import FactRows
from ui.inspection.health_list import HealthList
from ui.inspection.pictures import Bars
from ui.inspection.source_link import SourceLink
from ui.inspection.wishes import Wishes

Run = Callable[[Any], Any]


@pytest.fixture
def panel(qapp: QApplication, run: Run, tmp_path: Path) -> Iterator[Panel]:
    made = Panel(tmp_path)
    yield made
    run(made.close())


def lines(page: Any) -> dict[str, tuple[str, str]]:
    assert isinstance(page.facts, FactRows)
    return {title: (value, source) for title, value, source in page.facts.texts()}


def test_the_overview_fills_card_by_card(panel: Panel, run: Run) -> None:
    run(panel.read())
    assert panel.side.asked[:3] == ["identity", "storage", "health"]
    assert set(panel.widget.overview.frames) == set(panel.inspection.names)
    facts = panel.widget.overview.frames["identity"].findChildren(FactRows)
    assert ("Host name", "web01", "/etc/hostname") in facts[-1].texts()
    assert panel.widget.overview.frames["storage"].findChildren(Bars)
    assert panel.widget.overview.frames["health"].findChildren(HealthList)


def test_facts_name_their_file_and_a_click_shows_it(panel: Panel, run: Run) -> None:
    run(panel.read())
    page = panel.widget.page("identity")
    found = lines(page)
    assert found["Host name"] == ("web01", "/etc/hostname")
    assert found["Domain"] == ("unknown", "")
    assert "Icon" not in found
    assert page.facts is not None
    link = next(link for link in page.facts.findChildren(SourceLink) if link.source == "/etc/hostname")
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    assert panel.sources == ["/etc/hostname"]
    assert link.accessibleName() == "Show /etc/hostname"


def test_accounts_are_listed_with_markup_as_text(panel: Panel, run: Run) -> None:
    run(panel.read())
    panel.widget.show_card("accounts")
    page = panel.widget.page("accounts")
    assert panel.widget.stack.currentWidget() is page
    accounts, groups = page.panes
    texts = {accounts.model.texts(row)[0]: accounts.model.texts(row) for row in range(3)}
    assert "Ada <b>Lovelace</b>" in texts["ada"]
    assert "evil⟨RLO⟩" in texts
    assert groups.model.rowCount() == 3
    page.save_csv()
    page.save_json()
    assert [export.file_name for export in panel.exports] == ["accounts.csv", "accounts.json"]
    assert "\nada,Ada <b>Lovelace</b>,1000," in panel.exports[0].make()
    assert json.loads(panel.exports[1].make())["accounts"][0]["name"] == "ada"

    async def copy() -> None:
        accounts.view.clearSelection()
        page.copy()
        await until(lambda: panel.copied)

    run(copy())
    assert panel.copied[0].startswith("ada\tAda <b>Lovelace</b>\t1000")


def test_the_whole_is_one_report(panel: Panel, run: Run) -> None:
    run(panel.read())
    panel.widget.save_json()
    panel.widget.save_page()
    report, page = panel.exports
    assert report.file_name == "web01.json"
    assert set(json.loads(report.make())["cards"]) == set(panel.inspection.names)
    assert page.file_name == "web01.html"
    html = page.make()
    assert "web01.qcow2" in html
    assert "Ada &lt;b&gt;Lovelace&lt;/b&gt;" in html


def test_a_card_that_fails_says_why_and_the_others_stand(
    panel: Panel, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_tree: object, _system: object) -> Any:
        raise DaemonError("pread", "EIO", "I/O <error>")

    with monkeypatch.context() as broken:
        broken.setitem(cards_module._READERS, "accounts", fail)
        run(panel.read())
    page = panel.widget.page("accounts")
    assert page.reading.state is CardState.FAILED
    assert "I/O <error>" in page._state.text.text()
    assert panel.inspection.reading("identity").state is CardState.READY
    assert panel.inspection.report().cards["accounts"].problems == (page.reading.why,)

    async def again() -> None:
        page._state.again.click()
        await until(lambda: page.reading.state is CardState.READY)

    run(again())
    assert page.panes[0].model.rowCount() == 3


def test_it_begins_when_it_is_seen_and_stops_when_asked(
    panel: Panel, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask = panel.side.ask

    async def slow(*args: Any, **kwargs: Any) -> Any:
        await asyncio.sleep(0.01 if panel.side.asked else 0)
        if len(panel.side.asked) > 1:
            await asyncio.sleep(60)
        return await ask(*args, **kwargs)

    monkeypatch.setattr(panel.side, "ask", slow)

    async def scenario() -> None:
        panel.widget.begin()
        panel.widget.begin()
        await until(lambda: panel.inspection.done == 2)
        assert not panel.widget._progress.isHidden()
        panel.widget._progress.cancel.click()
        await until(lambda: not panel.inspection.is_running)
        assert panel.widget._progress.isHidden()
        monkeypatch.setattr(panel.side, "ask", ask)
        page = panel.widget.page("accounts")
        assert page.reading.state is CardState.CANCELLED
        page._state.again.click()
        await until(lambda: page.reading.state is CardState.READY)

    run(scenario())


def test_a_card_without_a_view_of_its_own_is_shown_by_its_fields(
    panel: Panel, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(
        cards_module._READERS, "last_seen", lambda _tree, _system: Things(things=(Thing("x"), Thing("y")))
    )
    run(panel.read())
    page = panel.widget.page("last_seen")
    assert [column.name for column in page.panes[0].model.columns] == ["name", "count"]
    assert lines(page)["Limit"] == ("unknown", "")


def test_windows_has_a_panel_too(qapp: QApplication, run: Run, tmp_path: Path) -> None:
    panel = Panel(tmp_path, windows_files(), WINDOWS)
    run(panel.read())
    assert lines(panel.widget.page("identity"))["Edition"][0] == "ServerStandard"
    notes = panel.widget.page("health").findChildren(HealthList)[0].texts
    assert any(text.startswith("warning: Windows is hibernated") for text in notes)
    run(panel.close())


def test_damage_leaves_cards_that_say_so(qapp: QApplication, run: Run, tmp_path: Path) -> None:
    entries = (
        file("etc/os-release", b"\xff\x00" * 500),
        file(
            "etc/passwd",
            "".join(f"user{number}:x:{number}:{number}::/:/bin/sh\n" for number in range(50_000)),
        ),
        file("etc/fstab", "LABEL=a /b ext4 defaults 0 0\n" * 5_000),
        file("var/log/wtmp", b"\x01" * 1000),
    )
    panel = Panel(tmp_path, entries)
    run(panel.read())
    assert panel.inspection.done == len(panel.inspection.names)
    accounts = panel.widget.page("accounts")
    assert accounts.panes[0].model.rowCount() > 10_000
    run(panel.close())


def test_every_control_has_a_name(panel: Panel, run: Run) -> None:
    run(panel.read())
    for name in panel.inspection.names:
        panel.widget.page(name)
    nameless = [
        button
        for button in panel.widget.findChildren(QAbstractButton)
        if not button.accessibleName()
        and not button.text()
        and not button.objectName().startswith("qt_")
        and button.isVisibleTo(panel.widget)
    ]
    assert nameless == []


def test_notes_about_the_image_lead_nowhere(qapp: QApplication) -> None:
    notes = (
        Note(Severity.SERIOUS, Kind.IMAGE, "The image is corrupt.", "/dev/sda", "/home/me/disk.qcow2"),
        Note(Severity.WARNING, Kind.NO_KERNEL, "There is no kernel in /boot.", "/boot", "/boot"),
    )
    shown = HealthList(notes, Wishes())
    assert shown.texts == ["serious: The image is corrupt.", "warning: There is no kernel in /boot."]
    assert [link.source for link in shown.findChildren(SourceLink)] == ["", "/boot"]
    shown.deleteLater()
