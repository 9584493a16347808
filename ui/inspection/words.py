"""The words of the inspection panel: titles of cards, of their fields, and of the values of enums.

The engine's own words are the keys. What has no entry here is shown by its field's name, so that a new card
is readable before anybody wrote words for it.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from browser.guest_text import GuestText

translate = QCoreApplication.translate

ICONS = {
    "overview": "system",
    "identity": "tag",
    "last_seen": "clock",
    "storage": "volume",
    "health": "health",
    "accounts": "people",
    "software": "package",
    "starts": "play",
    "logs": "log",
    "registry": "registry",
}
"""Icons of cards; others have the one of a file."""

VALUE_ICONS = {
    "info": "info",
    "notice": "info",
    "warning": "warning",
    "serious": "error",
    "error": "error",
    "critical": "error",
    "alert": "error",
    "emergency": "error",
}
"""Icons of how bad something is."""


def card_title(name: str) -> str:
    """What a card goes by."""
    titles = {
        "overview": translate("Inspection", "Overview"),
        "identity": translate("Inspection", "Identity"),
        "last_seen": translate("Inspection", "Last seen"),
        "storage": translate("Inspection", "Storage"),
        "health": translate("Inspection", "Health"),
        "accounts": translate("Inspection", "Accounts"),
        "software": translate("Inspection", "Software"),
        "starts": translate("Inspection", "What starts"),
        "logs": translate("Inspection", "Logs"),
        "registry": translate("Inspection", "Registry"),
    }
    return titles.get(name) or humane(name)


def card_icon(name: str) -> str:
    return ICONS.get(name, "file-text")


def column_title(table: str, name: str) -> str:
    """What a column of a table goes by, where that differs from what the field does elsewhere."""
    titles = {
        ("entries", "boot"): translate("Inspection", "Boot"),
        ("boots", "entries"): translate("Inspection", "Entries"),
        ("hits", "path"): translate("Inspection", "Key"),
        ("images", "layers"): translate("Inspection", "Chain"),
    }
    return titles.get((table, name)) or field_title(name)


def field_title(name: str) -> str:
    """What a field of a card or of its records goes by."""
    titles = {
        # Identity.
        "type": translate("Inspection", "Type"),
        "name": translate("Inspection", "Name"),
        "version": translate("Inspection", "Version"),
        "edition": translate("Inspection", "Edition"),
        "hostname": translate("Inspection", "Host name"),
        "domain": translate("Inspection", "Domain"),
        "architecture": translate("Inspection", "Architecture"),
        "arch": translate("Inspection", "Architecture"),
        "kernels": translate("Inspection", "Kernels"),
        "language": translate("Inspection", "Language"),
        "keyboard": translate("Inspection", "Keyboard"),
        "time_zone": translate("Inspection", "Time zone"),
        "installed": translate("Inspection", "Installed"),
        "machine_id": translate("Inspection", "Machine ID"),
        "owner": translate("Inspection", "Owner"),
        "package_format": translate("Inspection", "Package format"),
        "package_management": translate("Inspection", "Package manager"),
        # Last seen.
        "boot": translate("Inspection", "Last boot"),
        "shutdown": translate("Inspection", "Last shutdown"),
        "activity": translate("Inspection", "Last activity"),
        "update": translate("Inspection", "Last update"),
        "login": translate("Inspection", "Last log-in"),
        "address": translate("Inspection", "Last address"),
        "in_order": translate("Inspection", "Shut down in order"),
        # Storage.
        "mounts": translate("Inspection", "Mount points"),
        "layers": translate("Inspection", "Devices"),
        "images": translate("Inspection", "Disk images"),
        "swap": translate("Inspection", "Swap"),
        "encrypted": translate("Inspection", "Locked volumes"),
        "crypttab": translate("Inspection", "Encrypted volumes"),
        "drives": translate("Inspection", "Drive letters"),
        "snapshots": translate("Inspection", "Snapshots"),
        "place": translate("Inspection", "Mount point"),
        "mountable": translate("Inspection", "Volume"),
        "label": translate("Inspection", "Label"),
        "uuid": translate("Inspection", "UUID"),
        "options": translate("Inspection", "Options"),
        "problem": translate("Inspection", "Problem"),
        "may_be_absent": translate("Inspection", "May be absent"),
        "device": translate("Inspection", "Device"),
        "kind": translate("Inspection", "Kind"),
        "content": translate("Inspection", "Content"),
        "size": translate("Inspection", "Size"),
        "used": translate("Inspection", "Used"),
        "available": translate("Inspection", "Available"),
        "inodes": translate("Inspection", "Inodes"),
        "inodes_used": translate("Inspection", "Inodes used"),
        "below": translate("Inspection", "Made of"),
        "missing_members": translate("Inspection", "Missing members"),
        "virtual_size": translate("Inspection", "Virtual size"),
        "real_size": translate("Inspection", "Size on the host"),
        # Health.
        "notes": translate("Inspection", "Notes"),
        "checked": translate("Inspection", "Looked for"),
        "severity": translate("Inspection", "Severity"),
        "sentence": translate("Inspection", "Finding"),
        "subject": translate("Inspection", "About"),
        # Accounts.
        "accounts": translate("Inspection", "Accounts"),
        "groups": translate("Inspection", "Groups"),
        "id": translate("Inspection", "ID"),
        "is_person": translate("Inspection", "Person"),
        "full_name": translate("Inspection", "Full name"),
        "home": translate("Inspection", "Home"),
        "shell": translate("Inspection", "Shell"),
        "group": translate("Inspection", "Group"),
        "admin": translate("Inspection", "Admin"),
        "admin_by": translate("Inspection", "Admin by"),
        "password": translate("Inspection", "Password"),
        "disabled": translate("Inspection", "Disabled"),
        "password_changed": translate("Inspection", "Password changed"),
        "expires": translate("Inspection", "Expires"),
        "last_login": translate("Inspection", "Last log-in"),
        "keys": translate("Inspection", "SSH keys"),
        "members": translate("Inspection", "Members"),
        # Software.
        "packages": translate("Inspection", "Packages"),
        "origin": translate("Inspection", "Origin"),
        "summary": translate("Inspection", "Summary"),
        "section": translate("Inspection", "Section"),
        "vendor": translate("Inspection", "Vendor"),
        # Registry.
        "values": translate("Inspection", "Values"),
        "value": translate("Inspection", "Value"),
        "hits": translate("Inspection", "What was found"),
        # All of them.
        "source": translate("Inspection", "File"),
        "path": translate("Inspection", "Path"),
        # What starts.
        "starters": translate("Inspection", "Starters"),
        "default": translate("Inspection", "Starts into"),
        "command": translate("Inspection", "Command"),
        "user": translate("Inspection", "User"),
        "description": translate("Inspection", "Description"),
        "preset": translate("Inspection", "Preset"),
        "wanted_by": translate("Inspection", "Wanted by"),
        "drop_ins": translate("Inspection", "Changed by"),
        "state_by": translate("Inspection", "State by"),
        # Logs.
        "entries": translate("Inspection", "Entries"),
        "boots": translate("Inspection", "Boots"),
        "sources": translate("Inspection", "Files read"),
        "is_cut": translate("Inspection", "Has older ones"),
        "when": translate("Inspection", "When"),
        "priority": translate("Inspection", "Severity"),
        "program": translate("Inspection", "Program"),
        "pid": translate("Inspection", "PID"),
        "code": translate("Inspection", "Code"),
        "first": translate("Inspection", "First"),
        "last": translate("Inspection", "Last"),
        "unit": translate("Inspection", "Unit"),
        "message": translate("Inspection", "Message"),
        "text": translate("Inspection", "Text"),
        "state": translate("Inspection", "State"),
    }
    return titles.get(name) or humane(name)


def value_word(word: str) -> str:
    """The word for a value of an enum; without one, the engine's own."""
    words = {
        "info": translate("Inspection", "note"),
        "warning": translate("Inspection", "warning"),
        "serious": translate("Inspection", "serious"),
        "unknown": translate("Inspection", "unknown"),
        "none": translate("Inspection", "none"),
        "locked": translate("Inspection", "locked"),
        "set": translate("Inspection", "set"),
        "program": translate("Inspection", "program"),
        "update": translate("Inspection", "update"),
        "unclean": translate("Inspection", "file systems that were not unmounted"),
        "hibernated": translate("Inspection", "hibernation"),
        "damaged": translate("Inspection", "damaged file systems"),
        "nearly full": translate("Inspection", "full file systems"),
        "missing disk": translate("Inspection", "missing disks"),
        "not mounted": translate("Inspection", "file systems that cannot be mounted"),
        "degraded": translate("Inspection", "incomplete arrays"),
        "no kernel": translate("Inspection", "a missing kernel"),
        "no initrd": translate("Inspection", "a missing initial RAM disk"),
        "end of life": translate("Inspection", "the end of updates"),
        "image": translate("Inspection", "damage of the image"),
        # Of what starts.
        "enabled": translate("Inspection", "enabled"),
        "disabled": translate("Inspection", "disabled"),
        "masked": translate("Inspection", "masked"),
        "static": translate("Inspection", "static"),
        "indirect": translate("Inspection", "indirect"),
        "manual": translate("Inspection", "manual"),
        "service": translate("Inspection", "service"),
        "timer": translate("Inspection", "timer"),
        "socket": translate("Inspection", "socket"),
        "path": translate("Inspection", "path"),
        "mount": translate("Inspection", "mount"),
        "target": translate("Inspection", "target"),
        "init script": translate("Inspection", "init script"),
        "cron": translate("Inspection", "cron"),
        "at log-in": translate("Inspection", "at log-in"),
        "task": translate("Inspection", "task"),
        "driver": translate("Inspection", "driver"),
        # Of logs.
        "journal": translate("Inspection", "journal"),
        "syslog": translate("Inspection", "syslog"),
        "audit": translate("Inspection", "audit"),
        "packages": translate("Inspection", "packages"),
        "windows": translate("Inspection", "Windows"),
        "emergency": translate("Inspection", "emergency"),
        "alert": translate("Inspection", "alert"),
        "critical": translate("Inspection", "critical"),
        "error": translate("Inspection", "error"),
        "notice": translate("Inspection", "notice"),
        "debug": translate("Inspection", "debug"),
    }
    return words.get(word) or GuestText(word).plain


def bookmark_title(title: str) -> str:
    """What a bookmark of the registry goes by; the engine's own words where there are none here."""
    titles = {
        "Windows version": translate("Inspection", "Windows version"),
        "Installed programs": translate("Inspection", "Installed programs"),
        "Run at log-in": translate("Inspection", "Run at log-in"),
        "Log-in program": translate("Inspection", "Log-in program"),
        "Profiles": translate("Inspection", "Profiles"),
        "Policies": translate("Inspection", "Policies"),
        "Services": translate("Inspection", "Services"),
        "Computer name": translate("Inspection", "Computer name"),
        "Time zone": translate("Inspection", "Time zone"),
        "Network interfaces": translate("Inspection", "Network interfaces"),
        "Shares": translate("Inspection", "Shares"),
        "Firewall": translate("Inspection", "Firewall"),
        "Drive letters": translate("Inspection", "Drive letters"),
        "USB storage": translate("Inspection", "USB storage"),
        "Crash dumps": translate("Inspection", "Crash dumps"),
    }
    return titles.get(title) or GuestText(title).plain


def humane(name: str) -> str:
    """A field's name as a title."""
    return name.replace("_", " ").capitalize()
