"""Which files of a guest have extended attributes, which do not come along: for the report only."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence

from engine.transfer.items import Target
from engine.transfer.members import Names
from engine.transfer.report import Report
from engine.transfer.segments import Stream
from engine.transfer.work import Work

_PROGRAM = "xargs -0 getfattr -R -P -h -m - --absolute-names <$d/names 2>/dev/null"
_MARK = b"# file: "
_ESCAPED = re.compile(rb"\\([0-7]{3})")


class Attributes:
    """The guest's program looks for them from the beginning on; `note` waits for what it has found."""

    def __init__(self, work: Work, targets: Sequence[Target]) -> None:
        names = Names(targets)
        self._stream = Stream(work.g, work.shell, _PROGRAM, names=names.arguments)

    def note(self, report: Report) -> None:
        """Put them into the report."""
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
        self._stream.close()
