"""A running appliance: QEMU with guestfsd in it, from its start to its end.

`start` returns as soon as QEMU runs. Whoever holds the other end of `channel` (the engine) waits
for the daemon's word. One thread uses an `Appliance` at a time.
"""

from __future__ import annotations

import contextlib
import json
import os
import socket
from collections.abc import Callable, Sequence
from pathlib import Path

from appliance import sandbox
from appliance.build import Built
from appliance.errors import MonitorFailed
from appliance.images import make_overlay
from appliance.lending import Loan, pass_on
from appliance.qemu import Machine, Qemu
from appliance.supervisor import MONITOR_TIMEOUT, Process

_QUIT_TIMEOUT = 30.0
"""Seconds that QEMU may take to write out what it holds."""

FIRST_DRIVE_SET = 16
"""Numbers of descriptor sets below this are those of the appliance's own root."""


class Appliance:
    """A QEMU process with its daemon's channel; a context manager that ends it."""

    def __init__(self, process: Process, channel: socket.socket, held: contextlib.ExitStack) -> None:
        self.process = process
        self.channel = channel
        self._held = held

    @property
    def pid(self) -> int:
        return self.process.pid

    @property
    def console(self) -> bytes:
        """The end of what the guest's console and QEMU itself printed. Untrusted."""
        return bytes(self.process.console) + bytes(self.process.messages)

    def quit(self) -> None:
        """Ask QEMU to end, so that it closes what it wrote to in order; `close` comes after it."""
        with contextlib.suppress(MonitorFailed):
            self.process.execute("quit", timeout=_QUIT_TIMEOUT)
            self.process.ended.wait(_QUIT_TIMEOUT)

    def close(self) -> None:
        """End QEMU at once; nothing of it is left afterwards. May be called again."""
        self.channel.close()
        self.process.kill()
        self._held.close()

    def __enter__(self) -> Appliance:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def boot(
    qemu: Qemu,
    machine: Machine,
    built: Built,
    temporary: Path,
    *,
    overlay: int | None = None,
    memory: str = "memory-backend-ram",
    descriptors: Sequence[int] = (),
    on_console: Callable[[bytes], None] | None = None,
    patience: float = MONITOR_TIMEOUT,
) -> Appliance:
    """Start QEMU to boot `built` from its beginning. Raises `LaunchFailed`.

    What the guest writes to its root goes to `overlay`, a qcow2 of the same size, or to one that
    is thrown away. `memory` is the guest's memory backend; `descriptors` are inherited besides.
    `patience` is the number of seconds that QEMU may take until its monitor speaks.
    """
    with contextlib.ExitStack() as stack:
        stack.enter_context(built.hold())
        base = open_file(stack, built.root)
        if overlay is None:
            overlay = make_overlay(os.fstat(base).st_size, temporary)
            stack.callback(os.close, overlay)
        kernel = open_file(stack, built.kernel)
        initrd = open_file(stack, built.initrd)
        arguments = [
            *root_arguments(base, overlay),
            "-kernel",
            f"/proc/self/fd/{kernel}",
            "-initrd",
            f"/proc/self/fd/{initrd}",
            "-append",
            machine.kernel_command_line("/dev/vda"),
        ]
        return spawn(
            qemu,
            machine,
            arguments,
            memory=memory,
            descriptors=(base, overlay, kernel, initrd, *descriptors),
            readable=(built.kernel, built.initrd),
            held=stack.pop_all(),
            on_console=on_console,
            folder=temporary,
            patience=patience,
        )


def spawn(
    qemu: Qemu,
    machine: Machine,
    arguments: Sequence[str],
    *,
    memory: str,
    descriptors: Sequence[int],
    readable: Sequence[Path],
    held: contextlib.ExitStack,
    on_console: Callable[[bytes], None] | None,
    folder: Path,
    patience: float = MONITOR_TIMEOUT,
    loan: Loan | None = None,
) -> Appliance:
    """Start QEMU with the machine's sockets and `arguments`, and greet its monitor.

    With `loan`, it gets what it opens as its memory from that. Takes over `held`, which is closed with the
    appliance, or at once when the start fails.
    """
    with held:
        ours, theirs = zip(*(socket.socketpair() for _ in range(3)), strict=True)
        for mine in ours:
            held.callback(mine.close)
        console, channel, monitor = (end.fileno() for end in theirs)
        own = machine.arguments(console=console, channel=channel, monitor=monitor, memory=memory)
        words = [*own, *arguments]
        lend = () if loan is None else (loan.borrower.fileno(),)
        try:
            process = Process(
                sandbox.command(qemu, machine, words, readable, *lend),
                (console, channel, monitor, *lend, *descriptors),
                monitor=ours[2],
                console=ours[0],
                environ=sandbox.environment(),
                folder=folder,
                on_console=on_console,
            )
        finally:
            for end in theirs:
                end.close()
        held.callback(process.kill)
        if loan is not None:
            process.attend(loan.hand_over(patience), pass_on)
        process.connect_monitor(patience)
        return Appliance(process, ours[1], held.pop_all())
    raise AssertionError("unreachable")


def open_file(stack: contextlib.ExitStack, path: Path) -> int:
    """A descriptor of `path` for reading that `stack` closes."""
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    stack.callback(os.close, descriptor)
    return descriptor


def root_arguments(*layers: int) -> list[str]:
    """The guest's root disk: `layers` are descriptors, the raw base first, then its overlays upwards."""
    words = []
    for number, descriptor in enumerate(layers):
        last = number == len(layers) - 1
        node = {
            "driver": "qcow2" if number else "raw",
            "node-name": "root" if last else f"root-{number}",
            "read-only": not last,
            "file": {
                "driver": "file",
                "filename": f"/dev/fdset/{number}",
                "locking": "off",
                "read-only": not last,
            },
        }
        if number:
            node["backing"] = f"root-{number - 1}"
        words += ["-add-fd", f"fd={descriptor},set={number}", "-blockdev", json.dumps(node)]
    return [*words, "-device", "virtio-blk-pci,drive=root"]
