"""What the cache folder holds of ours: builds and templates, how large and how old, and removing them.

Looks without building, starting or repairing anything.
"""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from appliance import accel, build, template
from appliance.accel import Verdict
from appliance.build import Built
from appliance.cache import cache_folder, temporary_folder
from appliance.errors import ApplianceError
from appliance.kernel import find_kernel
from appliance.launch import Settings
from appliance.parts import PartsKind, find_parts
from appliance.qemu import Accelerator, Machine, Qemu, find_qemu, forget_version
from appliance.template import Recipe, WarmUp

_LEFTOVERS = (".making-*", ".saving-*", ".discarded-*", ".accelerator.json-*", ".qemu.json-*")
"""What an interrupted build, saving, discarding or trial leaves."""


class ItemKind(StrEnum):
    BUILD = "build"
    TEMPLATE = "template"


@dataclass(frozen=True)
class Item:
    """A folder of the cache. `size` is in bytes on the disk, `made` in seconds since 1970."""

    kind: ItemKind
    folder: Path
    size: int
    made: float
    is_current: bool
    """Whether the next launch uses it."""
    damage: str = ""
    """Why it cannot be used after all, as a sentence."""


@dataclass(frozen=True)
class Inventory:
    """The cache folder, what it holds, and what is known of the accelerator."""

    cache: Path
    key: str
    """Names the build that the host's packages and kernel ask for; empty where it cannot be told."""
    items: tuple[Item, ...]
    verdict: Verdict | None
    """None while KVM has not been tried."""
    obstacle: str = ""
    """What keeps the host from having an appliance, as a sentence."""

    @property
    def template(self) -> Item | None:
        """The template that the next launch restores."""
        return next((item for item in self.items if item.kind is ItemKind.TEMPLATE and item.is_current), None)


def look(settings: Settings, warm_up: WarmUp) -> Inventory:
    """What there is, for a launch with these settings. Blocks for up to a second.

    Raises `CacheUnusable`.
    """
    environ = settings.environ
    cache = cache_folder(environ)
    key, current, verdict, obstacle = "", None, None, ""
    try:
        qemu = find_qemu(environ, cache)
        verdict = _verdict(qemu, cache, environ.get("LIBGUESTFS_BACKEND_SETTINGS", ""))
        built = _built(settings, cache)
        key = built.key
        if verdict is not None:
            machine = Machine(
                verdict.accelerator,
                memory_mib=settings.memory_mib,
                cpus=settings.cpus,
                network=settings.network,
                verbose=settings.verbose,
            )
            current = Recipe(qemu, machine, built, warm_up, cache, temporary_folder(environ))
    except ApplianceError as error:
        obstacle = str(error)
    items = (*_builds(cache, key), *_templates(cache, current))
    return Inventory(cache, key, items, verdict, obstacle)


def clean(cache: Path) -> tuple[list[Item], list[Item]]:
    """Remove builds, templates and what is known of KVM and QEMU; what was removed, and what is in use.

    Handles that run keep what they use of a template, and hold on to their build. Waits while another
    process makes one.
    """
    removed: list[Item] = []
    kept: list[Item] = []
    with build.lock(cache), template.lock(cache):
        for pattern in _LEFTOVERS:
            for path in cache.glob(pattern):
                _remove(path)
        for item in _templates(cache, None):
            template.discard(item.folder)
            removed.append(item)
        for item in _builds(cache, ""):
            (removed if build.remove(item.folder) else kept).append(item)
        template.forget_failures(cache)
        accel.forget(cache)
        forget_version(cache)
    return removed, kept


def _verdict(qemu: Qemu, cache: Path, settings: str) -> Verdict | None:
    """What `accel.choose` would find out without trying anything."""
    for name, accelerator in (("force_kvm", Accelerator.KVM), ("force_tcg", Accelerator.TCG)):
        if name in settings.split(":"):
            return Verdict(accelerator, f"LIBGUESTFS_BACKEND_SETTINGS says {name}.")
    if reason := accel.kvm_unusable():
        return Verdict(Accelerator.TCG, reason)
    return accel.remembered(qemu, cache)


def _built(settings: Settings, cache: Path) -> Built:
    parts = find_parts(settings.environ)
    kernel = find_kernel(settings.environ) if parts.kind is PartsKind.SUPERMIN else None
    return build.planned(parts, kernel, cache)


def _builds(cache: Path, current: str) -> Iterator[Item]:
    for key, folder in build.builds(cache).items():
        with contextlib.suppress(OSError):
            found = [entry.stat() for entry in folder.iterdir()]
            size = sum(each.st_blocks * 512 for each in found)
            # The folder's own time is that of its last use.
            made = min((each.st_mtime for each in found), default=folder.stat().st_mtime)
            yield Item(ItemKind.BUILD, folder, size, made, key == current)


def _templates(cache: Path, current: Recipe | None) -> Iterator[Item]:
    for folder, size, made in template.templates(cache):
        if current is not None and folder == current.folder:
            yield Item(ItemKind.TEMPLATE, folder, size, made, True, template.damage(current))
        else:
            yield Item(ItemKind.TEMPLATE, folder, size, made, False)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)
