"""From a command to a window, and from the window's end to the command's."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import signal
import socket
import sys
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QSocketNotifier
from PySide6.QtWidgets import QApplication
from qasync import QEventLoop  # type: ignore[import-untyped]

from browser import desktop
from browser.settings import Language, Settings
from browser.sources import Drive
from ui import appearance, languages
from ui.garbage import GarbageCollector
from ui.icons import icon
from ui.instance import Instance, come_to_front, session_bus
from ui.main_window import MainWindow
from ui.watchdog import Watchdog

WATCHDOG = "GUESTSCOPE_WATCHDOG"
"""The environment variable that lets turns of the main thread be logged that take too long."""

FIRST_PAINT_LIMIT = 1.0
"""Seconds after which the disks are opened although nobody has seen the window yet."""

logger = logging.getLogger(__name__)


def run(drives: Sequence[Drive], *, are_one: bool = False, is_alone: bool = False) -> int:
    """Show the window, with these images opened, until it is closed. Returns the command's exit status.

    Several images are one guest or several, which the window asks unless they `are_one`. A window that is
    open already is given the images instead, unless `is_alone`; it can be told no more than their paths.
    """
    settings = Settings()
    application = make_application(settings.language)
    bus = session_bus()
    instance = Instance(desktop.ID, bus, application) if bus is not None else None
    paths = [drive.path for drive in drives]
    is_plain = not are_one and list(drives) == list(map(Drive, paths))
    shares = not is_alone and is_plain and settings.flag("shared", True)
    if instance is not None and shares and instance.hand_over(paths):
        return 0
    appearance.follow(settings)
    loop = QEventLoop(application)
    asyncio.set_event_loop(loop)
    with loop:
        collector = GarbageCollector(application)
        window = MainWindow(settings)
        window.show()
        watchdog = Watchdog(parent=application)
        if os.environ.get(WATCHDOG):
            watchdog.start()
        if instance is not None and instance.claim():
            serve(instance, window)
        # The session ends: nobody is there to be asked.
        application.commitDataRequest.connect(lambda _manager: window.extracting.keep_unfinished())
        with _ended_by_signals(window):
            loop.run_until_complete(_live(window, drives, are_one))
        watchdog.stop()
        collector.stop()
    return 0


def make_application(language: Language = Language.ENGLISH) -> QApplication:
    """The application object with its name, icon and texts."""
    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    application.setApplicationName("guestscope")
    application.setApplicationDisplayName("Guestscope")
    application.setDesktopFileName(desktop.ID)
    application.setWindowIcon(icon("guestscope"))
    # The window decides when to end: its sessions have to end first.
    application.setQuitOnLastWindowClosed(False)
    languages.use(language, application)
    return application


def serve(instance: Instance, window: MainWindow) -> None:
    """Let the window open what others hand over, for as long as it is open."""
    instance.open_wanted.connect(window.open_soon)
    instance.shown_wanted.connect(lambda: come_to_front(window))
    window.closing.connect(instance.release)


async def _live(window: MainWindow, drives: Sequence[Drive], are_one: bool) -> None:
    opening = asyncio.ensure_future(_open(window, drives, are_one))
    await window.closed.wait()
    opening.cancel()


async def _open(window: MainWindow, drives: Sequence[Drive], are_one: bool) -> None:
    # The engine's modules would be loaded at the same time as the window is drawn, and hold it up.
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(window.painted.wait(), FIRST_PAINT_LIMIT)
    window.machines.connect_all()
    await window.extracting.offer_unfinished()
    await window.open_drives(drives, are_one=are_one)


@contextlib.contextmanager
def _ended_by_signals(window: MainWindow) -> Iterator[None]:
    """Close the window in order on SIGTERM and SIGINT; a second one ends the program at once.

    Python's own handler runs only when Python does, which may be never while Qt waits: the signal is written
    to a socket that Qt watches.
    """
    reading, writing = socket.socketpair()
    reading.setblocking(False)
    writing.setblocking(False)
    notifier = QSocketNotifier(reading.fileno(), QSocketNotifier.Type.Read)

    def on_signal() -> None:
        with contextlib.suppress(BlockingIOError):
            reading.recv(64)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, signal.SIG_DFL)
        window.extracting.keep_unfinished()
        window.close()

    notifier.activated.connect(on_signal)
    before = {number: signal.signal(number, lambda *_: None) for number in (signal.SIGTERM, signal.SIGINT)}
    old_writer = signal.set_wakeup_fd(writing.fileno(), warn_on_full_buffer=False)
    try:
        yield
    finally:
        notifier.setEnabled(False)
        signal.set_wakeup_fd(old_writer)
        for number, handler in before.items():
            signal.signal(number, handler)
        reading.close()
        writing.close()
