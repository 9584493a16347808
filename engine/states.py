"""What a conversation with the daemon can wait for, and what may arrive meanwhile."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType

from engine.wire import Word


class State(Enum):
    """What the connection waits for."""

    LAUNCHING = "waiting for the daemon to start"
    READY = "ready for a call"
    WAITING = "waiting for a reply"
    CANCELLING = "waiting for a reply, having asked the daemon to send no file"
    PROBING = "waiting to be refused"
    SENDING = "sending a file"
    STOPPING = "told by the daemon to stop sending"
    SENT = "waiting for a reply, the file being sent"
    RECEIVING = "receiving a file"
    DRAINING = "dropping the rest of a file"
    BROKEN = "broken"

    # An enum's own goes through its name, which a call on the wire asks for several times.
    __hash__ = object.__hash__


class Item(Enum):
    """What can arrive."""

    LAUNCHED = "the launch word"
    PROGRESS = "progress"
    CANCEL = "the cancel word"
    REPLY = "a message"
    CHUNK = "a chunk of a file"

    __hash__ = object.__hash__


ALLOWED: Mapping[State, frozenset[Item]] = MappingProxyType(
    {
        State.LAUNCHING: frozenset({Item.LAUNCHED}),
        State.READY: frozenset({Item.PROGRESS}),
        State.WAITING: frozenset({Item.PROGRESS, Item.REPLY}),
        State.CANCELLING: frozenset({Item.PROGRESS, Item.REPLY}),
        State.PROBING: frozenset({Item.CANCEL, Item.REPLY}),
        State.SENDING: frozenset({Item.PROGRESS, Item.CANCEL}),
        State.STOPPING: frozenset({Item.PROGRESS}),
        State.SENT: frozenset({Item.PROGRESS, Item.CANCEL, Item.REPLY}),
        State.RECEIVING: frozenset({Item.PROGRESS, Item.CHUNK}),
        State.DRAINING: frozenset({Item.PROGRESS, Item.CHUNK}),
        State.BROKEN: frozenset(),
    }
)
"""What may arrive when. Anything else breaks the connection."""

WORDS: Mapping[int, Item] = MappingProxyType(
    {
        Word.LAUNCHED: Item.LAUNCHED,
        Word.PROGRESS: Item.PROGRESS,
        Word.CANCEL: Item.CANCEL,
    }
)
"""What a word announces that is no length."""
