"""`inspect_list_applications2`, and the form of it that came before. `packages` knows what is installed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from engine.structs import STRUCTS

if TYPE_CHECKING:
    from engine.handle import GuestFS

Record = dict[str, Any]


def inspect_list_applications2(handle: GuestFS, root: str) -> list[Record]:
    # Loaded when it is asked for: every launch would wait for what reads six formats of packages.
    from engine.library.packages import records

    return records(handle, root)


def inspect_list_applications(handle: GuestFS, root: str) -> list[Record]:
    old = STRUCTS["application"].names
    return [
        {name: record[name.replace("app_", "app2_", 1)] for name in old}
        for record in inspect_list_applications2(handle, root)
    ]
