"""How a handle runs an action: one at a time, by the library or by the daemon, within a deadline.

`Calls` is the half of `GuestFS` that every action passes through. `engine.handle` has the other half, the
life of a handle, from its launch to its close.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import IntEnum
from typing import Any

from engine import library
from engine.actions import ACTIONS, Action
from engine.budget import announced
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
from engine.files import open_ends
from engine.kinds import Kind
from engine.methods import Actions, Table
from engine.places import Place, resolved
from engine.progress import CallProgress
from engine.running import Running

PATIENCE = 600.0
"""Seconds without a sign of life after which a call is given up."""

_MAY_HOLD_PLACES = (Place, list, tuple)

ErrorHandler = Callable[[GuestFSError], object]
"""Told of an action that failed, before it raises."""


class State(IntEnum):
    """The states of guestfs(3), with the numbers that `get_state` returns."""

    CONFIG = 0
    LAUNCHING = 1
    READY = 2
    CLOSED = 3


class Calls(Actions[Table]):
    """What runs actions.

    `patience` is the number of seconds without a sign of life (a new position of the progress, a piece of a
    file) after which a call is given up, `data_patience` the same for actions that move a file; None means
    never. `download_budget` is the most bytes that a received file may have whose size nobody knows; None
    means what its disk has free.
    """

    def __init__(self, *, hashes_as_dicts: bool) -> None:
        self.config_values = Config()
        self.drives: list[Drive] = []
        self.patience: float | None = PATIENCE
        self.data_patience: float | None = None
        self.download_budget: int | None = None
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
        if not (action.sends_file or action.receives_file):
            return self._exchange(action, args, optargs, self.patience)
        with contextlib.ExitStack() as stack:

            def most() -> int | None:
                size = announced(self.call_daemon, name, args)
                return self.download_budget if size is None else size

            sent, files = open_ends(stack, action, args, most)
            # Asking for the size was a part of this action: a cancel meanwhile was meant for it.
            files["forget_cancel"] = action.name != "download" or callable(args[-1])
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
            for value in args:
                if isinstance(value, _MAY_HOLD_PLACES):
                    args = resolved(action, args, self.name_of_drive)
                    break
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
        progress = CallProgress(self._callbacks, action)
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

    def _using(self, name: str) -> _Use:
        """The running appliance for one exchange with it, which ends the run when the connection breaks."""
        return _Use(self, name)

    def _exclusively(self, action: Action) -> _Turn:
        """The handle for one action at a time."""
        return _Turn(self, action)

    def _begin(self, action: Action) -> None:
        self._check_open()
        if self.config_values.trace:
            self._callbacks.emit(Event.TRACE, action.name)
        self._callbacks.emit(Event.ENTER, action.name)

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


# As classes, since a generator in their place costs a call on the wire a good part of its time.


class _Turn:
    """One action's turn on the handle: nobody else's meanwhile, and its failure is told to the handler."""

    __slots__ = ("_action", "_calls")

    def __init__(self, calls: Calls[Any], action: Action) -> None:
        self._calls = calls
        self._action = action

    def __enter__(self) -> None:
        calls = self._calls
        calls._lock.acquire()
        try:
            calls._begin(self._action)
        except BaseException:
            calls._lock.release()
            raise

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        try:
            if isinstance(error, GuestFSError):
                self._calls._tell(error)
        finally:
            self._calls._lock.release()


class _Use:
    """One exchange with the appliance."""

    __slots__ = ("_calls", "_name", "_running")

    def __init__(self, calls: Calls[Any], name: str) -> None:
        self._calls = calls
        self._name = name
        self._running = calls.running

    def __enter__(self) -> Running:
        if self._calls._busy:
            raise WrongState(f"{self._name}: another action of this handle is under way.")
        self._calls._busy = True
        return self._running

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        calls, running = self._calls, self._running
        calls._busy = False
        try:
            # A stream that lost its order is never repaired. Ctrl-C, or an error of whoever takes the pieces
            # of a file, may have cut a call in two.
            is_broken = isinstance(error, (ChannelClosed, ProtocolError, TimedOut))
            if is_broken or (error is not None and not running.channel.is_idle):
                calls._end()
            if isinstance(error, ChannelClosed):
                cause = f"{self._name}: the appliance ended unexpectedly."
                raise ApplianceGone(cause, running.appliance.console) from error
        finally:
            calls._emit_console()
