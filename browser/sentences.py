"""Sentences of the layers below, which know no languages, in the user's own.

Only what people meet in everyday use is here; whatever is not stays as it is.
"""

from __future__ import annotations

import functools
import re

from PySide6.QtCore import QCoreApplication

CONTEXT = "Sentences"
MOST = 2000
"""Characters of a sentence that is looked at."""

SENTENCES = (
    # Why the appliance is emulated.
    "This machine has no {0}: virtualisation is missing or switched off in its firmware.",
    "You may not use {0}.",
    "{0} cannot be opened: {1}.",
    "QEMU ended under KVM: {0}",
    "The guest's kernel stayed silent under KVM for {0} s.",
    "KVM failed: {0}",
    "LIBGUESTFS_BACKEND_SETTINGS asks for TCG.",
    "The appliance ended before its daemon was ready.",
    # What the doctor finds, what the host lacks, and more of what is wrong with disks.
    "{0} Disks open without it, more slowly.",
    "Switch on virtualisation in the machine's firmware.",
    "It will be tried again after this machine's next start.",
    "Ask who manages this machine for access to {0}.",
    "{0} can be opened; the first launch will try it.",
    "KVM works.",
    "This could not be examined: {0}.",
    "This did not answer within {0} s.",
    "{0} is version {1}.",
    "{0} is version {1}; {2} is the oldest one tested.",
    "Upgrade it if disks do not open.",
    "Not needed: LIBGUESTFS_PATH names a finished appliance.",
    "Not needed: the finished appliance has its own.",
    "supermin is not installed.",
    "{0} does not run: {1}.",
    "{0} is {1}.",
    "A finished appliance is in {0}.",
    "The appliance's parts are in {0}.",
    "{0} can be read and has its modules.",
    "The kernel confines QEMU (Landlock version {0}).",
    "This kernel offers no Landlock: QEMU runs with its own sandbox only.",
    "Linux 5.13 and newer have it; it may have to be named in the kernel's lsm= parameter.",
    "You may not write to {0}.",
    "Remove it: {0}",
    "{0} is yours alone.",
    "{0} are free in {1}.",
    "Only {0} are free in {1}. {2} are needed.",
    "Free some space, or name another folder in LIBGUESTFS_CACHEDIR.",
    "The kernel does not say how much memory is free.",
    "{0} of memory are available.",
    "Only {0} of memory are available. {1} are needed.",
    "Close other programs.",
    "libvirt's Python binding is not installed, so its machines are not listed.",
    "Its Python binding is installed and its daemon is there.",
    "No libvirt daemon is there; its Python binding reaches those of other machines.",
    "There can be no saved appliance: {0}",
    "“guestscope appliance build” makes it now.",
    "No appliance is saved yet; the first launch does it.",
    "The saved appliance is not used: {0}",
    "An appliance was saved {0} and takes {1}.",
    "Kernel",
    "Cache folder",
    "Free space",
    "Memory",
    "Template",
    "Appliance",
    "The appliance's parts in {0} cannot be read: {1}.",
    "The parts that the appliance is made of are not installed.",
    "supermin, which makes an appliance of its parts, is not installed.",
    "Install it: {0}",
    "Install them: {0}",
    "Install them again: {0}",
    "QEMU's emulator for {0} is not installed.",
    "LIBGUESTFS_HV or LIBGUESTFS_QEMU names {0}, which is not a program that can be run.",
    "Unset the variable, or name a QEMU system emulator.",
    "{0} could not be run: {1}.",
    "The cache folder {0} cannot be used: {1}.",
    "Name another folder in LIBGUESTFS_CACHEDIR.",
    "Name another folder in LIBGUESTFS_TMPDIR.",
    "{0} belongs to another user (uid {1}).",
    "{0} has less than {1} MiB free, which the appliance needs.",
    "supermin could not build the appliance: {0}.",
    "Run “guestscope doctor” to see what is missing.",
    "The appliance could not be started: {0}.",
    "A temporary overlay cannot be made in {0}: {1}.",
    "Free some space there, or set TMPDIR to a folder with more.",
    "{0}, which {1} needs, is missing.",
    "Put it at {0}, or tell {1} where it is now: {2}",
    "Put it at {0}.",
    "Open it again and allow that file, if it belongs there.",
    "{0} was not closed properly and can only be read.",
    "{0} has no snapshot “{1}”.",
    "It has: {0}.",
    "{0} is built on more than {1} other images.",
    "{0} is an archive that holds a disk, not a disk.",
    "it is encrypted in a way that is not known",
    "its virtual size is not a possible one",
    "its cluster size is not a possible one",
    "its header contradicts itself",
    "it is only one part of a disk",
    "Open the small .vmdk file that describes the disk.",
    "its end is missing: it is cut short or damaged",
    # Why a disk cannot be opened, and what to do.
    "{0} does not exist.",
    "{0} is empty.",
    "{0} cannot be read: {1}.",
    "{0} is {1}, not a disk image.",
    "{0} cannot be opened as {1}: {2}.",
    "{0} is not a {1} image: it does not begin like one.",
    "a folder",
    "a pipe",
    "a socket",
    "a character device",
    "{0} is compressed with {1}.",
    "{0} is encrypted.",
    "{0} is built on itself: its backing files form a loop.",
    "{0} is not a {1} image, although its name says so: it does not begin like one.",
    "If it is a raw disk, state the format raw.",
    "Copy or download it again.",
    "Unpack it first: {0}",
    "Open it with its passphrase.",
    "Try again.",
    "its header is damaged",
    "its end is missing",
)
"""As they are made there; each number stands for a value, in this order."""

_translated = QCoreApplication.translate


def in_words(sentence: str) -> str:
    """The sentence in the language of the window; the same where it is not known here."""
    for template, pattern in _patterns():
        if (found := pattern.fullmatch(sentence[:MOST])) and len(sentence) <= MOST:
            # What a sentence begins with is a name, which may look like anything, or a whole sentence.
            names = int(re.match(r"\{0\},? [^A-Z]", template) is not None)
            values = [*found.groups()[:names], *map(in_words, found.groups()[names:])]
            return _translated(CONTEXT, template).format(*values)
    return sentence


@functools.cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """What says most comes first."""

    def pattern(template: str) -> re.Pattern[str]:
        return re.compile("(.+)".join(map(re.escape, re.split(r"\{\d\}", template))), re.DOTALL)

    by_length = sorted(SENTENCES, key=lambda template: -len(re.sub(r"\{\d\}", "", template)))
    return tuple((template, pattern(template)) for template in by_length)
