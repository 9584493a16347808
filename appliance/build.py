"""Making the appliance's kernel, initrd and root of the distribution's parts, into the user's cache.

supermin copies the programs that its parts name from the host, so an appliance belongs to one
state of the host's packages. Each build has a folder of its own, named by a hash of everything it
was made of, and is never changed once it has that name: what rests on a build (a saved template,
a running handle) rests on rock. Builds that nothing uses any more are removed by the next one.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import io
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from appliance import distro
from appliance.cache import free_space, is_forgotten, note_use
from appliance.errors import BuildFailed, CacheUnusable
from appliance.kernel import Kernel
from appliance.parts import Parts, PartsKind

BUILD_TIMEOUT = 300
"""Seconds; a build takes about 6 where nothing else runs."""

NEEDED_SPACE = 600 * 1024 * 1024
"""Bytes that a build may take up: root is sparse and holds about 350 MiB on Debian 12."""

_PREFIX = "appliance-"


@dataclass(frozen=True)
class Built:
    """Kernel, initrd and root of an appliance, ready to boot, and the key that names them."""

    kernel: Path
    initrd: Path
    root: Path
    key: str
    is_ours: bool
    """Whether our own first process runs in it, rather than that of a fixed appliance."""

    @property
    def is_there(self) -> bool:
        """Whether all of it is there; a cleaner of old files may have taken a part."""
        return all(path.is_file() for path in (self.kernel, self.initrd, self.root))

    def hold(self) -> contextlib.ExitStack:
        """Keep the build from being removed until the returned stack is closed."""
        stack = contextlib.ExitStack()
        if self.is_ours:
            descriptor = os.open(self.root.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
            stack.callback(os.close, descriptor)
            fcntl.flock(descriptor, fcntl.LOCK_SH)
            note_use(self.root.parent)
        return stack


def build(
    parts: Parts, kernel: Kernel | None, cache: Path, on_stage: Callable[[str], None] = lambda _stage: None
) -> Built:
    """The build of `parts` with `kernel` in `cache`, made when it is not there yet.

    Blocks for seconds then. Several processes may ask at once: one makes it, the others wait for
    it. Calls `on_stage("build")` before making one. Raises `BuildFailed` or `CacheUnusable`.
    """
    built = planned(parts, kernel, cache)
    if built.is_ours and not built.is_there:
        assert kernel is not None
        folder = built.root.parent
        try:
            with lock(cache):
                if not built.is_there:
                    on_stage("build")
                    _make(parts, kernel, cache, folder)
                    _remove_unused(cache, keep=folder)
        except OSError as error:
            raise CacheUnusable(
                f"The appliance could not be written to {cache}: {error.strerror or error}.",
                "Free some space, or name another folder in LIBGUESTFS_CACHEDIR.",
            ) from error
    return built


def planned(parts: Parts, kernel: Kernel | None, cache: Path) -> Built:
    """The build that `build` would return, there or not."""
    if parts.kind is PartsKind.FIXED:
        folder = parts.folder
        return Built(folder / "kernel", folder / "initrd", folder / "root", parts.fingerprint(), False)
    assert kernel is not None
    key = _key(parts, kernel)
    folder = cache / f"{_PREFIX}{key}"
    return Built(folder / "kernel", folder / "initrd", folder / "root", key, True)


def builds(cache: Path) -> dict[str, Path]:
    """The folders of all builds in `cache`, by key."""
    return {folder.name.removeprefix(_PREFIX): folder for folder in sorted(cache.glob(f"{_PREFIX}*"))}


def remove(folder: Path) -> bool:
    """Remove a build unless somebody holds it; whether it is gone."""
    with contextlib.ExitStack() as stack, contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
        stack.callback(os.close, descriptor)
        # Whoever uses a build holds a shared lock on its folder.
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        shutil.rmtree(folder)
        return True
    return False


def _key(parts: Parts, kernel: Kernel) -> str:
    digest = hashlib.sha256(parts.fingerprint().encode())
    for path in (kernel.path, kernel.modules):
        found = path.stat()
        digest.update(f"{path} {found.st_size} {found.st_mtime_ns}\n".encode())
    for name, data in _own_files():
        digest.update(f"{name} {len(data)}\n".encode() + data)
    return digest.hexdigest()[:24]


def _own_files() -> Iterator[tuple[str, bytes]]:
    guest = Path(__file__).with_name("guest")
    yield "init", (guest / "init").read_bytes()
    yield "guestscope/modules", (guest / "modules").read_bytes()
    yield "guestscope/rules.d/50-appliance.rules", (guest / "rules").read_bytes()


@contextlib.contextmanager
def lock(cache: Path) -> Iterator[None]:
    """Let nobody else make or remove a build; waits for whoever does. Raises `OSError`."""
    # The kernel frees this lock however its holder ends.
    with (cache / "build.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _make(parts: Parts, kernel: Kernel, cache: Path, folder: Path) -> None:
    for leftover in cache.glob(".making-*"):
        shutil.rmtree(leftover, ignore_errors=True)
    if free_space(cache) < NEEDED_SPACE:
        raise CacheUnusable(
            f"{cache} has less than {NEEDED_SPACE // 1024**2} MiB free, which the appliance needs.",
            "Free some space, or name another folder in LIBGUESTFS_CACHEDIR.",
        )
    work = Path(tempfile.mkdtemp(prefix=".making-", dir=cache))
    try:
        source = work / "parts"
        _gather(parts, source)
        output = work / "appliance"
        _run_supermin(str(parts.supermin or "supermin"), source, output, kernel)
        for name in ("kernel", "initrd", "root"):
            (output / name).chmod(0o444)
        # What is there is not whole.
        shutil.rmtree(folder, ignore_errors=True)
        output.rename(folder)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _gather(parts: Parts, source: Path) -> None:
    """supermin's input: the distribution's parts with our first process and udev rules over them."""
    # It brings three kinds of compression with it, which a launch should not wait for.
    import tarfile

    source.mkdir()
    for part in parts.folder.iterdir():
        if not part.name.startswith(("init.", "udev-rules.")):
            (source / part.name).symlink_to(part)
    with tarfile.open(source / "zz-guestscope.tar.gz", "w:gz", compresslevel=1) as tar:
        for name in ("guestscope", "guestscope/rules.d"):
            folder = tarfile.TarInfo(name)
            folder.type, folder.mode = tarfile.DIRTYPE, 0o755
            tar.addfile(folder)
        for name, data in _own_files():
            member = tarfile.TarInfo(name)
            member.size, member.mode = len(data), 0o755
            tar.addfile(member, io.BytesIO(data))


def _run_supermin(supermin: str, source: Path, output: Path, kernel: Kernel) -> None:
    environ = {
        **os.environ,
        "SUPERMIN_KERNEL": str(kernel.path),
        "SUPERMIN_MODULES": str(kernel.modules),
        "SUPERMIN_KERNEL_VERSION": kernel.release,
    }
    command = [supermin, "--build", "--copy-kernel", "-f", "ext2", "-o", str(output), str(source)]
    try:
        done = subprocess.run(
            command,
            env=environ,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=BUILD_TIMEOUT,
            check=False,
        )
    except OSError as error:
        raise BuildFailed(
            f"{supermin}, which makes the appliance, could not be run: {error.strerror}.",
            f"Install it: {distro.this().install_command('supermin')}",
        ) from error
    except subprocess.TimeoutExpired:
        raise BuildFailed(f"supermin did not finish within {BUILD_TIMEOUT} s.", "Try again.") from None
    if done.returncode:
        words = done.stdout.decode(errors="replace").strip().splitlines()
        raise BuildFailed(
            f"supermin could not build the appliance: {words[-1] if words else 'it gave no reason'}.",
            "Run “guestscope doctor” to see what is missing.",
        )


def _remove_unused(cache: Path, keep: Path) -> None:
    for folder in builds(cache).values():
        if folder != keep and is_forgotten(folder):
            remove(folder)
