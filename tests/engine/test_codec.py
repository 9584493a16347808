"""Arguments and results of every action, against the other side's codec."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.actions import ACTIONS, Action
from engine.codec import check_arguments, decode_error, decode_result, encode_arguments
from engine.errors import MessageTooLarge, ProtocolError
from engine.kinds import Kind
from engine.wire import pack_call
from engine.xdr import Cursor
from tests.helpers import daemon_side, values

DAEMON_ACTIONS = [action for action in ACTIONS.values() if action.in_daemon]


def sent(action: Action, args: tuple[Any, ...], optargs: dict[str, Any]) -> daemon_side.Call:
    assert action.proc is not None
    body, given_bits = encode_arguments(action, args, optargs)
    return daemon_side.read_call(pack_call(action.proc, 7, 0, given_bits, body))


def test_call_byte_for_byte() -> None:
    body, given_bits = encode_arguments(ACTIONS["btrfs_subvolume_snapshot"], ("/a", "/bcde"), {"ro": True})
    assert body == (
        b"\0\0\0\2/a\0\0"  # source
        b"\0\0\0\5/bcde\0\0\0"  # dest
        b"\0\0\0\1"  # ro
        b"\0\0\0\0"  # qgroupid, not given
    )
    assert given_bits == 0b01


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_daemon_reads_what_was_given(data: st.DataObject) -> None:
    action = data.draw(st.sampled_from(DAEMON_ACTIONS))
    args, optargs = data.draw(values.calls(action))
    call = sent(action, args, optargs)
    files = {position for position, one in enumerate(action.args) if one.kind in (Kind.FILEIN, Kind.FILEOUT)}
    assert call.name == action.name
    assert call.args == [None if position in files else value for position, value in enumerate(args)]
    assert call.optargs == optargs
    assert all(not value for value in call.unused)


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_what_the_daemon_returns_is_read(data: st.DataObject) -> None:
    action = data.draw(st.sampled_from(DAEMON_ACTIONS))
    value = data.draw(values.results(action.result))
    decoded = decode_result(action, Cursor(daemon_side.result(action, value)))
    assert decoded == value
    assert type(decoded) is type(value)


def test_every_action_sends_and_returns_something_plain() -> None:
    for action in DAEMON_ACTIONS:
        given_all = {one.name: values.a_right_one(one) for one in action.args + action.optargs}
        args = tuple(given_all[one.name] for one in action.args)
        optargs = {one.name: given_all[one.name] for one in action.optargs}
        assert sent(action, args, optargs).optargs == optargs
        assert sent(action, args, {}).optargs == {}


def test_results_have_the_types_of_the_python_module() -> None:
    exists = decode_result(ACTIONS["exists"], Cursor(b"\0\0\0\1"))
    assert exists == 1
    assert type(exists) is int
    assert decode_result(ACTIONS["blkid"], Cursor(daemon_side.texts(["TYPE", "ext4"]))) == {"TYPE": "ext4"}
    assert decode_result(ACTIONS["getxattr"], Cursor(daemon_side.item(b"v"))) == b"v"


@pytest.mark.parametrize(
    ("name", "args", "optargs", "error", "says"),
    [
        ("mkdir", (3,), {}, TypeError, "mkdir: argument 'path' must be a string, not int"),
        ("mkdir", ("/a\0b",), {}, ValueError, "mkdir: argument 'path' must not contain a NUL"),
        ("mkdir", (["/a"],), {}, TypeError, "mkdir: argument 'path' must be a string, not list"),
        ("mkdir_mode", ("/a", "0700"), {}, TypeError, "mkdir_mode: argument 'mode' must be a whole number"),
        ("mkdir_mode", ("/a", 1 << 40), {}, ValueError, "mkdir_mode: argument 'mode' must fit in 32 bits"),
        ("echo_daemon", ("abc",), {}, TypeError, "echo_daemon: argument 'words' must be a list"),
        ("echo_daemon", (["a", 1],), {}, TypeError, r"'words' \(item 1\) must be a string, not int"),
        ("is_dir", ("/",), {"followsymlinks": "no"}, TypeError, "'followsymlinks' must be a bool"),
        ("is_dir", ("/",), {"follow": True}, TypeError, "is_dir: there is no argument 'follow'"),
        ("is_dir", ("/", True), {}, TypeError, "is_dir: takes 1 arguments, not 2"),
        ("pwrite", ("/f", 1, 0), {}, TypeError, "pwrite: argument 'content' must be bytes"),
        ("upload", (None, "/f"), {}, TypeError, "upload: argument 'filename' must be a string"),
        ("part_set_disk_guid", ("/dev/sda", "sda"), {}, ValueError, "'guid' must be a GUID"),
        (
            "luks_format",
            ("/dev/sda", b"pass", 0),
            {},
            TypeError,
            "luks_format: argument 'key' must be a string",
        ),
    ],
)
def test_wrong_argument_is_named(
    name: str, args: tuple[Any, ...], optargs: dict[str, Any], error: type[Exception], says: str
) -> None:
    with pytest.raises(error, match=says):
        check_arguments(ACTIONS[name], args, optargs)


def test_whatever_is_wrong_is_named_for_every_argument_of_every_action() -> None:
    count = 0
    for action in DAEMON_ACTIONS:
        right = {one.name: values.a_right_one(one) for one in action.args + action.optargs}
        args = tuple(right[one.name] for one in action.args)
        check_arguments(action, args, {one.name: right[one.name] for one in action.optargs})
        for position, argument in enumerate(action.args):
            for wrong, error in values.wrong_arguments(argument):
                changed = (*args[:position], wrong, *args[position + 1 :])
                with pytest.raises(error, match=rf"^{action.name}: argument '{argument.name}' ") as caught:
                    check_arguments(action, changed, {})
                assert type(caught.value) is error
                count += 1
        for option in action.optargs:
            for wrong, error in values.wrong_arguments(option):
                # None is how an option is not given.
                if wrong is None:
                    continue
                with pytest.raises(error, match=rf"^{action.name}: argument '{option.name}' "):
                    check_arguments(action, args, {option.name: wrong})
                count += 1
    assert count > 5000


def test_passphrase_is_never_part_of_an_error() -> None:
    with pytest.raises(ValueError, match="key") as caught:
        check_arguments(ACTIONS["luks_format"], ("/dev/sda", "hunter\0two", 0), {})
    assert "hunter" not in str(caught.value)


@pytest.mark.parametrize(
    "guid", ["{01234567-89AB-cdef-0123-456789abcdef}", "01234567-89AB-cdef-0123-456789abcdef"]
)
def test_guid_may_be_braced(guid: str) -> None:
    check_arguments(ACTIONS["part_set_disk_guid"], ("/dev/sda", guid), {})


def test_none_means_not_given() -> None:
    body, given_bits = encode_arguments(ACTIONS["is_dir"], ("/",), {"followsymlinks": None})
    assert (body, given_bits) == (b"\0\0\0\1/\0\0\0" + b"\0\0\0\0", 0)


def test_paths_are_taken_for_names() -> None:
    assert sent(ACTIONS["mkdir"], (PurePosixPath("/a"),), {}).args == ["/a"]
    assert sent(ACTIONS["echo_daemon"], ((PurePosixPath("/a"), "b"),), {}).args == [["/a", "b"]]


def test_arguments_beyond_the_message_limit_are_refused() -> None:
    fits = (4 << 20) - 40 - 8 - 4 - 8
    check_arguments(ACTIONS["pwrite"], ("/f", bytes(fits), 0), {})
    with pytest.raises(MessageTooLarge) as caught:
        check_arguments(ACTIONS["pwrite"], ("/f", bytes(fits + 1), 0), {})
    assert caught.value.procedure == "pwrite"
    assert caught.value.size == caught.value.limit + 4


@pytest.mark.parametrize(
    ("name", "body", "says"),
    [
        ("ping_daemon", b"\0\0\0\0", "4 bytes are left over"),
        ("exists", b"", "longer than"),
        ("exists", b"\0\0\0\2", "truth value"),
        ("wc_l", b"\0\0\0\1\0", "1 bytes are left over"),
        ("blkid", b"\0\0\0\1\0\0\0\0", "1 items, an odd number"),
        ("list_devices", b"\0\0\0\2\0\0\0\0", "claims 2 items"),
        ("readlink", b"\0\0\0\2a\0\0\0", "NUL"),
    ],
)
def test_wrong_result_is_refused(name: str, body: bytes, says: str) -> None:
    with pytest.raises(ProtocolError, match=says):
        decode_result(ACTIONS[name], Cursor(body))


def test_error_reply() -> None:
    body = daemon_side.text("ENOENT") + daemon_side.text("/x: No such file")
    assert decode_error(Cursor(body)) == ("ENOENT", "/x: No such file")


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (daemon_side.text("E" * 33) + daemon_side.text("m"), "limit of 32"),
        (daemon_side.text("E") + daemon_side.text("m" * 65537), "limit of 65536"),
        (daemon_side.text("E"), "longer than"),
        (daemon_side.text("E") + daemon_side.text("m") + b"\0\0\0\0", "left over"),
    ],
)
def test_wrong_error_reply_is_refused(body: bytes, says: str) -> None:
    with pytest.raises(ProtocolError, match=says):
        decode_error(Cursor(body))
