"""`guestscope info`: the disks, what is on them, and the systems inside."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from browser.cli.disks import opened
from browser.cli.outcome import Status
from browser.cli.plain import plain
from browser.cli.progress import Waiting
from browser.storage_tree import Node, tree
from engine import inspection, storage

if TYPE_CHECKING:
    from browser.cli.options import Options
    from browser.cli.output import Output
    from engine import GuestFS
    from engine.inspection import System
    from engine.storage import Storage, Volume


def run(options: Options, output: Output) -> int:
    """Print what there is; a disk with nothing on it is no failure."""
    with Waiting() as waiting, opened(options, waiting) as g:
        images = _images(g)
        there = storage.probe(g)
        waiting.show("Looking for operating systems…")
        systems = inspection.systems(g)
        waiting.end()
        if options.json:
            output.json({"images": images, "storage": plain(there), "systems": plain(systems)})
        else:
            print_all(images, there, systems, output)
    return Status.DONE


def _images(g: GuestFS) -> list[dict[str, Any]]:
    return [
        {
            "path": str(drive.image.path),
            "format": drive.image.format,
            "device": f"/dev/{drive.device}",
            "virtual_size": drive.image.virtual_size,
            "real_size": drive.image.real_size,
            "snapshots": [
                {"id": each.id, "name": each.name, "date": each.date} for each in drive.image.snapshots
            ],
            "layers": [str(layer.file.place) for layer in drive.image.layers],
            "warnings": list(drive.image.warnings),
        }
        for drive in g.drives
    ]


def print_all(images: list[dict[str, Any]], there: Storage, systems: list[System], output: Output) -> None:
    """Write three tables for people: images, volumes, systems."""
    from browser.cli.tables import add_row, print_table, table

    shown = table("Image", "Device", "Format", "Size", "On disk", right=("Size", "On disk"))
    for image in images:
        sizes = (size_text(image["virtual_size"]), size_text(image["real_size"]))
        add_row(shown, output.shown(image["path"]), image["device"], image["format"], *sizes)
        for below in image["layers"][1:]:
            add_row(shown, f"  built on {output.shown(below)}", "", "", "", "")
        for snapshot in image["snapshots"]:
            made = time.strftime("%Y-%m-%d %H:%M", time.localtime(snapshot["date"]))
            add_row(shown, f"  snapshot {output.shown(snapshot['name'])}", made, "", "", "")
    print_table(shown, output)
    output.line()
    shown = table("Volume", "Size", "Content", "Label", "UUID", right=("Size",))
    for branch, volume in _branches(tree(there)):
        cells = (volume.device, size_text(volume.size), content_text(volume), volume.label, volume.uuid)
        add_row(shown, f"{branch}{output.shown(cells[0])}", *map(output.shown, cells[1:]))
    print_table(shown, output)
    output.line()
    if not systems:
        output.line("No operating system was found.")
        return
    shown = table("", "System", "Host name", "Architecture", "Root")
    for number, system in enumerate(systems, 1):
        name = system.name or system.product_name or system.distro or system.type
        facts = (name, system.hostname, system.arch, system.root)
        add_row(shown, str(number), *(output.shown(fact) or "–" for fact in facts))
    print_table(shown, output)


def _branches(
    nodes: tuple[Node, ...], before: str = "", *, is_top: bool = True
) -> Iterator[tuple[str, Volume]]:
    """Each volume with the lines that lead to it."""
    for number, node in enumerate(nodes, 1):
        is_last = number == len(nodes)
        branch = "" if is_top else ("└─ " if is_last else "├─ ")
        yield before + branch, node.volume
        below = before if is_top else before + ("   " if is_last else "│  ")
        yield from _branches(node.children, below, is_top=False)


def content_text(volume: Volume) -> str:
    """What a volume holds, in a word or two; guest text."""
    names = {"LVM2_member": "LVM physical volume", "linux_raid_member": "RAID member", "crypto_LUKS": "LUKS"}
    if volume.content is storage.Content.PARTITIONS:
        return f"{volume.type or '?'} partition table"
    if volume.level:
        lacks = f", {volume.missing} missing" if volume.missing else ""
        return f"{volume.level}{lacks}: {volume.type or volume.content.value}"
    return names.get(volume.type, volume.type) or volume.content.value


def size_text(size: int) -> str:
    """`1.5 GB`, as the window has it."""
    import humanize

    return humanize.naturalsize(size, format="%.1f").replace(".0 ", " ").replace("Bytes", "B")
