"""Giving QEMU the saved memory itself, which it can map privately and cannot write.

QEMU before 8.2 opens a memory file for writing even to map it privately, and one that was taken over could
spoil what others are restored from. So it opens nothing: the kernel holds it at that very call (seccomp's
user notification), and this process answers with a descriptor that is open for reading only, which a
private mapping is content with. Nothing is copied, and all handles of all processes share one file's pages.

`confine` asks for the notification and hands over its listening end. Every later call of the kind is passed
on to the kernel, which knows what QEMU may open: its image locks begin with such a call, and without them two
could write to one image. Numbers are those of the kernel's `seccomp.h`.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import platform
import select
import socket
import struct
import time

from appliance import confine
from appliance.qemu import Qemu

_RECEIVE, _SEND, _ADD_DESCRIPTOR = 0xC0502100, 0xC0182101, 0x40182103
_NOTIFICATION = 80
"""Bytes of `struct seccomp_notif`; it begins with the number of the call."""

_SEND_AS_RESULT = 2
_CONTINUE = 1
_KERNEL = (5, 14)
"""The first one that can answer with a descriptor in one step."""

_OPENS_FOR_READING_SINCE = (8, 2, 0)


def is_possible(qemu: Qemu) -> bool:
    """Whether this QEMU opens its memory in the way that is known here, and the kernel can hold it there.

    A wrapper's shell may open something else in that way first.
    """
    release = platform.release().split(".")
    try:
        kernel = int(release[0]), int(release[1].split("-")[0])
    except (IndexError, ValueError):
        return False
    known = platform.machine() in confine.LENDING_CALLS and not qemu.is_wrapper
    return known and kernel >= _KERNEL and qemu.version < _OPENS_FOR_READING_SINCE


class NotLent(OSError):
    """QEMU did not ask for its memory: the kernel does not let it be asked for, or QEMU has ended."""


class Loan:
    """One file for one QEMU. `borrower` is the socket that `confine` inherits; the caller closes the loan."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._ours, self.borrower = socket.socketpair()

    def hand_over(self, timeout: float) -> int:
        """Wait for QEMU to open its memory and give it the file. Raises `NotLent`, or another `OSError`.

        Returns the listening end, the caller's from then on: QEMU waits at each later call of the kind until
        it is passed on.
        """
        self.borrower.close()
        deadline = time.monotonic() + timeout
        self._ours.settimeout(timeout)
        _data, listeners, _flags, _address = socket.recv_fds(self._ours, 1, 1)
        if not listeners:
            raise NotLent("no memory was asked for")
        try:
            self._answer(listeners[0], deadline)
        except BaseException:
            os.close(listeners[0])
            raise
        return listeners[0]

    def _answer(self, listener: int, deadline: float) -> None:
        waiting = select.poll()
        waiting.register(listener, select.POLLIN)
        events = waiting.poll(max(deadline - time.monotonic(), 0) * 1000)
        if not events:
            raise TimeoutError("QEMU did not open its memory")
        notification = bytearray(_NOTIFICATION)
        try:
            if not events[0][1] & select.POLLIN:
                raise ProcessLookupError
            fcntl.ioctl(listener, _RECEIVE, notification)
            (number,) = struct.unpack_from("=Q", notification)
            answer = struct.pack("=QIIII", number, _SEND_AS_RESULT, self._descriptor, 0, os.O_CLOEXEC)
            fcntl.ioctl(listener, _ADD_DESCRIPTOR, answer)
        except (FileNotFoundError, ProcessLookupError):
            raise NotLent("QEMU ended before it asked for its memory") from None

    def close(self) -> None:
        """Close what is ours, but for a listening end that was handed over."""
        self._ours.close()
        self.borrower.close()


def pass_on(listener: int) -> None:
    """Let the kernel decide about a call that waits at the listening end, as if nobody listened."""
    waiting = select.poll()
    waiting.register(listener, select.POLLIN)
    # An end that is told of nothing but the end of all callers would be waited at for ever.
    if not any(event & select.POLLIN for _descriptor, event in waiting.poll(0)):
        return
    notification = bytearray(_NOTIFICATION)
    # Whoever called may have ended, which is told by an error only.
    with contextlib.suppress(FileNotFoundError):
        fcntl.ioctl(listener, _RECEIVE, notification)
        (number,) = struct.unpack_from("=Q", notification)
        fcntl.ioctl(listener, _SEND, bytearray(struct.pack("=QqiI", number, 0, 0, _CONTINUE)))
