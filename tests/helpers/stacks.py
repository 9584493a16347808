"""A disk with volumes that are spread or halved, and file systems that were left in the middle of something.

sda1, sda2  LVM: stackvg/striped over both, ext4; stackvg/thin of a thin pool, ext4
sda3, sda4  MD: a mirror, ext4, of which sda4 is blank now
sda5        ext4 that was being written to when its machine lost power
sda6        NTFS that Windows sleeps on
"""

import itertools
from pathlib import Path

from engine import GuestFS
from tests.helpers.disks import filled

MIB = 1 << 20
_SIZE = 224 * MIB
_BORDERS = (1, 49, 97, 129, 161, 193, 223)
"""Where partitions begin, and the last one ends, in MiB."""

_LVM = """
lvcreate -qq -y -i 2 -I 64k -L 24M -n striped stackvg
lvcreate -qq -y --type thin-pool -Zn -L 24M -n pool stackvg
lvcreate -qq -y --type thin -V 64M -n thin --thinpool pool stackvg
udevadm settle
"""


def stacks() -> Path:
    """The raw image. The first call takes some ten seconds under emulation."""
    return filled("stacks", _SIZE, _fill, _LVM)


def _fill(path: Path) -> None:
    g = GuestFS(python_return_dict=True)
    g.add_drive(str(path), format="raw", cachemode="unsafe")
    g.launch()
    g.part_init("/dev/sda", "gpt")
    for start, end in itertools.pairwise(_BORDERS):
        g.part_add("/dev/sda", "p", start * MIB // 512, end * MIB // 512 - 1)
    g.pvcreate("/dev/sda1")
    g.pvcreate("/dev/sda2")
    g.vgcreate("stackvg", ["/dev/sda1", "/dev/sda2"])
    g.debug("sh", [_LVM])
    g.md_create("mirror", ["/dev/sda3", "/dev/sda4"], level="raid1")
    (array,) = g.list_md_devices()
    for device, word in (
        ("/dev/stackvg/striped", "striped"),
        ("/dev/stackvg/thin", "thin"),
        (array, "mirror"),
        ("/dev/sda5", "unclean"),
    ):
        g.mkfs("ext4", device, label=word)
        g.mount(device, "/")
        g.write(f"/{word}", f"{word}\n".encode())
        g.umount("/")
    g.mkfs("ntfs", "/dev/sda6", label="sleeping")
    g.mount("/dev/sda6", "/")
    g.write("/hiberfil.sys", b"hibr" + bytes(4092))
    g.umount("/")
    g.vg_activate_all(False)
    g.md_stop(array)
    g.zero("/dev/sda4")
    g.mount("/dev/sda5", "/")
    g.write("/late", b"late\n")
    g.sync()
    g.kill_subprocess()
    g.close()
