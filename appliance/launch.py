"""From nothing to a running appliance: which QEMU, which build, which accelerator, template or boot.

`launch` is the one way in for everybody above. It blocks: about 0.1 s with a template, some seconds
for a plain boot, more when the appliance or the template has to be made first.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from appliance import accel, template
from appliance.appliance import Appliance, boot
from appliance.build import Built, build
from appliance.cache import cache_folder, temporary_folder
from appliance.errors import ApplianceError, CacheUnusable, LaunchFailed
from appliance.kernel import find_kernel
from appliance.parts import PartsKind, find_parts
from appliance.qemu import MEMORY_MIB, Accelerator, Machine, Qemu, find_qemu
from appliance.template import Recipe, WarmUp

logger = logging.getLogger(__name__)

Stage = Callable[[str], None]
"""Told what begins: "build", "probe", "wait", "template", "restore", "boot"."""


@dataclass(frozen=True)
class Settings:
    """What a handle may choose of its appliance."""

    memory_mib: int = MEMORY_MIB
    cpus: int = 1
    network: bool = False
    verbose: bool = False
    append: str = ""
    parameters: tuple[str, ...] = ()
    template: bool = True
    """Restore the saved appliance where there is one, and make it where there is none."""
    environ: Mapping[str, str] = field(default_factory=lambda: dict(os.environ))


@dataclass(frozen=True)
class Launched:
    """A running appliance and how it came about."""

    appliance: Appliance
    accelerator: Accelerator
    why_no_kvm: str
    """A sentence, empty when KVM is used."""
    restored: bool
    """Whether it is a copy of the template: its daemon is ready, its clock and randomness are old."""
    temporary: Path
    """The folder for files that are thrown away with the appliance."""


@dataclass(frozen=True)
class Host:
    """What the host offers: everything that a launch needs and a disk has no part in."""

    qemu: Qemu
    built: Built
    machine: Machine
    why_no_kvm: str
    cache: Path
    temporary: Path

    def recipe(self, warm_up: WarmUp) -> Recipe:
        """What this host's template is made of."""
        return Recipe(self.qemu, self.machine, self.built, warm_up, self.cache, self.temporary)


def prepare(settings: Settings, on_stage: Stage = lambda _stage: None) -> Host:
    """Find QEMU and the parts, make the appliance if need be, and choose the accelerator.

    Raises `HostNotReady`.
    """
    environ = settings.environ
    cache = cache_folder(environ)
    qemu = find_qemu(environ, cache)
    temporary = temporary_folder(environ)
    parts = find_parts(environ)
    kernel = find_kernel(environ) if parts.kind is PartsKind.SUPERMIN else None
    built = build(parts, kernel, cache, on_stage)
    machine = Machine(
        Accelerator.TCG,
        memory_mib=settings.memory_mib,
        cpus=settings.cpus,
        network=settings.network,
        verbose=settings.verbose,
        append=settings.append,
        parameters=settings.parameters,
    )
    verdict = accel.choose(qemu, machine, built, cache, temporary, environ=environ, on_stage=on_stage)
    chosen = Machine(**{**vars(machine), "accelerator": verdict.accelerator})
    return Host(qemu, built, chosen, verdict.reason, cache, temporary)


def launch(
    settings: Settings,
    warm_up: WarmUp,
    on_stage: Stage = lambda _stage: None,
    on_console: Callable[[bytes], None] | None = None,
) -> Launched:
    """A running appliance: restored from the template, else booted.

    The first launch makes the template. One that is damaged, or cannot be restored, is made anew
    in the background while this launch boots. Raises `HostNotReady` or `LaunchFailed`.
    """
    try:
        return _launch(prepare(settings, on_stage), settings, warm_up, on_stage, on_console)
    except LaunchFailed as error:
        if not give_up_kvm(settings, error):
            raise
    return _launch(prepare(settings, on_stage), settings, warm_up, on_stage, on_console)


def give_up_kvm(settings: Settings, error: LaunchFailed) -> bool:
    """Go on without KVM after a launch failed with it, before a disk was there; whether that was so."""
    environ = settings.environ
    cache = cache_folder(environ)
    return accel.distrust(find_qemu(environ, cache), cache, error.cause, environ=environ)


def _launch(
    host: Host,
    settings: Settings,
    warm_up: WarmUp,
    on_stage: Stage,
    on_console: Callable[[bytes], None] | None,
) -> Launched:
    appliance = _restored(host.recipe(warm_up), on_stage, on_console) if settings.template else None
    restored = appliance is not None
    if appliance is None:
        on_stage("boot")
        try:
            appliance = boot(host.qemu, host.machine, host.built, host.temporary, on_console=on_console)
        except OSError as error:
            raise LaunchFailed(f"The appliance could not be started: {error}.", "Try again.") from error
    return Launched(appliance, host.machine.accelerator, host.why_no_kvm, restored, host.temporary)


def _restored(
    recipe: Recipe, on_stage: Stage, on_console: Callable[[bytes], None] | None
) -> Appliance | None:
    try:
        saved = template.find(recipe)
    except template.Damaged as error:
        logger.warning("%s", error)
        template.make_later(recipe)
        return None
    try:
        if saved is None:
            saved = template.make(recipe, on_stage)
    except template.Hopeless:
        return None
    except ApplianceError as error:
        logger.warning("No appliance could be saved for later launches: %s", error)
        return None
    on_stage("restore")
    try:
        return template.restore(saved, on_console=on_console)
    except (CacheUnusable, OSError) as error:
        # A full folder for temporary files, say: the template has no part in it.
        logger.warning("The saved appliance could not be restored now: %s", error)
        return None
    except ApplianceError as error:
        logger.warning("The saved appliance could not be restored: %s", error)
        template.unrestorable(saved)
        return None
