"""Python programs that tests start beside themselves, and small shell scripts in other programs' place."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parents[2]


def start(code: str, *words: object) -> subprocess.Popen[str]:
    """Run Python code that may import this project; `words` are its `sys.argv[1:]`."""
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, words)],
        cwd=PROJECT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def finish(program: subprocess.Popen[str], timeout: float = 120) -> str:
    """Wait for a program that has to succeed; what it printed."""
    output, complaints = program.communicate(timeout=timeout)
    assert program.returncode == 0, complaints
    return output


def run(code: str, *words: object) -> str:
    """Run Python code that has to succeed; what it printed."""
    return finish(start(code, *words))


def script(path: Path, text: str) -> Path:
    """A shell script that can be run."""
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return path
