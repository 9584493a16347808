"""What tests do with the window."""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from browser.jobs import Job, JobState
from browser.places import Place
from browser.sources import Source
from tests.helpers.disks import disk
from tests.helpers.event_loop import until
from tests.helpers.processes import descendants_named
from ui.disk_view import DiskView
from ui.main_window import MainWindow

Run = Callable[[Any], Any]
Window = Callable[[], Any]


def names(view: DiskView) -> list[str]:
    return [view.files.model.entry(row).name for row in range(view.files.model.rowCount())]


async def opened(window: MainWindow, *paths: Path) -> DiskView:
    """A machine's disks in the window, with its first folder listed."""
    source = Source.of_files(list(paths)) if paths else Source.of_files([disk("ext4-gpt").path], "raw")
    view = window.open_source(source)
    await until(lambda: view.location is not None or view.guest.failure is not None)
    await settled(view)
    return view


def path_of(view: DiskView) -> str:
    return view.location.path if view.location is not None else ""


def place_of(view: DiskView) -> Place:
    assert view.location is not None
    return view.location.place


def kill_appliance() -> None:
    """As the kernel would when memory is short."""
    for process in descendants_named("qemu"):
        os.kill(process.pid, signal.SIGKILL)


async def settled(view: DiskView) -> None:
    await until(lambda: not view.files.is_busy)


async def go(view: DiskView, path: str) -> None:
    view.files.go_to_text(path)
    await until(lambda: view.files.is_busy)
    await settled(view)


async def select(view: DiskView, *wanted: str) -> None:
    view.files.table.clearSelection()
    view.files.table.setSelectionMode(view.files.table.SelectionMode.MultiSelection)
    for name in wanted:
        row = view.files.model.row_of(name)
        assert row is not None, name
        view.files.table.selectRow(row)
    view.files.table.setSelectionMode(view.files.table.SelectionMode.ExtendedSelection)


async def extracting(window: MainWindow, *wanted: str) -> Job:
    """Have these extracted, or what is selected; the job that it has become."""
    view = window.disk
    assert view is not None
    if wanted:
        await select(view, *wanted)
    count = len(window.jobs)
    window.wishes.extract.trigger()
    await until(lambda: len(window.jobs) > count)
    return window.jobs.all[-1]


@contextmanager
def without_room() -> Iterator[None]:
    """Every folder is too full for anything: a transfer stands still when it has found what there is."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("engine.transfer.destination.Destination.free_bytes", lambda self: 1 << 20)
        yield


async def held_in_the_middle(window: MainWindow) -> Job:
    """A transfer that has begun, and stands still before it is done however fast it is."""
    await opened(window)
    with without_room():
        job = await extracting(window, "big.bin")
        await until(lambda: job.state is JobState.PAUSED)
    return job
