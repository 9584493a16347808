"""The list of unfinished transfers: what was on it is on it again, and nobody takes another's."""

import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from browser.sources import Drive, Source
from browser.transfers import Form, Transfer
from browser.unfinished import Unfinished, state_folder

PROJECT = Path(__file__).parents[2]
ODD = "/dir\n/caf\udce9 <b>\u202e"
TRANSFER = Transfer(
    Source("web01", (Drive(Path("/srv/web\udcff01.qcow2")), Drive(Path("/srv/data.raw"), "raw"))),
    "/dev/vg0/root",
    True,
    (ODD, "/etc"),
    Path("/home/somebody/Down\udce9loads"),
    Form.TAR_ZSTD,
    "web01.tar.zst",
    verify=True,
)


def test_a_transfer_survives_the_disk_with_every_byte() -> None:
    assert Transfer.from_json(TRANSFER.to_json()) == TRANSFER
    made = (ODD, "caf%E9", 64768, 1 << 40), ("etc", "etc", 64768, 7)
    files = replace(TRANSFER, form=Form.FILES, archive="", verify=False, manifest=True, begun=made)
    assert Transfer.from_json(files.to_json()) == files


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "null",
        '{"version": 2}',
        TRANSFER.to_json().replace('"begun": []', '"begun": [["etc", "etc", "x", 7]]'),
        TRANSFER.to_json().replace('"begun": []', '"begun": [["etc"]]'),
        TRANSFER.to_json().replace('"tar.zst"', '"rar"'),
        TRANSFER.to_json().replace('"/etc"', "7"),
        TRANSFER.to_json().replace('"drives": [{', '"drives": [[{').replace("}]", "}]]"),
        "[" * 100_000,
    ],
)
def test_what_is_no_transfer_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - json has its own
        Transfer.from_json(text)


def test_a_transfer_describes_itself() -> None:
    assert TRANSFER.names == ("caf\udce9 <b>\u202e", "etc")
    assert TRANSFER.guest_folder == "/dir\n"
    assert TRANSFER.target == TRANSFER.folder / "web01.tar.zst"
    assert replace(TRANSFER, paths=("/",)).names == ("/",)
    assert replace(TRANSFER, paths=("/",)).guest_folder == "/"


def test_what_is_done_leaves_the_list(tmp_path: Path) -> None:
    unfinished = Unfinished(tmp_path / "list")
    entry = unfinished.add(TRANSFER)
    assert entry is not None
    entry.remove()
    entry.remove()
    assert list((tmp_path / "list").iterdir()) == []
    assert unfinished.take() == []


def test_what_is_left_is_offered_once_and_to_one(tmp_path: Path) -> None:
    unfinished = Unfinished(tmp_path)
    entry = unfinished.add(TRANSFER)
    assert entry is not None
    assert Unfinished(tmp_path).take() == []  # somebody works on it
    entry.release()
    found = Unfinished(tmp_path).take()
    assert [each.transfer for each in found] == [TRANSFER]
    assert Unfinished(tmp_path).take() == []
    found[0].release()
    assert len(Unfinished(tmp_path).take()) == 1


def test_a_killed_process_leaves_its_transfers(tmp_path: Path) -> None:
    script = (
        "import sys, time; from pathlib import Path; from browser.unfinished import *\n"
        "from browser.transfers import Transfer\n"
        "kept = Unfinished(Path(sys.argv[1])).add(Transfer.from_json(sys.argv[2]))\n"
        "print('there', flush=True); time.sleep(60)"
    )
    command = [sys.executable, "-c", script, str(tmp_path), TRANSFER.to_json()]
    with subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"there\n"
        assert Unfinished(tmp_path).take() == []
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
    assert [each.transfer for each in Unfinished(tmp_path).take()] == [TRANSFER]


def test_rubbish_on_the_list_is_removed(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b"\xff\0")
    (tmp_path / "b.json").write_text("{}")
    (tmp_path / "c.json").symlink_to("b.json")
    assert Unfinished(tmp_path).take() == []
    assert {path.name for path in tmp_path.iterdir()} <= {"c.json"}


def test_a_list_that_cannot_be_written_hinders_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    unfinished = Unfinished(tmp_path / "file" / "list")
    assert unfinished.add(TRANSFER) is None
    assert unfinished.take() == []


def test_the_list_is_where_the_desktop_keeps_states() -> None:
    assert state_folder({"XDG_STATE_HOME": "/x"}) == Path("/x/guestscope/transfers")
    assert (
        state_folder({"XDG_STATE_HOME": "relative", "HOME": "/h"})
        == Path("/h") / ".local/state/guestscope/transfers"
    )


def test_what_was_noted_last_is_on_the_list(tmp_path: Path) -> None:
    entry = Unfinished(tmp_path).add(TRANSFER)
    assert entry is not None
    later = replace(TRANSFER, begun=(("etc", "etc", 1, 2),))
    entry.update(later)
    # It is still held by this one.
    assert Unfinished(tmp_path).take() == []
    entry.release()
    (left,) = Unfinished(tmp_path).take()
    assert left.transfer == later
    left.remove()
    assert list(tmp_path.iterdir()) == []
