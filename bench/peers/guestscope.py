"""What Guestscope's engine takes. Prints seconds since BENCH_START as JSON."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

from engine import GuestFS, storage
from engine.mounting import mount_file_system

START = float(os.environ["BENCH_START"])


def private_bytes(pid: int) -> int:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private_")) * 1024


def main(what: str, *disks: str) -> None:
    figures: dict[str, float] = {}
    handle = GuestFS(python_return_dict=True)
    if what == "boot":
        handle.config_values.template = False
    for disk in disks if what != "ping" else ():
        handle.add_drive(disk, readonly=True)
    before = time.time()
    handle.launch()
    handle.ping_daemon()
    figures["launch"] = time.time() - before
    figures["ping"] = time.time() - START
    if what == "list":
        mount_file_system(handle, storage.probe(handle).file_systems[-1].device)
        handle.ls("/")
        figures["listed"] = time.time() - START
    elif what == "inspect":
        from engine import inspection

        system = inspection.systems(handle)[0]
        figures["named"] = time.time() - START
        handle.umount_all()
        inspection.mount_system(handle, system)
        handle.ls("/")
        figures["listed"] = time.time() - START
    elif what == "cards":
        from engine import inspection

        system = inspection.systems(handle)[0]
        inspection.mount_system(handle, system)
        handle.ls("/")
        listed = time.time()
        identity = inspection.report(handle, system, ["identity"])
        assert not isinstance(identity.cards["identity"], inspection.Failed)
        figures["identity"] = time.time() - START
        inspection.report(handle, system, ["storage", "health"])
        figures["first"] = time.time() - listed
    elif what == "memory":
        others = []
        for _ in range(2):
            other = GuestFS(python_return_dict=True)
            for disk in disks:
                other.add_drive(disk, readonly=True)
            other.launch()
            others.append(other)
        figures["private"] = private_bytes(others[-1].get_pid())
        for other in others:
            other.close()
    handle.close()
    print(json.dumps(figures))


if __name__ == "__main__":
    main(*sys.argv[1:])
