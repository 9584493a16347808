"""Files that are written from the tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.generate import OUTPUTS


@pytest.mark.parametrize("path", OUTPUTS, ids=lambda path: path.name)
def test_file_is_up_to_date(path: Path) -> None:
    assert path.read_text("utf-8") == OUTPUTS[path](), "run python -m engine.generate"
