"""What stands between our process and QEMU: run as a script, it confines itself and becomes QEMU.

A fork of a threaded process may do nothing but exec, so the confinement is not applied there: a
fresh interpreter (`python -I -S confine.py WORD… -- QEMU…`) applies it to itself and execs. From
then on QEMU

* dies with the thread that started it (PR_SET_PDEATHSIG), also when that is killed,
* is not root, gains no privileges, dumps no core, leads a session of its own,
* under Landlock opens no path but its own program's parts and the files that the words name; disks
  reach it as open descriptors, which Landlock does not concern,
* makes no socket: Landlock lets a program connect to any socket that has a path, such as the one
  of the user's D-Bus, which starts programs for whoever asks.

Standard library only, and no import of this project: it runs isolated. Every launch waits for this
interpreter, so it imports what starts with it and little else. Numbers are those of the
Linux kernel's `landlock.h`, `prctl.h`, `seccomp.h`, `audit.h`, `filter.h` and of its system call
tables, which give Landlock's calls the same numbers on every architecture.
"""

from __future__ import annotations

import ctypes
import errno
import os
import resource
import stat
import struct
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    import _socket

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_RULE_PATH_BENEATH = 1
_CREATE_RULESET_VERSION = 1

_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
# Each version of Landlock's ABI adds rights; asking for one that the kernel lacks is an error.
_RIGHTS_OF_ABI = {1: (1 << 13) - 1, 2: (1 << 14) - 1, 3: (1 << 15) - 1, 4: (1 << 15) - 1, 5: (1 << 16) - 1}
_OF_FILES = _EXECUTE | _WRITE_FILE | _READ_FILE | (1 << 14) | (1 << 15)
_BIND_TCP, _CONNECT_TCP = 1 << 0, 1 << 1
_SCOPE_ABSTRACT_UNIX, _SCOPE_SIGNAL = 1 << 0, 1 << 1

_PR_SET_PDEATHSIG, _PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP = 1, 38, 22
_SIGKILL = 9

_LOAD, _AND, _IF_EQUAL, _IF_AT_LEAST, _RETURN = 0x20, 0x54, 0x15, 0x35, 0x06
_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT, _SECOND_ARGUMENT = 0, 4, 16, 24
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000 | errno.EACCES
_SECCOMP_MODE_FILTER = 2
_AF_UNIX, _SOCK_DGRAM, _SOCK_TYPES = 1, 2, 0xF
_X32 = 0x40000000
# By machine: the kernel's name for its calls, then socket, socketpair, connect, bind, listen. io_uring
# makes sockets past any filter; its number is the same everywhere.
_SOCKET_CALLS = {
    "x86_64": (0xC000003E, 41, 53, 42, 49, 50),
    "aarch64": (0xC00000B7, 198, 199, 203, 200, 201),
}
_IO_URING_SETUP = 425

LENDING_CALLS = {"x86_64": (0xC000003E, 317, 257), "aarch64": (0xC00000B7, 277, 56)}
"""By machine: the kernel's name for its calls, then seccomp, openat."""

_THIRD_ARGUMENT = 32
_NOTIFY = 0x7FC00000
_SET_MODE_FILTER, _NEW_LISTENER = 1, 8
_SOL_SOCKET, _SCM_RIGHTS = 1, 1

_libc = ctypes.CDLL(None, use_errno=True)


def landlock_abi() -> int:
    """The version of Landlock's ABI that the kernel speaks; 0 where it has none."""
    version = int(_libc.syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), _CREATE_RULESET_VERSION))
    return max(version, 0)


def _check(result: int, what: str) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")
    return result


class _Ruleset(ctypes.Structure):
    _fields_ = (
        ("handled_access_fs", ctypes.c_uint64),
        ("handled_access_net", ctypes.c_uint64),
        ("scoped", ctypes.c_uint64),
    )


class _PathBeneath(ctypes.Structure):
    _pack_ = 1
    _layout_ = "ms"
    _fields_ = (("allowed_access", ctypes.c_uint64), ("parent_fd", ctypes.c_int32))


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_void_p))


def _landlock(abi: int, options: dict[str, list[str]], network: bool) -> None:
    """Allow what `options` name (a path that is not there is skipped) and nothing else."""
    handled = _RIGHTS_OF_ABI[min(abi, 5)]
    rules = _Ruleset(handled)
    size = 8
    if abi >= 4:
        rules.handled_access_net = 0 if network else _BIND_TCP | _CONNECT_TCP
        size = 16
    if abi >= 6:
        rules.scoped = _SCOPE_ABSTRACT_UNIX | _SCOPE_SIGNAL
        size = 24
    ruleset = _check(
        _libc.syscall(_CREATE_RULESET, ctypes.byref(rules), ctypes.c_size_t(size), 0), "Landlock"
    )
    rights = {
        "read": _READ_FILE | _READ_DIR,
        "run": _READ_FILE | _READ_DIR | _EXECUTE,
        "write": _READ_FILE | _WRITE_FILE | (1 << 15),
    }
    for kind in rights:
        for path in options.get(kind, ()):
            try:
                descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
            except FileNotFoundError:
                continue
            allowed = rights[kind] & handled
            if not stat.S_ISDIR(os.fstat(descriptor).st_mode):
                allowed &= _OF_FILES
            rule = _PathBeneath(allowed, descriptor)
            added = _libc.syscall(_ADD_RULE, ruleset, _RULE_PATH_BENEATH, ctypes.byref(rule), 0)
            _check(added, f"Landlock rule for {path}")
            os.close(descriptor)
    _check(_libc.syscall(_RESTRICT_SELF, ruleset, 0), "Landlock")
    os.close(ruleset)


def _refuse_sockets(network: bool, local: bool) -> None:
    """Refuse calls that make sockets or name them; with `network`, those of other programs here only, and
    with `local` not those either."""
    if os.uname().machine not in _SOCKET_CALLS:
        return
    architecture, socket, socketpair, connect, bind, listen = _SOCKET_CALLS[os.uname().machine]
    refuse, again = (_RETURN, 0, 0, _REFUSE), (_LOAD, 0, 0, _NUMBER)
    program = [(_LOAD, 0, 0, _ARCHITECTURE), (_IF_EQUAL, 1, 0, architecture), refuse, again]
    program += [(_IF_AT_LEAST, 0, 1, _X32), refuse]
    for number in (_IO_URING_SETUP, *(() if network else (socket, connect, bind, listen))):
        program += [(_IF_EQUAL, 0, 1, number), refuse]
    if not local:
        program += [(_IF_EQUAL, 0, 4, socket), (_LOAD, 0, 0, _FIRST_ARGUMENT)]
        program += [(_IF_EQUAL, 0, 1, _AF_UNIX), refuse, again]
    # One that keeps no connection can be told another address.
    program += [(_IF_EQUAL, 0, 5, socketpair), (_LOAD, 0, 0, _SECOND_ARGUMENT), (_AND, 0, 0, _SOCK_TYPES)]
    program += [(_IF_EQUAL, 0, 1, _SOCK_DGRAM), refuse, again]
    program += [(_RETURN, 0, 0, _ALLOW)]
    whole = _assembled(program)
    _check(_libc.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.byref(whole), 0, 0), "seccomp")


def _assembled(program: list[tuple[int, int, int, int]]) -> _Program:
    code = b"".join(struct.pack("=HBBI", *instruction) for instruction in program)
    holder = ctypes.create_string_buffer(code, len(code))
    whole = _Program(len(program), ctypes.addressof(holder))
    whole.holder = holder  # it lives as long
    return whole


def _borrow(lender: _socket.socket) -> None:
    """Let the opening of a file for reading and writing, and nothing else, be answered by whoever listens.

    `lender` takes the listening end there; see `lending`.
    """
    architecture, seccomp, openat = LENDING_CALLS[os.uname().machine]
    program = [(_LOAD, 0, 0, _ARCHITECTURE), (_IF_EQUAL, 0, 5, architecture), (_LOAD, 0, 0, _NUMBER)]
    program += [(_IF_EQUAL, 0, 3, openat), (_LOAD, 0, 0, _THIRD_ARGUMENT), (_IF_EQUAL, 0, 1, os.O_RDWR)]
    program += [(_RETURN, 0, 0, _NOTIFY), (_RETURN, 0, 0, _ALLOW)]
    whole = _assembled(program)
    listener = _check(_libc.syscall(seccomp, _SET_MODE_FILTER, _NEW_LISTENER, ctypes.byref(whole)), "seccomp")
    lender.sendmsg([b"m"], [(_SOL_SOCKET, _SCM_RIGHTS, struct.pack("=i", listener))])
    lender.close()
    os.close(listener)


def _become(uid: int, groups: list[int]) -> None:
    os.setgroups(groups)
    os.setresgid(uid, uid, uid)
    os.setresuid(uid, uid, uid)


def parse(words: list[str]) -> tuple[dict[str, list[str]], list[str]]:
    """The values of each option in `words` (`name=value`), and the words behind `--`."""
    split = words.index("--")
    options: dict[str, list[str]] = {}
    for word in words[:split]:
        name, _, value = word.partition("=")
        options.setdefault(name, []).append(value)
    return options, words[split + 1 :]


def main(arguments: list[str]) -> None:
    """Confine this process as `arguments` say and exec the words behind `--`.

    `run`, `read` and `write` name what may be used so, `limit` is a resource's name and its bound,
    `uid` and `group` say who to become, `parent` who started this. `network=yes` leaves the network,
    `local=yes` with it the sockets of other programs here, `confined=no` (nobody's but a test's) all
    paths and calls. `lend` is a socket's number: see `_borrow`.
    """
    options, command = parse(arguments)
    lender = None
    if "lend" in options:
        # The part of `socket` that is quick to load, and before nothing more can be loaded.
        import _socket

        lender = _socket.socket(_AF_UNIX, _socket.SOCK_STREAM, 0, int(options["lend"][0]))
    os.setsid()
    for word in options.get("limit", ()):
        name, _, limit = word.partition(":")
        kind = getattr(resource, name)
        hard = resource.getrlimit(kind)[1]
        bounded = int(limit) if hard == resource.RLIM_INFINITY else min(int(limit), hard)
        resource.setrlimit(kind, (bounded, bounded))
    # The kernel should choose QEMU, not the user's desktop, when the host runs out of memory.
    try:
        with open("/proc/self/oom_score_adj", "w") as score:
            score.write("500")
    except OSError:
        pass
    if options.get("confined") != ["no"]:
        network = options.get("network") == ["yes"]
        _check(_libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), "no_new_privs")
        abi = landlock_abi()
        if abi:
            _landlock(abi, options, network)
        _refuse_sockets(network, options.get("local") == ["yes"])
        if lender is not None:
            try:
                _borrow(lender)
            except OSError:
                # A container's own filter may have the only listener. Whoever lends is told by silence.
                lender.close()
    if "uid" in options:
        _become(int(options["uid"][0]), [int(group) for group in options.get("group", ())])
    # Changing the user clears the parent-death signal, so it comes last.
    _check(_libc.prctl(_PR_SET_PDEATHSIG, _SIGKILL, 0, 0, 0), "PR_SET_PDEATHSIG")
    if os.getppid() != int(options["parent"][0]):
        os._exit(1)
    try:
        os.execv(command[0], command)
    except OSError as error:
        sys.stderr.write(f"cannot run {command[0]}: {error.strerror}\n")
        os._exit(127)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except OSError as error:
        sys.stderr.write(f"cannot confine QEMU: {error}\n")
        os._exit(126)
