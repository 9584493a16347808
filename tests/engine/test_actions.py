"""The table of actions."""

from __future__ import annotations

import re

import pytest

from engine.actions import ACTIONS, RETIRED_GROUPS, Visibility, feature_groups
from engine.describe import argument_meaning, docstring
from engine.kinds import Kind
from engine.structs import STRUCTS


def test_table_is_whole() -> None:
    assert len(ACTIONS) == 621
    assert sum(action.in_daemon for action in ACTIONS.values()) == 503
    assert list(ACTIONS) == sorted(ACTIONS)


def test_procedure_numbers_are_unique() -> None:
    numbers = [action.proc for action in ACTIONS.values() if action.proc is not None]
    assert len(numbers) == len(set(numbers))


def test_known_lines() -> None:
    download = ACTIONS["download"]
    assert (download.proc, download.since) == (67, "1.0.2")
    assert [(argument.kind, argument.name) for argument in download.args] == [
        (Kind.DEVICE_OR_PATH, "remotefilename"),
        (Kind.FILEOUT, "filename"),
    ]
    assert download.progress
    assert download.cancellable
    assert download.receives_file
    assert not download.sends_file
    assert download.result.kind is Kind.NONE

    fses = ACTIONS["list_filesystems"].result
    assert (fses.kind, fses.name, fses.parts) == (Kind.HASHTABLE, "fses", ("mountable", "string"))

    umount_local = ACTIONS["umount_local"]
    assert (umount_local.proc, umount_local.args) == (None, ())
    assert [option.name for option in umount_local.optargs] == ["retry"]

    assert ACTIONS["launch"].config_only
    assert ACTIONS["launch"].aliases == ("run",)
    assert ACTIONS["is_dir"].aliases == ("is_dir_opts",)
    assert (ACTIONS["dd"].deprecated, ACTIONS["dd"].deprecated_by) == (True, "copy_device_to_device")
    assert (ACTIONS["remove_drive"].deprecated, ACTIONS["remove_drive"].deprecated_by) == (True, "")
    assert ACTIONS["internal_readdir"].visibility is Visibility.INTERNAL
    assert len(ACTIONS["mke2fs"].optargs) == 38


def test_successors_and_structures_exist() -> None:
    for action in ACTIONS.values():
        assert not action.deprecated_by or action.deprecated_by in ACTIONS
        if action.result.kind in (Kind.STRUCT, Kind.STRUCT_LIST):
            assert action.result.parts[0] in STRUCTS


def test_optional_arguments_fit_into_the_bitmask() -> None:
    assert max(len(action.optargs) for action in ACTIONS.values()) <= 64


def test_names_of_arguments_are_unique_within_an_action() -> None:
    for action in ACTIONS.values():
        names = [argument.name for argument in action.args + action.optargs]
        assert len(names) == len(set(names))
        assert "self" not in names


def test_feature_groups() -> None:
    groups = feature_groups()
    assert len(groups) == 37
    assert "lvm2" in groups
    assert not set(RETIRED_GROUPS) & set(groups)


@pytest.mark.parametrize("name", ["nope", "unmount", ""])
def test_unknown_action_is_a_key_error(name: str) -> None:
    with pytest.raises(KeyError):
        ACTIONS[name]
    assert name not in ACTIONS


def test_each_action_is_told_in_one_sentence() -> None:
    sentence = re.compile(r"[A-Z][^\n]*[^.\s]\.")
    for action in ACTIONS.values():
        assert sentence.fullmatch(action.summary), action.name
        assert len(action.summary) < 180, action.name


def test_each_argument_is_told() -> None:
    for action in ACTIONS.values():
        for argument in action.args + action.optargs:
            assert not argument_meaning(action, argument).endswith("."), (action.name, argument.name)


def test_documentation_names_everything() -> None:
    told = docstring(ACTIONS["md_create"])
    for part in ("missingbitmap", "the chunk size, in bytes", "mdadm", "1.15.6", "DaemonError"):
        assert part in told


def test_no_two_methods_share_a_name() -> None:
    names = [name for name, _ in ACTIONS.methods()]
    assert len(names) == len(set(names))
    assert "internal_readdir" not in names
    assert {"ls", "add_drive_opts", "unmount_all", "debug", "get_state"} <= set(names)
