"""The page of keys: made of the actions, and searchable."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.actions import Actions
from ui.shortcuts_dialog import ACTION, KEYS, ShortcutsDialog


def shown(dialog: ShortcutsDialog) -> list[str]:
    rows = (dialog.list.topLevelItem(row) for row in range(dialog.list.topLevelItemCount()))
    return [item.text(ACTION) for item in rows if item is not None and not item.isHidden()]


def test_every_action_with_keys_is_listed_and_found(qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    actions = Actions(owner)
    dialog = ShortcutsDialog(actions.all(), owner)
    listed = shown(dialog)
    for action in actions.all():
        assert (action.text().removesuffix("…") in listed) is bool(action.shortcuts())
    assert "Preview" in listed
    dialog.search.setText("ctrl+l path")
    assert shown(dialog) == ["Go to path"]
    item = dialog.list.topLevelItem(listed.index("Go to path"))
    assert item is not None
    assert item.text(KEYS) == "Ctrl+L, F6"
    dialog.search.setText("")
    assert shown(dialog) == listed


def test_no_key_has_two_meanings(qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    keys = [key.toString() for action in Actions(owner).all() for key in action.shortcuts()]
    assert len(keys) == len(set(keys))
