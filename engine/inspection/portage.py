"""Installed packages of Gentoo: a folder for each, with a small file for each thing that is known of it.

The names are those of the package manager specification (PMS); its folder is /var/db/pkg/CATEGORY/PF.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from engine.inspection.bundle import fetch
from engine.inspection.facts import from_unix
from engine.inspection.software import Origin, Package

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine.inspection.tree import Tree

PLACE = "/var/db/pkg"

_NAME = re.compile(r"(.+?)-(\d+(?:\.\d+)*[a-z]?(?:_(?:alpha|beta|pre|rc|p)\d*)*(?:-r\d+)?)")
_WANTED = frozenset({"BUILD_TIME", "CHOST", "DESCRIPTION", "HOMEPAGE", "PF", "SIZE", "repository"})
_NOT_WANTED = (
    *("*.ebuild", "*/environment.bz2", "*/CONTENTS", "*/NEEDED*", "*/*DEPEND", "*/IUSE*", "*/*FLAGS"),
    *("*/INHERITED", "*/FEATURES", "*/KEYWORDS", "*/PROVIDES", "*/REQUIRES", "*/QA_*", "*/DEFINED_PHASES"),
    *("*/BINPKGMD5", "*/CBUILD", "*/COUNTER", "*/EAPI", "*/LICENSE", "*/PKGUSE", "*/RESTRICT", "*/USE"),
    *("*/SLOT", "*/PROPERTIES", "*/BUILD_ID"),
)
"""What is large, or many and of no use here."""


def portage(tree: Tree, problems: list[str]) -> Iterator[Package]:
    """The packages that Portage, or another package manager of Gentoo, has installed."""
    folders: dict[str, dict[str, str]] = {}
    for item in fetch(tree, PLACE, excludes=_NOT_WANTED):
        folder, _, name = item.path.rpartition("/")
        if name in _WANTED and item.target is None:
            folders.setdefault(folder, {})[name] = item.text.strip()
    bad = 0
    for folder, files in folders.items():
        category, _, name = folder.rpartition("/")
        match = _NAME.fullmatch(files.get("PF", name))
        if match is None:
            bad += 1
            continue
        size, built = files.get("SIZE", ""), files.get("BUILD_TIME", "")
        yield Package(
            name=f"{category.rpartition('/')[2]}/{match[1]}",
            version=match[2],
            origin=Origin.PORTAGE,
            summary=files.get("DESCRIPTION", ""),
            arch=files.get("CHOST", "").partition("-")[0],
            vendor=files.get("repository", ""),
            size=int(size) if _is_number(size) else None,
            installed=from_unix(int(built)) if _is_number(built) else None,
            source=f"{folder}/PF",
            url=files.get("HOMEPAGE", "").partition(" ")[0],
        )
    if bad:
        problems.append(f"{PLACE} has {bad} entries that make no sense.")


def _is_number(word: str) -> bool:
    return word.isascii() and word.isdigit() and len(word) <= 15
