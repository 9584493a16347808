"""How much longer work takes on this machine, just now, than on the one whose limits are written down.

Processor time is no constant measure: two threads on one core, and a host that lends its processors to
others, make the same work cost twice or three times as much of it.
"""

import time

REFERENCE = 0.0017
"""Seconds of processor time that the piece of work takes on a machine that does nothing else."""
TRIES = 3


def slowness() -> float:
    """1 on a machine as fast as that one, or faster; 2 where work takes twice as long. Takes milliseconds."""
    return max(1.0, min(_measure() for _ in range(TRIES)) / REFERENCE)


def _measure() -> float:
    before = time.thread_time()
    held: dict[int, str] = {}
    for number in range(12_000):
        held[number % 500] = f"{number}"
    return time.thread_time() - before
