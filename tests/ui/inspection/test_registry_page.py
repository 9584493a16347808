"""The registry in the window, on hand-made hives."""

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from browser.registry import full_path
from engine.inspection.registry_view import KeyInfo
from tests.helpers.event_loop import until
from tests.ui.inspection.panels import Panel
from tests.ui.inspection.windows import WINDOWS, windows_files
from ui.inspection.registry_model import RegistryModel
from ui.inspection.registry_page import RegistryPage
from ui.inspection.wishes import FileExport

Run = Callable[[Any], Any]
FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
MACHINE = "HKEY_LOCAL_MACHINE"
CURRENT = rf"{MACHINE}\SOFTWARE\Microsoft\Windows NT\CurrentVersion"


@pytest.fixture
def panel(qapp: QApplication, run: Run, tmp_path: Path) -> Iterator[Panel]:
    made = Panel(tmp_path / "guest", windows_files(), WINDOWS)
    yield made
    run(made.close())


@pytest.fixture
def page(panel: Panel, run: Run) -> RegistryPage:
    async def shown() -> None:
        panel.widget.show_card("registry")
        assert panel.widget.registry is not None
        model = panel.widget.registry.model
        await until(lambda: model.rowCount() == 1)

    run(shown())
    assert panel.widget.registry is not None
    return panel.widget.registry


def values(page: RegistryPage) -> dict[str, str]:
    rows = (page.values.model.texts(row) for row in range(page.values.model.rowCount()))
    return {row[0]: row[2] for row in rows}


async def gone_to(page: RegistryPage, path: str) -> None:
    page.go(path)
    await until(lambda: page.path == path)
    await until(lambda: page.values.model.rowCount())


def test_the_tree_keeps_qt_s_rules(qapp: QApplication) -> None:
    model = RegistryModel()
    tester = QAbstractItemModelTester(model, FATAL)
    wanted: list[str] = []
    model.wanted.connect(wanted.append)
    model.fill("", [KeyInfo("HKLM", "HKLM"), KeyInfo("leaf", "leaf", has_keys=False)])
    model.fetchMore(model.index(0, 0))
    assert wanted == ["HKLM"]
    model.fill("HKLM", [KeyInfo("a\u202e", "HKLM\\a\u202e")])
    model.fill("HKLM", [KeyInfo("ignored", "HKLM\\ignored")])
    model.fill("nowhere", [])
    assert model.index(0, 0, model.index(0, 0)).data() == "a⟨RLO⟩"
    assert not model.hasChildren(model.index(1, 0))
    assert tester.model() is model


def test_a_bookmark_leads_to_its_key(page: RegistryPage, run: Run) -> None:
    async def scenario() -> None:
        action = next(action for action in page.menu.actions() if action.text() == "Windows version")
        action.trigger()
        await until(lambda: page.path == CURRENT)
        await until(lambda: "ProductName" in values(page))
        assert page.tree.currentIndex().data() == "CurrentVersion"
        assert values(page)["ProductName"] == "Windows <b>"
        assert values(page)["(default)"] == "x"
        assert values(page)["InstallDate"].startswith("1700000000")

    run(scenario())


def test_secrets_are_told_to_be_there_only(page: RegistryPage, run: Run) -> None:
    run(gone_to(page, rf"{CURRENT}\Winlogon"))
    assert values(page) == {"DefaultPassword": "kept secret"}


def test_what_is_not_there_is_said(page: RegistryPage, run: Run) -> None:
    async def scenario() -> None:
        page.place.setText(r"hklm\software\nothing")
        page.place.returnPressed.emit()
        await until(lambda: page.banner.text)
        assert "There is no key" in page.banner.text
        page.place.setText(r"hklm\software\vendor")
        page.place.returnPressed.emit()
        await until(lambda: values(page) == {"Needle": "hay"})
        assert not page.banner.text

    run(scenario())


def test_a_search_finds_names_and_values_and_leads_there(page: RegistryPage, run: Run) -> None:
    async def scenario() -> None:
        page.search.setText("needle")
        page.begin_search()
        await until(lambda: page.status.text() == "1 found")
        (hit,) = page.found.model.records()
        assert (hit.path, hit.value, hit.text) == (rf"{MACHINE}\SOFTWARE\Vendor", "Needle", "hay")
        page.found.view.activated.emit(page.found.model.index(0, 0))
        await until(lambda: values(page) == {"Needle": "hay"})
        page.search.setText("nothing like this")
        page.begin_search()
        await until(lambda: page.status.text() == "0 found")
        page.search.clear()
        assert page.status.text() == ""

    run(scenario())


def test_a_key_is_saved_as_a_reg_file(panel: Panel, page: RegistryPage, run: Run, tmp_path: Path) -> None:
    async def scenario() -> None:
        await gone_to(page, rf"{MACHINE}\SOFTWARE\Vendor")
        page.save()
        export: Any = panel.exports[0]
        assert isinstance(export, FileExport)
        assert export.file_name == "Vendor.reg"
        await export.write(tmp_path / "Vendor.reg")

    run(scenario())
    text = (tmp_path / "Vendor.reg").read_text("utf-16")
    assert text.startswith("Windows Registry Editor Version 5.00")
    assert '"Needle"="hay"' in text


def test_linux_has_no_registry(qapp: QApplication, run: Run, tmp_path: Path) -> None:
    async def scenario() -> None:
        linux = Panel(tmp_path / "linux")
        linux.widget.show_card("registry")
        assert linux.widget.registry is None
        await asyncio.sleep(0)
        await linux.close()

    run(scenario())


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        (r" HKLM\Software\ ", r"HKEY_LOCAL_MACHINE\Software"),
        ("hku", "HKEY_USERS"),
        (r"HKEY_USERS\x", r"HKEY_USERS\x"),
        ("", ""),
    ],
)
def test_short_names_of_roots(typed: str, path: str) -> None:
    assert full_path(typed) == path
