"""Fetches what a preview shows, and has it made sense of. Only the latest wish is followed."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING, Any, ParamSpec

from PySide6.QtCore import QObject, Signal

from browser.preview import archive, colours, confined, picture
from browser.preview.encodings import decoder, is_western, known, western
from browser.preview.encodings import title as encoding_title
from browser.preview.guest_file import GuestFile, TextReader
from browser.preview.look import Form, Look, look
from browser.preview.pages import Pages
from ui.preview import words
from ui.preview.preview_view import PreviewView
from ui.tasks import Tasks

if TYPE_CHECKING:
    from browser.guest import Guest
    from browser.places import Place

P = ParamSpec("P")

MOST_TEXT = 2 << 20
"""Bytes of a text that are shown; what comes behind them can be looked at as bytes."""


class PreviewFeed(QObject):
    """Feeds one view."""

    described = Signal(object)
    """A word on what the file is by its content: ours."""

    def __init__(self, view: PreviewView, parent: QObject) -> None:
        super().__init__(parent)
        self._view = view
        self._tasks = Tasks()
        self._file: GuestFile | None = None
        self._look: Look | None = None
        self._reader: TextReader | None = None
        self._encoding = ""
        self._text = ""
        self._turn = 0
        view.form_chosen.connect(self._on_form)
        view.encoding_chosen.connect(self._on_encoding)
        view.more_wanted.connect(self._on_more)

    def show(self, guest: Guest, place: Place, path: str) -> None:
        """Show what is at a path, in place of what is shown now."""
        self.stop()
        self._start(self._begin, guest, place, path)

    def stop(self) -> None:
        """Give up what is being fetched."""
        self._turn += 1
        self._tasks.cancel("preview")
        self._look = self._file = self._reader = None
        self._encoding = ""

    async def close(self) -> None:
        """Stop for good."""
        self.stop()
        await self._tasks.close()
        await self._view.close_view()

    def _start(self, deed: Callable[P, Awaitable[None]], *args: P.args, **kwargs: P.kwargs) -> None:
        self._turn += 1
        self._tasks.restart("preview", self._guarded(partial(deed, *args, **kwargs)))

    async def _guarded(self, deed: Callable[[], Awaitable[None]]) -> None:
        try:
            await deed()
        except (RuntimeError, OSError) as error:
            self._view.show_problem(words.why(error))

    def _on_form(self, form: Form) -> None:
        if self._look is not None:
            self._view.expect(form)
            self._start(self._show, form)

    def _on_encoding(self, encoding: str) -> None:
        if self._look is not None:
            self._encoding = encoding
            self._start(self._show_text)

    def _on_more(self) -> None:
        if self._reader is not None:
            self._view.more.setEnabled(False)
            self._start(self._show_more, self._reader)

    async def _begin(self, guest: Guest, place: Place, path: str) -> None:
        found = await guest.ask(place, look, path)
        self._look = found
        self._file = GuestFile(guest, place, found.path, found.size)
        if found.forms:
            self._view.offer(found.forms)
            await self._show(found.forms[0])
        else:
            self._view.show_hint(words.hint(found))

    async def _show(self, form: Form) -> None:
        await {
            Form.TEXT: self._show_text,
            Form.BYTES: self._show_bytes,
            Form.PICTURE: self._show_picture,
            Form.ARCHIVE: self._show_archive,
        }[form]()

    async def _show_bytes(self) -> None:
        assert self._file is not None
        self._view.show_bytes(Pages(self._file.read, self._file.size))

    async def _show_text(self) -> None:
        assert self._file is not None
        assert self._look is not None
        encoding = self._encoding or self._look.encoding or await self._guess(self._look.head)
        self._encoding = encoding
        self._reader = TextReader(self._file, decoder(encoding))
        self._text = await self._reader.next()
        self._view.show_text(self._text, encoding)
        self.described.emit(encoding_title(encoding))
        self._tell_amount(self._reader)
        await self._colour()

    async def _show_more(self, reader: TextReader) -> None:
        try:
            text = await reader.next()
        finally:
            self._view.more.setEnabled(True)
        self._text += text
        self._view.text.add(text)
        self._tell_amount(reader)
        await self._colour()

    def _tell_amount(self, reader: TextReader) -> None:
        assert self._file is not None
        has_more = not reader.is_at_end and reader.position < MOST_TEXT
        self._view.show_words(words.text_words(reader.position, self._file.size), has_more=has_more)

    async def _guess(self, head: bytes) -> str:
        if is_western(head):
            return western(head)
        found: list[str] = []

        async def read(offset: int, length: int) -> bytes:
            return head[offset : offset + length]

        try:
            await confined.ask("encoding", {"size": len(head)}, read, lambda value: found.append(str(value)))
        except confined.Failed:
            found = []
        return known(found[0]) if found and known(found[0]) else western(head)

    async def _colour(self) -> None:
        assert self._file is not None
        name = self._file.path.rpartition("/")[2]
        try:
            await colours.find(name, self._text, self._here(self._view.text.colour))
        except confined.Failed:
            # The text is there without it.
            return

    async def _show_picture(self) -> None:
        assert self._file is not None
        assert self._look is not None
        found = await picture.decode(self._file, self._look.picture)
        shown = words.picture_words(found, self._look.picture)
        self._view.show_picture(found, shown)
        self.described.emit(shown)

    async def _show_archive(self) -> None:
        assert self._file is not None
        assert self._look is not None
        self.described.emit(words.format_title(self._look.archive))
        self._view.begin_archive()
        entries = self._view.archive.entries
        ending = await archive.contents(self._file, self._look.archive, self._here(entries.add))
        self._view.show_words(words.archive_words(entries.rowCount(), ending))

    def _here(self, deed: Callable[[Any], object]) -> Callable[[Any], object]:
        """The deed, to be called from another thread: done in this one, unless it is too late for it."""
        loop = asyncio.get_running_loop()
        turn = self._turn

        def do(value: Any) -> None:
            if turn == self._turn:
                deed(value)

        return lambda value: loop.call_soon_threadsafe(do, value)
