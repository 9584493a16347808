"""Who is told what."""

from __future__ import annotations

import logging

import pytest

from engine import events
from engine.events import Callbacks, Event

Told = tuple[int, int, object, list[int]]


def listener(told: list[Told]) -> events.Callback:
    return lambda event, number, data, numbers: told.append((event, number, data, numbers))


def test_only_those_who_asked_are_told() -> None:
    callbacks, progress, both = Callbacks(), list[Told](), list[Told]()
    first = callbacks.add(listener(progress), events.EVENT_PROGRESS)
    second = callbacks.add(listener(both), events.EVENT_PROGRESS | events.EVENT_CLOSE)
    callbacks.emit(Event.PROGRESS, "", [1, 2, 3, 4])
    callbacks.emit(Event.CLOSE)
    callbacks.emit(Event.TRACE, "ls")
    assert progress == [(events.EVENT_PROGRESS, first, "", [1, 2, 3, 4])]
    assert both == [
        (events.EVENT_PROGRESS, second, "", [1, 2, 3, 4]),
        (events.EVENT_CLOSE, second, "", []),
    ]


def test_nobody_is_told_after_being_forgotten() -> None:
    callbacks, told = Callbacks(), list[Told]()
    number = callbacks.add(listener(told), events.EVENT_ALL)
    callbacks.remove(number)
    callbacks.emit(Event.CLOSE)
    assert told == []


def test_handles_of_callbacks_are_not_used_again() -> None:
    callbacks = Callbacks()
    first = callbacks.add(print, 1)
    callbacks.remove(first)
    assert callbacks.add(print, 1) != first


def test_callback_that_raises_is_logged_and_the_others_are_told(caplog: pytest.LogCaptureFixture) -> None:
    callbacks, told = Callbacks(), list[Told]()

    def fail(*_args: object) -> None:
        raise ValueError("not my day")

    callbacks.add(fail, events.EVENT_ALL)
    callbacks.add(listener(told), events.EVENT_ALL)
    with caplog.at_level(logging.ERROR):
        callbacks.emit(Event.CLOSE)
    assert len(told) == 1
    assert "The callback for CLOSE failed" in caplog.text
    assert "not my day" in caplog.text


def test_callback_may_add_and_remove_callbacks() -> None:
    callbacks, told = Callbacks(), list[str]()

    def once(_event: int, number: int, _data: object, _numbers: list[int]) -> None:
        told.append("once")
        callbacks.remove(number)
        callbacks.add(lambda *_args: told.append("later"), events.EVENT_CLOSE)

    callbacks.add(once, events.EVENT_CLOSE)
    callbacks.emit(Event.CLOSE)
    assert told == ["once"]
    callbacks.emit(Event.CLOSE)
    assert told == ["once", "later"]


def test_callback_cannot_spoil_what_the_next_one_gets() -> None:
    callbacks, told = Callbacks(), list[Told]()
    callbacks.add(lambda _event, _number, _data, numbers: numbers.clear(), events.EVENT_PROGRESS)
    callbacks.add(listener(told), events.EVENT_PROGRESS)
    callbacks.emit(Event.PROGRESS, "", [1, 2, 3, 4])
    assert told[0][3] == [1, 2, 3, 4]


def test_what_cannot_be_called_is_refused() -> None:
    with pytest.raises(TypeError, match="callback must be callable"):
        Callbacks().add("print", 1)  # type: ignore[arg-type]


def test_whether_anybody_listens_is_known() -> None:
    callbacks = Callbacks()
    assert not callbacks.wanted(Event.APPLIANCE)
    number = callbacks.add(print, events.EVENT_APPLIANCE | events.EVENT_CLOSE)
    assert callbacks.wanted(Event.APPLIANCE)
    assert not callbacks.wanted(Event.TRACE)
    callbacks.remove(number)
    assert not callbacks.wanted(Event.APPLIANCE)


def test_bits_are_those_of_guestfs() -> None:
    assert events.EVENT_CLOSE == 1
    assert events.EVENT_PROGRESS == 8
    assert events.EVENT_WARNING == 0x200
    assert events.EVENT_ALL == 0x3FF
    assert not events.EVENT_ALL & events.EVENT_STAGE
