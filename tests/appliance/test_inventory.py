"""What the cache holds, told and removed, with folders that only look like builds and templates."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

import pytest

from appliance import inventory, manifest
from appliance.appliance import Appliance
from appliance.cache import cache_folder
from appliance.inventory import Item, ItemKind
from appliance.launch import Settings
from appliance.template import WarmUp


def _warm(_appliance: Appliance) -> None:
    raise AssertionError("nothing is started to look at what is there")


WARM_UP = WarmUp("key", _warm)


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LIBGUESTFS_CACHEDIR", str(tmp_path))
    monkeypatch.setenv("LIBGUESTFS_BACKEND_SETTINGS", "force_tcg")
    return cache_folder()


def put_build(cache: Path, key: str) -> Path:
    folder = cache / f"appliance-{key}"
    folder.mkdir()
    for name in ("kernel", "initrd", "root"):
        (folder / name).write_bytes(b"x" * 4096)
    return folder


def put_template(cache: Path, key: str) -> Path:
    folder = cache / f"template-{key}"
    folder.mkdir()
    (folder / "memory").write_bytes(b"x" * 8192)
    manifest.write(folder, {"schema": 0}, {"memory": "0" * 64})
    return folder


def kinds(items: list[Item]) -> list[tuple[ItemKind, str]]:
    return [(item.kind, item.folder.name) for item in items]


def test_an_empty_cache_holds_nothing(cache: Path) -> None:
    found = inventory.look(Settings(), WARM_UP)
    assert found.cache == cache
    assert found.items == ()
    assert found.template is None


def test_builds_and_templates_are_told_with_their_sizes_and_ages(cache: Path) -> None:
    build = put_build(cache, "old")
    put_template(cache, "old")
    os.utime(build / "root", (1_000_000_000, 1_000_000_000))
    one, other = inventory.look(Settings(), WARM_UP).items
    assert (one.kind, one.folder, one.made) == (ItemKind.BUILD, build, 1_000_000_000)
    assert one.size == 3 * 4096
    assert other.kind is ItemKind.TEMPLATE
    assert other.size >= 8192
    assert not one.is_current
    assert not other.is_current


def test_the_build_that_the_host_asks_for_is_known_by_its_key(cache: Path) -> None:
    key = inventory.look(Settings(), WARM_UP).key
    put_build(cache, key)
    put_build(cache, "other")
    found = inventory.look(Settings(), WARM_UP)
    assert [item.is_current for item in found.items if item.folder.name.endswith(key)] == [True]
    assert sum(item.is_current for item in found.items) == 1


def test_a_host_that_cannot_build_still_tells_what_is_there(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_build(cache, "old")
    monkeypatch.setenv("LIBGUESTFS_HV", "/nowhere/qemu")
    found = inventory.look(Settings(), WARM_UP)
    assert "/nowhere/qemu" in found.obstacle
    assert found.key == ""
    assert kinds(list(found.items)) == [(ItemKind.BUILD, "appliance-old")]


def test_cleaning_removes_what_is_ours_and_nothing_else(cache: Path) -> None:
    put_build(cache, "one")
    put_template(cache, "one")
    for leftover in (".making-a", ".saving-b", ".discarded-template-c-1"):
        (cache / leftover).mkdir()
        (cache / leftover / "file").touch()
    (cache / "accelerator.json").write_text("{}")
    (cache / "kernel").mkdir()
    (cache / "demo.qcow2").touch()
    removed, kept = inventory.clean(cache)
    assert kinds(removed) == [(ItemKind.TEMPLATE, "template-one"), (ItemKind.BUILD, "appliance-one")]
    assert kept == []
    left = {path.name for path in cache.iterdir() if not path.name.endswith(".lock")}
    assert left == {"kernel", "demo.qcow2", ".used"}


def test_a_build_in_use_is_left(cache: Path) -> None:
    build = put_build(cache, "one")
    descriptor = os.open(build, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH)
        removed, kept = inventory.clean(cache)
    finally:
        os.close(descriptor)
    assert removed == []
    assert kinds(kept) == [(ItemKind.BUILD, "appliance-one")]
    assert (build / "root").exists()


def test_a_link_among_the_builds_leads_nowhere(cache: Path, tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.mkdir()
    (precious / "file").touch()
    (cache / "appliance-x").symlink_to(precious)
    (cache / ".making-x").symlink_to(precious)
    inventory.clean(cache)
    assert (precious / "file").exists()
