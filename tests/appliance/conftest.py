"""What the tests of the running appliance share."""

from __future__ import annotations

import os
import secrets
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from appliance import template
from appliance.launch import Host, Settings, prepare
from appliance.template import Template
from engine.running import WARM_UP


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
