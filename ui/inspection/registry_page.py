"""The registry of a Windows system: its keys as a tree, the values of one, a search, bookmarks, an export."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from browser.failure import reason
from browser.guest_text import GuestText
from browser.registry import ROOT, RegistryReader, full_path
from browser.sheets import Table, table_of
from ui.banner import Banner
from ui.buttons import MenuButton
from ui.centered import GAP, heading
from ui.icons import icon
from ui.inspection.record_pane import RecordPane
from ui.inspection.registry_model import RegistryModel
from ui.inspection.registry_tree import RegistryTree
from ui.inspection.values import count_text
from ui.inspection.wishes import FileExport, Wishes
from ui.inspection.words import bookmark_title, card_title

if TYPE_CHECKING:
    from engine.inspection.registry_view import Hit
    from ui.tasks import Tasks

TREE_WIDTH = 280


class RegistryPage(QWidget):
    """Shows one registry. Every question is a task; nothing here waits."""

    hits_found = Signal(object)
    """Some hits of the search that runs; emitted in the worker's thread."""

    def __init__(
        self, reader: RegistryReader, wishes: Wishes, tasks: Tasks, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._reader = reader
        self._wishes = wishes
        self._tasks = tasks
        self._name = f"registry-{id(self)}"
        self._hits: list[Hit] = []
        self.path = ROOT
        self.model = RegistryModel(self)
        # First, since the view asks for the top as soon as it is made.
        self.model.wanted.connect(lambda path: self._tasks.start(self._grow(path)))
        self.tree = RegistryTree(self.model, self)
        self.values = RecordPane(wishes, tasks, self)
        self.found = RecordPane(wishes, tasks, self)
        self.banner = Banner(self)
        self.place = QLineEdit(self)
        self.search = QLineEdit(self)
        self.status = QLabel(self)
        self.setAccessibleName(card_title("registry"))
        self._right = QStackedWidget(self)
        for pane in (self.values, self.found):
            self._right.addWidget(pane)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(GAP)
        split.addWidget(self.tree)
        split.addWidget(self._right)
        split.setStretchFactor(1, 1)
        split.setSizes([TREE_WIDTH, 2 * TREE_WIDTH])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GAP, 2 * GAP, 2 * GAP, 2 * GAP)
        layout.setSpacing(GAP)
        layout.addLayout(self._head())
        layout.addLayout(self._bar())
        layout.addWidget(self.banner)
        layout.addWidget(split, 1)
        self._connect()
        self.found.view.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.values.show_table(Table("values", (), ()))

    def begin(self) -> None:
        """Read the top again, if it could not be read."""
        if self.model.canFetchMore(self.tree.rootIndex()):
            self.model.fetchMore(self.tree.rootIndex())

    def go(self, path: str) -> None:
        """Show a key; what is on the way there is read first."""
        self.stop_search()
        self._tasks.restart(f"{self._name}-go", self._go(path))

    def stop(self) -> None:
        """Give up what is under way; to be called before the page goes."""
        for what in ("go", "show", "search"):
            self._tasks.cancel(f"{self._name}-{what}")
        self.values.stop()
        self.found.stop()

    def focus_search(self) -> None:
        """Let people type what they look for."""
        self.search.setFocus()
        self.search.selectAll()

    def begin_search(self) -> None:
        """Look for what was typed, below the key that is shown."""
        text = self.search.text()
        if text:
            self._tasks.restart(f"{self._name}-search", self._find(text, self.path))

    def stop_search(self) -> None:
        """Give the search up, and show the values again."""
        self._tasks.cancel(f"{self._name}-search")
        self._right.setCurrentWidget(self.values)
        self._stop.hide()
        self.status.setText("")

    def save(self) -> None:
        """Write the key that is shown, with all below it, into a `.reg` file."""
        name = self.path.rpartition("\\")[2] or "registry"
        self._wishes.save.emit(FileExport(name, "reg", partial(self._reader.export, self.path)))

    def _head(self) -> QHBoxLayout:
        title = heading(card_title("registry"), self, factor=1.3)
        title.setWordWrap(False)
        tip = self.tr("Keys that people look for")
        bookmarks = MenuButton(self.tr("Bookmarks"), tip, self, flat=True)
        self.menu = bookmarks.menu()
        for bookmark in self._reader.bookmarks:
            name = bookmark_title(bookmark.title)
            self.menu.addAction(name, partial(self.go, bookmark.path))
        export = QToolButton(self)
        export.setIcon(icon("extract"))
        export.setText(self.tr("Save as .reg…"))
        export.setToolTip(self.tr("Save this key and all below it"))
        export.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        export.clicked.connect(self.save)
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(title)
        head.addStretch(1)
        export.setAutoRaise(True)
        export.setAccessibleName(export.text())
        head.addWidget(bookmarks)
        head.addWidget(export)
        return head

    def _bar(self) -> QHBoxLayout:
        self.place.setPlaceholderText(self.tr("Path of a key"))
        self.place.setAccessibleName(self.tr("Path of a key"))
        self.place.setToolTip(self.tr("Type the path of a key to go to"))
        self.search.setPlaceholderText(self.tr("Search below this key"))
        self.search.setAccessibleName(self.tr("Search below this key"))
        self.search.setToolTip(self.tr("Look for names and values (Ctrl+F)"))
        self.search.setClearButtonEnabled(True)
        self.search.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.status.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._stop = QToolButton(self)
        self._stop.setIcon(icon("close"))
        self._stop.setAutoRaise(True)
        self._stop.setToolTip(self.tr("End the search"))
        self._stop.setAccessibleName(self.tr("End the search"))
        self._stop.hide()
        bar = QHBoxLayout()
        bar.setSpacing(GAP)
        bar.addWidget(self.place, 3)
        bar.addWidget(self.search, 2)
        bar.addWidget(self.status)
        bar.addWidget(self._stop)
        return bar

    def _connect(self) -> None:
        self.tree.chosen.connect(self._on_chosen)
        self.place.returnPressed.connect(lambda: self.go(full_path(self.place.text())))
        self.search.returnPressed.connect(self.begin_search)
        self.search.textChanged.connect(lambda text: None if text else self.stop_search())
        self._stop.clicked.connect(self.stop_search)
        self.hits_found.connect(self._on_hits)
        self.found.view.doubleClicked.connect(lambda index: self._open_hit(index.row()))
        self.found.view.activated.connect(lambda index: self._open_hit(index.row()))

    def _on_chosen(self, path: str) -> None:
        self.path = path
        self.place.setText(GuestText(path).plain)
        self.stop_search()
        self._tasks.restart(f"{self._name}-show", self._show(path))

    async def _grow(self, path: str) -> None:
        try:
            keys, _values = await self._reader.key(path)
        except (RuntimeError, OSError, KeyError) as error:
            self.model.forget_wish(path)
            self._tell(path, error)
            return
        self.model.fill(path, keys)

    async def _show(self, path: str) -> None:
        try:
            keys, values = await self._reader.key(path)
        except (RuntimeError, OSError, KeyError) as error:
            self._tell(path, error)
            return
        self.banner.hide()
        self.model.fill(path, keys)
        if path == self.path:
            self.values.show_table(table_of("values", values) if values else Table("values", (), ()))
            self._right.setCurrentWidget(self.values)

    async def _go(self, path: str) -> None:
        try:
            await self._reader.key(path)
        except (RuntimeError, OSError, KeyError) as error:
            self._tell(path, error)
            return
        self.banner.hide()
        self.tree.reveal(path)

    async def _find(self, text: str, path: str) -> None:
        self._hits = []
        self.found.show_table(Table("hits", (), ()))
        self._right.setCurrentWidget(self.found)
        self.status.setText(self.tr("Searching…"))
        self._stop.show()
        try:
            count = await self._reader.search(text, path, self.hits_found.emit)
        except (RuntimeError, OSError, KeyError) as error:
            self._tell(path, error)
            self.stop_search()
            return
        self.status.setText(self.tr("%n found", "", count))

    def _on_hits(self, hits: list[Hit]) -> None:
        if self._right.currentWidget() is self.found:
            self._hits += hits
            self.found.show_table(table_of("hits", self._hits))
            self.status.setText(self.tr("Searching… {0} found").format(count_text(len(self._hits))))

    def _open_hit(self, row: int) -> None:
        self.go(str(self.found.model.record(row).path))

    def _tell(self, path: str, error: BaseException) -> None:
        self.tree.stop()
        if isinstance(error, KeyError):
            text = self.tr("There is no key {0}.").format(GuestText(path).within)
        else:
            why = GuestText(reason(error)).within
            text = self.tr("{0} could not be read: {1}").format(GuestText(path).within, why)
        self.banner.tell(text, is_problem=True)
