"""What libguestfs's own tests of its Python module ask, asked of this one: `import engine as guestfs`."""

import ast
import gc
import importlib.util
import inspect
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import engine as guestfs
from engine.actions import ACTIONS
from tests.helpers import values
from tests.helpers.disks import disk


@pytest.fixture(scope="module")
def g() -> Iterator[guestfs.GuestFS]:
    with guestfs.GuestFS(python_return_dict=True) as g:
        g.add_drive_ro(str(disk("bare").path))
        g.launch()
        yield g


def descriptors() -> int:
    gc.collect()
    return len(list(Path("/proc/self/fd").iterdir()))


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"environment": False},
        {"close_on_exit": False},
        {"python_return_dict": False, "environment": False, "close_on_exit": False},
    ],
)
def test_handle_is_created_with_flags(options: dict[str, bool]) -> None:
    g = guestfs.GuestFS(**options)
    assert g.get_state() == 0
    g.close()


def test_flags_are_those_of_the_module() -> None:
    source = importlib.util.find_spec("guestfs") or Path("/usr/lib/python3/dist-packages/guestfs.py")
    path = Path(str(getattr(source, "origin", source)))
    if not path.exists():
        pytest.skip(f"there is no {path}: install python3-guestfs")
    tree = ast.parse(path.read_text())
    (theirs,) = (
        node.args
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.name == "__init__" and len(node.args.args) > 1
    )
    defaults = [ast.literal_eval(default) for default in theirs.defaults]
    names = [argument.arg for argument in theirs.args[1:]]
    ours = inspect.signature(guestfs.GuestFS).parameters.values()
    assert [(one.name, one.default) for one in ours] == list(zip(names, defaults, strict=True))


def test_dozens_of_handles_come_and_go() -> None:
    path = str(disk("bare").path)
    before = descriptors()
    for number in range(60):
        g = guestfs.GuestFS(python_return_dict=True)
        g.add_drive_ro(path)
        g.set_identifier(f"handle {number}")
        assert g.get_identifier() == f"handle {number}"
        if number % 2:
            g.close()
        del g
    assert descriptors() == before


def test_dozens_of_handles_live_side_by_side() -> None:
    before = descriptors()
    handles = [guestfs.GuestFS(python_return_dict=True) for _ in range(40)]
    for number, g in enumerate(handles):
        g.set_memsize(600 + number)
    assert [g.get_memsize() for g in handles] == [600 + number for number in range(40)]
    for g in handles:
        g.close()
    del g
    handles.clear()
    assert descriptors() == before


def test_launched_handles_follow_one_another() -> None:
    path = str(disk("bare").path)
    counts = set()
    for _ in range(3):
        with guestfs.GuestFS(python_return_dict=True) as g:
            g.add_drive_ro(path)
            g.launch()
            g.mount_ro("/dev/sda", "/")
            assert g.cat("/hello.txt") == "Hello, world.\n"
        counts.add(descriptors())
    assert len(counts) == 1


def test_every_method_of_a_closed_handle_says_so() -> None:
    g = guestfs.GuestFS(python_return_dict=True)
    g.close()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        for action in ACTIONS.values():
            if not action.is_public or action.name in ("user_cancel", "kill_subprocess"):
                continue
            args = [values.a_right_one(argument) for argument in action.args]
            with pytest.raises(guestfs.ClosedHandle):
                getattr(g, action.name)(*args)
    g.close()


def test_events_are_told_and_may_be_forgotten_in_a_callback(g: guestfs.GuestFS) -> None:
    told: list[Any] = []

    def once(event: int, handle: int, buffer: object, array: list[int]) -> None:
        told.append((event, handle, buffer, array))
        g.delete_event_callback(handle)

    handle = g.set_event_callback(once, guestfs.EVENT_ENTER)
    g.ping_daemon()
    g.ping_daemon()
    assert told == [(guestfs.EVENT_ENTER, handle, "ping_daemon", [])]


def test_a_callback_may_call_the_handle(g: guestfs.GuestFS) -> None:
    answers: list[Any] = []

    def ask(_event: int, _handle: int, buffer: object, _array: list[int]) -> None:
        if buffer == "ping_daemon":
            answers.append((g.get_state(), g.list_devices()))

    handle = g.set_event_callback(ask, guestfs.EVENT_ENTER)
    g.ping_daemon()
    g.delete_event_callback(handle)
    assert answers == [(2, ["/dev/sda"])]


def test_close_is_told_once() -> None:
    told: list[int] = []
    g = guestfs.GuestFS(python_return_dict=True)
    g.set_event_callback(lambda event, *_rest: told.append(event), guestfs.EVENT_CLOSE)
    g.close()
    g.close()
    assert told == [guestfs.EVENT_CLOSE]


def test_log_messages_tell_the_calls(g: guestfs.GuestFS) -> None:
    lines: list[str] = []
    handle = g.set_event_callback(
        lambda _event, _handle, buffer, _array: lines.append(str(buffer)),
        guestfs.EVENT_APPLIANCE | guestfs.EVENT_LIBRARY | guestfs.EVENT_WARNING | guestfs.EVENT_TRACE,
    )
    g.set_trace(True)
    g.set_autosync(True)
    g.set_trace(False)
    g.delete_event_callback(handle)
    assert any(line.startswith("set_autosync") for line in lines)


def test_progress_ends_with_all_of_it(g: guestfs.GuestFS) -> None:
    told: list[tuple[int, int]] = []
    handle = g.set_event_callback(
        lambda _event, _handle, _buffer, array: told.append((array[2], array[3])), guestfs.EVENT_PROGRESS
    )
    try:
        g.debug("progress", ["5"])
    finally:
        g.delete_event_callback(handle)
    assert told
    assert all(0 <= position <= total for position, total in told)
    assert told[-1][0] == told[-1][1]


def test_error_in_a_progress_callback_is_the_callbacks_own(
    g: guestfs.GuestFS, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_told: object) -> None:
        raise ZeroDivisionError("in a callback")

    handle = g.set_event_callback(fail, guestfs.EVENT_PROGRESS)
    try:
        g.debug("progress", ["3"])
    finally:
        g.delete_event_callback(handle)
    assert "in a callback" in caplog.text
    g.ping_daemon()


def test_errors_are_runtime_errors(g: guestfs.GuestFS) -> None:
    with pytest.raises(RuntimeError, match="mount"):
        g.sh("true")
    with pytest.raises(TypeError):
        g.mkdir(3)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        g.mkdir()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="argument 'filename' must be the path of a local file, not int"):
        g.upload(3, "/x")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="argument 'filename' must not contain a NUL"):
        g.download("/x", "a\0b")
    g.ping_daemon()


def test_optional_arguments_in_every_combination() -> None:
    path = str(disk("bare").path)
    with guestfs.GuestFS(python_return_dict=True) as g:
        g.add_drive(path, True)
        g.add_drive(path, readonly=True, format="raw")
        g.add_drive(path, format="raw", readonly=1)  # type: ignore[arg-type]
        g.add_drive(filename=path, iface=None, readonly=True)
        with pytest.raises(TypeError):
            g.add_drive(path, readonly="yes")  # type: ignore[arg-type]
        with pytest.raises(TypeError):
            g.add_drive(path, nonsense=True)  # type: ignore[call-arg]
        assert len(g.debug_drives()) == 4
