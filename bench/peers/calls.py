"""What calls take, by either side. Prints seconds as JSON.

    python calls.py MODULE FOLDER DISK

MODULE is `guestfs` or `engine`: what is measured is that the same script runs with both. FOLDER is where the
download goes. The disk is `bench.calls`'s.
"""

import importlib
import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

PINGS = 1000


def processor_time(process: int) -> float:
    """Seconds that a process has had a processor, in itself and in the kernel (proc(5))."""
    words = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")


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
    # An emulator first translates what it runs, which is a cost of the launch.
    for _ping in range(PINGS // 2):
        handle.ping_daemon()
    handle.ls("/")
    appliance = handle.get_pid()
    figures = {}
    for name, call in measured.items():
        began, used = time.monotonic(), time.process_time() + processor_time(appliance)
        call()
        figures[name] = time.monotonic() - began
        figures[f"{name} used"] = time.process_time() + processor_time(appliance) - used
    handle.close()
    print(json.dumps(figures))


main(*sys.argv[1:])
