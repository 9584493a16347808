"""Where a remote image is, and what QEMU is told of it."""

from __future__ import annotations

from typing import Any

import pytest

from appliance.errors import ImageError
from appliance.remote import Location, Server, parse_server


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("host", Server("host")),
        ("host:80", Server("host", 80)),
        ("tcp:host", Server("host")),
        ("tcp:192.0.2.1:10809", Server("192.0.2.1", 10809)),
        ("[2001:db8::1]", Server("2001:db8::1")),
        ("[2001:db8::1]:22", Server("2001:db8::1", 22)),
        ("unix:/run/a b", Server(socket="/run/a b")),
    ],
)
def test_a_server_is_read(text: str, expected: Server) -> None:
    assert parse_server(text) == expected
    assert parse_server(str(expected)) == expected


@pytest.mark.parametrize("text", ["", "host:", "host:0", "host:65536", "a b", "a/b", "unix:x", "::1", "h:1:"])
def test_what_is_no_server_is_refused(text: str) -> None:
    with pytest.raises(ImageError, match=r"no server|no socket"):
        parse_server(text)


def at(protocol: str, name: str, *servers: str, **more: Any) -> Location:
    return Location(protocol, tuple(map(parse_server, servers)), name, **more)


def test_qemu_is_told_the_options_of_ssh() -> None:
    assert at("ssh", "/a b", "host", username="me", secret="unused").options(None) == {
        "driver": "ssh",
        "server": {"host": "host", "port": "22"},
        "path": "/a b",
        "user": "me",
        "host-key-check": {"mode": "known_hosts"},
    }
    key = "0" * 64
    assert at("ssh", "a", "host:2222", host_key=key).options(None) == {
        "driver": "ssh",
        "server": {"host": "host", "port": "2222"},
        "path": "/a",
        "host-key-check": {"mode": "hash", "type": "sha256", "hash": key},
    }


def test_qemu_is_told_the_options_of_https() -> None:
    location = at("https", "/a b/é?x=1", "host:8443", username="me", secret="word")
    assert location.password == b"word"
    assert location.options("id") == {
        "driver": "https",
        "url": "https://host:8443/a%20b/%C3%A9?x=1",
        "username": "me",
        "password-secret": "id",
    }
    assert at("http", "x", "[::1]").options(None) == {"driver": "http", "url": "http://[::1]/x"}


def test_qemu_is_told_the_options_of_rbd() -> None:
    location = at("rbd", "pool/image", "one", "two:1234", username="me", secret="c2VjcmV0")
    assert location.password == b"secret"
    assert location.options("id") == {
        "driver": "rbd",
        "pool": "pool",
        "image": "image",
        "server": [{"host": "one", "port": "6789"}, {"host": "two", "port": "1234"}],
        "user": "me",
        "key-secret": "id",
        "auth-client-required": ["cephx", "none"],
    }
    assert at("rbd", "pool/image").options(None) == {
        "driver": "rbd",
        "pool": "pool",
        "image": "image",
        "auth-client-required": ["none"],
    }


def test_qemu_is_told_the_options_of_iscsi() -> None:
    location = at("iscsi", "iqn.2001-04.com.example:disk/1", "host", username="me", secret="word")
    assert location.options("id") == {
        "driver": "iscsi",
        "transport": "tcp",
        "portal": "host:3260",
        "target": "iqn.2001-04.com.example:disk",
        "lun": 1,
        "user": "me",
        "password-secret": "id",
    }
    assert at("iscsi", "/iqn.2001-04.com.example:disk", "host").options(None)["lun"] == 0


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: at("smell", "x", "host"), "protocol “smell” cannot be opened. Known are: nbd, ssh"),
        (lambda: at("nbd", ""), "exactly one server, not 0"),
        (lambda: at("ssh", "/x", "a", "b"), "exactly one server, not 2"),
        (lambda: at("ssh", "/x", "unix:/a"), "not a socket here"),
        (lambda: at("https", "/", "host"), "needs a name"),
        (lambda: at("ssh", "/x", "host", host_key="ab"), "64 hexadecimal digits"),
        (lambda: at("rbd", "image").options(None), "pool/image"),
        (lambda: at("rbd", "p/i", secret="?").password, "must be in Base64"),
        (lambda: at("iscsi", "target/one", "host").options(None), "target/1"),
    ],
)
def test_what_cannot_be_is_refused(make: Any, words: str) -> None:
    with pytest.raises(ImageError, match=words):
        make()
