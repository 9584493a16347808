"""The little program for the guest, which runs on this host as well."""

from __future__ import annotations

import errno
import os
import platform
import struct
import subprocess
from pathlib import Path

import pytest

from engine import reseed

on_known_machine = pytest.mark.skipif(
    not reseed.program(platform.machine()), reason="there is no program for this machine"
)


def run(path: Path, standard_input: str) -> int:
    with open(standard_input, "rb") as source:
        return subprocess.run([path], stdin=source, timeout=10, check=False).returncode


@pytest.fixture
def program(tmp_path: Path) -> Path:
    path = tmp_path / "reseed"
    path.write_bytes(reseed.program(platform.machine()))
    path.chmod(0o755)
    return path


@on_known_machine
def test_it_asks_the_kernel_to_reseed(program: Path) -> None:
    expected = 0 if os.geteuid() == 0 else errno.EPERM
    assert run(program, "/dev/urandom") == expected


@on_known_machine
def test_it_tells_when_that_cannot_be_asked_for(program: Path) -> None:
    assert run(program, os.devnull) == errno.ENOTTY


@on_known_machine
def test_a_shell_puts_it_in_place(program: Path, tmp_path: Path) -> None:
    target = tmp_path / "target"
    text = reseed.install_script().replace(reseed.PLACE, str(target))
    subprocess.run(["/bin/sh", "-c", text], check=True)
    assert target.read_bytes() == program.read_bytes()
    assert target.stat().st_mode & 0o777 == 0o755


@pytest.mark.parametrize(("machine", "number"), [("x86_64", 62), ("aarch64", 183)])
def test_it_is_a_program_for_its_machine(machine: str, number: int) -> None:
    """By elf(5): a 64-bit executable whose one segment is the whole file, entered behind the headers."""
    data = reseed.program(machine)
    assert data[:6] == b"\x7fELF\x02\x01"
    assert struct.unpack_from("<HH", data, 16) == (2, number)
    (entry,) = struct.unpack_from("<Q", data, 24)
    kind, flags, offset, address, _physical, in_file, in_memory = struct.unpack_from("<IIQQQQQ", data, 64)
    assert (kind, flags, offset) == (1, 5, 0)
    assert entry == address + 120
    assert in_file == in_memory == len(data) < 200


def test_unknown_machine_gets_none() -> None:
    assert reseed.program("vax") == b""
