"""Package names of distributions, and the commands made of them."""

import dataclasses
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from appliance import distro
from appliance.distro import GROUPS, Distribution, Family, is_there, read, this

DEBIAN = Distribution(Family.DEBIAN, "Debian GNU/Linux 12", "x86_64", is_root=False)
PROJECT = Path(__file__).parents[2]
ALL_NEEDS = sorted({need for group in GROUPS.values() for need in group} - {"venv", "headers"})


def on(family: Family, machine: str = "x86_64") -> Distribution:
    return dataclasses.replace(DEBIAN, family=family, machine=machine)


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("ID=debian\n", Family.DEBIAN),
        ("ID=ubuntu\nID_LIKE=debian\n", Family.UBUNTU),
        ('ID=linuxmint\nID_LIKE="ubuntu debian"\n', Family.UBUNTU),
        ("ID=raspbian\nID_LIKE=debian\n", Family.DEBIAN),
        ("ID=fedora\n", Family.FEDORA),
        ('ID="rocky"\nID_LIKE="rhel centos fedora"\n', Family.RHEL),
        ('ID="opensuse-tumbleweed"\nID_LIKE="opensuse suse"\n', Family.SUSE),
        ("ID=arch\n", Family.ARCH),
        ("ID=void\n", Family.OTHER),
        ("", Family.OTHER),
        ("ID='broken\n=\n\0\nID_LIKE=debian", Family.DEBIAN),
    ],
)
def test_families_are_told_by_id_and_then_by_likeness(text: str, family: Family) -> None:
    assert read(text).family is family


def test_the_name_for_people_is_the_pretty_one() -> None:
    assert read('ID=debian\nNAME=Debian\nPRETTY_NAME="Debian 12 (x)"\n').name == "Debian 12 (x)"


@pytest.mark.parametrize("family", [f for f in Family if f is not Family.OTHER])
@pytest.mark.parametrize("need", ALL_NEEDS)
def test_every_known_family_names_every_need(family: Family, need: str) -> None:
    assert on(family).packages(need)


@pytest.mark.parametrize(
    ("family", "machine", "names"),
    [
        (Family.DEBIAN, "x86_64", ("qemu-system-x86", "qemu-utils", "linux-image-cloud-amd64")),
        (Family.DEBIAN, "aarch64", ("qemu-system-arm", "qemu-utils", "linux-image-cloud-arm64")),
        (Family.UBUNTU, "x86_64", ("qemu-system-x86", "qemu-utils", "linux-image-virtual")),
        (Family.FEDORA, "x86_64", ("qemu-system-x86-core", "qemu-img", "kernel-core")),
        (Family.FEDORA, "aarch64", ("qemu-system-aarch64-core", "qemu-img", "kernel-core")),
        (Family.RHEL, "x86_64", ("qemu-kvm-core", "qemu-img", "kernel-core")),
    ],
)
def test_names_differ_by_family_and_processor(family: Family, machine: str, names: tuple[str, ...]) -> None:
    assert on(family, machine).packages("qemu", "kernel") == names


def test_commands_ask_for_root_only_from_others() -> None:
    command = "apt-get install -y --no-install-recommends supermin"
    assert DEBIAN.install_command("supermin") == f"sudo {command}"
    assert dataclasses.replace(DEBIAN, is_root=True).install_command("supermin") == command


def test_an_unknown_distribution_gets_words_rather_than_a_wrong_command() -> None:
    assert read("ID=void\nNAME=Void\n").install_command("qemu") == "with Void's package manager: qemu"


def test_a_kernel_is_copied_without_root() -> None:
    command = on(Family.UBUNTU).copy_kernel_command(Path("/var/tmp/it's mine"))
    assert command.startswith("mkdir -p '/var/tmp/it'\"'\"'s mine' && cd ")
    assert "linux-image-$R linux-modules-$R" in command
    assert "sudo" not in command
    assert subprocess.run(["bash", "-n", "-c", command], check=False).returncode == 0


@pytest.mark.parametrize("family", [Family.FEDORA, Family.SUSE, Family.ARCH, Family.OTHER])
def test_no_kernel_is_copied_where_all_can_read_it(family: Family) -> None:
    assert on(family).copy_kernel_command(Path("/tmp")) == ""


def test_a_kernel_counts_as_there_although_nobody_can_read_it(tmp_path: Path) -> None:
    assert not is_there("kernel", tmp_path)
    (tmp_path / "boot").mkdir()
    (tmp_path / "boot/vmlinuz-6.8.0").touch(mode=0)
    assert is_there("kernel", tmp_path)


@pytest.mark.skipif(shutil.which("dpkg-query") is None, reason="not a Debian")
def test_what_is_installed_is_not_asked_for_again() -> None:
    status = subprocess.run(
        ["dpkg-query", "-W", "-f", "${db:Status-Abbrev}", "bash"], capture_output=True, check=True
    )
    assert status.stdout.strip() == b"ii"
    here = this()
    missing = " ".join(here.install_missing("run", "extra", "test"))
    assert "supermin" not in shlex.split(missing)
    assert here.install_missing() == []


def test_it_runs_as_a_file_without_the_project(tmp_path: Path) -> None:
    """scripts/setup runs it so, before there is a virtual environment."""
    alone = tmp_path / "distro.py"
    shutil.copy(PROJECT / "appliance/distro.py", alone)
    command = [sys.executable, "-I", str(alone), "install", "run"]
    answer = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path, env=os.environ)
    assert answer.stderr == ""
    assert all("install" in line or "update" in line for line in answer.stdout.splitlines())


def test_an_unknown_distribution_is_told_what_to_install_by_hand(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(distro, "this", lambda: read("NAME=Void\n"))
    monkeypatch.setenv("PATH", str(tmp_path))
    assert distro.main(["install", "run"]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "What Void calls its packages is not known here." in printed.err
    assert "qemu, supermin" in printed.err


def test_misuse_is_told(tmp_path: Path) -> None:
    command = [sys.executable, str(PROJECT / "appliance/distro.py"), "install", "everything"]
    answer = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert (answer.returncode, answer.stdout) == (2, "")
    assert answer.stderr == "usage: distro.py install {run,extra,test}…\n"
