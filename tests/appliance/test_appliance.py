"""The running appliance: what it is, what it cannot do, and that nothing of it stays.

The disks whose headers name other files are plugged in past our own reader here, so that the kernel's rule
alone has to refuse them; a QEMU without the rule opens them all.
"""

from __future__ import annotations

import contextlib
import dataclasses
import os
import platform
import signal
import socket
import struct
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from appliance import lending, sandbox, template
from appliance.appliance import Appliance, boot
from appliance.errors import LaunchFailed, MonitorFailed
from appliance.launch import Host
from appliance.qemu import Accelerator, Machine, Qemu
from appliance.template import Template
from engine.channel import ChannelClosed
from engine.running import Running
from tests.appliance.images.daemon import daemon_in, run
from tests.appliance.images.making import write_descriptor, write_qcow2
from tests.appliance.programs import script
from tests.helpers.processes import is_running

needs_landlock = pytest.mark.skipif(not sandbox.landlock_available(), reason="this kernel has no Landlock")
on_x86 = pytest.mark.skipif(platform.machine() != "x86_64", reason="the list is that of x86's machine")

SOMEBODY = "nobody" if os.geteuid() == 0 else None
"""Who QEMU is, as `subprocess` takes it."""

DEVICES = {
    "/machine/peripheral": ["virtio-scsi-pci"],
    "/machine/peripheral-anon": [
        "virtio-rng-pci",
        "vmgenid",
        "virtio-serial-pci",
        "virtserialport",
        "virtio-blk-pci",
    ],
}
BUS = {
    (0x8086, 0x29C0): "the host bridge",
    (0x8086, 0x2918): "the ISA bridge",
    (0x1AF4, 0x1005): "randomness",
    (0x1AF4, 0x1004): "SCSI for the user's disks",
    (0x1AF4, 0x1003): "the daemon's channel",
    (0x1AF4, 0x1001): "the appliance's root",
}
BOARD = {
    *("ICH9-LPC", "System", "i8042", "i8257", "ioapic", "irq", "isa-i8259", "isa-pcspk", "isa-pit"),
    *("isa-serial", "kvmvapic", "mc146818rtc", "memory-region", "port92", "q35-pcihost", "fw_cfg_io"),
    *("kvm-ioapic", "kvm-i8259", "kvm-pit", "kvmclock"),
}
"""What the board of QEMU's Q35 brings along, whatever is asked for."""


@pytest.fixture(scope="module")
def appliance(saved: Template) -> Iterator[Appliance]:
    """A restored appliance that no test changes."""
    with template.restore(saved) as appliance:
        yield appliance


@pytest.fixture(scope="module")
def status(appliance: Appliance) -> dict[str, str]:
    lines = Path(f"/proc/{appliance.pid}/status").read_text().splitlines()
    return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}


def types(appliance: Appliance, path: str) -> list[str]:
    listed = appliance.process.execute("qom-list", {"path": path})
    children = sorted(
        (entry["name"], entry["type"]) for entry in listed if entry["type"].startswith("child<")
    )
    return [kind.removeprefix("child<").removesuffix(">") for _name, kind in children]


@on_x86
def test_it_has_exactly_these_devices(appliance: Appliance) -> None:
    for path, expected in DEVICES.items():
        assert types(appliance, path) == expected
    buses = appliance.process.execute("query-pci")
    found = [(d["id"]["vendor"], d["id"]["device"]) for bus in buses for d in bus["devices"]]
    assert sorted(found) == sorted(BUS)
    board = {kind for kind in types(appliance, "/machine/unattached") if not kind.endswith("-cpu")}
    assert board <= BOARD


def test_it_has_no_network(appliance: Appliance) -> None:
    assert "net" not in " ".join(types(appliance, "/machine/peripheral-anon"))
    assert Running(appliance, launched=True).shell("ls /sys/class/net").split() == ["lo"]


@pytest.mark.skipif(os.geteuid() != 0, reason="whoever is not root stays who they are")
def test_it_is_nobody(status: dict[str, str]) -> None:
    assert set(status["Uid"].split()) == {"65534"}
    assert set(status["Gid"].split()) == {"65534"}
    assert int(status["CapEff"], 16) == int(status["CapPrm"], 16) == int(status["CapAmb"], 16) == 0


def test_it_runs_under_a_filter_of_system_calls_and_gains_nothing(status: dict[str, str]) -> None:
    assert status["Seccomp"] == "2"
    assert status["NoNewPrivs"] == "1"


def test_it_dumps_no_core(appliance: Appliance) -> None:
    limits = Path(f"/proc/{appliance.pid}/limits").read_text().splitlines()
    (core,) = [line for line in limits if line.startswith("Max core file size")]
    assert core.split()[4:6] == ["0", "0"]


def test_ctrl_c_in_the_terminal_does_not_reach_it(appliance: Appliance) -> None:
    assert os.getsid(appliance.pid) == os.getpgid(appliance.pid) == appliance.pid
    assert os.getsid(appliance.pid) != os.getsid(0)


def test_its_sockets_have_no_name_and_do_not_listen(appliance: Appliance) -> None:
    inodes = {
        target.removeprefix("socket:[").removesuffix("]")
        for target in open_files(appliance)
        if target.startswith("socket:")
    }
    assert inodes
    for table in ("tcp", "tcp6", "udp", "udp6", "raw", "packet", "netlink"):
        with contextlib.suppress(FileNotFoundError):
            words = Path("/proc/net", table).read_text().split()
            assert not inodes & set(words), f"a socket of {table}"
    unix = [line.split() for line in Path("/proc/net/unix").read_text().splitlines()[1:]]
    ours = [line for line in unix if line[6] in inodes]
    assert {line[6] for line in ours} == inodes
    assert all(len(line) == 7 for line in ours), "a socket has a path"
    assert all(int(line[3], 16) & 0x10000 == 0 for line in ours), "a socket listens"


def test_its_open_files_are_its_own(appliance: Appliance, saved: Template) -> None:
    root, folder = saved.recipe.built.root, saved.folder
    allowed = {"/dev/null", str(root), *(str(folder / name) for name in ("memory", "state", "overlay"))}
    own = ("socket:", "anon_inode:", "pipe:", "/memfd:guestscope-memory")
    for target in open_files(appliance):
        overlay = target.startswith(f"{saved.recipe.temporary}/#") and target.endswith("(deleted)")
        assert target in allowed or target.startswith(own) or overlay, target


def open_files(appliance: Appliance) -> list[str]:
    folder = Path(f"/proc/{appliance.pid}/fd")
    return [str(link.readlink()) for link in folder.iterdir()]


def test_its_environment_holds_nothing_of_the_session(appliance: Appliance) -> None:
    environ = Path(f"/proc/{appliance.pid}/environ").read_bytes().split(b"\0")
    names = {entry.partition(b"=")[0].decode() for entry in environ if entry}
    assert names <= {"PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "TMPDIR", "LC_CTYPE"}


def test_its_memory_cannot_be_spoilt(appliance: Appliance, saved: Template) -> None:
    """The file that all handles share: QEMU has it open for reading, and what it writes is its own."""
    memory = str(saved.folder / "memory")
    folder = Path(f"/proc/{appliance.pid}")
    flags = [
        int((folder / "fdinfo" / link.name).read_text().splitlines()[1].split()[1], 8)
        for link in (folder / "fd").iterdir()
        if str(link.readlink()) == memory
    ]
    mapped = [line.split()[1] for line in (folder / "maps").read_text().splitlines() if memory in line]
    if lending.is_possible(saved.recipe.qemu):
        assert {flag & os.O_ACCMODE for flag in flags} == {os.O_RDONLY}
        assert mapped
        assert all(rights.endswith("p") for rights in mapped)
    else:
        assert not flags + mapped


@needs_landlock
def test_its_memory_cannot_be_opened_again(appliance: Appliance, saved: Template) -> None:
    node = {"node-name": "it", "driver": "file", "filename": str(saved.folder / "memory")}
    for more in ({}, {"read-only": True}):
        assert "Permission denied" in refusal(appliance, **node, **more)


# Paths through the monitor, which a QEMU that was taken over has no need of.


def refusal(appliance: Appliance, **node: Any) -> str:
    with pytest.raises(MonitorFailed) as refused:
        appliance.process.execute("blockdev-add", node)
    return refused.value.cause


@needs_landlock
def test_no_path_opens(appliance: Appliance, secret: Path) -> None:
    everybody = subprocess.run(["cat", secret], user=SOMEBODY, capture_output=True, check=True)
    assert len(everybody.stdout) == 4096
    node = {"node-name": "it", "driver": "file", "filename": str(secret), "read-only": True}
    assert "Permission denied" in refusal(appliance, **node)
    for path in ("/etc/passwd", "/proc/self/environ", str(Path(__file__)), "/usr/bin/env"):
        assert "Permission denied" in refusal(appliance, **{**node, "filename": path}), path


@needs_landlock
def test_no_path_can_be_made(appliance: Appliance) -> None:
    target = Path(os.environ["TMPDIR"], "made")
    for command, arguments in (
        ("pmemsave", {"val": 0, "size": 4096, "filename": str(target)}),
        ("chardev-add", {"id": "it", "backend": {"type": "file", "data": {"out": str(target)}}}),
        ("screendump", {"filename": str(target)}),
        ("dump-guest-memory", {"paging": False, "protocol": f"file:{target}"}),
    ):
        with pytest.raises(MonitorFailed):
            appliance.process.execute(command, arguments)
        assert not target.exists(), command


def test_starting_a_program_is_its_end(saved: Template) -> None:
    """The filter of system calls leaves no other way."""
    target = Path(os.environ["TMPDIR"], "made")
    with template.restore(saved) as appliance:
        with contextlib.suppress(MonitorFailed):
            appliance.process.execute("migrate", {"uri": f"exec:echo >{target}"})
        assert appliance.process.ended.wait(10)
        assert appliance.process.returncode == -signal.SIGSYS
    assert not target.exists()


@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_UNIX])
def test_no_connection_leaves_it(appliance: Appliance, family: socket.AddressFamily) -> None:
    """A socket with a path is as much of a danger: the user's D-Bus starts programs for whoever asks."""
    path = Path(os.environ["TMPDIR"], "socket")
    server: dict[str, str]
    with socket.socket(family) as listener:
        if family == socket.AF_UNIX:
            listener.bind(str(path))
            path.chmod(0o777)
            server = {"type": "unix", "path": str(path)}
        else:
            listener.bind(("127.0.0.1", 0))
            server = {"type": "inet", "host": "127.0.0.1", "port": str(listener.getsockname()[1])}
        listener.listen()
        try:
            cause = refusal(appliance, **{"node-name": "it", "driver": "nbd", "server": server})
        finally:
            path.unlink(missing_ok=True)
        listener.settimeout(0)
        with pytest.raises(BlockingIOError):
            listener.accept()
    assert "Permission denied" in cause


# Headers that name other files, past our reader.


def backing_by_name(folder: Path, secret: Path) -> tuple[Path, str]:
    return write_qcow2(folder / "t1.qcow2", backing=str(secret).encode(), size=4096), "qcow2"


def data_file_by_name(folder: Path, secret: Path) -> tuple[Path, str]:
    # A raw external data file: incompatible bit 2, autoclear bit 1, its name in an extension.
    path = folder / "t2.qcow2"
    options = f"data_file={folder}/data,data_file_raw=on"
    run("qemu-img", "create", "-q", "-f", "qcow2", "-o", options, path, "4096")
    (folder / "data").unlink()
    content = bytearray(path.read_bytes())
    at = content.index(str(folder / "data").encode())
    name = str(secret).encode()
    length = struct.unpack_from(">I", content, at - 4)[0]
    assert struct.unpack_from(">I", content, at - 8)[0] == 0x44415441
    padded = length + -length % 8
    rest = content[at + padded : 65536 - 256]
    struct.pack_into(">I", content, at - 4, len(name))
    grown = name + bytes(-len(name) % 8)
    content[at : at + len(grown) + len(rest)] = grown + rest
    path.write_bytes(content)
    return path, "qcow2"


def extent_by_name(folder: Path, secret: Path) -> tuple[Path, str]:
    path = folder / "t3.vmdk"
    write_descriptor(path, f'RW 8 FLAT "{secret}" 0')
    return path, "vmdk"


HOSTILE: list[Callable[[Path, Path], tuple[Path, str]]] = [
    backing_by_name,
    data_file_by_name,
    extent_by_name,
]


@needs_landlock
@pytest.mark.parametrize("make", HOSTILE)
def test_kernel_refuses_what_a_header_names(
    appliance: Appliance, secret: Path, tmp_path: Path, make: Callable[[Path, Path], tuple[Path, str]]
) -> None:
    path, driver = make(tmp_path, secret)
    process = appliance.process
    with path.open("rb") as image:
        process.execute("add-fd", {"fdset-id": 900}, descriptor=image.fileno())
    try:
        file = {"driver": "file", "filename": "/dev/fdset/900", "locking": "off"}
        node = {"node-name": "hostile", "driver": driver, "file": file, "read-only": True}
        cause = refusal(appliance, **node)
        assert "Permission denied" in cause
        assert secret.read_text()[:16] not in cause
    finally:
        process.execute("remove-fd", {"fdset-id": 900})
    nodes = process.execute("query-named-block-nodes", {"flat": True})
    assert not [node for node in nodes if node["node-name"] == "hostile"]


@pytest.mark.parametrize("make", HOSTILE)
def test_without_the_kernels_rule_it_would_be_opened(
    secret: Path, tmp_path: Path, make: Callable[[Path, Path], tuple[Path, str]]
) -> None:
    """Proves that the images of the test before are hostile indeed."""
    path, driver = make(tmp_path, secret)
    with daemon_in(tmp_path) as daemon, path.open("rb") as image:
        file = {"driver": "file", "filename": daemon.register(image.fileno()), "locking": "off"}
        daemon.ask("blockdev-add", **{"node-name": "it", "driver": driver, "file": file, "read-only": True})
        opened = {node["file"] for node in daemon.ask("query-named-block-nodes", flat=True)}
        assert str(secret) in " ".join(opened)


# Its end.


def test_close_ends_it_and_may_be_repeated(saved: Template) -> None:
    appliance = template.restore(saved)
    appliance.close()
    assert not is_running(appliance.pid)
    appliance.close()


def test_many_lives_leave_no_descriptor_and_no_file(saved: Template) -> None:
    with template.restore(saved):
        pass
    before = own_descriptors()
    files = sorted(saved.recipe.temporary.iterdir())
    for _ in range(3):
        with template.restore(saved):
            pass
    assert own_descriptors() == before
    assert sorted(saved.recipe.temporary.iterdir()) == files


def own_descriptors() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def test_panic_of_the_guest_ends_it(saved: Template) -> None:
    with template.restore(saved) as appliance:
        running = Running(appliance, launched=True)
        with contextlib.closing(running.channel), pytest.raises(ChannelClosed):
            running.shell("echo c >/proc/sysrq-trigger")
        assert appliance.process.ended.wait(10)
        assert b"panic" in appliance.console


def test_network_card_is_there_when_asked_for(host: Host) -> None:
    machine = dataclasses.replace(host.machine, network=True)
    with boot(host.qemu, machine, host.built, host.temporary) as appliance:
        assert "virtio-net-pci" in types(appliance, "/machine/peripheral-anon")
        status = Path(f"/proc/{appliance.pid}/status").read_text()
        assert "Seccomp:\t2" in status


def test_wrapper_that_is_no_qemu_is_told_with_its_words(host: Host) -> None:
    wrapper = script(Path(os.environ["TMPDIR"], "wrapper"), "echo 'wrapper: I am no emulator' >&2; exit 1")
    try:
        qemu = Qemu(wrapper, (7, 2, 0), is_wrapper=True)
        with pytest.raises(LaunchFailed, match=r"QEMU did not start: I am no emulator\."):
            boot(qemu, Machine(Accelerator.TCG), host.built, host.temporary)
    finally:
        wrapper.unlink()


def test_wrapper_around_qemu_restores_the_appliance(saved: Template) -> None:
    """A wrapper that becomes QEMU changes nothing, so the very same state can be restored by it."""
    real = saved.recipe.qemu
    wrapper = script(Path(os.environ["TMPDIR"], "wrapper"), f'exec {real.path} "$@"')
    try:
        qemu = Qemu(wrapper, real.version, is_wrapper=True)
        recipe = template.Recipe(**{**vars(saved.recipe), "qemu": qemu})
        with template.restore(Template(saved.folder, recipe)) as appliance:
            running = Running(appliance, launched=True)
            running.call("ping_daemon")
            assert Path(f"/proc/{appliance.pid}/exe").readlink() == real.path
            running.close()
    finally:
        wrapper.unlink()


def test_unstartable_machine_leaves_nothing(host: Host) -> None:
    before = own_descriptors()
    machine = Machine(Accelerator.TCG, parameters=("-device", "no-such-device"))
    started = time.monotonic()
    with pytest.raises(LaunchFailed, match="not a valid device model name"):
        boot(host.qemu, machine, host.built, host.temporary)
    assert time.monotonic() - started < 20
    assert own_descriptors() == before
