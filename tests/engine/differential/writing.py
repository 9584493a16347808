"""Calls that change files, on a file system of each side's own."""

import gzip
import io
import lzma
import tarfile
from collections.abc import Callable
from pathlib import Path

from tests.engine.differential.reading import HIVE, IN_A_HIVE
from tests.engine.differential.steps import OUT, In, Step, but, kind, step, without_times, without_uuids

WORK = "/dev/sdm"
UUID = "01234567-89ab-cdef-0123-456789abcdef"


def _tar(pack: Callable[[bytes], bytes] = bytes) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        member = tarfile.TarInfo("in a tar")
        member.size, member.mtime = 5, 1_700_000_000
        archive.addfile(member, io.BytesIO(b"bytes"))
    return pack(stream.getvalue())


def _initrd() -> bytes:
    """A cpio archive with a file "init", as initramfs-tools makes them (cpio's format "newc")."""

    def member(name: bytes, content: bytes, mode: int) -> bytes:
        numbers = (1, mode, 0, 0, 1, 0, len(content), 0, 0, 0, 0, len(name) + 1, 0)
        head = b"070701" + b"".join(b"%08x" % number for number in numbers) + name + b"\0"
        return head.ljust(-(-len(head) // 4) * 4, b"\0") + content.ljust(-(-len(content) // 4) * 4, b"\0")

    return gzip.compress(member(b"init", b"#!/bin/sh\n", 0o100755) + member(b"TRAILER!!!", b"", 0), mtime=0)


def _journal() -> bytes:
    data = Path(__file__).parents[1] / "inspection" / "data"
    return lzma.decompress((data / "classic.journal.xz").read_bytes())


def _without_temporary(names: list[str]) -> list[str]:
    """Without what `mktemp` and `mkdtemp` have made."""
    return [name for name in names if not name.startswith("tmp")]


def _seen(path: str) -> Step:
    return step("lstatns", path, like=without_times)


FRESH = (
    step("mke2fs", WORK, blocksize=1024, fstype="ext4", uuid=UUID, label="work", inodesize=256),
    step("mount", WORK, "/"),
)

FILES = (
    *FRESH,
    step("mkdir", "/d"),
    step("mkdir", "/d"),
    step("mkdir_p", "/d/e/f"),
    step("mkdir_mode", "/private", 0o700),
    _seen("/private"),
    step("mkdtemp", "/tmpXXXXXX", like=len),
    step("mktemp", "/tmpXXXXXX", suffix="txt", like=len),
    step("touch", "/t"),
    step("write", "/w", b"one\ntwo\n"),
    step("write_append", "/w", b"three\0"),
    step("write_file", "/wf", "text", 0),
    step("pwrite", "/w", b"TWO", 4),
    step("read_file", "/w"),
    step("cat", "/wf"),
    step("write", "/büro 日本", b"x"),
    step("ls", "/", like=_without_temporary),
    step("fill", 0x41, 10, "/fill"),
    step("fill_pattern", "ab", 7, "/pattern"),
    step("read_file", "/pattern"),
    step("fill_dir", "/d/e", 4),
    step("ls", "/d/e"),
    step("truncate_size", "/fill", 5000),
    step("truncate", "/pattern"),
    step("filesize", "/fill"),
    step("fallocate", "/fa", 4096),
    step("fallocate64", "/fa64", 8192),
    _seen("/fa64"),
    step("cp", "/w", "/copy"),
    step("cp_a", "/private", "/private2"),
    step("cp_r", "/d", "/d2"),
    step("find", "/d2"),
    step("mv", "/copy", "/moved"),
    step("rename", "/moved", "/renamed"),
    step("equal", "/w", "/renamed"),
    step("copy_file_to_file", "/w", "/part", srcoffset=4, size=3),
    step("read_file", "/part"),
    step("copy_size", "/w", "/sized", 5),
    step("dd", "/w", "/dd"),
    step("copy_attributes", "/private", "/d", all=True),
    _seen("/d"),
    step("ln", "/w", "/hard"),
    step("ln_f", "/w", "/hard"),
    step("ln_s", "w", "/soft"),
    step("ln_sf", "t", "/soft"),
    step("readlink", "/soft"),
    step("chmod", 0o640, "/w"),
    step("chmod", 0o123456, "/w"),
    step("chown", 7, 8, "/w"),
    step("lchown", 9, 10, "/soft"),
    step("utimens", "/w", 1, 2, 1_700_000_000, 4),
    step("lstatns", "/w", like=but("st_dev", "st_ctime_sec", "st_ctime_nsec")),
    _seen("/soft"),
    step("mkfifo", 0o600, "/fifo"),
    step("mknod", 0o010666, 0, 0, "/node"),
    step("mknod_b", 0o660, 8, 1, "/block"),
    step("mknod_c", 0o666, 1, 3, "/char"),
    _seen("/char"),
    step("setxattr", "user.a", "bytes", 5, "/w"),
    step("lsetxattr", "user.b", "bytes", 3, "/w"),
    step("getxattrs", "/w"),
    step("removexattr", "user.a", "/w"),
    step("lremovexattr", "user.b", "/w"),
    step("acl_set_file", "/d", "default", "u::rwx,g::r-x,o::r-x"),
    step("acl_get_file", "/d", "default"),
    step("acl_delete_def_file", "/d"),
    step("acl_set_file", "/w", "access", "nonsense"),
    step("cap_set_file", "/t", "cap_chown=p"),
    step("cap_get_file", "/t"),
    step("set_e2attrs", "/t", "d"),
    step("get_e2attrs", "/t"),
    step("set_e2attrs", "/t", "d", clear=True),
    step("set_e2generation", "/t", 42),
    step("get_e2generation", "/t", like=kind),
    step("upload", In(bytes(range(256)) * 40), "/up"),
    step("upload_offset", In(b"middle"), "/up", 100),
    step("download", "/up", OUT),
    step("base64_in", In(b"aGVsbG8K"), "/decoded"),
    step("read_file", "/decoded"),
    step("tar_in", In(_tar()), "/d"),
    step("tgz_in", In(_tar(gzip.compress)), "/private"),
    step("txz_in", In(_tar(lzma.compress)), "/private2"),
    step("read_file", "/private2/in a tar"),
    step("tar_in", In(b"no tar"), "/d"),
    step("upload", In(gzip.compress(b"Packed Line\nother\n", mtime=0)), "/packed.gz"),
    *(step(name, "LINE" if name.endswith("i") else "Line", "/packed.gz") for name in ("zgrep", "zgrepi")),
    *(step(name, "LINE" if name.endswith("i") else "Line", "/packed.gz") for name in ("zegrep", "zegrepi")),
    *(step(name, "LINE" if name.endswith("i") else "Line", "/packed.gz") for name in ("zfgrep", "zfgrepi")),
    step("zfile", "gzip", "/packed.gz"),
    step("upload", In(_initrd()), "/initrd"),
    step("initrd_list", "/initrd"),
    step("initrd_cat", "/initrd", "init"),
    step("copy_device_to_file", "/dev/sdi", "/iso"),
    step("isoinfo", "/iso"),
    step("mkmountpoint", "/mnt"),
    step("mkdir", "/loop"),
    step("mount_loop", "/iso", "/loop"),
    step("ls", "/loop"),
    step("umount", "/loop"),
    step("rmmountpoint", "/mnt"),
    step("mklost_and_found", "/"),
    step("mksquashfs", "/d", OUT, like=kind),
    step("fallocate64", "/swap", 4 << 20),
    step("mkswap_file", "/swap"),
    step("swapon_file", "/swap"),
    step("swapoff_file", "/swap"),
    step("rsync", "/d/", "/synced", archive=True),
    step("rsync_out", "/d/", "nowhere.invalid::module", like=kind),
    step("rsync_in", "nowhere.invalid::module", "/d", like=kind),
    step("scrub_file", "/part"),
    step("scrub_freespace", "/scrubbed"),
    step("selinux_relabel", "/nothing", "/"),
    step("yara_load", In(b'rule hello { strings: $a = "TWO" condition: $a }')),
    step("yara_scan", "/w", like=but("yara_name")),
    step("yara_destroy"),
    step("fstrim", "/"),
    step("zero_free_space", "/"),
    step("rm", "/t"),
    step("rm", "/t"),
    step("rm_f", "/t"),
    step("rmdir", "/d"),
    step("rm_rf", "/d"),
    step("remount", "/", rw=False),
    step("touch", "/t"),
    step("remount", "/", rw=True),
    step("find", "/", like=_without_temporary),
    step("umount", "/", lazyunmount=True),
)

JOURNAL = (
    *FRESH,
    step("mkdir", "/j"),
    step("journal_open", "/j"),
    step("journal_next"),
    step("journal_get", like=kind),
    step("journal_close"),
    step("upload", In(_journal()), "/j/system.journal"),
    step("journal_open", "/j"),
    step("journal_get_data_threshold"),
    step("journal_next"),
    step("journal_get"),
    step("journal_get_realtime_usec"),
    step("journal_skip", 30),
    step("journal_get"),
    step("journal_set_data_threshold", 100),
    step("journal_get_data_threshold"),
    step("journal_get"),
    step("journal_skip", 100),
    step("journal_next"),
    step("journal_close"),
    step("journal_get", like=kind),
)
"""A journal that systemd wrote, and an empty folder of journals."""

HIVES = (*FRESH, step("upload", In(HIVE), "/hive"), *IN_A_HIVE)

AUGEAS = (
    *FRESH,
    step("mkdir", "/etc"),
    step("write", "/etc/hosts", b"127.0.0.1 localhost\n"),
    step("write", "/etc/fstab", b"/dev/sda1 / ext4 defaults 0 0\n"),
    step("aug_init", "/", 32),
    step("aug_transform", "Hosts", "/etc/hosts"),
    step("aug_load"),
    step("aug_ls", "/files/etc"),
    step("aug_match", "/files/etc/hosts/*"),
    step("aug_get", "/files/etc/hosts/1/ipaddr"),
    step("aug_get", "/files/nothing"),
    step("aug_label", "/files/etc/hosts/1/ipaddr"),
    step("aug_set", "/files/etc/hosts/1/canonical", "here"),
    step("aug_setm", "/files/etc/hosts", "*/canonical", "there"),
    step("aug_insert", "/files/etc/hosts/1/canonical", "alias", False),
    step("aug_set", "/files/etc/hosts/1/alias", "also"),
    step("aug_clear", "/files/etc/hosts/9"),
    step("aug_rm", "/files/etc/hosts/9"),
    step("aug_mv", "/files/etc/hosts/1/alias", "/files/etc/hosts/1/alias[2]"),
    step("aug_defvar", "x", "/files/etc/hosts"),
    step("aug_defnode", "y", "/files/etc/hosts/1", "v"),
    step("aug_rm", "/files/etc/hosts/1/alias[1]"),
    step("aug_save"),
    step("aug_close"),
    step("cat", "/etc/hosts"),
)

LABELS = (
    *FRESH,
    step("umount_all"),
    step("set_e2label", WORK, "renamed"),
    step("get_e2label", WORK),
    step("set_label", WORK, "again"),
    step("vfs_label", WORK),
    step("e2fsck_f", WORK),  # or a UUID is refused where the mount was a second later
    step("set_e2uuid", WORK, "11111111-2222-3333-4444-555555555555"),
    step("set_uuid", WORK, UUID),
    step("vfs_uuid", WORK),
    step("set_uuid_random", WORK),
    step("vfs_uuid", WORK, like=without_uuids),
    step("tune2fs", WORK, force=True, maxmountcount=5),
    step("e2fsck", WORK, correct=True),
    step("e2fsck_f", WORK),
    step("resize2fs_size", WORK, 32 << 20),
    step("resize2fs_M", WORK),
    step("resize2fs", WORK),
    step("blockdev_getsize64", WORK),
    step("zerofree", WORK),
    step("mount_options", "noatime", WORK, "/"),
    step("umount_all"),
    step("mount_vfs", "ro", "ext4", WORK, "/"),
    step("extlinux", "/"),
    step("grub_install", "/", WORK, like=kind),
    step("umount_all"),
    step("mkfs", "ext2", WORK, blocksize=4096, label="two"),
    step("mkfs_b", "ext3", 1024, WORK),
    step("mke2journal", 4096, WORK),
    step("mke2journal_L", 4096, "journal", WORK),
    step("mke2journal_U", 4096, UUID, WORK),
    step("mke2fs_J", "ext4", 4096, "/dev/sdn", WORK),
    step("mke2fs_JL", "ext4", 4096, "/dev/sdn", "journal"),
    step("mke2fs_JU", "ext4", 4096, "/dev/sdn", UUID),
    step("vfs_type", "/dev/sdn"),
    step("mkfs", "vfat", WORK, label="FAT"),
    step("syslinux", WORK),
    step("set_label", WORK, "OTHER"),
    step("vfs_label", WORK),
    step("mkfs", "ntfs", WORK, label="nt"),
    step("ntfsfix", WORK),
    step("ntfsresize", WORK, force=True),
    step("ntfsresize_size", WORK, 40 << 20),
    step("ntfsclone_in", In(b"no clone"), WORK),
    step("mkfs", "nosuchfs", WORK),
    step("mkswap", WORK, label="swap", uuid=UUID),
    step("swapon_label", "swap"),
    step("swapoff_label", "swap"),
    step("swapon_uuid", UUID),
    step("swapoff_uuid", UUID),
    step("mkswap_L", "swap2", WORK),
    step("mkswap_U", UUID, WORK),
    step("swapon_device", WORK),
    step("swapoff_device", WORK),
    step("wipefs", WORK),
    step("f2fs_expand", WORK, like=kind),
    step("vfs_type", WORK),
)
