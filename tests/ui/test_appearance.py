"""Palettes that can be read, and that reach what is shown already."""

import itertools
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QLineEdit, QRadioButton
from pytestqt.qtbot import QtBot

from browser.settings import Contrast, Scheme, Settings
from ui import appearance

PAIRS = [
    (QPalette.ColorRole.WindowText, QPalette.ColorRole.Window),
    (QPalette.ColorRole.Text, QPalette.ColorRole.Base),
    (QPalette.ColorRole.Text, QPalette.ColorRole.AlternateBase),
    (QPalette.ColorRole.ButtonText, QPalette.ColorRole.Button),
    (QPalette.ColorRole.HighlightedText, QPalette.ColorRole.Highlight),
    (QPalette.ColorRole.ToolTipText, QPalette.ColorRole.ToolTipBase),
    (QPalette.ColorRole.PlaceholderText, QPalette.ColorRole.Base),
    (QPalette.ColorRole.PlaceholderText, QPalette.ColorRole.Window),
    (QPalette.ColorRole.Link, QPalette.ColorRole.Base),
]


@pytest.fixture(autouse=True)
def _as_it_was(qapp: QApplication) -> Iterator[None]:
    yield
    appearance.apply(Scheme.DESKTOP)


def luminance(colour: QColor) -> float:
    """As WCAG 2 defines it."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(palette: QPalette, front: QPalette.ColorRole, back: QPalette.ColorRole) -> float:
    bright, dark = sorted((luminance(palette.color(front)), luminance(palette.color(back))), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("is_dark", "is_strong"), list(itertools.product([False, True], repeat=2)))
def test_texts_stand_out_as_wcag_asks(is_dark: bool, is_strong: bool) -> None:
    palette = appearance.palette(is_dark=is_dark, is_strong=is_strong)
    least = 7.0 if is_strong else 4.5
    assert [pair for pair in PAIRS if contrast(palette, *pair) < least] == []


def test_what_is_on_the_screen_changes_too(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    shown = []
    for scheme in (Scheme.DARK, Scheme.LIGHT):
        appearance.apply(scheme)
        # Widgets are told by events.
        QApplication.processEvents()
        shown.append(field.grab().toImage().pixelColor(5, field.height() // 2).lightness())
    assert shown[0] < 64
    assert shown[1] > 192


def test_strong_contrast_can_be_chosen_in_light_and_in_dark(qapp: QApplication) -> None:
    for scheme, is_dark in ((Scheme.LIGHT, False), (Scheme.DARK, True)):
        appearance.apply(scheme, Contrast.STRONG)
        for role in (QPalette.ColorRole.Window, QPalette.ColorRole.Text, QPalette.ColorRole.Highlight):
            wanted = appearance.palette(is_dark=is_dark, is_strong=True).color(role)
            assert QApplication.palette().color(role) == wanted


def test_the_desktop_s_contrast_is_followed(
    qapp: QApplication, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    strong = appearance.palette(is_dark=False, is_strong=True).window().color()
    monkeypatch.setattr(appearance, "_wants_strong_contrast", lambda: True)
    settings.set_scheme(Scheme.LIGHT)
    appearance.apply(settings.scheme, settings.contrast)
    assert QApplication.palette().window().color() == strong
    settings.set_contrast(Contrast.USUAL)
    appearance.apply(settings.scheme, settings.contrast)
    assert QApplication.palette().window().color() != strong


def test_the_choice_is_remembered_and_nonsense_is_not(settings: Settings) -> None:
    schemes = [settings.scheme]
    settings.set_scheme(Scheme.DARK)
    schemes.append(settings.scheme)
    settings._store.setValue("view/scheme", ["no", "scheme"])
    schemes.append(settings.scheme)
    assert schemes == [Scheme.DESKTOP, Scheme.DARK, Scheme.DESKTOP]


@pytest.mark.parametrize("contrast_wanted", [Contrast.USUAL, Contrast.STRONG])
@pytest.mark.parametrize("kind", [QCheckBox, QRadioButton])
def test_boxes_to_check_stand_out_in_the_dark(
    qtbot: QtBot, kind: type[QAbstractButton], contrast_wanted: Contrast
) -> None:
    box = kind()
    qtbot.addWidget(box)
    box.show()
    appearance.apply(Scheme.DARK, contrast_wanted)
    QApplication.processEvents()
    assert contrast(box.palette(), QPalette.ColorRole.Base, QPalette.ColorRole.Window) >= 3
    assert contrast(box.palette(), QPalette.ColorRole.Text, QPalette.ColorRole.Base) >= 3
    appearance.apply(Scheme.LIGHT)
    QApplication.processEvents()
    assert box.palette().color(QPalette.ColorRole.Base) == QApplication.palette().base().color()
