"""What was asked for on the command line: the words as values."""

from __future__ import annotations

import argparse
import re
from dataclasses import dataclass

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
    keys: list[str]
    """Files of keys, as `--keys` names them."""
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
        super().__init__(disks=[], allow=[], keys=[], mounts=[], cards=[], types=[], kinds=[], owners=[])


def mount(text: str) -> Mount:
    """`DEV` or `DEV:MOUNTPOINT`, where DEV may be `btrfsvol:/dev/sda1/home`. Raises ArgumentTypeError."""
    match = re.fullmatch(r"((?:btrfsvol:)?/.+?)(?::(/[^:]*))?", text, re.DOTALL)
    if match is None:
        raise argparse.ArgumentTypeError(f"“{text}” is not DEVICE or DEVICE:/FOLDER")
    return Mount(match[1], match[2] or "/")
