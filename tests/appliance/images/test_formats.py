"""Images of every format, made by qemu-img: what the header says, and what QEMU reads by descriptor."""

from __future__ import annotations

import json
import os
import shutil
import struct
from pathlib import Path

import pytest

from appliance.errors import ImageError
from appliance.images import Encryption, open_image
from appliance.images.vhdx import crc32c
from tests.appliance.images.daemon import Refused, content, run
from tests.appliance.images.making import MIB, make, make_encrypted, make_overlay_of, patterned

_VARIANTS = [
    ("raw", ()),
    ("qcow2", ()),
    ("qcow2", ("compat=0.10",)),
    ("qcow2", ("cluster_size=512",)),
    ("qcow2", ("cluster_size=2M",)),
    ("qcow2", ("extended_l2=on",)),
    ("qcow2", ("compression_type=zstd",)),
    ("qcow2", ("preallocation=metadata",)),
    ("qcow", ()),
    ("qed", ()),
    ("vdi", ()),
    ("vdi", ("static=on",)),
    ("vpc", ()),
    ("vpc", ("subformat=fixed",)),
    ("vpc", ("force_size=on",)),
    ("vhdx", ()),
    ("vhdx", ("subformat=fixed",)),
    ("parallels", ()),
    ("vmdk", ("subformat=monolithicSparse",)),
    ("vmdk", ("subformat=monolithicFlat",)),
    ("vmdk", ("subformat=twoGbMaxExtentSparse",)),
    ("vmdk", ("subformat=twoGbMaxExtentFlat",)),
    ("vmdk", ("subformat=streamOptimized",)),
]


@pytest.mark.parametrize(
    ("name", "options"), _VARIANTS, ids=["-".join((name, *options)) for name, options in _VARIANTS]
)
def test_content_comes_by_descriptor_alone(tmp_path: Path, name: str, options: tuple[str, ...]) -> None:
    """The files' names are gone before QEMU is told of them, so that no path can help it."""
    expected = patterned(5 * MIB)
    folder = tmp_path / "disk"
    folder.mkdir()
    path = make(folder / f"disk.{name}", name, expected, *options)
    # qemu-img takes a fixed VHD for a raw disk unless it is told.
    told = ("-f", name) if name != "raw" else ()
    stated = json.loads(run("qemu-img", "info", "--output=json", *told, path))
    with open_image(path) as image:
        assert (image.format, image.virtual_size) == (name, stated["virtual-size"])
        assert image.layers[0].header.cluster_size == stated.get("cluster-size", 0) or name in (
            "vmdk",
            "parallels",
        )
        assert image.warnings == ()
        shutil.rmtree(folder)
        found = content(image, tmp_path, overlay=True)
    assert len(found) == image.virtual_size
    assert found[: len(expected)] == expected
    assert not any(found[len(expected) :])


@pytest.mark.parametrize("name", ["qcow2", "vdi", "vhdx", "vmdk", "qed"])
def test_virtual_size_may_be_huge(tmp_path: Path, name: str) -> None:
    size = 60 << 40 if name == "qcow2" else 2040 << 30
    run("qemu-img", "create", "-q", "-f", name, tmp_path / f"disk.{name}", str(size))
    with open_image(tmp_path / f"disk.{name}") as image:
        assert image.virtual_size == size
        assert image.real_size < 64 * MIB


def test_snapshots_are_listed(tmp_path: Path) -> None:
    path = make(tmp_path / "disk.qcow2", "qcow2", bytes(MIB))
    for name in ("before update", "größer"):
        run("qemu-img", "snapshot", "-c", name, path)
    stated = json.loads(run("qemu-img", "info", "--output=json", path))["snapshots"]
    with open_image(path) as image:
        assert [(each.id, each.name, each.date, each.vm_state_size) for each in image.snapshots] == [
            (each["id"], each["name"], each["date-sec"], each["vm-state-size"]) for each in stated
        ]
        assert image.snapshots[0].disk_size == MIB


def test_qcow2_data_file_is_opened(tmp_path: Path) -> None:
    expected = patterned(3 * MIB)
    folder = tmp_path / "disk"
    folder.mkdir()
    path = make(folder / "disk.qcow2", "qcow2", expected, f"data_file={folder / 'disk.data'}")
    with open_image(path) as image:
        assert image.layers[0].data_file is not None
        assert image.warnings == ()
        shutil.rmtree(folder)
        assert content(image, tmp_path) == expected


def test_luks_in_qcow2_opens_with_its_passphrase(tmp_path: Path) -> None:
    path = tmp_path / "disk.qcow2"
    secret = "secret,id=key,data=word"
    make_encrypted(path, secret, MIB)
    node = f"driver=qcow2,encrypt.key-secret=key,file.filename={path}"
    run("qemu-io", "--object", secret, "-c", "write -P 7 0 1M", "--image-opts", node)
    with open_image(path) as image:
        assert image.encrypted is Encryption.LUKS
        with pytest.raises(ImageError, match="is encrypted"):
            content(image, tmp_path)
        assert content(image, tmp_path, secret=b"word") == b"\7" * MIB


def test_old_encryption_is_refused(tmp_path: Path) -> None:
    path = make(tmp_path / "disk.qcow2", "qcow2", bytes(MIB))
    with path.open("r+b") as file:
        file.seek(32)
        file.write(struct.pack(">I", 1))
    with pytest.raises(ImageError, match="old AES"):
        open_image(path)


def test_vmdk_in_several_sparse_parts(tmp_path: Path) -> None:
    path = tmp_path / "disk.vmdk"
    run("qemu-img", "create", "-q", "-f", "vmdk", "-o", "subformat=twoGbMaxExtentSparse", path, "5G")
    for at in (0, 2 << 30, (5 << 30) - MIB):
        run("qemu-io", "-f", "vmdk", "-c", f"write -P {1 + (at >> 30)} {at} 1M", path)
    with open_image(path) as image:
        assert len(image.layers[0].extents) == 3
        for file in tmp_path.iterdir():
            file.unlink()
        found = content(image, tmp_path, part=((2 << 30) - 512, 1024))
        assert found == bytes(512) + b"\3" * 512
        assert content(image, tmp_path, part=((5 << 30) - 512, 512)) == b"\5" * 512


def test_vmdk_in_several_flat_parts(tmp_path: Path) -> None:
    expected = patterned(3 * MIB)
    (tmp_path / "one").write_bytes(b"x" * 512 + expected[:MIB])
    (tmp_path / "two").write_bytes(expected[MIB:])
    lines = ('RW 2048 FLAT "one" 1', 'RW 4096 FLAT "two" 0')
    (tmp_path / "disk.vmdk").write_text(
        "\n".join(["# Disk DescriptorFile", "CID=1", 'createType="twoGbMaxExtentFlat"', *lines, ""])
    )
    with open_image(tmp_path / "disk.vmdk") as image:
        assert content(image, tmp_path, overlay=True) == expected


@pytest.mark.parametrize("kind", ["monolithicSparse", "twoGbMaxExtentSparse", "monolithicFlat"])
def test_vmdk_on_a_parent(tmp_path: Path, kind: str) -> None:
    expected = patterned(2 * MIB)
    make(tmp_path / "base.vmdk", "vmdk", expected, f"subformat={kind}")
    top = tmp_path / "top.vmdk"
    run("qemu-img", "create", "-q", "-f", "vmdk", "-F", "vmdk", "-b", "base.vmdk", top)
    run("qemu-io", "-f", "vmdk", "-c", "write -P 9 0 64k", top)
    with open_image(top) as image:
        assert [layer.header.kind for layer in image.layers] == ["monolithicSparse", kind]
        assert content(image, tmp_path) == b"\t" * 65536 + expected[65536:]


def test_vmdk_parent_that_was_written_to_is_refused(tmp_path: Path) -> None:
    make(tmp_path / "base.vmdk", "vmdk", bytes(MIB))
    run("qemu-img", "create", "-q", "-f", "vmdk", "-F", "vmdk", "-b", "base.vmdk", tmp_path / "top.vmdk")
    run("qemu-io", "-f", "vmdk", "-c", "write 0 512", tmp_path / "base.vmdk")
    with pytest.raises(ImageError, match="was changed after"):
        open_image(tmp_path / "top.vmdk")


def test_part_of_a_vmdk_is_not_taken_for_the_disk(tmp_path: Path) -> None:
    make(tmp_path / "disk.vmdk", "vmdk", bytes(MIB), "subformat=twoGbMaxExtentSparse")
    with pytest.raises(ImageError, match="one part of a split disk"):
        open_image(tmp_path / "disk-s001.vmdk")


def test_vhdx_log_is_played_back_without_touching_the_image(tmp_path: Path) -> None:
    """As QEMU leaves an image when it is killed between logging a block's address and writing it."""
    expected = patterned(3 * MIB)
    path = make(tmp_path / "disk.vhdx", "vhdx", bytes(8 * MIB))
    clean = path.read_bytes()
    (tmp_path / "data").write_bytes(expected)
    run("qemu-io", "-f", "vhdx", "-c", f"write -s {tmp_path / 'data'} 0 3M", path)
    unplayed = bytearray(path.read_bytes())
    log_at = MIB
    entry = struct.unpack_from("<4sIIIQII16s", unplayed, log_at)
    assert entry[0] == b"loge"
    # The block table, which the log describes, back to what it was, and the log in force.
    tables = slice(2 * MIB, 4 * MIB)
    unplayed[tables] = clean[tables]
    for at in (64 << 10, 128 << 10):
        unplayed[at + 48 : at + 64] = entry[7]
        unplayed[at + 4 : at + 8] = bytes(4)
        unplayed[at + 4 : at + 8] = struct.pack("<I", crc32c(bytes(unplayed[at : at + 4096])))
    path.write_bytes(unplayed)
    with open_image(path) as image:
        assert image.layers[0].header.replay
        assert content(image, tmp_path, overlay=True) == expected + bytes(5 * MIB)
        with pytest.raises(ImageError, match="can only be read"):
            content(image, tmp_path)
    assert path.read_bytes() == bytes(unplayed)


@pytest.mark.parametrize(("name", "parent_field"), [("vdi", 440), ("vpc", 60)])
def test_differencing_image_is_refused(tmp_path: Path, name: str, parent_field: int) -> None:
    path = make(tmp_path / f"disk.{name}", name, bytes(MIB))
    data = bytearray(path.read_bytes())
    if name == "vpc":
        data[60:64] = struct.pack(">I", 4)
        data[64:68] = bytes(4)
        data[64:68] = struct.pack(">I", ~sum(data[:512]) & 0xFFFFFFFF)
    else:
        data[parent_field] = 1
    path.write_bytes(data)
    with pytest.raises(ImageError, match="differencing image"):
        open_image(path)


def test_vhdx_differencing_image_is_refused_with_its_parents_name(tmp_path: Path) -> None:
    path = make(tmp_path / "disk.vhdx", "vhdx", bytes(MIB))
    data = bytearray(path.read_bytes())
    table = data.index(b"metadata")
    count = struct.unpack_from("<H", data, table + 10)[0]
    parameters = bytes.fromhex("3767a1ca36fa434db3b633f0aa44e76b")
    where = struct.unpack_from("<I", data, data.index(parameters) + 16)[0] + table
    data[where + 4] |= 2
    entry = table + 32 + count * 32
    locator_at = 128 << 10
    key, value = "relative_path".encode("utf-16-le"), "..\\base\x1b.vhdx".encode("utf-16-le")
    locator = bytes(18) + struct.pack("<HIIHH", 1, 32, 96, len(key), len(value))
    locator = (locator + key).ljust(96, b"\0") + value
    data[entry : entry + 32] = bytes.fromhex("2d5fd3a80bb34d45abf7d3d84834ab0c") + struct.pack(
        "<IIII", locator_at, len(locator), 4, 0
    )
    struct.pack_into("<H", data, table + 10, count + 1)
    data[table + locator_at : table + locator_at + len(locator)] = locator
    path.write_bytes(data)
    with pytest.raises(ImageError, match=r"needs its parent, \.\.\\base\\x1b\.vhdx"):
        open_image(path)


def test_corrupt_mark_opens_with_a_warning(tmp_path: Path) -> None:
    expected = patterned(MIB)
    path = make(tmp_path / "disk.qcow2", "qcow2", expected)
    with path.open("r+b") as file:
        file.seek(79)
        file.write(b"\2")
    with open_image(path) as image:
        assert "corrupt" in image.warnings[0]
        assert content(image, tmp_path, overlay=True) == expected


def test_unknown_feature_is_refused_by_its_name(tmp_path: Path) -> None:
    path = make(tmp_path / "disk.qcow2", "qcow2", bytes(MIB))
    data = bytearray(path.read_bytes())
    data[78] |= 0x80
    at = data.index(b"dirty bit") - 2
    data[at + 1] = 15
    data[at + 2 : at + 11] = b"time\x1b bit"
    path.write_bytes(data)
    with pytest.raises(ImageError, match=r"not known \(time\\x1b bit\)"):
        open_image(path)


def test_dmg_by_its_trailer(tmp_path: Path) -> None:
    """QEMU reads the block tables; the size is in the trailer."""
    trailer = bytearray(512)
    struct.pack_into(">4sII", trailer, 0, b"koly", 4, 512)
    struct.pack_into(">QQ", trailer, 0xD8, 0, 600)
    struct.pack_into(">Q", trailer, 0x1EC, 4096)
    (tmp_path / "disk.dmg").write_bytes(bytes(1024) + trailer)
    with open_image(tmp_path / "disk.dmg") as image:
        assert (image.format, image.virtual_size) == ("dmg", 2 * MIB)


def test_three_layers_are_joined_by_descriptor(tmp_path: Path) -> None:
    folder = tmp_path / "disk"
    folder.mkdir()
    base = patterned(4 * MIB)
    make(folder / "base.img", "raw", base)
    make_overlay_of(folder / "middle", "base.img", "raw")
    run("qemu-io", "-f", "qcow2", "-c", "write -P 2 1M 1M", folder / "middle")
    make_overlay_of(folder / "top", "middle")
    run("qemu-io", "-f", "qcow2", "-c", "write -P 3 2M 64k", folder / "top")
    with open_image(folder / "top") as image:
        shutil.rmtree(folder)
        expected = base[:MIB] + b"\2" * MIB + b"\3" * 65536 + base[2 * MIB + 65536 :]
        assert content(image, tmp_path, overlay=True) == expected


def test_block_device_is_read(tmp_path: Path) -> None:
    """Needs a loop device, which only root gets; elsewhere there is nothing to test with."""
    make(tmp_path / "disk.img", "raw", patterned(MIB))
    try:
        device = run("losetup", "--find", "--show", "--read-only", tmp_path / "disk.img").strip()
    except (AssertionError, FileNotFoundError):
        pytest.skip("no loop device to be had")
    try:
        with open_image(device) as image:
            assert image.virtual_size == MIB
            assert content(image, tmp_path, overlay=True) == patterned(MIB)
    finally:
        run("losetup", "--detach", device)


def test_qemu_would_have_refused_what_the_reader_does(tmp_path: Path) -> None:
    """The twin of the tests that read: the same way ends in QEMU's error for an image that is none."""
    (tmp_path / "disk.img").write_bytes(os.urandom(MIB))
    with open_image(tmp_path / "disk.img") as image, pytest.raises(Refused):
        content(image, tmp_path, as_format="qcow2")
