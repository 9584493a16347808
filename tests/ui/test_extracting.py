"""Transfers of a window from their beginning to what comes after their end, on real disks."""

import asyncio
import os
import shutil
import signal
import subprocess
import sys
import tarfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import zstandard

from browser.jobs import JobState
from browser.sources import Source
from browser.transfers import Form, Transfer
from browser.unfinished import Unfinished, state_folder
from tests.helpers.disks import disk
from tests.helpers.event_loop import until
from tests.helpers.processes import descendants_named
from tests.helpers.trees import BIG_SIZE, CROWD_SIZE, pseudo_random
from tests.ui.conftest import Person
from tests.ui.window import extracting, held_in_the_middle, kill_appliance, opened
from ui.messages import Closing

PROJECT = Path(__file__).parents[2]
Run = Callable[[Any], Any]
Window = Callable[[], Any]


def test_a_transfer_that_failed_can_be_tried_again(
    run: Run, window_of: Window, person: Person, tmp_path: Path
) -> None:
    person.folder = tmp_path

    async def scenario() -> None:
        async with window_of() as window:
            job = await held_in_the_middle(window)
            kill_appliance()
            job.resume()
            await until(lambda: job.state is JobState.FAILED)
            row = window.frame.jobs.row(job)
            assert "appliance" in row.subtitle_text
            row.retry.click()
            (again,) = window.jobs.all
            assert again is not job
            await until(lambda: again.state.is_end)
            assert again.state is JobState.DONE

    run(scenario())
    assert (tmp_path / "big.bin").read_bytes() == pseudo_random(BIG_SIZE, seed=3)


def test_what_has_arrived_is_not_copied_again(
    run: Run, window_of: Window, person: Person, tmp_path: Path
) -> None:
    """The window closes when a folder has arrived; the next one goes on with it, and makes no second."""
    person.folder = tmp_path
    person.closing = Closing.KEEP

    async def closed_early() -> None:
        async with window_of() as window:
            await opened(window)
            job = await extracting(window, "crowd", "big.bin")
            await until(lambda: (tmp_path / "crowd").exists())
            job.pause()
            await until(lambda: job.state.is_end or job.why_paused is not None)

    async def gone_on() -> None:
        async with window_of() as window:
            await window.extracting.offer_unfinished()
            (offer,) = window.jobs.all
            window.frame.jobs.row(offer).retry.click()
            (again,) = window.jobs.all
            await until(lambda: again.state.is_end)
            assert again.state is JobState.DONE
            assert again.outcome is not None
            assert (again.outcome.files, again.outcome.renamed) == (CROWD_SIZE + 1, ())

    run(closed_early())
    before = {path.name: path.stat().st_ino for path in (tmp_path / "crowd").iterdir()}
    run(gone_on())
    after = {path.name: path.stat().st_ino for path in (tmp_path / "crowd").iterdir()}
    assert len(after) == CROWD_SIZE
    assert before.items() <= after.items()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["big.bin", "crowd"]
    assert Unfinished().take() == []


def test_what_is_kept_at_closing_is_on_the_list(
    run: Run, window_of: Window, person: Person, tmp_path: Path
) -> None:
    person.folder = tmp_path
    person.closing = Closing.KEEP

    async def scenario() -> None:
        async with window_of() as window:
            await held_in_the_middle(window)

    run(scenario())
    assert list(tmp_path.iterdir()) == []
    (left,) = Unfinished().take()
    assert (left.transfer.paths, left.transfer.folder) == (("/big.bin",), tmp_path)
    left.remove()


def test_what_was_left_is_offered_until_it_is_removed(run: Run, window_of: Window, tmp_path: Path) -> None:
    transfer = Transfer(Source.of_files([tmp_path / "disk"]), "/dev/sda1", False, ("/etc",), tmp_path)
    entry = Unfinished().add(transfer)
    assert entry is not None
    entry.release()

    async def scenario() -> None:
        for is_removed in (False, True):
            async with window_of() as window:
                await window.extracting.offer_unfinished()
                (offer,) = window.jobs.all
                row = window.frame.jobs.row(offer)
                assert row.status_text == "not finished last time"
                assert not window.jobs.unfinished
                if is_removed:
                    row.stop.click()
                    assert len(window.jobs) == 0

    run(scenario())
    assert Unfinished().take() == []


def test_closing_can_wait_for_what_runs(run: Run, window_of: Window, person: Person, tmp_path: Path) -> None:
    person.folder = tmp_path
    person.closing = Closing.FINISH

    async def scenario() -> None:
        async with window_of() as window:
            job = await held_in_the_middle(window)
            window.close()
            await until(lambda: "close" in person.asked)
            assert window.isVisible()
            job.resume()

    run(scenario())
    assert (tmp_path / "big.bin").stat().st_size == BIG_SIZE
    assert Unfinished().take() == []


def test_what_a_person_can_mend_makes_a_transfer_stand_still(
    run: Run, window_of: Window, person: Person, tmp_path: Path
) -> None:
    """A disk without room, then a folder that goes away and comes back."""
    person.folder = tmp_path / "stick"
    person.folder.mkdir()

    async def scenario() -> None:
        async with window_of() as window:
            job = await held_in_the_middle(window)
            row = window.frame.jobs.row(job)
            assert "are needed" in row.subtitle_text
            assert "Free some space" in row.subtitle_text
            assert list((tmp_path / "stick").iterdir()) == []
            (tmp_path / "stick").rename(tmp_path / "pulled")
            row.pause.click()
            await until(lambda: job.state is JobState.PAUSED)
            assert "is gone" in row.subtitle_text
            (tmp_path / "pulled").rename(tmp_path / "stick")
            row.pause.click()
            await until(lambda: job.state.is_end)
            assert job.state is JobState.DONE

    run(scenario())
    assert (tmp_path / "stick" / "big.bin").read_bytes() == pseudo_random(BIG_SIZE, seed=3)


def test_an_image_that_changes_is_told(run: Run, window_of: Window, tmp_path: Path) -> None:
    image = tmp_path / "changing.raw"
    shutil.copy(disk("fat").path, image)

    async def scenario() -> None:
        async with window_of() as window:
            view = await opened(window, image)
            assert not view.live.text
            os.utime(image)
            await until(lambda: view.live.text)
            assert "changing.raw" in view.live.text
            assert "changed while it is open" in view.live.text

    run(scenario())


SCRIPT = """
import asyncio, sys
from pathlib import Path
from qasync import QEventLoop
from browser.selection import Selection
from browser.settings import Settings
from browser.sources import Source
from engine.transfer.destination import Destination
from ui.application import _ended_by_signals, make_application
from ui.main_window import MainWindow
Destination.free_bytes = lambda self: 1 << 20
loop = QEventLoop(make_application())
asyncio.set_event_loop(loop)
async def main():
    window = MainWindow(Settings())
    view = window.open_source(Source.of_files([Path(sys.argv[1])], "raw"))
    while view.location is None:
        await asyncio.sleep(0.01)
    selection = Selection(view.guest, view.location.place, ("/hello.txt", "/big.bin"))
    job = window.extracting.extract_to(selection, Path(sys.argv[2]))
    while job.why_paused is None:
        await asyncio.sleep(0.01)
    with _ended_by_signals(window):
        print("running", flush=True)
        await window.closed.wait()
loop.run_until_complete(main())
"""


@contextmanager
def extracting_elsewhere(folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A window of another process that is in the middle of a transfer."""
    command = [sys.executable, "-c", SCRIPT, str(disk("ext4-gpt").path), str(folder)]
    with subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == b"running\n"
            yield process
        finally:
            process.kill()


def test_a_window_that_is_told_to_end_asks_nobody_and_keeps_its_list(tmp_path: Path) -> None:
    with extracting_elsewhere(tmp_path) as process:
        process.send_signal(signal.SIGTERM)
        assert process.wait(60) == 0
    assert list(tmp_path.iterdir()) == []
    (left,) = Unfinished().take()
    assert left.transfer.paths == ("/hello.txt", "/big.bin")
    left.remove()


def test_what_a_killed_window_left_is_offered_and_can_be_finished(
    run: Run, window_of: Window, person: Person, tmp_path: Path
) -> None:
    with extracting_elsewhere(tmp_path) as process:
        process.kill()
    assert not (tmp_path / "big.bin").exists()
    (tmp_path / "hello.txt").write_text("Hello, world.\n")
    assert list(state_folder().iterdir())

    async def scenario() -> None:
        async with window_of() as window:
            await window.extracting.offer_unfinished()
            (offer,) = window.jobs.all
            window.frame.jobs.row(offer).retry.click()
            (again,) = window.jobs.all
            await until(lambda: again.state.is_end)
            assert again.state is JobState.DONE
            assert person.asked == ["conflict"]
        await asyncio.sleep(0)
        assert not descendants_named("qemu")

    run(scenario())
    assert (tmp_path / "big.bin").stat().st_size == BIG_SIZE
    assert Unfinished().take() == []


def test_an_archive_and_a_comparison_can_be_asked_for(
    run: Run, window_of: Window, person: Person, tmp_path: Path
) -> None:
    person.folder = tmp_path

    async def scenario() -> None:
        async with window_of() as window:
            await opened(window)
            person.verifies = True
            for person.form, person.archive in ((Form.TAR_ZSTD, "two.tar.zst"), (Form.FILES, "")):
                job = await extracting(window, "texts", "hello.txt")
                await until(lambda: job.state.is_end)  # noqa: B023
                assert job.state is JobState.DONE
                assert "compared" in window.frame.jobs.row(job).status_text

    run(scenario())
    path = tmp_path / "two.tar.zst"
    with zstandard.open(path, "rb") as stream, tarfile.open(fileobj=stream, mode="r|") as archive:
        assert {"./hello.txt", "./texts/utf-8.txt"} <= {member.name for member in archive}
    command = ["sha256sum", "--check", "SHA256SUMS"]
    sums = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True)
    assert sums.stdout.count(b": OK") == 7
    told = [set((tmp_path / name).read_text().splitlines()) for name in ("SHA256SUMS", "SHA256SUMS (2)")]
    assert told[0] == told[1]
