"""Accounts and groups of the demo's systems, and the four files of /etc that hold them.

Every password is locked: nothing on the demo disk lets anybody in anywhere.
"""

from dataclasses import dataclass

from browser.demo.tree import Entry, file

NOLOGIN = "/usr/sbin/nologin"


@dataclass(frozen=True, slots=True)
class Account:
    """One line of /etc/passwd; `groups` are those that the account is a further member of."""

    name: str
    uid: int
    words: str
    home: str
    shell: str = NOLOGIN
    groups: tuple[str, ...] = ()


ROOT = Account("root", 0, "root", "/root", "/bin/bash")
SERVER_ACCOUNTS = (
    ROOT,
    Account("daemon", 1, "daemon", "/usr/sbin"),
    Account("bin", 2, "bin", "/bin"),
    Account("sys", 3, "sys", "/dev"),
    Account("man", 6, "man", "/var/cache/man"),
    Account("mail", 8, "mail", "/var/mail"),
    Account("www-data", 33, "www-data", "/var/www"),
    Account("backup", 34, "backup", "/var/backups"),
    Account("_apt", 42, "", "/nonexistent"),
    Account("systemd-network", 998, "systemd Network Management", "/"),
    Account("sshd", 102, "", "/run/sshd"),
    Account("mysql", 105, "MariaDB Server,,,", "/nonexistent", "/bin/false"),
    Account("mara", 1000, "Mara Lindqvist,,,", "/home/mara", "/bin/bash", ("sudo", "adm", "www-data")),
    Account("jonas", 1001, "Jonas Öztürk,,,", "/home/jonas", "/bin/bash", ("www-data",)),
    Account("deploy", 1002, "Deployment", "/home/deploy", "/bin/sh", ("www-data",)),
)
SERVER_GROUPS = {
    "adm": 4,
    "tty": 5,
    "disk": 6,
    "sudo": 27,
    "shadow": 42,
    "utmp": 43,
    "staff": 50,
    "users": 100,
}

LAPTOP_ACCOUNTS = (
    ROOT,
    Account("bin", 1, "", "/"),
    Account("http", 33, "", "/srv/http"),
    Account("nobody", 65534, "Kernel Overflow User", "/"),
    Account("lena", 1000, "Lena Marchetti", "/home/lena", "/bin/bash", ("wheel", "video")),
)
LAPTOP_GROUPS = {"wheel": 998, "video": 985, "users": 984, "utmp": 997}


def account_files(
    accounts: tuple[Account, ...], groups: dict[str, int], changed: int, shadow_group: int
) -> list[Entry]:
    """`passwd`, `group`, `shadow` and `gshadow`; `changed` is the last change's day, counted from 1970."""
    everything = {account.name: account.uid for account in accounts} | groups
    passwd = "".join(
        f"{one.name}:x:{one.uid}:{one.uid}:{one.words}:{one.home}:{one.shell}\n" for one in accounts
    )
    members = {
        name: ",".join(account.name for account in accounts if name in account.groups) for name in everything
    }
    shadow = "".join(f"{one.name}:{_locked(one)}:{changed}:0:99999:7:::\n" for one in accounts)
    gshadow = "".join(f"{name}:!::{members[name]}\n" for name in everything)
    return [
        file("etc/passwd", passwd),
        file("etc/group", "".join(f"{name}:x:{gid}:{members[name]}\n" for name, gid in everything.items())),
        file("etc/shadow", shadow, 0o640, gid=shadow_group),
        file("etc/gshadow", gshadow, 0o640, gid=shadow_group),
    ]


def _locked(account: Account) -> str:
    """A field that matches no password; people's look like a hash that was locked with `passwd -l`."""
    return "!$y$j9T$demo$demoonly" if account.uid >= 1000 and account.uid != 65534 else "*"
