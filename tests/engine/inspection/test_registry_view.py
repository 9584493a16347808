"""The registry as a tree of keys with values, its search and its export."""

import struct
from pathlib import Path

import pytest

from browser.demo.tree import file
from engine.inspection.errors import Unreadable
from engine.inspection.registry_view import BOOKMARKS, Hit, RegistryView
from engine.inspection.system import System
from tests.engine.inspection.folder import folder_tree
from tests.engine.inspection.hives import EXPAND_SZ, Node, hive, merged, node

WINDOWS = System("/dev/sda2", "windows", systemroot="/Windows", control_set="ControlSet001")
CONFIG = "Windows/System32/config"
MACHINE = "HKEY_LOCAL_MACHINE"
APP = rf"{MACHINE}\SOFTWARE\App"
SOFTWARE = merged(
    Node(
        keys={
            "App": Node(
                {
                    "": "default",
                    "Path": 'C:\\"x"',
                    "Count": 42,
                    "Long": 1 << 40,
                    "Blob": bytes(range(40)),
                    "List": ["a", "b"],
                    "Expanded": (EXPAND_SZ, "%A%\0".encode("utf-16-le")),
                    "Cut": (1, "no end".encode("utf-16-le")),
                },
                {"Sub": Node({"Needle": "in a haystack"})},
            ),
        }
    ),
    node(r"Microsoft\Windows NT\CurrentVersion\Winlogon", Node({"DefaultPassword": "hunter2", "Shell": "x"})),
)


def view(top: Path, software: bytes | None = None) -> RegistryView:
    system = node(r"ControlSet001\Services\Tcpip", Node({"Start": 1}))
    sam = node(r"SAM\Domains\Account\Users\000001F4", Node({"V": b"secret-hash", "F": b"x"}))
    return RegistryView(
        folder_tree(
            top,
            [
                file(f"{CONFIG}/SOFTWARE", hive(SOFTWARE) if software is None else software),
                file(f"{CONFIG}/SYSTEM", hive(system)),
                file(f"{CONFIG}/SAM", hive(sam)),
                file("Users/Kim/NTUSER.DAT", hive(Node(keys={"Console": Node()}))),
            ],
            ignore_case=True,
        ),
        WINDOWS,
    )


def names(registry: RegistryView, path: str = "") -> list[str]:
    return [key.name for key in registry.keys(path)]


def test_the_roots_hold_the_hives_that_are_there(tmp_path: Path) -> None:
    registry = view(tmp_path)
    assert names(registry) == [MACHINE, "HKEY_USERS"]
    assert names(registry, MACHINE) == ["SAM", "SOFTWARE", "SYSTEM"]
    assert names(registry, "HKEY_USERS") == ["Kim"]
    assert names(registry, r"HKEY_USERS\Kim") == ["Console"]
    assert registry.values(MACHINE) == []


def test_keys_tell_their_hive_and_whether_they_hold_keys(tmp_path: Path) -> None:
    app, microsoft = view(tmp_path).keys(rf"{MACHINE}\SOFTWARE")
    assert (app.name, app.path, app.has_keys, app.source) == ("App", APP, True, f"/{CONFIG}/SOFTWARE")
    assert app.modified is not None
    assert microsoft.name == "Microsoft"
    (sub,) = view(tmp_path / "b").keys(APP)
    assert not sub.has_keys


def test_paths_may_be_short_and_of_any_case(tmp_path: Path) -> None:
    registry = view(tmp_path)
    assert names(registry, r"hklm\software\APP\\") == ["Sub"]
    with pytest.raises(KeyError):
        registry.keys(rf"{MACHINE}\SOFTWARE\Nothing")
    with pytest.raises(KeyError):
        registry.keys("HKEY_NONSENSE")


def test_the_current_control_set_leads_to_the_one_in_use(tmp_path: Path) -> None:
    registry = view(tmp_path)
    assert names(registry, rf"{MACHINE}\SYSTEM") == ["ControlSet001", "CurrentControlSet"]
    assert names(registry, rf"{MACHINE}\SYSTEM\CurrentControlSet\Services") == ["Tcpip"]
    (found,) = registry.keys(rf"{MACHINE}\SYSTEM\CurrentControlSet\Services")
    assert found.path == rf"{MACHINE}\SYSTEM\CurrentControlSet\Services\Tcpip"


def test_values(tmp_path: Path) -> None:
    found = {value.name: (value.type, value.text) for value in view(tmp_path).values(APP)}
    assert found == {
        "": ("REG_SZ", "default"),
        "Blob": ("REG_BINARY", bytes(range(40)).hex(" ")),
        "Count": ("REG_DWORD", "42 (0x2a)"),
        "Cut": ("REG_SZ", "no end"),
        "Expanded": ("REG_EXPAND_SZ", "%A%"),
        "List": ("REG_MULTI_SZ", "a; b"),
        "Long": ("REG_QWORD", f"{1 << 40} ({1 << 40:#x})"),
        "Path": ("REG_SZ", 'C:\\"x"'),
    }
    assert next(iter(found)) == ""


def test_secrets_are_counted_and_never_shown(tmp_path: Path) -> None:
    registry = view(tmp_path)
    users = rf"{MACHINE}\SAM\SAM\Domains\Account\Users\000001F4"
    winlogon = rf"{MACHINE}\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon"
    assert [(value.name, value.size, value.data) for value in registry.values(users)] == [
        ("F", 1, b""),
        ("V", 11, b""),
    ]
    assert {value.name: value.is_secret for value in registry.values(winlogon)} == {
        "DefaultPassword": True,
        "Shell": False,
    }
    everything = b"".join(registry.export(MACHINE))
    assert "hunter2".encode("utf-16-le") not in everything
    assert b"secret-hash".hex(",").encode("utf-16-le") not in everything
    assert list(registry.search("hunter2")) == []


def test_search(tmp_path: Path) -> None:
    registry = view(tmp_path)
    assert list(registry.search("NEEDLE")) == [Hit(rf"{APP}\Sub", "Needle", "in a haystack")]
    assert list(registry.search("haystack", APP)) == [Hit(rf"{APP}\Sub", "Needle", "in a haystack")]
    assert list(registry.search("needle", rf"{MACHINE}\SYSTEM")) == []
    assert list(registry.search("console")) == [Hit(r"HKEY_USERS\Kim\Console")]


def test_export_is_what_regedit_writes(tmp_path: Path) -> None:
    content = b"".join(view(tmp_path).export(APP))
    assert content[:2] == b"\xff\xfe"
    assert content[2:].decode("utf-16-le") == (
        "Windows Registry Editor Version 5.00\r\n"
        "\r\n"
        f"[{APP}]\r\n"
        '@="default"\r\n'
        '"Path"="C:\\\\\\"x\\""\r\n'
        '"Count"=dword:0000002a\r\n'
        '"Long"=hex(b):00,00,00,00,00,01,00,00\r\n'
        '"Blob"=hex:00,01,02,03,04,05,06,07,08,09,0a,0b,0c,0d,0e,0f,10,11,12,13,14,15,\\\r\n'
        "  16,17,18,19,1a,1b,1c,1d,1e,1f,20,21,22,23,24,25,26,27\r\n"
        '"List"=hex(7):61,00,00,00,62,00,00,00,00,00\r\n'
        '"Expanded"=hex(2):25,00,41,00,25,00,00,00\r\n'
        '"Cut"=hex(1):6e,00,6f,00,20,00,65,00,6e,00,64,00\r\n'
        "\r\n"
        f"[{APP}\\Sub]\r\n"
        '"Needle"="in a haystack"\r\n'
    )


def test_a_hive_with_a_loop_of_keys_ends(tmp_path: Path) -> None:
    content = bytearray(hive(SOFTWARE))
    # The list of App's keys leads to App itself.
    app = content.index(b"App", 4096) - 0x4C - 4 - 4096
    (listed,) = struct.unpack_from("<I", content, 4096 + app + 4 + 0x1C)
    struct.pack_into("<I", content, 4096 + listed + 8, app)
    registry = view(tmp_path, bytes(content))
    assert list(registry.search("needle")) == []
    assert b"".join(registry.export(APP)).decode("utf-16").count("[") == 1


def test_a_damaged_hive_is_told(tmp_path: Path) -> None:
    registry = view(tmp_path, hive(SOFTWARE)[:4200])
    with pytest.raises((Unreadable, KeyError)):
        registry.keys(APP)
    assert names(registry, MACHINE) == ["SAM", "SOFTWARE", "SYSTEM"]
    assert list(registry.search("console")) == [Hit(r"HKEY_USERS\Kim\Console")]
    assert registry.problems != ()


def test_bookmarks_lead_into_hives(tmp_path: Path) -> None:
    registry = view(tmp_path)
    assert all(one.path.startswith(f"{MACHINE}\\") for one in BOOKMARKS)
    winlogon = next(one for one in BOOKMARKS if one.title == "Log-in program")
    assert [value.name for value in registry.values(winlogon.path)] == ["DefaultPassword", "Shell"]
