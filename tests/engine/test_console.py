"""The console's way to the handle."""

from __future__ import annotations

import gc
import threading
import weakref

from engine.console import Console


class Listener:
    def wake(self) -> None:
        """Called in any thread."""


def test_pieces_are_taken_once_in_their_order() -> None:
    console = Console()
    for piece in (b"one", b"two"):
        console.feed(piece)
    assert list(console.take()) == [b"one", b"two"]
    assert list(console.take()) == []


def test_whoever_is_attached_is_woken_for_each_piece() -> None:
    console, woken = Console(), list[int]()
    console.feed(b"before")
    console.attach(lambda: woken.append(threading.get_ident()))
    thread = threading.Thread(target=console.feed, args=(b"from elsewhere",))
    thread.start()
    thread.join()
    assert woken == [thread.ident]
    console.detach()
    console.feed(b"after")
    assert len(woken) == 1
    assert list(console.take()) == [b"before", b"from elsewhere", b"after"]


def test_guest_that_floods_it_costs_a_bounded_number_of_pieces() -> None:
    console = Console()
    for number in range(5000):
        console.feed(b"%d" % number)
    pieces = list(console.take())
    assert len(pieces) == 1024
    assert pieces[-1] == b"4999"


def test_nobody_is_kept_alive_after_detaching() -> None:
    console, listener = Console(), Listener()
    reference = weakref.ref(listener)
    console.attach(listener.wake)
    console.detach()
    del listener
    gc.collect()
    assert reference() is None
