"""The template: a booted, warmed appliance saved once and restored for every launch.

A template is three files in a folder of its own in the cache: the guest's memory (sparse), the
state of its devices, and the qcow2 overlay that its root had when it was saved. It is made before
any user's disk or key exists. It belongs to one appliance build, QEMU, machine line and processor,
so its folder is named by a hash of them all; a change of any makes another folder.

QEMU restores damaged memory without a word, so every use checks the files (see `manifest`).

QEMU gets the memory as a sealed memfd that it can map privately but cannot write. (Before 8.2 it
opens a memory file for writing even then, and a QEMU that was taken over could spoil the template.)
One such memfd serves all handles of this process.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import logging
import os
import platform
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from appliance import manifest, sparse
from appliance.appliance import Appliance, boot, open_file, root_arguments, spawn
from appliance.build import Built
from appliance.cache import free_space
from appliance.errors import CacheUnusable, MonitorFailed
from appliance.images import make_overlay
from appliance.qemu import Accelerator, Machine, Qemu

logger = logging.getLogger(__name__)

SCHEMA = 1
"""Counts what the key does not see: the way that templates are made and restored."""

NEEDED_SPACE = 1024**3

_PREFIX = "template-"
_MIGRATION_TIMEOUT = 60.0


@dataclass(frozen=True)
class Template:
    """A saved appliance that was found to be whole."""

    folder: Path
    qemu: Qemu
    machine: Machine
    built: Built


def key(qemu: Qemu, machine: Machine, built: Built) -> str:
    """The name of the template for exactly this QEMU, machine, build, and host processor."""
    words = [
        str(SCHEMA),
        qemu.identity,
        built.key,
        platform.release() if machine.accelerator is Accelerator.KVM else "",
        _processor() if machine.accelerator is Accelerator.KVM else "",
        machine.kernel_command_line(""),
        *machine.arguments(console=0, channel=0, monitor=0, memory="memory"),
    ]
    return hashlib.sha256("\0".join(words).encode()).hexdigest()[:24]


def find(qemu: Qemu, machine: Machine, built: Built, cache: Path) -> Template | None:
    """The template if there is a whole one. A damaged one is put out of the way, never used."""
    folder = cache / f"{_PREFIX}{key(qemu, machine, built)}"
    if not folder.is_dir():
        return None
    damage = manifest.damage(folder, {"schema": SCHEMA})
    if damage:
        logger.warning("The saved appliance in %s is not used: %s", folder, damage)
        discard(folder)
        return None
    return Template(folder, qemu, machine, built)


def discard(folder: Path) -> None:
    """Take a template away so that nobody restores it any more."""
    with contextlib.suppress(OSError):
        doomed = folder.with_name(f".discarded-{folder.name}-{time.monotonic_ns()}")
        folder.rename(doomed)
        shutil.rmtree(doomed, ignore_errors=True)


def make(
    qemu: Qemu,
    machine: Machine,
    built: Built,
    cache: Path,
    temporary: Path,
    warm: Callable[[Appliance], None],
    on_stage: Callable[[str], None] = lambda _stage: None,
) -> Template | None:
    """Boot, `warm`, save. Blocks for some plain launches' time.

    `warm` gets the appliance as soon as QEMU runs; it waits for the daemon, does what should be
    fast later, and leaves no disk behind. Where another process is making the same template, this
    waits for it. None when the template turned out damaged at once.
    """
    with _lock(cache):
        existing = find(qemu, machine, built, cache)
        if existing is not None:
            return existing
        on_stage("template")
        for leftover in cache.glob(".saving-*"):
            shutil.rmtree(leftover, ignore_errors=True)
        if free_space(cache) < NEEDED_SPACE:
            raise CacheUnusable(
                f"{cache} has less than {NEEDED_SPACE // 1024**2} MiB free for a saved appliance.",
                "Free some space, or name another folder in LIBGUESTFS_CACHEDIR.",
            )
        name = f"{_PREFIX}{key(qemu, machine, built)}"
        work = Path(tempfile.mkdtemp(prefix=".saving-", dir=cache))
        try:
            _save(qemu, machine, built, work, temporary, warm)
            _remove_other(cache, built)
            work.rename(cache / name)
        except OSError as error:
            raise CacheUnusable(
                f"The appliance could not be saved to {cache}: {error.strerror or error}.",
                "Free some space, or name another folder in LIBGUESTFS_CACHEDIR.",
            ) from error
        finally:
            shutil.rmtree(work, ignore_errors=True)
    return find(qemu, machine, built, cache)


def restore(
    template: Template, temporary: Path, *, on_console: Callable[[bytes], None] | None = None
) -> Appliance:
    """A running appliance as it was saved; its clock and random pool still have to be renewed.

    Raises `LaunchFailed` or `MonitorFailed`; the caller then discards the template and boots.
    """
    with contextlib.ExitStack() as stack:
        stack.enter_context(template.built.hold())
        memory = _sealed_memory(template.folder / "memory")
        state = open_file(stack, template.folder / "state")
        saved_overlay = open_file(stack, template.folder / "overlay")
        base = open_file(stack, template.built.root)
        overlay = make_overlay(os.fstat(base).st_size, temporary)
        stack.callback(os.close, overlay)
        appliance = spawn(
            template.qemu,
            template.machine,
            [*root_arguments(base, saved_overlay, overlay), "-incoming", "defer"],
            memory=f"memory-backend-file,mem-path=/proc/self/fd/{memory},share=off",
            descriptors=(memory, state, saved_overlay, base, overlay),
            readable=(),
            held=stack.pop_all(),
            on_console=on_console,
            folder=temporary,
        )
    with contextlib.ExitStack() as on_failure:
        on_failure.callback(appliance.close)
        process = appliance.process
        _ignore_shared_memory(appliance)
        process.execute("getfd", {"fdname": "state"}, descriptor=state)
        process.execute("migrate-incoming", {"uri": "fd:state"})
        _await_migration(appliance)
        process.execute("cont")
        on_failure.pop_all()
    return appliance


def templates(cache: Path) -> list[tuple[Path, int, float]]:
    """Folder, bytes on the disk, and time of making of each template in `cache`."""
    found = []
    for folder in sorted(cache.glob(f"{_PREFIX}*")):
        with contextlib.suppress(OSError):
            size = sum(entry.stat().st_blocks * 512 for entry in folder.iterdir())
            found.append((folder, size, manifest.made(folder)))
    return found


def _save(
    qemu: Qemu, machine: Machine, built: Built, work: Path, temporary: Path, warm: Callable[[Appliance], None]
) -> None:
    size = machine.memory_mib * 1024 * 1024
    with contextlib.ExitStack() as stack:
        memory = os.memfd_create("guestscope-template", os.MFD_CLOEXEC)
        stack.callback(os.close, memory)
        os.ftruncate(memory, size)
        overlay_fd = make_overlay(built.root.stat().st_size, temporary)
        stack.callback(os.close, overlay_fd)
        state = os.open(work / "state", os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o400)
        stack.callback(os.close, state)
        appliance = boot(
            qemu,
            machine,
            built,
            temporary,
            overlay=overlay_fd,
            memory=f"memory-backend-file,mem-path=/proc/self/fd/{memory},share=on",
            descriptors=(memory, state),
        )
        with appliance:
            warm(appliance)
            process = appliance.process
            process.execute("stop")
            _ignore_shared_memory(appliance)
            process.execute("getfd", {"fdname": "state"}, descriptor=state)
            process.execute("migrate", {"uri": "fd:state"})
            _await_migration(appliance)
        hashes = {"state": sparse.digest(state)}
        for name, source in (("memory", memory), ("overlay", overlay_fd)):
            with (work / name).open("x+b") as file:
                sparse.copy(source, file.fileno())
                hashes[name] = sparse.digest(file.fileno())
                os.fchmod(file.fileno(), 0o400)
                os.fsync(file.fileno())
        os.fsync(state)
        manifest.write(work, {"schema": SCHEMA, "root": manifest.look(built.root.lstat())}, hashes)


def _ignore_shared_memory(appliance: Appliance) -> None:
    # Guest memory is in a file that both sides map: it need not go through the migration stream.
    capability = {"capability": "x-ignore-shared", "state": True}
    appliance.process.execute("migrate-set-capabilities", {"capabilities": [capability]})


def _await_migration(appliance: Appliance) -> None:
    deadline = time.monotonic() + _MIGRATION_TIMEOUT
    while time.monotonic() < deadline:
        status = appliance.process.execute("query-migrate").get("status")
        if status == "completed":
            return
        if status in ("failed", "cancelled"):
            raise MonitorFailed(f"QEMU could not save or restore the appliance: the migration {status}.")
        time.sleep(0.005)
    raise MonitorFailed(f"QEMU did not save or restore the appliance within {_MIGRATION_TIMEOUT:g} s.")


_memories_lock = threading.Lock()
_memories: dict[tuple[object, ...], int] = {}


def _sealed_memory(path: Path) -> int:
    """A memfd with the content of `path` that nobody can change; made once per process and file."""
    with _memories_lock, path.open("rb") as file:
        identity = tuple(manifest.look(os.fstat(file.fileno())).values())
        if identity in _memories:
            return _memories[identity]
        memory = os.memfd_create("guestscope-memory", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
        sparse.copy(file.fileno(), memory)
        seals = fcntl.F_SEAL_SEAL | fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_GROW | fcntl.F_SEAL_WRITE
        fcntl.fcntl(memory, fcntl.F_ADD_SEALS, seals)
        _memories[identity] = memory
        return memory


@contextlib.contextmanager
def _lock(cache: Path) -> Iterator[None]:
    with (cache / "template.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _remove_other(cache: Path, built: Built) -> None:
    """Templates that rest on another build are of no use any more; running handles keep their files."""
    root = manifest.look(built.root.lstat())
    for folder, _size, _made in templates(cache):
        try:
            stale = manifest.read(folder).get("root") != root
        except (OSError, ValueError):
            stale = True
        if stale:
            discard(folder)


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text().split("\n\n")[0].splitlines()
    wanted = ("vendor_id", "model name", "stepping", "microcode", "flags", "Features")
    return "\n".join(line for line in lines if line.startswith(wanted))
