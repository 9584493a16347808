"""One program for one user: a second start hands its disks to the first, over the session bus.

The interface is the desktop's own (https://specifications.freedesktop.org/desktop-entry-spec/latest/dbus.html),
so anything else on the desktop can use it too. Who may speak on the session bus is the user already.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import ClassInfo, QObject, Qt, Signal, Slot
from PySide6.QtDBus import QDBusAbstractAdaptor, QDBusConnection, QDBusMessage
from PySide6.QtWidgets import QWidget

from browser.uris import path_of, uri_of

OBJECT = "/org/guestscope/Guestscope"
INTERFACE = "org.freedesktop.Application"

_PATIENCE = 2000
"""Milliseconds that a running instance may take to answer; one that hangs gets no disks."""
_TOKENS = {"activation-token": "XDG_ACTIVATION_TOKEN", "desktop-startup-id": "DESKTOP_STARTUP_ID"}
"""What lets a window come to the front, in the message and in the environment."""


class Instance(QObject):
    """This program's place on the session bus, under the name of the application."""

    open_wanted = Signal(list)
    """Paths that another start of the program, or the desktop, wants opened here as one guest or several."""
    shown_wanted = Signal()

    def __init__(self, name: str, bus: QDBusConnection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._bus = bus
        self._adaptor = _Application(self)

    def claim(self) -> bool:
        """Be the one that others hand their disks to, if nobody is."""
        if not self._bus.registerObject(OBJECT, self):
            return False
        if self._bus.registerService(self._name):
            return True
        self._bus.unregisterObject(OBJECT)
        return False

    def hand_over(self, paths: Sequence[Path]) -> bool:
        """Have the instance that runs open these and come to the front; False where none does.

        Blocks until it answers: for use before there is a window.
        """
        message = QDBusMessage.createMethodCall(
            self._name, OBJECT, INTERFACE, "Open" if paths else "Activate"
        )
        tokens = {key: os.environ[name] for key, name in _TOKENS.items() if os.environ.get(name)}
        message.setArguments([[uri_of(path) for path in paths], tokens] if paths else [tokens])
        # Nobody is to be started for this.
        message.setAutoStartService(False)
        answer = self._bus.call(message, timeout=_PATIENCE)
        return answer.type() == QDBusMessage.MessageType.ReplyMessage

    def release(self) -> None:
        """Be nobody's any more: a window that is closing opens no disks."""
        self._bus.unregisterService(self._name)
        self._bus.unregisterObject(OBJECT)


def session_bus() -> QDBusConnection | None:
    """The user's bus, where one runs. Never starts one, as the library would where there is a screen."""
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    if not os.environ.get("DBUS_SESSION_BUS_ADDRESS") and not (runtime and Path(runtime, "bus").exists()):
        return None
    bus = QDBusConnection.sessionBus()
    return bus if bus.isConnected() else None


def come_to_front(window: QWidget) -> None:
    """Show a window to a person who asked for it elsewhere."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()


# The stubs know nothing of its arguments.
@ClassInfo({"D-Bus Interface": INTERFACE})  # type: ignore[call-arg]
class _Application(QDBusAbstractAdaptor):  # type: ignore[operator]
    """What the bus sees of an `Instance`. The names are the interface's."""

    def __init__(self, instance: Instance) -> None:
        super().__init__(instance)
        self._instance = instance

    @Slot("QVariantMap")
    def Activate(self, platform_data: dict[str, Any]) -> None:
        self._show(platform_data)

    @Slot("QStringList", "QVariantMap")
    def Open(self, uris: list[str], platform_data: dict[str, Any]) -> None:
        self._show(platform_data)
        paths = [path for uri in uris if (path := path_of(uri)) is not None]
        if paths:
            self._instance.open_wanted.emit(paths)

    @Slot(str, "QVariantList", "QVariantMap")
    def ActivateAction(self, name: str, parameter: list[Any], platform_data: dict[str, Any]) -> None:
        self._show(platform_data)

    def _show(self, platform_data: dict[str, Any]) -> None:
        for key, name in _TOKENS.items():
            token = platform_data.get(key)
            if isinstance(token, str) and token and "\0" not in token:
                # Qt takes it from there when a window is activated.
                os.environ[name] = token
        self._instance.shown_wanted.emit()
