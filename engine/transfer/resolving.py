"""Where things of a guest really are: for a program of the appliance, links in a path lead elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from engine.ntfs.junctions import real_path
from engine.transfer.items import Item, Target, below, name_of, parent_of

if TYPE_CHECKING:
    from engine.handle import GuestFS

Located = TypeVar("Located", Item, Target)


def resolved(g: GuestFS, things: Sequence[Located]) -> list[Located]:
    """The things with paths in which no folder is a link. A link that was chosen itself stays one."""
    real: dict[str, str] = {"/": "/"}
    found = []
    for thing in things:
        folder = parent_of(thing.path)
        if folder not in real:
            real[folder] = real_path(g, folder)
        path = "/" if thing.path == "/" else below(real[folder], name_of(thing.path))
        found.append(replace(thing, path=path))
    return found
