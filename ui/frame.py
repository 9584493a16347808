"""The parts of the window and where they stand. It knows no disk, and passes nothing on."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from browser.job_queue import Jobs
from browser.settings import Settings
from ui.actions import Actions
from ui.centered import heading
from ui.details_pane import DetailsPane
from ui.folder_tree import FolderTree
from ui.folder_tree_model import FolderTreeModel
from ui.icons import icon
from ui.jobs_bar import JobsBar
from ui.path_bar import PathBar
from ui.sidebar import Sidebar
from ui.status_line import StatusLine
from ui.welcome_page import WelcomePage

SIDEBAR_WIDTH = 232
DETAILS_WIDTH = 368
"""So that eight bytes fit on a line of the preview."""
MIDDLE_WIDTH = 680
LARGE_SHARE = 0.62
"""Of the room beside the sidebar, what a large preview has."""


class Frame(QWidget):
    """Tool bar, sidebar, pages, details, jobs, status."""

    def __init__(self, actions: Actions, jobs: Jobs, parent: QWidget) -> None:
        super().__init__(parent)
        self._no_folders = FolderTreeModel(self)
        self._buttons: dict[QAction, QToolButton] = {}
        self.path = PathBar(self)
        self.sidebar = Sidebar(self)
        self.folders = FolderTree(self._no_folders, self)
        self.details = DetailsPane(self)
        self.welcome = WelcomePage(self)
        self.status = StatusLine(self)
        self.jobs = JobsBar(jobs, self)
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self.welcome)
        self._tree_panel = self._panel(self.tr("Folders"), self.folders)
        self._left = QSplitter(Qt.Orientation.Vertical, self)
        self._left.setChildrenCollapsible(False)
        self._left.addWidget(self.sidebar)
        self._left.addWidget(self._tree_panel)
        self._left.setStretchFactor(0, 0)
        self._left.setStretchFactor(1, 1)
        self._is_left_fitted = True
        self._left.splitterMoved.connect(self._on_left_moved)
        self._split = QSplitter(Qt.Orientation.Horizontal, self)
        self._split.setChildrenCollapsible(False)
        for widget in (self._left, self.pages, self.details):
            self._split.addWidget(widget)
        self._split.setStretchFactor(1, 1)
        self._split.setHandleWidth(1)
        self._left.setHandleWidth(1)
        self._split.setSizes([SIDEBAR_WIDTH, MIDDLE_WIDTH, DETAILS_WIDTH])
        self._sizes_before: list[int] | None = None
        self._left.setMinimumWidth(160)
        self.details.setMinimumWidth(240)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._tool_row(actions))
        layout.addWidget(_line(self))
        layout.addWidget(self._split, 1)
        layout.addWidget(self.jobs)
        layout.addWidget(_line(self))
        layout.addWidget(self.status)

    def show_folders(self, model: FolderTreeModel | None) -> None:
        """Let the folder tree show this model; no tree at all where there is none."""
        self.folders.show_model(model or self._no_folders)
        if self._tree_panel.isHidden() is not (model is None):
            self._tree_panel.setVisible(model is not None)
            self.fit_sidebar()

    def fit_sidebar(self) -> None:
        """Give the list of disks the height that it needs, up to half; until somebody moves the border."""
        if self._is_left_fitted:
            height = self._left.height()
            wanted = min(self.sidebar.content_height(), height // 2)
            self._left.setSizes([wanted, height - wanted])

    def _on_left_moved(self) -> None:
        self._is_left_fitted = False

    def show_sidebar(self, is_shown: bool) -> None:
        self._left.setVisible(is_shown)

    def show_details(self, is_shown: bool) -> None:
        self.details.setVisible(is_shown)

    def button_of(self, action: QAction) -> QToolButton:
        """The button of an action that has one in the tool bar."""
        return self._buttons[action]

    def show_large_preview(self, is_large: bool) -> None:
        """Give the preview the larger part of the room, or put it back to where it was."""
        if is_large is (self._sizes_before is not None):
            return
        if is_large:
            self._sizes_before = self._split.sizes()
            left, middle, right = self._sizes_before
            # A pane that was not shown had no width.
            self._sizes_before[2] = right or DETAILS_WIDTH
            room = middle + right
            self._split.setSizes([left, room - int(room * LARGE_SHARE), int(room * LARGE_SHARE)])
        elif self._sizes_before is not None:
            self._split.setSizes(self._sizes_before)
            self._sizes_before = None
        self.details.show_large(is_large)

    def save(self, settings: Settings) -> None:
        """Remember where the splitters stand."""
        self.show_large_preview(False)
        settings.save_state("split", self._split.saveState())
        if not self._is_left_fitted:
            settings.save_state("left", self._left.saveState())

    def restore(self, settings: Settings) -> None:
        """Put the splitters where they stood."""
        for name, splitter in (("split", self._split), ("left", self._left)):
            state: QByteArray = settings.state(name)
            if not state.isEmpty():
                splitter.restoreState(state)
                self._is_left_fitted = self._is_left_fitted and splitter is not self._left

    def _tool_row(self, actions: Actions) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(8, 6, 8, 6)
        row.setSpacing(2)
        for action in (actions.back, actions.forward, actions.up):
            row.addWidget(self._tool(action))
        row.addSpacing(6)
        row.addWidget(self.path, 1)
        row.addSpacing(6)
        self.bookmarks = self._tool(actions.bookmarks)
        row.addWidget(self.bookmarks)
        for action in (
            actions.search,
            actions.refresh,
            actions.icons,
            actions.split,
            actions.extract,
            actions.details,
        ):
            row.addWidget(self._tool(action))
        menu_button = QToolButton(self)
        menu_button.setAutoRaise(True)
        menu_button.setIcon(icon("menu"))
        menu_button.setIconSize(QSize(20, 20))
        menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu_button.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        menu_button.setToolTip(self.tr("Menu"))
        menu_button.setAccessibleName(self.tr("Menu"))
        menu = QMenu(menu_button)
        actions.fill_main_menu(menu)
        menu_button.setMenu(menu)
        row.addWidget(menu_button)
        return row

    def _tool(self, action: QAction) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setAutoRaise(True)
        button.setIconSize(QSize(20, 20))
        button.setAccessibleName(action.text())
        self._buttons[action] = button
        return button

    def _panel(self, title: str, content: QWidget) -> QWidget:
        panel = QWidget(self)
        label = heading(title.upper(), panel, factor=0.85)
        label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        label.setContentsMargins(8, 8, 8, 4)
        layout = QVBoxLayout(panel)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(label)
        layout.addWidget(content, 1)
        return panel


def _line(parent: QWidget) -> QFrame:
    line = QFrame(parent)
    line.setFrameShape(QFrame.Shape.HLine)
    line.setFrameShadow(QFrame.Shadow.Plain)
    line.setFixedHeight(1)
    line.setForegroundRole(QPalette.ColorRole.Mid)
    return line
