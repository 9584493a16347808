"""How a folder of very many names feels: first rows, all rows, the longest turn of the main thread, memory.

`python -m bench.browse --write` measures 100,000 and 1,000,000 names on XFS, each in a window of its own, and
puts the table into `docs/performance.md`. The peer is libguestfs, which answers `ls` with the whole list.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.measure import report
from tests.helpers.big_folders import FOLDER, big_folder_disk
from tests.helpers.reference import open_reference

COUNTS = (100_000, 1_000_000)
TIMEOUT = 3600
STEPS = 60
"""Pages that are scrolled through."""


def main() -> None:
    """Measure, print, and with `--write` keep the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--counts", type=int, nargs="*", default=COUNTS)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(_measure(options.one)))
        return
    rows = []
    for count in options.counts:
        disk = big_folder_disk(count)
        command = [sys.executable, "-m", "bench.browse", "--one", str(count)]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, timeout=TIMEOUT)
        ours: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
        theirs = _peer(disk)
        rows += [
            (f"{count:,} names: first rows", f"{theirs:.2f} s", f"{ours['first']:.2f} s", "≤ 1 s"),
            ("all names, in order", f"{theirs:.2f} s", f"{ours['names']:.2f} s", ""),
            ("a filter typed until it is shown", "–", f"{ours['filter']:.2f} s", ""),
            ("sorted by size", "–", f"{ours['sort']:.2f} s", ""),
            ("longest turn while names come", "–", f"{ours['turn names'] * 1000:.0f} ms", "≤ 50 ms"),
            ("longest turn of scrolling", "–", f"{ours['turn scroll'] * 1000:.0f} ms", "≤ 50 ms"),
            ("longest turn of filter and sort", "–", f"{ours['turn sort'] * 1000:.0f} ms", "≤ 50 ms"),
            ("memory for each row", "–", f"{ours['bytes']:.0f} bytes", "≤ 200"),
        ]
    report(
        "A large folder", ("", "libguestfs", "Guestscope", "goal"), rows, write=options.write, key="browse"
    )


def _peer(disk: Path) -> float:
    """Seconds until libguestfs has listed the folder."""
    reference = open_reference((disk, "raw"))
    try:
        reference.mount_ro("/dev/sda", "/")
        before = time.monotonic()
        reference.ls(FOLDER)
        return time.monotonic() - before
    finally:
        reference.close()


def _measure(count: int) -> dict[str, float]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="guestscope-") as private:
        os.environ["XDG_CONFIG_HOME"] = private
        from qasync import QEventLoop  # type: ignore[import-untyped]

        from ui.application import make_application
        from ui.garbage import GarbageCollector

        application = make_application()
        loop = QEventLoop(application)
        asyncio.set_event_loop(loop)
        collector = GarbageCollector(application)
        with loop:
            figures: dict[str, float] = loop.run_until_complete(_browse(big_folder_disk(count), count))
        collector.stop()
        return figures


async def _browse(disk: Path, count: int) -> dict[str, float]:
    from PySide6.QtCore import Qt

    from browser.history import Location
    from browser.settings import Settings
    from browser.sources import Source
    from ui.main_window import MainWindow
    from ui.watchdog import Watchdog

    window = MainWindow(Settings())
    window.show()
    view = window.open_source(Source.of_files([disk], "raw"))
    await _until(lambda: view.location is not None and not view.files.is_busy)
    files, model = view.files, view.files.model
    assert view.location is not None
    gc.collect()
    figures = {}
    memory = _resident()
    watchdog = Watchdog()
    watchdog.start()
    began = time.monotonic()
    files.go(Location(view.location.place, FOLDER))
    await _until(lambda: view.location is not None and view.location.path == FOLDER and model.rowCount())
    figures["first"] = time.monotonic() - began
    await _until(lambda: model.rowCount() == count)
    figures["names"] = time.monotonic() - began
    figures["turn names"] = _longest(watchdog)
    for step in range(STEPS):
        files.table.verticalScrollBar().setValue(step * count // STEPS)
        await asyncio.sleep(0.02)
    figures["turn scroll"] = _longest(watchdog)
    began = time.monotonic()
    files.names.filter.begin()
    files.names.filter.type("99")
    await _until(lambda: 0 < model.rowCount() < count)
    figures["filter"] = time.monotonic() - began
    files.names.filter.end()
    await _until(lambda: model.rowCount() == count)
    began = time.monotonic()
    before = model.order
    files.table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    await _until(lambda: model.order is not before)
    figures["sort"] = time.monotonic() - began
    figures["turn sort"] = _longest(watchdog)
    gc.collect()
    figures["bytes"] = (_resident() - memory) / count
    watchdog.stop()
    files.stop()
    window.close()
    await window.closed.wait()
    return figures


def _longest(watchdog: object) -> float:
    from ui.watchdog import Watchdog

    assert isinstance(watchdog, Watchdog)
    longest, watchdog.longest = watchdog.longest, 0.0
    return longest


async def _until(condition: Callable[[], object]) -> None:
    deadline = time.monotonic() + TIMEOUT
    while not condition():
        if time.monotonic() > deadline:
            raise SystemExit("The window did not get where it should.")
        await asyncio.sleep(0.01)


def _resident() -> int:
    """The bytes of memory that this process has."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


if __name__ == "__main__":
    main()
