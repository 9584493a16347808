"""What a person took hold of: some paths in one place of one guest."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from browser.guest_text import GuestText
from browser.transfers import Transfer

if TYPE_CHECKING:
    from browser.guest import Guest
    from browser.places import Place

NAMES_TOLD = 3


@dataclass(frozen=True, slots=True)
class Selection:
    """Paths of a guest, at least one."""

    guest: Guest
    place: Place
    paths: tuple[str, ...]

    @property
    def title(self) -> str:
        """What it goes by, to be shown within a sentence."""
        names = [path.rpartition("/")[2] or "/" for path in self.paths]
        shown = ", ".join(names[:NAMES_TOLD])
        return GuestText(shown if len(names) <= NAMES_TOLD else f"{shown}, …").within

    def into(self, folder: Path) -> Transfer:
        """The transfer that brings it into a folder, as files."""
        source, place = self.guest.source, self.place
        return Transfer(source, place.device, place.system is not None, self.paths, folder)
