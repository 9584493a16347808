"""A change of an image is noticed, each kind once, and reading is none."""

import asyncio
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from browser.image_watch import Change, ImageWatch
from tests.helpers.event_loop import until

Run = Callable[[Any], Any]


def cut(path: Path) -> None:
    os.truncate(path, 10)


def rewrite(path: Path) -> None:
    with path.open("r+b") as file:
        file.write(b"other")


def remove(path: Path) -> None:
    path.unlink()


def replace(path: Path) -> None:
    path.with_name("new").write_bytes(path.read_bytes())
    path.with_name("new").rename(path)


@pytest.mark.parametrize(
    ("deed", "change"),
    [
        (cut, Change.CHANGED),
        (rewrite, Change.CHANGED),
        (remove, Change.REMOVED),
        (replace, Change.REMOVED),
    ],
)
def test_a_change_is_told_once(
    run: Run, tmp_path: Path, deed: Callable[[Path], None], change: Change
) -> None:
    path, other = tmp_path / "image", tmp_path / "other"
    for each in (path, other):
        each.write_bytes(bytes(1000))
        os.utime(each, (1, 1))

    async def scenario() -> None:
        watch = ImageWatch([other, path], interval=0.01)
        told: list[tuple[Change, Path]] = []
        watch.noticed.connect(lambda change, path: told.append((change, path)))
        running = asyncio.ensure_future(watch.run())
        await asyncio.sleep(0.1)
        path.read_bytes()
        await asyncio.sleep(0.1)
        assert told == []
        deed(path)
        await until(lambda: told)
        await asyncio.sleep(0.1)
        assert told == [(change, path)]
        running.cancel()

    run(scenario())


def test_what_is_no_file_is_not_watched(run: Run, tmp_path: Path) -> None:
    run(ImageWatch([tmp_path, tmp_path / "none", Path("/dev/null")]).run())
