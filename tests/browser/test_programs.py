"""Which program the desktop opens a type with, and how it is started: on desktops made here."""

from pathlib import Path

import pytest

from browser.programs import Program, Programs


class Desktop:
    """The folders of a user's desktop."""

    def __init__(self, folder: Path) -> None:
        self.home, self.shared = folder / "home", folder / "shared"
        self.bin = folder / "bin"
        self.bin.mkdir()

    def program(
        self, entry: str, *, where: Path | None = None, exec_line: str = "viewer %f", **keys: str
    ) -> None:
        words = {
            "Type": "Application",
            "Name": entry.removesuffix(".desktop").title(),
            "Exec": exec_line,
            **keys,
        }
        text = "[Desktop Entry]\n" + "".join(f"{key}={value}\n" for key, value in words.items())
        self._write((where or self.shared) / "applications" / entry, text)
        program = self.bin / "viewer"
        program.touch()
        program.chmod(0o755)

    def defaults(self, text: str, name: str = "mimeapps.list") -> None:
        self._write(self.home / "config" / name, text)

    def cache(self, text: str) -> None:
        self._write(self.shared / "applications" / "mimeinfo.cache", f"[MIME Cache]\n{text}")

    def programs(self, desktop: str = "") -> Programs:
        return Programs(
            {
                "HOME": str(self.home),
                "XDG_DATA_HOME": str(self.home / "data"),
                "XDG_DATA_DIRS": str(self.shared),
                "XDG_CONFIG_HOME": str(self.home / "config"),
                "XDG_CONFIG_DIRS": str(self.home / "none"),
                "XDG_CURRENT_DESKTOP": desktop,
                "PATH": str(self.bin),
            }
        )

    def _write(self, path: Path, text: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


@pytest.fixture
def desktop(tmp_path: Path) -> Desktop:
    return Desktop(tmp_path)


def name_for(programs: Programs, mime_type: str) -> str:
    found = programs.program_for(mime_type)
    return found.name if found is not None else ""


def test_the_user_s_choice_comes_first(desktop: Desktop) -> None:
    desktop.program("reader.desktop")
    desktop.program("other.desktop")
    desktop.cache("application/pdf=other.desktop;\n")
    assert name_for(desktop.programs(), "application/pdf") == "Other"
    desktop.defaults("[Default Applications]\napplication/pdf=reader.desktop;other.desktop\n")
    assert name_for(desktop.programs(), "application/pdf") == "Reader"
    desktop.defaults("[Default Applications]\napplication/pdf=other.desktop\n", "kde-mimeapps.list")
    assert name_for(desktop.programs("KDE"), "application/pdf") == "Other"


def test_what_was_removed_and_what_is_not_there_is_passed_over(desktop: Desktop) -> None:
    desktop.program("reader.desktop")
    desktop.program("hidden.desktop", Hidden="true")
    desktop.program("console.desktop", Terminal="true")
    desktop.program("gone.desktop", exec_line="no-such-program %f")
    desktop.program("broken.desktop", exec_line="viewer 'unfinished")
    desktop.cache(
        "text/plain=hidden.desktop;console.desktop;gone.desktop;broken.desktop;none.desktop;../x.desktop;"
        "reader.desktop;\n"
    )
    assert name_for(desktop.programs(), "text/plain") == "Reader"
    desktop.defaults("[Removed Associations]\ntext/plain=reader.desktop;\n")
    assert name_for(desktop.programs(), "text/plain") == ""


def test_a_type_is_opened_as_what_it_is_a_kind_of(desktop: Desktop) -> None:
    desktop.program("editor.desktop")
    desktop.cache("text/plain=editor.desktop;\napplication/octet-stream=editor.desktop;\n")
    assert name_for(desktop.programs(), "text/csv") == "Editor"
    assert name_for(desktop.programs(), "image/png") == ""


def test_an_entry_s_name_can_stand_for_folders(desktop: Desktop) -> None:
    desktop.program("kde/okular.desktop")
    desktop.cache("application/pdf=kde-okular.desktop;\n")
    assert name_for(desktop.programs(), "application/pdf") == "Kde/Okular"


@pytest.mark.parametrize(
    ("line", "command"),
    [
        (("viewer", "%f"), ["viewer", "/c/-a b"]),
        (("viewer", "--", "%U"), ["viewer", "--", "file:///c/-a%20b"]),
        (("viewer", "--title", "%c", "%i", "%F"), ["viewer", "--title", "Viewer", "/c/-a b"]),
        (("viewer", "100%%"), ["viewer", "100%", "/c/-a b"]),
    ],
)
def test_commands_have_the_file_where_it_belongs(line: tuple[str, ...], command: list[str]) -> None:
    assert Program("viewer.desktop", "Viewer", line).command(Path("/c/-a b")) == command
