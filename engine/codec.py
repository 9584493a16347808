"""The bodies of calls and replies: arguments to bytes, bytes to results, as an action's table entry says."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

from engine.actions import Action
from engine.errors import MessageTooLarge, ProtocolError
from engine.kinds import TEXT_LISTS, TEXTS, Kind, Named
from engine.structs import STRUCTS
from engine.wire import CALL_ARGUMENTS_LIMIT, ERRNO_NAME_LIMIT, ERROR_TEXT_LIMIT
from engine.xdr import (
    Cursor,
    Text,
    encode_bool,
    encode_buffer,
    encode_int32,
    encode_int64,
    encode_optstring,
    encode_string,
    encode_strings,
)

Encoder = Callable[[Any], bytes]

_GUID = re.compile(r"(\{)?[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}(?(1)\})")


def _encode_guid(value: Text) -> bytes:
    data = encode_string(value)
    if not _GUID.fullmatch(str(value)):
        raise ValueError("must be a GUID such as 01234567-89ab-cdef-0123-456789abcdef")
    return data


_ENCODERS: dict[Kind, Encoder] = {
    **dict.fromkeys(TEXTS, encode_string),
    **dict.fromkeys(TEXT_LISTS, encode_strings),
    Kind.GUID: _encode_guid,
    Kind.OPTSTRING: encode_optstring,
    Kind.BOOL: encode_bool,
    Kind.INT: encode_int32,
    Kind.INT64: encode_int64,
    Kind.BUFFER: encode_buffer,
}
"""Kinds that are not here travel outside the message (files) or not at all (pointers)."""

_ABSENT: dict[Kind, bytes] = {
    Kind.STRING: encode_string(""),
    Kind.STRING_LIST: encode_strings(()),
    Kind.BOOL: encode_bool(False),
    Kind.INT: encode_int32(0),
    Kind.INT64: encode_int64(0),
}
"""What is sent for an optional argument that was not given."""


def check_arguments(action: Action, args: Sequence[object], optargs: Mapping[str, object]) -> None:
    """Raise the TypeError or ValueError that names the argument that is wrong; sends nothing anywhere."""
    encode_arguments(action, args, optargs)


def encode_arguments(
    action: Action, args: Sequence[object], optargs: Mapping[str, object]
) -> tuple[bytes, int]:
    """Check and encode what a call says; the number is the bitmask of the optional arguments given.

    An optional argument that is None was not given. Files are only checked to be paths. Raises TypeError or
    ValueError, with the action's and the argument's name, and MessageTooLarge.
    """
    if len(args) != len(action.args):
        raise TypeError(f"{action.name}: takes {len(action.args)} arguments, not {len(args)}")
    if not (args or action.optargs or optargs):
        return b"", 0
    parts = [_encode(action, argument, value) for argument, value in zip(action.args, args, strict=True)]
    given = 0
    for position, option in enumerate(action.optargs):
        value = optargs.get(option.name)
        if value is None:
            parts.append(_ABSENT[option.kind])
        else:
            parts.append(_encode(action, option, value))
            given |= 1 << position
    if optargs:
        unknown = optargs.keys() - {option.name for option in action.optargs}
        if unknown:
            raise TypeError(f"{action.name}: there is no argument {min(unknown)!r}")
    body = b"".join(parts)
    if len(body) > CALL_ARGUMENTS_LIMIT:
        raise MessageTooLarge(action.name, len(body), CALL_ARGUMENTS_LIMIT)
    return body, given


def _encode(action: Action, argument: Named, value: object) -> bytes:
    kind = argument.kind
    try:
        encode = _ENCODERS.get(kind)
        if encode is not None:
            return encode(value)
        if kind is Kind.FILEIN or kind is Kind.FILEOUT:
            encode_string(cast("Text", value))
    except (TypeError, ValueError) as error:
        raise type(error)(f"{action.name}: argument {argument.name!r} {error}") from None
    return b""


def decode_result(action: Action, cursor: Cursor) -> Any:
    """Decode the body of a reply to `action`, up to its last byte. Raises ProtocolError."""
    result = action.result
    value = _DECODERS[result.kind](cursor, *result.parts)
    cursor.finish()
    return value


def decode_error(cursor: Cursor) -> tuple[str, str]:
    """Decode the body of an error reply: the errno's name (may be empty) and the message."""
    errno_name = cursor.string(ERRNO_NAME_LIMIT)
    message = cursor.string(ERROR_TEXT_LIMIT)
    cursor.finish()
    return errno_name, message


def _optstring(cursor: Cursor) -> str | None:
    return cursor.string() if cursor.boolean() else None


def _hashtable(cursor: Cursor, *_kinds: str) -> dict[str, str]:
    items = cursor.strings()
    if len(items) % 2:
        raise ProtocolError(f"a table of pairs has {len(items)} items, an odd number")
    return dict(zip(items[::2], items[1::2], strict=True))


_DECODERS: dict[Kind, Callable[..., Any]] = {
    **dict.fromkeys(TEXTS, Cursor.string),
    **dict.fromkeys(TEXT_LISTS, Cursor.strings),
    Kind.NONE: lambda _cursor: None,
    Kind.CONST_OPTSTRING: _optstring,
    Kind.BOOL: Cursor.boolean,
    Kind.INT: Cursor.int32,
    Kind.INT64: Cursor.int64,
    Kind.BUFFER: Cursor.opaque,
    Kind.HASHTABLE: _hashtable,
    Kind.STRUCT: lambda cursor, name: STRUCTS[name].decode(cursor),
    Kind.STRUCT_LIST: lambda cursor, name: STRUCTS[name].decode_list(cursor),
}
