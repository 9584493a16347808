"""`guestscope ls`: names, or all attributes, of what is in folders of a guest."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from browser.accounts import Accounts, read_accounts
from browser.cli.disks import mount, opened
from browser.cli.failures import guest_path
from browser.cli.folders import Folders
from browser.cli.outcome import CommandFailed, Status
from browser.cli.output import note
from browser.cli.printers import JsonPrinter, TextPrinter
from browser.cli.progress import Waiting
from browser.listing import Entry, Kind

if TYPE_CHECKING:
    from browser.cli.options import Options
    from browser.cli.output import Output


def run(options: Options, output: Output) -> int:
    """Print the listing; FAILED where a part of it could not be read."""
    paths = [guest_path(path) for path in options.paths]
    with Waiting() as waiting, opened(options, waiting) as g:
        mount(g, options, waiting)
        with_attributes = options.long or options.json
        accounts = read_accounts(g) if with_attributes else Accounts()
        lister = _Lister(options)
        folders = Folders(g, with_attributes=with_attributes, on_error=lister.on_error)
        waiting.end()
        if options.json:
            with output.json_list() as items:
                lister.tell(paths, folders, JsonPrinter(items, accounts))
        else:
            printer = TextPrinter(
                output,
                accounts,
                is_long=options.long,
                is_human=options.human,
                has_titles=len(paths) > 1 or options.recursive,
            )
            lister.tell(paths, folders, printer)
    return lister.status


class _Lister:
    """Hands what is asked for to a printer; what cannot be read is told, and the rest goes on."""

    def __init__(self, options: Options) -> None:
        self._follow = not options.long
        self._recursive = options.recursive
        self.status = Status.DONE

    def tell(self, paths: list[str], folders: Folders, printer: TextPrinter | JsonPrinter) -> None:
        """Print what is at the paths, files before folders."""
        entries: dict[str, Entry] = {}
        for path in paths:
            with self._going_on():
                entries[path] = folders.entry(path, follow=self._follow)
        printer.files({path: entry for path, entry in entries.items() if entry.kind is not Kind.FOLDER})
        for path, entry in entries.items():
            if entry.kind is Kind.FOLDER:
                with self._going_on():
                    for listing in folders.tree(path) if self._recursive else [folders.folder(path)]:
                        printer.folder(listing)

    def on_error(self, error: CommandFailed) -> None:
        """Tell what could not be read."""
        note(str(error))
        self.status = Status.FAILED

    @contextlib.contextmanager
    def _going_on(self) -> Iterator[None]:
        try:
            yield
        except CommandFailed as error:
            self.on_error(error)
