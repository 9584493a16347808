"""Framing: words, message headers and file chunks, as bytes.

A message is a length word and that many bytes. Three words stand where a length would, and are larger than
any length. What may follow what is the matter of `engine.protocol`.
"""

from __future__ import annotations

from enum import IntEnum
from struct import Struct
from typing import NamedTuple

from engine.errors import ProtocolError
from engine.xdr import MESSAGE_LIMIT

PROGRAM = 0x2000F5F5
VERSION = 4

CHUNK_LIMIT = 8192
"""The most bytes of a file in one chunk."""
ERRNO_NAME_LIMIT = 32
ERROR_TEXT_LIMIT = 64 << 10

WORD = Struct(">I")
_HEADER = Struct(">IIIIIQQI")
_FRAMED_HEADER = Struct(">IIIIIIQQI")
HEADER_BYTES = _HEADER.size
_PROGRESS = Struct(">IIQQ")
PROGRESS_BYTES = _PROGRESS.size
CHUNK_HEADER = Struct(">II")
CHUNK_MESSAGE_LIMIT = CHUNK_HEADER.size + CHUNK_LIMIT
CHUNK_FRAME = Struct(">III")
PADDING = (b"", b"\0\0\0", b"\0\0", b"\0")


class Word(IntEnum):
    """What stands where a length would."""

    LAUNCHED = 0xF5F55FF5
    PROGRESS = 0xFFFF5555
    CANCEL = 0xFFFFEEEE


class Direction(IntEnum):
    """Which way a message goes."""

    CALL = 0
    REPLY = 1


class Status(IntEnum):
    """How a call went."""

    OK = 0
    ERROR = 1


_REPLY = int(Direction.REPLY)
_STATUSES = {int(status): status for status in Status}


class ProgressMessage(NamedTuple):
    """What follows the progress word."""

    procedure: int
    serial: int
    position: int
    total: int


def pack_call(procedure: int, serial: int, progress_hint: int, optargs_given: int, arguments: bytes) -> bytes:
    """Frame a call; `arguments` must leave the message within its limit."""
    length = HEADER_BYTES + len(arguments)
    call, ok = Direction.CALL, Status.OK
    header = _FRAMED_HEADER.pack(
        length, PROGRAM, VERSION, procedure, call, serial, progress_hint, optargs_given, ok
    )
    return header + arguments


CALL_ARGUMENTS_LIMIT = MESSAGE_LIMIT - HEADER_BYTES
"""The most bytes that the arguments of one call may take."""


def pack_chunks(data: bytes | bytearray | memoryview) -> bytes:
    """Frame a piece of a file of any length but none as chunks of at most CHUNK_LIMIT bytes."""
    view = memoryview(data)
    parts: list[bytes | memoryview] = []
    for start in range(0, len(view), CHUNK_LIMIT):
        piece = view[start : start + CHUNK_LIMIT]
        size = len(piece)
        padding = PADDING[size & 3]
        parts += (CHUNK_FRAME.pack(CHUNK_HEADER.size + size + len(padding), 0, size), piece, padding)
    return b"".join(parts)


END_CHUNK = CHUNK_FRAME.pack(CHUNK_HEADER.size, 0, 0)
"""Ends a file that is whole."""
CANCEL_CHUNK = CHUNK_FRAME.pack(CHUNK_HEADER.size, 1, 0)
"""Abandons a file."""
CANCEL_WORD = WORD.pack(Word.CANCEL)
"""Asks the daemon to abandon the file that it is sending."""


def check_reply_header(data: bytes | bytearray, at: int, procedure: int, serial: int) -> Status:
    """Check the header at `at` against the call that it must answer."""
    program, version, its_procedure, direction, its_serial, _, _, status = _HEADER.unpack_from(data, at)
    if program != PROGRAM:
        raise ProtocolError(f"a reply is for program {program:#x}, not {PROGRAM:#x}")
    if version != VERSION:
        raise ProtocolError(f"a reply has protocol version {version}, not {VERSION}")
    if direction != _REPLY:
        raise ProtocolError(f"a message has direction {direction}, which is no reply")
    if its_procedure != procedure:
        raise ProtocolError(f"a reply is to procedure {its_procedure}, not {procedure}")
    if its_serial != serial:
        raise ProtocolError(f"a reply is to call {its_serial:#x}, not {serial:#x}")
    if status not in _STATUSES:
        raise ProtocolError(f"a reply has the unknown status {status}")
    return _STATUSES[status]


def unpack_progress(data: bytes | bytearray, at: int) -> ProgressMessage:
    """Read the bytes that follow a progress word."""
    return ProgressMessage._make(_PROGRESS.unpack_from(data, at))
