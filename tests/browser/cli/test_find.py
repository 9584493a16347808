"""`guestscope find` as a process, on a real disk."""

import json

import pytest

from tests.helpers.command import guestscope
from tests.helpers.disks import disk
from tests.helpers.filled_disk import LARGE_THIS_YEAR, filled_disk
from tests.helpers.trees import BAD_UTF8_NAME


def test_all_conditions_hold_together_and_json_tells_attributes() -> None:
    result = guestscope("find", "-a", filled_disk(), "--larger", "100M", "--newer", "this-year", "--json")
    assert (result.status, result.errors) == (0, "")
    found = json.loads(result.output)
    assert sorted(each["path"] for each in found) == sorted(LARGE_THIS_YEAR)
    assert all(each["kind"] == "file" and each["size"] > 10**8 for each in found)


def test_names_reach_a_pipe_byte_by_byte_and_contents_are_looked_into() -> None:
    words = ("--regex", r"^caf|^hello", "--contains-regex", "^not|^Hello", "--null")
    result = guestscope("find", "-a", disk("ext4-mbr").path, *words, "/raw names", "/hello.txt", "/")
    bad = f"/raw names/{BAD_UTF8_NAME}".encode("utf-8", "surrogateescape")
    assert sorted(result.output.split(b"\0")[:-1]) == sorted([bad, bad, b"/hello.txt"])
    # A file is no folder to search, and the others are searched all the same.
    assert result.status == 1
    assert result.complaint == "“/hello.txt” is not a folder."


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("--larger", "much"), "no size"),
        (("--older", "once"), "no time"),
        (("--regex", "a("), "no regular expression"),
        (("--name", "a", "--regex", "b"), "not allowed with"),
    ],
)
def test_what_makes_no_sense_is_refused_before_a_disk_is_opened(
    words: tuple[str, ...], complaint: str
) -> None:
    result = guestscope("find", "-a", "/nowhere", *words)
    assert result.status == 2
    assert complaint in result.complaint
