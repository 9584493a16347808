"""Images that real servers of this machine serve: what is read of them here."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from appliance.errors import ImageError
from appliance.images import Change, Image
from appliance.images.source import Source
from appliance.remote import Location, Server, open_remote
from appliance.remote.disk import RemoteFile
from tests.helpers.disks import disk
from tests.helpers.processes import is_running
from tests.helpers.servers import SSHD, TGTD, iscsi_server, nbd_server, ssh_server, web_server

MIB = 1 << 20
needs_modules = pytest.mark.skipif(
    not list(Path("/usr").glob("lib*/**/qemu*/block-curl.so")),
    reason="QEMU's parts for remote disks are missing",
)
needs_ssh = pytest.mark.skipif(SSHD is None or not shutil.which("ssh-agent"), reason="there is no sshd")


def beginning(image: Image) -> bytes:
    return Source(image.layers[0].file).read(0, 16, "beginning")


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A raw disk of 3 MiB and a bit that begins with its name."""
    path = tmp_path_factory.mktemp("served") / "disk of mine.raw"
    path.write_bytes(b"disk of mine.raw".ljust(3 * MIB + 512, b"\1"))
    return path


@pytest.fixture
def socket_path(tmp_path: Path) -> Path:
    return tmp_path / "socket"


def test_an_export_of_an_nbd_server_is_opened(raw: Path, socket_path: Path) -> None:
    location = Location("nbd", (Server(socket=str(socket_path)),), "an export")
    with nbd_server(raw, "raw", "an export", socket_path, "-r"), open_remote(location) as image:
        assert (image.format, image.virtual_size) == ("raw", 3 * MIB + 512)
        assert beginning(image) == b"disk of mine.raw"
        assert image.layers[0].file.pread(4096, 3 * MIB) == b"\1" * 512
        assert image.change() is Change.NONE
        assert not image.locked_by_other()


def test_the_format_is_that_of_the_content(tmp_path: Path, socket_path: Path) -> None:
    path = disk("zeros", "qcow2").path
    location = Location("nbd", (Server(socket=str(socket_path)),), "x")
    with nbd_server(path, "raw", "x", socket_path, "-r"):
        with open_remote(location) as image:
            assert image.format == "qcow2"
            assert image.virtual_size > path.stat().st_size
        with open_remote(location, "raw") as image:
            assert image.virtual_size - path.stat().st_size in range(512)
        with pytest.raises(ImageError, match="not a vmdk image"):
            open_remote(location, "vmdk")


def test_an_image_that_is_built_on_another_is_refused(tmp_path: Path, raw: Path, socket_path: Path) -> None:
    top = tmp_path / "top.qcow2"
    subprocess.run(
        ["qemu-img", "create", "-q", "-f", "qcow2", "-b", raw, "-F", "raw", top], check=True, timeout=60
    )
    with (
        nbd_server(top, "raw", "x", socket_path, "-r"),
        pytest.raises(ImageError, match="built on another image"),
    ):
        open_remote(Location("nbd", (Server(socket=str(socket_path)),), "x"))


def test_a_server_that_refuses_is_told(raw: Path, socket_path: Path) -> None:
    server = (Server(socket=str(socket_path)),)
    with pytest.raises(ImageError, match="cannot be reached: No such file"):
        open_remote(Location("nbd", server, "x"))
    with nbd_server(raw, "raw", "x", socket_path, "-r"):
        with pytest.raises(ImageError, match=r"does not open nbd://unix:.*/other"):
            open_remote(Location("nbd", server, "other"))
        with pytest.raises(ImageError, match="can only be read"):
            open_remote(Location("nbd", server, "x"), writable=True)


@needs_modules
def test_a_file_of_a_web_server_is_opened(raw: Path) -> None:
    with web_server(raw) as port:
        location = Location("http", (Server("127.0.0.1", port),), "/disk of mine.raw")
        with open_remote(location) as image:
            assert image.virtual_size == 3 * MIB + 512
            assert beginning(image) == b"disk of mine.raw"
            file = image.layers[0].file
            assert isinstance(file, RemoteFile)
            pid = file.reach.pid
            assert pid is not None
            assert is_running(pid)
        assert not is_running(pid)
        with pytest.raises(ImageError, match="can only be read"):
            open_remote(location, writable=True)


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A key and the certificate for it that nobody but itself has signed."""
    key, own = tmp_path / "key.pem", tmp_path / "own.pem"
    words = (
        "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost"
    )
    subprocess.run(
        ["openssl", *words.split(), "-keyout", key, "-out", own], check=True, capture_output=True, timeout=60
    )
    both = tmp_path / "both.pem"
    both.write_bytes(key.read_bytes() + own.read_bytes())
    return both


@needs_modules
@pytest.mark.skipif(not shutil.which("openssl"), reason="there is no openssl to make a certificate")
def test_a_web_server_that_nobody_vouches_for_is_refused(raw: Path, certificate: Path) -> None:
    with web_server(raw, certificate) as port, pytest.raises(ImageError, match="certificate"):
        open_remote(Location("https", (Server("localhost", port),), "/x"))


@needs_modules
@needs_ssh
def test_a_file_of_an_ssh_server_is_opened_by_the_users_agent(raw: Path, tmp_path: Path) -> None:
    with ssh_server(tmp_path) as (port, host_key, environ):
        server = (Server("127.0.0.1", port),)
        with open_remote(
            Location("ssh", server, str(raw), host_key=host_key),
            writable=True,
            environ=environ,
        ) as image:
            assert beginning(image) == b"disk of mine.raw"
        with pytest.raises(ImageError, match=r"known_hosts|host key"):
            open_remote(Location("ssh", server, str(raw)), environ=environ)
        with pytest.raises(ImageError, match="does not match"):
            open_remote(Location("ssh", server, str(raw), host_key="0" * 64), environ=environ)


@needs_modules
@pytest.mark.skipif(TGTD is None, reason="there is no tgtd, a target of iSCSI (Debian: tgt)")
def test_a_unit_of_an_iscsi_target_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "unit"
    path.write_bytes(b"a unit of a disk".ljust(4 * MIB, b"\1"))
    target = "iqn.2026-01.example:disk"

    def location(port: int, name: str, secret: str) -> Location:
        return Location("iscsi", (Server("127.0.0.1", port),), name, "me", secret)

    with iscsi_server(path, target, tmp_path, "me", "twelve bytes") as port:
        with open_remote(location(port, f"{target}/1", "twelve bytes"), writable=True) as image:
            assert (image.format, image.virtual_size) == ("raw", 4 * MIB)
            assert beginning(image) == b"a unit of a disk"
        with pytest.raises(ImageError, match="Authentication failure"):
            open_remote(location(port, f"{target}/1", "another word"))
        with pytest.raises(ImageError, match="LOGICAL_UNIT_NOT_SUPPORTED"):
            open_remote(location(port, f"{target}/5", "twelve bytes"))
        with pytest.raises(ImageError, match="Target not found"):
            open_remote(location(port, "iqn.2026-01.example:none/1", "twelve bytes"))


@needs_modules
@pytest.mark.parametrize(
    ("protocol", "name", "words"),
    [
        ("https", "/x", "Couldn't connect|Failed to connect"),
        ("ssh", "/x", "Connection refused"),
        ("iscsi", "iqn.2001-04.com.example:disk/1", "iSCSI: Failed to connect"),
        ("rbd", "pool/image", "error connecting"),
    ],
)
def test_a_server_that_is_not_there_is_told(protocol: str, name: str, words: str) -> None:
    """QEMU took the options, or it would complain about them."""
    # In Base64, as rbd wants it. It is no key that Ceph takes, which ends the attempt at once.
    location = Location(protocol, (Server("127.0.0.1", 1),), name, "me", "c2VjcmV0")
    with pytest.raises(ImageError, match=words):
        open_remote(location)
