"""Parses event logs of Windows in a process of its own, which may fail without taking anything along.

It is a guest's data: the parser gets it here, with bounds on memory and time, and nothing else does. Reads
logs from standard input, each with its length in front (four bytes, little-endian), and writes lines: one of
JSON for each event, and "end" after each log. Run as a script; it imports nothing of ours.
"""

from __future__ import annotations

import io
import resource
import struct
import sys
import warnings

MEMORY = 1 << 30
SECONDS = 30


def main() -> None:
    """Parse what comes in until it ends."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    warnings.simplefilter("ignore")
    from evtx import PyEvtxParser

    source, target = sys.stdin.buffer, sys.stdout.buffer
    while len(head := source.read(4)) == 4:
        content = source.read(struct.unpack("<I", head)[0])
        try:
            # One thread; what cannot be made sense of is left out.
            parser = PyEvtxParser(io.BytesIO(content), number_of_threads=1, skip_errors=True)
            for record in parser.records_json():
                text = str(record["data"]) if record else ""
                target.write(text.encode("utf-8", "replace").replace(b"\n", b" ") + b"\n")
        except (RuntimeError, OSError, ValueError) as error:
            sys.stderr.write(f"{error}\n")
        target.write(b"end\n")
        target.flush()


if __name__ == "__main__":
    main()
