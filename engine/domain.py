"""A libvirt domain as drives: which files and block devices its disks are.

The only module that knows libvirt. What a domain's description says is a suggestion of paths, no more:
each is opened by the same rules as one that a person names. It is parsed without document type
definitions, so that no entity can be declared, and within limits.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit
from xml.parsers import expat

from engine.errors import GuestFSError

T = TypeVar("T")

ANSWER_LIMIT = 30.0
"""Seconds that libvirt may take; its calls cannot be interrupted, so they run in a thread of their own."""

MOST_BYTES = 4 << 20
"""Bytes of a description; libvirt sends no longer string (REMOTE_STRING_MAX of its protocol)."""

MOST_DISKS = 255
"""As many as an appliance takes."""

MOST_DEPTH = 64

_HERE = {None, "", "localhost", "127.0.0.1", "::1"}
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
class DomainDrive:
    """One disk of a domain. `format` is QEMU's name of it, None where libvirt states none."""

    path: Path
    format: str | None = None
    target: str = ""
    """What libvirt calls it, such as "vda"."""
    block_size: int | None = None


@dataclass(frozen=True, slots=True)
class Disks:
    """The disks of a domain that can be opened, and a sentence for each that cannot."""

    drives: tuple[DomainDrive, ...] = ()
    refused: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Domain:
    """A domain of libvirt, its disks in the order in which it has them."""

    name: str
    is_running: bool
    disks: Disks


def find_domain(name: str, uri: str | None = None) -> Domain:
    """The domain with this name or UUID. Blocks for at most `ANSWER_LIMIT`; raises DomainError.

    `uri` is libvirt's connection URI; None means its own default. Nothing is asked of other hosts,
    whose disks are not here.
    """
    for text in (name, uri or ""):
        if not _is_text(text):
            raise DomainError(f"{_quoted(text)} is not text that libvirt takes.")
    _refuse_other_host(uri)
    return _within_limit(lambda: _ask(name, uri))


def parse_disks(description: str) -> Disks:
    """The disks in a domain's XML; CD-ROM and floppy drives are left out. Raises DomainError."""
    if len(description.encode("utf-8", "surrogatepass")) > MOST_BYTES:
        raise DomainError("The domain's description is too long to be one.")
    reader = _Reader()
    try:
        reader.parse(description)
    except (expat.ExpatError, UnicodeEncodeError) as error:
        raise DomainError(f"The domain's description is not valid XML: {error}.") from error
    return Disks(tuple(reader.drives), tuple(reader.refused))


class _Reader:
    """Collects `/domain/devices/disk` while expat reads."""

    def __init__(self) -> None:
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
        if kind not in _SOURCES:
            self.refused.append(
                f"The disk {_quoted(target)} is of the kind {_quoted(kind)}: only files and block devices"
                " of this machine can be opened."
            )
            return
        path = source.get(_SOURCES[kind], "")
        if not path.startswith("/"):
            self.refused.append(f"The disk {_quoted(target)} names no file of this machine.")
            return
        size = disk.get("blockio", {}).get("logical_block_size")
        self.drives.append(
            DomainDrive(
                Path(path),
                disk.get("driver", {}).get("type"),
                target,
                int(size) if size in _BLOCK_SIZES else None,
            )
        )


def _ask(name: str, uri: str | None) -> Domain:
    libvirt = _binding()
    try:
        connection = libvirt.openReadOnly(uri)
    except libvirt.libvirtError as error:
        place = f"libvirt at {_quoted(uri)}" if uri else "libvirt"
        raise DomainError(
            f"{place} cannot be reached: {_words(error)}.", "Start its daemon, or name another URI with -c."
        ) from error
    try:
        _refuse_other_host(connection.getURI())
        domain = _lookup(libvirt, connection, name)
        return Domain(domain.name(), bool(domain.isActive()), parse_disks(domain.XMLDesc()))
    except libvirt.libvirtError as error:
        raise DomainError(f"libvirt does not describe {_quoted(name)}: {_words(error)}.") from error
    finally:
        connection.close()


def _lookup(libvirt: Any, connection: Any, name: str) -> Any:
    for look_up in (connection.lookupByName, connection.lookupByUUIDString):
        try:
            return look_up(name)
        except libvirt.libvirtError as error:
            if error.get_error_code() not in (
                libvirt.VIR_ERR_NO_DOMAIN,
                libvirt.VIR_ERR_INVALID_ARG,
                libvirt.VIR_ERR_XML_ERROR,
            ):
                raise
    raise DomainError(
        f"libvirt at {_quoted(connection.getURI())} knows no domain {_quoted(name)}.",
        "“virsh list --all” names those that it knows.",
    )


def _binding() -> Any:
    try:
        import libvirt  # type: ignore[import-not-found, import-untyped, unused-ignore]
    except ImportError as error:
        raise DomainError(
            "libvirt's Python binding is not installed.", "“guestscope doctor” says how to install it."
        ) from error
    # It prints every error to stderr otherwise, and raises it too.
    libvirt.registerErrorHandler(lambda _context, _error: None, None)
    return libvirt


def _refuse_other_host(uri: str | None) -> None:
    try:
        host = urlsplit(uri or "").hostname
    except ValueError:
        raise DomainError(f"{_quoted(uri or '')} is no URI of libvirt.") from None
    if host not in _HERE:
        raise DomainError(
            f"The disks of libvirt's domains at {_quoted(uri or '')} lie on another machine.",
            "Run Guestscope there.",
        )


def _within_limit(ask: Callable[[], T]) -> T:
    answers: list[T] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            answers.append(ask())
        except BaseException as error:  # noqa: BLE001 - it is raised in the thread that waits
            errors.append(error)

    thread = threading.Thread(target=run, name="libvirt", daemon=True)
    thread.start()
    thread.join(ANSWER_LIMIT)
    if errors:
        raise errors[0]
    if not answers:
        raise DomainError(
            f"libvirt did not answer within {ANSWER_LIMIT:g} s.", "See whether its daemon runs."
        )
    return answers[0]


def _is_text(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return "\0" not in text


def _words(error: Any) -> str:
    return str(error.get_error_message() or error).rstrip(".")


def _quoted(text: str) -> str:
    return f"“{text}”"
