"""A note in the cache folder that something was tried, which holds until the host's next boot."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path

from appliance.manifest import boot_id


@dataclass(frozen=True)
class Marker:
    """The note is the file at `path` with the id of the host's boot."""

    path: Path

    @property
    def is_set(self) -> bool:
        """Whether it was set since the host's last boot."""
        try:
            return self.path.read_text() == boot_id()
        except OSError:
            return False

    def set(self) -> None:
        """Set it. Where it cannot be written, whoever comes next finds out anew."""
        with contextlib.suppress(OSError):
            self.path.write_text(boot_id())
