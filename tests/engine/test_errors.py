"""The family of errors."""

from __future__ import annotations

import errno
import pickle

import pytest

from engine.errnos import LINUX_ERRNOS
from engine.errors import (
    Cancelled,
    ClosedHandle,
    DaemonError,
    GuestFileNotFound,
    GuestFSError,
    MessageTooLarge,
    NotReady,
    ProtocolError,
    TimedOut,
    daemon_error,
)


@pytest.mark.parametrize(
    ("name", "builtin"),
    [
        ("ENOENT", FileNotFoundError),
        ("EEXIST", FileExistsError),
        ("ENOTDIR", NotADirectoryError),
        ("EISDIR", IsADirectoryError),
        ("EACCES", PermissionError),
        ("EPERM", PermissionError),
    ],
)
def test_daemon_error_is_the_builtin_one_too(name: str, builtin: type[OSError]) -> None:
    error = daemon_error("cat", name, "/nope: No such file")
    assert isinstance(error, builtin)
    assert isinstance(error, RuntimeError)
    assert error.errno == LINUX_ERRNOS[name]
    assert error.errno_name == name
    assert error.procedure == "cat"
    assert error.message == "/nope: No such file"


def test_daemon_error_reads_as_in_libguestfs() -> None:
    error = daemon_error("mkdir", "EEXIST", "/f: File exists")
    assert str(error) == "mkdir: /f: File exists"
    assert error.args == ("mkdir: /f: File exists",)


def test_errno_without_a_builtin_stays_a_daemon_error() -> None:
    error = daemon_error("write", "ENOSPC", "no space")
    assert type(error) is DaemonError
    assert error.errno == 28


@pytest.mark.parametrize("name", ["", "EWHAT"])
def test_errno_that_nobody_knows_is_zero(name: str) -> None:
    assert daemon_error("write", name, "what").errno == 0


def test_daemon_error_travels_between_processes() -> None:
    error = pickle.loads(pickle.dumps(daemon_error("cat", "ENOENT", "gone")))
    assert isinstance(error, GuestFileNotFound)
    assert (error.procedure, error.errno_name, error.message) == ("cat", "ENOENT", "gone")


def test_errno_numbers_are_those_of_linux() -> None:
    here = {name: getattr(errno, name) for name in dir(errno) if name.startswith("E")}
    assert {name: LINUX_ERRNOS[name] for name in here} == here


def test_all_errors_are_runtime_errors_with_the_same_attributes() -> None:
    class HostError(RuntimeError):
        cause = "QEMU is missing."
        remedy = "Install it."

    family = [
        ClosedHandle(),
        MessageTooLarge("write", 5, 4),
        Cancelled("download"),
        TimedOut("ls", 10),
        ProtocolError("it is odd"),
        NotReady(HostError()),  # type: ignore[arg-type]
    ]
    for error in family:
        assert isinstance(error, GuestFSError)
        assert isinstance(error, RuntimeError)
        assert isinstance(error.errno, int)
        assert isinstance(error.procedure, str)
        assert str(error)


def test_sentences() -> None:
    assert str(TimedOut("ls", 10)) == "ls: no answer within 10 seconds."
    assert str(ProtocolError("a string contains a NUL character")) == (
        "The appliance sent invalid data: a string contains a NUL character."
    )
    assert str(ClosedHandle()) == "GuestFS: method called on closed handle"
    assert isinstance(ClosedHandle(), ValueError)
    assert isinstance(TimedOut("ls", 1), TimeoutError)
    assert Cancelled("download").errno == 4
