"""Names that are taken in the destination: what becomes of them is decided before anything is copied."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from engine.transfer.attendant import Answer, Attendant, Conflict, Stopped
from engine.transfer.destination import Destination
from engine.transfer.items import Begun, Target
from engine.transfer.names import is_component


def settle(
    targets: Sequence[Target], destination: Destination, attendant: Attendant, earlier: Collection[str] = ()
) -> list[Target]:
    """What is still to be copied once the attendant has decided on each name that is taken, but by what an
    `earlier` transfer has made for it.

    Nothing is ever written over but what `Target.replace` says so of, and never a folder.
    """
    left = [target for target in targets if target.name not in earlier and _is_open(target, destination)]
    settled: list[Target] = []
    for_all: Answer | None = None
    for target in targets:
        if target not in left:
            settled.append(target)
            continue
        left.remove(target)
        can_replace = not destination.holds_folder(target.name) and target.path != "/"
        answer = for_all
        if answer is None:
            conflict = Conflict(target.name, destination.path, can_replace, len(left))
            answer, is_for_all = attendant.decide(conflict)
            for_all = answer if is_for_all else None
        if answer is Answer.CANCEL:
            raise Stopped
        if answer is not Answer.SKIP:
            settled.append(replace(target, replace=answer is Answer.REPLACE and can_replace))
    return settled


def _is_open(target: Target, destination: Destination) -> bool:
    return not target.replace and destination.holds(target.name)


def still_there(destination: Destination, earlier: Sequence[Begun]) -> dict[str, str]:
    """Names in the guest, with those on the host, of what an earlier transfer made and is there unchanged."""
    known = {}
    for begun in earlier:
        if is_component(begun.host):
            status = destination.status(begun.host)
            if status is not None and (status.st_dev, status.st_ino) == (begun.device, begun.inode):
                known[begun.name] = begun.host
    return known
