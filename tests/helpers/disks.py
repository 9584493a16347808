"""Disks for tests, made when first asked for and kept in the user's cache.

`disk("xfs")` and `disk("lvm", "vmdk")` name a recipe and an image format. The first request for a disk that
needs an appliance makes all such disks in one appliance, which costs little more than one. Several processes
may ask at once. A disk's file name holds a hash of its recipe and of what is put on it, so that a changed
recipe makes a new disk.
"""

import contextlib
import fcntl
import functools
import hashlib
import inspect
import io
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from appliance.cache import cache_folder
from browser.demo.tree import write_tar
from tests.helpers.recipes import RECIPES, Recipe, Volume
from tests.helpers.reference import Reference
from tests.helpers.tools import tool

FORMATS = {"raw": "raw", "qcow2": "qcow2", "vmdk": "vmdk", "vdi": "vdi", "vhdx": "vhdx", "vhd": "vpc"}
"""File name extensions, and what QEMU calls the formats."""

KEEP_SECONDS = 14 * 86400


@dataclass(frozen=True, slots=True)
class Disk:
    """An image that must not be changed: other tests use it too. `format` is QEMU's name of it."""

    path: Path
    format: str
    size: int
    volumes: tuple[Volume, ...]


def disk(name: str, extension: str = "raw") -> Disk:
    """The disk of this recipe in this format, made if it is not there yet (then it takes up to a minute)."""
    recipe = RECIPES[name]
    raw = _place(name)
    if not raw.exists():
        _make(name)
    path = raw.with_suffix(f".{extension}")
    if not path.exists():
        _convert(raw, path, FORMATS[extension])
    return Disk(path, FORMATS[extension], raw.stat().st_size, recipe.volumes)


def disk_folder() -> Path:
    """Where the disks are kept; safe to delete while no test runs."""
    folder = cache_folder() / "test-disks"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


@contextlib.contextmanager
def making(path: Path) -> Iterator[Path | None]:
    """Make a file of the cache once: yields a path to write to, or None when another process has made it.

    What was written is renamed to `path` when the block ends without an error, and removed otherwise.
    """
    if path.exists():
        yield None
        return
    with exclusive():
        if path.exists():
            yield None
            return
        with tempfile.TemporaryDirectory(dir=path.parent) as folder:
            draft = Path(folder, path.name)
            yield draft
            draft.replace(path)


def filled(name: str, size: int, fill: Callable[[Path], None], recipe: str = "") -> Path:
    """A raw image that `fill` made once, and makes anew when it or `recipe` is another one."""
    digest = hashlib.sha256((inspect.getsource(fill) + recipe).encode()).hexdigest()[:16]
    path = disk_folder() / f"{name}-{digest}.raw"
    with making(path) as draft:
        if draft is not None:
            draft.touch()
            os.truncate(draft, size)
            fill(draft)
    return path


@contextlib.contextmanager
def exclusive() -> Iterator[None]:
    """Hold the lock that all processes take before they make something in the cache."""
    with (disk_folder() / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        _remove_leftovers()
        yield


def _remove_leftovers() -> None:
    """Remove what a killed process began, and disks that no test has read for two weeks."""
    for path in disk_folder().iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        elif path.stat().st_atime < time.time() - KEEP_SECONDS and path.name != "lock":
            path.unlink()


@functools.cache
def _place(name: str) -> Path:
    recipe = RECIPES[name]
    digest = hashlib.sha256(repr(recipe.size).encode())
    digest.update(inspect.getsource(recipe.fill or recipe.write or _make).encode())
    for volume in recipe.volumes:
        stream = io.BytesIO()
        write_tar(volume.tree, stream)
        digest.update(stream.getbuffer())
    return disk_folder() / f"{name}-{digest.hexdigest()[:16]}.raw"


def _make(name: str) -> None:
    write = RECIPES[name].write
    if write is not None:
        with making(_place(name)) as draft:
            if draft is not None:
                write(draft)
        return
    with exclusive():
        missing = {
            other: recipe
            for other, recipe in RECIPES.items()
            if recipe.fill is not None and not _place(other).exists()
        }
        if missing:
            with tempfile.TemporaryDirectory(dir=disk_folder()) as folder:
                _fill_all(missing, Path(folder))


def _fill_all(recipes: dict[str, Recipe], folder: Path) -> None:
    with Reference() as g:
        for name, recipe in recipes.items():
            draft = folder / name
            draft.touch()
            os.truncate(draft, recipe.size)
            g.add_drive(str(draft), format="raw", cachemode="unsafe")
        g.launch()
        for recipe, device in zip(recipes.values(), g.list_devices(), strict=True):
            assert recipe.fill is not None
            recipe.fill(g, device)
        g.shutdown()
    for name in recipes:
        (folder / name).replace(_place(name))


def _convert(raw: Path, path: Path, image_format: str) -> None:
    # A VHD's size is rounded up to its CHS geometry unless told otherwise, and a GPT's end would be lost.
    options = ["-o", "force_size"] if image_format == "vpc" else []
    with making(path) as draft:
        if draft is not None:
            command = [
                tool("qemu-img"),
                "convert",
                "-f",
                "raw",
                "-O",
                image_format,
                *options,
                str(raw),
                str(draft),
            ]
            subprocess.run(command, check=True, capture_output=True)
