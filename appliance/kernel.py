"""Finding a Linux kernel, with its modules, that this user can read.

The appliance boots a copy of a kernel that the distribution made, not necessarily the running
one. Some distributions let only root read theirs; then a package's kernel unpacked into the
user's cache serves as well, and survives the next update.
"""

from __future__ import annotations

import os
import re
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from . import distro
from .cache import cache_folder
from .errors import CacheUnusable, KernelMissing, PartsMissing
from .parts import PartsKind, locate

COPY_FOLDER = "kernel"
"""Below the cache folder: a tree with `boot` and `lib/modules`, as packages have them."""

_NEEDED = ("virtio_pci", "virtio_blk", "virtio_scsi", "virtio_console", "sd_mod")
_ONE_OF = ("ext4", "ext2")

# The boot protocol's header: Documentation/arch/x86/boot.rst in the kernel's source.
_X86_MAGIC = slice(0x202, 0x206)
_X86_VERSION = 0x20E


@dataclass(frozen=True)
class Kernel:
    """A readable kernel, the folder of its modules, and its release (as `uname -r` would print)."""

    path: Path
    modules: Path
    release: str


def find_kernel(environ: Mapping[str, str] = os.environ, system: Path = Path("/")) -> Kernel:
    """The kernel named by SUPERMIN_KERNEL, else the newest usable one. Raises `KernelMissing`."""
    if named := environ.get("SUPERMIN_KERNEL"):
        return _named_kernel(Path(named), environ, system)
    found = [*_kernels(system), *_kernels(copy_folder(environ))]
    usable = [kernel for kernel in found if os.access(kernel.path, os.R_OK) and not lacking(kernel.modules)]
    if usable:
        return max(usable, key=lambda kernel: _version(kernel.release))
    raise _missing(found, copy_folder(environ))


def copy_folder(environ: Mapping[str, str] = os.environ) -> Path:
    """Where a kernel unpacked from its package is looked for; it need not exist."""
    try:
        return cache_folder(environ) / COPY_FOLDER
    except CacheUnusable:
        # Whoever needs the cache itself says what is wrong with it.
        return Path(os.devnull)


def copy_command(environ: Mapping[str, str] = os.environ) -> str:
    """The shell command that gives this user a readable kernel without root; empty if none is needed."""
    try:
        if locate(environ)[1] is PartsKind.FIXED:
            return ""
    except PartsMissing:
        pass
    try:
        find_kernel(environ)
    except KernelMissing:
        return (
            "" if environ.get("SUPERMIN_KERNEL") else distro.this().copy_kernel_command(copy_folder(environ))
        )
    return ""


def lacking(modules: Path) -> list[str]:
    """The modules that the appliance cannot do without and that this folder's kernel does not have."""
    try:
        lines = (modules / "modules.dep").read_text(errors="replace").splitlines()
        builtin = modules / "modules.builtin"
        if builtin.exists():
            lines += builtin.read_text(errors="replace").splitlines()
    except OSError:
        return ["modules.dep"]
    there = {line.partition(":")[0].rpartition("/")[2].partition(".")[0].replace("-", "_") for line in lines}
    missing = [name for name in _NEEDED if name not in there]
    if not there.intersection(_ONE_OF):
        missing.append(_ONE_OF[0])
    return missing


def _kernels(tree: Path) -> Iterator[Kernel]:
    for pattern in ("boot/vmlinuz-*", "boot/Image-*"):
        for path in tree.glob(pattern):
            release = path.name.partition("-")[2]
            for place in ("lib/modules", "usr/lib/modules"):
                if (tree / place / release).is_dir():
                    yield Kernel(path, tree / place / release, release)
                    break
    for place in ("lib/modules", "usr/lib/modules"):
        for path in tree.glob(f"{place}/*/vmlinuz"):
            yield Kernel(path, path.parent, path.parent.name)


def _named_kernel(path: Path, environ: Mapping[str, str], system: Path) -> Kernel:
    try:
        with path.open("rb") as file:
            start = file.read(0x10000)
    except OSError as error:
        raise KernelMissing(
            f"SUPERMIN_KERNEL names {path}, which cannot be read: {error.strerror}.",
            "Unset the variable, or name a kernel that you can read.",
        ) from error
    modules = Path(environ["SUPERMIN_MODULES"]) if environ.get("SUPERMIN_MODULES") else None
    release = environ.get("SUPERMIN_KERNEL_VERSION") or _release(start)
    if not release:
        release = modules.name if modules else path.name.partition("-")[2]
    modules = modules or system / "lib/modules" / release
    if missing := lacking(modules):
        raise KernelMissing(
            f"The kernel {path} lacks {', '.join(missing)} in {modules}.",
            "Name the folder of its modules in SUPERMIN_MODULES, or unset SUPERMIN_KERNEL.",
        )
    return Kernel(path, modules, release)


def _release(start: bytes) -> str:
    """The release that an x86 kernel's file states in its first 64 KiB; empty for other files."""
    if start[_X86_MAGIC] != b"HdrS":
        return ""
    (offset,) = struct.unpack_from("<H", start, _X86_VERSION)
    text = start[offset + 0x200 :][:128] if offset else b""
    return re.split(rb"[\0\s]", text)[0].decode("ascii", "replace")


def _version(release: str) -> tuple[list[int], str]:
    return [int(number) for number in re.findall(r"\d+", release)], release


def _missing(found: list[Kernel], folder: Path) -> KernelMissing:
    here = distro.this()
    unreadable = sorted({str(kernel.path) for kernel in found if not os.access(kernel.path, os.R_OK)})
    if unreadable:
        command = here.copy_kernel_command(folder)
        return KernelMissing(
            f"Only root can read the kernel: {', '.join(unreadable)}.",
            f"Unpack one of your own: {command}" if command else _NAME_ONE,
        )
    if found:
        newest = max(found, key=lambda kernel: _version(kernel.release))
        return KernelMissing(
            f"The kernel {newest.path} lacks {', '.join(lacking(newest.modules))} in {newest.modules}.",
            f"Install another one: {here.install_command('kernel')}",
        )
    return KernelMissing(
        "No Linux kernel with its modules is installed.",
        f"Install one: {here.install_command('kernel')}",
    )


_NAME_ONE = "Name one that you can read in SUPERMIN_KERNEL, and its modules in SUPERMIN_MODULES."
