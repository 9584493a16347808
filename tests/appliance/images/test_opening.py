"""Which files open, as what, and what is said about those that do not."""

from __future__ import annotations

import gzip
import os
import stat
import time
from pathlib import Path

import pytest

from appliance.errors import ImageError
from appliance.images import FormatUnclear, open_image
from tests.appliance.images.making import MIB, make, open_descriptors, write_descriptor, write_qcow2


def refusal(path: Path, format: str | None = None) -> ImageError:  # noqa: A002
    """The error of opening, which has to be a sentence that names the file and come at once."""
    before, started = open_descriptors(), time.process_time()
    with pytest.raises(ImageError) as caught:
        open_image(path, format)
    assert time.process_time() - started < 0.1
    assert open_descriptors() == before
    assert path.name in caught.value.cause
    assert caught.value.cause.endswith(".")
    return caught.value


def test_file_without_magic_is_raw(tmp_path: Path) -> None:
    path = tmp_path / "disk.img"
    path.write_bytes(bytes(MIB))
    with open_image(path) as image:
        assert (image.format, image.virtual_size, image.warnings) == ("raw", MIB, ())


def test_stated_format_wins_over_the_magic(tmp_path: Path) -> None:
    path = write_qcow2(tmp_path / "disk.img")
    with open_image(path, "raw") as image:
        assert (image.format, image.virtual_size) == ("raw", path.stat().st_size)


def test_stated_format_that_the_file_has_not_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "disk.img"
    path.write_bytes(bytes(MIB))
    assert "disk.img is not a qcow2 image" in refusal(path, "qcow2").cause


def test_unknown_format_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImageError, match="not a disk format"):
        open_image(write_qcow2(tmp_path / "disk.img"), "json:{}")


def test_missing_file_is_named(tmp_path: Path) -> None:
    assert "does not exist" in refusal(tmp_path / "gone.qcow2").cause


def test_empty_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty.qcow2").touch()
    assert refusal(tmp_path / "empty.qcow2").cause == "empty.qcow2 is empty."


def test_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    assert "is a folder" in refusal(tmp_path / "folder").cause


def test_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.img")
    assert "is a pipe" in refusal(tmp_path / "pipe.img").cause


def test_endless_device_is_refused() -> None:
    assert "is a character device" in refusal(Path("/dev/zero")).cause


def test_unreadable_file_is_refused(tmp_path: Path) -> None:
    path = write_qcow2(tmp_path / "private.qcow2")
    path.chmod(0)
    child = os.fork()
    if child == 0:
        tmp_path.chmod(0o755)
        if os.geteuid() == 0:
            os.setresuid(65534, 65534, 65534)
        try:
            open_image(path)
        except ImageError as error:
            # A parent folder of the test's own may be closed to the other user as well.
            os._exit(0 if "permission" in error.cause else 2)
        os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def test_text_called_qcow2_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.qcow2"
    path.write_text("not a disk\n" * 100)
    assert "notes.qcow2 is not a qcow2 image, although its name says so" in refusal(path).cause


def test_compressed_image_is_refused_with_the_command_that_unpacks_it(tmp_path: Path) -> None:
    path = tmp_path / "disk.qcow2.gz"
    path.write_bytes(gzip.compress(bytes(MIB)))
    assert "gunzip" in refusal(path).remedy


def test_file_smaller_than_a_sector_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text("hello")
    assert "at least 512 bytes" in refusal(path).cause


def test_raw_disk_with_half_a_sector_opens_with_a_warning(tmp_path: Path) -> None:
    path = tmp_path / "disk.img"
    path.write_bytes(bytes(1000))
    with open_image(path) as image:
        assert image.virtual_size == 1024
        assert "cut short" in image.warnings[0]


def test_qcow2_cut_before_its_tables_is_refused(tmp_path: Path) -> None:
    path = make(tmp_path / "disk.qcow2", "qcow2", os.urandom(4 * MIB))
    os.truncate(path, 100_000)
    assert "cut short" in refusal(path).cause


def test_qcow2_cut_in_its_data_opens_with_a_warning(tmp_path: Path) -> None:
    path = make(tmp_path / "disk.qcow2", "qcow2", os.urandom(4 * MIB))
    os.truncate(path, path.stat().st_size // 2)
    with open_image(path) as image:
        assert "cut short" in image.warnings[0]


@pytest.mark.parametrize("name", ["qcow2", "vmdk", "vdi", "vhdx", "vpc", "qed", "qcow", "parallels"])
def test_image_cut_within_its_header_is_refused(tmp_path: Path, name: str) -> None:
    path = make(tmp_path / f"disk.{name}", name, bytes(4 * MIB))
    os.truncate(path, 60)
    refusal(path, name)


def test_iso_image_with_a_qcow2_header_is_left_to_the_user(tmp_path: Path) -> None:
    path = write_qcow2(tmp_path / "both.iso")
    with path.open("r+b") as file:
        file.seek(32769)
        file.write(b"CD001")
    error = refusal(path)
    assert isinstance(error, FormatUnclear)
    assert error.formats == ("raw", "qcow2")
    for choice in error.formats:
        with open_image(path, choice) as image:
            assert image.format == choice


def test_boot_sector_with_a_qcow2_header_is_left_to_the_user(tmp_path: Path) -> None:
    path = write_qcow2(tmp_path / "disk.img")
    with path.open("r+b") as file:
        file.seek(510)
        file.write(b"\x55\xaa")
    assert isinstance(refusal(path), FormatUnclear)


def test_iso_image_is_raw(tmp_path: Path) -> None:
    path = tmp_path / "cd.iso"
    path.write_bytes(bytes(32769) + b"CD001" + bytes(MIB))
    with open_image(path) as image:
        assert (image.format, image.layers[0].header.kind) == ("raw", "ISO 9660")


def test_raw_disk_that_begins_like_a_vmdk_description_is_refused(tmp_path: Path) -> None:
    path = write_descriptor(tmp_path / "disk.img", 'RW 1 FLAT "/etc/shadow" 0')
    os.truncate(path, 2 * MIB)
    assert "raw" in refusal(path).remedy


def test_name_is_shown_without_its_tricks(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[31m\u202e\udcff.img"
    path.touch()
    with pytest.raises(ImageError) as caught:
        open_image(path)
    assert caught.value.cause == "a\\x1b[31m\\u202e\\udcff.img is empty."


def test_nothing_is_written_and_nothing_stays_open(tmp_path: Path) -> None:
    path = make(tmp_path / "disk.qcow2", "qcow2", bytes(MIB))
    path.chmod(stat.S_IRUSR)
    before, content, times = open_descriptors(), path.read_bytes(), path.stat().st_mtime_ns
    image = open_image(path)
    image.close()
    image.close()
    assert open_descriptors() == before
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (content, times)
