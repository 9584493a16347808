"""A parser of the command line, and the options that commands share."""

from __future__ import annotations

import argparse
from typing import Any, NoReturn

from browser.cli.options import DiskImage, DomainName, mount
from browser.cli.outcome import Misused

FORMATS = ("auto", "raw", "qcow2", "vmdk", "vdi", "vhdx", "vpc", "qcow", "qed", "parallels", "dmg")


class Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise Misused(f"{message[:1].upper()}{message[1:]}.", f"“{self.prog} --help” says more.")


class AddDisk(argparse.Action):
    def __call__(self, parser: Any, options: Any, value: Any, option_string: str | None = None) -> None:
        for path in [value] if isinstance(value, str) else value:
            options.disks.append(DiskImage(path, options.format, options.snapshot))


class AddDomain(argparse.Action):
    def __call__(self, parser: Any, options: Any, value: Any, option_string: str | None = None) -> None:
        options.disks.append(DomainName(value))


def make_parser(
    prog: str,
    description: str,
    *,
    usage: str | None = None,
    epilog: str | None = None,
    short_help: bool = True,
) -> Parser:
    parser = Parser(
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


def add_verbose(parser: Parser) -> None:
    parser.add_argument("-v", "--verbose", action="store_true", help="say what is going on, on stderr")


def add_disk_options(parser: Parser) -> argparse._ArgumentGroup:
    add_verbose(parser)
    group = parser.add_argument_group("disks")
    group.add_argument(
        "-a",
        "--add",
        dest="disks",
        action=AddDisk,
        metavar="DISK",
        help="a disk image; repeat for a guest's further disks",
    )
    group.add_argument(
        "-d",
        "--domain",
        dest="disks",
        action=AddDomain,
        metavar="DOMAIN",
        help="all disks of a libvirt domain",
    )
    group.add_argument("-c", "--connect", metavar="URI", help="which libvirt knows the domain")
    group.add_argument(
        "--format",
        type=image_format,
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


def add_reading_options(parser: Parser) -> None:
    group = add_disk_options(parser)
    group.add_argument(
        "--allow",
        action="append",
        metavar="FILE",
        help="let a disk be built on this file of another folder; repeat for more",
    )
    group.add_argument(
        "--keys",
        action="append",
        metavar="FILE",
        help="open encrypted volumes with the keys in this file, one in a line, or with a startup key of"
        " BitLocker; - is standard input; repeat for more",
    )
    group.add_argument(
        "--no-template",
        dest="template",
        action="store_false",
        help="boot the appliance instead of restoring it from its saved state",
    )


def add_place_options(parser: Parser) -> None:
    add_reading_options(parser)
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
        "--system",
        type=number_from_one,
        metavar="N",
        help="which operating system, where “info” shows several",
    )


def add_json(parser: argparse._ActionsContainer) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON instead, in ASCII")


def image_format(text: str) -> str | None:
    if text not in FORMATS:
        raise argparse.ArgumentTypeError(f"“{text}” is not one of {', '.join(FORMATS)}")
    return None if text == "auto" else text


def number_from_one(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"“{text}” is not a number from 1 on")
    return int(text)
