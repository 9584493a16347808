"""Scripts that a transfer runs in the appliance, and the disk that they write to.

A script may take minutes, which no call of the protocol may without a sign of life. So somebody watches the
disk grow meanwhile, and the transfer can be stopped in the middle: by ending the appliance, since a script
that runs cannot be called back.
"""

from __future__ import annotations

import os
import shlex
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from appliance.cache import free_space, temporary_folder
from appliance.errors import ApplianceError
from appliance.images.overlay import nameless_file
from engine.errors import ApplianceGone, NotReady, TimedOut
from engine.transfer.attendant import Attendant, NoRoom, Stopped

if TYPE_CHECKING:
    from appliance.drives import Plugged
    from engine.handle import GuestFS

WATCH_INTERVAL = 0.1
"""Seconds between two looks at the disk, and at whether the transfer was stopped."""
STALL = 300.0
"""Seconds without a sign of life after which a script is given up."""
KEPT_FREE = 64 << 20
"""Bytes that are left free where the disks are."""
NOTHING = 2 << 20
"""Bytes that are no room."""
ROOT = "/sysroot"
"""Where the appliance has the file systems that the handle mounted."""

_FIND_DISK = """
n=0
until set -- /sys/bus/scsi/devices/*:0:{target}:0/block/sd* && [ -b "/dev/${{1##*/}}" ]; do
    n=$((n + 1)); [ $n -gt 1500 ] && exit 9
    sleep 0.02
done
disk=/dev/${{1##*/}}
read -r serial <"$1/device/vpd_pg80"
case $serial in *{serial}*) ;; *) exit 9 ;; esac
"""


class Scratch:
    """A disk for the guest to write to. `size` is what the guest sees, in bytes.

    It is a file without a name, or the one of the descriptor, which belongs to the disk from now on.
    """

    def __init__(self, g: GuestFS, size: int, descriptor: int | None = None) -> None:
        self._bus = g.running.bus
        self.size = size
        self.fd = nameless_file(scratch_folder(g)) if descriptor is None else descriptor
        try:
            os.ftruncate(self.fd, size)
            self._plugged: Plugged | None = self._bus.plug_scratch(self.fd)
        except ApplianceError as error:
            os.close(self.fd)
            raise NotReady(error) from error
        except BaseException:
            os.close(self.fd)
            raise

    @property
    def script(self) -> str:
        """Waits until the guest has the disk, and calls it `$disk`."""
        assert self._plugged is not None
        return _FIND_DISK.format(target=self._plugged.target, serial=self._plugged.serial)

    @property
    def stored(self) -> int:
        """Bytes that the guest has written so far, about."""
        return os.fstat(self.fd).st_blocks * 512

    def take_away(self) -> None:
        """Take the disk from the guest for good. Only then it may be read."""
        if self._plugged is None:
            return
        try:
            self._bus.unplug(self._plugged)
        except ApplianceError as error:
            raise NotReady(error) from error
        self._plugged = None

    def read(self, count: int, offset: int) -> bytes:
        """Up to `count` bytes that the guest wrote. Raises ValueError while the guest has the disk."""
        return os.pread(self.readable, count, offset)

    @property
    def readable(self) -> int:
        """The descriptor, once the guest has no way left to write. Raises ValueError before."""
        if self._plugged is not None:
            raise ValueError("The guest still has the disk.")
        return self.fd

    def close(self) -> None:
        """Let go of what was written. The disk itself ends with the appliance if it was not taken away."""
        if self.fd >= 0:
            os.close(self.fd)
            self.fd = -1


class Shell:
    """The appliance's shell, for one transfer."""

    def __init__(self, g: GuestFS, attendant: Attendant) -> None:
        self._g = g
        self._attendant = attendant

    def run(
        self, script: str, scratch: Scratch | None = None, grown: Callable[[int], None] = lambda _: None
    ) -> str:
        """Run a script and return what it printed. `grown` is told the bytes on the disk now and then.

        It is called in a thread of its own: this one waits for the guest. Raises `Stopped`.
        """
        self._attendant.check()
        patience, self._g.patience = self._g.patience, None
        watch = _Watch(self._g, self._attendant, scratch, grown)
        try:
            with watch:
                answer = self._g.debug("sh", [script])
        except ApplianceGone as error:
            watch.tell(error)
            raise
        finally:
            self._g.patience = patience
        # An answer may be faster than the end of the appliance, which is on its way all the same.
        watch.tell()
        return answer

    def check(self) -> None:
        """Go on, later or not at all. Raises `Stopped`."""
        self._attendant.check()

    def wait_for_room(self, needed: int) -> int:
        """Bytes that may be written to disks, once it is enough for these."""
        while True:
            room = free_space(scratch_folder(self._g)) - KEPT_FREE
            if room >= needed:
                return room
            self.hold(needed)

    def hold(self, needed: int) -> None:
        """Have the transfer wait, since there is no room for that much. Raises `NoRoom`, or `Stopped`."""
        self._attendant.hold(self.no_room(needed))
        self._attendant.check()

    def no_room(self, needed: int) -> NoRoom:
        """That there is no room for that much."""
        folder = scratch_folder(self._g)
        return NoRoom(needed, max(free_space(folder) - KEPT_FREE, 0), folder)

    def is_full(self) -> bool:
        """Whether there is no room for disks left, so that what could not be written to one is no wonder."""
        return free_space(scratch_folder(self._g)) < NOTHING


class _Watch:
    """Looks after a script from a thread, since the one that runs it waits for the appliance's answer."""

    def __init__(
        self, g: GuestFS, attendant: Attendant, scratch: Scratch | None, grown: Callable[[int], None]
    ) -> None:
        self._g = g
        self._attendant = attendant
        self._scratch = scratch
        self._grown = grown
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="transfer-watch", daemon=True)
        self.stopped = False
        self.stalled = False

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def tell(self, cause: BaseException | None = None) -> None:
        """Raise why the appliance was ended from here, if it was. After the script."""
        if self.stopped:
            raise Stopped from cause
        if self.stalled:
            raise TimedOut("debug", STALL) from cause

    def _run(self) -> None:
        stored, since = -1, time.monotonic()
        while not self._over.wait(WATCH_INTERVAL):
            now = self._scratch.stored if self._scratch is not None else 0
            if now != stored:
                stored, since = now, time.monotonic()
                self._grown(now)
            self.stopped = self._attendant.is_stopped
            self.stalled = time.monotonic() - since > STALL
            if self.stopped or self.stalled:
                self._g.kill_subprocess()
                return


def scratch_folder(g: GuestFS) -> Path:
    """Where the disks are."""
    return temporary_folder(g.config_values.settings().environ)


def in_guest(path: str) -> str:
    """A path of the guest as the appliance's shell has it, quoted."""
    return shlex.quote(f"{ROOT}/{path.lstrip('/')}")
