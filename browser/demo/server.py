"""The demo's first system: web01, a Debian 12 web server on LVM that publishes a harbour's tides."""

import random
from datetime import datetime, timedelta

from browser.demo.accounts import SERVER_ACCOUNTS, SERVER_GROUPS, account_files
from browser.demo.logs import server_logs
from browser.demo.machine import elf_program, linux_kernel, merged_usr
from browser.demo.packages import dpkg_database
from browser.demo.pictures import mountains, png
from browser.demo.tree import Entry, file, folder, owned, symlink

INSTALLED_DAYS_AGO = 212
WWW_DATA = 33

OS_RELEASE = """\
PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"
NAME="Debian GNU/Linux"
VERSION_ID="12"
VERSION="12 (bookworm)"
VERSION_CODENAME=bookworm
ID=debian
HOME_URL="https://www.debian.org/"
SUPPORT_URL="https://www.debian.org/support"
BUG_REPORT_URL="https://bugs.debian.org/"
"""

FSTAB = """\
# Made for a demonstration disk.
# <file system>           <mount point>  <type>  <options>               <dump> <pass>
/dev/mapper/vg0-root      /              ext4    errors=remount-ro       0      1
UUID={boot}  /boot          ext4    defaults                0      2
UUID={esp}            /boot/efi      vfat    umask=0077              0      1
/dev/mapper/vg0-home      /home          ext4    defaults,nodev,nosuid   0      2
/dev/mapper/vg0-var       /var           ext4    defaults                0      2
/dev/mapper/vg0-swap      none           swap    sw                      0      0
# The old backup disk was taken out in spring.
#LABEL=backup             /srv/backup    ext4    noauto,nofail           0      0
tmpfs                     /tmp           tmpfs   defaults,nodev,nosuid   0      0
"""

SSHD_CONFIG = """\
# What differs from the defaults stands here; see sshd_config(5).
Include /etc/ssh/sshd_config.d/*.conf
Port 22
PermitRootLogin prohibit-password
PasswordAuthentication no
KbdInteractiveAuthentication no
UsePAM yes
X11Forwarding no
AcceptEnv LANG LC_*
Subsystem sftp /usr/lib/openssh/sftp-server
"""

NGINX_SITE = """\
server {
    listen 80 default_server;
    listen [::]:80 default_server;
    server_name web01.example.org;
    root /var/www/html;
    index index.html;

    location / {
        try_files $uri $uri/ =404;
    }

    location ~ \\.php$ {
        include snippets/fastcgi-php.conf;
        fastcgi_pass unix:/run/php/php8.2-fpm.sock;
    }
}
"""

NETWORK = """\
auto lo
iface lo inet loopback

allow-hotplug ens3
iface ens3 inet static
    address 192.0.2.10/24
    gateway 192.0.2.1
    dns-nameservers 192.0.2.53
iface ens3 inet6 static
    address 2001:db8::10/64
"""

WEB_PAGE = """\
<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <title>Tides at Grey Harbour</title>
  <link rel="stylesheet" href="style.css">
</head>
<body>
  <h1>Tides at Grey Harbour</h1>
  <img src="harbour.png" alt="The hills behind the harbour" width="720" height="450">
  <p>High water today at <b>04:12</b> and <b>16:38</b>.</p>
</body>
</html>
"""

STYLE = """\
body { font: 16px/1.5 sans-serif; max-width: 45em; margin: 2em auto; color: #223; }
img { max-width: 100%; }
"""

UNITS = {
    "nginx.service": ("A high performance web server", "/usr/sbin/nginx -g 'daemon off;'"),
    "ssh.service": ("OpenBSD Secure Shell server", "/usr/sbin/sshd -D"),
    "cron.service": ("Regular background program processing", "/usr/sbin/cron -f"),
    "mariadb.service": ("MariaDB database server", "/usr/sbin/mariadbd"),
    "php8.2-fpm.service": ("PHP FastCGI process manager", "/usr/sbin/php-fpm8.2 --nodaemonize"),
    "rsyslog.service": ("System logging service", "/usr/sbin/rsyslogd -n"),
    "fail2ban.service": ("Fail2Ban", "/usr/bin/fail2ban-server -xf start"),
}
ENABLED_UNITS = ("nginx", "ssh", "cron", "mariadb", "php8.2-fpm", "rsyslog")

CRONTAB = """\
SHELL=/bin/sh
PATH=/usr/local/sbin:/usr/local/bin:/sbin:/bin:/usr/sbin:/usr/bin
17 *    * * *   root    cd / && run-parts --report /etc/cron.hourly
25 6    * * *   root    run-parts --report /etc/cron.daily
47 6    * * 7   root    run-parts --report /etc/cron.weekly
"""


def server_tree(now: datetime, uuids: dict[str, str]) -> list[Entry]:
    """Everything of web01 except homes and the ESP.

    `uuids` holds those of the file systems "boot" and "esp"; `now` is in UTC.
    """
    installed = now - timedelta(days=INSTALLED_DAYS_AGO)
    days_since_1970 = int(installed.timestamp()) // 86400
    return [
        *merged_usr(),
        *_configuration(uuids),
        *account_files(SERVER_ACCOUNTS, SERVER_GROUPS, days_since_1970, shadow_group=42),
        *_services(),
        *_boot_files(),
        *_web_site(),
        *_bulk(int(now.timestamp())),
        *dpkg_database(installed),
        *server_logs(now),
        file(
            "var/log/installer/syslog", "installed from a demonstration\n", mtime=int(installed.timestamp())
        ),
        file("var/spool/cron/crontabs/mara", "*/20 * * * * $HOME/bin/fetch-tides --quiet\n", 0o600, uid=1000),
        folder("var/tmp", 0o1777),
        folder("root", 0o700),
        file("root/.bash_history", "apt update\napt full-upgrade\nlvs\nsystemctl status nginx\n", 0o600),
        *(
            folder(name)
            for name in ("proc", "sys", "dev", "run", "mnt", "media", "srv", "opt", "boot/efi", "home")
        ),
        folder("tmp", 0o1777),
    ]


def _configuration(uuids: dict[str, str]) -> list[Entry]:
    return [
        file("usr/lib/os-release", OS_RELEASE),
        symlink("etc/os-release", "../usr/lib/os-release"),
        file("etc/debian_version", "12.5\n"),
        file("etc/hostname", "web01\n"),
        file(
            "etc/hosts",
            "127.0.0.1 localhost\n127.0.1.1 web01.example.org web01\n::1 localhost ip6-localhost\n",
        ),
        file("etc/fstab", FSTAB.format(**uuids)),
        file("etc/machine-id", "de300000000000000000000000000001\n", 0o444),
        file("etc/timezone", "Europe/Berlin\n"),
        symlink("etc/localtime", "/usr/share/zoneinfo/Europe/Berlin"),
        file("etc/default/locale", "LANG=en_GB.UTF-8\n"),
        file("etc/default/keyboard", 'XKBMODEL="pc105"\nXKBLAYOUT="de"\n'),
        file("etc/resolv.conf", "search example.org\nnameserver 192.0.2.53\n"),
        file("etc/network/interfaces", NETWORK),
        file("etc/ssh/sshd_config", SSHD_CONFIG),
        file("etc/ssh/sshd_config.d/10-admins.conf", "AllowUsers mara jonas deploy\n"),
        file("etc/ssh/ssh_host_ed25519_key", "The key was taken out of this demonstration.\n", 0o600),
        file("etc/ssh/ssh_host_ed25519_key.pub", "ssh-ed25519 AAAAdemo root@web01\n"),
        file("etc/sudoers", "Defaults env_reset\nroot ALL=(ALL:ALL) ALL\n%sudo ALL=(ALL:ALL) ALL\n", 0o440),
        file("etc/sudoers.d/deploy", "deploy ALL=(root) NOPASSWD: /usr/bin/systemctl reload nginx\n", 0o440),
        file("etc/apt/sources.list", "deb http://deb.debian.org/debian bookworm main\n"),
        file("etc/motd", "This is web01. It shows the tides, and it is only a demonstration.\n"),
        file("etc/shells", "/bin/sh\n/bin/bash\n/usr/bin/bash\n"),
        symlink("etc/mtab", "../proc/self/mounts"),
    ]


def _services() -> list[Entry]:
    entries = []
    for name, (words, command) in UNITS.items():
        text = (
            f"[Unit]\nDescription={words}\nAfter=network.target\n\n"
            f"[Service]\nExecStart={command}\nRestart=on-failure\n\n"
            "[Install]\nWantedBy=multi-user.target\n"
        )
        entries.append(file(f"usr/lib/systemd/system/{name}", text))
    wants = "etc/systemd/system/multi-user.target.wants"
    entries += [
        symlink(f"{wants}/{name}.service", f"/lib/systemd/system/{name}.service") for name in ENABLED_UNITS
    ]
    timer = "[Unit]\nDescription=Fetch the tides\n\n[Timer]\nOnCalendar=hourly\n"
    return [
        *entries,
        file("usr/lib/systemd/system/multi-user.target", "[Unit]\nDescription=Multi-User System\n"),
        symlink("etc/systemd/system/default.target", "/lib/systemd/system/multi-user.target"),
        symlink("etc/systemd/system/fail2ban.service", "/dev/null"),
        file("etc/systemd/system/tides.timer", timer),
        file(
            "etc/systemd/system/tides.service",
            "[Service]\nType=oneshot\nExecStart=/home/mara/bin/fetch-tides\n",
        ),
        symlink("etc/systemd/system/timers.target.wants/tides.timer", "/etc/systemd/system/tides.timer"),
        file("etc/crontab", CRONTAB),
        file("etc/cron.daily/logrotate", "#!/bin/sh\nexec /usr/sbin/logrotate /etc/logrotate.conf\n", 0o755),
        file("etc/logrotate.conf", "weekly\nrotate 4\ncreate\ncompress\n"),
        file(
            "etc/nginx/nginx.conf",
            "user www-data;\nworker_processes auto;\nevents { worker_connections 768; }\n",
        ),
        file("etc/nginx/sites-available/default", NGINX_SITE),
        symlink("etc/nginx/sites-enabled/default", "/etc/nginx/sites-available/default"),
        file("etc/mysql/mariadb.cnf", "[client-server]\nsocket = /run/mysqld/mysqld.sock\n"),
    ]


def _boot_files() -> list[Entry]:
    versions = ("6.1.0-18-amd64", "6.1.0-21-amd64")
    entries = [file(f"usr/bin/{name}", elf_program(), 0o755) for name in ("ls", "cat", "bash", "login")]
    for version in versions:
        entries += [
            file(f"boot/vmlinuz-{version}", linux_kernel(f"{version} (demo@example.org)")),
            file(f"boot/initrd.img-{version}", b"070701" + b"0" * 104 + b"TRAILER!!!\0"),
            file(f"boot/config-{version}", "CONFIG_64BIT=y\nCONFIG_EXT4_FS=y\nCONFIG_BTRFS_FS=m\n"),
            file(f"usr/lib/modules/{version}/modules.order", "kernel/fs/btrfs/btrfs.ko\n"),
        ]
    return [
        *entries,
        symlink("vmlinuz", f"boot/vmlinuz-{versions[-1]}"),
        symlink("initrd.img", f"boot/initrd.img-{versions[-1]}"),
        file("usr/bin/sudo", elf_program(), 0o4755),
        file("usr/bin/chage", elf_program(), 0o2755, gid=42),
        file(
            "boot/grub/grub.cfg", f"set default=0\nmenuentry 'Debian' {{ linux /vmlinuz-{versions[-1]} }}\n"
        ),
    ]


def _web_site() -> list[Entry]:
    harbour = png(mountains(720, 450, 11, (60, 120, 170), (225, 235, 240)))
    tides = (
        '{"harbour": "Grey Harbour", "high": ["04:12", "16:38"], "low": ["10:21", "22:49"], "metres": 3.4}\n'
    )
    pages = [
        file("var/www/html/index.html", WEB_PAGE),
        file("var/www/html/style.css", STYLE),
        file("var/www/html/harbour.png", harbour),
        file("var/www/html/tides/today.json", tides),
        file(
            "var/www/html/tides/week.php",
            "<?php\nheader('Content-Type: application/json');\nreadfile('today.json');\n",
        ),
    ]
    return owned(pages, WWW_DATA, WWW_DATA)


def _bulk(today: int) -> list[Entry]:
    """Files of some size, so that there is something to see where space is counted."""
    chance = random.Random(6)
    dump = "".join(
        f"INSERT INTO tides VALUES ({number}, '{number * 37 % 997}');\n" for number in range(40_000)
    )
    page = b"a page of the database".ljust(512, b"\0") + chance.randbytes(512)
    archives = {"nginx_1.22.1-9": 527, "mariadb-server_10.11.6": 2900, "php8.2-fpm_8.2.18": 1600}
    mysql = 105
    return [
        *owned(
            [
                folder("var/lib/mysql", 0o750, mtime=today - 3600),
                file("var/lib/mysql/ibdata1", page * 12_288, 0o660, mtime=today - 3600),
                file("var/lib/mysql/tides/readings.ibd", page * 2048, 0o660, mtime=today - 600),
            ],
            mysql,
            mysql,
        ),
        file("var/backups/tides.sql", dump, 0o600, mtime=today - 86400),
        *(
            file(f"var/cache/apt/archives/{name}_amd64.deb", b"!<arch>\n" + chance.randbytes(size << 10))
            for name, size in archives.items()
        ),
    ]
