"""`guestscope get`: what goes where, what is refused before anything starts, and real files."""

import io
import json
import os
import stat
import subprocess
import tarfile
from pathlib import Path

import pytest
import zstandard

from browser.cli.arguments import parse
from browser.cli.commands.get import arranged, unhindered
from browser.cli.outcome import CommandFailed
from engine.transfer import Target
from engine.transfer.destination import Destination
from tests.helpers.command import guestscope, guestscope_on_terminal, in_private_namespace
from tests.helpers.disks import disk
from tests.helpers.trees import BIG_SIZE, EPOCH, LINUX_TREE, contents


def everything_in(folder: Path) -> list[Path]:
    """What Path.rglob finds, which before Python 3.12 stumbles over links with very long targets."""
    return [Path(top, name) for top, folders, files in os.walk(folder) for name in (*folders, *files)]


@pytest.fixture(scope="module")
def plain() -> Path:
    """A disk with one partition, of ext4, and no system."""
    return disk("ext4-mbr").path


def test_a_folder_takes_everything_under_its_own_name(tmp_path: Path) -> None:
    assert arranged(["/etc", "/var/log", "/"], str(tmp_path)) == (tmp_path, ["etc", "log", "root"])


def test_one_thing_can_be_given_a_new_name(tmp_path: Path) -> None:
    assert arranged(["/etc/hosts"], f"{tmp_path}/copy") == (tmp_path, ["copy"])


@pytest.mark.parametrize(
    ("paths", "place", "cause"),
    [
        (["/a", "/b"], "gone", "{}/gone is not a folder."),
        (["/a"], "gone/", "{}/gone is not a folder."),
        (["/a"], "gone/copy", "{}/gone is not a folder."),
    ],
)
def test_a_place_that_is_not_there_is_not_made(
    paths: list[str], place: str, cause: str, tmp_path: Path
) -> None:
    with pytest.raises(CommandFailed) as raised:
        arranged(paths, f"{tmp_path}/{place}")
    assert raised.value.cause == cause.format(tmp_path)
    assert raised.value.remedy == f"Make it first: mkdir {tmp_path}/gone"


def hindered(tmp_path: Path, *words: str) -> list[Target]:
    options = parse(["get", "-a", "disk", *words, "/x", str(tmp_path)])
    with Destination(tmp_path) as destination:
        return unhindered(destination, {"/x": "x"}, options)


def test_nothing_is_replaced_unless_asked_for(tmp_path: Path) -> None:
    (tmp_path / "x").touch()
    with pytest.raises(CommandFailed) as raised:
        hindered(tmp_path)
    assert raised.value.cause == f"{tmp_path}/x is there already."
    assert hindered(tmp_path, "--force") == [Target("/x", "x", replace=True)]


def test_what_is_there_can_be_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "x").symlink_to("nowhere")
    assert hindered(tmp_path, "-n") == []
    assert capsys.readouterr().err == f"guestscope: {tmp_path}/x is there already and was left as it is.\n"


def test_a_folder_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    with pytest.raises(CommandFailed) as raised:
        hindered(tmp_path, "--force")
    assert raised.value.cause == f"{tmp_path}/x is a folder, which is never replaced."


def test_the_same_name_twice_is_refused_at_once(tmp_path: Path) -> None:
    result = guestscope("get", "-a", "/nowhere", "/a/x", "/b/x", tmp_path)
    assert result.status == 1
    assert result.complaint == "Two of the paths would be called “x”. Copy them one by one."


def test_folders_come_with_all_that_is_safe(plain: Path, tmp_path: Path) -> None:
    """All of the disk but what is sparse: bytes, times, and no bit or link that could do harm."""
    folders = ["/a", "/links", "/modes", "/odd names", "/raw names", "/texts", "/special"]
    result = guestscope("get", "-a", plain, *folders, "/blob.bin", "/empty-folder", tmp_path)
    assert result.status == 0
    assert result.output == b""
    wanted = {
        path: data
        for path, data in contents(LINUX_TREE).items()
        if f"/{path.partition('/')[0]}" in folders or path == "blob.bin"
    }
    found = {
        os.fsdecode(os.path.relpath(path, tmp_path)): path.read_bytes()
        for path in everything_in(tmp_path)
        if not path.is_symlink() and path.is_file()
    }
    assert found == wanted
    links = {path.name: str(path.readlink()) for path in everything_in(tmp_path) if path.is_symlink()}
    assert links == {
        "broken": "nowhere",
        "long": "x" * 1000,
        "loop": "loop",
        "ping": "pong",
        "pong": "ping",
        "ünï": "日本語",
    }
    notes = result.errors.splitlines()
    assert "guestscope: “/links/out” was left out: a symbolic link to “../../../../../../etc/passwd”," in (
        note.partition(" outside")[0] for note in notes
    )
    assert "guestscope: “/special/fifo” was left out: neither a file nor a folder." in notes
    lost = "guestscope: 4 things did not keep their set-user-ID, set-group-ID or sticky bit; "
    assert lost + "--report FILE names them." in notes
    assert len(notes) == 4 + 3 + 1
    modes = {stat.S_IMODE(path.lstat().st_mode) & 0o7000 for path in everything_in(tmp_path)}
    assert modes == {0}
    assert (tmp_path / "a/b/c/deep.txt").stat().st_mtime == EPOCH
    assert (tmp_path / "empty-folder").is_dir()


def test_a_link_that_is_named_is_followed_and_a_file_replaced(plain: Path, tmp_path: Path) -> None:
    (tmp_path / "copy").write_text("old")
    result = guestscope("get", "-f", "-a", plain, "/links/absolute", tmp_path / "copy")
    assert result.status == 0
    assert (tmp_path / "copy").read_text() == "Hello, world.\n"


def test_what_is_not_there_is_told_and_nothing_copied(plain: Path, tmp_path: Path) -> None:
    result = guestscope("get", "-a", plain, "/hello.txt", "/gone", tmp_path)
    assert result.status == 1
    assert result.complaint == "“/gone” does not exist in the guest."
    assert list(tmp_path.iterdir()) == []


def test_a_terminal_shows_how_far_it_is(tmp_path: Path) -> None:
    image = disk("ext4-gpt", "qcow2").path
    result = guestscope_on_terminal("get", "-a", image, "-m", "/dev/sda3", "/big.bin", tmp_path)
    assert result.status == 0
    assert (tmp_path / "big.bin").stat().st_size == BIG_SIZE
    written = result.output.decode()
    assert "25.2/25.2 MB" in written
    assert "100%" in written
    # The line was taken away again: what is left on it is nothing.
    assert written.rstrip("\r\n").endswith("\x1b[2K")


def test_an_archive_takes_the_place_of_a_folder(plain: Path, tmp_path: Path) -> None:
    place = tmp_path / "some.tar.zst"
    sums: list[str | Path] = ["--manifest", tmp_path / "sums"]
    result = guestscope("get", "-a", plain, "/texts", "/modes/4755", "--archive", place, *sums)
    assert (result.status, result.output) == (0, b"")
    with zstandard.open(place) as file, tarfile.open(fileobj=io.BytesIO(file.read())) as unpacked:
        assert unpacked.getmember("./modes/4755").mode == 0o4755
        assert "./texts/utf-8.txt" in unpacked.getnames()
    subprocess.run(["tar", "--zstd", "-xf", place, "-C", tmp_path], check=True)
    subprocess.run(["sha256sum", "-c", "--quiet", tmp_path / "sums"], cwd=tmp_path, check=True)
    again = guestscope("get", "-a", plain, "/texts", "--archive", place)
    assert again.complaint == f"{place} is there already. Add --force to replace it."


def test_an_archive_can_go_into_a_pipe(plain: Path) -> None:
    result = guestscope("get", "-a", plain, "/texts", "-")
    assert result.status == 0
    with tarfile.open(fileobj=io.BytesIO(result.output)) as unpacked:
        found = unpacked.extractfile("./texts/utf-8.txt")
        assert found is not None
        assert found.read() == contents(LINUX_TREE)["texts/utf-8.txt"]


def test_a_copy_is_verified_and_reported(plain: Path, tmp_path: Path) -> None:
    place = tmp_path / "place"
    place.mkdir()
    words: list[str | Path] = ["--manifest", tmp_path / "sums", "--report", tmp_path / "report.json"]
    result = guestscope("get", "-a", plain, "/texts", "/special", "/odd names", place, *words)
    assert result.status == 0
    done = subprocess.run(["sha256sum", "-c", "--quiet", tmp_path / "sums"], cwd=place, check=False)
    assert done.returncode == 0
    report = json.loads((tmp_path / "report.json").read_text())
    assert report["complete"] is True
    assert report["files"] == len(report["checked"]) > 20
    left_out = {one["path"] for one in report["left_out"]}
    assert left_out == {f"/special/{name}" for name in ("disk", "fifo", "null")}


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["/x"], "DEST is missing. “guestscope get --help” says more."),
        (["/x", "--archive", "x.zip"], "x.zip does not end in .tar or .tar.zst. These are what is written."),
    ],
)
def test_what_makes_no_sense_is_refused_at_once(words: list[str], complaint: str) -> None:
    result = guestscope("get", "-a", "/nowhere", *words)
    assert (result.status, result.complaint) == (2, complaint)


def test_too_little_room_is_told_before_anything_is_written(tmp_path: Path) -> None:
    image = disk("ext4-gpt", "qcow2").path
    small = in_private_namespace(f"mount -t tmpfs -o size=80m none {tmp_path}")
    result = guestscope("get", "-a", image, "-m", "/dev/sda3", "/big.bin", tmp_path, prefix=small)
    assert result.status == 1
    assert result.complaint == (
        f"25.2 MB are needed in {tmp_path}, where 16.8 MB are free. "
        "Free some space, or choose another folder."
    )
