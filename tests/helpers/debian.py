"""A disk with a real Debian on it, as its installer would lay it out: GPT with ESP and /boot, the rest LVM.

The userland comes from a Debian mirror, by mmdebstrap (without root where the kernel lets it) or by
debootstrap. The disk is made once and kept with the other test disks.
"""

import hashlib
import inspect
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from browser.demo.gpt import EFI_SYSTEM, LINUX_LVM, Partition, partition_table
from browser.demo.tree import file, folder
from tests.helpers.disks import Disk, disk_folder, making
from tests.helpers.recipes import Handle, Volume, put_tree
from tests.helpers.reference import Reference

SUITE = "bookworm"
PACKAGES = ("systemd-sysv", "openssh-server", "cron", "rsyslog", "locales")
NOT_INSTALLED = ("usr/share/doc/*", "usr/share/man/*", "usr/share/locale/*", "usr/share/i18n/*")
HOSTNAME = "debian-test"
GROUP = "debian-vg"
SIZE = 4 << 30
PARTITIONS = (
    Partition("ESP", 64, EFI_SYSTEM),
    Partition("boot", 192),
    Partition("system", 3800, LINUX_LVM),
)

VOLUMES = (
    Volume("/dev/sda1", "vfat", "ESP"),
    Volume("/dev/sda2", "ext4", "boot"),
    Volume(f"/dev/{GROUP}/home", "ext4", "home"),
    Volume(f"/dev/{GROUP}/root", "ext4", "root"),
    Volume(f"/dev/{GROUP}/swap", "swap", "swap"),
)
MOUNT_POINTS = {
    "/": f"/dev/{GROUP}/root",
    "/boot": "/dev/sda2",
    "/boot/efi": "/dev/sda1",
    "/home": f"/dev/{GROUP}/home",
}
"""What `inspect_get_mountpoints` tells of the guest."""


class DebianUnavailable(RuntimeError):
    """The userland could not be made: a tool or the mirror is missing."""


def debian_guest() -> Disk:
    """The disk, made when it is not there yet (about a minute under emulation)."""
    source = inspect.getsource(sys.modules[__name__])
    path = disk_folder() / f"debian-{hashlib.sha256(source.encode()).hexdigest()[:16]}.qcow2"
    if not path.exists():
        with making(path) as draft:
            if draft is not None:
                _make(draft)
    return Disk(path, "qcow2", SIZE, VOLUMES)


def _make(draft: Path) -> None:
    with tempfile.TemporaryDirectory(dir=draft.parent) as scratch:
        userland = Path(scratch, "userland.tar")
        _bootstrap(userland)
        with Reference() as g:
            g.disk_create(str(draft), "qcow2", SIZE)
            g.add_drive(str(draft), format="qcow2", cachemode="unsafe")
            g.launch()
            _lay_out(g)
            _mount(g)
            g.tar_in(str(userland), "/", xattrs=True, acls=True)
            _configure(g)
            g.umount_all()
            g.shutdown()


def _bootstrap(userland: Path) -> None:
    """Make the userland as a tar stream: with mmdebstrap, or with debootstrap where root runs the tests."""
    include = f"--include={','.join(PACKAGES)}"
    if tool := shutil.which("mmdebstrap"):
        excluded = [f"--dpkgopt=path-exclude=/{pattern}" for pattern in NOT_INSTALLED]
        _run(tool, "--variant=minbase", include, *excluded, SUITE, str(userland))
    elif (tool := shutil.which("debootstrap")) and os.geteuid() == 0:
        with tempfile.TemporaryDirectory(dir=userland.parent) as top:
            _run(tool, "--variant=minbase", include, SUITE, top)
            excluded = [f"--exclude=./{pattern}" for pattern in (*NOT_INSTALLED, "var/cache/apt/*")]
            kept = ["--xattrs", "--acls", "--numeric-owner", *excluded]
            _run("tar", *kept, "-C", top, "-cf", str(userland), ".")
    else:
        raise DebianUnavailable(
            "Nothing here makes a Debian userland: install mmdebstrap, or debootstrap and test as root."
        )


def _run(*command: str) -> None:
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        last = ((done.stdout + done.stderr).strip().splitlines() or ["it said nothing"])[-1]
        raise DebianUnavailable(
            f"{command[0]} could not make a Debian {SUITE} (is a mirror in reach?): {last}"
        )


def _lay_out(g: Handle) -> None:
    start, end = partition_table(PARTITIONS, SIZE)
    g.pwrite_device("/dev/sda", start, 0)
    g.pwrite_device("/dev/sda", end, SIZE - len(end))
    g.blockdev_rereadpt("/dev/sda")
    g.mkfs("vfat", "/dev/sda1", label="ESP")
    g.mkfs("ext4", "/dev/sda2", label="boot")
    g.pvcreate("/dev/sda3")
    g.vgcreate(GROUP, ["/dev/sda3"])
    for name, mebibytes in (("root", 2048), ("home", 256), ("swap", 128)):
        g.lvcreate(name, GROUP, mebibytes)
    g.mkfs("ext4", f"/dev/{GROUP}/root", label="root")
    g.mkfs("ext4", f"/dev/{GROUP}/home", label="home")
    g.mkswap(f"/dev/{GROUP}/swap", label="swap")


def _mount(g: Handle) -> None:
    for place, device in MOUNT_POINTS.items():
        if place != "/":
            g.mkdir_p(place)
        g.mount(device, place)


def _configure(g: Handle) -> None:
    devices = {place: f"UUID={g.vfs_uuid(device)}" for place, device in MOUNT_POINTS.items()}
    devices["/"] = f"/dev/mapper/{GROUP.replace('-', '--')}-root"
    swap = f"UUID={g.vfs_uuid(f'/dev/{GROUP}/swap')}"
    lines = [
        f"{devices['/']} / ext4 errors=remount-ro 0 1",
        f"{devices['/boot']} /boot ext4 defaults 0 2",
        f"{devices['/boot/efi']} /boot/efi vfat umask=0077 0 1",
        f"{devices['/home']} /home ext4 defaults 0 2",
        f"{swap} none swap sw 0 0",
    ]
    tree = (
        file("etc/fstab", "\n".join(lines) + "\n"),
        file("etc/hostname", f"{HOSTNAME}\n"),
        file("etc/hosts", f"127.0.0.1 localhost\n127.0.1.1 {HOSTNAME}\n"),
        folder("home/user", 0o700, uid=1000, gid=1000),
        file("home/user/hello.txt", "Hello from a real system.\n", uid=1000, gid=1000),
    )
    put_tree(g, tree)
