"""What can go wrong between a handle and what it asks for.

GuestFSError (a RuntimeError, as scripts for the `guestfs` module expect)
├── WrongState          the call does not fit what the handle is doing
│   └── ClosedHandle    … because the handle was closed (a ValueError too)
├── ActionUnknown       no action has this name or number
├── MessageTooLarge     the arguments do not fit in one message (a ValueError too)
├── DaemonError         the daemon refused: its message, the Linux errno and the action
│   ├── GuestFileNotFound         ENOENT   (a FileNotFoundError too)
│   ├── GuestFileExists           EEXIST   (a FileExistsError too)
│   ├── GuestNotADirectory        ENOTDIR  (a NotADirectoryError too)
│   ├── GuestIsADirectory         EISDIR   (an IsADirectoryError too)
│   └── GuestPermissionDenied     EACCES, EPERM  (a PermissionError too)
├── TooMuchSent         a file goes on beyond what it may have (an OSError too)
├── Cancelled           somebody cancelled the call
├── TimedOut            the deadline passed (a TimeoutError too)
├── ProtocolError       the daemon sent what the protocol does not allow
├── ApplianceGone       the appliance ended under the handle
└── NotReady            the host lacks something: `remedy` says what mends it

Each has `errno` (0 where there is none) and `procedure` (the action's name, or empty). Arguments of a wrong
type are plain TypeErrors and ValueErrors.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.errnos import LINUX_ERRNOS

if TYPE_CHECKING:
    from appliance.errors import ApplianceError


class GuestFSError(RuntimeError):
    """Base class."""

    errno: int | None = 0
    """The Linux error number, on every host. Never None: the type is that of OSError."""
    errno_name: str = ""
    procedure: str = ""


class WrongState(GuestFSError):
    """The handle cannot do this now."""


class ClosedHandle(WrongState, ValueError):
    """A method was called on a closed handle."""

    def __str__(self) -> str:
        return "GuestFS: method called on closed handle"


class ActionUnknown(GuestFSError):
    """No action is called `name`, or the appliance that runs is too old to have it."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name

    def __str__(self) -> str:
        return f"There is no action {self.name!r}."


class MessageTooLarge(GuestFSError, ValueError):
    """The arguments of a call take `size` bytes, where `limit` is the most."""

    def __init__(self, procedure: str, size: int, limit: int) -> None:
        super().__init__(procedure, size, limit)
        self.procedure = procedure
        self.size = size
        self.limit = limit

    def __str__(self) -> str:
        return (
            f"{self.procedure}: the arguments take {self.size} bytes, where {self.limit} is the most. "
            "Send them in smaller parts, or as a file."
        )


class DaemonError(GuestFSError):
    """The daemon ran the action and it failed.

    `message` is what the daemon says, which is guest-controlled text; str() puts the action's name before
    it, as libguestfs does.
    """

    def __init__(self, procedure: str, errno_name: str, message: str) -> None:
        super().__init__(f"{procedure}: {message}")
        self.procedure = procedure
        self.errno_name = errno_name
        self.errno = LINUX_ERRNOS.get(errno_name, 0)
        self.message = message

    def __str__(self) -> str:
        return f"{self.procedure}: {self.message}"

    def __reduce__(self) -> tuple[type[DaemonError], tuple[str, str, str]]:
        return type(self), (self.procedure, self.errno_name, self.message)


class GuestFileNotFound(DaemonError, FileNotFoundError):
    """ENOENT inside the appliance."""


class GuestFileExists(DaemonError, FileExistsError):
    """EEXIST inside the appliance."""


class GuestNotADirectory(DaemonError, NotADirectoryError):
    """ENOTDIR inside the appliance."""


class GuestIsADirectory(DaemonError, IsADirectoryError):
    """EISDIR inside the appliance."""


class GuestPermissionDenied(DaemonError, PermissionError):
    """EACCES or EPERM inside the appliance."""


_BY_ERRNO: dict[str, type[DaemonError]] = {
    "ENOENT": GuestFileNotFound,
    "EEXIST": GuestFileExists,
    "ENOTDIR": GuestNotADirectory,
    "EISDIR": GuestIsADirectory,
    "EACCES": GuestPermissionDenied,
    "EPERM": GuestPermissionDenied,
}


def daemon_error(procedure: str, errno_name: str, message: str) -> DaemonError:
    """Make the DaemonError that is also the builtin error for this errno, where Python has one."""
    return _BY_ERRNO.get(errno_name, DaemonError)(procedure, errno_name, message)


class TooMuchSent(GuestFSError, OSError):
    """More than `limit` bytes came, which is all that the file may have."""

    errno = LINUX_ERRNOS["EFBIG"]
    errno_name = "EFBIG"

    def __init__(self, procedure: str, limit: int) -> None:
        super().__init__(procedure, limit)
        self.procedure = procedure
        self.limit = limit

    def __str__(self) -> str:
        return f"{self.procedure}: the appliance sent more than the {self.limit:,} bytes that there may be."


class Cancelled(GuestFSError):
    """The call was cancelled before it was done."""

    errno = LINUX_ERRNOS["EINTR"]
    errno_name = "EINTR"

    def __init__(self, procedure: str) -> None:
        super().__init__(procedure)
        self.procedure = procedure

    def __str__(self) -> str:
        return f"{self.procedure}: cancelled."


class TimedOut(GuestFSError, TimeoutError):
    """Nothing moved for `seconds`."""

    errno = LINUX_ERRNOS["ETIMEDOUT"]
    errno_name = "ETIMEDOUT"

    def __init__(self, procedure: str, seconds: float) -> None:
        super().__init__(procedure, seconds)
        self.procedure = procedure
        self.seconds = seconds

    def __str__(self) -> str:
        return f"{self.procedure}: no answer within {self.seconds:g} seconds."


class ProtocolError(GuestFSError):
    """The daemon broke the protocol; `reason` is a clause. The connection is not used again."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return f"The appliance sent invalid data: {self.reason}."


class ApplianceGone(GuestFSError):
    """The appliance ended; `console` holds the end of what it printed, untrusted bytes."""

    def __init__(self, cause: str, console: bytes = b"") -> None:
        super().__init__(cause, console)
        self.cause = cause
        self.console = console

    def __str__(self) -> str:
        return self.cause


class NotReady(GuestFSError):
    """The host cannot run an appliance; raised `from` the error of the `appliance` package."""

    def __init__(self, error: ApplianceError) -> None:
        super().__init__(error)
        self.cause = error.cause
        self.remedy = error.remedy

    def __str__(self) -> str:
        return f"{self.cause} {self.remedy}".rstrip()
