"""The package databases of the demo's two systems: dpkg's status file and log, pacman's local database.

Names, versions and sizes are those of ordinary packages; what they hold is not on the disk.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from browser.demo.tree import Entry, file, folder


@dataclass(frozen=True, slots=True)
class Package:
    """One installed package; `size` in KiB, `days` between the system's installation and this one's."""

    name: str
    version: str
    section: str
    size: int
    summary: str
    days: int = 0
    architecture: str = "amd64"


def _table(name: str) -> tuple[Package, ...]:
    packages = []
    for line in Path(__file__).with_name(name).read_text().splitlines():
        if not line.startswith("#"):
            package, version, section, size, days, architecture, summary = line.split("\t")
            packages.append(Package(package, version, section, int(size), summary, int(days), architecture))
    return tuple(packages)


SERVER_PACKAGES = _table("server-packages.tsv")
LAPTOP_PACKAGES = _table("laptop-packages.tsv")


def dpkg_database(installed: datetime) -> list[Entry]:
    """`/var/lib/dpkg` and the logs of dpkg and apt, for a system installed at this time (UTC)."""
    ordered = sorted(SERVER_PACKAGES, key=lambda package: package.days)
    removed = "Package: apache2\nStatus: deinstall ok config-files\nVersion: 2.4.57-2\nArchitecture: amd64\n"
    status = "\n".join([*(_dpkg_record(package) for package in SERVER_PACKAGES), removed])
    lists = [file("var/lib/dpkg/info/format", "1\n")]
    for package in SERVER_PACKAGES:
        paths = ("/.", "/usr", "/usr/share", "/usr/share/doc", f"/usr/share/doc/{package.name}")
        lists.append(file(f"var/lib/dpkg/info/{package.name}.list", "\n".join(paths) + "\n"))
    return [
        file("var/lib/dpkg/status", status),
        file("var/lib/dpkg/available", ""),
        file("var/lib/dpkg/arch", "amd64\n"),
        *lists,
        file("var/log/dpkg.log", "".join(_dpkg_log(package, installed) for package in ordered)),
        file("var/log/apt/history.log", _apt_history(ordered, installed)),
    ]


def pacman_database(installed: datetime) -> list[Entry]:
    """`/var/lib/pacman/local` and pacman's log, for a system installed at this time (UTC)."""
    entries = [folder("var/lib/pacman/local"), file("var/lib/pacman/local/ALPM_DB_VERSION", "9\n")]
    log = []
    for package in sorted(LAPTOP_PACKAGES, key=lambda package: package.days):
        when = installed + timedelta(days=package.days, minutes=7)
        log.append(f"[{when:%Y-%m-%dT%H:%M:%S+0000}] [ALPM] installed {package.name} ({package.version})\n")
        fields = {
            "NAME": package.name,
            "VERSION": package.version,
            "BASE": package.name,
            "DESC": package.summary,
            "ARCH": package.architecture,
            "BUILDDATE": str(int((installed - timedelta(days=3)).timestamp())),
            "INSTALLDATE": str(int(when.timestamp())),
            "PACKAGER": "Demo Packager <demo@example.org>",
            "SIZE": str(package.size * 1024),
            "VALIDATION": "pgp",
        }
        text = "".join(f"%{name}%\n{value}\n\n" for name, value in fields.items())
        entries.append(file(f"var/lib/pacman/local/{package.name}-{package.version}/desc", text))
    return [*entries, file("var/log/pacman.log", "".join(log))]


def _dpkg_record(package: Package) -> str:
    essential = "required" if package.section in ("admin", "utils", "shells") else "optional"
    return (
        f"Package: {package.name}\n"
        "Status: install ok installed\n"
        f"Priority: {essential}\n"
        f"Section: {package.section}\n"
        f"Installed-Size: {package.size}\n"
        "Maintainer: Demo Maintainer <demo@example.org>\n"
        f"Architecture: {package.architecture}\n"
        f"Version: {package.version}\n"
        f"Description: {package.summary}\n"
        " This record belongs to a demonstration disk; the package's files are not on it.\n"
    )


def _dpkg_log(package: Package, installed: datetime) -> str:
    when = installed + timedelta(days=package.days, minutes=4)
    full_name = f"{package.name}:{package.architecture}"
    return (
        f"{when:%Y-%m-%d %H:%M:%S} install {full_name} <none> {package.version}\n"
        f"{when:%Y-%m-%d %H:%M:%S} status half-configured {full_name} {package.version}\n"
        f"{when:%Y-%m-%d %H:%M:%S} status installed {full_name} {package.version}\n"
    )


def _apt_history(ordered: list[Package], installed: datetime) -> str:
    runs: dict[int, list[Package]] = {}
    for package in ordered:
        runs.setdefault(package.days, []).append(package)
    text = []
    for days, packages in runs.items():
        when = installed + timedelta(days=days, minutes=4)
        names = ", ".join(
            f"{package.name}:{package.architecture} ({package.version})" for package in packages
        )
        wanted = " ".join(package.name for package in packages[:4])
        text.append(
            f"\nStart-Date: {when:%Y-%m-%d  %H:%M:%S}\n"
            f"Commandline: apt-get install {wanted}\n"
            f"Install: {names}\n"
            f"End-Date: {when + timedelta(minutes=1):%Y-%m-%d  %H:%M:%S}\n"
        )
    return "".join(text)
