"""Examining the host: all that an appliance needs, each with what is wrong and what mends it.

Looks and asks, and changes nothing. The window and the command line show the same list.
"""

from __future__ import annotations

import ctypes.util
import grp
import importlib.util
import os
import re
import shutil
import subprocess
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from . import distro
from .accel import Verdict, kvm_unusable, remembered
from .cache import cache_folder, free_space
from .confine import landlock_abi
from .errors import ApplianceError, CacheUnusable, PartsMissing
from .kernel import find_kernel
from .parts import PartsKind, locate
from .qemu import Accelerator, find_qemu

PROBE_LIMIT = 15.0
"""Seconds that one check may take; what takes longer is reported as not answering."""

OLDEST_QEMU = (7, 2, 0)
"""The oldest QEMU that Guestscope is tested with."""

NEEDED_SPACE = 1 << 30
"""Bytes in the cache folder: a build, a template, and what a session writes."""

NEEDED_MEMORY = 1 << 30
"""Bytes: the appliance of one window, and room for the window itself."""

_SLOWER = "Disks open without it, more slowly."
_SWITCH_ON = "Switch on virtualisation in the machine's firmware."
_LIBVIRT_SOCKETS = ("libvirt/libvirt-sock", "libvirt/virtqemud-sock")


class CheckState(StrEnum):
    """NOTE says what is worth knowing but keeps nothing from working."""

    OK = "ok"
    MISSING = "missing"
    BROKEN = "broken"
    NOTE = "note"


@dataclass(frozen=True)
class Check:
    """One precondition: what was found, as a sentence, and the command or advice that mends it."""

    name: str
    state: CheckState
    sentence: str
    remedy: str = ""


class Finding(NamedTuple):
    """A check without its name."""

    state: CheckState
    sentence: str
    remedy: str = ""


Probe = Callable[[Mapping[str, str]], Finding]


def examine(environ: Mapping[str, str] = os.environ) -> list[Check]:
    """All checks, in the order in which they depend on each other. Blocks for at most `PROBE_LIMIT`.

    Raises nothing: a check that fails in an unforeseen way is itself a finding.
    """
    return run_probes(PROBES, environ, PROBE_LIMIT)


def run_probes(probes: Mapping[str, Probe], environ: Mapping[str, str], limit: float) -> list[Check]:
    """The findings of named probes, each in a thread: a dead file server must not hold up the rest."""
    found: dict[str, Check] = {}

    def run(name: str, probe: Probe) -> None:
        try:
            found[name] = Check(name, *probe(environ))
        except ApplianceError as error:
            found[name] = Check(name, CheckState.MISSING, error.cause, error.remedy)
        except Exception as error:  # noqa: BLE001 - a doctor that dies tells nothing
            found[name] = Check(name, CheckState.BROKEN, f"This could not be examined: {error!r}.")

    threads = {name: threading.Thread(target=run, args=(name, probes[name]), daemon=True) for name in probes}
    for thread in threads.values():
        thread.start()
    for thread in threads.values():
        thread.join(limit)
    silent = f"This did not answer within {limit:g} s."
    return [found.get(name) or Check(name, CheckState.BROKEN, silent) for name in probes]


def _qemu(environ: Mapping[str, str]) -> Finding:
    qemu = find_qemu(environ)
    version = ".".join(map(str, qemu.version))
    if qemu.version < OLDEST_QEMU:
        return Finding(
            CheckState.NOTE,
            f"{qemu.path} is version {version}; {_dotted(OLDEST_QEMU)} is the oldest one tested.",
            "Upgrade it if disks do not open.",
        )
    return Finding(CheckState.OK, f"{qemu.path} is version {version}.")


def _supermin(environ: Mapping[str, str]) -> Finding:
    if _is_fixed(environ):
        return Finding(CheckState.OK, "Not needed: LIBGUESTFS_PATH names a finished appliance.")
    path = shutil.which("supermin", path=environ.get("PATH"))
    remedy = distro.this().install_command("supermin")
    if path is None:
        return Finding(CheckState.MISSING, "supermin is not installed.", remedy)
    asked = subprocess.run(
        [path, "--version"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        timeout=PROBE_LIMIT - 1,
        check=False,
    )
    if asked.returncode:
        sentence = f"{path} does not run: {asked.stderr.strip() or asked.returncode}."
        return Finding(CheckState.BROKEN, sentence, remedy)
    return Finding(CheckState.OK, f"{path} is {asked.stdout.strip()}.")


def _parts(environ: Mapping[str, str]) -> Finding:
    folder, kind = locate(environ)
    what = "A finished appliance is" if kind is PartsKind.FIXED else "The appliance's parts are"
    return Finding(CheckState.OK, f"{what} in {folder}.")


def _kernel(environ: Mapping[str, str]) -> Finding:
    if _is_fixed(environ):
        return Finding(CheckState.OK, "Not needed: the finished appliance has its own.")
    kernel = find_kernel(environ)
    return Finding(CheckState.OK, f"{kernel.path} can be read and has its modules.")


def _kvm(environ: Mapping[str, str]) -> Finding:
    try:
        verdict = remembered(find_qemu(environ), cache_folder(environ))
    except ApplianceError:
        # The other checks say what is wrong there.
        verdict = None
    return describe_kvm(kvm_unusable(), verdict, Path("/dev/kvm"))


def describe_kvm(unusable: str, verdict: Verdict | None, device: Path) -> Finding:
    """The finding, of why the device cannot be opened and of what an earlier launch found out."""
    if unusable and not device.exists():
        return Finding(CheckState.NOTE, f"{unusable} {_SLOWER}", _SWITCH_ON)
    if unusable:
        return Finding(CheckState.MISSING, f"{unusable} {_SLOWER}", _join_group(device))
    if verdict is None:
        return Finding(CheckState.OK, f"{device} can be opened; the first launch will try it.")
    if verdict.accelerator is Accelerator.KVM:
        return Finding(CheckState.OK, "KVM works.")
    return Finding(
        CheckState.BROKEN,
        f"{verdict.reason} {_SLOWER}",
        "It will be tried again after this machine's next start.",
    )


def _landlock(_environ: Mapping[str, str]) -> Finding:
    if version := landlock_abi():
        return Finding(CheckState.OK, f"The kernel confines QEMU (Landlock version {version}).")
    return Finding(
        CheckState.NOTE,
        "This kernel offers no Landlock: QEMU runs with its own sandbox only.",
        "Linux 5.13 and newer have it; it may have to be named in the kernel's lsm= parameter.",
    )


def _cache(environ: Mapping[str, str]) -> Finding:
    folder = cache_folder(environ)
    if not os.access(folder, os.W_OK | os.X_OK):
        raise CacheUnusable(f"You may not write to {folder}.", f"Remove it: rm -r {folder}")
    return Finding(CheckState.OK, f"{folder} is yours alone.")


def _space(environ: Mapping[str, str]) -> Finding:
    folder = cache_folder(environ)
    free = free_space(folder)
    sentence = f"{_gibibytes(free)} are free in {folder}."
    if free < NEEDED_SPACE:
        return Finding(
            CheckState.MISSING,
            f"Only {sentence} {_gibibytes(NEEDED_SPACE)} are needed.",
            "Free some space, or name another folder in LIBGUESTFS_CACHEDIR.",
        )
    return Finding(CheckState.OK, sentence)


def _memory(_environ: Mapping[str, str]) -> Finding:
    match = re.search(r"^MemAvailable:\s*(\d+) kB", Path("/proc/meminfo").read_text(), re.MULTILINE)
    if match is None:
        return Finding(CheckState.NOTE, "The kernel does not say how much memory is free.")
    free = int(match[1]) * 1024
    sentence = f"{_gibibytes(free)} of memory are available."
    if free < NEEDED_MEMORY:
        return Finding(
            CheckState.MISSING,
            f"Only {sentence} {_gibibytes(NEEDED_MEMORY)} are needed.",
            "Close other programs.",
        )
    return Finding(CheckState.OK, sentence)


def _libvirt(environ: Mapping[str, str]) -> Finding:
    if importlib.util.find_spec("libvirt") is None:
        return Finding(
            CheckState.NOTE,
            "libvirt's Python binding is not installed, so its machines are not listed.",
            f"{distro.this().install_command('libvirt', 'headers')} && pip install 'guestscope[libvirt]'",
        )
    folders = [Path("/run")]
    if runtime := environ.get("XDG_RUNTIME_DIR"):
        folders.append(Path(runtime))
    if any((folder / socket).exists() for folder in folders for socket in _LIBVIRT_SOCKETS):
        return Finding(CheckState.OK, "Its Python binding is installed and its daemon is there.")
    return Finding(
        CheckState.NOTE,
        "No libvirt daemon is there; its Python binding reaches those of other machines.",
    )


def _wimlib(_environ: Mapping[str, str]) -> Finding:
    if ctypes.util.find_library("wim"):
        return Finding(CheckState.OK, "Files that Windows keeps compressed can be read.")
    return Finding(
        CheckState.NOTE,
        "wimlib is not installed, so files that Windows keeps compressed cannot be read.",
        distro.this().install_command("wim"),
    )


PROBES: Mapping[str, Probe] = {
    "QEMU": _qemu,
    "supermin": _supermin,
    "Parts": _parts,
    "Kernel": _kernel,
    "KVM": _kvm,
    "Landlock": _landlock,
    "Cache folder": _cache,
    "Free space": _space,
    "Memory": _memory,
    "libvirt": _libvirt,
    "wimlib": _wimlib,
}
"""What `examine` examines, by the name that people see."""


def _is_fixed(environ: Mapping[str, str]) -> bool:
    try:
        return locate(environ)[1] is PartsKind.FIXED
    except PartsMissing:
        return False


def _join_group(device: Path) -> str:
    """What lets this user use a device node."""
    found = device.stat()
    try:
        group = grp.getgrgid(found.st_gid).gr_name
    except KeyError:
        group = ""
    if found.st_mode & 0o060 == 0o060 and group not in ("", "root"):
        return f"sudo usermod -aG {group} $USER, then log in again."
    return f"Ask who manages this machine for access to {device}."


def _dotted(version: tuple[int, ...]) -> str:
    return ".".join(map(str, version))


def _gibibytes(number: int) -> str:
    return f"{number / (1 << 30):.1f} GiB"
