"""What the images of a handle are made of on the host: their chains of layers and their snapshots.

Names come from the images' headers: untrusted text.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from engine.inspection.facts import from_unix

if TYPE_CHECKING:
    from appliance.images import Layer as OpenedLayer
    from engine.drives import Drive
    from engine.handle import GuestFS


@dataclass(frozen=True)
class Snapshot:
    """An internal snapshot of an image. `made` is in UTC, None where the image says nonsense."""

    name: str
    made: datetime | None = None
    has_memory: bool = False
    """Whether the machine's memory was saved with it: it was running."""

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class Layer:
    """One image of a chain, by its place on the host. `size` is what its files take there, in bytes."""

    path: str
    format: str
    size: int
    virtual_size: int
    snapshots: tuple[Snapshot, ...] = ()

    def __str__(self) -> str:
        return self.path


@dataclass(frozen=True)
class Chain:
    """What one drive is made of, the image itself first; `warnings` are sentences.

    `device` is what the appliance calls the drive; `real_size` is what all files take on the host.
    """

    device: str
    virtual_size: int
    real_size: int
    layers: tuple[Layer, ...]
    warnings: tuple[str, ...] = ()


def chains(g: GuestFS) -> list[Chain]:
    """One for each drive, in their order. Asks only the host."""
    return [_chain(drive) for drive in g.drives]


def _chain(drive: Drive) -> Chain:
    image = drive.image
    layers = tuple(map(_layer, image.layers))
    device = f"/dev/{drive.device}" if drive.device else ""
    return Chain(device, image.virtual_size, image.real_size, layers, tuple(image.warnings))


def _layer(layer: OpenedLayer) -> Layer:
    header = layer.header
    snapshots = tuple(
        Snapshot(each.name or each.id, from_unix(each.date), each.vm_state_size > 0)
        for each in header.snapshots
    )
    return Layer(str(layer.file.place), layer.format, layer.real_size, header.virtual_size, snapshots)
