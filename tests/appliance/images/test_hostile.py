"""Images made to do harm: none may cost more than a moment, or end in anything but a refusal.

Mutations come from a fixed seed; a failure names the seed of its own image.
"""

from __future__ import annotations

import os
import random
import time
import tracemalloc
from pathlib import Path

import pytest

from appliance.errors import ImageError
from appliance.images import open_image
from tests.appliance.images.making import (
    MIB,
    make,
    make_overlay_of,
    open_descriptors,
    write_descriptor,
    write_qcow2,
)
from tests.helpers.amounts import PATIENCE, amount

_ROUNDS = amount(300, 2000)
_INTERESTING = (0, 1, 0x7F, 0x80, 0xFF)


@pytest.mark.parametrize(
    "fields",
    [
        {"version": 4},
        {"version": 0},
        {"cluster_bits": 8},
        {"cluster_bits": 22},
        {"cluster_bits": 0xFFFFFFFF},
        {"size": (1 << 64) - 1},
        {"size": 63 << 40},
        {"l1_entries": 0},
        {"l1_entries": 0xFFFFFFFF},
        {"l1_offset": 1 << 63},
        {"l1_offset": 1000},
        {"reftable_clusters": 0},
        {"reftable_clusters": 0xFFFFFFFF},
        {"snapshots": (0xFFFFFFFF, 0)},
        {"snapshots": (65536, 1 << 62)},
        {"backing": b"x" * 1024},
        {"extensions": ((0xE2792ACA, b"raw"), (0xE2792ACA, b"qcow2"))},
        {"incompatible": 4},
        {"incompatible": 1 << 40},
        {"crypt_method": 3},
    ],
    ids=str,
)
def test_impossible_qcow2_header_is_refused_at_once(tmp_path: Path, fields: dict[str, object]) -> None:
    path = write_qcow2(tmp_path / "disk.qcow2", **fields)  # type: ignore[arg-type]
    before, started = open_descriptors(), time.process_time()
    with pytest.raises(ImageError, match=r"disk\.qcow2 "):
        open_image(path)
    assert time.process_time() - started < 0.1
    assert open_descriptors() == before


def test_extension_longer_than_the_header_is_refused(tmp_path: Path) -> None:
    path = write_qcow2(tmp_path / "disk.qcow2")
    with path.open("r+b") as file:
        file.seek(104)
        file.write(b"\xde\xad\xbe\xef\xff\xff\xff\xff")
    with pytest.raises(ImageError, match="extension"):
        open_image(path)


def test_largest_tables_are_read_within_bounds(tmp_path: Path) -> None:
    """32 MiB of L1 table and 65536 snapshots, in a file that is a hole."""
    path = write_qcow2(
        tmp_path / "disk.qcow2",
        size=1 << 50,
        l1_entries=4 << 20,
        l1_offset=1 << 20,
        snapshots=(65536, 64 << 20),
        clusters=4096,
    )
    tracemalloc.start()
    started = time.process_time()
    try:
        with open_image(path) as image:
            assert len(image.snapshots) == 4096
        assert tracemalloc.get_traced_memory()[1] < 64 * MIB
    finally:
        tracemalloc.stop()
    assert time.process_time() - started < 1


def test_description_of_nothing_but_lines_is_refused_at_once(tmp_path: Path) -> None:
    for text in ("a\n" * 60_000, "a=" + " " * 120_000 + 'x"x', "RW " + "1" * 120_000, "RW" + " " * 120_000):
        path = write_descriptor(tmp_path / "disk.vmdk", text)
        started = time.process_time()
        with pytest.raises(ImageError):
            open_image(path)
        assert time.process_time() - started < 0.1


def _originals(folder: Path) -> list[Path]:
    """One small image of each format, in a folder of its own."""
    made = []
    for name, *options in (
        ("qcow2",),
        ("qcow",),
        ("qed",),
        ("vdi",),
        ("vpc",),
        ("vpc", "subformat=fixed"),
        ("vhdx",),
        ("parallels",),
        ("vmdk", "subformat=monolithicSparse"),
        ("vmdk", "subformat=streamOptimized"),
        ("vmdk", "subformat=twoGbMaxExtentSparse"),
    ):
        here = folder / "-".join([name, *options])
        here.mkdir()
        content = os.urandom(65536) + bytes(MIB)
        made.append(make(here / f"disk.{name}", name, content, *options))
    return made


def _mutated(source: random.Random, data: bytearray, places: list[int]) -> None:
    """Change a few bytes, mostly where headers are; now and then cut the file."""
    for _ in range(source.randint(1, 8)):
        at = (
            source.choice(places) + source.randrange(600)
            if source.random() < 0.9
            else source.randrange(len(data))
        )
        value = source.choice(_INTERESTING) if source.random() < 0.5 else source.randrange(256)
        for index in range(at, at + source.choice((1, 1, 2, 4, 8))):
            if index < len(data):
                data[index] = value
    if source.random() < 0.1:
        del data[source.randrange(len(data)) :]


@pytest.mark.timeout(PATIENCE)
def test_mutated_images_open_or_are_refused(tmp_path: Path) -> None:
    """Checksums are not put right, so VHD and VHDX are also read with theirs switched off below."""
    _mutate_all(tmp_path)


@pytest.mark.timeout(PATIENCE)
def test_mutated_images_with_right_checksums_open_or_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("appliance.images.vhdx._sound", lambda block: True)
    monkeypatch.setattr("appliance.images.vpc._sum_is_right", lambda data, at: True)
    _mutate_all(tmp_path, only=("vhdx", "vpc"))


def _mutate_all(tmp_path: Path, only: tuple[str, ...] = ()) -> None:
    before = open_descriptors()
    for path in _originals(tmp_path):
        name = path.suffix[1:]
        if only and name not in only:
            continue
        original = path.read_bytes()
        # The prefix that holds every table; behind it the file is a hole of the original's size.
        size, head = len(original), bytearray(original[: 4 * MIB if name == "vhdx" else MIB // 2])
        places = [
            at for at in (0, 0, 512, 1024, 65536, 131072, 196608, 2 * MIB, size - 512) if 0 <= at < len(head)
        ]
        if name == "vhdx":
            places.append(original.index(b"metadata"))
            places.append(original.index(b"metadata") + 65536)
        refused: list[str] = []
        # Its checksums alone take ten times as long as any other header.
        rounds = _ROUNDS // 4 if name == "vhdx" else _ROUNDS
        for round_ in range(rounds):
            seed = f"{name}-{round_}"
            data = bytearray(head)
            _mutated(random.Random(seed), data, places)
            path.write_bytes(data)
            if len(data) == len(head):
                os.truncate(path, size)
            started = time.process_time()
            try:
                open_image(path, None if round_ % 2 else name).close()
            except ImageError as error:
                refused.append(str(error))
            assert time.process_time() - started < 0.5, seed
        assert 0 < len(refused) < rounds, name
        assert all(sentence.isprintable() for sentence in refused)
    assert open_descriptors() == before


def test_host_files_named_by_images_are_never_opened(tmp_path: Path) -> None:
    """Each way to name a file outside the folder, without consent: no descriptor to it comes back."""
    secret = tmp_path / "secret"
    secret.write_bytes(os.urandom(4096))
    folder = tmp_path / "images"
    folder.mkdir()
    name = str(secret).encode()
    write_qcow2(folder / "backing", backing=name, extensions=((0xE2792ACA, b"raw"),))
    write_qcow2(folder / "upwards", backing=b"../secret", extensions=((0xE2792ACA, b"raw"),))
    write_qcow2(folder / "data", incompatible=4, extensions=((0x44415441, name),))
    write_descriptor(folder / "extent.vmdk", f'RW 8 FLAT "{secret}" 0')
    write_descriptor(folder / "vmfs.vmdk", f'RW 8 VMFS "{secret}"')
    (folder / "link").symlink_to(secret)
    make_overlay_of(folder / "linked", "link", "raw")
    for path in sorted(folder.iterdir()):
        if path.name != "link":
            with pytest.raises(ImageError, match="in another folder"):
                open_image(path)
