"""What `get` tells of a transfer: notes on standard error, and a report in a file."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from browser.cli.outcome import CommandFailed, Status
from browser.cli.output import note
from browser.guest_text import visible
from engine.transfer import Reason, Report, Skipped, Trait

if TYPE_CHECKING:
    from browser.cli.options import Options

_REASONS = {
    Reason.LINK: "a symbolic link to “{}”, outside of what is copied",
    Reason.SPECIAL: "neither a file nor a folder",
    Reason.INVALID_NAME: "its name is impossible",
    Reason.UNREADABLE: "it cannot be read: {}",
    Reason.SHORT: "it has another length than its folder says",
    Reason.CANNOT_WRITE: "it cannot be written here: {}",
    Reason.DIFFERENT: "it is here, but its checksum is not the guest's",
}
_OF_ITS_KIND = {Reason.LINK, Reason.SPECIAL}
"""Reasons to leave something out that are no failure."""
_TRAITS = {
    Trait.SPECIAL_BITS: "set-user-ID, set-group-ID or sticky bit",
    Trait.CAPABILITIES: "capabilities",
    Trait.ACL: "an access control list",
    Trait.ATTRIBUTES: "extended attributes",
}
_LONGEST = 5000
"""Characters of one line of a report."""


def check_files(options: Options) -> None:
    """Refuse files that are there already, before anything is started."""
    for name in (options.report, options.manifest):
        if name and not options.force and Path(name).exists():
            raise CommandFailed(f"{name} is there already.", "Add --force to replace it.")


def tell(report: Report, place: str) -> int:
    """Tell what was not copied, or not as it is, on standard error; the exit status that this means."""
    for one in report.skipped:
        note(f"“{one.path}” was left out: {_reason(one)}.")
    for path, name in report.renamed:
        note(f"“{path}” is called {name} in {place}.")
    for trait, count in Counter(lost.trait for lost in report.lost).items():
        note(f"{count} things did not keep their {_TRAITS[trait]}; --report FILE names them.")
    return Status.DONE if all(one.reason in _OF_ITS_KIND for one in report.skipped) else Status.FAILED


def write_report(report: Report, path: Path, status: int, *, replace: bool) -> None:
    """Write all of it into a file: JSON where its name says so, else lines of text. Raises OSError."""
    text = _json(report, status) if path.suffix == ".json" else _lines(report, status)
    with path.open("w" if replace else "x", encoding="utf-8") as file:
        file.write(text)


def _lines(report: Report, status: int) -> str:
    lines = [
        f"{report.files} files, {report.bytes} bytes; "
        + ("complete." if status == Status.DONE else "not complete."),
        "Owners and groups are kept in archives only.",
    ]
    lines += [f"left out: {_shown(one.path)}: {_reason(one)}" for one in report.skipped]
    lines += [f"renamed: {_shown(path)}: {_shown(name)}" for path, name in report.renamed]
    lines += [f"not kept: {_shown(lost.path)}: {_TRAITS[lost.trait]}" for lost in report.lost]
    lines += [f"{one.algorithm}: {one.digest} {_shown(one.path)}" for one in report.checked]
    return "".join(f"{line}\n" for line in lines)


def _json(report: Report, status: int) -> str:
    return json.dumps(
        {
            "files": report.files,
            "bytes": report.bytes,
            "complete": status == Status.DONE,
            "left_out": [
                {"path": one.path, "reason": one.reason.value, "detail": one.detail} for one in report.skipped
            ],
            "renamed": [{"path": path, "name": name} for path, name in report.renamed],
            "not_kept": [{"path": lost.path, "trait": lost.trait.value} for lost in report.lost],
            "checked": [
                {"path": one.path, "name": one.host, one.algorithm: one.digest} for one in report.checked
            ],
        },
        indent=2,
    )


def _reason(skipped: Skipped) -> str:
    return _REASONS[skipped.reason].format(_shown(skipped.detail.rstrip(".")))


def _shown(text: str) -> str:
    return visible(text, _LONGEST)
