"""Actions on image files, which need no appliance."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine import GuestFS
from engine.errors import GuestFSError, NotReady
from tests.appliance.images.daemon import run

MIB = 1 << 20


@pytest.fixture
def g() -> Iterator[GuestFS]:
    with GuestFS(python_return_dict=True, environment=False) as g:
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


@pytest.mark.parametrize("size", [MIB + 512, 3 << 30])
@pytest.mark.parametrize(("cluster", "compat"), [(65536, "1.1"), (4096, "0.10")])
def test_clusters_have_their_places_from_the_start(
    g: GuestFS, tmp_path: Path, size: int, cluster: int, compat: str
) -> None:
    path = str(tmp_path / "disk")
    g.disk_create(path, "qcow2", size, preallocation="metadata", clustersize=cluster, compat=compat)
    assert g.disk_virtual_size(path) == size
    told = json.loads(run("qemu-img", "check", "--output=json", path))
    assert told["allocated-clusters"] == told["total-clusters"] == -(-size // cluster)
    assert not told.get("leaks")
    assert not told["check-errors"]
    allocated = json.loads(run("qemu-img", "map", "--output=json", path))
    assert all(extent["data"] and extent["depth"] == 0 for extent in allocated)
    assert sum(extent["length"] for extent in allocated) == size


def test_blocks_are_there_from_the_start(g: GuestFS, tmp_path: Path) -> None:
    for image_format in ("raw", "qcow2"):
        path = tmp_path / image_format
        g.disk_create(str(path), image_format, 5 * MIB, preallocation="full")
        assert path.stat().st_blocks * 512 >= 5 * MIB
        assert run("qemu-img", "compare", str(path), str(tmp_path / "raw")).startswith("Images are identical")
    for image_format, word in (("raw", "metadata"), ("qcow2", "falloc")):
        with pytest.raises(GuestFSError, match=f"there is no preallocation “{word}” of {image_format}"):
            g.disk_create(str(tmp_path / "new"), image_format, MIB, preallocation=word)


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
