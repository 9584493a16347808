"""The handle: `GuestFS`, with every action of guestfs(3) as a method.

States as in guestfs(3): CONFIG, then LAUNCHING, then READY; back to CONFIG when the appliance goes.
A handle is for one thread at a time: a call from a second thread waits until the first has ended.
Only `user_cancel` and `kill_subprocess` may come from anywhere at any time.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import sys
import weakref
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, Self, overload

from appliance.errors import ApplianceError
from appliance.images import Consent
from appliance.launch import Launched
from engine.actions import ACTIONS
from engine.calls import PATIENCE, Calls, State
from engine.channel import ChannelClosed
from engine.console import Console
from engine.credentials import Credentials
from engine.drives import Drive
from engine.errors import ApplianceGone, GuestFSError, NotReady, ProtocolError, TimedOut, WrongState
from engine.events import Callback, Event
from engine.methods import Table
from engine.places import Typed
from engine.running import start
from engine.starting import Starting

if TYPE_CHECKING:
    from engine.local_mount import LocalMount
    from engine.methods import Pairs

__all__ = ["PATIENCE", "GuestFS", "State"]


class GuestFS(Calls[Table]):
    """A handle on the disks of one guest.

    With `python_return_dict` tables come as dicts; without, as lists of pairs, which is what scripts get
    from libguestfs's own module that do not ask. As a type, `GuestFS` alone means a handle with dicts.
    `environment` takes over the LIBGUESTFS_… variables; `close_on_exit` closes the handle when the
    interpreter ends. A context manager that closes it.
    """

    consent: Consent | None = None
    """Asked before a file outside an image's folder is opened because the image is built on it, with the
    file and the one that names it; None refuses. `lambda needed, by: True` opens all, as libguestfs does."""

    host_keys: Mapping[str, str] = {}
    """Servers of ssh, as `add_drive` is given them, whose key is not in the user's known_hosts but has this
    SHA-256, in hexadecimal digits."""

    @overload
    def __init__(
        self: GuestFS[dict[str, str]],
        python_return_dict: Literal[True],
        environment: bool = True,
        close_on_exit: bool = True,
    ) -> None: ...
    @overload
    def __init__(
        self: GuestFS[Pairs],
        python_return_dict: Literal[False] = False,
        environment: bool = True,
        close_on_exit: bool = True,
    ) -> None: ...
    @overload
    def __init__(
        self: GuestFS[Any], python_return_dict: bool, environment: bool = True, close_on_exit: bool = True
    ) -> None: ...
    def __init__(
        self, python_return_dict: bool = False, environment: bool = True, close_on_exit: bool = True
    ) -> None:
        super().__init__(hashes_as_dicts=python_return_dict)
        self.credentials = Credentials()
        self.local_mount: LocalMount | None = None
        self._private: dict[str, Any] = {}
        self._launched: Launched | None = None
        self._starting: Starting | None = None
        self._console = Console()
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
    def launched(self) -> Launched | None:
        """How the appliance came about; None when it does not run."""
        return self._launched

    def launch(self) -> None:
        """Start the appliance and put the drives in. Blocks; progress comes as STAGE events.

        Raises `NotReady` with what mends it, or `WrongState`.
        """
        with self._exclusively(ACTIONS["launch"]):
            self._require(State.CONFIG, "launch")
            self._state = State.LAUNCHING
            starting = self._starting = Starting()
            try:
                self._running, self._launched = start(
                    self.config_values.settings(),
                    self.drives,
                    on_stage=lambda stage: self._callbacks.emit(Event.STAGE, stage),
                    console=self._console,
                    on_wake=self._weakly(GuestFS._emit_console),
                    starting=starting,
                )
            except ApplianceError as error:
                if starting.is_given_up:
                    raise ApplianceGone("launch: the appliance was ended.") from error
                raise NotReady(error) from error
            except ChannelClosed as error:
                raise ApplianceGone("launch: the appliance ended unexpectedly.") from error
            finally:
                self._starting = None
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

    def __enter__(self) -> Self:
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

    def umount_local(self, retry: bool | None = None) -> None:
        """Unmount what `mount_local` mounted, which ends `mount_local_run`. From any thread."""
        self._check_open()
        if self.local_mount is None:
            raise GuestFSError("umount_local: nothing is mounted.")
        self.local_mount.unmount(retry=bool(retry))
        self.local_mount = None

    def kill_subprocess(self) -> None:
        """End the appliance at once; a call or launch that is under way fails. From any thread."""
        starting = self._starting
        if starting is not None:
            starting.give_up()
        running = self._running
        if running is not None:
            running.appliance.process.kill()

    # What programs attach to a handle.

    @property
    def private(self) -> Mapping[str, Any]:
        """What `set_private` attached, by name."""
        return MappingProxyType(self._private)

    def set_private(self, key: str, data: Any) -> None:
        """Attach something to the handle under a name of the program's; the handle never looks into it.

        Names that begin with an underscore are kept for the library.
        """
        self._check_open()
        if key.startswith("_"):
            raise ValueError(f"set_private: argument 'key' must not begin with an underscore, as {key} does")
        self._private[key] = data

    def get_private(self, key: str) -> Any:
        """What `set_private` attached under this name; None where there is nothing."""
        self._check_open()
        return self._private.get(key)

    @property
    def typed(self) -> Typed:
        """The same actions, whose results are `Path`, `Device`, `Partition` and `Volume` instead of str."""
        return Typed(self)

    # Events.

    def set_event_callback(self, callback: Callback, events: int) -> int:
        """Call `callback` for the event bits in `events`; returns what `delete_event_callback` takes."""
        self._check_open()
        return self._callbacks.add(callback, events)

    def delete_event_callback(self, event_handle: int) -> None:
        """Forget a callback."""
        self._check_open()
        self._callbacks.remove(event_handle)

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
        if self.local_mount is not None:
            self.local_mount.abandon()
            self.local_mount = None
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

    def forget_drive(self, drive: Drive) -> None:
        """Let go of a drive that is not, or no longer, in the appliance."""
        self.drives.remove(drive)
        drive.image.close()

    def _forget_drives(self) -> None:
        for drive in list(self.drives):
            self.forget_drive(drive)

    # The console arrives in another thread and is told in this one.

    def _weakly(self, method: Callable[[GuestFS[Any]], None]) -> Callable[[], None]:
        """Something that calls the method and keeps no handle alive."""
        reference = weakref.ref(self)

        def call() -> None:
            handle = reference()
            if handle is not None:
                method(handle)

        return call

    def _emit_console(self) -> None:
        if self._console.is_empty:
            return
        for data in self._console.take():
            if self._callbacks.wanted(Event.APPLIANCE):
                self._callbacks.emit(Event.APPLIANCE, data.decode("utf-8", "surrogateescape"))
