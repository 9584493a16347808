"""Which files below the chosen things Windows keeps compressed, and where what it keeps lies on the devices.

ntfs-3g shows them as links, for find and tar as well. Their bytes are copied as other files' blocks are, and
decoded on the host.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from engine.ntfs.view import CompressedFile, compressed_files
from engine.transfer.blocks.block_list import BlockFile, BlockList
from engine.transfer.blocks.device import MOST_PIECES
from engine.transfer.items import Item, Place

if TYPE_CHECKING:
    from engine.handle import GuestFS

Numbered = tuple[int, Item]
"""A file, and the number of its inode."""


def found_compressed(g: GuestFS, files: Sequence[Numbered]) -> list[tuple[Item, CompressedFile]]:
    """Those that are such files, with their sizes. Raises what calls raise."""
    # Tar leaves out what is on a list of lines; Windows has no such names.
    files = [(number, item) for number, item in files if "\n" not in item.path]
    contents = compressed_files(g, [(item.path, number) for number, item in files])
    return [
        (_sized(item, content), content)
        for (_, item), content in zip(files, contents, strict=True)
        if content is not None
    ]


def block_list(found: Iterable[tuple[Item, CompressedFile]]) -> BlockList:
    """Where they lie, as what copies blocks needs it."""
    listed = BlockList(attributed=[])
    first: dict[object, Place] = {}
    for item, file in found:
        stream = file.content.stream
        spans = stream.spans if stream is not None else ()
        listed.extent.count(item.size, item.size)
        place = first.setdefault(file.identity, item.place)
        if place is not item.place:
            listed.second_names.append((item, place))
        elif len(spans) > MOST_PIECES:
            listed.odd.append(item)
        else:
            listed.files.append(BlockFile(item, file.device, list(spans), file))
    return listed


def _sized(item: Item, file: CompressedFile) -> Item:
    return replace(item, size=file.content.size, stored=file.content.allocated, is_compressed=True)
