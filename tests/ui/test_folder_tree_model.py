"""The folders of a place, growing."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy, QTest
from PySide6.QtWidgets import QApplication

from ui.folder_tree import FolderTree
from ui.folder_tree_model import FolderTreeModel

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


@pytest.fixture
def model(qapp: QApplication) -> FolderTreeModel:
    model = FolderTreeModel()
    model.show_place("Debian", "system")
    return model


def texts(model: FolderTreeModel, path: str) -> list[str]:
    index = model.index_of(path)
    return [model.index(row, 0, index).data() for row in range(model.rowCount(index))]


def test_it_keeps_qt_s_rules_while_it_grows_and_shrinks(model: FolderTreeModel) -> None:
    tester = QAbstractItemModelTester(model, FATAL)
    model.fill("/", ["b", "a 10", "a 9"])
    model.fill("/b", ["c"])
    model.fill("/b", [])
    model.fill("/", ["z"])
    model.show_place("Other", "volume")
    assert tester.model() is model


def test_folders_are_sorted_as_in_the_list(model: FolderTreeModel) -> None:
    model.fill("/", ["b", "a 10", "A 9"])
    assert texts(model, "/") == ["A 9", "a 10", "b"]
    assert model.index_of("/").data() == "Debian"


def test_children_are_asked_for_once(model: FolderTreeModel) -> None:
    spy = QSignalSpy(model.wanted)
    model.fill("/", ["etc"])
    for _ in range(2):
        model.fetchMore(model.index_of("/etc"))
    assert [spy.at(number) for number in range(spy.count())] == [["/etc"]]
    model.forget_wish("/etc")
    assert model.canFetchMore(model.index_of("/etc"))


def test_a_folder_without_folders_loses_its_arrow(model: FolderTreeModel) -> None:
    model.fill("/", ["etc"])
    assert model.hasChildren(model.index_of("/etc"))
    model.fill("/etc", [])
    assert not model.hasChildren(model.index_of("/etc"))


def test_what_is_not_in_the_tree_is_ignored(model: FolderTreeModel) -> None:
    model.fill("/no/where", ["x"])
    assert not model.index_of("/no/where").isValid()


def test_odd_names_are_shown_as_text(model: FolderTreeModel) -> None:
    model.fill("/", ["a\u202eb"])
    assert texts(model, "/") == ["a⟨RLO⟩b"]


def test_a_path_is_revealed_as_the_tree_grows(model: FolderTreeModel) -> None:
    tree = FolderTree(model)
    spy = QSignalSpy(model.wanted)
    tree.reveal("/etc/ssh")
    assert spy.at(0) == ["/"]
    model.fill("/", ["etc", "usr"])
    assert spy.at(spy.count() - 1) == ["/etc"]
    model.fill("/etc", ["ssh"])
    assert tree.currentIndex().data() == "ssh"
    assert tree.currentIndex().parent().data() == "etc"
    assert model.parent(model.index_of("/")) == QModelIndex()
    chosen = QSignalSpy(tree.chosen)
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert chosen.at(0) == ["/etc/ssh"]
    tree.deleteLater()
