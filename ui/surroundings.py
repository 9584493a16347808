"""What is around the disk that is shown: path, folder tree, sidebar, status line, which wishes can come true.

All of it follows the disk; this brings it in step and decides nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from browser.listing import Kind
from ui import formats
from ui.disk_view import Page
from ui.path_bar import Crumb

if TYPE_CHECKING:
    from ui.actions import Actions
    from ui.disk_view import DiskView
    from ui.frame import Frame


class Surroundings(QObject):
    """Keeps one window's frame and actions in step with its disk."""

    def __init__(self, frame: Frame, wishes: Actions, parent: QObject) -> None:
        super().__init__(parent)
        self._frame = frame
        self._wishes = wishes

    def update(self, disk: DiskView | None, disks: Sequence[DiskView]) -> None:
        """Show what goes with this disk, which is one of `disks`; None is the welcome page."""
        frame, wishes = self._frame, self._wishes
        location = disk.location if disk is not None else None
        page = disk.page if disk is not None else None
        is_files = page is Page.FILES
        frame.path.show_crumbs(self._crumbs(disk))
        frame.show_folders(disk.folders if disk is not None and is_files and location is not None else None)
        if location is not None and is_files:
            frame.folders.reveal(location.path)
        frame.sidebar.show_current(disk, location.place if location is not None and is_files else None)
        frame.show_details(is_files and (wishes.details.isChecked() or wishes.preview.isChecked()))
        frame.show_large_preview(is_files and wishes.preview.isChecked())
        has_rows = disk is not None or frame.sidebar.machines.has_connections
        frame.show_sidebar(has_rows and wishes.sidebar.isChecked())
        wishes.back.setEnabled(disk is not None and is_files and disk.files.can_go_back)
        wishes.forward.setEnabled(disk is not None and is_files and disk.files.can_go_forward)
        wishes.up.setEnabled(disk is not None and is_files and disk.files.can_go_up)
        for action in wishes.of_folder():
            action.setEnabled(is_files and location is not None)
        if disk is not None and is_files:
            wishes.close_tab.setEnabled(disk.files_page.tab_count > 1)
            wishes.other_side.setEnabled(disk.files_page.is_split)
            wishes.split.setChecked(disk.files_page.is_split)
        wishes.details.setEnabled(is_files)
        wishes.preview.setEnabled(is_files)
        pages = wishes.files, wishes.storage, wishes.system, wishes.usage
        for action, its_page in zip(pages, Page, strict=True):
            action.setEnabled(page is not None)
            action.setChecked(page is its_page)
        wishes.close_disk.setEnabled(disk is not None)
        wishes.next_disk.setEnabled(len(disks) > 1)
        frame.status.show_busy(disk is not None and disk.files.is_busy, disk is not None and disk.is_waiting)
        frame.status.show_guest_state(page is not None, disk.guest.why_not_accelerated if disk else "")
        is_live = disk is not None and disk.guest.is_live
        frame.status.show_live(disk.guest.opened if disk is not None and is_live else None)
        self.update_selection(disk)

    def update_selection(self, disk: DiskView | None) -> None:
        """Bring what depends on the selection alone in step with it."""
        is_files = disk is not None and disk.page is Page.FILES
        has_selection = disk is not None and is_files and disk.files.selected_count > 0
        for action in (self._wishes.extract, self._wishes.copy, self._wishes.copy_path):
            action.setEnabled(has_selection)
        is_search = disk is not None and disk.location is not None and disk.location.query is not None
        self._wishes.show_in_folder.setEnabled(has_selection and is_search)
        self._wishes.show_in_folder.setVisible(is_search)
        is_file = (
            disk is not None
            and is_files
            and disk.files.selected_count == 1
            and next(disk.files.selection()).kind is Kind.FILE
        )
        self._wishes.open_file.setEnabled(is_file)
        self._frame.status.show_text(self._status_text(disk) if is_files else "")

    def _crumbs(self, disk: DiskView | None) -> list[Crumb]:
        if disk is None:
            return []
        crumbs = [Crumb(disk.title, None, "disk")]
        location = disk.location
        if location is not None and disk.page is Page.FILES:
            crumbs.append(Crumb(disk.title_of(location.place), "/"))
            path = ""
            for part in location.parts:
                path = f"{path}/{part}"
                crumbs.append(Crumb(part, path))
        return crumbs

    def _status_text(self, disk: DiskView | None) -> str:
        if disk is None or disk.location is None:
            return ""
        files = disk.files
        total = self.tr("%n item(s)", "", files.model.rowCount())
        selected = files.selected_count
        if not selected:
            return total
        text = self.tr("{0}, %n selected", "", selected).format(total)
        return f"{text} ({formats.size_text(files.selected_size)})" if files.selected_size else text
