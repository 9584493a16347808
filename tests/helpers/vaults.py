"""A disk with encrypted volumes in every place of the stack, made by our own engine and kept.

sda1  LUKS1 with an ext4                      HOME_KEY
sda2  LUKS2 with LVM: secretvg/root, ext4     ROOT_KEY
sda3  LVM: plainvg/open, ext4, and plainvg/vault, LUKS2 with an ext4 (HOME_KEY)
"""

import shlex
from pathlib import Path

from engine import GuestFS
from tests.helpers.disks import filled

HOME_KEY = "correct horse battery staple"
ROOT_KEY = "größer als 8"
MIB = 1 << 20
_SIZE = 160 * MIB
# As few rounds as cryptsetup lets pass: keys are to be good here, not strong.
_FORMAT = "cryptsetup luksFormat -q --type {type} --pbkdf pbkdf2 --pbkdf-force-iterations 1000 {device} -"


def vaults() -> Path:
    """The raw image. The first call takes some ten seconds under emulation."""
    return filled("vaults", _SIZE, _fill)


def _fill(path: Path) -> None:
    with GuestFS(python_return_dict=True) as g:
        g.add_drive(str(path), format="raw", cachemode="unsafe")
        g.launch()
        g.part_init("/dev/sda", "gpt")
        sector = 512
        for start, end in ((1, 40), (40, 100), (100, 159)):
            g.part_add("/dev/sda", "p", start * MIB // sector, end * MIB // sector - 1)
        _lock(g, "/dev/sda1", "luks1", HOME_KEY)
        _lock(g, "/dev/sda2", "luks2", ROOT_KEY)
        g.pvcreate("/dev/sda3")
        g.vgcreate("plainvg", ["/dev/sda3"])
        g.lvcreate("open", "plainvg", 16)
        g.lvcreate("vault", "plainvg", 36)
        _lock(g, "/dev/plainvg/vault", "luks2", HOME_KEY)
        g.cryptsetup_open("/dev/sda1", HOME_KEY, "a")
        g.cryptsetup_open("/dev/sda2", ROOT_KEY, "b")
        g.cryptsetup_open("/dev/plainvg/vault", HOME_KEY, "c")
        g.pvcreate("/dev/mapper/b")
        g.vgcreate("secretvg", ["/dev/mapper/b"])
        g.lvcreate("root", "secretvg", 32)
        for device, word in (
            ("/dev/mapper/a", "home"),
            ("/dev/secretvg/root", "root"),
            ("/dev/mapper/c", "vault"),
            ("/dev/plainvg/open", "open"),
        ):
            g.mkfs("ext4", device, label=word)
            g.mount(device, "/")
            g.write("/secret", f"{word}\n".encode())
            g.umount("/")
        g.shutdown()


def _lock(g: GuestFS, device: str, kind: str, key: str) -> None:
    command = _FORMAT.format(type=kind, device=device)
    g.debug("sh", [f"printf %s {shlex.quote(key)} | {command}"])
