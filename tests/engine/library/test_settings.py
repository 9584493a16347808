"""Actions about the handle itself, none of which needs an appliance."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from appliance.qemu import find_qemu
from engine import GuestFS
from engine.errors import GuestFSError, WrongState
from engine.handle import State


@pytest.fixture
def g() -> Iterator[GuestFS]:
    with GuestFS(python_return_dict=True, environment=False) as g:
        yield g


@pytest.mark.filterwarnings("ignore:use GuestFS:DeprecationWarning")
@pytest.mark.parametrize(
    "name", ["autosync", "direct", "network", "pgroup", "recovery_proc", "selinux", "trace", "verbose"]
)
def test_switches_are_numbers_as_in_guestfs(g: GuestFS, name: str) -> None:
    for value in (True, False, 1, 0):
        getattr(g, f"set_{name}")(value)
        told = getattr(g, f"get_{name}")()
        assert told == int(value)
        assert type(told) is int


@pytest.mark.parametrize("name", ["append", "identifier", "path", "program"])
def test_texts_are_kept(g: GuestFS, name: str) -> None:
    getattr(g, f"set_{name}")("a text")
    assert getattr(g, f"get_{name}")() == "a text"


def test_numbers_have_bounds(g: GuestFS) -> None:
    g.set_memsize(512)
    g.set_smp(2)
    assert (g.get_memsize(), g.get_smp()) == (512, 2)
    with pytest.raises(GuestFSError, match="set_memsize: 100 MiB is too little"):
        g.set_memsize(100)
    for wrong in (0, -1, 256):
        with pytest.raises(GuestFSError, match="set_smp"):
            g.set_smp(wrong)
    assert (g.get_memsize(), g.get_smp()) == (512, 2)


def test_only_the_direct_backend_is_here(g: GuestFS) -> None:
    g.set_backend("direct")
    assert g.get_backend() == "direct"
    with pytest.warns(DeprecationWarning, match="use GuestFS.set_backend"):
        g.set_attach_method("appliance")
    with pytest.warns(DeprecationWarning, match="use GuestFS.get_backend"):
        assert g.get_attach_method() == "appliance"
    assert g.get_backend() == "direct"
    with pytest.raises(GuestFSError, match="no backend “libvirt” here"):
        g.set_backend("libvirt")


def test_backend_settings_are_a_small_table(g: GuestFS) -> None:
    g.set_backend_settings(["force_tcg", "network_bridge=virbr0", "gdb"])
    assert g.get_backend_settings() == ["force_tcg", "network_bridge=virbr0", "gdb"]
    assert g.get_backend_setting("force_tcg") == "1"
    assert g.get_backend_setting("network_bridge") == "virbr0"
    g.set_backend_setting("network_bridge", "br1")
    assert g.get_backend_setting("network_bridge") == "br1"
    assert g.clear_backend_setting("network_bridge") == 1
    assert g.clear_backend_setting("network_bridge") == 0
    with pytest.raises(GuestFSError, match="no setting “network_bridge”"):
        g.get_backend_setting("network_bridge")


def test_emulator_can_be_chosen(g: GuestFS) -> None:
    assert g.get_hv() == str(find_qemu().path)
    g.set_hv("/opt/qemu")
    assert g.get_hv() == "/opt/qemu"


def test_folders_are_told_and_chosen(g: GuestFS, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    g.set_cachedir(str(tmp_path))
    g.set_tmpdir(str(tmp_path))
    assert g.get_cachedir() == g.get_tmpdir() == str(tmp_path)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "below").mkdir()
    g.set_tmpdir("below")
    monkeypatch.chdir("/")
    assert g.get_tmpdir() == f"{tmp_path}/below"
    g.set_tmpdir(None)
    assert g.get_tmpdir() == os.environ["TMPDIR"]
    assert Path(g.get_sockdir()).is_dir()


def test_parameters_of_the_emulator_begin_with_a_hyphen(g: GuestFS) -> None:
    g.config("-name", "mine")
    g.config("-S", None)
    assert g.config_values.parameters == ["-name", "mine", "-S"]
    with pytest.raises(GuestFSError, match="begins with “-”"):
        g.config("name", "mine")


def test_environment_is_taken_when_asked(g: GuestFS, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIBGUESTFS_MEMSIZE", "700")
    assert g.get_memsize() != 700
    g.parse_environment()
    assert g.get_memsize() == 700
    g.parse_environment_list(["LIBGUESTFS_MEMSIZE=800", "LIBGUESTFS_TRACE=1", "OTHER"])
    assert (g.get_memsize(), g.get_trace()) == (800, 1)
    with GuestFS(python_return_dict=True, environment=True) as other:
        assert other.get_memsize() == 700


def test_state_is_told_in_every_way(g: GuestFS) -> None:
    assert (g.get_state(), g.is_config(), g.is_launching(), g.is_ready(), g.is_busy()) == (0, 1, 0, 0, 0)
    with pytest.raises(WrongState, match="call launch first"):
        g.get_pid()
    with pytest.raises(WrongState), pytest.warns(DeprecationWarning, match="do not use"):
        g.wait_ready()


def test_version_is_the_programs(g: GuestFS) -> None:
    version = g.version()
    assert sorted(version) == ["extra", "major", "minor", "release"]
    assert all(isinstance(version[name], int) for name in ("major", "minor", "release"))


def test_handles_are_told_apart(g: GuestFS) -> None:
    with GuestFS(python_return_dict=True) as other:
        assert g.c_pointer() != other.c_pointer()


@pytest.mark.parametrize(
    "name", ["set_backend", "set_cachedir", "set_hv", "set_memsize", "set_network", "set_smp", "set_tmpdir"]
)
def test_what_the_appliance_is_made_of_is_settled_by_its_launch(g: GuestFS, name: str) -> None:
    g._state = State.READY
    try:
        with pytest.raises(WrongState, match=f"^{name}: this can only be called before launch"):
            getattr(g, name)({"set_memsize": 512, "set_network": True, "set_smp": 1}.get(name, "direct"))
    finally:
        g._state = State.CONFIG
