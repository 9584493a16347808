"""What QEMU may do is decided from what it is started for."""

from __future__ import annotations

import os
import pwd
import sys
from pathlib import Path

import pytest

from appliance import confine, sandbox
from appliance.qemu import Accelerator, Machine, Qemu

QEMU = Qemu(Path("/opt/qemu/bin/qemu"), (7, 2, 0), is_wrapper=False)
WRAPPER = Qemu(Path("/home/me/wrappers/qemu"), (7, 2, 0), is_wrapper=True)


def options(
    qemu: Qemu = QEMU, machine: Machine | None = None, readable: tuple[Path, ...] = ()
) -> dict[str, list[str]]:
    words = sandbox.command(qemu, machine or Machine(Accelerator.TCG), ["-a", "-b"], readable)
    assert words[:4] == [sys.executable, "-I", "-S", confine.__file__]
    found, command = confine.parse(words[4:])
    assert command == [str(qemu.path), "-a", "-b"]
    return found


def test_only_qemus_own_parts_and_the_named_files_can_be_read() -> None:
    grants = options(readable=(Path("/cache/kernel"),))
    assert "/cache/kernel" in grants["read"]
    assert str(QEMU.path) in grants["run"]
    assert grants["write"] == ["/dev/null"]
    everything = [path for kind in ("run", "read", "write") for path in grants[kind]]
    private = ("/", "/home", "/root", "/tmp", "/var", "/var/tmp", "/etc", "/proc", "/sys", "/run", "/mnt")
    assert not set(private) & set(everything)


def test_kvm_is_within_reach_only_where_it_is_used() -> None:
    assert "/dev/kvm" not in [path for paths in options().values() for path in paths]
    assert "/dev/kvm" in options(machine=Machine(Accelerator.KVM))["write"]


def test_wrapper_may_run_what_it_needs() -> None:
    grants = options(WRAPPER)
    assert {"/usr", "/bin", "/home/me/wrappers"} <= set(grants["run"])
    assert "/usr" not in options()["run"]
    assert grants["write"] == ["/dev/null"]


def test_network_is_denied_unless_asked_for() -> None:
    assert options()["network"] == ["no"]
    assert options(machine=Machine(Accelerator.TCG, network=True))["network"] == ["yes"]


def test_no_core_is_dumped() -> None:
    assert "RLIMIT_CORE:0" in options()["limit"]


def test_root_is_given_up() -> None:
    expected = [str(pwd.getpwnam("nobody").pw_uid)] if os.geteuid() == 0 else []
    assert options().get("uid", []) == expected


def test_parent_is_this_process() -> None:
    assert options()["parent"] == [str(os.getpid())]


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
    assert "group" not in options()
    device = Path("/dev/kvm")
    group = device.stat().st_gid if device.exists() else 0
    used = options(machine=Machine(Accelerator.KVM)).get("group", [])
    assert used == ([str(group)] if group and device.stat().st_mode & 0o040 else [])


def test_a_script_of_ours_reads_python_and_its_own_folder_and_reaches_nothing(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    words = sandbox.script_command(script, ["word"], {"RLIMIT_CPU": 5})
    grants, command = confine.parse(words[4:])
    assert command == [sys.executable, "-I", "-B", str(script), "word"]
    assert str(tmp_path) in grants["read"]
    assert grants["write"] == ["/dev/null"]
    assert (grants["network"], grants["local"]) == (["no"], ["no"])
    assert {"RLIMIT_CPU:5", "RLIMIT_CORE:0"} <= set(grants["limit"])
    everything = {path for kind in ("run", "read", "write") for path in grants[kind]}
    assert not {"/", "/home", str(Path.home()), "/tmp", "/etc", "/proc", "/run"} & everything


def helper(by_ssh: bool, **environ: str) -> dict[str, list[str]]:
    words = sandbox.helper_command("/usr/bin/helper", ["-a"], by_ssh=by_ssh, environ=environ)
    found, command = confine.parse(words[4:])
    assert command == ["/usr/bin/helper", "-a"]
    return found


def test_helper_reaches_the_network_and_little_else() -> None:
    grants = helper(by_ssh=False, SSH_AUTH_SOCK="/run/agent")
    everything = [path for kind in ("run", "read", "write") for path in grants[kind]]
    assert (grants["network"], grants["local"]) == (["yes"], ["no"])
    assert not [path for path in everything if path.startswith(("/home", "/root", "/tmp", "/var"))]
    assert not {"/", "/etc", "/proc", "/sys", "/run"} & set(everything)
    assert grants["write"] == ["/dev/null"]


def test_helper_for_ssh_is_the_user_and_may_ask_the_agent() -> None:
    grants = helper(by_ssh=True, SSH_AUTH_SOCK="/run/agent")
    assert grants["local"] == ["yes"]
    assert "uid" not in grants
    assert str(Path.home() / ".ssh") in grants["read"]
    assert helper(by_ssh=True)["local"] == ["no"]
    given = {"HOME": "/home/me", "SSH_AUTH_SOCK": "/run/agent", "PATH": "/usr/bin", "SECRET": "x"}
    assert sandbox.helper_environment(given, by_ssh=False) == {"PATH": "/usr/bin"}
    assert sandbox.helper_environment(given, by_ssh=True).keys() == {"HOME", "SSH_AUTH_SOCK", "PATH"}
