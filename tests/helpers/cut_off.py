"""Texts that have less room than they need."""

from PySide6.QtWidgets import QAbstractButton, QLabel, QToolButton, QWidget

from ui.guest_label import GuestLabel


def cut_off(top: QWidget) -> list[str]:
    """The labels and buttons of a window whose text does not fit; those that shorten their text do."""
    found = []
    for widget in top.findChildren(QWidget):
        if not widget.isVisibleTo(top) or isinstance(widget, GuestLabel):
            continue
        if isinstance(widget, QLabel) and widget.text() and not widget.wordWrap():
            needed = widget.sizeHint().width()
        elif isinstance(widget, QAbstractButton) and widget.text():
            if isinstance(widget, QToolButton) and widget.sizeHint().width() < 30:
                continue
            needed = widget.sizeHint().width()
        else:
            continue
        if widget.width() < needed - 1:
            found.append(f"{type(widget).__name__}: {widget.text()} ({widget.width()} of {needed})")
    return found
