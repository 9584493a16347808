"""What a handle is told before it is launched: the settings of guestfs(3) and their defaults.

Field names are those of the actions `get_…` and `set_…`, which are derived from them.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from appliance.launch import Settings
from appliance.qemu import MEMORY_MIB
from engine.errors import GuestFSError

_TRUE, _FALSE = ("1", "true", "t", "yes", "y", "on"), ("0", "false", "f", "no", "n", "off")
LEAST_MEMORY_MIB = 256
MOST_CPUS = 255


@dataclass
class Config:
    """Settings of one handle. Those that mean something to libguestfs's C library only are just kept."""

    append: str | None = None
    autosync: bool = True
    backend: str = "direct"
    backend_settings: list[str] = field(default_factory=list)
    cachedir: str | None = None
    direct: bool = False
    hv: str | None = None
    identifier: str = ""
    memsize: int = MEMORY_MIB
    network: bool = False
    path: str | None = None
    pgroup: bool = False
    program: str = field(default_factory=lambda: Path(sys.argv[0] if sys.argv else "").name)
    recovery_proc: bool = True
    selinux: bool = False
    smp: int = 1
    tmpdir: str | None = None
    trace: bool = False
    verbose: bool = False
    parameters: list[str] = field(default_factory=list)
    template: bool = True

    def parse_environment(self, environ: Mapping[str, str]) -> None:
        """Take over the LIBGUESTFS_… variables, as guestfs(3) lists them. Raises GuestFSError."""
        for name, attribute in (("DEBUG", "verbose"), ("TRACE", "trace")):
            if (value := environ.get(f"LIBGUESTFS_{name}")) is not None:
                setattr(self, attribute, _truth(f"LIBGUESTFS_{name}", value))
        for name in ("APPEND", "CACHEDIR", "PATH", "TMPDIR"):
            if value := environ.get(f"LIBGUESTFS_{name}"):
                setattr(self, name.lower(), value)
        if value := environ.get("LIBGUESTFS_HV") or environ.get("LIBGUESTFS_QEMU"):
            self.hv = value
        if value := environ.get("LIBGUESTFS_MEMSIZE"):
            self.memsize = _number("LIBGUESTFS_MEMSIZE", value, LEAST_MEMORY_MIB, 1 << 20)
        if value := environ.get("LIBGUESTFS_BACKEND_SETTINGS"):
            self.backend_settings = value.split(":")

    def settings(self) -> Settings:
        """What the appliance package is told. Values set on the handle win over the environment."""
        environ = dict(os.environ)
        for name, value in (
            ("LIBGUESTFS_HV", self.hv),
            ("LIBGUESTFS_CACHEDIR", self.cachedir),
            ("LIBGUESTFS_TMPDIR", self.tmpdir),
            ("LIBGUESTFS_PATH", self.path),
        ):
            if value is not None:
                environ[name] = value
        environ["LIBGUESTFS_BACKEND_SETTINGS"] = ":".join(self.backend_settings)
        return Settings(
            memory_mib=self.memsize,
            cpus=self.smp,
            network=self.network,
            verbose=self.verbose,
            append=self.append or "",
            parameters=tuple(self.parameters),
            # What a handle wants for itself alone is not worth a saved appliance.
            template=self.template and not self.parameters and not self.append,
            environ=environ,
        )


def _truth(name: str, value: str) -> bool:
    if value.lower() in (*_TRUE, *_FALSE):
        return value.lower() in _TRUE
    raise GuestFSError(f"{name}={value} is neither true nor false: use 1 or 0.")


def _number(name: str, value: str, least: int, most: int) -> int:
    try:
        number = int(value)
    except ValueError:
        number = -1
    if not least <= number <= most:
        raise GuestFSError(f"{name}={value} is not a number between {least} and {most}.")
    return number
