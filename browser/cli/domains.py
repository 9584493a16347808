"""The disks of a libvirt domain, with a note on each that stays closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from browser.cli.outcome import CommandFailed
from browser.cli.output import note
from engine.domain import find_domain

if TYPE_CHECKING:
    from engine.domain import DomainDrive


def drives(name: str, uri: str | None) -> tuple[DomainDrive, ...]:
    """The disks that can be opened. Raises CommandFailed where there are none, and DomainError."""
    domain = find_domain(name, uri)
    if not domain.disks.drives:
        why = " ".join(domain.disks.refused)
        raise CommandFailed(f"The domain “{domain.name}” has no disk that can be opened. {why}".rstrip())
    for refusal in domain.disks.refused:
        note(refusal)
    return domain.disks.drives
