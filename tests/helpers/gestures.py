"""What somebody does with mouse and keyboard, counted: tasks say how many gestures they take."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QTabBar, QToolButton, QWidget


class Gestures:
    """Does what a person does, by the events that a person causes. `count` is how often."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self.count = 0

    def click(self, widget: QWidget, place: QPoint | None = None) -> None:
        """One click, in the middle unless a place is told. The widget has to be there to be clicked."""
        assert widget.isVisible()
        assert widget.isEnabled()
        self.count += 1
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place or widget.rect().center())

    def click_action(self, action: QAction) -> None:
        """One click on an action's button in the tool bar."""
        buttons = self._window.findChildren(QToolButton)
        self.click(next(button for button in buttons if button.defaultAction() is action))

    def click_tab(self, bar: QTabBar, title: str) -> None:
        """One click on a tab."""
        index = next(index for index in range(bar.count()) if bar.tabText(index) == title)
        self.click(bar, bar.tabRect(index).center())

    def choose(self, box: QComboBox, text: str) -> None:
        """A click on a box, and what is in it taken. By a key: a box heeds no second click for a moment."""
        index = box.findText(text)
        assert index >= 0, text
        self.click(box)
        view = box.view()
        view.setCurrentIndex(box.model().index(index, 0))
        self.count += 1
        QTest.keyClick(view, Qt.Key.Key_Return)
        assert box.currentText() == text

    def type(self, widget: QWidget, text: str) -> None:
        """A text counts as one."""
        assert widget.hasFocus()
        self.count += 1
        QTest.keyClicks(widget, text)
