"""Text of a guest on its way to a terminal, a file, or a program that reads JSON."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, cast

import pytest

from browser.cli.outcome import OutputFailed, ReaderGone
from browser.cli.output import Output, note
from tests.helpers.trees import BAD_UTF8_NAME, ODD_NAMES

NAMES = [*ODD_NAMES, BAD_UTF8_NAME]


def written(use: Callable[[Output], None], *, is_terminal: bool = False, encoding: str = "utf-8") -> bytes:
    stream = io.BytesIO()
    use(Output(stream, is_terminal=is_terminal, encoding=encoding))
    return stream.getvalue()


def line(text: str, *, is_terminal: bool = False, encoding: str = "utf-8") -> bytes:
    return written(lambda output: output.line(output.shown(text)), is_terminal=is_terminal, encoding=encoding)


@pytest.mark.parametrize("name", NAMES)
def test_a_pipe_gets_the_bytes_of_a_name(name: str) -> None:
    assert line(name) == name.encode("utf-8", "surrogateescape") + b"\n"


@pytest.mark.parametrize("name", NAMES)
def test_a_terminal_gets_nothing_that_could_steer_it(name: str) -> None:
    shown = line(name, is_terminal=True).decode()
    assert shown.endswith("\n")
    assert shown[:-1].isprintable()


def test_different_names_look_different_on_a_terminal() -> None:
    assert len({line(name, is_terminal=True) for name in NAMES}) == len(NAMES)


def test_a_terminal_that_lacks_a_letter_gets_an_escape() -> None:
    assert (
        written(lambda output: output.line("日本"), is_terminal=True, encoding="latin-1")
        == b"\\u65e5\\u672c\n"
    )


def test_json_is_ascii_and_keeps_every_byte_of_a_name() -> None:
    data = written(lambda output: output.json({"names": NAMES}))
    assert data.isascii()
    assert json.loads(data) == {"names": NAMES}


def test_a_list_that_is_written_item_by_item_is_json() -> None:
    def use(output: Output) -> None:
        with output.json_list() as items:
            for number in range(3):
                items.add({"number": number})

    assert json.loads(written(use)) == [{"number": 0}, {"number": 1}, {"number": 2}]


def test_a_list_without_items_is_json() -> None:
    def use(output: Output) -> None:
        with output.json_list():
            pass

    assert json.loads(written(use)) == []


def test_content_goes_into_a_pipe_as_it_is() -> None:
    data = bytes(range(256))
    assert written(lambda output: output.content()(data)) == data


def test_content_cannot_steer_a_terminal() -> None:
    def use(output: Output) -> None:
        write = output.content()
        for piece in (b"one\x1b[2J\n\ttw", b"o \xc3", b"\xbc\xff\n"):
            write(piece)

    assert written(use, is_terminal=True).decode() == "one⟨ESC⟩[2J\n\ttwo ü⟨FF⟩\n"


def test_a_reader_that_is_gone_ends_the_command() -> None:
    class Pipe(io.BytesIO):
        def write(self, _data: object) -> int:
            raise BrokenPipeError

    with pytest.raises(ReaderGone):
        Output(Pipe(), is_terminal=False).line("x")


def test_a_full_disk_is_told() -> None:
    with Path("/dev/full").open("wb", buffering=0) as full:
        output = Output(cast(BinaryIO, full), is_terminal=False)
        with pytest.raises(OutputFailed) as raised:
            output.line("x")
    assert str(raised.value) == "Standard output cannot be written: No space left on device."


def test_a_note_is_one_line_whatever_it_quotes(capsys: pytest.CaptureFixture[str]) -> None:
    note("It is called\nall is well\x1b[2J.")
    assert capsys.readouterr().err == "guestscope: It is called⟨LF⟩all is well⟨ESC⟩[2J.\n"


def test_a_note_does_not_grow_without_bound(capsys: pytest.CaptureFixture[str]) -> None:
    note("x" * 1_000_000)
    assert len(capsys.readouterr().err) < 3000
