"""libvirt's domains as drives: what their XML may say, and libvirt's own test driver."""

import time
from pathlib import Path
from xml.sax.saxutils import quoteattr

import pytest

from engine import domain
from engine.domain import DomainDrive, DomainError, find_domain, parse_disks
from engine.domain_disks import Remote

HEAD = "<domain type='kvm'><name>web</name><devices>"
TAIL = "</devices></domain>"


def disk(body: str, kind: str = "file", device: str = "disk") -> str:
    return f"<disk type='{kind}' device='{device}'>{body}</disk>"


def parse(*disks: str) -> domain.Disks:
    return parse_disks(HEAD + "".join(disks) + TAIL)


def test_files_and_block_devices_are_drives_in_their_order() -> None:
    found = parse(
        disk("<driver name='qemu' type='qcow2'/><source file='/images/a b.qcow2'/><target dev='vda'/>"),
        disk("<driver name='qemu' type='raw'/><source dev='/dev/vg/disk'/><target dev='vdb'/>", kind="block"),
        disk("<source file='/images/c'/>", device="lun"),
    )
    assert found.drives == (
        DomainDrive(Path("/images/a b.qcow2"), "qcow2", "vda"),
        DomainDrive(Path("/dev/vg/disk"), "raw", "vdb"),
        DomainDrive(Path("/images/c")),
    )
    assert found.refused == ()


def test_disks_on_other_machines_are_drives_where_they_are_asked_for() -> None:
    description = (
        HEAD
        + disk(
            "<source protocol='nbd' name='export'><host name='far' port='10809'/>"
            "<host transport='unix' socket='/run/nbd'/><host name='2001:db8::1'/></source>"
            "<target dev='vda'/>",
            kind="network",
        )
        + disk("<source protocol='https' name='a/b' query='?x=1'><host name='far'/></source>", kind="network")
        + disk("<auth username='me'/><source protocol='rbd' name='p/i'/><target dev='vdc'/>", kind="network")
        + TAIL
    )
    found = parse_disks(description, remote=True)
    assert [drive.remote for drive in found.drives] == [
        Remote("nbd", "export", ("far:10809", "unix:/run/nbd", "[2001:db8::1]")),
        Remote("https", "a/b?x=1", ("far",)),
    ]
    assert found.refused == ("The disk “vdc” needs a secret that only libvirt knows.",)
    assert parse_disks(description).drives == ()


def test_a_disk_keeps_the_size_of_its_blocks() -> None:
    found = parse(disk("<source file='/a'/><blockio logical_block_size='4096'/>"))
    assert found.drives[0].block_size == 4096


def test_a_size_of_blocks_that_no_disk_has_is_ignored() -> None:
    found = parse(disk("<source file='/a'/><blockio logical_block_size='99999999999999999999'/>"))
    assert found.drives[0].block_size is None


@pytest.mark.parametrize("device", ["cdrom", "floppy"])
def test_drives_for_changeable_media_are_left_out(device: str) -> None:
    assert parse(disk("<source file='/install.iso'/>", device=device)) == domain.Disks()


@pytest.mark.parametrize("kind", ["network", "volume", "nvme", "vhostuser", "dir", ""])
def test_what_is_no_file_is_refused_in_a_sentence(kind: str) -> None:
    found = parse(disk("<source protocol='rbd' name='pool/image'/><target dev='vda'/>", kind=kind))
    assert found.drives == ()
    assert found.refused == (
        f"The disk “vda” is of the kind “{kind}”: "
        "only files and block devices of this machine can be opened.",
    )


@pytest.mark.parametrize("source", ["", "<source/>", "<source file=''/>", "<source file='images/a'/>"])
def test_a_disk_without_an_absolute_path_is_refused(source: str) -> None:
    found = parse(disk(source + "<target dev='vda'/>"))
    assert found == domain.Disks((), ("The disk “vda” names no file of this machine.",))


def test_the_files_of_a_backing_chain_are_no_drives() -> None:
    chain = "<backingStore type='file'><source file='/base'/><backingStore/></backingStore>"
    assert [drive.path for drive in parse(disk(f"{chain}<source file='/top'/>")).drives] == [Path("/top")]


def test_only_the_disks_among_the_devices_count() -> None:
    fake = disk("<source file='/fake'/>")
    found = parse_disks(f"<domain><metadata>{fake}</metadata><devices><x>{fake}</x></devices></domain>")
    assert found == domain.Disks()


def test_a_line_end_in_a_path_stays_in_the_path() -> None:
    found = parse(disk("<source file='/a&#10;b'/>"))
    assert found.drives[0].path == Path("/a\nb")


HOSTILE = {
    "entity": '<!DOCTYPE domain [<!ENTITY a "/etc/shadow">]>' + HEAD + disk("<source file='&a;'/>") + TAIL,
    "external entity": '<!DOCTYPE domain [<!ENTITY a SYSTEM "file:///etc/shadow">]><domain>&a;</domain>',
    "external subset": '<!DOCTYPE domain SYSTEM "http://localhost/x.dtd"><domain/>',
    "billion laughs": "<!DOCTYPE domain ["
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 30))
    + "]><domain>&a29;</domain>",
    "no XML": "disks: none",
    "empty": "",
    "cut short": HEAD,
    "deep": "<domain>" * 100_000,
    "a hundred thousand disks": HEAD + disk("<source file='/a'/>") * 50_000 + TAIL,
    "long": HEAD + disk(f"<source file={quoteattr('/' + 'a' * (5 << 20))}/>") + TAIL,
    "lone surrogate": HEAD + "\udc80" + TAIL,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_description_is_refused_at_once(name: str) -> None:
    began = time.monotonic()
    with pytest.raises(DomainError) as raised:
        parse_disks(HOSTILE[name])
    assert time.monotonic() - began < 0.5
    assert str(raised.value).endswith(".")


@pytest.fixture
def library(tmp_path: Path) -> str:
    """The URI of libvirt's test driver with one domain, which is not running, and a disk of /images/a.raw."""
    pytest.importorskip("libvirt")
    (tmp_path / "node.xml").write_text(
        "<node><domain type='test'><name>web</name><uuid>004b96e1-2d78-c30f-5aa5-f03c87d21e69</uuid>"
        "<memory>65536</memory><os><type>hvm</type></os><devices>"
        "<disk type='file' device='disk'><driver name='qemu' type='raw'/>"
        "<source file='/images/a.raw'/><target dev='vda' bus='virtio'/></disk>"
        "</devices></domain></node>"
    )
    return f"test://{tmp_path}/node.xml"


@pytest.mark.parametrize("name", ["web", "004b96e1-2d78-c30f-5aa5-f03c87d21e69"])
def test_a_domain_is_found_by_its_name_or_uuid(library: str, name: str) -> None:
    found = find_domain(name, library)
    assert found.name == "web"
    assert found.disks.drives == (DomainDrive(Path("/images/a.raw"), "raw", "vda"),)


@pytest.mark.parametrize("name", ["nobody", "", "x\ny", "004b96e1-2d78-c30f-5aa5-000000000000"])
def test_a_domain_that_is_not_there_is_told(
    library: str, name: str, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(DomainError) as raised:
        find_domain(name, library)
    assert f"knows no domain “{name}”." in raised.value.cause
    assert "virsh" in raised.value.remedy
    # libvirt itself prints nothing.
    assert capfd.readouterr().err == ""


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(DomainError):
        find_domain("\udc80", "test:///default")


@pytest.mark.parametrize("uri", ["nonsense", "qemu:///nowhere"])
def test_a_libvirt_that_is_not_there_is_told(uri: str, capfd: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("libvirt")
    with pytest.raises(DomainError) as raised:
        find_domain("web", uri)
    assert raised.value.cause.startswith(f"libvirt at “{uri}” cannot be reached: ")
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize(
    "uri", ["qemu+ssh://root@far.example/system", "esx://far.example", "test+tcp://[::2]/x"]
)
def test_nothing_is_asked_of_another_machine(uri: str) -> None:
    with pytest.raises(DomainError) as raised:
        find_domain("web", uri)
    assert raised.value.cause.endswith("lie on another machine.")


def test_a_libvirt_that_does_not_answer_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(domain, "ANSWER_LIMIT", 0.05)
    with pytest.raises(DomainError) as raised:
        domain._within_limit(lambda _ask: time.sleep(0.5))
    assert raised.value.cause == "libvirt did not answer within 0.05 s."
