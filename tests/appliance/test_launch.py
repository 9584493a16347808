"""From nothing to a running appliance, whatever is in the way.

A cache of its own is filled once with the host's real parts. The templates are of a machine that has just
been switched on, so that making one takes half a second; none of these launches waits for the daemon.
"""

from __future__ import annotations

import dataclasses
import json
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from appliance import launch as launch_module
from appliance import manifest, sparse, template
from appliance.appliance import Appliance
from appliance.cache import cache_folder
from appliance.errors import (
    CacheUnusable,
    KernelMissing,
    LaunchFailed,
    PartsMissing,
    PlugFailed,
    QemuMissing,
)
from appliance.launch import Launched, Settings, launch, prepare
from appliance.qemu import Accelerator, find_qemu
from appliance.template import Recipe, WarmUp
from tests.appliance.programs import finish, script, start
from tests.appliance.test_accel import ABORTS


def nothing(_appliance: Appliance) -> None:
    """A warm-up that leaves the guest as it was switched on."""


NOTHING = WarmUp("nothing", nothing)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the cache lies; it holds the build and the verdict on KVM."""
    folder = tmp_path_factory.mktemp("place")
    prepare(Settings(environ={**os.environ, "LIBGUESTFS_CACHEDIR": str(folder)}))
    return folder


@pytest.fixture
def settings(place: Path) -> Iterator[Settings]:
    """A small machine without template in that cache."""
    environ = {**os.environ, "LIBGUESTFS_CACHEDIR": str(place)}
    settings = Settings(memory_mib=256, environ=environ)
    yield settings
    wait_for_maker()
    cache = cache_folder(environ)
    template.forget_failures(cache)
    for folder, _size, _made in template.templates(cache):
        template.discard(folder)


def run(settings: Settings, warm_up: WarmUp = NOTHING) -> tuple[Launched, list[str]]:
    """Launch and end; how it went, and its stages but for the trial of KVM."""
    stages: list[str] = []
    launched = launch(settings, warm_up, stages.append)
    with launched.appliance:
        assert launched.appliance.process.execute("query-status")["status"] == "running"
    return launched, [stage for stage in stages if stage != "probe"]


def recipe_of(settings: Settings, warm_up: WarmUp = NOTHING) -> Recipe:
    return prepare(settings).recipe(warm_up)


def wait_for_maker() -> None:
    for thread in threading.enumerate():
        if thread.name == "template":
            thread.join(60)


LAUNCHES = """
import sys
from appliance.launch import Settings, launch
from appliance.template import WarmUp
stages = []
launched = launch(Settings(memory_mib=256), WarmUp("nothing", lambda appliance: None), stages.append)
with launched.appliance as appliance:
    assert appliance.process.execute("query-status")["status"] == "running"
print(launched.restored, stages.count("build"), stages.count("template"))
"""


def test_eight_first_launches_at_once_make_one_of_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LIBGUESTFS_CACHEDIR", str(tmp_path))
    programs = [start(LAUNCHES) for _ in range(8)]
    answers = [finish(program).split() for program in programs]
    assert [answer[0] for answer in answers] == ["True"] * 8
    assert sum(int(answer[1]) for answer in answers) == 1
    assert sum(int(answer[2]) for answer in answers) == 1


def test_first_launch_makes_the_template_and_later_ones_restore_it(settings: Settings) -> None:
    assert run(settings)[1] == ["template", "restore"]
    launched, stages = run(settings)
    assert stages == ["restore"]
    assert launched.restored


def test_reason_for_going_without_kvm_is_told(settings: Settings) -> None:
    launched, _stages = run(settings)
    assert (launched.accelerator is Accelerator.KVM) == (launched.why_no_kvm == "")
    forced = {**settings.environ, "LIBGUESTFS_BACKEND_SETTINGS": "force_tcg"}
    launched, _stages = run(dataclasses.replace(settings, environ=forced))
    assert launched.accelerator is Accelerator.TCG
    assert launched.why_no_kvm == "LIBGUESTFS_BACKEND_SETTINGS asks for TCG."


def test_launch_without_template_makes_none(settings: Settings) -> None:
    launched, stages = run(dataclasses.replace(settings, template=False))
    assert stages == ["boot"]
    assert not launched.restored
    assert template.templates(cache_folder(settings.environ)) == []


def test_settings_reach_the_machine(settings: Settings) -> None:
    asked = dataclasses.replace(
        settings, template=False, memory_mib=320, cpus=2, append="mine=1", parameters=("-name", "mine")
    )
    launched = launch(asked, NOTHING)
    with launched.appliance as appliance:
        words = Path(f"/proc/{appliance.pid}/cmdline").read_text().split("\0")
        assert len(appliance.process.execute("query-cpus-fast")) == 2
        sizes = appliance.process.execute("query-memory-size-summary")
    assert sizes["base-memory"] == 320 << 20
    assert {"-name", "mine"} <= set(words)
    assert words[words.index("-append") + 1].endswith(" mine=1")


# Damage.


def spoil(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(path.stat().st_size // 2)
        file.write(b"spoilt")


@pytest.mark.parametrize("name", ["memory", "overlay", "state", "manifest.json"])
def test_damaged_template_is_booted_around_and_made_anew(
    settings: Settings, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    run(settings)
    recipe = recipe_of(settings)
    spoil(recipe.folder / name)
    launched, stages = run(settings)
    assert stages == ["boot"]
    assert not launched.restored
    assert "is not used" in caplog.text
    wait_for_maker()
    assert run(settings)[1] == ["restore"]


def test_template_that_qemu_refuses_is_made_anew_once(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    """Its manifest is right, so that only QEMU can notice."""
    for round_ in range(2):
        run(settings)
        folder = recipe_of(settings).folder
        (folder / "state").chmod(0o600)
        os.truncate(folder / "state", 1000)
        facts = manifest.read(folder)
        with (folder / "state").open("rb") as file:
            digests = facts.pop("sha256")
            assert isinstance(digests, dict)
            manifest.write(folder, facts, {**digests, "state": sparse.digest(file.fileno())})
        assert run(settings)[1] == ["restore", "boot"], round_
        wait_for_maker()
    assert "could not be restored" in caplog.text
    # It has been tried often enough.
    assert run(settings)[1] == ["boot"]


@pytest.mark.parametrize("error", [LaunchFailed("No."), PlugFailed("No."), CacheUnusable("No.")])
def test_template_that_cannot_be_made_is_booted_without(settings: Settings, error: Exception) -> None:
    def fail(_appliance: Appliance) -> None:
        raise error

    assert run(settings, WarmUp("fails", fail))[1] == ["template", "boot"]
    again = ["template", "boot"] if isinstance(error, CacheUnusable) else ["boot"]
    assert run(settings, WarmUp("fails", fail))[1] == again


def test_template_that_vanishes_meanwhile_is_booted_without(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(settings)
    find = template.find

    def vanishing(recipe: Recipe) -> template.Template | None:
        found = find(recipe)
        template.discard(recipe.folder)
        return found

    with monkeypatch.context() as patch:
        patch.setattr(template, "find", vanishing)
        launched, stages = run(settings)
    assert stages == ["restore", "boot"]
    assert not launched.restored


def test_build_that_vanishes_meanwhile_is_told(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    host = prepare(settings)
    gone = dataclasses.replace(
        host, built=dataclasses.replace(host.built, kernel=Path("/gone"), is_ours=False)
    )
    monkeypatch.setattr(launch_module, "prepare", lambda _settings, _on_stage: gone)
    with pytest.raises(LaunchFailed, match="No such file or directory: '/gone'"):
        launch(dataclasses.replace(settings, template=False), NOTHING)


def test_kvm_that_broke_since_it_was_trusted_is_given_up(settings: Settings) -> None:
    wrapper = script(Path(os.environ["TMPDIR"], "wrapper"), ABORTS.format(qemu=find_qemu().path))
    environ = {**settings.environ, "LIBGUESTFS_HV": str(wrapper)}
    environ.pop("LIBGUESTFS_BACKEND_SETTINGS", None)
    wrapped = dataclasses.replace(settings, environ=environ)
    verdict = cache_folder(environ) / "accelerator.json"
    before = verdict.read_text() if verdict.exists() else None
    try:
        qemu = find_qemu(environ).identity
        trusted = {"accelerator": "kvm", "reason": "", "boot_id": manifest.boot_id(), "qemu": qemu}
        verdict.write_text(json.dumps(trusted))
        if not Path("/dev/kvm").exists():
            # Without the device nobody trusts it in the first place.
            assert run(wrapped)[0].accelerator is Accelerator.TCG
            return
        launched, stages = run(wrapped)
        assert launched.accelerator is Accelerator.TCG
        assert "failed to set MSR" in launched.why_no_kvm
        assert stages == ["template", "boot", "template", "restore"]
        assert run(wrapped)[1] == ["restore"]
    finally:
        wrapper.unlink()
        verdict.unlink(missing_ok=True)
        if before is not None:
            verdict.write_text(before)


# A host that is not ready.


def without(settings: Settings, **environ: str) -> Settings:
    return dataclasses.replace(settings, environ={**settings.environ, **environ})


def test_what_the_host_lacks_is_told(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(QemuMissing):
        launch(without(settings, LIBGUESTFS_HV="/gone"), NOTHING)
    with pytest.raises(PartsMissing):
        launch(without(settings, LIBGUESTFS_PATH=str(tmp_path)), NOTHING)
    with pytest.raises(KernelMissing):
        launch(without(settings, SUPERMIN_KERNEL="/gone"), NOTHING)
    with pytest.raises(CacheUnusable):
        launch(without(settings, LIBGUESTFS_CACHEDIR="/gone"), NOTHING)
    with pytest.raises(CacheUnusable):
        launch(without(settings, LIBGUESTFS_TMPDIR="/gone"), NOTHING)


def test_cache_that_somebody_else_prepared_is_refused(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / f".guestscope-{os.geteuid()}").symlink_to("/tmp")
    with pytest.raises(CacheUnusable, match="is not a folder"):
        launch(without(settings, LIBGUESTFS_CACHEDIR=str(tmp_path)), NOTHING)
