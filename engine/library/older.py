"""Actions of the daemon that older daemons lack: what they do then is done here, on files of the guest.

The guest's file systems may be mounted; where none is, its root is mounted meanwhile. What reads files and
hives is loaded when it is needed, so that no launch waits for it.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TypeVar

from engine.errors import ActionUnknown, GuestFSError

if TYPE_CHECKING:
    from engine.handle import GuestFS
    from engine.inspection.hive import Key

Told = TypeVar("Told")

_UNKNOWN = "unknown"


def inspect_get_build_id(handle: GuestFS, root: str) -> str:
    """Daemons have it since 1.49.8."""
    with contextlib.suppress(ActionUnknown):
        told: str = handle.call_daemon("inspect_get_build_id", root)
        return told
    if handle.call_daemon("inspect_get_type", root) == "windows":
        key = r"Microsoft\Windows NT\CurrentVersion"
        return _of_software(handle, root, key, lambda found: found.text("CurrentBuildNumber")) or _UNKNOWN
    from engine.inspection.distros import parse_assignments
    from engine.inspection.tree import Tree

    with _mounted(handle, root):
        tree = Tree(handle)
        texts = (tree.text(path) for path in ("/etc/os-release", "/usr/lib/os-release"))
        content = next((text for text in texts if text is not None), "")
        return parse_assignments(content).get("BUILD_ID", "") or _UNKNOWN


def inspect_get_windows_group_policy(handle: GuestFS, root: str) -> int:
    """Daemons have it since 1.57.6. Objects that were applied have keys that are called by their GUIDs."""
    with contextlib.suppress(ActionUnknown):
        told: int = handle.call_daemon("inspect_get_windows_group_policy", root)
        return told
    names = _of_software(
        handle,
        root,
        r"Microsoft\Windows\CurrentVersion\Group Policy\History",
        lambda key: [child.name for child in key.children()],
    )
    return int(any(name.startswith("{") and name.endswith("}") for name in names or ()))


def _of_software(handle: GuestFS, root: str, path: str, tell: Callable[[Key], Told]) -> Told | None:
    """What `tell` says of a key of the hive that describes a Windows system; None where it is not there."""
    from engine.inspection.errors import Unreadable
    from engine.inspection.tree import Tree
    from engine.inspection.windows import open_hive

    place = handle.call_daemon("inspect_get_windows_software_hive", root)
    with _mounted(handle, root):
        try:
            hive = open_hive(Tree(handle, ignore_case=True), place)
            key = hive.find(path) if hive else None
            return None if key is None else tell(key)
        except Unreadable as error:
            raise GuestFSError(str(error)) from error


@contextlib.contextmanager
def _mounted(handle: GuestFS, root: str) -> Iterator[None]:
    if handle.call_daemon("mounts"):
        yield
        return
    handle.call_daemon("mount_ro", root, "/")
    try:
        yield
    finally:
        handle.call_daemon("umount_all")
