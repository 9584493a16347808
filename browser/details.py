"""What an entry has beside its ordinary attributes: SELinux label, ACL, capabilities, extended attributes.

All of it comes as extended attributes (xattr(7)), which are guest data: each is decoded with its lengths
checked, and what does not fit the format is shown as the bytes that it is.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from browser.accounts import Accounts
    from engine import GuestFS

_ACL_VERSION = 2
_ACL_TAGS = {0x01: "user", 0x02: "user", 0x04: "group", 0x08: "group", 0x10: "mask", 0x20: "other"}
"""linux/posix_acl.h; 2 and 8 are those that name somebody."""
_ACL_NAMED = {0x02, 0x08}

_CAPABILITIES = (
    "chown",
    "dac_override",
    "dac_read_search",
    "fowner",
    "fsetid",
    "kill",
    "setgid",
    "setuid",
    "setpcap",
    "linux_immutable",
    "net_bind_service",
    "net_broadcast",
    "net_admin",
    "net_raw",
    "ipc_lock",
    "ipc_owner",
    "sys_module",
    "sys_rawio",
    "sys_chroot",
    "sys_ptrace",
    "sys_pacct",
    "sys_admin",
    "sys_boot",
    "sys_nice",
    "sys_resource",
    "sys_time",
    "sys_tty_config",
    "mknod",
    "lease",
    "audit_write",
    "audit_control",
    "setfcap",
    "mac_override",
    "mac_admin",
    "syslog",
    "wake_alarm",
    "block_suspend",
    "audit_read",
    "perfmon",
    "bpf",
    "checkpoint_restore",
)
"""In the order of their bits, capabilities(7)."""

_LABEL = "security.selinux"
_CAPABILITY = "security.capability"
_ACL = "system.posix_acl_access"
_DEFAULT_ACL = "system.posix_acl_default"
_KNOWN = {_LABEL, _CAPABILITY, _ACL, _DEFAULT_ACL}


@dataclass(frozen=True, slots=True)
class Details:
    """The extended attributes of one entry, sorted by name. Names and values are guest data."""

    attributes: tuple[tuple[str, bytes], ...] = ()

    @property
    def label(self) -> str:
        """The SELinux label; empty where there is none."""
        return dict(self.attributes).get(_LABEL, b"").rstrip(b"\0").decode("utf-8", "surrogateescape")

    @property
    def capabilities(self) -> str:
        """`cap_net_raw=ep`, as getcap(8) writes it; empty where there are none."""
        value = dict(self.attributes).get(_CAPABILITY)
        return "" if value is None else capability_text(value)

    @property
    def others(self) -> tuple[tuple[str, bytes], ...]:
        """The attributes that have no place of their own."""
        return tuple((name, value) for name, value in self.attributes if name not in _KNOWN)

    def acl(self, accounts: Accounts) -> str:
        """The access list as getfacl(1) writes it, in one line, and the one that a folder hands on."""
        values = dict(self.attributes)
        parts = [acl_text(values[_ACL], accounts)] if _ACL in values else []
        if _DEFAULT_ACL in values:
            parts.append(f"default {acl_text(values[_DEFAULT_ACL], accounts)}")
        return "; ".join(parts)


NO_DETAILS = Details()


def read_details(g: GuestFS, path: str, names: list[str]) -> list[Details]:
    """The details of names in a folder, links not followed, in their order. For the worker."""
    found: list[dict[str, bytes]] = []
    left = 0
    for record in g.lxattrlist(path, names):
        # guestfs_lxattrlist(3): before the attributes of each file comes a record without a name, whose
        # value is their number.
        name, value = record["attrname"], record["attrval"]
        if left == 0:
            if name:
                raise ValueError("The list of extended attributes is out of step.")
            count = value.rstrip(b"\0")
            left = int(count) if count.isdigit() else 0
            found.append({})
        else:
            found[-1][name] = value
            left -= 1
    return [Details(tuple(sorted(attributes.items()))) for attributes in found]


def acl_text(value: bytes, accounts: Accounts) -> str:
    """One access list, from Linux's form of it: a version, then tag, permissions and number for each."""
    if len(value) < 4 or (len(value) - 4) % 8 or struct.unpack_from("<I", value)[0] != _ACL_VERSION:
        return value.hex(" ")
    parts = []
    for tag, bits, number in struct.iter_unpack("<HHI", value[4:]):
        who = ""
        if tag in _ACL_NAMED:
            who = accounts.user(number) if _ACL_TAGS[tag] == "user" else accounts.group(number)
        rights = "".join(letter if bits & bit else "-" for letter, bit in (("r", 4), ("w", 2), ("x", 1)))
        parts.append(f"{_ACL_TAGS.get(tag, hex(tag))}:{who}:{rights}")
    return ",".join(parts)


def capability_text(value: bytes) -> str:
    """File capabilities, from vfs_cap_data of linux/capability.h."""
    if len(value) not in (12, 20, 24):
        return value.hex(" ")
    magic, *words = struct.unpack_from(f"<{len(value) // 4}I", value)
    revision = magic >> 24
    if (revision, len(value)) not in ((1, 12), (2, 20), (3, 24)):
        return value.hex(" ")
    permitted, inheritable = words[0], words[1]
    if revision > 1:
        permitted |= words[2] << 32
        inheritable |= words[3] << 32
    effective = "e" if magic & 1 else ""
    groups: Mapping[str, int] = {
        f"{effective}ip": permitted & inheritable,
        f"{effective}p": permitted & ~inheritable,
        "i": inheritable & ~permitted,
    }
    return " ".join(f"{_names(bits)}={flags}" for flags, bits in groups.items() if bits)


def _names(bits: int) -> str:
    numbers = (bit for bit in range(64) if bits >> bit & 1)
    return ",".join(
        f"cap_{_CAPABILITIES[bit]}" if bit < len(_CAPABILITIES) else f"cap_{bit}" for bit in numbers
    )
