"""libguestfs in Python: a handle on a virtual machine's disks, without libguestfs's C library.

A script for the `guestfs` module runs with `import engine as guestfs`.
"""

from engine.errors import ClosedHandle, GuestFSError
from engine.events import (
    EVENT_ALL,
    EVENT_APPLIANCE,
    EVENT_CLOSE,
    EVENT_ENTER,
    EVENT_LAUNCH_DONE,
    EVENT_LIBRARY,
    EVENT_LIBVIRT_AUTH,
    EVENT_PROGRESS,
    EVENT_STAGE,
    EVENT_SUBPROCESS_QUIT,
    EVENT_TRACE,
    EVENT_WARNING,
    event_to_string,
)
from engine.handle import GuestFS
from engine.places import Device, Partition, Path, Volume

__all__ = [
    "EVENT_ALL",
    "EVENT_APPLIANCE",
    "EVENT_CLOSE",
    "EVENT_ENTER",
    "EVENT_LAUNCH_DONE",
    "EVENT_LIBRARY",
    "EVENT_LIBVIRT_AUTH",
    "EVENT_PROGRESS",
    "EVENT_STAGE",
    "EVENT_SUBPROCESS_QUIT",
    "EVENT_TRACE",
    "EVENT_WARNING",
    "ClosedHandle",
    "Device",
    "GuestFS",
    "GuestFSError",
    "Partition",
    "Path",
    "Volume",
    "event_to_string",
]
