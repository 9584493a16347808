"""What the images of a handle are made of on the host: their chains of layers and their snapshots.

Names come from the images' headers: untrusted text.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from engine.inspection.facts import from_unix

if TYPE_CHECKING:
    from appliance.images import Layer as OpenedLayer
    from engine.handle import GuestFS


@dataclass(frozen=True)
class Snapshot:
    """An internal snapshot of an image. `made` is in UTC, None where the image says nonsense."""

    name: str
    made: datetime | None = None
    has_memory: bool = False
    """Whether the machine's memory was saved with it: it was running."""


@dataclass(frozen=True)
class Layer:
    """One image of a chain. `size` is what its files take on the host's disk, in bytes."""

    path: Path
    format: str
    size: int
    snapshots: tuple[Snapshot, ...] = ()


@dataclass(frozen=True)
class Chain:
    """What one drive is made of, the image itself first; `warnings` are sentences."""

    layers: tuple[Layer, ...]
    virtual_size: int
    warnings: tuple[str, ...] = ()


def chains(g: GuestFS) -> list[Chain]:
    """One for each drive, in their order. Asks only the host."""
    return [
        Chain(tuple(map(_layer, drive.image.layers)), drive.image.virtual_size, tuple(drive.image.warnings))
        for drive in g.drives
    ]


def _layer(layer: OpenedLayer) -> Layer:
    snapshots = tuple(
        Snapshot(each.name or each.id, from_unix(each.date), each.vm_state_size > 0)
        for each in layer.header.snapshots
    )
    return Layer(layer.file.place, layer.format, layer.real_size, snapshots)
