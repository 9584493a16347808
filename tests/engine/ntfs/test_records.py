"""Records of the master file table: read by the documentation, and hostile ones refused."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.ntfs.records import DATA, Attribute, Damaged, Run, attributes, geometry, is_in_use, listed
from tests.helpers.ntfs import CLUSTER, boot, elsewhere, entry, record, resident


def test_the_boot_sector_tells_where_the_table_is() -> None:
    found = geometry(boot(table=4))
    assert (found.cluster, found.record, found.table) == (4096, 1024, 4 * 4096)
    assert geometry(boot(cluster=0xF7)).cluster == 256 << 10
    assert geometry(boot(cluster=1, record=2)).record == 1024


@pytest.mark.parametrize(
    "sector", [b"", bytes(512), boot(cluster=0), boot(record=-31), boot(record=100), boot(table=1 << 62)]
)
def test_another_boot_sector_is_refused(sector: bytes) -> None:
    with pytest.raises(Damaged):
        geometry(sector)


def test_attributes_are_read_with_their_names_and_clusters() -> None:
    data = elsewhere(DATA, [(100, 3), (None, 2), (40, 1)], 5 * CLUSTER + 9, name="stream")
    found = list(attributes(record(resident(0x10, b"times", name="é"), data)))
    assert found == [
        Attribute(0x10, "é", 0, b"times", 5, 5, at=88),
        Attribute(
            DATA,
            "stream",
            0,
            None,
            5 * CLUSTER + 9,
            5 * CLUSTER + 9,
            0,
            (Run(100, 3), Run(None, 2), Run(40, 1)),
        ),
    ]


def test_a_later_part_tells_no_size() -> None:
    (found,) = attributes(record(elsewhere(DATA, [(100, 3)], 77, first=7)))
    assert (found.first, found.size, found.initialized) == (7, 0, 0)


def test_a_stream_that_was_emptied_has_no_clusters() -> None:
    """Its last cluster is the one before the first, in 64 bits."""
    (found,) = attributes(record(elsewhere(DATA, [], 0)))
    assert (found.size, found.runs) == (0, ())


def test_clusters_that_no_volume_has_are_refused() -> None:
    run = bytearray(elsewhere(DATA, [(1, 1), (2, 1)], 9))
    run[64:74] = bytes([0x81, 2, *(1 << 61).to_bytes(8, "little")])
    with pytest.raises(Damaged, match="nowhere"):
        list(attributes(record(bytes(run))))


def test_what_a_sector_ends_with_is_put_back() -> None:
    content = bytes(range(256)) * 3
    (found,) = attributes(record(resident(DATA, content)))
    assert found.content == content


def test_a_record_that_was_written_in_part_is_refused() -> None:
    torn = bytearray(record(resident(DATA, bytes(700))))
    torn[1022:] = b"\x06\x00"
    with pytest.raises(Damaged, match="in part"):
        list(attributes(bytes(torn)))


def test_a_record_of_no_file_or_of_another_part_is_told_apart() -> None:
    assert is_in_use(record())
    assert not is_in_use(record(in_use=False))
    assert not is_in_use(record(base=5))


def test_a_list_of_attributes_names_their_records() -> None:
    content = entry(DATA, 30) + entry(DATA, 31, name="other", first=9)
    assert list(listed(content)) == [(DATA, "", 30), (DATA, "other", 31)]
    with pytest.raises(Damaged):
        list(listed(content[:4] + b"\0\0" + content[6:]))


@given(st.binary(max_size=1200))
def test_noise_is_refused_or_read(noise: bytes) -> None:
    _read_all(noise)
    _read_all(b"FILE" + noise)


def test_changed_records_are_refused_or_read() -> None:
    good = record(
        resident(0x10, bytes(48)),
        elsewhere(DATA, [(100, 3), (None, 2)], 9000, name="x"),
        resident(0xC0, bytes(24)),
    )
    dice = random.Random(1)
    for _ in range(5000):
        changed = bytearray(good)
        for _ in range(dice.randint(1, 4)):
            changed[dice.randrange(0x14, 0x130)] = dice.randrange(256)
        _read_all(bytes(changed))


def _read_all(content: bytes) -> None:
    try:
        found = list(attributes(content))
    except Damaged:
        return
    for attribute in found:
        assert attribute.content is None or len(attribute.content) == attribute.size
