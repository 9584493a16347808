"""The handle: `GuestFS`, with every action of guestfs(3) as a method.

States as in guestfs(3): CONFIG, then LAUNCHING, then READY; back to CONFIG when the appliance goes.
A handle is for one thread at a time: a call from a second thread waits until the first has ended.
Only `user_cancel` and `kill_subprocess` may come from anywhere at any time.
"""

from __future__ import annotations

import atexit
import contextlib
import logging
import os
import sys
import threading
import weakref
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import IntEnum
from typing import Any

from appliance.errors import ApplianceError
from appliance.launch import Launched
from engine import library
from engine.actions import ACTIONS, Action
from engine.channel import ChannelClosed
from engine.codec import check_arguments
from engine.config import Config
from engine.console import Console
from engine.drives import Drive
from engine.errors import (
    ActionUnknown,
    ApplianceGone,
    ClosedHandle,
    DaemonError,
    GuestFSError,
    MessageTooLarge,
    NotReady,
    ProtocolError,
    TimedOut,
    WrongState,
)
from engine.events import Callback, Callbacks, Event
from engine.files import open_source, open_target
from engine.kinds import Kind
from engine.methods import Actions
from engine.running import Running, start

logger = logging.getLogger(__name__)

PATIENCE = 600.0
"""Seconds without a sign of life after which a call is given up."""


class State(IntEnum):
    """The states of guestfs(3), with the numbers that `get_state` returns."""

    CONFIG = 0
    LAUNCHING = 1
    READY = 2
    CLOSED = 3


class GuestFS(Actions):
    """A handle on the disks of one guest.

    `python_return_dict` false returns tables as lists of pairs, as very old scripts expect.
    `environment` takes over the LIBGUESTFS_… variables; `close_on_exit` closes the handle when the
    interpreter ends. A context manager that closes it.
    """

    def __init__(
        self, python_return_dict: bool = True, environment: bool = True, close_on_exit: bool = True
    ) -> None:
        self.config_values = Config()
        self.drives: list[Drive] = []
        self.private: dict[str, Any] = {}
        self.patience: float | None = PATIENCE
        self._python_return_dict = python_return_dict
        self._state = State.CONFIG
        self._running: Running | None = None
        self._launched: Launched | None = None
        self._callbacks = Callbacks()
        self._console = Console()
        self._lock = threading.RLock()
        self._busy = False
        self._owner = os.getpid()
        self._close_at_exit: Callable[[], None] | None = None
        if environment:
            self.config_values.parse_environment(os.environ)
        if close_on_exit:
            reference = weakref.ref(self)

            def close() -> None:
                handle = reference()
                if handle is not None:
                    handle._abandon()

            self._close_at_exit = close
            atexit.register(close)

    # The life of a handle.

    @property
    def state(self) -> State:
        """Where in its life the handle is; may be asked from any thread."""
        return self._state

    @property
    def launched(self) -> Launched | None:
        """How the appliance came about; None when it does not run."""
        return self._launched

    @property
    def running(self) -> Running:
        """The appliance that runs. Raises `WrongState` when there is none."""
        if self._running is None:
            raise WrongState("The appliance does not run: call launch first.")
        return self._running

    def launch(self) -> None:
        """Start the appliance and put the drives in. Blocks; progress comes as STAGE events.

        Raises `NotReady` with what mends it, or `WrongState`.
        """
        with self._exclusively(ACTIONS["launch"]):
            self._require(State.CONFIG, "launch")
            self._state = State.LAUNCHING
            try:
                self._running, self._launched = start(
                    self.config_values.settings(),
                    self.drives,
                    on_stage=lambda stage: self._callbacks.emit(Event.STAGE, stage),
                    console=self._console,
                    on_wake=self._weakly(GuestFS._emit_console),
                )
            except ApplianceError as error:
                raise NotReady(error) from error
            except ChannelClosed as error:
                raise ApplianceGone("launch: the appliance ended unexpectedly.") from error
            finally:
                if self._running is None:
                    self._state = State.CONFIG
                    self._console.detach()
            self._state = State.READY
            self._emit_console()
            self._callbacks.emit(Event.STAGE, "ready")
            self._callbacks.emit(Event.LAUNCH_DONE)

    def shutdown(self) -> None:
        """Flush what was written, end the appliance, and let go of the drives; then CONFIG."""
        with self._exclusively(ACTIONS["shutdown"]):
            self._require_idle("shutdown")
            try:
                self._flush()
            finally:
                self._end()
                self._forget_drives()

    def close(self) -> None:
        """End everything that belongs to the handle. May be called again; nothing else may."""
        with self._lock:
            if self._state is State.CLOSED:
                return
            self._require_idle("close")
            try:
                with contextlib.suppress(ApplianceGone, ProtocolError, TimedOut):
                    self._flush()
            finally:
                self._end()
                self._forget_drives()
                self._callbacks.emit(Event.CLOSE)
                self._state = State.CLOSED
                if self._close_at_exit is not None:
                    atexit.unregister(self._close_at_exit)

    def __enter__(self) -> GuestFS:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __del__(self) -> None:
        # As in the `guestfs` module, a handle that nobody knows any more ends.
        if not sys.is_finalizing():
            self._abandon()

    def user_cancel(self) -> None:
        """Abandon the transfer that is under way. From any thread, and from callbacks."""
        running = self._running
        if running is not None:
            running.channel.cancel()

    def kill_subprocess(self) -> None:
        """End the appliance at once; a call that is under way fails. From any thread."""
        running = self._running
        if running is not None:
            running.appliance.process.kill()

    # Events.

    def set_event_callback(self, callback: Callback, events: int) -> int:
        """Call `callback` for the event bits in `events`; returns what `delete_event_callback` takes."""
        self._check_open()
        return self._callbacks.add(callback, events)

    def delete_event_callback(self, event_handle: int) -> None:
        """Forget a callback."""
        self._check_open()
        self._callbacks.remove(event_handle)

    # Calls.

    def _call(self, action: Action, args: tuple[object, ...], optargs: dict[str, object]) -> Any:
        with self._exclusively(action):
            implementation = library.IMPLEMENTATIONS.get(action.name)
            if implementation is not None:
                # What is too large for one message is sent in several.
                with contextlib.suppress(MessageTooLarge):
                    check_arguments(action, args, optargs)
                return self._returned(action, implementation(self, *args, **optargs))
            return self._returned(action, self.call_daemon(action.name, *args, **optargs))

    def call_daemon(self, name: str, *args: object, **optargs: object) -> Any:
        """Run a daemon's action by name, internal ones too.

        A file to send is a local path or an open file, one to receive a path or something that
        is called with each piece.
        """
        action = ACTIONS[name]
        self._require(State.READY, name)
        with contextlib.ExitStack() as stack:
            source, size, sink = None, 0, None
            sent = list(args)
            for index, (argument, value) in enumerate(zip(action.args, args, strict=False)):
                if argument.kind is Kind.FILEIN:
                    source, size = open_source(stack, value)
                elif argument.kind is Kind.FILEOUT:
                    sink = open_target(stack, value)
                else:
                    continue
                # Files travel beside the message, in which nothing stands for them.
                sent[index] = ""
            return self._transfer(action, sent, optargs, source, size, sink)

    def _transfer(
        self,
        action: Action,
        args: Sequence[object],
        optargs: Mapping[str, object],
        source: Any,
        size: int,
        sink: Any,
    ) -> Any:
        reached = (-1, -1)

        def on_progress(position: int, total: int) -> None:
            nonlocal reached
            reached = (position, total)
            self._emit_progress(action, position, total)

        with self._using(action.name) as running:
            try:
                value = running.channel.call(
                    action,
                    args,
                    optargs,
                    source=source,
                    source_size=size,
                    sink=sink,
                    on_progress=on_progress,
                    patience=self.patience,
                )
            except DaemonError as error:
                # An older daemon answers a number that it does not know in this way.
                if "unknown procedure number" in error.message:
                    raise ActionUnknown(action.name) from error
                raise
        if reached[0] != reached[1]:
            self._emit_progress(action, reached[1], reached[1])
        return value

    def look(self) -> None:
        """Bring what is known of the disks up to date, and wait for those that have just been put in."""
        with self._lock, self._using("look") as running:
            running.look()

    @contextlib.contextmanager
    def _using(self, name: str) -> Iterator[Running]:
        """The running appliance for one exchange with it, which ends the run when the connection breaks."""
        running = self.running
        if self._busy:
            raise WrongState(f"{name}: another action of this handle is under way.")
        self._busy = True
        try:
            yield running
        except (ChannelClosed, ProtocolError, TimedOut) as error:
            # A stream that lost its order is never repaired.
            self._busy = False
            self._end()
            if not isinstance(error, ChannelClosed):
                raise
            cause = f"{name}: the appliance ended unexpectedly."
            raise ApplianceGone(cause, running.appliance.console) from error
        except BaseException:
            # Ctrl-C, or an error of whoever takes the pieces of a file, may have cut a call in two.
            if not running.channel.is_idle:
                self._busy = False
                self._end()
            raise
        finally:
            self._busy = False
            self._emit_console()

    def _returned(self, action: Action, value: Any) -> Any:
        if action.result.kind is Kind.HASHTABLE and not self._python_return_dict:
            return list(value.items())
        return value

    def _emit_progress(self, action: Action, position: int, total: int) -> None:
        self._callbacks.emit(Event.PROGRESS, "", [action.proc or 0, 0, position, total])

    @contextlib.contextmanager
    def _exclusively(self, action: Action) -> Any:
        with self._lock:
            self._check_open()
            if self.config_values.trace:
                self._callbacks.emit(Event.TRACE, action.name)
            self._callbacks.emit(Event.ENTER, action.name)
            yield

    def _check_open(self) -> None:
        if self._state is State.CLOSED:
            raise ClosedHandle

    def _require(self, state: State, name: str) -> None:
        if self._state is state:
            return
        if state is State.CONFIG:
            raise WrongState(f"{name}: the appliance has been launched already.")
        raise WrongState(f"{name}: call launch before using this function.")

    def _require_idle(self, name: str) -> None:
        if self._busy or self._state is State.LAUNCHING:
            raise WrongState(f"{name}: this cannot be called from a callback.")

    # The end of a run.

    def _flush(self) -> None:
        """Let the guest write what it holds back, where something can be written to."""
        writes = any(not drive.readonly for drive in self.drives)
        if writes and self._state is State.READY and self.config_values.autosync:
            self.call_daemon("internal_autosync")

    def _abandon(self) -> None:
        """Close without anybody there who could be told of an error."""
        # A forked child has the handle as well, but the appliance is its parent's.
        if os.getpid() == self._owner:
            with contextlib.suppress(GuestFSError):
                self.close()

    def _end(self) -> None:
        running, self._running, self._launched = self._running, None, None
        if running is not None:
            self._state = State.CONFIG
            self._console.detach()
            if any(not drive.readonly for drive in self.drives):
                running.appliance.quit()
            running.close()
            self._emit_console()
            self._callbacks.emit(Event.SUBPROCESS_QUIT)
            for drive in self.drives:
                drive.plugged, drive.device = None, ""

    def _forget_drives(self) -> None:
        for drive in self.drives:
            drive.image.close()
        self.drives.clear()

    # The console arrives in another thread and is told in this one.

    def _weakly(self, method: Callable[[GuestFS], None]) -> Callable[[], None]:
        """Something that calls the method and keeps no handle alive."""
        reference = weakref.ref(self)

        def call() -> None:
            handle = reference()
            if handle is not None:
                method(handle)

        return call

    def _emit_console(self) -> None:
        for data in self._console.take():
            if self._callbacks.wanted(Event.APPLIANCE):
                self._callbacks.emit(Event.APPLIANCE, data.decode("utf-8", "surrogateescape"))
