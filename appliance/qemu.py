"""Finding QEMU, and the command line of the appliance's machine.

The machine is the least that guestfsd needs: one disk for its own root, a SCSI bus for the user's
disks, a serial channel for the daemon, one for the console, randomness. No display, sound, USB,
floppy, or network card (unless the network is asked for), and no configuration of the user's.
Whatever the machine uses reaches it as an open descriptor.
"""

from __future__ import annotations

import contextlib
import functools
import json
import os
import platform
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from appliance import distro
from appliance.cache import write_json
from appliance.errors import QemuMissing

MEMORY_MIB = 1280
"""Guest memory. Pages cost the host something only once the guest has touched them."""

TCG_BUFFER_MIB = 128
"""Bound of the translated code that TCG keeps; QEMU's own default grows to 1 GiB."""

CHANNEL = "org.libguestfs.channel.0"
"""The virtio-serial port on which guestfsd listens, by guestfsd's own convention."""

_SANDBOX = "on,obsolete=deny,elevateprivileges=deny,spawn=deny,resourcecontrol=deny"
_WITHOUT = ",usb=off,vmport=off,graphics=off,sata=off,smbus=off,hpet=off"
# Kernels before 5.17 fail under TCG with five levels of page tables. The others make programs and kernel
# choose instructions that TCG is slower at: wide vectors, bytes moved one by one, protection keys.
_COSTLY_WHEN_EMULATED = "la57=off,avx=off,avx2=off,erms=off,smap=off,smep=off,pku=off"
_VERSION_TIMEOUT = 10.0
_FILE = "qemu.json"


class Accelerator(StrEnum):
    KVM = "kvm"
    TCG = "tcg"


@dataclass(frozen=True)
class Qemu:
    """A QEMU system emulator: where it is and which one it is."""

    path: Path
    version: tuple[int, int, int]
    is_wrapper: bool

    @functools.cached_property
    def identity(self) -> str:
        """Changes whenever another program stands at the path."""
        found = self.path.stat()
        version = ".".join(map(str, self.version))
        return f"{self.path} {version} {found.st_dev}:{found.st_ino} {found.st_size} {found.st_mtime_ns}"


def find_qemu(environ: Mapping[str, str] = os.environ, cache: Path | None = None) -> Qemu:
    """The emulator that LIBGUESTFS_HV or LIBGUESTFS_QEMU names, else the one for this machine.

    Starts it with `-version` (at most 10 s) and remembers the answer while the program stays the
    same: in this process, and in `cache` for others. Raises `QemuMissing`.
    """
    named = environ.get("LIBGUESTFS_HV") or environ.get("LIBGUESTFS_QEMU")
    candidates = (
        [named] if named else [f"qemu-system-{platform.machine()}", "qemu-kvm", "/usr/libexec/qemu-kvm"]
    )
    for candidate in candidates:
        if found := shutil.which(candidate, path=environ.get("PATH")):
            path = Path(found).resolve()
            return _known(path, _look(path), cache)
    if named:
        raise QemuMissing(
            f"LIBGUESTFS_HV or LIBGUESTFS_QEMU names {named}, which is not a program that can be run.",
            "Unset the variable, or name a QEMU system emulator.",
        )
    raise QemuMissing(
        f"QEMU's emulator for {platform.machine()} is not installed.",
        f"Install it: {distro.this().install_command('qemu')}",
    )


@functools.lru_cache(maxsize=16)
def _known(path: Path, look: tuple[int, ...], cache: Path | None) -> Qemu:
    with path.open("rb") as program:
        # What is behind a wrapper may change while the wrapper stays.
        is_wrapper = program.read(2) == b"#!"
    remembered = None if is_wrapper or cache is None else cache / _FILE
    version = remembered and _remembered(remembered, path, look)
    if not version:
        version = _ask_version(path)
        if remembered is not None:
            with contextlib.suppress(OSError):
                write_json(remembered, {"path": str(path), "look": look, "version": version})
    return Qemu(path, version, is_wrapper)


def forget_version(cache: Path) -> None:
    """Ask QEMU for its version the next time."""
    (cache / _FILE).unlink(missing_ok=True)


def _look(path: Path) -> tuple[int, ...]:
    """What changes with the file at the path."""
    found = path.stat()
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


def _remembered(file: Path, path: Path, look: tuple[int, ...]) -> tuple[int, int, int] | None:
    try:
        data = json.loads(file.read_text())
        if (data["path"], data["look"]) != (str(path), list(look)):
            return None
        major, minor, micro = map(int, data["version"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return major, minor, micro


def _ask_version(path: Path) -> tuple[int, int, int]:
    try:
        answer = subprocess.run(
            [path, "-version"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_VERSION_TIMEOUT,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise QemuMissing(
            f"{path} could not be run: {error}.", "Install QEMU again or name another one in LIBGUESTFS_HV."
        ) from error
    match = re.search(rb"QEMU emulator version (\d+)\.(\d+)\.(\d+)", answer.stdout)
    if match is None:
        raise QemuMissing(
            f"{path} does not say that it is QEMU.", "Name a QEMU system emulator in LIBGUESTFS_HV."
        )
    major, minor, micro = map(int, match.groups())
    return major, minor, micro


@dataclass(frozen=True)
class Machine:
    """The appliance's machine without its descriptors: what a saved state depends on."""

    accelerator: Accelerator
    memory_mib: int = MEMORY_MIB
    cpus: int = 1
    network: bool = False
    verbose: bool = False
    append: str = ""
    """More words for the guest kernel's command line, as guestfs's `set_append` has it."""
    parameters: tuple[str, ...] = field(default=())
    """More words for QEMU's command line, as guestfs's `config` has it."""

    @property
    def cpu(self) -> str:
        if self.accelerator is Accelerator.KVM:
            return "host"
        return f"max,{_COSTLY_WHEN_EMULATED}" if platform.machine() == "x86_64" else "max"

    @property
    def type(self) -> str:
        # An i440FX would bring a floppy and an IDE controller that cannot be left out.
        return "virt" if platform.machine() == "aarch64" else "q35"

    def kernel_command_line(self, root: str) -> str:
        """The guest kernel's command line; `root` is what the initrd mounts."""
        serial = "ttyAMA0" if platform.machine() == "aarch64" else "ttyS0"
        words = [
            f"console={serial}",
            f"root={root}",
            "panic=1",
            "printk.time=1",
            "cgroup_disable=memory",
            "edd=off",
            "8250.nr_uarts=1",
            "tsc=reliable",
            "no_timer_check",
            "cryptomgr.notests",
            "usbcore.nousb",
            "mitigations=off",
            "random.trust_cpu=on",
            "selinux=0",
            "TERM=linux",
            f"guestfs_channel=/dev/virtio-ports/{CHANNEL}",
        ]
        if self.accelerator is Accelerator.TCG:
            # TCG before QEMU 8 keeps translated code by its address: a program that lies elsewhere each time
            # it is started is translated each time. `init` reads this word, too.
            words.append("norandmaps")
        words += ["guestfs_verbose=1"] if self.verbose else ["quiet", "loglevel=4"]
        words += ["guestfs_network=1"] if self.network else []
        return " ".join([*words, self.append] if self.append else words)

    def arguments(self, *, console: int, channel: int, monitor: int, memory: str) -> Iterator[str]:
        """The words behind the program's name, but for root, kernel, and what a launch adds.

        `console`, `channel` and `monitor` are inherited sockets, `memory` the rest of a
        `-object memory-backend-…` word.
        """
        accelerator = str(self.accelerator)
        if self.accelerator is Accelerator.TCG:
            accelerator += f",tb-size={TCG_BUFFER_MIB}"
        yield from ("-nodefaults", "-no-user-config", "-display", "none", "-no-reboot")
        yield from ("-sandbox", _SANDBOX)
        machine = f"{self.type},memory-backend=memory"
        yield from ("-machine", machine + (_WITHOUT if self.type == "q35" else ""))
        yield from ("-accel", accelerator, "-cpu", self.cpu, "-smp", str(self.cpus))
        yield from ("-m", f"{self.memory_mib}M")
        yield from ("-object", f"{memory},id=memory,size={self.memory_mib}M")
        yield from ("-rtc", "driftfix=slew" if self.type == "q35" else "base=utc")
        yield from ("-object", "rng-builtin,id=entropy", "-device", "virtio-rng-pci,rng=entropy")
        yield from ("-device", "vmgenid,guid=auto") if self.type == "q35" else ()
        yield from ("-device", "virtio-scsi-pci,id=scsi")
        yield from ("-chardev", f"socket,id=monitor,fd={monitor}", "-mon", "chardev=monitor,mode=control")
        yield from ("-chardev", f"socket,id=console,fd={console}", "-serial", "chardev:console")
        yield from ("-device", "virtio-serial-pci", "-chardev", f"socket,id=channel,fd={channel}")
        yield from ("-device", f"virtserialport,chardev=channel,name={CHANNEL}")
        if self.network:
            yield from ("-netdev", "user,id=network,net=169.254.0.0/16")
            yield from ("-device", "virtio-net-pci,netdev=network,romfile=")
        yield from self.parameters
