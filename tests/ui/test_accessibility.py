"""What a screen reader finds in the window: the whole tree of Qt's accessibility interface is walked."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtGui import QAccessible, QAccessibleInterface

from tests.ui.window import Run, Window, opened, select
from ui.disk_view import Page

NAMED = {
    QAccessible.Role.Button,
    QAccessible.Role.ButtonMenu,
    QAccessible.Role.ButtonDropDown,
    QAccessible.Role.CheckBox,
    QAccessible.Role.RadioButton,
    QAccessible.Role.ComboBox,
    QAccessible.Role.EditableText,
    QAccessible.Role.List,
    QAccessible.Role.Tree,
    QAccessible.Role.Table,
    QAccessible.Role.PageTab,
    QAccessible.Role.PageTabList,
    QAccessible.Role.MenuItem,
    QAccessible.Role.Slider,
    QAccessible.Role.SpinBox,
    QAccessible.Role.ProgressBar,
}
"""Roles of what people do something with, or look something up in."""
MOST_CHILDREN = 60
"""Of a table not every cell is looked at."""


def walk(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    yield interface
    for number in range(min(interface.childCount(), MOST_CHILDREN)):
        child = interface.child(number)
        if child is not None and child.isValid() and not child.state().invisible:
            yield from walk(child)


def nameless(window: Any) -> list[str]:
    top = QAccessible.queryAccessibleInterface(window)
    found = []
    for interface in walk(top):
        role = interface.role()
        if role in NAMED and not interface.text(QAccessible.Text.Name):
            widget = interface.object()
            where = f"{type(widget).__name__} in {type(widget.parent()).__name__}" if widget else "?"
            found.append(f"{role.name}: {where}")
    return found


def test_every_control_of_the_window_has_a_name(run: Run, window_of: Window) -> None:
    async def scenario() -> None:
        async with window_of() as window:
            assert nameless(window) == []
            view = await opened(window)
            await select(view, "hello.txt")
            window.wishes.split.trigger()
            window.wishes.new_tab.trigger()
            window.wishes.filter.trigger()
            window.wishes.select_matching.trigger()
            assert nameless(window) == []
            window.wishes.icons.trigger()
            assert nameless(window) == []
            for page in Page:
                view.show_page(page)
                assert nameless(window) == []

    run(scenario())


def test_the_walk_finds_what_has_no_name(run: Run, window_of: Window) -> None:
    from PySide6.QtWidgets import QToolButton

    async def scenario() -> None:
        async with window_of() as window:
            button = QToolButton(window)
            button.show()
            assert nameless(window) == ["Button: QToolButton in MainWindow"]

    run(scenario())
