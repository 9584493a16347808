"""Guesses the encoding of an 8-bit text, in the confined process, by comparing it with many languages."""

from __future__ import annotations

from typing import Any

from charset_normalizer import from_bytes

from browser.preview.encodings import TITLES
from browser.preview.wire import Channel

MOST_BYTES = 32 << 10
"""Bytes that are looked at."""
_CANDIDATES = [*TITLES]


def prepare(task: dict[str, Any]) -> None:
    """Let it import the codecs and its knowledge of languages."""
    from_bytes("Füße, naïve".encode("latin-1"), cp_isolation=_CANDIDATES)
    for name in _CANDIDATES:
        "".encode(name)


def run(channel: Channel, task: dict[str, Any]) -> None:
    """Tell Python's name of the likeliest encoding, or nothing."""
    text = channel.read(0, min(task["size"], MOST_BYTES))
    best = from_bytes(text, cp_isolation=_CANDIDATES).best()
    channel.tell(best.encoding if best is not None else "")
