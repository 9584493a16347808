"""Which files of a guest have extended attributes, which do not come along: for the report only."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence

from engine.transfer.items import Item, Target
from engine.transfer.members import Names
from engine.transfer.report import Report
from engine.transfer.segments import Stream
from engine.transfer.work import Work

_PROGRAM = "xargs -0 getfattr {whole} -P -h -m - --absolute-names <$d/names 2>/dev/null"
_MOST_NAMED = 1000
"""Things that are named one by one to the program; it looks at all there are where more have some."""
_MARK = b"# file: "
_ESCAPED = re.compile(rb"\\([0-7]{3})")


class Attributes:
    """The guest's program looks for them from the beginning on; `note` waits for what it has found."""

    def __init__(self, work: Work, targets: Sequence[Target], known: Sequence[Item] | None) -> None:
        """`known` are the only things that have any, where that is known."""
        if known is None or len(known) > _MOST_NAMED:
            names, program = Names(targets).arguments, _PROGRAM.format(whole="-R")
        else:
            names, program = [f".{item.path}" for item in known], _PROGRAM.format(whole="")
        self._stream = Stream(work.g, work.shell, program, names=names) if names else None

    def note(self, report: Report) -> None:
        """Put them into the report."""
        if self._stream is None:
            return
        path = ""
        found: list[str] = []
        left = b""
        for part in self._stream.parts():
            *lines, left = (left + part).split(b"\n")
            for line in lines:
                if line.startswith(_MARK):
                    name = _ESCAPED.sub(lambda octal: bytes([int(octal[1], 8) & 0xFF]), line[len(_MARK) :])
                    # Below the top folder it writes two slashes.
                    path, found = Names.path_of(os.fsdecode(name).replace(".//", "./", 1)), []
                elif line:
                    found.append(os.fsdecode(line))
                elif path:
                    report.note_attributes(path, found)
                    path = ""

    def close(self) -> None:
        """End the program if it still runs."""
        if self._stream is not None:
            self._stream.close()
