"""A disk with a small installed system of every family, and what libguestfs's inspection says of each.

The systems hold what inspection reads and little else.
"""

import hashlib
import inspect
import json
import struct
import sys
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from browser.demo.gpt import MIB, Partition, partition_table
from browser.demo.machine import elf_program, merged_usr
from browser.demo.tree import Entry, file, folder, symlink
from tests.engine.inspection import hives
from tests.engine.inspection.hives import Node, hive, merged, node
from tests.helpers.disks import Disk, disk_folder, making
from tests.helpers.recipes import Handle, Volume, put_tree
from tests.helpers.reference import Reference, ReferenceCallError, open_reference

SIZE = 1800 * MIB
BAD_NAME = b"m\xfcsli".decode("utf-8", "surrogateescape")


def os_release(**values: str) -> Entry:
    """/etc/os-release with these assignments."""
    return file("etc/os-release", "".join(f'{name}="{value}"\n' for name, value in values.items()))


def unix_tree(hostname: str, *entries: Entry, fstab: str | bytes = "") -> tuple[Entry, ...]:
    """What every Unix root has, and these entries."""
    return (
        *(folder(name) for name in ("etc", "boot", "home", "var", "root", "proc", "data", "real")),
        *merged_usr(),
        file("usr/bin/bash", elf_program(), 0o755),
        file("usr/bin/ls", elf_program(), 0o755),
        file("etc/hostname", f"{hostname}\n"),
        file("etc/hosts", "127.0.0.1 localhost\n"),
        file("etc/fstab", fstab),
        *entries,
    )


def pe_program(machine: int = 0x8664) -> bytes:
    """The headers of a Windows console program (PE/COFF specification), enough to tell what it runs on."""
    dos = b"MZ".ljust(0x3C, b"\0") + struct.pack("<I", 0x80)
    coff = struct.pack("<4sHHIIIHH", b"PE\0\0", machine, 1, 0, 0, 0, 240, 0x22)
    optional = struct.pack("<H", 0x20B).ljust(68, b"\0") + struct.pack("<H", 3)
    return (dos.ljust(0x80, b"\0") + coff + optional.ljust(240, b"\0") + b".text".ljust(40, b"\0")).ljust(
        1024, b"\0"
    )


def software_hive() -> bytes:
    """SOFTWARE of a Windows Server 2022."""
    version: dict[str, hives.Content | tuple[int, bytes]] = {
        "ProductName": "Windows Server 2022 Standard",
        "CurrentVersion": "6.3",
        "CurrentMajorVersionNumber": 10,
        "CurrentMinorVersionNumber": 0,
        "CurrentBuildNumber": "20348",
        "InstallationType": "Server",
        "InstallDate": 1700000000,
    }
    return hive(node(r"Microsoft\Windows NT\CurrentVersion", Node(version)))


def system_hive(partition: uuid.UUID) -> bytes:
    """SYSTEM of the same, whose drive C: is the GPT partition with this GUID."""
    mounted: dict[str, hives.Content | tuple[int, bytes]] = {
        r"\DosDevices\C:": b"DMIO:ID:" + partition.bytes_le,
        r"\DosDevices\D:": "\\??\\SCSI#CdRom".encode("utf-16-le"),
        r"\??\Volume{12345678-0000-0000-0000-100000000000}": b"DMIO:ID:" + partition.bytes_le,
    }
    tcpip = r"ControlSet001\Services\Tcpip\Parameters"
    return hive(
        merged(
            Node(keys={"Select": Node({"Current": 1, "Default": 1})}),
            Node(keys={"MountedDevices": Node(mounted)}),
            node(tcpip, Node({"Hostname": "WINBOX", "Domain": "example.org"})),
        )
    )


def windows_tree(partition: uuid.UUID) -> tuple[Entry, ...]:
    """A Windows folder with a program and two hives; the case of names is Windows's."""
    config = "Windows/System32/config"
    return (
        folder("Program Files"),
        folder("Users"),
        file("Windows/System32/cmd.exe", pe_program()),
        file(f"{config}/SOFTWARE", software_hive()),
        file(f"{config}/SYSTEM", system_hive(partition)),
    )


@dataclass(frozen=True)
class Facts:
    """What the trees need to know of the disk: identifiers of its partitions, by name."""

    uuid: dict[str, str]
    partition_uuid: dict[str, str]


def debian_fstab(facts: Facts) -> str:
    """Many ways to name a disk."""
    return (
        "# a comment\n"
        f"UUID={facts.uuid['debian']} / ext4 errors=remount-ro 0 1\n"
        f"PARTUUID={facts.partition_uuid['boot']}\t/boot\text4 defaults 0 2\n"
        "LABEL=home /home ext4 defaults 0 2\n"
        "/dev/vda4 /data//in ext4 defaults 0 2\n"
        "PARTLABEL=data /data/again ext4 defaults 0 2\n"
        "UUID=00000000-1111-2222-3333-444444444444 /backup ext4 nofail 0 2\n"
        "/data/loop.img /loop ext4 loop 0 0\n"
        "/home /data/bound none bind 0 0\n"
        "tmpfs /tmp tmpfs defaults 0 0\n"
        "/dev/sr0 /media/cdrom0 iso9660 noauto 0 0\n"
    )


ODD_FSTAB = b"".join(
    (
        b"LABEL=odd / ext4 defaults 0 1\n",
        b'LABEL="spare" /home ext4 defaults 0 2\n',
        b"LABEL=gone /home xfs defaults 0 2\n",
        b"LABEL=spare /var/link/../../../outside ext4 defaults 0 0\n",
        b"LABEL=spare /m\xfcsli ext4 defaults 0 0\n",
        b"LABEL=spare /with\\040space ext4 defaults 0 0\n",
        b"LABEL=spare /proc/leaked ext4 defaults 0 0\n",
        b"LABEL=spare /linked ext4 defaults 0 0\n",
        b"LABEL=spare /escape/tmp ext4 defaults 0 0\n",
        b"LABEL=spare /nowhere ext4 defaults 0 0\n",
        b"LABEL=spare /loop/a ext4 defaults 0 0\n",
        b"LABEL=gone /gone ext4 nofail 0 0\n",
        b"proc\n\x00\xff\xfe garbage \x01\n",
    )
)
"""What a hostile or broken guest may have; libguestfs's inspection as a whole fails at the last lines."""


def odd(_facts: Facts) -> tuple[Entry, ...]:
    return unix_tree(
        "odd",
        os_release(
            ID="almalinux", PRETTY_NAME="AlmaLinux 9.4", VERSION_ID="9.4", ID_LIKE="rhel centos fedora"
        ),
        folder(BAD_NAME),
        folder("with space"),
        symlink("linked", "real"),
        symlink("escape", "/../../../../.."),
        symlink("loop", "loop"),
        fstab=ODD_FSTAB,
    )


def debian(facts: Facts) -> tuple[Entry, ...]:
    return unix_tree(
        "old-debian",
        os_release(ID="debian", PRETTY_NAME="Debian GNU/Linux 11 (bullseye)", VERSION_ID="11"),
        file("etc/debian_version", "11.8\n"),
        folder("data/in"),
        folder("data/again"),
        fstab=debian_fstab(facts),
    )


def ubuntu(facts: Facts) -> tuple[Entry, ...]:
    return unix_tree(
        "noble",
        os_release(ID="ubuntu", ID_LIKE="debian", PRETTY_NAME="Ubuntu 24.04.1 LTS", VERSION_ID="24.04"),
        fstab=f"/dev/disk/by-uuid/{facts.uuid['ubuntu']} / ext4 defaults 0 1\n",
    )


def fedora(facts: Facts) -> tuple[Entry, ...]:
    name = "Fedora Linux 39 (Server Edition)"
    options = "subvol={},compress=zstd:1"
    lines = (
        f"UUID={facts.uuid['fedora']} {place} btrfs {options.format(subvolume)} 0 0\n"
        for place, subvolume in (("/", "root"), ("/home", "home"))
    )
    return unix_tree(
        "f39",
        os_release(ID="fedora", PRETTY_NAME=name, VERSION_ID="39"),
        file("usr/bin/dnf", "#!/usr/bin/python3\n", 0o755),
        fstab="".join(lines),
    )


def centos(_facts: Facts) -> tuple[Entry, ...]:
    return unix_tree(
        "centos7.example.org",
        os_release(ID="centos", ID_LIKE="rhel fedora", PRETTY_NAME="CentOS Linux 7 (Core)", VERSION_ID="7"),
        file("etc/centos-release", "CentOS Linux release 7.9.2009 (Core)\n"),
        symlink("etc/redhat-release", "centos-release"),
        fstab="/dev/sda7 / ext4 defaults 0 0\n",
    )


def rhel(facts: Facts) -> tuple[Entry, ...]:
    return unix_tree(
        "rhel9",
        os_release(
            ID="rhel", PRETTY_NAME="Red Hat Enterprise Linux 9.3 (Plow)", VERSION_ID="9.3", ID_LIKE="fedora"
        ),
        file("etc/redhat-release", "Red Hat Enterprise Linux release 9.3 (Plow)\n"),
        fstab=f"UUID={facts.uuid['rhel']} / xfs defaults 0 0\n",
    )


def opensuse(facts: Facts) -> tuple[Entry, ...]:
    return unix_tree(
        "leap",
        os_release(
            ID="opensuse-leap", ID_LIKE="suse opensuse", PRETTY_NAME="openSUSE Leap 15.5", VERSION_ID="15.5"
        ),
        fstab=f"UUID={facts.uuid['opensuse']} / btrfs defaults 0 0\n"
        f"UUID={facts.uuid['opensuse']} /home btrfs subvol=/@/home 0 0\n",
    )


def arch(_facts: Facts) -> tuple[Entry, ...]:
    return unix_tree(
        "arch",
        os_release(ID="arch", PRETTY_NAME="Arch Linux", BUILD_ID="rolling"),
        file("etc/arch-release"),
    )


def alpine(_facts: Facts) -> tuple[Entry, ...]:
    return unix_tree(
        "alpine",
        os_release(ID="alpine", PRETTY_NAME="Alpine Linux v3.19", VERSION_ID="3.19.1"),
        file("etc/alpine-release", "3.19.1\n"),
        fstab="/dev/sda11 / ext4 rw 0 1\n",
    )


ROOTS: dict[str, Callable[[Facts], tuple[Entry, ...]]] = {
    "debian": debian,
    "ubuntu": ubuntu,
    "centos": centos,
    "arch": arch,
    "alpine": alpine,
}
"""The systems that are on an ext4 of their own."""

PARTITIONS = {
    "debian": 24,
    "boot": 16,
    "home": 16,
    "data": 16,
    "ubuntu": 16,
    "fedora": 256,
    "centos": 16,
    "rhel": 320,
    "opensuse": 256,
    "arch": 16,
    "alpine": 16,
    "windows": 32,
    "garbage": 16,
}
"""Names and sizes in MiB, in the order of their numbers from 1 on."""

DEVICES = {name: f"/dev/sda{number}" for number, name in enumerate(PARTITIONS, 1)}

QUESTIONS = (
    "type",
    "distro",
    "product_name",
    "major_version",
    "minor_version",
    "hostname",
    "arch",
    "package_format",
    "package_management",
    "mountpoints",
    "drive_mappings",
    "windows_systemroot",
    "windows_current_control_set",
)
"""What is asked of libguestfs for every root: `inspect_get_` before these words."""


def guests_disk() -> Disk:
    """The disk, made when it is not there yet (about two minutes under emulation)."""
    return Disk(_path(), "qcow2", SIZE, tuple(Volume(device, "") for device in DEVICES.values()))


def odd_disk() -> Disk:
    """A disk without partitions that holds an AlmaLinux with `ODD_FSTAB`."""
    path = _path()
    return Disk(path.with_name(f"odd-{path.name}"), "qcow2", 24 * MIB, (Volume("/dev/sda", "ext4", "odd"),))


def spare_disk() -> Disk:
    """An empty file system, for the mount points of `odd_disk`."""
    path = _path()
    volumes = (Volume("/dev/sda", "ext4", "spare"),)
    return Disk(path.with_name(f"spare-{path.name}"), "qcow2", 16 * MIB, volumes)


def answers_of_libguestfs(guest: Disk) -> dict[str, dict[str, Any]]:
    """For every root that libguestfs finds on a disk, its answers to `QUESTIONS`.

    They take a minute or more under emulation, so they are kept beside the disk.
    """
    digest = hashlib.sha256(inspect.getsource(ask_libguestfs).encode()).hexdigest()[:8]
    path = guest.path.with_suffix(f".{digest}.json")
    if not path.exists():
        with making(path) as draft:
            if draft is not None:
                with open_reference((guest.path, guest.format)) as g:
                    draft.write_text(json.dumps(ask_libguestfs(g)))
    answers: dict[str, dict[str, Any]] = json.loads(path.read_text())
    return answers


def ask_libguestfs(g: Handle) -> dict[str, dict[str, Any]]:
    """Inspect what a launched reference has."""
    return {root: {question: _ask(g, question, root) for question in QUESTIONS} for root in g.inspect_os()}


def _ask(g: Handle, question: str, root: str) -> Any:
    try:
        return getattr(g, f"inspect_get_{question}")(root)
    except ReferenceCallError:
        return None


def _path() -> Path:
    """Of the first disk; the others lie beside it and are made with it."""
    source = inspect.getsource(sys.modules[__name__]) + inspect.getsource(hives)
    path = disk_folder() / f"guests-{hashlib.sha256(source.encode()).hexdigest()[:16]}.qcow2"
    if not path.exists():
        with making(path) as draft:
            if draft is not None:
                _make(draft, path)
    return path


def _make(draft: Path, path: Path) -> None:
    sizes = {"": SIZE, "odd-": 24 * MIB, "spare-": 16 * MIB}
    with Reference() as g:
        for prefix, size in sizes.items():
            image = str(draft.with_name(f"{prefix}{draft.name}"))
            g.disk_create(image, "qcow2", size)
            g.add_drive(image, format="qcow2", cachemode="unsafe")
        g.launch()
        _partition(g)
        _format(g)
        facts = Facts(
            {name: g.vfs_uuid(device) for name, device in DEVICES.items() if name != "garbage"},
            {name: g.part_get_gpt_guid("/dev/sda", n) for n, name in enumerate(PARTITIONS, 1)},
        )
        for name, tree in ROOTS.items():
            _fill(g, DEVICES[name], tree(facts))
        _fill(g, DEVICES["rhel"], rhel(facts))
        _fill(g, DEVICES["windows"], windows_tree(uuid.UUID(facts.partition_uuid["windows"])), plain=True)
        _fill_fedora(g, facts)
        _fill_opensuse(g, facts)
        g.mkfs("ext4", "/dev/sdb", label="odd")
        _fill(g, "/dev/sdb", odd(facts))
        g.mkfs("ext4", "/dev/sdc", label="spare")
        g.shutdown()
    for prefix in ("odd-", "spare-"):
        draft.with_name(f"{prefix}{draft.name}").replace(path.with_name(f"{prefix}{path.name}"))


def _partition(g: Handle) -> None:
    parts = tuple(Partition(name, size) for name, size in PARTITIONS.items())
    start, end = partition_table(parts, SIZE)
    g.pwrite_device("/dev/sda", start, 0)
    g.pwrite_device("/dev/sda", end, SIZE - len(end))
    g.blockdev_rereadpt("/dev/sda")


def _format(g: Handle) -> None:
    kinds = {"fedora": "btrfs", "opensuse": "btrfs", "rhel": "xfs", "windows": "ntfs"}
    for name, device in DEVICES.items():
        g.mkfs(kinds.get(name, "ext4"), device, label=name)
    # A superblock without anything behind it: the kernel refuses to mount that.
    for start in (2 * MIB, 9 * MIB):
        g.pwrite_device(DEVICES["garbage"], b"\xa5" * MIB, start)
    g.pwrite_device(DEVICES["garbage"], b"\xa5" * 65536, 2048)


def _fill(g: Handle, device: str, tree: tuple[Entry, ...], plain: bool = False) -> None:
    g.mount(device, "/")
    put_tree(g, tree, plain=plain)
    g.umount_all()


def _fill_fedora(g: Handle, facts: Facts) -> None:
    g.mount(DEVICES["fedora"], "/")
    for name in ("root", "home"):
        g.btrfs_subvolume_create(f"/{name}")
    put_tree(g, fedora(facts), "/root")
    g.mkdir("/snapshots")
    g.btrfs_subvolume_snapshot("/root", "/snapshots/before update", ro=True)
    g.umount_all()


def _fill_opensuse(g: Handle, facts: Facts) -> None:
    g.mount(DEVICES["opensuse"], "/")
    for name in ("@", "@/home", "@/.snapshots"):
        g.btrfs_subvolume_create(f"/{name}")
    g.mkdir("/@/.snapshots/1")
    g.btrfs_subvolume_create("/@/.snapshots/1/snapshot")
    put_tree(g, opensuse(facts), "/@/.snapshots/1/snapshot")
    g.mkdir("/@/.snapshots/2")
    g.btrfs_subvolume_snapshot("/@/.snapshots/1/snapshot", "/@/.snapshots/2/snapshot", ro=True)
    for one in g.btrfs_subvolume_list("/"):
        if one["btrfssubvolume_path"] == "@/.snapshots/1/snapshot":
            g.btrfs_subvolume_set_default(one["btrfssubvolume_id"], "/")
    g.umount_all()
