"""A guest from its disk to its files, on real disks."""

import asyncio
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from appliance.qemu import find_qemu
from browser.arrangement import Arrangement, arrange
from browser.content import read_regular
from browser.folder_calls import resolve
from browser.guest import Guest, GuestState
from browser.listing import Kind, Listing
from browser.places import Place
from browser.preview.look import look
from browser.session import SessionEnded
from browser.sources import Drive, Source
from engine import GuestFS
from engine.errors import GuestFileNotFound
from engine.inspection.system import System
from engine.storage import Content, Volume, VolumeKind
from tests.appliance.programs import script
from tests.appliance.test_accel import WORKS
from tests.helpers.amounts import IS_LONG
from tests.helpers.demo_disk import demo_disk
from tests.helpers.disks import disk
from tests.helpers.event_loop import until
from tests.helpers.processes import descendants_named
from tests.helpers.trees import BAD_UTF8_NAME, CROWD_SIZE, ODD_NAMES

Run = Callable[[Any], Any]
DATA = Place("/dev/sda3")
"""The Linux tree of "ext4-gpt"."""


def guest_of(name: str = "ext4-gpt") -> Guest:
    image = disk(name)
    return Guest(Source("test", (Drive(image.path, image.format),)))


async def listed(guest: Guest, place: Place, path: str) -> Listing:
    return await guest.list_folder(place, path, lambda listing, rows: None)


def test_findings_are_told_in_their_order(run: Run) -> None:
    async def scenario() -> None:
        guest = guest_of()
        told: list[str] = []
        guest.state_changed.connect(lambda state: told.append(state.value))
        guest.storage_found.connect(lambda storage: told.append("storage found"))
        guest.systems_found.connect(lambda systems: told.append(f"{len(systems)} systems found"))
        await guest.open()
        await guest.close()
        assert told == [
            "launching",
            "probing",
            "storage found",
            "inspecting",
            "0 systems found",
            "open",
            "closed",
        ]
        assert guest.storage is not None
        assert [volume.device for volume in guest.storage.file_systems] == ["/dev/sda1", "/dev/sda3"]

    run(scenario())


def test_folders_are_listed_names_first_and_every_name_survives(run: Run) -> None:
    async def scenario() -> None:
        guest = guest_of()
        await guest.open()
        try:
            told: list[int] = []
            crowd = await guest.list_folder(DATA, "/crowd", lambda listing, rows: told.append(len(rows)))
            assert len(crowd) == CROWD_SIZE
            assert told[0] == 0
            assert sum(told) == CROWD_SIZE
            assert crowd.is_complete
            odd = await listed(guest, DATA, "/odd names")
            assert set(odd.names) == set(ODD_NAMES)
            assert all(entry.can_be_opened and entry.size is not None for entry in odd)
            bad = await listed(guest, DATA, "/raw names")
            assert list(bad.names) == [BAD_UTF8_NAME]
            assert (await guest.ask(DATA, look, f"/raw names/{bad.names[0]}")).head == b"not UTF-8\n"
        finally:
            await guest.close()

    run(scenario())


def test_attributes_links_and_kinds(run: Run) -> None:
    async def scenario() -> None:
        guest = guest_of()
        await guest.open()
        try:
            links = {entry.name: entry for entry in await listed(guest, DATA, "/links")}
            assert links["absolute"].target == "/hello.txt"
            assert links["broken"].kind is Kind.LINK
            modes = {entry.name: entry for entry in await listed(guest, DATA, "/modes")}
            assert modes["4755"].mode == 0o104755
            assert (modes["big-ids"].uid, modes["big-ids"].gid) == (70_000, 3_000_000_000)
            special = {entry.name: entry.kind for entry in await listed(guest, DATA, "/special")}
            assert special == {"fifo": Kind.FIFO, "null": Kind.CHARACTER_DEVICE, "disk": Kind.BLOCK_DEVICE}
            assert await guest.folders_in(DATA, "/a") == ["b"]
            top = await listed(guest, DATA, "/")
            rows = await arrange(top, Arrangement(), await guest.accounts(DATA))
            assert [top.names[row] for row in rows][:3] == ["a", "attributes", "crowd"]
        finally:
            await guest.close()

    run(scenario())


def test_links_are_followed_inside_the_guest_and_nothing_special_is_opened(run: Run) -> None:
    async def scenario() -> None:
        guest = guest_of()
        await guest.open()
        try:
            assert await guest.ask(DATA, resolve, "/links/folder") == ("/a/b", Kind.FOLDER)
            assert await guest.ask(DATA, resolve, "/links/absolute") == ("/hello.txt", Kind.FILE)
            with pytest.raises(GuestFileNotFound):
                await guest.ask(DATA, resolve, "/links/out")
            assert (await guest.ask(DATA, look, "/links/relative")).head == b"Hello, world.\n"
            assert (await guest.ask(DATA, look, "/special/fifo")).kind is Kind.FIFO
            assert (await guest.ask(DATA, look, "/special/null")).device == (1, 3)
            assert (await guest.ask(DATA, read_regular, "/special/null", 10)) is None
            assert (await guest.ask(DATA, look, "/links/broken")).leads_to == "nowhere"
        finally:
            await guest.close()

    run(scenario())


def test_two_places_are_asked_in_turn(run: Run) -> None:
    async def scenario() -> None:
        guest = guest_of()
        await guest.open()
        try:
            answers = await asyncio.gather(
                *(
                    guest.ask(place, GuestFS.ls, "/")
                    for place in (Place("/dev/sda1"), DATA, Place("/dev/sda1"))
                )
            )
            assert answers[0] == answers[2] == ["etc", "small.txt"]
            assert "crowd" in answers[1]
        finally:
            await guest.close()

    run(scenario())


def test_an_appliance_that_dies_is_replaced_and_the_question_answered(run: Run) -> None:
    async def scenario() -> None:
        guest = guest_of()
        await guest.open()
        try:
            told: list[str] = []
            guest.restarted.connect(told.append)
            assert guest._reader is not None
            handle = guest._reader.session._worker._handle
            assert handle is not None
            handle.kill_subprocess()
            assert "hello.txt" in await guest.ask(DATA, GuestFS.ls, "/")
            assert len(told) == 1
            assert len(descendants_named("qemu")) == 1
        finally:
            await guest.close()

    run(scenario())


DIES_LATER = """
case "$*" in *"-accel kvm"*-incoming*) (sleep 5; kill -ABRT $$) & esac
"""


def test_kvm_that_ends_every_appliance_in_seconds_leaves_the_disk_usable(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk is open by then, and no disk can take KVM away: each appliance is replaced by one like it."""
    if not IS_LONG:
        pytest.skip("takes a minute: GUESTSCOPE_TESTS=long")
    wrapper = script(Path(os.environ["TMPDIR"], "wrapper"), DIES_LATER + WORKS.format(qemu=find_qemu().path))
    monkeypatch.setenv("LIBGUESTFS_HV", str(wrapper))
    monkeypatch.setenv("LIBGUESTFS_CACHEDIR", str(tmp_path))
    monkeypatch.setenv("LIBGUESTFS_BACKEND_SETTINGS", "force_kvm")

    async def scenario() -> None:
        guest = guest_of()
        told: list[str] = []
        guest.restarted.connect(told.append)
        await guest.open()
        try:
            assert guest.why_not_accelerated == ""
            while len(told) < 2:
                assert "hello.txt" in await guest.ask(DATA, GuestFS.ls, "/")
                await asyncio.sleep(0.5)
        finally:
            await guest.close()

    try:
        run(scenario())
    finally:
        wrapper.unlink()
    assert not descendants_named("qemu")


def test_a_call_that_kills_every_appliance_is_given_up(run: Run) -> None:
    def murder(g: GuestFS) -> None:
        g.kill_subprocess()
        g.ls("/")

    async def scenario() -> None:
        guest = guest_of()
        await guest.open()
        try:
            told: list[str] = []
            guest.restarted.connect(told.append)
            with pytest.raises(RuntimeError):
                await guest.ask(DATA, murder)
            assert len(told) == 2
            assert "hello.txt" in await guest.ask(DATA, GuestFS.ls, "/")
        finally:
            await guest.close()

    run(scenario())


def test_systems_are_places_with_their_accounts(run: Run) -> None:
    async def scenario() -> None:
        guest = Guest(Source.of_files([demo_disk()]))
        await guest.open()
        try:
            places = {place.system.hostname: place for place in guest.places if place.system}
            assert set(places) == {"web01", "fjord"}
            place = places["web01"]
            assert "os-release" in await guest.ask(place, GuestFS.ls, "/etc")
            accounts = await guest.accounts(place)
            assert accounts.user(0) == accounts.group(0) == "root"
        finally:
            await guest.close()

    run(scenario())


@pytest.mark.parametrize("content", [b"", b"just text\n", b"QFI\xfb\0\0\0\3" + bytes(100)])
def test_what_is_no_disk_is_a_failure_with_a_reason(run: Run, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "odd.qcow2"
    path.write_bytes(content)

    async def scenario() -> None:
        guest = Guest(Source.of_files([path], "qcow2"))
        await guest.open()
        assert guest.state is GuestState.FAILED
        assert guest.failure is not None
        assert "odd.qcow2" in guest.failure.why
        assert "Traceback" not in guest.failure.report
        assert not guest.failure.of_host
        await guest.close()

    run(scenario())


def test_closing_while_it_opens(run: Run) -> None:
    async def scenario() -> None:
        guest = guest_of()
        opening = asyncio.ensure_future(guest.open())
        await until(lambda: guest.state is GuestState.LAUNCHING)
        await guest.close()
        await opening
        assert guest.failure is None
        assert not descendants_named("qemu")
        with pytest.raises(SessionEnded):
            await guest.ask(DATA, GuestFS.ls, "/")

    run(scenario())


def test_a_disk_without_a_file_system_opens_all_the_same(run: Run) -> None:
    async def scenario() -> None:
        guest = guest_of("zeros")
        await guest.open()
        assert guest.state is GuestState.OPEN
        assert guest.storage is not None
        assert guest.storage.file_systems == ()
        await guest.close()

    run(scenario())


def test_file_systems_go_by_the_letters_that_windows_gives_them(run: Run) -> None:
    async def scenario() -> None:
        guest = guest_of()
        guest.systems = (
            System("/dev/sda3", "linux"),
            System("/dev/sda2", "windows", drives={"C": "/dev/sda2", "D": "/dev/vg/data"}),
            System("/dev/sdb1", "windows", drives={"C": "/dev/sdb1", "E": "/dev/vg/data"}),
        )

        def title(device: str, label: str = "") -> str:
            return guest.volume_title(
                Volume(device, VolumeKind.PARTITION, 1, Content.FILE_SYSTEM, label=label)
            )

        assert title("/dev/sda2", "System") == "sda2  C:  System"
        assert title("/dev/vg/data") == "vg/data  D:"
        assert title("/dev/sda3", "root") == "sda3  root"
        await guest.close()

    run(scenario())
