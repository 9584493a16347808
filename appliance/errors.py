"""What can go wrong on the host's side of an open disk.

ApplianceError
├── HostNotReady        something must be installed, mended or freed first
│   ├── QemuMissing
│   ├── PartsMissing
│   ├── KernelMissing
│   ├── CacheUnusable
│   └── BuildFailed
├── ImageError          the disk image cannot be opened as it is
│   ├── ConsentNeeded       it wants a file that lies elsewhere
│   ├── FileMissing         a file that it is built on is not where it says
│   └── FormatUnclear       it may be read in more than one way
├── LaunchFailed        QEMU or the guest's kernel ended before the daemon answered
├── MonitorFailed       QEMU refused, or did not answer, a monitor command
└── PlugFailed          a disk did not appear in, or leave, the running appliance

Each is one sentence with its cause. What a person can do about it is in `remedy`.
"""

from __future__ import annotations


class ApplianceError(RuntimeError):
    """Base class: `cause` and `remedy` are sentences for people, the remedy may be empty."""

    def __init__(self, cause: str, remedy: str = "") -> None:
        super().__init__(cause, remedy)
        self.cause = cause
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.cause} {self.remedy}".rstrip()


class HostNotReady(ApplianceError):
    """The host lacks something that every disk needs."""


class QemuMissing(HostNotReady):
    """No QEMU system emulator for this architecture was found."""


class PartsMissing(HostNotReady):
    """Neither supermin's appliance parts nor a fixed appliance was found."""


class KernelMissing(HostNotReady):
    """No Linux kernel that this user can read was found."""


class CacheUnusable(HostNotReady):
    """The cache folder cannot be made, belongs to somebody else, or is full."""


class BuildFailed(HostNotReady):
    """supermin could not make an appliance of the parts."""


class ImageError(ApplianceError):
    """A disk image is missing, unreadable, malformed, or refers to something that is."""


class LaunchFailed(ApplianceError):
    """The appliance ended, or stayed silent, before its daemon was ready.

    `console` holds the end of what the guest's kernel and QEMU printed: untrusted bytes.
    """

    def __init__(self, cause: str, remedy: str = "", console: bytes = b"") -> None:
        super().__init__(cause, remedy)
        self.console = console


class MonitorFailed(ApplianceError):
    """QEMU's monitor refused a command or did not answer in time."""


class PlugFailed(ApplianceError):
    """A disk could not be plugged into, or taken out of, the running appliance."""
