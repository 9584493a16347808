"""Sentences of the layers below, in the window's language."""

import time
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from appliance import accel
from appliance.doctor import examine
from browser.sentences import MOST, SENTENCES, in_words
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
    ],
)
def test_what_is_known_is_told_with_its_values(german: QApplication, english: str, words: str) -> None:
    assert in_words(english) == words


def test_a_long_one_costs_nothing(german: QApplication) -> None:
    hostile = (" cannot be opened as " * MOST)[:MOST]
    began = time.perf_counter()
    assert in_words(hostile) == hostile
    assert in_words(hostile * 100) == hostile * 100
    assert time.perf_counter() - began < 0.5


def test_the_doctor_speaks_german(german: QApplication) -> None:
    """But for what it quotes: names of programs, versions, sizes, and libvirt's own."""
    told = [check.sentence for check in examine()]
    assert [sentence for sentence in told if in_words(sentence) == sentence] == []
