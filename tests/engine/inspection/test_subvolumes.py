"""Btrfs subvolumes: what `btrfs subvolume list` prints, and who descends from whom."""

from engine.inspection.subvolumes import Subvolume, families, parse_list

OUTPUT = (
    "ID 256 gen 30 top level 5 parent_uuid -                                    "
    "uuid 11111111-aaaa-bbbb-cccc-000000000001 path @\n"
    "ID 257 gen 31 top level 256 parent_uuid 11111111-aaaa-bbbb-cccc-000000000001 "
    "uuid 11111111-aaaa-bbbb-cccc-000000000002 path <FS_TREE>/snap shots/before update\n"
    "ID 258 gen 31 parent_uuid - uuid 11111111-aaaa-bbbb-cccc-000000000003 path ../../etc\n"
    "nonsense\n"
)


def test_parses_the_list() -> None:
    first, second = parse_list(OUTPUT)
    assert first == Subvolume("@", "11111111-aaaa-bbbb-cccc-000000000001")
    assert second.path == "snap shots/before update"
    assert second.parent == first.uuid


def test_snapshots_and_their_snapshots_are_one_family() -> None:
    one, two, three = Subvolume("@", "1"), Subvolume("s1", "2", "1"), Subvolume("s2", "3", "2")
    alone = Subvolume("@home", "4")
    found = families([alone, three, one, two])
    assert set(found["@"]) == {"@", "s1", "s2"}
    assert found["@home"] == ["@home"]


def test_a_deleted_parent_still_relates() -> None:
    found = families([Subvolume("a", "2", "gone"), Subvolume("b", "3", "gone")])
    assert found["a"] == ["a", "b"]


def test_a_loop_of_parents_ends() -> None:
    found = families([Subvolume("a", "1", "2"), Subvolume("b", "2", "1"), Subvolume("c", "3", "3")])
    assert set(found["a"]) == {"a", "b"}
    assert found["c"] == ["c"]
