"""Logs of a web server's last weeks, as text and as wtmp records, ending on the day the demo disk is made."""

import random
import struct
from collections.abc import Iterator
from datetime import datetime, timedelta

from browser.demo.tree import Entry, dated, file

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DAYS = 21
"""How far back the logs go."""

VISITORS = ("192.0.2.17", "198.51.100.4", "198.51.100.23", "203.0.113.9", "203.0.113.77", "2001:db8::a11")
PAGES = (
    "/",
    "/about.html",
    "/style.css",
    "/harbour.png",
    "/tides/today.json",
    "/tides/week.json",
    "/missing.html",
)
BROWSERS = ("Mozilla/5.0 (X11; Linux x86_64)", "Mozilla/5.0 (Windows NT 10.0)", "curl/7.88.1")
COMMANDS = ("/usr/bin/apt update", "/usr/sbin/nginx -t", "/usr/bin/systemctl reload nginx")
SYSTEM_LINES = (
    ("systemd[1]", "Starting logrotate.service - Rotate log files..."),
    ("systemd[1]", "logrotate.service: Deactivated successfully."),
    ("systemd[1]", "Finished apt-daily.service - Daily apt download activities."),
    ("CRON[{pid}]", "(root) CMD (   cd / && run-parts --report /etc/cron.hourly)"),
    ("CRON[{pid}]", "(mara) CMD (/home/mara/bin/fetch-tides --quiet)"),
    (
        "kernel",
        "[{up}.{us:06}] [UFW BLOCK] IN=ens3 OUT= SRC=203.0.113.77 DST=192.0.2.10 LEN=40 PROTO=TCP DPT=23",
    ),
    ("nginx[{pid}]", "reloading configuration"),
    ("mariadbd[{pid}]", "[Note] InnoDB: Buffer pool(s) dump completed"),
    (
        "php-fpm8.2[{pid}]",
        "[WARNING] [pool www] server reached max_children setting (5), consider raising it",
    ),
    ("rsyslogd", 'action "action-0-builtin:omfile" resumed'),
)


def server_logs(now: datetime, seed: int = 12) -> list[Entry]:
    """`/var/log` of the web server: syslog, auth.log, nginx's logs and wtmp; `now` is in UTC."""
    chance = random.Random(seed)
    access = "".join(_access_lines(now, chance))
    errors = "".join(_error_lines(now, chance))
    written = [
        file("var/log/syslog", "".join(_system_lines(now, chance)), 0o640, gid=4),
        file("var/log/auth.log", "".join(_login_lines(now, chance)), 0o640, gid=4),
        file("var/log/kern.log", "".join(_boot_lines(now - timedelta(days=6))), 0o640, gid=4),
        file("var/log/nginx/access.log", access, 0o640, uid=33, gid=4),
        file("var/log/nginx/error.log", errors, 0o640, uid=33, gid=4),
        file("var/log/wtmp", wtmp(now), 0o664, gid=43),
    ]
    # The old format of logs has no years: they follow from when a file was written.
    return dated(written, int(now.timestamp()))


def wtmp(now: datetime) -> bytes:
    """Boots, log-ins and log-outs of some days in the records of utmp(5) for 64-bit Linux."""
    run_level, boot, user_process, dead_process = 1, 2, 7, 8
    records = [_record(boot, 0, "~", "~~", "reboot", "6.1.0-21-amd64", now - timedelta(days=6, hours=2))]
    records.append(
        _record(run_level, 53, "~", "~~", "runlevel", "6.1.0-21-amd64", now - timedelta(days=6, hours=2))
    )
    for days, user, host in (
        (6, "mara", "198.51.100.4"),
        (3, "jonas", "203.0.113.9"),
        (1, "mara", "198.51.100.4"),
    ):
        begin = now - timedelta(days=days, hours=1, minutes=11)
        records.append(_record(user_process, 900 + days, "pts/0", "ts/0", user, host, begin))
        records.append(_record(dead_process, 900 + days, "pts/0", "", "", "", begin + timedelta(minutes=42)))
    return b"".join(records)


def _record(kind: int, pid: int, line: str, identity: str, user: str, host: str, when: datetime) -> bytes:
    text = (line.encode(), identity.encode(), user.encode(), host.encode())
    seconds = int(when.timestamp())
    return struct.pack("<hxxi32s4s32s256shhiii16s20x", kind, pid, *text, 0, 0, 0, seconds, 0, bytes(16))


def _times(now: datetime, count: int, chance: random.Random) -> Iterator[datetime]:
    """Times of the last weeks in order, none of them after `now`."""
    span = DAYS * 86400
    for seconds in sorted((chance.randrange(span) for _ in range(count)), reverse=True):
        yield now - timedelta(seconds=seconds)


def _month(when: datetime) -> str:
    # strftime's %b would be in the language of whoever makes the disk.
    return MONTHS[when.month - 1]


def _stamp(when: datetime) -> str:
    return f"{_month(when)} {when.day:2} {when:%H:%M:%S} web01"


def _system_lines(now: datetime, chance: random.Random) -> Iterator[str]:
    for when in _times(now, 1500, chance):
        source, text = chance.choice(SYSTEM_LINES)
        facts = {
            "pid": chance.randrange(400, 30000),
            "up": chance.randrange(500_000),
            "us": chance.randrange(10**6),
        }
        yield f"{_stamp(when)} {source.format(**facts)}: {text.format(**facts)}\n"


def _login_lines(now: datetime, chance: random.Random) -> Iterator[str]:
    for when in _times(now, 400, chance):
        pid, address = chance.randrange(400, 30000), chance.choice(VISITORS)
        if chance.random() < 0.8:
            user = chance.choice(("root", "admin", "test", "oracle", "pi", "git"))
            port = chance.randrange(30000, 60000)
            attempt = f"Failed password for invalid user {user} from {address} port {port} ssh2"
            yield f"{_stamp(when)} sshd[{pid}]: {attempt}\n"
        else:
            user = chance.choice(("mara", "jonas"))
            success = f"Accepted publickey for {user} from {address} port 50022 ssh2"
            yield f"{_stamp(when)} sshd[{pid}]: {success}\n"
            if chance.random() < 0.5:
                command = chance.choice(COMMANDS)
                action = f"TTY=pts/0 ; PWD=/home/{user} ; USER=root ; COMMAND={command}"
                yield f"{_stamp(when)} sudo: {user} : {action}\n"


def _boot_lines(when: datetime) -> Iterator[str]:
    lines = (
        "Linux version 6.1.0-21-amd64 (demo@example.org)",
        "Command line: BOOT_IMAGE=/vmlinuz-6.1.0-21-amd64 root=/dev/mapper/vg0-root ro quiet",
        "KERNEL supported cpus: Intel AMD",
        "x86/fpu: Supporting XSAVE feature 0x001: 'x87 floating point registers'",
        "virtio_blk virtio2: [vda] 6291456 512-byte logical blocks (3.22 GB/3.00 GiB)",
        "EXT4-fs (dm-0): mounted filesystem with ordered data mode. Quota mode: none.",
    )
    for number, text in enumerate(lines):
        yield f"{_stamp(when)} kernel: [    {number * 0.217:.6f}] {text}\n"


def _access_lines(now: datetime, chance: random.Random) -> Iterator[str]:
    for when in _times(now, 2500, chance):
        page = chance.choice(PAGES)
        status = 404 if "missing" in page else chance.choice((200, 200, 200, 304))
        size = 0 if status == 304 else chance.randrange(200, 60000)
        stamp = f"{when:%d}/{_month(when)}/{when:%Y:%H:%M:%S} +0000"
        agent = chance.choice(BROWSERS)
        yield f'{chance.choice(VISITORS)} - - [{stamp}] "GET {page} HTTP/1.1" {status} {size} "-" "{agent}"\n'


def _error_lines(now: datetime, chance: random.Random) -> Iterator[str]:
    for when in _times(now, 40, chance):
        pid, client = chance.randrange(400, 30000), chance.choice(VISITORS)
        yield (
            f"{when:%Y/%m/%d %H:%M:%S} [error] {pid}#{pid}: *{chance.randrange(9999)} "
            f'open() "/var/www/html/missing.html" failed (2: No such file or directory), client: {client}\n'
        )
