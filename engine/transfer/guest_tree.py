"""Finding out, within the guest and in one go, how much lies below the selected folders."""

from __future__ import annotations

import base64
import binascii
import shlex
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field

from engine.ntfs.tags import LINKS
from engine.transfer.guest_shell import ROOT, Shell
from engine.transfer.items import Item, Kind, Target
from engine.transfer.members import Names

LARGE = 16 << 20
"""Bytes from which on a file is copied by itself, past the guest's page cache: a process for it pays then."""

_MOST_LISTED = 48 << 20
_MOST_ANSWERED = 3 << 20

# One line for each small file, and one more for anything from before 1970; the large ones in full, with a NUL
# behind each, and so what ntfs-3g shows as links since it does not know how Windows keeps it.
_SCRIPT = """
cd {root} || exit 8
d=$(mktemp -d /tmp/transfer.XXXXXX) || exit 8
: >$d/large; : >$d/compressed
LC_ALL=C find -P {names} ! -newermt @-1 -printf 'early\\n' , \
-type l -lname {text} -fprintf $d/compressed '%i %T@ %m %p\\0' , \
-type f \\( -size +{least}c -links 1 -fprintf $d/large '%s %b %T@ %m %p\\0' -o -printf '%s %b\\n' \\) \
2>/dev/null | gzip -1 | head -c {most} | base64 -w 0
echo
gzip -1 <$d/large | head -c {most} | base64 -w 0
echo
gzip -1 <$d/compressed | head -c {most} | base64 -w 0
rm -rf $d
"""


@dataclass(slots=True)
class Extent:
    """How much there is: `stored` is without holes. `large` are files to be copied by themselves."""

    files: int = 0
    bytes: int = 0
    stored: int = 0
    large: list[Item] = field(default_factory=list)
    has_early: bool = False
    """Whether anything is from before 1970."""
    compressed: list[tuple[int, Item]] = field(default_factory=list)
    """What may be files that Windows keeps compressed, or elsewhere, by the inode; they are not counted."""
    is_complete: bool = True
    """Whether all was counted: more than half a million files are not."""

    def count(self, size: int, stored: int) -> None:
        """Have one more file."""
        self.files += 1
        self.bytes += size
        self.stored += min(size, stored)


def measure(shell: Shell, targets: Sequence[Target]) -> Extent:
    """Count what lies below the targets, and name the large files. Raises `Stopped` and what the handle does.

    What the guest says of sizes is used for progress, for room and for which way is taken, and believed
    nowhere else.
    """
    names = Names(targets)
    quoted = " ".join(shlex.quote(name) for name in names.arguments)
    text = shlex.quote(LINKS)
    script = _SCRIPT.format(root=ROOT, names=quoted, least=LARGE - 1, most=_MOST_ANSWERED, text=text)
    lines_told = (shell.run(script).split("\n") + [""] * 3)[:3]
    answers = [_unpacked(line) for line in lines_told]
    (lines, _), (large, _), (compressed, _) = answers
    found = Extent(is_complete=all(is_complete for _, is_complete in answers))
    for line in lines.split(b"\n")[:-1]:
        size, _, blocks = line.partition(b" ")
        found.has_early = found.has_early or size == b"early"
        if size.isdigit() and blocks.isdigit():
            found.count(int(size), int(blocks) * 512)
    for entry in large.split(b"\0")[:-1]:
        item = _item(entry, names)
        if item is not None:
            found.count(item.size, item.stored)
            if goes_alone(item):
                found.large.append(item)
    for entry in compressed.split(b"\0")[:-1]:
        number, _, rest = entry.partition(b" ")
        item = _item(b"0 0 " + rest, names)
        if item is not None and number.isdigit():
            found.compressed.append((int(number), item))
    return found


def goes_alone(item: Item) -> bool:
    """Whether a file is to be copied by itself."""
    # Holes are found by tar, and names with line ends cannot be in its list of what to leave out.
    is_plain = item.stored >= item.size and not item.is_compressed
    return item.size >= LARGE and is_plain and "\n" not in item.path


def _item(entry: bytes, names: Names) -> Item | None:
    size, blocks, time, mode, name = (entry.split(b" ", 4) + [b""] * 5)[:5]
    where = names.where(name.decode("utf-8", "surrogateescape"))
    if where is None or not (size.isdigit() and blocks.isdigit() and mode.isdigit()):
        return None
    try:
        mtime = int(time.partition(b".")[0])
        bits = int(mode, 8)
    except ValueError:
        return None
    return Item(
        where.path,
        where.place,
        Kind.FILE,
        int(size),
        int(blocks) * 512,
        mtime,
        bits,
        replace=where.replace,
    )


def _unpacked(text: str) -> tuple[bytes, bool]:
    """What was packed, as far as it came, and whether it came to its end."""
    unpacker = zlib.decompressobj(wbits=31)
    try:
        data = unpacker.decompress(base64.b64decode(text.strip()), _MOST_LISTED)
    except (binascii.Error, zlib.error, ValueError):
        return b"", False
    return data, unpacker.eof
