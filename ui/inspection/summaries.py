"""One line on each card: what an administrator would say of it in passing."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from browser.inspection import CardState
from ui import formats
from ui.inspection.values import count_text
from ui.inspection.words import field_title, value_word

if TYPE_CHECKING:
    from browser.inspection import Reading
    from browser.sheets import Line

translate = QCoreApplication.translate


def summary(reading: Reading) -> str:
    """The line of a card that is there."""
    own = {
        "accounts": _accounts,
        "storage": _storage,
        "health": _health,
        "software": _software,
        "starts": _starts,
        "logs": _logs,
    }
    line = own[reading.name](reading) if reading.name in own else ""
    return line or _tables(reading)


def state_text(reading: Reading) -> str:
    """How far a card is, where that is worth a word."""
    states = {
        CardState.READING: translate("Inspection", "is being read"),
        CardState.WAITING: translate("Inspection", "not read yet"),
        CardState.CANCELLED: translate("Inspection", "was not read"),
        CardState.FAILED: translate("Inspection", "could not be read"),
    }
    return states.get(reading.state, "")


def amount(reading: Reading) -> str:
    """How much is in a card, for the list of cards; empty where that says nothing."""
    if not reading.sheet.tables or reading.name in ("identity", "last_seen", "storage"):
        return ""
    return count_text(len(reading.sheet.tables[0].rows))


def is_worth_a_line(name: str, line: Line) -> bool:
    """Whether a fact of a card is shown on its page: not what is said elsewhere, and no empty lists."""
    hidden = {"health": ("checked", "notes"), "identity": ("icon",), "logs": ("sources",)}
    is_empty = line.value in ((), {}) or (name == "logs" and not line.value)
    return not is_empty and line.name not in hidden.get(name, ())


def what_was_looked_for(card: Any) -> str:
    """For the health card: what no finding means, and what could not be told."""
    told = ", ".join(value_word(kind.value) for kind in card.checked)
    text = translate("Inspection", "Looked for: {0}.").format(told)
    rest = what_is_not_known(card)
    return f"{text}\n{rest}" if rest else text


def what_is_not_known(card: Any) -> str:
    """For the health card: what could not be looked for; empty where all could."""
    kinds = type(card.checked[0]) if card.checked else ()
    rest = ", ".join(value_word(kind.value) for kind in kinds if kind not in card.checked)
    return translate("Inspection", "Not known: {0}.").format(rest) if rest else ""


def _tables(reading: Reading) -> str:
    parts = (
        translate("Inspection", "{0}: {1}").format(field_title(table.name), count_text(len(table.rows)))
        for table in reading.sheet.tables
    )
    return " · ".join(parts)


def _accounts(reading: Reading) -> str:
    total = len(reading.card.accounts)
    people = reading.digest.numbers["people"]
    return translate("Inspection", "{0} people, {1} system accounts, {2} administrators, {3} groups").format(
        people, total - people, reading.digest.numbers["admins"], len(reading.card.groups)
    )


def _storage(reading: Reading) -> str:
    usages = {mount.mountable: mount.usage for mount in reading.card.mounts if mount.usage is not None}
    if not usages:
        return ""
    return translate("Inspection", "{0} used of {1} in {2} file systems").format(
        formats.size_text(sum(usage.used for usage in usages.values())),
        formats.size_text(sum(usage.size for usage in usages.values())),
        len(usages),
    )


def _health(reading: Reading) -> str:
    counts = Counter(note.severity.value for note in reading.card.notes)
    if not counts:
        return translate("Inspection", "Nothing was found to be wrong.")
    words = ("serious", "warning", "info")
    return ", ".join(f"{counts[word]} {value_word(word)}" for word in words if counts[word])


def _starts(reading: Reading) -> str:
    line = translate("Inspection", "{0} of {1} start by themselves").format(
        count_text(reading.digest.numbers["starting"]), count_text(len(reading.card.starters))
    )
    differing = reading.digest.numbers["differing"]
    if not differing:
        return line
    return translate("Inspection", "{0}, {1} differ from their preset").format(line, count_text(differing))


def _logs(reading: Reading) -> str:
    first, last = reading.digest.first, reading.digest.last
    if first is None or last is None:
        return ""
    return translate("Inspection", "{0} entries from {1} files, {2} to {3}").format(
        count_text(len(reading.card.entries)),
        len(reading.card.sources),
        formats.time_text(int(first.timestamp())),
        formats.time_text(int(last.timestamp())),
    )


def choice_labels(reading: Reading) -> dict[str, dict[str, str]]:
    """Words for values that say nothing to people: the boots of logs by their times."""
    if reading.name != "logs":
        return {}
    boots = reading.card.boots
    return {"boot": {boot.id: formats.exact_time(int(boot.first.timestamp())) for boot in boots}}


def _software(reading: Reading) -> str:
    counts = reading.digest.counts
    return ", ".join(f"{count_text(count)} {value_word(word)}" for word, count in counts.items())
