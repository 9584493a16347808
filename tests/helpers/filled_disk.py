"""A small ext4 disk on which some folders are fuller than others, made by mkfs.ext4 without an appliance."""

import os
import subprocess
import tempfile
from datetime import datetime
from pathlib import Path

from tests.helpers.disks import disk_folder, making
from tests.helpers.tools import tool

MB = 10**6
FULLEST = "/srv/media/films"
LARGE_THIS_YEAR = ("/srv/media/films/long.mkv", "/var/log/huge.log")
"""The only files of over 100 MB that changed this year; they are mostly holes."""
_VERSION = 2
_SIZE = 96 << 20


def filled_disk() -> Path:
    """A raw image of one file system; another one each year, since times on it are of this one."""
    now = datetime.now()
    path = disk_folder() / f"filled-{now.year}-{_VERSION}.raw"
    if not path.exists():
        with making(path) as draft:
            if draft is not None:
                _make(draft, now.year)
    return path


def _make(path: Path, year: int) -> None:
    recent = int(datetime(year, 1, 1, 12).timestamp())
    before = int(datetime(year - 1, 12, 31, 12).timestamp())
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder)
        _write(top / "srv/media/films/long.mkv", 9 * MB, 120 * MB, recent)
        _write(top / "srv/media/films/short.mkv", 6 * MB, 6 * MB, recent)
        _write(top / "srv/media/songs/song.flac", 2 * MB, 2 * MB, recent)
        _write(top / "var/log/huge.log", 1 * MB, 200 * MB, recent)
        _write(top / "var/log/syslog", 20_000, 20_000, recent)
        _write(top / "var/lib/old.img", 3 * MB, 300 * MB, before)
        for number in range(30):
            _write(top / f"etc/conf.d/{number:02}.conf", 100, 100, before)
        os.link(top / "srv/media/films/short.mkv", top / "srv/media/films/again.mkv")
        command = [tool("mkfs.ext4"), "-q", "-F", "-m", "0", "-d", folder, str(path), f"{_SIZE >> 10}k"]
        subprocess.run(command, check=True, capture_output=True)


def _write(path: Path, stored: int, size: int, mtime: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(os.urandom(stored))
        file.truncate(size)
    os.utime(path, (mtime, mtime))
