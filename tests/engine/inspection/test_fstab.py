"""fstab(5), crypttab(5) and mdadm.conf(5), and what else may stand in files of these names."""

import random

import pytest

from engine.inspection.fstab import Entry, parse_crypttab, parse_fstab, parse_mdadm


def test_parses_a_line() -> None:
    (entry,) = parse_fstab(b"UUID=1234  /home\text4  noatime,nofail 0 2\n")
    assert entry == Entry("UUID=1234", "/home", "ext4", ("noatime", "nofail"))
    assert entry.may_be_absent


def test_ignores_comments_and_lines_that_make_no_sense() -> None:
    assert parse_fstab(b"# /dev/sda1 / ext4\n\n/dev/sda2\n/dev/sda2 /x\n\xff\xfe\x00\n") == ()


def test_unescapes_and_unquotes() -> None:
    (entry,) = parse_fstab(b'LABEL="my\\040disk" /with\\040space\\134 ext4\n')
    assert (entry.spec, entry.place) == ("LABEL=my disk", "/with space\\")


def test_a_mount_point_is_made_normal() -> None:
    (entry,) = parse_fstab(b"/dev/sda1 ///usr/./local// ext4\n")
    assert entry.place == "/usr/local"


@pytest.mark.parametrize("place", [b"/a/../../b", b"/..", b"/proc/x", b"/sys", b"/dev/shm", b"/media/cdrom"])
def test_some_mount_points_are_left_out(place: bytes) -> None:
    assert parse_fstab(b"/dev/sda1 " + place + b" ext4\n") == ()


def test_only_the_first_of_one_mount_point_counts() -> None:
    entries = parse_fstab(b"/dev/sda1 /x ext4\n/dev/sda2 /x/ xfs\n")
    assert [entry.spec for entry in entries] == ["/dev/sda1"]


def test_what_is_not_mounted_has_no_place() -> None:
    (entry,) = parse_fstab(b"/dev/sda2 none swap sw 0 0\n")
    assert (entry.place, entry.type) == ("", "swap")


def test_names_keep_their_bytes() -> None:
    (entry,) = parse_fstab(b"/dev/sda1 /m\xfcsli\\374 ext4\n")
    assert entry.place.encode("utf-8", "surrogateescape") == b"/m\xfcsli\xfc"


def test_the_subvolume_is_an_option() -> None:
    (entry,) = parse_fstab(b"/dev/sda1 / btrfs rw,subvol=/@,compress=zstd 0 0\n")
    assert (entry.option("subvol"), entry.option("subvolid")) == ("/@", "")


def test_garbage_is_survived() -> None:
    chance = random.Random(8)
    for _ in range(200):
        parse_fstab(chance.randbytes(2000))
    assert len(parse_fstab(b"".join(b"/dev/sda1 /%d ext4\n" % n for n in range(100_000)))) <= 2000


def test_crypttab_tells_what_is_below() -> None:
    table = parse_crypttab(b"# x\nroot_crypt UUID=ab-cd none luks\nswap /dev/sda2 /dev/urandom swap\n")
    assert table == {"root_crypt": "UUID=ab-cd", "swap": "/dev/sda2"}


def test_mdadm_tells_uuids_of_arrays() -> None:
    table = parse_mdadm(b"DEVICE partitions\nARRAY /dev/md0 metadata=1.2 UUID=3e6a:b1:22:33 name=x:0\n")
    assert table == {"/dev/md0": "3e6ab12233"}
