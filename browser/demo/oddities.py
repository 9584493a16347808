"""Names, links and kinds of files that a file manager must not stumble over."""

from browser.demo.tree import Entry, Kind, file, folder, hard_link, symlink

CAP_NET_BIND_SERVICE = bytes.fromhex("0100000200040000000000000000000000000000")
"""`security.capability` of a program that may bind ports below 1024 (`struct vfs_cap_data`, revision 2)."""

ODD_NAMES = {
    "with spaces  and more": "Two spaces in the middle.",
    " leading and trailing ": "A space before and one behind.",
    "Grüße aus Köln.txt": "Composed umlauts.",
    "Gru\u0308\u00dfe (decomposed).txt": "The same letter in two code points.",
    "日本語のファイル.txt": "Japanese.",
    "файл с русским именем.txt": "Russian.",
    "שלום עולם.txt": "Hebrew, written from right to left.",
    "مرحبا.txt": "Arabic, written from right to left.",
    "🦫 beaver.txt": "A letter outside the basic plane.",
    "annual report \u202efdp.exe": "Looks like a PDF where direction marks are obeyed.",
    "zero\u200bwidth.txt": "An invisible letter in the middle.",
    "two\nlines.txt": "A line break in the name.",
    "tab\there.txt": "A tab in the name.",
    "escape\x1b[31mred.txt": "Would colour a careless terminal.",
    "<b>bold<b> & <img src=x>.txt": "Markup that must be shown as it stands.",
    "%s%n %d.txt": "A format string.",
    "$(reboot) `id` ;|&.txt": "Shell characters.",
    "-rf": "Looks like an option.",
    "--help": "Looks like an option, too.",
    ".hidden": "Hidden by its dot.",
    "back\\slash.txt": "A backslash.",
    "quote ' and \" .txt": "Both quotation marks.",
    "L" * 251 + ".txt": "As long as a name may be.",
    "長" * 85: "As long as a name may be, in 85 letters.",
    b"caf\xe9 in Latin-1 \xff.txt".decode("utf-8", "surrogateescape"): "Its name is not UTF-8.",
    "CON": "Windows would refuse this name.",
    "file:///etc/passwd".replace("/", "\u2215"): "Looks like an address.",
}


def odd_entries(top: str, mtime: int) -> list[Entry]:
    """A folder of odd names with a folder of odd links and one of odd kinds beside it."""
    entries = [folder(top, mtime=mtime)]
    entries += [file(f"{top}/{name}", f"{words}\n", mtime=mtime) for name, words in ODD_NAMES.items()]
    return [*entries, *_links(f"{top}/links", mtime), *_kinds(f"{top}/kinds", mtime)]


def _links(top: str, mtime: int) -> list[Entry]:
    return [
        folder(top, mtime=mtime),
        file(f"{top}/target.txt", "The links lead here.\n", mtime=mtime),
        folder(f"{top}/folder", mtime=mtime),
        file(f"{top}/folder/inside.txt", "Inside.\n", mtime=mtime),
        hard_link(f"{top}/hard link to target.txt", f"{top}/target.txt"),
        symlink(f"{top}/relative", "target.txt", mtime=mtime),
        symlink(f"{top}/absolute", "/etc/hostname", mtime=mtime),
        symlink(f"{top}/to a folder", "folder", mtime=mtime),
        symlink(f"{top}/broken", "not there", mtime=mtime),
        symlink(f"{top}/loop to itself", "loop to itself", mtime=mtime),
        symlink(f"{top}/ping", "pong", mtime=mtime),
        symlink(f"{top}/pong", "ping", mtime=mtime),
        symlink(f"{top}/out of the disk", "../../../../../../../../etc/passwd", mtime=mtime),
        symlink(f"{top}/folder/back up", "..", mtime=mtime),
    ]


def _kinds(top: str, mtime: int) -> list[Entry]:
    capability = {"security.capability": CAP_NET_BIND_SERVICE}
    attributes = {"user.comment": "Grüße".encode(), "user.binary": bytes(range(32))}
    return [
        folder(top, mtime=mtime),
        Entry(f"{top}/fifo", Kind.FIFO, mode=0o644, mtime=mtime),
        Entry(f"{top}/null device", Kind.CHAR, mode=0o666, mtime=mtime, device=(1, 3)),
        Entry(f"{top}/disk device", Kind.BLOCK, mode=0o660, mtime=mtime, device=(8, 0)),
        file(f"{top}/setuid program", "#!/bin/sh\nid\n", 0o4755, mtime=mtime),
        file(f"{top}/may bind port 80", "#!/bin/sh\n", 0o755, mtime=mtime, xattrs=capability),
        file(f"{top}/nobody may read this", "secret\n", 0o000, mtime=mtime),
        folder(f"{top}/sticky", 0o1777, mtime=mtime),
        file(f"{top}/empty", b"", mtime=mtime),
        file(f"{top}/from 1969", "Older than the clock.\n", mtime=-86400),
        file(f"{top}/from 2199", "Not written yet.\n", mtime=7_226_582_400),
        file(f"{top}/with attributes", "See its attributes.\n", mtime=mtime, xattrs=attributes),
    ]
