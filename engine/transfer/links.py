"""Which symbolic links may be made: only those that cannot lead out of what was copied.

A link leads nowhere outside if it is relative, climbs at its beginning only, and no higher than the copied
folder: from there on it goes down through real folders, or through links of which the same is true.
"""


def stays_inside(target: str, depth: int) -> bool:
    """Whether a link with this text leads nowhere outside, from a folder so many steps below the top one."""
    if not target or target.startswith("/") or "\0" in target:
        return False
    names = [name for name in target.split("/") if name not in ("", ".")]
    climbs = next((position for position, name in enumerate(names) if name != ".."), len(names))
    return climbs <= depth and ".." not in names[climbs:]
