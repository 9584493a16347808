"""The Files page of one disk: tabs, and in each tab one folder or two side by side.

One of the folders is the current one: what the window's bars show and its actions do is about that one. Its
signals are told again here, so that nobody has to follow who is current.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QTabBar, QToolButton, QVBoxLayout, QWidget

from browser.guest import Guest
from browser.guest_text import GuestText
from browser.history import Location
from browser.side_reader import SideReader
from ui.folder_pane import FolderPane
from ui.folder_view import FolderView
from ui.icons import icon
from ui.tasks import Tasks

TITLE_LIMIT = 24
"""Characters of a folder's name on its tab."""


class FilesPage(QWidget):
    """Holds the folder views of one guest."""

    current_changed = Signal()
    """Another folder view is the current one."""
    view_added = Signal(FolderView)
    location_changed = Signal(Location)
    folders_found = Signal(object, object)
    selection_changed = Signal()
    contents_changed = Signal()
    busy_changed = Signal(bool)
    file_opened = Signal()
    preview_wanted = Signal()
    menu_wanted = Signal(QPoint)
    drag_wanted = Signal()

    def __init__(self, guest: Guest, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._guest = guest
        self.seeker = SideReader(guest)
        """Answers what takes long: searches, and how much is in folders."""
        self._tasks = tasks
        self._bar = QTabBar(self)
        self._bar.setDocumentMode(True)
        self._bar.setExpanding(False)
        self._bar.setMovable(True)
        self._bar.setElideMode(Qt.TextElideMode.ElideMiddle)
        self._bar.setAccessibleName(self.tr("Tabs"))
        self._bar.hide()
        self._tabs = QStackedWidget(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._bar)
        layout.addWidget(self._tabs, 1)
        self._current = self._add_tab(is_shown=True)
        self._bar.currentChanged.connect(self._on_tab)
        self._bar.tabMoved.connect(self._on_moved)

    @property
    def current(self) -> FolderView:
        """The folder view that people work with."""
        return self._current

    @property
    def views(self) -> list[FolderView]:
        """All folder views, tab by tab."""
        return [pane.view for split in self._splits() for pane in _panes(split)]

    @property
    def tab_count(self) -> int:
        return self._tabs.count()

    @property
    def is_split(self) -> bool:
        """Whether the current tab has two folders."""
        return len(_panes(self._split())) > 1

    def open_tab(self, location: Location, *, is_shown: bool = True) -> FolderView:
        """A tab with this folder, beside the current one."""
        view = self._add_tab(is_shown=is_shown)
        view.go(location)
        return view

    def close_tab(self, index: int | None = None) -> None:
        """Close a tab, the current one unless another is told; the last one stays."""
        index = self._bar.currentIndex() if index is None else index
        split = self._tabs.widget(index)
        if self.tab_count < 2 or not isinstance(split, QSplitter):
            return
        for pane in _panes(split):
            pane.view.stop()
        self._tabs.removeWidget(split)
        self._bar.removeTab(index)
        split.deleteLater()
        self._bar.setVisible(self.tab_count > 1)
        self._on_tab(self._bar.currentIndex())

    def step_tab(self, steps: int) -> None:
        """Go to the next tab, or the one before; after the last comes the first."""
        self._bar.setCurrentIndex((self._bar.currentIndex() + steps) % self.tab_count)

    def set_split(self, is_wanted: bool) -> None:
        """Show a second folder beside the current one, or only the current one."""
        if is_wanted == self.is_split:
            return
        split = self._split()
        if is_wanted:
            location = self._current.location
            pane = self._add_pane(split)
            split.setSizes([1, 1])
            if location is not None:
                pane.view.go(location)
            self._make_current(pane.view)
            pane.view.contents.view.setFocus()
        else:
            for pane in _panes(split):
                if pane.view is not self._current:
                    pane.view.stop()
                    pane.setParent(None)
                    pane.deleteLater()
        self._mark(split)
        self.current_changed.emit()

    def go_to_other_side(self) -> None:
        """Go on in the other folder of a split tab."""
        for pane in _panes(self._split()):
            if pane.view is not self._current:
                pane.view.contents.view.setFocus()
                self._make_current(pane.view)
                return

    def stop(self) -> None:
        """Give up what is being read anywhere."""
        for view in self.views:
            view.stop()

    def _add_tab(self, *, is_shown: bool) -> FolderView:
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(1)
        view = self._add_pane(split).view
        place = self._bar.currentIndex() + 1
        self._tabs.insertWidget(place, split)
        self._bar.insertTab(place, "")
        self._bar.setTabButton(place, QTabBar.ButtonPosition.RightSide, self._close_button(split))
        self._bar.setVisible(self.tab_count > 1)
        if is_shown:
            self._bar.setCurrentIndex(place)
        return view

    def _add_pane(self, split: QSplitter) -> FolderPane:
        view = FolderView(self._guest, self.seeker, self._tasks)
        pane = FolderPane(view, split)
        split.addWidget(pane)
        view.focused.connect(lambda: self._make_current(view))
        view.tab_wanted.connect(lambda location: self.open_tab(location, is_shown=False))
        view.location_changed.connect(lambda _location: self._name_tabs())
        for name in (
            "location_changed",
            "folders_found",
            "selection_changed",
            "contents_changed",
            "busy_changed",
            "file_opened",
            "preview_wanted",
            "menu_wanted",
            "drag_wanted",
        ):
            getattr(view, name).connect(lambda *values, name=name: self._tell(view, name, values))
        self.view_added.emit(view)
        return pane

    def _tell(self, view: FolderView, name: str, values: tuple[object, ...]) -> None:
        if view is self._current:
            getattr(self, name).emit(*values)

    def _close_button(self, split: QSplitter) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon("close"))
        button.setAutoRaise(True)
        button.setFixedSize(18, 18)
        button.setToolTip(self.tr("Close tab"))
        button.setAccessibleName(self.tr("Close tab"))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self.close_tab(self._tabs.indexOf(split)))
        return button

    def _on_tab(self, index: int) -> None:
        if not 0 <= index < self.tab_count:
            return
        self._tabs.setCurrentIndex(index)
        panes = _panes(self._split())
        current = next((pane.view for pane in panes if pane.is_current), panes[0].view)
        self._make_current(current)
        current.contents.view.setFocus()

    def _on_moved(self, start: int, end: int) -> None:
        split = self._splits()[start]
        self._tabs.removeWidget(split)
        self._tabs.insertWidget(end, split)
        self._tabs.setCurrentIndex(self._bar.currentIndex())

    def _make_current(self, view: FolderView) -> None:
        if view is not self._current:
            self._current = view
            self._mark(self._split())
            self._name_tabs()
            self.current_changed.emit()

    def _mark(self, split: QSplitter) -> None:
        panes = _panes(split)
        for pane in panes:
            pane.show_role(is_current=pane.view is self._current, is_alone=len(panes) == 1)

    def _name_tabs(self) -> None:
        for index, split in enumerate(self._splits()):
            panes = _panes(split)
            view = next((pane.view for pane in panes if pane.is_current), panes[0].view)
            location = view.location
            parts = location.parts if location is not None else ()
            name = GuestText(parts[-1] if parts else "/").plain
            if location is not None and location.query is not None:
                name = self.tr("Search in {0}").format(name)
            short = name if len(name) <= TITLE_LIMIT else f"{name[: TITLE_LIMIT - 1]}…"
            self._bar.setTabText(index, short.replace("&", "&&"))
            self._bar.setTabToolTip(index, GuestText(location.path if location else "/").tooltip)

    def _split(self) -> QSplitter:
        split = self._tabs.currentWidget()
        assert isinstance(split, QSplitter)
        return split

    def _splits(self) -> list[QSplitter]:
        widgets = (self._tabs.widget(index) for index in range(self._tabs.count()))
        return [widget for widget in widgets if isinstance(widget, QSplitter)]


def _panes(split: QSplitter) -> list[FolderPane]:
    widgets = (split.widget(index) for index in range(split.count()))
    return [widget for widget in widgets if isinstance(widget, FolderPane)]
