"""A guest's clock beside the host's. The guest is made up here; `test_running` asks a real one."""

from __future__ import annotations

import pytest

from engine.guest_clock import Clock


class Guest:
    """Answers after `delay` seconds, in the middle of which it looked; its clock runs at `rate`."""

    def __init__(self, rate: float, delay: float = 0.1) -> None:
        self.now = 1000.0
        self.rate = rate
        self.delay = delay
        self.scripts: list[str] = []

    def shell(self, script: str) -> str:
        self.scripts.append(script)
        self.now += self.delay / 2
        uptime = self.now * self.rate
        self.now += self.delay / 2
        return f"{uptime:.2f}\n"


@pytest.mark.parametrize("rate", [0.7, 0.95, 1.05, 1.3])
def test_clock_that_is_wrong_is_replaced(rate: float) -> None:
    guest = Guest(rate)
    clock = Clock(guest.shell, lambda: guest.now)
    guest.now += 6
    assert clock.mend_if_wrong()
    assert (
        guest.scripts[-1] == "echo acpi_pm >/sys/devices/system/clocksource/clocksource0/current_clocksource"
    )


@pytest.mark.parametrize("delay", [0.0, 0.1, 3.0])
def test_clock_that_may_be_right_is_left_alone(delay: float) -> None:
    guest = Guest(1.0, delay)
    clock = Clock(guest.shell, lambda: guest.now)
    guest.now += 6
    assert not clock.mend_if_wrong()
    assert not any("clocksource" in script for script in guest.scripts)
