"""What calls take, by either side. Prints seconds as JSON.

    python calls.py MODULE FOLDER DISK

MODULE is `guestfs` or `engine`: what is measured is that the same script runs with both. FOLDER is where the
download goes. The disk is `bench.calls`'s.
"""

import importlib
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

PINGS = 1000


def main(module: str, folder: str, disk: str) -> None:
    handle = importlib.import_module(module).GuestFS(python_return_dict=True)
    handle.add_drive_opts(disk, readonly=True, format="raw")
    handle.launch()
    handle.mount_ro("/dev/sda", "/")
    target = str(Path(folder) / "download")

    def pings() -> None:
        for _ping in range(PINGS):
            handle.ping_daemon()

    measured: dict[str, Callable[[], object]] = {
        "ping": pings,
        "download": lambda: handle.download("/large", target),
        "ls": lambda: handle.ls("/many"),
    }
    figures = {}
    for name, call in measured.items():
        # The first one fills the appliance's own caches.
        call()
        began, used = time.monotonic(), time.process_time()
        call()
        figures[name] = time.monotonic() - began
        figures[f"{name} own"] = time.process_time() - used
    handle.close()
    print(json.dumps(figures))


main(*sys.argv[1:])
