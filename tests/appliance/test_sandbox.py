"""What QEMU may do is decided from what it is started for."""

from __future__ import annotations

import json
import os
import pwd
import sys
from pathlib import Path
from typing import Any

import pytest

from appliance import confine, sandbox
from appliance.qemu import Accelerator, Machine, Qemu

QEMU = Qemu(Path("/opt/qemu/bin/qemu"), (7, 2, 0), is_wrapper=False)
WRAPPER = Qemu(Path("/home/me/wrappers/qemu"), (7, 2, 0), is_wrapper=True)


def specification(
    qemu: Qemu = QEMU, machine: Machine | None = None, readable: tuple[Path, ...] = ()
) -> dict[str, Any]:
    words = sandbox.command(qemu, machine or Machine(Accelerator.TCG), ["-a", "-b"], readable)
    assert words[:4] == [sys.executable, "-I", "-S", confine.__file__]
    assert words[5:] == ["--", str(qemu.path), "-a", "-b"]
    found: dict[str, Any] = json.loads(words[4])
    return found


def test_only_qemus_own_parts_and_the_named_files_can_be_read() -> None:
    grants = specification(readable=(Path("/cache/kernel"),))["grants"]
    assert "/cache/kernel" in grants["read"]
    assert str(QEMU.path) in grants["run"]
    assert grants["write"] == ["/dev/null"]
    everything = [path for paths in grants.values() for path in paths]
    private = ("/", "/home", "/root", "/tmp", "/var", "/var/tmp", "/etc", "/proc", "/sys", "/run", "/mnt")
    assert not set(private) & set(everything)


def test_kvm_is_within_reach_only_where_it_is_used() -> None:
    assert "/dev/kvm" not in json.dumps(specification())
    assert "/dev/kvm" in specification(machine=Machine(Accelerator.KVM))["grants"]["write"]


def test_wrapper_may_run_what_it_needs() -> None:
    grants = specification(WRAPPER)["grants"]
    assert {"/usr", "/bin", "/home/me/wrappers"} <= set(grants["run"])
    assert "/usr" not in specification()["grants"]["run"]
    assert grants["write"] == ["/dev/null"]


def test_network_is_denied_unless_asked_for() -> None:
    assert specification()["network"] is False
    assert specification(machine=Machine(Accelerator.TCG, network=True))["network"] is True


def test_no_core_is_dumped() -> None:
    assert specification()["limits"]["RLIMIT_CORE"] == 0


def test_root_is_given_up() -> None:
    expected = pwd.getpwnam("nobody").pw_uid if os.geteuid() == 0 else None
    assert specification()["uid"] == expected


def test_parent_is_this_process() -> None:
    assert specification()["parent"] == os.getpid()


def test_environment_holds_nothing_of_the_session() -> None:
    given = {
        "PATH": "/usr/bin",
        "LANG": "C.UTF-8",
        "HOME": "/root",
        "SSH_AUTH_SOCK": "/tmp/agent",
        "DBUS_SESSION_BUS_ADDRESS": "unix:path=/run/bus",
        "AWS_SECRET_ACCESS_KEY": "secret",
        "LD_PRELOAD": "/tmp/x.so",
    }
    assert sandbox.environment(given) == {"PATH": "/usr/bin", "LANG": "C.UTF-8"}


def test_landlock_is_there_when_the_kernel_says_so() -> None:
    assert sandbox.landlock_available() is (confine.landlock_abi() > 0)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has groups to give up")
def test_groups_are_given_up_but_for_that_of_kvm_where_it_is_used() -> None:
    assert specification()["groups"] == []
    device = Path("/dev/kvm")
    group = device.stat().st_gid if device.exists() else 0
    used = specification(machine=Machine(Accelerator.KVM))["groups"]
    assert used == ([group] if group and device.stat().st_mode & 0o040 else [])
