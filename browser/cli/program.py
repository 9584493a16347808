"""From the words of a command line to an exit status. Nothing that goes wrong ends in a traceback."""

from __future__ import annotations

import logging
import signal
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

from browser.cli.arguments import parse
from browser.cli.failures import sentence
from browser.cli.options import Options
from browser.cli.outcome import CommandFailed, Interrupted, OutputFailed, ReaderGone, Status
from browser.cli.output import Output, discard_standard_output, note
from browser.guest_text import escaped

OpenWindow = Callable[[Options], int]

_ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def run(arguments: Sequence[str], open_window: OpenWindow) -> int:
    """Do what the command line asks for and return the exit status. Errors go to standard error."""
    options = Options()
    try:
        options = parse(arguments)
        if options.verbose:
            _log_everything()
        else:
            logging.getLogger().addHandler(logging.NullHandler())
        if not options.command:
            return open_window(options)
        with _ended_by_signals():
            output = Output.standard()
            status = _run_command(options, output)
            output.flush()
        return status
    except SystemExit as end:
        return _flushed(end.code)
    except ReaderGone:
        discard_standard_output()
        return 128 + signal.SIGPIPE
    except Interrupted as interrupted:
        return 128 + interrupted.number
    except KeyboardInterrupt:
        return 128 + signal.SIGINT
    except OutputFailed as error:
        # What is left in the buffer would fail again when the interpreter ends.
        discard_standard_output()
        return _told(error, options.verbose)
    except Exception as error:  # noqa: BLE001 - the last resort, which tells what it catches
        return _told(error, options.verbose)


def _run_command(options: Options, output: Output) -> int:
    # Each is imported when it is asked for: most of a short command's time is imports.
    match options.command:
        case "info":
            from browser.cli.commands.info import run as command
        case "inspect":
            from browser.cli.commands.inspect import run as command
        case "ls":
            from browser.cli.commands.ls import run as command
        case "find":
            from browser.cli.commands.find import run as command
        case "cat":
            from browser.cli.commands.cat import run as command
        case "get":
            from browser.cli.commands.get import run as command
        case "doctor":
            from browser.cli.commands.doctor import run as command
        case "demo":
            from browser.cli.commands.demo import run as command
        case "appliance":
            from browser.cli.commands.appliance import run as command
        case "desktop":
            from browser.cli.commands.desktop import run as command
        case other:
            raise AssertionError(other)
    return command(options, output)


def _flushed(code: object) -> int:
    """The status of a parser that has printed help, or of nobody being there to read it."""
    try:
        sys.stdout.flush()
    except OSError:
        discard_standard_output()
        return Status.FAILED
    return code if isinstance(code, int) else Status.DONE


def _told(error: Exception, verbose: bool) -> int:
    words = sentence(error)
    if verbose:
        for line in "".join(traceback.format_exception(error)).splitlines():
            note(line)
    if words is None:
        more = "" if verbose else " With -v it says where."
        words = f"This is a mistake in Guestscope: {type(error).__name__}: {escaped(str(error))}.{more}"
    note(words)
    return error.status if isinstance(error, CommandFailed) else Status.FAILED


@contextmanager
def _ended_by_signals() -> Iterator[None]:
    """Raise Interrupted for the first signal to end, so that everything is put away; ignore the next."""

    taken: list[int] = []

    def on_signal(number: int, _frame: FrameType | None) -> None:
        taken.append(number)
        for each in _ENDING:
            signal.signal(each, signal.SIG_IGN)
        raise Interrupted(number)

    before = {}
    for number in _ENDING:
        # One that was ignored stays so: that is how nohup and background jobs of scripts work.
        if signal.getsignal(number) is not signal.SIG_IGN:
            before[number] = signal.signal(number, on_signal)
    try:
        yield
    except BaseException:
        if not taken:
            raise
        # What fails while everything is put away is no news.
        before.clear()
        raise Interrupted(taken[0]) from None
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


class _Formatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return escaped(super().format(record))


def _log_everything() -> None:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Formatter("guestscope: %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)
    logging.getLogger().setLevel(logging.DEBUG)
    # It tells every step of asyncio's.
    logging.getLogger("asyncio").setLevel(logging.INFO)
