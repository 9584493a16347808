"""Pictures say in words what they show, and draw without colour too."""

from datetime import UTC, datetime, timedelta

from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from browser.digests import digest_of
from browser.inspection import CardState, Reading
from browser.sheets import sheet_of
from engine.inspection import Card
from engine.inspection.glance import Usage
from engine.inspection.logs import LogEntry, Origin, Priority, volume
from engine.inspection.software import Origin as PackageOrigin
from engine.inspection.software import Package, Software
from engine.inspection.storage import Mount, StorageCard
from ui.inspection.card_pictures import picture_of
from ui.inspection.log_chart import LogChart
from ui.inspection.pictures import Bar, Bars
from ui.inspection.wishes import Wishes

BEGIN = datetime(2024, 3, 1, tzinfo=UTC)


def reading_of(name: str, card: Card) -> Reading:
    return Reading(name, CardState.READY, card, sheet_of(card), digest_of(name, card))


def drawn(widget: QWidget) -> QImage:
    """In black and white only."""
    palette = QPalette(QColor("white"))
    for role in QPalette.ColorRole:
        if role not in (QPalette.ColorRole.NColorRoles, QPalette.ColorRole.NoRole):
            is_ground = role in (QPalette.ColorRole.Base, QPalette.ColorRole.Window)
            palette.setColor(role, QColor("white" if is_ground else "black"))
    widget.setPalette(palette)
    widget.resize(600, widget.sizeHint().height())
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)


def test_bars_tell_names_and_amounts(qtbot: QtBot) -> None:
    bars = Bars()
    qtbot.addWidget(bars)
    bars.show_bars("Usage", [Bar("/a\u202e", 0.5, "1 of 2"), Bar("/b", None, "not there", alarm=True)])
    assert bars.accessibleName() == "Usage"
    assert bars.accessibleDescription() == "/a⟨RLO⟩: 1 of 2; /b: not there"


def test_an_alarm_differs_without_colour(qtbot: QtBot) -> None:
    images = []
    for alarm in (False, True):
        bars = Bars()
        qtbot.addWidget(bars)
        bars.show_bars("Usage", [Bar("/", 0.95, "95 %", alarm=alarm)])
        images.append(drawn(bars))
    assert images[0] != images[1]


def test_usage_of_what_is_not_there_is_not_zero(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    mounts = (
        Mount("/", "/dev/sda1", usage=Usage(1000, 950, 50)),
        Mount("/srv", "/dev/sdb1", problem="Gone."),
        Mount("/new", "/dev/sdc1", usage=Usage(1000, 1, 999)),
    )
    bars = picture_of(reading_of("storage", StorageCard(mounts=mounts)), Wishes(), parent)
    assert isinstance(bars, Bars)
    assert [(bar.share, bar.alarm) for bar in bars.bars] == [(0.95, True), (None, True), (0.001, False)]
    assert [bar.text for bar in bars.bars] == [
        "950 B of 1 kB · 95 %",
        "not there",
        "1 B of 1 kB · < 1 %",
    ]


def test_of_very_many_mounts_those_that_need_attention_come_first(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    empty = [Mount(f"/{number}", "/dev/sda1", usage=Usage(1000, 1, 999)) for number in range(30)]
    full = Mount("/full", "/dev/sda1", usage=Usage(1000, 990, 10))
    bars = picture_of(reading_of("storage", StorageCard(mounts=(*empty, full))), Wishes(), parent)
    assert isinstance(bars, Bars)
    assert len(bars.bars) == 12
    assert bars.bars[0].name == "/full"
    assert bars.accessibleName() == "Usage by mount point, 12 of 31"


def test_packages_by_origin(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    packages = tuple(Package(str(number), "1", PackageOrigin.DPKG) for number in range(3))
    snap = Package("s", "1", PackageOrigin.SNAP)
    bars = picture_of(reading_of("software", Software(packages=(*packages, snap))), Wishes(), parent)
    assert isinstance(bars, Bars)
    assert bars.accessibleDescription() == "dpkg: 3; snap: 1"
    assert picture_of(reading_of("software", Software(packages=packages)), Wishes(), parent) is None


def entries(*priorities: Priority | None) -> list[LogEntry]:
    return [
        LogEntry(BEGIN + timedelta(hours=number), "x", Origin.SYSLOG, priority)
        for number, priority in enumerate(priorities)
    ]


def chart_of(qtbot: QtBot, *priorities: Priority | None) -> LogChart:
    chart = LogChart()
    qtbot.addWidget(chart)
    chart.show_buckets(volume(entries(*priorities), 4))
    return chart


def test_log_volume_is_told_with_severity(qtbot: QtBot, qapp: QApplication) -> None:
    told = chart_of(qtbot, Priority.ERROR, Priority.WARNING, Priority.INFO, None).accessibleDescription()
    assert told.startswith("1 errors, 1 warnings, 1 others, 1 unknown, from 1 Mar 2024 to ")


def test_no_errors_is_only_said_where_logs_tell(qtbot: QtBot) -> None:
    assert "errors" not in chart_of(qtbot, None, None).accessibleDescription()
    assert "0 errors" in chart_of(qtbot, Priority.INFO, None).accessibleDescription()


def test_severities_differ_without_colour(qtbot: QtBot) -> None:
    images = [drawn(chart_of(qtbot, priority, priority)) for priority in (Priority.ERROR, Priority.WARNING)]
    assert images[0] != images[1]
