"""A session on a real disk, and on handles that behave badly."""

import asyncio
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from browser.session import Session, SessionEnded, SessionState
from browser.sources import Drive
from engine import GuestFS
from engine.errors import ApplianceGone, Cancelled, DaemonError, NotReady
from tests.helpers.disks import disk
from tests.helpers.event_loop import until
from tests.helpers.processes import descendants_named

Run = Callable[[Any], Any]


def drives(name: str = "ext4-gpt") -> list[Drive]:
    image = disk(name)
    return [Drive(image.path, image.format)]


def test_calls_are_answered_in_their_order_by_one_thread(run: Run) -> None:
    async def scenario() -> None:
        session = Session(drives())
        stages: list[str] = []
        session.stage_changed.connect(stages.append)
        await session.open()
        try:
            assert session.state is SessionState.READY
            assert stages[-1] == "ready"
            await session.call(GuestFS.mount_ro, "/dev/sda3", "/")
            names, content, thread = await asyncio.gather(
                session.call(GuestFS.ls, "/a"),
                session.call(GuestFS.read_file, "/hello.txt"),
                session.call(lambda g: threading.current_thread()),
            )
            assert (names, content) == (["b"], b"Hello, world.\n")
            assert thread is not threading.main_thread()
        finally:
            await session.close()
        # It tells that it is done as its last deed.
        thread.join(5)
        assert not thread.is_alive()

    run(scenario())


def test_an_error_reaches_who_asked_and_the_next_call_works(run: Run) -> None:
    async def scenario() -> None:
        session = Session(drives())
        await session.open()
        try:
            with pytest.raises(DaemonError):
                await session.call(GuestFS.ls, "/")
            assert session.is_usable
            assert await session.call(GuestFS.list_devices) == ["/dev/sda"]
        finally:
            await session.close()

    run(scenario())


def test_closing_leaves_no_process_and_no_call_waiting(run: Run) -> None:
    async def scenario() -> None:
        session = Session(drives())
        await session.open()
        assert descendants_named("qemu")
        calls = [asyncio.ensure_future(session.call(GuestFS.list_devices)) for _ in range(50)]
        await asyncio.sleep(0)
        await session.close()
        await session.close()
        answers = await asyncio.gather(*calls, return_exceptions=True)
        # What ran when it was closed may have been cancelled or, on a slow machine, killed.
        ends = SessionEnded | Cancelled | ApplianceGone
        assert [each for each in answers if each != ["/dev/sda"] and not isinstance(each, ends)] == []
        assert isinstance(answers[-1], SessionEnded)
        assert not descendants_named("qemu")
        with pytest.raises(SessionEnded):
            await session.call(GuestFS.list_devices)

    run(scenario())


def test_an_appliance_that_is_killed_ends_the_session_with_its_reason(run: Run) -> None:
    async def scenario() -> None:
        session = Session(drives())
        await session.open()
        ends: list[Any] = []
        session.ended.connect(ends.append)
        call = asyncio.ensure_future(session.call(GuestFS.debug, "sh", ["sleep 30"]))
        await asyncio.sleep(0.2)
        handle = session._worker._handle
        assert handle is not None
        handle.kill_subprocess()
        with pytest.raises(ApplianceGone):
            await call
        await until(lambda: ends)
        assert session.state is SessionState.ENDED
        assert not ends[0].was_asked_for
        await session.close()

    run(scenario())


def test_a_disk_that_is_not_there_ends_the_session_at_once(run: Run, tmp_path: Path) -> None:
    async def scenario() -> None:
        session = Session([Drive(tmp_path / "missing.qcow2")])
        with pytest.raises((RuntimeError, OSError), match="missing"):
            await session.open()
        assert session.state is SessionState.ENDED
        assert session.end is not None
        assert not session.end.was_asked_for

    run(scenario())


def test_a_session_that_was_never_opened_can_be_closed(run: Run) -> None:
    async def scenario() -> None:
        session = Session([])
        await session.close()
        assert session.state is SessionState.ENDED

    run(scenario())


class Stubborn:
    """A handle whose calls last until they are cancelled, or only until the appliance is killed."""

    launched = None
    patience: float | None = None

    def __init__(self, *, heeds_cancel: bool) -> None:
        self.heeds_cancel = heeds_cancel
        self.cancelled = threading.Event()
        self.killed = threading.Event()
        self.closed = threading.Event()

    def set_event_callback(self, callback: object, events: int) -> int:
        return 0

    def launch(self) -> None:
        pass

    def user_cancel(self) -> None:
        self.cancelled.set()

    def kill_subprocess(self) -> None:
        self.killed.set()

    def close(self) -> None:
        self.closed.set()

    def work(self) -> str:
        if self.heeds_cancel:
            self.cancelled.wait(20)
            self.cancelled.clear()
            raise RuntimeError("cancelled")
        self.killed.wait(20)
        raise ApplianceGone("killed")


async def opened(handle: Any, **options: Any) -> Session:
    session = Session([], new_handle=lambda: handle, **options)
    await session.open()
    return session


def work(g: Any) -> str:
    result: str = g.work()
    return result


def test_cancelling_returns_at_once_and_the_next_call_is_served(run: Run) -> None:
    async def scenario() -> None:
        handle = Stubborn(heeds_cancel=True)
        session = await opened(handle)
        call = asyncio.ensure_future(session.call(work))
        await asyncio.sleep(0.05)
        before = time.monotonic()
        call.cancel()
        with pytest.raises(asyncio.CancelledError):
            await call
        assert time.monotonic() - before < 0.3
        assert await session.call(lambda g: 5) == 5
        assert not handle.killed.is_set()
        await session.close()
        assert handle.closed.is_set()

    run(scenario())


def test_what_is_still_queued_is_cancelled_without_a_trace(run: Run) -> None:
    async def scenario() -> None:
        handle = Stubborn(heeds_cancel=True)
        session = await opened(handle)
        first = asyncio.ensure_future(session.call(work))
        ran = threading.Event()
        second = asyncio.ensure_future(session.call(lambda g: ran.set()))
        await asyncio.sleep(0.05)
        second.cancel()
        await asyncio.sleep(0.05)
        assert not handle.cancelled.is_set()
        first.cancel()
        await asyncio.wait([first, second])
        assert await session.call(lambda g: 1) == 1
        assert not ran.is_set()
        await session.close()

    run(scenario())


def test_a_call_that_does_not_heed_the_cancel_is_killed(run: Run) -> None:
    async def scenario() -> None:
        handle = Stubborn(heeds_cancel=False)
        session = await opened(handle, drain_limit=0.2)
        call = asyncio.ensure_future(session.call(work))
        await asyncio.sleep(0.05)
        call.cancel()
        await until(lambda: session.state is SessionState.ENDED, 5)
        assert handle.killed.is_set()
        await session.close()

    run(scenario())


def test_closing_kills_what_hangs(run: Run) -> None:
    async def scenario() -> None:
        handle = Stubborn(heeds_cancel=False)
        session = await opened(handle)
        call = asyncio.ensure_future(session.call(work))
        await asyncio.sleep(0.05)
        before = time.monotonic()
        await session.close()
        assert time.monotonic() - before < 3
        assert handle.closed.is_set()
        await asyncio.wait([call])
        assert isinstance(call.exception(), ApplianceGone)

    run(scenario())


def test_a_long_wait_is_told_and_so_is_its_end(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("browser.session.WAITING_AFTER", 0.05)

    async def scenario() -> None:
        session = await opened(Stubborn(heeds_cancel=True))
        told: list[bool] = []
        session.waiting_changed.connect(told.append)
        assert await session.call(lambda g: 1) == 1
        assert told == []
        await session.call(lambda g: time.sleep(0.2))
        assert told == [True, False]
        await session.close()

    run(scenario())


class Flooding(Stubborn):
    """A handle whose appliance prints and progresses without end."""

    def __init__(self) -> None:
        super().__init__(heeds_cancel=True)
        self.callbacks: list[Any] = []

    def set_event_callback(self, callback: object, events: int) -> int:
        self.callbacks.append(callback)
        return 0

    def work(self) -> str:
        _, progress, log, _ = self.callbacks
        for position in range(20_000):
            progress(0, 0, "", [0, 0, position, 1 << 40])
            log(0, 0, b"line\n", [])
        return "done"


def test_a_flood_of_progress_and_lines_is_dammed(run: Run) -> None:
    async def scenario() -> None:
        session = await opened(Flooding())
        positions: list[int] = []
        lines: list[str] = []
        session.progressed.connect(lambda position, total: positions.append(position))
        session.log_line.connect(lines.append)
        assert await session.call(work) == "done"
        await asyncio.sleep(0.1)
        assert 0 < len(positions) < 200
        assert 0 < len(lines) < 5000
        await session.close()

    run(scenario())


def test_a_host_that_is_not_ready_is_told_as_such(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIBGUESTFS_HV", "/nonexistent/qemu")

    async def scenario() -> None:
        session = Session(drives())
        with pytest.raises(NotReady):
            await session.open()
        await session.close()

    run(scenario())
