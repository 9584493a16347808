"""Removing a folder with all that is in it, however deep that goes.

What lies in a folder of a folder is moved up first, so that neither the depth of the tree nor the length of
its paths is a limit. No link is followed. All of this blocks.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path

_FOLDER_FLAGS = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC


def remove_tree(path: Path) -> None:
    """Remove a folder of ours. Raises OSError where something in it cannot be removed."""
    top = os.open(path, _FOLDER_FLAGS)
    try:
        folders = _empty(top, top)
        while folders:
            folders += _remove_folder(top, folders.pop())
    finally:
        os.close(top)
    path.rmdir()


def _remove_folder(top: int, name: str) -> list[str]:
    """Remove a folder of the top one. Returns the folders in it, which are the top one's from now on."""
    os.chmod(name, 0o700, dir_fd=top)
    folder = os.open(name, _FOLDER_FLAGS, dir_fd=top)
    try:
        moved = _empty(folder, top)
    finally:
        os.close(folder)
    os.rmdir(name, dir_fd=top)
    return moved


def _empty(folder: int, top: int) -> list[str]:
    """Remove the files of a folder, and move its folders to the top. Returns these folders' names there."""
    with os.scandir(folder) as entries:
        found = [(entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries]
    folders = []
    for name, is_folder in found:
        if not is_folder:
            os.unlink(name, dir_fd=folder)
            continue
        if folder != top:
            moved = secrets.token_hex(16)
            os.rename(name, moved, src_dir_fd=folder, dst_dir_fd=top)
            name = moved
        folders.append(name)
    return folders
