"""Files and folders of a guest as one tar archive, with everything that tar can keep of them.

The archive is the guest's tar's own: owners by number, modes, times, links, extended attributes, ACLs,
capabilities, holes. It is read along as it passes, so that an archive that is not whole is never called so.
Whoever unpacks it gets what was in the guest, links and special files included.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tarfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from engine.errors import ProtocolError
from engine.ntfs.errors import CannotRead
from engine.ntfs.view import CompressedFile
from engine.transfer import calls
from engine.transfer.attendant import Answer, Attendant, Conflict, Stopped
from engine.transfer.complaints import parse
from engine.transfer.compressed import found_compressed
from engine.transfer.compression import compressing
from engine.transfer.destination import Destination
from engine.transfer.guest_shell import Shell
from engine.transfer.guest_tree import measure
from engine.transfer.images import check_images
from engine.transfer.items import Item, Place, Target
from engine.transfer.members import Names, disjoint
from engine.transfer.meter import Meter
from engine.transfer.report import Reason, Report
from engine.transfer.resolving import resolved
from engine.transfer.segments import Stream, StreamFailed
from engine.transfer.tar import Member, Reader, TarError, Type
from engine.transfer.verification import verify

if TYPE_CHECKING:
    from engine.handle import GuestFS

Sink = Callable[[bytes], object]

TAR = (
    "tar --create --file=- --format=posix --blocking-factor=2048 --numeric-owner --sparse --quoting-style=c"
    " --xattrs --xattrs-include=* --acls --selinux --pax-option=delete=atime,delete=ctime"
    " --anchored --no-wildcards --exclude-from=$d/excluded --null --files-from=$d/names"
)
_PIECE = 1 << 20
_ZEROS = bytes(_PIECE)


def archive(
    g: GuestFS,
    targets: Sequence[Target],
    place: Path | Sink,
    attendant: Attendant | None = None,
    report: Report | None = None,
    *,
    zstd: bool = False,
    replace: bool = False,
    checksum: str = "",
) -> Report:
    """Write what `targets` name into one archive: a file, or something that is called with each piece.

    A file gets its name when it is whole; where the name is taken the attendant decides, unless `replace` is
    set. Blocks, as `extract` does, and raises the same. A file that the guest could not read to its end is
    filled up with zeros in the archive, as tar does, and named in the report. With `checksum`, one of
    `ALGORITHMS`, every file in the archive is compared with the guest's when all are there.
    """
    attendant = attendant or Attendant()
    report = report if report is not None else Report()
    making = _Archiving(g, attendant, report, zstd=zstd, checksum=checksum)
    if callable(place):
        making.write(targets, place)
        return report
    with Destination(place.parent) as destination:
        if destination.holds(place.name) and not replace:
            can_replace = not destination.holds_folder(place.name)
            answer, _ = attendant.decide(Conflict(place.name, destination.path, can_replace, 0))
            if answer is Answer.CANCEL:
                raise Stopped
            if answer is Answer.SKIP:
                return report
            replace = answer is Answer.REPLACE and can_replace
        mend = _Mending(destination, attendant)
        with destination.draft(place.name, replace=replace, mend=mend) as draft:
            making.write(targets, draft.append)
            name = draft.finish()
        if name != place.name:
            report.renamed.append((str(place), name))
    return report


class _Mending:
    """Holds the transfer while the destination is full."""

    def __init__(self, destination: Destination, attendant: Attendant) -> None:
        self._destination = destination
        self._attendant = attendant

    def __call__(self, error: OSError) -> None:
        self._destination.hold_if_full(error, _PIECE, self._attendant)


class _Archiving:
    """One archive under way."""

    def __init__(
        self, g: GuestFS, attendant: Attendant, report: Report, *, zstd: bool, checksum: str
    ) -> None:
        self._g = g
        self._attendant = attendant
        self._report = report
        self._zstd = zstd
        self._checksum = checksum
        self._digests: dict[str, str] = {}
        self._meter = Meter(report, attendant)
        self._shell = Shell(g, attendant)

    def write(self, targets: Sequence[Target], sink: Sink) -> None:
        items = calls.selected(self._g, targets, self._report)
        for item in items:
            self._meter.finding(item.path)
        missing = {skipped.path for skipped in self._report.skipped}
        there = [target for target in targets if target.path not in missing]
        if not there:
            raise StreamFailed("nothing of it can be read")
        # What lies in another target is in the archive with that.
        chosen = disjoint(sorted(resolved(self._g, there), key=lambda target: len(target.path)))[0]
        extent = measure(self._shell, chosen)
        self._meter.plan(extent.files, extent.bytes)
        compressed = found_compressed(self._g, extent.compressed)
        unshown = [item for item, _ in compressed]
        for item, file in compressed:
            if file.content.away:
                self._report.skip(item.path, Reason.UNREADABLE, file.content.away)
        compressed = [(item, file) for item, file in compressed if not file.content.away]
        self._meter.plan(len(compressed), sum(item.size for item, _ in compressed))
        with compressing(sink) if self._zstd else contextlib.nullcontext(sink) as written:
            # Before the rest, whose end is the archive's.
            first: dict[object, Item] = {}
            for item, file in compressed:
                if self._add(item, file, first.get(file.identity), written):
                    first.setdefault(file.identity, item)
            self._pass_on(chosen, unshown, written)
        if self._checksum:
            bad = {skipped.path for skipped in self._report.skipped}
            paths = {target.path for target in chosen}
            compared = [item for item in resolved(self._g, items) if item.path in paths]
            compared = [item for item in compared if not item.is_compressed]
            # What could not be read has been told.
            compared += [item for item, _ in compressed if item.path not in bad]
            verify(self._g, compared, self._digest, self._checksum, self._report, self._attendant)

    def _digest(self, path: str, _place: Place) -> tuple[str, str] | None:
        digest = self._digests.get(path)
        return None if digest is None else (path.lstrip("/"), digest)

    def _add(self, item: Item, file: CompressedFile, first: Item | None, sink: Sink) -> bool:
        """Write a file that the guest cannot read as a member of the archive, whether that can be done.

        `first` is a name under which it is there already.
        """
        self._meter.copying(item.path)
        head = tarfile.TarInfo(f".{item.path}")
        head.mtime, head.mode = item.mtime, item.mode & 0o7777
        if first is not None:
            self._report.files += 1
            self._report.bytes += item.size
            head.type, head.linkname = tarfile.LNKTYPE, f".{first.path}"
            sink(_header(head))
            self._digests[item.path] = self._digests.get(first.path, "")
            return True
        pieces = file.pieces()
        try:
            piece = next(pieces, b"")
        except CannotRead as error:
            # Nothing of it: it is left out.
            self._report.skip(item.path, Reason.UNREADABLE, str(error))
            return False
        self._report.files += 1
        head.size = item.size
        sink(_header(head))
        sum_ = hashlib.new(self._checksum, usedforsecurity=False) if self._checksum else None
        left = item.size
        try:
            while piece:
                self._attendant.check()
                sink(piece)
                left -= len(piece)
                self._report.bytes += len(piece)
                self._meter.still_copying()
                if sum_ is not None:
                    sum_.update(piece)
                piece = next(pieces, b"")
        except CannotRead as error:
            self._report.skip(item.path, Reason.UNREADABLE, str(error))
        if sum_ is not None:
            self._digests[item.path] = sum_.hexdigest()
        for zeros in _zeros(left + -item.size % tarfile.BLOCKSIZE):
            self._attendant.check()
            sink(zeros)
        return True

    def _pass_on(self, targets: Sequence[Target], left_out: Sequence[Item], sink: Sink) -> None:
        names = Names(targets)
        before = self._report.bytes
        stream = Stream(
            self._g,
            self._shell,
            TAR,
            names=names.arguments,
            excluded=[f".{item.path}" for item in left_out],
            arrived=lambda: check_images(self._g),
            grown=lambda sent: self._meter.on_its_way(before + sent),
        )
        try:
            passing = Passing(stream, sink, self._attendant)
            reader = Reader(passing)
            for member in reader:
                where = names.where(member.name)
                if where is None:
                    raise TarError("it holds something that was not asked for")
                if member.type in (Type.FILE, Type.HARD_LINK):
                    self._report.files += 1
                    self._report.bytes += member.size
                if self._checksum and member.type is Type.FILE:
                    self._digests[where.path] = passing.digest(reader, member, self._checksum)
                elif self._checksum and member.type is Type.HARD_LINK:
                    self._digests[where.path] = self._digests.get(Names.path_of(member.target), "")
                self._meter.copying(where.path)
            stream.finish()
            if stream.status not in (0, 1, 2):
                raise StreamFailed("tar ended by itself")
        except TarError as error:
            raise ProtocolError(str(error)) from error
        finally:
            stream.close()
        check_images(self._g)
        for complaint in parse(stream.complaints):
            self._report.skip(Names.path_of(complaint.name), complaint.reason, complaint.detail)


class Pieces(Protocol):
    """Where the archive comes from."""

    @property
    def position(self) -> int:
        """Bytes that were read or passed over."""

    def read(self, count: int) -> bytes:
        """Exactly that many bytes."""

    def pieces(self, count: int) -> Iterator[tuple[int, int, int]]:
        """That many bytes, as descriptor, offset and length of parts."""


class Passing:
    """A stream that is written on as it is read."""

    def __init__(self, stream: Pieces, sink: Sink, attendant: Attendant) -> None:
        self._stream = stream
        self._sink = sink
        self._attendant = attendant
        self._sum: hashlib._Hash | None = None

    @property
    def position(self) -> int:
        return self._stream.position

    def read(self, count: int) -> bytes:
        data = self._stream.read(count)
        self._sink(data)
        return data

    def skip(self, count: int) -> None:
        for fd, offset, length in self._stream.pieces(count):
            for data in _read(fd, offset, length):
                self._attendant.check()
                self._sink(data)
                if self._sum is not None:
                    self._sum.update(data)

    def digest(self, reader: Reader, member: Member, algorithm: str) -> str:
        """Pass on the data of a file; the checksum of the file that it makes."""
        found = hashlib.new(algorithm, usedforsecurity=False)
        if member.is_sparse:
            reader.read_map(member)
        end = 0
        for start, length in member.extents if member.is_sparse else [(0, member.stored)]:
            _add_zeros(found, start - end)
            self._sum = found
            self.skip(length)
            self._sum = None
            end = start + length
        _add_zeros(found, member.size - end)
        return found.hexdigest()


def _add_zeros(found: hashlib._Hash, count: int) -> None:
    for zeros in _zeros(count):
        found.update(zeros)


def _zeros(count: int) -> Iterator[bytes]:
    while count:
        part = _ZEROS[:count]
        yield part
        count -= len(part)


def _header(head: tarfile.TarInfo) -> bytes:
    return head.tobuf(tarfile.PAX_FORMAT, "utf-8", "surrogateescape")


def _read(fd: int, offset: int, length: int) -> Iterator[bytes]:
    while length:
        data = os.pread(fd, min(length, _PIECE), offset)
        if not data:
            raise StreamFailed("a disk is shorter than what was written to it")
        yield data
        offset += len(data)
        length -= len(data)
