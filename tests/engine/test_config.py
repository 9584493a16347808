"""Settings, from the environment and from the handle."""

from __future__ import annotations

import pytest

from appliance.qemu import MEMORY_MIB
from engine.config import Config
from engine.errors import GuestFSError


def parsed(**environ: str) -> Config:
    config = Config()
    config.parse_environment({f"LIBGUESTFS_{name}": value for name, value in environ.items()})
    return config


def test_defaults_are_those_of_guestfs() -> None:
    config = Config()
    assert config.autosync
    assert config.recovery_proc
    switches = (config.verbose, config.trace, config.network, config.direct, config.selinux)
    assert not any(switches)
    assert (config.smp, config.memsize, config.append, config.hv) == (1, MEMORY_MIB, None, None)
    assert parsed() == config


@pytest.mark.parametrize("word", ["1", "true", "TRUE", "t", "yes", "y", "on", "On"])
def test_words_for_yes(word: str) -> None:
    config = parsed(DEBUG=word, TRACE=word)
    assert (config.verbose, config.trace) == (True, True)


@pytest.mark.parametrize("word", ["0", "false", "F", "no", "N", "off"])
def test_words_for_no(word: str) -> None:
    config = Config(verbose=True, trace=True)
    config.parse_environment({"LIBGUESTFS_DEBUG": word, "LIBGUESTFS_TRACE": word})
    assert (config.verbose, config.trace) == (False, False)


@pytest.mark.parametrize(
    "environ",
    [
        {"DEBUG": "perhaps"},
        {"TRACE": ""},
        {"MEMSIZE": "much"},
        {"MEMSIZE": "255"},
        {"MEMSIZE": "-1"},
        {"MEMSIZE": "99999999999"},
    ],
)
def test_nonsense_is_refused_with_its_name(environ: dict[str, str]) -> None:
    ((name, value),) = environ.items()
    with pytest.raises(GuestFSError, match=f"^LIBGUESTFS_{name}={value} is n"):
        parsed(**environ)


def test_texts_are_taken_over() -> None:
    config = parsed(APPEND="quiet", CACHEDIR="/c", PATH="/p", TMPDIR="/t", HV="/h", MEMSIZE="512")
    assert (config.append, config.cachedir, config.path, config.tmpdir) == ("quiet", "/c", "/p", "/t")
    assert (config.hv, config.memsize) == ("/h", 512)
    assert parsed(BACKEND_SETTINGS="force_tcg:gdb").backend_settings == ["force_tcg", "gdb"]


def test_hv_comes_before_qemu() -> None:
    assert parsed(QEMU="/q").hv == "/q"
    assert parsed(QEMU="/q", HV="/h").hv == "/h"


def test_empty_texts_change_nothing() -> None:
    names = ("APPEND", "CACHEDIR", "PATH", "TMPDIR", "HV", "QEMU", "MEMSIZE", "BACKEND_SETTINGS")
    assert parsed(**dict.fromkeys(names, "")) == Config()


def test_handle_wins_over_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HV", "CACHEDIR", "TMPDIR", "PATH", "BACKEND_SETTINGS"):
        monkeypatch.setenv(f"LIBGUESTFS_{name}", "theirs")
    environ = Config().settings().environ
    assert environ["LIBGUESTFS_HV"] == environ["LIBGUESTFS_CACHEDIR"] == "theirs"
    assert environ["LIBGUESTFS_BACKEND_SETTINGS"] == ""
    config = Config(hv="h", cachedir="c", tmpdir="t", path="p", backend_settings=["a", "b=1"])
    environ = config.settings().environ
    names = ("HV", "CACHEDIR", "TMPDIR", "PATH", "BACKEND_SETTINGS")
    assert [environ[f"LIBGUESTFS_{name}"] for name in names] == ["h", "c", "t", "p", "a:b=1"]


def test_settings_reach_the_appliance() -> None:
    config = Config(memsize=2048, smp=4, network=True, verbose=True, append="x=1", parameters=["-s"])
    settings = config.settings()
    assert (settings.memory_mib, settings.cpus, settings.network, settings.verbose) == (2048, 4, True, True)
    assert (settings.append, settings.parameters) == ("x=1", ("-s",))


@pytest.mark.parametrize(
    "config", [Config(append="x=1"), Config(parameters=["-s"]), Config(template=False)], ids=str
)
def test_what_one_handle_wants_for_itself_is_not_saved(config: Config) -> None:
    assert not config.settings().template
    assert Config(memsize=2048).settings().template
