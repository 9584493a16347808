"""The storage of a disk as a picture, a tree and words."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from browser.places import Place
from tests.helpers.disks import disk
from tests.helpers.event_loop import until
from tests.helpers.ldm import GROUP, VOLUMES, ldm
from tests.helpers.stacks import stacks
from tests.ui.window import names, opened, place_of, settled
from ui.disk_view import DiskView, Page
from ui.main_window import MainWindow

Run = Callable[[Any], Any]
Window = Callable[[], Any]


async def shown(window: MainWindow, *paths: Path) -> DiskView:
    """The Storage page of a disk, with everything that it finds out."""
    view = await opened(window, *paths)
    view.show_page(Page.STORAGE)
    storage = view.guest.storage
    assert storage is not None
    await until(lambda: all(each.device in view.storage._facts for each in storage.file_systems))
    return view


def words(view: DiskView) -> str:
    """What is said, without the marks that keep a guest's text in its direction."""
    return view.storage.words.replace("\u2068", "").replace("\u2069", "")


def says(view: DiskView, begin: str) -> bool:
    return words(view).startswith(begin)


def is_at(view: DiskView, place: Place) -> bool:
    return place_of(view) == place


def cell(view: DiskView, name: str, column: int) -> str:
    return next(row[column] for row in view.storage.rows() if row[0] == name)


def test_the_picture_shows_all_and_a_click_chooses(run: Run, window_of: Window) -> None:
    async def scene() -> None:
        async with window_of() as window:
            view = await shown(window)
            (picture,) = view.storage.pictures
            assert [picture.box_of(f"/dev/{name}").isValid() for name in ("sda", "sda1", "sda2", "sda3")] == [
                True
            ] * 4
            place = picture.box_of("/dev/sda2").center().toPoint()
            QTest.mouseClick(picture, Qt.MouseButton.LeftButton, pos=place)
            assert words(view).startswith("sda2: It held memory")
            QTest.keyClick(picture, Qt.Key.Key_Right)
            assert words(view) == "sda3: It is a file system and can be browsed."
            QTest.keyClick(picture, Qt.Key.Key_Up)
            assert words(view).startswith("sda: ")
            QTest.keyClick(picture, Qt.Key.Key_Down)
            QTest.keyClick(picture, Qt.Key.Key_Left)
            assert words(view).startswith("sda")
            assert "sda3  gpt-data" in picture.accessibleDescription()
            assert "free" in picture.accessibleDescription()
            target = picture.box_of("/dev/sda1").center().toPoint()
            QTest.mouseDClick(picture, Qt.MouseButton.LeftButton, pos=target)
            await until(lambda: place_of(view).device == "/dev/sda1")
            await settled(view)
            assert names(view) == ["etc", "small.txt"]

    run(scene())


def test_the_tree_tells_use_and_subvolumes_and_opens_a_snapshot(run: Run, window_of: Window) -> None:
    async def scene() -> None:
        async with window_of() as window:
            view = await shown(window, disk("btrfs").path)
            assert cell(view, "sda1", 5).endswith("%")
            assert cell(view, "home/nested", 1) == "subvolume"
            assert cell(view, "snapshots/monday", 1) == "snapshot"
            table = view.storage.table
            index = next(each for each in table._indexes() if each.data() == "snapshots/monday")
            table.activated.emit(index)
            await until(lambda: place_of(view).device == "btrfsvol:/dev/sda1/snapshots/monday")
            await settled(view)
            assert names(view) == ["etc", "nested", "small.txt"], "a stub stands for the nested one"

    run(scene())


def test_tree_and_picture_agree_on_what_is_looked_at(run: Run, window_of: Window) -> None:
    async def scene() -> None:
        async with window_of() as window:
            view = await shown(window, disk("lvm").path)
            table, (picture,) = view.storage.table, view.storage.pictures
            picture._choose(next(box for box in picture._boxes if box.volume and "root" in box.volume.device))
            assert table.currentIndex().siblingAtColumn(0).data() == "testvg/root"
            table.setCurrentIndex(next(each for each in table._indexes() if each.data() == "testvg/swap"))
            assert picture._current.device == "/dev/testvg/swap"
            assert "LVM" in picture.accessibleDescription()

    run(scene())


@pytest.mark.parametrize("name", ["random", "zeros"])
def test_a_disk_with_nothing_that_is_known_says_so(run: Run, window_of: Window, name: str) -> None:
    async def scene() -> None:
        async with window_of() as window:
            view = window.open_source(_source(disk(name).path))
            await until(lambda: view.page is Page.STORAGE)
            assert "Nothing that is known was found" in words(view)
            assert not view.storage._open.isVisible()

    run(scene())


def _source(path: Path) -> Any:
    from browser.sources import Source

    return Source.of_files([path], "raw")


def test_two_clones_with_one_volume_group_are_open_at_once(run: Run, window_of: Window) -> None:
    async def scene() -> None:
        async with window_of() as window:
            one = await opened(window, disk("lvm").path)
            two = await opened(window, disk("lvm", "qcow2").path)
            for view in (one, two):
                assert view.guest.storage is not None
                assert view.guest.storage.find("/dev/testvg/root") is not None
                window.show_disk(view)
                assert names(view)
            assert window.disks == [one, two]

    run(scene())


def test_what_is_spread_or_was_left_in_the_middle_is_told_in_words(run: Run, window_of: Window) -> None:
    """Stripes, a thin volume, half a mirror and what was not closed can be read; words say what that is."""

    async def scene() -> None:
        async with window_of() as window:
            view = await shown(window, stacks())
            table, (picture,) = view.storage.table, view.storage.pictures
            indexes = {each.data().split("/")[-1]: each for each in table._indexes()}
            parents = {name: each.parent().data() for name, each in indexes.items()}
            array = next(name for name in indexes if name.startswith("md"))
            assert parents["striped"] == parents["thin"] == "sda1", "a pool is not shown, what it lies on is"
            assert parents[array] == "sda3"
            # How each was left is asked when the page is looked at, and told when it is known.
            for name, told in (
                (array, "This array lacks 1 disk. What is left of it is read."),
                ("sda4", "Nothing that is known was found"),
                ("sda5", "It was in use and not closed in order."),
                ("sda6", "Windows sleeps on it, or starts fast from it. It is only read"),
            ):
                table.setCurrentIndex(indexes[name])
                await until(partial(says, view, f"{name}: {told}"))
            for name in ("striped", "thin"):
                assert picture.box_of(f"/dev/stackvg/{name}").isValid()
            for name, inside in (
                ("striped", "striped"),
                ("thin", "thin"),
                (array, "mirror"),
                ("sda5", "late"),
            ):
                storage = view.guest.storage
                assert storage is not None
                place = Place(
                    next(each.device for each in storage.file_systems if each.device.endswith(name))
                )
                view.storage.place_opened.emit(place)
                await until(partial(is_at, view, place))
                await settled(view)
                assert inside in names(view)

    run(scene())


def test_volumes_of_dynamic_disks_can_be_browsed(run: Run, window_of: Window) -> None:
    async def scene() -> None:
        async with window_of() as window:
            view = await shown(window, *ldm())
            table, (first, _second) = view.storage.table, view.storage.pictures
            names_shown = [row[0] for row in view.storage.rows()]
            assert names_shown == ["sda", "sda1", *VOLUMES, "sdb", "sdb1", "sdb2", "sdb3"]
            for name in ("sda1", "sdb1", "sdb3"):
                assert cell(view, name, 1) == "part of a dynamic disk"
            assert [cell(view, name, 2) for name in VOLUMES] == ["ntfs", "vfat", "ext4", "ntfs"]
            assert all(cell(view, name, 5).endswith("%") for name in VOLUMES)
            indexes = {each.data(): each for each in table._indexes()}
            table.setCurrentIndex(indexes["sda1"])
            assert "It belongs to a dynamic disk of Windows." in words(view)
            for name in VOLUMES:
                table.setCurrentIndex(indexes[name])
                assert words(view) == f"{name}: It is a file system and can be browsed."
                place = Place(f"/dev/mapper/ldm_vol_{GROUP}_{name}")
                assert first.box_of(place.device).isValid()
                table.activated.emit(indexes[name])
                await until(partial(is_at, view, place))
                await settled(view)
                assert "hello.txt" in names(view)

    run(scene())


def test_a_dynamic_volume_that_lacks_a_disk_says_which(run: Run, window_of: Window) -> None:
    async def scene() -> None:
        async with window_of() as window:
            view = await shown(window, ldm()[0])
            indexes = {each.data(): each for each in view.storage.table._indexes()}
            for name, told, can_be_read in (
                ("Volume1", "It is a file system and can be browsed.", True),
                ("Volume2", "It cannot be read without disks that are not open here", False),
                ("Volume3", "It cannot be read without disks that are not open here", False),
                ("Volume4", "It lacks disks that are not open here", True),
            ):
                index = indexes[name]
                view.storage.table.setCurrentIndex(index)
                assert words(view).startswith(f"{name}: {told}")
                assert ("Disk2" in words(view)) is (name != "Volume1")
                assert view.storage._open.isVisible() is can_be_read
                assert view.storage._bytes.isVisible() is can_be_read
                assert cell(view, name, 1) == ("file system" if can_be_read else "incomplete")
                view.storage.table.activated.emit(index)
                if can_be_read:
                    await until(partial(is_at, view, Place(f"/dev/mapper/ldm_vol_{GROUP}_{name}")))
                    await settled(view)
                    view.show_page(Page.STORAGE)

    run(scene())
