"""The rows of a folder for a view. It takes finished values and asks nobody for any."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication, QIcon, QPalette

from browser.accounts import Accounts
from browser.arrangement import DETAIL_COLUMNS, Column, Order, order_of
from browser.details import NO_DETAILS
from browser.guest_text import GuestText
from browser.listing import Entry, Kind, Listing
from ui import formats
from ui.file_icons import entry_icon

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter

_OF_ROWS = (
    Qt.ItemFlag.ItemIsSelectable
    | Qt.ItemFlag.ItemIsEnabled
    | Qt.ItemFlag.ItemIsDragEnabled
    | Qt.ItemFlag.ItemNeverHasChildren
)

MOST_KEPT = 600
"""Rows whose texts are kept: more than any screen shows."""
FIGURES = frozenset({Column.SIZE, Column.MODIFIED, Column.CHANGED, Column.ACCESSED})
"""Columns of numbers, whose figures are all of one width."""

Index = QModelIndex | QPersistentModelIndex


class Role(enum.IntEnum):
    """What views ask for besides Qt's own roles."""

    ENTRY = Qt.ItemDataRole.UserRole + 1
    TARGET = Qt.ItemDataRole.UserRole + 2
    """A link's target in visible form, or nothing."""


class FileModel(QAbstractTableModel):
    """One folder's entries in the order that `show_order` was given."""

    arrangement_wanted = Signal(Column, bool)
    """A column and whether it is to descend: somebody clicked a header."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._listing = Listing("/", [])
        self._accounts = Accounts()
        self._order = order_of([])
        self._texts: dict[int, dict[int, str]] = {}
        self._last: tuple[int, Entry] | None = None
        self._titles: list[str] = []
        self.figures = tabular(QGuiApplication.font())
        """The font of columns of numbers."""

    @property
    def listing(self) -> Listing:
        return self._listing

    @property
    def order(self) -> Order:
        return self._order

    def number(self, row: int) -> int:
        """The listing's number of what a row shows, which stays the same in any order."""
        return self._order[row]

    def entry(self, row: int) -> Entry:
        number = self._order[row]
        if self._last is None or self._last[0] != number:
            self._last = number, self._listing[number]
        return self._last[1]

    def text(self, row: int, column: int) -> str:
        """What a cell shows. Kept while it is on the screen, wherever its row goes."""
        number = self._order[row]
        of_row = self._texts.get(number)
        if of_row is None:
            if len(self._texts) >= MOST_KEPT:
                self._texts.clear()
            of_row = self._texts[number] = {}
        found = of_row.get(column)
        if found is None:
            found = of_row[column] = self._text(row, column)
        return found

    def icon(self, row: int) -> QIcon:
        return entry_icon(self.entry(row))

    def path(self, row: int) -> str | None:
        """The path of a row; None where its name can be no file's."""
        return self._listing.path_of(self._order[row])

    def row_of(self, name: str) -> int | None:
        """The row that shows this name, if one does."""
        try:
            return self._order.position(self._listing.names.index(name))
        except ValueError:
            return None

    def show_listing(self, listing: Listing, order: Order, accounts: Accounts) -> None:
        """Show another folder."""
        self.beginResetModel()
        self._listing, self._order, self._accounts = listing, order, accounts
        self._texts.clear()
        self._last = None
        self.endResetModel()

    def show_order(self, order: Order) -> None:
        """Show the same folder in another order, or more or fewer entries of it.

        It is told as rows that come or go at the end and others that change: a change of layout would make
        views look at each row. Whoever knows what is selected has to select it where it is now.
        """
        before, after = len(self._order), len(order)
        if after > before:
            self._reorder(order_of(order.rows[:before]), before)
            self.beginInsertRows(QModelIndex(), before, after - 1)
            self._order = order
            self.endInsertRows()
        elif after < before:
            self._reorder(order_of(order.rows + self._order.rows[after:]), after)
            self.beginRemoveRows(QModelIndex(), after, before - 1)
            self._order = order
            self.endRemoveRows()
        else:
            self._reorder(order, after)

    def _reorder(self, order: Order, count: int) -> None:
        self._order = order
        self._tell(range(count))

    def show_accounts(self, accounts: Accounts) -> None:
        """Write owners and groups by these names."""
        self._accounts = accounts
        self._texts.clear()
        self._tell(range(len(self._order)))

    def attributes_came(self, numbers: Iterable[int], shown: range) -> None:
        """The listing knows more than before about these numbers; `shown` are the rows that anybody sees.

        Views are told of no others: they ask about a row when it comes into sight.
        """
        self._last = None
        for number in numbers:
            self._texts.pop(number, None)
        self._tell(shown)

    def _tell(self, rows: range) -> None:
        if rows:
            self.dataChanged.emit(self.index(rows[0], 0), self.index(rows[-1], len(Column) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._order)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(row, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column == Column.SIZE else _LEFT
        if role == Qt.ItemDataRole.DecorationRole and column == Column.NAME:
            return self.icon(row)
        if role == Qt.ItemDataRole.ForegroundRole and (
            column != Column.NAME or not self.entry(row).can_be_opened
        ):
            return QGuiApplication.palette().color(QPalette.ColorRole.PlaceholderText)
        if role == Qt.ItemDataRole.FontRole and column in FIGURES:
            return self.figures
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tooltip(row, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._accessible_text(row, column)
        if role == Role.TARGET and column == Column.NAME:
            return self.text(row, Column.TARGET)
        if role == Role.ENTRY:
            return self.entry(row)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return _OF_ROWS if index.isValid() else Qt.ItemFlag.NoItemFlags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if section == Column.SIZE else _LEFT
        if role == Qt.ItemDataRole.DisplayRole:
            return self.titles()[section]
        return None

    def titles(self) -> list[str]:
        """The headers, in the order of the columns. Views ask for them hundreds of times."""
        if not self._titles:
            self._titles = self._all_titles()
        return self._titles

    def _all_titles(self) -> list[str]:
        return [
            self.tr("Name"),
            self.tr("Size"),
            self.tr("Type"),
            self.tr("Modified"),
            self.tr("Mode"),
            self.tr("Owner"),
            self.tr("Group"),
            self.tr("Link target"),
            self.tr("Changed"),
            self.tr("Accessed"),
            self.tr("SELinux label"),
            self.tr("Access list"),
            self.tr("Capabilities"),
            self.tr("Attributes"),
            self.tr("Where"),
        ]

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.arrangement_wanted.emit(Column(column), order == Qt.SortOrder.DescendingOrder)

    def _text(self, row: int, column: int) -> str:
        entry = self.entry(row)
        if column == Column.NAME:
            return GuestText(entry.name).plain
        if column == Column.WHERE:
            return GuestText(self._listing.folder(self._order[row])).plain
        if column == Column.TYPE:
            return GuestText(formats.type_text(entry)).plain
        if entry.mode is None or entry.mtime is None or entry.uid is None or entry.gid is None:
            return ""
        if column == Column.SIZE:
            return formats.size_text(entry.size or 0) if entry.kind is Kind.FILE else formats.UNKNOWN
        if column == Column.MODE:
            return formats.mode_text(entry.mode)
        if column == Column.OWNER:
            return GuestText(self._accounts.user(entry.uid)).plain
        if column == Column.GROUP:
            return GuestText(self._accounts.group(entry.gid)).plain
        if column == Column.TARGET:
            return GuestText(entry.target or "").plain
        if (when := _time(entry, column)) is not None:
            return formats.time_text(when)
        return GuestText(self._detail(row, column)).plain

    def _detail(self, row: int, column: int) -> str:
        """Guest text: what a column of details has to say."""
        details = self._listing.details.get(self._order[row], NO_DETAILS)
        if column == Column.LABEL:
            return details.label
        if column == Column.ACL:
            return details.acl(self._accounts)
        if column == Column.CAPABILITIES:
            return details.capabilities
        return ", ".join(name for name, _ in details.others)

    def _tooltip(self, row: int, column: int) -> str | None:
        entry = self.entry(row)
        if column == Column.NAME:
            return GuestText(f"{entry.name} → {entry.target}" if entry.target else entry.name).tooltip
        if column == Column.SIZE and entry.kind is Kind.FILE and entry.size is not None:
            return formats.exact_size(entry.size)
        if (when := _time(entry, column)) is not None:
            return formats.exact_time(when)
        if column == Column.MODE and entry.mode is not None:
            return f"{entry.mode & 0o7777:04o}"
        if column == Column.OWNER and entry.uid is not None:
            return str(entry.uid)
        if column == Column.GROUP and entry.gid is not None:
            return str(entry.gid)
        if column == Column.WHERE:
            return GuestText(self._listing.folder(self._order[row])).tooltip
        if column == Column.TARGET:
            return GuestText(entry.target).tooltip if entry.target else None
        text = self._detail(row, column) if column in DETAIL_COLUMNS else ""
        return GuestText(text).tooltip if text else None

    def _accessible_text(self, row: int, column: int) -> str:
        entry, text = self.entry(row), self.text(row, column)
        if column != Column.NAME:
            return f"{self.titles()[column]}: {text}"
        kind = GuestText(formats.type_text(entry)).plain
        if entry.target:
            return self.tr("{0}, {1} to {2}").format(text, kind, GuestText(entry.target).plain)
        return f"{text}, {kind}"


def _time(entry: Entry, column: int) -> int | None:
    if column == Column.MODIFIED:
        return entry.mtime
    if column == Column.CHANGED:
        return entry.ctime
    return entry.atime if column == Column.ACCESSED else None


def tabular(font: QFont) -> QFont:
    """The same font with figures of one width, where Qt can ask the font for them."""
    if hasattr(QFont, "setFeature"):
        font.setFeature(QFont.Tag("tnum"), 1)
    return font
