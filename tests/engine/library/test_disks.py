"""Actions on image files, which need no appliance."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from engine import GuestFS
from engine.errors import GuestFSError, NotReady
from tests.appliance.images.daemon import run

MIB = 1 << 20


@pytest.fixture
def g() -> Iterator[GuestFS]:
    with GuestFS(environment=False) as g:
        yield g


@pytest.mark.parametrize("image_format", ["raw", "qcow2"])
def test_made_disk_is_what_was_asked_for(g: GuestFS, tmp_path: Path, image_format: str) -> None:
    path = str(tmp_path / "disk")
    g.disk_create(path, image_format, 5 * MIB)
    assert g.disk_format(path) == image_format
    assert g.disk_virtual_size(path) == 5 * MIB
    assert g.disk_has_backing_file(path) == 0
    told = run("qemu-img", "info", "--output=json", "-f", image_format, path)
    assert f'"virtual-size": {5 * MIB}' in told


def test_disk_can_rest_on_another(g: GuestFS, tmp_path: Path) -> None:
    base, top = str(tmp_path / "base"), str(tmp_path / "top")
    g.disk_create(base, "qcow2", 5 * MIB)
    g.disk_create(top, "qcow2", -1, backingfile=base, backingformat="qcow2")
    assert g.disk_has_backing_file(top) == 1
    assert g.disk_virtual_size(top) == 5 * MIB
    assert '"backing-filename-format": "qcow2"' in run("qemu-img", "info", "--output=json", top)


@pytest.mark.parametrize("compat", ["0.10", "1.1"])
def test_version_of_qcow2_is_chosen(g: GuestFS, tmp_path: Path, compat: str) -> None:
    base, top = str(tmp_path / "base"), str(tmp_path / "top")
    g.disk_create(base, "raw", 5 * MIB)
    g.disk_create(top, "qcow2", -1, backingfile=base, backingformat="raw", compat=compat)
    assert f'"compat": "{compat}"' in run("qemu-img", "info", "--output=json", top)
    assert "No errors" in run("qemu-img", "check", top)
    assert (g.disk_virtual_size(top), g.disk_has_backing_file(top)) == (5 * MIB, 1)
    with pytest.raises(GuestFSError, match=r"there is no version “0\.9” of qcow2"):
        g.disk_create(top, "qcow2", MIB, compat="0.9")


def test_name_is_taken_from_where_the_caller_is(
    g: GuestFS, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    g.disk_create("disk", "raw", MIB)
    assert (tmp_path / "disk").stat().st_size == MIB


def test_disk_that_cannot_be_made_is_told(g: GuestFS, tmp_path: Path) -> None:
    with pytest.raises(GuestFSError, match="disk_create: "):
        g.disk_create(str(tmp_path / "disk"), "vmdk", MIB)
    with pytest.raises(GuestFSError):
        g.disk_create(str(tmp_path / "gone" / "disk"), "raw", MIB)
    assert list(tmp_path.iterdir()) == []


def test_image_that_cannot_be_read_is_told(g: GuestFS, tmp_path: Path) -> None:
    with pytest.raises(NotReady, match="gone"):
        g.disk_format(str(tmp_path / "gone"))
