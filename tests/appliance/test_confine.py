"""What a program that was confined can still do: shells and cats stand for a QEMU that was taken over."""

from __future__ import annotations

import os
import resource
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from appliance import confine, sandbox
from appliance.qemu import Accelerator, Machine, Qemu
from tests.appliance.programs import script

LIBRARIES = ["/usr", "/bin", "/lib", "/lib64", "/etc/ld.so.cache"]
needs_landlock = pytest.mark.skipif(not sandbox.landlock_available(), reason="this kernel has no Landlock")
needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")


def options(**changes: Sequence[object]) -> list[str]:
    """The words that confine; each of `changes` replaces the values of an option."""
    values: dict[str, Sequence[object]] = {
        "run": LIBRARIES,
        "write": ["/dev/null"],
        "parent": [os.getpid()],
        **changes,
    }
    return [f"{name}={value}" for name, given in values.items() for value in given]


def run(
    *command: str, descriptors: Sequence[int] = (), **changes: Sequence[Any]
) -> subprocess.CompletedProcess[str]:
    """Run a command confined, by default able to read the system's programs and libraries only."""
    words = [*sandbox.confiner(), *options(**changes), "--", *command]
    return subprocess.run(
        words, capture_output=True, text=True, timeout=30, check=False, cwd="/", pass_fds=descriptors
    )


def shell(text: str, **changes: Sequence[Any]) -> subprocess.CompletedProcess[str]:
    return run("/bin/sh", "-c", text, **changes)


@needs_landlock
def test_no_path_opens_but_those_granted(secret: Path) -> None:
    refused = run("/bin/cat", str(secret))
    assert refused.returncode == 1
    assert "Permission denied" in refused.stderr
    assert run("/bin/cat", str(secret), read=[secret]).stdout == secret.read_text()


@needs_landlock
def test_open_descriptor_can_be_read_all_the_same(secret: Path) -> None:
    with secret.open("rb") as file:
        # dash knows descriptors of one digit only.
        done = run("/bin/bash", "-c", f"cat <&{file.fileno()}", descriptors=(file.fileno(),))
    assert done.stdout == secret.read_text()


@needs_landlock
def test_open_descriptor_is_no_way_to_open_it_again(secret: Path) -> None:
    """By /proc/self/fd an inherited descriptor could be opened for more than it was handed over for."""
    with secret.open("rb") as file:
        done = shell(f"echo spoilt >/proc/self/fd/{file.fileno()}", descriptors=(file.fileno(),))
    assert done.returncode != 0
    assert "spoilt" not in secret.read_text()


@needs_landlock
@pytest.mark.parametrize("text", ["echo x >", "mkdir ", "ln -s /etc/passwd ", "mkfifo "])
def test_nothing_can_be_made(text: str) -> None:
    target = Path(os.environ["TMPDIR"], "made")
    done = shell(f"{text}{target}")
    assert done.returncode != 0
    assert not target.exists()


@needs_landlock
@pytest.mark.parametrize("text", ["rm ", ": >", "ln -sf /etc/passwd "])
def test_nothing_can_be_removed_or_replaced(text: str, secret: Path) -> None:
    before = secret.read_text()
    assert shell(f"{text}{secret}").returncode != 0
    assert secret.read_text() == before


@needs_landlock
def test_programs_outside_the_grant_do_not_run(secret: Path) -> None:
    # In the open folder, where nothing but Landlock stands in the way.
    program = script(secret.with_name("program"), "echo ran")
    try:
        assert "ran" not in shell(f"{program}; true").stdout
        assert "ran" in shell(str(program), confined=["no"]).stdout
    finally:
        program.unlink()


PYTHON = (os.path.realpath(sys.executable), "-I", "-S", "-c")
EVERYTHING: dict[str, Any] = {"run": ["/"], "read": ["/"], "write": ["/"]}
NETWORK = {False: ["no"], True: ["yes"]}


def test_network_is_denied_unless_asked_for() -> None:
    connect = "import socket; socket.create_connection(('127.0.0.1', 9))"
    assert "PermissionError" in run(*PYTHON, connect, **EVERYTHING).stderr
    assert "ConnectionRefusedError" in run(*PYTHON, connect, **EVERYTHING, network=NETWORK[True]).stderr


@pytest.mark.parametrize("network", [False, True])
@pytest.mark.parametrize("kind", ["SOCK_STREAM", "SOCK_DGRAM", "SOCK_SEQPACKET"])
def test_programs_on_this_host_are_out_of_reach(kind: str, network: bool) -> None:
    """Whoever may connect to the user's D-Bus may start programs outside of the confinement."""
    text = f"import socket; socket.socket(socket.AF_UNIX, socket.{kind})"
    assert "PermissionError" in run(*PYTHON, text, **EVERYTHING, network=NETWORK[network]).stderr


def test_the_users_agent_is_within_reach_where_it_is_asked() -> None:
    text = "import socket; print(socket.socket(socket.AF_UNIX).family.name)"
    assert run(*PYTHON, text, **EVERYTHING, network=["yes"], local=["yes"]).stdout == "AF_UNIX\n"


@pytest.mark.parametrize("network", [False, True])
def test_pairs_of_sockets_cannot_be_pointed_elsewhere(network: bool) -> None:
    text = "import socket; socket.socketpair(type=socket.SOCK_DGRAM | socket.SOCK_NONBLOCK)"
    assert "PermissionError" in run(*PYTHON, text, **EVERYTHING, network=NETWORK[network]).stderr
    text = "import socket; a, b = socket.socketpair(); a.send(b'on'); print(b.recv(2))"
    assert run(*PYTHON, text, **EVERYTHING, network=NETWORK[network]).stdout == "b'on'\n"


def test_inherited_socket_stays_what_it_is() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        text = f"import socket; s = socket.socket(fileno={theirs.fileno()}); s.send(b'on'); s.connect('/x')"
        done = run(*PYTHON, text, **EVERYTHING, descriptors=(theirs.fileno(),))
        assert ours.recv(2) == b"on"
    assert "PermissionError" in done.stderr


@pytest.mark.parametrize("network", [False, True])
def test_no_socket_is_made_behind_the_filters_back(network: bool) -> None:
    text = "import ctypes, os; c = ctypes.CDLL(None, use_errno=True); c.syscall(425, 8, 0)"
    text += "; print(os.strerror(ctypes.get_errno()))"
    assert run(*PYTHON, text, **EVERYTHING, network=NETWORK[network]).stdout == "Permission denied\n"


@needs_landlock
@pytest.mark.skipif(confine.landlock_abi() < 6, reason="this kernel's Landlock does not scope signals")
def test_no_signal_reaches_other_processes() -> None:
    with subprocess.Popen(["/bin/sleep", "60"]) as other:
        try:
            assert "not permitted" in shell(f"kill {other.pid}").stderr
            assert other.poll() is None
        finally:
            other.kill()


def test_no_privilege_can_be_gained() -> None:
    text = "while read -r line; do echo $line; done </proc/self/status"
    status = shell(text, run=[*LIBRARIES, "/proc"]).stdout
    assert "NoNewPrivs: 1" in status


def test_limits_are_set_for_good() -> None:
    # One more than the hard limit is bounded by it.
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    limits = ["RLIMIT_CORE:0", f"RLIMIT_NOFILE:{most + 1}"]
    done = shell("ulimit -c; ulimit -Hc; ulimit -Hn", limit=limits)
    assert done.stdout.split() == ["0", "0", str(most)]


def test_it_leads_a_session_of_its_own() -> None:
    """So that Ctrl-C in a terminal ends what the user sees, which then ends QEMU in order."""
    command = [*sandbox.confiner(), *options(), "--", "/bin/sleep", "60"]
    with subprocess.Popen(command) as process:
        try:
            deadline = time.monotonic() + 10
            while os.getsid(process.pid) != process.pid:
                assert time.monotonic() < deadline
                time.sleep(0.01)
            assert os.getpgid(process.pid) == process.pid
        finally:
            process.kill()


@needs_root
def test_root_becomes_nobody_with_its_groups() -> None:
    assert run("/usr/bin/id", uid=[65534], group=[7]).stdout.startswith("uid=65534")
    assert run("/usr/bin/id", "-G", uid=[65534], group=[7]).stdout.split() == ["65534", "7"]
    assert run("/usr/bin/id", "-u").stdout.strip() == "0"


@needs_root
def test_nobody_keeps_no_way_back() -> None:
    text = "while read -r line; do echo $line; done </proc/self/status"
    status = shell(text, uid=[65534], run=[*LIBRARIES, "/proc"]).stdout
    assert "Uid: 65534 65534 65534 65534" in status
    assert "CapEff: 0000000000000000" in status
    assert "CapPrm: 0000000000000000" in status


def test_the_host_chooses_it_first_when_memory_runs_out() -> None:
    score = int(
        shell("read -r score </proc/self/oom_score_adj; echo $score", run=[*LIBRARIES, "/proc"]).stdout
    )
    assert score == 500


@pytest.mark.parametrize("uid", [[], pytest.param([65534], marks=needs_root)])
def test_it_dies_with_the_thread_that_started_it(uid: list[int]) -> None:
    """A change of user would clear the parent-death signal if it came later."""
    started: list[subprocess.Popen[bytes]] = []

    def start() -> None:
        words = [*sandbox.confiner(), *options(uid=uid), "--"]
        process = subprocess.Popen(
            [*words, "/bin/sh", "-c", "echo on; exec sleep 60"], stdout=subprocess.PIPE
        )
        assert process.stdout is not None
        process.stdout.readline()
        started.append(process)

    thread = threading.Thread(target=start)
    thread.start()
    thread.join()
    (process,) = started
    with process:
        assert process.wait(5) == -signal.SIGKILL


def test_child_of_somebody_else_ends_at_once() -> None:
    """Whoever lost its parent before the signal was set would live for ever."""
    done = run("/bin/echo", "on", parent=[1])
    assert (done.returncode, done.stdout) == (1, "")


def test_missing_program_is_named() -> None:
    done = run("/usr/bin/no-such-program")
    assert done.returncode == 127
    assert done.stderr == "cannot run /usr/bin/no-such-program: No such file or directory\n"


def test_missing_grant_is_passed_over() -> None:
    assert run("/bin/echo", "on", run=[*LIBRARIES, "/no/such/folder"], read=["/none"]).stdout == "on\n"


@needs_root
def test_confinement_that_fails_starts_nothing() -> None:
    done = run("/bin/echo", "on", group=[-5], uid=[65534])
    assert done.returncode != 0
    assert done.stdout == ""


def test_wrapper_that_runs_qemu_works_confined() -> None:
    wrapper = script(Path(os.environ["TMPDIR"], "wrapper"), 'exec qemu-system-x86_64 "$@"')
    try:
        qemu = Qemu(wrapper, (7, 2, 0), is_wrapper=True)
        command = sandbox.command(qemu, Machine(Accelerator.TCG), ["-version"], ())
        done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
        assert done.stdout.startswith("QEMU emulator version"), done.stderr
    finally:
        wrapper.unlink()
