"""What the layers below say to people is in the tables of sentences: their sources are read, as a lint."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from browser.sentences import ALL

ROOT = Path(__file__).parents[2]
SAID_IN = (
    "appliance",
    "engine/domain.py",
    "engine/domain_disks.py",
    "engine/inspection",
    "engine/ntfs",
    "engine/survey.py",
    "engine/transfer",
)
CLAUSES = {"Unusable", "Unreadable", "damaged", "StreamFailed", "OSError"}
"""What takes a clause, which follows a colon; elsewhere sentences are told by how they begin and end."""
SENTENCE = re.compile(r"[A-Z“{].*(\.|: \{\})")

PUT_TOGETHER = {
    # Each way in which these are filled is in the tables.
    "{}{} cannot be used: {}.",
    "Only {} {} are needed.",
    "Disks open without it, more slowly.",
    "{} cannot be opened as {}: its header is damaged.",
    "{} {} “{}”, which is not the name of a file.",
    "its version {}.{} is not known",
    "it is a differencing image and needs its parent{}",
    "{} could not be read: it does not say what system this is.",
    "{} is {} full{}.",
    "The file system of {} {}.",
}
NOT_SHOWN = {
    # The command line has somebody to ask; the window asks first.
    "{}, {}, and that was not allowed.",
    # Mistakes in programs.
    "The guest still has the disk.",
    "{} is no name of a file.",
}
NOT_SHOWN_IN = ("appliance/remote",)
"""The window opens no disk of another machine."""


def sources() -> list[Path]:
    found = (ROOT / name for name in SAID_IN)
    paths = [path for each in found for path in (each.rglob("*.py") if each.is_dir() else [each])]
    return sorted(path for path in paths if not str(path.relative_to(ROOT)).startswith(NOT_SHOWN_IN))


def said(node: ast.AST, *, is_clause: bool = False) -> Iterator[str]:
    """The sentences and clauses in a tree, without docstrings and what is logged; values are braces."""
    match node:
        case ast.Expr(value=ast.Constant()):
            return
        case ast.Call(func=function):
            name = ast.unparse(function)
            if name.startswith("logger."):
                return
            is_clause = is_clause or name.rpartition(".")[2] in CLAUSES
        case ast.Constant(value=str(text)):
            yield from [text] if is_said(text, is_clause) else []
            return
        case ast.JoinedStr(values=parts):
            text = "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in parts)
            yield from [text] if is_said(text, is_clause) else []
            return
    for child in ast.iter_child_nodes(node):
        yield from said(child, is_clause=is_clause)


def is_said(text: str, is_clause: bool) -> bool:
    has_words = " " in text and re.search(r"[a-z]{3}", text) is not None
    return has_words and (is_clause or SENTENCE.fullmatch(text) is not None)


@pytest.fixture(scope="module")
def known() -> set[str]:
    return {re.sub(r"\{\d\}", "{}", sentence) for sentence in ALL} | PUT_TOGETHER | NOT_SHOWN


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(ROOT)))
def test_what_people_are_told_is_in_the_tables(path: Path, known: set[str]) -> None:
    assert [text for text in said(ast.parse(path.read_text("utf-8"))) if text not in known] == []


def test_no_exception_is_left_over() -> None:
    found = {text for path in sources() for text in said(ast.parse(path.read_text("utf-8")))}
    assert (PUT_TOGETHER | NOT_SHOWN) - found == set()


def test_a_new_sentence_is_noticed() -> None:
    source = '"""Doc string."""\nlogger.info("It is logged.")\nraise ImageError(f"{name} is new.", remedy)\n'
    assert list(said(ast.parse(source))) == ["{} is new."]
    assert list(said(ast.parse('raise Unusable("its head is new")'))) == ["its head is new"]
