"""Calls that change nothing, on the disks that all tests share."""

from typing import Any

from tests.engine.differential.steps import OUT, Got, Step, but, keys, kind, only, step, without_times
from tests.engine.inspection.hives import Node, hive

EXT4, MBR, XFS, BTRFS, FAT, NTFS = (
    "/dev/sda3",
    "/dev/sdb1",
    "/dev/sdc1",
    "/dev/sdd1",
    "/dev/sde1",
    "/dev/sdf1",
)
LVM, BARE, ISO, SWAP, RANDOM, ZEROS = (
    "/dev/testvg/root",
    "/dev/sdh",
    "/dev/sdi",
    "/dev/sdj",
    "/dev/sdk",
    "/dev/sdl",
)
NAMES = ["hello.txt", "empty", "blob.bin", "nowhere"]

HANDLE = (
    step("get_state"),
    step("is_config"),
    step("is_launching"),
    step("is_ready"),
    step("is_busy"),
    step("wait_ready"),
    step("ping_daemon"),
    step("echo_daemon", ["one", "two"]),
    step("get_pid", like=kind),
    step("c_pointer", like=kind),
    step("version", like=keys),
    step("utsname"),
    step("get_umask"),
    step("umask", 0o27),
    step("umask", 0o22),
    step("available_all_groups"),
    step("available", ["lvm2", "ntfs3g"]),
    step("feature_available", ["lvm2", "xfs"]),
    step("feature_available", ["lvm2", "zerofree", "hivex"]),
    step("filesystem_available", "ext4"),
    step("filesystem_available", "nosuchfs"),
    step("modprobe", "loop"),
    step("sleep", 0),
    step("sync"),
    step("dmesg", like=kind),
    step("getcon"),
    step("setcon", "x"),
    step("debug", "help", [], like=kind),
    step("list_9p"),
    step("list_disk_labels"),
    step("mountable_device", "btrfsvol:/dev/sdd1/home"),
    step("mountable_subvolume", "btrfsvol:/dev/sdd1/home"),
    step("user_cancel"),
)

DEVICES = (
    *(
        step(name, EXT4)
        for name in ("get_e2label", "get_e2uuid", "vfs_label", "vfs_uuid", "vfs_minimum_size")
    ),
    step("tune2fs_l", EXT4, like=but("Last mount time", "Mount count", "Last write time", "Lifetime writes")),
    step("tune2fs_l", RANDOM),
    step("vfs_minimum_size", XFS),
    step("xfs_info", XFS, like=but("xfs_mntpoint")),
    step("btrfs_filesystem_show", BTRFS),
    step("ntfs_3g_probe", False, NTFS),
    step("ntfs_3g_probe", True, NTFS),
    *(step("file", device) for device in (EXT4, "/dev/sda", NTFS, SWAP, RANDOM, ZEROS)),
    step("is_zero_device", ZEROS),
    step("is_zero_device", RANDOM),
    step("is_whole_device", "/dev/sda"),
    step("is_whole_device", EXT4),
    step("is_lv", LVM),
    step("is_lv", EXT4),
    step("lvm_canonical_lv_name", "/dev/mapper/testvg-data--lv"),
    step("canonical_device_name", "/dev/mapper/testvg-data--lv"),
    step("canonical_device_name", "/dev/vda1"),
    step("device_index", "/dev/sdc"),
    step("device_index", "/dev/sdzz"),
    *(step(name) for name in ("lvs_full", "vgs_full", "pvs_full", "vgscan")),
    step("lvuuid", LVM),
    step("pvuuid", "/dev/sdg1"),
    *(step(name, "testvg") for name in ("vguuid", "vglvuuids", "vgpvuuids")),
    step("vgmeta", "testvg", like=kind),
    *(step(name, "/dev/sda") for name in ("part_get_disk_guid", "part_list", "sfdisk_disk_geometry")),
    *(
        step(name, "/dev/sda", 1)
        for name in ("part_get_bootable", "part_get_gpt_attributes", "part_get_gpt_type")
    ),
    *(step(name, "/dev/sda", 1) for name in ("part_get_gpt_guid", "part_get_name")),
    *(
        step(name, "/dev/sdb", 1)
        for name in ("part_get_bootable", "part_get_mbr_id", "part_get_mbr_part_type")
    ),
    step("part_get_parttype", RANDOM),
    step("part_to_dev", EXT4),
    step("part_to_partnum", EXT4),
    step("sfdisk_l", "/dev/sda"),
    step("sfdisk_kernel_geometry", "/dev/sdb"),
    step("findfs_label", "bare"),
    step("findfs_label", "nobody"),
    step("findfs_uuid", "00000000-0000-0000-0000-000000000000"),
    *(step(f"blockdev_{name}", EXT4) for name in ("getbsz", "getro", "getss", "getsz", "getsize64")),
    step("blockdev_setra", EXT4, 1024),
    step("blockdev_flushbufs", EXT4),
    step("blkdiscardzeroes", ZEROS),
    step("pread_device", EXT4, 2048, 0),
    step("checksum_device", "sha256", ISO),
    step("isoinfo_device", ISO),
    step("compress_device_out", "gzip", SWAP, OUT, like=kind),
    step("download_offset", RANDOM, OUT, 100, 5000),
    step("ntfsclone_out", NTFS, OUT, metadataonly=True, ignorefscheck=True, like=kind),
    step("fsck", "ext4", MBR),
    step("list_ldm_partitions"),
    step("list_ldm_volumes"),
    step("ldmtool_scan"),
    step("ldmtool_scan_devices", devices=["/dev/sda"]),
    step("ldmtool_create_all"),
    step("ldmtool_diskgroup_name", "none"),
    step("ldmtool_diskgroup_disks", "none"),
    step("ldmtool_diskgroup_volumes", "none"),
    *(step(f"ldmtool_volume_{name}", "none", "none") for name in ("type", "hint", "partitions")),
    step("ldmtool_remove_all"),
    step("list_md_devices"),
    step("list_devices"),
    step("nr_devices"),
    step("lvm_clear_filter"),
    step("lvm_scan", True),
    step("drop_caches", 3),
    step("filesystem_walk", ISO, like=but("tsk_atime_sec", "tsk_atime_nsec")),
    # The module stops at a name that is not UTF-8, of which there are none on a FAT.
    step("filesystem_walk", "/dev/sde1"),
    step("find_inode", BARE, 2),
    step("download_inode", BARE, 13, OUT),
    step("download_blocks", BARE, 100, 103, OUT),
    step("inspect_get_roots"),
    step("inspect_get_type", BARE),
    step("hivex_root"),
    step("journal_next"),
    step("inotify_files"),
    step("aug_ls", "/"),
    step("mount_9p", "nothing", "/"),
)


def _texts(name: str, *pattern: str) -> tuple[Step, ...]:
    return tuple(step(name, *pattern, f"/texts/{file}") for file in ("utf-8.txt", "crlf.txt", "no-end"))


FILES = (
    step("mounts"),
    step("mountpoints"),
    step("df", like=kind),
    step("df_h", like=kind),
    step("ls", "/links"),
    step("ll", "/links"),
    step("llz", "/links"),
    step("ls0", "/odd names", OUT, like=lambda content: sorted(content.split(b"\0"))),
    step("find", "/a"),
    step("find0", "/raw names", OUT),
    step("readdir", "/links", like=lambda records: sorted(record["name"] for record in records)),
    step("readlink", "/links/ünï"),
    step("readlinklist", "/links", ["relative", "first"]),
    step("realpath", "/links/folder/c"),
    step("realpath", "/links/loop"),
    step("case_sensitive_path", "/HELLO.txt"),
    step("case_sensitive_path", "/A/b/NOTHING"),
    *(step(name, "/hello.txt", like=without_times) for name in ("stat", "lstat", "statns", "lstatns")),
    *(step(name, "/", NAMES[:3], like=without_times) for name in ("lstatlist", "lstatnslist")),
    step("lstatnslist", "/", NAMES, like=lambda records: records[3]["st_ino"]),
    step("lxattrlist", "/attributes", ["user", "acl", "capability"]),
    *(step(name, "/attributes/user") for name in ("getxattrs", "lgetxattrs")),
    *(step(name, "/attributes/user", "user.note") for name in ("getxattr", "lgetxattr")),
    step("getxattr", "/attributes/user", "user.nothing"),
    step("acl_get_file", "/attributes/acl", "access"),
    step("acl_get_file", "/a", "default"),
    step("cap_get_file", "/attributes/capability"),
    step("cap_get_file", "/hello.txt"),
    step("filesize", "/sparse/3g"),
    step("du", "/texts", like=kind),
    step("statvfs", "/", like=but("fsid", "bfree", "bavail", "ffree", "favail")),
    *(
        step(f"is_{name}", "/special/null")
        for name in ("blockdev", "chardev", "dir", "fifo", "file", "socket")
    ),
    *(step(f"is_{name}", "/links/folder", followsymlinks=True) for name in ("dir", "file")),
    step("is_symlink", "/links/folder"),
    step("is_zero", "/empty"),
    step("is_zero", "/hello.txt"),
    step("exists", "/nowhere"),
    step("exists", "/hello.txt"),
    step("equal", "/hello.txt", "/links/absolute"),
    step("equal", "/hello.txt", "/empty"),
    *(step(name, "/hello.txt") for name in ("cat", "read_file", "read_lines", "head", "tail", "hexdump")),
    *(step(name, 1, "/texts/crlf.txt") for name in ("head_n", "tail_n")),
    *(each for name in ("wc_c", "wc_l", "wc_w", "strings", "file") for each in _texts(name)),
    step("strings_e", "l", "/texts/utf-16.txt"),
    *(each for name in ("grep", "grepi", "egrep", "egrepi", "fgrep", "fgrepi") for each in _texts(name, "O")),
    step("grep", "o|n", "/texts/crlf.txt", extended=True, insensitive=True),
    step("pread", "/blob.bin", 100, 4096),
    *(step("checksum", algorithm, "/blob.bin") for algorithm in ("crc", "md5", "sha1", "sha384", "sha512")),
    step("checksum", "nothing", "/blob.bin"),
    step("checksums_out", "md5", "/texts", OUT, like=lambda content: sorted(content.splitlines())),
    step("download", "/blob.bin", OUT),
    step("download", "/nowhere", OUT),
    step("download_offset", "/blob.bin", OUT, 7, 9000),
    step("base64_out", "/blob.bin", OUT),
    step("compress_out", "xz", "/blob.bin", OUT, like=kind),
    step("tar_out", "/texts", OUT, like=len),
    step("tgz_out", "/texts", OUT, like=kind),
    step("txz_out", "/texts", OUT, like=kind),
    step("cpio_out", "/texts", OUT, like=kind),
    step("glob_expand", "/texts/*"),
    step("glob_expand", "/*a*", directoryslash=True),
    step("file_architecture", "/hello.txt"),
    step("get_e2attrs", "/hello.txt"),
    step("get_e2generation", "/hello.txt"),
    step("command", ["true"]),
    step("command_lines", ["ls"]),
    step("sh", "true"),
    step("sh_lines", "true"),
    step("initrd_list", "/hello.txt"),
    step("isoinfo", "/hello.txt"),
    step("touch", "/read only"),
    step("write", "/read only", b"x"),
    step("mkdir", "/read only"),
    step("inotify_init", 0),
    step("inotify_add_watch", "/a", 0xFFF),
    step("ls", "/a"),
    step("inotify_files"),
    step("inotify_read", like=only("in_mask", "in_name")),
    step("inotify_rm_watch", Got("inotify_add_watch")),
    step("inotify_close"),
    step("umount", "/"),
)

ON_BTRFS = (
    step("btrfs_subvolume_list", "/", like=but("btrfssubvolume_top_level_id")),
    step("btrfs_subvolume_list", BTRFS),
    step("btrfs_subvolume_get_default", "/"),
    step("btrfs_subvolume_show", "/home", like=keys),
    step("btrfs_qgroup_show", "/"),
    step("btrfs_balance_status", "/"),
    step("btrfs_scrub_status", "/"),
    step("getxattrs", "/attributes/user"),
)
ON_XFS = (step("xfs_info", "/"), step("getxattrs", "/attributes/user"), step("filesize", "/sparse/3g"))
ON_NTFS = (
    step("ls", "/texts"),
    step("getxattrs", "/hello.txt"),
    step("lgetxattr", "/hello.txt", "system.ntfs_attrib"),
    step("case_sensitive_path", "/TEXTS/UTF-8.TXT"),
)
ON_NTFS_DEVICE = (step("ntfscat_i", NTFS, 0, OUT), step("filesystem_walk", NTFS, like=len))

HIVE = hive(Node({"Name": "Ünï", "Number": 7, "Bytes": b"\0\1"}, {"Below": Node({"": "default"})}))


def _node(value: Any) -> Any:
    return value[0]["hivex_node_h"]


def _value(value: Any) -> Any:
    return value[0]["hivex_value_h"]


IN_A_HIVE = (
    step("hivex_open", "/hive", write=True),
    step("hivex_root"),
    step("hivex_node_name", Got("hivex_root")),
    step("hivex_node_children", Got("hivex_root")),
    step("hivex_node_name", Got("hivex_node_children", _node)),
    step("hivex_node_parent", Got("hivex_node_children", _node)),
    step("hivex_node_get_child", Got("hivex_root"), "below"),
    step("hivex_node_get_child", Got("hivex_root"), "nothing"),
    step("hivex_node_values", Got("hivex_root")),
    step("hivex_node_get_value", Got("hivex_root"), "Name"),
    step("hivex_value_key", Got("hivex_node_values", _value)),
    step("hivex_value_type", Got("hivex_node_values", _value)),
    step("hivex_value_string", Got("hivex_node_values", _value)),
    step("hivex_value_utf8", Got("hivex_node_values", _value)),
    step("hivex_value_value", Got("hivex_node_values", _value)),
    step("hivex_node_add_child", Got("hivex_root"), "New"),
    step("hivex_node_set_value", Got("hivex_node_add_child"), "V", 1, "x\0".encode("utf-16-le")),
    step("hivex_node_delete_child", Got("hivex_node_add_child")),
    step("hivex_commit", "/hive"),
    step("hivex_commit", None),
    step("hivex_close"),
    step("hivex_open", "/nowhere"),
)
