"""What a system goes by, and which of our own icons stands for it: never one of the guest's."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.inspection import System

_ICONS = {
    "debian": "system-debian",
    "ubuntu": "system-ubuntu",
    "fedora": "system-fedora",
    "rhel": "system-redhat",
    "centos": "system-redhat",
    "almalinux": "system-redhat",
    "rocky": "system-redhat",
    "oraclelinux": "system-redhat",
    "redhat-based": "system-redhat",
    "opensuse": "system-suse",
    "sles": "system-suse",
    "suse-based": "system-suse",
    "archlinux": "system-arch",
    "alpinelinux": "system-alpine",
    "windows": "system-windows",
}
_BY_TYPE = {"windows": "system-windows", "linux": "system-linux"}


def system_icon(system: System) -> str:
    """The icon of a family, else of a kind of systems."""
    return _ICONS.get(system.distro) or _BY_TYPE.get(system.type, "system")


def system_title(system: System) -> str:
    """What a system goes by: guest text."""
    return system.name or system.distro or system.type or system.root


def system_name(system: System) -> str:
    """What tells it from the others on its disk: guest text."""
    title = system_title(system)
    return f"{system.hostname} · {title}" if system.hostname else title


def system_line(system: System) -> str:
    """What tells it from others of its kind: guest text."""
    version = system.release or (
        "" if system.version is None else ".".join(str(number) for number in system.version)
    )
    return " · ".join(part for part in (system.hostname, version, system.arch) if part)
