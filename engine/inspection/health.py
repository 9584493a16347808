"""Card 4: what may be wrong with the system, each with how bad it is and where it shows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from engine import storage as disks
from engine.inspection import storage as storage_card
from engine.inspection.devices import Devices
from engine.inspection.facts import Card, refusals
from engine.inspection.glance import glance
from engine.inspection.journal import Journal, State
from engine.inspection.kernel_log import damaged, recovered
from engine.inspection.lifetimes import end_of_life
from engine.inspection.mounting import device_of
from engine.inspection.ntfs import is_dirty

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.handle import GuestFS
    from engine.inspection.storage import StorageCard
    from engine.inspection.system import System
    from engine.inspection.tree import Tree

NEARLY_FULL = 0.9
FULL = 0.98
SOON = timedelta(days=90)

_KERNELS = re.compile(r"(vmlinu[xz]|kernel|bzImage|Image)(-.*)?")
_INITRDS = re.compile(r"(initrd|initramfs).*")
_HIBERNATED = (b"hibr", b"HIBR")


class Severity(StrEnum):
    """How bad it is."""

    INFO = "info"
    WARNING = "warning"
    SERIOUS = "serious"


class Kind(StrEnum):
    """What it is about."""

    UNCLEAN = "unclean"
    HIBERNATED = "hibernated"
    DAMAGED = "damaged"
    NEARLY_FULL = "nearly full"
    MISSING_DISK = "missing disk"
    NOT_MOUNTED = "not mounted"
    DEGRADED = "degraded"
    NO_KERNEL = "no kernel"
    NO_INITRD = "no initrd"
    END_OF_LIFE = "end of life"
    IMAGE = "image"


@dataclass(frozen=True)
class Note:
    """One finding. `subject` is the mount point or device it is about; `sentence` says it all."""

    severity: Severity
    kind: Kind
    sentence: str
    subject: str = ""
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class Health(Card):
    """The findings, the worst first. `checked` are the kinds that were looked for."""

    notes: tuple[Note, ...] = ()
    checked: tuple[Kind, ...] = ()


def read(tree: Tree, system: System, storage: StorageCard | None = None, today: date | None = None) -> Health:
    """The card of a mounted system. `storage` saves reading that card again, `today` is the host's date."""
    card = storage_card.read(tree, system) if storage is None else storage
    today = today or datetime.now(UTC).date()
    kernel_log = glance(tree, system).kernel_log
    notes = [
        *_mounts(card),
        *_arrays(card),
        *_images(tree.handle),
        *_life(system, today),
        *_suspended(tree, system, card),
        *_state(tree, system, card, kernel_log or ""),
        *_boot(tree, system, card),
    ]
    worst_first = list(Severity)[::-1]
    notes.sort(key=lambda note: worst_first.index(note.severity))
    problems = () if kernel_log is not None else ("The appliance's kernel log could not be read.",)
    unchecked = set() if kernel_log is not None else {Kind.UNCLEAN, Kind.DAMAGED}
    if end_of_life(system) is None:
        unchecked.add(Kind.END_OF_LIFE)
    checked = tuple(kind for kind in Kind if kind not in unchecked)
    return Health(notes=tuple(notes), checked=checked, problems=(*problems, *refusals(tree)))


def _mounts(card: StorageCard) -> Iterator[Note]:
    for mount in card.mounts:
        if mount.usage is None:
            is_missing = "is not there" in mount.problem
            severity = Severity.INFO if mount.may_be_absent else Severity.SERIOUS
            yield Note(
                severity if is_missing else Severity.WARNING,
                Kind.MISSING_DISK if is_missing else Kind.NOT_MOUNTED,
                f"{mount.place}: {mount.problem}",
                mount.place,
                card.source,
            )
            continue
        inodes = mount.usage.inodes_used / mount.usage.inodes if mount.usage.inodes else 0.0
        for what, share in (("", mount.usage.share), ("inodes", inodes)):
            if share >= NEARLY_FULL and mount.type not in ("squashfs", "iso9660", "erofs"):
                yield Note(
                    Severity.SERIOUS if share >= FULL else Severity.WARNING,
                    Kind.NEARLY_FULL,
                    f"{mount.place} is {share:.0%} full{f' by its {what}' if what else ''}.",
                    mount.place,
                    card.source,
                )


def _arrays(card: StorageCard) -> Iterator[Note]:
    for layer in card.layers:
        if layer.missing_members:
            yield Note(
                Severity.SERIOUS,
                Kind.DEGRADED,
                f"The {layer.kind} {layer.device} lacks {layer.missing_members} of its disks.",
                layer.device,
            )


def _images(g: GuestFS) -> Iterator[Note]:
    for drive in g.drives:
        is_corrupt = any(layer.header.corrupt for layer in drive.image.layers)
        severity = Severity.SERIOUS if is_corrupt else Severity.WARNING
        for warning in drive.image.warnings:
            yield Note(severity, Kind.IMAGE, warning, f"/dev/{drive.device}", str(drive.image.path))


def _life(system: System, today: date) -> Iterator[Note]:
    end = end_of_life(system)
    if end is not None and end < today + SOON:
        is_over = end < today
        words = f"gets no security updates since {end}" if is_over else f"gets security updates until {end}"
        source = system.sources.get("version", "")
        severity = Severity.WARNING if is_over else Severity.INFO
        yield Note(severity, Kind.END_OF_LIFE, f"{system.name} {words}.", "", source)


def _suspended(tree: Tree, system: System, card: StorageCard) -> Iterator[Note]:
    for layer in card.layers:
        if layer.type == "swsuspend":
            sentence = f"The system is hibernated: its memory is in {layer.device}."
            yield Note(Severity.WARNING, Kind.HIBERNATED, sentence, layer.device, layer.device)
    if system.is_windows and (tree.read("/hiberfil.sys", 4) or b"") in _HIBERNATED:
        path = tree.real_path("/hiberfil.sys") or ""
        sentence = "Windows is hibernated, or was shut down for a fast start: changes may be lost."
        yield Note(Severity.WARNING, Kind.HIBERNATED, sentence, "/", path)


def _state(tree: Tree, system: System, card: StorageCard, kernel_log: str) -> Iterator[Note]:
    devices = Devices(disks.probe(tree.handle), tree.handle.running.survey.report)
    places = {device_of(mount.mountable, _devices(card)): mount.place for mount in card.mounts}
    for named, severity, kind, words in (
        (damaged(kernel_log), Severity.SERIOUS, Kind.DAMAGED, "has errors: it needs to be checked"),
        (recovered(kernel_log), Severity.WARNING, Kind.UNCLEAN, "was not unmounted"),
    ):
        for device in sorted(filter(None, map(devices.by_kernel_name, named))):
            if device in places:
                sentence = f"The file system of {places[device]} {words}."
                yield Note(severity, kind, sentence, places[device], device)
    if system.is_windows and _devices(card).get(system.root) == "ntfs" and is_dirty(tree.handle, system.root):
        sentence = "Windows would check its file system at the next start."
        yield Note(Severity.WARNING, Kind.UNCLEAN, sentence, "/", system.root)
    newest = Journal(tree).newest
    if newest is not None and newest.state is State.ONLINE:
        sentence = "The system was not shut down in order, or its disk was copied while it ran."
        yield Note(Severity.INFO, Kind.UNCLEAN, sentence, "", newest.path)


def _boot(tree: Tree, system: System, card: StorageCard) -> Iterator[Note]:
    is_unknown = any(mount.place.startswith("/boot") and mount.usage is None for mount in card.mounts)
    if system.type != "linux" or is_unknown or tree.link_status("/.dockerenv"):
        return
    names = tree.names("/boot")
    # A unified kernel image holds both.
    unified = [
        name
        for top in ("/boot", "/boot/efi", "/efi")
        for name in tree.names(f"{top}/EFI/Linux")
        if name.lower().endswith(".efi")
    ]
    loose = any(_KERNELS.fullmatch(name) for name in (*names, *tree.names("/boot/efi")))
    if not loose and not unified and not _has_entries(tree):
        yield Note(Severity.WARNING, Kind.NO_KERNEL, "There is no kernel in /boot.", "/boot", "/boot")
    elif loose and not unified and not any(_INITRDS.fullmatch(name) for name in names):
        sentence = "There is a kernel in /boot, but no initial RAM disk."
        yield Note(Severity.INFO, Kind.NO_INITRD, sentence, "/boot", "/boot")


def _has_entries(tree: Tree) -> bool:
    """Whether kernels lie in folders of their own, as systemd's kernel-install may put them."""
    return any(tree.names(f"{top}/loader/entries") for top in ("/boot", "/boot/efi", "/efi"))


def _devices(card: StorageCard) -> dict[str, str]:
    return {layer.device: layer.type for layer in card.layers}
