"""What the guest's kernel sees of the disks, in one look.

Starting a program in an emulated guest costs 50 to 100 ms, so one shell script does what a dozen
actions would: it waits for the disks that were plugged in, assembles MD and LDM arrays, activates
LVM, and reports every block device with its size, what it is made of, and what blkid says of it.
`engine.storage` makes sense of the report.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from appliance.drives import Plugged
from appliance.errors import PlugFailed
from engine.dynamic import DynamicVolume, describe
from engine.reseed import PLACE

Shell = Callable[[str], str]
"""Runs a script by the appliance's shell and returns what it printed."""

# The clock stood still and the random pool is everybody's since the appliance was saved.
_RENEW = f"""
echo $entropy >/dev/urandom
[ -x {PLACE} ] && {PLACE} </dev/urandom
date -s @$now >/dev/null 2>&1 &
"""

# udev makes the link when the kernel has read the disk's partition table and made their nodes.
# With the last link it removes the folder, which guestfsd cannot list any disk without.
_WAIT = """
[ "$targets" ] || { udevadm settle --timeout=30; mkdir -p /dev/disk/by-path; }
n=0
for t in $targets; do
    until set -- /dev/disk/by-path/*-scsi-0:0:$t:0 && [ -e "$1" ]; do
        n=$((n + 1)); [ $n -gt $tries ] && break 2
        # Setting the clock takes about as long as a disk, and no program more.
        if [ $n = 1 ]; then wait; else sleep 0.02; fi
    done
done
for d in /sys/block/sd*; do
    [ -e $d/device/vpd_pg80 ] && read -r serial <$d/device/vpd_pg80; echo "serial ${d##*/} $serial"
done
"""

# What LVM makes volumes of has a suffix behind its identifier. blkid looks at none of that, and from such a
# device on at nothing else either.
_LOOK = """
look() { blkid -p -o export "$@" 2>/dev/null; echo; }
mapped() {
    for d in /sys/block/dm-*; do
        [ -e $d/dm/uuid ] || continue
        read -r u <$d/dm/uuid
        case $u in LVM-*-*) ;; *) echo /dev/${d##*/} ;; esac
    done
}
"""

# A kernel that reads Windows' dynamic disks itself makes partitions of what their volumes consist of, instead
# of those in the table, and blkid knows none of them.
_ACTIVATE = """
seen=$(look /dev/sd* $(mapped))
case $seen in *_raid_member*) mdadm -As --auto=yes --run >/dev/null 2>&1; more=1 ;; esac
known=0
set -f
for word in $seen; do case $word in PART_ENTRY_NUMBER=*) known=$((known + 1)) ;; esac; done
set +f
for d in /sys/class/block/sd*/partition; do [ -e $d ] && known=$((known - 1)); done
case $known:$seen in
    *PART_ENTRY_TYPE=0x42* | *5808c8aa-7e8f-42e0-85d2-e1e90434cfb3* | -*PTTYPE=dos*)
        ldmtool create all >/dev/null 2>&1
        IFS='"'
        for word in $(ldmtool scan 2>/dev/null); do
            case $word in *-*) echo "ldm $word"; more=1 ;; esac
        done
        unset IFS ;;
esac
if [ "$more" ]; then seen="$seen
$(look /dev/md[0-9]* $(mapped))"; fi
case $seen in *LVM2_member*) vgchange -ay --sysinit >/dev/null 2>&1; more=1 ;; esac
if [ "$more" ]; then seen="$seen
$(look /dev/md[0-9]* $(mapped))"; fi
"""

_REPORT = """
for d in /sys/class/block/sd* /sys/class/block/dm-* /sys/class/block/md*; do
    [ -e $d/size ] || continue
    read -r size <$d/size; read -r ro <$d/ro
    echo "device ${d##*/} $size $ro"
    if [ -e $d/partition ]; then
        read -r n <$d/partition; read -r s <$d/start; echo "partition ${d##*/} $n $s"
    fi
    if [ -e $d/dm/name ]; then
        read -r x <$d/dm/name; read -r u <$d/dm/uuid; echo "dm ${d##*/} $x $u"
    fi
    if [ -e $d/md/level ]; then
        read -r x <$d/md/level; read -r u <$d/md/degraded; echo "md ${d##*/} $x ${u:-0}"
    fi
    for s in $d/slaves/*; do [ -e $s ] && echo "slave ${d##*/} ${s##*/}"; done
done
echo
echo "$seen"
"""

_TRIES = 1500
"""Times 0.02 s that a disk may take to appear, and then some: sleeping itself takes time."""

_SERIAL = re.compile(r"^serial (sd[a-z]+) .*(guestscope\d{5})", re.MULTILINE)
_GROUP = re.compile(r"^ldm ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$", re.MULTILINE)


@dataclass(frozen=True)
class Survey:
    """`names` tells the kernel's name ("sda") of the disk with a serial, the rest is for `engine.storage`."""

    names: dict[str, str] = field(default_factory=dict)
    report: str = ""
    dynamic: tuple[DynamicVolume, ...] = ()


def survey(shell: Shell, plugged: Sequence[Plugged], *, renewed: bool = True) -> Survey:
    """Wait for `plugged`, bring up what lies on them, and report. Raises `PlugFailed` if one stays away.

    With `renewed` false, the appliance first gets a clock and randomness of its own.
    """
    script = "" if renewed else _renewal()
    output = shell(script + _waiting(plugged) + _LOOK + _ACTIVATE + _REPORT)
    return Survey(_names(output, plugged), output, describe(shell, _GROUP.findall(output)))


def wait(shell: Shell, plugged: Sequence[Plugged]) -> dict[str, str]:
    """Wait for `plugged` and leave alone what lies on them; the kernel's name by serial."""
    return _names(shell(_waiting(plugged)), plugged)


def _waiting(plugged: Sequence[Plugged]) -> str:
    targets = " ".join(str(disk.target) for disk in plugged)
    return f"targets='{targets}' tries={_TRIES}\n{_WAIT}"


def _names(output: str, plugged: Sequence[Plugged]) -> dict[str, str]:
    names = {serial: name for name, serial in _SERIAL.findall(output)}
    for disk in plugged:
        if disk.serial not in names:
            raise PlugFailed("The appliance did not find a disk that was plugged in.", "Open it again.")
    return names


def _renewal() -> str:
    return f"entropy={os.urandom(64).hex()} now={time.time():.3f}\n{_RENEW}"
