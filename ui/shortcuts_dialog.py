"""All keys of the window, made of its actions, with a line to search in them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.buttons import button_box
from ui.centered import GAP
from ui.flat_header import flatten
from ui.padded_delegate import PaddedDelegate

ACTION, KEYS, EFFECT = range(3)


class ShortcutsDialog(QDialog):
    """Lists what has keys, first the actions and then what views of files understand besides."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Search in the keys"))
        self.search.setAccessibleName(self.tr("Search in the keys"))
        self.search.setClearButtonEnabled(True)
        self.list = QTreeWidget(self)
        self.list.setAccessibleName(self.tr("Keys and what they do"))
        self.list.setHeaderLabels([self.tr("Action"), self.tr("Keys"), self.tr("What it does")])
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.list.setItemDelegate(PaddedDelegate(self.list))
        self._fill(actions)
        buttons = button_box(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, 2 * GAP)
        layout.setSpacing(GAP)
        for widget in (self.search, self.list, buttons):
            layout.addWidget(widget, 1 if widget is self.list else 0)
        self.search.textChanged.connect(self._narrow)
        self.search.setFocus()
        self.resize(720, 560)

    def _fill(self, actions: Sequence[QAction]) -> None:
        rows = [
            (_plain(action.text()), _keys_of(action), action.statusTip())
            for action in actions
            if action.shortcuts()
        ]
        rows += self._of_lists()
        self.list.addTopLevelItems([QTreeWidgetItem(row) for row in rows])
        header = self.list.header()
        flatten(header)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)

    def _of_lists(self) -> list[tuple[str, str, str]]:
        """What views of files understand: a key there is no action, since it is text elsewhere."""
        where = self.tr("In a list of files")
        return [
            (self.tr("Open"), _shown("Return"), f"{where}: {self.tr('open the folder or the file')}"),
            (self.tr("Preview"), _shown("Space"), f"{where}: {self.tr('look into the file')}"),
            (self.tr("Up"), _shown("Backspace"), f"{where}: {self.tr('go to the folder above')}"),
            (self.tr("Go to a name"), self.tr("letters"), f"{where}: {self.tr('type how the name begins')}"),
            (self.tr("Select several"), _shown("Shift+Down"), f"{where}: {self.tr('select from here on')}"),
            (
                self.tr("Go without selecting"),
                _shown("Ctrl+Down"),
                f"{where}: {self.tr('then select more with the space bar and Ctrl')}",
            ),
        ]

    def _narrow(self, text: str) -> None:
        """Show the rows that have all of these words somewhere."""
        words = text.casefold().split()
        for row in range(self.list.topLevelItemCount()):
            item = self.list.topLevelItem(row)
            if item is not None:
                held = " ".join(item.text(column) for column in (ACTION, KEYS, EFFECT)).casefold()
                item.setHidden(not all(word in held for word in words))


def _plain(text: str) -> str:
    return text.removesuffix("…").replace("&", "")


def _shown(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def _keys_of(action: QAction) -> str:
    return ", ".join(key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts())
