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
        ("debian", (13, 1), "", date(2030, 6, 30)),
        ("ubuntu", (25, 10), "", date(2026, 7, 9)),
        ("ubuntu", (26, 4), "", date(2031, 5, 29)),
        ("fedora", (43, 0), "", date(2026, 12, 9)),
        ("rhel", (10, 1), "", date(2035, 5, 31)),
        ("opensuse", (16, 0), "", date(2027, 10, 31)),
        ("alpinelinux", (3, 23), "", date(2027, 11, 1)),
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
        ("Windows Server 2025 Datacenter", date(2034, 11, 14)),
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


@pytest.mark.parametrize(
    ("name", "build", "end"),
    [
        ("Windows 11 Pro", 26200, date(2027, 10, 12)),
        ("Windows 11 Pro Education", 26200, date(2027, 10, 12)),
        ("Windows 11 Enterprise", 26200, date(2028, 10, 10)),
        ("Windows 11 Enterprise LTSC", 26100, None),
        ("Windows 11 Home", 99999, None),
    ],
)
def test_windows_11_lives_by_its_build(name: str, build: int, end: date | None) -> None:
    system = System("/dev/sda1", "windows", "windows", name, (10, 0), build=build)
    assert end_of_life(system) == end
