"""The handle: its life, its events, what becomes of it when the appliance goes, and transfers."""

from __future__ import annotations

import contextlib
import gc
import hashlib
import os
import random
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from appliance.qemu import find_qemu
from engine import GuestFS, events
from engine.calls import PATIENCE
from engine.errors import (
    ApplianceGone,
    Cancelled,
    ClosedHandle,
    DaemonError,
    GuestFSError,
    NotReady,
    TimedOut,
    WrongState,
)
from engine.handle import State
from tests.appliance.programs import finish, start
from tests.helpers.disks import disk
from tests.helpers.handles import opened
from tests.helpers.processes import descendants_named, is_running

MIB = 1 << 20
SOON = 3.0
"""Seconds within which something that takes no time has happened, on a busy machine too."""


@pytest.fixture(scope="module")
def g() -> Iterator[GuestFS]:
    """A handle with a mounted ext4 of 128 MiB; every test leaves it mounted and the handle ready."""
    with GuestFS(python_return_dict=True) as g:
        g.add_drive_scratch(128 * MIB)
        g.launch()
        g.mkfs("ext4", "/dev/sda")
        g.mount("/dev/sda", "/")
        yield g


@contextlib.contextmanager
def launched(**settings: Any) -> Iterator[GuestFS]:
    """A handle with the small MBR disk mounted read-only, that a test may ruin."""
    with opened(disk("ext4-mbr")) as g:
        for name, value in settings.items():
            setattr(g, name, value)
        g.mount_ro("/dev/sda1", "/")
        yield g


class Listener:
    """Keeps what it is told."""

    def __init__(self, g: GuestFS, bits: int = events.EVENT_ALL | events.EVENT_STAGE) -> None:
        self.told: list[tuple[str, object, list[int]]] = []
        self._g = g
        self._number = g.set_event_callback(self._hear, bits)

    def _hear(self, event: int, _number: int, data: object, numbers: list[int]) -> None:
        self.told.append((events.Event(event).name or "", data, numbers))

    @property
    def names(self) -> list[str]:
        return [name for name, _data, _numbers in self.told]

    def of(self, name: str) -> list[object]:
        return [data for told, data, _numbers in self.told if told == name]

    def forget(self) -> None:
        self._g.delete_event_callback(self._number)


def later(seconds: float, action: Callable[[], object]) -> threading.Timer:
    timer = threading.Timer(seconds, action)
    timer.daemon = True
    timer.start()
    return timer


def state_of(g: GuestFS) -> State:
    return g.state


def pid_of(g: GuestFS) -> int:
    return g.running.appliance.pid


# Its life.


def test_it_goes_from_config_to_ready_and_back() -> None:
    with GuestFS(python_return_dict=True) as g:
        seen: list[State] = []
        g.set_event_callback(lambda *_told: seen.append(g.state), events.EVENT_STAGE)
        assert state_of(g) is State.CONFIG
        g.add_drive_ro(str(disk("bare").path))
        g.launch()
        pid = pid_of(g)
        assert state_of(g) is State.READY
        assert set(seen[:-1]) == {State.LAUNCHING}
        assert seen[-1] is State.READY
        assert (g.get_state(), g.is_ready(), g.is_config()) == (2, 1, 0)
        assert g.get_pid() == pid_of(g)
        g.shutdown()
        assert (state_of(g), g.drives, g.launched) == (State.CONFIG, [], None)
        assert not is_running(pid)
        g.add_drive_ro(str(disk("swap").path))
        g.launch()
        assert g.list_filesystems() == {"/dev/sda": "swap"}
        pid = pid_of(g)
    assert state_of(g) is State.CLOSED
    assert not is_running(pid)


def test_calls_in_the_wrong_state_are_refused() -> None:
    with GuestFS(python_return_dict=True) as g:
        with pytest.raises(WrongState, match=r"^ls0: call launch before using this function"):
            g.ls("/")
        with pytest.raises(WrongState, match=r"^list_devices: call launch"):
            g.list_devices()
        with pytest.raises(WrongState, match="call launch first"):
            _ = g.running


def test_launch_is_for_once(g: GuestFS) -> None:
    with pytest.raises(WrongState, match=r"^launch: the appliance has been launched already"):
        g.launch()
    with pytest.raises(WrongState, match="can only be called before launch"):
        g.set_memsize(1024)
    assert g.is_dir("/")


def test_closed_handle_does_nothing_any_more() -> None:
    g = GuestFS(python_return_dict=True)
    g.close()
    g.close()
    for call in (
        g.launch,
        g.shutdown,
        g.list_devices,
        g.get_memsize,
        lambda: g.set_event_callback(print, 1),
        lambda: g.delete_event_callback(0),
    ):
        with pytest.raises(ClosedHandle, match=r"^GuestFS: method called on closed handle$"):
            call()
    with pytest.raises(ValueError, match="closed handle"):
        g.ls("/")
    g.user_cancel()
    g.kill_subprocess()


def test_failed_launch_can_be_tried_again(tmp_path: Path) -> None:
    with GuestFS(python_return_dict=True) as g:
        g.set_hv(str(tmp_path / "gone"))
        with pytest.raises(NotReady, match="gone, which is not a program") as failed:
            g.launch()
        assert failed.value.remedy == "Unset the variable, or name a QEMU system emulator."
        assert g.state is State.CONFIG
        g.set_hv(str(find_qemu().path))
        g.launch()
        assert g.list_devices() == []


def test_disk_that_cannot_be_put_in_is_a_failed_launch() -> None:
    before = descendants_named("qemu")
    with GuestFS(python_return_dict=True) as g:
        g.add_drive_scratch(MIB)
        g.drives[0].block_size = 1000
        with pytest.raises(NotReady, match="could not be plugged in"):
            g.launch()
        assert g.state is State.CONFIG
        assert descendants_named("qemu") == before


def test_handle_that_nobody_knows_any_more_ends() -> None:
    g = GuestFS(python_return_dict=True)
    g.add_drive_ro(str(disk("bare").path))
    g.launch()
    pid = pid_of(g)
    del g
    gc.collect()
    assert not is_running(pid)


def test_handle_that_its_listener_knows_ends_as_well() -> None:
    def launch() -> int:
        g = GuestFS(python_return_dict=True)
        g.set_event_callback(lambda *_told: told.append(state_of(g)), events.EVENT_CLOSE)
        g.launch()
        return pid_of(g)

    told: list[State] = []
    pid = launch()
    gc.collect()
    assert not is_running(pid)
    assert len(told) == 1


ENDS = """
import sys
from engine import GuestFS
g = GuestFS(python_return_dict=True, close_on_exit=sys.argv[1] == "True")
g.launch()
print(g.get_pid())
"""


@pytest.mark.parametrize("close_on_exit", [True, False])
def test_nothing_outlives_the_program(close_on_exit: bool) -> None:
    pid = int(finish(start(ENDS, close_on_exit)))
    deadline = time.monotonic() + 2
    while is_running(pid):
        assert time.monotonic() < deadline
        time.sleep(0.01)


FORKS = """
import os, sys
from engine import GuestFS
g = GuestFS(python_return_dict=True)
g.launch()
if os.fork() == 0:
    del g
    sys.exit()
os.wait()
print(g.list_devices())
"""


def test_forked_child_leaves_the_appliance_to_its_parent() -> None:
    assert finish(start(FORKS)) == "[]\n"


# Threads and handles.


def test_second_thread_waits_for_the_first(g: GuestFS) -> None:
    ended: list[str] = []

    def work(name: str, seconds: float) -> None:
        g.debug("sh", [f"sleep {seconds}"])
        ended.append(name)

    first = threading.Thread(target=work, args=("first", 0.8))
    second = threading.Thread(target=work, args=("second", 0))
    first.start()
    time.sleep(0.2)
    second.start()
    for thread in (first, second):
        thread.join(20)
    assert ended == ["first", "second"]


def test_handles_are_worlds_of_their_own() -> None:
    """Three at once, two of them with a volume group of the same name."""
    lvm = disk("lvm", "qcow2")
    with opened(lvm) as first, opened(lvm) as second, opened(disk("bare")) as third:
        assert len({pid_of(g) for g in (first, second, third)}) == 3
        for g in (first, second):
            assert g.vgs() == ["testvg"]
            g.mount("/dev/testvg/root", "/")
        third.mount("/dev/sda", "/")
        first.write("/of-the-first", b"x")
        assert first.exists("/of-the-first")
        assert not second.exists("/of-the-first")
        assert not third.exists("/of-the-first")
        second.kill_subprocess()
        assert first.exists("/of-the-first")
        assert third.is_dir("/")


# Events.


def test_launch_tells_its_stages_and_its_end() -> None:
    with GuestFS(python_return_dict=True) as g:
        listener = Listener(g)
        g.add_drive_ro(str(disk("bare").path))
        g.launch()
        assert listener.of("STAGE")[-3:] == ["restore", "disks", "ready"]
        assert listener.names.index("LAUNCH_DONE") > listener.names.index("ENTER")
        g.shutdown()
        assert listener.names[-1] == "SUBPROCESS_QUIT"
        g.close()
        assert listener.names[-1] == "CLOSE"
        assert listener.names.count("SUBPROCESS_QUIT") == 1


def test_calls_are_told_by_name(g: GuestFS) -> None:
    listener = Listener(g, events.EVENT_ENTER | events.EVENT_TRACE)
    g.is_dir("/")
    g.set_trace(True)
    g.is_file("/")
    g.set_trace(False)
    listener.forget()
    assert listener.told == [
        ("ENTER", "is_dir", []),
        ("ENTER", "set_trace", []),
        ("TRACE", "is_file", []),
        ("ENTER", "is_file", []),
        ("TRACE", "set_trace", []),
        ("ENTER", "set_trace", []),
    ]


def test_callback_that_raises_harms_nobody(g: GuestFS, caplog: pytest.LogCaptureFixture) -> None:
    def fail(*_told: object) -> None:
        raise ValueError("not my day")

    number = g.set_event_callback(fail, events.EVENT_ALL)
    assert g.is_dir("/")
    g.delete_event_callback(number)
    assert "not my day" in caplog.text


def test_callback_cannot_close_a_handle_that_is_launching() -> None:
    with GuestFS(python_return_dict=True) as g:
        refused: list[BaseException] = []

        def misuse(*_told: object) -> None:
            if g.state is State.LAUNCHING:
                with pytest.raises(WrongState, match="from a callback") as error:
                    g.close()
                refused.append(error.value)

        g.set_event_callback(misuse, events.EVENT_STAGE)
        g.launch()
        assert len(refused) >= 2
        assert g.list_devices() == []


# The appliance goes.


def test_end_of_the_appliance_in_a_call_is_told() -> None:
    with launched() as g:
        listener = Listener(g, events.EVENT_SUBPROCESS_QUIT)
        later(0.3, g.kill_subprocess)
        started = time.monotonic()
        with pytest.raises(ApplianceGone, match=r"^debug: the appliance ended unexpectedly"):
            g.debug("sh", ["sleep 30"])
        assert time.monotonic() - started < SOON + 0.3
        assert listener.names == ["SUBPROCESS_QUIT"]
        assert g.state is State.CONFIG
        assert g.launched is None
        with pytest.raises(WrongState, match="call launch"):
            g.is_dir("/")


@pytest.mark.parametrize("stage", ["restore", "disks", "boot"])
def test_launch_is_given_up_where_it_stands(stage: str) -> None:
    """Before there is an appliance, and when there is one; the handle can be launched again."""
    with GuestFS(python_return_dict=True) as g:
        g.config_values.template = stage != "boot"
        g.add_drive(str(disk("ext4-mbr").path), readonly=True)

        def end(_event: int, _handle: int, buffer: object, _numbers: object) -> None:
            if buffer == stage:
                g.kill_subprocess()

        watching = g.set_event_callback(end, events.EVENT_STAGE)
        with pytest.raises(ApplianceGone, match=r"^launch: the appliance"):
            g.launch()
        assert (g.state, g.launched) == (State.CONFIG, None)
        g.delete_event_callback(watching)
        g.config_values.template = True
        g.launch()
        assert g.list_partitions() == ["/dev/sda1"]


def test_launch_is_given_up_while_the_appliance_boots() -> None:
    with GuestFS(python_return_dict=True) as g:
        g.config_values.template = False
        later(0.5, g.kill_subprocess)
        started = time.monotonic()
        with pytest.raises(ApplianceGone, match=r"^launch: the appliance"):
            g.launch()
        assert time.monotonic() - started < SOON + 0.5
        assert g.state is State.CONFIG


def test_handle_is_launched_again_with_its_drives_after_a_loss() -> None:
    with launched() as g:
        os.kill(pid_of(g), signal.SIGKILL)
        with pytest.raises(ApplianceGone):
            g.is_dir("/")
        assert [drive.plugged for drive in g.drives] == [None]
        g.launch()
        assert g.list_filesystems() == {"/dev/sda1": "ext4"}
        g.mount_ro("/dev/sda1", "/")
        assert g.is_dir("/")


def test_panic_of_the_guest_is_told_with_its_console() -> None:
    with launched() as g, pytest.raises(ApplianceGone) as gone:
        g.debug("sh", ["echo c >/proc/sysrq-trigger"])
    assert b"panic" in gone.value.console


def test_loss_while_disks_are_looked_at_is_told() -> None:
    with launched() as g:
        os.kill(pid_of(g), signal.SIGKILL)
        with pytest.raises(ApplianceGone, match=r"^look: "):
            g.look()
        assert g.state is State.CONFIG


def test_appliance_that_stands_still_is_given_up() -> None:
    with launched() as g:
        pid = pid_of(g)
        os.kill(pid, signal.SIGSTOP)
        g.patience = 0.5
        started = time.monotonic()
        with pytest.raises(TimedOut, match=r"is_dir: no answer within 0\.5 seconds"):
            g.is_dir("/")
        assert time.monotonic() - started < SOON + 0.5
        assert g.state is State.CONFIG
        assert not is_running(pid)
        g.patience = PATIENCE
        g.launch()
        assert g.list_devices() == ["/dev/sda"]


def test_call_that_was_cut_in_two_ends_the_run() -> None:
    """What whoever takes the pieces raises may come in the midst of a file, as Ctrl-C may."""

    def interrupted(_data: bytes) -> None:
        raise KeyboardInterrupt

    with launched() as g:
        with pytest.raises(KeyboardInterrupt):
            g.call_daemon("ls0", "/", interrupted)
        assert g.state is State.CONFIG
        g.launch()
        assert g.list_devices() == ["/dev/sda"]


# Transfers.


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_twenty_mebibytes_go_there_and_back(g: GuestFS, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(random.Random(9).randbytes(20 * MIB + 4711))
    g.upload(str(tmp_path / "file"), "/round-trip")
    assert g.checksum("sha256", "/round-trip") == sha256(tmp_path / "file")
    g.download("/round-trip", str(tmp_path / "copy"))
    assert sha256(tmp_path / "copy") == sha256(tmp_path / "file")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy", "file"]


@pytest.fixture
def endless(g: GuestFS) -> Iterator[str]:
    """A file of 1 TiB, all holes, which nobody wants to wait for."""
    g.touch("/endless")
    g.truncate_size("/endless", 1 << 40)
    yield "/endless"
    g.rm("/endless")


@pytest.mark.parametrize("repeat", range(3))
def test_download_is_cancelled_at_once_and_leaves_what_was_there(
    g: GuestFS, endless: str, tmp_path: Path, repeat: int
) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    cancelled_at: list[float] = []

    def cancel() -> None:
        cancelled_at.append(time.monotonic())
        g.user_cancel()

    timer = later(0.2 + repeat / 10, cancel)
    with pytest.raises(Cancelled, match=r"^download: cancelled\.$") as told:
        g.download(endless, str(path))
    # 0.3 s is the aim; the rest is for a machine that has other things to do.
    assert time.monotonic() - cancelled_at[0] < SOON
    timer.join()
    assert told.value.errno_name == "EINTR"
    assert path.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
    assert g.is_file(endless)


def test_long_transfer_tells_how_far_it_is_and_takes_no_other_call(
    g: GuestFS, endless: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The daemon begins to tell after two seconds. What a callback does to the handle leaves no trace."""
    told: list[list[int]] = []
    refused: list[BaseException] = []

    def hear(_event: int, _number: int, _data: object, numbers: list[int]) -> None:
        told.append(numbers)
        for misuse in (g.close, g.shutdown, g.launch, g.list_devices, g.look):
            try:
                misuse()
            except WrongState as error:
                refused.append(error)
        if len(told) == 3:
            g.user_cancel()

    number = g.set_event_callback(hear, events.EVENT_PROGRESS)
    with pytest.raises(Cancelled):
        g.download(endless, str(tmp_path / "file"))
    g.delete_event_callback(number)
    positions = [position for _procedure, _serial, position, _total in told]
    assert positions == sorted(set(positions))
    assert {total for *_others, total in told} == {1 << 40}
    assert len(refused) == 5 * len(told)
    assert caplog.text == ""
    assert list(tmp_path.iterdir()) == []
    assert g.is_dir("/")


def test_upload_is_cancelled_and_the_handle_goes_on(g: GuestFS) -> None:
    class Endless:
        reads = 0

        def read(self, size: int) -> bytes:
            self.reads += 1
            if self.reads == 5:
                g.user_cancel()
            return bytes(size)

    with pytest.raises(Cancelled):
        g.upload(Endless(), "/cancelled")  # type: ignore[arg-type]
    assert g.is_dir("/")


def test_download_from_a_dying_appliance_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    with opened(disk("ext4-mbr")) as g:
        g.mount("/dev/sda1", "/")
        g.touch("/endless")
        g.truncate_size("/endless", 1 << 33)
        timer = later(0.5, g.kill_subprocess)
        with pytest.raises(ApplianceGone):
            g.download("/endless", str(path))
        timer.join()
    assert path.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_download_to_a_full_disk_is_the_local_error(g: GuestFS, endless: str) -> None:
    with pytest.raises(OSError, match="No space left on device"):
        g.download(endless, "/dev/full")
    assert g.is_dir("/")


def test_upload_to_a_full_disk_is_the_guests_error(g: GuestFS, tmp_path: Path) -> None:
    with (tmp_path / "file").open("wb") as file:
        file.truncate(1 << 30)
    with pytest.raises(DaemonError, match=r"^upload: write error: /too-big$"):
        g.upload(str(tmp_path / "file"), "/too-big")
    g.rm("/too-big")
    assert g.is_dir("/")


def test_missing_files_are_told_by_whoever_misses_them(g: GuestFS, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="No such file") as local:
        g.upload(str(tmp_path / "gone"), "/x")
    assert not isinstance(local.value, GuestFSError)
    with pytest.raises(FileNotFoundError) as remote:
        g.download("/gone", str(tmp_path / "file"))
    assert isinstance(remote.value, GuestFSError)
    assert list(tmp_path.iterdir()) == []


# Disks that are written to, or not.


@pytest.mark.parametrize("image_format", ["raw", "qcow2"])
def test_what_is_written_is_there_for_the_next_handle(tmp_path: Path, image_format: str) -> None:
    path = str(tmp_path / "disk")
    with GuestFS(python_return_dict=True) as g:
        g.disk_create(path, image_format, 16 * MIB)
        g.add_drive(path, format=image_format)
        g.launch()
        g.mkfs("ext2", "/dev/sda")
        g.mount("/dev/sda", "/")
        g.write("/written", b"by the first handle")
        if image_format == "raw":
            g.shutdown()
    check = subprocess.run(["qemu-img", "check", "-q", "-f", image_format, path], check=False)
    assert check.returncode in ({0} if image_format == "qcow2" else {0, 63})
    with GuestFS(python_return_dict=True) as g:
        g.add_drive(path, format=image_format, readonly=True)
        g.launch()
        g.mount_ro("/dev/sda", "/")
        assert g.read_file("/written") == b"by the first handle"


def test_disk_that_is_only_read_stays_as_it_is() -> None:
    mbr = disk("ext4-mbr")
    before = (sha256(mbr.path), mbr.path.stat().st_mtime_ns, mbr.path.stat().st_ctime_ns)
    with opened(mbr) as g:
        g.mount("/dev/sda1", "/")
        g.write("/written", b"into the overlay")
        g.sync()
        assert g.read_file("/written") == b"into the overlay"
        g.umount_all()
        g.zero_device("/dev/sda1")
        g.shutdown()
    assert (sha256(mbr.path), mbr.path.stat().st_mtime_ns, mbr.path.stat().st_ctime_ns) == before


# Odds and ends.


def test_old_scripts_get_tables_as_pairs() -> None:
    with GuestFS(python_return_dict=False) as g:
        g.add_drive_ro(str(disk("bare").path))
        g.launch()
        assert g.list_filesystems() == [("/dev/sda", "ext4")]


def test_plain_boot_does_all_that_a_template_does() -> None:
    """And tells what the kernel prints as it comes."""
    with GuestFS(python_return_dict=True) as g:
        listener = Listener(g, events.EVENT_APPLIANCE | events.EVENT_STAGE)
        g.config_values.template = False
        g.set_verbose(True)
        lvm = disk("lvm", "qcow2")
        g.add_drive(str(lvm.path), format=lvm.format, readonly=True)
        g.launch()
        assert g.launched is not None
        assert not g.launched.restored
        assert listener.of("STAGE") == ["boot", "disks", "ready"]
        printed = "".join(str(data) for data in listener.of("APPLIANCE"))
        assert "Linux version" in printed
        assert listener.names.index("APPLIANCE") < listener.names.index("STAGE", 1)
        assert g.lvs() == ["/dev/testvg/data-lv", "/dev/testvg/root", "/dev/testvg/swap"]
        nodes = "/dev/loop-control /dev/fuse"
        assert g.debug("sh", [f"ls {nodes}"]).split() == sorted(nodes.split())
        clock = float(g.debug("sh", ["date +%s"]))
        assert abs(clock - time.time()) < 2
