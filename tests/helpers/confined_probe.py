"""Stands in the place of the preview's confined process, and does what a taken-over one might try.

Started as that is, with the name of the deed. Told is a value; it imports nothing of ours.
"""

import contextlib
import json
import os
import socket
import struct
import sys
import time


def send(letter: bytes, content: bytes) -> None:
    os.write(1, struct.pack("<cI", letter, len(content)) + content)


def tell(value: object) -> None:
    send(b"V", json.dumps(value).encode())


def outcome(deed: object, *arguments: object) -> str:
    try:
        deed(*arguments)  # type: ignore[operator]
    except OSError as error:
        return error.__class__.__name__
    return "done"


def probe() -> None:
    tell(
        {
            "read": outcome(open, "/etc/hostname"),
            "list": outcome(os.listdir, "/"),
            "write": outcome(open, "/tmp/guestscope-probe", "w"),
            "network": outcome(socket.socket, socket.AF_INET),
            "local": outcome(socket.socket, socket.AF_UNIX),
            "run": outcome(os.execv, "/bin/sh", ["sh", "-c", "exit 0"]),
            "signal": outcome(os.kill, os.getppid(), 0),
            "environment": sorted(os.environ),
        }
    )


def main(deed: str, user: str = "") -> None:
    # As the real one does it.
    if user:
        os.setgroups([])
        os.setresgid(int(user), int(user), int(user))
        os.setresuid(int(user), int(user), int(user))
    if deed == "probe":
        probe()
    elif deed == "crash":
        os.abort()
    elif deed == "spin":
        while True:
            pass
    elif deed == "sleep":
        time.sleep(60)
    elif deed == "hog":
        with contextlib.suppress(MemoryError):
            hoard = []
            while True:
                hoard.append(bytearray(1 << 22))
        os._exit(4)
    elif deed == "babble":
        while True:
            tell("x" * 10_000)
    elif deed == "pour":
        while True:
            send(b"D", bytes(1 << 20))
    elif deed == "nonsense":
        os.write(1, b"?" * 64)
    elif deed == "no json":
        send(b"V", b"[" * 100_000)
    elif deed == "far":
        send(b"R", struct.pack("<QI", (1 << 64) - 1, (1 << 32) - 1))
        time.sleep(0.2)


if __name__ == "__main__":
    main(*sys.argv[1:])
