"""No widget gets text that was not looked at: the sources are read, as a lint."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

UI = Path(__file__).parents[2] / "ui"
SOURCES = sorted(UI.rglob("*.py"))
CONSTRUCTORS = {"QLabel", "QPushButton", "QToolButton", "QStandardItem", "QCheckBox", "QAction"}
SETTERS = {
    "setText",
    "setToolTip",
    "setStatusTip",
    "setWhatsThis",
    "setWindowTitle",
    "setTitle",
    "setInformativeText",
    "setPlainText",
    "appendPlainText",
    "setHtml",
    "setAccessibleName",
    "setAccessibleDescription",
    "setPlaceholderText",
    "showMessage",
    "showText",
    "addItem",
    "setItemText",
    "setTabText",
    "setTabToolTip",
}
FORMS = {"plain", "within", "tooltip", "line", "lines"}
"""What GuestText has for each kind of widget."""
OURS = {"tr", "time_text", "clock_time", "exact_size", "exact_time", "size_text", "_state_text", "toString"}
OUR_FUNCTIONS = {
    "translate",
    "amount",
    "card_title",
    "choice_word",
    "column_title",
    "count_text",
    "field_title",
    "form_title",
    "state_text",
    "unknown",
    "value_text",
    "value_word",
}
"""Functions whose result is ours, or went through GuestText in them."""
WIDGETS = {
    "spot",
    "self",
    "self._window",
    "parent",
    "panel",
    "page",
    "card",
    "frame",
    "stages",
    "self.content",
    "self._parent",
    "box",
}
TRUSTED_MODULES = {"guest_label.py", "english.py"}
"""The helper itself, and the texts that come before anything of a guest's."""


def is_safe(node: ast.expr, names: set[str]) -> bool:
    """Whether the value of an expression is ours, or went through GuestText."""
    match node:
        case ast.Constant():
            return True
        case ast.Attribute(attr=name) if name in FORMS:
            return True
        case ast.Attribute():
            return ast.unparse(node) in names
        case ast.Name(id=name):
            return name in names
        case ast.Call(
            func=ast.Attribute(attr="format" | "removesuffix" | "replace" | "join" | "upper"), args=values
        ):
            assert isinstance(node.func, ast.Attribute)
            return all(is_safe(value, names) for value in (node.func.value, *values))
        case ast.Call(func=ast.Attribute(attr=name)) if name in OURS or name in {
            "text",
            "plainText",
            "elidedText",
        }:
            return True
        case ast.Call(func=ast.Name(id=name)) if name in OUR_FUNCTIONS:
            return True
        case ast.JoinedStr(values=values):
            return all(is_safe(value, names) for value in values)
        case ast.FormattedValue(value=value):
            return is_safe(value, names)
        case ast.IfExp(body=body, orelse=other):
            return is_safe(body, names) and is_safe(other, names)
        case ast.BinOp(left=left, right=right):
            return is_safe(left, names) and is_safe(right, names)
        case ast.Subscript(value=value):
            return is_safe(value, names)
        case _:
            return False


def safe_names(function: ast.AST) -> set[str]:
    """Local names that only ever get safe values, and parameters that are documented to be ours."""
    names = {"text", "title", "tip", "name", "word"}  # of parameters; the callers are checked as well
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
            target = node.targets[0].id
            if is_safe(node.value, names):
                names.add(target)
            else:
                names.discard(target)
    return names


def unsafe_calls(source: str) -> Iterator[str]:
    tree = ast.parse(source)
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            names = safe_names(function)
            for node in ast.walk(function):
                if (
                    isinstance(node, ast.Call)
                    and called(node) in SETTERS | CONSTRUCTORS
                    and not all(is_safe(argument, names) for argument in node.args if not is_widget(argument))
                ):
                    yield f"line {node.lineno}: {ast.unparse(node)}"


def called(node: ast.Call) -> str:
    """The name of what is called, without what it belongs to."""
    return ast.unparse(node.func).rpartition(".")[2]


def is_widget(node: ast.expr) -> bool:
    """Icons, positions and widgets, which some of the setters take besides the text."""
    source = ast.unparse(node)
    return source in WIDGETS or source == "index" or source.startswith("icon(") or ".globalPos(" in source


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(UI)))
def test_texts_go_through_guest_text(path: Path) -> None:
    if path.name not in TRUSTED_MODULES:
        assert list(unsafe_calls(path.read_text())) == []


def test_no_guest_text_crosses_a_signal_as_a_string_of_qt() -> None:
    """QString cannot hold a byte that is no UTF-8: such a name would be cut there."""
    ours = {"stage_changed", "report_wanted"}
    folders = (UI, UI.parent / "browser")
    for path in (path for folder in folders for path in folder.rglob("*.py")):
        for line in path.read_text().splitlines():
            if "= Signal(" in line and "str" in line.partition("Signal(")[2]:
                assert line.split()[0] in ours, f"{path.name}: {line.strip()}"


@pytest.mark.parametrize(
    "line",
    [
        "label.setText(entry.name)",
        "label.setToolTip(str(error))",
        "label.setText(f'{path}')",
        "x.setWindowTitle(a.b)",
    ],
)
def test_the_lint_finds_raw_texts(line: str) -> None:
    assert list(unsafe_calls(f"def f(label, entry, error, path):\n    {line}\n"))
