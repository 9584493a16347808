"""Unlocking the encrypted volumes of one guest: from the wish to what is on them."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from browser.failure import reason
from browser.guest import Guest
from browser.places import Place
from ui.unlock_dialog import UnlockDialog

if TYPE_CHECKING:
    from engine.storage import Volume
    from engine.unlock import Key
    from ui.messages import Messages
    from ui.tasks import Tasks


class Unlocking(QObject):
    """Shows the question and puts the key to use."""

    unlocked = Signal(object)
    """The place that was locked and can be browsed now, or None where there are several or none."""

    def __init__(self, guest: Guest, tasks: Tasks, parent: QWidget, messages: Messages) -> None:
        super().__init__(parent)
        self._messages = messages
        self._guest = guest
        self._tasks = tasks
        self._parent = parent
        self.dialog: UnlockDialog | None = None
        """The question that is on the screen."""

    def ask(self, volume: Volume) -> None:
        """Ask for the key of a locked volume."""
        if self.dialog is not None:
            return
        dialog = UnlockDialog(volume, self._guest.locked, self._parent.window())
        dialog.key_given.connect(lambda key: self._tasks.start(self._try(dialog, volume, key)))
        dialog.file_wanted.connect(lambda: self._tasks.start(self._try_file(dialog, volume)))
        dialog.finished.connect(self._on_finished)
        self.dialog = dialog
        dialog.open()

    def _on_finished(self) -> None:
        self.dialog = None

    async def _try_file(self, dialog: UnlockDialog, volume: Volume) -> None:
        from engine.unlock import read_startup_key

        path = await self._messages.choose_startup_key()
        if path is None or self.dialog is not dialog:
            return
        dialog.show_trying(True)
        try:
            key = await asyncio.to_thread(read_startup_key, path)
        except ValueError:
            dialog.show_problem(self.tr("This file is no startup key."))
        except OSError as error:
            dialog.show_problem(reason(error))
        else:
            await self._try(dialog, volume, key)

    async def _try(self, dialog: UnlockDialog, volume: Volume, key: Key) -> None:
        before = {each.device for each in self._known()}
        try:
            found = await self._guest.unlock(key)
        except (RuntimeError, OSError) as error:
            if self.dialog is dialog:
                dialog.show_problem(reason(error))
            return
        if not found.opened:
            if self.dialog is dialog:
                dialog.show_problem(found.refused.get(volume.device, ""))
            return
        if self.dialog is dialog:
            dialog.accept()
        new = [each for each in self._known() if each.device not in before]
        # One key may open several: what was asked for is what somebody wants to see.
        wanted = [each for each in new if self._rests_on(each, volume.device)]
        found_one = wanted if len(wanted) == 1 else new
        self.unlocked.emit(Place(found_one[0].device) if len(found_one) == 1 else None)

    def _rests_on(self, volume: Volume, device: str) -> bool:
        storage, seen, pending = self._guest.storage, set[str](), list(volume.below)
        while storage is not None and pending:
            name = pending.pop()
            if name == device:
                return True
            below = storage.find(name)
            if below is not None and name not in seen:
                seen.add(name)
                pending += below.below
        return False

    def _known(self) -> tuple[Volume, ...]:
        return self._guest.storage.file_systems if self._guest.storage is not None else ()
