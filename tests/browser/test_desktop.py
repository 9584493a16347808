"""The menu's entry, and the desktop's own tools on it."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from browser import desktop
from browser.desktop import DesktopError, Folders
from resources import desktop_source
from tests.helpers.disks import disk

COMMAND = Path('/opt/a b$c`d"e\\f%g/guestscope')


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return Folders(tmp_path / "data", tmp_path / "config")


def tool(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def words_of_exec(entry: Path) -> str:
    return next(line for line in entry.read_text().splitlines() if line.startswith("Exec="))


def test_the_entry_is_valid_whatever_the_command_is_called(folders: Folders) -> None:
    desktop.install(COMMAND, folders)
    checked = subprocess.run(
        [tool("desktop-file-validate"), folders.entry], capture_output=True, text=True, check=False
    )
    assert (checked.stdout, checked.returncode) == ("", 0)
    assert words_of_exec(folders.entry).endswith(" %U")


def test_the_metadata_is_valid(folders: Folders) -> None:
    desktop.install(COMMAND, folders)
    page = folders.data / "metainfo" / f"{desktop.ID}.metainfo.xml"
    checked = subprocess.run(
        [tool("appstreamcli"), "validate", "--no-net", page], capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stdout


def test_what_is_opened_is_what_is_announced() -> None:
    entry = desktop_source(desktop.ENTRY).decode()
    types = next(line for line in entry.splitlines() if line.startswith("MimeType="))
    assert set(desktop.OPENED) <= set(types.removeprefix("MimeType=").split(";"))


def test_the_desktop_finds_us_for_a_disk(folders: Folders) -> None:
    desktop.install(Path("/bin/true"), folders)
    image = disk("ext4-gpt", "qcow2")
    environment = {
        **os.environ,
        "XDG_DATA_HOME": str(folders.data),
        "XDG_CONFIG_HOME": str(folders.config),
    }

    def ask(*command: str) -> str:
        return subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout

    assert ask(tool("xdg-mime"), "query", "filetype", str(image.path)).strip() in (
        "application/x-qemu-disk",
        # As a root-owned file type database of an older release has it.
        "application/x-qemu-disk; charset=binary",
    )
    assert ask(tool("xdg-mime"), "query", "default", "application/x-qemu-disk").strip() == desktop.ENTRY
    assert desktop.ENTRY in ask(tool("gio"), "mime", "application/x-qemu-disk").splitlines()[0]
    # Not ours unasked.
    assert ask(tool("xdg-mime"), "query", "default", "application/x-cd-image").strip() in ("", desktop.ENTRY)


def test_all_of_it_can_be_taken_back(folders: Folders) -> None:
    folders.config.mkdir()
    mine = "[Default Applications]\ntext/html=browser.desktop;\n"
    folders.associations.write_text(mine)
    desktop.install(COMMAND, folders)
    assert desktop.is_installed(folders)
    assert desktop.remove(folders)
    assert not desktop.is_installed(folders)
    assert folders.associations.read_text() == mine
    left = [path.name for path in folders.data.rglob("*") if path.is_file()]
    assert {*left} <= {"mimeinfo.cache", "icon-theme.cache"}
    assert not desktop.remove(folders)


def test_another_choice_of_the_user_is_told(folders: Folders) -> None:
    folders.config.mkdir()
    folders.associations.write_text("[Default Applications]\napplication/x-vdi-disk=box.desktop;\n")
    assert desktop.install(COMMAND, folders) == ["application/x-vdi-disk"]


def test_a_link_to_the_list_stays_a_link(folders: Folders, tmp_path: Path) -> None:
    folders.config.mkdir()
    real = tmp_path / "dotfiles"
    real.write_text("")
    folders.associations.symlink_to(real)
    desktop.install(COMMAND, folders)
    assert folders.associations.is_symlink()
    assert desktop.ENTRY in real.read_text()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way")
    with pytest.raises(DesktopError, match="could not be changed"):
        desktop.install(COMMAND, Folders(tmp_path / "data", tmp_path / "config"))


def test_relative_folders_are_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "somewhere")
    assert Folders.of_user().data == Path.home() / ".local/share"
