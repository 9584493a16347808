"""The command itself, as a process: how it ends, and that nothing outlives it."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.helpers.disks import disk
from tests.helpers.processes import descendants_named, wait_for

PROJECT = Path(__file__).parents[2]
ENDED_WITHIN = 60.0
"""Seconds for an orderly end: a launch that makes a template comes to its end first."""
GONE_WITHIN = 2.0
"""Seconds after which no process may be left, however the window ended."""


@contextmanager
def command(*arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "browser", *arguments],
        cwd=PROJECT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_closes_the_window_in_order(number: signal.Signals) -> None:
    image = disk("ext4-gpt")
    with command(str(image.path)) as process:
        assert wait_for(lambda: descendants_named("qemu", process.pid), 30)
        process.send_signal(number)
        assert process.wait(ENDED_WITHIN) == 0
        assert not descendants_named("qemu")


def test_a_kill_leaves_no_appliance() -> None:
    image = disk("ext4-gpt")
    with command(str(image.path)) as process:
        assert wait_for(lambda: descendants_named("qemu", process.pid), 30)
        ids = [found.pid for found in descendants_named("qemu", process.pid)]
        process.kill()
        process.wait(5)
        assert wait_for(lambda: not any(Path(f"/proc/{pid}/exe").exists() for pid in ids), GONE_WITHIN)


def test_the_first_paint_needs_no_engine() -> None:
    """What loads slowly is loaded when the window is there."""
    heavy = ("engine", "appliance", "libvirt")
    script = f"import sys, ui.application; print([name for name in {heavy} if name in sys.modules])"
    command_line = [sys.executable, "-c", script]
    loaded = subprocess.run(command_line, cwd=PROJECT, capture_output=True, check=True, text=True)
    assert loaded.stdout.strip() == "[]"
