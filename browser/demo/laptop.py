"""The demo's second system: fjord, an Arch Linux laptop on Btrfs whose owner takes pictures."""

from datetime import datetime, timedelta

from browser.demo.accounts import LAPTOP_ACCOUNTS, LAPTOP_GROUPS, account_files
from browser.demo.machine import elf_program, linux_kernel, merged_usr
from browser.demo.packages import pacman_database
from browser.demo.pictures import bmp, julia, mountains, png, waves
from browser.demo.tree import Entry, file, folder, owned, symlink

INSTALLED_DAYS_AGO = 95
LENA = 1000
SUBVOLUMES = {"@": "/", "@home": "/home", "@log": "/var/log"}
"""The top-level subvolumes and where they are mounted."""

OS_RELEASE = """\
NAME="Arch Linux"
PRETTY_NAME="Arch Linux"
ID=arch
BUILD_ID=rolling
ANSI_COLOR="38;2;23;147;209"
HOME_URL="https://archlinux.org/"
LOGO=archlinux-logo
"""

SHOPPING = """\
bread, oat milk, lemons
film for the old camera (2×)
birthday card for Jonas — 🎂
"""

THESIS = """\
# On the colours of dusk

Between the moment when the sun's upper edge goes under and the end of civil
twilight, the light over the water changes more than in the six hours before.

1. The air scatters blue sideways; what reaches the eye from low above the horizon is red.
2. Ozone absorbs orange, and the zenith turns a deeper blue than any noon has.
3. The sea repeats all this a little darker, and later.
"""

FRACTAL_PY = '''\
"""Count the steps until z² + c escapes."""


def steps(z: complex, c: complex, limit: int = 90) -> int:
    for count in range(limit):
        if abs(z) > 4:
            return count
        z = z * z + c
    return limit


for row in range(-12, 13):
    points = (complex(x / 20, row / 10) for x in range(-32, 33))
    print("".join(" .:-=+*#%@"[min(9, steps(z, -0.8 + 0.156j) // 4)] for z in points))
'''


def laptop_tree(now: datetime, uuid: str) -> list[Entry]:
    """Everything of fjord but Lena's home; `uuid` is the Btrfs file system's; `now` is in UTC."""
    installed = now - timedelta(days=INSTALLED_DAYS_AGO)
    days_since_1970 = int(installed.timestamp()) // 86400
    options = "rw,relatime,compress=zstd:3"
    fstab = "".join(
        f"UUID={uuid}  {place:<9} btrfs  {options},subvol=/{name}  0 0\n"
        for name, place in SUBVOLUMES.items()
    )
    units = "etc/systemd/system"
    return [
        *merged_usr(),
        file("usr/lib/os-release", OS_RELEASE),
        symlink("etc/os-release", "../usr/lib/os-release"),
        file("etc/arch-release", ""),
        file("etc/hostname", "fjord\n"),
        file("etc/hosts", "127.0.0.1 localhost\n::1 localhost\n127.0.1.1 fjord\n"),
        file("etc/fstab", f"# Static information about the filesystems.\n{fstab}"),
        file("etc/machine-id", "de300000000000000000000000000002\n", 0o444),
        file("etc/locale.conf", "LANG=nb_NO.UTF-8\n"),
        file("etc/vconsole.conf", "KEYMAP=no\n"),
        symlink("etc/localtime", "/usr/share/zoneinfo/Europe/Oslo"),
        file("etc/sudoers", "root ALL=(ALL:ALL) ALL\n%wheel ALL=(ALL:ALL) ALL\n", 0o440),
        *account_files(LAPTOP_ACCOUNTS, LAPTOP_GROUPS, days_since_1970, shadow_group=0),
        file(
            "usr/lib/systemd/system/NetworkManager.service", "[Service]\nExecStart=/usr/bin/NetworkManager\n"
        ),
        file("usr/lib/systemd/system/sshd.service", "[Service]\nExecStart=/usr/bin/sshd -D\n"),
        symlink(
            f"{units}/multi-user.target.wants/NetworkManager.service",
            "/usr/lib/systemd/system/NetworkManager.service",
        ),
        symlink(f"{units}/default.target", "/usr/lib/systemd/system/graphical.target"),
        file("etc/NetworkManager/system-connections/Home.nmconnection", _connection(), 0o600),
        *(file(f"usr/bin/{name}", elf_program(), 0o755) for name in ("bash", "ls", "pacman", "sudo")),
        file("boot/vmlinuz-linux", linux_kernel("6.8.9-arch1-1 (demo@example.org)")),
        file("boot/initramfs-linux.img", b"070701" + b"0" * 104 + b"TRAILER!!!\0"),
        *pacman_database(installed),
        folder("root", 0o750),
        folder("tmp", 0o1777),
        *(folder(name) for name in ("proc", "sys", "dev", "run", "mnt", "home", "var/log", "opt")),
    ]


def laptop_home(now: datetime) -> list[Entry]:
    """Lena's home below `/home`, as it is today."""

    def ago(days: float) -> int:
        return int(now.timestamp() - days * 86400)

    pictures = {
        "Julia/seahorses.png": png(julia(480, 320, -0.8 + 0.156j, 0.55)),
        "Julia/snowflake.png": png(julia(320, 320, -0.4 + 0.6j, 0.1)),
        "Hills/morning mist.png": png(mountains(640, 400, 23, (120, 150, 190), (250, 225, 205))),
        "Hills/blue hour.png": png(mountains(640, 400, 42, (14, 24, 60), (120, 130, 180))),
        "Hills/åpne fjell.png": png(mountains(400, 640, 5, (80, 150, 160), (245, 235, 200))),
        "waves.png": png(waves(256, 256, 0.3)),
        "waves (old format).bmp": bmp(waves(160, 160, 0.05)),
    }
    entries = [
        folder("lena", 0o700, mtime=ago(0.2)),
        file("lena/.bashrc", "PS1='[\\u@\\h \\W]\\$ '\n", mtime=ago(90)),
        file("lena/.config/user-dirs.dirs", 'XDG_PICTURES_DIR="$HOME/Pictures"\n', mtime=ago(90)),
        file("lena/Documents/thesis.md", THESIS, mtime=ago(3)),
        file("lena/Documents/shopping.txt", SHOPPING, mtime=ago(0.2)),
        file("lena/Code/fractal.py", FRACTAL_PY, 0o755, mtime=ago(14)),
        symlink("lena/Desktop", "Documents", mtime=ago(90)),
        file("lena/Downloads/installer.iso", _iso_head(), mtime=ago(2), holes_to=700 << 20),
    ]
    entries += [
        file(f"lena/Pictures/{name}", data, mtime=ago(60 - 7 * number))
        for number, (name, data) in enumerate(pictures.items())
    ]
    return owned(entries, LENA, LENA)


def changed_since_snapshot(now: datetime) -> list[Entry]:
    """What Lena did after the snapshot of her home was made: one file newer, one new."""
    mtime = int(now.timestamp()) - 1800
    entries = [
        file("lena/Documents/shopping.txt", SHOPPING + "a stronger tripod\n", mtime=mtime),
        file("lena/Documents/after the snapshot.txt", "The snapshot does not have this file.\n", mtime=mtime),
    ]
    return owned(entries, LENA, LENA)


def _connection() -> str:
    return (
        "[connection]\nid=Home\ntype=wifi\n\n[wifi]\nssid=Fjordheim\n\n"
        "[wifi-security]\nkey-mgmt=wpa-psk\n# The key was taken out of this demonstration.\n\n"
        "[ipv4]\nmethod=auto\n"
    )


def _iso_head() -> bytes:
    """An ISO 9660 image up to its primary volume descriptor (ECMA-119, 8.4), which holds the name alone."""
    descriptor = b"\x01CD001\x01\0" + b"LINUX".ljust(32) + b"INSTALLER".ljust(32)
    return bytes(16 * 2048) + descriptor
