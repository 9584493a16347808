"""Light, dark, or as the desktop has it; and strong contrast where the desktop asks for that.

Qt follows the desktop by itself where it knows how. What a person chooses in the preferences, it passes on to
few desktops only, so the palettes of a choice are ours.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from browser.settings import Contrast, Scheme, Settings
from ui.flat_header import repolish_headers

Role = QPalette.ColorRole
Group = QPalette.ColorGroup


@dataclass(frozen=True, slots=True)
class _Colours:
    """The few from which a palette is made."""

    window: str
    base: str
    button: str
    text: str
    faint: str
    line: str
    accent: str
    on_accent: str
    link: str


_COLOURS = {
    # is_dark, is_strong
    (False, False): _Colours(
        "#f2f2f2", "#ffffff", "#f7f7f7", "#1d1f21", "#62676c", "#c4c8cc", "#2a76c6", "#ffffff", "#1a62ad"
    ),
    (True, False): _Colours(
        "#292b2e", "#1e2022", "#35383c", "#e6e7e8", "#a3a8ad", "#4b5055", "#2f6fb5", "#ffffff", "#7fb8f0"
    ),
    (False, True): _Colours(
        "#ffffff", "#ffffff", "#ffffff", "#000000", "#303030", "#000000", "#003a80", "#ffffff", "#00307a"
    ),
    (True, True): _Colours(
        "#000000", "#000000", "#000000", "#ffffff", "#d8d8d8", "#ffffff", "#ffe14d", "#000000", "#8fd0ff"
    ),
}


def apply(scheme: Scheme, contrast: Contrast = Contrast.DESKTOP) -> None:
    """Show the whole program so, from now on."""
    hints = QApplication.styleHints()
    wanted = {Scheme.LIGHT: Qt.ColorScheme.Light, Scheme.DARK: Qt.ColorScheme.Dark}.get(scheme)
    if wanted is None:
        hints.unsetColorScheme()
    else:
        hints.setColorScheme(wanted)
    is_strong = contrast is Contrast.STRONG or (contrast is Contrast.DESKTOP and _wants_strong_contrast())
    # Somebody may want the usual contrast where the desktop has a strong one.
    is_ours = is_strong or (contrast is Contrast.USUAL and _wants_strong_contrast())
    if wanted is None and not is_ours:
        # An empty palette is the desktop's.
        _show(QPalette())
    else:
        is_dark = (wanted or hints.colorScheme()) is Qt.ColorScheme.Dark
        _show(palette(is_dark=is_dark, is_strong=is_strong))


def follow(settings: Settings) -> None:
    """Keep to what the settings say while the desktop changes its mind about contrast or colours."""

    def again() -> None:
        # What we set ourselves is told too, and would be set again and again.
        QTimer.singleShot(0, lambda: apply(settings.scheme, settings.contrast))

    hints = QApplication.styleHints()
    hints.colorSchemeChanged.connect(again)
    if hasattr(hints, "accessibility"):
        hints.accessibility().contrastPreferenceChanged.connect(again)
    apply(settings.scheme, settings.contrast)


def _show(wanted: QPalette) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    application.setPalette(wanted)
    whole = application.palette()
    is_dark = whole.color(Role.Window).lightness() < whole.color(Role.WindowText).lightness()
    boxes = _of_boxes(whole) if is_dark else whole
    for widget in ("QCheckBox", "QRadioButton"):
        # It says that it takes bytes, and takes a str only.
        application.setPalette(boxes, widget)  # type: ignore[arg-type]
    repolish_headers()


def _of_boxes(whole: QPalette) -> QPalette:
    """What boxes and circles to check are filled with: in the dark, the style's lines around them are darker
    than what is behind them, and nobody would see an empty one.
    """
    made = QPalette(whole)
    window, text = whole.color(Role.Window), whole.color(Role.WindowText)
    made.setColor(Role.Base, _between(window.name(), text.name()))
    made.setColor(Role.Text, window)
    return made


def _wants_strong_contrast() -> bool:
    # Since Qt 6.10; an older one cannot tell.
    hints = QApplication.styleHints()
    if not hasattr(hints, "accessibility"):
        return False
    return hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast


def palette(*, is_dark: bool, is_strong: bool = False) -> QPalette:
    """One of ours."""
    colours = _COLOURS[is_dark, is_strong]
    made = QPalette(QColor(colours.button), QColor(colours.window))
    for role, colour in (
        (Role.Window, colours.window),
        (Role.WindowText, colours.text),
        (Role.Base, colours.base),
        (Role.AlternateBase, colours.window),
        (Role.Text, colours.text),
        (Role.PlaceholderText, colours.faint),
        (Role.Button, colours.button),
        (Role.ButtonText, colours.text),
        (Role.BrightText, colours.text),
        (Role.ToolTipBase, colours.button),
        (Role.ToolTipText, colours.text),
        (Role.Mid, colours.line),
        (Role.Highlight, colours.accent),
        (Role.Accent, colours.accent),
        (Role.HighlightedText, colours.on_accent),
        (Role.Link, colours.link),
        (Role.LinkVisited, colours.link),
    ):
        made.setColor(role, QColor(colour))
    for role in (Role.WindowText, Role.Text, Role.ButtonText):
        made.setColor(Group.Disabled, role, _between(colours.faint, colours.line))
    made.setColor(Group.Disabled, Role.Highlight, QColor(colours.line))
    return made


def _between(one: str, other: str) -> QColor:
    """The colour in the middle."""
    first, second = QColor(one), QColor(other)
    return QColor(
        (first.red() + second.red()) // 2,
        (first.green() + second.green()) // 2,
        (first.blue() + second.blue()) // 2,
    )
