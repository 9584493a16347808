"""`guestscope find`: what is below folders of a guest and is what somebody looks for, as it is found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from browser.accounts import Accounts, read_accounts
from browser.cli.disks import mount, opened
from browser.cli.failures import about, guest_path
from browser.cli.outcome import CommandFailed, Misused, Status
from browser.cli.output import note
from browser.cli.printers import TextPrinter, as_json
from browser.cli.progress import Waiting
from browser.file_types import FileType
from browser.folder_calls import read_entry
from browser.listing import Entry, Kind, kind_of_mode
from browser.search.query import Query, QueryRefused
from browser.search.seeking import Found, seek
from browser.search.words import moment_of, size_of
from engine.ntfs.junctions import real_path

if TYPE_CHECKING:
    from browser.cli.options import Options
    from browser.cli.output import JsonList, Output
    from engine import GuestFS
    from engine.search import Finding

_KINDS = {
    "file": (Kind.FILE,),
    "folder": (Kind.FOLDER,),
    "link": (Kind.LINK,),
    "device": (Kind.BLOCK_DEVICE, Kind.CHARACTER_DEVICE),
    "pipe": (Kind.FIFO,),
    "socket": (Kind.SOCKET,),
}


def run(options: Options, output: Output) -> int:
    """Print what is found; FAILED where something could not be looked at."""
    paths = [guest_path(path) for path in options.paths]
    query = _query(options)
    with Waiting() as waiting, opened(options, waiting) as g:
        mount(g, options, waiting)
        accounts = read_accounts(g)
        query = _owned(query, options.owners, accounts)
        waiting.end()
        if options.json:
            with output.json_list() as items:
                return _Finder(g, query, _JsonTeller(items, accounts)).find_all(paths)
        return _Finder(g, query, _TextTeller(output, options, accounts)).find_all(paths)


class _Finder:
    """Searches folders one after the other."""

    def __init__(self, g: GuestFS, query: Query, teller: _TextTeller | _JsonTeller) -> None:
        self._g = g
        self._query = query
        self._teller = teller
        self._status = Status.DONE

    def find_all(self, paths: Sequence[str]) -> Status:
        """Search each of the folders; what cannot be read is told, and the rest goes on."""
        for path in paths:
            try:
                self._find(path)
            except QueryRefused as error:
                raise Misused(str(error), "“guestscope find --help” says more.") from error
            except CommandFailed as error:
                self._fail(str(error))
        return self._status

    def _find(self, path: str) -> None:
        with about(path):
            real = path if path == "/" else real_path(self._g, path)
            if read_entry(self._g, real).kind is not Kind.FOLDER:
                raise CommandFailed(f"“{path}” is not a folder.")
        last = Found()
        for found in seek(self._g, lambda: None, real, self._query):
            self._teller.tell(found.hits)
            last = found
        if last.unreadable:
            self._fail(f"{last.unreadable} things below “{path}” could not be looked at.")
        if last.too_large:
            note(f"{last.too_large} files below “{path}” are too large to be looked into.")
        if last.is_cut:
            self._fail(f"There is more below “{path}”, which was left out. Search for less.")

    def _fail(self, sentence: str) -> None:
        note(sentence)
        self._status = Status.FAILED


class _TextTeller:
    """Paths on lines, or all that `ls -l` tells."""

    def __init__(self, output: Output, options: Options, accounts: Accounts) -> None:
        self._output = output
        self._is_long = options.long
        self._ends_with_nul = options.null
        self._printer = TextPrinter(output, accounts, is_long=True, is_human=options.human, has_titles=False)

    def tell(self, hits: Sequence[Finding]) -> None:
        """Write some findings, so that whoever waits sees them."""
        if self._is_long and hits:
            self._printer.files({finding.path: _entry(finding) for finding in hits})
        elif self._ends_with_nul:
            for finding in hits:
                self._output.raw(finding.path.encode("utf-8", "surrogateescape") + b"\0")
        else:
            for finding in hits:
                self._output.line(self._output.shown(finding.path))
        self._output.flush()


class _JsonTeller:
    """Items of a JSON list, as `ls --json` has them."""

    def __init__(self, items: JsonList, accounts: Accounts) -> None:
        self._items = items
        self._accounts = accounts

    def tell(self, hits: Sequence[Finding]) -> None:
        """Write some findings."""
        for finding in hits:
            self._items.add(as_json(finding.path, _entry(finding), self._accounts))


def _entry(finding: Finding) -> Entry:
    return Entry(
        finding.name,
        kind_of_mode(finding.mode),
        finding.size,
        finding.mtime,
        finding.mode,
        finding.uid,
        finding.gid,
        finding.target or None,
        finding.ctime,
        finding.atime,
    )


def _query(options: Options) -> Query:
    """What is asked for, but for the owners, whom only the guest knows. Raises Misused."""
    try:
        query = Query(
            name=options.regex or options.name,
            is_regex=bool(options.regex),
            minds_case=options.match_case,
            text=options.contains_regex or options.contains,
            text_is_regex=bool(options.contains_regex),
            in_binary=options.in_binary,
            least=size_of(options.larger) if options.larger else None,
            most=size_of(options.smaller) if options.smaller else None,
            since=moment_of(options.newer) if options.newer else None,
            until=moment_of(options.older) if options.older else None,
            kinds=frozenset(kind for name in options.types for kind in _KINDS[name]),
            types=frozenset(FileType(name) for name in options.kinds),
            stays=options.one_file_system,
        )
        query.check()
    except QueryRefused as error:
        raise Misused(str(error), "“guestscope find --help” says more.") from error
    return query


def _owned(query: Query, names: Sequence[str], accounts: Accounts) -> Query:
    """The same query for these owners. Raises CommandFailed for one that the guest does not know."""
    from dataclasses import replace

    owners = set()
    for name in names:
        if name.isascii() and name.isdigit():
            owners.add(int(name))
            continue
        known = {uid for uid, its in accounts.users.items() if its == name}
        if not known:
            raise CommandFailed(f"The guest has no user “{name}”.", "Numbers are taken as well.")
        owners |= known
    return replace(query, owners=frozenset(owners))
