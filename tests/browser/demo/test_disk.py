"""The demo disk, made once by the real appliance and looked at through another one."""

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from browser.demo import make_demo
from browser.demo.homes import CROWD_SIZE
from browser.demo.oddities import ODD_NAMES
from engine import GuestFS
from tests.helpers.disks import Disk
from tests.helpers.handles import opened

MOST_BYTES = 60 << 20


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[tuple[str, float]]]:
    """The image, and the progress that was told."""
    path = tmp_path_factory.mktemp("demo") / "demo.qcow2"
    told: list[tuple[str, float]] = []
    make_demo(path, lambda stage, share: told.append((stage, share)))
    return path, told


@pytest.fixture(scope="module")
def demo(made: tuple[Path, list[tuple[str, float]]]) -> Iterator[GuestFS]:
    with opened(Disk(made[0], "qcow2", 0, ())) as g:
        yield g


@pytest.fixture
def server(demo: GuestFS) -> Iterator[GuestFS]:
    """web01 with its homes, below /."""
    demo.mount_ro("/dev/vg0/root", "/")
    demo.mount_ro("/dev/vg0/home", "/home")
    yield demo
    demo.umount_all()


@pytest.fixture
def laptop(demo: GuestFS) -> Iterator[GuestFS]:
    """The top of fjord's Btrfs, below /."""
    demo.mount_ro("/dev/sda4", "/")
    yield demo
    demo.umount_all()


def test_the_image_is_small_and_alone(made: tuple[Path, list[tuple[str, float]]]) -> None:
    path, _ = made
    assert path.stat().st_size < MOST_BYTES
    assert [other.name for other in path.parent.iterdir()] == [path.name]


def test_progress_grows_from_nothing_to_everything(made: tuple[Path, list[tuple[str, float]]]) -> None:
    shares = [share for _, share in made[1]]
    assert (shares[0], shares[-1]) == (0.0, 1.0)
    assert all(before < after for before, after in itertools.pairwise(shares))


def test_both_systems_have_their_volumes(demo: GuestFS) -> None:
    assert demo.list_filesystems() == {
        "/dev/sda1": "vfat",
        "/dev/sda2": "ext4",
        "/dev/sda4": "btrfs",
        "/dev/vg0/home": "ext4",
        "/dev/vg0/root": "ext4",
        "/dev/vg0/swap": "swap",
        "/dev/vg0/var": "ext4",
        "btrfsvol:/dev/sda4/@": "btrfs",
        "btrfsvol:/dev/sda4/@home": "btrfs",
        "btrfsvol:/dev/sda4/@log": "btrfs",
        "btrfsvol:/dev/sda4/@snapshots/home before the trip": "btrfs",
    }


def test_the_table_of_partitions_is_sound(demo: GuestFS) -> None:
    assert demo.part_get_parttype("/dev/sda") == "gpt"
    assert [demo.part_get_name("/dev/sda", number) for number in (1, 2, 3, 4)] == [
        "ESP",
        "boot",
        "web01",
        "fjord",
    ]


def test_the_server_says_what_it_is(server: GuestFS) -> None:
    assert "Debian GNU/Linux 12" in server.cat("/etc/os-release")
    assert server.cat("/etc/hostname") == "web01\n"
    uuids = {f"UUID={server.vfs_uuid(device)}" for device in ("/dev/sda1", "/dev/sda2")}
    assert uuids <= set(server.cat("/etc/fstab").split())


def test_the_laptop_says_what_it_is(laptop: GuestFS) -> None:
    assert "ID=arch" in laptop.cat("/@/usr/lib/os-release").splitlines()
    assert laptop.cat("/@/etc/fstab").count(f"UUID={laptop.vfs_uuid('/dev/sda4')}") == 3


def test_the_snapshot_shows_the_home_as_it_was(laptop: GuestFS) -> None:
    now = set(laptop.ls("/@home/lena/Documents"))
    then = set(laptop.ls("/@snapshots/home before the trip/lena/Documents"))
    assert now - then == {"after the snapshot.txt"}
    assert laptop.read_file("/@home/lena/Pictures/waves.png").startswith(b"\x89PNG")


def test_odd_names_are_there_to_the_byte(server: GuestFS) -> None:
    assert set(server.ls("/home/mara/odd names")) == {*ODD_NAMES, "links", "kinds"}
    assert len(server.ls("/home/mara/measurements")) == CROWD_SIZE


def test_links_lead_where_they_should(server: GuestFS) -> None:
    links = "/home/mara/odd names/links"
    assert server.readlink(f"{links}/out of the disk") == "../../../../../../../../etc/passwd"
    assert server.lstatns(f"{links}/target.txt")["st_nlink"] == 2
    assert server.is_file(f"{links}/relative", followsymlinks=True)
    assert not server.is_file(f"{links}/broken", followsymlinks=True)


def test_odd_kinds_keep_their_attributes(server: GuestFS) -> None:
    kinds = "/home/mara/odd names/kinds"
    assert server.lstatns(f"{kinds}/setuid program")["st_mode"] == 0o104755
    assert server.lstatns(f"{kinds}/null device")["st_mode"] == 0o020666
    assert server.is_fifo(f"{kinds}/fifo")
    assert server.cap_get_file(f"{kinds}/may bind port 80") == "cap_net_bind_service=ep"
    assert server.lgetxattr(f"{kinds}/with attributes", "user.binary") == bytes(range(32))
    assert "user:1001:rw-" in server.acl_get_file("/home/mara/Documents/shared with Jonas.txt", "access")


def test_the_sparse_image_takes_no_room(server: GuestFS) -> None:
    status = server.lstatns("/home/mara/Machines/old-server.img")
    assert status["st_size"] == 8 << 30
    assert status["st_blocks"] * 512 < 64 << 10


def test_a_folder_that_cannot_be_written_to_is_refused_and_left_alone(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        make_demo(tmp_path / "nowhere" / "demo.qcow2")
    assert not list(tmp_path.iterdir())
