"""A Wayland screen of a test's own: sway without any hardware, and hands that move a pointer of its.

Sway's own commands cannot give a seat a pointer, so the hands speak Wayland themselves: a dozen messages of
wlr-virtual-pointer-unstable-v1.
"""

import os
import shutil
import socket
import struct
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.helpers.drop_target import LEFT, TITLE, TOP

WIDTH, HEIGHT = 1280, 800
CONFIG = f"""
xwayland disable
output HEADLESS-1 resolution {WIDTH}x{HEIGHT} position 0 0
default_border none
default_floating_border none
focus_follows_mouse no
for_window [title=".*"] floating enable, move absolute position 0 0
for_window [title="^{TITLE}$"] move absolute position {LEFT} {TOP}
"""
STARTS_WITHIN = 20.0
_MANAGER = "zwlr_virtual_pointer_manager_v1"
_LEFT_BUTTON = 0x110
_DISPLAY, _REGISTRY, _ANSWER, _FACTORY, _POINTER = range(1, 6)


class WaylandScreen:
    """One screen, as the environment of whoever shows something on it; its hands are told as xdotool is."""

    def __init__(self, folder: Path, display: str) -> None:
        self.environment = {
            **os.environ,
            "XDG_RUNTIME_DIR": str(folder),
            "WAYLAND_DISPLAY": display,
            "QT_QPA_PLATFORM": "wayland",
        }
        self.environment.pop("DISPLAY", None)
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.settimeout(10)
        self._socket.connect(str(folder / display))
        number = self._find(_MANAGER)
        name = _text(_MANAGER)
        self._send(_REGISTRY, 0, struct.pack("=I", number) + name + struct.pack("=II", 1, _FACTORY))
        self._send(_FACTORY, 0, struct.pack("=II", 0, _POINTER))

    def hands(self, *words: str | int) -> None:
        """Some of xdotool's commands: `mousemove X Y`, `mousedown 1`, `mouseup 1`."""
        left = list(map(str, words))
        while left:
            command = left.pop(0)
            now = int(time.monotonic() * 1000) & 0xFFFFFFFF
            if command == "mousemove":
                x, y = int(left.pop(0)), int(left.pop(0))
                self._send(_POINTER, 1, struct.pack("=5I", now, x, y, WIDTH, HEIGHT))
            else:
                assert left.pop(0) == "1"
                self._send(_POINTER, 2, struct.pack("=3I", now, _LEFT_BUTTON, int(command == "mousedown")))
            self._send(_POINTER, 4, b"")
            time.sleep(0.05)

    def close(self) -> None:
        self._socket.close()

    def _send(self, target: int, operation: int, words: bytes) -> None:
        self._socket.sendall(struct.pack("=II", target, (len(words) + 8) << 16 | operation) + words)

    def _find(self, interface: str) -> int:
        """The number under which the compositor offers an interface."""
        self._send(_DISPLAY, 1, struct.pack("=I", _REGISTRY))
        self._send(_DISPLAY, 0, struct.pack("=I", _ANSWER))
        while True:
            target, word = struct.unpack("=II", self._receive(8))
            words = self._receive((word >> 16) - 8)
            assert target != _ANSWER, f"the compositor has no {interface}"
            if target == _REGISTRY:
                number, length = struct.unpack_from("=II", words)
                if words[8 : 8 + length - 1] == interface.encode():
                    return int(number)

    def _receive(self, count: int) -> bytes:
        data = b""
        while len(data) < count:
            data += self._socket.recv(count - len(data))
        return data


@contextmanager
def wayland_screen() -> Iterator[WaylandScreen]:
    """A Wayland screen that lives as long as the context."""
    if not shutil.which("sway"):
        pytest.skip("sway is not installed")
    with tempfile.TemporaryDirectory(prefix="screen-") as name:
        folder = Path(name)
        folder.chmod(0o700)
        (folder / "config").write_text(CONFIG)
        environment = {
            **os.environ,
            "XDG_RUNTIME_DIR": name,
            "WLR_BACKENDS": "headless",
            "WLR_LIBINPUT_NO_DEVICES": "1",
            "WLR_RENDERER": "pixman",
        }
        for other in ("DISPLAY", "WAYLAND_DISPLAY", "SWAYSOCK"):
            environment.pop(other, None)
        process = subprocess.Popen(
            ["sway", "--config", folder / "config"],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            shown = WaylandScreen(folder, _display(folder, process))
            yield shown
            shown.close()
        finally:
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(timeout=10)
            process.kill()
            process.wait()


def _display(folder: Path, process: "subprocess.Popen[bytes]") -> str:
    deadline = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < deadline and process.poll() is None:
        for path in folder.glob("wayland-*"):
            if path.is_socket():
                return path.name
        time.sleep(0.05)
    pytest.skip("sway does not start here")


def _text(value: str) -> bytes:
    data = value.encode() + b"\0"
    return struct.pack("=I", len(data)) + data + bytes(-len(data) % 4)
