"""The master file table, also where it or a file is in many pieces."""

import random

import pytest

from engine.ntfs.records import ATTRIBUTE_LIST, DATA, Damaged
from engine.ntfs.table import Table
from tests.helpers.ntfs import CLUSTER, RECORD, boot, elsewhere, entry, record, resident

PER_CLUSTER = CLUSTER // RECORD


class Volume:
    """A device of 256 clusters, whose boot sector says that the table begins at the fourth."""

    def __init__(self) -> None:
        self.content = bytearray(256 * CLUSTER)
        self.content[:512] = boot(table=4)
        self.reads: list[tuple[int, int]] = []

    def put(self, cluster: int, *records: bytes) -> None:
        data = b"".join(records)
        self.content[cluster * CLUSTER : cluster * CLUSTER + len(data)] = data

    def read(self, offset: int, length: int) -> bytes:
        self.reads.append((offset, length))
        return bytes(self.content[offset : offset + length])


@pytest.fixture
def volume() -> Volume:
    return Volume()


def test_records_near_each_other_come_in_one_go(volume: Volume) -> None:
    own = record(elsewhere(DATA, [(4, 2), (200, 1)], 3 * CLUSTER))
    volume.put(4, own, record(resident(DATA, b"one")), record(resident(DATA, b"two")))
    volume.put(200, record(resident(DATA, b"far")))
    table = Table(volume.read)
    volume.reads.clear()
    found = table.records([2, 1, 8, 1, 5000, -1])
    assert sorted(found) == [1, 2, 8]
    assert len(volume.reads) == 2
    assert [dict(table.files([number]))[number].attributes[0].content for number in (1, 2, 8)] == [
        b"one",
        b"two",
        b"far",
    ]


def test_a_table_in_too_many_pieces_for_its_record_is_found(volume: Volume) -> None:
    """Each piece is told of in a record that lies in one before."""
    entries = entry(DATA, 0) + entry(DATA, 1, first=1) + entry(DATA, 4, first=2)
    volume.put(
        4,
        record(resident(ATTRIBUTE_LIST, entries), elsewhere(DATA, [(4, 1)], 3 * CLUSTER)),
        record(elsewhere(DATA, [(20, 1)], 0, first=1)),
    )
    volume.put(20, record(elsewhere(DATA, [(30, 1)], 0, first=2)))
    volume.put(30, record(resident(DATA, b"last")))
    table = Table(volume.read)
    assert dict(table.files([8]))[8].attributes[0].content == b"last"


def test_a_stream_is_put_together_from_the_records_of_its_file(volume: Volume) -> None:
    entries = entry(DATA, 1, name="s") + entry(DATA, 2, name="s", first=2)
    volume.put(
        4,
        record(elsewhere(DATA, [(4, 1)], CLUSTER)),
        record(
            elsewhere(ATTRIBUTE_LIST, [(10, 1)], len(entries)),
            elsewhere(DATA, [(50, 1), (None, 1)], 9000, name="s"),
        ),
        record(elsewhere(DATA, [(52, 1)], 0, name="s", first=2), base=1),
    )
    volume.put(10, entries)
    volume.put(50, b"A" * CLUSTER)
    volume.put(52, b"B" * CLUSTER)
    table = Table(volume.read)
    stream = table.stream(dict(table.files([1]))[1].attributes, DATA, "s")
    assert stream is not None
    assert stream.read(volume.read, 0, 10_000) == b"A" * CLUSTER + bytes(CLUSTER) + b"B" * (
        9000 - 2 * CLUSTER
    )
    assert stream.read(volume.read, CLUSTER - 1, 2) == b"A\0"
    assert stream.allocated == 2 * CLUSTER


def test_a_stream_with_a_part_missing_is_refused(volume: Volume) -> None:
    volume.put(4, record(elsewhere(DATA, [(4, 1)], CLUSTER)), record(elsewhere(DATA, [(50, 1)], 9000)))
    table = Table(volume.read)
    with pytest.raises(Damaged, match="longer"):
        table.stream(dict(table.files([1]))[1].attributes, DATA, "")
    volume.put(4, record(elsewhere(DATA, [(4, 1)], CLUSTER)), record(elsewhere(DATA, [(50, 1)], 90, first=3)))
    with pytest.raises(Damaged, match="missing"):
        table.stream(dict(table.files([1]))[1].attributes, DATA, "")


def test_what_was_never_written_is_zeros(volume: Volume) -> None:
    data = bytearray(elsewhere(DATA, [(50, 1)], 100))
    data[56:64] = (40).to_bytes(8, "little")
    volume.put(4, record(elsewhere(DATA, [(4, 1)], CLUSTER)), record(bytes(data)))
    volume.put(50, b"x" * CLUSTER)
    table = Table(volume.read)
    stream = table.stream(dict(table.files([1]))[1].attributes, DATA, "")
    assert stream is not None
    assert stream.read(volume.read, 0, 200) == b"x" * 40 + bytes(60)


def test_a_list_that_leads_round_and_round_ends(volume: Volume) -> None:
    volume.put(
        4,
        record(elsewhere(DATA, [(4, 1)], CLUSTER)),
        record(resident(ATTRIBUTE_LIST, entry(DATA, 1) + entry(DATA, 2) * 9)),
        record(resident(ATTRIBUTE_LIST, entry(DATA, 1)), base=1),
    )
    table = Table(volume.read)
    assert table.stream(dict(table.files([1]))[1].attributes, DATA, "") is None


def test_a_file_in_too_many_records_is_refused(volume: Volume) -> None:
    entries = b"".join(entry(DATA, number) for number in range(2, 400))
    volume.put(
        4,
        record(elsewhere(DATA, [(4, 1)], CLUSTER)),
        record(elsewhere(ATTRIBUTE_LIST, [(10, 4)], len(entries))),
    )
    volume.put(10, entries)
    table = Table(volume.read)
    assert list(table.files([1])) == []


def test_a_hostile_list_is_read_no_further_than_it_says(volume: Volume) -> None:
    """Its clusters may be told to be a terabyte."""
    good = record(resident(DATA, b"good"))
    volume.put(
        4,
        record(elsewhere(DATA, [(4, 1)], CLUSTER)),
        record(elsewhere(ATTRIBUTE_LIST, [(10, 1 << 28)], 40)),
        record(elsewhere(ATTRIBUTE_LIST, [(10, 1 << 28)], 1 << 38)),
        good,
    )
    volume.put(10, entry(DATA, 1) + b"\0" * 8)
    volume.reads.clear()
    assert [number for number, _ in Table(volume.read).files([1, 2, 3])] == [1, 3]
    assert max(length for _, length in volume.reads) <= CLUSTER


def test_changed_tables_are_read_or_refused(volume: Volume) -> None:
    """Whatever stands in the records, nothing else than `Damaged` is raised, and not much is read."""
    entries = entry(DATA, 1, name="s") + entry(DATA, 2, name="s", first=2)
    volume.put(
        4,
        record(elsewhere(DATA, [(4, 1)], CLUSTER)),
        record(
            elsewhere(ATTRIBUTE_LIST, [(10, 1)], len(entries)), elsewhere(DATA, [(50, 1)], 9000, name="s")
        ),
        record(elsewhere(DATA, [(52, 1)], 0, name="s", first=2), base=1),
    )
    volume.put(10, entries)
    good = bytes(volume.content)
    dice = random.Random(5)
    places = [4 * CLUSTER + at for at in range(3 * RECORD)] + [10 * CLUSTER + at for at in range(80)]
    for _ in range(3000):
        volume.content[:] = good
        for _ in range(dice.randint(1, 5)):
            volume.content[dice.choice(places)] = dice.randrange(256)
        volume.reads.clear()
        try:
            table = Table(volume.read)
            for _, file in table.files(range(4)):
                table.stream(file.attributes, DATA, "s")
        except Damaged:
            pass
        assert sum(length for _, length in volume.reads) < 8 << 20


def test_lists_that_are_much_together_are_left_out(volume: Volume) -> None:
    """Many files may name the same clusters for lists of a MiB each."""
    names = [record(elsewhere(ATTRIBUTE_LIST, [(10, 200)], 200 * CLUSTER)) for _ in range(3)]
    volume.put(4, record(elsewhere(DATA, [(4, 1)], CLUSTER)), *names)
    volume.reads.clear()
    assert list(Table(volume.read).files([1, 2, 3])) == []
    assert sum(length for _, length in volume.reads) < 2 << 20
