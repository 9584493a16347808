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
            # What a sentence begins with is a name, which may look like anything.
            names = int(template.startswith("{0}"))
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
