"""Events of a handle: who wants to know what.

Callbacks are called in the thread that uses the handle, while a call waits or launches. One that
raises is logged and does no harm, as in libguestfs.
"""

from __future__ import annotations

import itertools
import logging
from collections.abc import Callable, Sequence
from enum import IntFlag

logger = logging.getLogger(__name__)

Callback = Callable[[int, int, object, list[int]], object]
"""Called with the event, the callback's own handle, a text or bytes, and a list of numbers.

Progress: numbers are procedure, serial, position, total. Appliance: bytes of the console. Library,
trace, warning, stage: a text."""


class Event(IntFlag):
    """The events of guestfs(3), with their bits, and one of ours."""

    CLOSE = 0x0001
    SUBPROCESS_QUIT = 0x0002
    LAUNCH_DONE = 0x0004
    PROGRESS = 0x0008
    APPLIANCE = 0x0010
    LIBRARY = 0x0020
    TRACE = 0x0040
    ENTER = 0x0080
    LIBVIRT_AUTH = 0x0100
    WARNING = 0x0200
    STAGE = 0x1_0000
    """A launch reached its next stage: one of `appliance.launch.Stage`'s, then "disks", then "ready"."""


EVENT_CLOSE = int(Event.CLOSE)
EVENT_SUBPROCESS_QUIT = int(Event.SUBPROCESS_QUIT)
EVENT_LAUNCH_DONE = int(Event.LAUNCH_DONE)
EVENT_PROGRESS = int(Event.PROGRESS)
EVENT_APPLIANCE = int(Event.APPLIANCE)
EVENT_LIBRARY = int(Event.LIBRARY)
EVENT_TRACE = int(Event.TRACE)
EVENT_ENTER = int(Event.ENTER)
EVENT_LIBVIRT_AUTH = int(Event.LIBVIRT_AUTH)
EVENT_WARNING = int(Event.WARNING)
EVENT_STAGE = int(Event.STAGE)
EVENT_ALL = int(sum(event for event in Event if event is not Event.STAGE))
"""All events of guestfs(3)."""


def event_to_string(events: int) -> str:
    """The names of the events of guestfs(3) in a set of bits, sorted, with commas between."""
    return ",".join(
        sorted(event.name.lower() for event in Event if event & events & EVENT_ALL and event.name)
    )


class Callbacks:
    """The registered callbacks of one handle."""

    def __init__(self) -> None:
        self._numbers = itertools.count()
        self._callbacks: dict[int, tuple[Callback, int]] = {}

    def add(self, callback: Callback, events: int) -> int:
        """Register for a set of event bits; the number that `remove` takes."""
        if not callable(callback):
            raise TypeError("callback must be callable")
        number = next(self._numbers)
        self._callbacks[number] = (callback, events)
        return number

    def remove(self, number: int) -> None:
        """Forget a callback; one that is not there is ignored."""
        self._callbacks.pop(number, None)

    def wanted(self, event: Event) -> bool:
        """Whether anybody listens to `event`."""
        return any(events & event for _callback, events in self._callbacks.values())

    def emit(self, event: Event, data: object = "", numbers: Sequence[int] = ()) -> None:
        """Call everybody who listens to `event`."""
        if not self._callbacks:
            return
        for number, (callback, events) in list(self._callbacks.items()):
            if events & event:
                try:
                    callback(int(event), number, data, list(numbers))
                except Exception:
                    logger.exception("The callback for %s failed", event.name)
