"""Until when systems get security updates from their makers, without contracts that cost extra.

As published by the makers up to the end of 2025; later changes are not known here, and of what comes out
later only the planned days of Ubuntu 26.04. A version that is not listed is not judged.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from engine.inspection.system import System

_ENDS = {
    "debian": "7 2018-05-31, 8 2020-06-30, 9 2022-06-30, 10 2024-06-30, 11 2026-08-31, 12 2028-06-30, "
    "13 2030-06-30",
    "ubuntu": "12.4 2017-04-28, 14.4 2019-04-25, 16.4 2021-04-30, 18.4 2023-05-31, 20.4 2025-05-31, "
    "21.4 2022-01-20, 21.10 2022-07-14, 22.4 2027-04-30, 22.10 2023-07-20, 23.4 2024-01-25, "
    "23.10 2024-07-11, 24.4 2029-04-30, 24.10 2025-07-10, "
    "25.4 2026-01-15, 25.10 2026-07-09, 26.4 2031-05-29",
    "fedora": "30 2020-05-26, 31 2020-11-24, 32 2021-05-25, 33 2021-11-30, 34 2022-06-07, 35 2022-12-13, "
    "36 2023-05-16, 37 2023-12-05, 38 2024-05-21, 39 2024-11-26, 40 2025-05-13, 41 2025-12-15, "
    "42 2026-05-13, 43 2026-12-09",
    "centos": "5 2017-03-31, 6 2020-11-30, 7 2024-06-30, 8 2021-12-31, 9 2027-05-31, 10 2030-01-01",
    "rhel": "5 2017-03-31, 6 2020-11-30, 7 2024-06-30, 8 2029-05-31, 9 2032-05-31, 10 2035-05-31",
    "rocky": "8 2029-05-31, 9 2032-05-31, 10 2035-05-31",
    "almalinux": "8 2029-03-01, 9 2032-05-31, 10 2035-05-31",
    "oraclelinux": "6 2021-03-31, 7 2024-12-31, 8 2029-07-31, 9 2032-06-30, 10 2035-06-30",
    "opensuse": "42.3 2019-07-01, 15.0 2019-12-03, 15.1 2021-02-02, 15.2 2022-01-04, 15.3 2022-12-31, "
    "15.4 2023-12-07, 15.5 2024-12-31, 15.6 2026-04-30, 16.0 2027-10-31",
    "sles": "11 2019-03-31, 12 2024-10-31, 15 2031-07-31, 16.0 2027-11-30",
    "alpinelinux": "3.12 2022-05-01, 3.13 2022-11-01, 3.14 2023-05-01, 3.15 2023-11-01, 3.16 2024-05-23, "
    "3.17 2024-11-22, 3.18 2025-05-09, 3.19 2025-11-01, 3.20 2026-04-01, 3.21 2026-11-01, "
    "3.22 2027-05-01, 3.23 2027-11-01",
    "freebsd": "11 2021-09-30, 12 2023-12-31, 13 2026-04-30, 14 2028-11-30",
}
"""By the words of guestfs(3): versions, by their major number or both, and their last days."""

_WINDOWS = (
    ("Windows XP", "2014-04-08"),
    ("Windows Vista", "2017-04-11"),
    ("Windows 7", "2020-01-14"),
    ("Windows 8.1", "2023-01-10"),
    ("Windows 8", "2016-01-12"),
    ("Windows 10", "2025-10-14"),
    ("Windows Server 2003", "2015-07-14"),
    ("Windows Server 2008", "2020-01-14"),
    ("Windows Server 2012", "2023-10-10"),
    ("Windows Server 2016", "2027-01-12"),
    ("Windows Server 2019", "2029-01-09"),
    ("Windows Server 2022", "2031-10-14"),
    ("Windows Server 2025", "2034-11-14"),
)
_WINDOWS_11 = {
    22000: ("2023-10-10", "2024-10-08"),
    22621: ("2024-10-08", "2025-10-14"),
    22631: ("2025-11-11", "2026-11-10"),
    26100: ("2026-10-13", "2027-10-12"),
    26200: ("2027-10-12", "2028-10-10"),
}
"""By its build, another one each year: the last days of most editions, and of companies' and schools'."""
_LONGER = ("Windows 11 Enterprise", "Windows 11 Education")
_LONG_TERM = ("LTSC", "LTSB", "IoT", "Enterprise S")
"""Editions that live longer than their names' versions, by how many years is not known here."""


def end_of_life(system: System) -> date | None:
    """The last day of a system's life; None if it is not known."""
    if system.is_windows:
        if any(word in system.name for word in _LONG_TERM):
            return None
        name = system.name.replace("Microsoft ", "")
        if name.startswith("Windows 11"):
            days = _WINDOWS_11.get(system.build)
            return date.fromisoformat(days[name.startswith(_LONGER)]) if days else None
        return next((date.fromisoformat(end) for start, end in _WINDOWS if name.startswith(start)), None)
    if system.version is None:
        return None
    major, minor = system.version
    ends = dict(entry.split() for entry in _ENDS.get(system.distro, "").split(", ") if entry)
    end = ends.get(f"{major}.{minor}") or ends.get(str(major))
    # CentOS Stream 8 outlived CentOS 8.
    if system.distro == "centos" and major == 8 and "Stream" in f"{system.name}{system.release}":
        end = "2024-05-31"
    return date.fromisoformat(end) if end else None
