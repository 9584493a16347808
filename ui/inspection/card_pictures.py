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

    from ui.inspection.wishes import Wishes

translate = QCoreApplication.translate

ALARMING = 0.9
"""The share from which on a file system is nearly full, as the health card counts."""


def picture_of(name: str, card: Any, wishes: Wishes, parent: QWidget) -> QWidget | None:
    """The picture of a card; None where it has none."""
    makers: dict[str, Callable[[Any, Wishes, QWidget], QWidget | None]] = {
        "storage": _usage,
        "health": lambda card, wishes, parent: HealthList(card.notes, wishes, parent),
        "software": _counts,
        "starts": _counts,
        "logs": _volume,
    }
    return makers[name](card, wishes, parent) if name in makers else None


def _usage(card: Any, _wishes: Wishes, parent: QWidget) -> QWidget | None:
    """How full each mounted file system is."""
    if not card.mounts:
        return None
    bars = Bars(parent)
    rows = [_mount_bar(mount) for mount in card.mounts]
    bars.show_bars(translate("Inspection", "Usage by mount point"), rows)
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


def _counts(card: Any, _wishes: Wishes, parent: QWidget) -> QWidget | None:
    """How many things there are of each origin or kind."""
    is_software = hasattr(card, "packages")
    counts = card.by_origin if is_software else card.by_kind
    if len(counts) < 2:
        return None
    title = (
        translate("Inspection", "Packages by origin")
        if is_software
        else translate("Inspection", "What starts, by kind")
    )
    most = max(counts.values())
    bars = Bars(parent)
    bars.show_bars(
        title,
        [Bar(value_word(kind.value), count / most, count_text(count)) for kind, count in counts.items()],
    )
    return bars


def _volume(card: Any, _wishes: Wishes, parent: QWidget) -> QWidget | None:
    """How much was logged, and when."""
    # Loaded by now: the worker made the card with it.
    from engine.inspection.logs import volume

    buckets = volume(card.entries)
    if not buckets:
        return None
    chart = LogChart(parent)
    chart.show_buckets(buckets)
    return chart
