"""What the people of the demo's first system keep in their homes: texts, tables, code, archives, pictures."""

import gzip
import io
import json
import math
import random
import zipfile
from datetime import datetime, timedelta

from browser.demo.oddities import odd_entries
from browser.demo.pictures import bmp, mountains, png, waves
from browser.demo.tree import Entry, file, folder, owned, symlink, write_tar

MARA, JONAS, DEPLOY = 1000, 1001, 1002
CROWD_SIZE = 2000

NOTES = """\
# Notes

The gauge at the pier sends one reading every ten minutes. When it is silent for
an hour, look at the fuse first; the gulls like the warm box.

* Ask Jonas for the new certificate before the end of the month.
* The predictions come from 37 constituents. M2 alone explains most of it.
* Umlauts in station names: Büsum, Łeba, Ærøskøbing, Şile. They must survive.

> "The sea does not read the table." (the harbour master)
"""

LETTER_LATIN_1 = """\
Liebe Jonas-Familie,

die Übersicht für den Hafen ist fertig. Größe und Höhe stehen in der Tabelle.
Viele Grüße aus dem Süden
Mara
"""

FETCH_TIDES = '''\
#!/usr/bin/env python3
"""Fetch today's tides and leave them where the web server finds them."""

import json
import sys
from pathlib import Path
from urllib.request import urlopen

SOURCE = "https://tides.example.org/grey-harbour.json"
PLACE = Path("/var/www/html/tides/today.json")


def main() -> int:
    with urlopen(SOURCE, timeout=20) as answer:
        tides = json.load(answer)
    draft = PLACE.with_suffix(".new")
    draft.write_text(json.dumps(tides))
    draft.replace(PLACE)
    if "--quiet" not in sys.argv:
        print(f"{len(tides['high'])} high waters")
    return 0


if __name__ == "__main__":
    sys.exit(main())
'''

HARMONICS_C = """\
/* Height of the tide as a sum of cosines. */
#include <math.h>
#include <stddef.h>

struct constituent {
    double amplitude; /* metres */
    double speed;     /* degrees per hour */
    double phase;     /* degrees */
};

double tide_height(const struct constituent *parts, size_t count, double hours)
{
    double height = 0.0;
    for (size_t i = 0; i < count; i++) {
        double degrees = parts[i].speed * hours - parts[i].phase;
        height += parts[i].amplitude * cos(degrees * M_PI / 180.0);
    }
    return height;
}
"""


def server_homes(now: datetime) -> list[Entry]:
    """`/home` of web01, with times relative to `now` (UTC)."""
    return [
        folder("home/mara", 0o750, uid=MARA, gid=MARA, mtime=_ago(now, 0.1)),
        *owned(_mara(now), MARA, MARA),
        *owned(odd_entries("home/mara/odd names", _ago(now, 30)), MARA, MARA),
        folder("home/jonas", 0o750, uid=JONAS, gid=JONAS, mtime=_ago(now, 3)),
        *owned(_jonas(now), JONAS, JONAS),
        folder("home/deploy", 0o750, uid=DEPLOY, gid=DEPLOY, mtime=_ago(now, 90)),
        *owned([file("home/deploy/.profile", "umask 027\n", mtime=_ago(now, 90))], DEPLOY, DEPLOY),
    ]


def _ago(now: datetime, days: float) -> int:
    return int(now.timestamp() - days * 86400)


def _mara(now: datetime) -> list[Entry]:
    def ago(days: float) -> int:
        return _ago(now, days)

    documents, pictures = "home/mara/Documents", "home/mara/Pictures"
    shared = f"user::rw-,user:{JONAS}:rw-,group::r--,mask::rw-,other::---"
    keys = "ssh-ed25519 AAAAdemo mara@example.org\n"
    return [
        file("home/mara/.bashrc", "alias ll='ls -l'\nexport EDITOR=nano\n", mtime=ago(200)),
        file("home/mara/.bash_history", "cd Documents\nnano notes.md\nsudo nginx -t\n", 0o600, mtime=ago(1)),
        folder("home/mara/.ssh", 0o700, mtime=ago(200)),
        file("home/mara/.ssh/authorized_keys", keys, 0o600, mtime=ago(200)),
        file("home/mara/bin/fetch-tides", FETCH_TIDES, 0o755, mtime=ago(60)),
        file(f"{documents}/notes.md", NOTES, mtime=ago(2), xattrs={"user.xdg.tags": b"harbour,tides"}),
        file(f"{documents}/letter (Latin-1).txt", LETTER_LATIN_1.encode("latin-1"), mtime=ago(40)),
        file(f"{documents}/from Windows (UTF-16).txt", _utf_16(NOTES), mtime=ago(41)),
        file(f"{documents}/readings.csv", _readings_csv(now), mtime=ago(0.04)),
        file(f"{documents}/stations.json", _stations_json(), mtime=ago(5)),
        file(f"{documents}/shared with Jonas.txt", "We both write here.\n", 0o660, mtime=ago(9), acl=shared),
        file(f"{pictures}/sunset over the hills.png", _sunset(), mtime=ago(33)),
        file(f"{pictures}/interference.bmp", bmp(waves(200, 120, 0.7)), mtime=ago(34)),
        file(f"{pictures}/icon.png", png(waves(32, 32, 0.3)), mtime=ago(35)),
        file(f"{pictures}/cut off.png", png(waves(64, 64, 0.5))[:2000], mtime=ago(35)),
        file("home/mara/Archives/project.tar.gz", _project_tar_gz(ago(50)), mtime=ago(50)),
        file("home/mara/Archives/pictures.zip", _pictures_zip(), mtime=ago(49)),
        file("home/mara/Machines/old-server.img", _boot_sector(), mtime=ago(100), holes_to=8 << 30),
        file("home/mara/Machines/README", "The image says 8 GiB and takes one block: it is sparse.\n"),
        folder("home/mara/Empty", mtime=ago(12)),
        file("home/mara/Videos/.nomedia", b"", mtime=ago(12)),
        symlink("home/mara/www", "/var/www/html", mtime=ago(60)),
        *_measurements("home/mara/measurements", now),
    ]


def _jonas(now: datetime) -> list[Entry]:
    def ago(days: float) -> int:
        return _ago(now, days)

    source = "home/jonas/src/harmonics"
    log = b"".join(b"%08d the gauge is well\n" % number for number in range(60_000))
    return [
        file("home/jonas/.profile", "export LANG=de_DE.UTF-8\n", mtime=ago(180)),
        file(f"{source}/harmonics.c", HARMONICS_C, mtime=ago(20)),
        file(f"{source}/Makefile", "harmonics.o: harmonics.c\n\t$(CC) -O2 -Wall -c $<\n", mtime=ago(20)),
        file(f"{source}/.git/HEAD", "ref: refs/heads/main\n", mtime=ago(20)),
        file(f"{source}/.git/config", "[core]\n\tbare = false\n", mtime=ago(20)),
        file("home/jonas/secret/plan.txt", "Only its owner may read this.\n", 0o600, mtime=ago(15)),
        folder("home/jonas/secret", 0o700, mtime=ago(15)),
        file("home/jonas/big.log", log, mtime=ago(4)),
    ]


def _measurements(top: str, now: datetime) -> list[Entry]:
    """One small file a day: the folder with thousands of entries."""
    chance = random.Random(2000)
    entries = [folder(top, mtime=int(now.timestamp()))]
    for number in range(CROWD_SIZE):
        when = now - timedelta(days=number)
        text = "".join(
            f"{hour:02}:00 {2 + 1.5 * math.sin(hour / 2 + number):.2f}\n" for hour in range(0, 24, 6)
        )
        size = chance.randrange(1, 5)
        entries.append(file(f"{top}/{when:%Y-%m-%d}.txt", text * size, mtime=int(when.timestamp())))
    return entries


def _readings_csv(now: datetime) -> str:
    lines = ["time;station;height in m;wind in m/s\n"]
    for number in range(720):
        when = now - timedelta(minutes=10 * number)
        hours = number / 6
        height = 2.1 + 1.4 * math.cos(math.radians(28.984 * hours)) + 0.4 * math.cos(math.radians(30 * hours))
        lines.append(f"{when:%Y-%m-%dT%H:%MZ};Grey Harbour;{height:.2f};{6 + 3 * math.sin(hours / 5):.1f}\n")
    return "".join(lines)


def _stations_json() -> str:
    stations = [
        {
            "name": "Grey Harbour",
            "latitude": 54.13,
            "longitude": 8.86,
            "constituents": {"M2": 1.41, "S2": 0.38},
        },
        {"name": "Büsum", "latitude": 54.12, "longitude": 8.86, "constituents": {"M2": 1.52, "S2": 0.36}},
        {"name": "Ærøskøbing", "latitude": 54.89, "longitude": 10.41, "constituents": {"M2": 0.06}},
    ]
    return json.dumps({"unit": "metre", "stations": stations}, ensure_ascii=False, indent=2) + "\n"


def _utf_16(text: str) -> bytes:
    return text.replace("\n", "\r\n").encode("utf-16")


def _sunset() -> bytes:
    return png(mountains(960, 600, 7, (38, 70, 120), (246, 190, 140)))


def _boot_sector() -> bytes:
    return bytes(510) + b"\x55\xaa"


def _project_tar_gz(mtime: int) -> bytes:
    entries = [
        folder("harmonics", mtime=mtime),
        file("harmonics/README", "The height of the tide as a sum of cosines.\n", mtime=mtime),
        file("harmonics/harmonics.c", HARMONICS_C, mtime=mtime),
        symlink("harmonics/latest", "harmonics.c", mtime=mtime),
    ]
    stream = io.BytesIO()
    write_tar(entries, stream)
    return gzip.compress(stream.getvalue(), mtime=mtime)


def _pictures_zip() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, hue in (("Grün.png", 0.2), ("Blau.png", 0.6)):
            archive.writestr(f"pictures/{name}", png(waves(96, 96, hue)))
        archive.writestr("pictures/about.txt", "Two squares of waves.\n")
    return stream.getvalue()
