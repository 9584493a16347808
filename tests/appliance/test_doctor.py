"""The doctor finds what is there and what is not, says what mends it, and never hangs or dies."""

import contextlib
import grp
import os
import threading
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from appliance import distro, doctor
from appliance.accel import Verdict
from appliance.doctor import PROBES, Check, CheckState, Finding, describe_kvm, examine, run_probes
from appliance.qemu import Accelerator


def finding(name: str, environ: Mapping[str, str]) -> Check:
    (check,) = run_probes({name: PROBES[name]}, environ, 15)
    return check


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "LIBGUESTFS_CACHEDIR": str(tmp_path)}


def program(folder: Path, name: str, script: str) -> Path:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


def test_a_machine_that_passes_the_tests_is_healthy() -> None:
    """KVM and the memory that other programs leave free are not the tests' to judge."""
    found = examine()
    assert [check.name for check in found] == list(PROBES)
    ill = [check for check in found if check.state in (CheckState.MISSING, CheckState.BROKEN)]
    assert [check for check in ill if check.name not in ("KVM", "Memory")] == []


def test_missing_qemu_comes_with_its_package(environ: dict[str, str], tmp_path: Path) -> None:
    check = finding("QEMU", {**environ, "PATH": str(tmp_path)})
    assert check.state is CheckState.MISSING
    assert distro.this().install_command("qemu") in check.remedy


def test_an_old_qemu_is_noted(environ: dict[str, str], tmp_path: Path) -> None:
    old = program(tmp_path, "qemu", "echo QEMU emulator version 5.2.0")
    check = finding("QEMU", {**environ, "LIBGUESTFS_HV": str(old)})
    assert check.state is CheckState.NOTE
    assert "5.2.0; 7.2.0 is the oldest one tested" in check.sentence


def test_missing_supermin_comes_with_its_package(environ: dict[str, str], tmp_path: Path) -> None:
    check = finding("supermin", {**environ, "PATH": str(tmp_path)})
    assert check == Check(
        "supermin",
        CheckState.MISSING,
        "supermin is not installed.",
        distro.this().install_command("supermin"),
    )


def test_a_supermin_that_does_not_run_is_broken(environ: dict[str, str], tmp_path: Path) -> None:
    program(tmp_path, "supermin", "echo no libraries >&2; exit 127")
    check = finding("supermin", {**environ, "PATH": str(tmp_path)})
    assert check.state is CheckState.BROKEN
    assert check.sentence.endswith("does not run: no libraries.")


def test_a_fixed_appliance_needs_neither_supermin_nor_kernel(environ: dict[str, str], tmp_path: Path) -> None:
    for name in ("kernel", "initrd", "root"):
        (tmp_path / name).touch()
    fixed = {**environ, "PATH": "", "LIBGUESTFS_PATH": str(tmp_path)}
    assert [finding(name, fixed).state for name in ("supermin", "Parts", "Kernel")] == [CheckState.OK] * 3


def test_missing_parts_are_named(environ: dict[str, str], tmp_path: Path) -> None:
    check = finding("Parts", {**environ, "LIBGUESTFS_PATH": str(tmp_path / "gone")})
    assert check.state is CheckState.MISSING
    assert f"{tmp_path}/gone" in check.sentence


def test_a_missing_kernel_is_named(environ: dict[str, str], tmp_path: Path) -> None:
    check = finding("Kernel", {**environ, "SUPERMIN_KERNEL": str(tmp_path / "gone")})
    assert check.state is CheckState.MISSING
    assert f"{tmp_path}/gone" in check.sentence


@pytest.mark.parametrize(
    ("verdict", "state", "sentence"),
    [
        (None, CheckState.OK, "can be opened"),
        (Verdict(Accelerator.KVM, ""), CheckState.OK, "KVM works."),
        (Verdict(Accelerator.TCG, "It aborts."), CheckState.BROKEN, "It aborts. Disks open without it"),
    ],
)
def test_what_a_launch_found_out_about_kvm_is_told(
    tmp_path: Path, verdict: Verdict | None, state: CheckState, sentence: str
) -> None:
    found = describe_kvm("", verdict, tmp_path)
    assert found.state is state
    assert sentence in found.sentence


def test_a_kernel_without_landlock_is_noted_with_what_has_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "landlock_abi", lambda: 0)
    (found,) = doctor.run_probes({"Landlock": doctor.PROBES["Landlock"]}, {}, 5)
    assert found.state is CheckState.NOTE
    assert found.sentence == "This kernel offers no Landlock: QEMU runs with its own sandbox only."
    assert "5.13" in found.remedy


def test_a_machine_without_kvm_is_not_ill(tmp_path: Path) -> None:
    assert describe_kvm("There is none.", None, tmp_path / "kvm").state is CheckState.NOTE


def test_a_closed_kvm_comes_with_the_group_to_join(tmp_path: Path) -> None:
    device = tmp_path / "kvm"
    device.touch()
    device.chmod(0o660)
    gid = next(entry.gr_gid for entry in grp.getgrall() if entry.gr_name != "root")
    with contextlib.suppress(PermissionError):
        os.chown(device, -1, gid)
    group = grp.getgrgid(device.stat().st_gid).gr_name
    remedy = describe_kvm("You may not use it.", None, device).remedy
    assert remedy == f"sudo usermod -aG {group} $USER, then log in again."


def test_a_kvm_for_root_alone_is_left_to_who_manages_the_machine(tmp_path: Path) -> None:
    device = tmp_path / "kvm"
    device.touch()
    device.chmod(0o600)
    assert describe_kvm("You may not use it.", None, device).remedy.startswith("Ask who manages")


def test_a_cache_of_somebody_else_is_named(environ: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / f".guestscope-{os.geteuid()}").mkdir(mode=0o777)
    (tmp_path / f".guestscope-{os.geteuid()}").chmod(0o777)
    check = finding("Cache folder", environ)
    assert check.state is CheckState.MISSING
    assert check.remedy == f"Remove it: rm -r {tmp_path}/.guestscope-{os.geteuid()}"


def test_free_space_and_memory_are_measured(environ: dict[str, str]) -> None:
    for name in ("Free space", "Memory"):
        assert "GiB" in finding(name, environ).sentence


def test_a_check_that_never_ends_is_reported_in_time() -> None:
    never = threading.Event()

    def hangs(_environ: Mapping[str, str]) -> Finding:
        never.wait(20)
        return Finding(CheckState.OK, "too late")

    began = time.monotonic()
    (check,) = run_probes({"Disk": hangs}, {}, 0.2)
    never.set()
    assert time.monotonic() - began < 5
    assert check == Check("Disk", CheckState.BROKEN, "This did not answer within 0.2 s.")


def test_a_check_that_fails_unforeseen_is_a_finding() -> None:
    def fails(_environ: Mapping[str, str]) -> Finding:
        raise ValueError("odd")

    assert run_probes({"Disk": fails}, {}, 5) == [
        Check("Disk", CheckState.BROKEN, "This could not be examined: ValueError('odd').")
    ]
