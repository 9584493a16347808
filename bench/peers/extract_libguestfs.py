"""What copying takes with libguestfs's own binding, on a handle that is launched and mounted.

Runs in the system's Python: standard library and `guestfs` only. Prints figures as JSON.
"""

import json
import os
import shutil
import sys
import time

import guestfs  # type: ignore[import-not-found]


def main(what: str, image: str, path: str, destination: str) -> None:
    handle = guestfs.GuestFS(python_return_dict=True)
    handle.add_drive_opts(image, readonly=True, format="raw")
    handle.launch()
    handle.mount_ro("/dev/sda", "/")
    since = time.monotonic()
    if what == "file":
        handle.download(path, os.path.join(destination, os.path.basename(path)))  # noqa: PTH118, PTH119
    else:
        handle.copy_out(path, destination)
    figures = {"copied": time.monotonic() - since}
    handle.close()
    shutil.rmtree(destination)
    print(json.dumps(figures))


main(*sys.argv[1:])
