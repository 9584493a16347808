"""Finding out where the contents of many files lie on the disks of a guest, in one go.

It works in file systems whose files lie on their device as they are. Whatever is not plain, or is more than
can be kept in mind, is no answer: it is copied in another way. What the guest says here decides only from
which of its own blocks a file is copied afterwards.
"""

from __future__ import annotations

import logging
import shlex
from collections.abc import Sequence

from engine.transfer.blocks import ext_list, xfs_list
from engine.transfer.blocks.block_list import BlockList, Unfit
from engine.transfer.blocks.lines import Lines
from engine.transfer.items import Target
from engine.transfer.members import Names
from engine.transfer.segments import Stream, StreamFailed
from engine.transfer.work import Work

logger = logging.getLogger(__name__)

_PROGRAM = """(
command -v getfattr >/dev/null || exit 9
cat /proc/self/mountinfo
case $(stat -f -c %t {first}) in
ef53) printf "\\0ext\\0"
{ext}
;;
58465342) printf "\\0xfs\\0"
{xfs}
;;
*) exit 9 ;;
esac
)"""
_LONGEST_NAMES = 32 << 10


def list_blocks(work: Work, targets: Sequence[Target]) -> BlockList | None:
    """List what lies below the targets. None where not all of it can be copied by its blocks."""
    names = Names(targets)
    quoted = " ".join(shlex.quote(name) for name in names.arguments)
    if len(quoted) > _LONGEST_NAMES:
        return None
    first = shlex.quote(names.arguments[0])
    program = _PROGRAM.format(
        first=first,
        ext=ext_list.PROGRAM.format(first=first, names=quoted),
        xfs=xfs_list.PROGRAM.format(names=quoted, most=xfs_list.MOST_LISTED),
    )
    stream = Stream(work.g, work.shell, program, names=names.arguments)
    try:
        found = _listing(work, stream, names).run()
        if stream.complaints or stream.status != 0:
            return None
    except (Unfit, StreamFailed) as error:
        logger.debug("Files are not copied by their blocks: %s", error)
        return None
    finally:
        stream.close()
    work.check_images()
    return found


def _listing(work: Work, stream: Stream, names: Names) -> ext_list.ExtListing | xfs_list.XfsListing:
    text = Lines(stream.parts())
    mountinfo, kind = text.upto(b"\0"), text.upto(b"\0")
    if mountinfo is None:
        raise Unfit("nothing was said")
    if kind == b"ext":
        return ext_list.ExtListing(work, stream, text, names, mountinfo)
    return xfs_list.XfsListing(text, names, mountinfo)
