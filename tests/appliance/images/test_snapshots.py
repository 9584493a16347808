"""An image as it was in one of its internal snapshots, read through the graph by QEMU itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from appliance.errors import ImageError
from appliance.images import build_graph, open_image
from appliance.images.overlay import head_qcow2
from tests.appliance.images.daemon import content, run
from tests.appliance.images.making import MIB, make, make_overlay_of, patterned, write_qcow2

VARIANTS = [
    (),
    ("compat=0.10",),
    ("cluster_size=512",),
    ("cluster_size=4k",),
    ("cluster_size=2M",),
    ("extended_l2=on",),
    ("compression_type=zstd",),
]


def image_with_snapshots(path: Path, *options: str) -> list[bytes]:
    """A qcow2 image with the snapshots “one” and “zwei ü”; returns the contents of both and of today."""
    contents = [patterned(3 * MIB, seed) for seed in (1, 2, 3)]
    make(path, "qcow2", contents[0], *options)
    for name, following in (("one", contents[1]), ("zwei ü", contents[2])):
        run("qemu-img", "snapshot", "-c", name, path)
        source = path.with_name("source")
        source.write_bytes(following)
        run("qemu-img", "convert", "-n", "-f", "raw", "-O", "qcow2", source, path)
        source.unlink()
    return contents


@pytest.mark.parametrize("options", VARIANTS, ids=["-".join(each) or "usual" for each in VARIANTS])
def test_each_snapshot_reads_as_it_was(tmp_path: Path, options: tuple[str, ...]) -> None:
    path = tmp_path / "disk.qcow2"
    contents = image_with_snapshots(path, *options)
    before = path.read_bytes()
    for name, expected in zip(("one", "zwei ü", ""), contents, strict=True):
        with open_image(path, snapshot=name) as image:
            assert content(image, tmp_path, overlay=True) == expected
    with open_image(path, snapshot="2") as image:
        assert content(image, tmp_path) == contents[1]
    assert path.read_bytes() == before


def test_a_snapshot_of_another_size(tmp_path: Path) -> None:
    path = make(tmp_path / "disk.qcow2", "qcow2", patterned(MIB))
    run("qemu-img", "snapshot", "-c", "small", path)
    run("qemu-img", "resize", "-q", path, "4M")
    with open_image(path, snapshot="small") as image:
        assert image.virtual_size == MIB
        assert [each.name for each in image.snapshots] == ["small"]
        assert content(image, tmp_path, overlay=True) == patterned(MIB)


def test_a_snapshot_of_an_image_on_another(tmp_path: Path) -> None:
    make(tmp_path / "base.qcow2", "qcow2", patterned(2 * MIB, 4))
    path = make_overlay_of(tmp_path / "top.qcow2", "base.qcow2")
    run("qemu-img", "snapshot", "-c", "empty", path)
    (tmp_path / "new").write_bytes(patterned(2 * MIB, 5))
    run("qemu-img", "convert", "-n", "-f", "raw", "-O", "qcow2", tmp_path / "new", path)
    with open_image(path, snapshot="empty") as image:
        assert content(image, tmp_path, overlay=True) == patterned(2 * MIB, 4)


def test_an_unknown_snapshot_is_told_with_those_that_are_there(tmp_path: Path) -> None:
    path = make(tmp_path / "disk.qcow2", "qcow2", bytes(MIB))
    run("qemu-img", "snapshot", "-c", "before upgrade", path)
    with pytest.raises(ImageError) as caught:
        open_image(path, snapshot="after")
    assert str(caught.value) == "disk.qcow2 has no snapshot “after”. It has: “before upgrade”."


def test_a_format_without_snapshots_has_none(tmp_path: Path) -> None:
    path = make(tmp_path / "disk.vdi", "vdi", bytes(MIB))
    with pytest.raises(ImageError, match="has no snapshot"):
        open_image(path, snapshot="x")


@pytest.mark.parametrize("table", [(1 << 40, 1), (512, 1), (0x30000, 1 << 30)])
def test_a_table_that_cannot_be_is_refused(tmp_path: Path, table: tuple[int, int]) -> None:
    entry = table[0].to_bytes(8, "big") + table[1].to_bytes(4, "big") + bytes.fromhex("00010001") + bytes(24)
    path = write_qcow2(tmp_path / "disk.qcow2", snapshots=(1, 0x40000), clusters=5)
    with path.open("r+b") as file:
        file.seek(0x40000)
        file.write(entry + b"1x")
    with pytest.raises(ImageError):
        open_image(path, snapshot="x")


def test_the_view_is_read_only_and_names_no_path(tmp_path: Path) -> None:
    path = tmp_path / "disk.qcow2"
    image_with_snapshots(path)
    with open_image(path, snapshot="one") as image:
        graph = build_graph(image, "p", lambda fd: f"/dev/fdset/{fd}", overlay_in=tmp_path)
        graph.close()
    writable = {node["node-name"] for node in graph.nodes if not node["read-only"]}
    assert writable == {graph.top, f"{graph.top}-file"}
    names = [node["filename"] for node in graph.nodes if "filename" in node]
    assert all(name.startswith("/dev/fdset/") for name in names)


@pytest.mark.parametrize("size", [512, 1 << 16, (1 << 30) + 1, 1 << 44])
def test_a_head_is_a_sound_image(tmp_path: Path, size: int) -> None:
    with (tmp_path / "head.qcow2").open("wb") as file:
        for offset, piece in head_qcow2(size, b"head"):
            file.seek(offset)
            file.write(piece)
    assert "No errors" in run("qemu-img", "check", tmp_path / "head.qcow2")
