"""How long calls take beside libguestfs's C binding: 1,000 pings, 400 MiB down, 100,000 names.

Both sides run the same script on the same disk, in turn, on the same accelerator. Processor time is that of
the script and of its QEMU together, which says more than the clock on a machine that is busy besides.
"""

from __future__ import annotations

import argparse
import io
import os
import shutil
import sys
import tarfile
import tempfile
from pathlib import Path

from bench.measure import ROOT, Samples, report, run
from engine import GuestFS
from tests.helpers.disks import disk_folder

NAMES = 100_000
LARGE = 400 << 20
_DISK = 1 << 30
_PROBE = str(ROOT / "bench" / "peers" / "calls.py")
_PYTHONS = {"guestfs": "/usr/bin/python3", "engine": sys.executable}
"""The peer runs in the system's own Python, which has libguestfs's binding."""
_GOALS = (
    ("1,000 × ping_daemon", "ping", 1.5),
    ("download of 400 MiB", "download", 1.2),
    ("ls of 100,000 names", "ls", 1.2),
)


def main() -> None:
    """Measure, print, and with `--write` keep the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--accelerator", choices=("tcg", "kvm"), default="tcg")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    path = str(_disk())
    sides = {"guestfs": Samples(), "engine": Samples()}
    with tempfile.TemporaryDirectory(prefix="bench-", dir="/var/tmp") as folder:
        for _round in range(options.rounds):
            for module, samples in sides.items():
                samples.add(
                    run((_PYTHONS[module], _PROBE), module, folder, path, accelerator=options.accelerator)
                )
    rows = []
    for title, name, goal in _GOALS:
        theirs, ours = (sides[module].median(name) for module in ("guestfs", "engine"))
        one, other = (sides[module].median(f"{name} used") for module in ("guestfs", "engine"))
        rows.append(
            (
                title,
                *(f"{theirs:.2f} s", f"{ours:.2f} s", f"{ours / theirs:.2f}", f"≤ {goal}"),
                *(f"{one:.2f} s", f"{other:.2f} s", f"{other / one:.2f}"),
            )
        )
    title = f"Calls, {options.accelerator.upper()}, medians of {options.rounds} rounds"
    used = ("its processor time", "our processor time", "ratio")
    columns = ("", "libguestfs", "Guestscope", "ratio", "goal", *used)
    report(title, columns, rows, write=options.write, key="calls")


def _disk() -> Path:
    """An ext4 with a folder of many empty files and one large file of random bytes; made once."""
    path = disk_folder() / f"bench-calls-{NAMES}-{LARGE}.raw"
    if not path.exists():
        # Not under the lock of the tests' disks, who would wait for minutes.
        with tempfile.TemporaryDirectory(prefix="bench-", dir="/var/tmp") as folder:
            draft = Path(folder) / path.name
            _make(draft)
            shutil.move(draft, path)
    return path


def _make(path: Path) -> None:
    path.touch()
    os.truncate(path, _DISK)
    with GuestFS(python_return_dict=True) as g:
        g.add_drive(str(path), format="raw", cachemode="unsafe")
        g.launch()
        g.mke2fs("/dev/sda", fstype="ext4", numberofinodes=2 * NAMES)
        g.mount("/dev/sda", "/")
        with tempfile.NamedTemporaryFile(dir=path.parent) as file:
            with tarfile.open(fileobj=file, mode="w") as archive:
                for number in range(NAMES):
                    archive.addfile(tarfile.TarInfo(f"many/file number {number:06}"), io.BytesIO())
            file.flush()
            g.tar_in(file.name, "/")
            file.seek(0)
            file.truncate()
            for _piece in range(LARGE >> 20):
                file.write(os.urandom(1 << 20))
            file.flush()
            g.upload(file.name, "/large")


if __name__ == "__main__":
    main()
