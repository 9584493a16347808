"""Imports go down the list of folders and never up; what is costly or special is imported in one place.

docs/design.md has the reasons.
"""

import ast
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]

# What a folder may import besides itself and the standard library: a name allows all that is below it.
ALLOWED = {
    "resources": set[str](),
    "appliance": {"qemu.qmp"},
    "engine": {"appliance", "libvirt", "mfusepy", "evtx", "zstandard"},
    "browser": {
        "engine",
        "appliance",
        "resources",
        "PySide6.QtCore",
        "qasync",
        "libvirt",
        "rich",
        "humanize",
        "regex",
        "zstandard",
        "pygments",
        "charset_normalizer",
    },
    "ui": {"browser", "engine", "resources", "PySide6", "qasync", "humanize"},
}

ENTRY_POINT = "browser.__main__"
"""It builds the window, so it alone looks upwards."""

DECODER = "browser.preview.decode_picture"
"""It runs in a confined process and alone there knows how pictures are decoded."""

IN_ONE_MODULE_OF_A_FOLDER = ("pygments", "charset_normalizer", "libvirt", "mfusepy", "evtx", "qemu.qmp")

HANDLE = {"engine.GuestFS", "engine.handle"}
"""What the window never touches: handles belong to their worker threads."""


def modules(folder: str) -> Iterator[tuple[str, Path]]:
    for path in sorted((PROJECT / folder).rglob("*.py")):
        parts = path.relative_to(PROJECT).with_suffix("").parts
        yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), path


def imported_names(source: str, package: str) -> Iterator[str]:
    """Dotted names that a source file imports; `from a import b` yields `a.b`."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*above, base]).rstrip(".")
            yield from (f"{base}.{alias.name}" for alias in node.names)


def imports_of(module: str, path: Path) -> set[str]:
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    return set(imported_names(path.read_text(), package))


def is_below(name: str, allowed: str) -> bool:
    return name == allowed or name.startswith(f"{allowed}.")


def breaches(module: str, names: set[str]) -> list[str]:
    """The imports that the module's folder does not allow."""
    folder = module.partition(".")[0]
    allowed = {*ALLOWED[folder], folder, *sys.stdlib_module_names}
    if module == ENTRY_POINT:
        allowed.add("ui")
    if module == DECODER:
        allowed.add("PySide6.QtGui")
    return sorted(name for name in names if not any(is_below(name, prefix) for prefix in allowed))


@pytest.mark.parametrize("folder", ALLOWED)
def test_imports_go_downwards(folder: str) -> None:
    found = {
        module: wrong
        for module, path in modules(folder)
        if (wrong := breaches(module, imports_of(module, path)))
    }
    assert found == {}


@pytest.mark.parametrize("folder", ALLOWED)
def test_what_is_special_is_imported_by_one_module(folder: str) -> None:
    users = defaultdict(list)
    for module, path in modules(folder):
        names = imports_of(module, path)
        for name in IN_ONE_MODULE_OF_A_FOLDER:
            if any(is_below(imported, name) for imported in names):
                users[name].append(module)
    assert {name: found for name, found in users.items() if len(found) > 1} == {}


def test_the_window_never_touches_a_handle() -> None:
    found = {
        module: touched for module, path in modules("ui") if (touched := HANDLE & imports_of(module, path))
    }
    assert found == {}


def test_every_folder_of_python_has_its_rule() -> None:
    packages = {path.parent.name for path in PROJECT.glob("*/__init__.py")}
    assert packages - {"tests", "bench"} == set(ALLOWED)


@pytest.mark.parametrize(
    ("module", "source", "wrong"),
    [
        ("appliance.qemu", "import engine", ["engine"]),
        ("appliance.qemu", "def f():\n    from engine.xdr import u32", ["engine.xdr.u32"]),
        ("engine.handle", "from PySide6.QtCore import QObject", ["PySide6.QtCore.QObject"]),
        ("browser.session", "from PySide6.QtWidgets import QLabel", ["PySide6.QtWidgets.QLabel"]),
        ("browser.session", "import ui.window", ["ui.window"]),
        ("browser.__main__", "import ui.window", []),
        ("resources.loader", "import humanize", ["humanize"]),
        ("engine.library.disk", "from ..errors import X\nfrom . import y", []),
        ("engine.library.disk", "from ...ui import window", ["ui.window"]),
    ],
)
def test_an_import_upwards_would_be_seen(module: str, source: str, wrong: list[str]) -> None:
    assert breaches(module, set(imported_names(source, module.rpartition(".")[0]))) == wrong
