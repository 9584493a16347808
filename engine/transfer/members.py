"""From the names that find and tar use in the guest to where things are there and where they will be here.

Both run in the guest's top folder and are given `./` and the path, so that no name looks like an option.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from engine.transfer.items import Place, Target


@dataclass(frozen=True, slots=True)
class Where:
    """The guest's path of something, its place on the host, and whether it replaces what is there."""

    path: str
    place: Place
    replace: bool = False


class Names:
    """The selected things, none of which lies in another."""

    def __init__(self, targets: Sequence[Target]) -> None:
        self._targets = {_stripped(target.path): target for target in targets}
        self._last: tuple[str, Target] | None = None

    @property
    def arguments(self) -> list[str]:
        """What the programs are given."""
        return [f"./{path}" for path in self._targets]

    def where(self, name: str) -> Where | None:
        """Where a thing is that a program calls `name`; None for what was not asked for."""
        whole = self.path_of(name)
        found = self._target_of(whole[1:]) if whole else None
        if found is None:
            return None
        top, target = found
        rest = whole[1:][len(top) :].removeprefix("/") if top else whole[1:]
        place = (target.name, *rest.split("/")) if rest else (target.name,)
        return Where(whole, place, target.replace and not rest)

    @staticmethod
    def path_of(name: str) -> str:
        """The guest's path of what a program calls `name`; empty where it would not call anything so."""
        if name in (".", "./"):
            return "/"
        return "/" + name[2:].rstrip("/") if name.startswith("./") else ""

    def _target_of(self, path: str) -> tuple[str, Target] | None:
        # What is in one target comes in one go, so it is mostly the last one's.
        if self._last is not None and _is_in(path, self._last[0]):
            return self._last
        for top, target in self._targets.items():
            if _is_in(path, top):
                self._last = top, target
                return self._last
        return None


def disjoint(targets: Sequence[Target]) -> list[list[Target]]:
    """The targets in groups, within each of which none lies in another or stands twice."""
    groups: list[dict[str, Target]] = []
    for target in targets:
        path = _stripped(target.path)
        for group in groups:
            if not any(_is_in(path, other) or _is_in(other, path) for other in group):
                group[path] = target
                break
        else:
            groups.append({path: target})
    return [list(group.values()) for group in groups]


def _is_in(path: str, top: str) -> bool:
    return not top or path == top or path.startswith(f"{top}/")


def _stripped(path: str) -> str:
    return path.strip("/")
