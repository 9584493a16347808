"""The preview in the window, of files on a real disk."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from browser.listing import Kind
from browser.preview.look import Form
from browser.sources import Source
from tests.helpers.clouds import clouds
from tests.helpers.compact import TEXT, compact
from tests.helpers.disks import disk
from tests.helpers.event_loop import until
from tests.ui.window import Run, Window, path_of, select, settled
from ui.disk_view import DiskView, Page
from ui.preview.bytes_dialog import BytesDialog
from ui.preview.preview_view import PreviewView
from ui.properties_dialog import PropertiesDialog


@pytest.fixture(autouse=True, scope="module")
def made() -> None:
    """Not within a test, which may take only so long."""
    disk("previews")
    compact()
    clouds()


async def previews(window: Any) -> tuple[DiskView, PreviewView]:
    view = window.open_source(Source.of_files([disk("previews").path], "raw"))
    await until(lambda: view.location is not None)
    await settled(view)
    return view, window.frame.details.preview


async def shown(view: DiskView, name: str, condition: Callable[[], object]) -> None:
    await select(view, name)
    await until(condition)


def says(preview: PreviewView, sentence: str) -> bool:
    return sentence in preview.hint


def type_into(line: Any, text: str) -> None:
    line.setText(text)
    QTest.keyClick(line, Qt.Key.Key_Return)


def test_a_text_has_its_colours_and_its_encoding(run: Run, window_of: Window) -> None:
    async def scenario() -> None:
        async with window_of() as window:
            view, preview = await previews(window)
            await shown(view, "script.py", lambda: preview.shown_text.startswith("def answer"))
            block = preview.text.document().firstBlock()
            await until(lambda: block.layout().formats())
            assert preview.bar.encodings.currentText() == "UTF-8"
            await shown(view, "koi8.txt", lambda: preview.shown_text.startswith("Привет, как дела?"))
            assert preview.bar.encodings.currentText() == "KOI8-R"
            preview.bar.encoding_chosen.emit("cp1252")
            await until(lambda: preview.shown_text.startswith("ðÒÉ×ÅÔ"))
            await shown(view, "to script", lambda: preview.shown_text.startswith("def answer"))
            await shown(view, "not a picture.png", lambda: preview.shown_text == "just text\n")

    run(scenario())


def test_of_a_large_text_only_a_piece_is_read_and_more_on_demand(run: Run, window_of: Window) -> None:
    async def scenario() -> None:
        async with window_of() as window:
            view, preview = await previews(window)
            await shown(view, "lines.txt", lambda: preview.shown_text.startswith("line 0\n"))
            first = preview.text.blockCount()
            assert first < 8000
            assert preview.words == "The first 65.5 kB of 428.9 kB."
            preview.more.click()
            await until(lambda: preview.text.blockCount() > first)
            lines = preview.shown_text.splitlines()
            assert lines[:-1] == [f"line {number}" for number in range(len(lines) - 1)]
            await shown(view, "long-line.txt", lambda: preview.shown_text.startswith("one long line"))
            assert preview.words == "The first 65.5 kB of 104.9 MB."
            assert len(preview.shown_text) < 10_000

    run(scenario())


def test_bytes_are_shown_at_any_position(run: Run, window_of: Window) -> None:
    async def scenario() -> None:
        async with window_of() as window:
            view, preview = await previews(window)
            await shown(view, "sparse.bin", lambda: preview.shown_text.startswith("000000000  00 00"))
            assert preview.shown_form is Form.BYTES
            type_into(preview.bar.position, f"{(5 << 30) + 3}")
            await until(lambda: "140000000  00 00 00 66 61 72 20 61" in preview.shown_text)
            assert preview.bytes.position == (5 << 30) + 3
            type_into(preview.bar.position, "100%")
            await until(lambda: "17ffffff8  " in preview.shown_text or "17ffffff0  " in preview.shown_text)
            assert preview.bytes.position == (6 << 30) - 1
            type_into(preview.bar.position, "nowhere")
            assert "no position" in preview.bar.position.toolTip()
            await select(view, "script.py")
            await until(lambda: preview.shown_form is Form.TEXT)
            preview.form_chosen.emit(Form.BYTES)
            await until(lambda: preview.shown_text.startswith("00000000  64 65 66"))

    run(scenario())


def test_pictures_are_shown_and_bombs_are_refused(run: Run, window_of: Window) -> None:
    async def scenario() -> None:
        async with window_of() as window:
            view, preview = await previews(window)
            await shown(view, "picture.png", lambda: preview.words)
            assert preview.words == "PNG · 300 × 200 pixels"
            assert preview.picture.canvas.has_picture
            await shown(view, "bomb.png", lambda: says(preview, "The picture is too large to be shown here."))
            assert "8000 × 8000 pixels" in preview.hint
            await shown(view, "cut.png", lambda: "damaged" in preview.hint)
            # What is no picture can be looked at all the same.
            preview.form_chosen.emit(Form.BYTES)
            await until(lambda: preview.shown_text.startswith("00000000  89 50 4e 47"))

    run(scenario())


def test_archives_list_what_is_in_them(run: Run, window_of: Window) -> None:
    async def scenario() -> None:
        async with window_of() as window:
            view, preview = await previews(window)
            entries = preview.archive.entries
            await shown(view, "hostile.tar", lambda: preview.words == "4 items")
            names = [entries.index(row, 0).data() for row in range(entries.rowCount())]
            assert names == ["../../etc/passwd", "<b>bold</b>", "photo⟨RLO⟩gpj.exe", "caf⟨E9⟩"]
            tip = entries.index(1, 0).data(Qt.ItemDataRole.ToolTipRole)
            assert "&lt;b&gt;" in tip
            await shown(view, "many.zip", lambda: "100000" in preview.words)
            assert preview.words == "The first 10000 of 100000 items."

    run(scenario())


def test_what_has_no_content_is_said_to_be_what_it_is(run: Run, window_of: Window) -> None:
    async def scenario() -> None:
        async with window_of() as window:
            view, preview = await previews(window)
            for name, sentence in (
                ("empty", "The file is empty."),
                ("nothing", "The folder is empty."),
                ("folder", "A folder with 12 items."),
                ("broken", "no/<b>where</b>"),
                ("pipe", "A pipe."),
                ("disk", "A block device, number 8:1."),
            ):
                await select(view, name)
                await until(partial(says, preview, sentence))
                assert preview.bar.isHidden()

    run(scenario())


def test_one_key_opens_and_closes_a_large_preview_that_follows_the_selection(
    run: Run, window_of: Window
) -> None:
    async def scenario() -> None:
        async with window_of() as window:
            view, preview = await previews(window)
            await shown(view, "script.py", lambda: preview.shown_text)
            before = window.frame.details.width()
            table = view.files.table
            window.activateWindow()
            table.setFocus()
            QTest.keyClick(table, Qt.Key.Key_Space)
            await until(lambda: window.frame.details.width() > 1.5 * before)
            assert window.wishes.preview.isChecked()
            QTest.keyClick(table, Qt.Key.Key_Down)
            await until(lambda: preview.shown_text and not preview.shown_text.startswith("def answer"))
            QTest.keyClick(table, Qt.Key.Key_Space)
            await until(lambda: window.frame.details.width() == before)
            window.wishes.details.setChecked(False)
            QTest.keyClick(table, Qt.Key.Key_Space)
            await until(lambda: window.frame.details.isVisible())
            preview.text.setFocus()
            QTest.keyClick(preview.text, Qt.Key.Key_Escape)
            await until(lambda: not window.frame.details.isVisible())

    run(scenario())


def test_the_bytes_of_a_volume_are_shown(run: Run, window_of: Window) -> None:
    async def scenario() -> None:
        async with window_of() as window:
            view, _ = await previews(window)
            view.show_page(Page.STORAGE)
            assert view.guest.storage is not None
            view.storage.bytes_wanted.emit(view.guest.storage.disks[0])
            dialog = view.findChild(BytesDialog)
            assert isinstance(dialog, BytesDialog)
            preview = dialog.preview
            await until(lambda: preview.shown_text)
            # Where ext4 says what it is.
            type_into(preview.bar.position, "0x438")
            await until(lambda: "00000430  " in preview.shown_text)
            await until(lambda: " 53 ef " in preview.shown_text)
            assert preview.bytes.position == 0x438
            dialog.close()

    run(scenario())


def test_what_windows_keeps_compressed_is_shown(run: Run, window_of: Window) -> None:
    async def scenario() -> None:
        async with window_of() as window:
            view = window.open_source(Source.of_files([compact()], "raw"))
            await until(lambda: view.location is not None)
            await settled(view)
            preview = window.frame.details.preview
            row = view.files.model.row_of("second.txt")
            assert row is not None
            entry = view.files.model.entry(row)
            assert (entry.kind, entry.size) == (Kind.FILE, len(TEXT))
            await shown(view, "second.txt", lambda: preview.shown_text.startswith("line 0 of a file"))
            window.wishes.properties.trigger()
            dialog = window.findChild(PropertiesDialog)
            await until(lambda: dialog.facts.shown)
            facts = {fact.title: fact.value for fact in dialog.facts.shown}
            assert facts["Compressed"] == "by Windows, as LZX"
            assert "Link to" not in facts
            dialog.close()
            await select(view, "in-image.dll")
            await until(lambda: "wimextract" in preview.hint)

    run(scenario())


def test_what_is_in_a_cloud_says_so(run: Run, window_of: Window) -> None:
    async def scenario() -> None:
        async with window_of() as window:
            view = window.open_source(Source.of_files([clouds()], "raw"))
            await until(lambda: view.location is not None)
            await settled(view)
            view.files.go_to_text("/Users/kim/OneDrive")
            await until(lambda: path_of(view) == "/Users/kim/OneDrive")
            await settled(view)
            preview = window.frame.details.preview
            await select(view, "online.txt")
            await until(partial(says, preview, "The content of this file is in a cloud"))
            await select(view, "Documents")
            await until(partial(says, preview, "A folder with 2 items."))

    run(scenario())
