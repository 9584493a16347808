"""Who may become root by sudoers(5)."""

from pathlib import Path

from browser.demo.tree import file
from engine.inspection.sudoers import read_sudoers
from tests.engine.inspection.folder import folder_tree

SUDOERS = """\
Defaults env_reset
User_Alias ADMINS = mara, jonas : OPS = kim
Cmnd_Alias WEB = /usr/bin/systemctl reload nginx
Host_Alias HERE = web01
root ALL=(ALL:ALL) ALL
%wheel ALL=(ALL) NOPASSWD: ALL
ADMINS ALL = ALL
OPS, deploy HERE=(root) \\
    NOPASSWD: WEB
#commented ALL=(ALL) ALL
@includedir /etc/sudoers.d
#include extra
"""


def test_rules_aliases_and_includes_are_understood(tmp_path: Path) -> None:
    tree = folder_tree(
        tmp_path,
        [
            file("etc/sudoers", SUDOERS),
            file("etc/sudoers.d/90-cloud", "debian ALL=(ALL) NOPASSWD:ALL\n"),
            file("etc/sudoers.d/old.rpmsave", "mallory ALL=(ALL) ALL\n"),
            file("etc/sudoers.d/backup~", "mallory ALL=(ALL) ALL\n"),
            file("etc/extra", "eve ALL=(ALL) ALL\n"),
        ],
    )
    found = read_sudoers(tree)
    assert found.was_read
    assert found.anything == {
        "root": "/etc/sudoers",
        "%wheel": "/etc/sudoers",
        "mara": "/etc/sudoers",
        "jonas": "/etc/sudoers",
        "debian": "/etc/sudoers.d/90-cloud",
        "eve": "/etc/extra",
    }
    assert set(found.something) == {"kim", "deploy"}


def test_files_that_include_themselves_end(tmp_path: Path) -> None:
    tree = folder_tree(
        tmp_path,
        [
            file("etc/sudoers", "@include /etc/sudoers\n@includedir /etc/sudoers.d\nroot ALL=ALL\n"),
            file("etc/sudoers.d/loop", "@includedir /etc/sudoers.d\n"),
        ],
    )
    assert read_sudoers(tree).anything == {"root": "/etc/sudoers"}


def test_no_sudoers_was_not_read(tmp_path: Path) -> None:
    assert not read_sudoers(folder_tree(tmp_path)).was_read


def test_garbage_gives_no_rights(tmp_path: Path) -> None:
    tree = folder_tree(tmp_path, [file("etc/sudoers", bytes(range(256)) * 200 + b"\n= = =\nALL\n")])
    assert read_sudoers(tree).anything == {}
