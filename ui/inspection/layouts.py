"""Which columns of a table stand first and which are left out at first. Tables without an entry show all."""

from __future__ import annotations

from browser.sheets import Table

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
}
"""The columns that are shown at first, in their order; the others can be chosen in the header's menu."""


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
