"""What a template does before it is saved, so that the first real calls of its copies are fast.

A copy starts with the page cache and the kernel modules that the template had. So the template does
what every session does (find a disk, look at it, mount it, list, read) on a small disk of its own.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from appliance.drives import Bus
from appliance.images import open_image
from engine import guest_clock, reseed
from engine import survey as survey_module
from engine.guest_clock import Clock
from engine.survey import survey

# Kernel modules that a user's disk may need; the kernel of one distribution or another lacks some.
_MODULES = (
    "ext4 xfs btrfs vfat fat exfat ntfs3 isofs udf squashfs hfsplus ufs f2fs fuse loop "
    "dm_crypt dm_snapshot dm_thin_pool dm_mirror dm_raid dm_zero md_mod linear raid0 raid1 raid10 raid456 "
    "nls_cp437 nls_iso8859_1 nls_utf8 nls_ascii sr_mod"
)

# Programs that sessions start; running each once leaves it and its libraries in the page cache.
_PROGRAMS = (
    "vgs lvs pvs vgchange blkid lsblk parted sfdisk sgdisk mdadm tune2fs xfs_info btrfs ntfs-3g "
    "cryptsetup find tar zstd gzip xz file du df stat dmesg od getfattr getfacl getcap sha256sum md5sum "
    "readlink ldmtool sleep mount umount head tail cat ls dd sort base64 wc grep e2fsck xfs_repair"
)

_DISK_BYTES = 64 << 20

KEY = hashlib.sha256(
    b"".join(
        Path(module).read_bytes()
        for module in (__file__, survey_module.__file__, reseed.__file__, guest_clock.__file__)
    )
).hexdigest()
"""Changes with this module and the scripts that it runs."""


def warm(call: Callable[..., Any], bus: Bus) -> None:
    """Warm an appliance whose daemon is ready; no disk is left in it. Blocks for some seconds.

    `call` runs a daemon's action by name.
    """

    def shell(script: str) -> str:
        answer: str = call("debug", "sh", [script])
        return answer

    clock = Clock(shell)
    shell(f"{reseed.install_script()}; modprobe -a -q {_MODULES}; true")
    folder = Path(tempfile.mkdtemp(prefix="guestscope-warm-"))
    try:
        path = folder / "disk"
        path.touch()
        os.truncate(path, _DISK_BYTES)
        with open_image(path, "raw") as image:
            plugged = bus.plug(image, folder)
            survey(shell, [plugged], renewed=False)
            _use_disk(call, shell)
            bus.unplug(plugged)
    finally:
        with contextlib.suppress(OSError):
            (folder / "disk").unlink()
            folder.rmdir()
    shell(
        f"for p in {_PROGRAMS}; do $p --version </dev/null >/dev/null 2>&1; done; sync; udevadm settle; true"
    )
    # As in an appliance that was booted without a disk.
    survey(shell, [])
    clock.mend_if_wrong()


def _use_disk(call: Callable[..., Any], shell: Callable[[str], str]) -> None:
    call("part_disk", "/dev/sda", "gpt")
    call("mkfs", "ext4", "/dev/sda1")
    for action in ("list_devices", "list_partitions", "list_filesystems"):
        call(action)
    call("mount", "/dev/sda1", "/")
    call("mkdir", "/etc")
    call("internal_write", "/etc/os-release", b"ID=guestscope\n")
    call("umount_all")
    call("mount_ro", "/dev/sda1", "/")
    call("is_dir", "/etc")
    names = ["os-release"]
    call("internal_lstatnslist", "/etc", names)
    call("internal_lxattrlist", "/etc", names)
    call("internal_readlinklist", "/etc", names)
    call("statns", "/etc/os-release")
    call("statvfs", "/")
    call("checksum", "sha256", "/etc/os-release")
    call("umount_all")
    # LVM is what most Linux guests have, and the slowest to come up cold.
    call("pvcreate", "/dev/sda1")
    call("vgcreate", "warm", ["/dev/sda1"])
    call("lvcreate", "volume", "warm", 16)
    shell("vgchange -an warm; vgchange -ay --sysinit; udevadm settle; vgchange -an warm; udevadm settle")
    call("vgremove", "warm")
    shell("cat /etc/os-release | head -1 >/dev/null; find /etc -xdev -maxdepth 1 >/dev/null; true")
