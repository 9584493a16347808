"""Names of a guest's in plain letters."""

import pytest

from browser.plain_name import plain_name


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("report.pdf", "report.pdf"),
        ("-rf", "rf"),
        ("--exec=sh;.txt", "exec_sh_.txt"),
        ("$(reboot)`id`.txt", "__reboot__id_.txt"),
        ("two\nlines.txt", "two_lines.txt"),
        ("../../x.txt", "_.._x.txt"),
        ("caf\udce9.txt", "caf_.txt"),
        ("%u%f.png", "_u_f.png"),
        (".bashrc", "file.bashrc"),
        ("n" * 300 + ".txt", "n" * 80 + ".txt"),
        ("日本", "__"),
    ],
)
def test_a_copy_has_a_plain_name(name: str, plain: str) -> None:
    assert plain_name(name) == plain
