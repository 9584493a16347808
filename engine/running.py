"""One run of the appliance, from its launch to its end: what a handle holds while it is launched."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from appliance.appliance import Appliance
from appliance.drives import Bus
from appliance.errors import LaunchFailed
from appliance.launch import Launched, Settings, give_up_kvm, launch
from appliance.template import WarmUp
from engine import warm
from engine.actions import ACTIONS, Action
from engine.channel import Channel, ChannelClosed
from engine.console import Console
from engine.drives import Drive, device_name
from engine.errors import GuestFSError
from engine.protocol import Connection
from engine.starting import Starting
from engine.survey import Survey, survey, wait

BOOT_TIMEOUT = 180.0
"""Seconds for a plain boot; with TCG on a busy machine it takes about 10."""

# The kernel loads most modules when they are needed; these have a node in /dev that is not there before.
_LOAD_WHAT_A_TEMPLATE_HAS = "modprobe -a -q loop fuse; true"

SCRIPT_TIMEOUT = 120.0
"""Seconds that a script of ours may take in the guest."""


class Running:
    """QEMU, the channel to its daemon, and the disks in it. Used by the handle's thread."""

    def __init__(
        self, appliance: Appliance, *, launched: bool, on_wake: Callable[[], None] = lambda: None
    ) -> None:
        self.appliance = appliance
        self.channel = Channel(Connection(launched=launched), appliance.channel, on_wake)
        self.bus = Bus(appliance)
        self.survey = Survey()
        self.remembered: dict[tuple[object, ...], object] = {}
        """What was found out of its disks and cannot change while it runs, by who found it and about what."""
        self._is_renewed = not launched

    def wait_launched(self) -> None:
        """Wait for the daemon of a booting appliance. Raises `LaunchFailed`."""
        try:
            self.channel.wait_launched(BOOT_TIMEOUT)
        except ChannelClosed as error:
            raise LaunchFailed(
                "The appliance ended before its daemon was ready.",
                "Run “guestscope doctor” to see what the host lacks.",
                self.appliance.console,
            ) from error

    def call(self, name: str, *args: object, **optargs: object) -> Any:
        """Run a daemon's action that moves no file."""
        return self.channel.call(ACTIONS[name], args, optargs, patience=SCRIPT_TIMEOUT)

    def knows(self, action: Action) -> bool:
        """Whether the daemon has an action, which is not run."""
        return self.channel.knows(action, SCRIPT_TIMEOUT)

    def shell(self, script: str) -> str:
        """Run a script by the appliance's own shell and return what it printed."""
        answer = self.call("debug", "sh", [script])
        assert isinstance(answer, str)
        return answer

    def wait(self) -> dict[str, str]:
        """Wait for the disks on the bus; the kernel's name of each by its serial."""
        return wait(self.shell, list(self.bus.plugged.values()))

    def look(self) -> None:
        """Bring `survey` up to date: wait for the disks on the bus and for what lies on them.

        The first look gives a restored appliance a clock and randomness of its own; without a
        disk there is nothing that would need them.
        """
        self.survey = survey(self.shell, list(self.bus.plugged.values()), renewed=self._is_renewed)
        self._is_renewed = True

    def close(self) -> None:
        """End QEMU; nothing of it is left afterwards."""
        self.appliance.close()
        self.channel.close()


def start(
    settings: Settings,
    drives: Sequence[Drive],
    *,
    on_stage: Callable[[str], None],
    console: Console,
    on_wake: Callable[[], None],
    starting: Starting,
) -> tuple[Running, Launched]:
    """Launch an appliance and put `drives` in, in their order.

    Raises the errors of `appliance`, and ChannelClosed when it ends meanwhile. `on_stage` and `on_wake` are
    called in this thread, the latter when `console` has something to tell. `starting` may give it up.
    """
    try:
        running, launched = _launch(settings, on_stage, console, on_wake, starting)
    except LaunchFailed as error:
        starting.check()
        if not give_up_kvm(settings, error):
            raise
        running, launched = _launch(settings, on_stage, console, on_wake, starting)
    with contextlib.ExitStack() as on_failure:
        on_failure.callback(running.close)
        on_stage("disks")
        for drive in drives:
            plug(running, drive, launched)
        if len(drives) > 1 and not _in_order(running.wait(), drives):
            # The guest probes disks side by side and may name them in any order. One by one, it
            # cannot. That is for now, before a volume on a disk is active and keeps its name taken.
            for drive in drives:
                assert drive.plugged is not None
                running.bus.unplug(drive.plugged)
            for drive in drives:
                plug(running, drive, launched)
                running.wait()
        if drives:
            running.look()
        for drive in drives:
            assert drive.plugged is not None
            drive.device = running.survey.names[drive.plugged.serial]
        if any(drive.label is not None for drive in drives):
            link_labels(running, drives)
        on_failure.pop_all()
    return running, launched


def _launch(
    settings: Settings,
    on_stage: Callable[[str], None],
    console: Console,
    on_wake: Callable[[], None],
    starting: Starting,
) -> tuple[Running, Launched]:
    def on_next_stage(stage: str) -> None:
        starting.check()
        on_stage(stage)

    launched = launch(settings, WARM_UP, on_next_stage, console.feed)
    running = Running(launched.appliance, launched=launched.restored, on_wake=on_wake)
    starting.adopt(launched.appliance)
    console.attach(running.channel.wake)
    if not launched.restored:
        try:
            running.wait_launched()
            running.shell(_LOAD_WHAT_A_TEMPLATE_HAS)
        except BaseException:
            running.close()
            raise
    return running, launched


def plug(running: Running, drive: Drive, launched: Launched) -> None:
    """Put one drive on the bus; `Running.look` then waits for it."""
    drive.plugged = running.bus.plug(
        drive.image,
        launched.temporary,
        writable=not drive.readonly,
        block_size=drive.block_size,
        secret=drive.secret,
        discard=drive.discard,
        unsafe=drive.unsafe,
        copy_on_read=drive.copy_on_read,
    )


def link_labels(running: Running, drives: Sequence[Drive]) -> None:
    """Let the labels of the drives lead to them and their partitions, in /dev/disk/guestfs of the guest."""
    links = [
        f"for d in /dev/{drive.device} /dev/{drive.device}[0-9]*; do "
        f'[ -e $d ] && ln -s $d "/dev/disk/guestfs/{drive.label}${{d#/dev/{drive.device}}}"; done'
        for drive in drives
        if drive.label is not None
    ]
    running.shell("; ".join(["rm -rf /dev/disk/guestfs; mkdir -p /dev/disk/guestfs", *links, "true"]))


def _in_order(names: Mapping[str, str], drives: Sequence[Drive]) -> bool:
    return all(
        drive.plugged is not None and names[drive.plugged.serial] == device_name(index)
        for index, drive in enumerate(drives)
    )


def _warm_up(appliance: Appliance) -> None:
    running = Running(appliance, launched=False)
    with contextlib.closing(running.channel):
        running.wait_launched()
        try:
            warm.warm(running.call, running.bus)
        except GuestFSError as error:
            raise LaunchFailed(f"The appliance could not be warmed: {error}") from error


WARM_UP = WarmUp(warm.KEY, _warm_up)
"""Prepares a booting appliance for being saved as a template."""
