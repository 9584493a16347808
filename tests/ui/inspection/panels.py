"""Panels of hand-made systems, without an appliance: the engine's own readers on a folder of the host."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, cast

from browser.demo.tree import Entry, file
from browser.inspection import Inspection
from browser.places import Place
from browser.side_reader import SideReader
from engine.inspection import System
from tests.engine.inspection.folder import FolderHandle, folder_tree, handle_of
from ui.inspection.panel import InspectionPanel
from ui.inspection.wishes import TextExport, Wishes
from ui.tasks import Tasks

LINUX = System(
    "/dev/sda1",
    "linux",
    "debian",
    "Debian GNU/Linux 12 (bookworm)",
    (12, 5),
    "12.5",
    "web01",
    "x86_64",
    mounts={"/": "/dev/sda1"},
    sources={"hostname": "/etc/hostname"},
)
PASSWD = (
    "root:x:0:0:root:/root:/bin/bash\n"
    "ada:x:1000:1000:Ada <b>Lovelace</b>:/home/ada:/bin/bash\n"
    "evil\u202e:x:1001:1001::/home/evil:/bin/sh\n"
)
FILES = (
    file("etc/hostname", "web01\n"),
    file("etc/passwd", PASSWD),
    file("etc/shadow", "root:!:19000::::::\nada:$6$abc$def:19000::::::\n"),
    file("etc/group", "root:x:0:\nsudo:x:27:ada\nada:x:1000:\n"),
)


class FolderSide(SideReader):
    """Asks a folder in the place of a second appliance. `asked` are the cards in order."""

    def __init__(self, handle: FolderHandle) -> None:
        self.handle = handle
        self.asked: list[Any] = []

    @property
    def disks(self) -> tuple[str, ...]:
        return ("web01.qcow2",)

    async def ask_in_front(self, function: Any, /, *args: Any, **kwargs: Any) -> Any:
        return function(cast(Any, self.handle), *args, **kwargs)

    async def ask(self, place: Place, function: Any, /, *args: Any, **kwargs: Any) -> Any:
        self.asked.append(args[-1])
        return function(cast(Any, self.handle), lambda: None, *args, **kwargs)


class Panel:
    """A panel and what was wished in it."""

    def __init__(self, top: Path, entries: Iterable[Entry] = FILES, system: System = LINUX) -> None:
        self.handle = handle_of(folder_tree(top, entries))
        self.side = FolderSide(self.handle)
        self.inspection = Inspection(self.side, Place(system.root, system))
        self.wishes = Wishes()
        self.tasks = Tasks()
        self.sources: list[str] = []
        self.copied: list[str] = []
        self.exports: list[TextExport] = []
        self.wishes.source.connect(self.sources.append)
        self.wishes.copy.connect(self.copied.append)
        self.wishes.save.connect(self.exports.append)
        self.widget = InspectionPanel(self.inspection, self.wishes, self.tasks)
        self.wishes.card.connect(self.widget.show_card)
        self.wishes.again.connect(self.widget.read_again)
        self.widget.resize(1000, 700)
        self.widget.show()

    async def read(self) -> None:
        """Read all cards."""
        await self.inspection.read()

    async def close(self) -> None:
        await self.tasks.close()
        self.widget.close()
        self.widget.deleteLater()
