"""The demo disk itself: a GPT with two systems, made in one run of the appliance.

1  ESP        FAT        /boot/efi of web01
2  boot       ext4       /boot of web01
3  web01      LVM        vg0: root, var, home, swap
4  fjord      Btrfs      @, @home, @log and a snapshot of @home
"""

import tempfile
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from appliance.cache import cache_folder
from browser.demo.gpt import EFI_SYSTEM, LINUX_LVM, MIB, Partition, partition_table
from browser.demo.homes import server_homes
from browser.demo.laptop import SUBVOLUMES, changed_since_snapshot, laptop_home, laptop_tree
from browser.demo.server import server_tree
from browser.demo.tree import Entry, dated, file, with_parents, write_tar
from engine import GuestFS

VIRTUAL_SIZE = 3 << 30
PARTITIONS = (
    Partition("ESP", 64, EFI_SYSTEM),
    Partition("boot", 192),
    Partition("web01", 1536, LINUX_LVM),
    Partition("fjord", 1276),
)

VOLUMES = (("root", 640, "/"), ("var", 448, "/var"), ("home", 256, "/home"))
"""Name, size in MiB and mount point of vg0's file systems."""

JOURNAL_BLOCKS = 1024
"""The smallest journal that ext4 takes: its zeros are what costs space in the image."""

Progress = Callable[[str, float], None]


def demo_path() -> Path:
    """Where the demo disk of the window lies, made or not. Raises as `cache_folder` does."""
    return cache_folder() / "demo.qcow2"


def make_demo(path: Path, on_progress: Progress = lambda _stage, _share: None) -> None:
    """Make the demo disk as a qcow2 image at `path`, over what may be there.

    `on_progress` gets the name of the stage that begins and the share of the work that is done, from 0 to 1.
    It blocks for as long as the appliance takes, under emulation most of a minute. The image is made beside
    its place and moved there when it is whole. Errors are those of `GuestFS`, or OSError when the folder
    cannot be written to.
    """
    with tempfile.TemporaryDirectory(prefix=f".{path.name}.", dir=path.parent) as folder:
        draft = Path(folder, path.name)
        g = GuestFS(python_return_dict=True)
        try:
            _make(g, draft, Path(folder), on_progress)
        finally:
            g.close()
        draft.replace(path)
    on_progress("Done", 1.0)


def _make(g: GuestFS, draft: Path, folder: Path, on_progress: Progress) -> None:
    now = datetime.now(UTC)
    on_progress("Starting the appliance", 0.0)
    g.disk_create(str(draft), "qcow2", VIRTUAL_SIZE)
    g.add_drive(str(draft), format="qcow2", cachemode="unsafe")
    g.launch()
    on_progress("Dividing the disk", 0.1)
    _partition(g, "/dev/sda")
    _format_server(g)
    on_progress("Installing web01", 0.45)
    _fill_server(g, folder, now)
    on_progress("Installing fjord", 0.7)
    _fill_laptop(g, folder, now)
    on_progress("Closing", 0.95)
    g.shutdown()


def _partition(g: GuestFS, disk: str) -> None:
    start, end = partition_table(PARTITIONS, VIRTUAL_SIZE)
    g.pwrite_device(disk, start, 0)
    g.pwrite_device(disk, end, VIRTUAL_SIZE - len(end))
    g.blockdev_rereadpt(disk)


def _format_server(g: GuestFS) -> None:
    g.mkfs("vfat", "/dev/sda1", label="ESP")
    _make_ext4(g, "/dev/sda2", "boot")
    g.pvcreate("/dev/sda3")
    g.vgcreate("vg0", ["/dev/sda3"])
    for name, mebibytes, _place in VOLUMES:
        g.lvcreate(name, "vg0", mebibytes)
        _make_ext4(g, f"/dev/vg0/{name}", name)
    g.lvcreate("swap", "vg0", 128)
    g.mkswap("/dev/vg0/swap", label="swap")


def _fill_server(g: GuestFS, folder: Path, now: datetime) -> None:
    for name, _mebibytes, place in VOLUMES:
        if place != "/":
            g.mkdir_p(place)
        g.mount(f"/dev/vg0/{name}", place)
    g.mkdir_p("/boot")
    g.mount("/dev/sda2", "/boot")
    uuids = {"boot": g.vfs_uuid("/dev/sda2"), "esp": g.vfs_uuid("/dev/sda1")}
    installed = int((now - timedelta(days=200)).timestamp())
    everything = [*server_tree(now, uuids), *server_homes(now)]
    _put(g, folder, with_parents(dated(everything, installed), installed), "/")
    g.mount("/dev/sda1", "/boot/efi")
    loaders = [file(f"EFI/{name}", b"MZ", 0o755) for name in ("debian/grubx64.efi", "BOOT/BOOTX64.EFI")]
    _put(g, folder, with_parents(dated(loaders, installed), installed), "/boot/efi", plain=True)
    g.umount_all()


def _make_ext4(g: GuestFS, device: str, label: str) -> None:
    g.mke2fs(device, fstype="ext4", label=label, journalsize=JOURNAL_BLOCKS * 4096 // MIB)


def _fill_laptop(g: GuestFS, folder: Path, now: datetime) -> None:
    g.mkfs("btrfs", "/dev/sda4", label="fjord")
    g.mount("/dev/sda4", "/")
    for name in SUBVOLUMES:
        g.btrfs_subvolume_create(f"/{name}")
    g.mkdir("/@snapshots")
    installed = int((now - timedelta(days=95)).timestamp())
    system = laptop_tree(now, g.vfs_uuid("/dev/sda4"))
    _put(g, folder, with_parents(dated(system, installed), installed), "/@")
    _put(g, folder, with_parents(dated(laptop_home(now), installed), installed), "/@home")
    _put(g, folder, [file("boot.log", "fjord was here\n", mtime=installed)], "/@log")
    g.btrfs_subvolume_snapshot("/@home", "/@snapshots/home before the trip", ro=True)
    _put(g, folder, changed_since_snapshot(now), "/@home")
    g.umount_all()


def _put(g: GuestFS, folder: Path, entries: Iterable[Entry], place: str, plain: bool = False) -> None:
    """Write the entries below a folder of the guest; `plain` for FAT, which has no attributes."""
    archive = folder / "tree.tar"
    with archive.open("wb") as stream:
        write_tar(entries, stream)
    if plain:
        g.tar_in(str(archive), place)
    else:
        g.tar_in(str(archive), place, xattrs=True, acls=True)
    archive.unlink()
