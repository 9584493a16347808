"""Disks on the bus of a running appliance: which is which, what stays, and what is written where."""

from __future__ import annotations

import contextlib
import hashlib
import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from appliance import template
from appliance.drives import MAX_DISKS, Bus, Plugged
from appliance.errors import ImageError, PlugFailed
from appliance.images import open_image
from appliance.template import Template
from engine.running import Running
from tests.appliance.images.daemon import run
from tests.appliance.images.making import MIB, make, make_encrypted, make_overlay_of, patterned
from tests.helpers.amounts import PATIENCE, amount


@pytest.fixture(scope="module")
def running(saved: Template) -> Iterator[Running]:
    """An appliance whose bus is empty before and after every test."""
    with template.restore(saved) as appliance:
        running = Running(appliance, launched=True)
        with contextlib.closing(running):
            yield running


@pytest.fixture
def bus(running: Running) -> Iterator[Bus]:
    yield running.bus
    for plugged in list(running.bus.plugged.values()):
        running.bus.unplug(plugged)


Plug = Callable[..., Plugged]


@pytest.fixture
def plug(bus: Bus, tmp_path: Path) -> Plug:
    """Open an image and plug it in; its descriptors are QEMU's alone afterwards."""

    def plug_(path: Path, format: str | None = None, **options: object) -> Plugged:  # noqa: A002
        with open_image(path, format) as image:
            return bus.plug(image, tmp_path, **options)  # type: ignore[arg-type]

    return plug_


def raw(path: Path, content: bytes) -> Path:
    path.write_bytes(content.ljust(MIB, b"\0"))
    return path


def name_of(running: Running, plugged: Plugged) -> str:
    running.look()
    return running.survey.names[plugged.serial]


def start_of(running: Running, name: str, length: int = 16) -> str:
    return running.shell(f"head -c {length} /dev/{name} | tr -d '\\0'")


def state_of(running: Running) -> tuple[object, ...]:
    """All that a disk leaves in QEMU and in this process while it is there."""
    process = running.appliance.process
    nodes = process.execute("query-named-block-nodes", {"flat": True})
    return (
        sorted(fdset["fdset-id"] for fdset in process.execute("query-fdsets")),
        len(nodes),
        process.execute("qom-list", {"path": "/objects"}),
        len(list(Path(f"/proc/{running.appliance.pid}/fd").iterdir())),
        len(list(Path("/proc/self/fd").iterdir())),
    )


@pytest.mark.timeout(PATIENCE)
def test_a_hundred_cycles_leave_nothing(running: Running, plug: Plug, bus: Bus, tmp_path: Path) -> None:
    path = make(tmp_path / "disk.qcow2", "qcow2", patterned(MIB))
    bus.unplug(plug(path))
    before = state_of(running)
    for _ in range(amount(100, 1000)):
        bus.unplug(plug(path))
    assert state_of(running) == before
    running.look()
    assert running.survey.names == {}
    assert running.shell("ls /sys/block | grep ^sd || true") == ""


@pytest.mark.timeout(PATIENCE)
def test_no_disk_is_read_for_another_however_they_come_and_go(
    running: Running, plug: Plug, bus: Bus, tmp_path: Path
) -> None:
    """Disks are plugged and pulled at any moment, also before the guest has found them."""
    chance = random.Random(25)
    before = state_of(running)
    marks: dict[str, str] = {}
    for number in range(amount(12, 1000)):
        mark = f"this is disk {number}"
        marks[plug(raw(tmp_path / str(number), mark.encode()), "raw").serial] = mark
        (tmp_path / str(number)).unlink()
        time.sleep(chance.uniform(0, 0.05))
        while len(marks) > chance.randrange(1, 5):
            serial = chance.choice(list(marks))
            bus.unplug(bus.plugged[serial])
            del marks[serial]
        if chance.random() < 0.3:
            running.look()
            names = running.survey.names
            assert names.keys() == marks.keys()
            assert {serial: start_of(running, name, 32) for serial, name in names.items()} == marks
    for serial in marks:
        bus.unplug(bus.plugged[serial])
    assert state_of(running) == before


def test_place_of_a_disk_is_not_taken_by_the_next(plug: Plug, bus: Bus, tmp_path: Path) -> None:
    """The guest may still know it by the disk that was there."""
    targets = []
    for name in ("first", "second", "third"):
        plugged = plug(raw(tmp_path / name, b""), "raw")
        targets.append(plugged.target)
        bus.unplug(plugged)
    assert len(set(targets)) == 3


def test_disks_are_told_apart_by_serial(running: Running, plug: Plug, tmp_path: Path) -> None:
    """The guest's kernel names disks that come at once in whatever order it likes."""
    chance = random.Random(5)
    marks = [f"this is disk {number}" for number in range(6)]
    chance.shuffle(marks)
    plugged = {mark: plug(raw(tmp_path / mark, mark.encode()), "raw") for mark in marks}
    running.look()
    names = {mark: running.survey.names[disk.serial] for mark, disk in plugged.items()}
    assert len(set(names.values())) == 6
    assert {mark: start_of(running, name) for mark, name in names.items()} == {mark: mark for mark in marks}


def test_disk_in_the_place_of_another_is_not_taken_for_it(
    running: Running, plug: Plug, bus: Bus, tmp_path: Path
) -> None:
    first = plug(raw(tmp_path / "first", b"the first"), "raw")
    kept = plug(raw(tmp_path / "kept", b"the kept one"), "raw")
    assert start_of(running, name_of(running, first)) == "the first"
    bus.unplug(first)
    # All targets have had their turn, and that of the first disk is next.
    bus._count += MAX_DISKS - 2
    second = plug(raw(tmp_path / "second", b"the second"), "raw")
    assert second.target == first.target
    assert second.serial != first.serial
    assert start_of(running, name_of(running, second)) == "the second"
    assert start_of(running, name_of(running, kept)) == "the kept one"
    assert first.serial not in running.survey.names


@pytest.mark.parametrize("format_", ["raw", "qcow2"])
def test_what_the_guest_writes_to_a_writable_disk_is_there_afterwards(
    running: Running, plug: Plug, bus: Bus, tmp_path: Path, format_: str
) -> None:
    path = make(tmp_path / "disk", format_, patterned(2 * MIB))
    plugged = plug(path, format_, writable=True)
    name = name_of(running, plugged)
    running.shell(f"echo written by the guest | dd of=/dev/{name} bs=1M seek=1 conv=fsync 2>/dev/null")
    bus.unplug(plugged)
    run("qemu-img", "convert", "-f", format_, "-O", "raw", path, tmp_path / "content")
    content = (tmp_path / "content").read_bytes()
    assert content[MIB:].startswith(b"written by the guest\n")
    assert content[:MIB] == patterned(2 * MIB)[:MIB]


@pytest.mark.parametrize("format_", ["raw", "qcow2", "vmdk"])
def test_disk_that_is_only_read_stays_as_it_is(
    running: Running, plug: Plug, bus: Bus, tmp_path: Path, format_: str
) -> None:
    path = make(tmp_path / "disk", format_, patterned(2 * MIB))
    before = (hashlib.sha256(path.read_bytes()).digest(), path.stat().st_mtime_ns, path.stat().st_ctime_ns)
    plugged = plug(path, format_)
    name = name_of(running, plugged)
    running.shell(f"echo written by the guest | dd of=/dev/{name} bs=1M seek=1 conv=fsync 2>/dev/null")
    seen = running.shell(
        f"echo 3 >/proc/sys/vm/drop_caches; dd if=/dev/{name} bs=1M skip=1 2>/dev/null | head -1"
    )
    assert seen == "written by the guest"
    bus.unplug(plugged)
    after = (hashlib.sha256(path.read_bytes()).digest(), path.stat().st_mtime_ns, path.stat().st_ctime_ns)
    assert after == before


def test_chain_of_layers_is_read_through(running: Running, plug: Plug, tmp_path: Path) -> None:
    make(tmp_path / "base.qcow2", "qcow2", b"from the base".ljust(MIB, b"\0"))
    make_overlay_of(tmp_path / "middle.qcow2", "base.qcow2")
    make_overlay_of(tmp_path / "top.qcow2", "middle.qcow2")
    plugged = plug(tmp_path / "top.qcow2")
    assert start_of(running, name_of(running, plugged)) == "from the base"


def test_encrypted_disk_opens_with_its_passphrase_only(
    running: Running, plug: Plug, bus: Bus, tmp_path: Path
) -> None:
    path, passphrase = tmp_path / "locked.qcow2", "open sesame, 開けゴマ"
    (tmp_path / "passphrase").write_bytes(passphrase.encode())
    secret = f"secret,id=key,file={tmp_path}/passphrase"
    (tmp_path / "plain").write_bytes(b"a secret text".ljust(MIB, b"\0"))
    make_encrypted(path, secret, MIB)
    target = f"driver=qcow2,file.filename={path},encrypt.format=luks,encrypt.key-secret=key"
    run("qemu-img", "convert", "--object", secret, "-n", "--target-image-opts", tmp_path / "plain", target)
    before = state_of(running)
    with pytest.raises(ImageError, match="is encrypted") as refused:
        plug(path)
    assert "passphrase" in refused.value.remedy
    with pytest.raises(PlugFailed, match="Invalid password"):
        plug(path, secret="open barley")
    assert state_of(running) == before
    plugged = plug(path, secret=passphrase)
    assert start_of(running, name_of(running, plugged)) == "a secret text"
    bus.unplug(plugged)
    assert state_of(running) == before


@pytest.mark.parametrize("size", [512, 4096])
def test_sectors_are_as_large_as_asked_for(running: Running, plug: Plug, tmp_path: Path, size: int) -> None:
    plugged = plug(raw(tmp_path / "disk", b""), "raw", block_size=size)
    queue = f"/sys/block/{name_of(running, plugged)}/queue"
    told = running.shell(f"cat {queue}/logical_block_size {queue}/physical_block_size").split()
    assert told == [str(size)] * 2


def test_disk_that_qemu_refuses_leaves_nothing(running: Running, plug: Plug, tmp_path: Path) -> None:
    path = raw(tmp_path / "disk", b"")
    before = state_of(running)
    with pytest.raises(PlugFailed, match=r"disk could not be plugged in: QEMU refused device_add"):
        plug(path, "raw", block_size=1000)
    assert state_of(running) == before
    assert running.bus.plugged == {}


def test_image_that_somebody_writes_to_is_not_written_to_as_well(
    running: Running, plug: Plug, tmp_path: Path
) -> None:
    path = raw(tmp_path / "disk", b"")
    plug(path, "raw", writable=True)
    before = state_of(running)
    with pytest.raises(PlugFailed, match="lock"):
        plug(path, "raw", writable=True)
    assert state_of(running) == before
    # Reading disturbs nobody.
    plug(path, "raw")


def test_disk_of_several_files_is_only_read(running: Running, plug: Plug, tmp_path: Path) -> None:
    path = make(tmp_path / "disk.vmdk", "vmdk", patterned(MIB), "subformat=twoGbMaxExtentFlat")
    before = state_of(running)
    with pytest.raises(ImageError, match="can only be read"):
        plug(path, writable=True)
    assert state_of(running) == before


def test_disk_is_pulled_out_from_under_a_file_system(
    running: Running, plug: Plug, bus: Bus, tmp_path: Path
) -> None:
    path = tmp_path / "disk"
    path.write_bytes(bytes(8 * MIB))
    plugged = plug(path, "raw")
    name = name_of(running, plugged)
    running.shell(f"mkfs.ext2 -q /dev/{name} && mount /dev/{name} /sysroot && echo x >/sysroot/x")
    before = state_of(running)
    bus.unplug(plugged)
    running.shell("umount -l /sysroot")
    assert state_of(running) != before
    assert running.call("ping_daemon") is None


def test_pulling_out_twice_is_refused(plug: Plug, bus: Bus, tmp_path: Path) -> None:
    plugged = plug(raw(tmp_path / "disk", b""), "raw")
    bus.unplug(plugged)
    with pytest.raises(PlugFailed, match="could not be pulled out"):
        bus.unplug(plugged)


def test_bus_is_full_at_its_bound(running: Running, tmp_path: Path) -> None:
    bus = Bus(running.appliance)
    for target in range(MAX_DISKS):
        bus.plugged[str(target)] = Plugged(str(target), target, (), (), None)
    with (
        open_image(raw(tmp_path / "disk", b""), "raw") as image,
        pytest.raises(PlugFailed, match="No more than 255 disks"),
    ):
        bus.plug(image, tmp_path)


def test_dead_qemu_is_told(saved: Template, tmp_path: Path) -> None:
    with (
        template.restore(saved) as appliance,
        open_image(raw(tmp_path / "disk", b""), "raw") as image,
    ):
        bus = Bus(appliance)
        plugged = bus.plug(image, tmp_path)
        appliance.process.kill()
        with pytest.raises(PlugFailed, match="could not be plugged in"):
            bus.plug(image, tmp_path)
        with pytest.raises(PlugFailed, match="could not be pulled out"):
            bus.unplug(plugged)
