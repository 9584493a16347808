"""What copies of the user's template cost, and what never gets into it."""

from __future__ import annotations

import contextlib
import secrets
from pathlib import Path

from appliance import sparse, template
from appliance.appliance import Appliance
from appliance.drives import Bus
from appliance.images import open_image
from appliance.template import Template
from engine.running import Running
from tests.appliance.images.making import MIB, make_encrypted
from tests.appliance.templates import FILES


def private_bytes(appliance: Appliance) -> int:
    """What ending this QEMU alone would give back to the host."""
    lines = Path(f"/proc/{appliance.pid}/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private_")) * 1024


def test_tenth_copy_costs_no_more_than_the_second(saved: Template) -> None:
    """Each has answered; a third of what libguestfs's QEMU has to itself (about 430 MiB) is the most."""
    with contextlib.ExitStack() as stack:
        costs = []
        for _ in range(10):
            appliance = stack.enter_context(template.restore(saved))
            running = stack.enter_context(contextlib.closing(Running(appliance, launched=True)))
            running.call("ping_daemon")
            costs.append(private_bytes(appliance))
    assert costs[1] < 140 * MIB, costs
    assert costs[9] < costs[1] * 1.25 + 8 * MIB, costs


def holds(path: Path, wanted: bytes) -> bool:
    with path.open("rb") as file:
        for start, end in sparse.segments(file.fileno(), path.stat().st_size):
            file.seek(start)
            if wanted in file.read(end - start):
                return True
    return False


def test_key_of_a_disk_is_in_no_file_and_no_text(saved: Template, tmp_path: Path) -> None:
    """A canary: QEMU decrypts with it, and the guest has it in its memory."""
    canary = f"canary-{secrets.token_hex(16)}"
    path = tmp_path / "disk.qcow2"
    make_encrypted(path, f"secret,id=key,data={canary}", 4 * MIB)
    with template.restore(saved) as appliance, open_image(path, "qcow2") as image:
        running = Running(appliance, launched=True)
        bus = Bus(appliance)
        running.bus = bus
        bus.plug(image, saved.recipe.temporary, secret=canary)
        running.look()
        assert canary in running.shell(f"echo {canary} >/run/key; cat /run/key; sync")
        folder = Path(f"/proc/{appliance.pid}")
        texts = [(folder / name).read_bytes() for name in ("cmdline", "environ")] + [appliance.console]
        files = [*(saved.folder / name for name in FILES), path]
        files += [entry for entry in saved.recipe.temporary.rglob("*") if entry.is_file()]
        assert not any(canary.encode() in text for text in texts)
        assert [str(file) for file in files if holds(file, canary.encode())] == []
        running.close()
    (tmp_path / "planted").write_bytes(bytes(5 * MIB) + canary.encode())
    assert holds(tmp_path / "planted", canary.encode())
