"""The process that a guest's data is given to can do nothing but answer, and not for ever."""

import asyncio
import time
from pathlib import Path
from typing import Any

import pytest

from appliance import sandbox
from browser.preview import confined
from browser.preview.confined import Failed, Why
from tests.helpers.processes import descendants_named

PROBE = Path(__file__).parents[2] / "helpers/confined_probe.py"


@pytest.fixture(autouse=True)
def probe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confined, "CHILD", PROBE)
    monkeypatch.setattr(confined, "LIMITS", {**confined.LIMITS, "RLIMIT_CPU": 1})


async def nothing(offset: int, length: int) -> bytes:
    return b""


def ask(word: str) -> list[Any]:
    values: list[Any] = []
    asyncio.run(confined.ask(word, {}, nothing, values.append))
    return values


@pytest.mark.skipif(not sandbox.landlock_available(), reason="this kernel has no Landlock")
def test_nothing_is_within_its_reach() -> None:
    found = ask("probe")[0]
    assert set(found.pop("environment")) <= {"LANG", "LC_CTYPE", "MALLOC_ARENA_MAX", "QT_QPA_PLATFORM"}
    assert set(found.values()) == {"PermissionError"}, found
    assert not Path("/tmp/guestscope-probe").exists()


@pytest.mark.parametrize(
    ("word", "why"),
    [
        ("crash", Why.CRASHED),
        ("spin", Why.TIME),
        ("hog", Why.MEMORY),
        ("babble", Why.CRASHED),
        ("pour", Why.CRASHED),
        ("nonsense", Why.CRASHED),
        ("no json", Why.CRASHED),
    ],
)
def test_whatever_it_does_is_a_failure_of_its_own(word: str, why: Why) -> None:
    with pytest.raises(Failed) as caught:
        ask(word)
    assert caught.value.why is why


def test_patience_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confined, "PATIENCE", 0.5)
    began = time.monotonic()
    with pytest.raises(Failed) as caught:
        ask("sleep")
    assert caught.value.why is Why.TIME
    assert time.monotonic() - began < 20


def test_a_part_far_behind_the_end_is_asked_for_in_vain() -> None:
    asked: list[tuple[int, int]] = []

    async def read(offset: int, length: int) -> bytes:
        asked.append((offset, length))
        return b""

    asyncio.run(confined.ask("far", {}, read, print))
    assert asked == [(1 << 62, 1 << 20)]


def test_it_ends_when_nobody_waits() -> None:
    async def scenario() -> None:
        waiting = asyncio.ensure_future(confined.ask("sleep", {}, nothing, print))
        await asyncio.sleep(0.3)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting

    asyncio.run(scenario())
    assert not [each for each in descendants_named("python") if "confined_probe" in str(each)]


def test_what_reading_raises_is_raised() -> None:
    async def fail(offset: int, length: int) -> bytes:
        raise RuntimeError("the disk is broken")

    with pytest.raises(RuntimeError, match="the disk is broken"):
        asyncio.run(confined.ask("far", {}, fail, print))
