"""From the options to a launched handle with something mounted in it."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from appliance.errors import ImageError
from appliance.images import ConsentNeeded, Image, open_image
from browser.cli.failures import sentence, told
from browser.cli.keys import read_keys
from browser.cli.options import DiskImage, DomainName
from browser.cli.outcome import CommandFailed, Misused
from browser.cli.output import note
from engine import EVENT_APPLIANCE, EVENT_STAGE, GuestFS, inspection, storage, unlock
from engine.drives import Drive
from engine.errors import DaemonError
from engine.mounting import prepare
from engine.storage import Content

if TYPE_CHECKING:
    from browser.cli.options import Mount, Options
    from browser.cli.progress import Waiting
    from engine.inspection import System
    from engine.storage import Storage, Volume
    from engine.unlock import Key

PATIENCE = 120.0
"""Seconds without a sign of life after which a call is given up."""

LONGEST_LINES = 1 << 16
"""Characters of the console that are kept until a line ends."""

console_log = logging.getLogger("guestscope.console")


@contextlib.contextmanager
def opened(options: Options, waiting: Waiting) -> Iterator[GuestFS]:
    """A launched handle on the disks, read-only; all of it ends with the block."""
    _check_mounts(options.mounts)
    keys = read_keys(options.keys)
    g = GuestFS(python_return_dict=True, close_on_exit=False)
    try:
        g.patience = g.data_patience = PATIENCE
        g.config_values.template = options.template
        g.set_event_callback(lambda _e, _h, stage, _n: waiting.show_stage(str(stage)), EVENT_STAGE)
        if options.verbose:
            console = _Console()
            g.set_event_callback(lambda _e, _h, text, _n: console.feed(str(text)), EVENT_APPLIANCE)
        _add_disks(g, options)
        g.launch()
        if keys:
            waiting.show("Opening encrypted volumes…")
            _unlock(g, keys)
        yield g
    finally:
        g.close()


def mount(g: GuestFS, options: Options, waiting: Waiting) -> None:
    """Mount what the options name, else the operating system, else the only file system. All read-only."""
    if options.mounts:
        _mount_named(g, options.mounts)
        return
    waiting.show("Looking for operating systems…")
    found = inspection.systems(g)
    system = choose_system(found, options.system)
    if system is not None:
        for place, reason in inspection.mount_system(g, system).skipped.items():
            note(f"“{place}” is not mounted. {reason}")
    else:
        volume = choose_file_system(storage.probe(g))
        _mount(g, volume.device, "/")


def _unlock(g: GuestFS, keys: Sequence[Key]) -> None:
    """Open what the keys fit; of what stays locked a note says why."""
    unlocked = unlock.unlock(g, keys)
    for volume in unlock.locked(unlocked.storage):
        reason = unlocked.refused.get(volume.device)
        note(f"{volume.device} stays locked: {told(reason)}" if reason else f"No key fits {volume.device}.")


def choose_system(found: list[System], number: int | None) -> System | None:
    """The system with this number, or the only one; None where there is none. Raises CommandFailed."""
    if number is not None:
        if number > len(found):
            there = f"only {len(found)}" if found else "none"
            raise CommandFailed(f"System {number} was asked for, and there is {there}.", "“info” shows them.")
        return found[number - 1]
    if len(found) > 1:
        listed = "; ".join(f"{index}: {system_name(system)}" for index, system in enumerate(found, 1))
        raise CommandFailed(
            f"There are {len(found)} operating systems ({listed}).",
            "Choose one with --system N, or -m DEVICE.",
        )
    return found[0] if found else None


def choose_file_system(there: Storage) -> Volume:
    """The only file system. Raises CommandFailed where there are none or several."""
    volumes = there.file_systems
    if len(volumes) == 1:
        return volumes[0]
    if volumes:
        listed = ", ".join(map(_volume_name, volumes))
        raise CommandFailed(
            f"No operating system was found, and there are {len(volumes)} file systems: {listed}.",
            "Choose with -m DEVICE.",
        )
    locked = [volume.device for volume in there if volume.content is Content.ENCRYPTED]
    if locked:
        raise CommandFailed(
            f"All that could hold files is encrypted: {', '.join(locked)}.",
            "Name a file of keys with --keys.",
        )
    raise CommandFailed("There is no file system on the disk.", "“info” shows what there is.")


def system_name(system: System) -> str:
    """What a system is called in a list; guest text."""
    name = system.name or system.product_name or system.distro or system.type
    return f"{name} on {system.root}"


def _mount_named(g: GuestFS, mounts: list[Mount]) -> None:
    for one in sorted(mounts, key=lambda mount: mount.point.count("/") if mount.point != "/" else 0):
        _mount(g, one.device, one.point)


def _check_mounts(mounts: list[Mount]) -> None:
    points = [mount.point for mount in mounts]
    if points and "/" not in points:
        raise Misused("Nothing is to be mounted on /.", "Name what holds the other mount points: -m DEVICE.")
    if len(set(points)) < len(points):
        raise Misused("Two things are to be mounted in one place.", "Name places: -m DEVICE:/FOLDER.")


def _mount(g: GuestFS, device: str, point: str) -> None:
    prepare(g, device)
    try:
        g.mount_ro(device, point)
    except DaemonError as error:
        there = ", ".join(map(_volume_name, storage.probe(g).file_systems)) or "none"
        raise CommandFailed(
            f"{device} cannot be mounted on {point}: {sentence(error)}",
            f"File systems that are there: {there}.",
        ) from error


def _volume_name(volume: Volume) -> str:
    words = [volume.type, volume.label and f"“{volume.label}”"]
    return f"{volume.device} ({', '.join(word for word in words if word)})"


def _add_disks(g: GuestFS, options: Options) -> None:
    if not options.disks:
        raise Misused("No disk was named.", "Name one with -a DISK, or a libvirt domain with -d DOMAIN.")
    for disk in options.disks:
        if isinstance(disk, DomainName):
            _add_domain(g, disk.name, options)
        else:
            _add_image(g, disk, options)


def _add_domain(g: GuestFS, name: str, options: Options) -> None:
    from browser.cli.domains import drives

    for drive in drives(name, options.connect):
        image = _open(drive.path, drive.format, options)
        g.drives.append(Drive(image, readonly=True, block_size=drive.block_size))


def _add_image(g: GuestFS, disk: DiskImage, options: Options) -> None:
    if "://" in disk.path and not Path(disk.path).exists():
        raise CommandFailed(f"{disk.path} is not a file.", "Only disks of this machine can be opened.")
    g.drives.append(Drive(_open(Path(disk.path), disk.format, options, disk.snapshot), readonly=True))


def _open(path: Path, image_format: str | None, options: Options, snapshot: str = "") -> Image:
    allowed = {Path(name).resolve() for name in options.allow}

    def consent(needed: Path, by: Path) -> bool:
        if needed.resolve() in allowed:
            return True
        raise _NotAllowed(needed, by)

    try:
        image = open_image(path.absolute(), image_format, consent=consent, snapshot=snapshot)
    except ConsentNeeded as error:
        raise CommandFailed(error.cause) from error
    for warning in image.warnings:
        note(warning)
    if image.locked_by_other():
        note(f"{path} may be written to by a running machine: what is read may not fit together.")
    return image


class _NotAllowed(ImageError):
    """A disk is built on a file elsewhere that `--allow` does not name."""

    def __init__(self, needed: Path, by: Path) -> None:
        super().__init__(
            f"{by.name} is built on {needed}, in another folder.",
            f"If that belongs to it, add --allow {needed}",
        )


class _Console:
    """Logs the appliance's console line by line; it arrives in pieces of any size."""

    def __init__(self) -> None:
        self._rest = ""

    def feed(self, text: str) -> None:
        *lines, self._rest = (self._rest + text)[-LONGEST_LINES:].split("\n")
        for line in lines:
            console_log.debug("%s", line.rstrip("\r"))
