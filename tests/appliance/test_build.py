"""Builds of the appliance: one for each state of the host, made once, never half.

supermin is the real one where it matters; where only what stands around it does, a script takes its place.
"""

from __future__ import annotations

import os
import random
import signal
import tarfile
import time
from pathlib import Path

import pytest

from appliance import build as build_module
from appliance import sparse
from appliance.build import Built, build
from appliance.cache import FORGOTTEN_AFTER
from appliance.errors import BuildFailed, CacheUnusable
from appliance.kernel import Kernel
from appliance.parts import Parts, PartsKind
from tests.appliance.programs import finish, run, script, start

MAKES_ALL = """
while [ "$1" != -o ]; do shift; done
mkdir "$2" && for name in kernel initrd root; do echo "$name" >"$2/$name"; done
"""

ASKS_FOR_THE_HOSTS = """
import sys
from pathlib import Path
from appliance.build import build
from appliance.kernel import find_kernel
from appliance.parts import find_parts
stages = []
built = build(find_parts(), find_kernel(), Path(sys.argv[1]), stages.append)
print(*stages, built.root)
"""

ASKS = """
import sys
from pathlib import Path
from appliance.build import build
from appliance.kernel import Kernel
from appliance.parts import Parts, PartsKind
host = Path(sys.argv[1])
parts = Parts(host / "supermin.d", PartsKind.SUPERMIN, host / "supermin", host)
print(build(parts, Kernel(host / "vmlinuz", host / "modules", "6.1.0"), Path(sys.argv[2])).root.parent)
"""


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    folder = tmp_path / "cache"
    folder.mkdir(mode=0o700)
    return folder


@pytest.fixture
def host(tmp_path: Path) -> Path:
    """A host with parts, a kernel, and a supermin that is quick and always succeeds."""
    host = tmp_path / "host"
    (host / "supermin.d").mkdir(parents=True)
    (host / "modules").mkdir()
    (host / "vmlinuz").write_text("a kernel")
    for name in ("packages", "base.tar.gz", "init.tar.gz", "udev-rules.tar.gz"):
        (host / "supermin.d" / name).write_text(name)
    script(host / "supermin", MAKES_ALL)
    return host


def parts_of(host: Path) -> Parts:
    return Parts(host / "supermin.d", PartsKind.SUPERMIN, host / "supermin", host)


def kernel_of(host: Path) -> Kernel:
    return Kernel(host / "vmlinuz", host / "modules", "6.1.0")


def build_on(host: Path, cache: Path) -> Built:
    return build(parts_of(host), kernel_of(host), cache)


def builds(cache: Path) -> list[Path]:
    return sorted(cache.glob("appliance-*"))


def holds(image: Path, wanted: bytes) -> bool:
    """Whether a sparse file holds these bytes, which lie in one block of it."""
    with image.open("rb") as file:
        size = image.stat().st_size
        for start, end in sparse.segments(file.fileno(), size):
            for offset in range(start, end, 1 << 24):
                if wanted in os.pread(file.fileno(), min(1 << 24, end - offset), offset):
                    return True
    return False


def test_eight_processes_make_exactly_one(cache: Path) -> None:
    programs = [start(ASKS_FOR_THE_HOSTS, cache) for _ in range(8)]
    answers = [finish(program).split() for program in programs]
    assert sorted(len(answer) for answer in answers) == [1] * 7 + [2]
    assert [answer[0] for answer in answers if len(answer) == 2] == ["build"]
    assert {answer[-1] for answer in answers} == {str(builds(cache)[0] / "root")}
    assert sorted(path.name for path in cache.iterdir()) == [builds(cache)[0].name, "build.lock"]
    kernel, initrd, root = (builds(cache)[0] / name for name in ("kernel", "initrd", "root"))
    assert root.stat().st_size == 4 << 30
    assert root.stat().st_blocks * 512 < build_module.NEEDED_SPACE
    assert all(path.stat().st_mode & 0o777 == 0o444 for path in (kernel, initrd, root))
    # supermin lays our files over the distribution's.
    first_process = Path(build_module.__file__).with_name("guest") / "init"
    assert holds(root, first_process.read_bytes()[:1024])


def test_killed_builders_leave_one_whole_build(host: Path, tmp_path: Path) -> None:
    script(host / "supermin", f"sleep 0.2\n{MAKES_ALL}")
    chance = random.Random(12)
    for round_ in range(3):
        cache = tmp_path / f"cache-{round_}"
        cache.mkdir()
        programs = [start(ASKS, host, cache) for _ in range(8)]
        for doomed in programs[:4]:
            time.sleep(chance.uniform(0, 0.3))
            doomed.kill()
        folders = {finish(program).strip() for program in programs[4:]}
        assert folders == {str(folder) for folder in builds(cache)}
        assert len(folders) == 1
        for doomed in programs[:4]:
            doomed.communicate()
        assert build_on(host, cache).is_there


def test_what_a_killed_builder_left_is_removed(host: Path, cache: Path) -> None:
    script(host / "supermin", f"echo $$ >{host}/pid\nexec sleep 60")
    builder = start(ASKS, host, cache)
    while not (host / "pid").exists() or not (host / "pid").read_text():
        assert builder.poll() is None
        time.sleep(0.01)
    builder.kill()
    builder.communicate()
    os.kill(int((host / "pid").read_text()), signal.SIGKILL)
    assert len(list(cache.glob(".making-*"))) == 1
    script(host / "supermin", MAKES_ALL)
    assert build_on(host, cache).is_there
    assert not list(cache.glob(".making-*"))


def test_build_is_made_once_and_found_again(host: Path, cache: Path) -> None:
    stages: list[str] = []
    first = build(parts_of(host), kernel_of(host), cache, stages.append)
    assert build(parts_of(host), kernel_of(host), cache, stages.append) == first
    assert stages == ["build"]


@pytest.mark.parametrize("changed", ["supermin.d/packages", "vmlinuz", "supermin"])
def test_another_state_of_the_host_gets_another_build(host: Path, cache: Path, changed: str) -> None:
    first = build_on(host, cache)
    with (host / changed).open("a") as file:
        file.write("# more\n")
    second = build_on(host, cache)
    assert second.root.parent != first.root.parent
    assert second.is_there


def test_installed_package_makes_another_build(host: Path, cache: Path) -> None:
    (host / "var/lib/dpkg").mkdir(parents=True)
    (host / "var/lib/dpkg/status").touch()
    first = build_on(host, cache)
    (host / "var/lib/dpkg/status").write_text("Package: lvm2\n")
    assert build_on(host, cache).key != first.key


def age(folder: Path) -> None:
    """As if nobody had used it for long."""
    long_ago = time.time() - 2 * FORGOTTEN_AFTER
    os.utime(folder, (long_ago, long_ago))


def test_old_build_goes_when_nothing_uses_it(host: Path, cache: Path) -> None:
    first = build_on(host, cache)
    with first.hold():
        age(first.root.parent)
        (host / "vmlinuz").write_text("a newer kernel")
        second = build_on(host, cache)
        assert first.is_there
    for folder in (first.root.parent, second.root.parent):
        age(folder)
    (host / "vmlinuz").write_text("the newest kernel of all")
    last = build_on(host, cache)
    assert builds(cache) == [last.root.parent]


def test_two_versions_that_are_both_used_leave_each_other_alone(host: Path, cache: Path) -> None:
    first = build_on(host, cache)
    age(first.root.parent)
    with first.hold():
        pass
    (host / "vmlinuz").write_text("another kernel")
    second = build_on(host, cache)
    assert builds(cache) == sorted([first.root.parent, second.root.parent])


def test_foreign_things_in_the_cache_are_let_be(host: Path, cache: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (cache / "appliance-link").symlink_to(tmp_path / "elsewhere")
    (cache / "appliance-file").touch()
    assert build_on(host, cache).is_there
    assert (tmp_path / "elsewhere").is_dir()


@pytest.mark.parametrize("name", ["kernel", "initrd", "root"])
def test_build_that_lost_a_file_is_made_again(host: Path, cache: Path, name: str) -> None:
    first = build_on(host, cache)
    (first.root.parent / name).unlink()
    assert build_on(host, cache) == first
    assert first.is_there


def test_supermin_is_told_which_kernel_and_gets_our_first_process(host: Path, cache: Path) -> None:
    tell = f'echo "$@" >{host}/words; env >{host}/environ; cp -rL "$7" {host}/given'
    script(host / "supermin", f"{tell}\n{MAKES_ALL}")
    build_on(host, cache)
    words = (host / "words").read_text().split()
    assert words[:5] == ["--build", "--copy-kernel", "-f", "ext2", "-o"]
    assert {
        f"SUPERMIN_KERNEL={host}/vmlinuz",
        f"SUPERMIN_MODULES={host}/modules",
        "SUPERMIN_KERNEL_VERSION=6.1.0",
    } <= set((host / "environ").read_text().splitlines())
    given = {path.name for path in (host / "given").iterdir()}
    assert given == {"packages", "base.tar.gz", "zz-guestscope.tar.gz"}
    with tarfile.open(host / "given" / "zz-guestscope.tar.gz") as tar:
        files = {member.name: member.mode for member in tar if member.isfile()}
    assert files == dict.fromkeys(
        ("init", "guestscope/modules", "guestscope/rules.d/50-appliance.rules"), 0o755
    )


def test_refusal_of_supermin_is_told_in_its_last_words(host: Path, cache: Path) -> None:
    script(host / "supermin", "echo supermin: looking >&2; echo 'supermin: no glibc' >&2; exit 1")
    with pytest.raises(BuildFailed) as failed:
        build_on(host, cache)
    assert failed.value.cause == "supermin could not build the appliance: supermin: no glibc."
    assert "doctor" in failed.value.remedy
    assert [path.name for path in cache.iterdir()] == ["build.lock"]


def test_silent_refusal_of_supermin_is_told(host: Path, cache: Path) -> None:
    script(host / "supermin", "exit 3")
    with pytest.raises(BuildFailed, match="it gave no reason"):
        build_on(host, cache)


def test_supermin_that_cannot_be_run_is_named(host: Path, cache: Path) -> None:
    (host / "supermin").chmod(0o644)
    with pytest.raises(BuildFailed, match="could not be run: Permission denied") as failed:
        build_on(host, cache)
    assert failed.value.remedy.startswith("Install it: ")


def test_supermin_that_never_ends_is_ended(host: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build_module, "BUILD_TIMEOUT", 0.3)
    script(host / "supermin", "exec sleep 60")
    with pytest.raises(BuildFailed, match="did not finish within"):
        build_on(host, cache)


def test_too_little_space_is_told_before_anything_is_made(
    host: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build_module, "NEEDED_SPACE", 1 << 60)
    with pytest.raises(CacheUnusable, match="less than 1099511627776 MiB free") as failed:
        build_on(host, cache)
    assert "LIBGUESTFS_CACHEDIR" in failed.value.remedy
    assert builds(cache) == []


def test_writing_that_fails_is_told(host: Path, cache: Path) -> None:
    limited = f"import resource\nresource.setrlimit(resource.RLIMIT_FSIZE, (16, 16))\n{ASKS}"
    program = start(limited, host, cache)
    complaints = program.communicate()[1]
    assert f"CacheUnusable: The appliance could not be written to {cache}: File too large." in complaints
    assert [path.name for path in cache.iterdir()] == ["build.lock"]


def test_folder_that_vanished_is_told(host: Path, cache: Path) -> None:
    with pytest.raises(CacheUnusable, match=r"could not be written to .*: No such file or directory\."):
        build_on(host, cache / "gone")


def test_fixed_appliance_is_used_as_it_is(cache: Path, tmp_path: Path) -> None:
    for name in ("kernel", "initrd", "root"):
        (tmp_path / name).write_text(name)
    built = build(Parts(tmp_path, PartsKind.FIXED), None, cache)
    assert (built.kernel, built.initrd, built.root) == (
        tmp_path / "kernel",
        tmp_path / "initrd",
        tmp_path / "root",
    )
    assert not built.is_ours
    assert list(cache.iterdir()) == []


def test_another_program_asks_for_the_same_build(host: Path, cache: Path) -> None:
    assert run(ASKS, host, cache).strip() == str(build_on(host, cache).root.parent)
