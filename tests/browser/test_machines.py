"""The machines that libvirt knows: its test driver, and a real daemon that starts, stops, hangs and goes."""

import asyncio
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from browser.background import in_thread
from browser.machines import Connection, DomainState, Link, Machines
from engine.domain import binding
from tests.helpers.disks import disk
from tests.helpers.event_loop import until
from tests.helpers.libvirt import Libvirt, libvirt

Run = Callable[[Any], Any]

NODE = """<node>
  <domain type='test'>
    <name>web02</name><uuid>11111111-1111-1111-1111-111111111111</uuid><memory>8192</memory>
    <os><type>hvm</type></os>
    <devices>
      <disk type='file' device='disk'><source file='/images/a.qcow2'/><target dev='vda'/>
        <driver name='qemu' type='qcow2'/></disk>
      <disk type='file' device='disk'><source file='/images/b.raw'/><target dev='vdb'/></disk>
    </devices>
  </domain>
  <domain type='test'>
    <name>Ärger &lt;b&gt;</name><uuid>22222222-2222-2222-2222-222222222222</uuid><memory>8192</memory>
    <os><type>hvm</type></os>
    <devices><disk type='network' device='disk'><source protocol='rbd' name='p/i'/><target dev='vda'/></disk>
    </devices>
  </domain>
</node>
"""


@pytest.fixture
def machines(qapp: object) -> Iterator[Machines]:
    made = Machines()
    yield made
    made.close()


@pytest.fixture(scope="module")
def daemon() -> Iterator[Libvirt]:
    with libvirt() as running:
        yield running


def of(machines: Machines, uri: str) -> Connection:
    return next(each for each in machines.connections if each.uri == uri)


def states(machines: Machines, uri: str) -> dict[str, DomainState]:
    return {listed.machine.name: listed.state for listed in of(machines, uri).machines}


async def has_state(machines: Machines, uri: str, name: str, state: DomainState) -> None:
    await until(lambda: states(machines, uri).get(name) is state)


async def is_connected(machines: Machines, uri: str) -> Connection:
    await until(lambda: of(machines, uri).link is Link.CONNECTED)
    return of(machines, uri)


def test_the_test_drivers_machine_is_listed(run: Run, machines: Machines) -> None:
    machines.add("test:///default")
    found = run(is_connected(machines, "test:///default"))
    (listed,) = found.machines
    assert (listed.machine.name, listed.state) == ("test", DomainState.RUNNING)
    assert listed.source is not None
    assert listed.source.is_running
    assert [drive.path for drive in listed.source.drives] == [Path("/guest/diskimage1")]


def test_machines_of_a_file_with_their_disks_in_order(run: Run, machines: Machines, tmp_path: Path) -> None:
    (tmp_path / "node.xml").write_text(NODE)
    uri = f"test://{tmp_path}/node.xml"
    machines.add(uri)
    found = run(is_connected(machines, uri))
    assert [listed.machine.name for listed in found.machines] == ["web02", "Ärger <b>"]
    two, none = found.machines
    assert [(str(drive.path), drive.format) for drive in two.drives] == [
        ("/images/a.qcow2", "qcow2"),
        ("/images/b.raw", None),
    ]
    assert none.source is None
    assert "“rbd”" in none.refused[0] or "“network”" in none.refused[0]


def test_what_happens_to_a_machine_is_told(run: Run, machines: Machines) -> None:
    """The test driver's default is one for all connections of a process."""
    uri = "test:///default"

    async def watch() -> None:
        await is_connected(machines, uri)
        domain = binding().open(uri).lookupByName("test")
        for deed, state in (
            (domain.destroy, DomainState.OFF),
            (domain.create, DomainState.RUNNING),
            (domain.suspend, DomainState.PAUSED),
            (domain.resume, DomainState.RUNNING),
        ):
            deed()
            await has_state(machines, uri, "test", state)

    machines.add(uri)
    run(watch())


@pytest.mark.parametrize(
    "uri", ["nonsense:///", "qemu+unix:///session?socket=/nowhere", "test:///missing.xml"]
)
def test_what_cannot_be_reached_says_why(run: Run, machines: Machines, uri: str) -> None:
    machines.add(uri)
    run(until(lambda: of(machines, uri).link is Link.LOST))
    assert of(machines, uri).reason.endswith(".")
    assert len(of(machines, uri).reason) > 10


def test_several_at_once_and_one_less(run: Run, machines: Machines) -> None:
    gone: list[str] = []
    machines.removed.connect(gone.append)
    machines.add("test:///default")
    machines.add("nonsense:///")
    machines.add("test:///default")
    run(is_connected(machines, "test:///default"))
    assert [each.uri for each in machines.connections] == ["test:///default", "nonsense:///"]
    machines.remove("nonsense:///")
    assert [each.uri for each in machines.connections] == ["test:///default"]
    assert gone == ["nonsense:///"]


def test_a_real_machine_is_defined_started_and_stopped(run: Run, machines: Machines, daemon: Libvirt) -> None:
    image = disk("ext4-gpt", "qcow2")

    async def watch() -> None:
        machines.add(daemon.uri)
        await is_connected(machines, daemon.uri)
        (copy,) = await in_thread(lambda: daemon.define("web01", (image.path, "qcow2")))
        await has_state(machines, daemon.uri, "web01", DomainState.OFF)
        (listed,) = of(machines, daemon.uri).machines
        assert [(drive.path, drive.format) for drive in listed.drives] == [(copy, "qcow2")]
        await in_thread(lambda: daemon.virsh("start", "web01"))
        await has_state(machines, daemon.uri, "web01", DomainState.RUNNING)
        await in_thread(lambda: daemon.virsh("destroy", "web01"))
        await has_state(machines, daemon.uri, "web01", DomainState.OFF)
        await in_thread(lambda: daemon.virsh("undefine", "web01"))
        await until(lambda: not of(machines, daemon.uri).machines)

    run(watch())


def test_a_daemon_that_goes_and_comes_back(run: Run, machines: Machines, daemon: Libvirt) -> None:
    image = disk("ext4-gpt", "qcow2")

    async def watch() -> None:
        await in_thread(lambda: daemon.define("web03", (image.path, "qcow2")))
        machines.add(daemon.uri)
        await is_connected(machines, daemon.uri)
        await in_thread(daemon.stop)
        await until(lambda: of(machines, daemon.uri).link is Link.LOST)
        assert "web03" in states(machines, daemon.uri), "what was known stays"
        await in_thread(daemon.start)
        machines.retry(daemon.uri)
        await is_connected(machines, daemon.uri)
        await in_thread(lambda: daemon.virsh("undefine", "web03"))

    run(watch())


def test_a_daemon_that_hangs_holds_nothing_up(run: Run, machines: Machines, daemon: Libvirt) -> None:
    turns: list[float] = []

    async def watch() -> None:
        machines.add(daemon.uri)
        await is_connected(machines, daemon.uri)
        daemon.freeze()
        try:
            machines.retry(daemon.uri)
            deadline = time.monotonic() + 1.0
            while time.monotonic() < deadline:
                before = time.thread_time()
                await asyncio.sleep(0.01)
                turns.append(time.thread_time() - before)
            await until(lambda: of(machines, daemon.uri).link is Link.LOST)
        finally:
            daemon.thaw()
        machines.retry(daemon.uri)
        await is_connected(machines, daemon.uri)

    run(watch())
    assert max(turns) < 0.05
