"""Why a file that Windows keeps in a way of its own cannot be read.

GuestFSError
└── CannotRead
    ├── DamagedFile   what is kept of it makes no sense
    ├── NotShown      it is elsewhere, or nobody here knows how it is kept
    └── NoDecoder     the host lacks what decodes it
"""

from __future__ import annotations

from appliance import distro
from engine.errnos import LINUX_ERRNOS
from engine.errors import GuestFSError


class CannotRead(GuestFSError):
    """Base class."""

    errno = LINUX_ERRNOS["EIO"]
    errno_name = "EIO"


class DamagedFile(CannotRead):
    """What Windows keeps of the file is not in order."""

    def __str__(self) -> str:
        return "Windows keeps this file compressed, and what it keeps is damaged."


class NotShown(CannotRead):
    """What ntfs-3g cannot show; `sentence` says what that is."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence

    def __str__(self) -> str:
        return self.sentence


class NoDecoder(CannotRead):
    """The host has no libwim."""

    def __str__(self) -> str:
        command = distro.this().install_command("wim")
        return f"Windows keeps this file compressed, and wimlib reads such files. Install it: {command}"
