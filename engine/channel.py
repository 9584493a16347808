"""The socket to the daemon: runs one call of the protocol at a time and moves its file.

Belongs to the thread that makes the calls. Two things may be done from other threads: `wake`, after
something was put where `on_wake` finds it, and `cancel`.
"""

from __future__ import annotations

import contextlib
import os
import select
import socket
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any, BinaryIO

from engine.actions import Action
from engine.arrivals import (
    NEED_DATA,
    Chunk,
    EndOfFile,
    Launched,
    Progress,
    Refused,
    Reply,
    StopSending,
)
from engine.arrivals import (
    Cancelled as FileCancelled,
)
from engine.errors import (
    Cancelled,
    DaemonError,
    GuestFSError,
    ProtocolError,
    TimedOut,
    WrongState,
    daemon_error,
)
from engine.incoming import SMALL_CHUNK
from engine.protocol import Connection
from engine.states import State

Sink = Callable[[bytes], object]

DRAIN_TIMEOUT = 3.0
"""Seconds that a cancelled transfer may take to end before the connection is given up."""

_READ_BYTES = 1 << 18
_LITTLE = _READ_BYTES // 8
_DRIBBLES = 16
"""Times in a row that little came before a transfer is read in larger gulps: waking up for each of a hundred
thousand small chunks costs more than all the rest."""
_LULL_MS = 1
_SEND_BYTES = 1 << 17


class ChannelClosed(GuestFSError):
    """The other end of the socket is gone; the handle turns this into what it means."""


class Channel:
    """One daemon's socket and the conversation on it."""

    def __init__(self, connection: Connection, sock: socket.socket, on_wake: Callable[[], None]) -> None:
        self.connection = connection
        self._socket = sock
        self._socket.setblocking(False)
        self._on_wake = on_wake
        self._is_cancel_wanted = False
        self._lock = threading.Lock()
        self._closed = False
        self._wake_read, self._wake_write = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        self._descriptor = sock.fileno()
        self._poll = select.poll()
        self._poll.register(self._wake_read, select.POLLIN)
        self._poll.register(self._descriptor, select.POLLIN)
        self._polls_output = False
        self._lull = select.poll()
        self._lull.register(self._wake_read, select.POLLIN)
        self._dribbles = 0
        self._buffer = memoryview(bytearray(_READ_BYTES))

    def close(self) -> None:
        """Free the descriptors of `wake`; the socket belongs to the appliance."""
        with self._lock:
            if not self._closed:
                self._closed = True
                os.close(self._wake_read)
                os.close(self._wake_write)

    @property
    def is_idle(self) -> bool:
        """Whether the next call can be made: the last one was brought to an orderly end."""
        return self.connection.state is State.READY

    def wake(self) -> None:
        """Make the thread that waits call `on_wake`. From any thread."""
        with self._lock, contextlib.suppress(BlockingIOError):
            if not self._closed:
                os.write(self._wake_write, b"\0")

    def cancel(self) -> None:
        """Abandon the transfer that is under way, if there is one. From any thread."""
        self._is_cancel_wanted = True
        self.wake()

    def wait_launched(self, timeout: float) -> None:
        """Wait for the daemon's first word, `timeout` seconds at most."""
        deadline = time.monotonic() + timeout
        while not isinstance(self.connection.next_event(), Launched):
            self._wait(deadline, "launch", timeout)

    def call(
        self,
        action: Action,
        args: Sequence[object],
        optargs: Mapping[str, object],
        *,
        source: BinaryIO | None = None,
        source_size: int = 0,
        sink: Sink | None = None,
        on_progress: Callable[[int, int], None] = lambda _position, _total: None,
        patience: float | None = None,
        forget_cancel: bool = True,
    ) -> Any:
        """Run one action; `source` is sent after the call, `sink` gets what comes after the reply.

        `patience` is the number of seconds without any movement (a piece of a file, a new
        position) after which the connection is given up. Raises `DaemonError`, `Cancelled`,
        `TimedOut`, `ProtocolError` or `ChannelClosed`, and what `source` or `sink` raise, after
        the transfer was ended in order. A cancel that came before is forgotten, or else ends this one.
        """
        if forget_cancel:
            self._is_cancel_wanted = False
        message = self.connection.call(action, args, optargs, source_size)
        return _Call(self, action, source, sink, on_progress, patience).run(message)

    def knows(self, action: Action, patience: float) -> bool:
        """Whether the daemon has `action`, which is not run: it is called in a way that is always refused."""
        self._is_cancel_wanted = False
        try:
            _Call(self, action, None, None, lambda _position, _total: None, patience).run(
                self.connection.probe(action)
            )
        except DaemonError as error:
            return "unknown procedure number" not in error.message
        raise ProtocolError(f"{action.name} was run when it had to be refused")

    def _take_cancel(self) -> bool:
        wanted, self._is_cancel_wanted = self._is_cancel_wanted, False
        return wanted

    def _wait(self, deadline: float | None, name: str, limit: float, *, to_send: bool = False) -> None:
        """Wait until something was read, can be sent, or was woken for."""
        if self._dribbles > _DRIBBLES:
            self._lull.poll(_LULL_MS)
        if to_send is not self._polls_output:
            self._polls_output = to_send
            self._poll.modify(self._descriptor, select.POLLIN | (select.POLLOUT if to_send else 0))
        if deadline is None:
            ready = self._poll.poll()
        else:
            left = deadline - time.monotonic()
            if left <= 0:
                self.connection.fail(f"{name} got no answer within {limit:g} s")
                raise TimedOut(name, limit)
            ready = self._poll.poll(left * 1000 + 1)
        for descriptor, events in ready:
            if descriptor == self._wake_read:
                with contextlib.suppress(BlockingIOError):
                    os.read(self._wake_read, 4096)
                self._on_wake()
            elif events & ~select.POLLOUT:
                self._receive()

    def _send(self, data: bytes | memoryview) -> int:
        try:
            return self._socket.send(data)
        except BlockingIOError:
            return 0
        except OSError as error:
            raise self._lost(error) from error

    def _receive(self) -> None:
        try:
            count = self._socket.recv_into(self._buffer)
        except BlockingIOError:
            return
        except OSError as error:
            raise self._lost(error) from error
        if count == 0:
            raise self._lost(ConnectionResetError("the appliance closed the connection"))
        self.connection.receive(self._buffer[:count])
        is_bulk = self.connection.state is State.RECEIVING
        self._dribbles = self._dribbles + 1 if is_bulk and count < _LITTLE else 0

    def _lost(self, error: OSError) -> ChannelClosed:
        reason = error.strerror or str(error)
        self.connection.fail(reason)
        return ChannelClosed(reason)


class _Call:
    """One call under way: what is still to be sent, and how it is going."""

    def __init__(
        self,
        channel: Channel,
        action: Action,
        source: BinaryIO | None,
        sink: Sink | None,
        on_progress: Callable[[int, int], None],
        patience: float | None,
    ) -> None:
        self._channel = channel
        self._connection = channel.connection
        self._action = action
        self._moves_file = action.sends_file or action.receives_file
        self._source = source
        self._sink = sink
        self._on_progress = on_progress
        self._patience = patience
        self._deadline: float | None = None
        self._pending = b""
        self._cancelled = False
        self._failure: BaseException | None = None
        self._position = -1

    def run(self, message: bytes) -> Any:
        self._pending = message
        connection = self._connection
        value = None
        small = False
        self._moved()
        self._exchange()
        while True:
            if small and (data := connection.take_data()):
                self._receive(data)
                continue
            event = connection.next_event()
            if event is NEED_DATA:
                self._exchange()
            elif isinstance(event, Chunk):
                small = len(event.data) <= SMALL_CHUNK
                self._receive(event.data)
            elif isinstance(event, Reply):
                value = event.value
                if not self._action.receives_file:
                    return self._finish(value)
            elif isinstance(event, Progress):
                # One that goes back and forth is no movement.
                if event.position > self._position:
                    self._position = event.position
                    self._moved()
                self._on_progress(event.position, event.total)
            elif isinstance(event, StopSending):
                self._source = None
                self._pending += connection.cancel_file()
            elif isinstance(event, EndOfFile):
                return self._finish(value)
            elif isinstance(event, Refused):
                self._raise_own()
                raise daemon_error(self._action.name, event.errno_name, event.message)
            elif isinstance(event, FileCancelled):
                self._raise_own()
                raise daemon_error(self._action.name, "", "the appliance could not read the file to its end")

    def _finish(self, value: Any) -> Any:
        # A cancel that came too late changes nothing: the file is whole.
        if self._failure is not None:
            raise self._failure
        return value

    def _raise_own(self) -> None:
        if self._failure is not None:
            raise self._failure
        if self._cancelled:
            raise Cancelled(self._action.name)

    def _moved(self) -> None:
        if self._patience is not None and not self._cancelled:
            self._deadline = time.monotonic() + self._patience

    def _exchange(self) -> None:
        """Send what there is to send, or wait."""
        channel = self._channel
        if not self._pending and self._source is not None and not self._cancelled:
            self._pending = self._read()
        # The socket takes a call at once nearly always: asking first would cost a call of its own.
        if self._pending and (sent := channel._send(self._pending)):
            self._pending = self._pending[sent:]
            self._moved()
            is_waiting = not self._pending and self._source is None
        else:
            is_waiting = True
        if is_waiting and not (self._moves_file and channel._is_cancel_wanted):
            limit = DRAIN_TIMEOUT if self._cancelled else self._patience or 0
            channel._wait(self._deadline, self._action.name, limit, to_send=bool(self._pending))
        if self._moves_file and channel._take_cancel():
            self._cancel()

    def _read(self) -> bytes:
        assert self._source is not None
        try:
            data = self._source.read(_SEND_BYTES)
        except OSError as error:
            self._failure = error
            self._source = None
            return self._connection.cancel_file()
        if data:
            return self._connection.send_chunk(data)
        self._source = None
        return self._connection.end_of_file()

    def _receive(self, data: bytes) -> None:
        if self._failure is not None or self._cancelled:
            return
        try:
            if self._sink is not None:
                self._sink(data)
        except OSError as error:
            self._failure = error
            self._cancel()
        else:
            self._moved()

    def _cancel(self) -> None:
        """Ask the daemon to end the transfer; without one there is nothing that could be ended."""
        if self._cancelled:
            return
        with contextlib.suppress(WrongState):
            words = self._connection.cancel()
            # Nothing to say means that the file has gone out whole: only the reply is awaited.
            if words:
                self._pending += words
                self._source = None
                self._cancelled = True
                self._deadline = time.monotonic() + DRAIN_TIMEOUT
