"""Unpacking what tar wrote, and what somebody else wrote who wants to get out of the destination."""

import contextlib
import os
import random
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine.transfer import Attendant, Reason, Report, Skipped, Target, Trait
from engine.transfer.destination import Destination
from engine.transfer.disk_tree import TAR, WHOLE_SECONDS
from engine.transfer.members import Names
from engine.transfer.meter import Meter
from engine.transfer.tar import TarError
from engine.transfer.tree import Tree
from engine.transfer.unpack import Unpacker
from tests.helpers.archives import (
    MemoryArchive,
    ShortArchive,
    archive,
    file,
    folder,
    hard_link,
    header,
    link,
    pax,
    record,
    sparse,
)

COUNT = int(os.environ.get("GUESTSCOPE_ARCHIVES", "1500"))
"""Damaged archives that are tried. The gate's number takes seconds; 20,000, as before a release, a minute."""
SEED = 20260711

TARGETS = [Target("/top", "top"), Target("/other", "other")]


def unpack(data: bytes, place: Path, bad: dict[str, Skipped] | None = None) -> Report:
    """Unpack into a folder that is there. Raises what the unpacking raises."""
    report = Report()
    source = MemoryArchive(data)
    with contextlib.closing(source), Destination(place) as destination:
        attendant = Attendant()
        tree = Tree(destination, report, attendant)
        unpacker = Unpacker(source, Names(TARGETS), tree, report, Meter(report, attendant))
        unpacker.bad.update(bad or {})
        try:
            unpacker.run()
            tree.finish()
        finally:
            tree.close()
    return report


def everything(place: Path) -> dict[str, tuple[object, ...]]:
    """All that can be told of a tree without following a link in it."""
    found: dict[str, tuple[object, ...]] = {}
    for top, folders, files in os.walk(place):
        for name in (*folders, *files):
            path = Path(top, name)
            status = path.lstat()
            content = path.read_bytes() if path.is_file() and not path.is_symlink() else b""
            target = str(path.readlink()) if path.is_symlink() else ""
            changed = () if path.is_dir() else (status.st_mtime_ns, status.st_nlink)
            found[os.fsdecode(path)] = (status.st_mode, status.st_ino, *changed, content, target)
    return found


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """What the real tar is to pack: a folder with everything that a folder can hold."""
    top = tmp_path / "packed/top"
    (top / "a/b").mkdir(parents=True)
    (top / "empty").touch()
    (top / "a/small").write_bytes(b"small\n")
    (top / "a/large").write_bytes(random.Random(1).randbytes(3 << 20))
    (top / "a/b/long").write_bytes(b"x")
    (top / ("n" * 200)).mkdir()
    (top / ("n" * 200) / ("m" * 250)).write_bytes(b"deep")
    (top / "caf\udce9 \n\udcff").write_bytes(b"raw")
    (top / "-rf").write_bytes(b"dash")
    os.link(top / "a/small", top / "z second")
    (top / "in").symlink_to("a/small")
    (top / "out").symlink_to("/etc/passwd")
    os.mkfifo(top / "fifo")
    (top / "suid").write_bytes(b"x")
    (top / "suid").chmod(0o4755)
    with (top / "sparse").open("wb") as sparse_file:
        sparse_file.seek(5 << 20)
        sparse_file.write(b"data")
        sparse_file.truncate(64 << 20)
    for path in (*top.rglob("*"), top):
        os.utime(path, (1_500_000_000, 1_500_000_000), follow_symlinks=False)
    return top


def packed(top: Path, tmp_path: Path) -> bytes:
    """What the guest's tar would write of it."""
    (tmp_path / "names").write_bytes(b"./top\0")
    (tmp_path / "excluded").touch()
    command = f"d={tmp_path}; set -f; {TAR + WHOLE_SECONDS}"
    return subprocess.run(["sh", "-c", command], cwd=top.parent, check=True, capture_output=True).stdout


def test_what_tar_packed_is_there_again(tree: Path, tmp_path: Path) -> None:
    place = tmp_path / "place"
    place.mkdir()
    report = unpack(packed(tree, tmp_path), place)
    found = {path.relative_to(place / "top") for path in (place / "top").rglob("*")}
    wanted = {path.relative_to(tree) for path in tree.rglob("*")}
    assert wanted - found == {Path("out"), Path("fifo")}
    assert found <= wanted
    for path in found:
        ours, theirs = place / "top" / path, tree / path
        if theirs.is_file():
            assert ours.read_bytes() == theirs.read_bytes()
        assert ours.is_symlink() == theirs.is_symlink()
        if not ours.is_symlink():
            assert ours.stat().st_mtime == 1_500_000_000
    assert (place / "top").stat().st_mtime == 1_500_000_000
    assert (place / "top/z second").samefile(place / "top/a/small")
    assert (place / "top/sparse").stat().st_blocks * 512 < 1 << 20
    assert (place / "top/suid").stat().st_mode & 0o7777 == 0o777 & ~_umask()
    assert {(one.path, one.reason) for one in report.skipped} == {
        ("/top/out", Reason.LINK),
        ("/top/fifo", Reason.SPECIAL),
    }
    assert [(one.path, one.trait) for one in report.lost] == [("/top/suid", Trait.SPECIAL_BITS)]


def _umask() -> int:
    umask = os.umask(0)
    os.umask(umask)
    return umask


def test_what_is_known_to_be_damaged_gets_no_name(tmp_path: Path) -> None:
    data = archive(folder("./top/"), file("./top/bad"), file("./top/good"), hard_link("./top/x", "./top/bad"))
    report = unpack(data, tmp_path, {"/top/bad": Skipped("/top/bad", Reason.UNREADABLE)})
    assert [path.name for path in (tmp_path / "top").iterdir()] == ["good"]
    assert [one.path for one in report.skipped] == ["/top/x"]


def test_a_hard_link_never_leads_to_somebody_elses_file(tmp_path: Path) -> None:
    (tmp_path / "top").write_text("mine")
    report = unpack(archive(hard_link("./other", "./top")), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["top"]
    assert [one.path for one in report.skipped] == ["/other"]


OUTSIDE = "../outside/secret"
NAMES = [
    *(
        "../outside/new",
        "./../outside/new",
        "./top/../../outside/new",
        "./top/../outside/new",
        "/outside/new",
    ),
    *(
        ".//top/x",
        "./top//x",
        "./top/./x",
        "./top/..",
        "./..",
        "..",
        ".",
        "",
        "./",
        "/",
        "./top/a/../../../new",
    ),
    *("./elsewhere/x", "top/x", "./topper/x", "./top/" + "d/" * 40 + "x", "./top/l/x", "./top/f/x", "./keep"),
]
LINKS = [
    *(OUTSIDE, "../outside", "..", "../..", "/", "/etc/passwd", "a/../../outside/secret", "./../../outside"),
    *("l", "./l", "top/../../outside", "\\..\\outside", "../place/../outside/secret", "../../place/keep"),
]
SIZES = [
    *(
        b"77777777777\0",
        b"\x80" + b"\0" * 10 + b"\1",
        b"\xff" * 12,
        b"\x80" + b"\xff" * 11,
        b"-1\0",
        b"99999\0",
    ),
    *(b"0x10\0", b"1e9\0", b" \0\0\0", b"00000001000 "),
]
PAX_SIZES = ["9" * 30, "-1", "1e3", "", "18446744073709551616", "9223372036854775808", "511", "0", "٣", "+5"]
RECORDS = [
    *(
        b"",
        b"x",
        b"5 a=b\n",
        b"99 path=x\n",
        b"0 path=x\n",
        b"-9 path=x\n",
        b"9 path=x\n9 path",
        b"10 pathxyz\n",
    ),
    *(
        b"12 path=a\0b\n",
        b"9999999999999999999999 path=x\n",
        b" 9 path=x\n",
        b"6 =ab\n\n",
        b"3 \n",
        b"8 path=x",
    ),
]
MAPS = [
    *(b"", b"1\n", b"x\n", b"1\n0\n", b"-1\n", b"1\n0\n5\n", b"2\n0\n4\n2\n4\n", b"1\n999999999999\n4\n"),
    *(b"99999999\n", b"1\n0\n99999999999999999999999\n", b"1" * 400, b"\n\n\n", b"1\n4\n-4\n", b"0\n"),
]


def named() -> Iterator[tuple[str, bytes]]:
    """Hostile archives, each with what it tries."""
    top = folder("./top/")
    kinds = {
        "file": b"0",
        "folder": b"5",
        "link": b"2",
        "hard": b"1",
        "fifo": b"6",
        "char": b"3",
        "block": b"4",
    }
    for name in NAMES:
        for what, kind in kinds.items():
            member = file(name) if kind == b"0" else header(name, kind, target=OUTSIDE)
            yield f"{what} called {name[:30]!r}", archive(top, file("./top/f"), link("./top/l", ".."), member)
        yield f"long name {name[:30]!r}", archive(top, pax({"path": name or "x"}), file("./top/short"))
    for target in LINKS:
        through = (file("./top/l/new"), file("./top/l"), folder("./top/l/"), hard_link("./top/h", "./top/l"))
        yield f"through {target!r}", archive(top, link("./top/l", target), *through)
        yield (
            f"chain to {target!r}",
            archive(top, link("./top/l", target), link("./top/m", "l"), file("./top/m/x")),
        )
        yield f"hard link to {target!r}", archive(top, hard_link("./top/h", target), file("./top/h"))
        yield f"top link {target!r}", archive(link("./top", target), file("./top/new"), folder("./top/d"))
        yield (
            f"long target {target!r}",
            archive(top, pax({"linkpath": target}), link("./top/l", "x"), file("./top/l/x")),
        )
    for size in SIZES:
        yield f"size {size!r}", archive(top, header("./top/x", b"0", size), file("./top/y"))
        yield f"folder of size {size!r}", archive(top, header("./top/x", b"5", size), file("./top/y"))
    for text in PAX_SIZES:
        yield f"told size {text}", archive(top, pax({"size": text}), file("./top/x"), file("./top/y"))
        yield f"global size {text}", archive(top, pax({"size": text}, b"g"), file("./top/x"), file("./top/y"))
        yield f"real size {text}", archive(top, sparse("./top/x", text, b"1\n0\n4\n", b"data"))
    for records in RECORDS:
        yield f"records {records!r}", archive(top, pax(records), file("./top/x"))
    for extents in MAPS:
        yield f"map {extents[:20]!r}", archive(top, sparse("./top/x", 100, extents, b"data"))
    yield "records without end", archive(pax(record("path", "x" * (9 << 20))), file("./top/x"))
    yield "a record header of 8 GiB", header("./top/x", b"x", b"77777777777\0")
    yield (
        "twice the same",
        archive(top, file("./top/x"), file("./top/x"), folder("./top/x"), link("./top/x", "y")),
    )
    yield "a folder twice", archive(top, top, folder("./top/x"), folder("./top/x"), file("./top/x/y"))
    yield "a file as a folder", archive(top, file("./top/x"), file("./top/x/y"), folder("./top/x/z"))
    yield "no end", top + file("./top/x")
    yield "cut in a header", (top + file("./top/x"))[:700]
    yield "nothing", b""
    yield "only an end", archive()
    yield "something behind the first half of the end", top + bytes(512) + file("./top/x")
    yield "another format", archive(header("./top/x", magic=b"ustar  \0"))
    yield "a wrong checksum", archive(header("./top/x", checksum=1))
    yield "an unknown type", archive(top, header("./top/x", b"Z"))
    for letter in (b"L", b"K", b"S", b"D", b"M", b"V", b"N", b"X", b"A"):
        yield (
            f"GNU's and others' type {letter!r}",
            archive(top, header("./top/x", letter, 4), file("./top/y")),
        )


@pytest.fixture
def world(tmp_path: Path) -> Path:
    """A destination with somebody's files and a link that leads out, beside a folder that stays as it is."""
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret").write_text("secret")
    place = tmp_path / "place"
    place.mkdir()
    (place / "keep").write_text("mine")
    (place / "elsewhere").symlink_to(outside)
    return tmp_path


def judge(world: Path, data: bytes, what: object) -> None:
    """Unpack; nothing but what was asked for may be there afterwards, and all else be as it was."""
    place = world / "place"
    before = everything(world)
    with contextlib.suppress(TarError, ShortArchive):
        unpack(data, place)
    after = everything(world)
    assert {path: after.get(path) for path in before} == before, what
    tops = {str(place / name) for name in ("top", "other")}
    for path in after.keys() - before.keys():
        top = "/".join(path.split("/")[: len(place.parts) + 1])
        assert top in tops, what
        mode = os.lstat(path).st_mode
        assert mode & 0o7000 == 0, what
        assert Path(path).is_symlink() or Path(path).is_dir() or Path(path).is_file(), what
        assert os.path.realpath(path).startswith(str(place / "top")) or not Path(path).is_symlink(), what
    for name in ("top", "other"):
        with contextlib.suppress(FileNotFoundError, NotADirectoryError):
            shutil.rmtree(place / name)
        (place / name).unlink(missing_ok=True)


def test_named_hostile_archives_change_nothing_outside(world: Path) -> None:
    cases = list(named())
    assert len(cases) >= 200
    for what, data in cases:
        judge(world, data, what)


def test_damaged_archives_change_nothing_outside(world: Path) -> None:
    chance = random.Random(SEED)
    seeds = [data for _, data in named() if 0 < len(data) < 20_000]
    for number in range(COUNT):
        data = bytearray(chance.choice(seeds))
        for _ in range(chance.randint(1, 4)):
            _damage(data, chance)
        judge(world, bytes(data), number)


def _damage(data: bytearray, chance: random.Random) -> None:
    """One change, after which the checksum of the header that it hit is mostly right again."""
    if not data:
        return
    at = chance.randrange(len(data))
    kind = chance.randrange(4)
    if kind == 0:
        data[at] = chance.randrange(256)
    elif kind == 1:
        data[at : at + chance.randint(1, 8)] = chance.choice((b"../", b"/", b"\0", b"7777", b"\xff\xff"))
    elif kind == 2:
        del data[at - at % 512 : at - at % 512 + 512]
    else:
        block = at - at % 512
        data[block:block] = data[chance.randrange(len(data)) // 512 * 512 :][:512]
    if chance.random() < 0.9:
        start = at - at % 512
        head = data[start : start + 512]
        if len(head) == 512 and head[257:262] == b"ustar":
            head[148:156] = b" " * 8
            data[start + 148 : start + 156] = b"%06o\0 " % sum(head)
