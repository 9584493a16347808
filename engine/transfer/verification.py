"""Whether what arrived is what is in the guest: checksums from both sides, compared."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from engine.ntfs.view import checksum as sum_of
from engine.transfer import calls
from engine.transfer.attendant import Attendant
from engine.transfer.items import Item, Kind, Place, below
from engine.transfer.meter import Meter
from engine.transfer.report import Checked, Reason, Report
from engine.transfer.tree import Tree

if TYPE_CHECKING:
    from engine.handle import GuestFS

ALGORITHMS = ("sha256", "sha512", "sha384", "sha224", "sha1", "md5")
"""What the appliance can compute, the default first."""
PATIENCE = 3600.0
"""Seconds that the guest may take for one file."""

_PIECE = 1 << 20


Arrived = Callable[[str, Place], tuple[str, str] | None]
"""What a file of this path and place is called on the host, and its digest; None where it was not copied."""


def verify(
    g: GuestFS, chosen: Sequence[Item], arrived: Arrived, algorithm: str, report: Report, attendant: Attendant
) -> None:
    """Compare every file that was copied; each goes into `Report.checked`, or where it is not the same into
    what was left out. The guest computes its sums by reading the files once more.
    """
    meter = Meter(report, attendant)
    meter.plan(report.files, report.bytes)
    patience, g.patience = g.patience, PATIENCE
    try:
        for item in chosen:
            for path, place, digest in _sums(g, item, algorithm, report):
                attendant.check()
                _compare(arrived(path, place), path, digest, algorithm, report)
                meter.checking(path, len(report.checked))
    finally:
        g.patience = patience


def _compare(found: tuple[str, str] | None, path: str, digest: str, algorithm: str, report: Report) -> None:
    if found is None:
        # It was not copied, which has been told.
        return
    if found[1] == digest:
        report.checked.append(Checked(path, found[0], algorithm, digest))
    else:
        report.skip(path, Reason.DIFFERENT)


def digest_in(tree: Tree, algorithm: str, place: Place) -> tuple[str, str] | None:
    """The name below the destination and the digest of a file that was made in this place."""
    found = tree.opened(place)
    if found is None:
        return None
    descriptor, host = found
    try:
        sum_ = hashlib.new(algorithm, usedforsecurity=False)
        while data := os.read(descriptor, _PIECE):
            sum_.update(data)
    finally:
        os.close(descriptor)
    return host, sum_.hexdigest()


def _sums(g: GuestFS, item: Item, algorithm: str, report: Report) -> Iterator[tuple[str, Place, str]]:
    """Path, place and digest of every file of a chosen thing, as the guest tells them."""
    try:
        if item.kind is Kind.FILE:
            yield item.path, item.place, sum_of(g, algorithm, item.path)
        elif item.kind is Kind.FOLDER:
            lines = bytearray()
            g.call_daemon("checksums_out", algorithm, item.path, lines.extend)
            for line in bytes(lines).split(b"\n"):
                if line:
                    name, digest = _parsed(line)
                    yield below(item.path, name), (*item.place, *name.split("/")), digest
    except RuntimeError as error:
        report.skip(item.path, Reason.UNREADABLE, calls.reason(error))


def _parsed(line: bytes) -> tuple[str, str]:
    """Name and digest in a line of sha256sum(1); a backslash before it says that the name has escapes."""
    digest, _, name = line.removeprefix(b"\\").partition(b"  ")
    if line.startswith(b"\\"):
        name = _escaped(name, ((b"\\n", b"\n"), (b"\\r", b"\r"), (b"\\\\", b"\\")))
    return os.fsdecode(name.removeprefix(b"./")), digest.decode("ascii", "replace")


def _escaped(name: bytes, pairs: Sequence[tuple[bytes, bytes]]) -> bytes:
    told = dict(pairs)
    parts = []
    position = 0
    while position < len(name):
        two = name[position : position + 2]
        parts.append(told.get(two, two[:1]))
        position += 2 if two in told else 1
    return b"".join(parts)


def write_manifest(report: Report, path: Path, *, replace: bool = False) -> None:
    """Write the checksums in the form that `sha256sum --check` reads, in the folder that was copied to.

    Raises FileExistsError where something is there, unless it shall be replaced.
    """
    with path.open("wb" if replace else "xb") as file:
        for checked in report.checked:
            name = os.fsencode(checked.host)
            escaped = name.replace(b"\\", b"\\\\").replace(b"\n", b"\\n").replace(b"\r", b"\\r")
            mark = b"\\" if escaped != name else b""
            file.write(mark + checked.digest.encode() + b"  " + escaped + b"\n")
