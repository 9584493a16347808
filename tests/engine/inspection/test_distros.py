"""Distributions are known by their release files. What libguestfs says of some is in test_first_look."""

from pathlib import Path

import pytest

from browser.demo.tree import file
from engine.inspection.distros import (
    Distro,
    find_distro,
    from_os_release,
    package_format,
    package_management,
    parse_assignments,
    parse_version,
)
from tests.engine.inspection.folder import folder_tree


@pytest.mark.parametrize(
    ("identity", "version_id", "distro", "version", "packages", "tool"),
    [
        ("debian", "12", "debian", (12, 0), "deb", "apt"),
        ("ubuntu", "22.04", "ubuntu", (22, 4), "deb", "apt"),
        ("fedora", "40", "fedora", (40, 0), "rpm", "dnf"),
        ("fedora", "", "fedora", None, "rpm", ""),
        ("rhel", "7.9", "rhel", (7, 9), "rpm", "yum"),
        ("rocky", "9.4", "rocky", (9, 4), "rpm", "dnf"),
        ("ol", "8.9", "oraclelinux", (8, 9), "rpm", "dnf"),
        ("opensuse-tumbleweed", "20240901", "opensuse", (20240901, 0), "rpm", "zypper"),
        ("sles", "15.5", "sles", (15, 5), "rpm", "zypper"),
        ("arch", "", "archlinux", None, "pacman", "pacman"),
        ("alpine", "3.20.0", "alpinelinux", (3, 20), "apk", "apk"),
        ("void", "", "voidlinux", None, "xbps", "xbps"),
        ("gentoo", "2.15", "gentoo", (2, 15), "ebuild", "portage"),
        ("nixos", "24.05", "nixos", (24, 5), "", ""),
        ("neokylin", "V7Update6", "neokylin", (7, 6), "rpm", "yum"),
    ],
)
def test_os_release_names_the_distribution(
    identity: str, version_id: str, distro: str, version: tuple[int, int] | None, packages: str, tool: str
) -> None:
    found = from_os_release({"ID": identity, "VERSION_ID": version_id, "PRETTY_NAME": "X"}, "/f")
    assert (found.id, found.version, found.name) == (distro, version, "X")
    assert package_format(found) == packages
    assert package_management(found, has_dnf=True) == tool


def test_an_unknown_distribution_is_packaged_like_its_model() -> None:
    found = from_os_release(
        {"ID": "zorin", "ID_LIKE": "ubuntu debian", "NAME": "Zorin OS", "VERSION": "17"}, ""
    )
    assert found.name == "Zorin OS 17"
    assert (package_format(found), package_management(found, has_dnf=False)) == ("deb", "apt")


@pytest.mark.parametrize(
    ("path", "line", "distro", "version"),
    [
        ("redhat-release", "Red Hat Enterprise Linux AS release 4 (Nahant Update 8)", "rhel", (4, 8)),
        ("redhat-release", "Red Hat Enterprise Linux Server release 6.10 (Santiago)", "rhel", (6, 10)),
        ("redhat-release", "CentOS release 5.11 (Final)", "centos", (5, 11)),
        ("redhat-release", "Fedora release 14 (Laughlin)", "fedora", (14, 0)),
        ("redhat-release", "Scientific Linux release 6.4 (Carbon)", "scientificlinux", (6, 4)),
        ("redhat-release", "Something else 1.0", "redhat-based", (1, 0)),
        ("oracle-release", "Oracle Linux Server release 6.9", "oraclelinux", (6, 9)),
        ("debian_version", "4.0", "debian", (4, 0)),
        ("alpine-release", "2.7.9", "alpinelinux", (2, 7)),
        ("slackware-version", "Slackware 14.2", "slackware", (14, 2)),
        ("SuSE-release", "openSUSE 11.4 (x86_64)\nVERSION = 11.4\n", "opensuse", (11, 4)),
        (
            "SuSE-release",
            "SUSE Linux Enterprise Server 11 (x86_64)\nVERSION = 11\nPATCHLEVEL = 3\n",
            "sles",
            (11, 3),
        ),
    ],
)
def test_older_systems_have_a_release_file(
    tmp_path: Path, path: str, line: str, distro: str, version: tuple[int, int]
) -> None:
    found = find_distro(folder_tree(tmp_path, [file(f"etc/{path}", line)]))
    assert (found.id, found.version, found.name) == (distro, version, line.partition("\n")[0])
    assert found.source == f"/etc/{path}"


def test_lsb_release_comes_after_os_release(tmp_path: Path) -> None:
    lsb = 'DISTRIB_ID=Ubuntu\nDISTRIB_RELEASE=10.04\nDISTRIB_DESCRIPTION="Ubuntu 10.04.4 LTS"\n'
    found = find_distro(
        folder_tree(tmp_path, [file("etc/lsb-release", lsb), file("etc/debian_version", "s")])
    )
    assert found == Distro("ubuntu", "Ubuntu 10.04.4 LTS", (10, 4), source="/etc/lsb-release")


def test_os_release_in_usr_is_found(tmp_path: Path) -> None:
    found = find_distro(folder_tree(tmp_path, [file("usr/lib/os-release", "ID=fedora\nVERSION_ID=40\n")]))
    assert (found.id, found.source) == ("fedora", "/usr/lib/os-release")


def test_debians_own_file_tells_the_point_release(tmp_path: Path) -> None:
    entries = [
        file("etc/os-release", 'ID=debian\nVERSION_ID="12"\nPRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\n'),
        file("etc/debian_version", "12.7\n"),
    ]
    found = find_distro(folder_tree(tmp_path, entries))
    assert (found.name, found.release, found.version) == ("Debian GNU/Linux 12 (bookworm)", "12.7", (12, 7))
    assert found.release_source == "/etc/debian_version"


def test_debian_testing_keeps_what_os_release_says(tmp_path: Path) -> None:
    entries = [
        file("etc/os-release", 'ID=debian\nVERSION_ID="13"\nPRETTY_NAME="Debian GNU/Linux trixie/sid"\n'),
        file("etc/debian_version", "trixie/sid\n"),
    ]
    assert find_distro(folder_tree(tmp_path, entries)).version == (13, 0)


def test_a_damaged_os_release_says_nothing(tmp_path: Path) -> None:
    garbage = b"\xff\xfe\x00ID\x00=" + bytes(range(256)) * 20 + b"\nPRETTY_NAME=\"unclosed\nID='\n= =\n"
    assert find_distro(folder_tree(tmp_path, [file("etc/os-release", garbage)])) == Distro(
        source="/etc/os-release"
    )


def test_assignments_are_read_as_a_shell_reads_them() -> None:
    text = 'A=1\nB="two words"\nC=\'$x\'\nD="a\\"b"\n# E=5\nF G=6\nH\nI=\nJ=\'open\n'
    assert parse_assignments(text) == {"A": "1", "B": "two words", "C": "$x", "D": 'a"b', "I": ""}


@pytest.mark.parametrize(
    ("text", "version"),
    [
        ("12.5", (12, 5)),
        ("7", (7, 0)),
        ("release 9.4.1 (x)", (9, 4)),
        ("sid", None),
        ("9" * 30, (999999999, 0)),
    ],
)
def test_a_version_is_the_first_number(text: str, version: tuple[int, int] | None) -> None:
    assert parse_version(text) == version
