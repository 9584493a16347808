"""One record with all that it says: for texts that are longer than a line of a table."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from browser.guest_text import GuestText
from browser.records import shown_value
from browser.sheets import Form, Table
from ui.inspection.layouts import DETAILED
from ui.inspection.values import exact_text, plain_text, value_text
from ui.inspection.words import column_title

LINES = 5


class RecordDetail(QPlainTextEdit):
    """The long text first, then what else is known, in a line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(self.tr("The selected row"))
        self.document().setDocumentMargin(8)
        self.setFixedHeight(LINES * self.fontMetrics().lineSpacing() + 20)
        self.hide()

    def show_record(self, table: Table, record: Any) -> None:
        """Show a record of a table."""
        main = table.column(DETAILED[table.name])
        text = plain_text(shown_value(main, record)) if main is not None else ""
        parts = []
        for column in table.columns:
            value = shown_value(column, record)
            if column is main or value in (None, "", ()):
                continue
            told = exact_text(value, column.form) if column.form is Form.TIME else ""
            word = told or value_text(value, column.form)
            parts.append(f"{column_title(table.name, column.name)}: {word}")
        self.setPlainText(GuestText(f"{text}\n{' · '.join(parts)}".strip()).lines)
        self.show()
