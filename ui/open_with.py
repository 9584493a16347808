"""Opening a guest's file with a program of the host: a private, read-only copy, if its kind is harmless.

A person is asked once for each type, and the question names the program that then runs. What could start code
is shown in the details pane instead, and nothing else touches it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeDatabase, QMimeType, QObject, QProcess, Signal

from browser.background import in_thread
from browser.guest_text import GuestText
from browser.launchable import Danger, danger_of_file, danger_of_name
from browser.plain_name import plain_name
from browser.programs import Program, Programs
from browser.selection import Selection
from ui.handed_out import HandedOut
from ui.messages import Messages
from ui.tasks import Tasks

READ_ONLY = 0o400

Launch = Callable[[Sequence[str]], bool]


class OpenWith(QObject):
    """Opens files for one window."""

    shown_here = Signal(object)
    """A file is not given to a program, and why: a sentence. The window is to show it itself."""

    def __init__(
        self,
        handed_out: HandedOut,
        messages: Messages,
        parent: QObject | None = None,
        *,
        programs: Programs | None = None,
        launch: Launch | None = None,
    ) -> None:
        super().__init__(parent)
        self._handed_out = handed_out
        self._messages = messages
        self._programs = programs or Programs()
        self._launch = launch or _launch
        self._tasks = Tasks()
        self._agreed: set[tuple[str, Program]] = set()

    def open(self, selection: Selection) -> None:
        """Open the one file that is selected."""
        self._tasks.restart("open", self._open(selection))

    async def close(self) -> None:
        """Open nothing more. What was opened stays open, without its file."""
        await self._tasks.close()

    async def _open(self, selection: Selection) -> None:
        name = selection.paths[0].rpartition("/")[2]
        danger = await in_thread(lambda: danger_of_name(name))
        if danger is not None:
            self.shown_here.emit(self._why(danger))
            return
        try:
            copies = await self._handed_out.copies(selection, self.tr("being prepared to be opened"), None)
            if not copies:
                return
            copy = await in_thread(lambda: _sealed(copies[0], name))
            danger = await in_thread(lambda: danger_of_file(copy, name))
        except OSError as error:
            reason = GuestText(error.strerror or "").within
            self.shown_here.emit(self.tr("It could not be copied for a program: {0}.").format(reason))
            return
        if danger is not None:
            self.shown_here.emit(self._why(danger))
            return
        mime_type, program = await in_thread(lambda: self._program_for(copy))
        if program is None:
            sentence = self.tr("No program on this machine is known to open this ({0}).")
            self.shown_here.emit(sentence.format(mime_type.name()))
            return
        kind = mime_type.name(), program
        if kind not in self._agreed:
            if not await self._messages.ask_open(name, mime_type.comment() or kind[0], program.name):
                return
            self._agreed.add(kind)
        if not self._launch(program.command(copy)):
            self.shown_here.emit(self.tr("{0} could not be started.").format(GuestText(program.name).within))

    def _program_for(self, copy: Path) -> tuple[QMimeType, Program | None]:
        mime_type = QMimeDatabase().mimeTypeForFile(str(copy))
        return mime_type, self._programs.program_for(mime_type.name())

    def _why(self, danger: Danger) -> str:
        reasons = {
            Danger.PROGRAM: self.tr("it is a program"),
            Danger.SCRIPT: self.tr("it is a script"),
            Danger.LAUNCHER: self.tr("it starts something else"),
            Danger.MACROS: self.tr("it has macros"),
            Danger.ARCHIVE: self.tr("it is an archive that can hide programs"),
            Danger.DISK_IMAGE: self.tr("it is a disk image"),
            Danger.WEB_PAGE: self.tr("it can run scripts"),
            Danger.SETTINGS: self.tr("it changes settings"),
        }
        sentence = self.tr("It is only shown here, since {0}. “Extract…” copies it.")
        return sentence.format(reasons[danger])


def _sealed(copy: Path, name: str) -> Path:
    """Make a copy read-only, under a name that says no more than what type it is."""
    sealed = copy.with_name(plain_name(name))
    copy.rename(sealed)
    sealed.chmod(READ_ONLY)
    return sealed


def _launch(command: Sequence[str]) -> bool:
    process = QProcess()
    process.setProgram(command[0])
    process.setArguments(list(command[1:]))
    process.setWorkingDirectory(str(Path.home()))
    started = process.startDetached()
    # With the binding comes the process's id as well.
    return bool(started[0] if isinstance(started, tuple) else started)
