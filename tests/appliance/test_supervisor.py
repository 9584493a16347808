"""Processes under the supervisor: a QEMU without a machine, and scripts where any program does."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from appliance import sandbox
from appliance.errors import LaunchFailed, MonitorFailed
from appliance.qemu import Accelerator, Machine, Qemu, find_qemu
from appliance.supervisor import CONSOLE_LIMIT, Process, Tail
from tests.appliance.programs import finish, script, start
from tests.helpers.processes import is_running

NO_MACHINE = (str(find_qemu().path), "-machine", "none", "-nodefaults", "-display", "none")


class Ends:
    """The sockets of a process: ours are given away with it, the others are its `descriptors`."""

    def __init__(self) -> None:
        self.console, console = socket.socketpair()
        self.monitor, monitor = socket.socketpair()
        self.theirs = (console, monitor)
        self.descriptors = tuple(end.fileno() for end in self.theirs)


@contextlib.contextmanager
def running(
    *command: str, ends: Ends | None = None, on_console: Callable[[bytes], None] | None = None
) -> Iterator[Process]:
    ends = ends or Ends()
    process = Process(
        command,
        ends.descriptors,
        ends.monitor,
        ends.console,
        environ=sandbox.environment(),
        folder=Path("/"),
        on_console=on_console,
    )
    for end in ends.theirs:
        end.close()
    try:
        yield process
    finally:
        process.kill()


@contextlib.contextmanager
def emulator(*options: str) -> Iterator[Process]:
    """A QEMU without a machine whose monitor has answered."""
    ends = Ends()
    monitor = f"socket,id=monitor,fd={ends.descriptors[1]}"
    words = (*NO_MACHINE, "-chardev", monitor, "-mon", "chardev=monitor,mode=control", *options)
    with running(*words, ends=ends) as process:
        process.connect_monitor()
        yield process


@contextlib.contextmanager
def shell(text: str, on_console: Callable[[bytes], None] | None = None) -> Iterator[Process]:
    """A shell whose descriptor `$console` is the guest's console."""
    ends = Ends()
    words = ("/bin/bash", "-c", f"console={ends.descriptors[0]}; {text}")
    with running(*words, ends=ends, on_console=on_console) as process:
        yield process


def descriptors() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def test_tail_keeps_the_last_bytes() -> None:
    tail = Tail(10)
    for piece in (b"abc", b"", b"defghij", b"kl"):
        tail.feed(piece)
    assert bytes(tail) == b"cdefghijkl"
    tail.feed(b"0123456789abcdef")
    assert bytes(tail) == b"6789abcdef"


def test_console_is_kept_to_its_bound_however_much_is_printed() -> None:
    with shell("head -c 3000000 /dev/zero >&$console; echo -n end >&$console") as process:
        assert process.ended.wait(20)
        assert len(bytes(process.console)) == CONSOLE_LIMIT
        assert bytes(process.console).endswith(b"\0end")


def test_messages_are_kept_to_their_bound() -> None:
    with shell("head -c 1000000 /dev/zero; echo last words >&2") as process:
        assert process.ended.wait(20)
        assert len(bytes(process.messages)) == 64 * 1024
        assert bytes(process.messages).endswith(b"last words\n")


def test_console_is_told_as_it_comes() -> None:
    pieces: list[bytes] = []
    heard = threading.Event()

    def on_console(data: bytes) -> None:
        pieces.append(data)
        heard.set()

    with shell("echo first >&$console; sleep 60", on_console) as process:
        assert heard.wait(10)
        assert b"".join(pieces) == bytes(process.console) == b"first\n"


def test_end_is_noticed_with_its_status_and_all_that_was_said() -> None:
    with shell("echo to the console >&$console; echo to us; exit 3") as process:
        assert process.ended.wait(10)
        assert process.returncode == 3
        assert bytes(process.console) == b"to the console\n"
        assert bytes(process.messages) == b"to us\n"


def test_kill_ends_it_at_once_and_may_be_repeated() -> None:
    with shell("trap '' TERM; echo on; exec sleep 60") as process:
        started = time.monotonic()
        process.kill()
        assert process.ended.is_set()
        assert process.returncode == -signal.SIGKILL
        assert not is_running(process.pid)
        process.kill()
        assert time.monotonic() - started < 2


def test_stopped_process_is_ended_too() -> None:
    with shell("exec sleep 60") as process:
        os.kill(process.pid, signal.SIGSTOP)
        process.kill()
        assert process.ended.is_set()


@pytest.mark.parametrize("ends_first", [True, False])
def test_children_of_a_wrapper_end_with_it(ends_first: bool) -> None:
    """A wrapper may run QEMU beside itself rather than become it."""
    wait = "exit" if ends_first else "wait"
    wrapper = script(Path(os.environ["TMPDIR"], "wrapper"), f"sleep 60 & echo $!; {wait}")
    try:
        qemu = Qemu(wrapper, (7, 2, 0), is_wrapper=True)
        with running(*sandbox.command(qemu, Machine(Accelerator.TCG), [], ())) as process:
            deadline = time.monotonic() + 10
            while not bytes(process.messages).endswith(b"\n"):
                assert time.monotonic() < deadline
                time.sleep(0.01)
            child = int(bytes(process.messages))
            if ends_first:
                assert process.ended.wait(10)
            else:
                assert is_running(child)
            process.kill()
            deadline = time.monotonic() + 5
            while is_running(child):
                assert time.monotonic() < deadline
                time.sleep(0.01)
    finally:
        wrapper.unlink()


def test_nothing_is_left_open() -> None:
    with emulator() as process:
        process.execute("query-version")
    before = descriptors()
    for _ in range(5):
        with emulator() as process:
            process.execute("query-version")
        with shell("exit 1") as process:
            process.ended.wait(10)
    assert descriptors() == before


def test_monitor_answers() -> None:
    with emulator() as process:
        assert process.execute("query-status")["running"] in (True, False)
        assert process.execute("query-version")["qemu"]["major"] == find_qemu().version[0]


def test_refused_command_tells_what_and_why() -> None:
    with emulator() as process:
        with pytest.raises(MonitorFailed, match=r"QEMU refused device_del: Device 'none' not found\."):
            process.execute("device_del", {"id": "none"})
        process.execute("query-status")


def test_descriptor_goes_along_with_a_command() -> None:
    with emulator() as process, socket.socket() as ours:
        process.execute("add-fd", {"fdset-id": 5, "opaque": "mine"}, descriptor=ours.fileno())
        (fdset,) = process.execute("query-fdsets")
        assert fdset["fdset-id"] == 5
        assert fdset["fds"][0]["opaque"] == "mine"


def test_silent_monitor_is_given_up_and_not_confused_later() -> None:
    with emulator() as process:
        os.kill(process.pid, signal.SIGSTOP)
        started = time.monotonic()
        with pytest.raises(MonitorFailed, match=r"did not answer query-version within 0\.2 s"):
            process.execute("query-version", timeout=0.2)
        assert time.monotonic() - started < 2
        os.kill(process.pid, signal.SIGCONT)
        assert "running" in process.execute("query-status")


def test_event_is_waited_for_with_its_data() -> None:
    with emulator() as process:
        process.execute("quit")
        event = process.await_event("SHUTDOWN", 10, guest=False)
        assert event["data"]["reason"] == "host-qmp-quit"


def test_event_that_does_not_come_is_given_up() -> None:
    with emulator() as process, pytest.raises(MonitorFailed, match="did not answer the event RESET within"):
        process.await_event("RESET", 0.1)


def test_waiting_for_an_event_ends_with_qemu() -> None:
    with emulator() as process:
        threading.Timer(0.2, lambda: os.kill(process.pid, signal.SIGKILL)).start()
        started = time.monotonic()
        with pytest.raises(MonitorFailed, match="QEMU ended"):
            process.await_event("RESET", 30)
        assert time.monotonic() - started < 5


def test_command_ends_with_qemu() -> None:
    with emulator() as process:
        os.kill(process.pid, signal.SIGSTOP)
        threading.Timer(0.2, lambda: os.kill(process.pid, signal.SIGKILL)).start()
        started = time.monotonic()
        with pytest.raises(MonitorFailed, match="monitor was lost during query-version"):
            process.execute("query-version")
        assert time.monotonic() - started < 5


def test_command_to_an_ended_qemu_fails() -> None:
    with emulator() as process:
        process.kill()
        with pytest.raises(MonitorFailed):
            process.execute("query-version")


def test_qemu_that_ends_at_once_is_told_in_its_words() -> None:
    with pytest.raises(LaunchFailed) as failed, emulator("-device", "no-such-device"):
        pass
    assert failed.value.cause.startswith("QEMU did not start: ")
    assert failed.value.cause.endswith("'no-such-device' is not a valid device model name.")
    assert b"no-such-device" in failed.value.console


def test_program_that_ends_without_a_word_is_told_by_its_status() -> None:
    with shell("exit 7") as process, pytest.raises(LaunchFailed, match=r"did not start: status 7\."):
        process.connect_monitor()


def test_program_that_never_greets_is_given_up() -> None:
    with shell("exec sleep 60") as process:
        started = time.monotonic()
        with pytest.raises(LaunchFailed, match=r"did not answer the greeting within 0\.2 s"):
            process.connect_monitor(0.2)
        assert time.monotonic() - started < 2


def test_program_that_cannot_be_started_is_an_error_and_leaves_nothing() -> None:
    with running("/bin/true"):
        pass
    before = descriptors()
    ends = Ends()
    with pytest.raises(OSError, match="No such file"), running("/no/such/program", ends=ends):
        pass
    for end in (ends.monitor, ends.console, *ends.theirs):
        end.close()
    assert descriptors() == before


def test_it_outlives_the_thread_that_asked_for_it() -> None:
    """The kernel would end it with the thread that started it, so that is another one."""
    started: list[Process] = []
    held = contextlib.ExitStack()
    thread = threading.Thread(target=lambda: started.append(held.enter_context(emulator())))
    thread.start()
    thread.join()
    with held:
        (process,) = started
        assert process.execute("query-status")
        assert is_running(process.pid)


LAUNCHES = """
import sys, time
from appliance import template
from appliance.launch import Settings, prepare
from engine.running import WARM_UP
with template.restore(template.find(prepare(Settings()).recipe(WARM_UP))) as appliance:
    print(appliance.pid, flush=True)
    time.sleep(60)
"""


@pytest.mark.usefixtures("saved")
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_emulator_ends_with_its_parent(number: signal.Signals) -> None:
    program = start(LAUNCHES)
    assert program.stdout is not None
    pid = int(program.stdout.readline())
    assert is_running(pid)
    program.send_signal(number)
    program.communicate(timeout=10)
    deadline = time.monotonic() + 2
    while is_running(pid):
        assert time.monotonic() < deadline
        time.sleep(0.01)


FORKS = """
import os, socket
from pathlib import Path
from appliance.supervisor import Process

def ends():
    ours, theirs = zip(*(socket.socketpair() for _ in range(2)))
    process = Process(["/bin/sh", "-c", "exit 5"], (), ours[0], ours[1], environ={}, folder=Path("/"))
    for end in theirs:
        end.close()
    assert process.ended.wait(10)
    print(process.returncode, flush=True)

ends()
child = os.fork()
ends()
if child:
    os.waitpid(child, 0)
"""


def test_forked_process_has_a_supervisor_of_its_own() -> None:
    program = start(FORKS)
    try:
        assert "".join(finish(program, 30).split()) == "555"
    except subprocess.TimeoutExpired:
        program.kill()
        raise
