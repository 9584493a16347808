"""How long until it is known what is in a machine: identity, then storage and health, then everything.

Peers: virt-inspector of guestfs-tools with the same accelerator, and dissect's `target-info` and
`target-query` where they are installed (`pip install 'dissect.target[full]'`, on PATH or named by
BENCH_DISSECT).
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys

from bench.measure import GUESTSCOPE, Samples, report, run, timed
from tests.helpers.debian import debian_guest

PATIENCE = 1800.0
"""Seconds for virt-inspector, which takes minutes where the machine has other things to do."""

QUERY = "users,services,cronjobs,dpkg.status"
"""What target-query is asked for: what of our cards it knows for a Debian, as far as one call can."""


def main() -> None:
    """Measure, print, and with `--write` keep the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--accelerator", choices=("tcg", "kvm"), default="tcg")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    image = str(debian_guest().path)
    os.environ["LIBGUESTFS_BACKEND"] = "direct"
    os.environ["LIBGUESTFS_BACKEND_SETTINGS"] = f"force_{options.accelerator}"
    tools = os.environ.get("BENCH_DISSECT")
    target_info, target_query = (shutil.which(name, path=tools) for name in ("target-info", "target-query"))
    virt_inspector = shutil.which("virt-inspector")
    whole = [sys.executable, "-m", "browser", "inspect", "--json", "-a", image]
    # The first run fills caches and makes what is made once.
    run(GUESTSCOPE, "cards", image, accelerator=options.accelerator)
    ours, theirs, dissect = Samples(), Samples(), Samples()
    for _round in range(options.rounds):
        ours.add(run(GUESTSCOPE, "cards", image, accelerator=options.accelerator))
        ours.add({"whole": timed(whole)})
        if virt_inspector:
            theirs.add({"whole": timed([virt_inspector, "-a", image], PATIENCE)})
        if target_info and target_query:
            dissect.add({"identity": timed([target_info, "-q", image])})
            dissect.add({"whole": timed([target_query, "-q", "-s", "-f", QUERY, image])})
    rows = [
        row("start until the identity is known", "identity", theirs, dissect, ours, "ahead"),
        row(
            "from the root's listing to identity, storage and health", "first", theirs, dissect, ours, "≤ 2 s"
        ),
        row("start until everything is known", "whole", theirs, dissect, ours, "ahead"),
    ]
    title = f"What is in a Debian on LVM, {options.accelerator.upper()}, medians of {options.rounds} rounds"
    columns = ("", "virt-inspector", "dissect", "Guestscope", "goal")
    report(title, columns, rows, write=options.write, key="inspect")


def row(title: str, name: str, *sides: Samples | str) -> tuple[str, ...]:
    """A row of medians, a dash where nothing was measured."""
    return (title, *(shown(one.median(name)) if isinstance(one, Samples) else one for one in sides))


def shown(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds == seconds else "–"


if __name__ == "__main__":
    main()
