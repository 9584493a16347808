"""Names by number from passwd and group files of any quality."""

from browser.accounts import Accounts, parse_names


def test_names_by_number() -> None:
    content = (
        b"root:x:0:0:root:/root:/bin/sh\n# remark\n\nada:x:1000:1000::/:\ntoor:x:0:0\nbad:x:-1:\n+::::\n"
    )
    assert parse_names(content) == {0: "root", 1000: "ada"}


def test_names_that_are_not_utf8_survive() -> None:
    assert parse_names(b"caf\xe9:x:5:\n")[5].encode("utf-8", "surrogateescape") == b"caf\xe9"


def test_a_number_without_a_name_is_shown_as_it_is() -> None:
    accounts = Accounts({1: "one"})
    assert (accounts.user(1), accounts.user(2), accounts.group(1)) == ("one", "2", "1")


def test_absurd_numbers_are_no_accounts() -> None:
    assert parse_names(b"x:x:" + b"9" * 5000 + b":\n") == {}
