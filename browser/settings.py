"""What the program remembers: the disks opened last, how the window looked, which columns were shown.

All of it lies in one file of the user's, through Qt. A value of a wrong type, as somebody may have typed it
in, counts as absent.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

MOST_RECENT = 12

_RECENT = "recent/disks"
_REMEMBER = "recent/remember"
_SCHEME = "view/scheme"
_CONTRAST = "view/contrast"
_LANGUAGE = "view/language"
_LIBVIRT = "machines/connections"
USUAL_LIBVIRT = "qemu:///system"
"""Where a machine that virt-manager shows is found, unless somebody says otherwise."""


class Scheme(StrEnum):
    """What a person can choose of colours; the words are those of the settings file."""

    DESKTOP = "desktop"
    LIGHT = "light"
    DARK = "dark"


class Contrast(StrEnum):
    """How much what is seen stands out from what is behind it."""

    DESKTOP = "desktop"
    USUAL = "usual"
    STRONG = "strong"


class Language(StrEnum):
    """What the window speaks; the words are those of the settings file, and the codes of ISO 639."""

    SYSTEM = "system"
    ENGLISH = "en"
    GERMAN = "de"
    FRENCH = "fr"


class Settings(QObject):
    """The settings of one user. Reading is fast; writing is left to Qt, which does it later."""

    recent_changed = Signal()

    def __init__(self, store: QSettings | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store or QSettings(
            QSettings.Format.IniFormat, QSettings.Scope.UserScope, "guestscope", "guestscope"
        )

    @property
    def recent(self) -> list[Path]:
        """The disks opened last, the latest first."""
        return [Path(text) for text in self._texts(_RECENT)][:MOST_RECENT]

    @property
    def remembers_recent(self) -> bool:
        """Whether opened disks are recorded: a list of them can be sensitive itself."""
        return str(self._store.value(_REMEMBER, "true")).lower() != "false"

    def set_remembers_recent(self, is_on: bool) -> None:
        self._store.setValue(_REMEMBER, "true" if is_on else "false")
        if not is_on:
            self.clear_recent()

    def add_recent(self, path: Path) -> None:
        """Put a disk at the top of the list, where the list is kept."""
        if self.remembers_recent:
            others = [other for other in self.recent if other != path]
            self._set_recent([path, *others][:MOST_RECENT])

    def remove_recent(self, path: Path) -> None:
        self._set_recent([other for other in self.recent if other != path])

    def clear_recent(self) -> None:
        self._set_recent([])

    def state(self, name: str) -> QByteArray:
        """The saved state of a widget; empty where there is none."""
        value = self._store.value(f"window/{name}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def save_state(self, name: str, state: QByteArray) -> None:
        self._store.setValue(f"window/{name}", state)

    def flag(self, name: str, default: bool) -> bool:
        """A yes or no that a menu sets."""
        return str(self._store.value(f"view/{name}", default)).lower() == "true"

    def set_flag(self, name: str, value: bool) -> None:
        self._store.setValue(f"view/{name}", "true" if value else "false")

    @property
    def scheme(self) -> Scheme:
        """Light, dark, or as the desktop has it."""
        value = self._store.value(_SCHEME)
        return Scheme(value) if value in tuple(Scheme) else Scheme.DESKTOP

    def set_scheme(self, scheme: Scheme) -> None:
        self._store.setValue(_SCHEME, scheme.value)

    @property
    def contrast(self) -> Contrast:
        """Strong, usual, or as the desktop has it."""
        value = self._store.value(_CONTRAST)
        return Contrast(value) if value in tuple(Contrast) else Contrast.DESKTOP

    def set_contrast(self, contrast: Contrast) -> None:
        self._store.setValue(_CONTRAST, contrast.value)

    @property
    def language(self) -> Language:
        """What the window speaks, from its next start on."""
        value = self._store.value(_LANGUAGE)
        return Language(value) if value in tuple(Language) else Language.SYSTEM

    def set_language(self, language: Language) -> None:
        self._store.setValue(_LANGUAGE, language.value)

    @property
    def libvirt_uris(self) -> list[str]:
        """The libvirts whose machines are listed, in order."""
        return self._texts(_LIBVIRT) if self._store.contains(_LIBVIRT) else [USUAL_LIBVIRT]

    def set_libvirt_uris(self, uris: Sequence[str]) -> None:
        self._store.setValue(_LIBVIRT, list(uris))

    def texts(self, name: str) -> list[str]:
        """A list of texts that some part of the window remembers; empty where there is none."""
        return self._texts(f"view/{name}")

    def set_texts(self, name: str, texts: Sequence[str]) -> None:
        self._store.setValue(f"view/{name}", list(texts))

    def _texts(self, name: str) -> list[str]:
        value = self._store.value(name)
        texts = [value] if isinstance(value, str) else value if isinstance(value, list) else []
        return [text for text in texts if isinstance(text, str) and text]

    def _set_recent(self, paths: list[Path]) -> None:
        self._store.setValue(_RECENT, [str(path) for path in paths])
        self.recent_changed.emit()
