"""The demo disk for tests: two systems on one disk, made once and kept with the test disks."""

import hashlib
from pathlib import Path

import browser.demo
from browser.demo.disk import make_demo
from tests.helpers.disks import disk_folder, making


def demo_disk() -> Path:
    """A qcow2 image as `guestscope demo` makes it. The first call takes a minute or so under emulation."""
    digest = hashlib.sha256()
    for source in sorted(Path(browser.demo.__path__[0]).iterdir()):
        if source.is_file():
            digest.update(source.read_bytes())
    path = disk_folder() / f"demo-{digest.hexdigest()[:16]}.qcow2"
    if not path.exists():
        with making(path) as draft:
            if draft is not None:
                make_demo(draft)
    return path
