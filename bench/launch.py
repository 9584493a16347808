"""How long until a disk is open: launch, first listing, system known, memory, making the template.

Peers: libguestfs with the same accelerator, and dissect's `target-fs` and `target-info` where they
are installed (`pip install "dissect.target[full]"`, on PATH or named by BENCH_DISSECT).
"""

from __future__ import annotations

import argparse
import os
import shutil
import tempfile
import time

from bench.measure import GUESTSCOPE, LIBGUESTFS, Samples, report, run, timed
from tests.helpers.debian import debian_guest
from tests.helpers.disks import disk

_MIB = 1024 * 1024


def main() -> None:
    """Measure, print, and with `--write` keep the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--accelerator", choices=("tcg", "kvm"), default="tcg")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    small, debian = str(disk("ext4-gpt").path), str(debian_guest().path)
    theirs, ours, dissect = Samples(), Samples(), Samples()
    tools = os.environ.get("BENCH_DISSECT")
    target_fs = shutil.which("target-fs", path=tools)
    target_info = shutil.which("target-info", path=tools)
    # The first run of each fills caches and makes what is made once.
    run(GUESTSCOPE, "list", small, accelerator=options.accelerator)
    run(LIBGUESTFS, "list", small, accelerator=options.accelerator)
    for _round in range(options.rounds):
        for what, image in (("ping", small), ("list", small), ("inspect", debian), ("memory", small)):
            for side, samples in ((LIBGUESTFS, theirs), (GUESTSCOPE, ours)):
                figures = run(side, what, image, accelerator=options.accelerator)
                samples.add({f"{what} {name}": value for name, value in figures.items()})
        if target_fs and target_info:
            dissect.add({"list listed": timed([target_fs, small, "ls", "/*"])})
            dissect.add({"inspect named": timed([target_info, debian])})
        ours.add({"plain boot": run(GUESTSCOPE, "boot", accelerator=options.accelerator)["launch"]})
    with tempfile.TemporaryDirectory(prefix="bench-", dir="/var/tmp") as cache:
        os.environ["LIBGUESTFS_CACHEDIR"] = cache
        before = time.monotonic()
        run(GUESTSCOPE, "ping", small, accelerator=options.accelerator)
        making = time.monotonic() - before
    rows = []
    for title, name, goal in (
        ("launch until ping (libguestfs insists on a disk)", "ping launch", "60"),
        ("start until a partition's root is listed (ext4, GPT)", "list listed", "10"),
        ("start until the system is named (Debian on LVM)", "inspect named", "8"),
        ("start until its root is listed", "inspect listed", "8"),
    ):
        one, other = theirs.median(name), ours.median(name)
        third = dissect.median(name)
        shown = f"{third:.2f} s" if third == third else "–"
        rows.append((title, f"{one:.2f} s", shown, f"{other:.2f} s", f"{one / other:.1f}", f"≥ {goal}"))
    boot, launch = ours.median("plain boot"), theirs.median("ping launch")
    rows.append(
        ("a plain boot instead", f"{launch:.2f} s", "–", f"{boot:.2f} s", f"{launch / boot:.1f}", "> 1")
    )
    one, other = theirs.median("memory private") / _MIB, ours.median("memory private") / _MIB
    name = "private memory of a further handle"
    rows.append((name, f"{one:.0f} MiB", "–", f"{other:.0f} MiB", f"{one / other:.1f}", "≥ 3"))
    name = "making appliance and template, in launches of libguestfs"
    rows.append((name, f"{launch:.2f} s", "–", f"{making:.1f} s", f"{making / launch:.1f}", "≤ 2.5"))
    title = f"Opening a disk, {options.accelerator.upper()}, medians of {options.rounds} rounds"
    columns = ("", "libguestfs", "dissect", "Guestscope", "ratio", "goal")
    report(title, columns, rows, write=options.write, key="launch")


if __name__ == "__main__":
    main()
