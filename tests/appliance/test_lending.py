"""A file that is lent to a confined program: a Python that opens things as QEMU does."""

from __future__ import annotations

import dataclasses
import json
import os
import select
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from appliance import lending, sandbox, template
from appliance.errors import LaunchFailed
from appliance.lending import Loan, NotLent
from appliance.qemu import Qemu
from appliance.template import Template

CONTENT = b"saved" * 1000

needs_loans = pytest.mark.skipif(
    not lending.is_possible(Qemu(Path("/qemu"), (7, 2, 0), is_wrapper=False)),
    reason="this kernel or processor lends nothing",
)

BORROW = """
import ctypes, errno, json, mmap, os
libc = ctypes.CDLL(None, use_errno=True)
def attempt(what):
    try:
        return what()
    except OSError as error:
        return errno.errorcode[error.errno]
def borrow(path):
    # Without the close-on-exec of os.open.
    descriptor = libc.open(path.encode(), os.O_RDWR)
    return errno.errorcode[ctypes.get_errno()] if descriptor < 0 else descriptor
descriptor = borrow("/nowhere")
private = mmap.mmap(descriptor, 0, flags=mmap.MAP_PRIVATE, prot=mmap.PROT_READ | mmap.PROT_WRITE)
private[:5] = b"mine!"
print(json.dumps([
    len(private),
    bytes(private[:10]).decode(),
    attempt(lambda: os.write(descriptor, b"spoilt")),
    attempt(lambda: os.ftruncate(descriptor, 0)),
    attempt(lambda: mmap.mmap(descriptor, 0, flags=mmap.MAP_SHARED, prot=mmap.PROT_WRITE)),
    borrow("/nowhere"),
    borrow(f"/proc/self/fd/{descriptor}"),
    attempt(lambda: os.open(f"/proc/self/fd/{descriptor}", os.O_RDWR)),
    attempt(lambda: os.open("/nowhere", os.O_RDONLY)),
]))
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "memory"
    path.write_bytes(CONTENT)
    return path


@contextmanager
def borrower(path: Path, code: str) -> Iterator[tuple[Loan, subprocess.Popen[str]]]:
    """A confined Python that runs `code`, and what `path` is lent by."""
    with path.open("rb") as file:
        loan = Loan(file.fileno())
        socket = loan.borrower.fileno()
        words = [f"run={place}" for place in ("/usr", "/lib", "/lib64", sys.base_prefix, sys.prefix)]
        words += [f"lend={socket}", f"parent={os.getpid()}", "--", sys.executable, "-I", "-S", "-c", code]
        process = subprocess.Popen(
            [*sandbox.confiner(), *words], stdout=subprocess.PIPE, text=True, pass_fds=(socket,)
        )
        try:
            yield loan, process
        finally:
            loan.close()
            process.kill()
            process.communicate()


@needs_loans
def test_it_is_mapped_privately_and_cannot_be_written(path: Path) -> None:
    with borrower(path, BORROW) as (loan, process):
        listener = loan.hand_over(30)
        for _call in range(2):
            assert select.select([listener], [], [], 30)[0]
            lending.pass_on(listener)
        told = json.loads(process.communicate(timeout=30)[0])
        # Nobody is left to be answered.
        lending.pass_on(listener)
        os.close(listener)
    size, begin, written, cut, shared, again, reopened, otherwise, read = told
    assert (size, begin) == (len(CONTENT), "mine!saved")
    assert (written, shared) == ("EBADF", "EACCES")
    assert cut in ("EBADF", "EINVAL")
    assert again in ("EACCES", "ENOENT")
    assert (reopened, otherwise) == ("EACCES", "EACCES")
    assert read in ("EACCES", "ENOENT")
    assert path.read_bytes() == CONTENT


@needs_loans
def test_borrower_that_ends_is_not_waited_for(path: Path) -> None:
    with borrower(path, "raise SystemExit") as (loan, _process), pytest.raises(NotLent):
        loan.hand_over(30)


@needs_loans
def test_borrower_that_asks_for_nothing_is_given_up(path: Path) -> None:
    with borrower(path, "import time; time.sleep(60)") as (loan, _process), pytest.raises(TimeoutError):
        loan.hand_over(1)


def test_who_cannot_ask_is_told_apart(path: Path) -> None:
    """As where a container's own filter listens already: `confine` goes on without."""
    with path.open("rb") as file:
        loan = Loan(file.fileno())
        with pytest.raises(NotLent):
            loan.hand_over(10)
        loan.close()


@needs_loans
def test_only_what_is_known_to_open_for_writing_is_lent(monkeypatch: pytest.MonkeyPatch) -> None:
    known = Qemu(Path("/qemu"), (7, 2, 0), is_wrapper=False)
    assert not lending.is_possible(dataclasses.replace(known, is_wrapper=True))
    assert not lending.is_possible(dataclasses.replace(known, version=(8, 2, 0)))
    assert lending.is_possible(dataclasses.replace(known, version=(8, 1, 9)))
    for release, possible in (("5.14.0-1-amd64", True), ("5.13.19", False), ("odd", False)):
        monkeypatch.setattr("platform.release", lambda release=release: release)
        assert lending.is_possible(known) is possible


@needs_loans
def test_all_copies_map_the_saved_file_itself(made: Template) -> None:
    """Two at once, each with pages of its own where it wrote, and the file as it was."""
    path = made.folder / "memory"
    before = path.stat()
    with template.restore(made) as first, template.restore(made) as second:
        for appliance in (first, second):
            maps = Path(f"/proc/{appliance.pid}/maps").read_text().splitlines()
            assert [line.split()[4] for line in maps if line.endswith(str(path))] == [str(before.st_ino)]
    after = path.stat()
    assert (after.st_mtime_ns, after.st_ctime_ns) == (before.st_mtime_ns, before.st_ctime_ns)
    assert template.damage(made.recipe) == ""


@pytest.mark.parametrize(
    "reason", [NotLent("no"), LaunchFailed("QEMU did not start.")], ids=["unasked", "ended"]
)
def test_memory_that_cannot_be_lent_is_copied(
    made: Template, monkeypatch: pytest.MonkeyPatch, reason: Exception
) -> None:
    def refuse(_loan: Loan, _timeout: float) -> None:
        raise reason

    monkeypatch.setattr(Loan, "hand_over", refuse)
    with template.restore(made) as appliance:
        assert appliance.process.execute("query-status")["status"] == "running"
        assert str(made.folder) not in Path(f"/proc/{appliance.pid}/maps").read_text()
