"""Which pieces of a device are copied, so that certain parts of it are there."""

from engine.transfer.blocks.device import LARGEST_GAP, pieces_of


def test_blocks_that_lie_near_one_another_are_one_piece() -> None:
    near, far = 1 << 20, LARGEST_GAP + (2 << 20)
    spans = [(0, 0, 5000), (8192, 8192, 10), (9000, 9000, 100), (10, near, 10), (20, far, 4096)]
    assert pieces_of(spans) == [(0, near + 4096), (far, far + 4096)]
    assert pieces_of([]) == []


def test_what_lies_between_blocks_is_bounded() -> None:
    gap = LARGEST_GAP - 4096
    spans = [(0, number * (gap + 4096), 4096) for number in range(100)]
    pieces = pieces_of(spans)
    assert sum(end - begin for begin, end in pieces) <= (100 * 4096) + (128 << 20)
    assert len(pieces) > 80
