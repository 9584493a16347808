"""Sentences of the layers below, in the window's language."""

import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from appliance import accel
from appliance.doctor import examine
from browser.sentences import ALL, MOST, SENTENCES, Table, cell_in_words, in_words, inspection
from browser.settings import Language
from ui import languages
from ui.application import make_application


@pytest.fixture
def german() -> Iterator[QApplication]:
    application = make_application()
    languages.use(Language.GERMAN, application)
    yield application
    languages.use(Language.ENGLISH, application)


def test_english_stays_as_it_is(qapp: QApplication) -> None:
    for sentence in SENTENCES:
        assert in_words(sentence.format(*"abcd")) == sentence.format(*"abcd")


def test_why_there_is_no_kvm_is_known(german: QApplication) -> None:
    told = in_words(accel.kvm_unusable("/dev/not there"))
    assert told.startswith("Dieser Rechner hat kein /dev/not there: Virtualisierung fehlt")


@pytest.mark.parametrize(
    ("english", "words"),
    [
        (
            "/x/a.qcow2 cannot be opened as qcow2: its header is damaged.",
            "/x/a.qcow2 kann nicht als qcow2 geöffnet werden: der Kopf ist beschädigt.",
        ),
        ("/x/{0} is empty. cannot be read: no.", "/x/{0} is empty. kann nicht gelesen werden: no."),
        ("/x is a folder, not a disk image.", "/x ist ein Ordner, kein Datenträgerabbild."),
        ("KVM failed: Try again.", "KVM ist gescheitert: Versuchen Sie es noch einmal."),
        ("Nobody wrote this down.", "Nobody wrote this down."),
        (
            "You may not use /dev/kvm. Disks open without it, more slowly.",
            "Sie dürfen /dev/kvm nicht verwenden. Datenträger öffnen sich auch so, aber langsamer.",
        ),
        (
            "a.vhdx cannot be opened as vhdx: its block table lies behind the end of the file, which is cut "
            "short or damaged.",
            "a.vhdx kann nicht als vhdx geöffnet werden: ein Teil davon (Blocktabelle) liegt hinter dem Ende "
            "der Datei, die abgeschnitten oder beschädigt ist.",
        ),
        (
            "a.qcow2 is built on /x/b, in another folder.",
            "a.qcow2 baut auf /x/b in einem anderen Ordner auf.",
        ),
        (
            "a: b.qcow2: It was not closed properly, or is in use.",
            "a: b.qcow2: Es wurde nicht richtig geschlossen oder ist in Gebrauch.",
        ),
        ("/home is 97% full by its inodes.", "/home ist an Inodes zu 97% voll."),
        ("a.qcow2 has no snapshot “disk”.", "a.qcow2 hat keinen Schnappschuss „disk“."),
        (
            "libvirt's Python binding is not installed. “guestscope doctor” says how to install it.",
            "Die Python-Anbindung von libvirt ist nicht installiert. „guestscope doctor“ sagt, wie man sie "
            "installiert.",
        ),
    ],
)
def test_what_is_known_is_told_with_its_values(german: QApplication, english: str, words: str) -> None:
    assert in_words(english) == words


@pytest.mark.parametrize(
    ("column", "english", "words"),
    [
        (
            "when",
            "at boot, every 2 days from 2024-05-01 10:00",
            "beim Hochfahren, alle 2 Tage ab 2024-05-01 10:00",
        ),
        ("when", "run levels 2, 3, S", "Runlevel 2, 3, S"),
        ("when", "OnCalendar=daily", "OnCalendar=daily"),
        ("message", "Windows started. Boot: 5.", "Windows wurde gestartet. Boot: 5."),
        ("message", "Event 17", "Ereignis 17"),
        ("message", "Event of somebody", "Event of somebody"),
        ("message", "/x does not exist.", "/x does not exist."),
        ("content", "file system", "Dateisystem"),
        ("name", "disk", "disk"),
    ],
)
def test_cells_of_tables_are_told_by_their_column(
    german: QApplication, column: str, english: str, words: str
) -> None:
    assert cell_in_words(column, english) == words


@pytest.mark.parametrize("sentences", [SENTENCES, inspection.TIMES, inspection.EVENTS])
def test_no_sentence_is_taken_for_another(german: QApplication, sentences: tuple[str, ...]) -> None:
    table = Table(sentences)
    for sentence in sentences:
        template = QCoreApplication.translate("Sentences", sentence)
        values = ("/x/a b.img", "17", "Permission denied", "9")
        assert table.words(sentence.format(*values)) == template.format(*values)


def test_each_sentence_is_there_once() -> None:
    assert len(set(ALL)) == len(ALL)


def test_a_long_one_costs_nothing(german: QApplication) -> None:
    hostile = (" cannot be opened as " * MOST)[:MOST]
    nested = ("KVM failed: Try again. " * MOST)[:MOST]
    began = time.perf_counter()
    assert in_words(hostile) == hostile
    assert in_words(hostile * 100) == hostile * 100
    in_words(nested)
    assert time.perf_counter() - began < 0.5


def test_the_doctor_speaks_german(german: QApplication) -> None:
    """But for what it quotes: names of programs, versions, sizes, and libvirt's own."""
    told = [check.sentence for check in examine()]
    assert [sentence for sentence in told if in_words(sentence) == sentence] == []
