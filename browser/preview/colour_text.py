"""Finds out which words of a text have which meaning, in the confined process: Pygments' lexers.

A lexer is many regular expressions, some of which take for ever over a text that was made for that.
Told are lists of `[line, start, length, role]`, positions in characters.
"""

from __future__ import annotations

import re
from typing import Any

from pygments.lexer import Lexer  # type: ignore[import-untyped]
from pygments.lexers import get_lexer_by_name, get_lexer_for_filename  # type: ignore[import-untyped]
from pygments.token import Token, _TokenType  # type: ignore[import-untyped]
from pygments.util import ClassNotFound  # type: ignore[import-untyped]

from browser.preview.wire import Channel

_BATCH = 500
_ROLES = (
    (Token.Comment.Preproc, "keyword"),
    (Token.Comment, "comment"),
    (Token.Keyword.Constant, "number"),
    (Token.Keyword, "keyword"),
    (Token.Operator.Word, "keyword"),
    (Token.Literal.String.Doc, "comment"),
    (Token.Literal.String, "string"),
    (Token.Literal.Number, "number"),
    (Token.Literal.Date, "number"),
    (Token.Name.Function, "name"),
    (Token.Name.Class, "name"),
    (Token.Name.Namespace, "name"),
    (Token.Name.Tag, "keyword"),
    (Token.Name.Attribute, "name"),
    (Token.Name.Decorator, "name"),
    (Token.Name.Builtin, "builtin"),
    (Token.Name.Variable, "builtin"),
    (Token.Name.Constant, "builtin"),
    (Token.Name.Exception, "builtin"),
    (Token.Generic.Heading, "keyword"),
    (Token.Generic.Subheading, "keyword"),
    (Token.Generic.Inserted, "string"),
    (Token.Generic.Deleted, "removed"),
    (Token.Generic.Strong, "keyword"),
)
"""What is one of these, or below it, has this role; the first one that fits."""

_BY_NAME = {
    "bash": r"\.?(bash|profile|zsh)(rc|_profile|_aliases|_logout|env)?|.*\.sh|PKGBUILD|APKBUILD",
    "unixconfig": r"(passwd|group|g?shadow)-?",
    "ini": r".*\.(desktop|network|netdev|link|nmconnection|repo|url)|os-release|\.gitconfig|pacman\.conf",
    "properties": r"(fstab|crypttab|hosts|modules|exports|services|protocols|.*rc)"
    r"|.*[._-]?conf(ig)?|.*\.(cnf|cfg|rules|list|env)|\.env",
    "debcontrol": r"status|control|available",
    "xml": r".*\.(svg|rdf|plist|xsd|ui|vcxproj)",
    "registry": r".*\.reg",
}
"""Of names that Pygments does not know, or takes for something rarer."""
_INTERPRETERS = {
    "python": "python",
    "perl": "perl",
    "ruby": "ruby",
    "node": "javascript",
    "php": "php",
    "awk": "awk",
    "gawk": "awk",
    "lua": "lua",
    "tclsh": "tcl",
    "sed": "sed",
    "make": "make",
    "fish": "fish",
    "pwsh": "powershell",
    "openrc-run": "bash",
    "sh": "bash",
    "bash": "bash",
    "dash": "bash",
    "ash": "bash",
    "zsh": "bash",
    "ksh": "bash",
}
_SHEBANG = re.compile(r"#!\s*(?:\S*/)?(?:env\s+(?:-\S+\s+)*)?(?:\S*/)?([a-z-]+)[\d.]*")


def prepare(task: dict[str, Any]) -> None:
    """Import the lexer for a file called `name` that begins with `beginning`."""
    task["lexer"] = lexer_for(task["name"], task["beginning"])


def run(channel: Channel, task: dict[str, Any]) -> None:
    """Tell the roles of the words in the text, which is what the channel reads."""
    lexer = task["lexer"]
    if lexer is None:
        return
    text = channel.read(0, task["size"]).decode()
    found: list[list[Any]] = []
    line = column = 0
    for kind, value in lexer.get_tokens(text):
        role = role_of(kind)
        for number, part in enumerate(value.split("\n")):
            if number:
                line, column = line + 1, 0
            if role and part.strip():
                found.append([line, column, len(part), role])
            column += len(part)
        if len(found) >= _BATCH:
            channel.tell(found)
            found = []
    channel.tell(found)


def lexer_for(name: str, beginning: str) -> Lexer | None:
    """The lexer for a text, by its beginning and by the name of its file; None where neither tells."""
    # Lexers must leave every character in its place.
    options = {"stripnl": False, "ensurenl": False}
    alias = _alias(name, beginning)
    try:
        if alias:
            return get_lexer_by_name(alias, **options)
        found: Lexer = get_lexer_for_filename(name, beginning, **options)
    except ClassNotFound:
        return None
    return None if found.name == "Text only" else found


def role_of(kind: _TokenType) -> str:
    """The role of a token; empty for what looks as any other text."""
    return next((role for above, role in _ROLES if kind in above), "")


def _alias(name: str, beginning: str) -> str:
    if shebang := _SHEBANG.match(beginning):
        return _INTERPRETERS.get(shebang[1], "")
    if beginning.startswith("<?xml"):
        return "xml"
    return next((alias for alias, pattern in _BY_NAME.items() if re.fullmatch(pattern, name)), "")
