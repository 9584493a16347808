"""What is not as it was saved is never restored."""

from __future__ import annotations

import dataclasses
import json
import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from appliance import manifest, template
from appliance.template import Damaged, Recipe, Template
from tests.appliance.templates import FILES, copy, names
from tests.helpers.amounts import PATIENCE, amount


def flip(path: Path, chance: random.Random) -> None:
    with path.open("r+b", buffering=0) as file:
        offset = chance.randrange(path.stat().st_size)
        (byte,) = os.pread(file.fileno(), 1, offset)
        os.pwrite(file.fileno(), bytes([byte ^ 1 << chance.randrange(8)]), offset)


@pytest.mark.timeout(PATIENCE)
@pytest.mark.parametrize("name", FILES)
def test_flipped_bit_is_never_restored(made: Template, tmp_path: Path, name: str) -> None:
    """QEMU itself restores nearly all of these without a word."""
    chance = random.Random(name)
    for round_ in range(amount(20, 400)):
        recipe = dataclasses.replace(made.recipe, cache=tmp_path / str(round_))
        recipe.cache.mkdir()
        copy(made.folder, recipe.folder)
        flip(recipe.folder / name, chance)
        with pytest.raises(Damaged, match=f"its {name} is not as it was saved"):
            template.find(recipe)
        assert names(recipe.cache) == []
        recipe.cache.rmdir()


def truncated(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def emptied(path: Path) -> None:
    os.truncate(path, 0)


def removed(path: Path) -> None:
    path.unlink()


def lengthened(path: Path) -> None:
    # A NUL is no part of JSON either.
    os.truncate(path, path.stat().st_size + 4096)


def replaced_by_a_link(path: Path) -> None:
    path.unlink()
    path.symlink_to("/etc/passwd")


def replaced_by_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def given_away(path: Path) -> None:
    os.chown(path, 65534, -1)


DAMAGES = [
    truncated,
    emptied,
    removed,
    lengthened,
    replaced_by_a_link,
    replaced_by_a_folder,
    pytest.param(
        given_away,
        marks=pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file to somebody else"),
    ),
]


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("name", [*FILES, "manifest.json"])
def test_damaged_template_is_put_away(copied: Recipe, name: str, damage: Callable[[Path], None]) -> None:
    damage(copied.folder / name)
    with pytest.raises(Damaged, match="is not used: "):
        template.find(copied)
    assert not copied.folder.exists()
    assert template.find(copied) is None


def test_swapped_files_are_never_restored(copied: Recipe) -> None:
    (copied.folder / "state").rename(copied.folder / "kept")
    (copied.folder / "overlay").rename(copied.folder / "state")
    (copied.folder / "kept").rename(copied.folder / "overlay")
    with pytest.raises(Damaged):
        template.find(copied)


def test_every_changed_field_of_the_manifest_counts(made: Template, tmp_path: Path) -> None:
    sound = manifest.read(made.folder)
    digests = sound["sha256"]
    assert isinstance(digests, dict)
    assert sorted(digests) == list(FILES)
    changes: list[dict[str, object]] = [{**sound, name: None} for name in sound]
    changes += [{**sound, "schema": template.SCHEMA - 1}, {**sound, "root": {"size": 1, "modified": 1}}]
    changes += [{**sound, "sha256": {**digests, name: "0" * 64}} for name in digests]
    changes += [
        {**sound, "sha256": {other: value for other, value in digests.items() if other != name}}
        for name in digests
    ]
    for number, change in enumerate(changes):
        recipe = dataclasses.replace(made.recipe, cache=tmp_path / str(number))
        recipe.cache.mkdir()
        copy(made.folder, recipe.folder)
        (recipe.folder / "manifest.json").write_text(json.dumps(change))
        with pytest.raises(Damaged):
            template.find(recipe)
