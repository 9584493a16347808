"""A long stream of bytes that the guest made, taken over one disk after another.

While the host reads one disk, the guest fills the next: it writes to no disk that the host reads.
"""

from __future__ import annotations

import os
import re
import secrets
import shlex
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from engine.errors import GuestFSError
from engine.transfer.guest_shell import ROOT, Scratch, Shell

if TYPE_CHECKING:
    from engine.handle import GuestFS
    from engine.transfer.draft import Draft

FIRST = 32 << 20
LARGEST = 256 << 20
"""Bytes of the first disk and of the largest. Small ones let the host begin early."""
MOST_COMPLAINTS = 1 << 20
"""Bytes of what a program in the guest complains about that are looked at."""

_LONGEST_SCRIPT = 96 << 10
"""Bytes of a script: Linux takes 128 KiB in one argument."""
MOST_PADDING = 4 << 20
"""Bytes that may follow what was wanted of a stream."""
_MIB = 1 << 20
_BUFFER = 1 << 20

# The loop holds the pipe's end for the whole time, and each dd has it as its standard input. The two named
# pipes carry one line per disk, so that each side waits for the other.
_PREPARE = """
export LC_ALL=C d={d}
mkdir $d && mkfifo $d/command $d/answer || exit 8
: >$d/errors; : >$d/names; : >$d/excluded
"""
_START = """
export LC_ALL=C d={d}
cd {root} || exit 8
printf %s {loop} >$d/loop
setsid sh $d/loop </dev/null >/dev/null 2>&1 &
echo $! >$d/group
"""
_LOOP = """{{ {program} 2>$d/errors; echo $? >$d/status; }} |
while read -r disk count <$d/command; do
    dd of=$disk bs=1M count=$count iflag=fullblock oflag=direct conv=fsync 2>$d/dd
    echo $? >$d/answer
done
"""
_FILL = "{find} echo $disk {count} >{d}/command"
# Less than was asked for is the end. The point keeps the last line's end from being cut off.
_AWAIT = """
d={d}
read -r s <$d/answer; m=$(cat $d/dd)
case $m in "{count}+0 "*) ;; *) while ! [ -s $d/status ]; do sleep 0.02; done; over=$(cat $d/status) ;; esac
echo "${{m##*
}}"
echo "status $s ${{over:--}}"
tail -c +{seen} $d/errors | head -c {most}
echo .
if [ "$over" ]; then kill -9 -$(cat $d/group); rm -rf $d; fi
"""
_END = "kill -9 -$(cat {d}/group); rm -rf {d}"

COPIED = re.compile(r"([0-9]{1,18}) bytes? .*copied")
"""What dd says in its last line."""
_TOLD = re.compile(
    r"(?P<bytes>[0-9]{1,18}) bytes? .*copied.*\nstatus (?P<failed>[0-9]+) (?P<status>-|[0-9]{1,3})\n"
)
_FOLDERS = "/tmp/transfer."  # noqa: S108 - it is the appliance's


class StreamFailed(GuestFSError):
    """The guest could not make the stream, or not to its end."""


class Stream:
    """The output of a program in the guest. Reading raises `StreamFailed` where it ends too early."""

    def __init__(
        self,
        g: GuestFS,
        shell: Shell,
        program: str,
        *,
        names: Sequence[str],
        excluded: Sequence[str] = (),
        arrived: Callable[[], None] = lambda: None,
        grown: Callable[[int], None] = lambda _: None,
    ) -> None:
        """`program` is a line for the shell, run in the guest's top folder; `$d/names`
        holds `names`, each with a NUL behind it, `$d/excluded` a line for each of `excluded`. `arrived` is
        called before what came on a disk is read, `grown` (from any thread) with the number of bytes that the
        guest has written so far.
        """
        self._g = g
        self._shell = shell
        self._arrived = arrived
        self._grown = grown
        self._complaints = bytearray()
        self._disk: Scratch | None = None
        self._next: Scratch | None = None
        self._length = 0
        self._position = 0
        self._before = 0
        self._size = FIRST
        self._is_over = False
        self._status: int | None = None
        self._folder = folder = f"{_FOLDERS}{secrets.token_hex(8)}"
        script = _PREPARE.format(d=folder)
        lines = [*_printing(f"{folder}/names", r"%s\0", names)]
        lines += _printing(f"{folder}/excluded", r"%s\n", excluded)
        for line in lines:
            if len(os.fsencode(script + line)) > _LONGEST_SCRIPT:
                shell.run(script)
                script = ""
            script += line
        loop = shlex.quote(_LOOP.format(program=program))
        self._next = self._fill(script + _START.format(d=folder, root=ROOT, loop=loop))

    @property
    def complaints(self) -> str:
        """What the program has complained about so far; complete for all that was read."""
        return self._complaints.decode("utf-8", "surrogateescape")

    @property
    def position(self) -> int:
        """Bytes that were read or passed over."""
        return self._before + self._position

    def read(self, count: int) -> bytes:
        """Exactly that many bytes."""
        parts = []
        while count:
            fd, offset, here = self._here(count)
            part = os.pread(fd, min(here, _BUFFER), offset)
            if not part:
                raise StreamFailed("a disk is shorter than what was written to it")
            self._position += len(part)
            count -= len(part)
            parts.append(part)
        return b"".join(parts)

    def skip(self, count: int) -> None:
        """Pass over that many bytes."""
        while count:
            _fd, _offset, here = self._here(count)
            self._position += here
            count -= here

    def pieces(self, count: int) -> Iterator[tuple[int, int, int]]:
        """That many bytes, as descriptor, offset and length of parts; each counts as read when the next is
        asked for.
        """
        while count:
            fd, offset, here = self._here(count)
            yield fd, offset, here
            self._position += here
            count -= here

    def copy_to(self, draft: Draft, count: int) -> None:
        """Append that many bytes to a draft."""
        for fd, offset, here in self.pieces(count):
            while here:
                copied = draft.copy_from(fd, offset, here)
                if not copied:
                    raise StreamFailed("a disk is shorter than what was written to it")
                offset += copied
                here -= copied

    def parts(self) -> Iterator[bytes]:
        """Everything to its end, wherever that is."""
        while self._disk is None or not self._is_over or self._position < self._length:
            if self._disk is None or self._position >= self._length:
                self._turn_over()
            elif data := self.read(min(self._length - self._position, _BUFFER)):
                yield data

    def finish(self) -> None:
        """Pass over what fills the stream up. Raises `StreamFailed` where that is more than filling."""
        first = self.position
        while True:
            self._position = self._length
            if self._is_over:
                return
            self._turn_over()
            if self.position - first > MOST_PADDING:
                raise StreamFailed("it goes on behind its end")

    @property
    def status(self) -> int | None:
        """The program's exit status, once all that it wrote has arrived."""
        return self._status

    def close(self) -> None:
        """End the program, if the appliance still runs, and let go of the disks."""
        disks = [disk for disk in (self._disk, self._next) if disk is not None]
        self._disk = self._next = None
        try:
            if self._g.state.name == "READY":
                if not self._is_over:
                    self._g.debug("sh", [_END.format(d=self._folder)])
                for disk in disks:
                    disk.take_away()
        except GuestFSError:
            # The appliance is broken, which whoever made it fail is told.
            pass
        finally:
            for disk in disks:
                disk.close()

    def _here(self, wanted: int) -> tuple[int, int, int]:
        """Where the next bytes are: descriptor, offset, and how many of those wanted."""
        while self._disk is None or self._position >= self._length:
            if self._is_over:
                raise StreamFailed("it ends too early")
            self._turn_over()
        return self._disk.readable, self._position, min(wanted, self._length - self._position)

    def _turn_over(self) -> None:
        """Go on to the next disk, and have the guest fill the one after it."""
        if self._disk is not None:
            self._disk.close()
            self._disk = None
            self._before += self._length
        disk = self._next or self._fill()
        self._next = disk
        before = self._before
        script = _AWAIT.format(
            d=self._folder, count=disk.size // _MIB, seen=len(self._complaints) + 1, most=MOST_COMPLAINTS
        )
        answer = self._shell.run(script, disk, lambda stored: self._grown(before + stored))
        told = _TOLD.match(answer)
        if told is None or told["failed"] != "0":
            if self._shell.is_full():
                raise self._shell.no_room(disk.size)
            raise StreamFailed(f"a disk could not be written: {answer[:200]}")
        self._complaints += answer[told.end() :].removesuffix(".").encode("utf-8", "surrogateescape")
        if len(self._complaints) > MOST_COMPLAINTS:
            raise StreamFailed("it complains without end")
        self._status = int(told["status"]) if told["status"] != "-" else None
        # Never more than there is, whatever the guest says.
        self._length = min(int(told["bytes"]), disk.size)
        self._position = 0
        self._is_over = self._status is not None
        disk.take_away()
        self._disk, self._next = disk, None
        if not self._is_over:
            self._next = self._fill()
        self._arrived()

    def _fill(self, script: str = "") -> Scratch:
        """Have the guest begin to write to a new disk, after running a script."""
        room = self._shell.wait_for_room(2 * _MIB)
        size = max(min(self._size, room // 2), _MIB) // _MIB * _MIB
        self._size = min(self._size * 2, LARGEST)
        disk = Scratch(self._g, size)
        try:
            fill = _FILL.format(find=disk.script, count=size // _MIB, d=self._folder)
            self._shell.run(f"{script}\n{fill}")
        except BaseException:
            disk.close()
            raise
        return disk


def _printing(file: str, form: str, texts: Sequence[str]) -> Iterator[str]:
    """Lines of a script that write the texts to a file."""
    for text in texts:
        yield f"printf '{form}' {shlex.quote(text)} >>{file}\n"
