"""What an open image notices about its files: changes by others, locks of others."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from appliance.images import Change, Image, open_image
from tests.appliance.images.daemon import Daemon, run
from tests.appliance.images.making import MIB, make, make_overlay_of


@pytest.fixture
def image(tmp_path: Path) -> Iterator[Image]:
    """`top.qcow2` on `base.qcow2`, opened."""
    make(tmp_path / "base.qcow2", "qcow2", os.urandom(MIB))
    make_overlay_of(tmp_path / "top.qcow2", "base.qcow2")
    with open_image(tmp_path / "top.qcow2") as opened:
        yield opened


def test_untouched_image_has_not_changed(image: Image) -> None:
    assert image.path.read_bytes()
    assert not image.changed()


def test_write_to_any_layer_is_a_change(image: Image) -> None:
    with image.layers[1].path.open("r+b") as file:
        file.seek(MIB // 2)
        file.write(b"x")
    assert image.change() is Change.CONTENT


def test_write_with_the_time_put_back_is_a_change(image: Image) -> None:
    before = image.path.stat()
    with image.path.open("r+b") as file:
        file.write(b"X")
    os.utime(image.path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert image.change() is Change.CONTENT


def test_a_new_mode_name_or_label_is_no_change(image: Image) -> None:
    image.path.chmod(0o600)
    assert image.change() is Change.NONE
    image.path.with_name("second name").hardlink_to(image.path)
    assert image.change() is Change.NONE
    os.setxattr(image.path, "user.label", b"x")
    assert image.change() is Change.NONE


def test_truncation_is_a_change(image: Image) -> None:
    os.truncate(image.path, 65536)
    assert image.change() is Change.CONTENT


def test_removal_leaves_the_image_readable(image: Image) -> None:
    image.path.unlink()
    assert image.change() is Change.REMOVED
    assert os.pread(image.layers[0].fd, 4, 0) == b"QFI\xfb"


def test_renaming_is_no_change_of_content(image: Image) -> None:
    image.path.rename(image.path.with_name("moved.qcow2"))
    assert image.change() is Change.REMOVED


def test_another_file_in_its_place_is_noticed(image: Image) -> None:
    copy = image.path.with_name("copy")
    copy.write_bytes(image.path.read_bytes())
    copy.rename(image.path)
    assert image.change() is Change.REPLACED


def test_running_machine_is_seen_by_its_lock(image: Image, tmp_path: Path) -> None:
    assert not image.locked_by_other()
    machine = subprocess.Popen(
        ["qemu-io", "-f", "qcow2", str(image.path)], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL
    )
    try:
        deadline = time.monotonic() + 10
        while not image.locked_by_other() and time.monotonic() < deadline:
            time.sleep(0.01)
        assert image.locked_by_other()
    finally:
        machine.communicate(b"quit\n", timeout=10)
    assert not image.locked_by_other()


def test_reader_is_not_taken_for_a_running_machine(image: Image, tmp_path: Path) -> None:
    reader = Daemon(tmp_path)
    try:
        reader.ask(
            "blockdev-add",
            **{
                "driver": "qcow2",
                "node-name": "n",
                "read-only": True,
                "file": {"driver": "file", "filename": str(image.path), "locking": "on"},
            },
        )
        assert not image.locked_by_other()
    finally:
        reader.close()


def test_machine_starts_while_the_image_is_open(image: Image) -> None:
    run("qemu-io", "-f", "qcow2", "-c", "write 0 512", image.path)
    assert image.change() is Change.CONTENT
