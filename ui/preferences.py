"""The preferences: few, each with its effect at once, so that there is nothing to confirm."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from browser import desktop
from browser.background import in_thread
from browser.sentences import in_words
from browser.settings import Contrast, Language, Scheme, Settings
from ui import appearance
from ui.buttons import button_box
from ui.centered import GAP, heading
from ui.guest_label import Paragraph
from ui.tasks import Tasks


class Preferences(QDialog):
    """The dialog of one window. Reads and writes `settings`."""

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._settings = settings
        self._tasks = Tasks()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Preferences"))
        self.scheme = QComboBox(self)
        self.contrast = QComboBox(self)
        self.language = QComboBox(self)
        self._language_note = Paragraph(parent=self)
        self.remember = QCheckBox(self.tr("Remember the disks that were opened"), self)
        self.clear = QPushButton(self.tr("Clear the list"), self)
        self.shared = QCheckBox(self.tr("Open further disks in the window that is there"), self)
        self.in_menu = QPushButton(self)
        self._menu_state = Paragraph(parent=self)
        self._lay_out()
        self._fill()
        self._connect()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(2 * GAP)
        form.setVerticalSpacing(GAP)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        colours = QLabel(self.tr("&Colours"), self)
        colours.setBuddy(self.scheme)
        form.addRow(colours, self.scheme)
        contrast = QLabel(self.tr("C&ontrast"), self)
        contrast.setBuddy(self.contrast)
        form.addRow(contrast, self.contrast)
        language = QLabel(self.tr("&Language"), self)
        language.setBuddy(self.language)
        form.addRow(language, self.language)
        form.addRow("", self._language_note)
        remembered = QHBoxLayout()
        remembered.addWidget(self.remember)
        remembered.addSpacing(2 * GAP)
        remembered.addWidget(self.clear)
        remembered.addStretch(1)
        menu = QHBoxLayout()
        menu.addWidget(self.in_menu)
        menu.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GAP, 3 * GAP, 3 * GAP, 2 * GAP)
        layout.setSpacing(GAP)
        for title, content in (
            (self.tr("Appearance"), form),
            (self.tr("Disks"), remembered),
            ("", self.shared),
            (self.tr("Double-click"), self._menu_state),
            ("", menu),
        ):
            if title:
                if layout.count():
                    layout.addSpacing(2 * GAP)
                layout.addWidget(heading(title, self, factor=1.1))
            if isinstance(content, QWidget):
                layout.addWidget(content)
            else:
                layout.addLayout(content)
        layout.addStretch(1)
        layout.addSpacing(2 * GAP)
        buttons = button_box(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        self.resize(520, 440)

    def _fill(self) -> None:
        # In the order of `Scheme`.
        self.scheme.addItem(self.tr("As the desktop has them"))
        self.scheme.addItem(self.tr("Light"))
        self.scheme.addItem(self.tr("Dark"))
        self.scheme.setCurrentIndex(list(Scheme).index(self._settings.scheme))
        self.scheme.setAccessibleName(self.tr("Colours"))
        # In the order of `Contrast`.
        self.contrast.addItem(self.tr("As the desktop has it"))
        self.contrast.addItem(self.tr("Usual"))
        self.contrast.addItem(self.tr("Strong"))
        self.contrast.setCurrentIndex(list(Contrast).index(self._settings.contrast))
        self.contrast.setAccessibleName(self.tr("Contrast"))
        # In the order of `Language`. Languages go by their own names.
        self.language.addItem(self.tr("As the system has it"))
        self.language.addItems(["English", "Deutsch", "Français"])
        self.language.setCurrentIndex(list(Language).index(self._settings.language))
        self.language.setAccessibleName(self.tr("Language"))
        self._language_note.hide()
        self.remember.setChecked(self._settings.remembers_recent)
        self.shared.setChecked(self._settings.flag("shared", True))
        self._show_recent()
        self._show_menu_state(desktop.is_installed(desktop.Folders.of_user()))

    def _connect(self) -> None:
        self.scheme.currentIndexChanged.connect(self._on_scheme)
        self.contrast.currentIndexChanged.connect(self._on_contrast)
        self.language.currentIndexChanged.connect(self._on_language)
        self.remember.toggled.connect(self._settings.set_remembers_recent)
        self.clear.clicked.connect(self._settings.clear_recent)
        self._settings.recent_changed.connect(self._show_recent)
        self.shared.toggled.connect(lambda is_on: self._settings.set_flag("shared", is_on))
        self.in_menu.clicked.connect(self._on_menu_clicked)

    def _show_recent(self) -> None:
        self.clear.setEnabled(bool(self._settings.recent))

    def _on_scheme(self, index: int) -> None:
        scheme = list(Scheme)[index]
        self._settings.set_scheme(scheme)
        appearance.apply(scheme, self._settings.contrast)

    def _on_contrast(self, index: int) -> None:
        contrast = list(Contrast)[index]
        self._settings.set_contrast(contrast)
        appearance.apply(self._settings.scheme, contrast)

    def _on_language(self, index: int) -> None:
        self._settings.set_language(list(Language)[index])
        self._language_note.show_ours(self.tr("Guestscope speaks it from its next start on."))
        self._language_note.show()

    def _show_menu_state(self, is_there: bool, problem: str = "") -> None:
        self._is_in_menu = is_there
        state = (
            self.tr("Guestscope is in your menu, and a double-click opens disk images with it.")
            if is_there
            else self.tr("Guestscope is not in your menu yet. A double-click does not open disk images.")
        )
        self._menu_state.show_ours(problem or state)
        self.in_menu.setText(
            self.tr("Remove it from the menu") if is_there else self.tr("Open disks by double-click")
        )
        self.in_menu.setEnabled(True)

    def _on_menu_clicked(self) -> None:
        self.in_menu.setEnabled(False)
        self._tasks.start(self._change_menu())

    async def _change_menu(self) -> None:
        folders = desktop.Folders.of_user()
        problem = ""
        try:
            if self._is_in_menu:
                await in_thread(lambda: desktop.remove(folders))
            else:
                await in_thread(lambda: desktop.install(desktop.command(), folders))
        except desktop.DesktopError as error:
            problem = in_words(str(error))
        self._show_menu_state(desktop.is_installed(folders), problem)
