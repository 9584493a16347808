"""The program with which the desktop opens a type of file, by name, and the command that starts it.

We look it up ourselves rather than leave it to the desktop, since a person is asked about the very program
that then runs. https://specifications.freedesktop.org/mime-apps-spec/latest/ and
https://specifications.freedesktop.org/desktop-entry-spec/latest/. All of this blocks for a moment.
"""

from __future__ import annotations

import configparser
import os
import shlex
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QLocale, QMimeDatabase

from browser.associations import assignments
from browser.base_folders import CONFIG, DATA, base_folder

_GROUP = "Desktop Entry"
_DEFAULTS, _ADDED, _REMOVED = "Default Applications", "Added Associations", "Removed Associations"
_CACHE = "MIME Cache"


@dataclass(frozen=True, slots=True)
class Program:
    """One program of the desktop."""

    entry: str
    """The name of its desktop entry."""
    name: str
    words: tuple[str, ...]
    """Its command line, with field codes."""

    def command(self, file: Path) -> list[str]:
        """The command line that opens this file."""
        codes = {"%f": [str(file)], "%F": [str(file)], "%u": [file.as_uri()], "%U": [file.as_uri()]}
        command: list[str] = []
        for word in self.words:
            if word in codes:
                command += codes[word]
            elif word == "%c":
                command.append(self.name)
            elif not (len(word) == 2 and word.startswith("%")):
                command.append(word.replace("%%", "%"))
        return command if set(self.words) & set(codes) else [*command, str(file)]


class Programs:
    """The programs that a user has."""

    def __init__(self, environ: Mapping[str, str] = os.environ) -> None:
        shared_data = _folders(environ, "XDG_DATA_DIRS", "/usr/local/share:/usr/share")
        self._data = [base_folder(DATA, environ), *shared_data]
        config = [base_folder(CONFIG, environ), *_folders(environ, "XDG_CONFIG_DIRS", "/etc/xdg")]
        places = [*config, *(folder / "applications" for folder in self._data)]
        desktops = environ.get("XDG_CURRENT_DESKTOP", "").lower().split(":")
        names = [*(f"{desktop}-mimeapps.list" for desktop in desktops if desktop), "mimeapps.list"]
        self._lists = [place / name for place in places for name in names]
        self._caches = [folder / "applications" / "mimeinfo.cache" for folder in self._data]
        self._path = environ.get("PATH")

    def program_for(self, mime_type: str) -> Program | None:
        """What opens this type, or what it is a kind of; None where nothing does."""
        found = QMimeDatabase().mimeTypeForName(mime_type)
        kinds = [mime_type, *(found.allAncestors() if found.isValid() else [])]
        for kind in kinds:
            # Everything is a kind of bytes, which some program opens as such.
            if kind != "application/octet-stream":
                for entry in self._entries(kind):
                    program = self._program(entry)
                    if program is not None:
                        return program
        return None

    def _entries(self, mime_type: str) -> Iterator[str]:
        """Names of desktop entries, the most wanted first."""
        removed: set[str] = set()
        added: list[str] = []
        for path in self._lists:
            for group, key, values in assignments(_text(path)):
                if key != mime_type:
                    continue
                if group == _DEFAULTS:
                    yield from values
                elif group == _REMOVED:
                    removed.update(values)
                elif group == _ADDED:
                    added += [value for value in values if value not in removed]
        yield from added
        for path in self._caches:
            for group, key, values in assignments(_text(path)):
                if group == _CACHE and key == mime_type:
                    yield from (value for value in values if value not in removed)

    def _program(self, entry: str) -> Program | None:
        if "/" in entry:
            return None
        for folder in self._data:
            # A name stands for a file here, or for one in a folder named before its dashes.
            text = next((text for path in _places(folder, entry) if (text := _text(path))), "")
            if text:
                return self._read(entry, text)
        return None

    def _read(self, entry: str, text: str) -> Program | None:
        parser = configparser.RawConfigParser(
            strict=False, delimiters=("=",), comment_prefixes=("#",), interpolation=None
        )
        parser.optionxform = str  # type: ignore[assignment, method-assign]
        try:
            parser.read_string(text)
            values = dict(parser[_GROUP])
            words = tuple(shlex.split(values.get("Exec", "")))
        except (configparser.Error, KeyError, ValueError):
            return None
        if values.get("Hidden") == "true" or values.get("Terminal") == "true" or not words:
            return None
        if shutil.which(words[0], path=self._path) is None:
            return None
        language = QLocale().name()
        name = next(
            (values[key] for key in (f"Name[{language}]", f"Name[{language[:2]}]", "Name") if key in values),
            entry,
        )
        return Program(entry, name, words)


def _folders(environ: Mapping[str, str], variable: str, default: str) -> list[Path]:
    return [Path(name) for name in (environ.get(variable) or default).split(":") if name.startswith("/")]


def _places(folder: Path, entry: str) -> Iterator[Path]:
    yield folder / "applications" / entry
    parts = entry.split("-")
    for count in range(1, len(parts)):
        yield folder / "applications" / "/".join(parts[:count]) / "-".join(parts[count:])


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8", "replace")
    except OSError:
        return ""
