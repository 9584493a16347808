"""What the tests of the running appliance share."""

from __future__ import annotations

import dataclasses
import os
import secrets
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from appliance import template
from appliance.launch import Host, Settings, prepare
from appliance.template import Recipe, Template, WarmUp
from engine.running import WARM_UP
from tests.appliance.templates import copy, nothing


@pytest.fixture(scope="session")
def host() -> Host:
    """What this host offers; the appliance is built when it is not in the cache yet."""
    return prepare(Settings())


@pytest.fixture(scope="session")
def saved(host: Host) -> Template:
    """The user's template, made when it is not in the cache yet (a plain boot and a half)."""
    return template.make(host.recipe(WARM_UP))


@pytest.fixture
def secret() -> Iterator[Path]:
    """A file of 4 KiB that every user may read by its path."""
    descriptor, name = tempfile.mkstemp(prefix="secret-", dir=os.environ["TMPDIR"])
    with open(descriptor, "wb") as file:
        file.write(secrets.token_hex(2048).encode())
        os.fchmod(descriptor, 0o644)
    path = Path(name)
    yield path
    path.unlink()


@pytest.fixture
def recipe(host: Host, tmp_path: Path) -> Recipe:
    """A small machine and a cache of its own."""
    machine = dataclasses.replace(host.machine, memory_mib=256)
    return Recipe(host.qemu, machine, host.built, WarmUp("nothing", nothing), tmp_path, host.temporary)


@pytest.fixture(scope="module")
def made(host: Host, tmp_path_factory: pytest.TempPathFactory) -> Template:
    """A template that no test changes."""
    machine = dataclasses.replace(host.machine, memory_mib=256)
    cache = tmp_path_factory.mktemp("cache")
    return template.make(
        Recipe(host.qemu, machine, host.built, WarmUp("nothing", nothing), cache, host.temporary)
    )


@pytest.fixture
def copied(made: Template, tmp_path: Path) -> Recipe:
    """The recipe of a copy of that template, which may be damaged."""
    recipe = dataclasses.replace(made.recipe, cache=tmp_path)
    copy(made.folder, recipe.folder)
    return recipe
