"""What a transfer of Guestscope's takes, on a handle that is launched and mounted. Prints figures as JSON."""

from __future__ import annotations

import json
import resource
import shutil
import sys
import threading
import time
from pathlib import Path

from engine import GuestFS
from engine.transfer import Attendant, Progress, Stopped, Target, extract, name_of

CANCEL_AFTER = 0.15
"""Seconds into the copying at which it is cancelled."""


class Canceller(Attendant):
    """Cancels some time after the copying began, and notes when."""

    def __init__(self) -> None:
        self.cancelled_at = 0.0
        self._stopped = threading.Event()
        self._timer: threading.Timer | None = None

    @property
    def is_stopped(self) -> bool:
        return self._stopped.is_set()

    def show(self, progress: Progress) -> None:
        if self._timer is None and not progress.is_finding:
            self._timer = threading.Timer(CANCEL_AFTER, self._cancel)
            self._timer.start()

    def _cancel(self) -> None:
        self.cancelled_at = time.monotonic()
        self._stopped.set()


def peak() -> int:
    """The most memory that this process ever had, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss << 10


def main(what: str, image: str, path: str, destination: str) -> None:
    """Copy `path` and tell the seconds, or with "cancel" how long it takes until that is over."""
    figures: dict[str, float] = {}
    place = Path(destination)
    handle = GuestFS(python_return_dict=True)
    handle.add_drive(image, readonly=True, format="raw")
    handle.launch()
    handle.mount_ro("/dev/sda", "/")
    target = Target(path, name_of(path))
    if what == "cancel":
        attendant = Canceller()
        try:
            extract(handle, [target], place, attendant)
        except Stopped:
            figures["answered"] = time.monotonic() - attendant.cancelled_at
        handle.close()
        figures["gone"] = time.monotonic() - attendant.cancelled_at
        figures["left"] = sum(1 for _ in place.iterdir())
    else:
        before = peak()
        since = time.monotonic()
        report = extract(handle, [target], place)
        figures["copied"] = time.monotonic() - since
        figures["memory"] = peak() - before
        figures["files"] = report.files
        copied = place / target.name
        if copied.is_file():
            figures["stored"] = copied.stat().st_blocks * 512
        handle.close()
    shutil.rmtree(place)
    print(json.dumps(figures))


if __name__ == "__main__":
    main(*sys.argv[1:])
