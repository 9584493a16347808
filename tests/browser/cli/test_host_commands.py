"""Commands that open no disk: doctor, appliance, demo, and the window's part of the command line."""

import json
from pathlib import Path

import pytest

from appliance.doctor import PROBES, Check, CheckState
from browser.__main__ import named_disks
from browser.cli.arguments import parse
from browser.cli.commands.doctor import is_failure
from browser.sources import Drive
from tests.helpers.command import guestscope, guestscope_on_terminal


def test_the_doctor_examines_everything_and_tells_of_the_template() -> None:
    result = guestscope("doctor", "--json")
    checks = json.loads(result.output)
    assert [check["name"] for check in checks] == [*PROBES, "Template"]
    assert {check["state"] for check in checks} <= {state.value for state in CheckState}
    failed = [
        check["name"]
        for check in checks
        if check["state"] in ("missing", "broken") and check["name"] != "KVM"
    ]
    assert result.status == bool(failed)


def test_the_doctor_tells_people_what_mends_it() -> None:
    result = guestscope("doctor", environ={"PATH": "/nowhere"})
    assert result.status == 1
    text = result.output.decode()
    assert "missing  QEMU" in text
    assert "Install it: " in text
    assert "There can be no" not in text or "Template" in text


def test_the_doctor_is_coloured_on_a_terminal_only() -> None:
    assert b"\x1b" not in guestscope("doctor").output
    assert b"\x1b[32mok" in guestscope_on_terminal("doctor", columns=200).output


@pytest.mark.parametrize(
    ("name", "state", "fails"),
    [
        ("QEMU", CheckState.OK, False),
        ("QEMU", CheckState.MISSING, True),
        ("QEMU", CheckState.BROKEN, True),
        ("QEMU", CheckState.NOTE, False),
        ("KVM", CheckState.BROKEN, False),
        ("KVM", CheckState.MISSING, False),
    ],
)
def test_only_what_is_needed_is_a_failure(name: str, state: CheckState, fails: bool) -> None:
    assert is_failure(Check(name, state, "…")) is fails


def test_nothing_is_built_yet_in_a_new_cache(tmp_path: Path) -> None:
    environ = {"LIBGUESTFS_CACHEDIR": str(tmp_path)}
    result = guestscope("appliance", "status", environ=environ)
    assert result.status == 0
    assert result.lines[-1] == "Nothing is built yet; “guestscope appliance build” does it now."
    told = json.loads(guestscope("appliance", "status", "--json", environ=environ).output)
    assert told["items"] == []
    assert Path(told["cache"]).parent == tmp_path


def test_an_appliance_is_built_told_used_and_removed(tmp_path: Path) -> None:
    """In a cache of its own, with the real supermin and QEMU: the only test here that takes long."""
    environ = {"LIBGUESTFS_CACHEDIR": str(tmp_path), "LIBGUESTFS_BACKEND_SETTINGS": "force_tcg"}
    built = guestscope("appliance", "build", environ=environ)
    assert built.status == 0
    assert built.lines[0].startswith("Building the appliance")
    assert built.lines[1].startswith("Saving a started appliance")
    assert built.lines[-1].endswith("used by the next launch")
    told = json.loads(guestscope("appliance", "status", "--json", environ=environ).output)
    assert [(item["kind"], item["is_current"], item["damage"]) for item in told["items"]] == [
        ("build", True, ""),
        ("template", True, ""),
    ]
    assert all(item["size"] > 10 << 20 for item in told["items"])
    again = guestscope("appliance", "build", environ=environ)
    assert again.status == 0
    assert not any("…" in line for line in again.lines)
    cleaned = guestscope("appliance", "clean", environ=environ)
    assert cleaned.status == 0
    assert cleaned.lines[0].startswith("2 folders with ")
    (cache,) = tmp_path.iterdir()
    assert {path.name for path in cache.iterdir()} == {"build.lock", "template.lock", ".used"}


def test_a_demo_is_not_made_over_something_else(tmp_path: Path) -> None:
    (tmp_path / "demo.qcow2").write_text("mine")
    result = guestscope("demo", tmp_path / "demo.qcow2")
    assert result.status == 1
    assert result.complaint == f"{tmp_path}/demo.qcow2 is there already. Add --force to replace it."
    assert (tmp_path / "demo.qcow2").read_text() == "mine"


@pytest.mark.parametrize(
    ("place", "complaint"),
    [
        ("gone/demo", "{0}/gone is not a folder. Make it first: mkdir {0}/gone"),
        ("", "{0} is a folder. Name the file to make in it."),
    ],
)
def test_a_demo_needs_a_place(place: str, complaint: str, tmp_path: Path) -> None:
    result = guestscope("demo", tmp_path / place)
    assert result.status == 1
    assert result.complaint == complaint.format(tmp_path)


def test_a_window_without_a_display_is_refused_in_a_sentence() -> None:
    nowhere = dict.fromkeys(("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"), "")
    result = guestscope("disk.qcow2", environ=nowhere)
    assert result.status == 1
    assert result.complaint.startswith("There is no display to open a window on.")


def test_the_window_gets_each_disk_as_it_was_stated() -> None:
    options = parse(
        ["--format", "raw", "-a", "one", "--snapshot", "before", "--format", "qcow2", "-a", "two"]
    )
    one, two = Drive(Path("one"), "raw"), Drive(Path("two"), "qcow2", "before")
    assert named_disks(options) == ([one, two], False)
    assert named_disks(parse(["file:///a%20b"])) == ([Drive(Path("/a b"))], False)
    assert named_disks(parse([])) == ([], False)


def test_the_window_gets_the_disks_of_a_domain(tmp_path: Path) -> None:
    pytest.importorskip("libvirt")
    (tmp_path / "node.xml").write_text(
        "<node><domain type='test'><name>web</name><memory>65536</memory><os><type>hvm</type></os><devices>"
        "<disk type='file'><driver name='qemu' type='raw'/><source file='/a'/><target dev='vda'/></disk>"
        "<disk type='file'><driver name='qemu' type='qcow2'/><source file='/b'/><target dev='vdb'/></disk>"
        "</devices></domain></node>"
    )
    options = parse(["-d", "web", "-c", f"test://{tmp_path}/node.xml"])
    assert named_disks(options) == ([Drive(Path("/a"), "raw"), Drive(Path("/b"), "qcow2")], True)
