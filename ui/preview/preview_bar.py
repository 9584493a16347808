"""The line above a preview: how to show the file, and what can be chosen of that."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QToolButton, QWidget

from browser.guest_text import GuestText
from browser.preview.encodings import TITLES, title
from browser.preview.look import Form
from ui.icons import icon
from ui.preview.words import form_title

GAP = 4


class PreviewBar(QWidget):
    """Says what people choose. Which parts of it are there depends on the form."""

    form_chosen = Signal(object)
    encoding_chosen = Signal(object)
    wrapping_chosen = Signal(bool)
    fitting_chosen = Signal(bool)
    position_typed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.forms = QComboBox(self)
        self.forms.setAccessibleName(self.tr("Show as"))
        self.forms.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.forms.setToolTip(self.tr("How the file is shown"))
        self.forms.activated.connect(lambda _row: self.form_chosen.emit(self.forms.currentData()))
        self.encodings = QComboBox(self)
        self.encodings.setAccessibleName(self.tr("Encoding"))
        self.encodings.setToolTip(self.tr("The encoding that the text is read in"))
        self.encodings.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.encodings.setMinimumContentsLength(9)
        self.encodings.activated.connect(lambda _row: self.encoding_chosen.emit(self.encodings.currentData()))
        self.wrap = self._switch("wrap", self.tr("Wrap lines"), self.tr("Break long lines at the edge"))
        self.wrap.toggled.connect(self.wrapping_chosen)
        self.own_size = self._switch(
            "actual-size", self.tr("Actual size"), self.tr("Show the picture in its own size, or fit it in")
        )
        self.own_size.toggled.connect(lambda is_on: self.fitting_chosen.emit(not is_on))
        self.position = QLineEdit(self)
        self.position.setPlaceholderText(self.tr("Go to…"))
        self.position.setAccessibleName(self.tr("Go to position"))
        tip = self.tr("A position to go to: 4096, 0x1000 or 50% (Ctrl+G)")
        self.position.setToolTip(tip)
        self.position.setAccessibleDescription(tip)
        self.position.setMinimumWidth(64)
        self.position.setMaximumWidth(160)
        self.position.returnPressed.connect(lambda: self.position_typed.emit(self.position.text()))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(self.forms)
        layout.addWidget(self.encodings)
        layout.addWidget(self.position, 1)
        layout.addStretch(1)
        layout.addWidget(self.wrap)
        layout.addWidget(self.own_size)
        self.show_form(Form.BYTES)

    def connect_keys(self, owner: QWidget) -> None:
        """Let Ctrl+G mean the position within this widget."""
        key = QShortcut(QKeySequence("Ctrl+G"), owner)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self._begin_position)

    def offer(self, forms: tuple[Form, ...]) -> None:
        """Let people choose among these, the first of which is shown."""
        self.forms.clear()
        for form in forms:
            self.forms.addItem(form_title(form))
            self.forms.setItemData(self.forms.count() - 1, form)
        self.forms.setEnabled(len(forms) > 1)
        self.show_form(forms[0])

    def show_form(self, form: Form) -> None:
        """This form is shown now."""
        self.forms.setCurrentIndex(self.forms.findData(form))
        self.encodings.setVisible(form is Form.TEXT)
        self.wrap.setVisible(form is Form.TEXT)
        self.own_size.setVisible(form is Form.PICTURE)
        self.position.setVisible(form is Form.BYTES)
        self.mark_position(is_good=True)

    def show_encoding(self, encoding: str) -> None:
        """The text is read in this encoding."""
        self.encodings.clear()
        names = [*TITLES] if encoding in TITLES else [encoding, *TITLES]
        for name in names:
            self.encodings.addItem(GuestText(title(name)).plain, name)
        self.encodings.setCurrentIndex(names.index(encoding))

    def mark_position(self, *, is_good: bool) -> None:
        """Say whether what was typed is a position."""
        tip = self.tr("A position to go to: 4096, 0x1000 or 50% (Ctrl+G)")
        self.position.setToolTip(tip if is_good else self.tr("This is no position. Try 4096, 0x1000 or 50%."))
        if is_good:
            self.position.setStyleSheet("")
        else:
            self.position.setStyleSheet("QLineEdit { border: 1px solid palette(link); }")

    def _begin_position(self) -> None:
        if self.position.isVisible():
            self.position.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.position.selectAll()

    def _switch(self, icon_name: str, title: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(icon_name))
        button.setAutoRaise(True)
        button.setCheckable(True)
        button.setToolTip(tip)
        button.setAccessibleName(title)
        button.setAccessibleDescription(tip)
        # A tool button is none of Tab's stops otherwise.
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button
