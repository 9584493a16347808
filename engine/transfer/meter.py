"""How far a transfer is, from what was planned, what has arrived, and what is on its way."""

from __future__ import annotations

from engine.transfer.attendant import Attendant, Phase, Progress
from engine.transfer.report import Report


class Meter:
    """Tells the attendant. `on_its_way` may be called from any thread, the rest from the transfer's."""

    def __init__(self, report: Report, attendant: Attendant) -> None:
        self.files = 0
        self.bytes = 0
        self._report = report
        self._attendant = attendant
        self._shown = 0
        self._current = ""
        self._sent = 0

    def plan(self, files: int, size: int) -> None:
        """Have that much more to do."""
        self.files += files
        self.bytes += size

    def finding(self, path: str) -> None:
        """Tell that more is being found."""
        self._attendant.show(Progress(Phase.FINDING, 0, self.bytes, 0, self.files, path))

    def copying(self, path: str) -> None:
        """Tell that this file is being copied, or was."""
        self._current = path
        self._show()

    def still_copying(self) -> None:
        """Tell that more of that file has arrived."""
        self._show()

    def done(self) -> None:
        """Tell that nothing more will arrive."""
        self._sent = 0
        self._show()

    def checking(self, path: str, files: int) -> None:
        """Tell that this file was compared, as the so-manieth."""
        self._attendant.show(Progress(Phase.CHECKING, 0, 0, files, self.files, path))

    def on_its_way(self, total: int) -> None:
        """Tell how many bytes have left the guest altogether, arrived or not."""
        self._sent = total
        self._show()

    def _show(self) -> None:
        done = self._report.bytes
        # What waits on a disk is half done.
        done += max(self._sent - done, 0) // 2
        # It never goes back, also where a file turns out to be bad at its end.
        self._shown = max(self._shown, min(done, self.bytes or done))
        report = self._report
        self._attendant.show(
            Progress(Phase.COPYING, self._shown, self.bytes, report.files, self.files, self._current)
        )
