"""The block graph's own promises; that it reads right is shown format by format."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from appliance.images import Graph, Image, build_graph, open_image
from tests.appliance.images.daemon import daemon_in, run
from tests.appliance.images.making import MIB, make, make_overlay_of, open_descriptors, patterned


@pytest.fixture
def image(tmp_path: Path) -> Iterator[Image]:
    """A qcow2 image on a split VMDK, which takes every kind of node."""
    make(tmp_path / "base.vmdk", "vmdk", patterned(2 * MIB), "subformat=twoGbMaxExtentFlat")
    make_overlay_of(tmp_path / "top.qcow2", "base.vmdk", "vmdk")
    with open_image(tmp_path / "top.qcow2") as opened:
        yield opened


def built(image: Image, folder: Path | None) -> Graph:
    return build_graph(image, "p" * 16, lambda fd: f"/dev/fdset/{fd}", overlay_in=folder)


def mentioned(graph: Graph) -> list[str]:
    """Every string value in the graph but the node names themselves."""
    return [
        value
        for node in graph.nodes
        for key, value in node.items()
        if isinstance(value, str) and key != "node-name"
    ]


def test_every_node_names_its_driver_and_no_path(image: Image, tmp_path: Path) -> None:
    graph = built(image, tmp_path)
    graph.close()
    assert all(node["driver"] for node in graph.nodes)
    assert not [text for text in mentioned(graph) if "/" in text and not text.startswith("/dev/fdset/")]
    assert all(len(name) <= 31 for name in graph.names)


def test_only_the_overlay_is_writable(image: Image, tmp_path: Path) -> None:
    graph = built(image, tmp_path)
    graph.close()
    writable = {node["node-name"] for node in graph.nodes if not node["read-only"]}
    assert writable == {graph.top, f"{graph.top}-file"}
    without = built(image, None)
    without.close()
    assert all(node["read-only"] for node in without.nodes)


def test_backing_is_always_named_or_null(image: Image, tmp_path: Path) -> None:
    graph = built(image, tmp_path)
    graph.close()
    assert all("backing" in node for node in graph.nodes if node["driver"] in ("qcow2", "vmdk"))


def test_closing_leaves_no_descriptor(image: Image, tmp_path: Path) -> None:
    before = open_descriptors()
    graph = built(image, tmp_path)
    assert open_descriptors() > before
    graph.close()
    assert open_descriptors() == before


def test_failure_leaves_no_descriptor(image: Image, tmp_path: Path) -> None:
    before = open_descriptors()
    with pytest.raises(OSError, match="no such"):
        build_graph(image, "p", _refusing(), overlay_in=tmp_path)
    assert open_descriptors() == before


def _refusing() -> Any:
    calls = []

    def register(fd: int) -> str:
        calls.append(fd)
        if len(calls) == 4:
            raise OSError("no such luck")
        return f"/dev/fdset/{fd}"

    return register


def test_guest_may_write_while_the_image_stays(image: Image, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    with daemon_in(tmp_path) as daemon:
        graph = build_graph(image, "d", daemon.register, overlay_in=tmp_path)
        daemon.add(graph)
        graph.close()
        with daemon.serving(graph, writable=True) as server:
            node = f"driver=nbd,path={server},export=it"
            run(
                "qemu-io",
                "--image-opts",
                "-c",
                "write -P 9 0 2M",
                "-c",
                "flush",
                "-c",
                "read -P 9 0 2M",
                node,
            )
        daemon.remove(graph)
    assert {path: path.read_bytes() for path in before} == before
    assert not image.changed()


def test_machine_can_start_and_stop_while_qemu_reads(image: Image, tmp_path: Path) -> None:
    """No lock of ours is in its way, not even on the parts that QEMU opens itself."""
    with daemon_in(tmp_path) as daemon:
        graph = build_graph(image, "d", daemon.register, overlay_in=tmp_path)
        daemon.add(graph)
        graph.close()
        run("qemu-io", "-f", "vmdk", "-c", "write 0 512", tmp_path / "base.vmdk")
        run("qemu-io", "-f", "qcow2", "-c", "write 0 512", tmp_path / "top.qcow2")
        assert not image.locked_by_other()


def test_removed_graph_leaves_no_node(image: Image, tmp_path: Path) -> None:
    with daemon_in(tmp_path) as daemon:
        for _ in range(3):
            graph = build_graph(image, "d", daemon.register, overlay_in=tmp_path)
            daemon.add(graph)
            graph.close()
            daemon.remove(graph)
        assert daemon.ask("query-named-block-nodes") == []


def test_prefix_is_bounded(image: Image) -> None:
    with pytest.raises(ValueError, match="prefix"):
        build_graph(image, "p" * 17, str, overlay_in=None)


def test_description_for_qemu_cannot_be_changed(image: Image) -> None:
    graph = built(image, None)
    try:
        (description,) = graph.descriptors
        with pytest.raises(OSError, match="Bad file"):
            os.write(description, b"x")
        with pytest.raises(OSError, match="permitted"):
            os.open(f"/proc/self/fd/{description}", os.O_RDWR | os.O_TRUNC)
        text = os.pread(description, 4096, 0).decode()
        assert json.dumps(f"/dev/fdset/{image.layers[1].extents[0].fd}") in text
    finally:
        graph.close()
