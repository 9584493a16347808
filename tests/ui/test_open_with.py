"""Opening with a program of the host: what runs, on what, and what never runs."""

import stat
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from browser.guest import Guest
from browser.places import Place
from browser.private_folder import copies_folder
from browser.programs import Programs
from browser.selection import Selection
from browser.sources import Source
from tests.browser.test_launchable import NAMES
from tests.browser.test_programs import Desktop
from tests.helpers.event_loop import until
from tests.ui.conftest import Person
from tests.ui.window import go, opened, select
from ui.handed_out import HandedOut
from ui.main_window import MainWindow
from ui.open_with import OpenWith

Run = Callable[[Any], Any]
Window = Callable[[], Any]
LAUNCHABLE = [name for names in NAMES.values() for name in names]


class Started:
    """Starts nothing, and remembers what would have been started on which file."""

    def __init__(self) -> None:
        self.commands: list[list[str]] = []
        self.modes: list[int] = []
        self.contents: list[bytes] = []

    def __call__(self, command: Sequence[str]) -> bool:
        path = Path(command[-1])
        self.commands.append(list(command))
        self.modes.append(path.lstat().st_mode)
        self.contents.append(path.read_bytes())
        return True


@pytest.fixture
def programs(tmp_path: Path) -> Programs:
    desktop = Desktop(tmp_path)
    desktop.program("editor.desktop", exec_line="viewer --new %f")
    desktop.cache("text/plain=editor.desktop;\n")
    return desktop.programs()


@pytest.fixture
def started() -> Iterator[Started]:
    recorder = Started()
    yield recorder
    for command in recorder.commands:
        assert not Path(command[-1]).exists(), "the copy outlived its window"


def has(things: Sequence[object], count: int) -> bool:
    return len(things) == count


def set_up(window: MainWindow, person: Person, programs: Programs, started: Started) -> list[str]:
    """Let the window open with these programs; returns the list of what it shows itself."""
    handed_out = HandedOut(window.jobs, person, window)
    window._handed_out = handed_out
    window.open_with = OpenWith(handed_out, person, window, programs=programs, launch=started)
    shown: list[str] = []
    window.open_with.shown_here.connect(shown.append)
    return shown


def test_a_harmless_file_is_opened_after_asking_once_for_its_type(
    run: Run, window_of: Window, person: Person, programs: Programs, started: Started
) -> None:
    async def scenario() -> None:
        async with window_of() as window:
            set_up(window, person, programs, started)
            view = await opened(window)
            person.lets_open = False
            await select(view, "hello.txt")
            window.wishes.open_file.trigger()
            await until(lambda: person.asked == ["open with Editor"])
            assert started.commands == []
            person.lets_open = True
            for count in (1, 2):
                window.wishes.open_file.trigger()
                await until(partial(has, started.commands, count))
            assert person.asked == ["open with Editor"] * 2

    run(scenario())
    (first, second) = started.commands
    assert first[:2] == ["viewer", "--new"]
    assert Path(first[-1]).name == "hello.txt"
    assert Path(first[-1]).is_relative_to(copies_folder())
    assert first[-1] != second[-1]
    assert started.contents == [b"Hello, world.\n"] * 2
    assert [stat.filemode(mode) for mode in started.modes] == ["-r--------"] * 2


def test_what_only_its_content_betrays_is_shown_here(
    run: Run, window_of: Window, person: Person, programs: Programs, started: Started
) -> None:
    async def scenario() -> None:
        async with window_of() as window:
            shown = set_up(window, person, programs, started)
            view = await opened(window)
            await go(view, "/modes")
            await select(view, "4755")  # a script, by its first line
            window.wishes.open_file.trigger()
            await until(lambda: shown)
            assert "it is a script" in shown[0]
            assert not window.jobs.all
            await go(view, "/")
            await select(view, "block")
            window.wishes.open_file.trigger()
            await until(lambda: len(shown) == 2)
            assert "No program" in shown[1]

    run(scenario())
    assert started.commands == []
    assert person.asked == []


def test_no_launchable_name_starts_anything(
    run: Run, window_of: Window, person: Person, programs: Programs, started: Started
) -> None:
    assert len(LAUNCHABLE) >= 50

    async def scenario() -> None:
        async with window_of() as window:
            shown = set_up(window, person, programs, started)
            guest = Guest(Source.of_files([Path("none")]), parent=window)
            for count, name in enumerate(LAUNCHABLE, 1):
                window.open_with.open(Selection(guest, Place("/dev/sda1"), (f"/{name}",)))
                await until(partial(has, shown, count))
            assert all("only shown here" in sentence for sentence in shown)
            assert not window.jobs.all

    run(scenario())
    assert started.commands == []
    assert person.asked == []
