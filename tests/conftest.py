"""What every test module lives in: no screen, folders of its own, and the duty to leave nothing behind.

The caches that are costly to fill (the appliance, the test disks) stay where the user has them; settings,
run-time and temporary files go to a folder that is made for this run.
"""

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.processes import Process, descendants_named, named_with_environment

# Cache first: cache_folder() and libguestfs fall back to TMPDIR, which changes next.
os.environ.setdefault("LIBGUESTFS_CACHEDIR", os.environ.get("TMPDIR", "/var/tmp"))
# Short, since the paths of sockets are limited to 107 bytes.
_PRIVATE = Path(tempfile.mkdtemp(prefix="gs-", dir="/tmp"))
for _variable in (
    "TMPDIR",
    "XDG_RUNTIME_DIR",
    "XDG_CONFIG_HOME",
    "XDG_CACHE_HOME",
    "XDG_DATA_HOME",
    "XDG_STATE_HOME",
):
    _folder = _PRIVATE / _variable.lower()
    # As open as /tmp is: QEMU may run as another user than the tests.
    _folder.mkdir()
    _folder.chmod(0o1777 if _variable == "TMPDIR" else 0o700)
    os.environ[_variable] = str(_folder)
_PRIVATE.chmod(0o711)
# A test asks for a bus of its own; a desktop that the tests run on must see nothing of them.
os.environ.pop("DBUS_SESSION_BUS_ADDRESS", None)
tempfile.tempdir = None
# What commands print, and the window says, is expected in English.
os.environ["LC_ALL"] = "C.UTF-8"
os.environ.pop("LANGUAGE", None)
# Before any module loads Qt.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

GONE_WITHIN = 5.0
"""Seconds that a process may take to end after its handle was closed."""


def pytest_unconfigure() -> None:
    """Remove the run's own folders."""
    shutil.rmtree(_PRIVATE, ignore_errors=True)


@pytest.fixture(autouse=True, scope="module")
def _nothing_left_behind() -> Iterator[None]:
    """After a module's last test no QEMU of this run is alive and no temporary file is left."""
    files_before = _temporary_files()
    yield
    deadline = time.monotonic() + GONE_WITHIN
    while (running := _our_qemus()) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not running, f"left running: {running}"
    left = _temporary_files() - files_before
    assert not left, f"left behind: {sorted(map(str, left))}"


def _our_qemus() -> set[Process]:
    """Below this process, or orphaned by one that was (only this run has this folder in its environment)."""
    orphans = named_with_environment("qemu", f"TMPDIR={os.environ['TMPDIR']}")
    return {*descendants_named("qemu"), *orphans}


def _temporary_files() -> set[Path]:
    found = (path for name in ("tmpdir", "xdg_runtime_dir") for path in (_PRIVATE / name).iterdir())
    # pytest keeps its own folders until the run's end.
    return {path for path in found if not path.name.startswith("pytest-of-")}
