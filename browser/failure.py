"""What went wrong, in the shape in which people are told: what, why, what to do, and the details for a
report.
"""

from __future__ import annotations

import os
import traceback
from dataclasses import dataclass

from browser.guest_text import escaped, paragraphs

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
        why=cause if isinstance(cause, str) else str(error) or type(error).__name__,
        remedy=str(getattr(error, "remedy", "")),
        details="\n".join(details),
        of_host=_is_of_host(error),
    )


def reason(error: BaseException) -> str:
    """Why a call failed, as a clause: what the errno means where there is one. May quote the guest."""
    from engine.errors import DaemonError

    if isinstance(error, DaemonError):
        return os.strerror(error.errno) if error.errno else error.message
    return str(error) or type(error).__name__


def is_final(error: BaseException) -> bool:
    """Whether no further call can succeed on the handle that raised this."""
    from engine.errors import ApplianceGone, ClosedHandle, ProtocolError, TimedOut

    return isinstance(error, ApplianceGone | ClosedHandle | ProtocolError | TimedOut)


def _is_expected(error: BaseException) -> bool:
    """Whether the error is one that the engine or the system foresees, rather than a mistake in our code."""
    return isinstance(error, RuntimeError | OSError) and not isinstance(
        error, RecursionError | NotImplementedError
    )


def _is_of_host(error: BaseException) -> bool:
    from appliance.errors import HostNotReady, LaunchFailed

    chain: BaseException | None = error
    while chain is not None:
        if isinstance(chain, HostNotReady | LaunchFailed):
            return True
        chain = chain.__cause__
    return False


def _console(error: BaseException) -> str:
    chain: BaseException | None = error
    while chain is not None:
        console = getattr(chain, "console", b"")
        if console:
            return paragraphs(bytes(console)[-CONSOLE_SHOWN:].decode("utf-8", "surrogateescape"))
        chain = chain.__cause__
    return ""
