"""What is told of a Windows system from its files, and what when they are damaged."""

import uuid
from pathlib import Path

from browser.demo.tree import Entry, file
from engine.inspection import windows
from engine.inspection.devices import Devices
from engine.inspection.system import System
from engine.storage import Storage, parse
from tests.engine.inspection.folder import folder_tree
from tests.engine.inspection.guests import pe_program, software_hive, system_hive, windows_tree
from tests.engine.inspection.hives import Node, hive, merged, node

GUID = uuid.UUID("12345678-9abc-def0-1122-334455667788")
CONFIG = "Windows/System32/config"


def look(top: Path, entries: tuple[Entry, ...], devices: Devices | None = None) -> System | None:
    tree = folder_tree(top, entries, ignore_case=True)
    return windows.look(tree, tree.names("/"), "/dev/sda1", devices or Devices(Storage()))


def test_tells_name_version_host_and_control_set(tmp_path: Path) -> None:
    system = look(tmp_path, windows_tree(GUID))
    assert system is not None
    assert (system.type, system.distro, system.arch) == ("windows", "windows", "x86_64")
    assert (system.name, system.version, system.release) == ("Windows Server 2022 Standard", (10, 0), "")
    assert (system.hostname, system.control_set) == ("WINBOX", "ControlSet001")
    assert (system.systemroot, system.mounts) == ("/Windows", {"/": "/dev/sda1"})
    assert system.sources["name"] == f"/{CONFIG}/SOFTWARE"
    assert system.sources["hostname"] == f"/{CONFIG}/SYSTEM"


def test_windows_11_is_called_so(tmp_path: Path) -> None:
    version = {"ProductName": "Windows 10 Pro", "CurrentBuildNumber": "22631", "CurrentVersion": "6.3"}
    software = hive(node(r"Microsoft\Windows NT\CurrentVersion", Node(version)))
    system = look(
        tmp_path, (file(f"{CONFIG}/SOFTWARE", software), file("Windows/System32/cmd.exe", pe_program()))
    )
    assert system is not None
    assert (system.name, system.product_name, system.version) == ("Windows 11 Pro", "Windows 10 Pro", (6, 3))


def test_drive_letters_lead_to_partitions(tmp_path: Path) -> None:
    report = (
        "device sda 9000 0\ndevice sda1 100 0\npartition sda1 1 2048\n"
        "device sdb 9000 0\ndevice sdb1 100 0\npartition sdb1 1 63\n\n"
        f"DEVNAME=/dev/sda\nPTTYPE=gpt\n\nDEVNAME=/dev/sda1\nPART_ENTRY_UUID={GUID}\n\n"
        "DEVNAME=/dev/sdb\nPTTYPE=dos\nPTUUID=0abbccdd\n"
    )
    mounted = Node(
        {
            r"\DosDevices\D:": bytes.fromhex("ddccbb0a") + (63 * 512).to_bytes(8, "little"),
            r"\DosDevices\E:": bytes.fromhex("ddccbb0a") + (99 * 512).to_bytes(8, "little"),
            r"\DosDevices\F:": b"\0" * 11,
            r"\DosDevices\CC:": b"DMIO:ID:" + GUID.bytes_le,
            r"\dosdevices\c:": b"DMIO:ID:" + GUID.bytes_le,
        }
    )
    entries = (
        *(entry for entry in windows_tree(GUID) if not entry.path.endswith("SYSTEM")),
        file(f"{CONFIG}/SYSTEM", hive(Node(keys={"MountedDevices": mounted}))),
    )
    system = look(tmp_path, entries, Devices(parse(report, {"sda": 0, "sdb": 1}), report))
    assert system is not None
    assert system.drives == {"C": "/dev/sda1", "D": "/dev/sdb1"}


def test_damaged_hives_leave_a_system_without_a_name(tmp_path: Path) -> None:
    entries = (
        file("windows/system32/cmd.exe", b"not a program"),
        file("windows/system32/config/software", software_hive()[:5000]),
        file("windows/system32/config/system", b"regf" + bytes(100)),
    )
    system = look(tmp_path, entries)
    assert system is not None
    assert (system.type, system.name, system.version, system.hostname) == ("windows", "", None, "")
    assert "name" not in system.sources


def test_the_computers_name_is_the_second_choice(tmp_path: Path) -> None:
    system_file = hive(
        merged(
            Node(keys={"Select": Node({"Current": 2})}),
            node(r"ControlSet002\Control\ComputerName\ComputerName", Node({"ComputerName": "OLDBOX"})),
        )
    )
    entries = (
        file("WINNT/system32/cmd.exe", pe_program(0x14C)),
        file("WINNT/system32/config/system", system_file),
    )
    system = look(tmp_path, entries)
    assert system is not None
    assert (system.hostname, system.control_set, system.systemroot) == ("OLDBOX", "ControlSet002", "/WINNT")
    assert system.arch == "i386"


def test_boot_ini_names_an_unusual_folder(tmp_path: Path) -> None:
    boot = (
        "[boot loader]\r\ntimeout=30\r\n[operating systems]\r\n"
        'multi(0)disk(0)rdisk(0)partition(1)\\XP\\SYS="Windows XP" /fastdetect\r\n'
    )
    entries = (
        file("boot.ini", boot),
        file("XP/SYS/system32/cmd.exe", pe_program(0x14C)),
        file("XP/SYS/system32/config/SYSTEM", system_hive(GUID)),
    )
    system = look(tmp_path, entries)
    assert system is not None
    assert system.systemroot == "/XP/SYS"


def test_a_disk_with_programs_alone_is_no_system(tmp_path: Path) -> None:
    assert look(tmp_path, (file("Program Files/x.exe", "MZ"), file("Windows/notes.txt", "none"))) is None


def test_dos_is_known_by_its_folder(tmp_path: Path) -> None:
    system = look(tmp_path, (file("FDOS/FREEDOS.BSS", "x"),))
    assert system is not None
    assert (system.type, system.distro) == ("dos", "freedos")
