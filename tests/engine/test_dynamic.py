"""Windows' dynamic disks: what is whole comes up as it would at a boot, and what lacks a disk is told."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from typing import Any

import pytest

from engine import GuestFS, storage
from engine.dynamic import DynamicVolume, describe
from engine.storage import Content, Volume, VolumeKind
from tests.engine.differential.pair import Pair
from tests.helpers.ldm import DISKS, GROUP, GROUP_ID, VOLUMES, ldm
from tests.helpers.recipes import RECIPES
from tests.helpers.reference import Reference
from tests.helpers.trees import contents

MAPPED = f"/dev/mapper/ldm_vol_{GROUP}_"
INSIDE = dict(zip(VOLUMES, ("ntfs", "fat", "ext4-mbr", "ntfs"), strict=True))
"""Recipes of what is on the volumes."""


def _add(handle: Any, numbers: Sequence[int]) -> None:
    for number in numbers:
        handle.add_drive(str(ldm()[number]), readonly=True, format="raw")


@pytest.fixture
def with_disks() -> Iterator[Callable[..., GuestFS]]:
    """Launches a handle with disks of the group, which are told by their places in it."""
    with ExitStack() as stack:

        def launched(*numbers: int) -> GuestFS:
            g = stack.enter_context(GuestFS(python_return_dict=True))
            _add(g, numbers)
            g.launch()
            return g

        yield launched


def _dynamic(g: GuestFS) -> dict[str, Volume]:
    return {
        volume.device.removeprefix(MAPPED): volume
        for volume in storage.probe(g)
        if volume.kind is VolumeKind.DYNAMIC
    }


def _is_read(g: GuestFS, name: str) -> bool:
    """Whether a volume has the files that were put on it."""
    (volume,) = RECIPES[INSIDE[name]].volumes
    files = {
        path: content for path, content in contents(volume.tree).items() if path in ("hello.txt", "blob.bin")
    }
    g.mount_ro(f"{MAPPED}{name}", "/")
    try:
        return len(files) == 2 and all(g.read_file(f"/{path}") == content for path, content in files.items())
    finally:
        g.umount_all()


def test_volumes_of_every_layout_are_up_and_can_be_read(with_disks: Callable[..., GuestFS]) -> None:
    g = with_disks(0, 1)
    found = _dynamic(g)
    assert {name: volume.level or "simple" for name, volume in found.items()} == VOLUMES
    assert {name: volume.type for name, volume in found.items()} == {
        name: RECIPES[recipe].volumes[0].type for name, recipe in INSIDE.items()
    }
    assert all(volume.is_up and not volume.missing for volume in found.values())
    assert {volume.below for volume in found.values()} == {("/dev/sda1",), ("/dev/sda1", "/dev/sdb3")}
    assert [volume.content for volume in storage.probe(g).disks] == [Content.PARTITIONS] * 2
    assert len(storage.probe(g).file_systems) == len(VOLUMES), "halves of a mirror are no volumes"
    assert all(_is_read(g, name) for name in VOLUMES)


def test_libguestfs_finds_the_same() -> None:
    with ExitStack() as stack:
        beside = stack.enter_context(ThreadPoolExecutor(1))
        ours, theirs = stack.enter_context(GuestFS(python_return_dict=True)), stack.enter_context(Reference())
        for handle in (ours, theirs):
            _add(handle, (0, 1))
        launched = beside.submit(theirs.launch)
        ours.launch()
        launched.result()
        pair = Pair(ours, theirs, beside, ["/dev/sda", "/dev/sdb"])
        group = str(GROUP_ID)
        assert pair.agreed("ldmtool_scan") == [group]
        assert pair.agreed("ldmtool_diskgroup_name", group) == GROUP
        assert pair.agreed("ldmtool_diskgroup_volumes", group) == list(VOLUMES)
        assert pair.agreed("ldmtool_diskgroup_disks", group) == list(DISKS)
        for name, layout in VOLUMES.items():
            assert pair.agreed("ldmtool_volume_type", group, name) == layout
            assert pair.agreed("ldmtool_volume_partitions", group, name)
        assert pair.agreed("ldmtool_volume_hint", group, "Volume1") == "D:"
        assert pair.agreed("list_ldm_volumes") == [f"{MAPPED}{name}" for name in VOLUMES]
        assert len(pair.agreed("list_ldm_partitions")) == 2
        filesystems = pair.agreed("list_filesystems")
        for name in VOLUMES:
            assert filesystems[f"{MAPPED}{name}"] == RECIPES[INSIDE[name]].volumes[0].type
            pair.both("mount_ro", f"{MAPPED}{name}", "/")
            pair.agreed("checksum", "sha256", "/hello.txt")
            pair.both("umount_all")


@pytest.mark.parametrize("there", [0, 1])
def test_what_lacks_a_disk_names_it(with_disks: Callable[..., GuestFS], there: int) -> None:
    g = with_disks(there)
    found = _dynamic(g)
    assert found.keys() == VOLUMES.keys()
    whole = {"Volume1"} if there == 0 else set()
    lacking = {name for name, volume in found.items() if volume.lacks == (DISKS[1 - there],)}
    assert lacking == VOLUMES.keys() - whole
    assert {name for name, volume in found.items() if volume.is_up} == whole | {"Volume4"}
    assert all(volume.size == 63 << 20 for volume in found.values())
    own = "/dev/sda1" if there == 0 else "/dev/sda3"
    assert found["Volume2"].below == found["Volume4"].below == (own,)
    assert not found["Volume2"].can_be_mounted
    assert all(_is_read(g, name) for name in whole | {"Volume4"})


def test_partitions_that_a_kernel_makes_of_volumes_are_no_second_ones(
    with_disks: Callable[..., GuestFS],
) -> None:
    """Kernels that read such disks themselves have other partitions than the table; this one is told to."""
    g = with_disks(0, 1)
    g.ldmtool_remove_all()
    g.debug("sh", ["delpart /dev/sda 1; addpart /dev/sda 1 2048 129024; udevadm settle"])
    found = storage.look(g)
    partition = found.find("/dev/sda1")
    assert partition is not None
    assert (partition.content, partition.type, partition.partition_type) == (Content.UNKNOWN, "", "0x42")
    assert len(found.file_systems) == len(VOLUMES)
    assert all(_is_read(g, name) for name in VOLUMES)


class Tool:
    """Answers commands as ldmtool does when it reads them: each is repeated, and answered or refused."""

    def __init__(self, **answers: object) -> None:
        self.scripts: list[str] = []
        self._answers = answers

    def __call__(self, script: str) -> str:
        self.scripts.append(script)
        lines = ['ldm> scan /dev/sd*\n[\n  "guid"\n]\n']
        for key, answer in self._answers.items():
            if f"show {key} " in script:
                shown = answer if isinstance(answer, str) else json.dumps(answer, indent=2)
                lines.append(f"ldm> show {key}\n{shown}\n")
        return "".join(lines) + "ldm> \n"


def test_names_are_given_to_ldmtool_only_where_they_are_no_commands() -> None:
    names = ["plain", "it's; reboot", "tab\there", "line\nshow", "ünï", ""]
    tool = Tool(diskgroup={"name": "g", "volumes": names, "disks": []})
    assert describe(tool, ["guid"]) == ()
    script = tool.scripts[1]
    assert "show volume guid plain" in script
    assert "tab" not in script
    assert "line" not in script
    assert "ünï" not in script
    assert "$" not in script.replace("it'\"'\"'\"'\"'\"'\"'\"'\"'s", "")


@pytest.mark.parametrize(
    "answers",
    [
        {},
        {"diskgroup": "No such disk group: guid"},
        {"diskgroup": "{"},
        {"diskgroup": '{\n  "name" : 3,\n  "volumes" : {}\n}'},
        {"diskgroup": {"volumes": [1, None, "a"], "disks": "d"}, "volume": '{\n  "name" : "a'},
    ],
)
def test_an_answer_that_is_none_gives_no_volumes(answers: dict[str, object]) -> None:
    assert describe(Tool(**answers), ["guid"]) == ()


def test_an_answer_of_other_types_is_no_crash() -> None:
    head = {"name": "g", "volumes": ["a"], "disks": ["d"]}
    volume = {"name": 1, "guid": [], "type": {}, "size": "x", "partitions": ["p", 2]}
    tool = Tool(
        diskgroup=head, volume=volume, disk={"name": "d", "present": True}, partition={"name": "p", "disk": 5}
    )
    (found,) = describe(tool, ["guid"])
    assert found == DynamicVolume("", "", "g", "", 0, lacks=("",))
