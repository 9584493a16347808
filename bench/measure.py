"""Running one program of each side in turn, and tables of their medians."""

from __future__ import annotations

import json
import os
import platform
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).resolve().parent.parent
PERFORMANCE = ROOT / "docs" / "performance.md"

LIBGUESTFS = ("/usr/bin/python3", str(ROOT / "bench" / "peers" / "libguestfs.py"))
"""The peer runs in the system's own Python, which has libguestfs's binding."""

GUESTSCOPE = (sys.executable, str(ROOT / "bench" / "peers" / "guestscope.py"))

TIMEOUT = 600


@dataclass
class Samples:
    """Figures by name; every run adds to them."""

    values: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    def add(self, figures: Mapping[str, float]) -> None:
        for name, value in figures.items():
            self.values[name].append(value)

    def median(self, name: str) -> float:
        """The median, or NaN when nothing was measured."""
        return statistics.median(self.values[name]) if self.values.get(name) else float("nan")


def run(command: Sequence[str], *arguments: str, accelerator: str) -> dict[str, float]:
    """Run a probe; its figures are seconds since it was started, and whatever else it prints as JSON."""
    environ = {
        **os.environ,
        "LIBGUESTFS_BACKEND": "direct",
        "LIBGUESTFS_BACKEND_SETTINGS": f"force_{accelerator}",
        "BENCH_START": repr(time.time()),
        "PYTHONPATH": str(ROOT),
    }
    # The peers come compiled, and so does Guestscope from its second start on.
    environ.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(
        [*command, *arguments],
        env=environ,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=TIMEOUT,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"{command[-1]} {' '.join(arguments)} failed:\n{done.stderr}")
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return figures


def timed(command: Sequence[str], timeout: float = TIMEOUT) -> float:
    """Seconds that a command takes from its start to its end."""
    before = time.monotonic()
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=timeout, check=False
    )
    if done.returncode:
        raise SystemExit(f"{command[0]} failed:\n{done.stderr}")
    return time.monotonic() - before


def report(
    title: str, columns: Sequence[str], rows: Sequence[Sequence[Any]], *, write: bool, key: str
) -> None:
    """Print the table and, with `write`, put it between the marks called `key` in docs/performance.md."""
    table = Table(title=title)
    for index, column in enumerate(columns):
        table.add_column(column, justify="left" if index == 0 else "right")
    for row in rows:
        table.add_row(*map(str, row))
    Console(width=120).print(table)
    if write:
        lines = ["| " + " | ".join(columns) + " |", "|" + "|".join("---" for _ in columns) + "|"]
        lines += ["| " + " | ".join(map(str, row)) + " |" for row in rows]
        text = PERFORMANCE.read_text()
        begin, end = f"<!-- {key} -->", f"<!-- /{key} -->"
        head, _, tail = text.partition(begin)
        _, _, rest = tail.partition(end)
        PERFORMANCE.write_text(f"{head}{begin}\n{machine()}\n\n" + "\n".join(lines) + f"\n{end}{rest}")


def machine() -> str:
    """What the figures were measured on, in one sentence."""
    processors = os.cpu_count()
    return f"{time.strftime('%Y-%m-%d')}, {processors} processors, Linux {platform.release().split('-')[0]}."
