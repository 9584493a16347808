"""What the daemon tells of an inspected system, and is to tell through either library."""

from typing import Any

FACTS = (
    "inspect_get_type",
    "inspect_get_distro",
    "inspect_get_product_name",
    "inspect_get_major_version",
    "inspect_get_minor_version",
    "inspect_get_hostname",
    "inspect_get_arch",
    "inspect_get_mountpoints",
    "inspect_get_package_format",
    "inspect_get_package_management",
    "inspect_get_drive_mappings",
    "inspect_get_filesystems",
    "inspect_get_format",
    "inspect_get_product_variant",
    "inspect_get_windows_current_control_set",
    "inspect_get_windows_software_hive",
    "inspect_get_windows_system_hive",
    "inspect_get_windows_systemroot",
    "inspect_is_live",
    "inspect_is_multipart",
    "inspect_is_netinst",
)


def answer(g: Any, fact: str, root: str) -> object:
    """What a handle of either side tells of a system, or in which words it refuses to."""
    try:
        return getattr(g, fact)(root)
    except RuntimeError as error:
        return str(error)
