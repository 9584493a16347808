"""Public actions that the differential tests do not ask of both sides: where else, or why not."""

_GUESTS = "tests/engine/library/systems.py"
_FACTS = "tests/engine/differential/facts.py"

COMPARED_ELSEWHERE = {
    **dict.fromkeys(
        (
            *("inspect_get_arch", "inspect_get_distro", "inspect_get_drive_mappings"),
            *("inspect_get_filesystems", "inspect_get_format", "inspect_get_hostname"),
            *("inspect_get_major_version", "inspect_get_minor_version", "inspect_get_mountpoints"),
            *("inspect_get_package_format", "inspect_get_package_management", "inspect_get_product_name"),
            *("inspect_get_product_variant", "inspect_get_windows_current_control_set"),
            *("inspect_get_windows_software_hive", "inspect_get_windows_system_hive"),
            *("inspect_get_windows_systemroot", "inspect_is_live", "inspect_is_multipart"),
            "inspect_is_netinst",
        ),
        _FACTS,
    ),
    "inspect_os": "tests/engine/test_debian_guest.py",
    **dict.fromkeys(
        (
            *("inspect_get_icon", "inspect_get_osinfo", "inspect_list_applications"),
            "inspect_list_applications2",
        ),
        _GUESTS,
    ),
}
"""By name, the module that has it compared with libguestfs: what needs whole systems."""

_NEWER = "libguestfs 1.48, which Debian 12 has to compare with, lacks it"
_LIBVIRT = "takes libvirt's machines; tests/engine/library/test_domains.py has it with libvirt's test driver"
_FUSE = "libguestfs's needs /dev/fuse and a thread of its own; tests/engine/library/test_local.py has ours"
_FOLDERS = "takes folders of the host, which a step has no word for; test_copying.py in library/ has ours"
_END = "ends or begins the run that all comparisons share; tests/engine/test_handle.py has it"

NOT_COMPARED = {
    **dict.fromkeys(
        (
            *("btrfs_scrub_full", "clevis_luks_unlock", "command_out", "device_name", "findfs_partlabel"),
            *("findfs_partuuid", "inspect_get_build_id", "inspect_get_windows_group_policy", "ntfs_chmod"),
            *("setfiles", "sh_out", "xfs_info2"),
        ),
        _NEWER,
    ),
    **dict.fromkeys(
        (
            *("add_domain", "add_libvirt_dom", "get_libvirt_requested_credential_challenge"),
            *("get_libvirt_requested_credential_defresult", "get_libvirt_requested_credential_prompt"),
            "get_libvirt_requested_credentials",
            "set_libvirt_requested_credential",
        ),
        _LIBVIRT,
    ),
    **dict.fromkeys(("mount_local", "mount_local_run", "umount_local"), _FUSE),
    **dict.fromkeys(("copy_in", "copy_out"), _FOLDERS),
    **dict.fromkeys(("launch", "shutdown", "kill_subprocess", "internal_exit"), _END),
    "remove_drive": "libguestfs gave up taking drives away; tests/engine/library/test_drives.py has ours",
    "debug_upload": "writes into the appliance itself, which no program is meant to do",
}
"""By name, the reason."""
