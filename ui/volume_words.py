"""What a volume is and what can be done with it, in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from browser.guest_text import GuestText

if TYPE_CHECKING:
    from engine.storage import Volume
    from engine.volumes import VolumeFacts

translate = QCoreApplication.translate

_DYNAMIC = ("0x42", "af9b60a0-1431-4f62-bc68-3311714a69ad", "5808c8aa-7e8f-42e0-85d2-e1e90434cfb3")
"""What partition tables call partitions of Windows' dynamic disks: their data, and in GPT their database."""


def content_text(volume: Volume) -> str:
    """What it holds, in a word or three."""
    if _is_dynamic(volume):
        return translate("Volumes", "part of a dynamic disk")
    if not volume.is_up:
        return translate("Volumes", "incomplete")
    words = {
        "file system": translate("Volumes", "file system"),
        "partitions": translate("Volumes", "partitions"),
        "physical volume": translate("Volumes", "part of a volume group"),
        "array member": translate("Volumes", "part of an array"),
        "encrypted": translate("Volumes", "encrypted"),
        "swap": translate("Volumes", "swap"),
        "other": translate("Volumes", "other"),
    }
    return words.get(volume.content.value, translate("Volumes", "unknown"))


def explanation(volume: Volume, facts: VolumeFacts | None, *, is_locked: bool) -> str:
    """A sentence or two on a volume: what it is good for, and why it cannot be read where it cannot."""
    if volume.lacks:
        return _of_incomplete(volume)
    if volume.missing:
        return translate(
            "Volumes", "This array lacks %n disk(s). What is left of it is read.", None, volume.missing
        )
    if is_locked:
        return translate("Volumes", "It is encrypted. With its key it can be unlocked and read.")
    if _is_dynamic(volume):
        return translate(
            "Volumes",
            "It belongs to a dynamic disk of Windows. The volumes of such disks are listed by themselves; "
            "one that is missing may need a further disk of the machine.",
        )
    texts = {
        "encrypted": translate("Volumes", "It is encrypted, and unlocked: what it holds is beneath it."),
        "swap": translate("Volumes", "It held memory that a running system moved out. It has no files."),
        "physical volume": translate("Volumes", "It gives its space to a volume group of LVM."),
        "array member": translate("Volumes", "It is a member of an array, which joins several disks."),
        "partitions": translate("Volumes", "It is divided into partitions."),
        "other": translate("Volumes", "It holds something that is no file system."),
        "unknown": translate(
            "Volumes", "Nothing that is known was found on it: it may be empty, or in a format of its own."
        ),
    }
    if not volume.can_be_mounted:
        return texts.get(volume.content.value, texts["unknown"])
    if facts is None:
        return translate("Volumes", "It is a file system and can be browsed.")
    return _of_file_system(facts)


def _is_dynamic(volume: Volume) -> bool:
    return volume.partition_type.lower() in _DYNAMIC and not volume.can_be_mounted


def _of_incomplete(volume: Volume) -> str:
    names = GuestText(", ".join(volume.lacks)).within
    if volume.is_up:
        return translate(
            "Volumes",
            "It lacks disks that are not open here, or that are of another time: {0}. "
            "What is left of it is read.",
        ).format(names)
    return translate(
        "Volumes",
        "It cannot be read without disks that are not open here, or that are of another time: {0}. "
        "Open all disks of the machine together.",
    ).format(names)


def _of_file_system(facts: VolumeFacts) -> str:
    if facts.problem:
        return translate("Volumes", "It could not be mounted: {0}").format(GuestText(facts.problem).within)
    return {
        "unclean": translate(
            "Volumes",
            "It was in use and not closed in order. It is read as it would be after a check; the disk itself "
            "stays as it is.",
        ),
        "hibernated": translate(
            "Volumes",
            "Windows sleeps on it, or starts fast from it. It is only read, and what Windows wrote last may "
            "be missing.",
        ),
        "errors": translate("Volumes", "Its system noted damage. What can be read is shown."),
    }.get(facts.condition.value, translate("Volumes", "It is a file system and can be browsed."))
