"""What ntfs-3g cannot show is told of in a sentence."""

import pytest

from engine.ntfs.tags import is_cloud, is_name, is_unshown, why_unshown


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("unsupported reparse tag 0x9000601a", "cloud"),
        ("unsupported reparse tag 0x9000001a", "cloud"),
        ("unsupported reparse tag 0x80000013", "Deduplication"),
        ("unsupported reparse tag 0xdeadbeef", "0xdeadbeef"),
    ],
)
def test_each_tag_has_its_sentence(text: str, word: str) -> None:
    assert word in why_unshown(text)


@pytest.mark.parametrize(
    "text", ["", "/etc", "unsupported reparse tag", "unsupported reparse tag 0x9000601a/x"]
)
def test_other_links_are_links(text: str) -> None:
    assert why_unshown(text) == ""
    assert not is_unshown(text)


def test_clouds_are_told_apart() -> None:
    assert all(is_cloud(0x9000001A | number << 12) for number in range(16))
    assert not is_cloud(0x80000017)
    assert not is_cloud(0x9000001C)


def test_what_is_another_name_is_told_apart() -> None:
    assert is_name(0xA000000C)
    assert is_name(0xA0000003)
    assert not is_name(0x80000017)
    assert not is_name(0x9000601A)
