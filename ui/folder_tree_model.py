"""The folders of a place as a tree that grows where somebody looks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from browser.arrangement import natural
from browser.guest_text import GuestText
from browser.listing import join
from ui.file_icons import folder_icon
from ui.icons import icon

Index = QModelIndex | QPersistentModelIndex


@dataclass(slots=True, eq=False)
class _Folder:
    """One folder. `children` is None until they are known."""

    path: str
    name: str
    parent: _Folder | None = None
    row: int = 0
    children: list[_Folder] | None = None
    is_asked_for: bool = False
    by_name: dict[str, _Folder] = field(default_factory=dict)


class FolderTreeModel(QAbstractItemModel):
    """Folders below one top. It asks for children by `wanted` and gets them by `fill`."""

    wanted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._top = _Folder("/", "")
        self._icon_name = "system"

    def show_place(self, title: str, icon_name: str) -> None:
        """Begin anew with the top folder of a place, which goes by `title`."""
        self.beginResetModel()
        self._top = _Folder("/", title)
        self._icon_name = icon_name
        self.endResetModel()

    def fill(self, path: str, names: Iterable[str]) -> None:
        """Take the names of the folders in `path`. What is not in the tree is ignored."""
        folder = self._find(path)
        if folder is None:
            return
        wanted = sorted(set(names), key=lambda name: (natural(name), name))
        if folder.children is not None:
            if [child.name for child in folder.children] == wanted:
                return
            self._empty(folder)
        children = [_Folder(join(path, name), name, folder, row) for row, name in enumerate(wanted)]
        index = self.index_of(folder.path)
        if children:
            self.beginInsertRows(index, 0, len(children) - 1)
        folder.children = children
        folder.by_name = {child.name: child for child in children}
        if children:
            self.endInsertRows()
        self.dataChanged.emit(index, index)

    def forget_wish(self, path: str) -> None:
        """The children of a folder could not be read; they may be asked for again."""
        folder = self._find(path)
        if folder is not None:
            folder.is_asked_for = False

    def is_known(self, path: str) -> bool:
        """Whether this folder's children are there."""
        folder = self._find(path)
        return folder is not None and folder.children is not None

    def path(self, index: Index) -> str:
        """The path of a folder: not a role of `data`, since Qt's strings cannot hold every name."""
        return _folder(index).path

    def index_of(self, path: str) -> QModelIndex:
        """The index of a folder; invalid where the tree has not grown as far."""
        folder = self._find(path)
        return QModelIndex() if folder is None else self.createIndex(folder.row, 0, folder)

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's own
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        if not parent.isValid():
            return self.createIndex(0, 0, self._top)
        children = _folder(parent).children or []
        return self.createIndex(row, column, children[row])

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        above = _folder(index).parent if index.isValid() else None
        return QModelIndex() if above is None else self.createIndex(above.row, 0, above)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        if not parent.isValid():
            return 1
        return len(_folder(parent).children or [])

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 1

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008
        if not parent.isValid():
            return True
        children = _folder(parent).children
        return children is None or bool(children)

    def canFetchMore(self, parent: Index) -> bool:
        if not parent.isValid():
            return False
        folder = _folder(parent)
        return folder.children is None and not folder.is_asked_for

    def fetchMore(self, parent: Index) -> None:
        if parent.isValid() and self.canFetchMore(parent):
            folder = _folder(parent)
            folder.is_asked_for = True
            self.wanted.emit(folder.path)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        folder = _folder(index)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return GuestText(folder.name).plain
        if role == Qt.ItemDataRole.DecorationRole:
            return icon(self._icon_name) if folder.parent is None else folder_icon()
        if role == Qt.ItemDataRole.ToolTipRole:
            return GuestText(folder.path).tooltip
        return None

    def _find(self, path: str) -> _Folder | None:
        folder: _Folder | None = self._top
        for name in path.split("/"):
            if name and folder is not None:
                folder = folder.by_name.get(name)
        return folder

    def _empty(self, folder: _Folder) -> None:
        index = self.index_of(folder.path)
        if folder.children:
            self.beginRemoveRows(index, 0, len(folder.children) - 1)
        removed, folder.children, folder.by_name = folder.children, None, {}
        if removed:
            self.endRemoveRows()


def _folder(index: Index) -> _Folder:
    folder = index.internalPointer()
    assert isinstance(folder, _Folder)
    return folder
