"""Finding QEMU, and the machine that it is told to be."""

from __future__ import annotations

import json
import os
import shutil
import time
from pathlib import Path

import pytest

from appliance import qemu as qemu_module
from appliance.errors import QemuMissing
from appliance.qemu import Accelerator, Machine, find_qemu
from tests.appliance.programs import script

HOSTS = find_qemu().path
PATH = os.environ["PATH"]


def arguments(machine: Machine) -> list[str]:
    return list(machine.arguments(console=11, channel=12, monitor=13, memory="memory-backend-ram"))


def pretender(folder: Path, version: str = "7.2.0", name: str = "qemu") -> Path:
    return script(folder / name, f"echo 'QEMU emulator version {version} (Debian)'")


def test_hosts_emulator_is_found_with_its_version() -> None:
    qemu = find_qemu({"PATH": PATH})
    assert qemu.path == HOSTS
    assert qemu.version >= (6, 0, 0)
    assert not qemu.is_wrapper


@pytest.mark.parametrize("variable", ["LIBGUESTFS_HV", "LIBGUESTFS_QEMU"])
def test_named_emulator_is_taken(tmp_path: Path, variable: str) -> None:
    named = pretender(tmp_path, "9.1.2")
    qemu = find_qemu({"PATH": PATH, variable: str(named)})
    assert (qemu.path, qemu.version) == (named, (9, 1, 2))


def test_hv_comes_before_qemu(tmp_path: Path) -> None:
    first, second = pretender(tmp_path, name="first"), pretender(tmp_path, name="second")
    qemu = find_qemu({"PATH": PATH, "LIBGUESTFS_HV": str(first), "LIBGUESTFS_QEMU": str(second)})
    assert qemu.path == first


def test_wrapper_is_known_as_one(tmp_path: Path) -> None:
    wrapper = script(tmp_path / "wrapper", f'exec {HOSTS} "$@"')
    qemu = find_qemu({"PATH": PATH, "LIBGUESTFS_HV": str(wrapper)})
    assert qemu.is_wrapper
    assert qemu.version == find_qemu({"PATH": PATH}).version


def test_host_without_emulator_is_told_what_to_install(tmp_path: Path) -> None:
    with pytest.raises(QemuMissing, match="is not installed") as missing:
        find_qemu({"PATH": str(tmp_path)})
    assert missing.value.remedy.startswith("Install it: ")


@pytest.mark.parametrize("variable", ["LIBGUESTFS_HV", "LIBGUESTFS_QEMU"])
def test_named_emulator_that_is_not_there_is_not_passed_over(tmp_path: Path, variable: str) -> None:
    with pytest.raises(QemuMissing, match=f"names {tmp_path}/gone, which is not a program"):
        find_qemu({"PATH": PATH, variable: f"{tmp_path}/gone"})


def test_file_that_cannot_be_run_is_no_emulator(tmp_path: Path) -> None:
    pretender(tmp_path).chmod(0o644)
    with pytest.raises(QemuMissing, match="is not a program that can be run"):
        find_qemu({"PATH": PATH, "LIBGUESTFS_HV": f"{tmp_path}/qemu"})


@pytest.mark.parametrize("program", ["bash", "cat", "true", "qemu-img"])
def test_other_programs_are_no_emulators(program: str) -> None:
    """bash says “GNU bash, version 5…”, qemu-img says “qemu-img version 7…”."""
    path = shutil.which(program)
    assert path is not None
    with pytest.raises(QemuMissing, match="does not say that it is QEMU"):
        find_qemu({"PATH": PATH, "LIBGUESTFS_HV": path})


def test_program_in_a_strange_format_is_no_emulator(tmp_path: Path) -> None:
    path = tmp_path / "qemu"
    path.write_bytes(b"\x7fELF but not really")
    path.chmod(0o755)
    with pytest.raises(QemuMissing, match=r"could not be run: .*Exec format error"):
        find_qemu({"PATH": PATH, "LIBGUESTFS_HV": str(path)})


def test_program_that_hangs_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(qemu_module, "_VERSION_TIMEOUT", 0.2)
    hanging = script(tmp_path / "qemu", "exec sleep 60")
    started = time.monotonic()
    with pytest.raises(QemuMissing, match="timed out"):
        find_qemu({"PATH": PATH, "LIBGUESTFS_HV": str(hanging)})
    assert time.monotonic() - started < 5


def test_another_program_at_the_path_is_another_identity(tmp_path: Path) -> None:
    environ = {"PATH": PATH, "LIBGUESTFS_HV": str(pretender(tmp_path))}
    first = find_qemu(environ)
    assert find_qemu(environ).identity == first.identity
    pretender(tmp_path, "7.2.1")
    os.utime(tmp_path / "qemu", ns=(1, 1))
    second = find_qemu(environ)
    assert second.version == (7, 2, 1)
    assert second.identity != first.identity


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The programs that are asked for their version, as if each call came from another process."""
    paths: list[Path] = []
    ask = qemu_module._ask_version

    def note(path: Path) -> tuple[int, int, int]:
        paths.append(path)
        return ask(path)

    monkeypatch.setattr(qemu_module, "_ask_version", note)
    monkeypatch.setattr(qemu_module, "_known", qemu_module._known.__wrapped__)
    return paths


def test_version_is_asked_for_once_while_the_program_stays(asked: list[Path], tmp_path: Path) -> None:
    first = find_qemu({"PATH": PATH}, tmp_path)
    assert find_qemu({"PATH": PATH}, tmp_path) == first
    assert asked == [HOSTS]
    find_qemu({"PATH": PATH})
    assert asked == [HOSTS] * 2


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"path": 1}', "[" * 100_000])
def test_damaged_memory_of_a_version_is_none(asked: list[Path], tmp_path: Path, text: str) -> None:
    first = find_qemu({"PATH": PATH}, tmp_path)
    (tmp_path / "qemu.json").write_text(text)
    assert find_qemu({"PATH": PATH}, tmp_path) == first
    assert len(asked) == 2
    assert find_qemu({"PATH": PATH}, tmp_path) == first
    assert len(asked) == 2


def test_version_of_a_changed_program_is_asked_for_again(asked: list[Path], tmp_path: Path) -> None:
    find_qemu({"PATH": PATH}, tmp_path)
    known = json.loads((tmp_path / "qemu.json").read_text())
    for number in range(len(known["look"])):
        look = [value + (index == number) for index, value in enumerate(known["look"])]
        (tmp_path / "qemu.json").write_text(json.dumps({**known, "look": look}))
        find_qemu({"PATH": PATH}, tmp_path)
        assert len(asked) == number + 2


def test_wrapper_is_asked_each_time(asked: list[Path], tmp_path: Path) -> None:
    """What it wraps may be another one by now."""
    environ = {"PATH": PATH, "LIBGUESTFS_HV": str(pretender(tmp_path))}
    assert [find_qemu(environ, tmp_path).version for _ in range(2)] == [(7, 2, 0)] * 2
    assert len(asked) == 2


def test_cache_that_cannot_be_written_to_is_done_without(asked: list[Path], tmp_path: Path) -> None:
    assert find_qemu({"PATH": PATH}, tmp_path / "none").path == HOSTS


def test_machine_has_no_network_card_unless_asked_for() -> None:
    words = " ".join(arguments(Machine(Accelerator.TCG)))
    assert "net" not in words
    words = " ".join(arguments(Machine(Accelerator.TCG, network=True)))
    assert "-netdev user,id=network" in words
    assert "-device virtio-net-pci,netdev=network" in words


def test_machine_reads_no_configuration_and_has_nothing_that_is_not_asked_for() -> None:
    words = arguments(Machine(Accelerator.TCG))
    assert {"-nodefaults", "-no-user-config", "-no-reboot"} <= set(words)
    assert words[words.index("-display") + 1] == "none"
    assert not {"-usb", "-vga", "-daemonize", "-pidfile", "-monitor"} & set(words)


def test_machine_runs_under_every_denial_of_the_sandbox() -> None:
    words = arguments(Machine(Accelerator.KVM))
    sandbox = words[words.index("-sandbox") + 1].split(",")
    assert sandbox == [
        "on",
        "obsolete=deny",
        "elevateprivileges=deny",
        "spawn=deny",
        "resourcecontrol=deny",
    ]


def test_machine_names_no_path() -> None:
    assert not [word for word in arguments(Machine(Accelerator.TCG, network=True)) if word.startswith("/")]
    assert not [word for word in arguments(Machine(Accelerator.TCG)) if "=/" in word]


@pytest.mark.parametrize(("accelerator", "cpu"), [(Accelerator.KVM, "host"), (Accelerator.TCG, "max")])
def test_one_accelerator_is_named_with_its_processor(accelerator: Accelerator, cpu: str) -> None:
    words = arguments(Machine(accelerator))
    assert words.count("-accel") == 1
    assert words[words.index("-accel") + 1].split(",")[0] == accelerator
    assert words[words.index("-cpu") + 1].split(",")[0] == cpu


def test_translated_code_is_bounded() -> None:
    words = arguments(Machine(Accelerator.TCG))
    assert "tb-size=128" in words[words.index("-accel") + 1]


def test_what_the_user_chooses_reaches_the_machine() -> None:
    words = arguments(Machine(Accelerator.TCG, memory_mib=512, cpus=3, parameters=("-name", "mine")))
    assert words[words.index("-m") + 1] == "512M"
    assert words[words.index("-smp") + 1] == "3"
    assert words[-2:] == ["-name", "mine"]


def test_kernel_is_quiet_unless_asked_to_talk() -> None:
    quiet = Machine(Accelerator.TCG).kernel_command_line("/dev/vda").split()
    assert {"root=/dev/vda", "panic=1", "quiet"} <= set(quiet)
    assert "guestfs_verbose=1" not in quiet
    talking = Machine(Accelerator.TCG, verbose=True, network=True, append="mine=1 yours")
    words = talking.kernel_command_line("/dev/vda").split()
    assert {"guestfs_verbose=1", "guestfs_network=1"} <= set(words)
    assert "quiet" not in words
    assert words[-2:] == ["mine=1", "yours"]
