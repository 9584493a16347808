"""Looking into files that Windows keeps compressed: they are decoded to a disk, which grep gets to see."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from appliance.cache import free_space
from appliance.images.overlay import nameless_file
from engine.ntfs.errors import CannotRead
from engine.search.contents import Text, quoted
from engine.search.walk import Finding
from engine.transfer.guest_shell import KEPT_FREE, Scratch, scratch_folder

if TYPE_CHECKING:
    from engine.handle import GuestFS

_ALIGNED = 4096
_FUNCTION = """
export LC_ALL=C
look() {{
    dd if=$disk bs=1M iflag=skip_bytes,count_bytes skip=$2 count=$3 2>/dev/null |
        grep -qs {options} {patterns} && echo $1
}}
"""
_MOST_LOOKS = 1000


def compressed_with(g: GuestFS, files: Sequence[Finding], text: Text) -> tuple[list[Finding], int]:
    """Those of these files that hold the text, and how many could not be read. Blocks once for all of them,
    and takes their size of the host's disk meanwhile.
    """
    found: list[Finding] = []
    here = [finding for finding in files if finding.compressed and not finding.compressed.content.away]
    unreadable = len(files) - len(here)
    for start in range(0, len(here), _MOST_LOOKS):
        some, failed = _look(g, here[start : start + _MOST_LOOKS], text)
        found += some
        unreadable += failed
    return found, unreadable


def _look(g: GuestFS, files: Sequence[Finding], text: Text) -> tuple[list[Finding], int]:
    folder = scratch_folder(g)
    if sum(finding.size for finding in files) > free_space(folder) - KEPT_FREE:
        return [], len(files)
    descriptor = nameless_file(folder)
    with contextlib.ExitStack() as closing:
        closing.callback(os.close, descriptor)
        script, size = _decoded(files, descriptor)
        if not script:
            return [], len(files)
        disk = closing.enter_context(contextlib.closing(Scratch(g, size, os.dup(descriptor))))
        function = _FUNCTION.format(options=text.options, patterns=quoted(text))
        answer = g.debug("sh", ["\n".join((disk.script, function, *script, "true"))])
        disk.take_away()
    numbers = {int(line) for line in answer.split() if line.isdigit()}
    return [finding for number, finding in enumerate(files) if number in numbers], len(files) - len(script)


def _decoded(files: Sequence[Finding], descriptor: int) -> tuple[list[str], int]:
    """Write the files one behind another; a line of the script for each that could be read, and the size."""
    lines = []
    at = 0
    for number, finding in enumerate(files):
        assert finding.compressed is not None
        end = at
        try:
            for piece in finding.compressed.pieces():
                rest = memoryview(piece)
                while rest:
                    written = os.pwrite(descriptor, rest, end)
                    end, rest = end + written, rest[written:]
        except (CannotRead, OSError):
            continue
        lines.append(f"look {number} {at} {end - at}")
        at = -(-end // _ALIGNED) * _ALIGNED
    return lines, at
