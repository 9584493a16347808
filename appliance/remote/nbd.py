"""The least of an NBD client: what is at the beginning and the end of a disk, and how large it is.

From the protocol's description (`doc/proto.md` of the NBD project). The server is hostile until checked: it
is waited for with a limit, and its answers are bounded. QEMU does the real reading, on another connection.
"""

from __future__ import annotations

import socket
import struct

from appliance.errors import ImageError
from appliance.remote.location import Server

PATIENCE = 20.0
"""Seconds that a server may take for each step."""

_GREETING = struct.Struct(">8s8sH")
_OPTION = struct.Struct(">8sII")
_OPTION_REPLY = struct.Struct(">QIII")
_EXPORT = struct.Struct(">HQH")
_REQUEST = struct.Struct(">IHHQQI")
_REPLY = struct.Struct(">IIQ")
_MAGIC, _OPTION_MAGIC = b"NBDMAGIC", b"IHAVEOPT"
_REPLY_TO_OPTION, _REQUEST_MAGIC, _REPLY_MAGIC = 0x3E889045565A9, 0x25609513, 0x67446698
_FIXED_NEWSTYLE, _NO_ZEROES = 1, 2
_GO, _ACK, _INFO, _REFUSED = 7, 1, 3, 1 << 31
_READ, _DISCONNECT = 0, 2
_READ_ONLY = 2
_MOST_REPLY = 4096
_MOST_INFOS = 64
_MOST_BYTES = 1 << 20


class NbdClient:
    """A connection to one export. `size` is in bytes. Blocks; raises ImageError."""

    def __init__(self, connection: socket.socket, export: str, place: str) -> None:
        self._socket = connection
        self._place = place
        self._count = 0
        self.size = 0
        self.read_only = False
        connection.settimeout(PATIENCE)
        self._handshake(export)

    def read(self, length: int, offset: int) -> bytes:
        """`length` bytes at `offset`, fewer where the disk ends."""
        length = min(length, self.size - offset)
        parts = []
        while length > 0:
            piece = min(length, _MOST_BYTES)
            parts.append(self._read(piece, offset))
            length -= piece
            offset += piece
        return b"".join(parts)

    def close(self) -> None:
        """Say goodbye and close the connection. May be called again."""
        try:
            if self._socket.fileno() >= 0:
                self._socket.sendall(_REQUEST.pack(_REQUEST_MAGIC, 0, _DISCONNECT, 0, 0, 0))
        except OSError:
            # It is gone already.
            pass
        finally:
            self._socket.close()

    def _handshake(self, export: str) -> None:
        magic, option_magic, flags = _GREETING.unpack(self._receive(_GREETING.size))
        if magic != _MAGIC:
            raise ImageError(f"{self._place} is not served by NBD.")
        if option_magic != _OPTION_MAGIC or not flags & _FIXED_NEWSTYLE:
            raise ImageError(f"The NBD server of {self._place} speaks a protocol that is too old.")
        name = export.encode("utf-8", "surrogateescape")
        data = struct.pack(">I", len(name)) + name + struct.pack(">H", 0)
        self._send(
            struct.pack(">I", flags & (_FIXED_NEWSTYLE | _NO_ZEROES))
            + _OPTION.pack(_OPTION_MAGIC, _GO, len(data))
            + data
        )
        known = False
        for _reply in range(_MOST_INFOS):
            magic, option, kind, length = _OPTION_REPLY.unpack(self._receive(_OPTION_REPLY.size))
            if magic != _REPLY_TO_OPTION or option != _GO or length > _MOST_REPLY:
                raise self._broken()
            answer = self._receive(length)
            if kind & _REFUSED:
                raise ImageError(
                    f"The NBD server does not open {self._place}.", "Name an export that it has."
                )
            if kind == _ACK and known:
                return
            if kind == _INFO and length == _EXPORT.size and answer[:2] == b"\0\0":
                _kind, self.size, transmission = _EXPORT.unpack(answer)
                self.read_only = bool(transmission & _READ_ONLY)
                known = True
        raise self._broken()

    def _read(self, length: int, offset: int) -> bytes:
        self._count += 1
        self._send(_REQUEST.pack(_REQUEST_MAGIC, 0, _READ, self._count, offset, length))
        magic, error, number = _REPLY.unpack(self._receive(_REPLY.size))
        if magic != _REPLY_MAGIC or number != self._count:
            raise self._broken()
        if error:
            raise ImageError(f"{self._place} cannot be read: the server reports error {error}.")
        return self._receive(length)

    def _send(self, data: bytes) -> None:
        try:
            self._socket.sendall(data)
        except OSError as error:
            raise self._lost(error) from error

    def _receive(self, length: int) -> bytes:
        data = bytearray()
        while len(data) < length:
            try:
                piece = self._socket.recv(length - len(data))
            except OSError as error:
                raise self._lost(error) from error
            if not piece:
                raise ImageError(f"The server of {self._place} closed the connection.")
            data += piece
        return bytes(data)

    def _lost(self, error: OSError) -> ImageError:
        why = "it did not answer in time" if isinstance(error, TimeoutError) else error.strerror or str(error)
        return ImageError(f"The server of {self._place} was lost: {why}.")

    def _broken(self) -> ImageError:
        return ImageError(f"The server of {self._place} breaks the rules of NBD.")


class Direct:
    """The way to an NBD server, which needs nobody in between."""

    pid = None

    def __init__(self, server: Server, export: str, place: str) -> None:
        self._server = server
        self.export = export
        self._place = place

    def connect(self) -> socket.socket:
        """A new connection. Raises ImageError."""
        try:
            if self._server.socket:
                return _connect_here(self._server.socket)
            connection = socket.create_connection((self._server.host, self._server.port), PATIENCE)
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            return connection
        except (OSError, UnicodeError) as error:
            silent = isinstance(error, TimeoutError)
            why = "it does not answer" if silent else getattr(error, "strerror", None) or error
            raise ImageError(
                f"The server of {self._place} cannot be reached: {why}.", "See whether it runs."
            ) from error

    def close(self) -> None:
        """Nothing of it is left."""


def _connect_here(path: str) -> socket.socket:
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        connection.settimeout(PATIENCE)
        connection.connect(path)
    except BaseException:
        connection.close()
        raise
    return connection
