"""What the window shows while no disk is open: where to drop one, and what for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from browser.failure import Failure
from browser.guest_text import GuestText
from browser.machines import DomainState, ListedMachine
from ui.centered import GAP, CenteredPage, heading
from ui.demo_disk import DemoDisk
from ui.guest_label import Paragraph
from ui.icon_label import IconLabel
from ui.icons import icon
from ui.machine_list import state_word

SHOWN = 5
"""Of the disks that were opened last, and of the machines."""


class WelcomePage(CenteredPage):
    """Emits wishes; opens nothing itself. `demo` is where the demo disk is, if not in the cache."""

    open_wanted = Signal()
    recent_chosen = Signal(Path)
    machine_chosen = Signal(ListedMachine)

    def __init__(self, parent: QWidget | None = None, demo: Path | None = None) -> None:
        super().__init__(560, parent)
        self.setAccessibleName(self.tr("Welcome"))
        self._target = _DropTarget(self.content)
        self._recent = _Choices(self.tr("Recent"), self.content)
        self.machines = _Choices(self.tr("Machines"), self.content)
        self._abilities = _Abilities(self.content)
        self._demo = DemoDisk(demo, self)
        self.column.addStretch(2)
        self.column.addWidget(self._target)
        self.column.addSpacing(GAP)
        self.column.addWidget(self._recent)
        self.column.addWidget(self.machines)
        self.column.addWidget(self._abilities)
        self.column.addStretch(3)
        self._target.open_button.clicked.connect(self.open_wanted)
        self._abilities.demo_button.clicked.connect(self._demo.make)
        self._abilities.demo_button.clicked.connect(lambda: self._abilities.show_progress(0.0))
        self._demo.progress.connect(self._abilities.show_progress)
        self._demo.ready.connect(self._on_demo)
        self._demo.failed.connect(self._abilities.show_failure)

    async def close_page(self) -> None:
        """End what the page has started."""
        await self._demo.close()

    def show_recent(self, paths: Sequence[Path]) -> None:
        """List the disks that were opened last."""
        self._recent.clear()
        for path in paths[:SHOWN]:
            folder = str(path.parent).replace(str(Path.home()), "~", 1)
            choose = partial(self.recent_chosen.emit, path)
            self._recent.add("disk", f"{path.name}   {folder}", str(path), choose)
        # Who has opened disks knows what for.
        self._abilities.setVisible(not paths)

    def show_machines(self, machines: Sequence[ListedMachine]) -> None:
        """List machines that can be opened, those that run first."""
        self.machines.clear()
        running_first = sorted(machines, key=lambda listed: listed.state is DomainState.OFF)
        for listed in running_first[:SHOWN]:
            text = f"{listed.machine.name}   {state_word(listed.state)}"
            disks = "\n".join(str(drive.path) for drive in listed.drives)
            choose = partial(self.machine_chosen.emit, listed)
            self.machines.add(f"machine-{listed.state.value}", text, disks, choose)

    def show_drop(self, is_over: bool) -> None:
        """Whether something that can be dropped is held over the window."""
        self._target.show_drop(is_over)

    def _on_demo(self, path: Path) -> None:
        self._abilities.show_ready()
        self.recent_chosen.emit(path)


class _Choices(QWidget):
    """A short list of things to open, with a heading; hidden while it is empty."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, GAP)
        self._column.setSpacing(0)
        self._column.addWidget(heading(title, self, factor=1.0))
        self.buttons: list[QToolButton] = []
        self.hide()

    def clear(self) -> None:
        for button in self.buttons:
            self._column.removeWidget(button)
            button.deleteLater()
        self.buttons = []
        self.hide()

    def add(self, icon_name: str, text: str, details: str, choose: Callable[[], None]) -> None:
        """A further choice; `text` and `details` may be guest text."""
        button = QToolButton(self)
        button.setAutoRaise(True)
        button.setIcon(icon(icon_name))
        button.setIconSize(QSize(16, 16))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        plain = GuestText(text).plain
        shown = button.fontMetrics().elidedText(plain, Qt.TextElideMode.ElideMiddle, 500)
        button.setText(shown.replace("&", "&&"))
        button.setToolTip(GuestText(details).tooltip)
        button.setAccessibleName(plain)
        self._column.addWidget(button)
        button.clicked.connect(lambda: choose())
        self.buttons.append(button)
        self.show()


class _DropTarget(QWidget):
    """The outlined field in the middle."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._is_over = False
        self.open_button = QPushButton(icon("open", QPalette.ColorRole.ButtonText), self.tr("Open…"), self)
        self.open_button.setDefault(True)
        self.open_button.setMinimumWidth(128)
        self.open_button.setMinimumHeight(32)
        title = heading(self.tr("Drop a disk here"), self, factor=1.6)
        title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        text = QLabel(self)
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setWordWrap(True)
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        text.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        text.setText(
            self.tr(
                "Browse the files of a virtual machine without starting it, see which system is inside, "
                "and copy out what you need. The disk is never changed."
            )
        )
        formats = QLabel(self.tr("qcow2 · raw · VMDK · VDI · VHD · VHDX · ISO"), self)
        formats.setAlignment(Qt.AlignmentFlag.AlignCenter)
        formats.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6 * GAP, 5 * GAP, 6 * GAP, 4 * GAP)
        layout.setSpacing(2 * GAP)
        layout.addWidget(IconLabel("guestscope", 80, self), 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(title)
        layout.addWidget(text)
        layout.addSpacing(GAP)
        layout.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(GAP)
        layout.addWidget(formats)

    def show_drop(self, is_over: bool) -> None:
        self._is_over = is_over
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        role = QPalette.ColorRole.Highlight if self._is_over else QPalette.ColorRole.Mid
        pen = QPen(self.palette().color(role), 2.0 if self._is_over else 1.5, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([4.0, 4.0])
        painter.setPen(pen)
        fill = QColor(self.palette().color(QPalette.ColorRole.Base))
        painter.setBrush(fill)
        painter.drawRoundedRect(self.rect().adjusted(2, 2, -2, -2), 12, 12)


class _Abilities(QWidget):
    """What the program can do, for those who see it for the first time, and a disk to try it on."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(2 * GAP, GAP, 2 * GAP, 0)
        grid.setHorizontalSpacing(2 * GAP)
        grid.setVerticalSpacing(2 * GAP)
        grid.setColumnStretch(1, 1)
        for row, (icon_name, text) in enumerate(
            (
                ("folder", self.tr("Browse, search and preview the files of any system, and drag them out.")),
                (
                    "system",
                    self.tr("See its software, users, services and logs, and what may be wrong."),
                ),
                ("layers", self.tr("Understand partitions, LVM, RAID and encryption at a glance.")),
                ("lock", self.tr("Nothing is started and nothing is changed. Hostile disks harm nobody.")),
            )
        ):
            label = QLabel(text, self)
            label.setWordWrap(True)
            grid.addWidget(IconLabel(icon_name, 20, self), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(label, row, 1)
        self.demo_button = QPushButton(self)
        self._progress = QProgressBar(self)
        self._progress.setTextVisible(False)
        self._progress.setFixedHeight(GAP)
        self._progress.setAccessibleName(self.tr("Making the demo disk"))
        self._problem = Paragraph(parent=self)
        demo = QHBoxLayout()
        demo.setSpacing(2 * GAP)
        demo.addWidget(self.demo_button)
        demo.addWidget(self._progress, 1)
        demo.addStretch(1)
        grid.addLayout(demo, grid.rowCount(), 1)
        grid.addWidget(self._problem, grid.rowCount(), 1)
        self.show_ready()

    def show_ready(self) -> None:
        """The demo disk can be asked for."""
        self.demo_button.setEnabled(True)
        self.demo_button.setText(self.tr("Look around in a demo disk"))
        self._progress.hide()
        self._problem.hide()

    def show_progress(self, share: float) -> None:
        """It is being made; `share` of that is done, from 0 to 1."""
        self.demo_button.setEnabled(False)
        self.demo_button.setText(self.tr("Making the demo disk…"))
        self._problem.hide()
        self._progress.setValue(round(share * 100))
        self._progress.show()

    def show_failure(self, failure: Failure) -> None:
        """It could not be made."""
        self.show_ready()
        sentences = (failure.what, GuestText(failure.why).within, failure.remedy)
        self._problem.show_ours(" ".join(filter(None, sentences)))
        self._problem.show()
