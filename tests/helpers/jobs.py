"""Jobs in any state, without a guest behind them."""

import asyncio
from pathlib import Path

from browser.failure import Failure
from browser.jobs import Interrupted, Job, JobState, Outcome, Pause, Progress
from browser.sources import Source
from browser.transfers import Transfer
from engine.transfer import Reason, Skipped

FOLDER = Path("/home/somebody/Downloads")
SKIPPED = tuple(
    Skipped(f"/etc/alternatives/{name}", Reason.LINK, f"/usr/bin/{name}") for name in ("awk", "editor", "nc")
)


class StillJob(Job):
    """Stands in one state until its end is told; what it shows is set from outside."""

    can_pause = True

    def __init__(self, title: str, state: JobState = JobState.RUNNING) -> None:
        super().__init__(title)
        self.subtitle = "web01.qcow2 › /var/log  to  ~/Downloads"
        self.transfer = Transfer(
            Source.of_files([Path("/srv/web01.qcow2")]), "/dev/sda1", True, ("/var/log",), FOLDER
        )
        self._first = state
        self._outcome: asyncio.Future[Outcome] = asyncio.get_running_loop().create_future()

    async def work(self) -> Outcome:
        self.move_to(self._first)
        return await self._outcome

    def end(self, outcome: Outcome) -> None:
        self._outcome.set_result(outcome)


def every_state() -> list[Job]:
    """One job for each state that a person can see, to be started with as many running as want to."""
    running = StillJob("log")
    running.report(Progress(bytes=743_000_000, total=1_000_000_000, files=12, total_files=40, rate=212e6))
    counting = StillJob("3 items", JobState.PREPARING)
    counting.report(Progress(files=1234))
    paused = StillJob("dump.sql")
    paused.report(Progress(bytes=300, total=1000, rate=5e6))
    short = StillJob("backup")
    short.report(Progress(bytes=910, total=1000, rate=5e6))
    done = StillJob("etc")
    done.end(Outcome(JobState.DONE, 1842, 7_340_000, SKIPPED))
    failed = StillJob("disk.img")
    why = Failure("The files could not be extracted.", "The appliance ended by itself.", "Try again.")
    failed.end(Outcome(JobState.FAILED, failure=why))
    cancelled = StillJob("home")
    cancelled.end(Outcome(JobState.CANCELLED, 7, 1 << 20))
    interrupted = Interrupted("srv")
    interrupted.subtitle = running.subtitle
    interrupted.transfer = running.transfer
    return [interrupted, cancelled, failed, done, short, paused, counting, running]


async def settle(jobs: list[Job]) -> None:
    """Bring the jobs of `every_state` to their states, once they were started."""
    _interrupted, _cancelled, failed, _done, short, paused, _counting, running = jobs
    while not (failed.state.is_end and running.state is JobState.RUNNING):
        await asyncio.sleep(0.01)
    paused.pause()
    short._halt()
    why = Pause(
        "There is too little room in ~/Downloads: 1.2 GB are needed.", "Free some space, then continue."
    )
    short._on_stands_still(why)
