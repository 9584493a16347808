"""What a person must know of one guest before going on: two banners, and the sentences in them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from browser.guest import Guest, GuestState
from browser.guest_text import GuestText
from browser.image_watch import Change, ImageWatch
from browser.sentences import in_words
from ui import formats
from ui.banner import Banner

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from browser.places import Place
    from ui.tasks import Tasks


class DiskNotices(QObject):
    """`live` is about the images, which somebody may write to; `banner` about what is shown of them."""

    anew_wanted = Signal()
    """The guest is to be read again."""

    def __init__(self, guest: Guest, tasks: Tasks, parent: QWidget) -> None:
        super().__init__(parent)
        self._guest = guest
        self._tasks = tasks
        self.live = Banner(parent)
        self.banner = Banner(parent)
        self._watch = ImageWatch([drive.path for drive in guest.source.drives], self)
        self._watch.noticed.connect(self._on_image_noticed)
        guest.state_changed.connect(self._on_state)
        guest.restarted.connect(self._on_restarted)
        self.live.offer_taken.connect(self.anew_wanted)

    def tell_empty(self) -> None:
        """There is nothing to browse."""
        self.banner.tell(self.tr("There is no file system on this disk that can be browsed."))

    def tell_skipped(self, place: Place) -> None:
        """Say which file systems of a system are not there: their folders look empty."""
        skipped = self._guest.skipped_mounts(place)
        if not skipped:
            self.banner.hide()
            return
        mount_points = ", ".join(GuestText(mount_point).within for mount_point in sorted(skipped))
        reason = GuestText(in_words(next(iter(skipped.values())))).within
        self.banner.tell(
            self.tr("Not everything could be mounted, so these folders lack their files: {0}. {1}").format(
                mount_points, reason
            ),
            is_problem=True,
        )

    def _on_state(self, state: GuestState) -> None:
        if state is not GuestState.PROBING:
            return
        if self._guest.is_live:
            self._tell_live()
        else:
            self._tasks.start(self._watch.run())

    def _tell_live(self) -> None:
        assert self._guest.opened is not None
        self.live.tell(
            self.tr(
                "The machine is running, or somebody else is writing to this disk. This is how it was at "
                "{0}, and it may be inconsistent."
            ).format(formats.clock_time(self._guest.opened)),
            is_problem=True,
            text=self.tr("Read anew"),
        )

    def _on_image_noticed(self, change: Change, path: Path) -> None:
        sentence = (
            self.tr("The image {0} changed while it is open: what is shown and copied may be wrong.")
            if change is Change.CHANGED
            else self.tr("The file {0} was removed. It can be read until the disk is closed.")
        )
        is_problem = change is Change.CHANGED
        text = self.tr("Read anew") if is_problem else ""
        self.live.tell(sentence.format(GuestText(path.name).within), is_problem=is_problem, text=text)

    def _on_restarted(self, why: str) -> None:
        self.banner.tell(
            self.tr("The appliance stopped and was started again. {0}").format(GuestText(why).within)
        )
