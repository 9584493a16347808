"""The confined process: run as a script, it does one task over a guest's data, and ends.

It was started through `appliance.confine`, so it opens no path but Python's own, makes no socket, and has
bounds on memory and time. All that it needs is loaded before the file's first byte comes; then it gives root
up, if it had that.
"""

from __future__ import annotations

import ctypes
import importlib
import os
import sys
import types
from pathlib import Path

TASKS = {
    "picture": "browser.preview.decode_picture",
    "archive": "browser.preview.list_archive",
    "colours": "browser.preview.colour_text",
    "encoding": "browser.preview.guess_encoding",
}
"""By the word that the process is started with: a module with `prepare(task)` and `run(channel, task)`."""

_PR_SET_PDEATHSIG, _SIGKILL = 1, 9


def main(word: str, user: int | None = None) -> None:
    """Do the task of this name, as this user where one is given."""
    # Python may look at nothing but the folder that this is in, and isolated it looks not even there.
    for name, places in (("browser", []), ("browser.preview", [str(Path(__file__).parent)])):
        package = types.ModuleType(name)
        package.__path__ = places
        sys.modules[name] = package
    from browser.preview.wire import DAMAGED, NO_MEMORY, Channel

    doing = importlib.import_module(TASKS[word])
    channel = Channel(0, 1)
    task = channel.task()
    doing.prepare(task)
    if user is not None:
        _become(user)
    try:
        doing.run(channel, task)
    except MemoryError:
        os._exit(NO_MEMORY)
    except Exception:  # noqa: BLE001 - a guest's data brought it about, and nobody here can do anything
        os._exit(DAMAGED)


def _become(user: int) -> None:
    parent = os.getppid()
    os.setgroups([])
    os.setresgid(user, user, user)
    os.setresuid(user, user, user)
    # It went with the user.
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, _SIGKILL, 0, 0, 0)
    if os.getppid() != parent:
        os._exit(1)


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:]))
