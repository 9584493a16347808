"""What an image's header says, whatever its format, and how a reader refuses one.

Everything here was written by whoever made the image: names are bytes as they stand in the file,
sizes have been checked against the file's real size, nothing has been opened on their account.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

SECTOR = 512
LONGEST_HEAD = 1 << 16
"""Bytes at the start of a file that a header can replace."""


class Unusable(Exception):
    """Raised by readers: `reason` is a clause that follows "FILE cannot be opened as FORMAT:"."""

    def __init__(self, reason: str, remedy: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.remedy = remedy


class Encryption(Enum):
    """How the image format itself encrypts (LUKS inside the disk is the guest's affair)."""

    AES = "aes"
    LUKS = "luks"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """An internal snapshot; `date` is in seconds since 1970, sizes are in bytes.

    `table` says where the format keeps the disk's content as it was: an offset and a number of entries.
    """

    id: str
    name: str
    date: int
    vm_state_size: int
    disk_size: int | None = None
    table: tuple[int, int] = (0, 0)


class ExtentKind(Enum):
    """How the bytes of one part of a VMDK lie in its file, by the descriptor's own words."""

    FLAT = "FLAT"
    VMFS = "VMFS"
    SPARSE = "SPARSE"
    VMFS_SPARSE = "VMFSSPARSE"
    SE_SPARSE = "SESPARSE"

    @property
    def flat(self) -> bool:
        return self in (ExtentKind.FLAT, ExtentKind.VMFS)


@dataclass(frozen=True, slots=True)
class ExtentName:
    """One part of a disk that is spread over files: `sectors` of 512 bytes, `offset` in bytes."""

    kind: ExtentKind
    name: bytes
    sectors: int
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Header:
    """A checked header. `format` is the name of QEMU's driver, `virtual_size` is in bytes.

    `backing_format` is None where the image does not state it. `cids` are a VMDK's content ids,
    its own and its parent's. `replay` says that the format keeps a log which must be played back
    into the file before it can be read. `head` is read in place of the file's first bytes. `warnings` are
    sentences about what will still open.
    """

    format: str
    virtual_size: int
    kind: str = ""
    cluster_size: int = 0
    backing: bytes | None = None
    backing_format: bytes | None = None
    data_file: bytes | None = None
    extents: tuple[ExtentName, ...] = ()
    cids: tuple[int, int] | None = None
    encryption: Encryption | None = None
    snapshots: tuple[Snapshot, ...] = ()
    dirty: bool = False
    corrupt: bool = False
    replay: bool = False
    head: bytes = b""
    warnings: tuple[str, ...] = ()
