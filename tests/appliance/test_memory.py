"""The memory that every copy of a template starts with."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from appliance import lending, sparse, template
from appliance import memory as memory_module
from appliance.memory import Memory, memory_of
from appliance.template import Template

CONTENT = b"page" * 1024


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """16 MiB with two pages in it."""
    path = tmp_path / "memory"
    with path.open("wb") as file:
        file.write(CONTENT)
        file.seek(8 << 20)
        file.write(CONTENT)
        file.truncate(16 << 20)
    return path


@pytest.fixture(autouse=True)
def descriptors() -> Iterator[None]:
    """What a test made lives as long as the process otherwise."""
    before = set(memory_module._memories)
    yield
    for identity in set(memory_module._memories) - before:
        os.close(memory_module._memories.pop(identity).descriptor)


def test_it_holds_what_was_saved_and_cannot_be_changed(path: Path) -> None:
    memory = memory_of(path)
    memory.seal()
    with path.open("rb") as file:
        assert sparse.digest(memory.descriptor) == sparse.digest(file.fileno())
    for change in (
        lambda: os.pwrite(memory.descriptor, b"spoilt", 0),
        lambda: os.ftruncate(memory.descriptor, 0),
    ):
        with pytest.raises(PermissionError):
            change()


def test_all_copies_of_one_file_get_the_same(path: Path) -> None:
    first = memory_of(path)
    assert memory_of(path) is first
    first.seal()
    assert memory_of(path) is first


def test_file_that_was_replaced_is_another_memory(path: Path, tmp_path: Path) -> None:
    first = memory_of(path)
    (tmp_path / "new").write_bytes(CONTENT * 2)
    (tmp_path / "new").replace(path)
    second = memory_of(path)
    second.seal()
    assert second is not first
    assert os.pread(second.descriptor, 2 * len(CONTENT), 0) == CONTENT * 2


def test_what_could_not_be_filled_is_told_and_tried_again(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(sparse, "copy", lambda _source, _target: os.write(-1, b""))
        failing = memory_of(path)
        with pytest.raises(OSError, match="Bad file descriptor"):
            failing.seal()
    again = memory_of(path)
    again.seal()
    os.close(failing.descriptor)
    assert os.pread(again.descriptor, len(CONTENT), 0) == CONTENT


def test_qemu_has_looked_at_no_page_when_it_is_sealed(
    saved: Template, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else filling it while QEMU starts would be wrong: a page that was written to would stay as it was."""
    resident: list[str] = []
    seal = Memory.seal

    def look_and_seal(memory: Memory) -> None:
        inode = os.fstat(memory.descriptor).st_ino
        for process in Path("/proc").glob("[0-9]*"):
            try:
                maps = (process / "smaps").read_text().splitlines()
            except OSError:
                continue
            for number, line in enumerate(maps):
                if "guestscope-memory" in line and line.split()[4] == str(inode):
                    resident.append(next(word for word in maps[number:] if word.startswith("Rss:")))
        seal(memory)

    monkeypatch.setattr(Memory, "seal", look_and_seal)
    monkeypatch.setattr(lending, "is_possible", lambda _qemu: False)
    with template.restore(saved):
        assert [words.split()[1] for words in resident] == ["0"]
