"""The conversation with guestfsd, without any I/O: bytes in, events out, bytes to send.

The owner writes what `call` and the other senders return, gives what it reads to `receive`, and takes
events until `NeedData`. One call at a time:

    plain     call → Progress* → Reply | Refused
    file in   call → send_chunk* → end_of_file | cancel_file → Progress* → Reply | Refused
              (at StopSending the daemon wants no more: cancel_file, then wait for Refused)
    file out  call → Progress* → Reply → (Chunk | Progress)* → EndOfFile | Cancelled
              (cancel may be sent meanwhile; what still arrives is dropped)

`engine.incoming` takes apart what arrives, `engine.states` says what may.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from engine.actions import Action
from engine.codec import encode_arguments
from engine.errors import WrongState
from engine.incoming import Incoming
from engine.states import State
from engine.wire import CANCEL_CHUNK, CANCEL_WORD, END_CHUNK, pack_call, pack_chunks


class Connection(Incoming):
    """One conversation with one daemon. Not for two threads at once; nothing here blocks.

    `launched` is for a daemon that said so to somebody else before, as in an appliance restored from a
    template.
    """

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

    def _expect(self, *states: State) -> None:
        self._check_alive()
        if self._state not in states:
            raise WrongState(f"The connection is {self._state.value}.")
