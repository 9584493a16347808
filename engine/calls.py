"""How a handle runs an action: one at a time, by the library or by the daemon, within a deadline.

`Calls` is the half of `GuestFS` that every action passes through. `engine.handle` has the other half, the
life of a handle, from its launch to its close.
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import IntEnum
from typing import Any

from engine import library
from engine.actions import ACTIONS, Action
from engine.channel import ChannelClosed
from engine.codec import check_arguments
from engine.config import Config
from engine.drives import Drive, device_name
from engine.errors import (
    ActionUnknown,
    ApplianceGone,
    ClosedHandle,
    DaemonError,
    GuestFSError,
    MessageTooLarge,
    ProtocolError,
    TimedOut,
    WrongState,
)
from engine.events import Callbacks, Event
from engine.files import open_source, open_target
from engine.kinds import Kind
from engine.methods import Actions
from engine.places import Place, resolved
from engine.running import Running

PATIENCE = 600.0
"""Seconds without a sign of life after which a call is given up."""

PROGRESS_INTERVAL = 0.05
"""Seconds between two PROGRESS events at least, however many the daemon sends."""

ErrorHandler = Callable[[GuestFSError], object]
"""Told of an action that failed, before it raises."""


class State(IntEnum):
    """The states of guestfs(3), with the numbers that `get_state` returns."""

    CONFIG = 0
    LAUNCHING = 1
    READY = 2
    CLOSED = 3


class _Progress:
    """Passes the progress of one call on, not more often than anybody can look at it."""

    def __init__(self, emit: Callable[[int, int], None]) -> None:
        self._emit = emit
        self._told: tuple[int, int] | None = None
        self._total = 0
        self._next = 0.0

    def take(self, position: int, total: int) -> None:
        self._total = total
        now = time.monotonic()
        if now >= self._next:
            self._next = now + PROGRESS_INTERVAL
            self._tell(position)

    def finish(self) -> None:
        """A call that told anything ends with its position at the total, as guestfs(3) promises."""
        if self._told is not None and self._told != (self._total, self._total):
            self._tell(self._total)

    def _tell(self, position: int) -> None:
        self._told = (position, self._total)
        self._emit(position, self._total)


class Calls(Actions):
    """What runs actions. `patience` is the number of seconds without a sign of life (a new position of the
    progress, a piece of a file) after which a call is given up, `data_patience` the same for actions that
    move a file; None means never."""

    def __init__(self, *, hashes_as_dicts: bool) -> None:
        self.config_values = Config()
        self.drives: list[Drive] = []
        self.patience: float | None = PATIENCE
        self.data_patience: float | None = None
        self._hashes_as_dicts = hashes_as_dicts
        self._state = State.CONFIG
        self._running: Running | None = None
        self._callbacks = Callbacks()
        self._error_handlers: list[ErrorHandler | None] = [None]
        self._told: GuestFSError | None = None
        self._lock = threading.RLock()
        self._busy = False

    @property
    def state(self) -> State:
        """Where in its life the handle is; may be asked from any thread."""
        return self._state

    @property
    def running(self) -> Running:
        """The appliance that runs. Raises `WrongState` when there is none."""
        if self._running is None:
            raise WrongState("The appliance does not run: call launch first.")
        return self._running

    @contextlib.contextmanager
    def within(self, seconds: float | None) -> Iterator[None]:
        """Give the calls of a block this many seconds without a sign of life, whatever they do."""
        before = self.patience, self.data_patience
        self.patience = self.data_patience = seconds
        try:
            yield
        finally:
            self.patience, self.data_patience = before

    def push_error_handler(self, handler: ErrorHandler | None) -> None:
        """Tell `handler` of errors from now on, before they are raised; None tells nobody."""
        self._error_handlers.append(handler)

    def pop_error_handler(self) -> None:
        """Go back to the handler before; the first one stays."""
        if len(self._error_handlers) > 1:
            self._error_handlers.pop()

    def has_action(self, name: str) -> bool:
        """Whether there is such an action, also in the appliance that runs, which may be an older one.

        Needs a launched handle for actions that the daemon runs. What an action needs besides is
        told by `feature_available` with its feature group.
        """
        name = dict(ACTIONS.methods()).get(name, "")
        action = ACTIONS.get(name)
        if action is None or not action.in_daemon:
            return action is not None
        with self._exclusively(action), self._using(name) as running:
            return running.knows(action)

    def call_daemon(self, name: str, *args: object, **optargs: object) -> Any:
        """Run a daemon's action by name, internal ones too.

        A file to send is a local path or an open file, one to receive a path or something that
        is called with each piece.
        """
        action = ACTIONS[name]
        self._require(State.READY, name)
        if not action.moves_file:
            return self._exchange(action, args, optargs, self.patience)
        with contextlib.ExitStack() as stack:
            source, size, sink = None, 0, None
            sent = list(args)
            for index, (argument, value) in enumerate(zip(action.args, args, strict=False)):
                try:
                    if argument.kind is Kind.FILEIN:
                        source, size = open_source(stack, value)
                    elif argument.kind is Kind.FILEOUT:
                        sink = open_target(stack, value)
                    else:
                        continue
                except (TypeError, ValueError) as error:
                    if type(error) not in (TypeError, ValueError):
                        raise
                    raise type(error)(f"{name}: argument {argument.name!r} {error}") from None
                # Files travel beside the message, in which nothing stands for them.
                sent[index] = ""
            files = {"source": source, "source_size": size, "sink": sink}
            return self._exchange(action, sent, optargs, self.data_patience, files)

    def look(self) -> None:
        """Bring what is known of the disks up to date, and wait for those that have just been put in."""
        with self._lock, self._using("look") as running:
            running.look()

    def name_of_drive(self, number: int) -> str:
        """What the appliance calls a drive, "/dev/sda". Raises GuestFSError for one that is not there."""
        if not 0 <= number < len(self.drives):
            raise GuestFSError(f"There is no drive number {number}.")
        return f"/dev/{self.drives[number].device or device_name(number)}"

    def emit(self, event: Event, data: object = "") -> None:
        """Tell an event to the callbacks."""
        self._callbacks.emit(event, data)

    # One call.

    def _call(self, action: Action, args: tuple[object, ...], optargs: dict[str, object]) -> Any:
        with self._exclusively(action):
            if any(isinstance(value, Place | list | tuple) for value in args):
                args = resolved(action, args, self.name_of_drive)
            implementation = library.IMPLEMENTATIONS.get(action.name)
            if implementation is None:
                value = self.call_daemon(action.name, *args, **optargs)
            else:
                # What is too large for one message is sent in several.
                with contextlib.suppress(MessageTooLarge):
                    check_arguments(action, args, optargs)
                value = implementation(self, *args, **optargs)
            if action.result.kind is Kind.HASHTABLE and not self._hashes_as_dicts:
                return list(value.items())
            return value

    def _exchange(
        self,
        action: Action,
        args: Sequence[object],
        optargs: Mapping[str, object],
        patience: float | None,
        files: Mapping[str, Any] = {},
    ) -> Any:
        progress = _Progress(lambda *numbers: self._emit_progress(action, *numbers))
        with self._using(action.name) as running:
            try:
                value = running.channel.call(
                    action, args, optargs, on_progress=progress.take, patience=patience, **files
                )
            except DaemonError as error:
                # An older daemon answers a number that it does not know in this way.
                if "unknown procedure number" in error.message:
                    raise ActionUnknown(action.name) from error
                raise
        progress.finish()
        return value

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

    def _emit_progress(self, action: Action, position: int, total: int) -> None:
        self._callbacks.emit(Event.PROGRESS, "", [action.proc or 0, 0, position, total])

    @contextlib.contextmanager
    def _exclusively(self, action: Action) -> Iterator[None]:
        with self._lock:
            self._check_open()
            if self.config_values.trace:
                self._callbacks.emit(Event.TRACE, action.name)
            self._callbacks.emit(Event.ENTER, action.name)
            try:
                yield
            except GuestFSError as error:
                self._tell(error)
                raise

    def _tell(self, error: GuestFSError) -> None:
        """Tell the error handler on top, once for each error however many actions it passes."""
        handler = self._error_handlers[-1]
        if handler is not None and error is not self._told:
            self._told = error
            handler(error)

    def _check_open(self) -> None:
        if self._state is State.CLOSED:
            raise ClosedHandle

    def _require(self, state: State, name: str) -> None:
        if self._state is state:
            return
        if state is State.CONFIG:
            raise WrongState(f"{name}: the appliance has been launched already.")
        raise WrongState(f"{name}: call launch before using this function.")

    # The other half.

    def _end(self) -> None:
        """End the run."""
        raise NotImplementedError

    def _emit_console(self) -> None:
        """Tell what the console said meanwhile."""
        raise NotImplementedError
