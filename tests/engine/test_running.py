"""One run of the appliance: disks in their order, and ends that come too early."""

from __future__ import annotations

import contextlib
import json
import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from appliance import manifest
from appliance.appliance import boot
from appliance.cache import cache_folder
from appliance.errors import LaunchFailed, PlugFailed
from appliance.images import open_image
from appliance.launch import Settings, prepare
from appliance.qemu import Accelerator, find_qemu
from engine import running as running_module
from engine.console import Console
from engine.drives import Drive
from engine.guest_clock import Clock
from engine.running import Running, start
from engine.starting import Starting
from tests.appliance.programs import script
from tests.appliance.test_accel import WORKS
from tests.helpers.processes import descendants_named

MIB = 1 << 20


@contextlib.contextmanager
def drives(folder: Path, count: int) -> Iterator[list[Drive]]:
    """So many read-only raw disks that begin with their number."""
    with contextlib.ExitStack() as stack:
        made = []
        for number in range(count):
            path = folder / f"disk{number}"
            path.write_bytes(f"disk {number}".encode().ljust(MIB, b"\0"))
            made.append(Drive(stack.enter_context(open_image(path, "raw")), readonly=True))
        yield made


def started(given: list[Drive], settings: Settings | None = None) -> tuple[Running, list[str]]:
    stages: list[str] = []
    running, _launched = start(
        settings or Settings(),
        given,
        on_stage=stages.append,
        console=Console(),
        on_wake=lambda: None,
        starting=Starting(),
    )
    return running, stages


def starts(running: Running, given: list[Drive]) -> list[str]:
    script_ = "; ".join(f"head -c 6 /dev/{drive.device}; echo" for drive in given)
    return running.shell(script_).splitlines()


def test_disks_are_named_in_the_order_of_the_drives(tmp_path: Path) -> None:
    with drives(tmp_path, 6) as given:
        running, stages = started(given)
        with contextlib.closing(running):
            assert [drive.device for drive in given] == ["sda", "sdb", "sdc", "sdd", "sde", "sdf"]
            assert starts(running, given) == [f"disk {number}" for number in range(6)]
        assert stages[-1] == "disks"


def test_disks_that_came_in_another_order_are_put_in_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which the guest's kernel does now and then, with many disks."""
    waits: list[int] = []
    wait = Running.wait

    def wrong_at_first(self: Running) -> dict[str, str]:
        names = wait(self)
        waits.append(len(names))
        if len(waits) > 1:
            return names
        return dict(zip(names, reversed(names.values()), strict=True))

    monkeypatch.setattr(Running, "wait", wrong_at_first)
    with drives(tmp_path, 3) as given:
        running, _stages = started(given)
        with contextlib.closing(running):
            assert waits == [3, 1, 2, 3]
            assert [drive.device for drive in given] == ["sda", "sdb", "sdc"]
            assert starts(running, given) == ["disk 0", "disk 1", "disk 2"]


def test_seconds_in_the_guest_are_as_long_as_ours() -> None:
    """A template that was made on a busy machine ran a third too fast; a host that is slower shows it."""
    running, _stages = started([])
    with contextlib.closing(running):
        clock = Clock(running.shell)
        slower = Clock(running.shell, lambda: time.monotonic() * 0.5)
        time.sleep(2)
        assert not clock.is_wrong()
        assert slower.is_wrong()


def test_disk_that_cannot_be_put_in_ends_the_run(tmp_path: Path) -> None:
    with drives(tmp_path, 2) as given:
        given[1].block_size = 1000
        with pytest.raises(PlugFailed):
            started(given)
    assert not descendants_named("qemu")


def test_appliance_that_ends_before_its_daemon_is_ready_is_told_with_its_console() -> None:
    host = prepare(Settings())
    appliance = boot(host.qemu, host.machine, host.built, host.temporary)
    running = Running(appliance, launched=False)
    with contextlib.closing(running):
        appliance.process.kill()
        with pytest.raises(LaunchFailed, match="ended before its daemon was ready") as failed:
            running.wait_launched()
    assert "doctor" in failed.value.remedy
    assert failed.value.console == appliance.console


DIES = """
case "$*" in *"-accel kvm"*) (sleep 1; kill -9 $$) & esac
"""


def test_kvm_under_which_the_guest_dies_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It was found to work once; this run has no template, so that it has to boot."""
    if not Path("/dev/kvm").exists():
        monkeypatch.setattr("appliance.accel.kvm_unusable", lambda _device: "")
    wrapper = script(Path(os.environ["TMPDIR"], "wrapper"), DIES + WORKS.format(qemu=find_qemu().path))
    environ = {**os.environ, "LIBGUESTFS_HV": str(wrapper)}
    environ.pop("LIBGUESTFS_BACKEND_SETTINGS", None)
    settings = Settings(template=False, environ=environ)
    verdict = cache_folder(environ) / "accelerator.json"
    before = verdict.read_text() if verdict.exists() else None
    try:
        trusted = {
            "accelerator": "kvm",
            "reason": "",
            "boot_id": manifest.boot_id(),
            "qemu": find_qemu(environ).identity,
        }
        verdict.write_text(json.dumps(trusted))
        stages: list[str] = []
        running, launched = start(
            settings,
            [],
            on_stage=stages.append,
            console=Console(),
            on_wake=lambda: None,
            starting=Starting(),
        )
        with contextlib.closing(running):
            assert running.call("ping_daemon") is None
        assert stages == ["boot", "boot", "disks"]
        assert launched.accelerator is Accelerator.TCG
        assert launched.why_no_kvm == "The appliance ended before its daemon was ready."
    finally:
        wrapper.unlink()
        verdict.unlink(missing_ok=True)
        if before is not None:
            verdict.write_text(before)


def test_warm_up_that_fails_is_a_failed_launch(monkeypatch: pytest.MonkeyPatch) -> None:
    host = prepare(Settings())
    with boot(host.qemu, host.machine, host.built, host.temporary) as appliance:
        appliance.process.kill()
        with pytest.raises(LaunchFailed):
            running_module.WARM_UP.run(appliance)
