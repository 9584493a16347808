"""What a file is by its first bytes."""

import pytest

from browser.preview.encodings import decoder, is_western, western
from browser.preview.look import Form, classify

TEXT = "Füße, naïve — “quoted”\n"


@pytest.mark.parametrize(
    ("head", "encoding", "text"),
    [
        (TEXT.encode(), "utf-8", TEXT),
        (TEXT.encode("utf-8-sig"), "utf-8-sig", TEXT),
        (TEXT.encode("utf-16"), "utf-16", TEXT),
        ("[Setup]\r\n".encode("utf-16-le"), "utf-16-le", "[Setup]\r\n"),
        ("[Setup]\r\n".encode("utf-16-be"), "utf-16-be", "[Setup]\r\n"),
        (TEXT.encode("utf-32"), "utf-32", TEXT),
        (b"\x1b[31mred\x1b[0m\n", "utf-8", "\x1b[31mred\x1b[0m\n"),
    ],
)
def test_text_is_told_with_its_encoding(head: bytes, encoding: str, text: str) -> None:
    look = classify("/a", head, len(head))
    assert (look.forms, look.encoding) == ((Form.TEXT, Form.BYTES), encoding)
    assert decoder(encoding)(head, True) == text


@pytest.mark.parametrize(("encoding", "expected"), [("latin-1", "iso8859-1"), ("cp1252", "cp1252")])
def test_text_of_eight_bits_leaves_its_encoding_open(encoding: str, expected: str) -> None:
    head = "Füße – naïve\n".replace("–", "–" if encoding == "cp1252" else "-").encode(encoding)
    look = classify("/a", head, len(head))
    assert (look.forms[0], look.encoding) == (Form.TEXT, "")
    assert western(head) == expected


@pytest.mark.parametrize(
    ("encoding", "text", "expected"),
    [
        ("latin-1", "Füße, naïve\n", True),
        ("koi8-r", "Привет\n", False),
        ("koi8-r", "Привет, мир! " * 9, False),
    ],
)
def test_a_few_accents_are_no_language_to_guess_by(encoding: str, text: str, expected: bool) -> None:
    assert is_western(text.encode(encoding)) is expected


@pytest.mark.parametrize(
    "head", [b"\x7fELF\x02\x01\x01" + bytes(20), bytes(range(256)), b"before\0after\n", b"\1\2\3\4"]
)
def test_other_content_is_shown_as_bytes_first(head: bytes) -> None:
    assert classify("/a", head, len(head)).forms == (Form.BYTES, Form.TEXT)


@pytest.mark.parametrize(
    ("head", "forms", "picture", "archive"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0", (Form.PICTURE, Form.BYTES, Form.TEXT), "png", ""),
        (b"RIFF\x10\0\0\0WEBPVP8 ", (Form.PICTURE, Form.BYTES, Form.TEXT), "webp", ""),
        (b"BMW is a car\n" * 3, (Form.TEXT, Form.BYTES), "", ""),
        (b"PK\x03\x04" + bytes(30), (Form.ARCHIVE, Form.BYTES, Form.TEXT), "", "zip"),
        (b"\x1f\x8b\x08" + bytes(30), (Form.ARCHIVE, Form.BYTES, Form.TEXT), "", "gz"),
        (b"a".ljust(257, b"\0") + b"ustar\x0000", (Form.ARCHIVE, Form.BYTES, Form.TEXT), "", "tar"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", (Form.TEXT, Form.BYTES), "", ""),
    ],
)
def test_pictures_and_archives_are_told_by_their_content(
    head: bytes, forms: tuple[Form, ...], picture: str, archive: str
) -> None:
    look = classify("/a.txt", head, len(head))
    assert (look.forms, look.picture, look.archive) == (forms, picture, archive)


def test_a_character_that_is_cut_at_the_end_of_the_head_is_no_reason_to_doubt() -> None:
    head = "ü".encode() * 10
    assert classify("/a", head[:-1], size=1000).encoding == "utf-8"


def test_the_same_at_the_end_of_the_file_is() -> None:
    head = ("ü" * 10).encode()[:-1]
    assert classify("/a", head, size=len(head)).encoding == ""


def test_an_empty_file_has_no_form() -> None:
    assert classify("/a", b"", 0).forms == ()
