"""Accounts of Unix systems, without a trace of their secrets."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from browser.demo.logs import wtmp
from browser.demo.tree import Entry, file, folder, symlink
from engine.inspection import accounts_unix, to_json
from engine.inspection.accounts import MOST, Account, Accounts, Group, Password
from engine.inspection.accounts_unix import count_keys, password_state
from engine.inspection.logins import LAST_LOGIN
from engine.inspection.system import System
from tests.engine.inspection.folder import folder_tree

NOW = datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)
HASH = "$y$j9T$secretsecretsecret"
KEY = "AAAAC3NzaC1lZDI1NTE5AAAAISECRETKEY"
PASSWD = """\
root:x:0:0:root:/root:/bin/bash
daemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin
mara:x:1000:1000:Mara Lindqvist,,,:/home/mara:/bin/bash
kim:x:1001:1001::/home/kim:/bin/zsh
nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin
"""
GROUP = "root:x:0:\nmara:x:1000:\nsudo:x:27:mara,gone\nadm:x:4:mara\n"
SHADOW = f"""\
root:!:19000:0:99999:7:::
daemon:*:19000:0:99999:7:::
mara:{HASH}:19500:0:99999:7::20000:
kim::0:0:99999:7:::
"""
FILES = (
    file("etc/passwd", PASSWD),
    file("etc/group", GROUP),
    file("etc/shadow", SHADOW),
    file("etc/sudoers", "root ALL=(ALL) ALL\n%sudo ALL=(ALL:ALL) ALL\n"),
    file(
        "home/mara/.ssh/authorized_keys", f'# mine\nssh-ed25519 {KEY} mara\n\nfrom="1.2.3.4" ssh-rsa {KEY}\n'
    ),
    folder("home/kim"),
)


def card(top: Path, *entries: Entry) -> Accounts:
    return accounts_unix.read(folder_tree(top, entries), System("/dev/sda1", "linux"))


def one(found: Accounts, name: str) -> Account:
    return next(account for account in found.accounts if account.name == name)


def test_people_come_first_then_numbers(tmp_path: Path) -> None:
    found = card(tmp_path, *FILES)
    assert [account.name for account in found.accounts] == ["mara", "kim", "root", "daemon", "nobody"]
    assert [account.is_person for account in found.accounts] == [True, True, False, False, False]


def test_an_account_tells_everything_but_its_secrets(tmp_path: Path) -> None:
    found = card(tmp_path, *FILES, file("var/log/wtmp", wtmp(NOW)))
    assert one(found, "mara") == Account(
        name="mara",
        id=1000,
        is_person=True,
        full_name="Mara Lindqvist",
        home="/home/mara",
        shell="/bin/bash",
        group="mara",
        groups=("sudo", "adm"),
        admin=True,
        admin_by="/etc/sudoers",
        password=Password.SET,
        password_changed=date(2023, 5, 23),
        expires=date(2024, 10, 4),
        last_login=datetime(2024, 5, 5, 5, 57, 9, tzinfo=UTC),
        keys=2,
        source="/etc/passwd",
    )
    text = to_json(found)
    assert HASH not in text
    assert KEY not in text


def test_states_of_passwords(tmp_path: Path) -> None:
    found = card(tmp_path, *FILES)
    states = {account.name: account.password for account in found.accounts}
    assert states == {
        "root": Password.LOCKED,
        "daemon": Password.LOCKED,
        "mara": Password.SET,
        "kim": Password.NONE,
        "nobody": Password.UNKNOWN,
    }
    assert one(found, "kim").password_changed is None


@pytest.mark.parametrize(
    ("field", "state"),
    [
        ("", Password.NONE),
        ("!", Password.LOCKED),
        ("!!", Password.LOCKED),
        ("*", Password.LOCKED),
        ("x", Password.SET),
    ],
)
def test_the_state_of_a_password(field: str, state: Password) -> None:
    assert password_state(field) is state


def test_rights_without_sudoers_are_unknown(tmp_path: Path) -> None:
    found = card(tmp_path, *FILES[:3])
    assert one(found, "root").admin is True
    assert one(found, "mara").admin is None
    assert one(card(tmp_path / "b", *FILES), "kim").admin is False


def test_lastlog_counts_too(tmp_path: Path) -> None:
    record = LAST_LOGIN.pack(int(NOW.timestamp()), b"pts/0", b"")
    found = card(tmp_path, *FILES, file("var/log/lastlog", bytes(LAST_LOGIN.size * 1001) + record))
    assert one(found, "kim").last_login == NOW
    assert one(found, "mara").last_login is None


def test_groups_are_told_with_their_members(tmp_path: Path) -> None:
    found = card(tmp_path, *FILES)
    assert Group("sudo", 27, ("mara", "gone"), "/etc/group") in found.groups


def test_login_defs_tells_who_are_people(tmp_path: Path) -> None:
    found = card(tmp_path, *FILES, file("etc/login.defs", "UID_MIN   1001\nUID_MAX 1500\n"))
    assert [account.name for account in found.accounts if account.is_person] == ["kim"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("# nothing\nnonsense\n", 0),
        (f'command="x y" ssh-rsa {KEY}\n', 1),
        (f"sk-ssh-ed25519@openssh.com {KEY} token\n", 1),
        (f"ecdsa-sha2-nistp256 {KEY}\n" * 50, 50),
    ],
)
def test_keys_are_counted(text: str, count: int) -> None:
    assert count_keys(text) == count


def test_a_passwd_of_100_000_lines_is_cut_and_told(tmp_path: Path) -> None:
    lines = "".join(f"user{number}:x:{number + 1000}:100::/home/u:/bin/sh\n" for number in range(100_000))
    found = card(tmp_path, file("etc/passwd", lines), file("etc/group", "users:x:100:\n"))
    assert len(found.accounts) == MOST
    assert found.problems == ("/etc/passwd has more entries than are shown.",)


def test_lines_that_make_no_sense_are_told(tmp_path: Path) -> None:
    bad = b"\xff\xfe\n::::::\nx:y\nbad:x:-1:0:::\nbad:x:1:zz:::\nbad:x:99999999999999:0:::\n"
    found = card(tmp_path, file("etc/passwd", bad + PASSWD.encode()))
    assert len(found.accounts) == 5
    assert found.problems == ("There is no /etc/group.", "/etc/passwd has 6 lines that make no sense.")


def test_no_passwd_is_told(tmp_path: Path) -> None:
    assert card(tmp_path).problems == ("There is no /etc/group.", "There is no /etc/passwd.")


def test_a_home_that_is_a_loop_has_unknown_keys(tmp_path: Path) -> None:
    found = card(tmp_path, file("etc/passwd", PASSWD), file("etc/group", GROUP), symlink("home", "home"))
    assert one(found, "mara").keys is None
