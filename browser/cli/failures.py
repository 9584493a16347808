"""Errors as sentences: the one place that knows which exception means what to a person."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator

from browser.cli.outcome import CommandFailed, Misused, OutputFailed

_STUB = re.compile(r"^\w+_stub: ")
"""The daemon's name of the function that speaks."""


def sentence(error: BaseException) -> str | None:
    """What went wrong and what mends it; None for what only a mistake of ours explains.

    It may quote a guest: `output.note` makes that visible.
    """
    if isinstance(error, CommandFailed | OutputFailed):
        return str(error)
    from appliance.errors import ApplianceError
    from engine.errors import DaemonError, GuestFSError

    if isinstance(error, DaemonError):
        return told(error.message)
    if isinstance(error, GuestFSError | ApplianceError):
        # Some end in a command to copy, which no full stop may follow.
        return str(error)
    if isinstance(error, OSError):
        reason = error.strerror or str(error) or type(error).__name__
        return _ended(f"{error.filename}: {reason}" if error.filename is not None else reason)
    return None


def told(message: str) -> str:
    """What the daemon says, as a sentence."""
    return _ended(_STUB.sub("", " ".join(message.split())))


@contextlib.contextmanager
def about(path: str) -> Iterator[None]:
    """Turn the daemon's refusals within this block into sentences about this path of the guest."""
    from engine import errors
    from engine.ntfs.errors import CannotRead

    try:
        yield
    except errors.GuestFileNotFound as error:
        raise CommandFailed(f"“{path}” does not exist in the guest.") from error
    except errors.GuestNotADirectory as error:
        raise CommandFailed(f"A part of “{path}” is not a folder.") from error
    except (errors.DaemonError, CannotRead) as error:
        raise CommandFailed(f"“{path}” cannot be read: {sentence(error)}") from error


def guest_path(text: str) -> str:
    """A path of the guest from the command line; all of them start at its top. Raises Misused."""
    if not text:
        raise Misused("A path is empty.", "The guest's top folder is /.")
    return text if text.startswith("/") else f"/{text}"


def _ended(text: str) -> str:
    text = text.strip()
    return text if text.endswith((".", "!", "?")) else f"{text}."
