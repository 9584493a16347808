"""Places: what of a guest can be browsed. An operating system with all its file systems, or one file system
alone.

A handle has one tree of mounts. So every call that reads files says in which place it reads, and a `Reader`
mounts that place first if another one is mounted.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

if TYPE_CHECKING:
    from browser.session import Session
    from engine import GuestFS
    from engine.inspection import System

P = ParamSpec("P")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Place:
    """One thing to browse. `device` is the mountable that becomes `/`; `system` is None for a lone file
    system.
    """

    device: str
    system: System | None = field(default=None, hash=False)

    def mount(self, g: GuestFS) -> Mapping[str, str]:
        """Mount it read-only on a handle that has nothing mounted.

        Returns the mount points that could not be mounted, with the reasons: guest text, both.
        """
        if self.system is None:
            from engine.mounting import mount_file_system

            mount_file_system(g, self.device)
            return {}
        from engine.inspection import mount_system

        return mount_system(g, self.system).skipped


class RememberedPlace(Place):
    """An operating system that was known in a process that has ended: it is looked for where it was."""

    def mount(self, g: GuestFS) -> Mapping[str, str]:
        from engine.inspection import mount_system, systems

        for system in systems(g):
            if system.root == self.device:
                return mount_system(g, system).skipped
        raise SystemNotFound(self.device)


class SystemNotFound(RuntimeError):
    """A disk has no operating system any more where it had one."""

    cause = "The operating system is not where it was on this disk."
    remedy = "Open the disk and choose the files again."

    def __str__(self) -> str:
        return f"{self.cause} {self.remedy}"


class Reader:
    """A session with the knowledge of what is mounted in it."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._mounted: Place | None = None  # read and written in the worker only
        self.skipped: dict[Place, Mapping[str, str]] = {}
        """What could not be mounted of each place that was, by mount point. Guest text."""

    async def at(
        self,
        place: Place,
        function: Callable[Concatenate[GuestFS, P], R],
        /,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> R:
        """Run `function(handle, …)` with `place` mounted as `/`. As Session.call otherwise."""

        def there(g: GuestFS) -> R:
            self._mount(g, place)
            return function(g, *args, **kwargs)

        return await self.session.call(there)

    async def unmounted(
        self, function: Callable[Concatenate[GuestFS, P], R], /, *args: P.args, **kwargs: P.kwargs
    ) -> R:
        """Run a function that mounts what it needs by itself. Nothing is mounted before it and after it."""

        def alone(g: GuestFS) -> R:
            self._mount(g, None)
            try:
                return function(g, *args, **kwargs)
            finally:
                g.umount_all()

        return await self.session.call(alone)

    def _mount(self, g: GuestFS, place: Place | None) -> None:
        if self._mounted == place:
            return
        # First, so that a mount that fails half way is never taken for the place.
        self._mounted = None
        g.umount_all()
        if place is not None:
            self.skipped[place] = place.mount(g)
            self._mounted = place
