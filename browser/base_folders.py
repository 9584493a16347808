"""The folders of a user that the XDG base directory specification names.

https://specifications.freedesktop.org/basedir-spec/latest/
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

DATA = "XDG_DATA_HOME", ".local/share"
CONFIG = "XDG_CONFIG_HOME", ".config"
STATE = "XDG_STATE_HOME", ".local/state"
CACHE = "XDG_CACHE_HOME", ".cache"


def base_folder(base: tuple[str, str], environ: Mapping[str, str] = os.environ) -> Path:
    """One of the folders above. A relative path counts as none."""
    variable, default = base
    named = Path(environ.get(variable, ""))
    return named if named.is_absolute() else Path(environ.get("HOME") or Path.home()) / default
