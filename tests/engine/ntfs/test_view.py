"""A real NTFS as Windows shows it: files that are kept compressed are files, with their size and content."""

import hashlib
import stat
from collections.abc import Iterator

import pytest

from engine import GuestFS
from engine.errors import GuestFileNotFound
from engine.inspection.tree import Tree
from engine.ntfs.errors import DamagedFile, NotShown
from engine.ntfs.junctions import real_path
from engine.ntfs.view import checksum, compressed_at, pread, seen, seen_at
from tests.helpers.compact import NATIVE, SPARSE_SIZE, TEXT, compact, contents, small_clusters
from tests.helpers.handles import mounted


@pytest.fixture(scope="module")
def g() -> Iterator[GuestFS]:
    with mounted(compact()) as handle:
        yield handle


LINK_TEXT = "unsupported reparse tag 0x80000017"


def test_ntfs_3g_still_says_what_they_are_found_by(g: GuestFS) -> None:
    assert stat.S_ISLNK(g.lstatns("/lzx/long.txt")["st_mode"])
    assert g.readlink("/lzx/long.txt") == LINK_TEXT


def test_a_folder_is_seen_as_windows_shows_it(g: GuestFS) -> None:
    names = [entry["name"] for entry in g.readdir("/lzx") if entry["name"] not in (".", "..")]
    statuses, texts = seen(g, "/lzx", g.lstatnslist("/lzx", names), g.readlinklist("/lzx", names))
    wanted = {
        path.rpartition("/")[2]: len(data) for path, data in contents().items() if path.startswith("/lzx/")
    }
    assert {name: status["st_size"] for name, status in zip(names, statuses, strict=True)} == wanted
    assert all(stat.S_ISREG(status["st_mode"]) for status in statuses)
    assert not any(texts)
    # What they take on the disk is less.
    assert 0 < statuses[names.index("long.txt")]["st_blocks"] * 512 < len(TEXT) // 5


@pytest.mark.parametrize("path", contents())
def test_each_is_read_as_it_was(g: GuestFS, path: str) -> None:
    data = contents()[path]
    status, text = seen_at(g, path)
    assert (status["st_size"], text) == (len(data), "")
    assert pread(g, path, 2 << 20, 0) == data
    assert pread(g, path, 10, len(data) // 2) == data[len(data) // 2 :][:10]
    assert pread(g, path, 10, len(data) + 5) == b""
    assert checksum(g, "sha256", path) == hashlib.sha256(data).hexdigest()


def test_a_second_name_leads_to_the_same_file(g: GuestFS) -> None:
    assert pread(g, "/second.txt", 20, 0) == TEXT[:20]
    first, second = compressed_at(g, "/lzx/long.txt"), compressed_at(g, "/second.txt")
    assert first is not None
    assert second is not None
    assert first.identity == second.identity


def test_what_cannot_be_read_says_why(g: GuestFS) -> None:
    assert seen_at(g, "/in-image.dll")[0]["st_size"] == 1000
    with pytest.raises(NotShown, match="image"):
        pread(g, "/in-image.dll", 10, 0)
    # What comes before the damage can be read.
    assert pread(g, "/broken.txt", 10, 0) == TEXT[:10]
    with pytest.raises(DamagedFile, match="damaged"):
        pread(g, "/broken.txt", len(TEXT), 0)


def test_other_files_and_no_files_are_what_they_are(g: GuestFS) -> None:
    assert compressed_at(g, "/plain.txt") is None
    assert pread(g, "/plain.txt", 10, 0) == b"plain\n"
    assert checksum(g, "sha256", "/plain.txt") == g.checksum("sha256", "/plain.txt")
    with pytest.raises(GuestFileNotFound):
        pread(g, "/nothing", 10, 0)


def test_what_ntfs_compresses_itself_or_keeps_with_holes_is_as_ever(g: GuestFS) -> None:
    for path, data in NATIVE.items():
        assert seen_at(g, path)[0]["st_size"] == len(data)
        assert checksum(g, "sha256", path) == hashlib.sha256(data).hexdigest()
    assert pread(g, "/sparse.bin", 10, SPARSE_SIZE - 5) == b"\0\0end"
    assert seen_at(g, "/native/long.txt")[0]["st_blocks"] * 512 < len(TEXT) // 2
    assert seen_at(g, "/sparse.bin")[0]["st_blocks"] * 512 < 1 << 20


def test_a_path_ends_at_such_a_file(g: GuestFS) -> None:
    assert real_path(g, "/lzx/long.txt") == "/lzx/long.txt"


def test_the_inspection_reads_them(g: GuestFS) -> None:
    tree = Tree(g, ignore_case=True)
    assert tree.is_file("/LZX/Long.TXT")
    assert tree.read("/LZX/Long.TXT", 10, 40_000) == TEXT[40_000:40_010]
    assert tree.read("/in-image.dll") is None
    assert "image" in tree.refused["/in-image.dll"]
    assert tree.statuses("/lzx", ["long.txt"])["long.txt"].size == len(TEXT)


def test_a_link_of_another_file_system_with_such_a_text_stays_one() -> None:
    with GuestFS(python_return_dict=True) as g:
        g.add_drive_scratch(16 << 20)
        g.launch()
        g.mkfs("ext4", "/dev/sda")
        g.mount("/dev/sda", "/")
        g.ln_s(LINK_TEXT, "/link")
        status, text = seen_at(g, "/link")
        assert stat.S_ISLNK(status["st_mode"])
        assert text == LINK_TEXT
        assert compressed_at(g, "/link") is None


def test_another_disk_of_the_same_handle_is_another_volume() -> None:
    with mounted(compact()) as g:
        assert pread(g, "/second.txt", 10, 0) == TEXT[:10]
        g.shutdown()
        g.add_drive(str(small_clusters()), readonly=True, format="raw")
        g.launch()
        g.mount_ro("/dev/sda1", "/")
        assert pread(g, "/text.txt", 10, 50_000) == TEXT[50_000:50_010]
