"""The local ends of files that actions send or receive.

A received file appears under its name only when it is whole: it is written beside its destination
and renamed at the end, so a transfer that fails leaves what was there before. Where the destination
is no regular file (a pipe, /dev/stdout), the bytes go straight to it.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, BinaryIO, cast

from engine.actions import Action
from engine.budget import Budget, free_on
from engine.channel import Sink
from engine.kinds import Kind


def open_source(stack: contextlib.ExitStack, path: Any) -> tuple[BinaryIO, int]:
    """Open a local file for sending; its size in bytes, 0 where that is not known.

    A file that is open already is taken as it is.
    """
    if hasattr(path, "read"):
        return path, 0
    file = stack.enter_context(open(_local(path), "rb"))
    status = os.fstat(file.fileno())
    return file, status.st_size if stat.S_ISREG(status.st_mode) else 0


def open_target(stack: contextlib.ExitStack, path: Any, procedure: str, most: int | None = None) -> Sink:
    """Where to put the pieces of a received file. Leaving `stack` without an error completes it.

    It takes `most` bytes, or what its disk has free; beyond that it raises `TooMuchSent`, which names the
    action. Something that can be called gets the pieces itself.
    """
    if callable(path):
        return cast(Sink, path)
    target = Path(_local(path))
    is_regular = _is_regular(target)
    # /dev/stdout leads to whatever file the output goes to, which may hold something already.
    is_open_already = target.absolute().parts[1:2] in (("dev",), ("proc",))
    if not is_regular or is_open_already:
        mode = "ab" if is_regular else "wb"
        file = stack.enter_context(open(target, mode, buffering=1 << 20))
        return cast(Sink, file.write) if most is None else Budget(procedure, file.write, most)
    destination = target.resolve()
    # A name may have 255 bytes, of which what is added here takes 15.
    name = os.fsdecode(os.fsencode(destination.name)[:200])
    partial = destination.with_name(f".{name}.{secrets.token_hex(4)}.part")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    descriptor = os.open(partial, flags, 0o666)
    stack.push(_Completion(partial, destination))
    file = stack.enter_context(os.fdopen(descriptor, "wb", buffering=1 << 20))
    return Budget(procedure, file.write, free_on(descriptor) if most is None else most)


def open_ends(
    stack: contextlib.ExitStack,
    action: Action,
    args: Sequence[object],
    most: Callable[[], int | None] = lambda: None,
) -> tuple[list[object], dict[str, Any]]:
    """The arguments of a message, where files stand for nothing, and the local ends as a channel takes them.

    `most` tells how many bytes a file that is received at a path may have. Raises TypeError and ValueError
    that name the argument, and what opening raises.
    """
    source, size, sink = None, 0, None
    sent = list(args)
    for index, (argument, value) in enumerate(zip(action.args, args, strict=False)):
        try:
            if argument.kind is Kind.FILEIN:
                source, size = open_source(stack, value)
            elif argument.kind is Kind.FILEOUT:
                sink = open_target(stack, value, action.name, None if callable(value) else most())
            else:
                continue
        except (TypeError, ValueError) as error:
            if type(error) not in (TypeError, ValueError):
                raise
            raise type(error)(f"{action.name}: argument {argument.name!r} {error}") from None
        sent[index] = ""
    return sent, {"source": source, "source_size": size, "sink": sink}


class _Completion:
    """Renames or removes the partial file, depending on how the transfer went."""

    def __init__(self, partial: Path, destination: Path) -> None:
        self._partial = partial
        self._destination = destination

    def __call__(self, kind: object, _error: object, _trace: object) -> None:
        if kind is None:
            with contextlib.suppress(FileNotFoundError):
                self._partial.chmod(stat.S_IMODE(self._destination.stat().st_mode))
            self._partial.replace(self._destination)
        else:
            self._partial.unlink(missing_ok=True)


def _local(path: Any) -> str:
    """Raises TypeError or ValueError with the end of a sentence that begins with the argument."""
    try:
        name = os.fsdecode(path)
    except TypeError:
        raise TypeError(f"must be the path of a local file, not {type(path).__name__}") from None
    if "\0" in name:
        raise ValueError("must not contain a NUL character")
    return name


def _is_regular(path: Path) -> bool:
    """Whether it is a regular file, or nothing yet."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except FileNotFoundError:
        return True
