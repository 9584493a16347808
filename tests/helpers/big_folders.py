"""Disks with one folder of very many names, made in seconds by mkfs.xfs without an appliance.

The folder `/big` holds files whose numbers are in no order on the disk, a folder and a link for each
thousand of them, and owners of all kinds. Attributes can be told from the number in the name.
"""

import random
import subprocess
from pathlib import Path

from tests.helpers.disks import disk_folder, making
from tests.helpers.tools import tool

FOLDER = "/big"
OWNERS, GROUPS = 7, 5
"""The owner of `file-N` is N modulo the one, its group N modulo the other, in hundreds."""

_VERSION = 1
_BYTES_EACH = 2200
"""Room on the disk for one name: an inode of 512 bytes, its entry, and what XFS wants to keep free."""
_LEAST = 320 << 20


def big_folder_disk(count: int) -> Path:
    """A raw image of one XFS with `count` names in `/big`, made if it is not there yet."""
    path = disk_folder() / f"big-{count}-{_VERSION}.raw"
    if not path.exists():
        with making(path) as draft:
            if draft is not None:
                _make(draft, count)
    return path


def name_of(number: int) -> str:
    """The name of an entry, by its number."""
    return f"file-{number:07}.txt"


def _make(path: Path, count: int) -> None:
    numbers = list(range(count))
    random.Random(count).shuffle(numbers)
    size = max(_LEAST, count * _BYTES_EACH)
    with path.with_suffix(".proto").open("w") as proto:
        proto.write("/\n0 0\nd--755 0 0\nbig d--755 0 0\n")
        for number in numbers:
            proto.write(_line(number))
        proto.write("$\n$\n")
    command = [tool("mkfs.xfs"), "-q", "-p", proto.name, "-d", f"name={path},size={size},file"]
    subprocess.run(command, check=True, capture_output=True)
    Path(proto.name).unlink()


def _line(number: int) -> str:
    name, owner = name_of(number), f"{number % OWNERS * 100} {number % GROUPS * 100}"
    if number % 1000 == 1:
        return f"{name} d--755 {owner}\n$\n"
    if number % 1000 == 2:
        return f"{name} l--777 {owner} {name_of(number + 1)}\n"
    return f"{name} ---644 {owner} /dev/null\n"
