"""The conversation with guestfsd, without any I/O: bytes in, events out, bytes to send.

The owner writes what `call` and the other senders return, gives what it reads to `receive`, and takes
events until `NeedData`. One call at a time:

    plain     call → Progress* → Reply | Refused
    file in   call → send_chunk* → end_of_file | cancel_file → Progress* → Reply | Refused
              (at StopSending the daemon wants no more: cancel_file, then wait for Refused)
    file out  call → Progress* → Reply → (Chunk | Progress)* → EndOfFile | Cancelled
              (cancel may be sent meanwhile; what still arrives is dropped)

`_ALLOWED` says what may arrive when. Anything else is a ProtocolError: the connection is then dead, and
every later use of it raises the same reason. Two cases are harmless and only counted: progress of a call
that was answered already, and the daemon's cancel word when the upload has just ended.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum

from engine.actions import Action
from engine.arrivals import (
    NEED_DATA,
    Cancelled,
    Chunk,
    EndOfFile,
    Event,
    Launched,
    NeedData,
    Progress,
    Refused,
    Reply,
    StopSending,
)
from engine.codec import decode_error, decode_result, encode_arguments
from engine.errors import ProtocolError, WrongState
from engine.wire import (
    CANCEL_CHUNK,
    CANCEL_WORD,
    CHUNK_FRAME,
    CHUNK_HEADER,
    CHUNK_LIMIT,
    CHUNK_MESSAGE_LIMIT,
    END_CHUNK,
    HEADER_BYTES,
    PADDING,
    PROGRESS_BYTES,
    WORD,
    Status,
    Word,
    check_reply_header,
    pack_call,
    pack_chunks,
    unpack_progress,
)
from engine.xdr import MESSAGE_LIMIT, Cursor

__all__ = [
    "NEED_DATA",
    "Cancelled",
    "Chunk",
    "Connection",
    "EndOfFile",
    "Event",
    "Item",
    "Launched",
    "NeedData",
    "Progress",
    "Refused",
    "Reply",
    "State",
    "StopSending",
]


SMALL_CHUNK = 1024
"""Bytes up to which a chunk is better taken together with its neighbours."""


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


class Item(Enum):
    """What can arrive."""

    LAUNCHED = "the launch word"
    PROGRESS = "progress"
    CANCEL = "the cancel word"
    REPLY = "a message"
    CHUNK = "a chunk of a file"


_ALLOWED: dict[State, frozenset[Item]] = {
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
_WORDS: dict[int, Item] = {
    Word.LAUNCHED: Item.LAUNCHED,
    Word.PROGRESS: Item.PROGRESS,
    Word.CANCEL: Item.CANCEL,
}
_RECEIVING = State.RECEIVING
_DRAINING = State.DRAINING


class Connection:
    """One conversation with one daemon. Not for two threads at once; nothing here blocks.

    `launched` is for a daemon that said so to somebody else before, as in an appliance restored from a
    template.
    """

    def __init__(self, *, launched: bool = False, first_serial: int = 1) -> None:
        self._state = State.READY if launched else State.LAUNCHING
        self._reason: str | None = None
        self._buffer = bytearray()
        self._at = 0
        self._serial = first_serial - 1
        self._action: Action | None = None
        self._answered: tuple[int, int] | None = None
        self.late_progress = 0
        self.stray_cancels = 0

    @property
    def state(self) -> State:
        """What the connection waits for."""
        return self._state

    @property
    def reason(self) -> str | None:
        """Why the connection is broken; None while it is not."""
        return self._reason

    @property
    def action(self) -> Action | None:
        """The action under way, None when there is none."""
        return self._action

    def call(
        self,
        action: Action,
        args: Sequence[object] = (),
        optargs: Mapping[str, object] | None = None,
        progress_hint: int = 0,
    ) -> bytes:
        """Begin an action and return what to send. `progress_hint` is the size of a file in, where known.

        Raises TypeError, ValueError or MessageTooLarge for arguments that cannot be sent, WrongState when
        another action is under way; the connection stays as it was.
        """
        self._expect(State.READY)
        if action.proc is None:
            raise WrongState(f"{action.name} is not an action of the daemon.")
        body, given = encode_arguments(action, args, optargs or {})
        return self._begin(action, action.proc, progress_hint, given, body)

    def probe(self, action: Action) -> bytes:
        """Return what to send to learn whether the daemon has an action: it refuses the call either way.

        It checks the bits of the optional arguments before anything else; here all of them are set.
        """
        self._expect(State.READY)
        assert action.proc is not None
        data = self._begin(action, action.proc, 0, 0xFFFFFFFFFFFFFFFF, b"")
        if action.sends_file:
            # One that has it asks to be spared the file before it refuses; one that lacks it does not.
            self._state = State.PROBING
        return data

    def _begin(self, action: Action, number: int, hint: int, given: int, body: bytes) -> bytes:
        serial = self._serial + 1 & 0xFFFFFFFF
        data = pack_call(number, serial, hint, given, body)
        self._serial = serial
        self._action = action
        self._state = State.SENDING if action.sends_file else State.WAITING
        return data

    def send_chunk(self, data: bytes | bytearray | memoryview) -> bytes:
        """Return what to send for the next piece of the file, of any length but none."""
        self._expect(State.SENDING)
        if not data:
            raise ValueError("an empty chunk would end the file: use end_of_file")
        return pack_chunks(data)

    def end_of_file(self) -> bytes:
        """Return what to send after the last piece."""
        self._expect(State.SENDING)
        self._state = State.SENT
        return END_CHUNK

    def cancel_file(self) -> bytes:
        """Return what to send to abandon the file; the daemon then refuses the call."""
        self._expect(State.SENDING, State.STOPPING)
        self._state = State.SENT
        return CANCEL_CHUNK

    def cancel(self) -> bytes:
        """Return what to send to abandon the file under way, either way; empty when it is too late.

        Raises WrongState for an action without a file: the protocol cannot interrupt it.
        """
        self._check_alive()
        action = self._action
        if action is None or not (action.sends_file or action.receives_file):
            raise WrongState("No file transfer is under way.")
        if self._state in (State.SENDING, State.STOPPING):
            return self.cancel_file()
        if self._state is State.WAITING:
            self._state = State.CANCELLING
            return CANCEL_WORD
        if self._state is State.RECEIVING:
            self._state = State.DRAINING
            return CANCEL_WORD
        return b""

    def fail(self, reason: str) -> None:
        """Give the connection up for a reason of the owner's, such as a deadline or the end of the stream."""
        if self._reason is None:
            self._reason = reason
            self._state = State.BROKEN
            self._buffer = bytearray()
            self._at = 0

    def receive(self, data: bytes | bytearray | memoryview) -> None:
        """Take bytes that were read, cut anywhere."""
        self._check_alive()
        self._buffer += data

    def next_event(self) -> Event:
        """Return what arrived next, `NEED_DATA` when that is not known yet. Raises ProtocolError."""
        self._check_alive()
        try:
            return self._parse()
        except ProtocolError as error:
            self.fail(error.reason)
            raise

    def take_data(self) -> bytes:
        """Take the data of all whole small chunks that come next, as one piece; none when others do.

        Says no more than as many `next_event`s, but in a third of the time: a listing comes as one chunk
        for each name. Whatever is not an ordinary chunk is left to `next_event`.
        """
        if self._state is not _RECEIVING:
            return b""
        buffer, at, parts = self._buffer, self._at, []
        end = len(buffer)
        with memoryview(buffer) as view:
            while at + CHUNK_FRAME.size <= end:
                length, cancel, size = CHUNK_FRAME.unpack_from(buffer, at)
                start = at + CHUNK_FRAME.size
                stop = start + size
                after = at + WORD.size + length
                padding = PADDING[size & 3]
                if after > end or not 0 < size <= SMALL_CHUNK or cancel or stop + len(padding) != after:
                    break
                if padding and view[stop:after] != padding:
                    break
                parts.append(bytes(view[start:stop]))
                at = after
        self._at = at
        return parts[0] if len(parts) == 1 else b"".join(parts)

    def _parse(self) -> Event:
        while True:
            buffer = self._buffer
            if len(buffer) - self._at < WORD.size:
                return self._need_data()
            word: int = WORD.unpack_from(buffer, self._at)[0]
            state = self._state
            if (state is _RECEIVING or state is _DRAINING) and word <= CHUNK_MESSAGE_LIMIT:
                event = self._parse_chunk(word)
            else:
                event = self._parse_item(word)
            if event is not None:
                return event

    def _parse_item(self, word: int) -> Event | None:
        item = _WORDS.get(word, Item.CHUNK if self._state in (_RECEIVING, _DRAINING) else Item.REPLY)
        if item not in _ALLOWED[self._state]:
            raise ProtocolError(f"{item.value} ({word:#x}) came while {self._state.value}")
        if item is Item.PROGRESS:
            return self._parse_progress()
        if item is Item.REPLY:
            return self._parse_reply(word)
        if item is Item.CHUNK:
            raise ProtocolError(f"a chunk has {word} bytes, more than the limit of {CHUNK_MESSAGE_LIMIT}")
        self._at += WORD.size
        if item is Item.LAUNCHED:
            self._state = State.READY
            return Launched()
        if self._state is State.SENT:
            self.stray_cancels += 1
            return None
        self._state = State.STOPPING
        return StopSending()

    def _parse_progress(self) -> Event | None:
        start = self._at + WORD.size
        if len(self._buffer) - start < PROGRESS_BYTES:
            return self._need_data()
        message = unpack_progress(self._buffer, start)
        about = (message.procedure, message.serial)
        action = self._action
        if action is not None and about == (action.proc, self._serial):
            self._at = start + PROGRESS_BYTES
            # A file that grows while it is uploaded passes the size that was announced.
            return Progress(min(message.position, message.total), message.total)
        if about != self._answered:
            raise ProtocolError(
                f"progress of call {message.serial:#x} (procedure {message.procedure}) came unasked"
            )
        self._at = start + PROGRESS_BYTES
        self.late_progress += 1
        return None

    def _parse_reply(self, length: int) -> Event:
        if not HEADER_BYTES <= length <= MESSAGE_LIMIT:
            raise ProtocolError(
                f"a message of {length} bytes is not within {HEADER_BYTES} and {MESSAGE_LIMIT}"
            )
        action = self._action
        assert action is not None
        assert action.proc is not None
        start = self._at + WORD.size
        held = len(self._buffer) - start
        if held < HEADER_BYTES:
            return self._need_data()
        status = check_reply_header(self._buffer, start, action.proc, self._serial)
        if held < length:
            return self._need_data()
        with memoryview(self._buffer) as view:
            cursor = Cursor(bytes(view[start + HEADER_BYTES : start + length]))
        self._at = start + length
        event: Event
        if status is Status.ERROR:
            event = Refused(*decode_error(cursor))
            self._end_action()
            return event
        event = Reply(decode_result(action, cursor))
        if not action.receives_file:
            self._end_action()
        elif self._state is State.CANCELLING:
            self._state = State.DRAINING
        else:
            self._state = State.RECEIVING
        return event

    def _parse_chunk(self, length: int) -> Event | None:
        start = self._at + WORD.size
        if length < CHUNK_HEADER.size:
            raise ProtocolError(f"a chunk of {length} bytes is too short")
        buffer = self._buffer
        end = start + length
        if len(buffer) < end:
            return self._need_data()
        cancel, size = CHUNK_HEADER.unpack_from(buffer, start)
        start += CHUNK_HEADER.size
        if size > CHUNK_LIMIT:
            raise ProtocolError(f"a chunk holds {size} bytes, more than the limit of {CHUNK_LIMIT}")
        stop = start + size
        if stop + len(PADDING[size & 3]) != end:
            raise ProtocolError(f"a chunk of {length} bytes cannot hold {size} bytes")
        if stop != end and buffer[stop:end] != PADDING[size & 3]:
            raise ProtocolError("the padding is not zero")
        if cancel > 1 or (cancel and size):
            raise ProtocolError(f"a chunk of {size} bytes has the cancel mark {cancel}")
        self._at = end
        if size:
            if self._state is _DRAINING:
                return None
            with memoryview(buffer) as view:
                return Chunk(bytes(view[start:stop]))
        asked = self._state is _DRAINING
        self._end_action()
        return Cancelled(asked) if cancel else EndOfFile()

    def _end_action(self) -> None:
        action = self._action
        assert action is not None
        assert action.proc is not None
        self._answered = (action.proc, self._serial)
        self._action = None
        self._state = State.READY

    def _need_data(self) -> NeedData:
        if self._at:
            del self._buffer[: self._at]
            self._at = 0
        return NEED_DATA

    def _expect(self, *states: State) -> None:
        self._check_alive()
        if self._state not in states:
            raise WrongState(f"The connection is {self._state.value}.")

    def _check_alive(self) -> None:
        if self._reason is not None:
            raise ProtocolError(self._reason)
