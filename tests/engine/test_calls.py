"""What guestfs(3) promises of calls beside their results: handlers, private data, deadlines, availability."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import engine
from engine import GuestFS
from engine.actions import ACTIONS
from engine.errors import ClosedHandle, GuestFSError, TimedOut, TooMuchSent, WrongState
from engine.events import EVENT_PROGRESS, Callbacks
from engine.progress import CallProgress
from tests.helpers.disks import disk


@pytest.fixture(scope="module")
def g() -> Iterator[GuestFS]:
    """A launched handle with swap space."""
    with GuestFS(python_return_dict=True) as g:
        g.add_drive_ro(str(disk("swap").path))
        g.launch()
        yield g


def test_it_is_a_drop_in_by_its_names() -> None:
    assert engine.event_to_string(engine.EVENT_PROGRESS | engine.EVENT_CLOSE) == "close,progress"
    assert engine.event_to_string(engine.EVENT_ALL).count(",") == 9
    assert engine.event_to_string(0) == ""
    assert issubclass(engine.ClosedHandle, ValueError)


def test_error_handlers_form_a_stack() -> None:
    told: list[str] = []
    with GuestFS(python_return_dict=True, environment=False) as g:
        g.push_error_handler(lambda error: told.append(f"low {error}"))
        g.push_error_handler(lambda error: told.append(f"high {error}"))
        with pytest.raises(WrongState):
            g.ls("/")
        g.push_error_handler(None)
        with pytest.raises(WrongState):
            g.ls("/")
        g.pop_error_handler()
        g.pop_error_handler()
        with pytest.raises(GuestFSError):
            g.device_name(7)
        for _more_than_there_are in range(4):
            g.pop_error_handler()
        with pytest.raises(WrongState):
            g.ls("/")
    assert told == [
        "high ls0: call launch before using this function.",
        "low There is no drive number 7.",
    ]


def test_private_data_stays_as_it_was_put() -> None:
    g = GuestFS(python_return_dict=True, environment=False)
    thing = object()
    g.set_private("thing", thing)
    assert g.get_private("thing") is thing
    assert g.get_private("other") is None
    assert dict(g.private) == {"thing": thing}
    with pytest.raises(ValueError, match="'key' must not begin with an underscore"):
        g.set_private("_mine", 1)
    g.close()
    with pytest.raises(ClosedHandle):
        g.get_private("thing")


def test_it_knows_which_actions_the_appliance_has(g: GuestFS) -> None:
    before = g.running.appliance.pid
    assert all(map(g.has_action, ("dd", "list_devices", "upload", "download", "umount_all", "ls", "run")))
    assert not g.has_action("smell")
    # No action is run: this one would end the appliance's root.
    assert g.has_action("zero_device")
    g.ping_daemon()
    assert g.running.appliance.pid == before
    with GuestFS(python_return_dict=True) as other, pytest.raises(WrongState):
        other.has_action("dd")


def test_an_action_that_the_appliance_lacks_is_told(g: GuestFS) -> None:
    missing = [
        name
        for name in ("btrfs_scrub_full", "findfs_partuuid", "inspect_get_build_id")
        if not g.has_action(name)
    ]
    for name in missing:
        with pytest.raises(GuestFSError, match=f"no action '{name}'"):
            g.call_daemon(name, "/dev/sda")


def test_a_call_ends_at_its_deadline() -> None:
    with GuestFS(python_return_dict=True) as g:
        g.launch()
        with g.within(0.5), pytest.raises(TimedOut, match=r"debug: no answer within 0\.5 seconds"):
            g.debug("sh", ["sleep 20"])
        assert g.is_config()
        assert g.patience == 600
        assert g.data_patience is None


def test_a_flood_of_progress_is_told_in_bounds() -> None:
    told: list[tuple[int, ...]] = []
    callbacks = Callbacks()
    callbacks.add(lambda _event, _number, _data, numbers: told.append(tuple(numbers[2:])), EVENT_PROGRESS)
    progress = CallProgress(callbacks, ACTIONS["zero_free_space"])
    progress.finish()
    assert told == []
    for position in range(100_000):
        progress.take(position, 200_000)
    progress.finish()
    progress.finish()
    assert told[0] == (0, 200_000)
    assert told[-1] == (200_000, 200_000)
    assert len(told) < 1000
    assert told == sorted(told)


def test_no_more_is_received_than_there_may_be(
    g: GuestFS, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    size = g.blockdev_getsize64("/dev/sda")
    with monkeypatch.context() as patch:
        patch.setattr("engine.calls.announced", lambda *_args: 16384)
        with pytest.raises(TooMuchSent, match="the 16,384 bytes"):
            g.download("/dev/sda", str(path))
    assert path.read_bytes() == b"old"
    g.download("/dev/sda", str(path))
    assert path.stat().st_size == size
    monkeypatch.setattr(g, "download_budget", 100)
    with pytest.raises(TooMuchSent, match=r"compress_device_out: .* 100 bytes"):
        g.compress_device_out("gzip", "/dev/sda", str(path))
    assert path.stat().st_size == size
