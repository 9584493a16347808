"""A second start hands over to the first, as processes do it and as a double-click does it."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtDBus import QDBusConnection
from pytestqt.qtbot import QtBot

from browser import desktop
from tests.helpers.bus import session_bus
from tests.helpers.disks import disk
from tests.helpers.processes import descendants_named, is_running, wait_for
from ui import instance
from ui.instance import Instance

PROJECT = Path(__file__).parents[2]
LIMIT = 60.0


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with session_bus() as found:
        yield found


@pytest.fixture
def buses(qapp: object, address: str) -> Iterator[tuple[QDBusConnection, QDBusConnection]]:
    names = ("first", "second")
    yield (
        QDBusConnection.connectToBus(address, names[0]),
        QDBusConnection.connectToBus(address, names[1]),
    )
    for name in names:
        QDBusConnection.disconnectFromBus(name)


def test_disks_go_to_the_one_that_runs(qtbot: QtBot, address: str, tmp_path: Path) -> None:
    bus = QDBusConnection.connectToBus(address, "one")
    running = Instance("org.example.One", bus)
    assert running.claim()
    odd = Path(os.fsdecode(b"/tmp/\xff odd.qcow2"))
    script = (
        "import os, sys\nfrom pathlib import Path\nfrom PySide6.QtCore import QCoreApplication\n"
        "from ui.instance import Instance, session_bus\napp = QCoreApplication([])\n"
        "print(Instance('org.example.One', session_bus()).hand_over([Path(word) for word in sys.argv[1:]]))"
    )
    environment = {**os.environ, "DBUS_SESSION_BUS_ADDRESS": address, "XDG_ACTIVATION_TOKEN": "token"}
    with (
        qtbot.waitSignal(running.open_wanted, timeout=20_000) as opened,
        qtbot.waitSignal(running.shown_wanted, timeout=20_000),
    ):
        second = subprocess.Popen(
            [sys.executable, "-c", script, "/a.qcow2", os.fsencode(odd)],
            env=environment,
            cwd=PROJECT,
            stdout=subprocess.PIPE,
            text=True,
        )
    assert opened.args == [[Path("/a.qcow2"), odd]]
    assert second.communicate(timeout=20)[0].strip() == "True"
    assert os.environ.pop("XDG_ACTIVATION_TOKEN") == "token"
    running.release()
    QDBusConnection.disconnectFromBus("one")


def test_with_nobody_there_nothing_is_handed_over(
    buses: tuple[QDBusConnection, QDBusConnection],
) -> None:
    assert not Instance("org.example.Two", buses[0]).hand_over([Path("/x")])


def test_one_alone_is_the_first(buses: tuple[QDBusConnection, QDBusConnection]) -> None:
    first, second = (Instance("org.example.Three", bus) for bus in buses)
    assert first.claim()
    assert not second.claim()
    first.release()
    assert second.claim()


def test_no_bus_is_started_where_none_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert instance.session_bus() is None


def test_a_double_click_opens_the_window_and_the_next_uses_it(address: str, tmp_path: Path) -> None:
    """As the desktop does it: on a screen, by the file's type, through the entry that was installed."""
    opener, screen = shutil.which("gio"), shutil.which("Xvfb")
    if opener is None or screen is None:
        pytest.skip("gio and Xvfb are needed")
    image = disk("ext4-gpt", "qcow2")
    environment = {
        **os.environ,
        "DBUS_SESSION_BUS_ADDRESS": address,
        "XDG_DATA_HOME": str(tmp_path / "data"),
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
        "PYTHONPATH": str(PROJECT),
    }
    environment.pop("QT_QPA_PLATFORM")
    program = Path(sys.executable).with_name("guestscope")
    desktop.install(program, desktop.Folders(tmp_path / "data", tmp_path / "config"))
    with ExitStack() as stack:
        reading, writing = os.pipe()
        server = subprocess.Popen(
            [screen, "-displayfd", str(writing), "-screen", "0", "1280x800x24", "-nolisten", "tcp"],
            pass_fds=[writing],
            stderr=subprocess.DEVNULL,
        )
        stack.callback(server.wait, 10)
        stack.callback(server.terminate)
        os.close(writing)
        with os.fdopen(reading) as numbers:
            environment["DISPLAY"] = f":{numbers.readline().strip()}"
        double_click = [opener, "open", str(image.path)]
        subprocess.run(double_click, env=environment, check=True, timeout=LIMIT)
        assert wait_for(lambda: _windows(image.path), LIMIT)
        first = _windows(image.path)[0]
        stack.callback(_end, first)
        assert wait_for(lambda: descendants_named("qemu", first), LIMIT)
        # Another disk opens in the window that is there, and its command goes.
        other = disk("fat", "qcow2")
        subprocess.run([opener, "open", str(other.path)], env=environment, check=True, timeout=LIMIT)
        assert wait_for(lambda: len(descendants_named("qemu", first)) == 2, LIMIT)
        assert wait_for(lambda: not _windows(other.path), LIMIT)
        # The first one once more is shown, and not opened again.
        subprocess.run(double_click, env=environment, check=True, timeout=LIMIT)
        assert wait_for(lambda: _windows(image.path) == [first], LIMIT)
        assert not wait_for(lambda: len(descendants_named("qemu", first)) > 2, 2)
    assert not _windows(image.path)


def _windows(path: Path) -> list[int]:
    """The processes of our command that were started with this disk."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = entry.read_bytes().split(b"\0")
        except OSError:
            continue
        if any(word.endswith(b"/guestscope") for word in words[:2]) and any(
            os.fsencode(path.name) in word for word in words
        ):
            found.append(int(entry.parent.name))
    return found


def _end(pid: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGTERM)
    assert wait_for(lambda: not is_running(pid), LIMIT)
