"""The types that arguments, results and fields have in the tables, spelled as libguestfs spells them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The type of an argument, a result, or a field of a structure."""

    NONE = "none"

    STRING = "string"
    DEVICE = "device"
    MOUNTABLE = "mountable"
    PATH = "path"
    GUID = "guid"
    FILENAME = "filename"
    KEY = "key"
    DEVICE_OR_PATH = "device_or_path"
    MOUNTABLE_OR_PATH = "mountable_or_path"
    OPTSTRING = "optstring"
    CONST_STRING = "const_string"
    CONST_OPTSTRING = "const_optstring"

    STRING_LIST = "string_list"
    DEVICE_LIST = "device_list"
    MOUNTABLE_LIST = "mountable_list"
    FILENAME_LIST = "filename_list"
    PATH_LIST = "path_list"

    BOOL = "bool"
    INT = "int"
    INT64 = "int64"
    BUFFER = "buffer"
    FILEIN = "filein"
    FILEOUT = "fileout"
    POINTER = "pointer"

    STRUCT = "struct"
    STRUCT_LIST = "struct_list"
    HASHTABLE = "hashtable"

    CHAR = "char"
    INT32 = "int32"
    UINT32 = "uint32"
    UINT64 = "uint64"
    BYTES = "bytes"
    UUID = "uuid"
    PERCENT = "percent"


TEXTS = frozenset(
    {
        Kind.STRING,
        Kind.DEVICE,
        Kind.MOUNTABLE,
        Kind.PATH,
        Kind.GUID,
        Kind.FILENAME,
        Kind.KEY,
        Kind.DEVICE_OR_PATH,
        Kind.MOUNTABLE_OR_PATH,
        Kind.CONST_STRING,
    }
)
"""The kinds that are one text, always there."""

TEXT_LISTS = frozenset(
    {Kind.STRING_LIST, Kind.DEVICE_LIST, Kind.MOUNTABLE_LIST, Kind.FILENAME_LIST, Kind.PATH_LIST}
)
"""The kinds that are a list of texts."""


@dataclass(frozen=True, slots=True)
class Named:
    """An argument, an option or a field: its type and its name."""

    kind: Kind
    name: str


def parse_named(text: str, known: dict[str, Named]) -> tuple[Named, ...]:
    """Read "TYPE NAME, TYPE NAME, …", taking from `known` what was read before."""
    found = []
    for item in text.split(", "):
        named = known.get(item)
        if named is None:
            kind, _, name = item.partition(" ")
            named = known[item] = Named(Kind(kind), name)
        found.append(named)
    return tuple(found)
