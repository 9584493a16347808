"""Images built on others: what is followed, what is asked for, what is refused."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from appliance.errors import ImageError
from appliance.images import ConsentNeeded, FileMissing, open_image
from tests.appliance.images.making import (
    MIB,
    make_overlay_of,
    open_descriptors,
    write_descriptor,
    write_qcow2,
)

_DATA_FILE_BIT, _DATA_FILE_NAME, _BACKING_FORMAT = 4, 0x44415441, 0xE2792ACA


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """A folder beside the image's own."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    return folder


@pytest.fixture
def here(tmp_path: Path) -> Path:
    folder = tmp_path / "here"
    folder.mkdir()
    return folder


def test_chain_is_followed_from_the_top(here: Path) -> None:
    write_qcow2(here / "base.qcow2")
    make_overlay_of(here / "middle.qcow2", "base.qcow2")
    make_overlay_of(here / "top.qcow2", "middle.qcow2")
    with open_image(here / "top.qcow2") as image:
        assert [layer.path.name for layer in image.layers] == ["top.qcow2", "middle.qcow2", "base.qcow2"]
        assert image.warnings == ()


def test_relative_name_is_looked_for_beside_the_file_that_a_link_leads_to(
    here: Path, elsewhere: Path
) -> None:
    write_qcow2(here / "base.qcow2")
    make_overlay_of(here / "top.qcow2", "base.qcow2")
    link = elsewhere / "link"
    link.symlink_to(here / "top.qcow2")
    with open_image(link) as image:
        assert len(image.layers) == 2


def test_missing_parent_is_named_with_the_one_that_needs_it(here: Path) -> None:
    write_qcow2(here / "base.qcow2")
    make_overlay_of(here / "top.qcow2", "base.qcow2")
    (here / "base.qcow2").unlink()
    before = open_descriptors()
    with pytest.raises(ImageError) as caught:
        open_image(here / "top.qcow2")
    assert caught.value.cause == "base.qcow2, which top.qcow2 needs, is missing."
    assert str(here / "base.qcow2") in caught.value.remedy
    assert open_descriptors() == before


def test_image_built_on_itself_is_a_loop(here: Path) -> None:
    write_qcow2(here / "self.qcow2", backing=b"self.qcow2", extensions=((_BACKING_FORMAT, b"qcow2"),))
    started = time.monotonic()
    with pytest.raises(ImageError, match="loop"):
        open_image(here / "self.qcow2")
    assert time.monotonic() - started < 0.1


def test_longer_loop_is_found(here: Path) -> None:
    for name, parent in (("a", b"b"), ("b", b"c"), ("c", b"./link")):
        write_qcow2(here / name, backing=parent, extensions=((_BACKING_FORMAT, b"qcow2"),))
    (here / "link").symlink_to("a")
    with pytest.raises(ImageError, match="loop"):
        open_image(here / "a")


def test_chain_is_bounded(here: Path) -> None:
    for number in range(66):
        backing = f"{number + 1}".encode() if number < 65 else b""
        write_qcow2(here / str(number), backing=backing, extensions=((_BACKING_FORMAT, b"qcow2"),))
    with open_image(here / "2") as image:
        assert len(image.layers) == 64
    before = open_descriptors()
    with pytest.raises(ImageError, match="more than 64"):
        open_image(here / "1")
    assert open_descriptors() == before


def test_file_in_another_folder_needs_consent(here: Path, elsewhere: Path) -> None:
    write_qcow2(elsewhere / "base.qcow2")
    make_overlay_of(here / "top.qcow2", str(elsewhere / "base.qcow2"))
    with pytest.raises(ConsentNeeded) as caught:
        open_image(here / "top.qcow2")
    assert caught.value.needed == elsewhere / "base.qcow2"
    assert str(elsewhere / "base.qcow2") in caught.value.cause


def test_consent_is_asked_once_for_each_file(here: Path, elsewhere: Path) -> None:
    write_qcow2(elsewhere / "base.qcow2")
    make_overlay_of(elsewhere / "middle.qcow2", "base.qcow2")
    make_overlay_of(here / "top.qcow2", str(elsewhere / "middle.qcow2"))
    asked = []

    def consent(needed: Path, by: Path) -> bool:
        asked.append((needed.name, by.name))
        return True

    with open_image(here / "top.qcow2", consent=consent) as image:
        assert len(image.layers) == 3
    assert asked == [("middle.qcow2", "top.qcow2"), ("base.qcow2", "middle.qcow2")]


def test_refused_consent_is_final(here: Path, elsewhere: Path) -> None:
    write_qcow2(elsewhere / "base.qcow2")
    make_overlay_of(here / "top.qcow2", str(elsewhere / "base.qcow2"))
    with pytest.raises(ImageError, match="not allowed"):
        open_image(here / "top.qcow2", consent=lambda needed, by: False)


def test_link_in_the_folder_does_not_hide_where_it_leads(here: Path, elsewhere: Path) -> None:
    write_qcow2(elsewhere / "base.qcow2")
    (here / "base.qcow2").symlink_to(elsewhere / "base.qcow2")
    make_overlay_of(here / "top.qcow2", "base.qcow2")
    with pytest.raises(ConsentNeeded) as caught:
        open_image(here / "top.qcow2")
    assert caught.value.needed == elsewhere / "base.qcow2"


@pytest.mark.parametrize(
    "name", [b"json:{}", b"nbd://host/x", b"file:base", b"fat:rw:/etc", b"base\0.img", b"\xff:/x"]
)
def test_name_that_is_no_file_name_is_refused(here: Path, name: bytes) -> None:
    write_qcow2(here / "top.qcow2", backing=name, extensions=((_BACKING_FORMAT, b"raw"),))
    with pytest.raises(ImageError, match="not the name of a file"):
        open_image(here / "top.qcow2", consent=lambda needed, by: True)


def test_backing_pipe_does_not_block(here: Path) -> None:
    os.mkfifo(here / "pipe")
    write_qcow2(here / "top.qcow2", backing=b"pipe", extensions=((_BACKING_FORMAT, b"raw"),))
    with pytest.raises(ImageError, match="is a pipe"):
        open_image(here / "top.qcow2")


def test_stated_raw_base_stays_raw_whatever_it_begins_with(here: Path) -> None:
    write_qcow2(here / "base", backing=b"/etc/hostname")
    make_overlay_of(here / "top.qcow2", "base", "raw")
    with open_image(here / "top.qcow2") as image:
        assert [layer.format for layer in image.layers] == ["qcow2", "raw"]


def test_stated_backing_format_has_to_fit(here: Path) -> None:
    (here / "base").write_bytes(bytes(MIB))
    write_qcow2(here / "top.qcow2", backing=b"base", extensions=((_BACKING_FORMAT, b"qcow2"),))
    with pytest.raises(ImageError, match="base is not a qcow2 image"):
        open_image(here / "top.qcow2")


def test_unstated_backing_format_is_decided_by_content(here: Path) -> None:
    write_qcow2(here / "base")
    make_overlay_of(here / "top.qcow2", "base", None)
    with open_image(here / "top.qcow2") as image:
        assert image.layers[1].format == "qcow2"
        assert "does not say" in image.warnings[0]


def test_guessed_layer_may_name_nothing_without_consent(here: Path) -> None:
    """A guest that owned the raw base may have written such a header into it."""
    (here / "neighbour").write_bytes(b"secret" * MIB)
    write_qcow2(here / "base", backing=b"neighbour", extensions=((_BACKING_FORMAT, b"raw"),))
    make_overlay_of(here / "top.qcow2", "base", None)
    with pytest.raises(ConsentNeeded, match="guessed"):
        open_image(here / "top.qcow2")
    with open_image(here / "top.qcow2", consent=lambda needed, by: True) as image:
        assert len(image.layers) == 3


def test_data_file_elsewhere_needs_consent(here: Path, elsewhere: Path) -> None:
    (elsewhere / "data").write_bytes(bytes(MIB))
    name = str(elsewhere / "data").encode()
    write_qcow2(here / "disk.qcow2", incompatible=_DATA_FILE_BIT, extensions=((_DATA_FILE_NAME, name),))
    with pytest.raises(ConsentNeeded, match="keeps its data in"):
        open_image(here / "disk.qcow2")


def test_data_file_as_json_is_refused(here: Path) -> None:
    name = b'json:{"driver":"file","filename":"/etc/passwd"}'
    write_qcow2(here / "disk.qcow2", incompatible=_DATA_FILE_BIT, extensions=((_DATA_FILE_NAME, name),))
    with pytest.raises(ImageError, match="not the name of a file"):
        open_image(here / "disk.qcow2", consent=lambda needed, by: True)


def test_vmdk_part_elsewhere_needs_consent(here: Path) -> None:
    write_descriptor(here / "disk.vmdk", 'RW 1 FLAT "/etc/passwd" 0')
    with pytest.raises(ConsentNeeded, match="keeps a part in /etc/passwd"):
        open_image(here / "disk.vmdk")


def test_vmdk_part_that_is_a_pipe_does_not_block(here: Path) -> None:
    os.mkfifo(here / "part")
    write_descriptor(here / "disk.vmdk", 'RW 1 FLAT "part" 0')
    with pytest.raises(ImageError, match="is a pipe"):
        open_image(here / "disk.vmdk")


def test_vmdk_part_that_is_too_short_is_refused(here: Path) -> None:
    (here / "part").write_bytes(bytes(1024))
    write_descriptor(here / "disk.vmdk", 'RW 3 FLAT "part" 0')
    with pytest.raises(ImageError, match="part cannot be opened"):
        open_image(here / "disk.vmdk")


@pytest.mark.parametrize(
    "line",
    [
        "RW 100 ZERO",
        'RW 100 VMFSRDM "disk"',
        'NOACCESS 1 FLAT "part" 0',
        'RW 0 FLAT "part" 0',
        'RW 99999999999999999 FLAT "part" 0',
        'RW 1 FLAT "part" 9999999999999999999',
        'RW 1 SPARSE "part"',
        'RW 1 SESPARSE "part"',
        'RW 1 SPARSE "part" 0',
        "RW 1 FLAT",
    ],
)
def test_vmdk_part_that_cannot_be_read_is_refused(here: Path, line: str) -> None:
    (here / "part").write_bytes(bytes(4096))
    write_descriptor(here / "disk.vmdk", line)
    with pytest.raises(ImageError):
        open_image(here / "disk.vmdk")


def test_vmdk_parts_are_bounded(here: Path) -> None:
    (here / "p").write_bytes(bytes(512))
    write_descriptor(here / "disk.vmdk", *['RW 1 FLAT "p" 0'] * 513)
    with pytest.raises(ImageError, match="more than 512"):
        open_image(here / "disk.vmdk")


def test_a_missing_parent_can_be_located(here: Path, elsewhere: Path) -> None:
    write_qcow2(here / "base.qcow2")
    make_overlay_of(here / "top.qcow2", "base.qcow2")
    (here / "base.qcow2").rename(elsewhere / "moved.qcow2")
    with pytest.raises(FileMissing) as caught:
        open_image(here / "top.qcow2")
    assert (caught.value.needed, caught.value.by) == (here / "base.qcow2", here / "top.qcow2")
    with open_image(here / "top.qcow2", located={here / "base.qcow2": elsewhere / "moved.qcow2"}) as image:
        assert [layer.path for layer in image.layers] == [here / "top.qcow2", elsewhere / "moved.qcow2"]


def test_what_was_located_may_be_missing_too(here: Path) -> None:
    write_qcow2(here / "base.qcow2")
    make_overlay_of(here / "top.qcow2", "base.qcow2")
    (here / "base.qcow2").unlink()
    before = open_descriptors()
    with pytest.raises(ImageError, match="does not exist"):
        open_image(here / "top.qcow2", located={here / "base.qcow2": here / "nowhere"})
    assert open_descriptors() == before
