"""Pictures as inline SVG: bars and columns that can be read without colour, and by a reader of the screen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from browser.page.cells import text, time_text

if TYPE_CHECKING:
    from engine.inspection.logs import Bucket

_LABEL, _WIDTH, _TEXT = 190, 300, 250
_ROW, _BAR = 26, 14
_TALL = 110
_CHART = 740
FULL, NEARLY_FULL = 0.98, 0.9
_ERROR, _WARNING = 3, 4


@dataclass(frozen=True)
class Bar:
    """One bar: its share of the whole from 0 to 1, and what stands beside it. `label` is guest text."""

    label: str
    share: float
    told: str
    is_alarming: bool = False


def bars(title: str, items: Sequence[Bar]) -> str:
    """Bars below each other, each with its label before and its figure behind it."""
    if not items:
        return ""
    height = len(items) * _ROW + 4
    parts = []
    for number, item in enumerate(items):
        top = number * _ROW + 4
        share = min(max(item.share, 0.0), 1.0)
        kind = "bar alarm" if item.is_alarming else "bar"
        label = item.label if len(item.label) <= 26 else f"{item.label[:12]}…{item.label[-13:]}"
        parts.append(
            f"<g><title>{text(item.label)}: {text(item.told)}</title>"
            f'<text x="{_LABEL - 10}" y="{top + 12}" text-anchor="end">{text(label)}</text>'
            f'<rect class="track" x="{_LABEL}" y="{top}" width="{_WIDTH}" height="{_BAR}" rx="3"/>'
            f'<rect class="{kind}" x="{_LABEL}" y="{top}" width="{max(share * _WIDTH, 1):.1f}"'
            f' height="{_BAR}" rx="3"/>'
            f'<text class="figure" x="{_LABEL + _WIDTH + 10}" y="{top + 12}">{text(item.told)}</text></g>'
        )
    return _figure(title, _LABEL + _WIDTH + _TEXT, height, "".join(parts))


def columns(title: str, buckets: Sequence[Bucket]) -> str:
    """How much was logged over time: errors at the bottom, solid; warnings striped; the rest light."""
    most = max((bucket.total for bucket in buckets), default=0)
    if not most:
        return ""
    width = _CHART / len(buckets)
    parts = [_STRIPES]
    for number, bucket in enumerate(buckets):
        bottom = _TALL + 6.0
        told = []
        for kind, count in _kinds(bucket):
            if not count:
                continue
            tall = count / most * _TALL
            bottom -= tall
            told.append(f"{count} {kind}")
            parts.append(
                f'<rect class="{kind}" x="{number * width:.1f}" y="{bottom:.1f}"'
                f' width="{max(width - 1, 0.5):.1f}" height="{tall:.1f}"/>'
            )
        if told:
            parts.append(
                f'<rect class="over" x="{number * width:.1f}" y="6" width="{width:.1f}" height="{_TALL}">'
                f"<title>{time_text(bucket.start)}: {', '.join(told)}</title></rect>"
            )
    line = _TALL + 6.5
    parts.append(f'<path class="axis" d="M0 {line}H{_CHART}"/>')
    parts.append(f'<text x="0" y="{line + 16}">{time_text(buckets[0].start)}</text>')
    parts.append(f'<text x="{_CHART}" y="{line + 16}" text-anchor="end">{time_text(buckets[-1].end)}</text>')
    totals = [
        sum(count for bucket in buckets for kind, count in _kinds(bucket) if kind == one) for one in _KINDS
    ]
    legend = "".join(
        f'<span class="key"><svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">'
        f'<rect class="{kind}" width="12" height="12"/></svg> {total} {kind}</span>'
        for kind, total in zip(_KINDS, totals, strict=True)
    )
    return _figure(title, _CHART, _TALL + 28, "".join(parts)) + f'<p class="legend">{legend}</p>'


_KINDS = ("errors", "warnings", "others")
_STRIPES = (
    '<defs><pattern id="stripes" width="4" height="4" patternUnits="userSpaceOnUse"'
    ' patternTransform="rotate(45)"><rect class="stripe" width="2" height="4"/></pattern></defs>'
)


def _kinds(bucket: Bucket) -> Iterable[tuple[str, int]]:
    errors = sum(count for one, count in bucket.counts.items() if one is not None and one <= _ERROR)
    warnings = sum(count for one, count in bucket.counts.items() if one == _WARNING)
    return zip(_KINDS, (errors, warnings, bucket.total - errors - warnings), strict=True)


def _figure(title: str, width: int, height: int, content: str) -> str:
    return (
        f'<figure><figcaption>{text(title)}</figcaption><svg viewBox="0 0 {width} {height}" width="{width}"'
        f' height="{height}" role="img" aria-label="{text(title)}">{content}</svg></figure>'
    )
