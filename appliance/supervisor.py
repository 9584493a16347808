"""The one thread of this process that owns every QEMU process.

Three things need somebody who is always there, whatever the thread of a handle is busy with:
the kernel ends a QEMU when the *thread* that started it ends (PR_SET_PDEATHSIG, see `confine`);
a guest's console must be drained, or the guest stands still; and QMP is asyncio. So one daemon
thread runs an asyncio loop, starts the processes, drains their output into bounded buffers and
speaks with their monitors. `Process` is what everybody else sees: its methods may be called from
any thread and block the caller.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Coroutine, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from qemu.qmp import ExecuteError, QMPClient, QMPError

from appliance.errors import LaunchFailed, MonitorFailed

T = TypeVar("T")

# The client logs what it raises as well.
logging.getLogger("qemu.qmp").setLevel(logging.CRITICAL)

CONSOLE_LIMIT = 256 * 1024
"""Bytes of a guest's console, and of QEMU's own messages, that are kept; the oldest go first."""

MONITOR_TIMEOUT = 30.0
"""Seconds that QEMU may take for a monitor command."""

_KILL_TIMEOUT = 5.0


class _Supervisor:
    """The asyncio loop in its daemon thread."""

    def __init__(self) -> None:
        self.owner = os.getpid()
        self.loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, name="qemu-supervisor", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        asyncio.set_event_loop(self.loop)
        self.loop.run_forever()

    def run(self, coroutine: Coroutine[Any, Any, T], timeout: float) -> T:
        """Run `coroutine` in the supervisor's thread and wait for it."""
        return asyncio.run_coroutine_threadsafe(asyncio.wait_for(coroutine, timeout), self.loop).result()


_lock = threading.Lock()
_current: _Supervisor | None = None


def _supervisor() -> _Supervisor:
    global _current
    with _lock:
        # A forked child inherits the object but not its thread.
        if _current is None or _current.owner != os.getpid():
            _current = _Supervisor()
        return _current


class Tail:
    """The last `limit` bytes of a stream; other threads may read it while it grows."""

    def __init__(self, limit: int = CONSOLE_LIMIT) -> None:
        self._limit = limit
        self._data = bytearray()
        self._lock = threading.Lock()

    def feed(self, data: bytes) -> None:
        with self._lock:
            self._data += data
            del self._data[: -self._limit]

    def __bytes__(self) -> bytes:
        with self._lock:
            return bytes(self._data)


class Process:
    """A running QEMU: its console, its messages, its monitor, its end.

    `on_console(data)` is called in the supervisor's thread and must return at once.
    """

    def __init__(
        self,
        argv: Sequence[str],
        descriptors: Sequence[int],
        monitor: socket.socket,
        console: socket.socket,
        *,
        environ: Mapping[str, str],
        folder: Path,
        on_console: Callable[[bytes], None] | None = None,
    ) -> None:
        """Start `argv` with `descriptors` inherited; takes over `monitor` and `console`, our ends."""
        self.console = Tail()
        self.messages = Tail(64 * 1024)
        self.returncode: int | None = None
        self.ended = threading.Event()
        self._supervisor = _supervisor()
        self._on_console = on_console
        self._console_socket = console
        self._qmp = QMPClient("appliance")
        self._events: list[dict[str, Any]] = []
        self._event_arrived = asyncio.Condition()
        self._drains: list[asyncio.Task[None]] = []
        self._attended: list[int] = []
        self._event_task: asyncio.Task[None] | None = None
        self._finishing: asyncio.Task[None] | None = None
        self._supervisor.run(self._start(argv, descriptors, environ, folder, monitor), MONITOR_TIMEOUT)

    # In the supervisor's thread.

    async def _start(
        self,
        argv: Sequence[str],
        descriptors: Sequence[int],
        environ: Mapping[str, str],
        folder: Path,
        monitor: socket.socket,
    ) -> None:
        loop = asyncio.get_running_loop()
        # A pipe of subprocess's own would be read by nobody while we wait; this one is.
        mine, theirs = socket.socketpair()
        with theirs, contextlib.ExitStack() as on_failure:
            on_failure.callback(mine.close)
            self._popen = subprocess.Popen(
                argv,
                stdin=subprocess.DEVNULL,
                stdout=theirs.fileno(),
                stderr=theirs.fileno(),
                pass_fds=descriptors,
                env=dict(environ),
                cwd=folder,
            )
            on_failure.pop_all()
        self.pid = self._popen.pid
        self._exit_descriptor = os.pidfd_open(self.pid)
        loop.add_reader(self._exit_descriptor, self._on_exit)
        for stream, consume in ((mine, self.messages.feed), (self._console_socket, self._on_console_data)):
            stream.setblocking(False)
            self._drains.append(loop.create_task(self._drain(stream, consume)))
        self._monitor_socket = monitor

    def _on_console_data(self, data: bytes) -> None:
        self.console.feed(data)
        if self._on_console is not None:
            self._on_console(data)

    async def _drain(self, stream: socket.socket, consume: Callable[[bytes], None]) -> None:
        loop = asyncio.get_running_loop()
        with stream, contextlib.suppress(ConnectionError):
            while data := await loop.sock_recv(stream, 65536):
                consume(data)

    def _on_exit(self) -> None:
        loop = asyncio.get_running_loop()
        loop.remove_reader(self._exit_descriptor)
        os.close(self._exit_descriptor)
        for descriptor in self._attended:
            loop.remove_reader(descriptor)
            os.close(descriptor)
        # A wrapper's children end with it. Its process id is not free again before it is waited for.
        self._kill_group()
        self.returncode = self._popen.wait()
        self._finishing = loop.create_task(self._finish())

    async def _finish(self) -> None:
        if self._event_task is not None:
            # A connection that fails while it is being made is undone by the client itself.
            with contextlib.suppress(QMPError, OSError, EOFError):
                await self._qmp.disconnect()
            self._event_task.cancel()
            await asyncio.wait([self._event_task])
        self._monitor_socket.close()
        # What was written before the end is still in the sockets.
        await asyncio.wait(self._drains, timeout=1)
        async with self._event_arrived:
            self.ended.set()
            self._event_arrived.notify_all()

    async def _attend(self, descriptor: int, answer: Callable[[int], None]) -> None:
        if self.returncode is not None:
            os.close(descriptor)
            return
        self._attended.append(descriptor)
        asyncio.get_running_loop().add_reader(descriptor, answer, descriptor)

    async def _connect(self) -> None:
        await self._qmp.connect(self._monitor_socket)
        self._event_task = asyncio.get_running_loop().create_task(self._collect_events())

    async def _collect_events(self) -> None:
        with contextlib.suppress(QMPError, asyncio.CancelledError):
            async for event in self._qmp.events:
                async with self._event_arrived:
                    self._events.append(dict(event))
                    # A guest can cause events without end; nobody waits for old ones.
                    del self._events[:-256]
                    self._event_arrived.notify_all()

    async def _await_event(self, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        async with self._event_arrived:
            while True:
                for index, event in enumerate(self._events):
                    if wanted(event):
                        return self._events.pop(index)
                if self.ended.is_set():
                    raise MonitorFailed("QEMU ended.")
                await self._event_arrived.wait()

    # In any thread.

    def _run(self, coroutine: Coroutine[Any, Any, T], what: str, timeout: float) -> T:
        try:
            return self._supervisor.run(coroutine, timeout)
        except TimeoutError:
            raise MonitorFailed(f"QEMU did not answer {what} within {timeout:g} s.") from None
        except ExecuteError as error:
            raise MonitorFailed(f"QEMU refused {what}: {error}.") from error
        except (QMPError, OSError, EOFError) as error:
            raise MonitorFailed(f"QEMU's monitor was lost during {what}: {error}.") from error

    def attend(self, descriptor: int, answer: Callable[[int], None]) -> None:
        """Call `answer(descriptor)` whenever it can be read, in the supervisor's thread; takes it over."""
        self._run(self._attend(descriptor, answer), "a start", MONITOR_TIMEOUT)

    def connect_monitor(self, timeout: float = MONITOR_TIMEOUT) -> None:
        """Wait for the monitor's greeting; `LaunchFailed` with QEMU's own words if it ended instead."""
        try:
            self._run(self._connect(), "the greeting", timeout)
        except MonitorFailed as error:
            self.ended.wait(1)
            cause = f"QEMU did not start: {self.last_words if self.ended.is_set() else error}"
            raise LaunchFailed(cause, console=bytes(self.messages)) from error

    @property
    def last_words(self) -> str:
        """QEMU's first complaint as the end of a sentence, or how it ended when it made none."""
        lines = bytes(self.messages).decode(errors="replace").splitlines()
        complaints = [line.split(": ", 1)[-1] for line in lines if line.strip()]
        return f"{complaints[0].rstrip('.') if complaints else f'status {self.returncode}'}."

    def execute(
        self,
        command: str,
        arguments: Mapping[str, object] | None = None,
        *,
        timeout: float = MONITOR_TIMEOUT,
        descriptor: int | None = None,
    ) -> Any:
        """Run a QMP command and return its result; `MonitorFailed` when QEMU refuses it.

        With `descriptor`, QEMU gets a duplicate of it along with the command (`add-fd`, `getfd`).
        """

        async def send() -> object:
            if descriptor is not None:
                self._qmp.send_fd_scm(descriptor)
            return await self._qmp.execute(command, dict(arguments or {}))

        return self._run(send(), command, timeout)

    def await_event(self, name: str, timeout: float = MONITOR_TIMEOUT, **data: object) -> dict[str, Any]:
        """Take the first event called `name` whose data holds `data`, waiting for it if need be."""

        def wanted(event: dict[str, Any]) -> bool:
            held = event.get("data", {})
            return event.get("event") == name and all(held.get(key) == value for key, value in data.items())

        return self._run(self._await_event(wanted), f"the event {name}", timeout)

    def kill(self) -> None:
        """End QEMU at once and wait until it is gone. Harmless when it has ended."""
        deadline = time.monotonic() + _KILL_TIMEOUT
        while not self.ended.is_set() and time.monotonic() < deadline:
            # returncode is set before the process id can be used again.
            if self.returncode is None:
                self._kill_group()
                with contextlib.suppress(ProcessLookupError):
                    os.kill(self.pid, signal.SIGKILL)
            self.ended.wait(0.2)

    def _kill_group(self) -> None:
        # `confine` makes QEMU the leader of a group; before that there is none.
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.pid, signal.SIGKILL)
