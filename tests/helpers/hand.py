"""A hand on the mouse and the keyboard of the window, which counts what it does.

It clicks only what is really there: what is hidden, covered or outside the window fails the test.
"""

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QTabBar,
    QToolButton,
    QWidget,
)


class Hand:
    """`clicks` counts clicks and double-clicks, each as one; `keys` counts keys, `typed` texts."""

    def __init__(self) -> None:
        self.clicks = 0
        self.keys = 0
        self.typed = 0

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Click the middle of a widget, or a place in it."""
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=self._aim(widget, at))
        self.clicks += 1

    @property
    def gestures(self) -> int:
        """All that was done, a text counting as one."""
        return self.clicks + self.keys + self.typed

    def click_row(self, view: QAbstractItemView, index: QModelIndex) -> None:
        """Click a row of a list, a tree or a table."""
        self.click(view.viewport(), self._place(view, index))

    def open_row(self, view: QAbstractItemView, index: QModelIndex) -> None:
        """Double-click a row, with all that a person's hand sends for that."""
        place = self._aim(view.viewport(), self._place(view, index))
        for event in (QTest.mousePress, QTest.mouseRelease, QTest.mouseDClick, QTest.mouseRelease):
            event(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        self.clicks += 1

    def click_tab(self, tabs: QTabBar, number: int) -> None:
        """Click a tab."""
        self.click(tabs, tabs.tabRect(number).center())

    def click_action(self, window: QWidget, action: QAction) -> None:
        """Click an action's button in the window's tool bar."""
        buttons = window.findChildren(QToolButton)
        self.click(next(button for button in buttons if button.defaultAction() is action))

    def choose(self, box: QComboBox, text: str) -> None:
        """Click a box, and take what is in it. By a key: a box heeds no second click for a moment."""
        index = box.findText(text)
        assert index >= 0, text
        self.click(box)
        view = box.view()
        view.setCurrentIndex(box.model().index(index, 0))
        QTest.keyClick(view, Qt.Key.Key_Return)
        self.keys += 1
        assert box.currentText() == text

    def type(self, text: str) -> None:
        """Type into what has the focus."""
        QTest.keyClicks(self._focused(), text)
        self.typed += 1

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(self._focused(), key, modifiers)
        self.keys += 1

    def _place(self, view: QAbstractItemView, index: QModelIndex) -> QPoint:
        view.scrollTo(index)
        place = view.visualRect(index)
        # Where the text is: a row may be wider than the view.
        return QPoint(min(place.left() + 40, place.right()), place.center().y())

    def _aim(self, widget: QWidget, at: QPoint | None) -> QPoint:
        place = widget.rect().center() if at is None else at
        assert widget.isVisible(), f"{widget} is not seen"
        assert widget.isEnabled(), f"{widget} cannot be used"
        assert widget.rect().contains(place), f"{place} is not in {widget}"
        window = widget.window()
        assert QApplication.activeModalWidget() in (None, window), "a question is in front"
        found = window.childAt(widget.mapTo(window, place))
        assert found is not None, f"{place} of {widget} is outside of the window"
        assert found is widget or widget.isAncestorOf(found), f"{found} covers {widget}"
        return place

    def _focused(self) -> QWidget:
        found = QApplication.focusWidget()
        assert found is not None, "nothing has the focus"
        return found
