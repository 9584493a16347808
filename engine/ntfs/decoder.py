"""Has chunks that Windows compressed decoded by a process of their own (`decoder_child`)."""

from __future__ import annotations

import contextlib
import os
import select
import subprocess
import time
import weakref
from collections.abc import Sequence
from pathlib import Path
from typing import IO

from appliance import sandbox
from engine.ntfs import decoder_child
from engine.ntfs.compressed import Algorithm, Chunk
from engine.ntfs.errors import NoDecoder
from engine.ntfs.records import Damaged

CHILD = Path(decoder_child.__file__)
LIMITS = {"RLIMIT_AS": 256 << 20, "RLIMIT_FSIZE": 0, "RLIMIT_NOFILE": 64, "RLIMIT_STACK": 2 << 20}
PATIENCE = 20.0
"""Seconds that the process may take for a MiB, which takes it milliseconds."""

_XPRESS, _LZX = 1, 2
"""libwim's numbers of compressions."""


class Decoder:
    """Decodes chunks, for one thread. The process begins with the first one, and ends with this object."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._is_useless = False

    def __call__(self, algorithm: Algorithm, chunks: Sequence[Chunk]) -> bytes:
        """The bytes that the chunks stand for. Raises `Damaged`, `NoDecoder`."""
        packed = [chunk for chunk in chunks if len(chunk.data) != chunk.size]
        plain = self._decoded(algorithm, packed) if packed else b""
        parts = []
        at = 0
        for chunk in chunks:
            if len(chunk.data) == chunk.size:
                parts.append(chunk.data)
            else:
                parts.append(plain[at : at + chunk.size])
                at += chunk.size
        return b"".join(parts)

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            _end(self._process)
            self._process = None

    def _decoded(self, algorithm: Algorithm, chunks: Sequence[Chunk]) -> bytes:
        if self._is_useless:
            raise NoDecoder
        kind = _LZX if algorithm is Algorithm.LZX else _XPRESS
        request = decoder_child.HEAD.pack(kind, algorithm.chunk.bit_length() - 1, len(chunks))
        request += b"".join(decoder_child.SIZES.pack(len(chunk.data), chunk.size) for chunk in chunks)
        request += b"".join(chunk.data for chunk in chunks)
        try:
            source, target = self._pipes()
            end = time.monotonic() + PATIENCE
            _write(target.fileno(), request, end)
            answer = _read(source.fileno(), 1, end)
            if answer == decoder_child.DONE:
                return _read(source.fileno(), sum(chunk.size for chunk in chunks), end)
        except (OSError, EOFError, TimeoutError) as error:
            # It died over what it was given, or does not come to an end.
            self.close()
            raise Damaged("the decoder failed over it") from error
        if answer == decoder_child.NO_LIBRARY:
            self.close()
            self._is_useless = True
            raise NoDecoder
        raise Damaged("a chunk cannot be decoded")

    def _pipes(self) -> tuple[IO[bytes], IO[bytes]]:
        if self._process is None:
            user = sandbox.nobody()
            self._process = subprocess.Popen(
                sandbox.script_command(CHILD, [] if user is None else [str(user)], LIMITS),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd="/",
                env={"LANG": "C.UTF-8"},
                bufsize=0,
            )
            weakref.finalize(self, _end, self._process)
            assert self._process.stdin is not None
            os.set_blocking(self._process.stdin.fileno(), False)
        assert self._process.stdout is not None
        assert self._process.stdin is not None
        return self._process.stdout, self._process.stdin


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with contextlib.suppress(OSError):
                pipe.close()


def _write(pipe: int, data: bytes, end: float) -> None:
    rest = memoryview(data)
    while rest:
        _wait(pipe, select.POLLOUT, end)
        rest = rest[os.write(pipe, rest) :]


def _read(pipe: int, count: int, end: float) -> bytes:
    data = bytearray()
    while len(data) < count:
        _wait(pipe, select.POLLIN, end)
        part = os.read(pipe, count - len(data))
        if not part:
            raise EOFError
        data += part
    return bytes(data)


def _wait(pipe: int, event: int, end: float) -> None:
    poll = select.poll()
    poll.register(pipe, event)
    if not poll.poll(max(end - time.monotonic(), 0) * 1000):
        raise TimeoutError
