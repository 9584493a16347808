"""What is text, and in which encoding."""

import pytest

from browser.content import Form, classify, hex_dump

TEXT = "Füße, naïve — “quoted”\n"


@pytest.mark.parametrize(
    ("head", "encoding", "text"),
    [
        (TEXT.encode(), "utf-8", TEXT),
        (TEXT.encode("utf-8-sig"), "utf-8-sig", TEXT),
        (TEXT.encode("utf-16"), "utf-16", TEXT),
        (b"[Setup]\r\n".decode().encode("utf-16-le"), "utf-16-le", "[Setup]\r\n"),
        (b"[Setup]\r\n".decode().encode("utf-16-be"), "utf-16-be", "[Setup]\r\n"),
        (TEXT.encode("utf-32"), "utf-32", TEXT),
        ("Füße\n".encode("latin-1"), "iso8859-1", "Füße\n"),
        (TEXT.encode("cp1252"), "cp1252", TEXT),
        (b"\x1b[31mred\x1b[0m\n", "utf-8", "\x1b[31mred\x1b[0m\n"),
    ],
)
def test_text_is_told_with_its_encoding(head: bytes, encoding: str, text: str) -> None:
    preview = classify(head, len(head))
    assert (preview.form, preview.encoding, preview.text) == (Form.TEXT, encoding, text)


@pytest.mark.parametrize(
    "head", [b"\x7fELF\x02\x01\x01" + bytes(20), bytes(range(256)), b"before\0after\n", b"\1\2\3\4"]
)
def test_other_content_is_binary(head: bytes) -> None:
    assert classify(head, len(head)).form is Form.BINARY


def test_a_character_that_is_cut_at_the_end_of_the_head_is_no_reason_to_doubt() -> None:
    head = "ü".encode() * 10
    preview = classify(head[:-1], size=1000)
    assert preview.text == "ü" * 9
    assert not preview.is_whole


def test_the_same_at_the_end_of_the_file_is() -> None:
    head = ("ü" * 10).encode()[:-1]
    assert classify(head, size=len(head)).encoding != "utf-8"


def test_an_empty_file() -> None:
    assert classify(b"", 0).form is Form.EMPTY


def test_hex_lines() -> None:
    assert hex_dump(b"\x00Az~\x7f", offset=16) == f"00000010  {'00 41 7a 7e 7f':<23}  {'':<23}  ·Az~·"
    assert hex_dump(bytes(9), columns=8).splitlines()[1] == f"00000008  {'00':<23}  ·"
