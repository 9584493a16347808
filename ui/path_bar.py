"""The path as a row of buttons, one for each folder, which turns into a line to type in."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QCompleter,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QSizePolicy,
    QStackedLayout,
    QToolButton,
    QWidget,
)

from browser.guest_text import GuestText
from ui.icons import icon

CRUMB_LIMIT = 32
"""Characters of one folder's name on its button; the tooltip has all."""


@dataclass(frozen=True, slots=True)
class Crumb:
    """One button. `path` is None for what is above all paths: the disk."""

    text: str
    path: str | None
    icon_name: str = ""


class PathBar(QFrame):
    """Shows where the window is. Emits a wish to go elsewhere, and does not go there by itself."""

    chosen = Signal(object)
    """The path of a button."""
    typed = Signal(object)
    """What somebody typed, as they typed it."""
    top_chosen = Signal()
    """The disk's own button."""
    places_wanted = Signal()
    """Somebody wants to choose among the systems and volumes of the disk."""
    completion_wanted = Signal(object)
    """How what was typed may go on is to be told by `show_completions`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._crumbs: list[Crumb] = []
        self._path = ""
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.setAccessibleName(self.tr("Path"))
        # A path begins at its root however people read.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._row = _CrumbRow(self)
        self._row.chosen.connect(self._on_crumb)
        self._row.edit_wanted.connect(self.edit)
        self._row.places_wanted.connect(self.places_wanted)
        self._line = QLineEdit(self)
        self._line.setFrame(False)
        self._line.setAccessibleName(self.tr("Path to go to"))
        self._line.returnPressed.connect(self._on_typed)
        self._line.textEdited.connect(self._on_edited)
        self._raw: dict[str, str] = {}
        self._offers = QStringListModel(self)
        self._completer = QCompleter(self._offers, self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        popup = QListView(self)
        popup.setAccessibleName(self.tr("Paths that begin so"))
        self._completer.setPopup(popup)
        self._line.setCompleter(self._completer)
        self._line.installEventFilter(self)
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(2, 0, 2, 0)
        self._stack.addWidget(self._row)
        self._stack.addWidget(self._line)
        self.setFixedHeight(self._line.sizeHint().height() + 8)

    def show_crumbs(self, crumbs: list[Crumb]) -> None:
        """Show a place and the folders below it; the last one is where the window is."""
        if crumbs == self._crumbs and not self.is_editing:
            return
        self._crumbs = crumbs
        self._path = crumbs[-1].path or "" if crumbs else ""
        self._row.show_crumbs(crumbs)
        self._stack.setCurrentWidget(self._row)

    def edit(self) -> None:
        """Turn into a line to type a path in, where there is a place that has paths."""
        if self._path:
            self._line.setText(GuestText(self._path).plain)
            self._stack.setCurrentWidget(self._line)
            self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._line.selectAll()

    def show_completions(self, typed: str, paths: list[str]) -> None:
        """Offer these paths, as the guest has them, where the line still holds what they were asked for."""
        if not self.is_editing or self._line.text() != typed:
            return
        self._raw = {GuestText(path).plain: path for path in paths}
        self._offers.setStringList(list(self._raw))
        if self._raw and self._line.hasFocus():
            self._completer.setCompletionPrefix(typed)
            self._completer.complete()

    @property
    def completions(self) -> list[str]:
        """The paths that are offered, as they are shown."""
        return self._offers.stringList()

    @property
    def is_editing(self) -> bool:
        return self._stack.currentWidget() is self._line

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if watched is self._line:
            if event.type() == QEvent.Type.FocusOut and not self._line.hasFocus():
                self._stack.setCurrentWidget(self._row)
            elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                if event.key() == Qt.Key.Key_Escape:
                    self._stack.setCurrentWidget(self._row)
                    return True
                if event.key() == Qt.Key.Key_Tab and self._raw:
                    self._take(next(iter(self._raw)))
                    return True
        return False

    def _on_edited(self, text: str) -> None:
        self._raw = {}
        self._offers.setStringList([])
        self.completion_wanted.emit(text)

    def _take(self, text: str) -> None:
        """Go on typing behind what is offered, and was shown in visible form."""
        self._line.setText(text)
        self._on_edited(self._raw.get(text, text))

    def _on_typed(self) -> None:
        text = self._raw.get(self._line.text(), self._line.text())
        self._stack.setCurrentWidget(self._row)
        # A name that was shown with tokens goes back to the bytes it stands for.
        self.typed.emit(self._path if text == GuestText(self._path).plain else text)

    def _on_crumb(self, path: str | None) -> None:
        if path is None:
            self.top_chosen.emit()
        else:
            self.chosen.emit(path)


class _CrumbRow(QWidget):
    """The buttons; those that do not fit are in the menu of the first one."""

    chosen = Signal(object)
    edit_wanted = Signal()
    places_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._buttons: list[tuple[QToolButton, QWidget | None, Crumb]] = []
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._more = QToolButton(self)
        self._more.setAutoRaise(True)
        self._more.setIcon(icon("more"))
        self._more.setAccessibleName(self.tr("Folders above"))
        self._more.setToolTip(self.tr("Folders above"))
        self._more.clicked.connect(self._show_menu)
        self._more.hide()
        self._layout.addWidget(self._more)
        self._layout.addStretch(1)
        self.setCursor(Qt.CursorShape.IBeamCursor)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, super().minimumSizeHint().height())

    def show_crumbs(self, crumbs: list[Crumb]) -> None:
        for button, arrow, _ in self._buttons:
            button.deleteLater()
            button.hide()
            if arrow is not None:
                arrow.deleteLater()
                arrow.hide()
        self._buttons = []
        for number, crumb in enumerate(crumbs):
            # Before what is below the disk stands what else there is below it.
            arrow = None if number == 0 else self._choice() if number == 1 else self._arrow()
            button = self._button(crumb, is_last=number == len(crumbs) - 1)
            self._buttons.append((button, arrow, crumb))
        self._fit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.edit_wanted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _button(self, crumb: Crumb, *, is_last: bool) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setCursor(Qt.CursorShape.ArrowCursor)
        shown = GuestText(crumb.text).plain
        short = shown if len(shown) <= CRUMB_LIMIT else f"{shown[: CRUMB_LIMIT - 1]}…"
        button.setText(short.replace("&", "&&"))
        button.setToolTip(GuestText(crumb.text).tooltip)
        button.setAccessibleName(shown)
        if crumb.icon_name:
            button.setIcon(icon(crumb.icon_name))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        if is_last:
            font = button.font()
            font.setBold(True)
            button.setFont(font)
        button.clicked.connect(lambda: self.chosen.emit(crumb.path))
        self._layout.insertWidget(self._layout.count() - 1, button)
        return button

    def _choice(self) -> QToolButton:
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setCursor(Qt.CursorShape.ArrowCursor)
        button.setIcon(icon("down", QPalette.ColorRole.PlaceholderText))
        button.setIconSize(QSize(10, 10))
        button.setToolTip(self.tr("Other systems and volumes"))
        button.setAccessibleName(self.tr("Systems and volumes"))
        button.clicked.connect(self.places_wanted)
        self._layout.insertWidget(self._layout.count() - 1, button)
        return button

    def _arrow(self) -> QLabel:
        arrow = QLabel(self)
        arrow.setPixmap(icon("forward", QPalette.ColorRole.PlaceholderText).pixmap(QSize(10, 10)))
        self._layout.insertWidget(self._layout.count() - 1, arrow)
        return arrow

    def _fit(self) -> None:
        """Hide folders from the left until the rest fits; the last one always stays."""
        room = self.width() - self._more.sizeHint().width() - 24
        is_hidden = False
        for button, arrow, _ in reversed(self._buttons):
            room -= button.sizeHint().width() + (arrow.sizeHint().width() if arrow else 0)
            is_hidden = room < 0 and button is not self._buttons[-1][0]
            button.setVisible(not is_hidden)
            if arrow is not None:
                arrow.setVisible(not is_hidden)
        self._more.setVisible(is_hidden)

    def _show_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for button, _, crumb in self._buttons:
            if button.isHidden():
                action = menu.addAction(button.text())
                action.triggered.connect(lambda _=False, crumb=crumb: self.chosen.emit(crumb.path))
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))
