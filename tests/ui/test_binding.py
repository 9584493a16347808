"""The binding that the window rests on."""

import sys

from PySide6.QtWidgets import QApplication, QWidget


def test_a_call_without_a_result_takes_no_reference_of_none(qapp: QApplication) -> None:
    """PySide6 6.12.0 does on Python 3.11, where that ends the interpreter after some thousand calls."""
    widget = QWidget()
    widget.setVisible(False)
    before = sys.getrefcount(None)
    for _ in range(500):
        widget.setVisible(False)
    assert abs(sys.getrefcount(None) - before) < 250
