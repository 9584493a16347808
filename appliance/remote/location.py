"""Where a remote image is: protocol, server, name, and QEMU's options for it (`qapi/block-core.json`)."""

from __future__ import annotations

import binascii
import re
from base64 import b64decode
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from appliance.errors import ImageError
from appliance.images.names import escaped

_PORTS = {"nbd": 10809, "ssh": 22, "iscsi": 3260}
CURL = ("http", "https", "ftp", "ftps")
PROTOCOLS = ("nbd", "ssh", *CURL, "rbd", "iscsi")
_ADDRESS = re.compile(
    r"\[(?P<v6>[0-9A-Fa-f:.%a-z]+)\](?::(?P<port6>\d+))?|(?P<host>[^:\[\]/\s]+)(?::(?P<port>\d+))?"
)
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Server:
    """A machine and perhaps a port of it, or the path of a socket here."""

    host: str = ""
    port: int | None = None
    socket: str = ""

    def __str__(self) -> str:
        if self.socket:
            return f"unix:{self.socket}"
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port is None else f"{host}:{self.port}"


def parse_server(text: str) -> Server:
    """Read guestfs's form: host, host:port, tcp:host, tcp:host:port or unix:/path. Raises ImageError."""
    if text.startswith("unix:"):
        path = text.removeprefix("unix:")
        if not path.startswith("/"):
            raise ImageError(f"“{escaped(text)}” names no socket: its path must be absolute.")
        return Server(socket=path)
    match = _ADDRESS.fullmatch(text.removeprefix("tcp:"))
    if match is None:
        raise ImageError(f"“{escaped(text)}” is no server: write host, host:port or unix:/path.")
    port = match["port6"] or match["port"]
    if port is not None and not 0 < int(port) < 1 << 16:
        raise ImageError(f"“{escaped(text)}” is no server: a port is between 1 and 65535.")
    return Server(match["v6"] or match["host"], None if port is None else int(port))


@dataclass(frozen=True, slots=True)
class Location:
    """A remote image, and as whom it is asked for.

    `name` is the export of an NBD server, the path on the other servers, pool/image for `rbd`, target/lun
    for `iscsi`. `secret` is the password, for `rbd` the key in Base64. `host_key` is the SHA-256 of an ssh
    server's key in hexadecimal digits; without it the user's known_hosts decides. Raises ImageError for what
    cannot be.
    """

    protocol: str
    servers: tuple[Server, ...]
    name: str
    username: str | None = None
    secret: str | None = None
    host_key: str | None = None

    def __post_init__(self) -> None:
        if self.protocol not in PROTOCOLS:
            known = ", ".join(PROTOCOLS)
            raise ImageError(
                f"Disks behind the protocol “{escaped(self.protocol)}” cannot be opened.",
                f"Known are: {known}.",
            )
        if self.protocol != "rbd" and len(self.servers) != 1:
            raise ImageError(
                f"A disk behind {self.protocol} has exactly one server, not {len(self.servers)}."
            )
        if self.protocol not in ("nbd", "rbd") and self.servers[0].socket:
            raise ImageError(f"A server of {self.protocol} is a machine, not a socket here.")
        if self.protocol != "nbd" and not self.name.strip("/"):
            raise ImageError(f"A disk behind {self.protocol} needs a name.")
        if self.host_key is not None and not _SHA256.fullmatch(self.host_key):
            raise ImageError("The SHA-256 of a host's key has 64 hexadecimal digits.")

    def __str__(self) -> str:
        servers = ",".join(map(str, self.servers))
        name = quote(self.name.lstrip("/"), errors="surrogateescape")
        return f"{self.protocol}://{servers}/{name}"

    @property
    def server(self) -> Server:
        """The only server, with the protocol's usual port where none was given."""
        server = self.servers[0]
        if server.socket or server.port is not None:
            return server
        return Server(server.host, _PORTS.get(self.protocol))

    @property
    def password(self) -> bytes | None:
        """What QEMU is to keep as a secret: the password, or the bytes of the key."""
        if self.secret is None or self.protocol in ("nbd", "ssh"):
            return None
        if self.protocol != "rbd":
            return self.secret.encode()
        try:
            return b64decode(self.secret, validate=True)
        except (binascii.Error, ValueError):
            raise ImageError("The secret of a disk behind rbd must be in Base64.") from None

    def options(self, secret: str | None) -> dict[str, Any]:
        """The arguments of `blockdev-add` beside the node's name; `secret` is the id of `password`.

        An NBD server has none: we connect to it ourselves.
        """
        if self.protocol == "ssh":
            return self._ssh()
        if self.protocol == "rbd":
            return self._rbd(secret)
        if self.protocol == "iscsi":
            return self._iscsi(secret)
        return self._curl(secret)

    def _ssh(self) -> dict[str, Any]:
        check: dict[str, Any] = {"mode": "known_hosts"}
        if self.host_key is not None:
            check = {"mode": "hash", "type": "sha256", "hash": self.host_key}
        server = {"host": self.server.host, "port": str(self.server.port)}
        user = {} if self.username is None else {"user": self.username}
        return {
            "driver": "ssh",
            "server": server,
            "path": _rooted(self.name),
            "host-key-check": check,
            **user,
        }

    def _curl(self, secret: str | None) -> dict[str, Any]:
        path = quote(_rooted(self.name), safe="/?=&%:@", errors="surrogateescape")
        options: dict[str, Any] = {
            "driver": self.protocol,
            "url": f"{self.protocol}://{self.servers[0]}{path}",
        }
        options |= _given("username", self.username) | _given("password-secret", secret)
        return options

    def _rbd(self, secret: str | None) -> dict[str, Any]:
        pool, separator, image = self.name.strip("/").partition("/")
        if not separator or not pool or not image:
            raise ImageError("A disk behind rbd is named by its pool and its image: pool/image.")
        options: dict[str, Any] = {"driver": "rbd", "pool": pool, "image": image}
        if self.servers:
            hosts = [(server.host, str(server.port or 6789)) for server in self.servers]
            options["server"] = [{"host": host, "port": port} for host, port in hosts]
        options |= _given("user", self.username) | _given("key-secret", secret)
        options["auth-client-required"] = ["none"] if self.username is None else ["cephx", "none"]
        return options

    def _iscsi(self, secret: str | None) -> dict[str, Any]:
        target, _, lun = self.name.strip("/").partition("/")
        if lun and not (lun.isascii() and lun.isdigit()):
            raise ImageError("A disk behind iscsi is named by its target and its unit's number: target/1.")
        options: dict[str, Any] = {
            "driver": "iscsi",
            "transport": "tcp",
            "portal": str(self.server),
            "target": target,
            "lun": int(lun or 0),
        }
        return options | _given("user", self.username) | _given("password-secret", secret)


def _rooted(path: str) -> str:
    return path if path.startswith("/") else f"/{path}"


def _given(name: str, value: str | None) -> dict[str, str]:
    return {} if value is None else {name: value}


def servers(texts: Sequence[str] | None) -> tuple[Server, ...]:
    """Read a list of servers in guestfs's form."""
    return tuple(map(parse_server, texts or ()))
