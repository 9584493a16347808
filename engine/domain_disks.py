"""The disks in a libvirt domain's description.

What a description says is a suggestion of paths, no more: each is opened by the same rules as one that a
person names. It is parsed without document type definitions, so that no entity can be declared, and within
limits.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from xml.parsers import expat

from engine.errors import GuestFSError

MOST_BYTES = 4 << 20
"""Bytes of a description; libvirt sends no longer string (REMOTE_STRING_MAX of its protocol)."""

MOST_DISKS = 255
"""As many as an appliance takes."""

MOST_DEPTH = 64

_SOURCES = {"file": "file", "block": "dev"}
"""The types of disk that lie on this machine, and the attribute of `source` that names them."""

_BLOCK_SIZES = ("512", "4096")


class DomainError(GuestFSError):
    """A domain, or the libvirt that should know it, is not there or not of use."""

    def __init__(self, cause: str, remedy: str = "") -> None:
        super().__init__(cause, remedy)
        self.cause = cause
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.cause} {self.remedy}".rstrip()


@dataclass(frozen=True, slots=True)
class Remote:
    """Where a disk on another machine is, as `add_drive` takes it."""

    protocol: str
    name: str
    servers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DomainDrive:
    """One disk of a domain. `format` is QEMU's name of it, None where libvirt states none."""

    path: Path
    format: str | None = None
    target: str = ""
    """What libvirt calls it, such as "vda"."""
    block_size: int | None = None
    readonly: bool = False
    """Whether the domain may not write to it."""
    remote: Remote | None = None
    """Where it is if not on this machine; `path` is its name there then."""


@dataclass(frozen=True, slots=True)
class Disks:
    """The disks of a domain that can be opened, and a sentence for each that cannot."""

    drives: tuple[DomainDrive, ...] = ()
    refused: tuple[str, ...] = ()


def parse_disks(description: str, *, remote: bool = False) -> Disks:
    """The disks in a domain's XML; CD-ROM and floppy drives are left out. Raises DomainError.

    With `remote`, those on other machines are among them, for whom the user was asked about.
    """
    if len(description.encode("utf-8", "surrogatepass")) > MOST_BYTES:
        raise DomainError("The domain's description is too long to be one.")
    reader = _Reader(remote)
    try:
        reader.parse(description)
    except (expat.ExpatError, UnicodeEncodeError) as error:
        raise DomainError(f"The domain's description is not valid XML: {error}.") from error
    return Disks(tuple(reader.drives), tuple(reader.refused))


class _Reader:
    """Collects `/domain/devices/disk` while expat reads."""

    def __init__(self, remote: bool) -> None:
        self._remote = remote
        self._servers: list[str] = []
        self.drives: list[DomainDrive] = []
        self.refused: list[str] = []
        self._path: list[str] = []
        self._disk: dict[str, dict[str, str]] = {}
        self._count = 0

    def parse(self, description: str) -> None:
        parser = expat.ParserCreate()
        parser.StartDoctypeDeclHandler = self._on_doctype
        parser.StartElementHandler = self._on_start
        parser.EndElementHandler = self._on_end
        parser.Parse(description, True)

    def _on_doctype(self, *_: object) -> None:
        raise DomainError("The domain's description declares a document type, which libvirt's never do.")

    def _on_start(self, name: str, attributes: dict[str, str]) -> None:
        self._path.append(name)
        if len(self._path) > MOST_DEPTH:
            raise DomainError("The domain's description is nested too deeply to be one.")
        if self._path == ["domain", "devices", "disk"]:
            self._disk = {"disk": attributes}
            self._servers = []
        elif self._path == ["domain", "devices", "disk", "source", "host"]:
            self._servers.append(_server(attributes))
        elif self._path == ["domain", "devices", "disk", "source", "auth"]:
            self._disk["auth"] = attributes
        elif self._path[:3] == ["domain", "devices", "disk"] and len(self._path) == 4:
            self._disk.setdefault(name, attributes)

    def _on_end(self, _name: str) -> None:
        if self._path == ["domain", "devices", "disk"]:
            self._count += 1
            if self._count > MOST_DISKS:
                raise DomainError(f"The domain has more than {MOST_DISKS} disks.")
            self._take(self._disk)
        self._path.pop()

    def _take(self, disk: dict[str, dict[str, str]]) -> None:
        if disk["disk"].get("device", "disk") not in ("disk", "lun"):
            return
        kind = disk["disk"].get("type", "")
        target = disk.get("target", {}).get("dev", "")
        source = disk.get("source", {})
        if kind == "network" and self._remote:
            if "auth" in disk:
                self.refused.append(f"The disk {quoted(target)} needs a secret that only libvirt knows.")
                return
            name = source.get("name", "") + source.get("query", "")
            remote = Remote(source.get("protocol", ""), name, tuple(self._servers))
            self._add(disk, target, Path(name), remote)
            return
        if kind not in _SOURCES:
            self.refused.append(
                f"The disk {quoted(target)} is of the kind {quoted(kind)}: only files and block devices"
                " of this machine can be opened."
            )
            return
        path = source.get(_SOURCES[kind], "")
        if not path.startswith("/"):
            self.refused.append(f"The disk {quoted(target)} names no file of this machine.")
            return
        self._add(disk, target, Path(path), None)

    def _add(self, disk: dict[str, dict[str, str]], target: str, path: Path, remote: Remote | None) -> None:
        size = disk.get("blockio", {}).get("logical_block_size")
        self.drives.append(
            DomainDrive(
                path,
                disk.get("driver", {}).get("type"),
                target,
                int(size) if size in _BLOCK_SIZES else None,
                "readonly" in disk,
                remote,
            )
        )


def _server(host: dict[str, str]) -> str:
    if host.get("transport", "tcp") == "unix":
        return f"unix:{host.get('socket', '')}"
    name = host.get("name", "")
    name = f"[{name}]" if ":" in name else name
    return f"{name}:{host['port']}" if "port" in host else name


def quoted(text: str) -> str:
    """Put a name into a sentence."""
    return f"“{text}”"
