"""Has a guest's data interpreted in a process of its own, which may fail without taking anything along.

One process for each task, ended when nobody waits for it any more. What comes back is as little trusted as
the data: it is bounded here, and checked by whoever asked.
"""

from __future__ import annotations

import asyncio
import contextlib
import enum
import json
import os
import select
import subprocess
import threading
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from browser.background import in_thread
from browser.preview import wire

CHILD = Path(__file__).with_name("child.py")
MIB = 1 << 20

LIMITS = {
    # Of this, Python and Qt's libraries take 100 MiB without being resident.
    "RLIMIT_AS": 384 * MIB,
    "RLIMIT_CPU": 5,
    "RLIMIT_FSIZE": 0,
    "RLIMIT_NOFILE": 64,
    "RLIMIT_STACK": 2 * MIB,
}
PATIENCE = 15.0
"""Seconds that are waited for the process in all, without those in which it waited for the guest."""
MOST_VALUES = 16 * MIB
"""Bytes of values that are taken."""
_WATCH = 0.1
"""Seconds after which it is looked whether anybody still waits."""

Read = Callable[[int, int], bytes]
Take = Callable[[Any], object]


class Why(enum.Enum):
    """Why there is no result."""

    DAMAGED = "damaged"
    MEMORY = "memory"
    TIME = "time"
    CRASHED = "crashed"


class Failed(RuntimeError):
    """The process ended without a result."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why

    def __str__(self) -> str:
        return {
            Why.DAMAGED: "The file is damaged, or not what it seems to be.",
            Why.MEMORY: "Reading it takes more memory than a preview may have.",
            Why.TIME: "Reading it takes longer than a preview may take.",
            Why.CRASHED: "The reader of such files failed over it.",
        }[self.why]


class _Stopped(Exception):
    """Nobody waits any more."""


async def ask(
    word: str,
    task: dict[str, Any],
    read: Callable[[int, int], Awaitable[bytes]],
    on_value: Take,
    *,
    most: int = 0,
) -> bytes:
    """Have a task done; `read(offset, length)` gives parts of the file, `on_value` gets each value told.

    Returns the bytes handed over, `most` of them at most. `on_value` is called in another thread. Raises
    Failed, and what `read` raises.
    """
    loop = asyncio.get_running_loop()
    stop = threading.Event()

    async def awaited(offset: int, length: int) -> bytes:
        return await read(offset, length)

    def read_here(offset: int, length: int) -> bytes:
        future = asyncio.run_coroutine_threadsafe(awaited(offset, length), loop)
        while True:
            try:
                return future.result(_WATCH)
            except TimeoutError:
                if stop.is_set():
                    future.cancel()
                    raise _Stopped from None

    doing = asyncio.ensure_future(
        in_thread(lambda: _Conversation(word, stop).hold(task, read_here, on_value, most))
    )
    try:
        return await asyncio.shield(doing)
    except asyncio.CancelledError:
        stop.set()
        # However that ends: nobody is there to hear of it.
        doing.add_done_callback(lambda task: task.cancelled() or task.exception())
        await asyncio.wait([doing])
        raise


class _Conversation:
    """One process and what is said with it. Belongs to one thread, which the process does not outlive."""

    def __init__(self, word: str, stop: threading.Event) -> None:
        self._stop = stop
        self._left = PATIENCE
        # Here: a window imports this before its first paint, which waits for nothing of the appliance.
        from appliance import sandbox

        environ = {"LANG": "C.UTF-8", "MALLOC_ARENA_MAX": "1", "QT_QPA_PLATFORM": "offscreen"}
        user = sandbox.nobody()
        words = [word] if user is None else [word, str(user)]
        self._process = subprocess.Popen(
            sandbox.script_command(CHILD, words, LIMITS),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd="/",
            env=environ,
            bufsize=0,
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._input = self._process.stdin.fileno()
        self._output = self._process.stdout.fileno()
        os.set_blocking(self._input, False)

    def hold(self, task: dict[str, Any], read: Read, on_value: Take, most: int) -> bytes:
        """Do the task to its end."""
        try:
            self._send(json.dumps(task).encode())
            return self._follow(read, on_value, most)
        except BrokenPipeError:
            raise self._end() from None
        finally:
            self._process.kill()
            self._process.wait()
            for pipe in (self._process.stdin, self._process.stdout):
                if pipe is not None:
                    with contextlib.suppress(OSError):
                        pipe.close()

    def _follow(self, read: Read, on_value: Take, most: int) -> bytes:
        data = bytearray()
        told = 0
        while (head := self._receive(wire.HEAD.size)) is not None:
            letter, length = wire.HEAD.unpack(head)
            content = self._receive(length) if length <= wire.MOST_SENT else None
            if content is None:
                raise self._end()
            if letter == wire.READ and length == wire.REQUEST.size:
                offset, asked = wire.REQUEST.unpack(content)
                self._send(read(min(offset, 1 << 62), min(asked, wire.MOST_ASKED)))
            elif letter == wire.VALUE and told + length <= MOST_VALUES:
                told += length
                on_value(_value(content))
            elif letter == wire.DATA and len(data) + length <= most:
                data += content
            else:
                raise Failed(Why.CRASHED)
        if self._process.wait(self._left) != 0:
            raise self._end()
        return bytes(data)

    def _end(self) -> Failed:
        """What the end of the process means."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(1)
        by_code = {wire.DAMAGED: Why.DAMAGED, wire.NO_MEMORY: Why.MEMORY, -9: Why.TIME, -24: Why.TIME}
        return Failed(by_code.get(self._process.returncode or 0, Why.CRASHED))

    def _send(self, content: bytes) -> None:
        rest = memoryview(wire.HEAD.pack(wire.DATA, len(content)) + content)
        while rest:
            self._wait_for(self._input, select.POLLOUT)
            rest = rest[os.write(self._input, rest) :]

    def _receive(self, length: int) -> bytes | None:
        """Exactly so many bytes; None where the process ended."""
        data = bytearray()
        while len(data) < length:
            self._wait_for(self._output, select.POLLIN)
            part = os.read(self._output, length - len(data))
            if not part:
                return None
            data += part
        return bytes(data)

    def _wait_for(self, pipe: int, event: int) -> None:
        poll = select.poll()
        poll.register(pipe, event)
        while True:
            if self._stop.is_set():
                raise _Stopped
            began = time.monotonic()
            is_ready = poll.poll(_WATCH * 1000)
            self._left -= time.monotonic() - began
            if is_ready:
                return
            if self._left < 0:
                raise Failed(Why.TIME)


def _value(content: bytes) -> Any:
    try:
        return json.loads(content)
    except (ValueError, RecursionError):
        raise Failed(Why.CRASHED) from None
