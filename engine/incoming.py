"""What the daemon says: bytes as they come, taken apart into events.

`ALLOWED` says what may arrive when. Anything else is a ProtocolError: the connection is then dead, and every
later use of it raises the same reason. Two cases are harmless and only counted: progress of a call that was
answered already, and the daemon's cancel word when the upload has just ended.
"""

from __future__ import annotations

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
from engine.codec import decode_error, decode_result
from engine.errors import ProtocolError
from engine.states import ALLOWED, WORDS, Item, State
from engine.wire import (
    CHUNK_FRAME,
    CHUNK_HEADER,
    CHUNK_LIMIT,
    CHUNK_MESSAGE_LIMIT,
    HEADER_BYTES,
    PADDING,
    PROGRESS_BYTES,
    WORD,
    Status,
    check_reply_header,
    unpack_progress,
)
from engine.xdr import MESSAGE_LIMIT, Cursor

SMALL_CHUNK = 1024
"""Bytes up to which a chunk is better taken together with its neighbours."""

_FRAME_BYTES = CHUNK_FRAME.size
_HEAD_BYTES = CHUNK_HEADER.size
_RECEIVING = State.RECEIVING
_DRAINING = State.DRAINING


class Incoming:
    """The half of a connection that listens. What it waits for is set by the half that speaks."""

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
        data = bytes(self._buffer)
        at, end = self._at, len(data) - _FRAME_BYTES
        parts: list[bytes] = []
        unpack, add = CHUNK_FRAME.unpack_from, parts.append
        while at <= end:
            length, cancel, size = unpack(data, at)
            start = at + _FRAME_BYTES
            stop = start + size
            padding = PADDING[size & 3]
            if cancel or not 0 < size <= SMALL_CHUNK or length != _HEAD_BYTES + size + len(padding):
                break
            after = stop + len(padding)
            # Short where the chunk is not whole yet.
            piece = data[start:stop]
            if len(piece) != size or data[stop:after] != padding:
                break
            add(piece)
            at = after
        self._at = at
        return b"".join(parts)

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
        item = WORDS.get(word, Item.CHUNK if self._state in (_RECEIVING, _DRAINING) else Item.REPLY)
        if item not in ALLOWED[self._state]:
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

    def _check_alive(self) -> None:
        if self._reason is not None:
            raise ProtocolError(self._reason)
