"""Methods that are made of the table."""

from __future__ import annotations

import inspect
import pickle
import pydoc
import re
import warnings
from pathlib import PurePosixPath
from typing import Any

import pytest

from engine import methods
from engine.actions import ACTIONS, Action
from engine.kinds import Kind
from engine.methods import Actions


class Recorder(Actions):
    """Returns what it is called with."""

    def _call(self, action: Action, args: tuple[object, ...], optargs: dict[str, object]) -> Any:
        return action.name, args, optargs


def plain(thing: object) -> str:
    """What help() prints, without the overstriking of terminals."""
    return re.sub(".\b", "", pydoc.render_doc(thing))


class Overrider(Recorder):
    """Does one action itself."""

    def umount_all(self) -> None:
        self.unmounted = True


def test_every_public_action_is_a_method() -> None:
    for name, action in ACTIONS.methods():
        method = getattr(Recorder, name)
        assert inspect.isfunction(method)
        assert method.__name__ == action
    assert not hasattr(Recorder, "internal_readdir")


def test_signatures_are_those_of_the_table() -> None:
    for action in ACTIONS.values():
        if action.is_public:
            parameters = list(inspect.signature(getattr(Recorder, action.name)).parameters.values())[1:]
            assert [one.name for one in parameters] == [one.name for one in action.args + action.optargs]
            assert [one.default is None for one in parameters] == [False] * len(action.args) + [True] * len(
                action.optargs
            )


def test_signature_reads_as_in_python() -> None:
    assert str(inspect.signature(Recorder.filesize)) == "(self, file: 'str | PathLike[str]') -> 'int'"
    assert str(inspect.signature(Recorder.is_dir)) == (
        "(self, path: 'str | PathLike[str]', followsymlinks: 'bool | None' = None) -> 'int'"
    )
    assert inspect.signature(Recorder().lvs_full).return_annotation == "list[LvmLvDict]"


def test_arguments_by_position_and_by_name() -> None:
    handle: Any = Recorder()
    expected = ("is_dir", ("/a",), {"followsymlinks": True})
    assert handle.is_dir("/a", followsymlinks=True) == expected
    assert handle.is_dir("/a", True) == expected
    assert handle.is_dir(path="/a", followsymlinks=True) == expected
    assert handle.is_dir(followsymlinks=True, path="/a") == expected


def test_none_is_not_given() -> None:
    handle: Any = Recorder()
    assert handle.is_dir("/a", followsymlinks=None) == ("is_dir", ("/a",), {})
    assert handle.is_dir("/a", None) == ("is_dir", ("/a",), {})
    assert handle.set_append(None) == ("set_append", (None,), {})


def test_values_are_handed_on_as_they_are() -> None:
    path = PurePosixPath("/a")
    handle: Any = Recorder()
    assert handle.mkdir(path)[1][0] is path


@pytest.mark.parametrize(
    ("args", "options", "says"),
    [
        ((), {}, r"Recorder.is_dir\(\): missing a required argument: 'path'"),
        (("/", True, 1), {}, r"is_dir\(\): too many positional arguments"),
        (("/",), {"follow": True}, r"is_dir\(\): got an unexpected keyword argument 'follow'"),
        (("/",), {"path": "/"}, r"is_dir\(\): multiple values for argument 'path'"),
    ],
)
def test_wrong_arguments_are_type_errors(args: tuple[Any, ...], options: dict[str, Any], says: str) -> None:
    handle: Any = Recorder()
    with pytest.raises(TypeError, match=says):
        handle.is_dir(*args, **options)


def test_alias_is_the_same_method() -> None:
    assert Recorder.is_dir_opts is Recorder.is_dir
    assert Recorder.unmount is Recorder.umount


def test_alias_follows_a_method_of_a_subclass() -> None:
    handle = Overrider()
    handle.unmount_all()
    assert handle.unmounted


def test_method_is_found_where_it_says_it_is() -> None:
    assert Recorder.tar_out.__qualname__ == "Actions.tar_out"
    assert pickle.loads(pickle.dumps(Recorder.tar_out)) is Recorder.tar_out


def test_method_documents_itself() -> None:
    told = plain(Recorder.blockdev_getsize64)
    assert "blockdev_getsize64(self, device: 'str | PathLike[str]') -> 'int'" in told
    assert "Return the size of a device in bytes." in told
    assert "device (device): the device" in told
    assert "Since libguestfs 1.9.3." in told


def test_whole_class_documents_itself() -> None:
    told = plain(Recorder)
    for name, _ in ACTIONS.methods():
        assert f" {name}" in told


def test_deprecated_method_warns_the_caller() -> None:
    handle: Any = Recorder()
    with pytest.warns(
        DeprecationWarning, match=r"use GuestFS.vfs_uuid\(\) instead of GuestFS.get_e2uuid\(\)"
    ) as seen:
        handle.get_e2uuid("/dev/sda1")
    assert seen[0].filename == __file__
    with pytest.warns(DeprecationWarning, match=r"do not use GuestFS.list_9p\(\)"):
        handle.list_9p()


def test_other_methods_do_not_warn() -> None:
    handle: Any = Recorder()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        handle.vfs_uuid("/dev/sda1")


def test_typed_dicts_exist_at_run_time() -> None:
    statns = methods.StatnsDict
    assert methods.StatnsDict is statns
    assert list(statns.__annotations__)[:3] == ["st_dev", "st_ino", "st_mode"]
    with pytest.raises(AttributeError, match="NopeDict"):
        getattr(methods, "NopeDict")  # noqa: B009  the attribute does not exist


def test_results_of_structures_name_their_typed_dict() -> None:
    for action in ACTIONS.values():
        if action.is_public and action.result.kind is Kind.STRUCT:
            hint = inspect.signature(getattr(Recorder, action.name)).return_annotation
            assert hasattr(methods, hint)
