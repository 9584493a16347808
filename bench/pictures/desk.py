"""Pictures of where disks come from and what is on them, light and dark: the first page with machines, chains
and snapshots, volumes that are locked, spread or left in the middle, the question for a key, preferences.
"""

from __future__ import annotations

import asyncio
import os
import subprocess
import tempfile
from pathlib import Path

from bench.pictures.camera import Camera, open_dialog, until
from browser.machines import Link
from tests.helpers.stacks import stacks
from tests.helpers.vaults import vaults
from ui.disk_view import DiskView, Page
from ui.main_window import MainWindow
from ui.preferences import Preferences

_NODE = "<node>{}</node>"
_DOMAIN = """<domain type='test'><name>{name}</name><memory>65536</memory><os><type>hvm</type></os><devices>
<disk type='file' device='disk'><driver name='qemu' type='qcow2'/>
<source file='{path}'/><target dev='vda'/></disk></devices></domain>"""


async def take_desk(window: MainWindow, disk: Path, camera: Camera) -> None:
    """Open what is needed beside the demo disk, and take a picture of each in both schemes."""
    with tempfile.TemporaryDirectory(prefix="guestscope-") as private:
        top = _chain(disk, Path(private))
        uri = _machines(disk, Path(private))
        window.machines.machines.add(uri)
        await until(lambda: any(one.link is Link.CONNECTED for one in window.machines.machines.connections))
        window.show_disk(None)
        await camera.take("machines", window)
        for name, path in (("chain", top), ("locked", vaults()), ("stacks", stacks())):
            await window.open_paths([path])
            view = window.disk
            assert view is not None
            await until(lambda view=view: view.is_shown_open)  # type: ignore[misc]
            view.show_page(Page.STORAGE)
            await _facts(view)
            window.show_disk(view)
            await camera.take(name, window)
            if name == "locked":
                view.unlocking.ask(view.guest.locked[0])
                dialog = view.unlocking.dialog
                assert dialog is not None
                await camera.take("unlock", dialog)
                dialog.show_problem("")
                await camera.take("unlock-wrong", dialog)
                dialog.reject()
        preferences = Preferences(window.settings, window)
        preferences.open()
        await camera.take("preferences", preferences)
        preferences.reject()
        for name, action in (("doctor", window.wishes.host), ("about", window.wishes.about)):
            action.trigger()
            await asyncio.sleep(4)
            shown = open_dialog(window)
            await camera.take(name, shown)
            shown.reject()
        window.machines.machines.remove(uri)
        for view in list(window.disks):
            if view.guest.source.drives[0].path != disk:
                await window.close_disk(view)


async def _facts(view: DiskView) -> None:
    storage = view.guest.storage
    assert storage is not None
    await until(lambda: all(one.device in view.storage._facts for one in storage.file_systems))
    table = view.storage.table
    table.setCurrentIndex(table._indexes()[-1])


def _chain(disk: Path, folder: Path) -> Path:
    """An image on an image on the demo disk, with two snapshots."""
    middle, top = folder / "web01-week.qcow2", folder / "web01.qcow2"
    copy = folder / "web01-base.qcow2"
    # A link, since an image below belongs into the same folder.
    os.link(disk, copy) if disk.stat().st_dev == folder.stat().st_dev else copy.write_bytes(disk.read_bytes())
    for image, below in ((middle, copy), (top, middle)):
        words = ["create", "-f", "qcow2", "-F", "qcow2", "-b", below.name, str(image)]
        subprocess.run(["qemu-img", *words], check=True, capture_output=True)
    for name in ("before-upgrade", "after-upgrade"):
        subprocess.run(["qemu-img", "snapshot", "-c", name, str(top)], check=True, capture_output=True)
    return top


def _machines(disk: Path, folder: Path) -> str:
    """A libvirt of the test driver with three machines."""
    names = ("web01", "db01", "mail")
    domains = "".join(_DOMAIN.format(name=name, path=disk) for name in names)
    node = folder / "node.xml"
    node.write_text(_NODE.format(domains))
    return f"test://{node}"
