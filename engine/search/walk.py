"""All that is below a folder of a guest, told by one program in the appliance while it goes.

`find` writes to a pipe which is emptied by short calls: no call lasts, whoever waits can go away between two
of them, and the program stands still while nobody takes what it found. What it tells is checked here: names
are single components, numbers are numbers, and nothing is deeper than the folder that it was told before.
"""

from __future__ import annotations

import base64
import binascii
import contextlib
import secrets
import shlex
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple, Self

from engine.errors import DaemonError, GuestFSError, ProtocolError
from engine.ntfs.tags import LINKS, is_unshown
from engine.ntfs.view import CompressedFile, compressed_files
from engine.transfer.guest_shell import ROOT
from engine.transfer.names import is_component

if TYPE_CHECKING:
    from engine.handle import GuestFS

_ROUNDS = 16
"""Looks into the pipe in one call; one that finds something counts as four."""
_BLOCK = 64 << 10
"""What a pipe holds."""
_FOLDERS = "/tmp/walk."  # noqa: S108 - it is the appliance's
_BLOCK_OF_STAT = 512
_FORMAT = r"%y %d %D %i %n %m %U %G %s %b %A@ %T@ %C@ %f/%l\0"
_FIELDS = 14
_TYPES = {
    b"f": stat.S_IFREG,
    b"d": stat.S_IFDIR,
    b"l": stat.S_IFLNK,
    b"c": stat.S_IFCHR,
    b"b": stat.S_IFBLK,
    b"p": stat.S_IFIFO,
    b"s": stat.S_IFSOCK,
}

# The second process keeps the pipe open between two calls, so that nothing in it is lost and the program is
# not ended by it. The status is written when the program has closed its end.
_START = """
export LC_ALL=C
cd {root} || exit 8
case $(pwd -P) in {base} | {base}/*) ;; *) exit 8 ;; esac
mkdir {d} && mkfifo {d}/pipe || exit 8
: >{d}/errors
setsid sh -c '
    sleep 2000000 <{d}/pipe & keeper=$!
    {find} >{d}/pipe 2>{d}/errors
    echo $? $(wc -l <{d}/errors) >{d}/status
    wait $keeper' </dev/null >/dev/null 2>&1 &
echo $! >{d}/group
"""
# Nothing here waits for the pipe: dd takes what is in it. Where that is something, there soon is more. All
# that was written is there when the status is.
_TAKE = """
d={d} n=0 over=
: >$d/out
while [ $n -lt {rounds} ]; do
    [ -s $d/status ] && over=1
    dd if=$d/pipe bs={block} iflag=nonblock of=$d/out oflag=append conv=notrunc 2>/dev/null
    [ "$over" ] && break
    if [ -s $d/out ]; then n=$((n + 4)); else n=$((n + 1)); sleep 0.02; fi
done
base64 -w 0 <$d/out
echo
[ "$over" ] && cat $d/status
true
"""
_END = "kill -9 -$(cat {d}/group) 2>/dev/null; rm -rf {d}"


class Finding(NamedTuple):
    """One thing that was found. Times are in whole seconds since 1970, `allocated` and `size` in bytes.

    The folder that the walk begins in comes first, as a finding of depth 0 with the name `/`.
    """

    folder: str
    name: str
    depth: int
    mode: int
    size: int
    allocated: int
    mtime: int
    ctime: int
    atime: int
    uid: int
    gid: int
    device: int
    inode: int
    links: int
    target: str
    compressed: CompressedFile | None = None
    """What reads it, where Windows keeps it compressed."""

    @property
    def path(self) -> str:
        """The path; that of the folder itself at depth 0."""
        if not self.depth:
            return self.folder
        return f"{self.folder.rstrip('/')}/{self.name}"

    @property
    def is_folder(self) -> bool:
        return stat.S_ISDIR(self.mode)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a walk ended: how much could not be read."""

    unreadable: int = 0


class Walk:
    """A walk that goes on. A context manager; for one thread, which owns the handle and mounts nothing
    meanwhile. Leaving it early ends the program in the appliance.
    """

    def __init__(self, g: GuestFS, top: str, tests: Sequence[str] = (), *, stays: bool = False) -> None:
        """`tests` are arguments of find(1), which what is no folder has to fit: folders are told always, and
        first, and so is what Windows keeps compressed. With `stays` no other file system is gone into.
        `top` is a path without links.
        """
        self._g = g
        self.outcome: Outcome | None = None
        """Set when the walk came to its end."""
        self._top = top
        self._rest = b""
        self._trail: list[str] = []
        self._folder = folder = f"{_FOLDERS}{secrets.token_hex(8)}"
        self._find = _find(tests, stays=stays)
        script = _START.format(
            d=folder,
            root=shlex.quote(f"{ROOT}/{top.strip('/')}"),
            base=ROOT,
            find=self._find.replace("'", "'\\''"),
        )
        self._is_started = False
        try:
            g.debug("sh", [script])
        except DaemonError as error:
            raise GuestFSError(f"{top} cannot be searched.") from error
        self._is_started = True

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._is_started:
            self._is_started = False
            with contextlib.suppress(GuestFSError):
                if self._g.state.name == "READY":
                    self._g.debug("sh", [_END.format(d=self._folder)])

    def take(self) -> list[Finding]:
        """What was found since the last time; waits a moment for it, and may be nothing. After the end it is
        never anything. Raises what a call raises.
        """
        if self.outcome is not None:
            return []
        answer = self._g.debug("sh", [_TAKE.format(d=self._folder, block=_BLOCK, rounds=_ROUNDS)])
        text, _, status = answer.partition("\n")
        try:
            data = base64.b64decode(text.strip(), validate=True)
        except (binascii.Error, ValueError) as error:
            raise ProtocolError("What a search found came damaged.") from error
        *records, self._rest = (self._rest + data).split(b"\0")
        found = [finding for record in records if (finding := self._read(record)) is not None]
        if status.strip():
            numbers = status.split()
            self.outcome = Outcome(int(numbers[1]) if len(numbers) > 1 and numbers[1].isdigit() else 0)
        return self._as_windows_shows(found)

    def __iter__(self) -> Iterator[list[Finding]]:
        """Portions until the end, empty ones among them."""
        while self.outcome is None:
            yield self.take()

    def _as_windows_shows(self, portion: list[Finding]) -> list[Finding]:
        """Links by which ntfs-3g tells of files that Windows keeps compressed are these files."""
        rows = [row for row, one in enumerate(portion) if stat.S_ISLNK(one.mode) and is_unshown(one.target)]
        files = compressed_files(self._g, [(portion[row].folder, portion[row].inode) for row in rows])
        for row, file in zip(rows, files, strict=True):
            if file is not None:
                portion[row] = portion[row]._replace(
                    mode=stat.S_IFREG | stat.S_IMODE(portion[row].mode),
                    size=file.content.size,
                    allocated=file.content.allocated,
                    target="",
                    compressed=file,
                )
        return portion

    def _read(self, record: bytes) -> Finding | None:
        """One record; None for what cannot be one, whatever the guest may mean by it."""
        fields = record.split(b" ", _FIELDS - 1)
        if len(fields) != _FIELDS:
            return None
        letter, *numbers, names = fields
        try:
            depth, device, inode, links = map(int, numbers[:4])
            bits = int(numbers[4], 8)
            uid, gid, size, blocks = map(int, numbers[5:9])
            atime, mtime, ctime = (int(number.partition(b".")[0]) for number in numbers[9:])
        except ValueError:
            return None
        name, _, target = (
            part.decode("utf-8", "surrogateescape") if isinstance(part, bytes) else part
            for part in names.partition(b"/")
        )
        trail = self._trail
        if not 0 <= depth <= len(trail) or (depth and not is_component(name)):
            return None
        folder = trail[depth - 1] if depth else self._top
        found = Finding(
            folder,
            name if depth else "/",
            depth,
            _TYPES.get(letter, 0) | bits & 0o7777,
            max(size, 0),
            max(blocks, 0) * _BLOCK_OF_STAT,
            mtime,
            ctime,
            atime,
            uid & 0xFFFFFFFF,
            gid & 0xFFFFFFFF,
            device,
            inode,
            links,
            target,
        )
        if letter == b"d":
            trail[depth:] = [found.path]
        return found


def walk(g: GuestFS, top: str, tests: Sequence[str] = (), *, stays: bool = False) -> Walk:
    """Begin to go through what is below a folder. Blocks for a moment."""
    return Walk(g, top, tests, stays=stays)


def _find(tests: Sequence[str], *, stays: bool) -> str:
    form = shlex.quote(_FORMAT)
    before = "-xdev" if stays else ""
    if not tests:
        return f"find -P . {before} -printf {form}"
    wanted = " ".join(map(shlex.quote, tests))
    # Whether the size of a file that Windows keeps compressed fits, only its record tells.
    words = iter(tests)
    rest = [word for word in words if word not in ("-type", "-size") or not next(words)]
    compressed = " ".join(map(shlex.quote, ["-type", "l", "-lname", LINKS, *rest]))
    return f"find -P . {before} \\( -type d -o {wanted} -o {compressed} \\) -printf {form}"
