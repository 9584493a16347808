"""What cannot be opened: each gets its sentence, none hangs, and nothing stays behind.

That nothing stays, and that no traceback is shown, `tests.helpers.command.guestscope` checks each time.
"""

import os
import platform
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.command import guestscope, in_private_namespace
from tests.helpers.disks import disk

QUICK = 20.0
"""Seconds within which a host or an image that cannot do is refused; most of it is for a busy machine."""

UNPRIVILEGED = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all"]
"""Takes from root the right to read everything."""


def unprivileged() -> list[str]:
    """A prefix that takes the right to read what is not ours."""
    if os.geteuid() != 0:
        return []
    if subprocess.run([*UNPRIVILEGED, "true"], capture_output=True, check=False).returncode:
        pytest.skip("the rights of root cannot be taken away here")
    return UNPRIVILEGED


@pytest.fixture(scope="module")
def image() -> Path:
    """A qcow2 image with ext4 on it."""
    return disk("ext4-gpt", "qcow2").path


def copy_start(image: Path, path: Path, size: int) -> Path:
    with image.open("rb") as source:
        path.write_bytes(source.read(size))
    return path


def make_image(*words: str | Path) -> None:
    subprocess.run(["qemu-img", "create", "-q", *map(str, words)], check=True)


def test_a_missing_file(tmp_path: Path) -> None:
    result = guestscope("info", "-a", tmp_path / "gone.qcow2")
    assert result.status == 1
    assert result.complaint == f"{tmp_path}/gone.qcow2 does not exist."


def test_an_empty_file(tmp_path: Path) -> None:
    (tmp_path / "empty.qcow2").touch()
    result = guestscope("info", "-a", tmp_path / "empty.qcow2")
    assert result.status == 1
    assert result.complaint == "empty.qcow2 is empty. Copy or download it again."


def test_a_text_file_that_is_called_qcow2(tmp_path: Path) -> None:
    (tmp_path / "text.qcow2").write_text("Hello\n" * 1000)
    result = guestscope("info", "-a", tmp_path / "text.qcow2")
    assert result.status == 1
    assert result.complaint.startswith("text.qcow2 is not a qcow2 image, although its name says so")


@pytest.mark.parametrize("size", [60, 50_000])
def test_a_truncated_image(image: Path, tmp_path: Path, size: int) -> None:
    result = guestscope("info", "-a", copy_start(image, tmp_path / "short.qcow2", size))
    assert result.status == 1
    assert re.fullmatch(
        r"short\.qcow2 cannot be opened as qcow2: .* which is cut short or damaged\. "
        r"Copy or download it again\.",
        result.complaint,
    )


def test_an_image_that_lacks_its_end_is_opened_with_a_warning(image: Path, tmp_path: Path) -> None:
    short = copy_start(image, tmp_path / "short.qcow2", image.stat().st_size // 2)
    result = guestscope("info", "-a", short)
    assert result.status == 0
    assert "it seems to be cut short, and some of it is missing." in result.complaint


def test_a_backing_file_that_is_missing(tmp_path: Path) -> None:
    make_image("-f", "qcow2", tmp_path / "base.qcow2", "1M")
    make_image("-f", "qcow2", "-F", "qcow2", "-b", "base.qcow2", tmp_path / "top.qcow2")
    (tmp_path / "base.qcow2").unlink()
    result = guestscope("info", "-a", tmp_path / "top.qcow2")
    assert result.status == 1
    assert result.complaint.startswith("base.qcow2, which top.qcow2 needs, is missing. Put it at ")


def test_a_backing_file_elsewhere_has_to_be_allowed(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    base = tmp_path / "one/base.qcow2"
    make_image("-f", "qcow2", base, "1M")
    make_image("-f", "qcow2", "-F", "qcow2", "-b", "../one/base.qcow2", tmp_path / "two/top.qcow2")
    refused = guestscope("info", "-a", tmp_path / "two/top.qcow2")
    assert refused.status == 1
    assert refused.complaint == (
        f"top.qcow2 is built on {base}, in another folder. If that belongs to it, add --allow {base}"
    )
    allowed = guestscope("info", "-a", tmp_path / "two/top.qcow2", "--allow", base)
    assert allowed.status == 0
    assert f"built on {base}" in allowed.output.decode()


def test_a_disk_without_a_file_system() -> None:
    result = guestscope("ls", "-a", disk("zeros").path)
    assert result.status == 1
    assert result.complaint == "There is no file system on the disk. “info” shows what there is."


def test_a_disk_that_may_not_be_read(image: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.qcow2"
    shutil.copy(image, secret)
    secret.chmod(0)
    result = guestscope("info", "-a", secret, prefix=unprivileged())
    assert result.status == 1
    assert result.complaint == (
        "You have no permission to read secret.qcow2. "
        "Ask its owner for access, or run as a user who may read it."
    )


@pytest.mark.parametrize(
    ("path", "complaint"),
    [
        (".", " is a folder, not a disk image."),
        ("/dev/null", "null is a character device, not a disk image."),
        (
            "https://host/disk.qcow2",
            "https://host/disk.qcow2 is not a file. Only disks of this machine can be opened.",
        ),
    ],
)
def test_what_is_no_file(path: str, complaint: str, tmp_path: Path) -> None:
    result = guestscope("info", "-a", path, folder=tmp_path)
    assert result.status == 1
    assert result.complaint.endswith(complaint)


def test_a_name_that_steers_terminals_does_not_steer_ours(tmp_path: Path) -> None:
    result = guestscope("info", "-a", tmp_path / "a\n\x1b[2Jb\u202e")
    assert result.status == 1
    assert result.complaint.isprintable()


def test_no_qemu(image: Path, tmp_path: Path) -> None:
    result = guestscope("ls", "-a", image, environ={"PATH": str(tmp_path)})
    assert result.status == 1
    assert re.fullmatch(r"QEMU's emulator for \w+ is not installed\. Install it: .+", result.complaint)
    assert result.seconds < QUICK


def test_a_qemu_that_is_not_there(image: Path) -> None:
    result = guestscope("ls", "-a", image, environ={"LIBGUESTFS_HV": "/nowhere/qemu"})
    assert result.status == 1
    assert result.complaint == (
        "LIBGUESTFS_HV or LIBGUESTFS_QEMU names /nowhere/qemu, which is not a program that can be run. "
        "Unset the variable, or name a QEMU system emulator."
    )


def test_no_parts(image: Path, tmp_path: Path) -> None:
    result = guestscope("ls", "-a", image, environ={"LIBGUESTFS_PATH": str(tmp_path)})
    assert result.status == 1
    assert result.complaint.startswith(f"LIBGUESTFS_PATH names {tmp_path}, which holds neither")
    assert result.seconds < QUICK


def test_a_kernel_that_only_root_can_read(image: Path, tmp_path: Path) -> None:
    """Over each kernel lies a file of somebody else's, which not even our root may read."""
    secret = tmp_path / "vmlinuz"
    secret.write_text("secret")
    secret.chmod(0o600)
    if os.geteuid() == 0:
        os.chown(secret, 65534, 65534)
    cover = (
        f"for k in /boot/vmlinuz-* /lib/modules/*/vmlinuz; do [ ! -f $k ] || mount --bind {secret} $k; done"
    )
    cache = tmp_path / "cache"
    cache.mkdir()
    result = guestscope(
        "ls",
        "-a",
        image,
        prefix=[*in_private_namespace(cover), *unprivileged()],
        environ={"LIBGUESTFS_CACHEDIR": str(cache)},
    )
    assert result.status == 1
    assert result.complaint.startswith("Only root can read the kernel: /")
    assert "Unpack one of your own: " in result.complaint
    assert result.seconds < QUICK


def test_a_cache_folder_that_is_full(image: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    cache.mkdir()
    full = f"mount -t tmpfs -o size=4m,mode=0755 none {cache}"
    result = guestscope(
        "ls", "-a", image, prefix=in_private_namespace(full), environ={"LIBGUESTFS_CACHEDIR": str(cache)}
    )
    assert result.status == 1
    assert re.fullmatch(
        r"\S+ has less than \d+ MiB free, which the appliance needs\. "
        r"Free some space, or name another folder in LIBGUESTFS_CACHEDIR\.",
        result.complaint,
    )
    assert result.seconds < QUICK


def test_a_temporary_folder_that_is_full(image: Path, tmp_path: Path) -> None:
    folder = tmp_path / "temporary"
    folder.mkdir()
    fill = f"! head -c 100k /dev/zero 2>/dev/null >{folder}/x"
    full = f"mount -t tmpfs -o size=64k,mode=1777 none {folder}; {fill}"
    result = guestscope(
        *("ls", "--no-template", "-a", image),
        prefix=in_private_namespace(full),
        environ={"LIBGUESTFS_TMPDIR": str(folder)},
    )
    assert result.status == 1
    assert "No space left on device" in result.complaint
    assert result.seconds < QUICK


def test_a_cache_folder_of_somebody_else(image: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    cache.mkdir()
    foreign = cache / f".guestscope-{os.geteuid()}"
    foreign.mkdir()
    foreign.chmod(0o777)
    result = guestscope("ls", "-a", image, environ={"LIBGUESTFS_CACHEDIR": str(cache)})
    assert result.status == 1
    assert result.complaint.startswith(f"Other users can write to {foreign}")


@pytest.fixture
def wrapper() -> Iterator[Path]:
    """A QEMU that tells its version and then ends, where other users can run it too."""
    qemu = shutil.which(f"qemu-system-{platform.machine()}")
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    path = folder / "qemu"
    path.write_text(
        f'#!/bin/sh\ncase "$*" in *-version*) exec {qemu} "$@" ;; esac\necho no luck >&2\nexit 1\n'
    )
    path.chmod(0o755)
    yield path
    shutil.rmtree(folder)


def test_a_demo_that_cannot_be_made_leaves_nothing(tmp_path: Path) -> None:
    result = guestscope("demo", tmp_path / "demo.qcow2", environ={"LIBGUESTFS_PATH": str(tmp_path)})
    assert result.status == 1
    assert result.complaint.startswith("LIBGUESTFS_PATH names ")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", ["ls", "get"])
def test_a_qemu_that_dies_is_told(command: str, image: Path, wrapper: Path, tmp_path: Path) -> None:
    words = {"ls": ["/"], "get": ["/big.bin", str(tmp_path)]}
    environ = {"LIBGUESTFS_HV": str(wrapper), "LIBGUESTFS_BACKEND_SETTINGS": "force_tcg"}
    result = guestscope(command, "--no-template", "-a", image, *words[command], environ=environ)
    assert result.status == 1
    assert "no luck" in result.complaint
    assert list(tmp_path.iterdir()) == []
