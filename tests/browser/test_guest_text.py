"""Names that mislead, and names that only look unusual to some."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from browser.guest_text import NAME_LIMIT, GuestText, escaped, paragraphs, visible


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("plain.txt", "plain.txt"),
        ("two\nlines", "two⟨LF⟩lines"),
        ("tab\there", "tab⟨TAB⟩here"),
        ("red\x1b[31m", "red⟨ESC⟩[31m"),
        ("photo\u202egpj.exe", "photo⟨RLO⟩gpj.exe"),
        ("zero\u200bwidth", "zero⟨ZWSP⟩width"),
        ("soft\u00adhyphen", "soft⟨SHY⟩hyphen"),
        ("wide\u3000space", "wide⟨U+3000⟩space"),
        ("blank\u2800cell", "blank⟨U+2800⟩cell"),
        ("tag\U000e0041", "tag⟨U+E0041⟩"),
        ("caf\udce9", "caf⟨E9⟩"),
        ("\ud800", "⟨U+D800⟩"),
        ("c1\x85", "c1⟨NEL⟩"),
        ("⟨LF⟩", "⟨U+27E8⟩LF⟩"),
        ("<b>bold</b> & <img src=x>", "<b>bold</b> & <img src=x>"),
    ],
)
def test_what_cannot_be_seen_becomes_a_token(name: str, shown: str) -> None:
    assert visible(name) == shown


@pytest.mark.parametrize(
    "name", ["קובץ.txt", "ملف.txt", "日本語.txt", "Grüße", "🦫", "👩\u200d💻", "می\u200cخواهم"]
)
def test_other_scripts_stay_as_they_are(name: str) -> None:
    assert visible(name) == name


def test_a_joiner_between_latin_letters_is_shown() -> None:
    assert visible("pass\u200dwd") == "pass⟨ZWJ⟩wd"


def test_a_long_name_is_cut() -> None:
    assert visible("x" * 1000) == "x" * NAME_LIMIT + "…"


def test_a_tower_of_marks_does_not_paint_over_its_neighbours() -> None:
    assert visible("a" + "\u0300" * 6) == "a" + "\u0300" * 4 + "⟨U+0300⟩" * 2


@given(st.text(max_size=50), st.text(max_size=50))
def test_two_names_never_look_the_same_by_way_of_tokens(one: str, other: str) -> None:
    if one != other:
        assert visible(one) != visible(other)


@given(st.binary(max_size=100))
def test_no_bytes_leave_anything_active(name: bytes) -> None:
    shown = visible(name.decode("utf-8", "surrogateescape"))
    assert shown.isprintable() or all(
        character.isprintable() or character in "\u200c\u200d" for character in shown
    )
    shown.encode()


def test_a_tooltip_is_told_that_it_is_rich_text_and_gets_none() -> None:
    tooltip = GuestText("<img src=x>").tooltip
    assert tooltip.startswith("<p")
    assert "<img" not in tooltip


def test_a_name_in_a_sentence_keeps_its_direction_to_itself() -> None:
    assert GuestText("קובץ").within == "\u2068קובץ\u2069"


@given(st.binary(max_size=60))
def test_a_log_line_is_one_line_that_can_be_read_back(name: bytes) -> None:
    line = escaped(name.decode("utf-8", "surrogateescape"))
    assert line.isprintable()
    line.encode()


def test_paragraphs_keep_lines_and_tabs_only() -> None:
    assert paragraphs("one\r\ntwo\tthree\x1b\n") == "one\ntwo\tthree⟨ESC⟩\n"


def test_paragraphs_bound_a_line() -> None:
    assert len(paragraphs("x" * 1_000_000)) < 10_000
