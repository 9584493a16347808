"""Finding a kernel: newest first, readable, with its modules; and what is said when there is none."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from appliance import distro
from appliance.errors import KernelMissing
from appliance.kernel import copy_command, find_kernel, lacking

MODULES = ("virtio_pci", "virtio_blk", "virtio_scsi", "sd_mod", "ext4")


@pytest.fixture
def system() -> Iterator[Path]:
    """The root folder of a system without kernels, which every user can look into."""
    folder = Path(tempfile.mkdtemp(prefix="gs-kernel-", dir="/tmp"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    return {"LIBGUESTFS_CACHEDIR": str(tmp_path)}


def add_modules(folder: Path, *, without: str = "") -> Path:
    folder.mkdir(parents=True)
    names = [name for name in MODULES if name != without]
    (folder / "modules.dep").write_text("".join(f"kernel/{name}.ko.xz: kernel/virtio.ko\n" for name in names))
    (folder / "modules.builtin").write_text("kernel/drivers/char/virtio-console.ko\n")
    return folder


def add_kernel(system: Path, release: str) -> Path:
    add_modules(system / "lib/modules" / release)
    path = system / "boot" / f"vmlinuz-{release}"
    path.parent.mkdir(exist_ok=True)
    path.write_text(release)
    return path


def test_the_newest_by_number_is_taken(system: Path, environ: dict[str, str]) -> None:
    for release in ("6.9.1-generic", "6.10.0-generic", "5.19.0-45-generic"):
        add_kernel(system, release)
    found = find_kernel(environ, system)
    assert found.release == "6.10.0-generic"
    assert found.path == system / "boot/vmlinuz-6.10.0-generic"
    assert found.modules == system / "lib/modules/6.10.0-generic"


def test_a_kernel_beside_its_modules_is_found(system: Path, environ: dict[str, str]) -> None:
    modules = add_modules(system / "lib/modules/6.12.0-0.fc41.x86_64")
    (modules / "vmlinuz").touch()
    assert find_kernel(environ, system).path == modules / "vmlinuz"


def test_a_kernel_without_its_modules_is_passed_over(system: Path, environ: dict[str, str]) -> None:
    add_kernel(system, "6.1.0")
    (system / "boot/vmlinuz-0-rescue").touch()
    (system / "boot/vmlinuz-6.2.0").touch()
    assert find_kernel(environ, system).release == "6.1.0"


def test_a_needed_module_may_be_built_in(tmp_path: Path) -> None:
    assert lacking(add_modules(tmp_path / "modules")) == []


@pytest.mark.parametrize("name", MODULES)
def test_a_kernel_without_a_needed_module_is_refused(
    system: Path, environ: dict[str, str], name: str
) -> None:
    path = add_kernel(system, "6.1.0")
    shutil.rmtree(system / "lib/modules/6.1.0")
    modules = add_modules(system / "lib/modules/6.1.0", without=name)
    with pytest.raises(KernelMissing) as refused:
        find_kernel(environ, system)
    assert refused.value.cause == f"The kernel {path} lacks {name} in {modules}."
    assert refused.value.remedy == f"Install another one: {distro.this().install_command('kernel')}"


def test_no_kernel_comes_with_the_command_that_installs_one(system: Path, environ: dict[str, str]) -> None:
    with pytest.raises(KernelMissing) as refused:
        find_kernel(environ, system)
    assert distro.this().install_command("kernel") in refused.value.remedy


def test_a_kernel_unpacked_into_the_cache_serves(
    system: Path, tmp_path: Path, environ: dict[str, str]
) -> None:
    copied = tmp_path / f".guestscope-{os.geteuid()}" / "kernel"
    copied.mkdir(parents=True)
    copied.parent.chmod(0o700)
    path = add_kernel(copied, "6.8.0-31-generic")
    assert find_kernel({"LIBGUESTFS_CACHEDIR": str(tmp_path)}, system).path == path


def test_named_kernel_and_modules_are_taken(system: Path, tmp_path: Path) -> None:
    add_kernel(system, "6.10.0")
    kernel = tmp_path / "bzImage"
    kernel.touch()
    modules = add_modules(tmp_path / "6.6.6")
    found = find_kernel({"SUPERMIN_KERNEL": str(kernel), "SUPERMIN_MODULES": str(modules)}, system)
    assert (found.path, found.modules, found.release) == (kernel, modules, "6.6.6")


def test_a_named_kernel_says_its_own_release(system: Path, tmp_path: Path) -> None:
    image = bytearray(0x1000)
    image[0x202:0x206] = b"HdrS"
    image[0x20E:0x210] = (0x300).to_bytes(2, "little")
    image[0x500:0x520] = b"6.7.8-custom (me@here) #1 SMP\0\0\0"
    (tmp_path / "bzImage").write_bytes(image)
    add_modules(system / "lib/modules/6.7.8-custom")
    assert find_kernel({"SUPERMIN_KERNEL": str(tmp_path / "bzImage")}, system).release == "6.7.8-custom"


def test_a_named_kernel_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(KernelMissing, match=r"SUPERMIN_KERNEL names .*gone, which cannot be read"):
        find_kernel({"SUPERMIN_KERNEL": str(tmp_path / "gone")})


def test_a_named_kernel_without_modules_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bzImage").touch()
    environ = {"SUPERMIN_KERNEL": str(tmp_path / "bzImage"), "SUPERMIN_MODULES": str(tmp_path)}
    with pytest.raises(KernelMissing, match="SUPERMIN_MODULES"):
        find_kernel(environ)


AS_ORDINARY_USER = """
import json, os, pathlib, sys
from appliance import distro, kernel
from appliance.errors import KernelMissing
system, user = pathlib.Path(sys.argv[1]), int(sys.argv[2])
os.setresgid(user, user, user) if os.geteuid() == 0 else None
os.setresuid(user, user, user) if os.geteuid() == 0 else None
distro.this.cache_clear()
try:
    kernel.find_kernel({"LIBGUESTFS_CACHEDIR": str(system / "cache")}, system)
except KernelMissing as error:
    print(json.dumps([error.cause, error.remedy, distro.this().copy_kernel_command(system)]))
"""


def test_a_kernel_for_root_only_comes_with_a_remedy_that_needs_no_root(system: Path) -> None:
    """Ubuntu's kernels have mode 0600; no mode at all keeps their owner out too, unless he is root."""
    path = add_kernel(system, "6.8.0-31-generic")
    path.chmod(0)
    (system / "cache").mkdir()
    (system / "cache").chmod(0o1777)
    user = os.geteuid() or 65534
    child = [sys.executable, "-c", AS_ORDINARY_USER, str(system), str(user)]
    answer = subprocess.run(child, capture_output=True, check=True, timeout=30)
    cause, remedy, command = json.loads(answer.stdout)
    assert cause == f"Only root can read the kernel: {path}."
    assert "sudo" not in remedy
    assert "chmod" not in remedy
    if command:
        assert remedy.startswith("Unpack one of your own: ")
        assert "dpkg-deb -x" in remedy
    else:
        assert "SUPERMIN_KERNEL" in remedy


def test_nothing_is_copied_where_a_kernel_can_be_read(environ: dict[str, str]) -> None:
    find_kernel(environ)
    assert copy_command(environ) == ""
