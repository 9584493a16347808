"""Unpacking a tar archive that a guest made, which may be hostile, below a destination."""

from __future__ import annotations

from typing import Protocol

from engine.transfer.draft import Draft
from engine.transfer.items import Item, Kind
from engine.transfer.members import Names, Where
from engine.transfer.meter import Meter
from engine.transfer.report import Reason, Report, Skipped
from engine.transfer.tar import Member, Reader, Source, TarError, Type
from engine.transfer.tree import Tree

SMALL = 1 << 20
"""Bytes up to which a file is read and written in one piece."""

_KINDS = {Type.FILE: Kind.FILE, Type.FOLDER: Kind.FOLDER, Type.LINK: Kind.LINK, Type.HARD_LINK: Kind.FILE}


class Archive(Source, Protocol):
    """Where the archive's bytes come from."""

    def copy_to(self, draft: Draft, count: int) -> None:
        """Append exactly that many bytes to a draft."""


class _Consumed(Exception):
    """A file has to be written once more, and its bytes have been read already."""


class Unpacker:
    """Unpacks one archive into a tree, which is what keeps it from leading anywhere else.

    `bad` has what is known to be damaged in the archive, by its path in the guest, and may grow while it is
    read. `again` are files that have to be copied in another way afterwards.
    """

    def __init__(self, archive: Archive, names: Names, tree: Tree, report: Report, meter: Meter) -> None:
        self._archive = archive
        self._names = names
        self._tree = tree
        self._report = report
        self._meter = meter
        self.bad: dict[str, Skipped] = {}
        self.again: list[Item] = []

    def run(self) -> None:
        """Unpack to the archive's end. Raises `TarError` where it is not what tar would write; what is there
        by then is whole.
        """
        reader = Reader(self._archive)
        for member in reader:
            where = self._names.where(member.name)
            if where is None:
                raise TarError("it holds something that was not asked for")
            self._take(reader, member, where)

    def _take(self, reader: Reader, member: Member, where: Where) -> None:
        kind = _KINDS.get(member.type, Kind.SPECIAL)
        item = Item(
            where.path,
            where.place,
            kind,
            member.size,
            member.stored,
            member.mtime,
            member.mode,
            member.target,
            where.replace,
        )
        if kind is Kind.FOLDER:
            self._tree.folder(item)
        elif kind is Kind.LINK:
            self._tree.link(item)
        elif kind is Kind.SPECIAL:
            self._report.skip(item.path, Reason.SPECIAL)
            return
        elif member.type is Type.HARD_LINK:
            self._hard_link(item, self._names.where(member.target))
        else:
            self._file(reader, member, item)
        self._note_losses(item, member)

    def _file(self, reader: Reader, member: Member, item: Item) -> None:
        begun = False
        before = self._report.bytes

        def fill(draft: Draft) -> None:
            nonlocal begun
            if begun:
                raise _Consumed
            begun = True
            if member.is_sparse:
                reader.read_map(member)
                for offset, length in member.extents:
                    draft.skip(offset - draft.size)
                    self._archive.copy_to(draft, length)
                draft.skip(member.size - draft.size)
            elif member.stored <= SMALL:
                draft.write(self._archive.read(member.stored))
            else:
                self._archive.copy_to(draft, member.stored)
            if item.path in self.bad:
                raise _Consumed
            self._report.bytes = before + item.size

        try:
            if self._tree.has(item):
                return
            if not self._tree.file(item, fill):
                self._report.bytes = before
        except _Consumed:
            self._report.bytes = before
            if item.path not in self.bad:
                self.again.append(item)
        self._meter.copying(item.path)

    def _hard_link(self, item: Item, source: Where | None) -> None:
        if source is None or source.path in self.bad:
            self._report.skip(item.path, Reason.UNREADABLE)
        else:
            self._tree.hard_link(item, source.place)

    def _note_losses(self, item: Item, member: Member) -> None:
        self._report.note_mode(item.path, item.mode, is_link=item.kind is Kind.LINK)
        self._report.note_attributes(item.path, member.attributes)
