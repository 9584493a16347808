"""Which confinement a QEMU gets: the words that start it through `confine`.

A QEMU that is taken over by its guest should find nothing to take: it runs as nobody when we run
as root, sees only the files it is made of, and owns no path of the user's.
"""

from __future__ import annotations

import os
import pwd
import stat
import sys
import sysconfig
from collections.abc import Mapping, Sequence
from pathlib import Path

from appliance import confine
from appliance.qemu import Accelerator, Machine, Qemu

_LIBRARIES = ("/usr/lib", "/usr/lib64", "/lib", "/lib64", "/usr/local/lib", "/nix/store", "/gnu/store")
_DATA = (
    "/usr/share/qemu",
    "/usr/share/qemu-kvm",
    "/usr/share/seabios",
    "/usr/share/seavgabios",
    "/usr/share/ipxe",
    "/usr/share/edk2",
    "/usr/share/AAVMF",
    "/etc/ld.so.cache",
    "/etc/ld.so.preload",
    "/dev/urandom",
    "/proc/sys/vm",
    "/sys/devices/system",
    "/sys/module/kvm",
)
_NETWORK = (
    "/etc/resolv.conf",
    "/etc/hosts",
    "/etc/host.conf",
    "/etc/nsswitch.conf",
    "/etc/gai.conf",
    "/etc/services",
    "/etc/protocols",
    "/etc/passwd",
    "/etc/group",
    "/etc/ssl",
    "/etc/pki",
    "/etc/ca-certificates",
    "/etc/crypto-policies",
    "/etc/gnutls",
    "/usr/share/ca-certificates",
    "/usr/share/crypto-policies",
    "/usr/local/share/ca-certificates",
    "/etc/ceph",
    "/dev/random",
)
"""What libraries read to find a server and to know whether it is the right one."""

_LIMITS = {"RLIMIT_CORE": 0, "RLIMIT_NOFILE": 4096, "RLIMIT_NPROC": 4096}


def landlock_available() -> bool:
    """Whether the running kernel can restrict which paths QEMU opens."""
    return confine.landlock_abi() > 0


def command(
    qemu: Qemu, machine: Machine, arguments: Sequence[str], readable: Sequence[Path], lend: int | None = None
) -> list[str]:
    """The words that run `qemu` with `arguments`, confined; `readable` are further files it may open.

    `lend` is the descriptor of a loan's borrower (see `lending`).
    """
    grants: dict[str, Sequence[str]] = {
        "run": [*_LIBRARIES, str(qemu.path)],
        "read": [*_DATA, *map(str, readable)],
        "write": ["/dev/null", *(["/dev/kvm"] if machine.accelerator is Accelerator.KVM else [])],
    }
    if qemu.is_wrapper:
        # Whoever wraps QEMU in a script needs a shell, programs, and the script's neighbours.
        grants["run"] = [*grants["run"], "/usr", "/bin", "/etc", str(qemu.path.parent)]
    uid, groups = _unprivileged(machine.accelerator)
    words = [str(qemu.path), *arguments]
    return _confined(grants, uid, groups, words, network=machine.network, lend=lend)


def helper_command(
    program: str, arguments: Sequence[str], *, by_ssh: bool, environ: Mapping[str, str]
) -> list[str]:
    """The words that run a program of QEMU's which reaches a server: confined, but for the network.

    For ssh it stays the user, reads the user's keys, and may ask the user's agent.
    """
    grants: dict[str, Sequence[str]] = {
        "run": [*_LIBRARIES, program],
        "read": [*_DATA, *_NETWORK, *([str(Path.home() / ".ssh"), "/etc/ssh"] if by_ssh else [])],
        "write": ["/dev/null"],
    }
    uid = None if by_ssh else nobody()
    local = by_ssh and "SSH_AUTH_SOCK" in environ
    return _confined(grants, uid, (), [program, *arguments], network=True, local=local)


def script_command(script: Path, arguments: Sequence[str], limits: Mapping[str, int]) -> list[str]:
    """The words that run a script of ours which makes sense of a guest's data, in this very Python.

    It reads Python and its packages, what lies beside the script, and nothing else. It stays who we are, for
    a user's Python may be nobody else's to read: run by root, it has to give that up before it reads data.
    """
    packages = {sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")}
    # Not the whole of its prefix: a system's Python has all programs there.
    libraries = [f"{sys.base_prefix}/lib", f"{sys.base_prefix}/lib64"]
    own = [f"{sys.prefix}/pyvenv.cfg", *libraries, *sorted(packages)]
    grants: dict[str, Sequence[str]] = {
        "run": [*_LIBRARIES, os.path.realpath(sys.executable)],
        "read": ["/etc/ld.so.cache", "/etc/ld.so.preload", "/dev/urandom", *own, str(script.parent)],
        "write": ["/dev/null"],
    }
    command = [sys.executable, "-I", "-B", str(script), *arguments]
    return _confined(grants, None, (), command, network=False, limits={**_LIMITS, **limits})


def _confined(
    grants: Mapping[str, Sequence[str]],
    uid: int | None,
    groups: Sequence[int],
    command: Sequence[str],
    *,
    network: bool,
    local: bool = False,
    lend: int | None = None,
    limits: Mapping[str, int] = _LIMITS,
) -> list[str]:
    options = [f"{kind}={path}" for kind, paths in grants.items() for path in paths]
    options += [f"limit={name}:{limit}" for name, limit in limits.items()]
    options += [] if uid is None else [f"uid={uid}", *(f"group={group}" for group in groups)]
    options += [] if lend is None else [f"lend={lend}"]
    options += [f"network={'yes' if network else 'no'}", f"local={'yes' if local else 'no'}"]
    return [*confiner(), *options, f"parent={os.getpid()}", "--", *command]


def confiner() -> list[str]:
    """The words that start `confine`; its options follow."""
    return [sys.executable, "-I", "-S", str(Path(confine.__file__))]


def nobody() -> int | None:
    """The user that whoever works for us becomes when we are root; None where we are not."""
    return _unprivileged(Accelerator.TCG)[0]


def _unprivileged(accelerator: Accelerator) -> tuple[int | None, list[int]]:
    """The user that QEMU becomes when we are root, and the groups it needs to use /dev/kvm."""
    if os.geteuid() != 0:
        return None, []
    uid = pwd.getpwnam("nobody").pw_uid
    if accelerator is not Accelerator.KVM:
        return uid, []
    try:
        device = Path("/dev/kvm").stat()
    except OSError:
        return uid, []
    return uid, [device.st_gid] if stat.S_IMODE(device.st_mode) & stat.S_IRGRP and device.st_gid else []


def environment(environ: Mapping[str, str] = os.environ) -> dict[str, str]:
    """The few variables that QEMU or a wrapper of it may need; nothing of the user's session."""
    kept = ("PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "TMPDIR")
    return {name: environ[name] for name in kept if name in environ}


def helper_environment(environ: Mapping[str, str] = os.environ, *, by_ssh: bool) -> dict[str, str]:
    """As `environment`, and for ssh what leads to the user's keys."""
    kept = ("HOME", "USER", "LOGNAME", "SSH_AUTH_SOCK") if by_ssh else ()
    return environment(environ) | {name: environ[name] for name in kept if name in environ}
