"""What of a file's attributes both sides must tell alike, and what was written."""

from typing import Any

from browser.demo.tree import Entry, Kind
from tests.helpers.recipes import Volume


def st_mode(entry: Entry, volume: Volume) -> int:
    """Type and permission bits, as a volume of this type shows them."""
    if volume.type in ("vfat", "ntfs"):
        # One mask for everything: FAT has no owner's bits, and the NTFS driver shows none.
        return entry.st_mode & ~0o777 | (0o755 if volume.type == "vfat" else 0o777)
    if volume.type == "iso9660" and entry.kind is Kind.SYMLINK:
        return entry.st_mode & ~0o222
    return entry.st_mode


def comparable(attributes: list[dict[str, Any]], volume: Volume) -> list[dict[str, Any]]:
    """Without what the appliance's kernel makes up.

    That is the number of the device; on FAT the number of the inode; on Btrfs the times of the stub (inode 2)
    that stands in a snapshot for a subvolume.
    """
    times = {
        "st_atime_sec",
        "st_atime_nsec",
        "st_mtime_sec",
        "st_mtime_nsec",
        "st_ctime_sec",
        "st_ctime_nsec",
    }
    made_up = {"st_dev", "st_ino"} if volume.type == "vfat" else {"st_dev"}
    return [
        {
            name: value
            for name, value in one.items()
            if name not in made_up and not (volume.type == "btrfs" and one["st_ino"] == 2 and name in times)
        }
        for one in attributes
    ]
