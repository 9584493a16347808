"""Values of the registry as people read them and as `.reg` files have them; secrets are neither."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.inspection.hive import RegType

if TYPE_CHECKING:
    from engine.inspection.hive import Value

_SECRETS = re.compile(
    r"HKEY_LOCAL_MACHINE\\(?:"
    r"SAM\\.*\\Users\\[^\\]*\\(?:V|F|SupplementalCredentials|ForcePasswordReset)"
    r"|SAM\\SAM\\Domains\\Account\\F"
    r"|SECURITY\\(?:Policy\\(?:Secrets|PolEKList|PolSecretEncryptionKey|PolRevision)|Cache|RXACT)\\.*"
    r"|SOFTWARE\\(?:.*\\)?Winlogon\\(?:Default|AltDefault)Password"
    r")|HKEY_USERS\\.*\\(?:\w*Password|PasswordViewOnly)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class ValueInfo:
    """A value; the name of a key's default value is empty. Of a secret, `data` is empty."""

    name: str
    type: str
    """As regedit has it: REG_SZ."""
    text: str
    """What it says, on one line where it is a list; of binary data the bytes in hexadecimal."""
    data: bytes
    size: int
    is_secret: bool = False


def is_secret(path: str, name: str) -> bool:
    """Whether the value of this name at this path is a password, or a key to some."""
    return _SECRETS.fullmatch(f"{path}\\{name}") is not None


def describe(value: Value, path: str) -> ValueInfo:
    """A value of the key at a path, without its content if that is a secret."""
    kind = (
        f"REG_{RegType(value.type).name}" if value.type in RegType.__members__.values() else str(value.type)
    )
    if is_secret(path, value.name):
        return ValueInfo(value.name, kind, "", b"", len(value.data), is_secret=True)
    return ValueInfo(value.name, kind, text_of(value), value.data, len(value.data))


def text_of(value: Value) -> str:
    """What a value says."""
    if value.number is not None:
        return f"{value.number} ({value.number:#x})"
    if value.type == RegType.MULTI_SZ:
        return "; ".join(value.texts)
    if value.type in (RegType.SZ, RegType.EXPAND_SZ, RegType.LINK):
        return value.text
    return value.data[:256].hex(" ") + (" …" if len(value.data) > 256 else "")


def reg_line(value: Value, path: str) -> str:
    """The line, or lines, of a `.reg` file for a value of the key at a path."""
    name = f'"{_quoted(value.name)}"' if value.name else "@"
    if is_secret(path, value.name):
        return f"; {name} is kept secret\r\n"
    if value.type == RegType.SZ and value.data == f"{value.text}\0".encode("utf-16-le", "surrogatepass"):
        if not re.search(r"[\r\n]", value.text):
            return f'{name}="{_quoted(value.text)}"\r\n'
    elif value.type == RegType.DWORD and len(value.data) == 4:
        return f"{name}=dword:{int.from_bytes(value.data, 'little'):08x}\r\n"
    kind = "hex:" if value.type == RegType.BINARY else f"hex({value.type:x}):"
    return _wrapped(f"{name}={kind}", [f"{byte:02x}" for byte in value.data])


def _wrapped(start: str, numbers: list[str]) -> str:
    """Lines of at most 80 columns, as regedit writes them."""
    lines, line = [], start
    for index, number in enumerate(numbers):
        piece = number if index == len(numbers) - 1 else f"{number},"
        if len(line) + len(piece) > 77 and line != start:
            lines.append(f"{line}\\")
            line = "  "
        line += piece
    return "\r\n".join((*lines, line)) + "\r\n"


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def encoded(text: str) -> bytes:
    """As `.reg` files have it."""
    return text.encode("utf-16-le", "surrogatepass")
