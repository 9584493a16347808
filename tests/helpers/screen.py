"""A screen of a test's own: Xvfb, ended by its process, and hands that move its pointer and press keys."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

SIZE = "1280x800x24"


class Screen:
    """One screen, as the environment of whoever shows something on it."""

    def __init__(self, display: str) -> None:
        self.environment = {
            **os.environ,
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "QT_XCB_NO_XI2": "1",  # xdotool's hands are those of the core protocol
        }

    def hands(self, *words: str | int) -> None:
        """One command line of xdotool(1)."""
        command = ["xdotool", *map(str, words)]
        subprocess.run(command, env=self.environment, check=True, capture_output=True, timeout=30)


@contextmanager
def screen() -> Iterator[Screen]:
    """A screen without a window manager that lives as long as the context."""
    if not (shutil.which("Xvfb") and shutil.which("xdotool")):
        pytest.skip("Xvfb or xdotool is not installed")
    reading, writing = os.pipe()
    # By -displayfd it looks for a free number by itself, so that any number of runs get along.
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", SIZE, "-nolisten", "tcp", "-noreset"]
    process = subprocess.Popen(
        command, pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as pipe:
            number = pipe.readline().strip()
        yield Screen(f":{number}")
    finally:
        process.terminate()
        process.wait(timeout=10)
        Path(f"/tmp/.X{number}-lock").unlink(missing_ok=True)
