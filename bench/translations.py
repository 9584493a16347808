"""Keeps the translations whole: `scripts/translations` takes over what the code says, `--check` looks only.

The texts are read from the code itself, since Qt's own lupdate knows neither our `translate` nor a `tr` that
was given another name. A text that is translated elsewhere in the same way is taken over; what is left is
marked as unfinished in `resources/translations/*.ts`, where Qt Linguist or any editor finishes it.
"""

from __future__ import annotations

import argparse
import ast
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from browser.sentences import ALL, CONTEXT

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "resources" / "translations"
SOURCES = ("ui", "browser")
LANGUAGES = {"de": 2, "fr": 2}
"""How many plural forms a language has."""
ENGLISH = "en"
"""Has no words but the plurals, which are made of the texts themselves: `%n file(s)`."""
LRELEASE = Path(sys.executable).with_name("pyside6-lrelease")

_PLACE = re.compile(r"\{\d*\}|%n|%\d|&(?=\w)|\*\.\w+")


class NotLiteral(Exception):
    """A text is put together, so that nobody could translate it."""


@dataclass(frozen=True, slots=True, order=True)
class Text:
    """One text of the code: the class or group that it belongs to, its English, and whether it counts."""

    context: str
    source: str
    is_plural: bool = False


@dataclass(slots=True)
class Translation:
    """One language's words for the texts: one for each form."""

    language: str
    words: dict[Text, tuple[str, ...]] = field(default_factory=dict)

    @property
    def path(self) -> Path:
        return FOLDER / f"guestscope_{self.language}.ts"


def english(texts: Iterable[Text]) -> Translation:
    """What Qt shows for texts that count: it would show `3 file(s)` as it stands there."""
    forms: dict[Text, tuple[str, ...]] = {
        text: (text.source.replace("(s)", ""), text.source.replace("(s)", "s"))
        for text in texts
        if text.is_plural
    }
    return Translation(ENGLISH, forms)


def texts_of_code() -> list[Text]:
    """All texts that go through `tr` or `translate`, or come from below, sorted. Raises NotLiteral."""
    found = {Text(CONTEXT, sentence) for sentence in ALL}
    for folder in SOURCES:
        for path in sorted((ROOT / folder).rglob("*.py")):
            found.update(_texts(ast.parse(path.read_text("utf-8")), path))
    return sorted(found)


def _texts(tree: ast.AST, path: Path, context: str = "") -> Iterator[Text]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Call) and (name := _name(node.func)) in ("tr", "translate"):
            arguments = node.args if name == "translate" else [ast.Constant(context), *node.args]
            if len(arguments) >= 2:
                yield _text(arguments, f"{path.relative_to(ROOT)}:{node.lineno}")
        inner = node.name if isinstance(node, ast.ClassDef) else context
        yield from _texts(node, path, inner)


def _text(arguments: list[ast.expr], where: str) -> Text:
    values = [argument.value if isinstance(argument, ast.Constant) else None for argument in arguments[:2]]
    if not all(isinstance(value, str) and value for value in values):
        raise NotLiteral(f"{where}: a text and its group have to stand there as they are.")
    return Text(str(values[0]), str(values[1]), len(arguments) > 3)


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        # Painters translate too.
        is_other = function.attr == "translate" and ast.unparse(function.value) != "QCoreApplication"
        return "" if is_other else function.attr
    return getattr(function, "id", "")


def read(language: str) -> Translation:
    """What is translated so far; what is unfinished is not."""
    found = Translation(language)
    if not found.path.exists():
        return found
    for context in ElementTree.parse(found.path).getroot().iter("context"):
        for message in context.iter("message"):
            words = message.find("translation")
            if words is None or words.get("type"):
                continue
            forms = [form.text or "" for form in words.iter("numerusform")] or [words.text or ""]
            text = Text(
                context.findtext("name", ""), message.findtext("source", ""), bool(message.get("numerus"))
            )
            found.words[text] = tuple(forms)
    return found


def complete(translation: Translation, texts: Iterable[Text]) -> Translation:
    """The same for these texts and no others, with what is said alike elsewhere."""
    elsewhere: dict[tuple[str, bool], set[tuple[str, ...]]] = defaultdict(set)
    for text, words in translation.words.items():
        elsewhere[text.source, text.is_plural].add(words)
    made = Translation(translation.language)
    for text in texts:
        alike = elsewhere[text.source, text.is_plural]
        if text in translation.words:
            made.words[text] = translation.words[text]
        elif len(alike) == 1:
            (made.words[text],) = alike
    return made


def write(translation: Translation, texts: Iterable[Text]) -> None:
    """Put all texts into the file, those without words as unfinished."""
    root = ElementTree.Element("TS", version="2.1", language=translation.language, sourcelanguage="en")
    contexts: dict[str, ElementTree.Element] = {}
    for text in texts:
        if text.context not in contexts:
            contexts[text.context] = ElementTree.SubElement(root, "context")
            ElementTree.SubElement(contexts[text.context], "name").text = text.context
        message = ElementTree.SubElement(contexts[text.context], "message")
        ElementTree.SubElement(message, "source").text = text.source
        element = ElementTree.SubElement(message, "translation")
        words = translation.words.get(text)
        if words is None:
            element.set("type", "unfinished")
        if text.is_plural:
            message.set("numerus", "yes")
            for form in words or [""] * LANGUAGES.get(translation.language, 2):
                ElementTree.SubElement(element, "numerusform").text = form
        elif words:
            element.text = words[0]
    ElementTree.indent(root, "    ")
    head = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
    translation.path.write_text(head + ElementTree.tostring(root, "unicode") + "\n", "utf-8")


def compile_file(source: Path, target: Path) -> None:
    """Make of a .ts file what Qt loads."""
    command: list[str | Path] = [LRELEASE, "-silent", "-nounfinished", source, "-qm", target]
    subprocess.run(command, check=True, capture_output=True)


def faults(translation: Translation, texts: Iterable[Text]) -> list[str]:
    """What is wrong with a translation, a line each."""
    wanted = set(texts)
    language = translation.language
    found = [f"{language}: not translated: {_of(text)}" for text in sorted(wanted - translation.words.keys())]
    found += [f"{language}: obsolete: {_of(text)}" for text in sorted(translation.words.keys() - wanted)]
    for text, words in translation.words.items():
        if len(words) != (LANGUAGES[language] if text.is_plural else 1):
            found.append(f"{language}: another number of plural forms: {_of(text)}")
        for word in words:
            if not word.strip():
                found.append(f"{language}: empty: {_of(text)}")
            elif sorted(_PLACE.findall(word)) != sorted(_PLACE.findall(text.source)):
                found.append(f"{language}: other places for values or keys: {_of(text)}: {word!r}")
            elif word.endswith("…") is not text.source.endswith("…") or word.strip() != word:
                found.append(f"{language}: another end: {_of(text)}: {word!r}")
    return found


def _of(text: Text) -> str:
    return f"{text.context}: {text.source!r}"


def check() -> list[str]:
    """All that keeps the translations from being whole."""
    texts = texts_of_code()
    found: list[str] = []
    for language in (ENGLISH, *LANGUAGES):
        translation = read(language)
        if language != ENGLISH:
            found += faults(translation, texts)
        elif translation.words != english(texts).words:
            found.append("en: its plurals are not those of the code.")
        with tempfile.TemporaryDirectory() as folder:
            made = Path(folder) / "made.qm"
            compile_file(translation.path, made)
            compiled = translation.path.with_suffix(".qm")
            if not compiled.exists() or compiled.read_bytes() != made.read_bytes():
                found.append(f"{language}: {compiled.name} is not what {translation.path.name} says.")
    return found


def update() -> list[str]:
    """Take over what the code says. Returns what is left to be translated."""
    texts = texts_of_code()
    FOLDER.mkdir(exist_ok=True)
    counted = english(texts)
    write(counted, sorted(counted.words))
    compile_file(counted.path, counted.path.with_suffix(".qm"))
    for language in LANGUAGES:
        known = read(language)
        translation = complete(known, texts)
        for text in sorted(translation.words.keys() - known.words.keys()):
            sys.stdout.write(f"{language}: as elsewhere: {_of(text)}: {translation.words[text][0]!r}\n")
        write(translation, texts)
        compile_file(translation.path, translation.path.with_suffix(".qm"))
    return check()


def main() -> int:
    """Update or check, and say what is left."""
    parser = argparse.ArgumentParser(prog="scripts/translations", description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing, fail where something is left")
    left = check() if parser.parse_args().check else update()
    sys.stdout.writelines(f"{line}\n" for line in left)
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
