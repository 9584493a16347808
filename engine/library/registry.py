"""Which function runs which of the library's own actions: a function has its action's name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from engine.actions import ACTIONS
from engine.library import (
    applications,
    copying,
    disks,
    domains,
    drives,
    files,
    guests,
    local,
    names,
    older,
    settings,
)

_MODULES = (settings, drives, domains, disks, copying, files, local, names, applications, guests)


def _collect() -> dict[str, Callable[..., Any]]:
    found = dict(settings.ACCESSORS)
    for module in _MODULES:
        for name, function in vars(module).items():
            action = ACTIONS.get(name)
            if action is not None and not action.in_daemon and callable(function):
                found[name] = function
    for name, function in vars(older).items():
        if name in ACTIONS:
            found[name] = function
    return found


IMPLEMENTATIONS: dict[str, Callable[..., Any]] = _collect()
"""By action name; called with the handle and the action's arguments, which were checked."""
