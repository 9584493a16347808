"""The formats that are known, how a file shows which one it is, and the reading of its header.

QEMU is never asked to guess. A format that the user states is respected; otherwise exactly one
format's magic must be there. A file with none is raw, unless it is plainly something else: named
like another format, or compressed.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from appliance.errors import ImageError
from appliance.images import dmg, parallels, qcow, qcow2, qed, raw, vdi, vhdx, vmdk, vpc
from appliance.images.header import Header, Unusable
from appliance.images.names import escaped, shown
from appliance.images.source import OpenFile, Source

_HEAD = 33 << 10


@dataclass(frozen=True, slots=True)
class Format:
    """`matches` judges the first bytes, `ends` the last 512, of a file that states no format."""

    name: str
    read: Callable[[Source], Header]
    matches: Callable[[bytes], bool] | None = None
    ends: Callable[[bytes, int], bool] | None = None
    suffixes: tuple[str, ...] = ()


_FORMATS = (
    Format("raw", raw.read_header),
    Format("qcow2", qcow2.read_header, qcow2.matches, suffixes=(".qcow2", ".qcow", ".qc2")),
    Format("vmdk", vmdk.read_header, vmdk.matches, suffixes=(".vmdk",)),
    Format("vdi", vdi.read_header, vdi.matches, suffixes=(".vdi",)),
    Format("vhdx", vhdx.read_header, vhdx.matches, suffixes=(".vhdx", ".avhdx")),
    Format("vpc", vpc.read_header, vpc.matches, vpc.ends, suffixes=(".vhd", ".avhd")),
    Format("qed", qed.read_header, qed.matches, suffixes=(".qed",)),
    Format("qcow", qcow.read_header, qcow.matches),
    Format("parallels", parallels.read_header, parallels.matches, suffixes=(".hds",)),
    Format("dmg", dmg.read_header, ends=dmg.ends, suffixes=(".dmg",)),
)
_BY_NAME = {each.name: each for each in _FORMATS}
_ALIASES = {"vhd": "vpc", "iso": "raw", "img": "raw", "file": "raw", "host_device": "raw"}

_PACKED = (
    (b"\x1f\x8b\x08", "gzip", "gunzip --keep"),
    (b"\xfd7zXZ\0", "xz", "unxz --keep"),
    (b"BZh", "bzip2", "bunzip2 --keep"),
    (b"\x28\xb5\x2f\xfd", "zstd", "unzstd"),
    (b"PK\x03\x04", "zip", "unzip"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip", "7z x"),
)


class FormatUnclear(ImageError):
    """The file can be read as more than one format; `formats` are the choices, safest first."""

    def __init__(self, cause: str, remedy: str, formats: tuple[str, ...]) -> None:
        super().__init__(cause, remedy)
        self.formats = formats


def canonical(name: str) -> str:
    """QEMU's driver name for a format's name; ImageError for one that is not known."""
    name = _ALIASES.get(name.lower(), name.lower())
    if name not in _BY_NAME:
        known = ", ".join(_BY_NAME)
        raise ImageError(
            f"“{escaped(name)}” is not a disk format that can be opened.", f"Known are: {known}."
        )
    return name


@contextlib.contextmanager
def refusing(file: OpenFile, what: str) -> Iterator[None]:
    """Turn whatever a reader stumbles over into an ImageError: hostile bytes never get further."""
    try:
        yield
    except Unusable as error:
        cause = f"{shown(file.path)} cannot be opened as {what}: {error.reason}."
        raise ImageError(cause, error.remedy) from error
    except ImageError:
        raise
    except OSError as error:
        raise ImageError(f"{shown(file.path)} cannot be read: {error.strerror}.") from error
    except Exception as error:
        raise ImageError(f"{shown(file.path)} cannot be opened as {what}: its header is damaged.") from error


def read_header(file: OpenFile, name: str) -> Header:
    """The header of `file`, read as the format `name`; whatever is wrong with it is an ImageError."""
    with refusing(file, name):
        return _BY_NAME[name].read(Source(file))


def check_stated(file: OpenFile, name: str) -> None:
    """Refuse a file that does not look like the format which its user, or its overlay, states."""
    if name == "raw" or name in _matching(file):
        return
    raise ImageError(f"{shown(file.path)} is not a {name} image: it does not begin like one.")


def decide(file: OpenFile) -> str:
    """The format of a file for which none was stated."""
    if file.identity.size == 0:
        raise ImageError(f"{shown(file.path)} is empty.", "Copy or download it again.")
    found = _matching(file)
    marks = raw.marks(_head(file))
    by_head = [name for name in found if (each := _BY_NAME[name].matches) and each(_head(file))]
    if len(found) > 1 or (by_head and marks):
        choices = ("raw", *found)
        others = " and ".join(marks) if by_head and marks else found[1]
        raise FormatUnclear(
            f"{shown(file.path)} begins like a {found[0]} image, but holds {others} as well.",
            f"Say which it is: {', '.join(choices)}. Choose raw if a guest could write to it directly.",
            choices,
        )
    if found:
        return found[0]
    _refuse_what_is_no_disk(file)
    return "raw"


def _head(file: OpenFile) -> bytes:
    with refusing(file, "a disk image"):
        return file.pread(_HEAD, 0)


def _tail(file: OpenFile) -> bytes:
    size = file.identity.size
    with refusing(file, "a disk image"):
        return file.pread(512, size - 512) if size >= 512 else b""


def _matching(file: OpenFile) -> tuple[str, ...]:
    head, tail, size = _head(file), _tail(file), file.identity.size
    by_head = tuple(each.name for each in _FORMATS if each.matches and each.matches(head))
    if by_head:
        return by_head
    return tuple(each.name for each in _FORMATS if each.ends and each.ends(tail, size))


def _refuse_what_is_no_disk(file: OpenFile) -> None:
    head = _head(file)
    name = shown(file.path)
    for magic, packer, command in _PACKED:
        if head.startswith(magic):
            raise ImageError(f"{name} is compressed with {packer}.", f"Unpack it first: {command} {name}")
    suffix = Path(file.path).suffix.lower()
    if head[257:262] == b"ustar" and suffix in (".ova", ".tar", ".box"):
        raise ImageError(
            f"{name} is an archive that holds a disk, not a disk.", f"Unpack it first: tar -xf {name}"
        )
    for each in _FORMATS:
        if suffix in each.suffixes:
            raise ImageError(
                f"{name} is not a {each.name} image, although its name says so: it does not begin like one.",
                "If it is a raw disk, state the format raw.",
            )
