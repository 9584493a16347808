"""The list of transfers: what it says in each state, and what can be done from it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from PySide6.QtWidgets import QAbstractButton

from browser.job_queue import Jobs
from browser.jobs import Job, JobState
from tests.helpers.event_loop import until
from tests.helpers.jobs import StillJob, every_state, settle
from ui.jobs_bar import JobsBar

Run = Callable[[Any], Any]


@asynccontextmanager
async def a_bar(*listed: Job) -> AsyncIterator[tuple[Jobs, JobsBar]]:
    """A list with these jobs; at the end all of them are cancelled."""
    jobs = Jobs(most=lambda running: running + 1)
    bar = JobsBar(jobs)
    for job in listed:
        jobs.start(job)
    yield jobs, bar
    await jobs.close()
    bar.deleteLater()
    # What is to be deleted later has to be deleted before its parents are.
    await asyncio.sleep(0.02)


@asynccontextmanager
async def filled() -> AsyncIterator[tuple[Jobs, JobsBar, list[Job]]]:
    """A list with a job in each state."""
    listed = every_state()
    async with a_bar(*listed) as (jobs, bar):
        await settle(listed)
        bar.show()
        yield jobs, bar, listed


def test_each_state_is_told(run: Run) -> None:
    async def scenario() -> None:
        async with filled() as (_jobs, bar, listed):
            interrupted, cancelled, failed, done, short, paused, counting, running = map(bar.row, listed)
            assert running.status_text == "74 % · 212 MB/s · 1 s left"
            assert counting.status_text == "counting: 1234 files"
            assert paused.status_text == "paused at 30 %"
            assert short.status_text == "paused at 91 %"
            assert "too little room" in short.subtitle_text
            assert "then continue" in short.subtitle_text
            assert done.status_text == "1842 files · 7.3 MB · 3 left out"
            assert failed.status_text == "failed"
            assert "The appliance ended by itself." in failed.subtitle_text
            assert cancelled.status_text == "cancelled after 7 files"
            assert interrupted.status_text == "not finished last time"
            assert "~/Downloads" in interrupted.subtitle_text
            assert bar.summary == (
                "8 transfers · 2 paused · 2 running · 1 not finished last time"
                " · 1 failed · 1 done · 1 cancelled"
            )

    run(scenario())


def test_a_job_that_waits_for_its_turn_says_so(run: Run) -> None:
    async def scenario() -> None:
        jobs = Jobs(most=lambda _running: 1)
        bar = JobsBar(jobs)
        first, second = StillJob("log"), StillJob("home")
        for job in (first, second):
            jobs.start(job)
        await until(lambda: first.state is JobState.RUNNING)
        bar.unfold(True)
        row = bar.row(second)
        assert row.status_text == "waiting for its turn"
        assert bar.summary == "2 transfers · 1 running · 1 waiting"
        tools = [tool for tool in row.findChildren(QAbstractButton) if not tool.isHidden()]
        assert [tool.accessibleName() for tool in tools] == ["Cancel"]
        row.stop.click()
        assert (second.state, row.status_text) == (JobState.CANCELLED, "cancelled")
        await jobs.close()
        bar.deleteLater()
        await asyncio.sleep(0.02)

    run(scenario())


def test_each_state_has_its_tools_and_each_tool_its_name(run: Run) -> None:
    async def scenario() -> None:
        async with filled() as (_jobs, bar, listed):
            bar.unfold(True)
            names = [
                [
                    tool.accessibleName()
                    for tool in bar.row(job).findChildren(QAbstractButton)
                    if not tool.isHidden()
                ]
                for job in listed
            ]
            report = "Report: what was not taken as it is, and why"
            again, remove = "Try again", "Remove from the list"
            assert names == [
                [again, remove],
                [again, remove],
                [report, again, remove],
                [report, "Show in folder", remove],
                ["Continue", "Cancel"],
                ["Continue", "Cancel"],
                ["Pause", "Cancel"],
                ["Pause", "Cancel"],
            ]

    run(scenario())


def test_it_is_folded_to_the_job_that_needs_a_person_most(run: Run) -> None:
    async def scenario() -> None:
        async with filled() as (_jobs, bar, listed):
            *_others, short, _paused, _counting, running = listed
            assert bar.shown_rows() == [bar.row(short)]
            short.resume()
            assert bar.shown_rows() == [bar.row(running)]
            bar.toggle()
            assert bar.shown_rows() == [bar.row(job) for job in reversed(listed)]
            bar.toggle()
            assert len(bar.shown_rows()) == 1

    run(scenario())


def test_wishes_are_done_or_passed_on(run: Run) -> None:
    async def scenario() -> None:
        async with filled() as (jobs, bar, listed):
            _interrupted, cancelled, failed, done, _short, _paused, counting, running = listed
            wished: list[tuple[str, Job]] = []
            bar.report_wanted.connect(lambda job: wished.append(("report", job)))
            bar.folder_wanted.connect(lambda job: wished.append(("folder", job)))
            bar.retry_wanted.connect(lambda job: wished.append(("again", job)))
            for tool in (bar.row(done).report, bar.row(done).folder, bar.row(failed).retry):
                tool.click()
            assert wished == [("report", done), ("folder", done), ("again", failed)]
            bar.row(running).pause.click()
            assert running.state is JobState.PAUSED
            bar.row(running).pause.click()
            await until(lambda: running.state is JobState.RUNNING)
            bar.row(counting).stop.click()
            await until(lambda: counting.state is JobState.CANCELLED)
            bar.row(cancelled).stop.click()
            assert cancelled not in jobs.all
            bar._clear.click()
            assert all(not job.state.is_end for job in jobs.all)
            for job in jobs.unfinished:
                job.cancel()
            await jobs.finish()
            jobs.remove_ended()
            assert bar.isHidden()

    run(scenario())


def test_one_job_needs_no_head(run: Run) -> None:
    async def scenario() -> None:
        async with a_bar() as (jobs, bar):
            assert bar.isHidden()
            jobs.start(StillJob("one"))
            assert not bar.isHidden()
            assert bar._head.isHidden()

    run(scenario())
