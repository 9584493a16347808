"""The command line: its words, its options, its help."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NoReturn

from browser.cli.outcome import Misused, Status

TYPES = ("file", "folder", "link", "device", "pipe", "socket")
KINDS = (
    "archive",
    "code",
    "database",
    "disk image",
    "document",
    "library",
    "media",
    "picture",
    "program",
    "text",
)
FORMATS = ("auto", "raw", "qcow2", "vmdk", "vdi", "vhdx", "vpc", "qcow", "qed", "parallels", "dmg")


@dataclass(frozen=True, slots=True)
class DiskImage:
    """A disk that `-a` names; the format is the one that `--format` stated before it."""

    path: str
    format: str | None = None
    snapshot: str = ""


@dataclass(frozen=True, slots=True)
class DomainName:
    """A libvirt domain that `-d` names."""

    name: str


@dataclass(frozen=True, slots=True)
class Mount:
    """What `-m` says: a device or a Btrfs subvolume, and where it belongs."""

    device: str
    point: str = "/"


class Options(argparse.Namespace):
    """What was asked for. Which of the fields there are depends on the command."""

    command: str = ""
    """Empty for the window."""
    disks: list[DiskImage | DomainName]
    format: str | None = None
    snapshot: str = ""
    connect: str | None = None
    allow: list[str]
    template: bool = True
    verbose: bool = False
    mounts: list[Mount]
    system: int | None = None
    json: bool = False
    paths: list[str]
    long: bool = False
    human: bool = False
    recursive: bool = False
    destination: str = ""
    force: bool = False
    no_clobber: bool = False
    archive: str = ""
    """Where an archive goes; empty for files."""
    verify: bool = False
    manifest: str = ""
    report: str = ""
    path: str = ""
    action: str = ""
    cards: list[str]
    html: str = ""
    new_window: bool = False
    name: str = ""
    regex: str = ""
    match_case: bool = False
    contains: str = ""
    contains_regex: str = ""
    in_binary: bool = False
    larger: str = ""
    smaller: str = ""
    newer: str = ""
    older: str = ""
    types: list[str]
    kinds: list[str]
    owners: list[str]
    one_file_system: bool = False
    null: bool = False

    def __init__(self) -> None:
        super().__init__(disks=[], allow=[], mounts=[], cards=[], types=[], kinds=[], owners=[])


@dataclass(frozen=True, slots=True)
class Command:
    """A command: what `--help` says of it, and how its own arguments are declared."""

    summary: str
    add: Callable[[_Parser], None]
    more: str = ""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise Misused(f"{message[:1].upper()}{message[1:]}.", f"“{self.prog} --help” says more.")


class _AddDisk(argparse.Action):
    def __call__(self, parser: Any, options: Any, value: Any, option_string: str | None = None) -> None:
        for path in [value] if isinstance(value, str) else value:
            options.disks.append(DiskImage(path, options.format, options.snapshot))


class _AddDomain(argparse.Action):
    def __call__(self, parser: Any, options: Any, value: Any, option_string: str | None = None) -> None:
        options.disks.append(DomainName(value))


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


def mount(text: str) -> Mount:
    """`DEV` or `DEV:MOUNTPOINT`, where DEV may be `btrfsvol:/dev/sda1/home`. Raises ArgumentTypeError."""
    match = re.fullmatch(r"((?:btrfsvol:)?/.+?)(?::(/[^:]*))?", text, re.DOTALL)
    if match is None:
        raise argparse.ArgumentTypeError(f"“{text}” is not DEVICE or DEVICE:/FOLDER")
    return Mount(match[1], match[2] or "/")


_BEFORE_COMMAND = ("-v", "--verbose", "--no-template")


def _window_parser() -> _Parser:
    width = max(map(len, COMMANDS))
    lines = [f"  {name:{width}}  {command.summary}" for name, command in COMMANDS.items()]
    parser = _parser(
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
        "images", nargs="*", metavar="DISK", action=_AddDisk, default=[], help="disk images of one guest"
    )
    parser.add_argument(
        "--new-window",
        action="store_true",
        help="open a window of its own, although one is open that could show the disk",
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="say which version this is")
    _add_disk_options(parser)
    return parser


class _Version(argparse.Action):
    def __call__(self, parser: Any, options: Any, value: Any, option_string: str | None = None) -> None:
        from importlib import metadata

        sys.stdout.write(f"guestscope {metadata.version('guestscope')}\n")
        parser.exit(Status.DONE)


def _command_parser(name: str) -> _Parser:
    command = COMMANDS[name]
    summary = command.summary[:1].upper() + command.summary[1:]
    # In “ls” and “find”, -h is what it is for ls(1).
    parser = _parser(
        f"guestscope {name}", f"{summary}. {command.more}".rstrip(), short_help=name not in ("ls", "find")
    )
    command.add(parser)
    return parser


def _parser(
    prog: str,
    description: str,
    *,
    usage: str | None = None,
    epilog: str | None = None,
    short_help: bool = True,
) -> _Parser:
    parser = _Parser(
        prog=prog,
        description=description,
        usage=usage,
        epilog=epilog,
        formatter_class=argparse.RawDescriptionHelpFormatter if epilog else argparse.HelpFormatter,
        allow_abbrev=False,
        add_help=False,
    )
    names = ["-h", "--help"] if short_help else ["--help"]
    parser.add_argument(*names, action="help", help="show this and end")
    return parser


def _add_verbose(parser: _Parser) -> None:
    parser.add_argument("-v", "--verbose", action="store_true", help="say what is going on, on stderr")


def _add_disk_options(parser: _Parser) -> argparse._ArgumentGroup:
    _add_verbose(parser)
    group = parser.add_argument_group("disks")
    group.add_argument(
        "-a",
        "--add",
        dest="disks",
        action=_AddDisk,
        metavar="DISK",
        help="a disk image; repeat for a guest's further disks",
    )
    group.add_argument(
        "-d",
        "--domain",
        dest="disks",
        action=_AddDomain,
        metavar="DOMAIN",
        help="all disks of a libvirt domain",
    )
    group.add_argument("-c", "--connect", metavar="URI", help="which libvirt knows the domain")
    group.add_argument(
        "--format",
        type=_format,
        metavar="FORMAT",
        help=f"format of the disks that follow: {', '.join(FORMATS)}; without it each disk is looked at",
    )
    group.add_argument(
        "--snapshot",
        default="",
        metavar="NAME",
        help="open the disks that follow as they were in this snapshot, which “info” lists",
    )
    return group


def _add_reading_options(parser: _Parser) -> None:
    group = _add_disk_options(parser)
    group.add_argument(
        "--allow",
        action="append",
        metavar="FILE",
        help="let a disk be built on this file of another folder; repeat for more",
    )
    group.add_argument(
        "--no-template",
        dest="template",
        action="store_false",
        help="boot the appliance instead of restoring it from its saved state",
    )


def _add_place_options(parser: _Parser) -> None:
    _add_reading_options(parser)
    group = parser.add_argument_group("what is mounted")
    group.add_argument(
        "-m",
        "--mount",
        dest="mounts",
        action="append",
        type=mount,
        metavar="DEV[:MOUNTPOINT]",
        help="mount this instead of the operating system that is found; repeat for more",
    )
    group.add_argument(
        "--system", type=_number, metavar="N", help="which operating system, where “info” shows several"
    )


def _add_json(parser: argparse._ActionsContainer) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON instead, in ASCII")


def _add_info(parser: _Parser) -> None:
    parser.add_argument(
        "images", nargs="*", metavar="DISK", action=_AddDisk, default=[], help="disk images of one guest"
    )
    _add_json(parser)
    _add_reading_options(parser)


def _add_inspect(parser: _Parser) -> None:
    parser.add_argument(
        "images", nargs="*", metavar="DISK", action=_AddDisk, default=[], help="disk images of one guest"
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
        "--system", type=_number, metavar="N", help="only this operating system, where there are several"
    )
    form = group.add_mutually_exclusive_group()
    _add_json(form)
    form.add_argument("--html", metavar="FILE", help="write a page for a browser, to keep or to send")
    group.add_argument("-f", "--force", action="store_true", help="replace a file that is there already")
    _add_reading_options(parser)


def _add_ls(parser: _Parser) -> None:
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", default=["/"], help="in the guest; / if none is given"
    )
    parser.add_argument(
        "-l", dest="long", action="store_true", help="also mode, owner, group, size, time, target"
    )
    parser.add_argument("-h", dest="human", action="store_true", help="with -l: sizes as people write them")
    parser.add_argument("-R", dest="recursive", action="store_true", help="also all folders below")
    _add_json(parser)
    _add_place_options(parser)


def _add_find(parser: _Parser) -> None:
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
    _add_json(parser)
    _add_place_options(parser)


def _add_cat(parser: _Parser) -> None:
    parser.add_argument("paths", nargs="+", metavar="PATH", help="a file in the guest")
    _add_place_options(parser)


def _add_get(parser: _Parser) -> None:
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
    _add_place_options(parser)


def _add_doctor(parser: _Parser) -> None:
    _add_json(parser)
    _add_verbose(parser)


def _add_demo(parser: _Parser) -> None:
    parser.add_argument("path", metavar="PATH", help="the qcow2 image to make")
    parser.add_argument("-f", "--force", action="store_true", help="replace a file that is there already")
    _add_verbose(parser)


def _add_appliance(parser: _Parser) -> None:
    parser.add_argument(
        "action",
        choices=("status", "build", "clean"),
        help="show what there is, make what is missing, or remove everything that was made",
    )
    _add_json(parser)
    _add_verbose(parser)


def _add_desktop(parser: _Parser) -> None:
    parser.add_argument(
        "action",
        choices=("install", "remove"),
        help="put Guestscope into your menu and let it open disks by double-click, or take that back",
    )
    _add_verbose(parser)


def _format(text: str) -> str | None:
    if text not in FORMATS:
        raise argparse.ArgumentTypeError(f"“{text}” is not one of {', '.join(FORMATS)}")
    return None if text == "auto" else text


def _number(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"“{text}” is not a number from 1 on")
    return int(text)


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
