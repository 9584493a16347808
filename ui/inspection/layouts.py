"""Which columns of a table stand first and which are left out at first. Tables without an entry show all."""

from __future__ import annotations

from browser.sheets import Column, Form, Table

FIRST = {
    "mounts": ("place", "mountable", "type", "label", "size", "used", "options", "problem"),
    "layers": ("device", "kind", "content", "type", "label", "size", "below", "uuid"),
    "images": ("device", "virtual_size", "real_size"),
    "notes": ("severity", "kind", "sentence", "subject", "source"),
    "accounts": (
        "name",
        "full_name",
        "id",
        "admin",
        "password",
        "last_login",
        "keys",
        "groups",
        "source",
    ),
    "groups": ("name", "id", "members", "source"),
    "packages": ("name", "version", "origin", "summary", "size", "installed", "source"),
    "starters": ("name", "kind", "state", "when", "command", "user", "source"),
    "entries": ("when", "priority", "unit", "program", "message", "source"),
    "boots": ("first", "last", "entries", "id"),
    "values": ("name", "type", "value", "size"),
    "hits": ("path", "value", "text"),
}
"""The columns that are shown at first, in their order; the others can be chosen in the header's menu."""

FILTERS = {
    "accounts": ("is_person", "admin", "password"),
    "packages": ("origin", "section", "vendor"),
    "starters": ("kind", "state", "user"),
    "entries": ("priority", "unit", "boot", "origin"),
}
"""The columns that are offered as choices; of other tables those with few values by their nature."""

MOST_FILTERS = 4

DETAILED = {
    "entries": "message",
    "starters": "command",
    "packages": "summary",
    "values": "value",
    "hits": "text",
}
"""The column whose whole text is shown below the table for the current row."""


def filtered(table: Table) -> list[Column]:
    """The columns to offer as choices."""
    if table.name in FILTERS:
        return [column for name in FILTERS[table.name] if (column := table.column(name)) is not None]
    natural = (column for column in table.columns if column.form in (Form.CHOICE, Form.YES_NO))
    return list(natural)[:MOST_FILTERS]


def shown_at_first(table: Table) -> list[str]:
    """The names of the columns to show at first, in order."""
    wanted = FIRST.get(table.name)
    names = [column.name for column in table.columns]
    return names if wanted is None else [name for name in wanted if name in names]


def arranged(table: Table) -> Table:
    """The same table with the columns that come first in their order, the others behind them."""
    first = shown_at_first(table)
    order = [*first, *(column.name for column in table.columns if column.name not in first)]
    columns = sorted(table.columns, key=lambda column: order.index(column.name))
    return Table(table.name, tuple(columns), table.rows)
