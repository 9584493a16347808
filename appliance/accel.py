"""Which accelerator the appliance uses: KVM where it works, else TCG.

That /dev/kvm can be opened says little: on some machines (nested virtualisation, mostly) QEMU
aborts on the first privileged instruction, or the guest never prints a line while a core spins.
So the exact machine is tried once: its kernel has to print something within `PROBE_TIMEOUT`. The
verdict is kept in the cache folder until the next boot of the host or a change of QEMU.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from appliance.appliance import boot
from appliance.build import Built
from appliance.cache import write_json
from appliance.errors import LaunchFailed, MonitorFailed
from appliance.manifest import boot_id
from appliance.qemu import Accelerator, Machine, Qemu

logger = logging.getLogger(__name__)

PROBE_TIMEOUT = 5.0
"""Seconds for the guest's kernel to print its first line; with a working KVM it takes about 0.5."""

_FILE = "accelerator.json"
KVM_DEVICE = "/dev/kvm"


@dataclass(frozen=True)
class Verdict:
    """What was found out about KVM, for one boot of the host and one QEMU."""

    accelerator: Accelerator
    reason: str
    """Why it is TCG, as a sentence; empty for KVM."""
    boot_id: str = ""
    qemu: str = ""


def choose(
    qemu: Qemu,
    machine: Machine,
    built: Built,
    cache: Path,
    temporary: Path,
    *,
    environ: Mapping[str, str] = os.environ,
    on_stage: Callable[[str], None] = lambda _stage: None,
    device: str = KVM_DEVICE,
) -> Verdict:
    """The accelerator to use. Tries KVM (at most `PROBE_TIMEOUT` and a second) when nothing is known.

    `force_tcg` and `force_kvm` in LIBGUESTFS_BACKEND_SETTINGS are obeyed. Calls `on_stage("probe")`
    before a trial.
    """
    settings = _settings(environ)
    if "force_kvm" in settings:
        return Verdict(Accelerator.KVM, "")
    if "force_tcg" in settings:
        return Verdict(Accelerator.TCG, "LIBGUESTFS_BACKEND_SETTINGS asks for TCG.")
    if reason := kvm_unusable(device):
        return Verdict(Accelerator.TCG, reason)
    known = remembered(qemu, cache)
    if known is not None:
        return known
    on_stage("probe")
    failure = _try_kvm(qemu, replace(machine, accelerator=Accelerator.KVM), built, temporary)
    if failure:
        logger.warning("KVM does not work here, going on without it: %s", failure)
    accelerator = Accelerator.TCG if failure else Accelerator.KVM
    verdict = Verdict(accelerator, failure, boot_id(), qemu.identity)
    _remember(verdict, cache)
    return verdict


def kvm_unusable(device: str = KVM_DEVICE) -> str:
    """Why the device cannot even be opened, as a sentence; empty when it can."""
    try:
        os.close(os.open(device, os.O_RDWR | os.O_CLOEXEC))
    except FileNotFoundError:
        return f"This machine has no {device}: virtualisation is missing or switched off in its firmware."
    except PermissionError:
        return f"You may not use {device}."
    except OSError as error:
        return f"{device} cannot be opened: {error.strerror}."
    return ""


def remembered(qemu: Qemu, cache: Path) -> Verdict | None:
    """The verdict of an earlier trial with this QEMU since the host's last boot, if there was one."""
    try:
        data = json.loads((cache / _FILE).read_text())
        verdict = Verdict(Accelerator(data["accelerator"]), data["reason"], data["boot_id"], data["qemu"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return verdict if (verdict.boot_id, verdict.qemu) == (boot_id(), qemu.identity) else None


def distrust(qemu: Qemu, cache: Path, reason: str, *, environ: Mapping[str, str] = os.environ) -> bool:
    """Take back a verdict for KVM, after a launch with it failed; false where there was none to take.

    Only for failures before a user's disk is there: a disk must not be able to take KVM away.
    """
    known = remembered(qemu, cache)
    if known is None or known.accelerator is Accelerator.TCG or "force_kvm" in _settings(environ):
        return False
    logger.warning("KVM does not work here any more, going on without it: %s", reason)
    _remember(Verdict(Accelerator.TCG, reason, boot_id(), qemu.identity), cache)
    return True


def forget(cache: Path) -> None:
    """Try KVM again at the next launch."""
    (cache / _FILE).unlink(missing_ok=True)


def _remember(verdict: Verdict, cache: Path) -> None:
    with contextlib.suppress(OSError):
        write_json(cache / _FILE, asdict(verdict))


def _settings(environ: Mapping[str, str]) -> list[str]:
    return environ.get("LIBGUESTFS_BACKEND_SETTINGS", "").split(":")


def _try_kvm(qemu: Qemu, machine: Machine, built: Built, temporary: Path) -> str:
    """Boot until the kernel speaks; why that did not happen, or an empty string."""
    deadline = time.monotonic() + PROBE_TIMEOUT
    talkative = replace(machine, verbose=True)
    try:
        with boot(qemu, talkative, built, temporary, patience=PROBE_TIMEOUT) as appliance:
            process = appliance.process
            while time.monotonic() < deadline:
                if b"Linux version" in bytes(process.console):
                    return ""
                if process.ended.wait(0.02):
                    return f"QEMU ended under KVM: {process.last_words}"
            return f"The guest's kernel stayed silent under KVM for {PROBE_TIMEOUT:g} s."
    except (LaunchFailed, MonitorFailed) as error:
        return f"KVM failed: {error.cause}"
