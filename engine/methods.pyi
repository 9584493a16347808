# Written by "python -m engine.generate" from engine/data. Do not edit.
# ruff: noqa: A002, N802  the names are those of the API
from collections.abc import Iterable
from os import PathLike
from typing import Any, Generic, TypedDict

from typing_extensions import TypeVar, deprecated

from engine.actions import Action

Pairs = list[tuple[str, str]]
Table = TypeVar("Table", dict[str, str], Pairs, default=dict[str, str])

class ApplicationDict(TypedDict):
    app_name: str
    app_display_name: str
    app_epoch: int
    app_version: str
    app_release: str
    app_install_path: str
    app_trans_path: str
    app_publisher: str
    app_url: str
    app_source_package: str
    app_summary: str
    app_description: str

class Application2Dict(TypedDict):
    app2_name: str
    app2_display_name: str
    app2_epoch: int
    app2_version: str
    app2_release: str
    app2_arch: str
    app2_install_path: str
    app2_trans_path: str
    app2_publisher: str
    app2_url: str
    app2_source_package: str
    app2_summary: str
    app2_description: str
    app2_class: str
    app2_spare2: str
    app2_spare3: str
    app2_spare4: str

class BtrfsbalanceDict(TypedDict):
    btrfsbalance_status: str
    btrfsbalance_total: int
    btrfsbalance_balanced: int
    btrfsbalance_considered: int
    btrfsbalance_left: int

class BtrfsqgroupDict(TypedDict):
    btrfsqgroup_id: str
    btrfsqgroup_rfer: int
    btrfsqgroup_excl: int

class BtrfsscrubDict(TypedDict):
    btrfsscrub_data_extents_scrubbed: int
    btrfsscrub_tree_extents_scrubbed: int
    btrfsscrub_data_bytes_scrubbed: int
    btrfsscrub_tree_bytes_scrubbed: int
    btrfsscrub_read_errors: int
    btrfsscrub_csum_errors: int
    btrfsscrub_verify_errors: int
    btrfsscrub_no_csum: int
    btrfsscrub_csum_discards: int
    btrfsscrub_super_errors: int
    btrfsscrub_malloc_errors: int
    btrfsscrub_uncorrectable_errors: int
    btrfsscrub_unverified_errors: int
    btrfsscrub_corrected_errors: int
    btrfsscrub_last_physical: int

class BtrfssubvolumeDict(TypedDict):
    btrfssubvolume_id: int
    btrfssubvolume_top_level_id: int
    btrfssubvolume_path: str

class DirentDict(TypedDict):
    ino: int
    ftyp: str
    name: str

class HivexNodeDict(TypedDict):
    hivex_node_h: int

class HivexValueDict(TypedDict):
    hivex_value_h: int

class InotifyEventDict(TypedDict):
    in_wd: int
    in_mask: int
    in_cookie: int
    in_name: str

class IntBoolDict(TypedDict):
    i: int
    b: int

class IsoinfoDict(TypedDict):
    iso_system_id: str
    iso_volume_id: str
    iso_volume_space_size: int
    iso_volume_set_size: int
    iso_volume_sequence_number: int
    iso_logical_block_size: int
    iso_volume_set_id: str
    iso_publisher_id: str
    iso_data_preparer_id: str
    iso_application_id: str
    iso_copyright_file_id: str
    iso_abstract_file_id: str
    iso_bibliographic_file_id: str
    iso_volume_creation_t: int
    iso_volume_modification_t: int
    iso_volume_expiration_t: int
    iso_volume_effective_t: int

class LvmLvDict(TypedDict):
    lv_name: str
    lv_uuid: str
    lv_attr: str
    lv_major: int
    lv_minor: int
    lv_kernel_major: int
    lv_kernel_minor: int
    lv_size: int
    seg_count: int
    origin: str
    snap_percent: float | None
    copy_percent: float | None
    move_pv: str
    lv_tags: str
    mirror_log: str
    modules: str

class LvmPvDict(TypedDict):
    pv_name: str
    pv_uuid: str
    pv_fmt: str
    pv_size: int
    dev_size: int
    pv_free: int
    pv_used: int
    pv_attr: str
    pv_pe_count: int
    pv_pe_alloc_count: int
    pv_tags: str
    pe_start: int
    pv_mda_count: int
    pv_mda_free: int

class LvmVgDict(TypedDict):
    vg_name: str
    vg_uuid: str
    vg_fmt: str
    vg_attr: str
    vg_size: int
    vg_free: int
    vg_sysid: str
    vg_extent_size: int
    vg_extent_count: int
    vg_free_count: int
    max_lv: int
    max_pv: int
    pv_count: int
    lv_count: int
    snap_count: int
    vg_seqno: int
    vg_tags: str
    vg_mda_count: int
    vg_mda_free: int

class MdstatDict(TypedDict):
    mdstat_device: str
    mdstat_index: int
    mdstat_flags: str

class PartitionDict(TypedDict):
    part_num: int
    part_start: int
    part_end: int
    part_size: int

class StatDict(TypedDict):
    dev: int
    ino: int
    mode: int
    nlink: int
    uid: int
    gid: int
    rdev: int
    size: int
    blksize: int
    blocks: int
    atime: int
    mtime: int
    ctime: int

class StatnsDict(TypedDict):
    st_dev: int
    st_ino: int
    st_mode: int
    st_nlink: int
    st_uid: int
    st_gid: int
    st_rdev: int
    st_size: int
    st_blksize: int
    st_blocks: int
    st_atime_sec: int
    st_atime_nsec: int
    st_mtime_sec: int
    st_mtime_nsec: int
    st_ctime_sec: int
    st_ctime_nsec: int
    st_spare1: int
    st_spare2: int
    st_spare3: int
    st_spare4: int
    st_spare5: int
    st_spare6: int

class StatvfsDict(TypedDict):
    bsize: int
    frsize: int
    blocks: int
    bfree: int
    bavail: int
    files: int
    ffree: int
    favail: int
    fsid: int
    flag: int
    namemax: int

class TskDirentDict(TypedDict):
    tsk_inode: int
    tsk_type: str
    tsk_size: int
    tsk_name: str
    tsk_flags: int
    tsk_atime_sec: int
    tsk_atime_nsec: int
    tsk_mtime_sec: int
    tsk_mtime_nsec: int
    tsk_ctime_sec: int
    tsk_ctime_nsec: int
    tsk_crtime_sec: int
    tsk_crtime_nsec: int
    tsk_nlink: int
    tsk_link: str
    tsk_spare1: int

class UtsnameDict(TypedDict):
    uts_sysname: str
    uts_release: str
    uts_version: str
    uts_machine: str

class VersionDict(TypedDict):
    major: int
    minor: int
    release: int
    extra: str

class XattrDict(TypedDict):
    attrname: str
    attrval: bytes

class XfsinfoDict(TypedDict):
    xfs_mntpoint: str
    xfs_inodesize: int
    xfs_agcount: int
    xfs_agsize: int
    xfs_sectsize: int
    xfs_attr: int
    xfs_blocksize: int
    xfs_datablocks: int
    xfs_imaxpct: int
    xfs_sunit: int
    xfs_swidth: int
    xfs_dirversion: int
    xfs_dirblocksize: int
    xfs_cimode: int
    xfs_logname: str
    xfs_logblocksize: int
    xfs_logblocks: int
    xfs_logversion: int
    xfs_logsectsize: int
    xfs_logsunit: int
    xfs_lazycount: int
    xfs_rtname: str
    xfs_rtextsize: int
    xfs_rtblocks: int
    xfs_rtextents: int

class YaraDetectionDict(TypedDict):
    yara_name: str
    yara_rule: str

class Actions(Generic[Table]):
    def _call(self, action: Action, args: tuple[object, ...], optargs: dict[str, object]) -> Any: ...
    def acl_delete_def_file(self, dir: str | PathLike[str]) -> None:
        """Remove the default POSIX ACL that a directory gives to what is made in it."""

    def acl_get_file(self, path: str | PathLike[str], acltype: str | PathLike[str]) -> str:
        """Return the POSIX ACL of a file or directory, in its long text form."""

    def acl_set_file(
        self,
        path: str | PathLike[str],
        acltype: str | PathLike[str],
        acl: str | PathLike[str],
    ) -> None:
        """Set the POSIX ACL of a file or directory from its text form."""

    @deprecated("use GuestFS.add_drive_ro() instead of GuestFS.add_cdrom()")
    def add_cdrom(self, filename: str | PathLike[str]) -> None:
        """Add a CD or DVD image as a read-only drive."""

    def add_domain(
        self,
        dom: str | PathLike[str],
        libvirturi: str | PathLike[str] | None = None,
        readonly: bool | None = None,
        iface: str | PathLike[str] | None = None,
        live: bool | None = None,
        allowuuid: bool | None = None,
        readonlydisk: str | PathLike[str] | None = None,
        cachemode: str | PathLike[str] | None = None,
        discard: str | PathLike[str] | None = None,
        copyonread: bool | None = None,
    ) -> int:
        """Add all disks of a libvirt domain, found by its name or UUID, and return how many they are."""

    def domain(
        self,
        dom: str | PathLike[str],
        libvirturi: str | PathLike[str] | None = None,
        readonly: bool | None = None,
        iface: str | PathLike[str] | None = None,
        live: bool | None = None,
        allowuuid: bool | None = None,
        readonlydisk: str | PathLike[str] | None = None,
        cachemode: str | PathLike[str] | None = None,
        discard: str | PathLike[str] | None = None,
        copyonread: bool | None = None,
    ) -> int:
        """Add all disks of a libvirt domain, found by its name or UUID, and return how many they are."""

    def add_drive(
        self,
        filename: str | PathLike[str],
        readonly: bool | None = None,
        format: str | PathLike[str] | None = None,
        iface: str | PathLike[str] | None = None,
        name: str | PathLike[str] | None = None,
        label: str | PathLike[str] | None = None,
        protocol: str | PathLike[str] | None = None,
        server: Iterable[str | PathLike[str]] | None = None,
        username: str | PathLike[str] | None = None,
        secret: str | PathLike[str] | None = None,
        cachemode: str | PathLike[str] | None = None,
        discard: str | PathLike[str] | None = None,
        copyonread: bool | None = None,
        blocksize: int | None = None,
    ) -> None:
        """Add a disk image, a host block device or a network disk as the next drive."""

    def add(
        self,
        filename: str | PathLike[str],
        readonly: bool | None = None,
        format: str | PathLike[str] | None = None,
        iface: str | PathLike[str] | None = None,
        name: str | PathLike[str] | None = None,
        label: str | PathLike[str] | None = None,
        protocol: str | PathLike[str] | None = None,
        server: Iterable[str | PathLike[str]] | None = None,
        username: str | PathLike[str] | None = None,
        secret: str | PathLike[str] | None = None,
        cachemode: str | PathLike[str] | None = None,
        discard: str | PathLike[str] | None = None,
        copyonread: bool | None = None,
        blocksize: int | None = None,
    ) -> None:
        """Add a disk image, a host block device or a network disk as the next drive."""

    def add_drive_opts(
        self,
        filename: str | PathLike[str],
        readonly: bool | None = None,
        format: str | PathLike[str] | None = None,
        iface: str | PathLike[str] | None = None,
        name: str | PathLike[str] | None = None,
        label: str | PathLike[str] | None = None,
        protocol: str | PathLike[str] | None = None,
        server: Iterable[str | PathLike[str]] | None = None,
        username: str | PathLike[str] | None = None,
        secret: str | PathLike[str] | None = None,
        cachemode: str | PathLike[str] | None = None,
        discard: str | PathLike[str] | None = None,
        copyonread: bool | None = None,
        blocksize: int | None = None,
    ) -> None:
        """Add a disk image, a host block device or a network disk as the next drive."""

    def add_drive_ro(self, filename: str | PathLike[str]) -> None:
        """Add a disk image as a drive whose changes are thrown away."""

    def add_ro(self, filename: str | PathLike[str]) -> None:
        """Add a disk image as a drive whose changes are thrown away."""

    @deprecated("use GuestFS.add_drive() instead of GuestFS.add_drive_ro_with_if()")
    def add_drive_ro_with_if(self, filename: str | PathLike[str], iface: str | PathLike[str]) -> None:
        """Add a disk image as a drive whose changes are thrown away, naming the interface."""

    def add_drive_scratch(
        self,
        size: int,
        name: str | PathLike[str] | None = None,
        label: str | PathLike[str] | None = None,
        blocksize: int | None = None,
    ) -> None:
        """Add an empty drive of the given size in bytes that exists only as long as the handle."""

    def scratch(
        self,
        size: int,
        name: str | PathLike[str] | None = None,
        label: str | PathLike[str] | None = None,
        blocksize: int | None = None,
    ) -> None:
        """Add an empty drive of the given size in bytes that exists only as long as the handle."""

    @deprecated("use GuestFS.add_drive() instead of GuestFS.add_drive_with_if()")
    def add_drive_with_if(self, filename: str | PathLike[str], iface: str | PathLike[str]) -> None:
        """Add a disk image as a drive, naming the interface."""

    def add_libvirt_dom(
        self,
        dom: object,
        readonly: bool | None = None,
        iface: str | PathLike[str] | None = None,
        live: bool | None = None,
        readonlydisk: str | PathLike[str] | None = None,
        cachemode: str | PathLike[str] | None = None,
        discard: str | PathLike[str] | None = None,
        copyonread: bool | None = None,
    ) -> int:
        """Add all disks of a libvirt domain object and return how many they are."""

    def aug_clear(self, augpath: str | PathLike[str]) -> None:
        """Set the value of the nodes that match an Augeas path to nothing."""

    def aug_close(self) -> None:
        """Close the Augeas handle and drop changes that were not saved."""

    def aug_defnode(
        self,
        name: str | PathLike[str],
        expr: str | PathLike[str],
        val: str | PathLike[str],
    ) -> IntBoolDict:
        """Define an Augeas variable for an expression, making a node with a value if nothing matches, and
        return the number of nodes and whether one was made.
        """

    def aug_defvar(self, name: str | PathLike[str], expr: str | PathLike[str] | None) -> int:
        """Define an Augeas variable for an expression, or drop it, and return the number of nodes in it."""

    def aug_get(self, augpath: str | PathLike[str]) -> str:
        """Return the value of the one node that an Augeas path matches."""

    def aug_init(self, root: str | PathLike[str], flags: int) -> None:
        """Open an Augeas handle on the mounted guest, closing the one that was open."""

    def aug_insert(self, augpath: str | PathLike[str], label: str | PathLike[str], before: bool) -> None:
        """Insert a sibling with a label before or after the node that an Augeas path matches."""

    def aug_label(self, augpath: str | PathLike[str]) -> str:
        """Return the label of the one node that an Augeas path matches."""

    def aug_load(self) -> None:
        """Read the guest's configuration files into the Augeas tree."""

    def aug_ls(self, augpath: str | PathLike[str]) -> list[str]:
        """List the children of the node that an Augeas path matches, as sorted paths."""

    def aug_match(self, augpath: str | PathLike[str]) -> list[str]:
        """List the paths of all nodes that match an Augeas path."""

    def aug_mv(self, src: str | PathLike[str], dest: str | PathLike[str]) -> None:
        """Move a node of the Augeas tree, replacing what is at the destination."""

    def aug_rm(self, augpath: str | PathLike[str]) -> int:
        """Remove the nodes that match an Augeas path with all below them, and return how many nodes went."""

    def aug_save(self) -> None:
        """Write every change in the Augeas tree to the guest's files."""

    def aug_set(self, augpath: str | PathLike[str], val: str | PathLike[str]) -> None:
        """Set the value of the one node that an Augeas path matches, making it if it is not there."""

    def aug_setm(
        self,
        base: str | PathLike[str],
        sub: str | PathLike[str] | None,
        val: str | PathLike[str],
    ) -> int:
        """Set the value of many nodes below a base at once, and return how many were set."""

    def aug_transform(
        self,
        lens: str | PathLike[str],
        file: str | PathLike[str],
        remove: bool | None = None,
    ) -> None:
        """Tell Augeas that a lens applies, or no longer applies, to the files that match a pattern."""

    def available(self, groups: Iterable[str | PathLike[str]]) -> None:
        """Raise an error naming the first of the given feature groups that the appliance does not have."""

    def available_all_groups(self) -> list[str]:
        """List all feature groups that the daemon knows, available or not."""

    def base64_in(self, base64file: str | PathLike[str], filename: str | PathLike[str]) -> None:
        """Decode a local base64 file into a file of the guest."""

    def base64_out(self, filename: str | PathLike[str], base64file: str | PathLike[str]) -> None:
        """Encode a file of the guest as base64 into a local file."""

    def blkdiscard(self, device: str | PathLike[str]) -> None:
        """Discard all blocks of a device, so that their content is lost."""

    def blkdiscardzeroes(self, device: str | PathLike[str]) -> int:
        """Tell whether blocks of this device read as zeroes after they were discarded."""

    def blkid(self, device: str | PathLike[str]) -> Table:
        """Return what blkid knows of a device, such as TYPE, UUID and LABEL."""

    def blockdev_flushbufs(self, device: str | PathLike[str]) -> None:
        """Write what is cached for a device to it."""

    def blockdev_getbsz(self, device: str | PathLike[str]) -> int:
        """Return the block size in bytes that the kernel uses for a device; for a disk's own sector size
        see blockdev_getss.
        """

    def blockdev_getro(self, device: str | PathLike[str]) -> int:
        """Tell whether a device is read-only."""

    def blockdev_getsize64(self, device: str | PathLike[str]) -> int:
        """Return the size of a device in bytes."""

    def blockdev_getss(self, device: str | PathLike[str]) -> int:
        """Return the sector size of a device in bytes."""

    def blockdev_getsz(self, device: str | PathLike[str]) -> int:
        """Return the size of a device in units of 512 bytes."""

    def blockdev_rereadpt(self, device: str | PathLike[str]) -> None:
        """Make the kernel read the partition table of a device again."""

    @deprecated("do not use GuestFS.blockdev_setbsz()")
    def blockdev_setbsz(self, device: str | PathLike[str], blocksize: int) -> None:
        """Ask the kernel to use another block size in bytes for a device, which it forgets at once."""

    def blockdev_setra(self, device: str | PathLike[str], sectors: int) -> None:
        """Set how much the kernel reads ahead on a device, in units of 512 bytes."""

    def blockdev_setro(self, device: str | PathLike[str]) -> None:
        """Make a device read-only."""

    def blockdev_setrw(self, device: str | PathLike[str]) -> None:
        """Make a device writable."""

    def btrfs_balance_cancel(self, path: str | PathLike[str]) -> None:
        """Cancel a balance that runs or is paused on a Btrfs file system."""

    def btrfs_balance_pause(self, path: str | PathLike[str]) -> None:
        """Pause the balance that runs on a Btrfs file system."""

    def btrfs_balance_resume(self, path: str | PathLike[str]) -> None:
        """Go on with the paused balance of a Btrfs file system."""

    def btrfs_balance_status(self, path: str | PathLike[str]) -> BtrfsbalanceDict:
        """Return the state of the balance of a Btrfs file system, counted in chunks."""

    def btrfs_device_add(self, devices: Iterable[str | PathLike[str]], fs: str | PathLike[str]) -> None:
        """Add devices to a mounted Btrfs file system."""

    def btrfs_device_delete(self, devices: Iterable[str | PathLike[str]], fs: str | PathLike[str]) -> None:
        """Remove devices from a mounted Btrfs file system, moving their data to the others."""

    def btrfs_filesystem_balance(self, fs: str | PathLike[str]) -> None:
        """Spread the chunks of a Btrfs file system evenly over its devices."""

    def btrfs_balance(self, fs: str | PathLike[str]) -> None:
        """Spread the chunks of a Btrfs file system evenly over its devices."""

    def btrfs_filesystem_defragment(
        self,
        path: str | PathLike[str],
        flush: bool | None = None,
        compress: str | PathLike[str] | None = None,
    ) -> None:
        """Defragment a file or directory on Btrfs, compressing it if asked to."""

    def btrfs_filesystem_resize(self, mountpoint: str | PathLike[str], size: int | None = None) -> None:
        """Resize a mounted Btrfs file system, to the whole device unless a size in bytes is given."""

    def btrfs_filesystem_show(self, device: str | PathLike[str]) -> list[str]:
        """List the devices that a Btrfs file system spans."""

    def btrfs_filesystem_sync(self, fs: str | PathLike[str]) -> None:
        """Write everything that a Btrfs file system holds in memory to its devices."""

    @deprecated("use GuestFS.btrfs_scrub_full() instead of GuestFS.btrfs_fsck()")
    def btrfs_fsck(
        self,
        device: str | PathLike[str],
        superblock: int | None = None,
        repair: bool | None = None,
    ) -> None:
        """Check a Btrfs file system that is not mounted, and repair it if asked to."""

    def btrfs_image(
        self,
        source: Iterable[str | PathLike[str]],
        image: str | PathLike[str],
        compresslevel: int | None = None,
    ) -> None:
        """Dump the metadata of Btrfs devices into an image file in the guest."""

    def btrfs_qgroup_assign(
        self,
        src: str | PathLike[str],
        dst: str | PathLike[str],
        path: str | PathLike[str],
    ) -> None:
        """Make a Btrfs quota group a child of another."""

    def btrfs_qgroup_create(self, qgroupid: str | PathLike[str], subvolume: str | PathLike[str]) -> None:
        """Make a quota group for a Btrfs subvolume."""

    def btrfs_qgroup_destroy(self, qgroupid: str | PathLike[str], subvolume: str | PathLike[str]) -> None:
        """Remove a quota group of a Btrfs subvolume."""

    def btrfs_qgroup_limit(self, subvolume: str | PathLike[str], size: int) -> None:
        """Limit the size of a Btrfs subvolume to a number of bytes."""

    def btrfs_qgroup_remove(
        self,
        src: str | PathLike[str],
        dst: str | PathLike[str],
        path: str | PathLike[str],
    ) -> None:
        """Take a Btrfs quota group out of its parent."""

    def btrfs_qgroup_show(self, path: str | PathLike[str]) -> list[BtrfsqgroupDict]:
        """List the quota groups of a Btrfs file system with the bytes that each refers to and alone holds."""

    def btrfs_quota_enable(self, fs: str | PathLike[str], enable: bool) -> None:
        """Switch quota of a Btrfs file system on or off."""

    def btrfs_quota_rescan(self, fs: str | PathLike[str]) -> None:
        """Count the quota of a Btrfs file system anew."""

    def btrfs_replace(
        self,
        srcdev: str | PathLike[str],
        targetdev: str | PathLike[str],
        mntpoint: str | PathLike[str],
    ) -> None:
        """Replace a device of a mounted Btrfs file system by another."""

    def btrfs_rescue_chunk_recover(self, device: str | PathLike[str]) -> None:
        """Rebuild the chunk tree of a Btrfs file system by scanning its devices."""

    def btrfs_rescue_super_recover(self, device: str | PathLike[str]) -> None:
        """Rebuild bad superblocks of a Btrfs file system from the good copies."""

    def btrfs_scrub_cancel(self, path: str | PathLike[str]) -> None:
        """Cancel the scrub that runs on a Btrfs file system."""

    def btrfs_scrub_full(self, path: str | PathLike[str], readonly: bool | None = None) -> None:
        """Scrub a mounted Btrfs file system and wait until it is done."""

    def btrfs_scrub_resume(self, path: str | PathLike[str]) -> None:
        """Go on with a scrub that was cancelled or interrupted."""

    def btrfs_scrub_start(self, path: str | PathLike[str]) -> None:
        """Start to scrub a mounted Btrfs file system in the background."""

    def btrfs_scrub_status(self, path: str | PathLike[str]) -> BtrfsscrubDict:
        """Return what the scrub of a Btrfs file system read so far, in bytes and extents, and the errors
        that it found.
        """

    def btrfs_set_seeding(self, device: str | PathLike[str], seeding: bool) -> None:
        """Let a Btrfs device be, or no longer be, the read-only seed of other file systems."""

    def btrfs_subvolume_create(
        self,
        dest: str | PathLike[str],
        qgroupid: str | PathLike[str] | None = None,
    ) -> None:
        """Make a Btrfs subvolume."""

    def btrfs_subvolume_create_opts(
        self,
        dest: str | PathLike[str],
        qgroupid: str | PathLike[str] | None = None,
    ) -> None:
        """Make a Btrfs subvolume."""

    def btrfs_subvolume_delete(self, subvolume: str | PathLike[str]) -> None:
        """Delete a Btrfs subvolume or snapshot."""

    def btrfs_subvolume_get_default(self, fs: str | PathLike[str]) -> int:
        """Return the ID of the subvolume that is mounted by default."""

    def btrfs_subvolume_list(self, fs: str | PathLike[str]) -> list[BtrfssubvolumeDict]:
        """List the subvolumes and snapshots of a Btrfs file system with their IDs and paths."""

    def btrfs_subvolume_set_default(self, id: int, fs: str | PathLike[str]) -> None:
        """Choose the subvolume that is mounted by default."""

    def btrfs_subvolume_show(self, subvolume: str | PathLike[str]) -> Table:
        """Return what Btrfs tells of a subvolume, by the names that it uses."""

    def btrfs_subvolume_snapshot(
        self,
        source: str | PathLike[str],
        dest: str | PathLike[str],
        ro: bool | None = None,
        qgroupid: str | PathLike[str] | None = None,
    ) -> None:
        """Make a snapshot of a Btrfs subvolume."""

    def btrfs_subvolume_snapshot_opts(
        self,
        source: str | PathLike[str],
        dest: str | PathLike[str],
        ro: bool | None = None,
        qgroupid: str | PathLike[str] | None = None,
    ) -> None:
        """Make a snapshot of a Btrfs subvolume."""

    def btrfstune_enable_extended_inode_refs(self, device: str | PathLike[str]) -> None:
        """Switch on extended inode references in a Btrfs file system that is not mounted."""

    def btrfstune_enable_skinny_metadata_extent_refs(self, device: str | PathLike[str]) -> None:
        """Switch on skinny metadata extent references in a Btrfs file system that is not mounted."""

    def btrfstune_seeding(self, device: str | PathLike[str], seeding: bool) -> None:
        """Let a Btrfs device be, or no longer be, the read-only seed of other file systems."""

    def c_pointer(self) -> int:
        """Return a number that tells this handle from others in this process; there is no C handle behind
        it.
        """

    def canonical_device_name(self, device: str | PathLike[str]) -> str:
        """Return the usual name of a device, such as /dev/sda for /dev/vda or /dev/hda."""

    def cap_get_file(self, path: str | PathLike[str]) -> str:
        """Return the Linux capabilities of a file as text, empty where it has none."""

    def cap_set_file(self, path: str | PathLike[str], cap: str | PathLike[str]) -> None:
        """Set the Linux capabilities of a file from their text form."""

    def case_sensitive_path(self, path: str | PathLike[str]) -> str:
        """Return a path spelled as it is on a file system that ignores case, such as a Windows guest's."""

    def cat(self, path: str | PathLike[str]) -> str:
        """Return the content of a file as text; use read_file for bytes."""

    def checksum(self, csumtype: str | PathLike[str], path: str | PathLike[str]) -> str:
        """Return the checksum of a file as hexadecimal digits."""

    def checksum_device(self, csumtype: str | PathLike[str], device: str | PathLike[str]) -> str:
        """Return the checksum of a device's whole content as hexadecimal digits."""

    def checksums_out(
        self,
        csumtype: str | PathLike[str],
        directory: str | PathLike[str],
        sumsfile: str | PathLike[str],
    ) -> None:
        """Write the checksums of all regular files below a directory to a local file, as sha256sum and its
        kin print them.
        """

    def chmod(self, mode: int, path: str | PathLike[str]) -> None:
        """Set the permission bits of a file or directory."""

    def chown(self, owner: int, group: int, path: str | PathLike[str]) -> None:
        """Set the numeric owner and group of a file or directory, following symbolic links."""

    def clear_backend_setting(self, name: str | PathLike[str]) -> int:
        """Remove the backend settings that are this word or begin with it and "=", and return how many
        there were.
        """

    def clevis_luks_unlock(self, device: str | PathLike[str], mapname: str | PathLike[str]) -> None:
        """Open an encrypted device with the keys that Clevis fetches over the network."""

    def command(self, arguments: Iterable[str | PathLike[str]]) -> str:
        """Run a program of the guest, with the guest as its root, and return what it prints."""

    def command_lines(self, arguments: Iterable[str | PathLike[str]]) -> list[str]:
        """Run a program of the guest and return the lines that it prints."""

    def command_out(self, arguments: Iterable[str | PathLike[str]], output: str | PathLike[str]) -> None:
        """Run a program of the guest and write what it prints to a local file."""

    def compress_device_out(
        self,
        ctype: str | PathLike[str],
        device: str | PathLike[str],
        zdevice: str | PathLike[str],
        level: int | None = None,
    ) -> None:
        """Compress the content of a device into a local file."""

    def compress_out(
        self,
        ctype: str | PathLike[str],
        file: str | PathLike[str],
        zfile: str | PathLike[str],
        level: int | None = None,
    ) -> None:
        """Compress a file of the guest into a local file."""

    def config(self, hvparam: str | PathLike[str], hvvalue: str | PathLike[str] | None) -> None:
        """Add a parameter to the command line of the hypervisor."""

    def copy_attributes(
        self,
        src: str | PathLike[str],
        dest: str | PathLike[str],
        all: bool | None = None,
        mode: bool | None = None,
        xattributes: bool | None = None,
        ownership: bool | None = None,
    ) -> None:
        """Copy the mode, owner, or extended attributes of one file to another."""

    def copy_device_to_device(
        self,
        src: str | PathLike[str],
        dest: str | PathLike[str],
        srcoffset: int | None = None,
        destoffset: int | None = None,
        size: int | None = None,
        sparse: bool | None = None,
        append: bool | None = None,
    ) -> None:
        """Copy bytes from one device to another."""

    def copy_device_to_file(
        self,
        src: str | PathLike[str],
        dest: str | PathLike[str],
        srcoffset: int | None = None,
        destoffset: int | None = None,
        size: int | None = None,
        sparse: bool | None = None,
        append: bool | None = None,
    ) -> None:
        """Copy bytes from a device to a file of the guest."""

    def copy_file_to_device(
        self,
        src: str | PathLike[str],
        dest: str | PathLike[str],
        srcoffset: int | None = None,
        destoffset: int | None = None,
        size: int | None = None,
        sparse: bool | None = None,
        append: bool | None = None,
    ) -> None:
        """Copy bytes from a file of the guest to a device."""

    def copy_file_to_file(
        self,
        src: str | PathLike[str],
        dest: str | PathLike[str],
        srcoffset: int | None = None,
        destoffset: int | None = None,
        size: int | None = None,
        sparse: bool | None = None,
        append: bool | None = None,
    ) -> None:
        """Copy bytes from one file of the guest to another."""

    def copy_in(self, localpath: str | PathLike[str], remotedir: str | PathLike[str]) -> None:
        """Copy a local file, or a folder with all in it, into a directory of the guest."""

    def copy_out(self, remotepath: str | PathLike[str], localdir: str | PathLike[str]) -> None:
        """Copy a file of the guest, or a directory with all in it, into a local folder."""

    @deprecated("use GuestFS.copy_device_to_device() instead of GuestFS.copy_size()")
    def copy_size(self, src: str | PathLike[str], dest: str | PathLike[str], size: int) -> None:
        """Copy exactly so many bytes from a device or file to another."""

    def cp(self, src: str | PathLike[str], dest: str | PathLike[str]) -> None:
        """Copy a file inside the guest."""

    def cp_a(self, src: str | PathLike[str], dest: str | PathLike[str]) -> None:
        """Copy a file or directory inside the guest with everything in it and all attributes kept."""

    def cp_r(self, src: str | PathLike[str], dest: str | PathLike[str]) -> None:
        """Copy a file or directory inside the guest with everything in it."""

    def cpio_out(
        self,
        directory: str | PathLike[str],
        cpiofile: str | PathLike[str],
        format: str | PathLike[str] | None = None,
    ) -> None:
        """Pack a directory of the guest into a local cpio archive."""

    def cryptsetup_close(self, device: str | PathLike[str]) -> None:
        """Close an encrypted device that was opened."""

    def cryptsetup_open(
        self,
        device: str | PathLike[str],
        key: str | PathLike[str],
        mapname: str | PathLike[str],
        readonly: bool | None = None,
        crypttype: str | PathLike[str] | None = None,
        cipher: str | PathLike[str] | None = None,
    ) -> None:
        """Open an encrypted device (LUKS, BitLocker and others) under a name in /dev/mapper."""

    @deprecated("use GuestFS.copy_device_to_device() instead of GuestFS.dd()")
    def dd(self, src: str | PathLike[str], dest: str | PathLike[str]) -> None:
        """Copy a device or file to another, making or overwriting the destination."""

    def debug(self, subcmd: str | PathLike[str], extraargs: Iterable[str | PathLike[str]]) -> str:
        """Run one of the daemon's debugging commands, which may change between releases."""

    def debug_drives(self) -> list[str]:
        """List the drives as the engine would describe them to the hypervisor, for debugging."""

    def debug_upload(self, filename: str | PathLike[str], tmpname: str | PathLike[str], mode: int) -> None:
        """Upload a local file into the appliance itself rather than the guest, for debugging."""

    def device_index(self, device: str | PathLike[str]) -> int:
        """Return the number of a drive by its device name, 0 for /dev/sda."""

    def device_name(self, index: int) -> str:
        """Return the device name of a drive by its number, /dev/sda for 0."""

    def df(self) -> str:
        """Return what df prints about the mounted file systems, in units of 1 KiB."""

    def df_h(self) -> str:
        """Return what df -h prints about the mounted file systems, in units easy to read."""

    def disk_create(
        self,
        filename: str | PathLike[str],
        format: str | PathLike[str],
        size: int,
        backingfile: str | PathLike[str] | None = None,
        backingformat: str | PathLike[str] | None = None,
        preallocation: str | PathLike[str] | None = None,
        compat: str | PathLike[str] | None = None,
        clustersize: int | None = None,
    ) -> None:
        """Make an empty disk image on the host, of the given virtual size in bytes."""

    def disk_format(self, filename: str | PathLike[str]) -> str:
        """Return the format of a disk image on the host, such as raw or qcow2."""

    def disk_has_backing_file(self, filename: str | PathLike[str]) -> int:
        """Tell whether a disk image on the host needs another one behind it."""

    def disk_virtual_size(self, filename: str | PathLike[str]) -> int:
        """Return the size in bytes that a guest sees of a disk image on the host."""

    def dmesg(self) -> str:
        """Return the messages of the appliance's kernel."""

    def download(self, remotefilename: str | PathLike[str], filename: str | PathLike[str]) -> None:
        """Copy a file or a device of the guest into a local file."""

    def download_blocks(
        self,
        device: str | PathLike[str],
        start: int,
        stop: int,
        filename: str | PathLike[str],
        unallocated: bool | None = None,
    ) -> None:
        """Copy a range of a file system's data units into a local file."""

    def download_inode(self, device: str | PathLike[str], inode: int, filename: str | PathLike[str]) -> None:
        """Copy the content of an inode, which may be a deleted file's, into a local file."""

    def download_offset(
        self,
        remotefilename: str | PathLike[str],
        filename: str | PathLike[str],
        offset: int,
        size: int,
    ) -> None:
        """Copy a part of a file or device of the guest into a local file."""

    def drop_caches(self, whattodrop: int) -> None:
        """Make the appliance's kernel forget what it cached."""

    def du(self, path: str | PathLike[str]) -> int:
        """Return the disk space that a file, or a directory with all in it, takes, in KiB."""

    def e2fsck(
        self,
        device: str | PathLike[str],
        correct: bool | None = None,
        forceall: bool | None = None,
        forceno: bool | None = None,
    ) -> None:
        """Check an ext2, ext3 or ext4 file system that is not mounted."""

    @deprecated("use GuestFS.e2fsck() instead of GuestFS.e2fsck_f()")
    def e2fsck_f(self, device: str | PathLike[str]) -> None:
        """Check an ext2 or ext3 file system and repair it, even if it is marked clean."""

    def echo_daemon(self, words: Iterable[str | PathLike[str]]) -> str:
        """Return the words joined by spaces, to prove that the connection to the daemon works."""

    @deprecated("use GuestFS.grep() instead of GuestFS.egrep()")
    def egrep(self, regex: str | PathLike[str], path: str | PathLike[str]) -> list[str]:
        """Return the lines of a file that match an extended regular expression."""

    @deprecated("use GuestFS.grep() instead of GuestFS.egrepi()")
    def egrepi(self, regex: str | PathLike[str], path: str | PathLike[str]) -> list[str]:
        """Return the lines of a file that match an extended regular expression, ignoring case."""

    def equal(self, file1: str | PathLike[str], file2: str | PathLike[str]) -> int:
        """Tell whether two files have the same content."""

    def exists(self, path: str | PathLike[str]) -> int:
        """Tell whether there is anything at this path."""

    def extlinux(self, directory: str | PathLike[str]) -> None:
        """Install the SYSLINUX boot loader into a directory of an ext file system."""

    def f2fs_expand(self, device: str | PathLike[str]) -> None:
        """Grow an F2FS file system to the size of its device."""

    @deprecated("use GuestFS.fallocate64() instead of GuestFS.fallocate()")
    def fallocate(self, path: str | PathLike[str], len: int) -> None:
        """Make a file of so many bytes, with the space for it taken."""

    def fallocate64(self, path: str | PathLike[str], len: int) -> None:
        """Make a file of so many bytes, with the space for it taken."""

    def feature_available(self, groups: Iterable[str | PathLike[str]]) -> int:
        """Tell whether the appliance has all of the given feature groups."""

    @deprecated("use GuestFS.grep() instead of GuestFS.fgrep()")
    def fgrep(self, pattern: str | PathLike[str], path: str | PathLike[str]) -> list[str]:
        """Return the lines of a file that contain a fixed text."""

    @deprecated("use GuestFS.grep() instead of GuestFS.fgrepi()")
    def fgrepi(self, pattern: str | PathLike[str], path: str | PathLike[str]) -> list[str]:
        """Return the lines of a file that contain a fixed text, ignoring case."""

    def file(self, path: str | PathLike[str]) -> str:
        """Return what file(1) makes of the content of a file or device."""

    def file_architecture(self, filename: str | PathLike[str]) -> str:
        """Return the processor architecture that a program, library or kernel was built for."""

    def filesize(self, file: str | PathLike[str]) -> int:
        """Return the size of a file in bytes."""

    def filesystem_available(self, filesystem: str | PathLike[str]) -> int:
        """Tell whether the appliance's kernel can mount file systems of a type."""

    def filesystem_walk(self, device: str | PathLike[str]) -> list[TskDirentDict]:
        """List all files of a file system that is not mounted, deleted ones too, with times and sizes in
        bytes.
        """

    def fill(self, c: int, len: int, path: str | PathLike[str]) -> None:
        """Make a file of so many bytes that all have one value."""

    def fill_dir(self, dir: str | PathLike[str], nr: int) -> None:
        """Fill a directory with so many empty files named by eight digits."""

    def fill_pattern(self, pattern: str | PathLike[str], len: int, path: str | PathLike[str]) -> None:
        """Make a file of so many bytes that repeat a text."""

    def find(self, directory: str | PathLike[str]) -> list[str]:
        """List all that lies below a directory, as sorted paths relative to it."""

    def find0(self, directory: str | PathLike[str], files: str | PathLike[str]) -> None:
        """Write the paths of all that lies below a directory to a local file, each ended by a NUL."""

    def find_inode(self, device: str | PathLike[str], inode: int) -> list[TskDirentDict]:
        """List the names, deleted ones too, that an inode has on a file system that is not mounted."""

    def findfs_label(self, label: str | PathLike[str]) -> str:
        """Return the device whose file system has this label."""

    def findfs_partlabel(self, label: str | PathLike[str]) -> str:
        """Return the GPT partition that has this name."""

    def findfs_partuuid(self, uuid: str | PathLike[str]) -> str:
        """Return the partition that has this UUID in its partition table."""

    def findfs_uuid(self, uuid: str | PathLike[str]) -> str:
        """Return the device whose file system has this UUID."""

    def fsck(self, fstype: str | PathLike[str], device: str | PathLike[str]) -> int:
        """Check a file system of the given type with its checker, and return the checker's exit status."""

    def fstrim(
        self,
        mountpoint: str | PathLike[str],
        offset: int | None = None,
        length: int | None = None,
        minimumfreeextent: int | None = None,
    ) -> None:
        """Tell the device which blocks of a mounted file system are free."""

    def get_append(self) -> str | None:
        """Return what is added to the kernel's command line, None if nothing."""

    @deprecated("use GuestFS.get_backend() instead of GuestFS.get_attach_method()")
    def get_attach_method(self) -> str:
        """Return the backend by its old name, "appliance" for direct."""

    def get_autosync(self) -> int:
        """Tell whether file systems are unmounted and written out when the handle closes."""

    def get_backend(self) -> str:
        """Return the backend, that is how the appliance is started."""

    def get_backend_setting(self, name: str | PathLike[str]) -> str:
        """Return the value of a backend setting, "1" if it is there without a value."""

    def get_backend_settings(self) -> list[str]:
        """List the backend settings."""

    def get_cachedir(self) -> str:
        """Return the folder of the host that holds the cached appliance."""

    @deprecated("use GuestFS.internal_get_console_socket() instead of GuestFS.get_direct()")
    def get_direct(self) -> int:
        """Tell whether the appliance's console goes straight to standard output."""

    def get_e2attrs(self, file: str | PathLike[str]) -> str:
        """Return the flags of a file on ext2, ext3 or ext4 as lsattr's letters."""

    def get_e2generation(self, file: str | PathLike[str]) -> int:
        """Return the generation number of a file on ext2, ext3 or ext4."""

    @deprecated("use GuestFS.vfs_label() instead of GuestFS.get_e2label()")
    def get_e2label(self, device: str | PathLike[str]) -> str:
        """Return the label of an ext2, ext3 or ext4 file system."""

    @deprecated("use GuestFS.vfs_uuid() instead of GuestFS.get_e2uuid()")
    def get_e2uuid(self, device: str | PathLike[str]) -> str:
        """Return the UUID of an ext2, ext3 or ext4 file system."""

    def get_hv(self) -> str:
        """Return the path of the hypervisor's program."""

    def get_identifier(self) -> str:
        """Return the name that this handle has in traces, empty if none."""

    def get_libvirt_requested_credential_challenge(self, index: int) -> str:
        """Return the challenge that belongs to a credential that libvirt asks for."""

    def get_libvirt_requested_credential_defresult(self, index: int) -> str:
        """Return what libvirt would take if the user enters nothing for a credential."""

    def get_libvirt_requested_credential_prompt(self, index: int) -> str:
        """Return the question to the user for a credential that libvirt asks for."""

    def get_libvirt_requested_credentials(self) -> list[str]:
        """List the kinds of credential that libvirt asks for, inside the event's callback."""

    def get_memsize(self) -> int:
        """Return the memory of the appliance in MiB."""

    def get_network(self) -> int:
        """Tell whether the appliance may use the network."""

    def get_path(self) -> str:
        """Return the folders in which the appliance's parts are searched, separated by colons."""

    def get_pgroup(self) -> int:
        """Tell whether the hypervisor gets a process group of its own."""

    def get_pid(self) -> int:
        """Return the process ID of the hypervisor."""

    def pid(self) -> int:
        """Return the process ID of the hypervisor."""

    def get_program(self) -> str:
        """Return the name of the program that uses the handle."""

    @deprecated("use GuestFS.get_hv() instead of GuestFS.get_qemu()")
    def get_qemu(self) -> str:
        """Return the path of the hypervisor's program."""

    def get_recovery_proc(self) -> int:
        """Tell whether the hypervisor is ended when this process dies."""

    @deprecated("use GuestFS.setfiles() instead of GuestFS.get_selinux()")
    def get_selinux(self) -> int:
        """Tell whether SELinux is on in the appliance."""

    def get_smp(self) -> int:
        """Return the number of virtual processors of the appliance."""

    def get_sockdir(self) -> str:
        """Return the folder of the host that holds the handle's sockets."""

    def get_state(self) -> int:
        """Return the state of the handle as a number: 0 config, 1 launching, 2 ready."""

    def get_tmpdir(self) -> str:
        """Return the folder of the host that holds temporary files."""

    def get_trace(self) -> int:
        """Tell whether each call is traced."""

    def get_umask(self) -> int:
        """Return the daemon's umask."""

    def get_verbose(self) -> int:
        """Tell whether debugging messages are on."""

    @deprecated("use GuestFS.setfiles() instead of GuestFS.getcon()")
    def getcon(self) -> str:
        """Return the SELinux context of the daemon."""

    def getxattr(self, path: str | PathLike[str], name: str | PathLike[str]) -> bytes:
        """Return the value of an extended attribute of a file, following symbolic links."""

    def getxattrs(self, path: str | PathLike[str]) -> list[XattrDict]:
        """List the extended attributes of a file with their values, following symbolic links."""

    def glob_expand(self, pattern: str | PathLike[str], directoryslash: bool | None = None) -> list[str]:
        """List the paths that match a shell pattern, sorted."""

    def glob_expand_opts(self, pattern: str | PathLike[str], directoryslash: bool | None = None) -> list[str]:
        """List the paths that match a shell pattern, sorted."""

    def grep(
        self,
        regex: str | PathLike[str],
        path: str | PathLike[str],
        extended: bool | None = None,
        fixed: bool | None = None,
        insensitive: bool | None = None,
        compressed: bool | None = None,
    ) -> list[str]:
        """Return the lines of a file that match a regular expression."""

    def grep_opts(
        self,
        regex: str | PathLike[str],
        path: str | PathLike[str],
        extended: bool | None = None,
        fixed: bool | None = None,
        insensitive: bool | None = None,
        compressed: bool | None = None,
    ) -> list[str]:
        """Return the lines of a file that match a regular expression."""

    @deprecated("use GuestFS.grep() instead of GuestFS.grepi()")
    def grepi(self, regex: str | PathLike[str], path: str | PathLike[str]) -> list[str]:
        """Return the lines of a file that match a basic regular expression, ignoring case."""

    def grub_install(self, root: str | PathLike[str], device: str | PathLike[str]) -> None:
        """Install GRUB 1 onto a device, with its files below a root directory."""

    def head(self, path: str | PathLike[str]) -> list[str]:
        """Return the first ten lines of a file."""

    def head_n(self, nrlines: int, path: str | PathLike[str]) -> list[str]:
        """Return the first lines of a file, or with a negative number all but so many of the last."""

    def hexdump(self, path: str | PathLike[str]) -> str:
        """Return a file's content as hexdump -C prints it."""

    def hivex_close(self) -> None:
        """Close the open Windows registry hive and drop changes that were not committed."""

    def hivex_commit(self, filename: str | PathLike[str] | None) -> None:
        """Write the changed Windows registry hive back, or to another file."""

    def hivex_node_add_child(self, parent: int, name: str | PathLike[str]) -> int:
        """Add a key below a node of the open hive and return the new node."""

    def hivex_node_children(self, nodeh: int) -> list[HivexNodeDict]:
        """List the keys directly below a node of the open hive."""

    def hivex_node_delete_child(self, nodeh: int) -> None:
        """Delete a node of the open hive with everything below it."""

    def hivex_node_get_child(self, nodeh: int, name: str | PathLike[str]) -> int:
        """Return the key with this name below a node of the open hive, 0 if there is none."""

    def hivex_node_get_value(self, nodeh: int, key: str | PathLike[str]) -> int:
        """Return the value with this name in a node of the open hive, 0 if there is none."""

    def hivex_node_name(self, nodeh: int) -> str:
        """Return the name of a node of the open hive."""

    def hivex_node_parent(self, nodeh: int) -> int:
        """Return the parent of a node of the open hive."""

    def hivex_node_set_value(
        self,
        nodeh: int,
        key: str | PathLike[str],
        t: int,
        val: bytes | bytearray | memoryview | str,
    ) -> None:
        """Set one value of a node of the open hive."""

    def hivex_node_values(self, nodeh: int) -> list[HivexValueDict]:
        """List the values of a node of the open hive."""

    def hivex_open(
        self,
        filename: str | PathLike[str],
        verbose: bool | None = None,
        debug: bool | None = None,
        write: bool | None = None,
        unsafe: bool | None = None,
    ) -> None:
        """Open a Windows registry hive, closing the one that was open."""

    def hivex_root(self) -> int:
        """Return the root node of the open hive."""

    def hivex_value_key(self, valueh: int) -> str:
        """Return the name of a value of the open hive, empty for the default one."""

    def hivex_value_string(self, valueh: int) -> str:
        """Return the data of a string value of the open hive, recoded from UTF-16 to UTF-8."""

    def hivex_value_type(self, valueh: int) -> int:
        """Return the registry type of a value of the open hive, 1 for a string and so on."""

    @deprecated("use GuestFS.hivex_value_string() instead of GuestFS.hivex_value_utf8()")
    def hivex_value_utf8(self, valueh: int) -> str:
        """Return the data of a string value of the open hive, recoded from UTF-16 to UTF-8."""

    def hivex_value_value(self, valueh: int) -> bytes:
        """Return the data of a value of the open hive as it is stored."""

    def initrd_cat(self, initrdpath: str | PathLike[str], filename: str | PathLike[str]) -> bytes:
        """Return the content of one file in an initrd of the guest."""

    def initrd_list(self, path: str | PathLike[str]) -> list[str]:
        """List the files in an initrd of the guest."""

    def inotify_add_watch(self, path: str | PathLike[str], mask: int) -> int:
        """Watch a path for the events in a mask, and return the watch's number."""

    def inotify_close(self) -> None:
        """End all watches and drop the events that wait."""

    def inotify_files(self) -> list[str]:
        """List the paths that had events, sorted, each once."""

    def inotify_init(self, maxevents: int) -> None:
        """Begin to watch files, dropping watches and events from before."""

    def inotify_read(self) -> list[InotifyEventDict]:
        """Return the events that wait, as many as fit into one message."""

    def inotify_rm_watch(self, wd: int) -> None:
        """End one watch."""

    def inspect_get_arch(self, root: str | PathLike[str]) -> str:
        """Return the processor architecture of an operating system that was found, such as x86_64."""

    def inspect_get_build_id(self, root: str | PathLike[str]) -> str:
        """Return the build of an operating system that was found, as Windows numbers it."""

    def inspect_get_distro(self, root: str | PathLike[str]) -> str:
        """Return the distribution of an operating system that was found, such as debian."""

    def inspect_get_drive_mappings(self, root: str | PathLike[str]) -> Table:
        """Return which device stands behind each drive letter of a Windows that was found."""

    def inspect_get_filesystems(self, root: str | PathLike[str]) -> list[str]:
        """List the file systems that belong to an operating system that was found."""

    @deprecated("do not use GuestFS.inspect_get_format()")
    def inspect_get_format(self, root: str | PathLike[str]) -> str:
        """Return "installed"; media for installation are no longer told apart."""

    def inspect_get_hostname(self, root: str | PathLike[str]) -> str:
        """Return the host name of an operating system that was found."""

    def inspect_get_icon(
        self,
        root: str | PathLike[str],
        favicon: bool | None = None,
        highquality: bool | None = None,
    ) -> bytes:
        """Return a PNG image that stands for an operating system that was found, empty where there is
        none.
        """

    def inspect_get_major_version(self, root: str | PathLike[str]) -> int:
        """Return the major version of an operating system that was found, 0 where it has none."""

    def inspect_get_minor_version(self, root: str | PathLike[str]) -> int:
        """Return the minor version of an operating system that was found, 0 where it has none."""

    def inspect_get_mountpoints(self, root: str | PathLike[str]) -> Table:
        """Return which file system an operating system that was found mounts where."""

    def inspect_get_osinfo(self, root: str | PathLike[str]) -> str:
        """Return the short ID that libosinfo has for an operating system that was found, such as debian12."""

    def inspect_get_package_format(self, root: str | PathLike[str]) -> str:
        """Return the package format of an operating system that was found, such as deb."""

    def inspect_get_package_management(self, root: str | PathLike[str]) -> str:
        """Return the package manager of an operating system that was found, such as apt."""

    def inspect_get_product_name(self, root: str | PathLike[str]) -> str:
        """Return the name that an operating system that was found gives itself."""

    def inspect_get_product_variant(self, root: str | PathLike[str]) -> str:
        """Return the variant of an operating system that was found, such as Server."""

    def inspect_get_roots(self) -> list[str]:
        """List the roots that the last inspect_os found, without looking again."""

    def inspect_get_type(self, root: str | PathLike[str]) -> str:
        """Return the kind of an operating system that was found, such as linux or windows."""

    def inspect_get_windows_current_control_set(self, root: str | PathLike[str]) -> str:
        """Return the name of the control set in use of a Windows that was found."""

    def inspect_get_windows_group_policy(self, root: str | PathLike[str]) -> int:
        """Tell whether a Windows that was found has group policies."""

    def inspect_get_windows_software_hive(self, root: str | PathLike[str]) -> str:
        """Return the path of the SOFTWARE registry hive of a Windows that was found."""

    def inspect_get_windows_system_hive(self, root: str | PathLike[str]) -> str:
        """Return the path of the SYSTEM registry hive of a Windows that was found."""

    def inspect_get_windows_systemroot(self, root: str | PathLike[str]) -> str:
        """Return the system folder of a Windows that was found, such as /Windows."""

    @deprecated("do not use GuestFS.inspect_is_live()")
    def inspect_is_live(self, root: str | PathLike[str]) -> int:
        """Return 0; live media are no longer told apart."""

    @deprecated("do not use GuestFS.inspect_is_multipart()")
    def inspect_is_multipart(self, root: str | PathLike[str]) -> int:
        """Return 0; media in several parts are no longer told apart."""

    @deprecated("do not use GuestFS.inspect_is_netinst()")
    def inspect_is_netinst(self, root: str | PathLike[str]) -> int:
        """Return 0; network installers are no longer told apart."""

    @deprecated("use GuestFS.inspect_list_applications2() instead of GuestFS.inspect_list_applications()")
    def inspect_list_applications(self, root: str | PathLike[str]) -> list[ApplicationDict]:
        """List the software that is installed in an operating system that was found."""

    def inspect_list_applications2(self, root: str | PathLike[str]) -> list[Application2Dict]:
        """List the software that is installed in an operating system that was found and mounted."""

    def inspect_os(self) -> list[str]:
        """Look for operating systems on all drives, unmounting everything, and list their root file
        systems.
        """

    def internal_exit(self) -> None:
        """Make the daemon end, as it does when the connection closes."""

    def is_blockdev(self, path: str | PathLike[str], followsymlinks: bool | None = None) -> int:
        """Tell whether there is a block device at this path."""

    def is_blockdev_opts(self, path: str | PathLike[str], followsymlinks: bool | None = None) -> int:
        """Tell whether there is a block device at this path."""

    def is_busy(self) -> int:
        """Tell whether an action is under way."""

    def is_chardev(self, path: str | PathLike[str], followsymlinks: bool | None = None) -> int:
        """Tell whether there is a character device at this path."""

    def is_chardev_opts(self, path: str | PathLike[str], followsymlinks: bool | None = None) -> int:
        """Tell whether there is a character device at this path."""

    def is_config(self) -> int:
        """Tell whether the handle can still be configured, that is not launched."""

    def is_dir(self, path: str | PathLike[str], followsymlinks: bool | None = None) -> int:
        """Tell whether there is a directory at this path."""

    def is_dir_opts(self, path: str | PathLike[str], followsymlinks: bool | None = None) -> int:
        """Tell whether there is a directory at this path."""

    def is_fifo(self, path: str | PathLike[str], followsymlinks: bool | None = None) -> int:
        """Tell whether there is a named pipe at this path."""

    def is_fifo_opts(self, path: str | PathLike[str], followsymlinks: bool | None = None) -> int:
        """Tell whether there is a named pipe at this path."""

    def is_file(self, path: str | PathLike[str], followsymlinks: bool | None = None) -> int:
        """Tell whether there is a regular file at this path."""

    def is_file_opts(self, path: str | PathLike[str], followsymlinks: bool | None = None) -> int:
        """Tell whether there is a regular file at this path."""

    def is_launching(self) -> int:
        """Tell whether the appliance is being launched."""

    def is_lv(self, mountable: str | PathLike[str]) -> int:
        """Tell whether a mountable is an LVM logical volume."""

    def is_ready(self) -> int:
        """Tell whether the handle is launched and can run an action."""

    def is_socket(self, path: str | PathLike[str], followsymlinks: bool | None = None) -> int:
        """Tell whether there is a socket at this path."""

    def is_socket_opts(self, path: str | PathLike[str], followsymlinks: bool | None = None) -> int:
        """Tell whether there is a socket at this path."""

    def is_symlink(self, path: str | PathLike[str]) -> int:
        """Tell whether there is a symbolic link at this path."""

    def is_whole_device(self, device: str | PathLike[str]) -> int:
        """Tell whether a device is a whole disk rather than a partition or a volume."""

    def is_zero(self, path: str | PathLike[str]) -> int:
        """Tell whether a file is empty or holds nothing but zero bytes."""

    def is_zero_device(self, device: str | PathLike[str]) -> int:
        """Tell whether a device holds nothing but zero bytes."""

    def isoinfo(self, isofile: str | PathLike[str]) -> IsoinfoDict:
        """Return the header of an ISO file in the guest; sizes are in blocks, times in seconds since 1970."""

    def isoinfo_device(self, device: str | PathLike[str]) -> IsoinfoDict:
        """Return the header of an ISO file system on a device; sizes are in blocks, times in seconds since
        1970.
        """

    def journal_close(self) -> None:
        """Close the systemd journal that is open."""

    def journal_get(self) -> list[XattrDict]:
        """Return the fields of the current journal entry, each with its value as bytes."""

    def journal_get_data_threshold(self) -> int:
        """Return the size in bytes at which fields of the journal may be cut off, 0 for never."""

    def journal_get_realtime_usec(self) -> int:
        """Return the time of the current journal entry in microseconds since 1970."""

    def journal_next(self) -> int:
        """Go to the next journal entry, or tell that there is none."""

    def journal_open(self, directory: str | PathLike[str]) -> None:
        """Open the systemd journal of a directory, closing the one that was open."""

    def journal_set_data_threshold(self, threshold: int) -> None:
        """Set the size in bytes at which fields of the journal may be cut off, 0 for never."""

    def journal_skip(self, skip: int) -> int:
        """Skip so many journal entries, backwards if negative, and return how many were skipped."""

    @deprecated("use GuestFS.shutdown() instead of GuestFS.kill_subprocess()")
    def kill_subprocess(self) -> None:
        """End the hypervisor."""

    def launch(self) -> None:
        """Start the appliance and wait until its daemon is ready."""

    def run(self) -> None:
        """Start the appliance and wait until its daemon is ready."""

    def lchown(self, owner: int, group: int, path: str | PathLike[str]) -> None:
        """Set the numeric owner and group of a file, without following a symbolic link."""

    def ldmtool_create_all(self) -> None:
        """Find all Windows dynamic disks and make devices of their volumes."""

    def ldmtool_diskgroup_disks(self, diskgroup: str | PathLike[str]) -> list[str]:
        """List the disks of a Windows dynamic disk group."""

    def ldmtool_diskgroup_name(self, diskgroup: str | PathLike[str]) -> str:
        """Return the name of a Windows dynamic disk group."""

    def ldmtool_diskgroup_volumes(self, diskgroup: str | PathLike[str]) -> list[str]:
        """List the volumes of a Windows dynamic disk group."""

    def ldmtool_remove_all(self) -> None:
        """Remove the devices of all Windows dynamic volumes."""

    def ldmtool_scan(self) -> list[str]:
        """List the GUIDs of the Windows dynamic disk groups on all devices."""

    def ldmtool_scan_devices(self, devices: Iterable[str | PathLike[str]]) -> list[str]:
        """List the GUIDs of the Windows dynamic disk groups on some devices."""

    def ldmtool_volume_hint(self, diskgroup: str | PathLike[str], volume: str | PathLike[str]) -> str:
        """Return the drive letter or other hint that a Windows dynamic volume has, empty where it has
        none.
        """

    def ldmtool_volume_partitions(
        self,
        diskgroup: str | PathLike[str],
        volume: str | PathLike[str],
    ) -> list[str]:
        """List the partitions that make up a Windows dynamic volume."""

    def ldmtool_volume_type(self, diskgroup: str | PathLike[str], volume: str | PathLike[str]) -> str:
        """Return the kind of a Windows dynamic volume: simple, spanned, striped, mirrored or raid5."""

    def lgetxattr(self, path: str | PathLike[str], name: str | PathLike[str]) -> bytes:
        """Return the value of an extended attribute of a file, without following a symbolic link."""

    def lgetxattrs(self, path: str | PathLike[str]) -> list[XattrDict]:
        """List the extended attributes of a file with their values, without following a symbolic link."""

    @deprecated("do not use GuestFS.list_9p()")
    def list_9p(self) -> list[str]:
        """Return an empty list; 9p is no longer supported."""

    def list_devices(self) -> list[str]:
        """List the whole disks that the appliance has, in the order in which they were added."""

    def list_disk_labels(self) -> Table:
        """Return which device each labelled drive has."""

    def list_dm_devices(self) -> list[str]:
        """List the device-mapper devices that are neither LVM volumes nor dynamic-disk volumes."""

    def list_filesystems(self) -> Table:
        """Look at all devices, partitions and volumes, and return the type of what each holds, "unknown"
        where nothing was recognised.
        """

    def list_ldm_partitions(self) -> list[str]:
        """List the partitions that belong to Windows dynamic volumes."""

    def list_ldm_volumes(self) -> list[str]:
        """List the devices of the Windows dynamic volumes."""

    def list_md_devices(self) -> list[str]:
        """List the devices of the Linux software RAID arrays."""

    def list_partitions(self) -> list[str]:
        """List the partitions on all disks."""

    def ll(self, directory: str | PathLike[str]) -> str:
        """Return what ls -la prints about a directory, for people to read."""

    @deprecated("use GuestFS.lgetxattrs() instead of GuestFS.llz()")
    def llz(self, directory: str | PathLike[str]) -> str:
        """Return what ls -laZ prints about a directory, for people to read."""

    def ln(self, target: str | PathLike[str], linkname: str | PathLike[str]) -> None:
        """Make a hard link."""

    def ln_f(self, target: str | PathLike[str], linkname: str | PathLike[str]) -> None:
        """Make a hard link, replacing what is there."""

    def ln_s(self, target: str | PathLike[str], linkname: str | PathLike[str]) -> None:
        """Make a symbolic link."""

    def ln_sf(self, target: str | PathLike[str], linkname: str | PathLike[str]) -> None:
        """Make a symbolic link, replacing what is there."""

    def lremovexattr(self, xattr: str | PathLike[str], path: str | PathLike[str]) -> None:
        """Remove an extended attribute of a file, without following a symbolic link."""

    def ls(self, directory: str | PathLike[str]) -> list[str]:
        """List the names in a directory, hidden ones too, sorted and without "." and ".."."""

    def ls0(self, dir: str | PathLike[str], filenames: str | PathLike[str]) -> None:
        """Write the names in a directory to a local file, each ended by a NUL."""

    def lsetxattr(
        self,
        xattr: str | PathLike[str],
        val: str | PathLike[str],
        vallen: int,
        path: str | PathLike[str],
    ) -> None:
        """Set an extended attribute of a file, without following a symbolic link."""

    @deprecated("use GuestFS.lstatns() instead of GuestFS.lstat()")
    def lstat(self, path: str | PathLike[str]) -> StatDict:
        """Return the status of a file, without following a symbolic link; sizes in bytes, times in seconds
        since 1970.
        """

    @deprecated("use GuestFS.lstatnslist() instead of GuestFS.lstatlist()")
    def lstatlist(self, path: str | PathLike[str], names: Iterable[str | PathLike[str]]) -> list[StatDict]:
        """Return the status of several files of a directory; one that fails has inode -1."""

    def lstatns(self, path: str | PathLike[str]) -> StatnsDict:
        """Return the status of a file, without following a symbolic link; sizes in bytes, times in seconds
        and nanoseconds since 1970.
        """

    def lstatnslist(
        self,
        path: str | PathLike[str],
        names: Iterable[str | PathLike[str]],
    ) -> list[StatnsDict]:
        """Return the status of several files of a directory, with times in nanoseconds; one that fails has
        inode -1.
        """

    def luks_add_key(
        self,
        device: str | PathLike[str],
        key: str | PathLike[str],
        newkey: str | PathLike[str],
        keyslot: int,
    ) -> None:
        """Add a passphrase to an encrypted device."""

    @deprecated("use GuestFS.cryptsetup_close() instead of GuestFS.luks_close()")
    def luks_close(self, device: str | PathLike[str]) -> None:
        """Close an encrypted device that was opened."""

    def luks_format(self, device: str | PathLike[str], key: str | PathLike[str], keyslot: int) -> None:
        """Make a device encrypted, losing all that is on it."""

    def luks_format_cipher(
        self,
        device: str | PathLike[str],
        key: str | PathLike[str],
        keyslot: int,
        cipher: str | PathLike[str],
    ) -> None:
        """Make a device encrypted with a named cipher, losing all that is on it."""

    def luks_kill_slot(self, device: str | PathLike[str], key: str | PathLike[str], keyslot: int) -> None:
        """Remove the passphrase in a slot of an encrypted device."""

    @deprecated("use GuestFS.cryptsetup_open() instead of GuestFS.luks_open()")
    def luks_open(
        self,
        device: str | PathLike[str],
        key: str | PathLike[str],
        mapname: str | PathLike[str],
    ) -> None:
        """Open an encrypted device under a name in /dev/mapper."""

    @deprecated("use GuestFS.cryptsetup_open() instead of GuestFS.luks_open_ro()")
    def luks_open_ro(
        self,
        device: str | PathLike[str],
        key: str | PathLike[str],
        mapname: str | PathLike[str],
    ) -> None:
        """Open an encrypted device under a name in /dev/mapper, read-only."""

    def luks_uuid(self, device: str | PathLike[str]) -> str:
        """Return the UUID of an encrypted device."""

    def lvcreate(self, logvol: str | PathLike[str], volgroup: str | PathLike[str], mbytes: int) -> None:
        """Make an LVM logical volume of so many MiB in a volume group."""

    def lvcreate_free(self, logvol: str | PathLike[str], volgroup: str | PathLike[str], percent: int) -> None:
        """Make an LVM logical volume of a percentage of what is free in a volume group."""

    def lvm_canonical_lv_name(self, lvname: str | PathLike[str]) -> str:
        """Return the usual name of a logical volume, such as /dev/VG/LV."""

    def lvm_clear_filter(self) -> None:
        """Let LVM see all devices again."""

    def lvm_remove_all(self) -> None:
        """Remove all logical volumes, volume groups and physical volumes."""

    def lvm_scan(self, activate: bool) -> None:
        """Look for LVM volumes again, and activate what is found if asked to."""

    def lvm_set_filter(self, devices: Iterable[str | PathLike[str]]) -> None:
        """Let LVM see only some devices."""

    def lvremove(self, device: str | PathLike[str]) -> None:
        """Remove a logical volume, or with a volume group's path all of its volumes."""

    def lvrename(self, logvol: str | PathLike[str], newlogvol: str | PathLike[str]) -> None:
        """Rename a logical volume."""

    def lvresize(self, device: str | PathLike[str], mbytes: int) -> None:
        """Resize a logical volume to so many MiB."""

    def lvresize_free(self, lv: str | PathLike[str], percent: int) -> None:
        """Grow a logical volume into a percentage of what is free in its group."""

    def lvs(self) -> list[str]:
        """List the devices of all LVM logical volumes."""

    def lvs_full(self) -> list[LvmLvDict]:
        """List all LVM logical volumes with everything that lvs knows; sizes in bytes."""

    def lvuuid(self, device: str | PathLike[str]) -> str:
        """Return the UUID of a logical volume."""

    def lxattrlist(self, path: str | PathLike[str], names: Iterable[str | PathLike[str]]) -> list[XattrDict]:
        """Return the extended attributes of several files of a directory, each file led by a record with
        an empty name whose value is the number of those that follow.
        """

    def max_disks(self) -> int:
        """Return how many drives a handle can have."""

    def md_create(
        self,
        name: str | PathLike[str],
        devices: Iterable[str | PathLike[str]],
        missingbitmap: int | None = None,
        nrdevices: int | None = None,
        spare: int | None = None,
        chunk: int | None = None,
        level: str | PathLike[str] | None = None,
    ) -> None:
        """Make a Linux software RAID array of devices."""

    def md_detail(self, md: str | PathLike[str]) -> Table:
        """Return what mdadm tells of an array, such as level, devices and uuid."""

    def md_stat(self, md: str | PathLike[str]) -> list[MdstatDict]:
        """List the devices of an array with their place in it and their flags."""

    def md_stop(self, md: str | PathLike[str]) -> None:
        """Stop an array, so that its device goes."""

    def mkdir(self, path: str | PathLike[str]) -> None:
        """Make a directory."""

    def mkdir_mode(self, path: str | PathLike[str], mode: int) -> None:
        """Make a directory with the given permission bits."""

    def mkdir_p(self, path: str | PathLike[str]) -> None:
        """Make a directory and the ones above it that are missing."""

    def mkdtemp(self, tmpl: str | PathLike[str]) -> str:
        """Make a directory with a new name of the given form, and return its path."""

    def mke2fs(
        self,
        device: str | PathLike[str],
        blockscount: int | None = None,
        blocksize: int | None = None,
        fragsize: int | None = None,
        blockspergroup: int | None = None,
        numberofgroups: int | None = None,
        bytesperinode: int | None = None,
        inodesize: int | None = None,
        journalsize: int | None = None,
        numberofinodes: int | None = None,
        stridesize: int | None = None,
        stripewidth: int | None = None,
        maxonlineresize: int | None = None,
        reservedblockspercentage: int | None = None,
        mmpupdateinterval: int | None = None,
        journaldevice: str | PathLike[str] | None = None,
        label: str | PathLike[str] | None = None,
        lastmounteddir: str | PathLike[str] | None = None,
        creatoros: str | PathLike[str] | None = None,
        fstype: str | PathLike[str] | None = None,
        usagetype: str | PathLike[str] | None = None,
        uuid: str | PathLike[str] | None = None,
        forcecreate: bool | None = None,
        writesbandgrouponly: bool | None = None,
        lazyitableinit: bool | None = None,
        lazyjournalinit: bool | None = None,
        testfs: bool | None = None,
        discard: bool | None = None,
        quotatype: bool | None = None,
        extent: bool | None = None,
        filetype: bool | None = None,
        flexbg: bool | None = None,
        hasjournal: bool | None = None,
        journaldev: bool | None = None,
        largefile: bool | None = None,
        quota: bool | None = None,
        resizeinode: bool | None = None,
        sparsesuper: bool | None = None,
        uninitbg: bool | None = None,
    ) -> None:
        """Make an ext2, ext3 or ext4 file system with all of mke2fs's options."""

    @deprecated("use GuestFS.mke2fs() instead of GuestFS.mke2fs_J()")
    def mke2fs_J(
        self,
        fstype: str | PathLike[str],
        blocksize: int,
        device: str | PathLike[str],
        journal: str | PathLike[str],
    ) -> None:
        """Make an ext file system whose journal is on another device."""

    @deprecated("use GuestFS.mke2fs() instead of GuestFS.mke2fs_JL()")
    def mke2fs_JL(
        self,
        fstype: str | PathLike[str],
        blocksize: int,
        device: str | PathLike[str],
        label: str | PathLike[str],
    ) -> None:
        """Make an ext file system whose journal is on the device with a label."""

    @deprecated("use GuestFS.mke2fs() instead of GuestFS.mke2fs_JU()")
    def mke2fs_JU(
        self,
        fstype: str | PathLike[str],
        blocksize: int,
        device: str | PathLike[str],
        uuid: str | PathLike[str],
    ) -> None:
        """Make an ext file system whose journal is on the device with a UUID."""

    @deprecated("use GuestFS.mke2fs() instead of GuestFS.mke2journal()")
    def mke2journal(self, blocksize: int, device: str | PathLike[str]) -> None:
        """Make a device the journal of ext file systems."""

    @deprecated("use GuestFS.mke2fs() instead of GuestFS.mke2journal_L()")
    def mke2journal_L(self, blocksize: int, label: str | PathLike[str], device: str | PathLike[str]) -> None:
        """Make a device the journal of ext file systems, with a label."""

    @deprecated("use GuestFS.mke2fs() instead of GuestFS.mke2journal_U()")
    def mke2journal_U(self, blocksize: int, uuid: str | PathLike[str], device: str | PathLike[str]) -> None:
        """Make a device the journal of ext file systems, with a UUID."""

    def mkfifo(self, mode: int, path: str | PathLike[str]) -> None:
        """Make a named pipe."""

    def mkfs(
        self,
        fstype: str | PathLike[str],
        device: str | PathLike[str],
        blocksize: int | None = None,
        features: str | PathLike[str] | None = None,
        inode: int | None = None,
        sectorsize: int | None = None,
        label: str | PathLike[str] | None = None,
    ) -> None:
        """Make a file system of the given type, losing all that is on the device."""

    def mkfs_opts(
        self,
        fstype: str | PathLike[str],
        device: str | PathLike[str],
        blocksize: int | None = None,
        features: str | PathLike[str] | None = None,
        inode: int | None = None,
        sectorsize: int | None = None,
        label: str | PathLike[str] | None = None,
    ) -> None:
        """Make a file system of the given type, losing all that is on the device."""

    @deprecated("use GuestFS.mkfs() instead of GuestFS.mkfs_b()")
    def mkfs_b(self, fstype: str | PathLike[str], blocksize: int, device: str | PathLike[str]) -> None:
        """Make a file system of the given type with a block size in bytes."""

    def mkfs_btrfs(
        self,
        devices: Iterable[str | PathLike[str]],
        allocstart: int | None = None,
        bytecount: int | None = None,
        datatype: str | PathLike[str] | None = None,
        leafsize: int | None = None,
        label: str | PathLike[str] | None = None,
        metadata: str | PathLike[str] | None = None,
        nodesize: int | None = None,
        sectorsize: int | None = None,
    ) -> None:
        """Make one Btrfs file system of one or more devices."""

    def mklost_and_found(self, mountpoint: str | PathLike[str]) -> None:
        """Make the lost+found directory of an ext file system."""

    def mkmountpoint(self, exemptpath: str | PathLike[str]) -> None:
        """Make a directory above all mounted file systems, to mount something on."""

    def mknod(self, mode: int, devmajor: int, devminor: int, path: str | PathLike[str]) -> None:
        """Make a device node, named pipe or socket, as the type bits of the mode say."""

    def mknod_b(self, mode: int, devmajor: int, devminor: int, path: str | PathLike[str]) -> None:
        """Make a block device node."""

    def mknod_c(self, mode: int, devmajor: int, devminor: int, path: str | PathLike[str]) -> None:
        """Make a character device node."""

    def mksquashfs(
        self,
        path: str | PathLike[str],
        filename: str | PathLike[str],
        compress: str | PathLike[str] | None = None,
        excludes: Iterable[str | PathLike[str]] | None = None,
    ) -> None:
        """Pack a directory of the guest into a local squashfs image."""

    def mkswap(
        self,
        device: str | PathLike[str],
        label: str | PathLike[str] | None = None,
        uuid: str | PathLike[str] | None = None,
    ) -> None:
        """Make a device a swap area."""

    def mkswap_opts(
        self,
        device: str | PathLike[str],
        label: str | PathLike[str] | None = None,
        uuid: str | PathLike[str] | None = None,
    ) -> None:
        """Make a device a swap area."""

    @deprecated("use GuestFS.mkswap() instead of GuestFS.mkswap_L()")
    def mkswap_L(self, label: str | PathLike[str], device: str | PathLike[str]) -> None:
        """Make a device a swap area with a label."""

    @deprecated("use GuestFS.mkswap() instead of GuestFS.mkswap_U()")
    def mkswap_U(self, uuid: str | PathLike[str], device: str | PathLike[str]) -> None:
        """Make a device a swap area with a UUID."""

    def mkswap_file(self, path: str | PathLike[str]) -> None:
        """Make an existing file a swap area."""

    def mktemp(self, tmpl: str | PathLike[str], suffix: str | PathLike[str] | None = None) -> str:
        """Make an empty file with a new name of the given form, and return its path."""

    def modprobe(self, modulename: str | PathLike[str]) -> None:
        """Load a kernel module in the appliance."""

    def mount(self, mountable: str | PathLike[str], mountpoint: str | PathLike[str]) -> None:
        """Mount a file system of the guest, writable as far as its drive is."""

    @deprecated("do not use GuestFS.mount_9p()")
    def mount_9p(
        self,
        mounttag: str | PathLike[str],
        mountpoint: str | PathLike[str],
        options: str | PathLike[str] | None = None,
    ) -> None:
        """Raise an error; 9p is no longer supported."""

    def mount_local(
        self,
        localmountpoint: str | PathLike[str],
        readonly: bool | None = None,
        options: str | PathLike[str] | None = None,
        cachetimeout: int | None = None,
        debugcalls: bool | None = None,
    ) -> None:
        """Make the guest's files visible in a local folder; mount_local_run then serves them."""

    def mount_local_run(self) -> None:
        """Serve the folder of mount_local until it is unmounted."""

    def mount_loop(self, file: str | PathLike[str], mountpoint: str | PathLike[str]) -> None:
        """Mount a file of the guest that holds a file system."""

    def mount_options(
        self,
        options: str | PathLike[str],
        mountable: str | PathLike[str],
        mountpoint: str | PathLike[str],
    ) -> None:
        """Mount a file system of the guest with mount options."""

    def mount_ro(self, mountable: str | PathLike[str], mountpoint: str | PathLike[str]) -> None:
        """Mount a file system of the guest read-only."""

    def mount_vfs(
        self,
        options: str | PathLike[str],
        vfstype: str | PathLike[str],
        mountable: str | PathLike[str],
        mountpoint: str | PathLike[str],
    ) -> None:
        """Mount a file system of the guest with mount options and a named type."""

    def mountable_device(self, mountable: str | PathLike[str]) -> str:
        """Return the device of a mountable, without its subvolume."""

    def mountable_subvolume(self, mountable: str | PathLike[str]) -> str:
        """Return the subvolume of a mountable, and fail where it has none."""

    def mountpoints(self) -> Table:
        """Return where each mounted file system is mounted."""

    def mounts(self) -> list[str]:
        """List the file systems that are mounted."""

    def mv(self, src: str | PathLike[str], dest: str | PathLike[str]) -> None:
        """Move or rename a file or directory inside the guest, across file systems too."""

    def nr_devices(self) -> int:
        """Return the number of whole disks that the appliance has."""

    def ntfs_3g_probe(self, rw: bool, device: str | PathLike[str]) -> int:
        """Return 0 if an NTFS volume can be mounted, or ntfs-3g's exit status that says why not, such as
        14 for hibernated.
        """

    def ntfs_chmod(
        self,
        device: str | PathLike[str],
        mode: int,
        path: str | PathLike[str],
        recursive: bool | None = None,
    ) -> None:
        """Set the permission bits of a file on an NTFS volume that is not mounted."""

    def ntfscat_i(self, device: str | PathLike[str], inode: int, filename: str | PathLike[str]) -> None:
        """Copy the content of a file on NTFS, given by its inode, into a local file."""

    def ntfsclone_in(self, backupfile: str | PathLike[str], device: str | PathLike[str]) -> None:
        """Restore an NTFS volume from a local file that ntfsclone_out wrote."""

    def ntfsclone_out(
        self,
        device: str | PathLike[str],
        backupfile: str | PathLike[str],
        metadataonly: bool | None = None,
        rescue: bool | None = None,
        ignorefscheck: bool | None = None,
        preservetimestamps: bool | None = None,
        force: bool | None = None,
    ) -> None:
        """Save the used part of an NTFS volume into a local file."""

    def ntfsfix(self, device: str | PathLike[str], clearbadsectors: bool | None = None) -> None:
        """Mend common damage of an NTFS volume and have Windows check it at its next start."""

    def ntfsresize(
        self,
        device: str | PathLike[str],
        size: int | None = None,
        force: bool | None = None,
    ) -> None:
        """Resize an NTFS file system, to the whole device unless a size in bytes is given."""

    def ntfsresize_opts(
        self,
        device: str | PathLike[str],
        size: int | None = None,
        force: bool | None = None,
    ) -> None:
        """Resize an NTFS file system, to the whole device unless a size in bytes is given."""

    @deprecated("use GuestFS.ntfsresize() instead of GuestFS.ntfsresize_size()")
    def ntfsresize_size(self, device: str | PathLike[str], size: int) -> None:
        """Resize an NTFS file system to a size in bytes."""

    def parse_environment(self) -> None:
        """Configure the handle from the LIBGUESTFS_ variables of this process."""

    def parse_environment_list(self, environment: Iterable[str | PathLike[str]]) -> None:
        """Configure the handle from the LIBGUESTFS_ variables in a list of NAME=VALUE."""

    def part_add(
        self,
        device: str | PathLike[str],
        prlogex: str | PathLike[str],
        startsect: int,
        endsect: int,
    ) -> None:
        """Add a partition between two sectors to the table of a disk."""

    def part_del(self, device: str | PathLike[str], partnum: int) -> None:
        """Delete a partition from the table of a disk."""

    def part_disk(self, device: str | PathLike[str], parttype: str | PathLike[str]) -> None:
        """Write a partition table onto a disk with one partition as large as possible."""

    def part_expand_gpt(self, device: str | PathLike[str]) -> None:
        """Move the backup GPT of a disk that has grown to its new end."""

    def part_get_bootable(self, device: str | PathLike[str], partnum: int) -> int:
        """Tell whether a partition is marked as bootable."""

    def part_get_disk_guid(self, device: str | PathLike[str]) -> str:
        """Return the GUID of a disk with a GPT."""

    def part_get_gpt_attributes(self, device: str | PathLike[str], partnum: int) -> int:
        """Return the 64 attribute bits of a GPT partition as a number."""

    def part_get_gpt_guid(self, device: str | PathLike[str], partnum: int) -> str:
        """Return the GUID of a GPT partition."""

    def part_get_gpt_type(self, device: str | PathLike[str], partnum: int) -> str:
        """Return the GUID that says what a GPT partition is for."""

    def part_get_mbr_id(self, device: str | PathLike[str], partnum: int) -> int:
        """Return the type byte of an MBR partition."""

    def part_get_mbr_part_type(self, device: str | PathLike[str], partnum: int) -> str:
        """Return whether an MBR partition is primary, logical or extended."""

    def part_get_name(self, device: str | PathLike[str], partnum: int) -> str:
        """Return the name of a GPT partition."""

    def part_get_parttype(self, device: str | PathLike[str]) -> str:
        """Return the type of a disk's partition table, such as gpt or msdos."""

    def part_init(self, device: str | PathLike[str], parttype: str | PathLike[str]) -> None:
        """Write an empty partition table onto a disk."""

    def part_list(self, device: str | PathLike[str]) -> list[PartitionDict]:
        """List the partitions of a disk; places and sizes are in bytes."""

    def part_resize(self, device: str | PathLike[str], partnum: int, endsect: int) -> None:
        """Move the end of a partition to another sector, without touching what is in it."""

    def part_set_bootable(self, device: str | PathLike[str], partnum: int, bootable: bool) -> None:
        """Mark a partition as bootable or not."""

    def part_set_disk_guid(self, device: str | PathLike[str], guid: str | PathLike[str]) -> None:
        """Set the GUID of a disk with a GPT."""

    def part_set_disk_guid_random(self, device: str | PathLike[str]) -> None:
        """Give a disk with a GPT a new random GUID."""

    def part_set_gpt_attributes(self, device: str | PathLike[str], partnum: int, attributes: int) -> None:
        """Set the 64 attribute bits of a GPT partition."""

    def part_set_gpt_guid(self, device: str | PathLike[str], partnum: int, guid: str | PathLike[str]) -> None:
        """Set the GUID of a GPT partition."""

    def part_set_gpt_type(self, device: str | PathLike[str], partnum: int, guid: str | PathLike[str]) -> None:
        """Set the GUID that says what a GPT partition is for."""

    def part_set_mbr_id(self, device: str | PathLike[str], partnum: int, idbyte: int) -> None:
        """Set the type byte of an MBR partition."""

    def part_set_name(self, device: str | PathLike[str], partnum: int, name: str | PathLike[str]) -> None:
        """Set the name of a GPT partition."""

    def part_to_dev(self, partition: str | PathLike[str]) -> str:
        """Return the disk that a partition is on."""

    def part_to_partnum(self, partition: str | PathLike[str]) -> int:
        """Return the number of a partition on its disk, from 1."""

    def ping_daemon(self) -> None:
        """Call the daemon and come back, to prove that it answers."""

    def pread(self, path: str | PathLike[str], count: int, offset: int) -> bytes:
        """Return a part of a file; it may be shorter than asked at the file's end."""

    def pread_device(self, device: str | PathLike[str], count: int, offset: int) -> bytes:
        """Return a part of a device; it may be shorter than asked at the device's end."""

    def pvchange_uuid(self, device: str | PathLike[str]) -> None:
        """Give an LVM physical volume a new random UUID."""

    def pvchange_uuid_all(self) -> None:
        """Give all LVM physical volumes new random UUIDs."""

    def pvcreate(self, device: str | PathLike[str]) -> None:
        """Make a device an LVM physical volume."""

    def pvremove(self, device: str | PathLike[str]) -> None:
        """Make an LVM physical volume a plain device again."""

    def pvresize(self, device: str | PathLike[str]) -> None:
        """Resize an LVM physical volume to the size of its device."""

    def pvresize_size(self, device: str | PathLike[str], size: int) -> None:
        """Resize an LVM physical volume to a size in bytes."""

    def pvs(self) -> list[str]:
        """List the devices of all LVM physical volumes."""

    def pvs_full(self) -> list[LvmPvDict]:
        """List all LVM physical volumes with everything that pvs knows; sizes in bytes."""

    def pvuuid(self, device: str | PathLike[str]) -> str:
        """Return the UUID of an LVM physical volume."""

    def pwrite(
        self,
        path: str | PathLike[str],
        content: bytes | bytearray | memoryview | str,
        offset: int,
    ) -> int:
        """Write into a file at an offset without changing the rest, and return how many bytes were
        written.
        """

    def pwrite_device(
        self,
        device: str | PathLike[str],
        content: bytes | bytearray | memoryview | str,
        offset: int,
    ) -> int:
        """Write onto a device at an offset, and return how many bytes were written."""

    def read_file(self, path: str | PathLike[str]) -> bytes:
        """Return the content of a file as bytes."""

    def read_lines(self, path: str | PathLike[str]) -> list[str]:
        """Return the lines of a text file, without their ends."""

    def readdir(self, dir: str | PathLike[str]) -> list[DirentDict]:
        """List the entries of a directory, "." and ".." too, with inode and type: b, c, d, f (pipe), l, r
        (regular), s, u (unknown) or ?.
        """

    def readlink(self, path: str | PathLike[str]) -> str:
        """Return the target of a symbolic link."""

    def readlinklist(self, path: str | PathLike[str], names: Iterable[str | PathLike[str]]) -> list[str]:
        """Return the targets of several links of a directory, empty for what is no link."""

    def realpath(self, path: str | PathLike[str]) -> str:
        """Return a path without symbolic links, "." and ".."."""

    def remount(self, mountpoint: str | PathLike[str], rw: bool | None = None) -> None:
        """Change a mounted file system between read-only and writable."""

    @deprecated("do not use GuestFS.remove_drive()")
    def remove_drive(self, label: str | PathLike[str]) -> None:
        """Take a drive, given by its label, out of the handle."""

    def removexattr(self, xattr: str | PathLike[str], path: str | PathLike[str]) -> None:
        """Remove an extended attribute of a file, following symbolic links."""

    def rename(self, oldpath: str | PathLike[str], newpath: str | PathLike[str]) -> None:
        """Rename a file or directory on its file system, replacing what is at the new path."""

    def resize2fs(self, device: str | PathLike[str]) -> None:
        """Resize an ext2, ext3 or ext4 file system to the size of its device."""

    def resize2fs_M(self, device: str | PathLike[str]) -> None:
        """Shrink an ext2, ext3 or ext4 file system as far as possible."""

    def resize2fs_size(self, device: str | PathLike[str], size: int) -> None:
        """Resize an ext2, ext3 or ext4 file system to a size in bytes."""

    def rm(self, path: str | PathLike[str]) -> None:
        """Remove a file."""

    def rm_f(self, path: str | PathLike[str]) -> None:
        """Remove a file, without complaint if there is none."""

    def rm_rf(self, path: str | PathLike[str]) -> None:
        """Remove a file, or a directory with everything in it, without complaint if there is none."""

    def rmdir(self, path: str | PathLike[str]) -> None:
        """Remove an empty directory."""

    def rmmountpoint(self, exemptpath: str | PathLike[str]) -> None:
        """Remove a directory that mkmountpoint made."""

    def rsync(
        self,
        src: str | PathLike[str],
        dest: str | PathLike[str],
        archive: bool | None = None,
        deletedest: bool | None = None,
    ) -> None:
        """Make a directory of the guest equal to another one."""

    def rsync_in(
        self,
        remote: str | PathLike[str],
        dest: str | PathLike[str],
        archive: bool | None = None,
        deletedest: bool | None = None,
    ) -> None:
        """Copy from a server into the guest by rsync, over the network."""

    def rsync_out(
        self,
        src: str | PathLike[str],
        remote: str | PathLike[str],
        archive: bool | None = None,
        deletedest: bool | None = None,
    ) -> None:
        """Copy from the guest to a server by rsync, over the network."""

    def scrub_device(self, device: str | PathLike[str]) -> None:
        """Overwrite a device with patterns, so that its content cannot be restored."""

    def scrub_file(self, file: str | PathLike[str]) -> None:
        """Overwrite a file with patterns and remove it."""

    def scrub_freespace(self, dir: str | PathLike[str]) -> None:
        """Overwrite the free space of a file system by filling a directory that is then removed."""

    @deprecated("use GuestFS.setfiles() instead of GuestFS.selinux_relabel()")
    def selinux_relabel(
        self,
        specfile: str | PathLike[str],
        path: str | PathLike[str],
        force: bool | None = None,
    ) -> None:
        """Give the files below a path the SELinux labels that a specification lists."""

    def set_append(self, append: str | PathLike[str] | None) -> None:
        """Add options to the kernel's command line."""

    def append(self, append: str | PathLike[str] | None) -> None:
        """Add options to the kernel's command line."""

    @deprecated("use GuestFS.set_backend() instead of GuestFS.set_attach_method()")
    def set_attach_method(self, backend: str | PathLike[str]) -> None:
        """Choose the backend by its old name."""

    @deprecated("use GuestFS.set_backend() instead of GuestFS.set_attach_method()")
    def attach_method(self, backend: str | PathLike[str]) -> None:
        """Choose the backend by its old name."""

    def set_autosync(self, autosync: bool) -> None:
        """Choose whether file systems are unmounted and written out when the handle closes."""

    def autosync(self, autosync: bool) -> None:
        """Choose whether file systems are unmounted and written out when the handle closes."""

    def set_backend(self, backend: str | PathLike[str]) -> None:
        """Choose the backend, that is how the appliance is started."""

    def backend(self, backend: str | PathLike[str]) -> None:
        """Choose the backend, that is how the appliance is started."""

    def set_backend_setting(self, name: str | PathLike[str], val: str | PathLike[str]) -> None:
        """Set one backend setting, replacing the one of that name."""

    def set_backend_settings(self, settings: Iterable[str | PathLike[str]]) -> None:
        """Replace all backend settings."""

    def set_cachedir(self, cachedir: str | PathLike[str] | None) -> None:
        """Set the folder of the host that holds the cached appliance."""

    def cachedir(self, cachedir: str | PathLike[str] | None) -> None:
        """Set the folder of the host that holds the cached appliance."""

    @deprecated("use GuestFS.internal_get_console_socket() instead of GuestFS.set_direct()")
    def set_direct(self, direct: bool) -> None:
        """Choose whether the appliance's console goes straight to standard output. Without effect: the
        console is told by APPLIANCE events.
        """

    @deprecated("use GuestFS.internal_get_console_socket() instead of GuestFS.set_direct()")
    def direct(self, direct: bool) -> None:
        """Choose whether the appliance's console goes straight to standard output. Without effect: the
        console is told by APPLIANCE events.
        """

    def set_e2attrs(
        self,
        file: str | PathLike[str],
        attrs: str | PathLike[str],
        clear: bool | None = None,
    ) -> None:
        """Set or clear flags of a file on ext2, ext3 or ext4."""

    def set_e2generation(self, file: str | PathLike[str], generation: int) -> None:
        """Set the generation number of a file on ext2, ext3 or ext4."""

    @deprecated("use GuestFS.set_label() instead of GuestFS.set_e2label()")
    def set_e2label(self, device: str | PathLike[str], label: str | PathLike[str]) -> None:
        """Set the label of an ext2, ext3 or ext4 file system."""

    @deprecated("use GuestFS.set_uuid() instead of GuestFS.set_e2uuid()")
    def set_e2uuid(self, device: str | PathLike[str], uuid: str | PathLike[str]) -> None:
        """Set the UUID of an ext2, ext3 or ext4 file system."""

    def set_hv(self, hv: str | PathLike[str]) -> None:
        """Set the path of the hypervisor's program."""

    def hv(self, hv: str | PathLike[str]) -> None:
        """Set the path of the hypervisor's program."""

    def set_identifier(self, identifier: str | PathLike[str]) -> None:
        """Give the handle a name for traces."""

    def identifier(self, identifier: str | PathLike[str]) -> None:
        """Give the handle a name for traces."""

    def set_label(self, mountable: str | PathLike[str], label: str | PathLike[str]) -> None:
        """Set the label of a file system, mounted or not as its type demands."""

    def set_libvirt_requested_credential(
        self,
        index: int,
        cred: bytes | bytearray | memoryview | str,
    ) -> None:
        """Answer one credential that libvirt asks for, inside the event's callback."""

    def set_libvirt_supported_credentials(self, creds: Iterable[str | PathLike[str]]) -> None:
        """Say which kinds of credential the program can ask its user for."""

    def set_memsize(self, memsize: int) -> None:
        """Set the memory of the appliance in MiB."""

    def memsize(self, memsize: int) -> None:
        """Set the memory of the appliance in MiB."""

    def set_network(self, network: bool) -> None:
        """Choose whether the appliance may use the network."""

    def network(self, network: bool) -> None:
        """Choose whether the appliance may use the network."""

    def set_path(self, searchpath: str | PathLike[str] | None) -> None:
        """Set the folders in which the appliance's parts are searched, separated by colons."""

    def path(self, searchpath: str | PathLike[str] | None) -> None:
        """Set the folders in which the appliance's parts are searched, separated by colons."""

    def set_pgroup(self, pgroup: bool) -> None:
        """Choose whether the hypervisor gets a process group of its own. Without effect: it always gets
        one.
        """

    def pgroup(self, pgroup: bool) -> None:
        """Choose whether the hypervisor gets a process group of its own. Without effect: it always gets
        one.
        """

    def set_program(self, program: str | PathLike[str]) -> None:
        """Set the name of the program that uses the handle."""

    def program(self, program: str | PathLike[str]) -> None:
        """Set the name of the program that uses the handle."""

    @deprecated("use GuestFS.set_hv() instead of GuestFS.set_qemu()")
    def set_qemu(self, hv: str | PathLike[str] | None) -> None:
        """Set the path of the hypervisor's program."""

    @deprecated("use GuestFS.set_hv() instead of GuestFS.set_qemu()")
    def qemu(self, hv: str | PathLike[str] | None) -> None:
        """Set the path of the hypervisor's program."""

    def set_recovery_proc(self, recoveryproc: bool) -> None:
        """Choose whether the hypervisor is ended when this process dies. Without effect: it always is."""

    def recovery_proc(self, recoveryproc: bool) -> None:
        """Choose whether the hypervisor is ended when this process dies. Without effect: it always is."""

    @deprecated("use GuestFS.setfiles() instead of GuestFS.set_selinux()")
    def set_selinux(self, selinux: bool) -> None:
        """Choose whether SELinux is on in the appliance. Without effect: it is off."""

    @deprecated("use GuestFS.setfiles() instead of GuestFS.set_selinux()")
    def selinux(self, selinux: bool) -> None:
        """Choose whether SELinux is on in the appliance. Without effect: it is off."""

    def set_smp(self, smp: int) -> None:
        """Set the number of virtual processors of the appliance."""

    def smp(self, smp: int) -> None:
        """Set the number of virtual processors of the appliance."""

    def set_tmpdir(self, tmpdir: str | PathLike[str] | None) -> None:
        """Set the folder of the host that holds temporary files."""

    def tmpdir(self, tmpdir: str | PathLike[str] | None) -> None:
        """Set the folder of the host that holds temporary files."""

    def set_trace(self, trace: bool) -> None:
        """Choose whether each call is traced."""

    def trace(self, trace: bool) -> None:
        """Choose whether each call is traced."""

    def set_uuid(self, device: str | PathLike[str], uuid: str | PathLike[str]) -> None:
        """Set the UUID of a file system that is not mounted."""

    def set_uuid_random(self, device: str | PathLike[str]) -> None:
        """Give a file system that is not mounted a new random UUID."""

    def set_verbose(self, verbose: bool) -> None:
        """Choose whether debugging messages are on."""

    def verbose(self, verbose: bool) -> None:
        """Choose whether debugging messages are on."""

    @deprecated("use GuestFS.setfiles() instead of GuestFS.setcon()")
    def setcon(self, context: str | PathLike[str]) -> None:
        """Set the SELinux context of the daemon."""

    def setfiles(
        self,
        specfile: str | PathLike[str],
        paths: Iterable[str | PathLike[str]],
        force: bool | None = None,
        excludes: Iterable[str | PathLike[str]] | None = None,
    ) -> None:
        """Give the files below several paths the SELinux labels that a specification lists."""

    def setxattr(
        self,
        xattr: str | PathLike[str],
        val: str | PathLike[str],
        vallen: int,
        path: str | PathLike[str],
    ) -> None:
        """Set an extended attribute of a file, following symbolic links."""

    @deprecated("use GuestFS.part_add() instead of GuestFS.sfdisk()")
    def sfdisk(
        self,
        device: str | PathLike[str],
        cyls: int,
        heads: int,
        sectors: int,
        lines: Iterable[str | PathLike[str]],
    ) -> None:
        """Write a partition table from lines in sfdisk's language, with a geometry."""

    @deprecated("use GuestFS.part_add() instead of GuestFS.sfdiskM()")
    def sfdiskM(self, device: str | PathLike[str], lines: Iterable[str | PathLike[str]]) -> None:
        """Write a partition table from lines in sfdisk's language, in MiB."""

    @deprecated("use GuestFS.part_add() instead of GuestFS.sfdisk_N()")
    def sfdisk_N(
        self,
        device: str | PathLike[str],
        partnum: int,
        cyls: int,
        heads: int,
        sectors: int,
        line: str | PathLike[str],
    ) -> None:
        """Change one partition by a line in sfdisk's language."""

    def sfdisk_disk_geometry(self, device: str | PathLike[str]) -> str:
        """Return the disk geometry that the partition table implies, as sfdisk prints it."""

    def sfdisk_kernel_geometry(self, device: str | PathLike[str]) -> str:
        """Return the disk geometry that the kernel assumes, as sfdisk prints it."""

    @deprecated("use GuestFS.part_list() instead of GuestFS.sfdisk_l()")
    def sfdisk_l(self, device: str | PathLike[str]) -> str:
        """Return the partition table as sfdisk -l prints it, for people to read."""

    def sh(self, command: str | PathLike[str]) -> str:
        """Run a command line in the guest's /bin/sh and return what it prints."""

    def sh_lines(self, command: str | PathLike[str]) -> list[str]:
        """Run a command line in the guest's /bin/sh and return the lines that it prints."""

    def sh_out(self, command: str | PathLike[str], output: str | PathLike[str]) -> None:
        """Run a command line in the guest's /bin/sh and write what it prints to a local file."""

    def shutdown(self) -> None:
        """End the appliance after writing everything out, and return to the state before launch."""

    def sleep(self, secs: int) -> None:
        """Wait for so many seconds inside the daemon."""

    @deprecated("use GuestFS.statns() instead of GuestFS.stat()")
    def stat(self, path: str | PathLike[str]) -> StatDict:
        """Return the status of a file, following symbolic links; sizes in bytes, times in seconds since
        1970.
        """

    def statns(self, path: str | PathLike[str]) -> StatnsDict:
        """Return the status of a file, following symbolic links; sizes in bytes, times in seconds and
        nanoseconds since 1970.
        """

    def statvfs(self, path: str | PathLike[str]) -> StatvfsDict:
        """Return the size and use of the file system that a path is on, in blocks and inodes."""

    def strings(self, path: str | PathLike[str]) -> list[str]:
        """Return the printable ASCII texts in a file."""

    def strings_e(self, encoding: str | PathLike[str], path: str | PathLike[str]) -> list[str]:
        """Return the printable texts in a file that are in a given encoding."""

    def swapoff_device(self, device: str | PathLike[str]) -> None:
        """Stop to swap onto a device."""

    def swapoff_file(self, file: str | PathLike[str]) -> None:
        """Stop to swap into a file."""

    def swapoff_label(self, label: str | PathLike[str]) -> None:
        """Stop to swap onto the device with a label."""

    def swapoff_uuid(self, uuid: str | PathLike[str]) -> None:
        """Stop to swap onto the device with a UUID."""

    def swapon_device(self, device: str | PathLike[str]) -> None:
        """Let the appliance swap onto a device."""

    def swapon_file(self, file: str | PathLike[str]) -> None:
        """Let the appliance swap into a file."""

    def swapon_label(self, label: str | PathLike[str]) -> None:
        """Let the appliance swap onto the device with a label."""

    def swapon_uuid(self, uuid: str | PathLike[str]) -> None:
        """Let the appliance swap onto the device with a UUID."""

    def sync(self) -> None:
        """Write everything that is cached to the drives."""

    def syslinux(self, device: str | PathLike[str], directory: str | PathLike[str] | None = None) -> None:
        """Install the SYSLINUX boot loader onto a FAT file system."""

    def tail(self, path: str | PathLike[str]) -> list[str]:
        """Return the last ten lines of a file."""

    def tail_n(self, nrlines: int, path: str | PathLike[str]) -> list[str]:
        """Return the last lines of a file, or with a negative number all from that line on."""

    def tar_in(
        self,
        tarfile: str | PathLike[str],
        directory: str | PathLike[str],
        compress: str | PathLike[str] | None = None,
        xattrs: bool | None = None,
        selinux: bool | None = None,
        acls: bool | None = None,
        keepdirlink: bool | None = None,
    ) -> None:
        """Unpack a local tar archive into a directory of the guest."""

    def tar_in_opts(
        self,
        tarfile: str | PathLike[str],
        directory: str | PathLike[str],
        compress: str | PathLike[str] | None = None,
        xattrs: bool | None = None,
        selinux: bool | None = None,
        acls: bool | None = None,
        keepdirlink: bool | None = None,
    ) -> None:
        """Unpack a local tar archive into a directory of the guest."""

    def tar_out(
        self,
        directory: str | PathLike[str],
        tarfile: str | PathLike[str],
        compress: str | PathLike[str] | None = None,
        numericowner: bool | None = None,
        excludes: Iterable[str | PathLike[str]] | None = None,
        xattrs: bool | None = None,
        selinux: bool | None = None,
        acls: bool | None = None,
    ) -> None:
        """Pack a directory of the guest into a local tar archive."""

    def tar_out_opts(
        self,
        directory: str | PathLike[str],
        tarfile: str | PathLike[str],
        compress: str | PathLike[str] | None = None,
        numericowner: bool | None = None,
        excludes: Iterable[str | PathLike[str]] | None = None,
        xattrs: bool | None = None,
        selinux: bool | None = None,
        acls: bool | None = None,
    ) -> None:
        """Pack a directory of the guest into a local tar archive."""

    @deprecated("use GuestFS.tar_in() instead of GuestFS.tgz_in()")
    def tgz_in(self, tarball: str | PathLike[str], directory: str | PathLike[str]) -> None:
        """Unpack a local tar archive compressed by gzip into a directory of the guest."""

    @deprecated("use GuestFS.tar_out() instead of GuestFS.tgz_out()")
    def tgz_out(self, directory: str | PathLike[str], tarball: str | PathLike[str]) -> None:
        """Pack a directory of the guest into a local tar archive compressed by gzip."""

    def touch(self, path: str | PathLike[str]) -> None:
        """Make an empty file, or set the times of an existing one to now."""

    def truncate(self, path: str | PathLike[str]) -> None:
        """Cut a file to nothing."""

    def truncate_size(self, path: str | PathLike[str], size: int) -> None:
        """Cut or extend a file to a size in bytes."""

    def tune2fs(
        self,
        device: str | PathLike[str],
        force: bool | None = None,
        maxmountcount: int | None = None,
        mountcount: int | None = None,
        errorbehavior: str | PathLike[str] | None = None,
        group: int | None = None,
        intervalbetweenchecks: int | None = None,
        reservedblockspercentage: int | None = None,
        lastmounteddirectory: str | PathLike[str] | None = None,
        reservedblockscount: int | None = None,
        user: int | None = None,
    ) -> None:
        """Change parameters of an ext2, ext3 or ext4 file system."""

    def tune2fs_l(self, device: str | PathLike[str]) -> Table:
        """Return the superblock of an ext2, ext3 or ext4 file system, by the names that tune2fs uses."""

    @deprecated("use GuestFS.tar_in() instead of GuestFS.txz_in()")
    def txz_in(self, tarball: str | PathLike[str], directory: str | PathLike[str]) -> None:
        """Unpack a local tar archive compressed by xz into a directory of the guest."""

    @deprecated("use GuestFS.tar_out() instead of GuestFS.txz_out()")
    def txz_out(self, directory: str | PathLike[str], tarball: str | PathLike[str]) -> None:
        """Pack a directory of the guest into a local tar archive compressed by xz."""

    def umask(self, mask: int) -> int:
        """Set the daemon's umask and return the one before."""

    def umount(
        self,
        pathordevice: str | PathLike[str],
        force: bool | None = None,
        lazyunmount: bool | None = None,
    ) -> None:
        """Unmount a file system, given by its directory or its device."""

    def unmount(
        self,
        pathordevice: str | PathLike[str],
        force: bool | None = None,
        lazyunmount: bool | None = None,
    ) -> None:
        """Unmount a file system, given by its directory or its device."""

    def umount_opts(
        self,
        pathordevice: str | PathLike[str],
        force: bool | None = None,
        lazyunmount: bool | None = None,
    ) -> None:
        """Unmount a file system, given by its directory or its device."""

    def umount_all(self) -> None:
        """Unmount all file systems."""

    def unmount_all(self) -> None:
        """Unmount all file systems."""

    def umount_local(self, retry: bool | None = None) -> None:
        """Unmount the folder that mount_local made, which may be called from another thread."""

    def upload(self, filename: str | PathLike[str], remotefilename: str | PathLike[str]) -> None:
        """Copy a local file into a file or onto a device of the guest."""

    def upload_offset(
        self,
        filename: str | PathLike[str],
        remotefilename: str | PathLike[str],
        offset: int,
    ) -> None:
        """Copy a local file into a part of a file or device of the guest."""

    def user_cancel(self) -> None:
        """Cancel the file transfer that is under way; any thread may call this."""

    def utimens(
        self,
        path: str | PathLike[str],
        atsecs: int,
        atnsecs: int,
        mtsecs: int,
        mtnsecs: int,
    ) -> None:
        """Set the times of access and modification of a file."""

    def utsname(self) -> UtsnameDict:
        """Return name, release, version and machine of the appliance's kernel."""

    def version(self) -> VersionDict:
        """Return the version of this engine's API, which is that of a libguestfs release."""

    def vfs_label(self, mountable: str | PathLike[str]) -> str:
        """Return the label of a file system, empty where it has none."""

    def vfs_minimum_size(self, mountable: str | PathLike[str]) -> int:
        """Return the smallest size in bytes to which a file system could be shrunk."""

    def vfs_type(self, mountable: str | PathLike[str]) -> str:
        """Return the type of a file system, such as ext4, empty where it is not recognised."""

    def vfs_uuid(self, mountable: str | PathLike[str]) -> str:
        """Return the UUID of a file system, empty where it has none."""

    def get_uuid(self, mountable: str | PathLike[str]) -> str:
        """Return the UUID of a file system, empty where it has none."""

    def vg_activate(self, activate: bool, volgroups: Iterable[str | PathLike[str]]) -> None:
        """Activate or deactivate some volume groups."""

    def vg_activate_all(self, activate: bool) -> None:
        """Activate or deactivate all volume groups."""

    def vgchange_uuid(self, vg: str | PathLike[str]) -> None:
        """Give a volume group a new random UUID."""

    def vgchange_uuid_all(self) -> None:
        """Give all volume groups new random UUIDs."""

    def vgcreate(self, volgroup: str | PathLike[str], physvols: Iterable[str | PathLike[str]]) -> None:
        """Make an LVM volume group of physical volumes."""

    def vglvuuids(self, vgname: str | PathLike[str]) -> list[str]:
        """List the UUIDs of the logical volumes in a volume group."""

    def vgmeta(self, vgname: str | PathLike[str]) -> bytes:
        """Return the metadata of a volume group as vgcfgbackup writes it."""

    def vgpvuuids(self, vgname: str | PathLike[str]) -> list[str]:
        """List the UUIDs of the physical volumes in a volume group."""

    def vgremove(self, vgname: str | PathLike[str]) -> None:
        """Remove a volume group with the logical volumes in it."""

    def vgrename(self, volgroup: str | PathLike[str], newvolgroup: str | PathLike[str]) -> None:
        """Rename a volume group."""

    def vgs(self) -> list[str]:
        """List the names of all LVM volume groups."""

    def vgs_full(self) -> list[LvmVgDict]:
        """List all LVM volume groups with everything that vgs knows; sizes in bytes."""

    @deprecated("use GuestFS.lvm_scan() instead of GuestFS.vgscan()")
    def vgscan(self) -> None:
        """Look for LVM volumes again."""

    def vguuid(self, vgname: str | PathLike[str]) -> str:
        """Return the UUID of a volume group."""

    @deprecated("do not use GuestFS.wait_ready()")
    def wait_ready(self) -> None:
        """Without effect, as launch waits itself."""

    def wc_c(self, path: str | PathLike[str]) -> int:
        """Return the number of bytes in a file."""

    def wc_l(self, path: str | PathLike[str]) -> int:
        """Return the number of lines in a file."""

    def wc_w(self, path: str | PathLike[str]) -> int:
        """Return the number of words in a file."""

    def wipefs(self, device: str | PathLike[str]) -> None:
        """Erase the signatures of file systems and the like from a device, so that it is no longer
        recognised.
        """

    def write(self, path: str | PathLike[str], content: bytes | bytearray | memoryview | str) -> None:
        """Make a file with the given content, replacing the one that is there."""

    def write_append(self, path: str | PathLike[str], content: bytes | bytearray | memoryview | str) -> None:
        """Add content to the end of a file, making it if it is not there."""

    @deprecated("use GuestFS.write() instead of GuestFS.write_file()")
    def write_file(self, path: str | PathLike[str], content: str | PathLike[str], size: int) -> None:
        """Make a file with the given text."""

    def xfs_admin(
        self,
        device: str | PathLike[str],
        extunwritten: bool | None = None,
        imgfile: bool | None = None,
        v2log: bool | None = None,
        projid32bit: bool | None = None,
        lazycounter: bool | None = None,
        label: str | PathLike[str] | None = None,
        uuid: str | PathLike[str] | None = None,
    ) -> None:
        """Change parameters of an XFS file system that is not mounted."""

    def xfs_growfs(
        self,
        path: str | PathLike[str],
        datasec: bool | None = None,
        logsec: bool | None = None,
        rtsec: bool | None = None,
        datasize: int | None = None,
        logsize: int | None = None,
        rtsize: int | None = None,
        rtextsize: int | None = None,
        maxpct: int | None = None,
    ) -> None:
        """Grow a mounted XFS file system; sizes are in its blocks."""

    @deprecated("use GuestFS.xfs_info2() instead of GuestFS.xfs_info()")
    def xfs_info(self, pathordevice: str | PathLike[str]) -> XfsinfoDict:
        """Return the geometry of an XFS file system; sizes are in the units that each name implies."""

    def xfs_info2(self, pathordevice: str | PathLike[str]) -> Table:
        """Return the geometry of an XFS file system, by the names that xfs_info prints."""

    def xfs_repair(
        self,
        device: str | PathLike[str],
        forcelogzero: bool | None = None,
        nomodify: bool | None = None,
        noprefetch: bool | None = None,
        forcegeometry: bool | None = None,
        maxmem: int | None = None,
        ihashsize: int | None = None,
        bhashsize: int | None = None,
        agstride: int | None = None,
        logdev: str | PathLike[str] | None = None,
        rtdev: str | PathLike[str] | None = None,
    ) -> int:
        """Repair an XFS file system that is not mounted, and return xfs_repair's exit status, which is 1
        with nomodify if there is damage.
        """

    def yara_destroy(self) -> None:
        """Forget the YARA rules that were loaded."""

    def yara_load(self, filename: str | PathLike[str]) -> None:
        """Load YARA rules, compiled or as text, from a local file."""

    def yara_scan(self, path: str | PathLike[str]) -> list[YaraDetectionDict]:
        """Match a file of the guest against the YARA rules that were loaded, and list the rules that hit."""

    @deprecated("use GuestFS.grep() instead of GuestFS.zegrep()")
    def zegrep(self, regex: str | PathLike[str], path: str | PathLike[str]) -> list[str]:
        """Return the lines of a gzipped file that match an extended regular expression."""

    @deprecated("use GuestFS.grep() instead of GuestFS.zegrepi()")
    def zegrepi(self, regex: str | PathLike[str], path: str | PathLike[str]) -> list[str]:
        """Return the lines of a gzipped file that match an extended regular expression, ignoring case."""

    def zero(self, device: str | PathLike[str]) -> None:
        """Overwrite the beginning of a device with zeroes, so that it is no longer recognised as anything."""

    def zero_device(self, device: str | PathLike[str]) -> None:
        """Overwrite a whole device with zeroes."""

    def zero_free_space(self, directory: str | PathLike[str]) -> None:
        """Overwrite the free space of the file system that holds a directory with zeroes."""

    def zerofree(self, device: str | PathLike[str]) -> None:
        """Overwrite the unused blocks of an ext file system that is not mounted with zeroes."""

    @deprecated("use GuestFS.grep() instead of GuestFS.zfgrep()")
    def zfgrep(self, pattern: str | PathLike[str], path: str | PathLike[str]) -> list[str]:
        """Return the lines of a gzipped file that contain a fixed text."""

    @deprecated("use GuestFS.grep() instead of GuestFS.zfgrepi()")
    def zfgrepi(self, pattern: str | PathLike[str], path: str | PathLike[str]) -> list[str]:
        """Return the lines of a gzipped file that contain a fixed text, ignoring case."""

    @deprecated("use GuestFS.file() instead of GuestFS.zfile()")
    def zfile(self, meth: str | PathLike[str], path: str | PathLike[str]) -> str:
        """Return what file(1) makes of the content of a compressed file."""

    @deprecated("use GuestFS.grep() instead of GuestFS.zgrep()")
    def zgrep(self, regex: str | PathLike[str], path: str | PathLike[str]) -> list[str]:
        """Return the lines of a gzipped file that match a basic regular expression."""

    @deprecated("use GuestFS.grep() instead of GuestFS.zgrepi()")
    def zgrepi(self, regex: str | PathLike[str], path: str | PathLike[str]) -> list[str]:
        """Return the lines of a gzipped file that match a basic regular expression, ignoring case."""
