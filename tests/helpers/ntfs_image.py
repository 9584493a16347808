"""Images of one NTFS partition, each made once."""

from collections.abc import Callable
from pathlib import Path

from engine import GuestFS
from tests.helpers.disks import disk_folder, making


def ntfs_image(
    name: str, fill: Callable[[GuestFS], object], *, options: str = "", cluster: int = 4096
) -> Path:
    """A raw image of 64 MiB of this name; `fill` puts something into its file system, mounted so."""
    path = disk_folder() / f"{name}.raw"
    with making(path) as draft:
        if draft is not None:
            _make(draft, fill, options, cluster)
    return path


def _make(path: Path, fill: Callable[[GuestFS], object], options: str, cluster: int) -> None:
    with GuestFS(python_return_dict=True) as g:
        g.disk_create(str(path), "raw", 64 << 20)
        g.add_drive(str(path), format="raw")
        g.launch()
        g.part_disk("/dev/sda", "mbr")
        g.mkfs("ntfs", "/dev/sda1", cluster)
        g.mount_options(options, "/dev/sda1", "/")
        fill(g)
        g.umount_all()
