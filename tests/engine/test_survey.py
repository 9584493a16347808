"""What is made of the appliance's answers, by a shell that answers as one would."""

from __future__ import annotations

import os
import subprocess
import time

import pytest

from appliance.drives import Plugged
from appliance.errors import PlugFailed
from engine.survey import survey, wait


def disk(number: int, target: int) -> Plugged:
    return Plugged(f"guestscope{number:05}", target, (), (), None)


class Shell:
    """Keeps the scripts that it is told to run, and answers each in the same words."""

    def __init__(self, answer: str) -> None:
        self.scripts: list[str] = []
        self._answer = answer

    def __call__(self, script: str) -> str:
        self.scripts.append(script)
        return self._answer


TWO = "serial sdb 0QEMU guestscope00001\nserial sda 0QEMU guestscope00002\ndevice sda 8 0\n\n\n"


def test_disks_are_known_by_their_serials() -> None:
    shell = Shell(TWO)
    found = survey(shell, [disk(1, 7), disk(2, 9)])
    assert found.names == {"guestscope00001": "sdb", "guestscope00002": "sda"}
    assert found.report == TWO
    assert len(shell.scripts) == 1
    assert "targets='7 9'" in shell.scripts[0]


def test_disk_that_stays_away_is_an_error() -> None:
    with pytest.raises(PlugFailed, match="did not find a disk") as failed:
        survey(Shell(TWO), [disk(1, 0), disk(3, 1)])
    assert failed.value.remedy


def test_waiting_touches_nothing_on_the_disks() -> None:
    shell = Shell(TWO)
    assert wait(shell, [disk(1, 0)]) == {"guestscope00001": "sdb", "guestscope00002": "sda"}
    assert not [word for word in ("vgchange", "mdadm", "ldmtool", "blkid") if word in shell.scripts[0]]


def test_label_cannot_pass_for_a_serial() -> None:
    """blkid writes a label in one line behind its name, whatever is in it."""
    hostile = TWO + r"DEVNAME=/dev/sda" + "\n" + r"LABEL=x\x0aserial\ sda\ guestscope00001" + "\n"
    assert survey(Shell(hostile), [disk(1, 0)]).names["guestscope00001"] == "sdb"


def test_only_a_restored_appliance_is_renewed_each_with_bytes_of_its_own() -> None:
    shell = Shell(TWO)
    survey(shell, [disk(1, 0)])
    assert "urandom" not in shell.scripts[0]
    for _ in range(2):
        survey(shell, [disk(1, 0)], renewed=False)
    first, second = (script.splitlines()[0].split()[0] for script in shell.scripts[1:])
    assert first.startswith("entropy=")
    assert len(first) == len("entropy=") + 128
    assert first != second


def test_scripts_are_those_of_any_shell() -> None:
    """The guest's /bin/sh may be dash or bash; syntax is all that can be tried here."""
    shell = Shell(TWO)
    survey(shell, [disk(1, 0)], renewed=False)
    for program in ("sh", "bash"):
        checked = subprocess.run([program, "-n"], input=shell.scripts[0], text=True, capture_output=True)
        assert (checked.returncode, checked.stderr) == (0, "")


def test_time_is_told_to_the_guest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "time", lambda: 1234567890.5)
    monkeypatch.setattr(os, "urandom", bytes)
    shell = Shell(TWO)
    survey(shell, [disk(1, 0)], renewed=False)
    assert shell.scripts[0].startswith(f"entropy={'0' * 128} now=1234567890.500\n")
