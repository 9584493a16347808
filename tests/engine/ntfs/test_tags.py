"""What ntfs-3g cannot show is told of in a sentence."""

import pytest

from engine.ntfs.tags import is_cloud, why_unreadable


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("unsupported reparse tag 0x9000601a", "cloud"),
        ("unsupported reparse tag 0x9000001a", "cloud"),
        ("unsupported reparse tag 0x80000013", "Deduplication"),
        ("unsupported reparse tag 0x8000001b", "app"),
        ("unsupported reparse tag 0xdeadbeef", "0xdeadbeef"),
    ],
)
def test_each_tag_has_its_sentence(text: str, word: str) -> None:
    assert word in why_unreadable(text)


@pytest.mark.parametrize(
    "text", ["", "/etc", "unsupported reparse tag", "unsupported reparse tag 0x9000601a/x"]
)
def test_other_links_are_links(text: str) -> None:
    assert why_unreadable(text) == ""


def test_clouds_are_told_apart() -> None:
    assert all(is_cloud(0x9000001A | number << 12) for number in range(16))
    assert not is_cloud(0x80000017)
    assert not is_cloud(0x9000001C)
