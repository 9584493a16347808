"""The saved memory of a guest as QEMU gets it where it cannot be lent (see `lending`): a sealed copy.

QEMU before 8.2 opens a memory file for writing even to map it privately, and one that was taken over
could spoil what others are restored from. So it gets the content in a sealed memfd, which nobody can
write to. One such memfd serves all handles of this process.

Copying takes as long as QEMU takes to start, so both happen at once: until the memory is sealed, QEMU
has run nothing of a guest and looked at no page of it.
"""

from __future__ import annotations

import fcntl
import os
import threading
from pathlib import Path

from appliance import manifest, sparse

_SEALS = fcntl.F_SEAL_SEAL | fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_GROW | fcntl.F_SEAL_WRITE


class Memory:
    """A memfd that is being filled with the content of `source`, a descriptor that it takes over."""

    def __init__(self, source: int) -> None:
        self.descriptor = os.memfd_create("guestscope-memory", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
        # QEMU looks at the size when it starts.
        os.ftruncate(self.descriptor, os.fstat(source).st_size)
        self._failure: OSError | None = None
        self._thread = threading.Thread(target=self._fill, args=(source,), name="memory", daemon=True)
        self._thread.start()

    def _fill(self, source: int) -> None:
        try:
            sparse.copy(source, self.descriptor)
            fcntl.fcntl(self.descriptor, fcntl.F_ADD_SEALS, _SEALS)
        except OSError as error:
            self._failure = error
        finally:
            os.close(source)

    @property
    def is_spoilt(self) -> bool:
        """Whether it could not be filled."""
        return self._failure is not None

    def seal(self) -> None:
        """Wait until it is whole and nobody can change it any more. Raises `OSError`."""
        self._thread.join()
        if self._failure is not None:
            raise self._failure


_lock = threading.Lock()
_memories: dict[tuple[object, ...], Memory] = {}


def memory_of(path: Path) -> Memory:
    """The memory saved at `path`; made once in a process for each state of the file. Raises `OSError`."""
    source = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    identity = (os.getpid(), *manifest.look(os.fstat(source)).values())
    with _lock:
        memory = _memories.get(identity)
        if memory is None or memory.is_spoilt:
            memory = _memories[identity] = Memory(source)
        else:
            os.close(source)
    return memory
