"""Local accounts of Windows, from a SAM made here in the layout that Windows NT has had since 4.0."""

import struct
from datetime import UTC, date, datetime
from pathlib import Path

from browser.demo.tree import Entry, file
from engine.inspection import accounts_windows
from engine.inspection.accounts import Accounts, Password
from engine.inspection.system import System
from tests.engine.inspection.folder import folder_tree
from tests.engine.inspection.hives import Node, filetime, hive, merged, node

SYSTEM = System("/dev/sda2", "windows", systemroot="/Windows")
WHEN = datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)
SOURCE = "/Windows/System32/config/SAM"
MACHINE = (111, 222, 333)


def sid(*numbers: int) -> bytes:
    return struct.pack(f"<BB6s{len(numbers)}I", 1, len(numbers), (5).to_bytes(6, "big"), *numbers)


def user(rid: int, name: str, full_name: str = "", flags: int = 0x210, last: datetime | None = None) -> Node:
    fixed = bytearray(80)
    struct.pack_into("<Q", fixed, 8, filetime(last) if last else 0)
    struct.pack_into("<Q", fixed, 24, filetime(WHEN))
    struct.pack_into("<Q", fixed, 32, 0x7FFFFFFFFFFFFFFF)
    struct.pack_into("<I4xH", fixed, 48, rid, flags)
    texts = name.encode("utf-16-le") + full_name.encode("utf-16-le")
    variable = bytearray(0xCC)
    struct.pack_into("<II", variable, 0x0C, 0, 2 * len(name))
    struct.pack_into("<II", variable, 0x18, 2 * len(name), 2 * len(full_name))
    return Node({"F": bytes(fixed), "V": bytes(variable) + texts})


def alias(rid: int, name: str, *members: bytes) -> Node:
    text = name.encode("utf-16-le")
    head = [rid, 0, 0, 0, 0, len(text), 0, len(text), 0, 0, len(text), sum(map(len, members)), len(members)]
    return Node({"C": struct.pack("<13I", *head) + text + b"".join(members)})


def sam() -> bytes:
    users = Node(
        keys={
            "000001F4": user(500, "Administrator", flags=0x211),
            "000003E9": user(1001, "kim", "Kim Öz", last=WHEN),
            "000003EA": user(1002, "guest2", flags=0x214),
            "Names": Node(keys={"kim": Node()}),
        }
    )
    account = Node({"V": b"anything" + struct.pack("<3I", *MACHINE)}, {"Users": users})
    admins = alias(
        544, "Administrators", sid(21, *MACHINE, 500), sid(21, *MACHINE, 1001), sid(21, 9, 9, 9, 512)
    )
    builtin = Node(keys={"Aliases": Node(keys={"00000220": admins, "Members": Node()})})
    return hive(merged(node(r"SAM\Domains\Account", account), node(r"SAM\Domains\Builtin", builtin)))


def card(top: Path, *entries: Entry) -> Accounts:
    return accounts_windows.read(folder_tree(top, entries, ignore_case=True), SYSTEM)


def test_accounts_are_told_with_rights(tmp_path: Path) -> None:
    found = card(tmp_path, file(SOURCE[1:], sam()), file("Users/kim/NTUSER.DAT", "regf"))
    administrator, kim, guest = found.accounts
    assert (administrator.name, administrator.disabled, administrator.admin) == ("Administrator", True, True)
    assert (kim.name, kim.full_name, kim.id, kim.admin, kim.admin_by) == ("kim", "Kim Öz", 1001, True, SOURCE)
    assert (kim.last_login, kim.password_changed, kim.expires) == (WHEN, date(2024, 5, 6), None)
    assert (kim.groups, kim.home, kim.disabled) == (("Administrators",), "/Users/kim", False)
    assert (guest.admin, guest.password, guest.last_login) == (False, Password.NONE, None)


def test_groups_name_their_members_where_they_are_known(tmp_path: Path) -> None:
    (group,) = card(tmp_path, file(SOURCE[1:], sam())).groups
    assert (group.name, group.id) == ("Administrators", 544)
    assert set(group.members) == {"Administrator", "kim", "S-1-5-21-9-9-9-512"}


def test_without_a_sam_nothing_is_known(tmp_path: Path) -> None:
    assert card(tmp_path) == Accounts(problems=(f"There is no {SOURCE}.",))


def test_damaged_values_leave_the_others(tmp_path: Path) -> None:
    users = Node(keys={"1": Node({"F": b"short", "V": b""}), "000003E9": user(1001, "kim")})
    huge = struct.pack("<13I", *[0xFFFFFFFF] * 13)
    builtin = Node(keys={"Aliases": Node(keys={"a": Node({"C": huge}), "b": Node({"C": b""})})})
    content = hive(
        merged(
            node(r"SAM\Domains\Account", Node(keys={"Users": users})), node(r"SAM\Domains\Builtin", builtin)
        )
    )
    found = card(tmp_path, file(SOURCE[1:], content))
    assert [account.name for account in found.accounts] == ["kim"]
    assert found.accounts[0].admin is None


def test_a_damaged_sam_is_told(tmp_path: Path) -> None:
    found = card(tmp_path, file(SOURCE[1:], sam()[:5000]))
    assert len(found.problems) == 1
    assert found.problems[0].startswith(f"{SOURCE} could not be read: ")
