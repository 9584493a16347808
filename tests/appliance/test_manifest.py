"""What a manifest finds wrong, and what it need not read again."""

from __future__ import annotations

import json
import os
import random
from pathlib import Path

import pytest

from appliance import manifest, sparse
from tests.helpers.amounts import amount

FACTS = {"schema": 5, "root": {"size": 7}}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two files, one of them sparse, with their manifest."""
    chance = random.Random(3)
    with (tmp_path / "memory").open("wb") as file:
        file.truncate(512 * 1024)
        for offset in (0, 70_000, 400_000):
            file.seek(offset)
            file.write(chance.randbytes(20_000))
    (tmp_path / "state").write_bytes(chance.randbytes(3_000))
    digests = {}
    for name in ("memory", "state"):
        with (tmp_path / name).open("rb") as file:
            digests[name] = sparse.digest(file.fileno())
    manifest.write(tmp_path, FACTS, digests)
    return tmp_path


def rewrite(folder: Path, text: str) -> None:
    (folder / "manifest.json").write_text(text)


def test_what_was_written_is_right(folder: Path) -> None:
    assert manifest.damage(folder, FACTS) == ""
    assert manifest.read(folder)["schema"] == 5


def test_what_was_found_right_is_not_read_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    digest = sparse.digest

    def counted(descriptor: int) -> str:
        read.append(descriptor)
        return digest(descriptor)

    monkeypatch.setattr(sparse, "digest", counted)
    assert manifest.damage(folder, FACTS) == ""
    assert len(read) == 2
    assert manifest.damage(folder, FACTS) == ""
    assert len(read) == 2


def test_files_are_read_again_after_a_boot_of_the_host(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert manifest.damage(folder, FACTS) == ""
    memory = folder / "memory"
    looked = memory.stat()
    with memory.open("r+b") as file:
        file.write(b"damage")
    # As far as a change can be hidden without root's rights: the look is that of the sound file.
    looks = json.loads((folder / "looks.json").read_text())
    looks["memory"] |= manifest.look(memory.stat())
    (folder / "looks.json").write_text(json.dumps(looks))
    assert looked.st_size == memory.stat().st_size
    assert manifest.damage(folder, FACTS) == ""
    monkeypatch.setattr(manifest, "boot_id", lambda: "another boot")
    assert manifest.damage(folder, FACTS) == "its memory is not as it was saved."


def test_every_flipped_bit_is_found(folder: Path) -> None:
    chance = random.Random(11)
    for _ in range(amount(300, 1000)):
        path = folder / chance.choice(("memory", "state"))
        offset, bit = chance.randrange(path.stat().st_size), 1 << chance.randrange(8)
        with path.open("r+b", buffering=0) as file:
            before = os.pread(file.fileno(), 1, offset)
            os.pwrite(file.fileno(), bytes([before[0] ^ bit]), offset)
            assert manifest.damage(folder, FACTS) == f"its {path.name} is not as it was saved."
            os.pwrite(file.fileno(), before, offset)
    assert manifest.damage(folder, FACTS) == ""


def test_every_truncation_is_found(folder: Path) -> None:
    chance = random.Random(13)
    contents = {name: (folder / name).read_bytes() for name in ("memory", "state")}
    for _ in range(amount(60, 200)):
        name = chance.choice(("memory", "state"))
        os.truncate(folder / name, chance.randrange(len(contents[name])))
        assert manifest.damage(folder, FACTS) == f"its {name} is not as it was saved."
        (folder / name).write_bytes(contents[name])
    assert manifest.damage(folder, FACTS) == ""


def test_swapped_files_are_found(folder: Path) -> None:
    memory, state = (folder / "memory").read_bytes(), (folder / "state").read_bytes()
    (folder / "memory").write_bytes(state)
    (folder / "state").write_bytes(memory)
    assert "not as it was saved" in manifest.damage(folder, FACTS)


@pytest.mark.parametrize("name", ["memory", "state", "manifest.json"])
def test_missing_file_is_found(folder: Path, name: str) -> None:
    (folder / name).unlink()
    assert "cannot be read" in manifest.damage(folder, FACTS)


def test_link_in_a_files_place_is_not_followed(folder: Path, tmp_path: Path) -> None:
    (folder / "state").rename(tmp_path / "moved")
    (folder / "state").symlink_to(tmp_path / "moved")
    assert "cannot be read" in manifest.damage(folder, FACTS)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file to somebody else")
@pytest.mark.parametrize("name", ["memory", "state", "manifest.json"])
def test_file_of_somebody_else_is_found(folder: Path, name: str) -> None:
    os.chown(folder / name, 65534, -1)
    assert manifest.damage(folder, FACTS) == "a file in it belongs to somebody else."


@pytest.mark.parametrize("changed", [{"schema": 4}, {"schema": "5"}, {"root": {"size": 8}}, {"more": 1}])
def test_other_facts_are_found(folder: Path, changed: dict[str, object]) -> None:
    assert manifest.damage(folder, {**FACTS, **changed}) != ""


def test_every_changed_field_of_the_manifest_is_found(folder: Path) -> None:
    sound = manifest.read(folder)
    digests = sound["sha256"]
    assert isinstance(digests, dict)
    nothings: list[object] = [None, 0, {}, [], "x"]
    changes: list[object] = [{**sound, name: value} for name in FACTS for value in nothings]
    changes += [{name: value for name, value in sound.items() if name != left} for left in sound]
    changes += [{**sound, "sha256": {**digests, name: "0" * 64}} for name in digests]
    changes += [{**sound, "sha256": {**digests, name: None}} for name in digests]
    changes += [{**sound, "sha256": wrong} for wrong in (*nothings[:2], *nothings[3:], {"gone": "0" * 64})]
    changes += nothings
    for change in changes:
        rewrite(folder, json.dumps(change))
        assert manifest.damage(folder, FACTS) != "", change


@pytest.mark.parametrize("text", ["", "{", "\0" * 100, "[" * 5000, '{"schema": 5}x'])
def test_manifest_that_is_none_is_found(folder: Path, text: str) -> None:
    rewrite(folder, text)
    assert manifest.damage(folder, FACTS) != ""


def test_manifest_that_passes_over_a_file_is_found(folder: Path) -> None:
    sound = manifest.read(folder)
    rewrite(folder, json.dumps({**sound, "sha256": {}}))
    assert manifest.damage(folder, FACTS, ("memory", "state")) == "its manifest does not name all files."


def test_manifest_that_is_not_text_is_found(folder: Path) -> None:
    (folder / "manifest.json").write_bytes(b"\xff\xfe{}")
    assert manifest.damage(folder, FACTS) != ""


@pytest.mark.parametrize("text", ["", "[]", "null", "{}", '{"boot": 1}'])
def test_damaged_memory_of_looks_costs_another_reading_only(folder: Path, text: str) -> None:
    (folder / "looks.json").write_text(text)
    assert manifest.damage(folder, FACTS) == ""
    (folder / "looks.json").write_text(text)
    with (folder / "state").open("r+b") as file:
        file.write(b"damage")
    assert manifest.damage(folder, FACTS) != ""


def test_writing_leaves_nothing_beside(folder: Path) -> None:
    manifest.damage(folder, FACTS)
    names = {path.name for path in folder.iterdir()}
    assert names == {"memory", "state", "manifest.json", "looks.json"}
