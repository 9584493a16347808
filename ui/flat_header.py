"""The header of a list as part of the list, as Qt's own styles do not have it.

A style sheet for the headers alone: one for the whole application makes every widget take twice as long to be
made.
"""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QHeaderView

from resources import style_sheet


def flatten(header: QHeaderView) -> None:
    """Show this header so."""
    header.setStyleSheet(style_sheet())


def repolish_headers() -> None:
    """Let headers follow another palette: what a style sheet has polished keeps the one that it had."""
    for widget in QApplication.allWidgets():
        if isinstance(widget, QHeaderView) and (sheet := widget.styleSheet()):
            widget.setStyleSheet("")
            widget.setStyleSheet(sheet)
