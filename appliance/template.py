"""The template: a booted, warmed appliance saved once and restored for every launch.

A template is three files in a folder of its own in the cache: the guest's memory (sparse), the
state of its devices, and the qcow2 overlay that its root had when it was saved. It is made before
any user's disk or key exists. It belongs to one appliance build, QEMU, machine line and processor,
so its folder is named by a hash of them all; a change of any makes another folder.

QEMU restores damaged memory without a word, so every use checks the files (see `manifest`).

QEMU maps the memory privately and cannot write it: it is lent the file (see `lending`), or where that is not
possible gets a copy that is sealed (see `memory`).
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

from appliance import lending, manifest, sparse
from appliance.appliance import Appliance, boot, open_file, root_arguments, spawn
from appliance.build import Built
from appliance.cache import free_space, is_forgotten, note_use
from appliance.errors import ApplianceError, CacheUnusable, LaunchFailed, MonitorFailed
from appliance.images import make_overlay
from appliance.lending import Loan, NotLent
from appliance.marker import Marker
from appliance.memory import memory_of
from appliance.qemu import Accelerator, Machine, Qemu

logger = logging.getLogger(__name__)

SCHEMA = 2
"""Counts what the key does not see: the way that templates are made and restored."""

NEEDED_SPACE = 1024**3

_PREFIX = "template-"
_MIGRATION_TIMEOUT = 60.0
_LOCK_TIMEOUT = 90.0
"""Seconds to wait for another process that makes a template, before booting without one."""


@dataclass(frozen=True)
class WarmUp:
    """What is done in an appliance before it is saved.

    `run` gets the appliance as soon as QEMU runs; it waits for the daemon, does what should be
    fast later, and leaves no disk behind. `key` changes whenever `run` does.
    """

    key: str
    run: Callable[[Appliance], None]


@dataclass(frozen=True)
class Recipe:
    """Everything that a template is made of."""

    qemu: Qemu
    machine: Machine
    built: Built
    warm_up: WarmUp
    cache: Path
    temporary: Path

    @property
    def folder(self) -> Path:
        """Where its template lies, named for exactly this QEMU, machine, build, and host processor."""
        machine = self.machine
        words = [
            str(SCHEMA),
            self.qemu.identity,
            self.built.key,
            self.warm_up.key,
            machine.kernel_command_line(""),
            *machine.arguments(console=0, channel=0, monitor=0, memory="memory"),
        ]
        if machine.accelerator is Accelerator.KVM:
            words += [platform.release(), _processor()]
        name = hashlib.sha256("\0".join(words).encode()).hexdigest()[:24]
        return self.cache / f"{_PREFIX}{name}"


@dataclass(frozen=True)
class Template:
    """A saved appliance that was found to be whole."""

    folder: Path
    recipe: Recipe


class Damaged(ApplianceError):
    """A template was not as it was saved; it has been put out of the way."""


class Hopeless(ApplianceError):
    """Making this template has failed since the host's last boot and is not tried again."""


def find(recipe: Recipe) -> Template | None:
    """The template if there is one. Raises `Damaged` after putting a damaged one out of the way."""
    folder = recipe.folder
    if not folder.is_dir():
        return None
    if reason := damage(recipe):
        discard(folder)
        raise Damaged(f"The saved appliance in {folder} is not used: {reason}")
    return Template(folder, recipe)


def damage(recipe: Recipe) -> str:
    """Why the template that is there must not be restored, as a sentence; empty when it may."""
    facts = {"schema": SCHEMA, "root": _root_facts(recipe.built)}
    return manifest.damage(recipe.folder, facts, ("memory", "overlay", "state"))


def discard(folder: Path) -> None:
    """Take a template away so that nobody restores it any more."""
    with contextlib.suppress(OSError):
        doomed = folder.with_name(f".discarded-{folder.name}-{time.monotonic_ns()}")
        folder.rename(doomed)
        shutil.rmtree(doomed, ignore_errors=True)


def make(recipe: Recipe, on_stage: Callable[[str], None] = lambda _stage: None) -> Template:
    """Boot, warm up, save. Blocks for some plain launches' time.

    Where another process is making a template, this waits for it. Raises `ApplianceError`: what
    went wrong, or `Hopeless` when that happened before.
    """
    with lock(recipe.cache, on_stage):
        existing = find(recipe)
        if existing is not None:
            return existing
        if _marker(recipe, "failed").is_set:
            raise Hopeless("Saving an appliance failed before.", "“guestscope appliance build” tries again.")
        on_stage("template")
        try:
            _make(recipe)
        except CacheUnusable:
            raise
        except ApplianceError:
            _marker(recipe, "failed").set()
            raise
    made = find(recipe)
    if made is None:
        raise Damaged(f"The appliance that was saved in {recipe.folder} is gone.")
    return made


def unrestorable(template: Template) -> None:
    """Take away a template that QEMU could not restore, and make it anew, once in a boot of the host."""
    discard(template.folder)
    remade = _marker(template.recipe, "remade")
    if remade.is_set:
        _marker(template.recipe, "failed").set()
    else:
        remade.set()
        make_later(template.recipe)


def make_later(recipe: Recipe) -> None:
    """Make the template in a thread of its own, while the caller uses a plain boot.

    The thread ends with the process; what it left unfinished is removed by the next `make`.
    """

    def run() -> None:
        try:
            make(recipe)
        except ApplianceError as error:
            logger.warning("No appliance could be saved for later launches: %s", error)

    threading.Thread(target=run, name="template", daemon=True).start()


def forget_failures(cache: Path) -> None:
    """Let `make` try again what failed before."""
    for kind in ("failed", "remade"):
        for marker in cache.glob(f".{kind}-{_PREFIX}*"):
            marker.unlink(missing_ok=True)


def restore(template: Template, *, on_console: Callable[[bytes], None] | None = None) -> Appliance:
    """A running appliance as it was saved; its clock and random pool still have to be renewed.

    Raises `LaunchFailed` or `MonitorFailed`; the caller then discards the template and boots.
    """
    if lending.is_possible(template.recipe.qemu):
        try:
            return _restore(template, on_console, lends=True)
        except (NotLent, LaunchFailed) as error:
            # Some other QEMU may open something else in the way in which this one opens its memory.
            logger.info("QEMU gets a copy of the saved memory: %s", error)
    return _restore(template, on_console, lends=False)


def _restore(template: Template, on_console: Callable[[bytes], None] | None, *, lends: bool) -> Appliance:
    recipe = template.recipe
    path = template.folder / "memory"
    with contextlib.ExitStack() as stack:
        stack.enter_context(recipe.built.hold())
        note_use(template.folder)
        loan = memory = None
        place = str(path)
        if lends:
            loan = Loan(open_file(stack, path))
            stack.callback(loan.close)
        else:
            memory = memory_of(path)
            place = f"/proc/self/fd/{memory.descriptor}"
        inherited = () if memory is None else (memory.descriptor,)
        state = open_file(stack, template.folder / "state")
        saved_overlay = open_file(stack, template.folder / "overlay")
        base = open_file(stack, recipe.built.root)
        overlay = make_overlay(os.fstat(base).st_size, recipe.temporary)
        stack.callback(os.close, overlay)
        appliance = spawn(
            recipe.qemu,
            recipe.machine,
            [*root_arguments(base, saved_overlay, overlay), "-incoming", "defer"],
            memory=f"memory-backend-file,mem-path={place},share=off",
            descriptors=(*inherited, state, saved_overlay, base, overlay),
            readable=(),
            held=stack.pop_all(),
            on_console=on_console,
            folder=recipe.temporary,
            loan=loan,
        )
    with contextlib.ExitStack() as on_failure:
        on_failure.callback(appliance.close)
        process = appliance.process
        _ignore_shared_memory(appliance)
        process.execute("getfd", {"fdname": "state"}, descriptor=state)
        if memory is not None:
            memory.seal()
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


def _make(recipe: Recipe) -> None:
    cache = recipe.cache
    for leftover in cache.glob(".saving-*"):
        shutil.rmtree(leftover, ignore_errors=True)
    if free_space(cache) < NEEDED_SPACE:
        raise CacheUnusable(
            f"{cache} has less than {NEEDED_SPACE // 1024**2} MiB free for a saved appliance.",
            "Free some space, or name another folder in LIBGUESTFS_CACHEDIR.",
        )
    try:
        work = Path(tempfile.mkdtemp(prefix=".saving-", dir=cache))
        try:
            _save(recipe, work)
            _remove_stale(cache, recipe.built)
            work.rename(recipe.folder)
        finally:
            shutil.rmtree(work, ignore_errors=True)
    except OSError as error:
        raise CacheUnusable(
            f"The appliance could not be saved to {cache}: {error.strerror or error}.",
            "Free some space, or name another folder in LIBGUESTFS_CACHEDIR.",
        ) from error


def _save(recipe: Recipe, work: Path) -> None:
    built = recipe.built
    size = recipe.machine.memory_mib * 1024 * 1024
    with contextlib.ExitStack() as stack:
        memory = os.memfd_create("guestscope-template", os.MFD_CLOEXEC)
        stack.callback(os.close, memory)
        os.ftruncate(memory, size)
        overlay_fd = make_overlay(built.root.stat().st_size, recipe.temporary)
        stack.callback(os.close, overlay_fd)
        state = os.open(work / "state", os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o400)
        stack.callback(os.close, state)
        appliance = boot(
            recipe.qemu,
            recipe.machine,
            built,
            recipe.temporary,
            overlay=overlay_fd,
            memory=f"memory-backend-file,mem-path=/proc/self/fd/{memory},share=on",
            descriptors=(memory, state),
        )
        with appliance:
            recipe.warm_up.run(appliance)
            process = appliance.process
            process.execute("stop")
            _ignore_shared_memory(appliance)
            process.execute("getfd", {"fdname": "state"}, descriptor=state)
            process.execute("migrate", {"uri": "fd:state"})
            _await_migration(appliance)
        hashes = {"state": sparse.digest(state)}
        for name, source in (("memory", memory), ("overlay", overlay_fd)):
            with (work / name).open("x+b") as file:
                sparse.copy_what_is_there(source, file.fileno())
                hashes[name] = sparse.digest(file.fileno())
                os.fchmod(file.fileno(), 0o400)
                os.fsync(file.fileno())
        os.fsync(state)
        manifest.write(work, {"schema": SCHEMA, "root": _root_facts(built)}, hashes)


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


@contextlib.contextmanager
def lock(cache: Path, on_stage: Callable[[str], None] = lambda _stage: None) -> Iterator[None]:
    """Let nobody else make or remove a template; waits for whoever does, and calls `on_stage("wait")` then.

    Raises `LaunchFailed` when that takes too long, or `CacheUnusable`.
    """
    try:
        file = (cache / "template.lock").open("w")
    except OSError as error:
        raise CacheUnusable(
            f"The cache folder {cache} cannot be written to: {error.strerror}.",
            "Name another folder in LIBGUESTFS_CACHEDIR.",
        ) from error
    with file:
        deadline = time.monotonic() + _LOCK_TIMEOUT
        waits = False
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > deadline:
                    raise LaunchFailed("Another process has been saving an appliance for too long.") from None
            if not waits:
                waits = True
                on_stage("wait")
            time.sleep(0.1)
        yield


def _remove_stale(cache: Path, built: Built) -> None:
    """Templates that rest on another build are of no use once nobody has used them for a while.

    Running handles keep their files.
    """
    root = _root_facts(built)
    for folder, _size, _made in templates(cache):
        try:
            stale = manifest.read(folder).get("root") != root and is_forgotten(folder)
        except (OSError, ValueError):
            stale = True
        if stale:
            discard(folder)


def _root_facts(built: Built) -> dict[str, int]:
    """What tells the root that a template rests on from one that was made later in its place."""
    status = built.root.lstat()
    return {"size": status.st_size, "modified": status.st_mtime_ns}


def _marker(recipe: Recipe, kind: str) -> Marker:
    return Marker(recipe.cache / f".{kind}-{recipe.folder.name}")


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text().split("\n\n")[0].splitlines()
    wanted = ("vendor_id", "model name", "stepping", "microcode", "flags", "Features")
    return "\n".join(line for line in lines if line.startswith(wanted))
