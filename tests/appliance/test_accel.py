"""Whether KVM is used, however it is broken.

/dev/null stands for a device that can be opened; wrappers around QEMU stand for the ways in which KVM fails
then. QEMU runs as nobody under Landlock here as well, so they lie in the open folder for temporary files.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from appliance import accel, supervisor
from appliance.accel import Verdict, choose, distrust, forget, remembered
from appliance.launch import Host
from appliance.qemu import Accelerator, Qemu
from tests.appliance.programs import script

ABORTS = """
case "$*" in *"-accel kvm"*)
    echo "qemu: error: failed to set MSR 0x10a to 0x69" >&2
    kill -ABRT $$
esac
exec {qemu} "$@"
"""
HANGS = """
case "$*" in *"-accel kvm"*) exec sleep 60; esac
exec {qemu} "$@"
"""
WORKS = """
i=0
for word do
    case "$last $word" in
        "-accel kvm") word=tcg ;;
        "-cpu host") word=max ;;
    esac
    last=$word; shift; set -- "$@" "$word"
done
exec {qemu} "$@"
"""

Wrapped = Callable[[str], Qemu]


@pytest.fixture
def wrapped(host: Host) -> Iterator[Wrapped]:
    """The host's QEMU behind a wrapper."""
    place = Path(os.environ["TMPDIR"], "wrapper")

    def make(text: str) -> Qemu:
        script(place, text.format(qemu=host.qemu.path))
        return Qemu(place, host.qemu.version, is_wrapper=True)

    yield make
    place.unlink(missing_ok=True)


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path


def chosen(host: Host, qemu: Qemu, cache: Path, device: str = os.devnull, **environ: str) -> Verdict:
    return choose(qemu, host.machine, host.built, cache, host.temporary, environ=environ, device=device)


def stages_of(host: Host, qemu: Qemu, cache: Path) -> list[str]:
    """The stages of one more choice: empty when nothing had to be tried."""
    stages: list[str] = []
    choose(
        qemu,
        host.machine,
        host.built,
        cache,
        host.temporary,
        environ={},
        on_stage=stages.append,
        device=os.devnull,
    )
    return stages


def test_hosts_own_kvm_is_judged_in_time(host: Host, cache: Path) -> None:
    """On a host where it is broken this takes longest."""
    started = time.monotonic()
    verdict = chosen(host, host.qemu, cache, accel.KVM_DEVICE)
    assert time.monotonic() - started < 15
    assert (verdict.accelerator is Accelerator.KVM) == (verdict.reason == "")
    assert verdict.accelerator is host.machine.accelerator or os.environ.get("LIBGUESTFS_BACKEND_SETTINGS")


def test_bound_of_the_trial_leaves_time_to_end_it() -> None:
    assert accel.PROBE_TIMEOUT + supervisor._KILL_TIMEOUT < 15


def test_host_without_the_device_is_told(host: Host, cache: Path) -> None:
    verdict = chosen(host, host.qemu, cache, f"{cache}/kvm")
    assert verdict.accelerator is Accelerator.TCG
    assert verdict.reason == (
        f"This machine has no {cache}/kvm: virtualisation is missing or switched off in its firmware."
    )
    assert list(cache.iterdir()) == []


def test_device_that_may_not_be_used_is_told() -> None:
    device = Path(os.environ["TMPDIR"], "kvm")
    device.touch(mode=0)
    was_root = os.geteuid() == 0
    try:
        if was_root:
            os.seteuid(65534)
        assert accel.kvm_unusable(str(device)) == f"You may not use {device}."
    finally:
        if was_root:
            os.seteuid(0)
        device.unlink()


def test_device_that_cannot_be_opened_is_told(tmp_path: Path) -> None:
    assert accel.kvm_unusable(str(tmp_path)) == f"{tmp_path} cannot be opened: Is a directory."
    assert accel.kvm_unusable(os.devnull) == ""


@pytest.mark.parametrize(
    ("setting", "expected"), [("force_tcg", Accelerator.TCG), ("force_kvm", Accelerator.KVM)]
)
def test_users_choice_is_obeyed_untried(
    host: Host, wrapped: Wrapped, cache: Path, setting: str, expected: Accelerator
) -> None:
    environ = {"LIBGUESTFS_BACKEND_SETTINGS": f"other:{setting}"}
    started = time.monotonic()
    assert chosen(host, wrapped(HANGS), cache, **environ).accelerator is expected
    assert time.monotonic() - started < 1
    assert list(cache.iterdir()) == []


def test_abort_under_kvm_leads_to_tcg_and_is_remembered(host: Host, wrapped: Wrapped, cache: Path) -> None:
    qemu = wrapped(ABORTS)
    verdict = chosen(host, qemu, cache)
    assert verdict.accelerator is Accelerator.TCG
    assert "failed to set MSR 0x10a to 0x69" in verdict.reason
    assert remembered(qemu, cache) == verdict
    assert stages_of(host, qemu, cache) == []
    assert [path.name for path in cache.iterdir()] == ["accelerator.json"]


def test_qemu_that_hangs_under_kvm_is_given_up(
    host: Host, wrapped: Wrapped, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(accel, "PROBE_TIMEOUT", 0.5)
    started = time.monotonic()
    verdict = chosen(host, wrapped(HANGS), cache)
    assert time.monotonic() - started < 5
    assert verdict.accelerator is Accelerator.TCG
    assert "did not answer the greeting within 0.5 s" in verdict.reason


def test_kernel_that_stays_silent_under_kvm_is_given_up(
    host: Host, wrapped: Wrapped, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(accel, "PROBE_TIMEOUT", 2.0)
    stopped = wrapped(WORKS.replace('exec {qemu} "$@"', 'exec {qemu} -S "$@"'))
    verdict = chosen(host, stopped, cache)
    assert verdict.reason == "The guest's kernel stayed silent under KVM for 2 s."


def test_kernel_that_speaks_is_all_that_kvm_needs(
    host: Host, wrapped: Wrapped, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # It is TCG in truth, which may take its time on a busy machine.
    monkeypatch.setattr(accel, "PROBE_TIMEOUT", 60.0)
    qemu = wrapped(WORKS)
    verdict = chosen(host, qemu, cache)
    assert (verdict.accelerator, verdict.reason) == (Accelerator.KVM, "")
    assert stages_of(host, qemu, cache) == []


@pytest.fixture
def judged(host: Host, wrapped: Wrapped, cache: Path) -> Qemu:
    """A QEMU that was found to abort under KVM."""
    qemu = wrapped(ABORTS)
    chosen(host, qemu, cache)
    return qemu


def test_verdict_is_forgotten_with_the_next_boot(
    host: Host, judged: Qemu, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(accel, "boot_id", lambda: "another boot")
    assert remembered(judged, cache) is None
    assert stages_of(host, judged, cache) == ["probe"]


def test_verdict_is_forgotten_with_another_qemu(host: Host, judged: Qemu, cache: Path) -> None:
    os.utime(judged.path, ns=(1, 1))
    updated = Qemu(judged.path, judged.version, is_wrapper=True)
    assert remembered(updated, cache) is None
    assert stages_of(host, updated, cache) == ["probe"]


def test_verdict_is_forgotten_when_asked_to(host: Host, judged: Qemu, cache: Path) -> None:
    forget(cache)
    forget(cache)
    assert stages_of(host, judged, cache) == ["probe"]


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "7", "{}", '{"accelerator": "xen"}', "[" * 5000])
def test_damaged_memory_is_no_verdict(judged: Qemu, cache: Path, text: str) -> None:
    (cache / "accelerator.json").write_text(text)
    assert remembered(judged, cache) is None


def test_trust_in_kvm_is_taken_back_until_the_next_boot(judged: Qemu, cache: Path) -> None:
    file = cache / "accelerator.json"
    file.write_text(json.dumps({**json.loads(file.read_text()), "accelerator": "kvm", "reason": ""}))
    assert not distrust(judged, cache, "It broke.", environ={"LIBGUESTFS_BACKEND_SETTINGS": "force_kvm"})
    assert distrust(judged, cache, "It broke.", environ={})
    verdict = remembered(judged, cache)
    assert verdict is not None
    assert (verdict.accelerator, verdict.reason) == (Accelerator.TCG, "It broke.")
    assert not distrust(judged, cache, "It broke.", environ={})


def test_there_is_no_trust_to_take_back_before_a_verdict(host: Host, cache: Path) -> None:
    assert not distrust(host.qemu, cache, "It broke.", environ={})
    assert list(cache.iterdir()) == []
