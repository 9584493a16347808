"""What the project says of itself is true: its pages, scripts and metadata agree."""

import importlib.metadata
import os
import re
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest

from appliance.distro import GROUPS, Distribution, Family

PROJECT = Path(__file__).parents[1]
METADATA: dict[str, Any] = tomllib.loads((PROJECT / "pyproject.toml").read_text())
DEPENDENCIES = (PROJECT / "docs/dependencies.md").read_text()
SCRIPTS = [*sorted((PROJECT / "scripts").iterdir()), PROJECT / ".ci/run"]


def tracked_files() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=PROJECT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [path for name in listed.stdout.split(b"\0") if (path := PROJECT / os.fsdecode(name)).is_file()]


def requirements() -> set[str]:
    project = METADATA["project"]
    listed = [*project["dependencies"], *METADATA["build-system"]["requires"]]
    for extra in project["optional-dependencies"].values():
        listed += extra
    return {re.split(r"[<>=!~\[; ]", requirement)[0] for requirement in listed}


def rows(heading: str) -> set[str]:
    """The names in the first cells of the tables below headings that start so."""
    found = set()
    for part in re.split(r"^## ", DEPENDENCIES, flags=re.MULTILINE)[1:]:
        if part.startswith(heading):
            for line in part.splitlines():
                if line.startswith("| `"):
                    found.update(re.findall(r"`([^`]+)`", line.split("|")[1]))
    return found


def test_each_python_dependency_has_its_row_and_each_row_its_dependency() -> None:
    assert rows("Python packages") == requirements()


def test_each_system_package_has_its_row() -> None:
    debian = Distribution(Family.DEBIAN, "Debian", "x86_64", is_root=False)
    needs = {need for group in GROUPS.values() for need in group} - {"venv", "headers"}
    assert set(debian.packages(*needs)) <= rows("System packages")


def test_the_installed_version_is_the_one_stated() -> None:
    assert importlib.metadata.version("guestscope") == METADATA["project"]["version"]


def test_the_changelog_knows_the_version_or_what_is_in_development() -> None:
    first = re.search(r"^## (.+)$", (PROJECT / "CHANGELOG.md").read_text(), re.MULTILINE)
    assert first is not None
    assert "development" in first[1].lower() or METADATA["project"]["version"] in first[1]


def test_the_licence_is_the_one_stated() -> None:
    text = (PROJECT / "LICENSE").read_text()
    assert METADATA["project"]["license"] == {"text": "LGPL-2.1-or-later"}
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text
    assert "Version 2.1, February 1999" in text


def test_every_package_that_is_shipped_is_there() -> None:
    for name in METADATA["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]:
        assert (PROJECT / name / "__init__.py").is_file()


def test_the_readme_starts_with_its_two_commands() -> None:
    screenful = "\n".join((PROJECT / "README.md").read_text().splitlines()[:40])
    assert "scripts/run" in screenful
    assert "scripts/test" in screenful


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_scripts_can_be_run_and_parsed(script: Path) -> None:
    assert os.access(script, os.X_OK)
    assert script.read_text().startswith("#!/usr/bin/env bash\n")
    subprocess.run(["bash", "-n", script], check=True)


def test_continuous_integration_runs_what_people_run() -> None:
    commands = [
        line for line in (PROJECT / ".ci/run").read_text().splitlines() if line and not line.startswith("#")
    ]
    assert commands == ["set -eu", 'exec "$(dirname "$0")/../scripts/test" "$@"']


def test_links_between_pages_lead_somewhere() -> None:
    dead = []
    for page in (path for path in tracked_files() if path.suffix == ".md"):
        for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text()):
            if not re.match(r"[a-z]+:|#", target) and not (page.parent / target.partition("#")[0]).exists():
                dead.append(f"{page.relative_to(PROJECT)}: {target}")
    assert dead == []


def test_no_file_names_the_place_where_the_project_lies() -> None:
    place = os.fsencode(PROJECT)
    assert [path for path in tracked_files() if place in path.read_bytes()] == []


def test_setup_refuses_words_that_it_does_not_know() -> None:
    asked = subprocess.run(
        [PROJECT / "scripts/setup", "--everything"], capture_output=True, text=True, check=False
    )
    assert asked.returncode == 2
    assert asked.stderr == "usage: scripts/setup [--test] [--check]\n"
