"""The colours of words in a text, on a light ground and on a dark one."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette, QTextCharFormat

from browser.preview.colours import Role

COLOURS = {
    False: {
        Role.COMMENT: "#5b6670",
        Role.KEYWORD: "#8430a8",
        Role.STRING: "#1c6b2a",
        Role.NUMBER: "#9a4a00",
        Role.NAME: "#1a56a8",
        Role.BUILTIN: "#0b6a75",
        Role.REMOVED: "#b02a2a",
    },
    True: {
        Role.COMMENT: "#98a2ab",
        Role.KEYWORD: "#d7a1f2",
        Role.STRING: "#93d08b",
        Role.NUMBER: "#f0b27a",
        Role.NAME: "#8cc2f7",
        Role.BUILTIN: "#7fd0d6",
        Role.REMOVED: "#f59a9a",
    },
}
"""By whether the ground is dark. Each reads well on it: a contrast of 4.5 or more."""


def formats(palette: QPalette) -> dict[Role, QTextCharFormat]:
    """How the words look on the ground of this palette."""
    is_dark = palette.color(QPalette.ColorRole.Base).lightness() < 128
    return {role: _format(colour) for role, colour in COLOURS[is_dark].items()}


def _format(colour: str) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(QColor(colour))
    return made
