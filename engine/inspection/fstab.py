"""The files that say which disk belongs where: fstab(5), crypttab(5), mdadm.conf(5). Parsing alone."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MOST_LINES = 2000
_OCTAL = re.compile(rb"\\([0-3][0-7]{2})")

_NOT_ON_DISK = ("/dev/", "/media/", "/proc/", "/selinux/", "/sys/")
"""What is mounted there is made by the kernel, or comes and goes."""


@dataclass(frozen=True)
class Entry:
    """One line of fstab(5). `place` is a normal absolute path, or "" for what is not mounted, as swap."""

    spec: str
    place: str
    type: str
    options: tuple[str, ...] = ()

    def option(self, name: str) -> str:
        """The value of an option; "" if it is not there."""
        prefix = f"{name}="
        return next((one.removeprefix(prefix) for one in self.options if one.startswith(prefix)), "")

    @property
    def may_be_absent(self) -> bool:
        """Whether the system starts without it."""
        return not {"nofail", "noauto"}.isdisjoint(self.options)


def parse_fstab(content: bytes) -> tuple[Entry, ...]:
    """Every line that makes sense, in order; only the first for each mount point."""
    entries: dict[str, Entry] = {}
    others: list[Entry] = []
    for line in _lines(content):
        words = [_unescape(word) for word in line.split()]
        if len(words) < 3:
            continue
        spec, where, kind = words[:3]
        options = tuple(words[3].split(",")) if len(words) > 3 else ()
        place = normal_path(where) if where.startswith("/") else ""
        if place is None or f"{place}/".startswith(_NOT_ON_DISK):
            continue
        entry = Entry(_unquote(spec), place, kind, options)
        if not place:
            others.append(entry)
        else:
            entries.setdefault(place, entry)
    return (*entries.values(), *others)


def parse_crypttab(content: bytes) -> dict[str, str]:
    """The names of decrypted volumes and what they are made of."""
    table: dict[str, str] = {}
    for line in _lines(content):
        words = line.split()
        if len(words) >= 2:
            table.setdefault(words[0], _unquote(words[1]))
    return table


def parse_mdadm(content: bytes) -> dict[str, str]:
    """The names of arrays and their UUIDs as 32 lower-case hexadecimal digits."""
    table: dict[str, str] = {}
    for line in _lines(content):
        words = line.split()
        if len(words) < 3 or words[0].upper() != "ARRAY":
            continue
        for word in words[2:]:
            key, _, value = word.partition("=")
            if key.lower() == "uuid":
                table.setdefault(words[1], re.sub(r"[:.-]", "", value).lower())
    return table


def normal_path(path: str) -> str | None:
    """An absolute path without empty parts; None for one that goes upwards."""
    parts = [part for part in path.split("/") if part not in ("", ".")]
    return None if ".." in parts or "\0" in path else "/" + "/".join(parts)


def _lines(content: bytes) -> list[str]:
    text = content.decode("utf-8", "surrogateescape")
    lines = (line.strip() for line in text.split("\n", _MOST_LINES)[:_MOST_LINES])
    return [line for line in lines if line and not line.startswith("#")]


def _unescape(word: str) -> str:
    if "\\" not in word:
        return word
    plain = _OCTAL.sub(lambda match: bytes([int(match[1], 8)]), word.encode("utf-8", "surrogateescape"))
    return plain.decode("utf-8", "surrogateescape")


def _unquote(spec: str) -> str:
    tag, separator, value = spec.partition("=")
    if separator and len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'":
        return f"{tag}={value[1:-1]}"
    return spec
