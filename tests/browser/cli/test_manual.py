"""The manual names every command and option that there is, and none that there is not."""

import re
from pathlib import Path

from browser.cli.arguments import COMMANDS, parsers

MANUAL = Path(__file__).parents[3].joinpath("docs/command-line.md").read_text()


def test_every_command_has_its_row() -> None:
    rows = re.findall(r"^\| `(\w+)", MANUAL, re.MULTILINE)
    assert rows == list(COMMANDS)


def test_every_option_is_named_and_no_other() -> None:
    declared = {
        option
        for parser in parsers().values()
        for action in parser._actions
        for option in action.option_strings
        if "--help" not in action.option_strings
    }
    code = " ".join(re.findall(r"`([^`]+)`", MANUAL))
    named = set(re.findall(r"(?<![\w-])--?[a-zA-Z][\w-]*", code)) - {"--help"}
    assert named == declared


def test_json_is_said_to_be_there_where_it_is() -> None:
    with_json = [name for name, parser in parsers().items() if "--json" in parser._option_string_actions]
    (sentence,) = re.findall(r"`--json` prints ASCII, for (.+?)\.", MANUAL)
    assert re.findall(r"`(\w+)`", sentence) == with_json
