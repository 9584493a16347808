"""What libguestfs's own binding takes. Prints seconds since BENCH_START as JSON.

Runs in the system's Python: standard library and `guestfs` only.
"""

import json
import os
import sys
import time
from pathlib import Path

import guestfs  # type: ignore[import-not-found]

START = float(os.environ["BENCH_START"])


def private_bytes(pid: int) -> int:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private_")) * 1024


def main(what: str, *disks: str) -> None:
    figures: dict[str, float] = {}
    handle = guestfs.GuestFS(python_return_dict=True)
    for disk in disks:
        handle.add_drive_opts(disk, readonly=True)
    before = time.time()
    handle.launch()
    handle.ping_daemon()
    figures["launch"] = time.time() - before
    figures["ping"] = time.time() - START
    if what == "list":
        handle.mount_ro(handle.list_partitions()[-1], "/")
        handle.ls("/")
        figures["listed"] = time.time() - START
    elif what == "inspect":
        root = handle.inspect_os()[0]
        handle.inspect_get_product_name(root)
        figures["named"] = time.time() - START
        mounts = handle.inspect_get_mountpoints(root)
        for mountpoint in sorted(mounts, key=len):
            handle.mount_ro(mounts[mountpoint], mountpoint)
        handle.ls("/")
        figures["listed"] = time.time() - START
    elif what == "memory":
        figures["private"] = private_bytes(handle.get_pid())
    handle.close()
    print(json.dumps(figures))


main(*sys.argv[1:])
