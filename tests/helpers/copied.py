"""What was copied to the host."""

import os
from pathlib import Path


def files_in(place: Path) -> dict[str, Path]:
    """Regular files by their path; walks by hand, since links with long targets trip Path.rglob up."""
    found = {}
    for top, _folders, names in os.walk(place):
        for name in names:
            path = Path(top, name)
            if not path.is_symlink() and path.is_file():
                found[os.fsdecode(os.path.relpath(path, place))] = path
    return found
