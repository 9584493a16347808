"""Jobs: how they run, wait, end; and what they say of themselves."""

import asyncio
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from browser.job_queue import MEMORY_OF_ONE, MOST, Jobs, most_running
from browser.jobs import Job, JobState, Outcome, Pause, Progress, RateMeter
from tests.helpers.event_loop import until

Run = Callable[[Any], Any]


SIDE_BY_SIDE = 2


def two_at_once() -> Jobs:
    return Jobs(most=lambda _running: SIDE_BY_SIDE)


class Sleeper(Job):
    """Works until it is told to end."""

    can_pause = True

    def __init__(self) -> None:
        super().__init__("sleeper")
        self.wake = asyncio.Event()
        self.error: Exception | None = None

    async def work(self) -> Outcome:
        self.move_to(JobState.RUNNING)
        await self.wake.wait()
        if self.error is not None:
            raise self.error
        return Outcome(JobState.DONE, files=1)


def test_a_job_runs_to_its_outcome(run: Run) -> None:
    async def scenario() -> None:
        jobs, job = Jobs(), Sleeper()
        outcomes: list[Outcome] = []
        job.ended.connect(outcomes.append)
        jobs.start(job)
        await until(lambda: job.state is JobState.RUNNING)
        job.wake.set()
        await until(lambda: job.state.is_end)
        assert outcomes == [Outcome(JobState.DONE, files=1)]
        await jobs.close()

    run(scenario())


def test_only_some_run_at_once(run: Run) -> None:
    async def scenario() -> None:
        jobs = two_at_once()
        sleepers = [Sleeper() for _ in range(SIDE_BY_SIDE + 1)]
        for job in sleepers:
            jobs.start(job)
        await asyncio.sleep(0.05)
        assert [job.state for job in sleepers] == [JobState.RUNNING] * SIDE_BY_SIDE + [JobState.WAITING]
        sleepers[0].wake.set()
        await until(lambda: sleepers[-1].state is JobState.RUNNING)
        await jobs.close()
        assert {job.state for job in sleepers[1:]} == {JobState.CANCELLED}

    run(scenario())


def test_what_somebody_waits_for_runs_at_once(run: Run) -> None:
    async def scenario() -> None:
        jobs = two_at_once()
        sleepers = [Sleeper() for _ in range(SIDE_BY_SIDE + 1)]
        for job in sleepers:
            jobs.start(job)
        urgent = Sleeper()
        jobs.start(urgent, at_once=True)
        await until(lambda: urgent.state is JobState.RUNNING)
        assert sleepers[-1].state is JobState.WAITING
        await jobs.close()

    run(scenario())


def test_a_waiting_job_can_be_cancelled_and_never_runs(run: Run) -> None:
    async def scenario() -> None:
        jobs = two_at_once()
        sleepers = [Sleeper() for _ in range(SIDE_BY_SIDE + 1)]
        for job in sleepers:
            jobs.start(job)
        await asyncio.sleep(0.05)
        sleepers[-1].cancel()
        assert sleepers[-1].state is JobState.CANCELLED
        await jobs.close()
        assert sleepers[-1].outcome == Outcome(JobState.CANCELLED)

    run(scenario())


def test_a_paused_job_lets_another_one_run_and_goes_on_where_it_was(run: Run) -> None:
    async def scenario() -> None:
        jobs = two_at_once()
        sleepers = [Sleeper() for _ in range(SIDE_BY_SIDE + 1)]
        for job in sleepers:
            jobs.start(job)
        await until(lambda: sleepers[0].state is JobState.RUNNING)
        sleepers[0].pause()
        assert sleepers[0].state is JobState.PAUSED
        assert sleepers[0].why_paused == Pause()
        await until(lambda: sleepers[-1].state is JobState.RUNNING)
        sleepers[0].resume()
        await until(lambda: sleepers[0].state is JobState.RUNNING)
        assert not sleepers[0].why_paused
        await jobs.close()

    run(scenario())


class Diver(Job):
    """Its worker stands still until somebody mends what it met."""

    def __init__(self) -> None:
        super().__init__("diver")
        self.is_mended = False
        self.looks = 0

    async def work(self) -> Outcome:
        self.move_to(JobState.RUNNING)
        await asyncio.to_thread(self.dive)
        return Outcome(JobState.DONE, files=self.looks)

    def dive(self) -> None:
        while not self.is_mended and not self._is_cancelled:
            self.looks += 1
            self.stand_still(Pause("No air.", "Come up."))


def test_work_that_meets_a_hindrance_waits_for_a_person_and_looks_again(run: Run) -> None:
    async def scenario() -> None:
        jobs, job = Jobs(), Diver()
        jobs.start(job)
        await until(lambda: job.state is JobState.PAUSED)
        assert job.why_paused == Pause("No air.", "Come up.")
        job.resume()
        await until(lambda: job.looks == 2 and job.state is JobState.PAUSED)
        job.is_mended = True
        job.resume()
        await jobs.finish()
        assert job.outcome == Outcome(JobState.DONE, files=2)

    run(scenario())


def test_work_that_stands_still_can_be_cancelled(run: Run) -> None:
    async def scenario() -> None:
        jobs, job = Jobs(), Diver()
        jobs.start(job)
        await until(lambda: job.state is JobState.PAUSED)
        await jobs.close()
        assert job.state is JobState.CANCELLED
        job.stand_still(Pause("too late"))  # returns at once

    run(scenario())


def test_the_machine_decides_how_many_run(tmp_path: Path) -> None:
    memory = tmp_path / "meminfo"
    processors = len(os.sched_getaffinity(0))
    memory.write_text(f"MemTotal: 1 kB\nMemAvailable: {(MEMORY_OF_ONE >> 10) * 100} kB\n")
    assert most_running(0, memory) == min(processors, MOST)
    memory.write_text("MemAvailable: 1000 kB\n")
    assert most_running(0, memory) == 1
    assert most_running(1, memory) == 1
    assert most_running(0, tmp_path / "none") == min(processors, MOST)


def test_what_it_raises_becomes_a_failure(run: Run) -> None:
    async def scenario() -> None:
        jobs, job = Jobs(), Sleeper()
        job.error = RuntimeError("the cause")
        job.wake.set()
        jobs.start(job)
        await until(lambda: job.state.is_end)
        assert job.outcome is not None
        assert job.outcome.failure is not None
        assert job.outcome.failure.why == "the cause"
        await jobs.close()

    run(scenario())


def test_only_an_ended_job_leaves_the_list(run: Run) -> None:
    async def scenario() -> None:
        jobs, job = Jobs(), Sleeper()
        jobs.start(job)
        await until(lambda: job.state is JobState.RUNNING)
        jobs.remove(job)
        assert jobs.all == (job,)
        assert jobs.unfinished == (job,)
        job.wake.set()
        await until(lambda: job.state.is_end)
        jobs.remove(job)
        assert len(jobs) == 0
        await jobs.close()

    run(scenario())


@pytest.mark.parametrize(
    ("progress", "fraction", "left"),
    [
        (Progress(), None, None),
        (Progress(bytes=25, total=100, rate=25.0), 0.25, 3.0),
        (Progress(files=1, total_files=4), 0.25, None),
        (Progress(bytes=200, total=100, rate=1.0), 1.0, -100.0),
    ],
)
def test_progress_describes_itself(progress: Progress, fraction: float | None, left: float | None) -> None:
    assert progress.fraction == fraction
    assert progress.seconds_left == left


def test_the_rate_is_that_of_the_last_seconds() -> None:
    now = 0.0
    meter = RateMeter(lambda: now)
    assert meter.update(0) == 0.0
    for second in range(1, 11):
        now = float(second)
        meter.update(second * 100)
    now = 11.0
    assert meter.update(2000) == pytest.approx((2000 - 800) / 3, rel=0.4)
