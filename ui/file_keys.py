"""What keys and buttons mean in a view of files, the same in each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent

from ui.type_ahead import TypeAhead

if TYPE_CHECKING:
    from ui.file_model import FileModel
    from ui.file_table import FileTable
    from ui.icon_view import IconView


class FileKeys:
    """Makes wishes of what somebody does in a view: it emits the view's own signals."""

    def __init__(self, view: FileTable | IconView, model: FileModel) -> None:
        self._view = view
        self._type_ahead = TypeAhead(model, view.select_row, view)
        view.doubleClicked.connect(lambda index: view.opened.emit(index.row()))
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(
            lambda point: view.menu_wanted.emit(view.viewport().mapToGlobal(point))
        )

    def take_key(self, event: QKeyEvent) -> bool:
        """Do what a key means here; False where it means what it means in any list."""
        view, row = self._view, self._view.currentIndex().row()
        key, is_plain = event.key(), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0 and is_plain:
            view.opened.emit(row)
        elif key == Qt.Key.Key_Backspace:
            view.up_wanted.emit()
        elif key == Qt.Key.Key_Space and is_plain:
            # In the middle of a name that is being typed it belongs to the name.
            if self._type_ahead.is_typing:
                self.search(" ")
            else:
                view.preview_wanted.emit()
        else:
            return False
        return True

    def take_release(self, event: QMouseEvent) -> None:
        """Do what a button means that was let go."""
        index = self._view.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.MiddleButton and index.isValid():
            self._view.tab_wanted.emit(index.row())

    def search(self, letters: str) -> None:
        """Go to the next name that begins with what was typed without a pause."""
        self._type_ahead.type(letters, self._view.currentIndex().row())
