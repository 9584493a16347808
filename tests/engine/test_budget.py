"""How much of a file is taken: what was announced and one chunk, or what the disk has free."""

import contextlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from engine import budget
from engine.budget import Budget, announced
from engine.errors import TooMuchSent, daemon_error
from engine.files import open_target

REGULAR = {"st_mode": 0o100644, "st_size": 5000}


def telling(answers: dict[str, Any]) -> Callable[..., Any]:
    def ask(name: str, _source: str) -> Any:
        if name not in answers:
            raise daemon_error(name, "ENOENT", "no such file")
        return answers[name]

    return ask


@pytest.mark.parametrize(
    ("name", "args", "answers", "expected"),
    [
        ("download", ("/file", "x"), {"statns": REGULAR}, 5000 + 8192),
        ("download", (Path("/file"), "x"), {"statns": REGULAR}, 5000 + 8192),
        ("download", ("/dev/sda1", "x"), {"blockdev_getsize64": 1 << 20}, (1 << 20) + 8192),
        ("download_offset", ("/file", "x", 10, 300), {}, 300 + 8192),
        ("download", ("/proc/kmsg", "x"), {"statns": {"st_mode": 0o100444, "st_size": 0}}, None),
        ("download", ("/pipe", "x"), {"statns": {"st_mode": 0o010644, "st_size": 5}}, None),
        ("download", ("/gone", "x"), {}, None),
        ("download", ("/dev/gone", "x"), {}, None),
        ("download", (3, "x"), {}, None),
        ("download_offset", ("/file", "x"), {}, None),
        ("download_offset", ("/file", "x", 0, "all"), {}, None),
        ("tar_out", ("/", "x"), {"statns": REGULAR}, None),
    ],
)
def test_what_is_announced_is_all_that_may_come(
    name: str, args: tuple[object, ...], answers: dict[str, Any], expected: int | None
) -> None:
    assert announced(telling(answers), name, args) == expected


def test_the_last_byte_that_may_come_is_taken() -> None:
    taken: list[bytes] = []
    take = Budget("download", taken.append, 10)
    take(b"12345")
    take(b"67890")
    with pytest.raises(TooMuchSent) as caught:
        take(b"x")
    assert isinstance(caught.value, OSError)
    assert (caught.value.limit, caught.value.procedure) == (10, "download")
    assert b"".join(taken) == b"1234567890"


def test_a_file_without_a_size_takes_what_the_disk_has_free(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    status = os.statvfs(tmp_path)
    free = status.f_bavail * status.f_frsize
    with (tmp_path / "probe").open("w") as probe:
        assert 0 < budget.free_on(probe.fileno()) < free
    (tmp_path / "probe").unlink()
    monkeypatch.setattr("engine.files.free_on", lambda _descriptor: 1000)
    path = tmp_path / "file"
    path.write_bytes(b"old")

    def fill() -> None:
        with contextlib.ExitStack() as stack:
            sink = open_target(stack, path, "tar_out")
            sink(bytes(1000))
            sink(b"x")

    with pytest.raises(TooMuchSent, match=r"tar_out: .* 1,000 bytes"):
        fill()
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
