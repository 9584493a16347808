"""How a command ends when something goes wrong in it, ours or not, and what is loaded before it does."""

import errno
import logging
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest

from appliance.errors import HostNotReady
from browser.cli import program
from browser.cli.options import Options
from browser.cli.outcome import CommandFailed, ReaderGone
from browser.cli.output import Output
from engine.errors import DaemonError, NotReady

Run = Callable[[Options, Output], int]


@pytest.fixture(autouse=True)
def _logging_as_before() -> Iterator[None]:
    root, quieter = logging.getLogger(), logging.getLogger("asyncio")
    before = root.handlers[:], root.level, quieter.level
    yield
    root.handlers[:] = before[0]
    root.setLevel(before[1])
    quieter.setLevel(before[2])


@pytest.fixture
def ending(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str]]:
    """Runs `doctor` with an exception in its place; the exit status and what was told."""

    def end(error: BaseException, *words: str) -> tuple[int, str]:
        def command(_options: Options, _output: Output) -> int:
            raise error

        monkeypatch.setattr("browser.cli.commands.doctor.run", command)
        monkeypatch.setattr(program, "discard_standard_output", lambda: None)
        status = program.run([*words, "doctor"], lambda _options: 0)
        return status, capsys.readouterr().err

    return end


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (CommandFailed("It is so.", "Do that: rm x"), "It is so. Do that: rm x"),
        (HostNotReady("QEMU is missing.", "Install it: apt x"), "QEMU is missing. Install it: apt x"),
        (NotReady(HostNotReady("QEMU is missing.")), "QEMU is missing."),
        (DaemonError("mount", "EINVAL", "mount_stub: bad\nsuperblock\x1b"), "bad superblock⟨ESC⟩."),
        (PermissionError(errno.EACCES, "Permission denied", "/x"), "/x: Permission denied."),
        (FileNotFoundError("no number"), "no number."),
    ],
)
def test_what_can_happen_is_one_sentence(
    ending: Callable[..., tuple[int, str]], error: Exception, words: str
) -> None:
    assert ending(error) == (1, f"guestscope: {words}\n")


def test_a_mistake_of_ours_is_one_sentence_too(ending: Callable[..., tuple[int, str]]) -> None:
    status, told = ending(KeyError("a\nb"))
    assert status == 1
    assert told == (
        "guestscope: This is a mistake in Guestscope: KeyError: 'a\\\\nb'. With -v it says where.\n"
    )


def test_verbose_says_where_a_mistake_is(ending: Callable[..., tuple[int, str]]) -> None:
    status, told = ending(ZeroDivisionError("one"), "-v")
    assert status == 1
    assert "test_program.py" in told
    assert told.splitlines()[-1] == "guestscope: This is a mistake in Guestscope: ZeroDivisionError: one."
    assert all(line.startswith("guestscope: ") for line in told.splitlines())


def test_a_reader_that_is_gone_is_no_news(ending: Callable[..., tuple[int, str]]) -> None:
    assert ending(ReaderGone()) == (141, "")


def test_an_interrupt_is_no_news(ending: Callable[..., tuple[int, str]]) -> None:
    assert ending(KeyboardInterrupt()) == (130, "")


def test_the_window_gets_what_is_no_command() -> None:
    assert program.run(["one", "two"], lambda options: len(options.disks)) == 2


@pytest.mark.parametrize("command", ["ls", "cat", "get"])
def test_what_is_slow_to_load_is_not_loaded(command: str) -> None:
    script = (
        f"import sys, browser.__main__, browser.cli.commands.{command}\n"
        "print(*{name.partition('.')[0] for name in sys.modules})"
    )
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert not {"PySide6", "qasync", "rich", "humanize", "libvirt", "ui"} & set(loaded.split())


def test_to_say_the_version_nothing_is_loaded() -> None:
    script = (
        "import sys\nfrom browser.__main__ import main\nsys.argv = ['guestscope', '--version']\n"
        "main()\nprint(*{name.partition('.')[0] for name in sys.modules})"
    )
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert not {"PySide6", "rich", "engine", "appliance", "asyncio"} & set(loaded.split())
