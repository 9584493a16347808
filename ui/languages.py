"""The languages of the window: ours, Qt's own texts, and how numbers and dates are written.

A language is chosen before the first widget is made; whoever chooses another one sees it at the next start.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from browser.settings import Language
from resources import translation

_QT = "qtbase"
"""What Qt calls its own texts of buttons and dialogs."""


def use(language: Language, application: QApplication) -> None:
    """Speak this language from now on, in what is made from now on."""
    chosen = spoken(language, QLocale.system().uiLanguages())
    if language is not Language.SYSTEM:
        QLocale.setDefault(QLocale(chosen.value))
    _drop_translators(application)
    # English only counts: what no language has is shown as the code has it.
    translators: list[QTranslator] = [_ours(Language.ENGLISH, application)]
    if chosen is not Language.ENGLISH:
        translators += [_qt(chosen, application), _ours(chosen, application)]
    for translator in translators:
        application.installTranslator(translator)
    application.setLayoutDirection(QLocale(chosen.value).textDirection())


def spoken(language: Language, wanted: Iterable[str]) -> Language:
    """The language that is meant: of those that the system wants, the first that we speak."""
    if language is not Language.SYSTEM:
        return language
    for tag in wanted:
        base = tag.replace("_", "-").partition("-")[0].lower()
        for known in Language:
            if known is not Language.SYSTEM and known.value == base:
                return known
    return Language.ENGLISH


def _drop_translators(application: QApplication) -> None:
    for translator in application.findChildren(QTranslator):
        application.removeTranslator(translator)
        translator.deleteLater()


def _ours(language: Language, application: QApplication) -> QTranslator:
    made = _Held(application)
    made.hold(translation(language.value))
    return made


def _qt(language: Language, application: QApplication) -> QTranslator:
    made = QTranslator(application)
    made.load(f"{_QT}_{language.value}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    return made


class _Held(QTranslator):
    """A translator with the bytes that it reads from, which Qt does not copy."""

    def hold(self, data: bytes) -> None:
        self._data = data
        self.load(data)
