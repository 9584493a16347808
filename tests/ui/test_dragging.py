"""Drag and drop, copy and paste, between the window and other programs: real processes on a real screen."""

import json
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.helpers.bus import session_bus
from tests.helpers.disks import disk
from tests.helpers.drop_target import LEFT, PATH_TYPE, SERVICE_TYPE, TOP
from tests.helpers.processes import descendants_named
from tests.helpers.screen import Screen, screen
from tests.helpers.wayland import WaylandScreen, wayland_screen

PROJECT = Path(__file__).parents[2]
LIMIT = 120.0
MIDDLE = LEFT + 150, TOP + 150


Anywhere = Screen | WaylandScreen


class Process:
    """A process that tells what happens in lines of JSON."""

    def __init__(self, module: str, *words: str, environment: dict[str, str]) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", f"tests.helpers.{module}", *words],
            cwd=PROJECT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def send(self, **command: Any) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(command) + "\n")
        self.process.stdin.flush()

    def wait(self, key: str) -> Any:
        """The value of the next line that has this key; what was told before it is passed over."""
        assert self.process.stdout is not None
        deadline = time.monotonic() + LIMIT
        while time.monotonic() < deadline and (line := self.process.stdout.readline()):
            values = json.loads(line)
            if key in values:
                return values[key]
        raise AssertionError(f"{key} was never told")


@pytest.fixture(scope="module")
def shown_on() -> Iterator[Screen]:
    with session_bus() as address, screen() as found:
        found.environment["DBUS_SESSION_BUS_ADDRESS"] = address
        yield found


@pytest.fixture(scope="module")
def window(shown_on: Screen) -> Iterator[Process]:
    with a_window(shown_on) as process:
        yield process


@contextmanager
def a_window(shown_on: Anywhere) -> Iterator[Process]:
    process = Process("shown_window", str(disk("ext4-gpt").path), environment=shown_on.environment)
    try:
        process.wait("opened")
        yield process
        process.send(close=True)
        assert process.process.wait(30) == 0
        assert not descendants_named("qemu")
    finally:
        process.process.kill()
        process.process.communicate()


@contextmanager
def target(shown_on: Anywhere, *words: str) -> Iterator[Process]:
    process = Process("drop_target", *words, environment=shown_on.environment)
    try:
        process.wait("ready")
        yield process
    finally:
        process.process.kill()
        process.process.communicate()


def take_hold(shown_on: Anywhere, window: Process, folder: str, name: str) -> None:
    """Press the button on a row and move a little; the button stays pressed."""
    window.send(go=folder)
    window.wait("went")
    window.send(where=name)
    x, y = window.wait("at")
    shown_on.hands("mousemove", x, y, "mousedown", 1)
    for step in range(1, 6):
        shown_on.hands("mousemove", x + 4 * step, y)


def drop(shown_on: Anywhere) -> None:
    x, y = MIDDLE
    for step in (40, 20, 0):
        shown_on.hands("mousemove", x + step, y)
        time.sleep(0.1)
    shown_on.hands("mouseup", 1)


def test_a_file_is_dropped_whole_and_plain(shown_on: Screen, window: Process) -> None:
    with target(shown_on, "files") as other:
        take_hold(shown_on, window, "/texts", "utf-8.txt")
        assert window.wait("told").startswith("Preparing")
        formats = window.wait("started")
        assert formats == [SERVICE_TYPE, PATH_TYPE, "text/uri-list", "x-special/gnome-copied-files"]
        drop(shown_on)
        (file,) = other.wait("dropped")
    assert (file["name"], file["content"]) == ("utf-8.txt", "Füße, naïve, 日本語\n")
    assert stat.S_ISREG(file["mode"])


def test_a_folder_is_dropped_and_at_once_the_second_time(shown_on: Screen, window: Process) -> None:
    with target(shown_on, "files") as other:
        for _time in range(2):
            take_hold(shown_on, window, "/a", "b")
            window.wait("started")
            drop(shown_on)
            (folder,) = other.wait("dropped")
            assert (folder["name"], folder["folder"], folder["content"]) == ("b", True, ["c"])


def test_a_link_to_the_host_is_not_dropped(shown_on: Screen, window: Process) -> None:
    take_hold(shown_on, window, "/links", "out")
    assert window.wait("told").startswith("Preparing")
    assert window.wait("told") == "Nothing of this can be dropped."
    shown_on.hands("mouseup", 1)


def test_special_files_stay_and_a_setuid_one_becomes_plain(shown_on: Screen, window: Process) -> None:
    with target(shown_on, "files") as other:
        take_hold(shown_on, window, "/", "special")
        window.wait("started")
        drop(shown_on)
        (folder,) = other.wait("dropped")
        assert (folder["name"], folder["content"]) == ("special", [])
        take_hold(shown_on, window, "/modes", "4755")
        window.wait("started")
        drop(shown_on)
        (file,) = other.wait("dropped")
    assert file["content"] == "#!/bin/sh\n"
    assert stat.S_ISREG(file["mode"])
    assert not file["mode"] & (stat.S_ISUID | stat.S_ISGID)


def test_hovering_extracts_nothing(shown_on: Screen, window: Process) -> None:
    window.send(go="/texts")
    window.wait("went")
    window.send(where="crlf.txt")
    x, y = window.wait("at")
    for step in range(10):
        shown_on.hands("mousemove", x + 5 * step, y + 3 * step)
    window.send(where="crlf.txt")
    assert window.wait("at") == [x, y]
    assert len(descendants_named("qemu", window.process.pid)) == 1


def test_a_file_manager_that_knows_ark_names_the_folder(
    shown_on: Screen, window: Process, tmp_path: Path
) -> None:
    with target(shown_on, "ark", str(tmp_path)) as other:
        take_hold(shown_on, window, "/", "hello.txt")
        window.wait("started")
        shown_on.hands("mousemove", *MIDDLE)
        assert PATH_TYPE in other.wait("entered")
        # Over it for a while, and away: nothing is asked for, so nothing comes.
        shown_on.hands("mousemove", MIDDLE[0] + 10, MIDDLE[1])
        time.sleep(0.3)
        assert list(tmp_path.iterdir()) == []
        drop(shown_on)
        assert other.wait("called").startswith("/org/guestscope/DndExtract/")
        deadline = time.monotonic() + LIMIT
        while not (tmp_path / "hello.txt").exists() and time.monotonic() < deadline:
            time.sleep(0.05)
    assert (tmp_path / "hello.txt").read_text() == "Hello, world.\n"


def test_what_is_copied_here_is_pasted_there(shown_on: Screen, window: Process) -> None:
    with target(shown_on, "paste") as other:
        window.send(go="/texts")
        window.wait("went")
        window.send(where="no-end")
        x, y = window.wait("at")
        shown_on.hands("mousemove", x, y, "click", 1)
        window.send(copy=True)
        window.wait("copying")
        assert window.wait("told").startswith("Copying")
        assert "can be pasted now" in window.wait("told")
        shown_on.hands("mousemove", *MIDDLE, "click", 1, "key", "v")
        (file,) = other.wait("pasted")
    assert (file["name"], file["content"]) == ("no-end", "no line end")


def test_a_file_is_dropped_under_wayland() -> None:
    with session_bus() as address, wayland_screen() as shown_on:
        shown_on.environment["DBUS_SESSION_BUS_ADDRESS"] = address
        with a_window(shown_on) as window, target(shown_on, "files") as other:
            take_hold(shown_on, window, "/texts", "utf-8.txt")
            formats = window.wait("started")
            assert formats[-2] == "text/uri-list"
            drop(shown_on)
            assert "text/uri-list" in other.wait("entered")
            (file,) = other.wait("dropped")
    assert (file["name"], file["content"]) == ("utf-8.txt", "Füße, naïve, 日本語\n")
