"""All that a person can do in the window, each with its word, its icon and its keys, in one place."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from ui.icons import icon

Keys = tuple[str, ...]

_DIRECTED = frozenset({"back", "forward"})
"""Icons that point along the direction of reading."""


class Actions(QObject):
    """The actions of one window. The window connects them, and switches them on and off."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        tr = self.tr
        self.open = self._make(tr("Open…"), "open", ("Ctrl+O",), tr("Open disk images"))
        self.close_disk = self._make(
            tr("Close disk"), "eject", ("Ctrl+Shift+W",), tr("Close the disk that is shown")
        )
        self.quit = self._make(tr("Quit"), "", ("Ctrl+Q",), tr("Close all disks and the window"))
        self.back = self._make(tr("Back"), "back", ("Alt+Left", "Back"), tr("Go to where you were before"))
        self.forward = self._make(tr("Forward"), "forward", ("Alt+Right", "Forward"), tr("Go forward again"))
        self.up = self._make(tr("Up"), "up", ("Alt+Up",), tr("Go to the folder above"))
        self.refresh = self._make(tr("Refresh"), "refresh", ("F5", "Ctrl+R"), tr("Read the folder again"))
        self.edit_path = self._make(tr("Go to path…"), "", ("Ctrl+L", "F6"), tr("Type a path to go to"))
        self.extract = self._make(
            tr("Extract…"), "extract", ("Ctrl+E",), tr("Copy what is selected into a folder of this machine")
        )
        self.open_file = self._make(
            tr("Open with its program"), "", ("Ctrl+Return",), tr("Open a copy of the file on this machine")
        )
        self.copy = self._make(
            tr("Copy"), "copy", ("Ctrl+C",), tr("Copy what is selected, to paste it in a file manager")
        )
        self.copy_path = self._make(
            tr("Copy path"), "", ("Ctrl+Shift+C",), tr("Copy the path of what is selected")
        )
        self.new_tab = self._make(
            tr("New tab"), "tab-new", ("Ctrl+T",), tr("Show this folder in a further tab")
        )
        self.open_tab = self._make(
            tr("Open in new tab"),
            "tab-new",
            ("Ctrl+Shift+Return",),
            tr("Show the selected folder in a further tab"),
        )
        self.close_tab = self._make(tr("Close tab"), "close", ("Ctrl+W",), tr("Close the tab that is shown"))
        self.next_tab = self._make(
            tr("Next tab"), "", ("Ctrl+Tab", "Ctrl+PgDown"), tr("Show the tab to the right")
        )
        self.previous_tab = self._make(
            tr("Previous tab"), "", ("Ctrl+Shift+Tab", "Ctrl+PgUp"), tr("Show the tab to the left")
        )
        self.split = self._make_switch(
            tr("Split view"), "split", ("F3",), tr("Show a second folder beside this one")
        )
        self.other_side = self._make(
            tr("Other side"), "", ("Shift+F3",), tr("Go on in the other folder of a split view")
        )
        self.icons = self._make_switch(
            tr("Icons"), "icons", ("Ctrl+Shift+I",), tr("Show large icons in place of a table")
        )
        self.search = self._make(
            tr("Search…"), "search", ("Ctrl+F",), tr("Find files below this folder by name, content and more")
        )
        self.show_in_folder = self._make(
            tr("Show in its folder"), "", ("Ctrl+Shift+F",), tr("Go to the folder of what was found")
        )
        self.filter = self._make(
            tr("Filter"), "filter", ("Ctrl+I", "/"), tr("Show only names that contain what you type")
        )
        self.select_all = self._make(tr("Select all"), "", ("Ctrl+A",), tr("Select all that is shown"))
        self.select_matching = self._make(
            tr("Select by pattern…"), "", ("Ctrl+S",), tr("Select the names that fit a pattern")
        )
        self.invert_selection = self._make(
            tr("Invert selection"), "", ("Ctrl+Shift+A",), tr("Select what is not selected")
        )
        self.properties = self._make(
            tr("Properties"), "info", ("Alt+Return",), tr("All that is known of what is selected")
        )
        self.bookmark = self._make(
            tr("Bookmark this folder"), "bookmark", ("Ctrl+D",), tr("Keep this folder among the bookmarks")
        )
        self.bookmarks = self._make(
            tr("Bookmarks"), "bookmark", ("Ctrl+B",), tr("Go to a usual place, or to a folder that you kept")
        )
        self.places = self._make(
            tr("Systems and volumes"), "", ("Alt+Home",), tr("Choose what of the disk is browsed")
        )
        self.hidden = self._make_switch(
            tr("Hidden files"), "hidden", ("Ctrl+H",), tr("Show names that begin with a dot")
        )
        self.sidebar = self._make_switch(tr("Sidebar"), "pane-left", ("F9",), tr("Show disks and folders"))
        self.details = self._make_switch(
            tr("Details"), "pane-right", ("F11",), tr("Show what is selected and what is in it")
        )
        self.preview = self._make_switch(
            tr("Large preview"),
            "preview",
            ("Space",),
            tr("Show what is in the selected file, with more room"),
        )
        # Only where files are listed: elsewhere it presses buttons and types spaces.
        self.preview.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.transfers = self._make(tr("Transfers"), "", ("Ctrl+J",), tr("Show all transfers, or one only"))
        self.files = self._make_switch(tr("Files"), "", ("Ctrl+1",), tr("The files of the disk"))
        self.storage = self._make_switch(tr("Storage"), "", ("Ctrl+2",), tr("What is on the disk"))
        self.system = self._make_switch(tr("This system"), "", ("Ctrl+3",), tr("Which system is on the disk"))
        self.usage = self._make_switch(
            tr("Disk usage"), "usage", ("Ctrl+4",), tr("Which folders fill the disk")
        )
        self.count_usage = self._make(
            tr("Disk usage of this folder"),
            "usage",
            ("Ctrl+U",),
            tr("Count how much is in the selected folder, or in this one"),
        )
        self.next_disk = self._make(tr("Next disk"), "", ("Ctrl+F6",), tr("Show the next open disk"))
        self.host = self._make(
            tr("Check this machine…"), "", (), tr("See whether all that is needed is there")
        )
        self.remember = self._make_switch(
            tr("Remember recent disks"), "", (), tr("Keep a list of the disks that were opened")
        )
        self.clear_recent = self._make(
            tr("Clear recent disks"), "", (), tr("Forget the disks that were opened")
        )
        self.preferences = self._make(
            tr("Preferences…"), "", ("Ctrl+,",), tr("Choose colours, and what is remembered")
        )
        self.shortcuts = self._make(tr("Keyboard shortcuts"), "", ("Ctrl+?", "F1"), tr("List all keys"))
        self.about = self._make(tr("About Guestscope"), "", (), tr("What this program is"))
        self.details.setChecked(True)
        self.sidebar.setChecked(True)
        pages = QActionGroup(self)
        for page in (self.files, self.storage, self.system, self.usage):
            pages.addAction(page)

    def all(self) -> list[QAction]:
        """Every action, in the order in which they were made."""
        return [child for child in self.children() if isinstance(child, QAction)]

    def of_folder(self) -> tuple[QAction, ...]:
        """The actions that need a folder on the screen, but none that depends on what is selected."""
        return (
            self.refresh,
            self.edit_path,
            self.new_tab,
            self.open_tab,
            self.close_tab,
            self.next_tab,
            self.previous_tab,
            self.split,
            self.other_side,
            self.icons,
            self.search,
            self.count_usage,
            self.filter,
            self.select_all,
            self.select_matching,
            self.invert_selection,
            self.properties,
            self.bookmark,
            self.bookmarks,
            self.places,
        )

    def fill_main_menu(self, menu: QMenu) -> None:
        """The menu behind the button at the right of the tool bar."""
        for part in (
            (self.open, self.close_disk),
            (self.files, self.storage, self.system, self.usage, self.next_disk),
            (self.search, self.new_tab, self.split, self.icons, self.filter, self.bookmark),
            (self.hidden, self.sidebar, self.details, self.preview, self.transfers),
            (self.remember, self.clear_recent),
            (self.preferences, self.host, self.shortcuts, self.about),
            (self.quit,),
        ):
            menu.addActions(list(part))
            menu.addSeparator()

    def fill_file_menu(self, menu: QMenu) -> None:
        """The context menu of files, the same wherever a file is shown."""
        menu.addActions([self.open_file, self.open_tab, self.preview, self.show_in_folder])
        menu.addSeparator()
        menu.addActions([self.extract, self.copy, self.copy_path])
        menu.addSeparator()
        menu.addActions([self.select_all, self.select_matching, self.invert_selection])
        menu.addSeparator()
        menu.addActions([self.search, self.count_usage, self.hidden, self.refresh])
        menu.addSeparator()
        menu.addActions([self.properties])

    def _make(self, text: str, icon_name: str, keys: Keys, tip: str) -> QAction:
        action = QAction(self)
        action.setText(text)
        if icon_name:
            action.setIcon(icon(icon_name, is_mirrored=icon_name in _DIRECTED))
        sequences = [QKeySequence(key) for key in keys]
        action.setShortcuts(sequences)
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setStatusTip(tip)
        shown = f" ({sequences[0].toString(QKeySequence.SequenceFormat.NativeText)})" if sequences else ""
        action.setToolTip(tip + shown)
        return action

    def _make_switch(self, text: str, icon_name: str, keys: Keys, tip: str) -> QAction:
        action = self._make(text, icon_name, keys, tip)
        action.setCheckable(True)
        return action
