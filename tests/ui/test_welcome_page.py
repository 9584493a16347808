"""The page of those who see the program for the first time."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.event_loop import until
from ui.welcome_page import WelcomePage

Run = Callable[[Any], Any]


@pytest.fixture
def demo(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "demo.qcow2"


@pytest.fixture
def page(qtbot: QtBot, demo: Path) -> WelcomePage:
    made = WelcomePage(demo=demo)
    qtbot.addWidget(made)
    made.resize(900, 800)
    made.show()
    return made


def test_what_it_can_do_is_told_until_a_disk_was_opened(page: WelcomePage) -> None:
    page.show_recent([])
    assert page._abilities.isVisible()
    page.show_recent([Path("/disk.qcow2")])
    assert not page._abilities.isVisible()


def test_the_demo_disk_is_opened(run: Run, page: WelcomePage, demo: Path) -> None:
    demo.parent.mkdir()
    demo.touch()
    chosen: list[Path] = []
    page.recent_chosen.connect(chosen.append)
    run(_asked(page))
    assert chosen == [demo]


def test_why_there_is_no_demo_disk_is_said(run: Run, page: WelcomePage, demo: Path) -> None:
    run(_asked(page))
    assert page._abilities._problem.isVisible()
    assert str(demo.parent) in page._abilities._problem.text()


def test_giving_up_leaves_nothing(run: Run, page: WelcomePage, demo: Path) -> None:
    """As when the window closes while the disk is being made."""
    demo.parent.mkdir()

    async def ask() -> None:
        page._abilities.demo_button.click()
        await until(lambda: list(demo.parent.iterdir()))
        await page.close_page()

    run(ask())
    assert list(demo.parent.iterdir()) == []


async def _asked(page: WelcomePage) -> None:
    page._abilities.demo_button.click()
    assert not page._abilities.demo_button.isEnabled()
    await until(page._abilities.demo_button.isEnabled)
