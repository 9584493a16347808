"""Whether a guest's clock runs as fast as the host's, and what helps when it does not.

A guest that boots while its host is busy may take the processor's counter (TSC) for slower or faster than it
is: it counts it between two ticks of a timer, and TCG emulates both. Its clock then runs wrong for good, and
so do those of all copies of it. The timer of ACPI has a known frequency, so with that it runs right; asking
it costs more, which is why it is not used always.
"""

from __future__ import annotations

import time
from collections.abc import Callable

_TOLERANCE = 0.005
"""Part of the time by which a clock may be wrong: a second in some minutes, and each launch sets it anew."""

_SOURCE = "/sys/devices/system/clocksource/clocksource0/current_clocksource"
_STEADY = "acpi_pm"


class Clock:
    """A guest's clock, watched from now on. `shell` runs a script in the guest."""

    def __init__(self, shell: Callable[[str], str], now: Callable[[], float] = time.monotonic) -> None:
        self._shell = shell
        self._now = now
        self._first = self._look()

    def is_wrong(self) -> bool:
        """Whether more or less time has passed in the guest than can be, given when it was asked.

        The longer it was watched, the less wrong it may have been.
        """
        before, guest, after = self._first
        before_now, guest_now, after_now = self._look()
        passed = guest_now - guest
        least, most = before_now - after, after_now - before
        return not least * (1 - _TOLERANCE) <= passed <= most * (1 + _TOLERANCE)

    def mend_if_wrong(self) -> bool:
        """Let the guest use a timer that cannot be mistaken, if its clock is wrong; whether it was."""
        wrong = self.is_wrong()
        if wrong:
            self._shell(f"echo {_STEADY} >{_SOURCE}")
        return wrong

    def _look(self) -> tuple[float, float, float]:
        """The guest's seconds since its start, between the host's before and after."""
        before = self._now()
        uptime = self._shell("read -r up idle </proc/uptime; echo $up")
        return before, float(uptime), self._now()
