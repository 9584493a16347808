"""What is in an archive of a guest's, listed by the confined process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from browser.listing import Kind
from browser.preview import confined

if TYPE_CHECKING:
    from browser.preview.guest_file import GuestFile

_KINDS = {"f": Kind.FILE, "d": Kind.FOLDER, "l": Kind.LINK, "s": Kind.UNKNOWN}


@dataclass(frozen=True, slots=True)
class Packed:
    """One entry of an archive; name and target are the guest's. What is not known is None."""

    kind: Kind
    name: str
    size: int | None
    mtime: int | None
    target: str


@dataclass(frozen=True, slots=True)
class Ending:
    """How the list ended. `total` is what the archive says of itself, 0 where it does not."""

    has_more: bool = False
    total: int = 0
    is_damaged: bool = False
    needs_memory: bool = False


async def contents(file: GuestFile, format: str, on_entries: Callable[[list[Packed]], object]) -> Ending:  # noqa: A002
    """List an archive; `on_entries` gets portions, in another thread. Raises as `picture.decode`."""
    endings: list[Ending] = []

    def take(value: Any) -> None:
        if isinstance(value, list):
            on_entries([found for row in value if (found := _packed(row)) is not None])
        elif isinstance(value, dict):
            endings.append(_ending(value))

    name = file.path.rpartition("/")[2]
    await confined.ask("archive", {"format": format, "size": file.size, "name": name}, file.read, take)
    return endings[-1] if endings else Ending(is_damaged=True)


def _packed(row: object) -> Packed | None:
    match row:
        case [str(letter), str(name), int() | None as size, int() | None as mtime, str(target)]:
            return Packed(_KINDS.get(letter, Kind.UNKNOWN), name, _bounded(size), _bounded(mtime), target)
    return None


def _bounded(value: int | None) -> int | None:
    """What a number of 64 bits holds, as the rest of the program expects it; nothing else."""
    return value if value is not None and -(1 << 62) < value < 1 << 62 else None


def _ending(value: dict[str, Any]) -> Ending:
    total = value.get("total")
    problem = value.get("problem")
    return Ending(
        has_more=bool(value.get("more")),
        total=total if isinstance(total, int) and 0 <= total < 1 << 62 else 0,
        is_damaged=problem == "damaged",
        needs_memory=problem == "memory",
    )
