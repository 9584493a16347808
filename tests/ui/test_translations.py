"""The window in German and in French, and the script that keeps its texts whole."""

import asyncio
import re
from collections.abc import Iterator
from functools import cache

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QMenu,
    QTabBar,
    QTableView,
    QTreeView,
    QWidget,
)

from bench import translations
from bench.translations import Text, Translation
from browser.settings import Language, Settings
from tests.helpers.cut_off import cut_off
from tests.ui.window import Run, Window, opened, select
from ui import formats, languages
from ui.disk_view import Page
from ui.preferences import Preferences
from ui.shortcuts_dialog import ShortcutsDialog

OTHERS = (Language.GERMAN, Language.FRENCH)
_WORD = re.compile(r"[^\W\d_]{2,}")
OF_THE_DISK = {"linux", "filesystem", "ext", "gpt", "guestscope", "qcow", "english", "raw", "swap", "data"}
"""English words that are no texts of ours: names of the test disk and of languages."""


@pytest.fixture(params=OTHERS)
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Language]:
    """Everything that is made meanwhile speaks this language."""
    before = QLocale()
    try:
        languages.use(request.param, qapp)
        yield request.param
    finally:
        languages.use(Language.ENGLISH, qapp)
        QLocale.setDefault(before)


@cache
def english_words(language: Language) -> set[str]:
    """Words of our texts that no translated text has."""
    translation = translations.read(language.value)
    ours = {word.lower() for text in translation.words for word in _WORD.findall(text.source)}
    theirs = {
        word.lower() for words in translation.words.values() for form in words for word in _WORD.findall(form)
    }
    return ours - theirs - OF_THE_DISK


def texts_of(widget: QWidget) -> Iterator[str]:
    """What a person reads, or hears, of a widget. Not what lists hold, which comes from the guest."""
    yield widget.toolTip()
    yield widget.accessibleName()
    yield widget.accessibleDescription()
    if isinstance(widget, QAbstractButton | QLabel):
        yield widget.text()
    if isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(number) for number in range(widget.count()))
    if isinstance(widget, QTabBar):
        yield from (widget.tabText(number) for number in range(widget.count()))
    if isinstance(widget, QTableView | QTreeView) and (model := widget.model()) is not None:
        from PySide6.QtCore import Qt

        columns = range(model.columnCount())
        yield from (str(model.headerData(number, Qt.Orientation.Horizontal) or "") for number in columns)
    if isinstance(widget, QMenu):
        yield from (action.text() for action in widget.actions())


def _without_markup(text: str) -> str:
    """Without keys in brackets either, and nothing of what QEMU says itself."""
    return "" if "QEMU" in text else re.sub(r"<[^>]*>|\([^)]*\)$", "", text)


def english_in(top: QWidget, language: Language) -> list[str]:
    wanted = english_words(language)
    found = []
    for widget in (top, *top.findChildren(QWidget)):
        if widget.isVisibleTo(top) or isinstance(widget, QMenu):
            for text in map(_without_markup, texts_of(widget)):
                if {word.lower() for word in _WORD.findall(text)} & wanted:
                    found.append(f"{type(widget).__name__}: {text}")
    for action in top.findChildren(QAction):
        for text in map(_without_markup, (action.text(), action.toolTip(), action.statusTip())):
            if {word.lower() for word in _WORD.findall(text)} & wanted:
                found.append(f"action: {text}")
    return sorted(set(found))


def test_translations_are_whole() -> None:
    """What is left is mended by `scripts/translations` and, where it says so, by hand."""
    assert translations.check() == []


def test_a_fault_of_a_translation_is_found() -> None:
    plural, plain = Text("A", "%n of {0} file(s)", True), Text("A", "&Open…")
    good = Translation("de", {plural: ("%n von {0}", "%n von {0}"), plain: ("Ö&ffnen…",)})
    assert translations.faults(good, [plural, plain]) == []
    faulty: tuple[dict[Text, tuple[str, ...]], ...] = (
        {plural: ("%n von {0}", "%n von {0}")},
        {plural: ("%n von {0}",), plain: ("Ö&ffnen…",)},
        {plural: ("%n von {0}", "{0}"), plain: ("Ö&ffnen…",)},
        {plural: ("%n von {0}", "%n von {0}"), plain: ("Ö&ffnen",)},
        {plural: ("%n von {0}", "%n von {0}"), plain: ("",)},
        {**good.words, Text("B", "gone"): ("weg",)},
    )
    for bad in faulty:
        assert len(translations.faults(Translation("de", bad), [plural, plain])) == 1


def test_a_text_that_is_translated_alike_elsewhere_is_taken_over() -> None:
    known = Translation("de", {Text("A", "Size"): ("Größe",), Text("A", "Open"): ("Öffnen",)})
    known.words[Text("B", "Open")] = ("Geöffnet",)
    made = translations.complete(known, [Text("C", "Size"), Text("C", "Open")])
    assert made.words == {Text("C", "Size"): ("Größe",)}


def test_a_text_that_is_put_together_is_refused(tmp_path: object) -> None:
    import ast

    tree = ast.parse('class A:\n    def b(self):\n        return self.tr("x" + self.c)\n')
    with pytest.raises(translations.NotLiteral):
        list(translations._texts(tree, translations.ROOT / "a.py"))


def test_the_first_language_that_we_speak_is_taken() -> None:
    assert languages.spoken(Language.SYSTEM, ["es-ES", "fr-CA", "de"]) is Language.FRENCH
    assert languages.spoken(Language.SYSTEM, ["pt", "C"]) is Language.ENGLISH
    assert languages.spoken(Language.GERMAN, ["fr"]) is Language.GERMAN


def test_numbers_plurals_and_qt_s_own_texts_are_translated(language: Language, qapp: QApplication) -> None:
    is_german = language is Language.GERMAN
    assert formats.size_text(3200) == ("3,2 kB" if is_german else "3,2 ko")
    told = [QCoreApplication.translate("DetailsPane", "%n item(s)", None, count) for count in (0, 1, 2)]
    one, many = ("Element", "Elemente") if is_german else ("élément", "éléments")
    assert told == [f"0 {many if is_german else one}", f"1 {one}", f"2 {many}"]
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    text = box.button(QDialogButtonBox.StandardButton.Cancel).text().replace("&", "")
    assert text == ("Abbrechen" if is_german else "Annuler")
    assert formats.time_text(1_700_000_000) == ("14 Nov. 2023" if is_german else "14 nov. 2023")
    box.deleteLater()


def test_the_window_has_no_english_text(run: Run, window_of: Window, language: Language) -> None:
    # Reading all texts takes long, and is no work of the window's.
    english_words(language)

    async def scenario() -> None:
        async with window_of() as window:
            window.resize(1280, 800)
            assert english_in(window, language) == []
            assert cut_off(window) == []
            view = await opened(window)
            await select(view, "hello.txt")
            window.wishes.split.trigger()
            window.wishes.filter.trigger()
            for page in Page:
                # Reading all that is shown is not the window's work: it is looked at in turns of its own.
                await asyncio.sleep(0.02)
                view.show_page(page)
                await asyncio.sleep(0.02)
                assert english_in(window, language) == []
                assert cut_off(window) == []
            preferences = Preferences(window.settings, window)
            keys = ShortcutsDialog(window.wishes.all(), window)
            for dialog in (preferences, keys):
                await asyncio.sleep(0.02)
                dialog.show()
                await asyncio.sleep(0.02)
                assert english_in(dialog, language) == []
                assert cut_off(dialog) == []
                dialog.deleteLater()

    run(scenario())


def test_the_language_is_chosen_in_the_preferences(settings: Settings, qapp: QApplication) -> None:
    owner = QWidget()
    dialog = Preferences(settings, owner)
    dialog.language.setCurrentIndex(2)
    assert settings.language is Language.GERMAN
    owner.deleteLater()
