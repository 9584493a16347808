"""`guestscope appliance`: the virtual machine that reads the disks, as it lies in the cache."""

from __future__ import annotations

from typing import TYPE_CHECKING

from appliance import inventory, launch, template
from appliance.cache import cache_folder
from appliance.errors import LaunchFailed
from browser.cli.ages import age
from browser.cli.outcome import Status
from browser.cli.plain import plain
from browser.cli.progress import STAGES, Waiting
from browser.host import settings
from engine.running import WARM_UP

if TYPE_CHECKING:
    from appliance.inventory import Inventory, Item
    from browser.cli.options import Options
    from browser.cli.output import Output


def run(options: Options, output: Output) -> int:
    """Show, make or remove it. Making takes a minute or so where nothing is there, else no time."""
    match options.action:
        case "build":
            _build(output)
        case "clean":
            removed, kept = inventory.clean(cache_folder())
            if options.json:
                output.json({"removed": plain(removed), "in_use": plain(kept)})
            else:
                _print_cleaned(removed, kept, output)
            return Status.DONE
    found = inventory.look(settings(), WARM_UP)
    if options.json:
        output.json(plain(found))
    else:
        _print(found, output)
    return Status.DONE


def _build(output: Output) -> None:
    def on_stage(stage: str) -> None:
        if stage in STAGES:
            output.line(STAGES[stage])
            output.flush()
            waiting.show(STAGES[stage])

    wanted = settings()
    with Waiting() as waiting:
        host = launch.prepare(wanted, on_stage)
        template.forget_failures(host.cache)
        try:
            template.make(host.recipe(WARM_UP), on_stage)
        except LaunchFailed as error:
            if not launch.give_up_kvm(wanted, error):
                raise
            template.make(launch.prepare(wanted, on_stage).recipe(WARM_UP), on_stage)
        except template.Damaged:
            # It has been put out of the way.
            template.make(host.recipe(WARM_UP), on_stage)


def _print(found: Inventory, output: Output) -> None:
    from browser.cli.tables import add_row, print_table, table

    shown = table("", "")
    add_row(shown, "Folder", str(found.cache))
    add_row(shown, "Key", found.key or "–")
    add_row(shown, "Accelerator", accelerator_text(found))
    if found.obstacle:
        add_row(shown, "Obstacle", output.shown(found.obstacle))
    print_table(shown, output)
    output.line()
    if not found.items:
        output.line("Nothing is built yet; “guestscope appliance build” does it now.")
        return
    shown = table("Kind", "Folder", "Size", "Made", "State", right=("Size",))
    for item in found.items:
        size = f"{item.size / (1 << 20):.0f} MiB"
        add_row(shown, item.kind.value, item.folder.name, size, age(item.made), _state(item))
    print_table(shown, output)


def accelerator_text(found: Inventory) -> str:
    """What speeds the appliance up, as far as it is known."""
    if found.verdict is None:
        return "not tried yet"
    return f"{found.verdict.accelerator.value.upper()}. {found.verdict.reason}".rstrip(". ") + "."


def _state(item: Item) -> str:
    if item.damage:
        return f"damaged: {item.damage}"
    return "used by the next launch" if item.is_current else "not used any more"


def _print_cleaned(removed: list[Item], kept: list[Item], output: Output) -> None:
    size = sum(item.size for item in removed) / (1 << 20)
    output.line(f"{len(removed)} folders with {size:.0f} MiB were removed.")
    for item in kept:
        output.line(f"{item.folder} is in use and was left.")
