"""qcow2, versions 2 and 3, as QEMU's `docs/interop/qcow2.txt` describes them. All big-endian.

The limits are those of QEMU's driver (`block/qcow2.h`): what it would refuse is refused here, in
words; what it would read as silent zeros (tables behind the end of the file) is refused too.
"""

from __future__ import annotations

import array
import struct
import sys
from dataclasses import replace

from appliance.images.header import LONGEST_HEAD, Encryption, Header, Snapshot, Unusable
from appliance.images.names import decoded, escaped
from appliance.images.source import Source

MAGIC = b"QFI\xfb"

_HEADER = struct.Struct(">4sIQIIQIIQQIIQ")
_HEADER_V3 = struct.Struct(">QQQII")
_EXTENSION = struct.Struct(">II")
_SNAPSHOT = struct.Struct(">QIHHIIQII")

_MAX_L1 = 32 << 20
_MAX_REFTABLE = 8 << 20
_MAX_SNAPSHOTS = 65536
_MAX_BACKING_NAME = 1023
_LISTED_SNAPSHOTS = 4096
_CHECKED_L1 = 1 << 20
_CHECKED_L2 = 64 << 10

_DIRTY, _CORRUPT, _DATA_FILE, _COMPRESSION, _EXTENDED_L2 = 1, 2, 4, 8, 16
_KNOWN_INCOMPATIBLE = _DIRTY | _CORRUPT | _DATA_FILE | _COMPRESSION | _EXTENDED_L2

_EXT_BACKING_FORMAT = 0xE2792ACA
_EXT_FEATURE_NAMES = 0x6803F857
_EXT_DATA_FILE = 0x44415441

_OFFSET = 0x00FFFFFFFFFFFE00


def matches(head: bytes) -> bool:
    return head[:4] == MAGIC and head[4:8] != b"\0\0\0\1"


def read_header(source: Source) -> Header:
    """The header, its extensions and the snapshot table; refuses with Unusable."""
    (
        _,
        version,
        backing_offset,
        backing_size,
        cluster_bits,
        size,
        crypt_method,
        l1_entries,
        l1_offset,
        reftable_offset,
        reftable_clusters,
        snapshot_count,
        snapshots_offset,
    ) = _HEADER.unpack(source.read(0, _HEADER.size, "header"))
    if version not in (2, 3):
        raise Unusable(f"its version is {version}, and only 1, 2 and 3 are known")
    incompatible = 0
    refcount_order, header_length = 4, _HEADER.size
    if version == 3:
        rest = source.read(_HEADER.size, _HEADER_V3.size, "header")
        incompatible, _, _, refcount_order, header_length = _HEADER_V3.unpack(rest)
    if not 9 <= cluster_bits <= 21:
        raise Unusable(f"its cluster size of 2^{cluster_bits} bytes is outside 512 bytes to 2 MiB")
    cluster_size = 1 << cluster_bits
    if not (104 if version == 3 else 72) <= header_length <= cluster_size or refcount_order > 6:
        raise Unusable("its header contradicts itself")
    if size > 1 << 62:
        raise Unusable("its virtual size is larger than any disk")

    extensions = _extensions(source, header_length, min(backing_offset or cluster_size, cluster_size))
    unknown = incompatible & ~_KNOWN_INCOMPATIBLE
    if unknown:
        names = ", ".join(_feature_names(unknown, extensions.get(_EXT_FEATURE_NAMES, b"")))
        raise Unusable(f"it needs a feature that is not known ({names})", "A newer version may open it.")

    warnings = []
    warnings += _check_tables(
        source, size, cluster_bits, incompatible, l1_entries, l1_offset, reftable_offset, reftable_clusters
    )
    backing = None
    if backing_offset:
        if not 0 < backing_size <= _MAX_BACKING_NAME or backing_offset + backing_size > cluster_size:
            raise Unusable("the name of its backing file does not lie in its header")
        backing = source.read(backing_offset, backing_size, "backing file name")
    data_file = None
    if incompatible & _DATA_FILE:
        data_file = extensions.get(_EXT_DATA_FILE)
        if not data_file:
            raise Unusable("it keeps its data in another file, but does not say which")
    encryption = {0: None, 1: Encryption.AES, 2: Encryption.LUKS}.get(crypt_method, ...)
    if encryption is ...:
        raise Unusable("it is encrypted in a way that is not known")
    if encryption is Encryption.AES:
        raise Unusable(
            "it is encrypted with the old AES scheme, which QEMU no longer opens in a machine",
            "Convert a copy first: qemu-img convert knows the old scheme.",
        )
    snapshots = _snapshots(source, snapshot_count, snapshots_offset)
    if len(snapshots) < snapshot_count:
        warnings.append(f"It holds {snapshot_count} snapshots, of which {len(snapshots)} are listed.")
    dirty, corrupt = bool(incompatible & _DIRTY), bool(incompatible & _CORRUPT)
    if corrupt:
        warnings.append("It is marked as corrupt; parts of it may be wrong.")
    elif dirty:
        warnings.append("It was not closed properly, or is in use.")
    return Header(
        format="qcow2",
        virtual_size=size,
        kind=f"version {version}",
        cluster_size=cluster_size,
        backing=backing,
        backing_format=extensions.get(_EXT_BACKING_FORMAT) or None,
        data_file=data_file,
        encryption=encryption,
        snapshots=snapshots,
        dirty=dirty,
        corrupt=corrupt,
        warnings=tuple(warnings),
    )


def as_in_snapshot(source: Source, header: Header, snapshot: Snapshot) -> Header:
    """The header under which the image is what it was in one of its snapshots; refuses with Unusable.

    QEMU loads a snapshot for reading only where it starts with it. But a snapshot is no more than another
    L1 table and another size in the same file, so a header that names these is all it takes.
    """
    head = bytearray(source.read(0, min(LONGEST_HEAD, source.size), "header"))
    size = header.virtual_size if snapshot.disk_size is None else snapshot.disk_size
    offset, entries = snapshot.table
    fields = list(_HEADER.unpack_from(head))
    fields[5], fields[7], fields[8], fields[11], fields[12] = size, entries, offset, 0, 0
    incompatible = int.from_bytes(head[72:80], "big") if fields[1] == 3 else 0
    warnings = _check_tables(source, size, fields[4], incompatible, entries, offset, fields[9], fields[10])
    _HEADER.pack_into(head, 0, *fields)
    return replace(header, virtual_size=size, head=bytes(head), warnings=(*header.warnings, *warnings))


def _extensions(source: Source, start: int, end: int) -> dict[int, bytes]:
    """The header's extensions by type; the first of each counts, as in QEMU's driver the last
    would, so a second one of the kinds that name a file is refused."""
    area = source.read(start, max(min(end, source.size) - start, 0), "header")
    found: dict[int, bytes] = {}
    position = 0
    while position + _EXTENSION.size <= len(area):
        kind, length = _EXTENSION.unpack_from(area, position)
        position += _EXTENSION.size
        if kind == 0:
            break
        if length > len(area) - position:
            raise Unusable("an extension of its header is longer than the header")
        if kind in found and kind in (_EXT_BACKING_FORMAT, _EXT_DATA_FILE):
            raise Unusable("its header names a file or a format twice")
        found.setdefault(kind, area[position : position + length])
        position += (length + 7) & ~7
    return found


def _feature_names(bits: int, table: bytes) -> list[str]:
    names = {
        table[at + 1]: escaped(decoded(table[at + 2 : at + 48].rstrip(b"\0")))
        for at in range(0, min(len(table), 48 * 64) // 48 * 48, 48)
        if table[at] == 0
    }
    return [names.get(bit, f"bit {bit}") for bit in range(64) if bits >> bit & 1]


def _check_tables(
    source: Source,
    size: int,
    cluster_bits: int,
    incompatible: int,
    l1_entries: int,
    l1_offset: int,
    reftable_offset: int,
    reftable_clusters: int,
) -> list[str]:
    """Refuse tables that cannot be read; return warnings about clusters that are not there."""
    cluster_size = 1 << cluster_bits
    extended, data_file = incompatible & _EXTENDED_L2, incompatible & _DATA_FILE
    entry = 16 if extended else 8
    covered = cluster_size // entry * cluster_size
    if l1_entries * 8 > _MAX_L1:
        raise Unusable("its L1 table is too large")
    if l1_entries < -(-size // covered):
        raise Unusable("its L1 table is too small for its virtual size")
    if (l1_offset | reftable_offset) % cluster_size:
        raise Unusable("its tables are not where tables can be")
    if not 0 < reftable_clusters * cluster_size <= _MAX_REFTABLE:
        raise Unusable("its refcount table has an impossible size")
    source.require(l1_offset, l1_entries * 8, "L1 table")
    source.require(reftable_offset, 8, "refcount table")
    if not l1_entries or l1_entries * 8 > _CHECKED_L1:
        return []
    l2_offsets = [offset & _OFFSET for offset in _words(source.read(l1_offset, l1_entries * 8, "L1 table"))]
    last = max(l2_offsets)
    if not last:
        return []
    missing = last + cluster_size > source.size
    if not missing and not data_file:
        # The table written last usually points to the cluster written last.
        clusters = _words(source.read(last, min(cluster_size, _CHECKED_L2), "L2 table"))
        clusters = clusters[:: 2 if extended else 1]
        missing = any(not word >> 62 & 1 and word & _OFFSET >= source.size for word in clusters)
    if missing:
        return ["It refers to parts behind its end: it seems to be cut short, and some of it is missing."]
    return []


def _words(table: bytes) -> array.array[int]:
    words = array.array("Q", table)
    if sys.byteorder == "little":
        words.byteswap()
    return words


def _snapshots(source: Source, count: int, offset: int) -> tuple[Snapshot, ...]:
    if count > _MAX_SNAPSHOTS:
        raise Unusable("it claims more snapshots than there can be")
    found = []
    for _ in range(min(count, _LISTED_SNAPSHOTS)):
        entry = _SNAPSHOT.unpack(source.read(offset, _SNAPSHOT.size, "snapshot table"))
        id_size, name_size, date, vm_state_size, extra_size = entry[2], entry[3], entry[4], entry[7], entry[8]
        if extra_size > 1024:
            raise Unusable("an entry of its snapshot table is too large")
        offset += _SNAPSHOT.size
        text = source.read(offset, extra_size + id_size + name_size, "snapshot table")
        disk_size = None
        if extra_size >= 8:
            vm_state_size = int.from_bytes(text[:8], "big")
        if extra_size >= 16:
            disk_size = int.from_bytes(text[8:16], "big")
        name_at = extra_size + id_size
        found.append(
            Snapshot(
                decoded(text[extra_size:name_at]),
                decoded(text[name_at:]),
                date,
                vm_state_size,
                disk_size,
                (entry[0], entry[1]),
            )
        )
        offset += (len(text) + _SNAPSHOT.size + 7) // 8 * 8 - _SNAPSHOT.size
    return tuple(found)
