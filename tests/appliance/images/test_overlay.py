"""Throw-away overlays, judged by QEMU."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from appliance.errors import CacheUnusable
from appliance.images import make_overlay


def qemu_img(fd: int, *arguments: str) -> str:
    words = ["qemu-img", *arguments, "-f", "qcow2", f"/proc/self/fd/{fd}"]
    return subprocess.run(words, pass_fds=[fd], capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("size", [512, 1 << 20, (1 << 40) + 512, 63 << 40, 1 << 51, 1 << 55])
def test_overlay_is_sound_at_any_size(tmp_path: Path, size: int) -> None:
    fd = make_overlay(size, tmp_path)
    try:
        assert json.loads(qemu_img(fd, "info", "--output=json"))["virtual-size"] == size
        assert "No errors" in qemu_img(fd, "check")
        assert os.fstat(fd).st_blocks * 512 <= 128 << 10
    finally:
        os.close(fd)


def test_overlay_has_no_name(tmp_path: Path) -> None:
    fd = make_overlay(1 << 20, tmp_path)
    try:
        assert os.fstat(fd).st_nlink == 0
        assert list(tmp_path.iterdir()) == []
    finally:
        os.close(fd)


def test_size_is_rounded_up_to_sectors(tmp_path: Path) -> None:
    fd = make_overlay(1000, tmp_path)
    try:
        assert json.loads(qemu_img(fd, "info", "--output=json"))["virtual-size"] == 1024
    finally:
        os.close(fd)


def test_missing_folder_is_the_caches_fault(tmp_path: Path) -> None:
    with pytest.raises(CacheUnusable, match="overlay"):
        make_overlay(1 << 20, tmp_path / "gone")
