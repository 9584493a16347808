"""Whole trees out of a guest: its tar writes one stream to disks, and it is unpacked by rules of ours."""

from __future__ import annotations

from collections.abc import Sequence

from engine.transfer.complaints import parse
from engine.transfer.guest_tree import Extent
from engine.transfer.items import Item, Target
from engine.transfer.members import Names
from engine.transfer.report import Skipped
from engine.transfer.segments import Stream, StreamFailed
from engine.transfer.unpack import Unpacker
from engine.transfer.work import Work

# Attributes only to say which were not kept.
TAR = (
    "tar --create --file=- --format=posix --blocking-factor=2048 --numeric-owner --sparse --quoting-style=c"
    " --xattrs --xattrs-include=* --pax-option=delete=atime,delete=ctime"
    " --anchored --no-wildcards --exclude-from=$d/excluded --null --files-from=$d/names"
)
WHOLE_SECONDS = " --pax-option=delete=mtime"
"""Fractions of seconds are not kept, and would be a header each; times before 1970 need one."""


class TreeCopy:
    """Copies whole trees."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def run(self, targets: Sequence[Target], extent: Extent, left_out: Sequence[Item]) -> list[Item]:
        """Copy everything below the targets but what is left out; returns files that have to be copied in
        another way, since the destination was gone meanwhile.

        Raises `StreamFailed` or `TarError` where the stream is not what it should be; what was copied until
        then is whole.
        """
        names = Names(targets)
        before = self._work.report.bytes
        seen = 0

        def arrived() -> None:
            nonlocal seen
            # Everything on this disk was read from the image before now.
            self._work.check_images()
            seen = _note_complaints(stream.complaints, seen, unpacker)

        stream = Stream(
            self._work.g,
            self._work.shell,
            TAR if extent.has_early else TAR + WHOLE_SECONDS,
            names=names.arguments,
            excluded=[f".{item.path}" for item in left_out],
            arrived=arrived,
            grown=lambda sent: self._work.meter.on_its_way(before + sent),
        )
        unpacker = Unpacker(stream, names, self._work.tree, self._work.report, self._work.meter)
        try:
            unpacker.run()
            stream.finish()
            if stream.status not in (0, 1, 2):
                raise StreamFailed("tar ended by itself")
        finally:
            stream.close()
            self._work.report.skipped += unpacker.bad.values()
        return unpacker.again


def _note_complaints(text: str, seen: int, unpacker: Unpacker) -> int:
    """Note what tar has complained about since it was looked at last; how much has been seen then."""
    end = max(text.rfind("\n") + 1, seen)
    for complaint in parse(text[seen:end]):
        path = Names.path_of(complaint.name)
        unpacker.bad.setdefault(path, Skipped(path, complaint.reason, complaint.detail))
    return end
