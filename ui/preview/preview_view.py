"""The preview of one file: a bar with choices, the content in one of its forms, how much of it that is."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from browser.preview.hex import position
from browser.preview.look import Form
from browser.preview.pages import Pages
from browser.preview.picture import Picture
from ui.guest_label import GuestLabel, Paragraph
from ui.preview.archive_view import ArchiveView
from ui.preview.bytes_view import BytesView
from ui.preview.picture_view import PictureView
from ui.preview.preview_bar import PreviewBar
from ui.preview.text_view import TextView
from ui.preview.words import position_words

GAP = 4
PATIENCE = 250
"""Milliseconds after which it is said that something is being read."""


class PreviewView(QWidget):
    """Shows what it is given, and says what people wish. It reads nothing but bytes that are scrolled to."""

    form_chosen = Signal(object)
    encoding_chosen = Signal(object)
    more_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = PreviewBar(self)
        self.bar.connect_keys(self)
        self.text = TextView(self)
        self.bytes = BytesView(self)
        self.picture = PictureView(self)
        self.archive = ArchiveView(self)
        self._hint = Paragraph(parent=self)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._hint.setMargin(2 * GAP)
        self._stack = QStackedWidget(self)
        for widget in (self._hint, self.text, self.bytes, self.picture, self.archive):
            self._stack.addWidget(widget)
        self._words = GuestLabel(self)
        self._words.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.more = QPushButton(self.tr("Show more"), self)
        self.more.setAutoDefault(False)
        self.more.setToolTip(self.tr("Read the next part of the text"))
        self.more.clicked.connect(self.more_wanted)
        foot = QHBoxLayout()
        foot.setSpacing(2 * GAP)
        foot.addWidget(self._words, 1)
        foot.addWidget(self.more)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GAP)
        layout.addWidget(self.bar)
        layout.addWidget(self._stack, 1)
        layout.addLayout(foot)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE)
        self._patience.timeout.connect(self._say_reading)
        self._connect()
        self.show_hint("")

    @property
    def shown_text(self) -> str:
        """The text in the view, or the lines of bytes; empty where neither is shown."""
        widget = self._stack.currentWidget()
        if widget is self.text:
            return self.text.toPlainText()
        return self.bytes.shown_text if widget is self.bytes else ""

    @property
    def hint(self) -> str:
        """The sentence in place of a preview; empty where there is one."""
        return self._hint.text() if self._stack.currentWidget() is self._hint else ""

    @property
    def words(self) -> str:
        """The line below the preview."""
        return self._words.full_text

    @property
    def shown_form(self) -> Form | None:
        """How the file is shown; None while nothing is."""
        forms = {1: Form.TEXT, 2: Form.BYTES, 3: Form.PICTURE, 4: Form.ARCHIVE}
        return forms.get(self._stack.currentIndex())

    def show_reading(self) -> None:
        """Something else is to be shown, and is not there yet: be empty, and say so when it takes long."""
        self._clear()
        self._patience.start()

    def show_hint(self, text: str) -> None:
        """Show a sentence in place of a preview, and nothing to choose; what it quotes was made visible."""
        self._clear()
        self._hint.show_ours(text)

    def show_problem(self, text: str) -> None:
        """Show why this form cannot be shown; another one can be chosen. As `show_hint`."""
        self._patience.stop()
        self._hint.show_ours(text)
        self._show(self._hint, "")

    def offer(self, forms: tuple[Form, ...]) -> None:
        """The file can be shown in these forms; the first one is on its way."""
        self.bar.offer(forms)
        self.bar.show()

    def expect(self, form: Form) -> None:
        """Another form is on its way."""
        self.bar.show_form(form)
        self._hint.show_ours("")
        self._show(self._hint, "")
        self._patience.start()

    def show_text(self, text: str, encoding: str) -> None:
        """Show the first piece of a text, which went through GuestText."""
        self._patience.stop()
        self.bar.show_encoding(encoding)
        self.text.begin(text)
        self._show(self.text, "")

    def show_bytes(self, pages: Pages) -> None:
        """Show bytes, which are read as they are scrolled to."""
        self._patience.stop()
        self._show(self.bytes, position_words(0, pages.size))
        self.bytes.show_pages(pages)

    def show_picture(self, picture: Picture, words: str) -> None:
        """Show a picture, described by these words of ours."""
        self._patience.stop()
        self.picture.show_picture(picture, words)
        self._show(self.picture, words)

    def begin_archive(self) -> None:
        """Show a table of entries, which come by and by."""
        self._patience.stop()
        self.archive.entries.clear()
        self._show(self.archive, self.tr("Reading…"))

    def show_words(self, words: str, *, has_more: bool = False) -> None:
        """Say in the line below how much is shown, and whether more can be."""
        self._words.show_ours(words)
        self._words.setVisible(bool(words))
        self.more.setVisible(has_more)

    def go_to_text(self, typed: str) -> None:
        """Go to a position that somebody typed."""
        found = position(typed, self.bytes.byte_count)
        self.bar.mark_position(is_good=found is not None)
        if found is not None:
            self.bytes.go(found)
            self.bytes.setFocus()

    async def close_view(self) -> None:
        """Stop reading."""
        await self.bytes.stop()

    def _clear(self) -> None:
        self._patience.stop()
        self._hint.show_ours("")
        self._show(self._hint, "")
        self.bar.hide()
        self.text.begin("")
        self.bytes.show_pages(None)
        self.picture.show_picture(None)
        self.archive.entries.clear()

    def _show(self, widget: QWidget, words: str) -> None:
        self._stack.setCurrentWidget(widget)
        self.show_words(words)

    def _say_reading(self) -> None:
        self._hint.show_ours(self.tr("Reading…"))

    def _connect(self) -> None:
        bar = self.bar
        bar.form_chosen.connect(self.form_chosen)
        bar.encoding_chosen.connect(self.encoding_chosen)
        bar.wrapping_chosen.connect(self.text.set_wrapped)
        bar.position_typed.connect(self.go_to_text)
        bar.fitting_chosen.connect(self.picture.set_fitted)
        self.picture.fitting_changed.connect(lambda is_fitted: bar.own_size.setChecked(not is_fitted))
        self.bytes.moved.connect(self._on_moved)

    def _on_moved(self, position: int) -> None:
        if self._stack.currentWidget() is self.bytes:
            self.show_words(position_words(position, self.bytes.byte_count))
