"""The command line: its commands, and what each of them takes."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from browser.cli.options import KINDS, TYPES, Options
from browser.cli.outcome import Misused, Status
from browser.cli.parser import (
    AddDisk,
    Parser,
    add_disk_options,
    add_json,
    add_place_options,
    add_reading_options,
    add_verbose,
    make_parser,
    number_from_one,
)


@dataclass(frozen=True, slots=True)
class Command:
    """A command: what `--help` says of it, and how its own arguments are declared."""

    summary: str
    add: Callable[[Parser], None]
    more: str = ""


def parse(arguments: Sequence[str]) -> Options:
    """Make sense of the words after the program's name. Raises Misused; prints help and the version itself.

    The first word that is a command's name makes it a command; anything else opens the window.
    """
    options = Options()
    words = list(arguments)
    position = next((number for number, word in enumerate(words) if word not in _BEFORE_COMMAND), None)
    if position is not None and words[position] in COMMANDS:
        options.command = words.pop(position)
        _command_parser(options.command).parse_intermixed_args(words, namespace=options)
        if options.command == "get":
            _find_destination(options)
    else:
        _window_parser().parse_intermixed_args(words, namespace=options)
    return options


def _find_destination(options: Options) -> None:
    """The last word of `get` is where things go, unless they go into an archive."""
    if options.archive:
        return
    if len(options.paths) < 2:
        raise Misused("DEST is missing.", "“guestscope get --help” says more.")
    options.destination = options.paths.pop()
    if options.destination == "-":
        options.archive, options.destination = "-", ""


_BEFORE_COMMAND = ("-v", "--verbose", "--no-template")


def _window_parser() -> Parser:
    width = max(map(len, COMMANDS))
    lines = [f"  {name:{width}}  {command.summary}" for name, command in COMMANDS.items()]
    parser = make_parser(
        "guestscope",
        usage="guestscope [OPTION…] [DISK…]\n       guestscope COMMAND [OPTION…] …",
        description="Open the disks of virtual machines in a window, or look into them here.\n"
        "Nothing is ever written to a disk.",
        epilog="\n".join(
            [
                "commands (each has its own --help):",
                *lines,
                "",
                "A disk that is called like a command is opened as ./NAME.",
                "Exit status: 0 done, 1 failed, 2 misused.",
            ]
        ),
    )
    parser.add_argument(
        "images", nargs="*", metavar="DISK", action=AddDisk, default=[], help="disk images of one guest"
    )
    parser.add_argument(
        "--new-window",
        action="store_true",
        help="open a window of its own, although one is open that could show the disk",
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="say which version this is")
    add_disk_options(parser)
    return parser


class _Version(argparse.Action):
    def __call__(self, parser: Any, options: Any, value: Any, option_string: str | None = None) -> None:
        from importlib import metadata

        sys.stdout.write(f"guestscope {metadata.version('guestscope')}\n")
        parser.exit(Status.DONE)


def _command_parser(name: str) -> Parser:
    command = COMMANDS[name]
    summary = command.summary[:1].upper() + command.summary[1:]
    # In “ls” and “find”, -h is what it is for ls(1).
    parser = make_parser(
        f"guestscope {name}", f"{summary}. {command.more}".rstrip(), short_help=name not in ("ls", "find")
    )
    command.add(parser)
    return parser


def _add_info(parser: Parser) -> None:
    parser.add_argument(
        "images", nargs="*", metavar="DISK", action=AddDisk, default=[], help="disk images of one guest"
    )
    add_json(parser)
    add_reading_options(parser)


def _add_inspect(parser: Parser) -> None:
    parser.add_argument(
        "images", nargs="*", metavar="DISK", action=AddDisk, default=[], help="disk images of one guest"
    )
    group = parser.add_argument_group("what is told, and how")
    group.add_argument(
        "--card",
        dest="cards",
        action="append",
        metavar="NAME",
        help="only this card, and all of it; repeat for more: identity, last_seen, storage, health, accounts,"
        " software, starts, logs",
    )
    group.add_argument(
        "--system",
        type=number_from_one,
        metavar="N",
        help="only this operating system, where there are several",
    )
    form = group.add_mutually_exclusive_group()
    add_json(form)
    form.add_argument("--html", metavar="FILE", help="write a page for a browser, to keep or to send")
    group.add_argument("-f", "--force", action="store_true", help="replace a file that is there already")
    add_reading_options(parser)


def _add_ls(parser: Parser) -> None:
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", default=["/"], help="in the guest; / if none is given"
    )
    parser.add_argument(
        "-l", dest="long", action="store_true", help="also mode, owner, group, size, time, target"
    )
    parser.add_argument("-h", dest="human", action="store_true", help="with -l: sizes as people write them")
    parser.add_argument("-R", dest="recursive", action="store_true", help="also all folders below")
    add_json(parser)
    add_place_options(parser)


def _add_find(parser: Parser) -> None:
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", default=["/"], help="a folder in the guest; / if none is given"
    )
    group = parser.add_argument_group("what is searched for: all of it has to hold")
    names = group.add_mutually_exclusive_group()
    names.add_argument(
        "--name", default="", metavar="PATTERN", help="such as *.conf; without * ? [ a part of the name"
    )
    names.add_argument("--regex", default="", metavar="EXPRESSION", help="found anywhere in the name")
    texts = group.add_mutually_exclusive_group()
    texts.add_argument("--contains", default="", metavar="TEXT", help="files with this in a line")
    texts.add_argument(
        "--contains-regex", default="", metavar="EXPRESSION", help="files with a line that “grep -E” finds"
    )
    group.add_argument("--larger", default="", metavar="SIZE", help="files of at least 100M, 2GiB, …")
    group.add_argument("--smaller", default="", metavar="SIZE", help="files of at most this size")
    group.add_argument(
        "--newer",
        default="",
        metavar="TIME",
        help="changed since 2024-03-01, 7d, 12h, today, yesterday, this-month, this-year",
    )
    group.add_argument("--older", default="", metavar="TIME", help="changed before this time")
    group.add_argument(
        "--type",
        dest="types",
        action="append",
        choices=TYPES,
        help="only such things; repeat for more",
    )
    group.add_argument(
        "--kind",
        dest="kinds",
        action="append",
        choices=KINDS,
        help="files whose names promise this; repeat for more",
    )
    group.add_argument(
        "--owner", dest="owners", action="append", metavar="NAME", help="the guest's own name, or a number"
    )
    group = parser.add_argument_group("how")
    group.add_argument("--match-case", action="store_true", help="tell A and a apart, in names and texts")
    group.add_argument(
        "--in-binary", action="store_true", help="look for the text in files that are no text as well"
    )
    group.add_argument(
        "--one-file-system", action="store_true", help="leave out what else is mounted below PATH"
    )
    parser.add_argument("-l", dest="long", action="store_true", help="as “ls -l” tells it")
    parser.add_argument("-h", dest="human", action="store_true", help="with -l: sizes as people write them")
    parser.add_argument(
        "--null", dest="null", action="store_true", help="end each path with a NUL, for xargs -0"
    )
    add_json(parser)
    add_place_options(parser)


def _add_cat(parser: Parser) -> None:
    parser.add_argument("paths", nargs="+", metavar="PATH", help="a file in the guest")
    add_place_options(parser)


def _add_get(parser: Parser) -> None:
    parser.add_argument("paths", nargs="+", metavar="PATH", help="a file or folder in the guest")
    parser.add_argument(
        "destination",
        nargs="?",
        default="",
        metavar="DEST",
        help="a folder, or the new name of a single PATH; - writes a tar archive to standard output",
    )
    parser.add_argument(
        "--archive",
        default="",
        metavar="FILE",
        help="instead of DEST: one archive, with owners, modes and attributes (.tar or .tar.zst, or -)",
    )
    parser.add_argument("--verify", action="store_true", help="compare checksums with the guest's")
    parser.add_argument(
        "--manifest", default="", metavar="FILE", help="verify, and write the checksums as sha256sum does"
    )
    parser.add_argument(
        "--report", default="", metavar="FILE", help="write what was not taken or kept (.json or text)"
    )
    group = parser.add_mutually_exclusive_group()
    group.add_argument("-f", "--force", action="store_true", help="replace files that are there already")
    group.add_argument(
        "-n", "--no-clobber", action="store_true", help="leave out what is there already, and say so"
    )
    add_place_options(parser)


def _add_doctor(parser: Parser) -> None:
    add_json(parser)
    add_verbose(parser)


def _add_demo(parser: Parser) -> None:
    parser.add_argument("path", metavar="PATH", help="the qcow2 image to make")
    parser.add_argument("-f", "--force", action="store_true", help="replace a file that is there already")
    add_verbose(parser)


def _add_appliance(parser: Parser) -> None:
    parser.add_argument(
        "action",
        choices=("status", "build", "clean"),
        help="show what there is, make what is missing, or remove everything that was made",
    )
    add_json(parser)
    add_verbose(parser)


def _add_desktop(parser: Parser) -> None:
    parser.add_argument(
        "action",
        choices=("install", "remove"),
        help="put Guestscope into your menu and let it open disks by double-click, or take that back",
    )
    add_verbose(parser)


COMMANDS = {
    "info": Command("show the disks, what is on them, and which systems are inside", _add_info),
    "inspect": Command(
        "tell what is in a machine: system, accounts, software, what starts, logs, what may be wrong",
        _add_inspect,
        "Without --card long lists are counted only. Nothing of the guest is run.",
    ),
    "ls": Command(
        "list files of a guest",
        _add_ls,
        "Without -m the operating system is mounted as it would mount itself, or the only file system.",
    ),
    "find": Command(
        "search for files of a guest, by name, content, size, time and owner",
        _add_find,
        "Paths are printed while they are found. Hidden files are found too; other file systems of the guest"
        " that are mounted below are gone into.",
    ),
    "cat": Command("write files of a guest to standard output", _add_cat),
    "get": Command(
        "copy files and folders out of a guest",
        _add_get,
        "A file appears under its name when it is whole. What is left out is told on standard error.",
    ),
    "doctor": Command("check what this machine lacks for opening disks", _add_doctor),
    "demo": Command("make a small disk with two systems to look around in", _add_demo),
    "appliance": Command("manage the virtual machine that reads the disks", _add_appliance),
    "desktop": Command(
        "open disks by double-click in your file manager",
        _add_desktop,
        "Only files of your own are changed. ISO and raw images stay with the programs that have them.",
    ),
}
"""Every command by its name, in the order of the help."""


def parsers() -> dict[str, argparse.ArgumentParser]:
    """The parser of each command, and of the window under the name "". For checking the manual."""
    return {"": _window_parser(), **{name: _command_parser(name) for name in COMMANDS}}
