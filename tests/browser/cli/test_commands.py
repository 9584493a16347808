"""The commands as processes, on real disks in the real appliance."""

import contextlib
import json
import os
import re
import signal
from pathlib import Path

import pytest

from tests.helpers.clouds import clouds
from tests.helpers.command import guestscope, guestscope_on_terminal
from tests.helpers.compact import TEXT, compact
from tests.helpers.debian import DebianUnavailable, debian_guest
from tests.helpers.disks import Disk, disk
from tests.helpers.junctions import junctions
from tests.helpers.processes import descendants_named
from tests.helpers.trees import BAD_UTF8_NAME, LINUX_TREE, contents, names_in


@pytest.fixture(scope="module")
def plain() -> Path:
    """A disk with one partition, of ext4, and no system."""
    return disk("ext4-mbr").path


@pytest.fixture(scope="module")
def parts() -> Path:
    """A disk with two file systems, vfat and ext4, and no system."""
    return disk("ext4-gpt", "qcow2").path


@pytest.fixture(scope="module")
def debian() -> Disk:
    """A Debian on LVM, with /boot and /home of their own."""
    try:
        return debian_guest()
    except DebianUnavailable as error:
        pytest.skip(str(error))


def test_the_version_is_said_in_a_moment() -> None:
    result = min((guestscope("--version") for _ in range(3)), key=lambda each: each.seconds)
    assert re.fullmatch(rb"guestscope \d+\.\d+\.\d+\n", result.output)
    assert result.seconds < 0.5


def test_a_real_debian_is_inspected(debian: Disk) -> None:
    names = ("identity", "storage", "health", "software", "starts")
    result = guestscope("inspect", "--json", "-a", debian.path, *(f"--card={name}" for name in names))
    assert (result.status, result.errors) == (0, "")
    (report,) = json.loads(result.output)
    assert list(report["cards"]) == list(names)
    assert report["cards"]["identity"]["hostname"] == {"value": "debian-test", "source": "/etc/hostname"}
    packages = {package["name"] for package in report["cards"]["software"]["packages"]}
    assert {"bash", "openssh-server", "systemd"} <= packages
    states = {one["name"]: one["state"] for one in report["cards"]["starts"]["starters"]}
    assert states["ssh.service"] == "enabled"
    assert states["getty@tty1.service"] == "enabled"


def test_a_disk_without_a_system_is_said_to_be_one(plain: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    result = guestscope("inspect", "-a", plain, "--html", page)
    assert (result.status, result.output, result.errors) == (0, b"", "")
    assert "No operating system was found" in page.read_text()
    again = guestscope("inspect", "-a", plain, "--html", page)
    assert (again.status, "is there already" in again.errors) == (1, True)


def test_a_card_that_there_is_not_is_refused(plain: Path) -> None:
    result = guestscope("inspect", "-a", plain, "--card", "nonsense")
    assert result.status == 2
    assert "identity, last_seen" in result.errors


def test_the_only_file_system_is_listed(plain: Path) -> None:
    result = guestscope("ls", "-a", plain)
    assert result.status == 0
    assert result.errors == ""
    assert result.lines == sorted(["lost+found", *names_in(LINUX_TREE)])


def test_names_reach_a_pipe_byte_by_byte(plain: Path) -> None:
    result = guestscope("ls", "-a", plain, "/odd names", "/raw names")
    odd, raw = (names_in(LINUX_TREE, folder) for folder in ("odd names", "raw names"))
    expected = "\n".join(["/odd names:", *odd, "", "/raw names:", *raw, ""])
    assert result.output == expected.encode("utf-8", "surrogateescape")
    assert os.fsencode(BAD_UTF8_NAME) in result.output


def test_names_cannot_steer_a_terminal(plain: Path) -> None:
    result = guestscope_on_terminal("ls", "-l", "-a", plain, "/odd names", "/raw names", "/links")
    assert result.status == 0
    written = result.output.decode()
    listed = written[written.index("/odd names:") :]
    assert listed.replace("\r\n", "").isprintable()
    assert "two⟨LF⟩lines" in listed
    assert "escape⟨ESC⟩[31m" in listed
    assert "annual⟨RLO⟩txt.exe" in listed
    assert "caf⟨E9⟩ ⟨FF⟩⟨FE⟩.txt" in listed


def test_json_tells_every_name_and_attribute(plain: Path) -> None:
    result = guestscope("ls", "-R", "--json", "-a", plain, "/")
    assert result.status == 0
    assert result.output.isascii()
    found = {entry["path"]: entry for entry in json.loads(result.output)}
    assert {path.lstrip("/") for path in found} == {"lost+found", *(entry.path for entry in LINUX_TREE)}
    assert found[f"/raw names/{BAD_UTF8_NAME}"]["name"] == BAD_UTF8_NAME
    assert found["/links/out"] == {
        "path": "/links/out",
        "name": "out",
        "kind": "link",
        "size": 28,
        "mtime": 1_700_000_000,
        "mode": "0777",
        "uid": 0,
        "gid": 0,
        "owner": None,
        "group": None,
        "target": "../../../../../../etc/passwd",
    }
    assert found["/special/null"]["kind"] == "character device"
    assert found["/modes/2775"]["mode"] == "2775"
    assert found["/hello.txt"]["target"] is None


def test_content_comes_byte_by_byte(plain: Path) -> None:
    files = contents(LINUX_TREE)
    result = guestscope("cat", "-a", plain, "/blob.bin", "/texts/nul.txt", "links/absolute")
    assert result.status == 0
    assert result.output == files["blob.bin"] + files["texts/nul.txt"] + files["hello.txt"]


def test_a_terminal_is_not_steered_by_content(plain: Path) -> None:
    result = guestscope_on_terminal("cat", "-a", plain, "/block")
    assert result.status == 0
    assert set(result.output) & {*range(0x20), 0x7F} <= set(b"\r\n\t\x1b")
    # The line that tells of the launch is rich's; of the file there is no escape.
    assert b"\x1b" not in result.output[-1000:]


def test_what_cannot_be_shown_is_told_file_by_file(plain: Path) -> None:
    paths = ("/nowhere", "/hello.txt/x", "/a", "/special/fifo", "/links/out", "/links/loop", "/hello.txt")
    result = guestscope("cat", "-a", plain, *paths)
    assert result.status == 1
    assert result.output == b"Hello, world.\n"
    assert result.errors.splitlines() == [
        "guestscope: “/nowhere” does not exist in the guest.",
        "guestscope: A part of “/hello.txt/x” is not a folder.",
        "guestscope: “/a” is a folder. “guestscope ls” lists it.",
        "guestscope: “/special/fifo” is neither a file nor a link to one.",
        "guestscope: “/links/out” does not exist in the guest.",
        "guestscope: “/links/loop” cannot be read: realpath: /links/loop: Too many levels of symbolic links.",
    ]


def test_a_device_that_is_not_there_is_told_with_those_that_are(plain: Path) -> None:
    result = guestscope("ls", "-m", "/dev/sdb1", "-a", plain)
    assert result.status == 1
    assert result.output == b""
    assert result.complaint == (
        "/dev/sdb1 cannot be mounted on /: /dev/sdb1: No such file or directory. "
        "File systems that are there: /dev/sda1 (ext4, “mbr-data”)."
    )


def test_a_system_that_is_not_there_is_told(plain: Path) -> None:
    result = guestscope("ls", "--system", "1", "-a", plain)
    assert result.status == 1
    assert result.complaint == "System 1 was asked for, and there is none. “info” shows them."


def test_what_is_there_is_listed_beside_what_is_not(plain: Path) -> None:
    result = guestscope("ls", "--json", "-a", plain, "/nowhere", "/hello.txt")
    assert result.status == 1
    assert [entry["path"] for entry in json.loads(result.output)] == ["/hello.txt"]
    assert "/nowhere" in result.complaint


def test_a_file_comes_before_folders_and_a_link_is_followed_where_no_more_is_asked(plain: Path) -> None:
    result = guestscope("ls", "-a", plain, "/links/folder", "/links/broken", "/hello.txt")
    assert result.status == 0
    assert result.lines == ["/links/broken", "/hello.txt", "", "/links/folder:", "c"]


def test_several_file_systems_are_a_choice(parts: Path) -> None:
    result = guestscope("ls", "-a", parts)
    assert result.status == 1
    assert result.complaint == (
        "No operating system was found, and there are 2 file systems: "
        "/dev/sda1 (vfat, “ESP”), /dev/sda3 (ext4, “gpt-data”). Choose with -m DEVICE."
    )


def test_mounts_are_made_from_the_top_down(parts: Path) -> None:
    result = guestscope("ls", "-a", parts, "-m", "/dev/sda1:/a", "-m", "/dev/sda3", "/a", "/a/etc")
    assert result.status == 0
    assert result.lines == ["/a:", "etc", "small.txt", "", "/a/etc:", "hostname"]


def test_a_subvolume_can_be_mounted() -> None:
    result = guestscope("ls", "-a", disk("btrfs").path, "-m", "btrfsvol:/dev/sda1/home")
    assert result.status == 0
    assert "after.txt" in result.lines


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (
            ["ls", "-m", "/dev/sda1:/boot", "-a", "{}"],
            "Nothing is to be mounted on /. Name what holds the other mount points: -m DEVICE.",
        ),
        (["ls"], "No disk was named. Name one with -a DISK, or a libvirt domain with -d DOMAIN."),
        (["cat", "-a", "{}", ""], "A path is empty. The guest's top folder is /."),
    ],
)
def test_misuse_has_a_status_of_its_own(plain: Path, words: list[str], complaint: str) -> None:
    result = guestscope(*(word.format(plain) for word in words))
    assert result.status == 2
    assert result.complaint == complaint


def test_a_system_is_mounted_as_it_would_mount_itself(debian: Disk) -> None:
    result = guestscope(
        "ls", "-l", "-a", debian.path, "/boot/efi", "/home/user", "/etc/hostname", "/etc/shadow"
    )
    assert result.status == 0
    assert result.errors == ""
    files, efi, home = result.output.decode().split("\n\n")
    assert re.match(r"-rw-r--r-- root root +12 .* /etc/hostname\n", files)
    assert re.search(r"^-rw-r----- root shadow +\d+ .* /etc/shadow$", files, re.MULTILINE)
    assert efi == "/boot/efi:"
    assert re.fullmatch(r"/home/user:\n-rw-r--r-- 1000 1000 \d+ .* hello\.txt\n", home)


def test_info_tells_images_storage_and_systems(debian: Disk) -> None:
    result = guestscope("info", debian.path, "--json")
    assert result.status == 0
    told = json.loads(result.output)
    assert told["images"][0]["path"] == str(debian.path)
    assert told["images"][0]["virtual_size"] == debian.size
    assert {volume["device"] for volume in told["storage"]["stacked"]} == {
        "/dev/debian-vg/home",
        "/dev/debian-vg/root",
        "/dev/debian-vg/swap",
    }
    assert [system["hostname"] for system in told["systems"]] == ["debian-test"]
    assert told["systems"][0]["mounts"]["/boot/efi"] == "/dev/sda1"


def test_info_shows_what_holds_nothing() -> None:
    result = guestscope("info", disk("zeros").path)
    assert result.status == 0
    assert result.lines[-1] == "No operating system was found."


def test_a_domain_of_libvirt_is_opened(plain: Path, tmp_path: Path) -> None:
    pytest.importorskip("libvirt")
    disks = (
        f"<disk type='file'><source file='{plain}'/><target dev='vda'/></disk>"
        "<disk type='network'><source protocol='nbd' name='x'/><target dev='vdb'/></disk>"
    )
    (tmp_path / "node.xml").write_text(
        "<node><domain type='test'><name>web</name><memory>65536</memory>"
        f"<os><type>hvm</type></os><devices>{disks}</devices></domain></node>"
    )
    result = guestscope("cat", "-d", "web", "-c", f"test://{tmp_path}/node.xml", "/hello.txt")
    assert result.status == 0
    assert result.output == b"Hello, world.\n"
    assert result.complaint.startswith("The disk “vdb” is of the kind “network”")


def test_a_reader_that_goes_away_ends_the_command_quietly(plain: Path) -> None:
    script = 'set -o pipefail; "$@" | head -c 10'
    result = guestscope("ls", "-lR", "-a", plain, prefix=["bash", "-c", script, "bash"])
    assert result.errors == ""
    assert result.status == 141


def test_a_full_disk_under_the_output_is_told(plain: Path) -> None:
    result = guestscope("ls", "-a", plain, prefix=["bash", "-c", '"$@" >/dev/full', "bash"])
    assert result.status == 1
    assert result.complaint == "Standard output cannot be written: No space left on device."


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_everything_quietly(plain: Path, tmp_path: Path, number: int) -> None:
    """It comes while a file of 3 GiB is on its way, which takes a disk of that size."""

    def is_copying(pid: int) -> bool:
        sizes = []
        for entry in Path("/proc", str(pid), "fd").iterdir():
            with contextlib.suppress(OSError):
                sizes.append(entry.stat().st_size)
        return max(sizes, default=0) >= 3 << 30

    result = guestscope("get", "-a", plain, "/sparse", tmp_path, interrupt=(is_copying, number))
    assert result.status == 128 + number
    assert result.output == b""
    assert result.errors == ""
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_launch_can_be_interrupted(plain: Path) -> None:
    def is_booting(pid: int) -> bool:
        return bool(descendants_named("qemu", pid))

    result = guestscope("ls", "--no-template", "-a", plain, interrupt=(is_booting, signal.SIGINT))
    assert result.status == 130
    assert result.errors == ""


def test_verbose_tells_what_the_appliance_says(plain: Path) -> None:
    result = guestscope("-v", "ls", "--no-template", "-a", plain)
    assert result.status == 0
    assert "hello.txt" in result.lines
    assert all(line.startswith("guestscope: ") for line in result.errors.splitlines())


def test_junctions_of_windows_are_gone_through(tmp_path: Path) -> None:
    image = junctions()
    assert guestscope("ls", "-a", image, "/Documents and Settings").lines == ["kim"]
    through = "/Documents and Settings/kim/notes.txt"
    assert guestscope("cat", "-a", image, through).output == b"hello\n"
    assert guestscope("get", "-a", image, through, tmp_path / "here").status == 0
    assert (tmp_path / "here").read_text() == "hello\n"
    (line,) = guestscope("ls", "-l", "-a", image, "/Users/kim/Home").lines[:1]
    assert "Home" in line or "notes" in line


def test_what_windows_keeps_compressed_is_a_file_like_any(tmp_path: Path) -> None:
    image = compact()
    (line,) = guestscope("ls", "-l", "-a", image, "/lzx/long.txt").lines
    assert str(len(TEXT)) in line
    assert "->" not in line
    assert guestscope("cat", "-a", image, "/second.txt").output == TEXT
    told = guestscope("cat", "-a", image, "/broken.txt")
    assert told.status == 1
    assert "Windows keeps this file compressed" in told.errors
    assert guestscope("get", "-a", image, "/xpress4k", tmp_path / "here").status == 0
    assert (tmp_path / "here/long.txt").read_bytes() == TEXT
    assert guestscope("find", "-a", image, "--contains", "line 39999", "/lzx").lines == ["/lzx/long.txt"]


def test_what_a_cloud_keeps_in_step_is_there_or_says_where_it_is(tmp_path: Path) -> None:
    image, top = clouds(), "/Users/kim/OneDrive"
    assert guestscope("ls", "-a", image, top).lines == ["Documents", "Pictures", "dedup.bin", "online.txt"]
    assert guestscope("cat", "-a", image, f"{top}/Documents/letter.txt").output == b"dear\n"
    named = guestscope("cat", "-m", "/dev/sda1", "-a", image, f"{top}/Documents/letter.txt")
    assert named.output == b"dear\n"
    away = guestscope("cat", "-a", image, f"{top}/online.txt")
    assert away.status == 1
    assert "in a cloud" in away.errors
    copied = guestscope("get", "-a", image, top, tmp_path)
    assert copied.status == 1
    assert "Deduplication" in copied.errors
    assert (tmp_path / "OneDrive/Documents/letter.txt").read_text() == "dear\n"
