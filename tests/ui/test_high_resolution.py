"""The window on a screen of twice the resolution, in a process of its own: Qt asks for it only once."""

import json
import os
import subprocess
import sys

from tests.helpers.disks import disk


def test_pictures_are_sharp_and_nothing_is_cut_off() -> None:
    command = [sys.executable, "-m", "tests.helpers.looked_at_window", str(disk("ext4-gpt").path)]
    done = subprocess.run(
        command,
        env={**os.environ, "QT_SCALE_FACTOR": "2", "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        text=True,
        timeout=120,
        check=True,
    )
    seen = json.loads(done.stdout.splitlines()[-1])
    assert seen["ratio"] == 2
    assert seen["pictures"] > 5
    assert seen["blurred"] == []
    assert seen["cut off"] == []
