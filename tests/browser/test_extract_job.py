"""Extraction from a real disk: everything arrives, nothing is lost, nothing is left."""

import asyncio
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from browser.extract_job import ExtractJob
from browser.guest import Guest
from browser.jobs import JobState, Outcome
from browser.places import Place
from browser.sources import Drive, Source
from engine.transfer import Answer, Conflict, Reason
from tests.helpers.disks import disk
from tests.helpers.event_loop import until
from tests.helpers.processes import descendants_named
from tests.helpers.trees import BIG_SIZE, LINUX_TREE, contents, pseudo_random

Run = Callable[[Any], Any]
DATA = Place("/dev/sda3")


class Person:
    """Gives the same answer to every question, and remembers the questions."""

    def __init__(self, answer: Answer = Answer.CANCEL, for_all: bool = False) -> None:
        self.answer = answer, for_all
        self.questions: list[Conflict] = []

    async def ask(self, conflict: Conflict) -> tuple[Answer, bool]:
        self.questions.append(conflict)
        return self.answer


def job_on(guest: Guest, folder: Path, *paths: str, person: Person | None = None) -> ExtractJob:
    who = person or Person()
    return ExtractJob("test", DATA, paths, folder, new_reader=guest.new_reader, ask=who.ask)


def guest_of() -> Guest:
    image = disk("ext4-gpt")
    return Guest(Source("test", (Drive(image.path, image.format),)))


async def extract(folder: Path, *paths: str, person: Person | None = None) -> Outcome:
    guest = guest_of()
    job = job_on(guest, folder, *paths, person=person)
    await job.run()
    assert job.outcome is not None
    assert not descendants_named("qemu")
    return job.outcome


def test_a_tree_arrives_byte_by_byte(run: Run, tmp_path: Path) -> None:
    names = ("a", "texts", "odd names", "raw names", "hello.txt", "blob.bin")
    outcome = run(extract(tmp_path, *(f"/{name}" for name in names)))
    expected = {
        path: content for path, content in contents(LINUX_TREE).items() if path.split("/")[0] in names
    }
    found = {
        os.fsdecode(path.relative_to(tmp_path)): path.read_bytes()
        for path in tmp_path.rglob("*")
        if path.is_file()
    }
    assert found == expected
    assert outcome.state is JobState.DONE
    assert (outcome.files, outcome.skipped, outcome.renamed) == (len(expected), (), ())
    assert (tmp_path / "blob.bin").stat().st_mtime == 1_700_000_000 + 86400


def test_links_inside_are_made_and_all_else_is_reported(run: Run, tmp_path: Path) -> None:
    outcome = run(extract(tmp_path, "/links", "/special"))
    assert {name.name for name in (tmp_path / "links").iterdir() if not name.is_symlink()} == {
        "first",
        "second",
    }
    assert {name.name for name in (tmp_path / "links").iterdir() if name.is_symlink()} == {
        *("broken", "long", "loop", "ping", "pong", "ünï"),
    }
    assert list((tmp_path / "special").iterdir()) == []
    reasons = {skipped.path: skipped.reason for skipped in outcome.skipped}
    assert reasons["/links/out"] is Reason.LINK
    assert reasons["/special/fifo"] is Reason.SPECIAL


def test_no_mode_comes_along(run: Run, tmp_path: Path) -> None:
    run(extract(tmp_path, "/modes"))
    assert not any(path.stat().st_mode & 0o7000 for path in tmp_path.rglob("*"))


def test_progress_is_told_and_ends_with_the_whole(run: Run, tmp_path: Path) -> None:
    async def scenario() -> None:
        job = job_on(guest_of(), tmp_path, "/big.bin")
        seen: list[int] = []
        job.changed.connect(lambda: seen.append(job.progress.bytes))
        await job.run()
        assert job.outcome is not None
        assert (job.outcome.files, job.outcome.bytes) == (1, BIG_SIZE)
        assert seen == sorted(seen)
        assert len(set(seen)) > 1
        assert job.progress.total == BIG_SIZE

    run(scenario())
    assert (tmp_path / "big.bin").read_bytes() == pseudo_random(BIG_SIZE, seed=3)


def test_cancelling_leaves_no_part_and_no_process(run: Run, tmp_path: Path) -> None:
    (tmp_path / "big.bin").write_text("mine")

    async def scenario() -> None:
        person = Person(Answer.REPLACE)
        job = job_on(guest_of(), tmp_path, "/hello.txt", "/big.bin", person=person)
        running = asyncio.ensure_future(job.run())
        await until(lambda: job.state is JobState.RUNNING)
        job.cancel()
        await asyncio.wait_for(running, 3)
        assert job.outcome is not None
        assert job.outcome.state is JobState.CANCELLED
        assert job.outcome.files == len(list(tmp_path.iterdir())) - 1
        assert not descendants_named("qemu")

    run(scenario())
    assert {path.name for path in tmp_path.iterdir()} <= {"big.bin", "hello.txt"}
    assert (tmp_path / "big.bin").read_text() == "mine"


@pytest.mark.parametrize(
    ("answer", "names", "content"),
    [
        (Answer.KEEP_BOTH, ["hello (2).txt", "hello.txt"], b"mine"),
        (Answer.REPLACE, ["hello.txt"], b"Hello, world.\n"),
        (Answer.SKIP, ["hello.txt"], b"mine"),
        (Answer.CANCEL, ["hello.txt"], b"mine"),
    ],
)
def test_a_name_that_is_taken_is_asked_about(
    run: Run, tmp_path: Path, answer: Answer, names: list[str], content: bytes
) -> None:
    (tmp_path / "hello.txt").write_bytes(b"mine")
    person = Person(answer)
    outcome = run(extract(tmp_path, "/hello.txt", person=person))
    assert sorted(path.name for path in tmp_path.iterdir()) == names
    assert (tmp_path / "hello.txt").read_bytes() == content
    assert [question.name for question in person.questions] == ["hello.txt"]
    assert outcome.state is (JobState.CANCELLED if answer is Answer.CANCEL else JobState.DONE)


def test_one_answer_can_be_for_all(run: Run, tmp_path: Path) -> None:
    for name in ("hello.txt", "block", "a"):
        (tmp_path / name).mkdir()
    person = Person(Answer.KEEP_BOTH, for_all=True)
    run(extract(tmp_path, "/hello.txt", "/block", "/a", person=person))
    assert len(person.questions) == 1
    assert not person.questions[0].can_replace
    assert person.questions[0].others == 2
    assert (tmp_path / "hello (2).txt").is_file()
    assert (tmp_path / "a (2)/b/c/deep.txt").is_file()


def test_a_destination_that_is_gone_is_a_failure(run: Run, tmp_path: Path) -> None:
    outcome = run(extract(tmp_path / "gone", "/hello.txt"))
    assert outcome.state is JobState.FAILED
    assert outcome.failure is not None
    assert "gone" in outcome.failure.why


def test_too_little_room_is_waited_for_before_the_first_byte(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def scenario() -> None:
        job = job_on(guest_of(), tmp_path, "/big.bin")
        with monkeypatch.context() as small:
            small.setattr("engine.transfer.destination.Destination.free_bytes", lambda self: 65 << 20)
            running = asyncio.ensure_future(job.run())
            await until(lambda: job.state is JobState.PAUSED)
            assert job.why_paused is not None
            assert "25.2 MB are needed" in job.why_paused.why
            assert list(tmp_path.iterdir()) == []
        job.resume()
        await running
        assert job.state is JobState.DONE

    run(scenario())
    assert (tmp_path / "big.bin").stat().st_size == BIG_SIZE


def test_an_appliance_that_ends_in_the_middle_is_a_failure_without_parts(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def scenario() -> None:
        guest = guest_of()
        readers: list[Any] = []

        async def new_reader() -> Any:
            readers.append(await guest.new_reader())
            return readers[0]

        job = ExtractJob("test", DATA, ["/big.bin"], tmp_path, new_reader=new_reader, ask=Person().ask)

        with monkeypatch.context() as small:
            # What was found is waited for there: while it runs, it may be whole before anybody acts.
            small.setattr("engine.transfer.destination.Destination.free_bytes", lambda self: 65 << 20)
            running = asyncio.ensure_future(job.run())
            await until(lambda: job.state is JobState.PAUSED)
            readers[0].session._worker._handle.kill_subprocess()
        job.resume()
        await running
        assert job.state is JobState.FAILED
        assert not descendants_named("qemu")

    run(scenario())
    assert list(tmp_path.iterdir()) == []
