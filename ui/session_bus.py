"""The desktop's session bus, where there is one."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtDBus import QDBusConnection


def session_bus(environ: Mapping[str, str] = os.environ) -> QDBusConnection | None:
    """The connection to the session bus, or None where there is no such bus.

    Qt is asked only where an address is known: without one, its library would start a bus of its own, which
    takes long and lasts longer than this program.
    """
    runtime = environ.get("XDG_RUNTIME_DIR", "")
    if not environ.get("DBUS_SESSION_BUS_ADDRESS") and not (runtime and Path(runtime, "bus").exists()):
        return None
    bus = QDBusConnection.sessionBus()
    return bus if bus.isConnected() else None
