"""Disks of libvirt's domains, by libvirt's own test driver."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from engine import EVENT_LIBVIRT_AUTH, GuestFS
from engine.errors import GuestFSError
from tests.helpers.servers import nbd_server

libvirt: Any = pytest.importorskip("libvirt")
UUID = "004b96e1-2d78-c30f-5aa5-f03c87d21e69"


@pytest.fixture
def g() -> Iterator[GuestFS]:
    with GuestFS(python_return_dict=True, environment=False) as g:
        yield g


@pytest.fixture
def library(tmp_path: Path) -> Callable[..., str]:
    """Makes the URI of a test driver with the domain “web”: a disk that may be written to and one that may
    not; the domain is not running."""
    for name in ("system", "data"):
        (tmp_path / name).write_bytes(bytes(1 << 20))

    def make(auth: str = "", more: str = "") -> str:
        disks = "".join(
            "<disk type='file' device='disk'><driver name='qemu' type='raw'/>"
            f"<source file='{tmp_path / name}'/>"
            f"<target dev='{target}' bus='virtio'/>{mark}</disk>"
            for name, target, mark in (("system", "vda", ""), ("data", "vdb", "<readonly/>"))
        )
        (tmp_path / "node.xml").write_text(
            f"<node>{auth}<domain type='test' xmlns:test='http://libvirt.org/schemas/domain/test/1.0'><name>web</name><uuid>{UUID}</uuid><memory>65536</memory>"
            f"<os><type>hvm</type></os><devices>{disks}{more}</devices><test:runstate>5</test:runstate></domain></node>"
        )
        return f"test://{tmp_path}/node.xml"

    return make


def added(g: GuestFS) -> list[tuple[str, bool]]:
    return [(drive.image.path.name, drive.readonly) for drive in g.drives]


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"readonly": True}, [("system", True), ("data", True)]),
        ({}, [("system", False), ("data", False)]),
        ({"readonlydisk": "read"}, [("system", False), ("data", True)]),
        ({"readonlydisk": "ignore"}, [("system", False)]),
        ({"readonlydisk": "error", "readonly": True}, [("system", True), ("data", True)]),
    ],
)
def test_the_disks_of_a_domain_are_added(
    g: GuestFS, library: Callable[..., str], options: dict[str, Any], expected: list[tuple[str, bool]]
) -> None:
    assert g.add_domain("web", libvirturi=library(), **options) == len(expected)
    assert added(g) == expected


def test_a_domain_is_found_by_its_uuid_when_that_is_allowed(g: GuestFS, library: Callable[..., str]) -> None:
    uri = library()
    with pytest.raises(GuestFSError, match="knows no domain"):
        g.add_domain(UUID, libvirturi=uri, readonly=True)
    assert g.add_domain(UUID, libvirturi=uri, readonly=True, allowuuid=True) == 2


def test_all_disks_are_added_or_none(g: GuestFS, library: Callable[..., str], tmp_path: Path) -> None:
    uri = library()
    with pytest.raises(GuestFSError, match="marked as read-only"):
        g.add_domain("web", libvirturi=uri, readonlydisk="error")
    with pytest.raises(GuestFSError, match="readonlydisk “maybe” is none of"):
        g.add_domain("web", libvirturi=uri, readonlydisk="maybe")
    (tmp_path / "data").unlink()
    with pytest.raises(GuestFSError, match="data does not exist"):
        g.add_domain("web", libvirturi=uri, readonly=True)
    assert added(g) == []


def test_a_running_domain_is_added_read_only(g: GuestFS, library: Callable[..., str]) -> None:
    connection = libvirt.open(library())
    try:
        domain = connection.lookupByName("web")
        domain.create()
        with pytest.raises(GuestFSError, match="the domain “web” runs"):
            g.add_libvirt_dom(domain)
        assert g.add_libvirt_dom(domain, readonly=True) == 2
    finally:
        connection.close()
    assert added(g) == [("system", True), ("data", True)]
    with pytest.raises(TypeError, match=r"argument 'dom' must be a libvirt\.virDomain, not str"):
        g.add_libvirt_dom("web")


def test_a_disk_on_another_machine_is_added_too(
    g: GuestFS, library: Callable[..., str], tmp_path: Path
) -> None:
    far = (
        "<disk type='network' device='disk'><source protocol='nbd' name='x'>"
        f"<host transport='unix' socket='{tmp_path}/socket'/></source><target dev='vdc'/></disk>"
    )
    (tmp_path / "far").write_bytes(bytes(1 << 20))
    with nbd_server(tmp_path / "far", "raw", "x", tmp_path / "socket"):
        assert g.add_domain("web", libvirturi=library(more=far), readonly=True) == 3
        assert [drive.image.virtual_size for drive in g.drives] == [1 << 20] * 3
        g.shutdown()


def test_libvirt_is_told_who_asks(g: GuestFS, library: Callable[..., str]) -> None:
    uri = library("<auth><user password='123456'>rich</user></auth>")
    asked: list[str] = []

    def answer(_event: int, _handle: int, buffer: object, _numbers: list[int]) -> None:
        asked.append(str(buffer))
        for index, kind in enumerate(g.get_libvirt_requested_credentials()):
            asked.append(f"{kind}: {g.get_libvirt_requested_credential_prompt(index)}")
            assert g.get_libvirt_requested_credential_challenge(index) == "localhost"
            assert g.get_libvirt_requested_credential_defresult(index) == ""
            g.set_libvirt_requested_credential(index, {"authname": "rich"}.get(kind, password))

    g.set_event_callback(answer, EVENT_LIBVIRT_AUTH)
    with pytest.raises(GuestFSError, match="cannot be reached"):
        g.add_domain("web", libvirturi=uri, readonly=True)
    with pytest.raises(GuestFSError, match="there is no kind “smell”"):
        g.set_libvirt_supported_credentials(["smell"])
    g.set_libvirt_supported_credentials(["authname", "passphrase"])
    password = "wrong"
    with pytest.raises(GuestFSError, match="cannot be reached"):
        g.add_domain("web", libvirturi=uri, readonly=True)
    asked.clear()
    password = "123456"
    assert g.add_domain("web", libvirturi=uri, readonly=True) == 2
    assert uri in asked
    assert any(line.startswith("authname: ") for line in asked)
    assert g.get_libvirt_requested_credentials() == []
    with pytest.raises(GuestFSError, match="does not ask for a credential number 0"):
        g.get_libvirt_requested_credential_prompt(0)
