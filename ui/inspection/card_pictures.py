"""The pictures of cards: what people would rather look at than read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui import formats
from ui.inspection.health_list import HealthList
from ui.inspection.log_chart import LogChart
from ui.inspection.pictures import Bar, Bars
from ui.inspection.values import count_text
from ui.inspection.words import value_word

if TYPE_CHECKING:
    from collections.abc import Callable

    from browser.inspection import Reading
    from ui.inspection.wishes import Wishes

translate = QCoreApplication.translate

MOST_BARS = 12
"""Rows of a picture; the table below has all."""

ALARMING = 0.9
"""The share from which on a file system is nearly full, as the health card counts."""


def picture_of(reading: Reading, wishes: Wishes, parent: QWidget) -> QWidget | None:
    """The picture of a card that is there; None where it has none."""
    makers: dict[str, Callable[[Reading, Wishes, QWidget], QWidget | None]] = {
        "storage": _usage,
        "health": lambda reading, wishes, parent: HealthList(reading.card.notes, wishes, parent),
        "software": _counts,
        "starts": _counts,
        "logs": _volume,
    }
    return makers[reading.name](reading, wishes, parent) if reading.name in makers else None


def _usage(reading: Reading, _wishes: Wishes, parent: QWidget) -> QWidget | None:
    """How full each mounted file system is; where there are very many, those that need attention first."""
    rows = [_mount_bar(mount) for mount in reading.card.mounts]
    if not rows:
        return None
    title = translate("Inspection", "Usage by mount point")
    rest = len(rows) - MOST_BARS
    if rest > 0:
        rows = sorted(rows, key=lambda row: not row.alarm)[:MOST_BARS]
        words = translate("Inspection", "Usage by mount point, {0} of {1}")
        title = words.format(MOST_BARS, rest + MOST_BARS)
    bars = Bars(parent)
    bars.show_bars(title, rows, note=title if rest > 0 else "")
    return bars


def _mount_bar(mount: Any) -> Bar:
    if mount.usage is None:
        return Bar(mount.place, None, translate("Inspection", "not there"), alarm=not mount.may_be_absent)
    share = mount.usage.share
    percent = "< 1" if 0 < share < 0.01 else str(round(100 * share))
    text = translate("Inspection", "{0} of {1} · {2} %").format(
        formats.size_text(mount.usage.used), formats.size_text(mount.usage.size), percent
    )
    return Bar(mount.place, share, text, alarm=share >= ALARMING)


def _counts(reading: Reading, _wishes: Wishes, parent: QWidget) -> QWidget | None:
    """How many things there are of each origin or kind."""
    counts = reading.digest.counts
    if len(counts) < 2:
        return None
    titles = {
        "software": translate("Inspection", "Packages by origin"),
        "starts": translate("Inspection", "What starts, by kind"),
    }
    most = max(counts.values())
    bars = Bars(parent)
    bars.show_bars(
        titles[reading.name],
        [Bar(value_word(word), count / most, count_text(count)) for word, count in counts.items()],
    )
    return bars


def _volume(reading: Reading, _wishes: Wishes, parent: QWidget) -> QWidget | None:
    """How much was logged, and when."""
    if not reading.digest.buckets:
        return None
    chart = LogChart(parent)
    chart.show_buckets(reading.digest.buckets)
    return chart
