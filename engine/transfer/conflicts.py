"""Names that are taken in the destination: what becomes of them is decided before anything is copied."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from engine.transfer.attendant import Answer, Attendant, Conflict, Stopped
from engine.transfer.destination import Destination
from engine.transfer.items import Target


def settle(targets: Sequence[Target], destination: Destination, attendant: Attendant) -> list[Target]:
    """What is still to be copied once the attendant has decided on each name that is taken.

    Nothing is ever written over but what `Target.replace` says so of, and never a folder.
    """
    left = [target for target in targets if _is_open(target, destination)]
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
