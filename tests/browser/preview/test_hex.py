"""Bytes as lines, and positions as they are typed."""

import pytest

from browser.preview.hex import column_of, digits_for, hex_dump, place_of, position

TIB = 1 << 40


def test_hex_lines() -> None:
    assert hex_dump(b"\x00Az~\x7f", offset=16) == f"00000010  {'00 41 7a 7e 7f':<23}  {'':<23}  ·Az~·"
    assert hex_dump(bytes(9), columns=8).splitlines()[1] == f"00000008  {'00':<23}  ·"


def test_positions_in_large_things_have_as_many_digits_as_they_need() -> None:
    assert (digits_for(10), digits_for(1 << 32), digits_for((1 << 32) + 1), digits_for(TIB)) == (8, 8, 9, 10)
    assert hex_dump(b"a", offset=1 << 36, digits=digits_for(TIB)).startswith("1000000000  61")


@pytest.mark.parametrize("columns", [8, 16])
def test_each_byte_is_found_where_it_stands(columns: int) -> None:
    line = hex_dump(bytes(range(0x10, 0x10 + columns)), columns=columns)
    for column in range(columns):
        place = place_of(column, 8)
        assert line[place : place + 2] == f"{0x10 + column:02x}"
        assert column_of(place, columns, 8) == column_of(place + 1, columns, 8) == column
    assert column_of(0, columns, 8) == 0
    assert column_of(len(line), columns, 8) == columns - 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4096", 4096),
        (" 0x1000 ", 0x1000),
        ("0X10", 16),
        ("1Fh", 0x1F),
        ("50%", TIB // 2),
        ("12.5 %", TIB // 8),
        ("12,5%", TIB // 8),
        ("100%", TIB - 1),
        ("99999999999999999999", TIB - 1),
        ("4_096", 4096),
        ("", None),
        ("ten", None),
        ("0x", None),
        ("-5", None),
        ("%", None),
    ],
)
def test_positions_are_understood_as_people_type_them(text: str, expected: int | None) -> None:
    assert position(text, TIB) == expected


def test_nothing_has_only_its_beginning() -> None:
    assert position("17", 0) == 0
