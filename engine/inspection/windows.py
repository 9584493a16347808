"""The first look at a Windows system: its folder, and two hives of its registry."""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from engine.inspection.binaries import PE_HEAD, architecture
from engine.inspection.distros import parse_version
from engine.inspection.errors import Unreadable
from engine.inspection.hive import Hive, Key, RegType
from engine.inspection.pages import reader
from engine.inspection.system import System

if TYPE_CHECKING:
    from engine.inspection.devices import Devices
    from engine.inspection.tree import Tree

_FOLDERS = ("windows", "winnt", "win32", "win", "reactos")
_BOOT_INI_LINE = re.compile(r"^(?:multi|scsi)\([^\\=]*\\([^=]{1,200})=", re.MULTILINE)
_DRIVE = re.compile(r"\\DosDevices\\([A-Za-z]):.*", re.IGNORECASE | re.DOTALL)

FIRST_BUILD_OF_11 = 22000
"""Windows 11 calls itself 10 in its registry; its builds begin here."""

_DOS = (("FDOS/FREEDOS.BSS", "freedos", "FreeDOS"), ("DOS/COMMAND.COM", "msdos", "MS-DOS"))


def look(tree: Tree, names: list[str], root: str, devices: Devices) -> System | None:
    """The system of Windows or DOS whose file system `tree` is; None if it holds none."""
    lower = {name.casefold() for name in names}
    folder = _systemroot(tree, lower)
    if folder is None:
        return _look_for_dos(tree, lower, root)
    program = f"{folder}/System32/cmd.exe"
    arch = architecture(tree.read(program, PE_HEAD) or b"")
    software = _read_software(tree, f"{folder}/System32/config/SOFTWARE")
    system = _read_system(tree, f"{folder}/System32/config/SYSTEM", devices)
    sources = {
        "name": software.path if software.name else "",
        "version": software.path if software.version else "",
        "hostname": system.path if system.hostname else "",
        "control_set": system.path if system.control_set else "",
        "drives": system.path if system.drives else "",
        "arch": tree.real_path(program) or "" if arch else "",
    }
    return System(
        root=root,
        type="windows",
        distro="windows",
        name=software.name,
        version=software.version,
        release=software.product if software.product != software.name else "",
        build=software.build,
        hostname=system.hostname,
        arch=arch,
        mounts={"/": root},
        systemroot=folder,
        control_set=system.control_set,
        drives=system.drives,
        sources={name: path for name, path in sources.items() if path},
    )


def open_hive(tree: Tree, path: str) -> Hive | None:
    """The hive at a path; None if there is no such file. Raises `Unreadable`."""
    real = tree.real_path(path)
    if real is None or not tree.is_file(real):
        return None
    return Hive(reader(tree, real), real)


@dataclass
class _Software:
    path: str = ""
    name: str = ""
    product: str = ""
    build: int = 0
    version: tuple[int, int] | None = None


@dataclass
class _System:
    path: str = ""
    hostname: str = ""
    control_set: str = ""
    drives: dict[str, str] = field(default_factory=dict)


def _systemroot(tree: Tree, lower: set[str]) -> str | None:
    for name in _FOLDERS:
        if name in lower and (folder := _checked(tree, f"/{name}")):
            return folder
    if "boot.ini" in lower:
        for path in _BOOT_INI_LINE.findall(tree.text("/boot.ini", 1 << 16) or "")[:20]:
            if folder := _checked(tree, "/" + path.strip().replace("\\", "/")):
                return folder
    return None


def _checked(tree: Tree, folder: str) -> str | None:
    if tree.is_dir(f"{folder}/System32/config") and tree.is_file(f"{folder}/System32/cmd.exe"):
        return tree.real_path(folder)
    return None


def _look_for_dos(tree: Tree, lower: set[str], root: str) -> System | None:
    for path, distro, name in _DOS:
        if path.partition("/")[0].casefold() in lower and tree.is_file(f"/{path}"):
            return System(root=root, type="dos", distro=distro, name=name, arch="i386", mounts={"/": root})
    return None


def _read_software(tree: Tree, path: str) -> _Software:
    found = _Software()
    try:
        hive = open_hive(tree, path)
        key = hive.find(r"Microsoft\Windows NT\CurrentVersion") if hive else None
        if key is None:
            return found
        values = {value.name.lower(): value for value in key.values()}
    except Unreadable:
        return found
    texts = {name: value.text for name, value in values.items()}
    numbers = {name: value.number for name, value in values.items()}
    major, minor = numbers.get("currentmajorversionnumber"), numbers.get("currentminorversionnumber")
    if major is not None and minor is not None:
        found.version = major, minor
    else:
        found.version = parse_version(texts.get("currentversion", ""))
    build = texts.get("currentbuildnumber", "")
    found.path = tree.real_path(path) or ""
    found.product = texts.get("productname", "")
    found.build = int(build) if re.fullmatch(r"[0-9]{1,6}", build) else 0
    found.name = true_name(found.product, found.build)
    return found


def true_name(product: str, build: int) -> str:
    """What people call this Windows, where its registry says otherwise."""
    if build >= FIRST_BUILD_OF_11 and product.startswith("Windows 10"):
        return "Windows 11" + product.removeprefix("Windows 10")
    return product


def _read_system(tree: Tree, path: str, devices: Devices) -> _System:
    found = _System()
    try:
        hive = open_hive(tree, path)
        if hive is None:
            return found
        found.path = tree.real_path(path) or ""
        mounted = hive.find("MountedDevices")
        if mounted is not None:
            found.drives = _drives(mounted, devices)
        select = hive.find("Select")
        current = select.number("Current") if select else None
        if current is not None:
            found.control_set = f"ControlSet{current:03}"
            key = hive.find(rf"{found.control_set}\Services\Tcpip\Parameters")
            found.hostname = (key.text("Hostname") or key.text("NV Hostname")) if key else ""
            if not found.hostname:
                key = hive.find(rf"{found.control_set}\Control\ComputerName\ComputerName")
                found.hostname = key.text("ComputerName") if key else ""
    except Unreadable:
        pass
    return found


def _drives(mounted: Key, devices: Devices) -> dict[str, str]:
    drives = {}
    for value in mounted.values():
        match = _DRIVE.fullmatch(value.name)
        if match and value.type == RegType.BINARY:
            device = _device(value.data, devices)
            if device is not None:
                drives[match[1].upper()] = device
    return dict(sorted(drives.items()))


def _device(data: bytes, devices: Devices) -> str | None:
    """The partition that a value of MountedDevices means.

    It holds either "DMIO:ID:" and a GPT partition's GUID, or an MBR's disk signature and where the partition
    starts, in bytes.
    """
    if data.startswith(b"DMIO:ID:") and len(data) >= 24:
        return devices.find(f"PARTUUID={uuid.UUID(bytes_le=data[8:24])}")
    if len(data) == 12:
        signature, start = int.from_bytes(data[:4], "little"), int.from_bytes(data[4:], "little")
        return devices.partition_at(f"{signature:08x}", start)
    return None
