"""A hand-made Windows: hives with what its cards and its registry show, and nothing else."""

from browser.demo.tree import Entry, file
from engine.inspection import System
from tests.engine.inspection.hives import Node, hive, merged, node
from tests.engine.inspection.test_accounts_windows import sam

CONFIG = "Windows/System32/config"
WINDOWS = System(
    "/dev/sda2",
    "windows",
    "windows",
    "Windows Server 2022 Standard",
    (10, 0),
    hostname="WINBOX",
    arch="x86_64",
    mounts={"/": "/dev/sda2"},
    systemroot="/Windows",
    control_set="ControlSet001",
)


def software() -> bytes:
    """Version, one secret, two programs, one key of a vendor."""
    version = node(
        r"Microsoft\Windows NT\CurrentVersion",
        Node(
            {
                "": "x",
                "ProductName": "Windows <b>",
                "EditionID": "ServerStandard",
                "CurrentBuildNumber": "20348",
                "InstallDate": 1700000000,
                "DigitalProductId": bytes(range(60)),
            },
            {"Winlogon": Node({"DefaultPassword": "hunter2"}), "Fonts": Node()},
        ),
    )
    programs = node(
        r"Microsoft\Windows\CurrentVersion\Uninstall",
        Node(
            keys={
                "7-Zip": Node({"DisplayName": "7-Zip 23.01", "DisplayVersion": "23.01"}),
                "Notepad++": Node({"DisplayName": "Notepad++", "DisplayVersion": "8.6"}),
            }
        ),
    )
    return hive(merged(version, programs, Node(keys={"Vendor": Node({"Needle": "hay"})})))


def system() -> bytes:
    """Two services."""
    services = Node(
        keys={
            "Tcpip": Node({"Start": 1, "Type": 1, "ImagePath": r"System32\drivers\tcpip.sys"}),
            "Spooler": Node({"Start": 2, "Type": 16, "ImagePath": r"%SystemRoot%\System32\spoolsv.exe"}),
        }
    )
    return hive(merged(node(r"ControlSet001\Services", services), node("Select", Node({"Current": 1}))))


def windows_files() -> tuple[Entry, ...]:
    return (
        file(f"{CONFIG}/SOFTWARE", software()),
        file(f"{CONFIG}/SYSTEM", system()),
        file(f"{CONFIG}/SAM", sam()),
        file("hiberfil.sys", b"HIBR" + bytes(60)),
    )
