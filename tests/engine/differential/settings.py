"""Calls to handles that were not launched: what a handle keeps, and what is told of files on the host."""

from pathlib import Path

from tests.engine.differential.steps import Step, keys, kind, step


def _kept(name: str, *values: object) -> tuple[Step, ...]:
    """Ask, set, and ask again."""
    changes = [each for value in values for each in (step(f"set_{name}", value), step(f"get_{name}"))]
    return (step(f"get_{name}"), *changes)


SETTINGS = (
    step("get_state"),
    step("is_config"),
    step("is_ready"),
    *_kept("append", "quiet", None),
    *_kept("autosync", False, True),
    # The reference is told by its environment not to use KVM.
    step("get_backend_settings", like=kind),
    step("set_backend_settings", ["one", "two=2"]),
    step("get_backend_settings"),
    step("set_backend_settings", []),
    step("set_backend_setting", "three", "3"),
    step("get_backend_setting", "three"),
    step("clear_backend_setting", "three"),
    step("clear_backend_setting", "three"),
    step("get_backend"),
    step("set_backend", "direct"),
    step("get_attach_method"),
    step("set_attach_method", "appliance"),
    step("get_backend"),
    *_kept("direct", True, False),
    step("set_cachedir", "/var/tmp"),
    step("get_cachedir"),
    step("set_tmpdir", "/tmp"),
    step("get_tmpdir"),
    step("get_sockdir", like=kind),
    *_kept("identifier", "me", ""),
    *_kept("network", True, False),
    step("get_path"),
    step("set_path", "/usr/lib/somewhere"),
    step("get_path"),
    *_kept("pgroup", True, False),
    step("set_program", "prog"),
    step("get_program"),
    *_kept("recovery_proc", False, True),
    *_kept("selinux", False),
    *_kept("smp", 2, 1),
    step("set_smp", 0, like=kind),
    step("set_memsize", 1000),
    step("get_memsize"),
    *_kept("trace", False),
    *_kept("verbose", False),
    step("set_hv", "/usr/bin/qemu"),
    step("get_hv"),
    step("set_qemu", "/usr/bin/qemu2"),
    step("get_qemu"),
    step("config", "-name", "x"),
    step("parse_environment"),
    step("parse_environment_list", ["LIBGUESTFS_MEMSIZE=700", "LIBGUESTFS_PROGRAM=p"]),
    step("get_memsize"),
    step("get_program"),
    step("max_disks", like=kind),
    step("version", like=keys),
    step("add_drive_scratch", 1 << 20),
    step("debug_drives", like=len),
    step("set_libvirt_supported_credentials", ["authname"]),
)


def on_files(folder: Path) -> tuple[Step, ...]:
    """What is told of images, of which the second is built on the first."""
    first, second = str(folder / "first.qcow2"), str(folder / "second.qcow2")
    made = (
        step("disk_create", first, "qcow2", 1 << 20),
        step("disk_create", second, "qcow2", -1, backingfile=first, backingformat="qcow2"),
        step("disk_create", str(folder / "raw"), "raw", 4096, preallocation="full"),
        *(
            step("disk_create", str(folder / word), "qcow2", 1 << 20, preallocation=word)
            for word in ("off", "sparse", "metadata", "full")
        ),
    )
    asked = ("disk_format", "disk_virtual_size", "disk_has_backing_file")
    return (*made, *(step(name, path) for name in asked for path in (first, second)))


DRIVES = (
    step("add_drive", "/nowhere/at all", like=kind),
    step("add_drive_ro", "/nowhere/at all", like=kind),
    step("add_drive_with_if", "/nowhere/at all", "ide", like=kind),
    step("add_drive_ro_with_if", "/nowhere/at all", "ide", like=kind),
    step("add_cdrom", "/dev/null/x", like=kind),
)
