"""What the words of a command line come to."""

from pathlib import Path

import pytest

from browser.cli.arguments import COMMANDS, parse, parsers
from browser.cli.options import DiskImage, DomainName, Mount, mount
from browser.cli.outcome import Misused
from browser.sources import Drive, Machine, Source


def test_disks_without_a_command_are_for_the_window() -> None:
    options = parse(["a.qcow2", "b.raw"])
    assert options.command == ""
    assert options.disks == [DiskImage("a.qcow2"), DiskImage("b.raw")]


def test_no_words_at_all_are_for_the_window() -> None:
    options = parse([])
    assert options.command == ""
    assert options.disks == []


@pytest.mark.parametrize("name", COMMANDS)
def test_a_disk_that_is_called_like_a_command_can_be_opened(name: str) -> None:
    assert parse([f"./{name}"]).disks == [DiskImage(f"./{name}")]
    assert parse(["--", name]).disks == [DiskImage(name)]


def test_verbose_may_stand_before_the_command() -> None:
    options = parse(["-v", "ls", "-a", "disk", "/etc"])
    assert options.command == "ls"
    assert options.verbose
    assert options.paths == ["/etc"]


def test_a_format_is_that_of_the_disks_that_follow() -> None:
    options = parse(
        ["ls", "-a", "one", "--format", "raw", "-a", "two", "-a", "three", "--format=auto", "-a", "four"]
    )
    assert options.disks == [
        DiskImage("one"),
        DiskImage("two", "raw"),
        DiskImage("three", "raw"),
        DiskImage("four"),
    ]


def test_disks_and_domains_keep_their_order() -> None:
    options = parse(["info", "-d", "web", "-a", "disk", "-c", "test:///default"])
    assert options.disks == [DomainName("web"), DiskImage("disk")]
    assert options.connect == "test:///default"


def test_options_may_stand_between_paths() -> None:
    options = parse(["get", "/etc", "-a", "disk", "/var", "-f", "folder"])
    assert options.paths == ["/etc", "/var"]
    assert options.destination == "folder"
    assert options.force


def test_the_top_is_listed_where_no_path_is_given() -> None:
    assert parse(["ls", "-a", "disk"]).paths == ["/"]


def test_h_means_human_sizes_for_ls() -> None:
    assert parse(["ls", "-lh", "-a", "disk"]).human


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/dev/sda1", Mount("/dev/sda1", "/")),
        ("/dev/sda1:/boot", Mount("/dev/sda1", "/boot")),
        ("/dev/vg0/root:/", Mount("/dev/vg0/root", "/")),
        ("btrfsvol:/dev/sda1/home", Mount("btrfsvol:/dev/sda1/home", "/")),
        ("btrfsvol:/dev/sda1/@home:/home", Mount("btrfsvol:/dev/sda1/@home", "/home")),
        ("btrfsvol:/dev/sda1/a:b", Mount("btrfsvol:/dev/sda1/a:b", "/")),
    ],
)
def test_a_mount_is_a_device_and_a_place(text: str, expected: Mount) -> None:
    assert mount(text) == expected


@pytest.mark.parametrize(
    "words",
    [
        ["ls", "-x"],
        ["ls", "--lon"],
        ["cat", "-a", "disk"],
        ["get", "-a", "disk", "/etc"],
        ["get", "-f", "-n", "-a", "disk", "/etc", "there"],
        ["ls", "-m", "sda1", "-a", "disk"],
        ["ls", "--format", "tar", "-a", "disk"],
        ["ls", "--system", "0", "-a", "disk"],
        ["ls", "--system", "two", "-a", "disk"],
        ["ls", "-a"],
        ["doctor", "-a", "disk"],
        ["appliance"],
        ["appliance", "destroy"],
        ["demo"],
        ["-x"],
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(words: list[str]) -> None:
    with pytest.raises(Misused) as raised:
        parse(words)
    assert raised.value.cause[0].isupper()
    assert "--help” says more." in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_every_option_has_its_help(name: str) -> None:
    parser = parsers()[name]
    assert [action.dest for action in parser._actions if not action.help] == []
    assert parser.format_help().startswith("usage: guestscope")


def test_commands_are_listed_in_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as raised:
        parse(["--help"])
    assert raised.value.code == 0
    written = capsys.readouterr().out
    assert all(f"\n  {name} " in written for name in COMMANDS)


def test_what_is_open_can_be_said_in_words() -> None:
    """What a window says to have a disk opened in another one is understood."""
    drives = [Drive(Path("/a b.qcow2"), "qcow2", "before-upgrade"), Drive(Path("/-c.raw"))]
    words = Source.of_drives(drives).words
    assert words is not None
    found = parse(["--new-window", *words])
    assert found.new_window
    assert found.disks == [DiskImage("/a b.qcow2", "qcow2", "before-upgrade"), DiskImage("/-c.raw")]
    machine = Source("web01", (drives[0],), Machine("qemu:///system", "1", "web01"))
    assert machine.words is not None
    found = parse(machine.words)
    assert (found.connect, found.disks) == ("qemu:///system", [DomainName("web01")])


@pytest.mark.parametrize(
    "drive",
    [
        Drive(Path("/a"), allowed=(Path("/b"),)),
        Drive(Path("/a"), located=((Path("/b"), Path("/c")),)),
        Drive(Path("/\udcff")),
    ],
)
def test_what_words_cannot_say_is_not_said(drive: Drive) -> None:
    assert Source.of_drives([drive]).words is None
