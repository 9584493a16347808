"""One operating system on the disks: what the first look tells of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class System:
    """An operating system's root file system and what its files say. Its text is the guest's: untrusted.

    Empty text and None mean "not known". `root` and the values of `mounts` are mountables, as in guestfs(3):
    a device, or "btrfsvol:DEVICE/SUBVOLUME". `type`, `distro`, `arch`, `package_format` and
    `package_management` have the words of guestfs(3), where it has one; a `distro` that it does not know is
    called as in the guest's own os-release(5).
    """

    root: str
    type: str
    distro: str = ""
    name: str = ""
    version: tuple[int, int] | None = None
    """Major and minor."""
    release: str = ""
    """Its own file's words for the release ("12.5"), where that says more or other than `name`."""
    hostname: str = ""
    arch: str = ""
    package_format: str = ""
    package_management: str = ""
    mounts: Mapping[str, str] = field(default_factory=dict, hash=False)
    """Mount points of fstab(5), "/" always, and what belongs there; `missing` has what was not found."""
    missing: Mapping[str, str] = field(default_factory=dict, hash=False)
    """Mount points whose disk is not there, and how fstab(5) calls that disk."""
    snapshots: tuple[str, ...] = ()
    """Btrfs snapshots of this root."""
    build: int = 0
    """Windows: the number that tells one year's edition from the next, as 26100; 0 where it has none."""
    systemroot: str = ""
    """Windows: its folder, as /Windows."""
    control_set: str = ""
    """Windows: the current one, as ControlSet001."""
    drives: Mapping[str, str] = field(default_factory=dict, hash=False)
    """Windows: drive letters and their devices."""
    sources: Mapping[str, str] = field(default_factory=dict, hash=False)
    """For a field of this class, the file that it was read from."""

    @property
    def product_name(self) -> str:
        """What `inspect_get_product_name` of guestfs(3) tells: for some systems the release alone."""
        return self.release or self.name

    @property
    def is_windows(self) -> bool:
        return self.type == "windows"
