"""Versions of snap packages, from packages made by squashfs's own tools."""

import shutil
import subprocess
from pathlib import Path

import pytest

from engine import GuestFS
from engine.inspection import software_unix
from engine.inspection.software import Origin
from engine.inspection.system import System
from engine.inspection.tree import Tree
from tests.helpers.disks import disk

SNAPS = "/var/lib/snapd/snaps"


def package(folder: Path, name: str, text: str | None) -> Path:
    """A snap whose description says this; None: it is a link out of the package."""
    program = shutil.which("mksquashfs")
    if program is None:
        pytest.skip("mksquashfs is not installed")
    top = folder / name / "meta"
    top.mkdir(parents=True)
    if text is None:
        (top / "snap.yaml").symlink_to("/etc/os-release")
    else:
        (top / "snap.yaml").write_text(text)
    made = folder / f"{name}.snap"
    subprocess.run([program, top.parent, made, "-quiet", "-no-progress"], check=True, capture_output=True)
    return made


def test_versions_are_read_from_the_packages_themselves(tmp_path: Path) -> None:
    image = tmp_path / "snaps.raw"
    shutil.copy(disk("bare").path, image)
    with GuestFS(python_return_dict=True) as g:
        g.add_drive(str(image), format="raw", cachemode="unsafe")
        g.launch()
        g.mount("/dev/sda", "/")
        g.mkdir_p(SNAPS)
        for name, text in (
            ("lxd_100", "name: lxd\nversion: '5.21'\nsummary: x\n"),
            ("core22_1", "name: core22\nversion: 20240111\n"),
            ("odd_7", None),
        ):
            g.upload(str(package(tmp_path, name, text)), f"{SNAPS}/{name}.snap")
        g.write(f"{SNAPS}/broken_3.snap", b"hsqs" + bytes(5000))
        g.mkfifo(0o644, f"{SNAPS}/pipe_1.snap")
        found = software_unix.read(Tree(g), System("/dev/sda", "linux", mounts={"/": "/dev/sda"}))
        assert "loop" not in g.debug("sh", ["cat /proc/self/mounts; losetup -a"]), "nothing stays behind"
    assert [(one.name, one.version) for one in found.packages if one.origin is Origin.SNAP] == [
        ("broken", "revision 3"),
        ("core22", "20240111 (revision 1)"),
        ("lxd", "5.21 (revision 100)"),
        ("odd", "revision 7"),
        ("pipe", "revision 1"),
    ]
