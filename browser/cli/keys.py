"""Keys of encrypted volumes, from files and from standard input. They are told to nobody else."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Iterable
from pathlib import Path

from browser.cli.outcome import CommandFailed
from engine.unlock import Key, read_startup_key

MOST = 1 << 20
"""Bytes of a file of keys."""


def read_keys(names: Iterable[str]) -> list[Key]:
    """The keys in these files, one in a line, or startup keys of BitLocker; `-` is standard input.

    On a terminal one key is asked for, and not shown. Raises CommandFailed.
    """
    found: list[Key] = []
    for name in names:
        if name != "-":
            found += _in_file(Path(name))
        elif sys.stdin.isatty():
            found.append(getpass.getpass("Key: "))
        else:
            found += _lines(sys.stdin.buffer.read(MOST))
    return [key for key in dict.fromkeys(found) if key]


def _in_file(path: Path) -> list[Key]:
    try:
        return [read_startup_key(path)]
    except ValueError:
        with path.open("rb") as file:
            return _lines(file.read(MOST))
    except OSError as error:
        raise CommandFailed(f"The keys in {path} cannot be read: {error.strerror or error}.") from error


def _lines(content: bytes) -> list[Key]:
    return [os.fsdecode(line.rstrip(b"\r")) for line in content.split(b"\n")]
