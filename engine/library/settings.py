"""Actions about the handle itself: its settings, its state, its version."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from appliance.cache import cache_folder, temporary_folder
from appliance.errors import PartsMissing
from appliance.parts import PartsKind, locate
from appliance.qemu import find_qemu
from engine.actions import ACTIONS
from engine.config import LEAST_MEMORY_MIB, MOST_CPUS
from engine.errors import GuestFSError, WrongState

if TYPE_CHECKING:
    from engine.handle import GuestFS

_SIMPLE = (
    *("append", "autosync", "backend", "direct", "identifier", "network", "path", "pgroup"),
    *("program", "recovery_proc", "selinux", "trace", "verbose"),
)


def _getter(name: str) -> Callable[[GuestFS], Any]:
    boolean = ACTIONS[f"get_{name}"].result.kind == "bool"

    def get(handle: GuestFS) -> Any:
        value = getattr(handle.config_values, name)
        return int(value) if boolean else value

    return get


def _setter(name: str) -> Callable[[GuestFS, Any], None]:
    action = ACTIONS[f"set_{name}"]
    boolean = action.args[0].kind == "bool"

    def set_(handle: GuestFS, value: Any) -> None:
        _require_config(handle, action.name, action.config_only)
        setattr(handle.config_values, name, bool(value) if boolean else value)

    return set_


ACCESSORS: dict[str, Callable[..., Any]] = {
    **{f"get_{name}": _getter(name) for name in _SIMPLE},
    **{f"set_{name}": _setter(name) for name in _SIMPLE if name != "backend"},
}
"""`get_…` and `set_…` of the settings that are only kept."""


def _require_config(handle: GuestFS, name: str, config_only: bool = True) -> None:
    if config_only and handle.state != 0:
        raise WrongState(f"{name}: this can only be called before launch.")


def set_backend(handle: GuestFS, backend: str) -> None:
    _require_config(handle, "set_backend")
    if backend != "direct":
        raise GuestFSError(f"set_backend: there is no backend “{backend}” here: use “direct”.")
    handle.config_values.backend = backend


def get_attach_method(handle: GuestFS) -> str:
    backend = handle.config_values.backend
    return "appliance" if backend == "direct" else backend


def set_attach_method(handle: GuestFS, backend: str) -> None:
    set_backend(handle, "direct" if backend == "appliance" else backend)


def get_backend_settings(handle: GuestFS) -> list[str]:
    return list(handle.config_values.backend_settings)


def set_backend_settings(handle: GuestFS, settings: Sequence[str]) -> None:
    _require_config(handle, "set_backend_settings")
    handle.config_values.backend_settings = list(settings)


def get_backend_setting(handle: GuestFS, name: str) -> str:
    for setting in handle.config_values.backend_settings:
        key, separator, value = setting.partition("=")
        if key == name:
            return value if separator else "1"
    raise GuestFSError(f"get_backend_setting: there is no setting “{name}”.")


def set_backend_setting(handle: GuestFS, name: str, val: str) -> None:
    clear_backend_setting(handle, name)
    handle.config_values.backend_settings.append(f"{name}={val}")


def clear_backend_setting(handle: GuestFS, name: str) -> int:
    _require_config(handle, "clear_backend_setting")
    before = handle.config_values.backend_settings
    after = [setting for setting in before if setting.partition("=")[0] != name]
    handle.config_values.backend_settings = after
    return len(before) - len(after)


def get_path(handle: GuestFS) -> str:
    if handle.config_values.path is not None:
        return handle.config_values.path
    # Where the parts of the appliance would be taken from.
    with contextlib.suppress(PartsMissing):
        folder, kind = locate(handle.config_values.settings().environ)
        return str(folder.parent if kind is PartsKind.SUPERMIN else folder)
    return ""


def get_memsize(handle: GuestFS) -> int:
    return handle.config_values.memsize


def set_memsize(handle: GuestFS, memsize: int) -> None:
    _require_config(handle, "set_memsize")
    if memsize < LEAST_MEMORY_MIB:
        raise GuestFSError(f"set_memsize: {memsize} MiB is too little: {LEAST_MEMORY_MIB} is the least.")
    handle.config_values.memsize = memsize


def get_smp(handle: GuestFS) -> int:
    return handle.config_values.smp


def set_smp(handle: GuestFS, smp: int) -> None:
    _require_config(handle, "set_smp")
    if not 1 <= smp <= MOST_CPUS:
        raise GuestFSError(f"set_smp: {smp} processors are not between 1 and {MOST_CPUS}.")
    handle.config_values.smp = smp


def get_hv(handle: GuestFS) -> str:
    return handle.config_values.hv or str(find_qemu(handle.config_values.settings().environ).path)


def set_hv(handle: GuestFS, hv: str) -> None:
    _require_config(handle, "set_hv")
    handle.config_values.hv = hv


def get_qemu(handle: GuestFS) -> str:
    return get_hv(handle)


def set_qemu(handle: GuestFS, hv: str | None) -> None:
    _require_config(handle, "set_qemu")
    handle.config_values.hv = hv


def get_cachedir(handle: GuestFS) -> str:
    return str(cache_folder(handle.config_values.settings().environ).parent)


def set_cachedir(handle: GuestFS, cachedir: str | None) -> None:
    _require_config(handle, "set_cachedir")
    handle.config_values.cachedir = None if cachedir is None else os.path.abspath(cachedir)


def get_tmpdir(handle: GuestFS) -> str:
    return str(temporary_folder(handle.config_values.settings().environ))


def set_tmpdir(handle: GuestFS, tmpdir: str | None) -> None:
    _require_config(handle, "set_tmpdir")
    handle.config_values.tmpdir = None if tmpdir is None else os.path.abspath(tmpdir)


def get_sockdir(handle: GuestFS) -> str:
    # Sockets are inherited descriptors here; this is where scripts would look for their own.
    return os.environ.get("XDG_RUNTIME_DIR") or get_tmpdir(handle)


def config(handle: GuestFS, hvparam: str, hvvalue: str | None) -> None:
    _require_config(handle, "config")
    if not hvparam.startswith("-"):
        raise GuestFSError("config: a parameter of QEMU begins with “-”.")
    handle.config_values.parameters += [hvparam] if hvvalue is None else [hvparam, hvvalue]


def parse_environment(handle: GuestFS) -> None:
    handle.config_values.parse_environment(os.environ)


def parse_environment_list(handle: GuestFS, environment: Sequence[str]) -> None:
    pairs = (entry.partition("=") for entry in environment)
    handle.config_values.parse_environment({name: value for name, _separator, value in pairs})


def launch(handle: GuestFS) -> None:
    handle.launch()


def shutdown(handle: GuestFS) -> None:
    handle.shutdown()


def kill_subprocess(handle: GuestFS) -> None:
    handle.kill_subprocess()


def user_cancel(handle: GuestFS) -> None:
    handle.user_cancel()


def wait_ready(handle: GuestFS) -> None:
    if handle.state != 2:
        raise WrongState("wait_ready: the appliance does not run: call launch first.")


def get_state(handle: GuestFS) -> int:
    return int(handle.state)


def is_config(handle: GuestFS) -> int:
    return int(handle.state == 0)


def is_launching(handle: GuestFS) -> int:
    return int(handle.state == 1)


def is_ready(handle: GuestFS) -> int:
    return int(handle.state == 2)


def is_busy(handle: GuestFS) -> int:
    # Whoever can ask is the thread that would be busy.
    return 0


def get_pid(handle: GuestFS) -> int:
    return handle.running.appliance.pid


def version(handle: GuestFS) -> dict[str, Any]:
    # It reads what is installed with the parser of e-mail, which no launch should wait for.
    from importlib import metadata

    major, minor, release = [*metadata.version("guestscope").split("."), "0", "0"][:3]
    return {"major": int(major), "minor": int(minor), "release": int(release), "extra": "guestscope"}


def internal_get_console_socket(handle: GuestFS) -> int:
    raise GuestFSError("internal_get_console_socket: the console is told by APPLIANCE events.")


def c_pointer(handle: GuestFS) -> int:
    return id(handle)


def available(handle: GuestFS, groups: Sequence[str]) -> None:
    for group in groups:
        answer = handle.call_daemon("internal_feature_available", group)
        if answer == 2:
            raise GuestFSError(f"available: there is no feature group “{group}”.")
        if answer == 1:
            raise GuestFSError(f"available: the feature “{group}” is not in this appliance.")


def feature_available(handle: GuestFS, groups: Sequence[str]) -> int:
    answers = [(group, handle.call_daemon("internal_feature_available", group)) for group in groups]
    for group, answer in answers:
        if answer == 2:
            raise GuestFSError(f"feature_available: there is no feature group “{group}”.")
    return int(all(answer == 0 for _group, answer in answers))
