"""What a screen reader finds in the window: the whole tree of Qt's accessibility interface is walked."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QDialog

from browser.transfers import Transfer
from engine.transfer import Conflict
from tests.ui.window import Run, Window, opened, select
from ui.disk_view import Page
from ui.messages import Messages
from ui.unlock_dialog import UnlockDialog

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


def wordless(window: Any) -> list[str]:
    """Controls that show a picture only, and do not say what they do."""
    found = []
    for interface in walk(QAccessible.queryAccessibleInterface(window)):
        widget = interface.object()
        if isinstance(widget, QAbstractButton) and not widget.text() and not widget.isHidden():
            description = interface.text(QAccessible.Text.Description)
            if not description and widget.focusPolicy() is not Qt.FocusPolicy.NoFocus:
                found.append(f"{type(widget).__name__} {widget.accessibleName()}")
    return found


def test_what_is_only_a_picture_says_what_it_does(run: Run, window_of: Window) -> None:
    async def scenario() -> None:
        async with window_of() as window:
            view = await opened(window)
            window.wishes.split.trigger()
            for page in Page:
                view.show_page(page)
                assert wordless(window) == []

    run(scenario())


def test_every_control_of_the_dialogs_has_a_name(run: Run, window_of: Window) -> None:
    async def scenario() -> None:
        async with window_of() as window:
            view = await opened(window)
            await select(view, "hello.txt")
            wishes, messages = window.wishes, Messages(window)
            source, here = view.guest.source, Path("/tmp/x")
            transfer = Transfer(source, "/dev/sda1", True, ("/hello.txt",), here)
            for action in (
                wishes.shortcuts,
                wishes.about,
                wishes.host,
                wishes.preferences,
                wishes.properties,
            ):
                action.trigger()
                await asyncio.sleep(0.05)
            asking = [
                asyncio.ensure_future(question)
                for question in (
                    messages.ask_extraction(transfer),
                    messages.ask_libvirt(),
                    messages.ask_one_or_many([here, here]),
                    messages.ask_conflict(Conflict("a", here, True, 2)),
                    messages.ask_close(2),
                    messages.ask_open("a", "b", "c"),
                    messages.tell("a", "b", "c"),
                )
            ]
            assert view.guest.storage is not None
            volume = next(iter(view.guest.storage))
            UnlockDialog(volume, [volume, volume], window).open()
            await asyncio.sleep(0.1)
            dialogs = [child for child in window.findChildren(QDialog) if child.isVisible()]
            assert len(dialogs) == 13
            found = {type(dialog).__name__: nameless(dialog) + wordless(dialog) for dialog in dialogs}
            assert {name: faults for name, faults in found.items() if faults} == {}
            for dialog in dialogs:
                dialog.reject()
            await asyncio.gather(*asking)

    run(scenario())


def test_the_walk_finds_what_has_no_name(run: Run, window_of: Window) -> None:
    from PySide6.QtWidgets import QToolButton

    async def scenario() -> None:
        async with window_of() as window:
            button = QToolButton(window)
            button.show()
            assert nameless(window) == ["Button: QToolButton in MainWindow"]

    run(scenario())
