"""How long files take to leave a guest: a large one, many small ones, a sparse one; memory, and cancelling.

Peers: libguestfs with the same accelerator (`download`, `copy_out`), dissect's `target-fs cp` where it is
installed (`pip install dissect.target`, on PATH or named by BENCH_DISSECT; its figure has its start in it),
and `cp` of the same bytes on the host. All others are measured from a launched and mounted handle on.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

from bench.measure import ROOT, Samples, report, run, timed
from tests.helpers.disks import disk_folder, making

MIB = 1 << 20
LARGE = 400 * MIB
SPARSE = 1536 * MIB
FOLDERS, FILES = 200, 100

OURS = (str(ROOT / ".venv/bin/python"), str(ROOT / "bench/peers/extract_guestscope.py"))
THEIRS = ("/usr/bin/python3", str(ROOT / "bench/peers/extract_libguestfs.py"))

CASES = (
    ("file", "/big.bin", "a file of 400 MiB", "≥ 10"),
    ("many", "/many", f"{FOLDERS * FILES} files of 1 to 8 KiB in {FOLDERS} folders", "≥ 5"),
    ("file", "/sparse.bin", "a sparse file of 1.5 GiB with 1 MiB of data", "≥ 50"),
)


def image() -> Path:
    """An ext4 file system with the files that are copied; made once, as the same user may read it."""
    path = disk_folder() / "bench-extract.raw"
    with making(path) as draft:
        if draft is not None:
            with tempfile.TemporaryDirectory(dir=path.parent) as folder:
                _fill(Path(folder))
                with draft.open("wb") as file:
                    file.truncate(2048 * MIB)
                command = ["mke2fs", "-q", "-t", "ext4", "-d", folder, str(draft)]
                subprocess.run(command, check=True, capture_output=True)
    return path


def _fill(folder: Path) -> None:
    chance = random.Random(5)
    with (folder / "big.bin").open("wb") as file:
        for _ in range(LARGE // MIB):
            file.write(chance.randbytes(MIB))
    for number in range(FOLDERS):
        place = folder / "many" / f"{number:03}"
        place.mkdir(parents=True)
        for name in range(FILES):
            (place / f"{name:03}").write_bytes(chance.randbytes(chance.randint(1024, 8192)))
    with (folder / "sparse.bin").open("wb") as file:
        file.seek(700 * MIB)
        file.write(chance.randbytes(MIB))
        file.truncate(SPARSE)


def main() -> None:
    """Measure, print, and with `--write` keep the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--accelerator", choices=("tcg", "kvm"), default="tcg")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    disk = image()
    samples = Samples()
    target_fs = shutil.which("target-fs", path=os.environ.get("BENCH_DISSECT"))
    # Warms the host's cache, and makes the template if there is none.
    _measure(samples, OURS, "warm", "/big.bin", disk, options.accelerator)
    for _round in range(options.rounds):
        for what, path, _title, _goal in CASES:
            _measure(samples, OURS, what, path, disk, options.accelerator)
            _measure(samples, THEIRS, what, path, disk, options.accelerator)
            if target_fs is not None:
                with _place() as place:
                    command = [target_fs, str(disk), "cp", path, "-o", str(place)]
                    samples.add({f"dissect {path}": timed(command)})
        _measure(samples, OURS, "cancel", "/big.bin", disk, options.accelerator)
        samples.add({"cp": _copying_on_the_host(disk)})
    report(
        f"Copying out, {options.accelerator.upper()}, medians of {options.rounds} rounds",
        ("", "libguestfs", "dissect", "cp", "Guestscope", "ratio", "goal"),
        [*_rows(samples), *_own_rows(samples)],
        write=options.write,
        key="extract",
    )


def _place() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="bench-", dir="/var/tmp", ignore_cleanup_errors=True)


def _measure(
    samples: Samples, command: tuple[str, ...], what: str, path: str, disk: Path, accelerator: str
) -> None:
    with _place() as place:
        figures = run(command, what, str(disk), path, place, accelerator=accelerator)
    side = "ours" if command is OURS else "theirs"
    key = what if what in ("warm", "cancel") else path
    samples.add({f"{side} {key} {name}": value for name, value in figures.items()})


def _copying_on_the_host(disk: Path) -> float:
    """Seconds for as many bytes of the same image."""
    with _place() as place:
        command = ["dd", f"if={disk}", f"of={place}/copy", "bs=1M", f"count={LARGE // MIB}"]
        since = time.monotonic()
        subprocess.run(command, check=True, capture_output=True)
        return time.monotonic() - since


def _rows(samples: Samples) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for _what, path, title, goal in CASES:
        theirs, ours = samples.median(f"theirs {path} copied"), samples.median(f"ours {path} copied")
        cp = f"{samples.median('cp'):.2f} s" if path == "/big.bin" else "–"
        dissect = _seconds(samples.median(f"dissect {path}"))
        rows.append((title, f"{theirs:.2f} s", dissect, cp, f"{ours:.2f} s", f"{theirs / ours:.1f}", goal))
    return rows


def _own_rows(samples: Samples) -> list[tuple[str, ...]]:
    cp, ours = samples.median("cp"), samples.median("ours /big.bin copied")
    memory = max(samples.values[f"ours {path} memory"][-1] for _, path, _, _ in CASES) / MIB
    answered, gone = (f"{samples.median(f'ours cancel {name}'):.2f} s" for name in ("answered", "gone"))
    stored = samples.median("ours /sparse.bin stored") / MIB
    return [
        (
            "the file of 400 MiB, in times of `cp`",
            "–",
            "–",
            f"{cp:.2f} s",
            f"{ours:.2f} s",
            f"{ours / cp:.1f}",
            "≤ 3",
        ),
        ("what the sparse file takes on the host", "–", "–", "–", f"{stored:.1f} MiB", "–", "1 MiB"),
        ("more memory of our process", "–", "–", "–", f"{memory:.0f} MiB", "–", "≤ 64 MiB"),
        ("cancelled: until it is answered", "–", "–", "–", answered, "–", "≤ 0.3 s"),
        ("cancelled: until all is gone", "–", "–", "–", gone, "–", "≤ 3 s"),
    ]


def _seconds(value: float) -> str:
    return f"{value:.2f} s" if value == value else "–"


if __name__ == "__main__":
    main()
