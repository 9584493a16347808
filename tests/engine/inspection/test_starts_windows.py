"""What starts on Windows, by its registry, folders and tasks."""

from pathlib import Path

import pytest

from browser.demo.tree import Entry, file
from engine.inspection import starts_windows
from engine.inspection.starts import Kind, Starter, Starts, State
from engine.inspection.system import System
from engine.inspection.tasks import parse_task
from tests.engine.inspection.folder import folder_tree
from tests.engine.inspection.hives import EXPAND_SZ, Node, hive, merged, node

WINDOWS = System("/dev/sda2", "windows", arch="x86_64", systemroot="/Windows", control_set="ControlSet001")
CONFIG = "Windows/System32/config"
RUN = r"Microsoft\Windows\CurrentVersion\Run"
APPROVED = r"Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"


def expand(text: str) -> tuple[int, bytes]:
    return EXPAND_SZ, f"{text}\0".encode("utf-16-le")


SERVICES = Node(
    keys={
        "Spooler": Node(
            {
                "Type": 0x110,
                "Start": 2,
                "DisplayName": "Print Spooler",
                "ImagePath": expand(r"%SystemRoot%\System32\spoolsv.exe"),
                "ObjectName": "LocalSystem",
            }
        ),
        "Dhcp": Node(
            {"Type": 0x20, "Start": 2, "DelayedAutostart": 1, "ImagePath": r"C:\svchost.exe -k net"},
            {"Parameters": Node({"ServiceDll": expand(r"%SystemRoot%\dhcp.dll")})},
        ),
        "Rare": Node({"Type": 0x10, "Start": 3}, {"TriggerInfo": Node()}),
        "Off": Node({"Type": 0x10, "Start": 4}),
        "disk": Node({"Type": 1, "Start": 0}),
        "OnlySettings": Node({"x": 1}),
    }
)
TASK = """<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo><Description>Tides of the day</Description></RegistrationInfo>
  <Triggers>
    <CalendarTrigger><StartBoundary>2024-01-01T03:00:00</StartBoundary>
      <ScheduleByDay><DaysInterval>2</DaysInterval></ScheduleByDay></CalendarTrigger>
    <LogonTrigger/><BootTrigger><Enabled>false</Enabled></BootTrigger>
  </Triggers>
  <Principals><Principal id="x"><UserId>S-1-5-18</UserId></Principal></Principals>
  <Settings><Enabled>true</Enabled></Settings>
  <Actions><Exec><Command>C:\\tides.exe</Command><Arguments>/now</Arguments></Exec></Actions>
</Task>
"""


def card(top: Path, *entries: Entry) -> Starts:
    return starts_windows.read(folder_tree(top, entries, ignore_case=True), WINDOWS)


def test_services_and_drivers(tmp_path: Path) -> None:
    content = hive(node(r"ControlSet001\Services", SERVICES))
    found = card(tmp_path, file(f"{CONFIG}/SYSTEM", content))
    assert [(one.name, one.kind.value, one.state.value, one.when) for one in found.starters] == [
        ("Dhcp", "service", "enabled", "automatically, delayed"),
        ("Spooler", "service", "enabled", "automatically"),
        ("disk", "driver", "enabled", "at boot"),
        ("Off", "service", "disabled", ""),
        ("Rare", "service", "manual", "on an event"),
    ]
    dhcp, spooler = found.starters[:2]
    assert dhcp.command == r"C:\svchost.exe -k net (%SystemRoot%\dhcp.dll)"
    assert (spooler.user, spooler.description, spooler.source) == (
        "LocalSystem",
        "Print Spooler",
        f"/{CONFIG}/SYSTEM",
    )


def test_run_keys_and_startup_folders(tmp_path: Path) -> None:
    machine = merged(
        node(RUN, Node({"Tray": r"C:\tray.exe", "Gone": r"C:\gone.exe"})),
        node(rf"Wow6432Node\{RUN}Once", Node({"Setup": "setup.exe"})),
        node(APPROVED, Node({"Tray": b"\x02" + bytes(11), "Gone": b"\x03" + bytes(11)})),
        node(r"Microsoft\Windows NT\CurrentVersion\Winlogon", Node({"Shell": "explorer.exe"})),
    )
    startup = "Microsoft/Windows/Start Menu/Programs/Startup"
    found = card(
        tmp_path,
        file(f"{CONFIG}/SOFTWARE", hive(machine)),
        file("Users/Kim/NTUSER.DAT", hive(node(rf"Software\{RUN}", Node({"Chat": "chat.exe"})))),
        file(f"ProgramData/{startup}/All.lnk", "x"),
        file(f"Users/Kim/AppData/Roaming/{startup}/desktop.ini", "x"),
        file(f"Users/Kim/AppData/Roaming/{startup}/Own.lnk", "x"),
    )
    assert {(one.name, one.state.value, one.when, one.user) for one in found.starters} == {
        ("Tray", "enabled", "at log-in", ""),
        ("Gone", "disabled", "at log-in", ""),
        ("Setup", "enabled", "at the next log-in", ""),
        ("Shell", "enabled", "at log-in", ""),
        ("Chat", "enabled", "at log-in", "Kim"),
        ("All.lnk", "enabled", "at log-in", ""),
        ("Own.lnk", "enabled", "at log-in", "Kim"),
    }
    assert {one.kind for one in found.starters} == {Kind.LOGIN}


def test_tasks(tmp_path: Path) -> None:
    top = "Windows/System32/Tasks"
    entries = (
        file(f"{top}/Tides/Daily", TASK.encode("utf-16")),
        file(f"{top}/Off", TASK.replace("<Enabled>true", "<Enabled>false").encode("utf-16")),
        file(f"{top}/damaged", TASK[:400].encode("utf-16")),
    )
    found = card(tmp_path, *entries)
    daily, off = found.starters
    assert daily == Starter(
        name="\\Tides\\Daily",
        kind=Kind.TASK,
        state=State.ENABLED,
        when="every 2 days from 2024-01-01 03:00:00, at log-in",
        command=r"C:\tides.exe /now",
        user="S-1-5-18",
        description="Tides of the day",
        source=f"/{top}/Tides/Daily",
        state_by=f"/{top}/Tides/Daily",
    )
    assert off.state is State.DISABLED
    assert found.problems == (f"/{top} has 1 files that are no tasks.",)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<Task",
        "<Other/>",
        '<!DOCTYPE x [<!ENTITY a "b">]><Task>&a;</Task>',
        "<Task>" * 5000,
        "\0\0",
    ],
)
def test_what_is_no_task_is_none(text: str) -> None:
    assert parse_task(text.encode("utf-16"), "x", "/x") is None


def test_a_task_that_says_nothing_starts_nothing() -> None:
    found = parse_task(b"<Task/>", "x", "/x")
    assert found is not None
    assert (found.state, found.starts) == (State.MANUAL, False)
