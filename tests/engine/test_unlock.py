"""Encrypted volumes: below LVM, on LVM, with keys good and bad, and none of them told to anybody."""

import base64
import logging
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from engine import EVENT_ALL, EVENT_APPLIANCE, GuestFS
from engine.storage import Content, probe
from engine.unlock import locked, read_startup_key, unlock
from tests.helpers.bitlocker import bitlocker, startup_key
from tests.helpers.vaults import HOME_KEY, ROOT_KEY, vaults


@pytest.fixture
def g() -> Iterator[GuestFS]:
    with GuestFS(python_return_dict=True) as handle:
        handle.add_drive(str(vaults()), readonly=True, format="raw")
        handle.launch()
        yield handle


class Listener:
    """Everything that a handle tells. The console comes in pieces that end anywhere, so it is one text."""

    def __init__(self, g: GuestFS) -> None:
        self.events: list[str] = []
        self.console = ""
        g.set_event_callback(self._hear, EVENT_ALL)

    def _hear(self, event: int, _number: int, data: object, _numbers: list[int]) -> None:
        self.events.append(str(data))
        if event == EVENT_APPLIANCE:
            self.console += str(data)


def names(g: GuestFS) -> list[str]:
    return [volume.device for volume in probe(g).file_systems]


def test_locked_volumes_are_found_before_any_key(g: GuestFS) -> None:
    assert [(volume.device, volume.type) for volume in locked(probe(g))] == [
        ("/dev/sda1", "crypto_LUKS"),
        ("/dev/sda2", "crypto_LUKS"),
        ("/dev/plainvg/vault", "crypto_LUKS"),
    ]
    assert names(g) == ["/dev/plainvg/open"]


def test_one_key_opens_all_that_it_fits(g: GuestFS) -> None:
    found = unlock(g, [HOME_KEY])
    assert [volume.device for volume in found.opened] == ["/dev/sda1", "/dev/plainvg/vault"]
    assert found.refused == {}
    assert names(g) == [
        "/dev/mapper/unlocked-plainvg-vault",
        "/dev/mapper/unlocked-sda1",
        "/dev/plainvg/open",
    ]
    g.mount_ro("/dev/mapper/unlocked-plainvg-vault", "/")
    assert g.cat("/secret") == "vault\n"


def test_lvm_inside_luks_comes_up(g: GuestFS) -> None:
    found = unlock(g, [ROOT_KEY])
    assert found.refused == {}
    assert [volume.device for volume in found.opened] == ["/dev/sda2"]
    assert "/dev/secretvg/root" in names(g)
    g.mount_ro("/dev/secretvg/root", "/")
    assert g.cat("/secret") == "root\n"
    assert [volume.device for volume in locked(found.storage)] == ["/dev/sda1", "/dev/plainvg/vault"]


def test_a_wrong_key_opens_nothing_and_is_no_refusal(g: GuestFS) -> None:
    found = unlock(g, ["wrong"])
    assert found.opened == ()
    assert found.refused == {}
    assert len(locked(found.storage)) == 3


def test_several_keys_at_once(g: GuestFS) -> None:
    found = unlock(g, ["wrong", HOME_KEY, ROOT_KEY])
    assert len(found.opened) == 3
    assert locked(found.storage) == ()
    assert unlock(g, [HOME_KEY]).opened == ()


def test_no_key_is_told_to_anybody(g: GuestFS, caplog: pytest.LogCaptureFixture) -> None:
    """Not to the log, not to the trace of calls, not to QEMU's command line or the console."""
    told = Listener(g)
    g.set_trace(True)
    g.set_verbose(True)
    with caplog.at_level(logging.DEBUG):
        unlock(g, [HOME_KEY, ROOT_KEY])
    pid = g.get_pid()
    seen = [*told.events, told.console, caplog.text, Path(f"/proc/{pid}/cmdline").read_text(), repr(g)]
    seen.append(Path(f"/proc/{pid}/environ").read_bytes().decode(errors="replace"))
    assert not [text for text in seen if HOME_KEY in text or ROOT_KEY in text]


def test_a_volume_of_bitlocker_is_known_and_a_damaged_one_refused_in_words(tmp_path: Path) -> None:
    """Debian has nothing that makes such volumes; this is the beginning of one, with nothing behind it."""
    image = tmp_path / "windows.raw"
    begin = bytearray(512)
    begin[:11] = b"\xeb\x58\x90-FVE-FS-"
    begin[11:14] = b"\x00\x02\x08"
    begin[0x1FE:] = b"\x55\xaa"
    begin[0xA0:0xB0] = bytes.fromhex("3bd67649292ed84a8399f6a339e3d001")
    begin[0xB0:0xB8] = (0x2100000).to_bytes(8, "little")
    metadata = bytearray(512)
    metadata[:8] = b"-FVE-FS-"
    metadata[8:12] = b"\x40\x00\x02\x00"
    metadata[64 + 16 : 64 + 32] = bytes(range(16))
    with image.open("wb") as file:
        file.write(begin)
        file.truncate(64 << 20)
        file.seek(0x2100000)
        file.write(metadata)
    with GuestFS(python_return_dict=True) as g:
        g.add_drive(str(image), readonly=True, format="raw")
        g.launch()
        (volume,) = probe(g).disks
        assert (volume.content, volume.type) == (Content.ENCRYPTED, "BitLocker")
        found = unlock(g, ["123456" * 8])
        assert found.opened == ()
        assert list(found.refused) == ["/dev/sda"]


def test_a_startup_key_opens_bitlocker_and_is_told_to_nobody(
    caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    file = tmp_path / "key.BEK"
    file.write_bytes(startup_key())
    key = read_startup_key(file)
    with GuestFS(python_return_dict=True) as g, caplog.at_level(logging.DEBUG):
        told = Listener(g)
        g.set_trace(True)
        g.set_verbose(True)
        g.add_drive(str(bitlocker()), readonly=True, format="raw")
        g.launch()
        wrong = unlock(g, [key[:-1] + b"?", b"no key at all"])
        assert (wrong.opened, wrong.refused) == ((), {})
        found = unlock(g, [key])
        assert [volume.device for volume in found.opened] == ["/dev/sda1"]
        assert found.refused == {}
        assert not [
            line for line in g.debug("sh", ["losetup -a; ls /run"]).split() if "guestscope-key" in line
        ]
        g.mount_ro("/dev/mapper/unlocked-sda1", "/")
        assert g.cat("/hello.txt")
    secret = key[-32:]
    for said in (*told.events, told.console, caplog.text):
        for form in (
            secret.decode("latin-1"),
            repr(secret)[2:-1],
            secret.hex(),
            base64.b64encode(secret).decode(),
        ):
            assert form not in said
    assert "cryptsetup open" in told.console, "the appliance did tell what it ran"


def test_a_startup_key_is_tried_on_nothing_else(g: GuestFS) -> None:
    assert unlock(g, [startup_key()]).opened == ()


@pytest.mark.parametrize("content", [b"", b"text\n" * 20, startup_key()[:-1], bytes(1 << 20)])
def test_a_file_that_is_no_startup_key_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "file").write_bytes(content)
    with pytest.raises(ValueError, match="no startup key"):
        read_startup_key(tmp_path / "file")


def test_the_image_stays_as_it_was(tmp_path: Path) -> None:
    copy = Path(shutil.copy(vaults(), tmp_path / "copy.raw"))
    before = copy.stat().st_mtime_ns, copy.read_bytes()
    with GuestFS(python_return_dict=True) as g:
        g.add_drive(str(copy), readonly=True, format="raw")
        g.launch()
        unlock(g, [HOME_KEY, ROOT_KEY])
        g.mount_ro("/dev/secretvg/root", "/")
        g.ls("/")
    assert (copy.stat().st_mtime_ns, copy.read_bytes()) == before
