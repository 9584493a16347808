"""A launch under way, which another thread may give up."""

from __future__ import annotations

import threading

from appliance.appliance import Appliance
from engine.channel import ChannelClosed


class Starting:
    """Knows the appliance of a launch from when there is one until the launch is over."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._appliance: Appliance | None = None
        self.is_given_up = False

    def adopt(self, appliance: Appliance) -> None:
        """This appliance is now the launch's own."""
        with self._lock:
            self._appliance = appliance
        self._end_if_given_up()

    def give_up(self) -> None:
        """End the launch: at once where there is an appliance, else before there is one. From any thread."""
        self.is_given_up = True
        self._end_if_given_up()

    def check(self) -> None:
        """Raise `ChannelClosed` when the launch was given up."""
        if self.is_given_up:
            raise ChannelClosed("the launch was given up")

    def _end_if_given_up(self) -> None:
        with self._lock:
            appliance = self._appliance if self.is_given_up else None
        if appliance is not None:
            appliance.process.kill()
