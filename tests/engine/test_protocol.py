"""The conversation: what is allowed when, what is not, and bytes cut anywhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from engine.actions import ACTIONS
from engine.arrivals import (
    Cancelled,
    Chunk,
    EndOfFile,
    Event,
    Launched,
    NeedData,
    Progress,
    Refused,
    Reply,
    StopSending,
)
from engine.errors import MessageTooLarge, ProtocolError, WrongState
from engine.protocol import Connection
from engine.states import State
from tests.helpers.daemon_side import (
    ABANDONED,
    CANCEL,
    END,
    LAUNCHED,
    chunk,
    header,
    item,
    message,
    progress,
    read_call,
    record,
    refusal,
    reply,
    text,
    word,
)

LS0 = ("/", "names.txt")
UPLOAD = ("data.bin", "/data.bin")


def ready() -> Connection:
    return Connection(launched=True)


def called(name: str, *args: Any) -> Connection:
    connection = ready()
    connection.call(ACTIONS[name], args)
    return connection


def events_of(connection: Connection, *pieces: bytes) -> list[Event]:
    """Everything that the pieces tell, without the wishes for more."""
    found = []
    for piece in pieces:
        connection.receive(piece)
        while not isinstance(event := connection.next_event(), NeedData):
            found.append(event)
    return found


def state_of(connection: Connection) -> State:
    """The state, asked anew (a type checker takes an attribute to stay as it was)."""
    return connection.state


def receiving() -> Connection:
    connection = called("ls0", *LS0)
    assert events_of(connection, reply("ls0", 1)) == [Reply(None)]
    return connection


def sending() -> Connection:
    return called("upload", *UPLOAD)


def ended() -> Connection:
    connection = sending()
    connection.end_of_file()
    return connection


# The ordinary course.


def test_daemon_tells_that_it_is_up() -> None:
    connection = Connection()
    assert state_of(connection) is State.LAUNCHING
    assert isinstance(connection.next_event(), NeedData)
    [event] = events_of(connection, LAUNCHED)
    assert isinstance(event, Launched)
    assert state_of(connection) is State.READY


def test_call_and_reply() -> None:
    connection = ready()
    call = read_call(connection.call(ACTIONS["readlink"], ("/bin",)))
    assert (call.name, call.serial, call.args) == ("readlink", 1, ["/bin"])
    assert state_of(connection) is State.WAITING
    assert connection.action is ACTIONS["readlink"]
    assert events_of(connection, reply("readlink", 1, "usr/bin")) == [Reply("usr/bin")]
    assert state_of(connection) is State.READY
    assert connection.action is None


def test_serials_count_up() -> None:
    connection = Connection(launched=True, first_serial=0xFFFFFFFF)
    for serial in (0xFFFFFFFF, 0, 1):
        assert read_call(connection.call(ACTIONS["ping_daemon"])).serial == serial
        assert events_of(connection, reply("ping_daemon", serial)) == [Reply(None)]


def test_refusal_leaves_the_connection_in_use() -> None:
    connection = called("readlink", "/nope")
    answer = refusal("readlink", 1, "ENOENT", "/nope: No such file or directory")
    assert events_of(connection, answer) == [Refused("ENOENT", "/nope: No such file or directory")]
    connection.call(ACTIONS["ping_daemon"])
    assert events_of(connection, reply("ping_daemon", 2)) == [Reply(None)]


def test_small_chunks_are_taken_together() -> None:
    connection = receiving()
    names = [b"a\0", b"long name\0", b"odd\0"]
    connection.receive(b"".join(map(chunk, names)) + chunk(b"x" * 4096) + chunk(b"cut off")[:-1])
    assert connection.take_data() == b"".join(names)
    assert connection.take_data() == b""
    assert events_of(connection, b"") == [Chunk(b"x" * 4096)]
    connection.receive(chunk(b"cut off")[-1:] + END)
    assert connection.take_data() == b"cut off"
    assert connection.take_data() == b""
    assert events_of(connection, b"") == [EndOfFile()]
    assert connection.take_data() == b""


def test_what_is_no_ordinary_chunk_is_left_where_it_is() -> None:
    for wrong in (ABANDONED, END, word(12) + word(2) + item(b"abcd")[:8], chunk(b"abc")[:-1] + b"\1"):
        connection = receiving()
        connection.receive(wrong)
        assert connection.take_data() == b""


def test_probe_is_refused_and_leaves_the_connection_in_use() -> None:
    connection = ready()
    connection.probe(ACTIONS["ping_daemon"])
    answer = refusal("ping_daemon", 1, "", "unknown option")
    assert events_of(connection, answer) == [Refused("", "unknown option")]
    # One that takes a file asks to be spared it first, where it is known.
    connection.probe(ACTIONS["upload"])
    assert events_of(connection, CANCEL) == [StopSending()]
    connection.cancel_file()
    assert events_of(connection, refusal("upload", 2, "", "no")) == [Refused("", "no")]
    connection.probe(ACTIONS["upload"])
    answer = refusal("upload", 3, "", "unknown procedure number 66")
    assert events_of(connection, answer) == [Refused("", "unknown procedure number 66")]
    assert state_of(connection) is State.READY


def test_progress_comes_before_the_reply() -> None:
    connection = called("zero_device", "/dev/sda")
    told = events_of(
        connection,
        progress("zero_device", 1, 1, 10),
        progress("zero_device", 1, 10, 10),
        reply("zero_device", 1),
    )
    assert told == [Progress(1, 10), Progress(10, 10), Reply(None)]


def test_progress_beyond_its_total_is_held_to_it() -> None:
    connection = called("zero_device", "/dev/sda")
    assert events_of(connection, progress("zero_device", 1, 11, 10)) == [Progress(10, 10)]


def test_file_out() -> None:
    connection = called("ls0", *LS0)
    told = events_of(
        connection,
        reply("ls0", 1) + chunk(b"a\0bc\0"),
        progress("ls0", 1, 5, 13),
        chunk(b"x" * 8192) + END,
    )
    assert told == [
        Reply(None),
        Chunk(b"a\0bc\0"),
        Progress(5, 13),
        Chunk(b"x" * 8192),
        EndOfFile(),
    ]
    assert state_of(connection) is State.READY


def test_refused_file_out_has_no_chunks() -> None:
    connection = called("ls0", *LS0)
    assert isinstance(events_of(connection, refusal("ls0", 1, "ENOENT", "no"))[0], Refused)
    assert state_of(connection) is State.READY


def test_file_in() -> None:
    connection = ready()
    call = read_call(connection.call(ACTIONS["upload"], UPLOAD, {}, progress_hint=5))
    assert call.progress_hint == 5
    assert state_of(connection) is State.SENDING
    assert connection.send_chunk(b"hello") == chunk(b"hello")
    assert events_of(connection, progress("upload", 1, 5, 5)) == [Progress(5, 5)]
    assert connection.end_of_file() == END
    assert state_of(connection) is State.SENT
    assert events_of(connection, reply("upload", 1)) == [Reply(None)]


def test_empty_chunk_is_not_sent() -> None:
    with pytest.raises(ValueError, match="end_of_file"):
        sending().send_chunk(b"")


# Cancelling.


def test_file_in_is_abandoned() -> None:
    connection = sending()
    connection.send_chunk(b"hello")
    assert connection.cancel_file() == ABANDONED
    answer = refusal("upload", 1, "", "operation cancelled")
    assert isinstance(events_of(connection, answer)[0], Refused)
    assert state_of(connection) is State.READY


def test_daemon_stops_a_file_in() -> None:
    connection = sending()
    [event] = events_of(connection, CANCEL)
    assert isinstance(event, StopSending)
    assert state_of(connection) is State.STOPPING
    with pytest.raises(WrongState):
        connection.send_chunk(b"more")
    assert connection.cancel_file() == ABANDONED
    assert events_of(connection, refusal("upload", 1, "ENOSPC", "full")) == [Refused("ENOSPC", "full")]


def test_cancel_fits_whichever_way_the_file_goes() -> None:
    assert sending().cancel() == ABANDONED
    assert receiving().cancel() == CANCEL
    assert called("ls0", *LS0).cancel() == CANCEL
    assert ended().cancel() == b""


@pytest.mark.parametrize("connection", [ready(), called("ping_daemon")])
def test_what_moves_no_file_cannot_be_cancelled(connection: Connection) -> None:
    with pytest.raises(WrongState, match="No file transfer"):
        connection.cancel()


@pytest.mark.parametrize("arrived", range(4))
def test_rest_of_a_cancelled_file_is_dropped(arrived: int) -> None:
    connection = receiving()
    assert len(events_of(connection, chunk(b"x") * arrived)) == arrived
    assert connection.cancel() == CANCEL
    assert connection.cancel() == b""
    assert state_of(connection) is State.DRAINING
    told = events_of(connection, chunk(b"y"), progress("ls0", 1, 1, 2), chunk(b"z") + ABANDONED)
    assert told == [Progress(1, 2), Cancelled(True)]
    assert state_of(connection) is State.READY


def test_cancel_may_come_too_late() -> None:
    connection = receiving()
    connection.cancel()
    assert isinstance(events_of(connection, chunk(b"last"), END)[0], EndOfFile)
    assert state_of(connection) is State.READY


def test_cancel_before_the_reply() -> None:
    connection = called("ls0", *LS0)
    assert connection.cancel() == CANCEL
    assert state_of(connection) is State.CANCELLING
    told = events_of(connection, reply("ls0", 1), chunk(b"x"), ABANDONED)
    assert told == [Reply(None), Cancelled(True)]


def test_refusal_answers_a_cancel_too() -> None:
    connection = called("ls0", *LS0)
    connection.cancel()
    assert isinstance(events_of(connection, refusal("ls0", 1, "EIO", "no"))[0], Refused)
    connection.call(ACTIONS["ping_daemon"])


def test_daemon_abandons_a_file_of_its_own_accord() -> None:
    connection = receiving()
    assert events_of(connection, chunk(b"x"), ABANDONED) == [Chunk(b"x"), Cancelled(False)]
    assert state_of(connection) is State.READY


# The two harmless cases.


@pytest.mark.parametrize("times", [1, 3, 1000])
def test_progress_after_the_reply_is_counted(times: int) -> None:
    connection = called("zero_device", "/dev/sda")
    assert len(events_of(connection, reply("zero_device", 1))) == 1
    late = progress("zero_device", 1, 10, 10)
    assert events_of(connection, late * (times // 2)) == []
    connection.call(ACTIONS["ping_daemon"])
    told = events_of(connection, late * (times - times // 2) + reply("ping_daemon", 2))
    assert told == [Reply(None)]
    assert connection.late_progress == times


def test_late_cancel_word_of_an_upload_is_counted() -> None:
    connection = ended()
    assert events_of(connection, CANCEL + reply("upload", 1)) == [Reply(None)]
    assert connection.stray_cancels == 1


def test_harmless_cases_may_be_cut_anywhere() -> None:
    stray = CANCEL + reply("upload", 1) + progress("upload", 1, 5, 5)
    for cut in range(len(stray)):
        connection = ended()
        assert events_of(connection, stray[:cut], stray[cut:]) == [Reply(None)]
        assert (connection.stray_cancels, connection.late_progress) == (1, 1)
        connection.call(ACTIONS["ping_daemon"])
        assert events_of(connection, reply("ping_daemon", 2)) == [Reply(None)]


# Violations.


def _volume(share: float) -> dict[str, Any]:
    texts = ("lv_name", "lv_attr", "origin", "move_pv", "lv_tags", "mirror_log", "modules")
    numbers = ("lv_major", "lv_minor", "lv_kernel_major", "lv_kernel_minor", "lv_size", "seg_count")
    return (
        dict.fromkeys(texts, "")
        | dict.fromkeys(numbers, 0)
        | {"lv_uuid": "u" * 32, "snap_percent": share, "copy_percent": None}
    )


BIG = (4 << 20) + 1
VIOLATIONS: dict[str, tuple[Callable[[], Connection], bytes, str]] = {
    "a message before the launch word": (Connection, reply("ping_daemon", 1), "while waiting for the daemon"),
    "progress before the launch word": (
        Connection,
        progress("ping_daemon", 1, 1, 1),
        "while waiting for the",
    ),
    "a second launch word": (ready, LAUNCHED, "the launch word .* while ready"),
    "a launch word in a call": (lambda: called("ping_daemon"), LAUNCHED, "the launch word .* for a reply"),
    "a launch word in a file": (receiving, LAUNCHED, "the launch word .* while receiving"),
    "a reply that nobody asked for": (ready, reply("ping_daemon", 1), "a message .* while ready"),
    "a reply while a file is sent": (sending, reply("upload", 1), "a message .* while sending"),
    "a cancel word for no file": (ready, CANCEL, "the cancel word .* while ready"),
    "a cancel word for a plain call": (lambda: called("ping_daemon"), CANCEL, "cancel word .* for a reply"),
    "a cancel word for a file out": (receiving, CANCEL, "the cancel word .* while receiving"),
    "a second cancel word": (sending, CANCEL * 2, "the cancel word .* while told by the daemon"),
    "an unknown word": (lambda: called("ping_daemon"), word(0xFFFFEEEF), "message of 4294962927 bytes"),
    "a message over the limit": (lambda: called("ping_daemon"), word(BIG), f"message of {BIG} bytes"),
    "a message without a header": (lambda: called("ping_daemon"), word(39), "message of 39 bytes"),
    "an empty message": (lambda: called("ping_daemon"), word(0), "message of 0 bytes"),
    "another program": (
        lambda: called("ping_daemon"),
        message(header(92, 1, program=0x20008086)),
        "program 0x20008086",
    ),
    "another version": (lambda: called("ping_daemon"), message(header(92, 1, version=5)), "version 5"),
    "another procedure": (lambda: called("ping_daemon"), message(header(93, 1)), "procedure 93"),
    "a call for a reply": (lambda: called("ping_daemon"), message(header(92, 1, direction=0)), "direction 0"),
    "another serial": (lambda: called("ping_daemon"), message(header(92, 0)), "call 0x0, not 0x1"),
    "an unknown status": (lambda: called("ping_daemon"), message(header(92, 1, 2)), "status 2"),
    "a wrong header before its body": (
        lambda: called("readlink", "/bin"),
        word(4000) + header(168, 9),
        "call 0x9, not 0x1",
    ),
    "bytes behind a result": (lambda: called("ping_daemon"), message(header(92, 1) + b"\0" * 4), "left over"),
    "bytes behind an error": (
        lambda: called("ping_daemon"),
        message(header(92, 1, 1) + text("EIO") + text("no") + b"\0" * 4),
        "left over",
    ),
    "no result": (lambda: called("readlink", "/bin"), message(header(168, 1)), "longer than the 0 left"),
    "a string beyond its message": (
        lambda: called("readlink", "/bin"),
        message(header(168, 1) + word(9) + b"12345678"),
        "longer than",
    ),
    "a NUL in a string": (lambda: called("readlink", "/bin"), message(header(168, 1) + item(b"a\0b")), "NUL"),
    "padding that is not zero": (
        lambda: called("readlink", "/bin"),
        message(header(168, 1) + word(1) + b"a\0\0\1"),
        "padding",
    ),
    "a count beyond its message": (
        lambda: called("list_devices"),
        message(header(7, 1) + word(0x3FFFFFFF) + b"\0" * 8),
        "claims 1073741823 items",
    ),
    "a count of structures beyond its message": (
        lambda: called("part_list", "/dev/sda"),
        message(header(213, 1) + word(2) + b"\0" * 28),
        "claims 2 items",
    ),
    "half a pair": (
        lambda: called("mountpoints"),
        message(header(147, 1) + word(1) + text("x")),
        "odd number",
    ),
    "a truth value of 2": (lambda: called("exists", "/"), message(header(36, 1) + word(2)), "truth value"),
    "a percentage that is no number": (
        lambda: called("lvs_full"),
        message(header(14, 1) + word(1) + record("lvm_lv", _volume(float("nan")))),
        "percentage",
    ),
    "an errno's name over the limit": (
        lambda: called("ping_daemon"),
        message(header(92, 1, 1) + text("E" * 33) + text("no")),
        "limit of 32",
    ),
    "an error's text over the limit": (
        lambda: called("ping_daemon"),
        message(header(92, 1, 1) + text("EIO") + text("n" * 65537)),
        "limit of 65536",
    ),
    "a second reply": (
        lambda: called("ping_daemon"),
        reply("ping_daemon", 1) * 2,
        "a message .* while ready",
    ),
    "progress of a call to come": (
        lambda: called("zero_device", "/dev/sda"),
        progress("zero_device", 2, 1, 2),
        "call 0x2 .* came unasked",
    ),
    "progress of another procedure": (
        lambda: called("zero_device", "/dev/sda"),
        progress("download", 1, 1, 2),
        "procedure 67",
    ),
    "progress of nothing": (ready, progress("zero_device", 0, 1, 2), "came unasked"),
    "a chunk over the limit": (receiving, word(8201), "8201 bytes, more than the limit of 8200"),
    "a chunk without its words": (receiving, word(4) + word(0), "4 bytes is too short"),
    "a chunk with too much data": (
        receiving,
        message(word(0) + word(8193) + b"x" * 8192),
        "holds 8193 bytes",
    ),
    "a chunk with less data than told": (receiving, message(word(0) + word(5) + b"abcd"), "cannot hold 5"),
    "a chunk with more data than told": (
        receiving,
        message(word(0) + word(3) + b"abcdefgh"),
        "cannot hold 3",
    ),
    "a chunk whose padding is not zero": (receiving, message(word(0) + word(3) + b"abcd"), "padding"),
    "a chunk with the cancel mark 2": (receiving, chunk(b"", 2), "cancel mark 2"),
    "a cancel chunk with data": (receiving, chunk(b"data", 1), "cancel mark 1"),
    "a reply for a chunk": (receiving, reply("ls0", 1), "a chunk"),
}


@pytest.mark.parametrize("name", VIOLATIONS)
def test_violation_ends_the_connection(name: str) -> None:
    make, data, says = VIOLATIONS[name]
    connection = make()
    with pytest.raises(ProtocolError, match=says) as caught:
        events_of(connection, data)
    assert state_of(connection) is State.BROKEN
    assert connection.reason == caught.value.reason
    for use in (
        connection.next_event,
        lambda: connection.receive(b"more"),
        lambda: connection.call(ACTIONS["ping_daemon"]),
        lambda: connection.send_chunk(b"x"),
        connection.end_of_file,
        connection.cancel_file,
        connection.cancel,
    ):
        with pytest.raises(ProtocolError) as again:
            use()
        assert again.value.reason == caught.value.reason


@pytest.mark.parametrize("name", VIOLATIONS)
def test_violation_is_found_byte_by_byte(name: str) -> None:
    make, data, says = VIOLATIONS[name]
    connection = make()
    with pytest.raises(ProtocolError, match=says):
        events_of(connection, *(data[at : at + 1] for at in range(len(data))))


def test_owner_may_give_the_connection_up() -> None:
    connection = called("ping_daemon")
    connection.fail("the deadline passed")
    connection.fail("something else")
    with pytest.raises(ProtocolError, match="the deadline passed"):
        connection.next_event()
    assert connection.reason == "the deadline passed"


# Cut anywhere.


def session() -> tuple[Callable[[], Connection], bytes, list[Event]]:
    """A file out with everything in it, and a listing behind it whose call is made in time."""
    data = (
        progress("ls0", 1, 1, 3)
        + reply("ls0", 1)
        + chunk(b"abc")
        + progress("ls0", 1, 2, 3)
        + chunk(b"")
        + progress("ls0", 1, 3, 3)
    )
    told: list[Event] = [
        Progress(1, 3),
        Reply(None),
        Chunk(b"abc"),
        Progress(2, 3),
        EndOfFile(),
    ]
    return lambda: called("ls0", *LS0), data, told


def test_bytes_may_come_one_by_one() -> None:
    make, data, told = session()
    assert events_of(make(), *(data[at : at + 1] for at in range(len(data)))) == told


def test_bytes_may_be_cut_at_every_place() -> None:
    make, data, told = session()
    for cut in range(len(data) + 1):
        assert events_of(make(), data[:cut], data[cut:]) == told


def test_bytes_may_be_cut_at_every_two_places() -> None:
    make, data, told = session()
    for first in range(0, len(data), 7):
        for second in range(first, len(data), 5):
            assert events_of(make(), data[:first], data[first:second], data[second:]) == told


def test_nothing_is_told_before_it_is_whole() -> None:
    whole = reply("readlink", 1, "usr/bin")
    for size in range(len(whole)):
        assert events_of(called("readlink", "/bin"), whole[:size]) == []


def test_longest_message_and_many_pieces() -> None:
    names = [f"{number:04}" + "x" * 4084 for number in range((4 << 20) // 4096 - 1)]
    whole = reply("list_devices", 1, names)
    assert len(whole) <= 4 << 20
    connection = called("list_devices")
    pieces = (whole[at : at + 65536] for at in range(0, len(whole), 65536))
    assert events_of(connection, *pieces) == [Reply(names)]


# Misuse by the owner, which breaks nothing.


@pytest.mark.parametrize(
    ("make", "use"),
    [
        (Connection, lambda connection: connection.call(ACTIONS["ping_daemon"])),
        (lambda: called("ping_daemon"), lambda connection: connection.call(ACTIONS["ping_daemon"])),
        (ready, lambda connection: connection.call(ACTIONS["ls"], ("/",))),
        (ready, lambda connection: connection.send_chunk(b"x")),
        (receiving, lambda connection: connection.send_chunk(b"x")),
        (ended, lambda connection: connection.end_of_file()),
        (ended, lambda connection: connection.cancel_file()),
    ],
)
def test_wrong_state_is_the_owners_error(
    make: Callable[[], Connection], use: Callable[[Connection], object]
) -> None:
    connection = make()
    state = connection.state
    with pytest.raises(WrongState):
        use(connection)
    assert state_of(connection) is state
    assert connection.reason is None


@pytest.mark.parametrize(
    ("name", "args", "error"),
    [
        ("mkdir", (1,), TypeError),
        ("mkdir", ("/a\0",), ValueError),
        ("pwrite", ("/f", bytes(5 << 20), 0), MessageTooLarge),
    ],
)
def test_arguments_that_do_not_fit_send_nothing(
    name: str, args: tuple[Any, ...], error: type[Exception]
) -> None:
    connection = ready()
    with pytest.raises(error):
        connection.call(ACTIONS[name], args)
    assert state_of(connection) is State.READY
    assert read_call(connection.call(ACTIONS["ping_daemon"])).serial == 1


def test_values_are_told_as_plain_events() -> None:
    assert Progress(1, 2) == Progress(1, 2)
    assert Chunk(b"x") != Chunk(b"y")
    assert Reply(None) == Reply(None)
    assert Cancelled(True) != Cancelled(False)
