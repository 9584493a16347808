"""The keys of a registry as a tree that grows where somebody looks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from browser.guest_text import GuestText
from browser.registry import ROOT
from ui.icons import icon

if TYPE_CHECKING:
    from engine.inspection.registry_view import KeyInfo

Index = QModelIndex | QPersistentModelIndex


@dataclass(slots=True, eq=False)
class _Key:
    """One key. `children` is None until they are known."""

    path: str
    name: str
    parent: _Key | None = None
    row: int = 0
    children: list[_Key] | None = None
    is_asked_for: bool = False
    by_name: dict[str, _Key] = field(default_factory=dict)


class RegistryModel(QAbstractItemModel):
    """Keys below one top, which is not shown. It asks for children by `wanted` and gets them by `fill`."""

    wanted = Signal(object)
    """The path of a key."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._top = _Key(ROOT, "")

    def fill(self, path: str, keys: Sequence[KeyInfo]) -> None:
        """Take the keys below one. Those of a key that is not in the tree, or has them, are ignored."""
        key = self._find(path)
        if key is None or key.children is not None:
            return
        children = [_Key(one.path, one.name, key, row) for row, one in enumerate(keys)]
        for child, one in zip(children, keys, strict=True):
            child.children = None if one.has_keys else []
        index = self.index_of(path)
        if children:
            self.beginInsertRows(index, 0, len(children) - 1)
        key.children = children
        key.by_name = {child.name.casefold(): child for child in children}
        if children:
            self.endInsertRows()
        elif index.isValid():
            self.dataChanged.emit(index, index)

    def forget_wish(self, path: str) -> None:
        """The keys below one could not be read; they may be asked for again."""
        key = self._find(path)
        if key is not None:
            key.is_asked_for = False

    def is_known(self, path: str) -> bool:
        """Whether what is below this key is there."""
        key = self._find(path)
        return key is not None and key.children is not None

    def path(self, index: Index) -> str:
        """The path of a key: not a role of `data`, since Qt's strings cannot hold every name."""
        return _key(index).path if index.isValid() else ROOT

    def index_of(self, path: str) -> QModelIndex:
        """The index of a key; invalid where the tree has not grown as far, and for the top."""
        key = self._find(path)
        if key is None or key is self._top:
            return QModelIndex()
        return self.createIndex(key.row, 0, key)

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's own
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        children = self._of(parent).children or []
        return self.createIndex(row, column, children[row])

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        above = _key(index).parent if index.isValid() else None
        if above is None or above is self._top:
            return QModelIndex()
        return self.createIndex(above.row, 0, above)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(self._of(parent).children or [])

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 1

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008
        children = self._of(parent).children
        return children is None or bool(children)

    def canFetchMore(self, parent: Index) -> bool:
        key = self._of(parent)
        return key.children is None and not key.is_asked_for

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            key = self._of(parent)
            key.is_asked_for = True
            self.wanted.emit(key.path)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        key = _key(index)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return GuestText(key.name).plain
        if role == Qt.ItemDataRole.DecorationRole:
            return icon("folder")
        if role == Qt.ItemDataRole.ToolTipRole:
            return GuestText(key.path).tooltip
        return None

    def _of(self, index: Index) -> _Key:
        return _key(index) if index.isValid() else self._top

    def _find(self, path: str) -> _Key | None:
        key: _Key | None = self._top
        for name in path.split("\\"):
            if name and key is not None:
                key = key.by_name.get(name.casefold())
        return key


def _key(index: Index) -> _Key:
    key = index.internalPointer()
    assert isinstance(key, _Key)
    return key
