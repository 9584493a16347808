"""What starts on Linux, by units, links, presets, tables and scripts."""

import shutil
import subprocess
from pathlib import Path

import pytest

from browser.demo.tree import Entry, file, folder, symlink
from engine.inspection import bundle, starts_unix
from engine.inspection.cron import parse_crontab
from engine.inspection.starts import Kind, Starter, Starts, State, matching
from engine.inspection.system import System
from engine.inspection.units import parse_unit
from tests.engine.inspection.folder import folder_tree

VENDOR = "usr/lib/systemd/system"
ADMIN = "etc/systemd/system"
INSTALL = "[Install]\nWantedBy=multi-user.target\n"


def unit(name: str, command: str = "/bin/true", rest: str = INSTALL) -> Entry:
    return file(
        f"{VENDOR}/{name}", f"[Unit]\nDescription=About {name}\n[Service]\nExecStart={command}\n{rest}"
    )


def wanted(name: str, by: str = "multi-user.target", top: str = ADMIN, template: str = "") -> Entry:
    return symlink(f"{top}/{by}.wants/{name}", f"/{VENDOR}/{template or name}")


UNITS = (
    unit("on.service", "/usr/sbin/on --now \\\n  --well"),
    wanted("on.service"),
    unit("off.service"),
    unit("dull.service", rest=""),
    unit("called.service", rest=""),
    wanted("called.service", "sysinit.target", VENDOR),
    unit("masked.service"),
    symlink(f"{ADMIN}/masked.service", "/dev/null"),
    unit("tty@.service"),
    wanted("tty@tty1.service", "getty.target", template="tty@.service"),
    unit("named.service", rest="[Install]\nAlias=other.service\n"),
    symlink(f"{ADMIN}/other.service", f"/{VENDOR}/named.service"),
    unit("also.service", rest="[Install]\nAlso=on.service\n"),
    file(
        f"{VENDOR}/daily.timer",
        "[Timer]\nOnCalendar=daily\nOnBootSec=5min\n[Install]\nWantedBy=timers.target\n",
    ),
    unit("daily.service", rest=""),
    file(f"{VENDOR}/door.socket", "[Socket]\nListenStream=22\n[Install]\nWantedBy=sockets.target\n"),
    symlink(f"{ADMIN}/default.target", f"/{VENDOR}/multi-user.target"),
    file(f"{VENDOR}/multi-user.target", "[Unit]\nDescription=Many\n"),
    file("usr/lib/systemd/system-preset/90-x.preset", "enable on.service\nenable off.*\ndisable *\n"),
    file("etc/os-release", "ID=x\n"),
    folder("etc/init.d"),
)


def card(top: Path, *entries: Entry) -> Starts:
    return starts_unix.read(folder_tree(top, entries), System("/dev/sda1", "linux"))


def one(found: Starts, name: str) -> Starter:
    return next(starter for starter in found.starters if starter.name == name)


def test_nothing_that_starts_is_nothing_wrong(tmp_path: Path) -> None:
    assert card(tmp_path) == Starts()


def test_states_of_units(tmp_path: Path) -> None:
    found = card(tmp_path, *UNITS)
    assert {starter.name: starter.state.value for starter in found.starters} == {
        "on.service": "enabled",
        "off.service": "disabled",
        "dull.service": "static",
        "called.service": "static",
        "masked.service": "masked",
        "tty@tty1.service": "enabled",
        "named.service": "enabled",
        "also.service": "indirect",
        "daily.timer": "disabled",
        "daily.service": "static",
        "door.socket": "disabled",
        "multi-user.target": "static",
    }
    assert found.default == "multi-user.target"
    assert found.problems == ()


@pytest.mark.skipif(shutil.which("systemctl") is None, reason="there is no systemctl to compare with")
def test_states_are_those_of_systemctl(tmp_path: Path) -> None:
    # It tells a template's state, not those of its instances.
    entries = [entry for entry in UNITS if "default.target" not in entry.path and "tty@" not in entry.path]
    found = card(tmp_path, *entries)
    words = ("systemctl", f"--root={tmp_path}", "list-unit-files", "--no-legend", "--no-pager")
    lines = subprocess.run(words, capture_output=True, text=True, check=True).stdout.splitlines()
    theirs = {line.split()[0]: line.split()[1] for line in lines}
    ours = {starter.name: starter.state.value for starter in found.starters}
    assert {name: theirs.get(name) for name in ours} == ours


def test_a_unit_tells_what_it_runs_and_who_wants_it(tmp_path: Path) -> None:
    change = f"{ADMIN}/on.service.d/10-user.conf"
    starter = one(card(tmp_path, *UNITS, file(change, "[Service]\nUser=kim\n")), "on.service")
    assert starter == Starter(
        name="on.service",
        kind=Kind.SERVICE,
        state=State.ENABLED,
        when="multi-user.target",
        command="/usr/sbin/on --now    --well",
        user="kim",
        description="About on.service",
        preset=State.ENABLED,
        wanted_by=("multi-user.target",),
        drop_ins=(f"/{change}",),
        source=f"/{VENDOR}/on.service",
        state_by=f"/{ADMIN}/multi-user.target.wants/on.service",
    )


def test_what_starts_is_told_from_what_could(tmp_path: Path) -> None:
    found = card(tmp_path, *UNITS)
    starting = [starter.name for starter in found.starters if starter.starts]
    assert starting == ["called.service", "named.service", "on.service", "tty@tty1.service"]
    assert [starter.name for starter in found.starters if starter.differs] == [
        "named.service",
        "tty@tty1.service",
        "masked.service",
        "off.service",
    ]


def test_timers_and_sockets_tell_when_and_what(tmp_path: Path) -> None:
    found = card(tmp_path, *UNITS)
    timer, socket = one(found, "daily.timer"), one(found, "door.socket")
    assert (timer.when, timer.command) == ("OnCalendar=daily, OnBootSec=5min", "daily.service")
    assert (socket.when, socket.command) == ("ListenStream=22", "door.service")


def test_the_administrators_unit_goes_before_the_vendors(tmp_path: Path) -> None:
    own = file(f"{ADMIN}/off.service", "[Service]\nExecStart=/opt/mine\n")
    starter = one(card(tmp_path, *UNITS, own), "off.service")
    assert (starter.command, starter.source, starter.state) == (
        "/opt/mine",
        f"/{ADMIN}/off.service",
        State.STATIC,
    )


@pytest.mark.parametrize("text", ["", "[", "=\n[]\nx", "\0\xff[A]\n=\n", "[A" * 5000, "a\\\n" * 5000])
def test_nonsense_is_no_unit_and_no_error(text: str) -> None:
    assert all(isinstance(value, list) for value in parse_unit(text).values())


def test_cron(tmp_path: Path) -> None:
    found = card(
        tmp_path,
        file("etc/crontab", "SHELL=/bin/sh\n# x\n17 * * * * root cd / && run-parts /etc/cron.hourly\nbad\n"),
        file("etc/cron.d/backup", "@daily  backup /usr/bin/backup --all\n"),
        file("etc/cron.d/backup.dpkg-old", "@daily root /no\n"),
        file("var/spool/cron/crontabs/kim", "*/5 * * * * /home/kim/poll\n"),
        file("etc/cron.daily/logrotate", "#!/bin/sh\n", 0o755),
        file("etc/cron.daily/idle", "#!/bin/sh\n"),
        file("etc/anacrontab", "7 10 cron.weekly run-parts /etc/cron.weekly\n"),
        symlink("etc/cron.weekly", "/nowhere"),
    )
    assert {(starter.name, starter.when, starter.user) for starter in found.starters} == {
        ("cd / && run-parts /etc/cron.hourly", "17 * * * *", "root"),
        ("backup", "@daily", "backup"),
        ("/home/kim/poll", "*/5 * * * *", "kim"),
        ("logrotate", "daily", ""),
        ("idle", "daily", ""),
        ("cron.weekly", "every 7 days", ""),
    }
    assert one(found, "idle").state is State.DISABLED
    assert found.problems == ("/etc/crontab has 1 lines that make no sense.",)


def test_a_table_of_a_system_names_its_user() -> None:
    assert list(parse_crontab("1 2 3 4 5 kim run it\n", None)) == [("1 2 3 4 5", "kim", "run it")]
    assert list(parse_crontab("1 2 3 4 5 run it\n", "kim")) == [("1 2 3 4 5", "kim", "run it")]


def test_init_scripts_of_system_v_but_not_of_units(tmp_path: Path) -> None:
    script = "#!/bin/sh\n# Short-Description: Serves old files\n"
    found = card(
        tmp_path,
        unit("ssh.service"),
        file("etc/init.d/ssh", script, 0o755),
        file("etc/init.d/old", script, 0o755),
        file("etc/init.d/idle", script, 0o755),
        symlink("etc/rc2.d/S01old", "../init.d/old"),
        symlink("etc/rc3.d/S01old", "../init.d/old"),
        symlink("etc/rc0.d/K01old", "../init.d/old"),
        file("etc/rc.local", "#!/bin/sh\n"),
        file("etc/inittab", "id:2:initdefault:\n1:2345:respawn:/sbin/getty 38400 tty1\n"),
    )
    assert [(starter.name, starter.state.value, starter.when) for starter in found.starters] == [
        ("1", "enabled", "respawn, run levels 2345"),
        ("old", "enabled", "run levels 2, 3"),
        ("ssh.service", "disabled", ""),
        ("idle", "disabled", ""),
        ("rc.local", "disabled", "at the end of the start"),
    ]
    assert one(found, "old").description == "Serves old files"
    assert found.default == "2"


def test_openrc(tmp_path: Path) -> None:
    script = '#!/sbin/openrc-run\ndescription="Opens the door"\ncommand=/usr/sbin/sshd\n'
    found = card(
        tmp_path,
        file("etc/init.d/sshd", script, 0o755),
        file("etc/init.d/crond", script, 0o755),
        symlink("etc/runlevels/default/sshd", "/etc/init.d/sshd"),
        folder("etc/runlevels/boot"),
        file("etc/local.d/10-x.start", "", 0o755),
    )
    assert [(starter.name, starter.state.value, starter.when) for starter in found.starters] == [
        ("10-x.start", "enabled", "at the end of the start"),
        ("sshd", "enabled", "default"),
        ("crond", "disabled", ""),
    ]
    sshd = one(found, "sshd")
    assert (sshd.command, sshd.description) == ("/usr/sbin/sshd", "Opens the door")
    assert sshd.state_by == "/etc/runlevels/default/sshd"


def test_upstart(tmp_path: Path) -> None:
    job = 'description "Mail"\nstart on runlevel [2345]\nexec /usr/sbin/mail\n'
    found = card(
        tmp_path,
        file("etc/init/mail.conf", job),
        file("etc/init/news.conf", job),
        file("etc/init/news.override", "manual\n"),
    )
    assert [(starter.name, starter.state.value) for starter in found.starters] == [
        ("mail", "enabled"),
        ("news", "disabled"),
    ]
    assert (one(found, "mail").command, one(found, "mail").when) == ("/usr/sbin/mail", "runlevel [2345]")


def test_autostart_of_desktops(tmp_path: Path) -> None:
    found = card(
        tmp_path,
        file("etc/xdg/autostart/a.desktop", "[Desktop Entry]\nName=A\nExec=a --b\n"),
        file("home/kim/.config/autostart/b.desktop", "[Desktop Entry]\nExec=b\nHidden=true\n"),
        file("usr/lib/systemd/user/agent.service", "[Service]\nExecStart=/agent\n"),
    )
    assert [(starter.name, starter.state.value, starter.user) for starter in found.starters] == [
        ("a", "enabled", ""),
        ("agent.service", "static", ""),
        ("b", "disabled", "kim"),
    ]
    assert {starter.kind for starter in found.starters} == {Kind.LOGIN}


def test_starters_are_found_by_text_and_kind(tmp_path: Path) -> None:
    starters = card(tmp_path, *UNITS).starters
    assert [starter.name for starter in matching(starters, "ABOUT ON.")] == ["on.service"]
    assert [starter.name for starter in matching(starters, "--well")] == ["on.service"]
    assert [starter.name for starter in matching(starters, kinds=[Kind.TIMER])] == ["daily.timer"]
    assert len(matching(starters, only_starting=True)) == 4


def test_a_folder_that_holds_too_much_is_cut_and_told(tmp_path: Path) -> None:
    entries = [file(f"{VENDOR}/u{number:03}.service", "#" * 50_000 + "\n") for number in range(40)]
    tree = folder_tree(tmp_path, entries)
    found = bundle.fetch(tree, f"/{VENDOR}", most=1 << 20)
    assert 10 < len(found) < 40
    assert tree.refused == {f"/{VENDOR}": "it holds more than 1 MiB"}
