"""Which words get which colour, and which encoding a text is taken for."""

import asyncio

import pytest

from browser.preview import colours, confined
from browser.preview.colour_text import lexer_for
from browser.preview.colours import Role, Spans
from browser.preview.encodings import known


def found(name: str, text: str) -> Spans:
    spans: Spans = {}
    asyncio.run(colours.find(name, text, spans.update))
    return spans


def test_words_are_found_where_they_stand() -> None:
    spans = found("a.py", "# é\n\n\n  def f():\n    return '🎈' + 1\n")
    assert spans[0] == [(0, 3, Role.COMMENT)]
    assert (2, 3, Role.KEYWORD) in spans[3]
    assert (6, 1, Role.NAME) in spans[3]
    # The picture in the string takes two units of what Qt counts in.
    assert (18, 1, Role.NUMBER) in spans[4]


@pytest.mark.parametrize(
    ("name", "beginning", "expected"),
    [
        ("setup.py", "", "Python"),
        ("tool", "#!/usr/bin/env -S python3 -u\n", "Python"),
        ("postinst", "#!/bin/sh -e\n", "Bash"),
        ("sshd_config", "Port 22\n", "Properties"),
        ("passwd", "root:x:0:0\n", "Unix/Linux config files"),
        ("nginx.conf", "", "Properties"),
        ("os-release", "", "INI"),
        (".bashrc", "", "Bash"),
        ("index.html", "<html>", "HTML"),
        ("README.md", "", "Markdown"),
        ("settings.json", "", "JSON"),
        ("ssh.service", "", "Systemd"),
    ],
)
def test_languages_are_told_by_name_and_beginning(name: str, beginning: str, expected: str) -> None:
    lexer = lexer_for(name, beginning)
    assert lexer is not None
    assert lexer.name == expected


@pytest.mark.parametrize("name", ["notes.txt", "nothing", "a.unknown", "[", "a" * 5000])
def test_other_texts_stay_plain(name: str) -> None:
    assert lexer_for(name, "just words\n") is None


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("koi8-r", "Привет, как дела? Это обычный русский текст, в котором нет ничего особенного."),
        ("cp1251", "Привет, как дела? Это обычный русский текст, в котором нет ничего особенного."),
        ("shift_jis", "これは日本語の文章です。特別なことは何も書かれていません。"),
        ("gb18030", "这是一段普通的中文文字，里面没有什么特别的内容。"),
    ],
)
def test_encodings_are_guessed_by_language(encoding: str, text: str) -> None:
    data = (text * 4).encode(encoding)
    told: list[str] = []

    async def read(offset: int, length: int) -> bytes:
        return data[offset : offset + length]

    asyncio.run(confined.ask("encoding", {"size": len(data)}, read, told.append))
    assert data.decode(known(told[0])) == text * 4
