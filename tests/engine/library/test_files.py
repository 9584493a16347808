"""Actions on files that take more than one message, on a small disk that is made for this module."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine import GuestFS
from engine.errors import GuestFileNotFound, GuestFSError
from engine.library import files
from engine.xdr import MESSAGE_LIMIT

MIB = 1 << 20


def decoded(name: bytes) -> str:
    return name.decode("utf-8", "surrogateescape")


BYTE_NAMES = [
    decoded(name)
    for name in (b"caf\xe9", b"\xff\xfe", b"two\nlines", b"-rf", b" blanks ", b"\x1b[31m", "日本語".encode())
]


@pytest.fixture(scope="module")
def g() -> Iterator[GuestFS]:
    """A mounted ext4 of 64 MiB with little on it."""
    with GuestFS(python_return_dict=True) as g:
        g.add_drive_scratch(64 * MIB)
        g.launch()
        g.mkfs("ext4", "/dev/sda")
        g.mount("/dev/sda", "/")
        yield g


def test_content_beyond_a_message_is_read_and_written_whole(g: GuestFS) -> None:
    content = random.Random(1).randbytes(MESSAGE_LIMIT + 70_001)
    g.write("/big", content)
    assert g.filesize("/big") == len(content)
    assert g.read_file("/big") == content


@pytest.mark.parametrize("size", [0, 1, 2 * MIB, 2 * MIB + 1])
def test_written_content_is_read_back(g: GuestFS, size: int) -> None:
    content = random.Random(size).randbytes(size)
    g.write("/file", content)
    assert g.read_file("/file") == content


def test_appended_content_follows(g: GuestFS) -> None:
    g.write("/log", b"begin\n")
    more = random.Random(2).randbytes(5 * MIB)
    g.write_append("/log", more)
    g.write_append("/log", b"")
    g.write_append("/log", "end\n")
    assert g.read_file("/log") == b"begin\n" + more + b"end\n"


def test_text_is_read_as_text(g: GuestFS) -> None:
    g.write("/text", "Grüße\n".encode() + b"caf\xe9\n")
    assert g.cat("/text") == decoded("Grüße\n".encode() + b"caf\xe9\n")
    g.write("/binary", b"a\0b")
    with pytest.raises(GuestFSError, match=r"cat: /binary holds NUL bytes: use read_file\."):
        g.cat("/binary")
    assert g.read_file("/binary") == b"a\0b"


@pytest.mark.parametrize(
    ("content", "lines"),
    [
        ("", []),
        ("one", ["one"]),
        ("one\n", ["one"]),
        ("one\ntwo", ["one", "two"]),
        ("one\r\ntwo\r\n", ["one", "two"]),
        ("\n\n", ["", ""]),
    ],
)
def test_lines_are_split_as_in_guestfs(g: GuestFS, content: str, lines: list[str]) -> None:
    g.write("/lines", content)
    assert g.read_lines("/lines") == lines


def test_names_are_bytes_whatever_they_are(g: GuestFS) -> None:
    g.mkdir("/names")
    for name in BYTE_NAMES:
        g.write(f"/names/{name}", name.encode("utf-8", "surrogateescape"))
    assert sorted(g.ls("/names")) == sorted(BYTE_NAMES)
    assert sorted(entry["name"] for entry in g.readdir("/names")) == sorted([".", "..", *BYTE_NAMES])
    assert sorted(g.find("/names/")) == sorted(BYTE_NAMES)
    sizes = [status["st_size"] for status in g.lstatnslist("/names", BYTE_NAMES)]
    assert sizes == [len(name.encode("utf-8", "surrogateescape")) for name in BYTE_NAMES]
    for name in BYTE_NAMES:
        assert g.read_file(f"/names/{name}") == name.encode("utf-8", "surrogateescape")
        assert g.statns(f"/names/{name}")["st_size"] > 0


def test_any_bytes_make_a_name(g: GuestFS) -> None:
    allowed = [byte for byte in range(1, 256) if byte != ord("/")]
    dice = random.Random(4)
    dice.shuffle(allowed)
    raw = [bytes(allowed[start : start + 10]) for start in range(0, len(allowed), 10)]
    raw += [bytes(dice.choices(allowed, k=dice.randrange(1, 255))) for _ in range(20)]
    names = sorted({decoded(name) for name in raw} - {".", ".."}, key=os.fsencode)
    g.mkdir("/any")
    for name in names:
        g.write(f"/any/{name}", name)
    assert sorted(g.ls("/any"), key=os.fsencode) == names
    assert {entry["name"] for entry in g.readdir("/any")} == {".", "..", *names}
    assert [status["st_size"] for status in g.lstatnslist("/any", names)] == [
        len(os.fsencode(name)) for name in names
    ]
    for name in names:
        assert os.fsencode(name) == g.read_file(f"/any/{name}")
        g.rename(f"/any/{name}", f"/any/{name[:-1]}x")
        g.ln_sf(name, f"/any/{name[:-1]}x")
        assert g.readlink(f"/any/{name[:-1]}x") == name
        g.rm(f"/any/{name[:-1]}x")
    assert g.ls("/any") == []


def test_more_than_memory_may_hold_is_refused_and_the_handle_goes_on(
    g: GuestFS, monkeypatch: pytest.MonkeyPatch
) -> None:
    g.write("/large", bytes(5 * MIB))
    monkeypatch.setattr(files, "MOST_IN_MEMORY", 2 * MIB)
    with pytest.raises(GuestFSError, match="download: there is more than 2 MiB; fetch it into a file"):
        g.read_file("/large")
    assert g.filesize("/large") == 5 * MIB


def test_lists_longer_than_a_batch_are_whole_and_in_order(g: GuestFS) -> None:
    g.mkdir("/many")
    g.debug(
        "sh", ["cd /sysroot/many && i=0; while [ $i -lt 2500 ]; do : >$i; i=$((i + 1)); done; ln -s 7 link"]
    )
    names = [str(number) for number in range(2500)]
    random.Random(3).shuffle(names)
    listed = g.lstatnslist("/many", [*names, "gone"])
    assert len(listed) == 2501
    assert len({status["st_ino"] for status in listed[:-1]}) == 2500
    assert listed[-1]["st_ino"] == -1
    assert listed[11]["st_ino"] == g.lstatns(f"/many/{names[11]}")["st_ino"]
    assert g.readlinklist("/many", [*names, "link"])[-1] == "7"
    assert len(g.lxattrlist("/many", names[:1001])) == 1001
    assert len(g.ls("/many")) == 2501
    assert len(g.readdir("/many")) == 2503


def test_kinds_of_entries_are_told(g: GuestFS) -> None:
    g.mkdir("/kinds")
    g.mkdir("/kinds/folder")
    g.touch("/kinds/file")
    g.ln_s("file", "/kinds/link")
    g.mkfifo(0o644, "/kinds/pipe")
    g.mknod_c(0o644, 1, 3, "/kinds/device")
    kinds = {entry["name"]: entry["ftyp"] for entry in g.readdir("/kinds")}
    assert kinds == {
        ".": "d",
        "..": "d",
        "folder": "d",
        "file": "r",
        "link": "l",
        "pipe": "f",
        "device": "c",
    }


@pytest.mark.filterwarnings("ignore:use GuestFS:DeprecationWarning")
def test_old_forms_of_stat_are_those_of_the_new_ones(g: GuestFS) -> None:
    g.write("/stat", b"12345")
    g.ln_s("stat", "/stat-link")
    new: dict[str, object] = {**g.statns("/stat")}
    old: dict[str, object] = {**g.stat("/stat")}
    for name in ("dev", "ino", "mode", "nlink", "uid", "gid", "rdev", "size", "blksize", "blocks"):
        assert old[name] == new[f"st_{name}"]
    assert old["mtime"] == new["st_mtime_sec"]
    assert g.lstat("/stat-link")["size"] == 4
    assert g.stat("/stat-link")["size"] == 5
    assert [status["size"] for status in g.lstatlist("/", ["stat", "stat-link"])] == [5, 4]


def test_missing_file_is_the_builtin_error_too(g: GuestFS) -> None:
    for name in ("cat", "read_file", "ls", "readdir", "statns"):
        with pytest.raises(GuestFileNotFound) as missing:
            getattr(g, name)("/gone")
        assert missing.value.errno_name == "ENOENT"
    with pytest.raises(FileNotFoundError):
        g.read_lines("/gone")


def test_mountables_are_taken_apart(g: GuestFS) -> None:
    assert g.mountable_device("btrfsvol:/dev/sda/home") == "/dev/sda"
    assert g.mountable_subvolume("btrfsvol:/dev/sda/home") == "home"
    assert g.mountable_device("/dev/sda") == "/dev/sda"
    with pytest.raises(GuestFSError, match="is not a Btrfs subvolume"):
        g.mountable_subvolume("/dev/sda")


def test_deleted_files_are_found(g: GuestFS) -> None:
    """Through tsk's records, which come one behind another as a file."""
    if not g.feature_available(["libtsk"]):
        pytest.skip("this appliance has no libtsk")
    g.mkdir("/walked")
    g.write("/walked/found", b"1234")
    inode = g.statns("/walked/found")["st_ino"]
    g.sync()
    entries = {entry["tsk_name"]: entry for entry in g.filesystem_walk("/dev/sda")}
    assert entries["walked/found"]["tsk_inode"] == inode
    assert entries["walked/found"]["tsk_size"] == 4
    assert entries["walked"]["tsk_type"] == "d"
    assert [entry["tsk_name"] for entry in g.find_inode("/dev/sda", inode)] == ["walked/found"]
    assert g.find_inode("/dev/sda", 15_000) == []


def test_rules_of_yara_are_matched(g: GuestFS, tmp_path: Path) -> None:
    if not g.feature_available(["libyara"]):
        pytest.skip("this appliance has no libyara")
    rules = tmp_path / "rules"
    rules.write_text('rule marked { strings: $mark = "guestscope" condition: $mark }')
    g.write("/suspect", b"a guestscope b guestscope")
    g.write("/harmless", b"nothing")
    g.yara_load(str(rules))
    assert [found["yara_rule"] for found in g.yara_scan("/suspect")] == ["marked"]
    assert g.yara_scan("/harmless") == []
    g.yara_destroy()


def test_features_are_told(g: GuestFS) -> None:
    with pytest.raises(GuestFSError, match="no feature group “nonsense”"):
        g.available(["nonsense"])
    with pytest.raises(GuestFSError, match="no feature group “nonsense”"):
        g.feature_available(["nonsense"])
    groups = g.available_all_groups()
    assert "lvm2" in groups
    assert g.feature_available(["lvm2"]) == 1
    g.available(["lvm2"])
