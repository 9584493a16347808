"""Extended attributes, as people read them, from honest and from damaged bytes."""

import struct

import pytest

from browser.accounts import Accounts
from browser.details import Details, acl_text, capability_text

ACCOUNTS = Accounts({1000: "ada"}, {33: "www-data"})


def acl(*entries: tuple[int, int, int]) -> bytes:
    return struct.pack("<I", 2) + b"".join(struct.pack("<HHI", *entry) for entry in entries)


def test_an_access_list_names_people_and_groups() -> None:
    value = acl((0x01, 6, 0xFFFFFFFF), (0x02, 7, 1000), (0x08, 4, 33), (0x10, 5, 0), (0x20, 0, 0))
    assert acl_text(value, ACCOUNTS) == "user::rw-,user:ada:rwx,group:www-data:r--,mask::r-x,other::---"


@pytest.mark.parametrize("value", [b"", b"\2\0\0", acl((1, 6, 0))[:-1], struct.pack("<I", 7)])
def test_what_is_no_access_list_is_shown_as_bytes(value: bytes) -> None:
    assert acl_text(value, ACCOUNTS) == value.hex(" ")


def test_capabilities() -> None:
    value = struct.pack("<IIIII", 0x02000001, 1 << 13 | 1 << 10, 0, 1 << (39 - 32), 0)
    assert capability_text(value) == "cap_net_bind_service,cap_net_raw,cap_bpf=ep"
    assert capability_text(struct.pack("<III", 0x01000000, 0, 1 << 62 & 0xFFFFFFFF or 1)) == "cap_chown=i"


def test_capabilities_of_an_unknown_form_are_shown_as_bytes() -> None:
    assert capability_text(b"\1\2\3") == "01 02 03"
    assert capability_text(struct.pack("<IIIII", 0x09000000, 0, 0, 0, 0)).startswith("00 00 00 09")


def test_what_has_a_place_of_its_own_is_not_among_the_others() -> None:
    details = Details((("security.selinux", b"system_u:object_r:etc_t:s0\0"), ("user.note", b"x")))
    assert details.label == "system_u:object_r:etc_t:s0"
    assert details.others == (("user.note", b"x"),)
    assert details.acl(ACCOUNTS) == details.capabilities == ""
