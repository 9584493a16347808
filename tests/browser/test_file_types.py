"""The class of a file by its name."""

import pytest

from browser.file_types import FileType, file_type
from browser.listing import Entry, Kind


@pytest.mark.parametrize(
    ("name", "mode", "expected"),
    [
        ("notes.TXT", 0o644, FileType.TEXT),
        ("photo\u202egpj.exe", 0o644, FileType.PROGRAM),
        ("bash", 0o755, FileType.PROGRAM),
        ("libc.so.6", 0o755, FileType.LIBRARY),
        ("backup.tar.gz", 0o644, FileType.ARCHIVE),
        ("passwd", 0o644, FileType.OTHER),
        ("report.txt", 0o777, FileType.TEXT),
    ],
)
def test_files(name: str, mode: int, expected: FileType) -> None:
    assert file_type(Entry(name, Kind.FILE, mode=mode)) is expected


def test_a_folder_is_no_file() -> None:
    assert file_type(Entry("a.zip", Kind.FOLDER)) is FileType.OTHER
