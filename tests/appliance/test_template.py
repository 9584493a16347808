"""Templates: made once, restored often, and never when anything about them is not as it was.

Where it does not matter what was saved, the template is of a machine that has just been switched on, so that
making one takes half a second. What a restored guest does is asked of the user's own template.
"""

from __future__ import annotations

import dataclasses
import fcntl
import os
import random
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from appliance import lending, manifest, sparse, template
from appliance.appliance import Appliance
from appliance.cache import FORGOTTEN_AFTER
from appliance.errors import ApplianceError, CacheUnusable, LaunchFailed, MonitorFailed, PlugFailed
from appliance.qemu import Accelerator
from appliance.template import Damaged, Hopeless, Recipe, Template, WarmUp
from engine.running import Running
from tests.appliance.programs import finish, start
from tests.appliance.templates import FILES, names, nothing
from tests.helpers.amounts import PATIENCE, amount
from tests.helpers.processes import descendants_named

MAKES = """
import dataclasses, sys
from pathlib import Path
from appliance import template
from appliance.launch import Settings, prepare
from appliance.template import WarmUp
recipe = prepare(Settings(memory_mib=256)).recipe(WarmUp("nothing", lambda appliance: None))
stages = []
made = template.make(dataclasses.replace(recipe, cache=Path(sys.argv[1])), stages.append)
print(made.folder, stages.count("template"))
"""


# Making.


def test_template_is_made_once_and_found_again(recipe: Recipe) -> None:
    assert template.find(recipe) is None
    stages: list[str] = []
    first = template.make(recipe, stages.append)
    assert template.make(recipe, stages.append) == first == template.find(recipe)
    assert stages == ["template"]
    assert names(first.folder) == ["looks.json", "manifest.json", *FILES]
    assert all((first.folder / name).stat().st_mode & 0o777 == 0o400 for name in FILES)
    assert first.folder.stat().st_mode & 0o777 == 0o700
    assert (first.folder / "memory").stat().st_size == 256 << 20


def test_making_leaves_nothing_open_and_nothing_beside(recipe: Recipe) -> None:
    before = len(list(Path("/proc/self/fd").iterdir()))
    files = sorted(recipe.temporary.iterdir())
    folder = template.make(recipe).folder
    assert len(list(Path("/proc/self/fd").iterdir())) == before
    assert sorted(recipe.temporary.iterdir()) == files
    assert names(recipe.cache) == [folder.name, "template.lock"]


def test_eight_processes_make_exactly_one(recipe: Recipe) -> None:
    programs = [start(MAKES, recipe.cache) for _ in range(8)]
    answers = [finish(program).split() for program in programs]
    assert sorted(count for _folder, count in answers) == ["0"] * 7 + ["1"]
    assert {folder for folder, _count in answers} == {str(recipe.folder)}
    assert names(recipe.cache) == [recipe.folder.name, "template.lock"]


@pytest.mark.timeout(PATIENCE)
@pytest.mark.parametrize("seed", range(amount(1, 50)))
def test_killed_makers_leave_one_whole_template(recipe: Recipe, seed: int) -> None:
    chance = random.Random(seed)
    programs = [start(MAKES, recipe.cache) for _ in range(8)]
    for doomed in programs[:4]:
        time.sleep(chance.uniform(0, 0.4))
        doomed.kill()
    assert {finish(program).split()[0] for program in programs[4:]} == {str(recipe.folder)}
    for doomed in programs[:4]:
        doomed.communicate()
    assert template.find(recipe) is not None
    deadline = time.monotonic() + 5
    while descendants_named("qemu") and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not descendants_named("qemu")


def test_what_a_killed_maker_left_is_removed(recipe: Recipe) -> None:
    left = recipe.cache / ".saving-left"
    left.mkdir()
    (left / "memory").write_bytes(b"half")
    template.make(recipe)
    assert not left.exists()


def test_wait_for_another_maker_is_told_and_bounded(recipe: Recipe, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(template, "_LOCK_TIMEOUT", 0.3)
    stages: list[str] = []
    with (recipe.cache / "template.lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(LaunchFailed, match="for too long"):
            template.make(recipe, stages.append)
    assert stages == ["wait"]
    # That nobody else got ready does not mean that it cannot be done.
    assert template.make(recipe).folder.is_dir()


def test_too_little_space_is_told(recipe: Recipe, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(template, "NEEDED_SPACE", 1 << 60)
    with pytest.raises(CacheUnusable, match="MiB free for a saved appliance") as failed:
        template.make(recipe)
    assert "LIBGUESTFS_CACHEDIR" in failed.value.remedy
    assert names(recipe.cache) == ["template.lock"]


def test_template_that_cannot_be_written_is_told(recipe: Recipe) -> None:
    recipe.folder.write_text("in the way")
    with pytest.raises(CacheUnusable, match=r"could not be saved to .*: Not a directory"):
        template.make(recipe)
    assert names(recipe.cache) == [recipe.folder.name, "template.lock"]


def test_cache_that_vanished_is_told(recipe: Recipe, tmp_path: Path) -> None:
    with pytest.raises(CacheUnusable, match="cannot be written to"):
        template.make(dataclasses.replace(recipe, cache=tmp_path / "gone"))


def failing(recipe: Recipe, error: Exception) -> tuple[Recipe, list[int]]:
    """The recipe with a warm-up that fails, and a list that grows with each try."""
    tries: list[int] = []

    def fail(_appliance: Appliance) -> None:
        tries.append(1)
        raise error

    return dataclasses.replace(recipe, warm_up=WarmUp("nothing", fail)), tries


@pytest.mark.parametrize("error", [LaunchFailed("No."), MonitorFailed("No."), PlugFailed("No.")])
def test_failure_is_remembered_until_asked_or_rebooted(
    recipe: Recipe, error: ApplianceError, monkeypatch: pytest.MonkeyPatch
) -> None:
    hopeless, tries = failing(recipe, error)
    with pytest.raises(type(error), match=r"No\."):
        template.make(hopeless)
    with pytest.raises(Hopeless):
        template.make(hopeless)
    assert len(tries) == 1
    template.forget_failures(recipe.cache)
    with pytest.raises(type(error)):
        template.make(hopeless)
    monkeypatch.setattr("appliance.marker.boot_id", lambda: "another boot")
    with pytest.raises(type(error)):
        template.make(hopeless)
    assert len(tries) == 3
    assert names(recipe.cache) == [f".failed-{recipe.folder.name}", "template.lock"]


def test_full_disk_is_no_reason_to_give_up(recipe: Recipe) -> None:
    hopeful, tries = failing(recipe, CacheUnusable("Full."))
    for _ in range(2):
        with pytest.raises(CacheUnusable):
            template.make(hopeful)
    assert len(tries) == 2


# What it belongs to.


def changed_recipes(recipe: Recipe) -> Iterator[Recipe]:
    def with_machine(**changes: Any) -> Recipe:
        return dataclasses.replace(recipe, machine=dataclasses.replace(recipe.machine, **changes))

    other = Accelerator.KVM if recipe.machine.accelerator is Accelerator.TCG else Accelerator.TCG
    yield with_machine(accelerator=other)
    yield with_machine(memory_mib=512)
    yield with_machine(cpus=2)
    yield with_machine(network=True)
    yield with_machine(verbose=True)
    yield with_machine(append="more")
    yield with_machine(parameters=("-name", "it"))
    yield dataclasses.replace(recipe, warm_up=WarmUp("other", nothing))
    yield dataclasses.replace(recipe, built=dataclasses.replace(recipe.built, key="other"))
    yield dataclasses.replace(recipe, qemu=dataclasses.replace(recipe.qemu, version=(99, 0, 0)))
    yield dataclasses.replace(recipe, qemu=dataclasses.replace(recipe.qemu, path=Path("/bin/true")))


def test_every_change_of_what_it_is_made_of_names_another(recipe: Recipe) -> None:
    folders = [recipe.folder, *(changed.folder for changed in changed_recipes(recipe))]
    assert len(set(folders)) == len(folders)
    assert dataclasses.replace(recipe).folder == recipe.folder


def test_kernel_and_processor_of_the_host_count_under_kvm_only(
    recipe: Recipe, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = [
        dataclasses.replace(recipe, machine=dataclasses.replace(recipe.machine, accelerator=accelerator))
        for accelerator in (Accelerator.KVM, Accelerator.TCG)
    ]
    before = [one.folder for one in both]
    monkeypatch.setattr(template, "_processor", lambda: "another processor")
    kvm, tcg = (one.folder for one in both)
    assert kvm != before[0]
    assert tcg == before[1]


def test_template_of_another_way_of_making_is_not_used(
    copied: Recipe, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(template, "SCHEMA", template.SCHEMA + 1)
    assert copied.folder != dataclasses.replace(copied).cache
    assert template.find(copied) is None


def test_root_that_was_made_anew_does_not_fit(copied: Recipe, tmp_path: Path) -> None:
    """A build that was removed and made again has the same key, and its blocks lie elsewhere."""
    root = tmp_path / "root"
    with root.open("wb") as file:
        file.truncate(copied.built.root.stat().st_size)
    other = dataclasses.replace(copied, built=dataclasses.replace(copied.built, root=root))
    assert other.folder == copied.folder
    with pytest.raises(Damaged, match="made by another version"):
        template.find(other)
    assert not copied.folder.exists()


def test_stale_templates_go_when_one_is_made(recipe: Recipe, made: Template) -> None:
    elsewhere = {"size": 1, "modified": 2}
    named = (("stale", elsewhere), ("used", elsewhere), ("other", None), ("unreadable", None))
    for name, root in named:
        folder = recipe.cache / f"template-{name}"
        folder.mkdir()
        facts = {"schema": template.SCHEMA, "root": root or manifest.read(made.folder)["root"]}
        manifest.write(folder, facts, {})
    (recipe.cache / "template-unreadable" / "manifest.json").write_text("{")
    long_ago = time.time() - 2 * FORGOTTEN_AFTER
    os.utime(recipe.cache / "template-stale", (long_ago, long_ago))
    folder = template.make(recipe).folder
    assert names(recipe.cache) == sorted(["template-other", "template-used", folder.name, "template.lock"])


def test_templates_are_listed_with_size_and_age(made: Template) -> None:
    ((folder, size, when),) = template.templates(made.recipe.cache)
    assert folder == made.folder
    assert 0 < size < 64 << 20
    assert 0 <= time.time() - when < 3600


# What is damaged is made anew.


def test_damaged_template_is_made_anew(copied: Recipe) -> None:
    os.truncate(copied.folder / "state", 0)
    with pytest.raises(Damaged):
        template.make(copied)
    assert template.make(copied) == template.find(copied)


def test_template_that_qemu_refuses_leaves_nothing(copied: Recipe) -> None:
    # Once well, so that what lasts as long as the process is there already.
    with template.restore(Template(copied.folder, copied)):
        pass
    os.truncate(copied.folder / "state", 0)
    before = len(list(Path("/proc/self/fd").iterdir()))
    with pytest.raises((LaunchFailed, MonitorFailed)):
        template.restore(Template(copied.folder, copied))
    assert len(list(Path("/proc/self/fd").iterdir())) == before
    assert not descendants_named("qemu")


def wait_for_maker() -> None:
    for thread in threading.enumerate():
        if thread.name == "template":
            thread.join(60)


def test_template_that_cannot_be_restored_is_made_anew_once(copied: Recipe) -> None:
    unrestorable = Template(copied.folder, copied)
    template.unrestorable(unrestorable)
    wait_for_maker()
    assert template.find(copied) is not None
    template.unrestorable(unrestorable)
    wait_for_maker()
    assert template.find(copied) is None
    with pytest.raises(Hopeless):
        template.make(copied)
    template.forget_failures(copied.cache)
    assert template.make(copied).folder.is_dir()


# What is restored.


def test_machine_goes_on_where_it_was_saved(made: Template) -> None:
    with template.restore(made) as appliance:
        assert appliance.process.execute("query-status")["status"] == "running"


def test_all_copies_share_one_memory_that_nobody_can_change(
    made: Template, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where it cannot be lent."""
    monkeypatch.setattr(lending, "is_possible", lambda _qemu: False)
    wanted = fcntl.F_SEAL_WRITE | fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_GROW | fcntl.F_SEAL_SEAL
    inodes = set()
    for _ in range(2):
        with template.restore(made) as appliance:
            for link in Path(f"/proc/{appliance.pid}/fd").iterdir():
                if str(link.readlink()).startswith("/memfd:guestscope-memory"):
                    with link.open("rb") as memory:
                        assert fcntl.fcntl(memory, fcntl.F_GET_SEALS) & wanted == wanted
                        inodes.add(os.fstat(memory.fileno()).st_ino)
    assert len(inodes) == 1


def digests(folder: Path) -> dict[str, str]:
    found = {}
    for name in FILES:
        with (folder / name).open("rb") as file:
            found[name] = sparse.digest(file.fileno())
    return found


def test_copies_have_time_and_randomness_of_their_own_and_change_nothing(saved: Template) -> None:
    """Three runs of the user's template; the next must not see what each writes to its memory and root."""
    answers = []
    for _ in range(3):
        with template.restore(saved) as appliance:
            identity = appliance.process.execute("query-vm-generation-id")["guid"]
            running = Running(appliance, launched=True)
            running.look()
            early = time.time()
            words = running.shell(
                "ls /written /run/written 2>/dev/null; echo written | tee /written >/run/written;"
                " sync; mount -o remount,rw / 2>/dev/null; date +%s.%N;"
                " head -c 64 /dev/urandom | od -An -tx1 | tr -d ' \n'; echo;"
                " cat /proc/sys/kernel/random/uuid"
            ).split()
            late = time.time()
            running.close()
        clock, randomness, uuid = words
        assert early - 2 < float(clock) < late + 2
        assert len(randomness) == 128
        answers.append((identity, randomness, uuid))
    assert all(len(set(kind)) == 3 for kind in zip(*answers, strict=True)), answers
    assert digests(saved.folder) == manifest.read(saved.folder)["sha256"]
