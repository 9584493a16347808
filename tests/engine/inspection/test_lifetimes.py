"""Until when systems are cared for."""

from datetime import date

import pytest

from engine.inspection.lifetimes import end_of_life
from engine.inspection.system import System


@pytest.mark.parametrize(
    ("distro", "version", "name", "end"),
    [
        ("debian", (11, 8), "", date(2026, 8, 31)),
        ("ubuntu", (22, 4), "", date(2027, 4, 30)),
        ("ubuntu", (22, 10), "", date(2023, 7, 20)),
        ("centos", (8, 5), "CentOS Linux 8", date(2021, 12, 31)),
        ("centos", (8, 0), "CentOS Stream 8", date(2024, 5, 31)),
        ("alpinelinux", (3, 18), "", date(2025, 5, 9)),
        ("archlinux", None, "", None),
        ("debian", (99, 0), "", None),
        ("unheard of", (1, 0), "", None),
    ],
)
def test_unix(distro: str, version: tuple[int, int] | None, name: str, end: date | None) -> None:
    assert end_of_life(System("/dev/sda1", "linux", distro, name, version)) == end


@pytest.mark.parametrize(
    ("name", "end"),
    [
        ("Windows 10 Pro", date(2025, 10, 14)),
        ("Windows 10 Enterprise LTSC 2021", None),
        ("Windows 8.1 Pro", date(2023, 1, 10)),
        ("Windows 8", date(2016, 1, 12)),
        ("Microsoft Windows XP", date(2014, 4, 8)),
        ("Windows Server 2012 R2 Standard", date(2023, 10, 10)),
        ("Windows 11 Pro", None),
        ("", None),
    ],
)
def test_windows(name: str, end: date | None) -> None:
    assert end_of_life(System("/dev/sda1", "windows", "windows", name, (10, 0))) == end
