"""What went wrong, in the shape in which people are told: what, why, what to do, and the details for a
report.
"""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from browser.guest_text import escaped, paragraphs
from browser.sentences import in_words

CONSOLE_SHOWN = 16_384
"""Bytes of the end of an appliance's console that a report holds."""


@dataclass(frozen=True, slots=True)
class Failure:
    """One failure, in sentences. `why` may quote the guest, so it is shown as guest text."""

    what: str
    why: str
    remedy: str = ""
    details: str = ""
    of_host: bool = False
    """Whether the host, not the disk, needs mending: then the host checks say more."""
    elsewhere: Path | None = None
    """A file of another folder that the disk is built on, and that nobody has allowed yet."""
    missing: Path | None = None
    """A file that the disk is built on and that is not there."""

    @property
    def report(self) -> str:
        """Everything, as plain text to paste into a message."""
        import platform
        from importlib import metadata

        version = metadata.version("guestscope")
        lines = [
            self.what,
            paragraphs(self.why),
            paragraphs(self.remedy),
            "",
            f"Guestscope {version} · {platform.platform()} · Python {platform.python_version()}",
        ]
        if self.details:
            lines += ["", self.details]
        return "\n".join(line for number, line in enumerate(lines) if line or number > 2).strip() + "\n"


def explain(what: str, error: BaseException) -> Failure:
    """Turn an exception, of the engine or of a bug, into a failure. `what` is its first sentence."""
    cause = getattr(error, "cause", None)
    console = _console(error)
    details = [f"{type(error).__name__}: {escaped(str(error))}"]
    if console:
        details += ["", "The end of the appliance's console:", console]
    if not _is_expected(error):
        details += ["", "".join(traceback.format_exception(error)).rstrip()]
    return Failure(
        what=what,
        why=in_words(cause if isinstance(cause, str) else str(error) or type(error).__name__),
        remedy=in_words(str(getattr(error, "remedy", ""))),
        details="\n".join(details),
        of_host=_is_of_host(error),
        elsewhere=_elsewhere(error),
        missing=_missing(error),
    )


def reason(error: BaseException) -> str:
    """Why a call failed, as a clause: what the errno means where there is one. May quote the guest."""
    return _said(error, in_words)


def plain_reason(error: BaseException) -> str:
    """The same as the engine says it, whatever the language of the window."""
    return _said(error, str)


def is_final(error: BaseException) -> bool:
    """Whether no further call can succeed on the handle that raised this."""
    from engine.errors import ApplianceGone, ClosedHandle, ProtocolError, TimedOut

    return isinstance(error, ApplianceGone | ClosedHandle | ProtocolError | TimedOut)


def _said(error: BaseException, worded: Callable[[str], str]) -> str:
    from engine.errors import DaemonError

    if isinstance(error, DaemonError):
        return os.strerror(error.errno) if error.errno else worded(error.message)
    cause, remedy = getattr(error, "cause", None), getattr(error, "remedy", "")
    if isinstance(cause, str):
        return f"{worded(cause)} {worded(str(remedy))}".rstrip()
    return worded(str(error) or type(error).__name__)


def _is_expected(error: BaseException) -> bool:
    """Whether the error is one that the engine or the system foresees, rather than a mistake in our code."""
    return isinstance(error, RuntimeError | OSError) and not isinstance(
        error, RecursionError | NotImplementedError
    )


def _is_of_host(error: BaseException) -> bool:
    from appliance.errors import HostNotReady, LaunchFailed

    return any(isinstance(each, HostNotReady | LaunchFailed) for each in _chain(error))


def _elsewhere(error: BaseException) -> Path | None:
    from appliance.images import ConsentNeeded

    return next((each.needed for each in _chain(error) if isinstance(each, ConsentNeeded)), None)


def _missing(error: BaseException) -> Path | None:
    from appliance.images import FileMissing

    return next((each.needed for each in _chain(error) if isinstance(each, FileMissing)), None)


def _chain(error: BaseException) -> Iterator[BaseException]:
    """An error and what it came of."""
    cause: BaseException | None = error
    while cause is not None:
        yield cause
        cause = cause.__cause__


def _console(error: BaseException) -> str:
    console = next((found for each in _chain(error) if (found := getattr(each, "console", b""))), b"")
    return paragraphs(bytes(console)[-CONSOLE_SHOWN:].decode("utf-8", "surrogateescape"))
