"""Finding an appliance's parts, and knowing when they changed."""

import os
import shutil
from pathlib import Path

import pytest

from appliance import distro
from appliance.errors import PartsMissing
from appliance.parts import Parts, PartsKind, find_parts, locate

SUPERMIN = shutil.which("supermin")


def supermin_parts(folder: Path) -> Path:
    parts = folder / "supermin.d"
    parts.mkdir(parents=True)
    (parts / "packages").write_text("bash\n")
    (parts / "init.tar.gz").write_bytes(b"first")
    return parts


def fixed_appliance(folder: Path) -> Path:
    folder.mkdir()
    for name in ("kernel", "initrd", "root"):
        (folder / name).write_text(name)
    return folder


def test_the_named_folder_holds_supermin_parts(tmp_path: Path) -> None:
    parts = supermin_parts(tmp_path)
    assert locate({"LIBGUESTFS_PATH": str(tmp_path)}) == (parts, PartsKind.SUPERMIN)


def test_the_named_folder_is_a_fixed_appliance(tmp_path: Path) -> None:
    folder = fixed_appliance(tmp_path / "fixed")
    parts = find_parts({"LIBGUESTFS_PATH": str(folder), "PATH": ""})
    assert parts == Parts(folder, PartsKind.FIXED)


def test_the_first_named_folder_that_serves_is_taken(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    folder = fixed_appliance(tmp_path / "fixed")
    supermin_parts(tmp_path / "later")
    path = f"{tmp_path}/empty:{folder}::{tmp_path}/later"
    assert locate({"LIBGUESTFS_PATH": path}) == (folder, PartsKind.FIXED)


def test_a_named_folder_without_parts_is_not_passed_over(tmp_path: Path) -> None:
    supermin_parts(tmp_path / "usr/lib/guestfs")
    with pytest.raises(PartsMissing, match="LIBGUESTFS_PATH names /nowhere") as refused:
        find_parts({"LIBGUESTFS_PATH": "/nowhere"}, tmp_path)
    assert refused.value.remedy == "Unset the variable, or name a folder that does."


@pytest.mark.parametrize("place", ["usr/lib/x86_64-linux-gnu", "usr/lib64", "usr/lib", "usr/local/lib"])
def test_the_places_of_distributions_are_searched(tmp_path: Path, place: str) -> None:
    parts = supermin_parts(tmp_path / place / "guestfs")
    assert locate({}, tmp_path) == (parts, PartsKind.SUPERMIN)


def test_missing_parts_come_with_the_command_that_installs_them(tmp_path: Path) -> None:
    with pytest.raises(PartsMissing) as refused:
        find_parts({}, tmp_path)
    assert distro.this().install_command("parts", "supermin") in refused.value.remedy


def test_missing_supermin_is_told_apart_from_missing_parts(tmp_path: Path) -> None:
    supermin_parts(tmp_path)
    with pytest.raises(PartsMissing, match="supermin, which makes"):
        find_parts({"LIBGUESTFS_PATH": str(tmp_path), "PATH": str(tmp_path)})


@pytest.mark.skipif(SUPERMIN is None, reason="supermin is not installed")
def test_the_parts_of_this_machine_are_found() -> None:
    parts = find_parts({"PATH": os.environ["PATH"]})
    assert parts.kind is PartsKind.SUPERMIN
    assert (parts.folder / "packages").is_file()
    assert len(parts.fingerprint()) == 64


def test_the_fingerprint_follows_the_content_of_the_parts(tmp_path: Path) -> None:
    parts = Parts(supermin_parts(tmp_path), PartsKind.SUPERMIN, None, tmp_path)
    before = parts.fingerprint()
    assert parts.fingerprint() == before
    part = parts.folder / "init.tar.gz"
    times = part.stat()
    part.write_bytes(b"other")
    os.utime(part, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert parts.fingerprint() != before


def test_the_fingerprint_follows_supermin(tmp_path: Path) -> None:
    program = tmp_path / "supermin"
    program.write_text("one")
    parts = Parts(supermin_parts(tmp_path), PartsKind.SUPERMIN, program, tmp_path)
    before = parts.fingerprint()
    program.write_text("another")
    assert parts.fingerprint() != before


def test_the_fingerprint_follows_the_installed_packages(tmp_path: Path) -> None:
    database = tmp_path / "var/lib/dpkg/status"
    database.parent.mkdir(parents=True)
    database.write_text("Package: bash\n")
    parts = Parts(supermin_parts(tmp_path), PartsKind.SUPERMIN, None, tmp_path)
    before = parts.fingerprint()
    database.write_text("Package: bash\nPackage: dash\n")
    assert parts.fingerprint() != before


def test_the_fingerprint_of_a_fixed_appliance_follows_its_files(tmp_path: Path) -> None:
    parts = Parts(fixed_appliance(tmp_path / "fixed"), PartsKind.FIXED)
    before = parts.fingerprint()
    (parts.folder / "root").write_text("another root")
    assert parts.fingerprint() != before


def test_parts_that_went_away_are_an_error(tmp_path: Path) -> None:
    parts = Parts(supermin_parts(tmp_path), PartsKind.SUPERMIN, None, tmp_path)
    shutil.rmtree(parts.folder)
    with pytest.raises(PartsMissing, match="cannot be read"):
        parts.fingerprint()
