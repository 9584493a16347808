"""The engine's answers are those of libguestfs's own Python module, on every test disk.

Two handles, one of each, have all test disks at once, in various image formats, so that one launch of each
is enough. A name that is not UTF-8 cannot be asked of the module; such names are compared through `find0`.

The kernel of the module's appliance finds disks side by side and may call the first one sdb. Its daemon
translates a device that it returns as one, but not a name in the words of a refusal or of a program.
"""

import re
import string
import tarfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from browser.demo.tree import Entry, Kind
from engine import GuestFS
from engine.actions import ACTIONS
from tests.engine.differential import making, scenarios, settings
from tests.engine.differential.attributes import comparable, st_mode
from tests.engine.differential.exceptions import COMPARED_ELSEWHERE, NOT_COMPARED
from tests.engine.differential.pair import Pair
from tests.engine.differential.scenarios import READING, WRITING, differences, long_but_for
from tests.engine.differential.steps import Step
from tests.helpers.amounts import IS_LONG, PATIENCE
from tests.helpers.disks import Disk, disk
from tests.helpers.recipes import RECIPES, Volume
from tests.helpers.reference import Reference
from tests.helpers.trees import BAD_UTF8_NAME, CROWD_TREE, LINUX_TREE, contents

DRIVES = {
    "ext4-gpt": "raw",
    "ext4-mbr": "vmdk",
    "xfs": "qcow2",
    "btrfs": "vdi",
    "fat": "vhdx",
    "ntfs": "vhd",
    "lvm": "qcow2",
    "bare": "raw",
    "iso": "raw",
    "swap": "raw",
    "random": "qcow2",
    "zeros": "raw",
}
pytestmark = pytest.mark.filterwarnings("ignore:(use|do not use) GuestFS:DeprecationWarning")

SCRATCH = {"work": 64, "parts": 64, "large": 400, "other": 64}
"""Names and sizes in MiB of disks that each side has for itself, behind the others."""

DEVICES = dict(zip(DRIVES, (f"/dev/sd{letter}" for letter in string.ascii_lowercase), strict=False))


def _renamed(mountable: str, device: str) -> str:
    return mountable.replace("/dev/sda", device)


VOLUMES = {
    _renamed(volume.mountable, DEVICES[name]): volume for name in DRIVES for volume in RECIPES[name].volumes
}
TREES = {mountable: volume for mountable, volume in VOLUMES.items() if volume.tree}
UNIX_TREES = {mountable: volume for mountable, volume in TREES.items() if LINUX_TREE[0] in volume.tree}


@pytest.fixture(scope="module")
def disks() -> list[Disk]:
    return [disk(name, extension) for name, extension in DRIVES.items()]


@pytest.fixture(scope="module")
def pair(disks: list[Disk]) -> Iterator[Pair]:
    with ExitStack() as stack:
        beside = stack.enter_context(ThreadPoolExecutor(1))
        ours, theirs = stack.enter_context(GuestFS(python_return_dict=True)), stack.enter_context(Reference())
        launched = beside.submit(_launch, theirs, disks)
        _launch(ours, disks)
        launched.result()
        names = [*DEVICES.values(), *(f"/dev/sd{letter}" for letter in "mnop")]
        yield Pair(ours, theirs, beside, names)


@pytest.fixture
def unlaunched() -> Iterator[Pair]:
    with ExitStack() as stack:
        beside = stack.enter_context(ThreadPoolExecutor(1))
        ours, theirs = stack.enter_context(GuestFS(python_return_dict=True)), stack.enter_context(Reference())
        yield Pair(ours, theirs, beside)


def _launch(handle: Any, disks: list[Disk]) -> None:
    for one in disks:
        handle.add_drive(str(one.path), readonly=True, format=one.format)
    for mebibytes in SCRATCH.values():
        handle.add_drive_scratch(mebibytes << 20)
    handle.launch()


@pytest.fixture
def mounted(pair: Pair) -> Iterator[Callable[[str], Pair]]:
    """Mounts a file system in both handles until the test ends."""

    def mount(mountable: str) -> Pair:
        pair.both("mount_ro", mountable, "/")
        return pair

    yield mount
    pair.both("umount_all")


@pytest.mark.parametrize(
    "action",
    [
        "list_devices",
        "list_partitions",
        "lvs",
        "vgs",
        "pvs",
        "list_dm_devices",
        "list_md_devices",
    ],
)
def test_the_same_storage_is_found(pair: Pair, action: str) -> None:
    assert pair.agreed(action) is not None


def test_every_volume_is_found_with_its_type(pair: Pair) -> None:
    found = pair.agreed("list_filesystems")
    blank = {f"/dev/sd{letter}": "unknown" for letter in "mnop"}
    assert found == {mountable: volume.type for mountable, volume in VOLUMES.items()} | blank


@pytest.mark.parametrize("device", DEVICES.values(), ids=DEVICES)
@pytest.mark.parametrize("action", ["part_list", "part_get_parttype", "blockdev_getsize64", "blockdev_getss"])
def test_the_same_partition_tables_are_read(pair: Pair, action: str, device: str) -> None:
    ours, theirs = pair.ask(action, device)
    assert ours == theirs


def test_the_same_details_of_gpt_partitions_are_read(pair: Pair) -> None:
    device = DEVICES["ext4-gpt"]
    names = [pair.agreed("part_get_name", device, number) for number in (1, 2, 3)]
    assert names == ["EFI-system", "swap", "data"]
    assert pair.agreed("part_get_gpt_type", device, 1) == "C12A7328-F81F-11D2-BA4B-00A0C93EC93B"
    assert pair.agreed("part_get_gpt_guid", device, 1)


@pytest.mark.parametrize("name", ["fat", "ntfs"])
def test_the_same_mbr_types_are_read(pair: Pair, name: str) -> None:
    assert pair.agreed("part_get_mbr_id", DEVICES[name], 1) == {"fat": 0x0C, "ntfs": 0x07}[name]


@pytest.mark.parametrize(("mountable", "volume"), VOLUMES.items(), ids=VOLUMES)
def test_a_volume_has_the_same_identity(pair: Pair, mountable: str, volume: Volume) -> None:
    if volume.type == "unknown":
        ours, theirs = pair.ask("vfs_type", mountable)
        assert ours == theirs
        return
    assert pair.agreed("vfs_type", mountable) == volume.type
    assert pair.agreed("vfs_label", mountable) == volume.label
    assert pair.agreed("vfs_uuid", mountable)
    if not mountable.startswith("btrfsvol:"):
        ours, theirs = pair.ask("blkid", mountable)
        assert _without(ours.value, "PART_ENTRY_DISK") == _without(theirs.value, "PART_ENTRY_DISK")
        assert ours.value["TYPE"] == volume.type
        assert pair.agreed("blockdev_getsize64", mountable) > 0


@pytest.mark.parametrize(("mountable", "volume"), TREES.items(), ids=TREES)
def test_folders_list_the_same(mounted: Callable[[str], Pair], mountable: str, volume: Volume) -> None:
    pair = mounted(mountable)
    for folder in _folders(volume.tree):
        names = pair.agreed("ls", folder)
        types = _types(pair.ours.readdir(folder))
        assert types.keys() == {*names, ".", ".."}
        theirs = _types(pair.theirs.readdir(folder))
        # Not every file system tells the type of a name, and then their answer is "u".
        assert types == {name: types[name] if ftyp == "u" else ftyp for name, ftyp in theirs.items()}
        expected = {entry.path.rpartition("/")[2] for entry in volume.tree if _in(entry, folder)}
        assert expected <= set(names)


@pytest.mark.parametrize(("mountable", "volume"), TREES.items(), ids=TREES)
def test_attributes_are_the_same(mounted: Callable[[str], Pair], mountable: str, volume: Volume) -> None:
    pair = mounted(mountable)
    for folder in _folders(volume.tree):
        names = pair.agreed("ls", folder)
        ours, theirs = pair.ask("lstatnslist", folder, names)
        assert comparable(ours.value, volume) == comparable(theirs.value, volume)
        assert len(pair.agreed("readlinklist", folder, names)) == len(names)
        ours, theirs = pair.ask("lxattrlist", folder, names)
        assert ours == theirs


@pytest.mark.parametrize(("mountable", "volume"), TREES.items(), ids=TREES)
def test_attributes_are_those_that_were_written(
    mounted: Callable[[str], Pair], mountable: str, volume: Volume
) -> None:
    ours = mounted(mountable).ours
    for folder in _folders(volume.tree):
        expected = {entry.path.rpartition("/")[2]: entry for entry in volume.tree if _in(entry, folder)}
        names = list(expected)
        for entry, attributes in zip(expected.values(), ours.lstatnslist(folder, names), strict=True):
            if entry.kind is Kind.HARDLINK:
                assert attributes["st_nlink"] == 2
                continue
            assert attributes["st_mode"] == st_mode(entry, volume), entry.path
            assert (attributes["st_uid"], attributes["st_gid"]) == (entry.uid, entry.gid), entry.path
            if entry.kind is Kind.FILE:
                assert attributes["st_size"] == entry.size, entry.path
                assert attributes["st_mtime_sec"] == entry.mtime, entry.path


@pytest.mark.parametrize(("mountable", "volume"), TREES.items(), ids=TREES)
def test_content_is_what_was_written(
    mounted: Callable[[str], Pair], mountable: str, volume: Volume, tmp_path: Path
) -> None:
    pair = mounted(mountable)
    left_out = ["sparse", "crowd", "big.bin"]
    pair.ours.tar_out("/", str(tmp_path / "tree.tar"), excludes=left_out)
    files = {
        path: content
        for path, content in contents(volume.tree).items()
        if path.partition("/")[0] not in left_out
    }
    with tarfile.open(tmp_path / "tree.tar") as archive:
        for path, content in files.items():
            member = archive.extractfile(f"./{path}")
            assert member is not None
            assert member.read() == content, path
    some = next(path for path in files if files[path])
    assert pair.agreed("read_file", f"/{some}") == files[some]
    for algorithm in ("md5", "sha256", "crc"):
        pair.agreed("checksum", algorithm, f"/{some}")
    pair.ours.download(f"/{some}", str(tmp_path / "ours"))
    pair.theirs.download(f"/{some}", str(tmp_path / "theirs"))
    assert (tmp_path / "ours").read_bytes() == (tmp_path / "theirs").read_bytes() == files[some]


@pytest.mark.parametrize("mountable", TREES)
def test_file_system_figures_are_the_same(mounted: Callable[[str], Pair], mountable: str) -> None:
    pair = mounted(mountable)
    ours, theirs = pair.ask("statvfs", "/")
    assert _without(ours.value, "fsid") == _without(theirs.value, "fsid")
    assert ours.value["blocks"] > 0
    assert list(pair.agreed("mountpoints").values()) == ["/"]


@pytest.mark.parametrize("mountable", UNIX_TREES)
def test_odd_files_answer_the_same(mounted: Callable[[str], Pair], mountable: str) -> None:
    pair = mounted(mountable)
    assert pair.agreed("readlink", "/links/out") == "../../../../../../etc/passwd"
    assert pair.agreed("readlink", "/links/ünï") == "日本語"
    assert pair.agreed("realpath", "/links/relative") == "/hello.txt"
    assert pair.agreed("filesize", "/sparse/3g") == 3 << 30
    assert pair.agreed("pread", "/blob.bin", 100, 4096) is not None
    assert pair.agreed("acl_get_file", "/attributes/acl", "access").startswith("user::rw-\nuser:1000:rw-")
    assert pair.agreed("cap_get_file", "/attributes/capability") == "cap_net_bind_service=ep"
    assert pair.agreed("is_fifo", "/special/fifo")
    assert pair.agreed("lgetxattrs", "/attributes/user")
    assert pair.agreed("file", "/texts/utf-8.txt")


@pytest.mark.parametrize(
    ("action", "path"),
    [
        ("ls", "/nowhere"),
        ("read_file", "/empty-folder"),
        ("readlink", "/hello.txt"),
        ("statns", "/links/loop"),
        ("cat", "/links/broken"),
        ("ls", "/hello.txt"),
    ],
)
def test_refusals_have_the_same_words(mounted: Callable[[str], Pair], action: str, path: str) -> None:
    ours, theirs = mounted(f"{DEVICES['bare']}").ask(action, path)
    assert ours == theirs
    assert ours.refusal


def test_names_that_are_not_utf_8_are_the_same_bytes(mounted: Callable[[str], Pair], tmp_path: Path) -> None:
    pair = mounted(DEVICES["bare"])
    pair.ours.find0("/raw names", str(tmp_path / "ours"))
    pair.theirs.find0("/raw names", str(tmp_path / "theirs"))
    found = (tmp_path / "ours").read_bytes()
    assert found == (tmp_path / "theirs").read_bytes()
    assert found == b"/" + BAD_UTF8_NAME.encode(errors="surrogateescape") + b"\0"
    assert pair.ours.ls("/raw names") == [BAD_UTF8_NAME]
    assert pair.ours.read_file(f"/raw names/{BAD_UTF8_NAME}") == b"not UTF-8\n"


def test_a_folder_of_thousands_lists_the_same(mounted: Callable[[str], Pair]) -> None:
    pair = mounted(f"{DEVICES['ext4-gpt']}3")
    names = pair.agreed("ls", "/crowd")
    assert len(names) == len(CROWD_TREE) - 2
    assert len(pair.agreed("readdir", "/crowd")) == len(names) + 2


def test_a_big_file_is_the_same(mounted: Callable[[str], Pair], tmp_path: Path) -> None:
    pair = mounted(f"{DEVICES['ext4-gpt']}3")
    pair.ours.download("/big.bin", str(tmp_path / "ours"))
    assert (tmp_path / "ours").read_bytes() == CROWD_TREE[-1].content
    assert pair.agreed("checksum", "sha256", "/big.bin")


@pytest.mark.timeout(PATIENCE)
@pytest.mark.parametrize("name", long_but_for(READING))
def test_whatever_is_asked_is_answered_alike(pair: Pair, name: str, tmp_path: Path) -> None:
    mountable, steps = READING[name]
    if mountable:
        pair.both("mount_ro", mountable, "/")
    found = differences(pair, steps, tmp_path)
    pair.both("umount_all")
    assert not found, "\n".join(found)


@pytest.mark.parametrize("steps", [settings.SETTINGS, settings.DRIVES], ids=["settings", "drives"])
def test_an_unlaunched_handle_answers_alike(unlaunched: Pair, steps: Sequence[Step], tmp_path: Path) -> None:
    found = differences(unlaunched, steps, tmp_path)
    assert not found, "\n".join(found)


def test_the_same_is_told_of_files_on_the_host(unlaunched: Pair, tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    for folder in (ours, theirs):
        folder.mkdir()
    for our_step, their_step in zip(settings.on_files(ours), settings.on_files(theirs), strict=True):
        assert unlaunched.side(0, our_step, tmp_path / "x") == unlaunched.side(1, their_step, tmp_path / "y")


@pytest.mark.timeout(PATIENCE)
@pytest.mark.parametrize("name", long_but_for(WRITING))
def test_whatever_is_changed_is_changed_alike(pair: Pair, name: str, tmp_path: Path) -> None:
    found = differences(pair, WRITING[name], tmp_path)
    pair.both("umount_all")
    assert not found, "\n".join(found)


@pytest.mark.skipif(not IS_LONG, reason="takes minutes: set GUESTSCOPE_TESTS=long")
def test_the_same_is_left_when_all_is_taken_apart(pair: Pair, tmp_path: Path) -> None:
    found = differences(pair, making.TAKEN_APART, tmp_path)
    assert not found, "\n".join(found)


def test_every_public_action_is_compared_or_excused() -> None:
    compared = scenarios.compared()
    compared |= set(re.findall(r'\.(?:agreed|ask|both)\(\s*"(\w+)"', Path(__file__).read_text()))
    for name, module in COMPARED_ELSEWHERE.items():
        assert f'"{name}"' in (Path(__file__).parents[2] / module).read_text(), name
    public = {action.name for action in ACTIONS.values() if action.is_public}
    excused = COMPARED_ELSEWHERE.keys() | NOT_COMPARED.keys()
    assert public - compared - excused == set()
    assert excused - public == set()
    assert excused & compared == set()
    assert all(len(reason) > 10 and "\n" not in reason for reason in NOT_COMPARED.values())


def _folders(tree: tuple[Entry, ...]) -> list[str]:
    """Every folder of a tree that both can list: the module stops at a name that is not UTF-8."""
    paths = [f"/{entry.path}" for entry in tree if entry.kind is Kind.FOLDER]
    return ["/", *(path for path in paths if path not in ("/raw names", "/crowd"))]


def _in(entry: Entry, folder: str) -> bool:
    return f"/{entry.path}".rpartition("/")[0] == folder.rstrip("/")


def _types(entries: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    return {entry["name"]: entry["ftyp"] for entry in entries}


def _without(answer: dict[str, Any], made_up: str) -> dict[str, Any]:
    """Without a value that holds the number of the device, which the order of finding disks decides."""
    return {name: value for name, value in answer.items() if name != made_up}
