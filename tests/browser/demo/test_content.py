"""What the two systems of the demo disk hold, before it is on any disk."""

import csv
import io
import json
import shutil
import struct
import subprocess
import tarfile
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from browser.demo.homes import CROWD_SIZE, server_homes
from browser.demo.laptop import laptop_home, laptop_tree
from browser.demo.logs import DAYS, server_logs, wtmp
from browser.demo.machine import elf_program
from browser.demo.oddities import ODD_NAMES
from browser.demo.packages import LAPTOP_PACKAGES, SERVER_PACKAGES
from browser.demo.server import server_tree
from browser.demo.tree import Entry, Kind

NOW = datetime(2025, 3, 9, 12, 0, 0, tzinfo=UTC)
UUIDS = {"boot": "11111111-2222-3333-4444-555555555555", "esp": "ABCD-1234"}


@pytest.fixture(scope="module")
def server() -> dict[str, Entry]:
    return {entry.path: entry for entry in [*server_tree(NOW, UUIDS), *server_homes(NOW)]}


@pytest.fixture(scope="module")
def laptop() -> dict[str, Entry]:
    home = {f"home/{entry.path}": entry for entry in laptop_home(NOW)}
    return {entry.path: entry for entry in laptop_tree(NOW, UUIDS["boot"])} | home


def _text(entry: Entry) -> str:
    return entry.content.decode()


def test_no_path_is_there_twice() -> None:
    paths = [entry.path for entry in [*server_tree(NOW, UUIDS), *server_homes(NOW)]]
    assert len(paths) == len(set(paths))


def test_no_name_is_too_long_for_a_file_system(server: dict[str, Entry]) -> None:
    assert all(
        len(part.encode(errors="surrogateescape")) <= 255 for path in server for part in path.split("/")
    )


@pytest.mark.parametrize("system", ["server", "laptop"])
def test_every_service_that_starts_is_there(system: str, request: pytest.FixtureRequest) -> None:
    tree: dict[str, Entry] = request.getfixturevalue(system)
    wanted = [entry for entry in tree.values() if ".wants/" in entry.path]
    assert wanted
    for link in wanted:
        target = link.target.lstrip("/")
        target = f"usr/{target}" if target.startswith("lib/") else target
        assert target in tree


def test_fstab_names_the_file_systems(server: dict[str, Entry]) -> None:
    lines = [line.split() for line in _text(server["etc/fstab"]).splitlines() if not line.startswith("#")]
    assert all(len(line) == 6 for line in lines)
    assert {line[1]: line[0] for line in lines}["/boot"] == f"UUID={UUIDS['boot']}"


def test_nobody_can_log_in_with_a_password(server: dict[str, Entry], laptop: dict[str, Entry]) -> None:
    for tree in (server, laptop):
        fields = [line.split(":") for line in _text(tree["etc/shadow"]).splitlines()]
        assert len(fields) == len(_text(tree["etc/passwd"]).splitlines())
        assert all(len(field) == 9 and field[1][0] in "!*" for field in fields)


def test_every_installed_package_is_in_the_database(
    server: dict[str, Entry], laptop: dict[str, Entry]
) -> None:
    records = _text(server["var/lib/dpkg/status"]).split("\n\n")
    installed = [record for record in records if "Status: install ok installed" in record]
    assert len(installed) == len(SERVER_PACKAGES) > 60
    descriptions = [
        path for path in laptop if path.startswith("var/lib/pacman/local/") and path.endswith("/desc")
    ]
    assert len(descriptions) == len(LAPTOP_PACKAGES) > 20


def test_logs_end_today_and_never_lie_in_the_future() -> None:
    for entry in server_logs(NOW):
        if entry.path.endswith("access.log"):
            stamps = [line.split("[")[1][:20] for line in _text(entry).splitlines()]
            times = [datetime.strptime(stamp, "%d/%b/%Y:%H:%M:%S").replace(tzinfo=UTC) for stamp in stamps]
            assert times == sorted(times)
            assert NOW - timedelta(days=DAYS) <= times[0] < times[-1] <= NOW


def test_the_log_of_logins_has_records_of_the_right_size() -> None:
    data = wtmp(NOW)
    assert len(data) % 384 == 0
    kinds = [struct.unpack_from("<h", data, at)[0] for at in range(0, len(data), 384)]
    assert kinds.count(7) == kinds.count(8) == 3
    assert data[44:76].rstrip(b"\0") == b"reboot"


def test_tables_and_archives_can_be_opened(server: dict[str, Entry]) -> None:
    home = "home/mara"
    rows = list(csv.reader(io.StringIO(_text(server[f"{home}/Documents/readings.csv"])), delimiter=";"))
    assert {len(row) for row in rows} == {4}
    assert json.loads(_text(server[f"{home}/Documents/stations.json"]))["stations"][1]["name"] == "Büsum"
    with tarfile.open(fileobj=io.BytesIO(server[f"{home}/Archives/project.tar.gz"].content)) as tar:
        assert "harmonics/harmonics.c" in tar.getnames()
    with zipfile.ZipFile(io.BytesIO(server[f"{home}/Archives/pictures.zip"].content)) as archive:
        assert archive.testzip() is None


def test_texts_have_the_encodings_that_their_names_say(server: dict[str, Entry]) -> None:
    documents = "home/mara/Documents"
    latin = server[f"{documents}/letter (Latin-1).txt"].content
    assert "Größe" in latin.decode("latin-1")
    with pytest.raises(UnicodeDecodeError):
        latin.decode()
    assert "Ærøskøbing" in server[f"{documents}/from Windows (UTF-16).txt"].content.decode("utf-16")


def test_the_crowded_folder_and_the_odd_names_are_whole(server: dict[str, Entry]) -> None:
    assert sum(path.startswith("home/mara/measurements/") for path in server) == CROWD_SIZE
    for name in ODD_NAMES:
        assert server[f"home/mara/odd names/{name}"].kind is Kind.FILE


def test_the_program_runs_and_succeeds(tmp_path: Path) -> None:
    if shutil.which("uname") and subprocess.check_output(["uname", "-m"], text=True).strip() != "x86_64":
        pytest.skip("The program is for x86-64.")
    program = tmp_path / "program"
    program.write_bytes(elf_program())
    program.chmod(0o755)
    assert subprocess.run([program], check=False).returncode == 0
