"""The NBD client against servers that lie."""

from __future__ import annotations

import contextlib
import socket
import struct
import threading

import pytest

from appliance.errors import ImageError
from appliance.remote import nbd
from appliance.remote.nbd import NbdClient

GREETING = b"NBDMAGICIHAVEOPT\x00\x03"
REPLY = 0x3E889045565A9


def option_reply(kind: int, data: bytes = b"", magic: int = REPLY, length: int | None = None) -> bytes:
    return struct.pack(">QIII", magic, 7, kind, len(data) if length is None else length) + data


EXPORT = option_reply(3, struct.pack(">HQH", 0, 4096, 1)) + option_reply(1)


def client_of(*answers: bytes, hang_up: bool = True) -> NbdClient:
    """A client whose server says these bytes whatever it is told."""
    ours, theirs = socket.socketpair()

    def serve() -> None:
        with theirs, contextlib.suppress(OSError):
            for answer in answers:
                theirs.sendall(answer)
            if hang_up:
                theirs.shutdown(socket.SHUT_WR)
            while theirs.recv(4096):
                pass

    threading.Thread(target=serve, daemon=True).start()
    try:
        return NbdClient(ours, "x", "there")
    except BaseException:
        ours.close()
        raise


def test_size_and_content_are_read() -> None:
    client = client_of(GREETING, EXPORT, struct.pack(">IIQ", 0x67446698, 0, 1) + b"a" * 4096)
    assert client.size == 4096
    assert not client.read_only
    assert client.read(1 << 20, 0) == b"a" * 4096
    assert client.read(10, 4096) == b""
    client.close()
    client.close()


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ([b"SSH-2.0-OpenSSH_9.2p1"], "is not served by NBD"),
        ([b"NBDMAGIC\x00\x00\x42\x02\x81\x86\x12\x53\x00\x03"], "too old"),
        ([GREETING], "closed the connection"),
        ([GREETING, option_reply(1), option_reply(2)], "closed the connection"),
        ([GREETING, option_reply(1 << 31 | 6, b"unknown")], "does not open there"),
        ([GREETING, option_reply(3, magic=1)], "breaks the rules"),
        ([GREETING, option_reply(3, length=1 << 30)], "breaks the rules"),
        ([GREETING, option_reply(3, b"\0\1name") * 100], "breaks the rules"),
    ],
)
def test_a_handshake_that_breaks_the_rules_is_refused(answers: list[bytes], words: str) -> None:
    with pytest.raises(ImageError, match=words):
        client_of(*answers)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (struct.pack(">IIQ", 0x67446698, 5, 1), "reports error 5"),
        (struct.pack(">IIQ", 0x67446698, 0, 2), "breaks the rules"),
        (struct.pack(">IIQ", 1, 0, 1), "breaks the rules"),
        (b"", "closed the connection"),
        (struct.pack(">IIQ", 0x67446698, 0, 1) + b"short", "closed the connection"),
    ],
)
def test_an_answer_that_breaks_the_rules_is_refused(answer: bytes, words: str) -> None:
    client = client_of(GREETING, EXPORT, answer)
    with pytest.raises(ImageError, match=words):
        client.read(512, 0)
    client.close()


def test_a_silent_server_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nbd, "PATIENCE", 0.1)
    with pytest.raises(ImageError, match="did not answer in time"):
        client_of(GREETING[:5], hang_up=False)
