"""The user's `mimeapps.list`: which program opens which type. Text in, text out; other lines
stay as they are.

https://specifications.freedesktop.org/mime-apps-spec/latest/
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_DEFAULTS = "Default Applications"


def with_default(text: str, types: Sequence[str], entry: str) -> tuple[str, list[str]]:
    """The list with `entry` opening these types, and the types that the user has chosen another program for.

    A choice of the user's stays.
    """
    chosen = {
        key: values
        for group, key, values in assignments(text)
        if group == _DEFAULTS and key in types and values
    }
    others = [name for name in types if name in chosen and chosen[name][0] != entry]
    lines = [f"{name}={entry};" for name in types if name not in chosen]
    return (_inserted(text, lines) if lines else text), others


def without(text: str, entry: str) -> str:
    """The list with no mention of `entry`; a line that named nothing else goes."""
    kept = []
    for line in text.splitlines(keepends=True):
        key, values = _assignment(line)
        if entry not in values:
            kept.append(line)
        elif others := [value for value in values if value != entry]:
            kept.append(f"{key}={';'.join(others)};\n")
    changed = "".join(kept)
    # A group that we opened and that is empty again.
    return re.sub(rf"\[{_DEFAULTS}\]\n+(?=\[|\Z)", "", changed) if changed != text else text


def assignments(text: str) -> Iterator[tuple[str, str, list[str]]]:
    """Group, key and values of each line that has them; `mimeinfo.cache` is written the same way."""
    group = ""
    for line in text.splitlines():
        if match := re.fullmatch(r"\s*\[(.+)\]\s*", line):
            group = match[1]
        else:
            key, values = _assignment(line)
            if key:
                yield group, key, values


def _assignment(line: str) -> tuple[str, list[str]]:
    key, sign, value = line.partition("=")
    if not sign or line.lstrip().startswith("#"):
        return "", []
    return key.strip(), [part.strip() for part in value.split(";") if part.strip()]


def _inserted(text: str, new: list[str]) -> str:
    """With these lines at the top of the group of defaults, which is made where there is none."""
    lines = text.splitlines()
    header = f"[{_DEFAULTS}]"
    if header not in (line.strip() for line in lines):
        lines = [*lines, *([""] if lines and lines[-1] else []), header]
    at = next(number for number, line in enumerate(lines) if line.strip() == header)
    return "\n".join([*lines[: at + 1], *new, *lines[at + 1 :]]) + "\n"
