"""Calls over a socket, against a daemon that plays its part in a thread: polite, slow, silent or mad."""

from __future__ import annotations

import contextlib
import io
import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any, ClassVar

import pytest

from engine import channel as channel_module
from engine.actions import ACTIONS
from engine.budget import Budget
from engine.channel import Channel, ChannelClosed
from engine.errors import Cancelled, DaemonError, GuestFileNotFound, ProtocolError, TimedOut, TooMuchSent
from engine.protocol import Connection
from tests.helpers.daemon_side import (
    ABANDONED,
    CANCEL,
    END,
    LAUNCHED,
    Call,
    chunk,
    progress,
    read_call,
    refusal,
    reply,
)

Part = Callable[["Daemon"], None]

SOON = 2.0
"""Seconds within which something that takes no time has happened, on a busy machine too."""


class Daemon:
    """The daemon's end of the socket."""

    def __init__(self, end: socket.socket) -> None:
        self.socket = end
        self.socket.settimeout(20)

    def send(self, *data: bytes) -> None:
        self.socket.sendall(b"".join(data))

    def take(self, size: int) -> bytes:
        data = b""
        while len(data) < size:
            piece = self.socket.recv(size - len(data))
            if not piece:
                raise EOFError
            data += piece
        return data

    def message(self) -> bytes:
        """The next message with its length, or the cancel word."""
        head = self.take(4)
        return head if head == CANCEL else head + self.take(int.from_bytes(head, "big"))

    def call(self) -> Call:
        return read_call(self.message())

    def file(self) -> tuple[bytes, bool]:
        """The file that follows a call, and whether it came to its end."""
        content = b""
        while True:
            body = self.message()[4:]
            abandoned, size = int.from_bytes(body[:4], "big"), int.from_bytes(body[4:8], "big")
            if not size:
                return content, not abandoned
            content += body[8 : 8 + size]


@contextlib.contextmanager
def talking(*parts: Part, launched: bool = True) -> Iterator[Channel]:
    """A channel to a daemon that plays `parts` one after another, and closes the connection behind them."""
    ours, theirs = socket.socketpair()
    failures: list[BaseException] = []

    def play() -> None:
        with theirs:
            try:
                for part in parts:
                    part(Daemon(theirs))
            except (EOFError, OSError):
                pass
            except BaseException as error:
                failures.append(error)
                raise

    thread = threading.Thread(target=play, daemon=True)
    channel = Channel(Connection(launched=launched), ours, lambda: None)
    thread.start()
    try:
        yield channel
    finally:
        channel.close()
        ours.close()
        thread.join(20)
    assert not thread.is_alive()
    assert not failures


def answering(name: str, value: Any = None) -> Part:
    return lambda daemon: daemon.send(reply(name, daemon.call().serial, value))


def call(channel: Channel, name: str, *args: object, **how: Any) -> Any:
    return channel.call(ACTIONS[name], args, {}, **how)


def ping(channel: Channel) -> None:
    """A call after another, which shows that the conversation is in order."""
    call(channel, "ping_daemon")


PONG = answering("ping_daemon")


def silent(daemon: Daemon) -> None:
    """Read all and say nothing, until the other side goes."""
    while True:
        daemon.message()


def test_launch_word_is_waited_for() -> None:
    with talking(lambda daemon: daemon.send(LAUNCHED), PONG, launched=False) as channel:
        channel.wait_launched(20)
        ping(channel)


def test_daemon_that_never_launches_is_given_up() -> None:
    with talking(silent, launched=False) as channel, pytest.raises(TimedOut, match="launch: no answer"):
        channel.wait_launched(0.1)


def test_appliance_that_ends_before_it_launches_is_noticed() -> None:
    with talking(launched=False) as channel, pytest.raises(ChannelClosed):
        channel.wait_launched(20)


def test_answer_is_returned() -> None:
    with talking(answering("list_devices", ["/dev/sda"]), PONG) as channel:
        assert call(channel, "list_devices") == ["/dev/sda"]
        ping(channel)
        assert channel.is_idle


def test_a_call_costs_one_send_and_one_read() -> None:
    class Counted(socket.socket):
        counts: ClassVar[list[str]] = []

        def send(self, *args: Any) -> int:
            self.counts.append("send")
            return super().send(*args)

        def recv_into(self, *args: Any) -> int:
            self.counts.append("read")
            return super().recv_into(*args)

    with talking(PONG, PONG) as channel:
        ping(channel)
        channel._socket = Counted(fileno=os.dup(channel._socket.fileno()))
        with channel._socket:
            channel._socket.setblocking(False)
            ping(channel)
        assert Counted.counts == ["send", "read"]


def test_refusal_is_raised_and_the_next_call_works() -> None:
    def refuse(daemon: Daemon) -> None:
        daemon.send(refusal("readlink", daemon.call().serial, "ENOENT", "readlink: /x: No such file"))

    with talking(refuse, PONG) as channel:
        with pytest.raises(GuestFileNotFound, match="readlink: /x: No such file"):
            call(channel, "readlink", "/x")
        ping(channel)


@pytest.mark.parametrize("part", [lambda _daemon: None, lambda daemon: daemon.call()])
def test_end_of_the_appliance_is_noticed(part: Part) -> None:
    with talking(part) as channel:
        with pytest.raises(ChannelClosed):
            call(channel, "list_devices")
        with pytest.raises(ProtocolError):
            ping(channel)
        assert not channel.is_idle


def test_answer_that_breaks_off_is_noticed() -> None:
    def break_off(daemon: Daemon) -> None:
        daemon.send(reply("list_devices", daemon.call().serial, ["/dev/sda"])[:-3])

    with talking(break_off) as channel, pytest.raises(ChannelClosed):
        call(channel, "list_devices")


def test_silence_is_given_up_for_good() -> None:
    with talking(silent) as channel:
        started = time.monotonic()
        with pytest.raises(TimedOut, match=r"list_devices: no answer within 0\.2 seconds"):
            call(channel, "list_devices", patience=0.2)
        assert 0.2 <= time.monotonic() - started < SOON
        with pytest.raises(ProtocolError, match="got no answer"):
            ping(channel)


def test_silence_in_the_midst_of_a_file_is_given_up() -> None:
    def stop(daemon: Daemon) -> None:
        daemon.send(reply("download", daemon.call().serial), chunk(b"x" * 8192))
        silent(daemon)

    pieces: list[bytes] = []
    with talking(stop) as channel, pytest.raises(TimedOut):
        call(channel, "download", "/x", "", sink=pieces.append, patience=0.2)
    assert pieces == [b"x" * 8192]


def test_movement_buys_time_and_repetition_does_not() -> None:
    def move(daemon: Daemon) -> None:
        serial = daemon.call().serial
        for position in range(6):
            daemon.send(progress("list_devices", serial, position, 10))
            time.sleep(0.25)
        daemon.send(reply("list_devices", serial, []))

    def repeat(daemon: Daemon) -> None:
        serial = daemon.call().serial
        with contextlib.suppress(OSError):
            for _ in range(100):
                daemon.send(progress("list_devices", serial, 5, 10))
                time.sleep(0.05)

    def waver(daemon: Daemon) -> None:
        serial = daemon.call().serial
        with contextlib.suppress(OSError):
            for turn in range(100):
                daemon.send(progress("list_devices", serial, 5 + turn % 2, 10))
                time.sleep(0.05)

    told: list[tuple[int, int]] = []
    with talking(waver) as channel, pytest.raises(TimedOut):
        call(channel, "list_devices", patience=0.4)
    with talking(move, repeat) as channel:
        on_progress = lambda position, total: told.append((position, total))  # noqa: E731
        assert call(channel, "list_devices", patience=1.0, on_progress=on_progress) == []
        assert told == [(position, 10) for position in range(6)]
        with pytest.raises(TimedOut):
            call(channel, "list_devices", patience=0.4)


def test_wake_is_answered_by_the_thread_that_waits() -> None:
    woken: list[int] = []

    def on_wake() -> None:
        woken.append(threading.get_ident())

    ours, theirs = socket.socketpair()
    with ours, theirs:
        channel = Channel(Connection(launched=True), ours, on_wake)
        daemon = Daemon(theirs)
        answer = threading.Timer(0.2, lambda: daemon.send(reply("ping_daemon", daemon.call().serial)))
        waker = threading.Timer(0.1, channel.wake)
        for timer in (answer, waker):
            timer.start()
        ping(channel)
        for timer in (answer, waker):
            timer.join()
        channel.close()
        channel.wake()
        channel.close()
    assert woken == [threading.get_ident()]


# Files to the daemon.


@pytest.mark.parametrize("size", [0, 1, 8192, 8193, 3 << 20])
def test_sent_file_arrives_whole(size: int) -> None:
    content = bytes(range(256)) * (size // 256 + 1)
    received: list[tuple[bytes, bool]] = []

    def receive(daemon: Daemon) -> None:
        asked = daemon.call()
        assert asked.progress_hint == size
        received.append(daemon.file())
        daemon.send(reply("upload", asked.serial))

    with talking(receive, PONG) as channel:
        call(channel, "upload", "", "/x", source=io.BytesIO(content[:size]), source_size=size)
        ping(channel)
    assert received == [(content[:size], True)]


def test_daemon_may_refuse_a_file_half_way() -> None:
    """As when the guest's disk is full: it asks to stop, and says why when the sender has."""

    def refuse(daemon: Daemon) -> None:
        asked = daemon.call()
        daemon.message()
        daemon.send(CANCEL)
        assert not daemon.file()[1]
        daemon.send(refusal("upload", asked.serial, "ENOSPC", "write: /x: No space left"))

    with talking(refuse, PONG) as channel:
        with pytest.raises(DaemonError, match="No space left") as refused:
            call(channel, "upload", "", "/x", source=io.BytesIO(bytes(4 << 20)))
        assert refused.value.errno_name == "ENOSPC"
        ping(channel)


class Failing(io.BytesIO):
    """A local file that cannot be read to its end."""

    def read(self, size: int | None = -1) -> bytes:
        if self.tell() >= 1 << 19:
            raise OSError(5, "Input/output error")
        return super().read(size)


def receive_abandoned(daemon: Daemon) -> None:
    asked = daemon.call()
    assert not daemon.file()[1]
    daemon.send(refusal("upload", asked.serial, "EIO", "cancelled"))


def test_error_of_the_local_file_is_the_one_that_is_told() -> None:
    with talking(receive_abandoned, PONG) as channel:
        with pytest.raises(OSError, match="Input/output error"):
            call(channel, "upload", "", "/x", source=Failing(bytes(1 << 20)))
        ping(channel)


class Endless(io.RawIOBase):
    """A local file without end that cancels its own transfer after some reads."""

    def __init__(self, cancel: Callable[[], None], reads: int) -> None:
        self._cancel = cancel
        self._left = reads

    def read(self, size: int = -1) -> bytes:
        self._left -= 1
        if not self._left:
            self._cancel()
        return bytes(size)


@pytest.mark.parametrize("reads", [1, 2, 20])
def test_sending_can_be_cancelled(reads: int) -> None:
    with talking(receive_abandoned, PONG) as channel:
        with pytest.raises(Cancelled):
            call(channel, "upload", "", "/x", source=Endless(channel.cancel, reads))
        ping(channel)


def test_cancel_after_the_file_has_gone_out_changes_nothing() -> None:
    def receive(daemon: Daemon) -> None:
        asked = daemon.call()
        daemon.file()
        channel.cancel()
        time.sleep(0.1)
        daemon.send(reply("upload", asked.serial))

    with talking(receive, PONG) as channel:
        assert call(channel, "upload", "", "/x", source=io.BytesIO(b"small")) is None
        ping(channel)


# Files from the daemon.


def sending(pieces: int) -> Part:
    """Send a file of so many chunks, and abandon it when told to."""

    def send(daemon: Daemon) -> None:
        serial = daemon.call().serial
        daemon.send(reply("download", serial))
        daemon.socket.settimeout(0)
        cancelled = b""
        for number in range(pieces):
            with contextlib.suppress(BlockingIOError):
                cancelled += daemon.socket.recv(4)
            if cancelled:
                daemon.socket.settimeout(20)
                assert cancelled + daemon.take(4 - len(cancelled)) == CANCEL
                daemon.send(ABANDONED)
                return
            daemon.socket.settimeout(20)
            daemon.send(chunk(bytes([number % 256]) * 8192))
            daemon.socket.settimeout(0)
        daemon.socket.settimeout(20)
        daemon.send(END)

    return send


def test_received_file_is_whole() -> None:
    pieces: list[bytes] = []
    with talking(sending(300), PONG) as channel:
        assert call(channel, "download", "/x", "", sink=pieces.append) is None
        ping(channel)
    assert b"".join(pieces) == b"".join(bytes([number % 256]) * 8192 for number in range(300))


def test_receiving_can_be_cancelled_at_every_chunk() -> None:
    for position in range(1, 65):
        seen = 0

        def sink(_data: bytes, position: int = position) -> None:
            nonlocal seen
            seen += 1
            if seen == position:
                channel.cancel()

        with talking(sending(100_000), PONG) as channel:
            started = time.monotonic()
            with pytest.raises(Cancelled, match=r"download: cancelled\."):
                call(channel, "download", "/x", "", sink=sink)
            assert time.monotonic() - started < SOON
            ping(channel)


def test_daemon_that_goes_on_after_a_cancel_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(channel_module, "DRAIN_TIMEOUT", 0.3)

    def go_on(daemon: Daemon) -> None:
        daemon.send(reply("download", daemon.call().serial))
        while True:
            daemon.send(chunk(bytes(8192)))

    with talking(go_on) as channel:
        started = time.monotonic()
        with pytest.raises(TimedOut):
            call(channel, "download", "/x", "", sink=lambda _data: channel.cancel(), patience=60)
        assert time.monotonic() - started < SOON
        assert not channel.is_idle


def test_daemon_that_falls_silent_after_a_cancel_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(channel_module, "DRAIN_TIMEOUT", 0.3)

    def fall_silent(daemon: Daemon) -> None:
        daemon.send(reply("download", daemon.call().serial), chunk(b"x"))
        silent(daemon)

    with talking(fall_silent) as channel:
        started = time.monotonic()
        with pytest.raises(TimedOut, match=r"within 0\.3 seconds"):
            call(channel, "download", "/x", "", sink=lambda _data: channel.cancel())
        assert time.monotonic() - started < SOON


def test_a_file_that_goes_on_beyond_its_size_is_refused_in_order() -> None:
    """A file of 8 KiB whose body does not end: it stops at one chunk more, and the next call is right."""
    sent = 0

    def endless(daemon: Daemon) -> None:
        nonlocal sent
        daemon.send(reply("download", daemon.call().serial))
        daemon.socket.setblocking(False)
        while True:
            try:
                if daemon.socket.recv(4) == CANCEL:
                    break
            except BlockingIOError:
                pass
            with contextlib.suppress(BlockingIOError):
                daemon.socket.send(chunk(bytes(8192)))
                sent += 8192
        daemon.socket.settimeout(20)
        daemon.send(ABANDONED)

    received: list[bytes] = []
    with talking(endless, PONG) as channel:
        with pytest.raises(TooMuchSent, match="download: the appliance sent more than the 16,384 bytes"):
            call(channel, "download", "/x", "", sink=Budget("download", received.append, 16384))
        ping(channel)
    assert sum(map(len, received)) == 16384
    assert sent < 16 << 20


def test_full_local_disk_ends_the_transfer_in_order() -> None:
    def full(_data: bytes) -> None:
        raise OSError(28, "No space left on device")

    with talking(sending(100_000), PONG) as channel:
        with pytest.raises(OSError, match="No space left on device"):
            call(channel, "download", "/x", "", sink=full)
        ping(channel)


def test_file_that_the_daemon_cannot_read_to_its_end_is_an_error() -> None:
    def abandon(daemon: Daemon) -> None:
        daemon.send(reply("download", daemon.call().serial), chunk(b"half"), ABANDONED)

    with talking(abandon, PONG) as channel:
        with pytest.raises(DaemonError, match="could not read the file to its end"):
            call(channel, "download", "/x", "", sink=lambda _data: None)
        ping(channel)


def test_refused_file_is_no_file() -> None:
    def refuse(daemon: Daemon) -> None:
        daemon.send(refusal("download", daemon.call().serial, "EISDIR", "/x: is a directory"))

    with talking(refuse, PONG) as channel:
        with pytest.raises(IsADirectoryError):
            call(channel, "download", "/x", "", sink=lambda _data: pytest.fail("nothing comes"))
        ping(channel)


def test_cancel_before_a_call_is_forgotten() -> None:
    with talking(sending(3), answering("list_devices", [])) as channel:
        channel.cancel()
        pieces: list[bytes] = []
        call(channel, "download", "/x", "", sink=pieces.append)
        assert len(pieces) == 3
        channel.cancel()
        assert call(channel, "list_devices") == []


def test_cancel_of_a_call_without_file_changes_nothing() -> None:
    def slow(daemon: Daemon) -> None:
        serial = daemon.call().serial
        channel.cancel()
        time.sleep(0.1)
        daemon.send(reply("list_devices", serial, ["/dev/sda"]))

    with talking(slow, PONG) as channel:
        assert call(channel, "list_devices") == ["/dev/sda"]
        ping(channel)
