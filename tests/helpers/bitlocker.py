"""A disk with a BitLocker volume on its one partition, written by hand, since nothing on Linux makes one.

The format is that of Windows 7 and later (Joachim Metz, "BitLocker Drive Encryption format"): a boot sector
that leads to three copies of the metadata, a master key that the password, the recovery key and the startup
key open, and data in AES-XTS. The first sectors of the file system lie behind the first copy of the metadata,
since the boot sector has taken their place. What is inside is the NTFS of the recipe "ntfs"; all else lies
behind its end.
"""

import hashlib
import inspect
import struct
import sys
import uuid
import zlib
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.aead import AESCCM
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import XTS

from tests.helpers.disks import disk, disk_folder, making

PASSWORD = "Keyring for 9 doors"
RECOVERY = "000011-000022-000033-000044-000055-000066-000077-720885"
MIB = 1 << 20
SECTOR = 512
_START, _SIZE = MIB, 80 * MIB
_COPIES = (66 * MIB, 70 * MIB, 74 * MIB)
_COPY_SIZE = 1 << 16
_HEADER_SIZE = 8192
_ROUNDS = 1 << 20

_SIGNATURE = b"-FVE-FS-"
_VOLUME = uuid.UUID("4967d63b-2e29-4ad8-8399-f6a339e3d001")
"""What stands before the offsets in every boot sector of a volume."""
_AES_XTS_128 = 0x8004
_ENCRYPTED = 4
_STRETCHED, _SEALED = 0x1000, 0x2000

# What an entry is good for, and what it holds.
_PROPERTY, _MASTER_KEY, _DATA_KEY, _DESCRIPTION, _HEADER_BLOCK = 0, 2, 3, 7, 15
_KEY, _TEXT, _STRETCH_KEY, _SEALED_KEY, _MASTER, _OFFSET = 1, 2, 3, 5, 8, 15
_STARTUP_KEY = 6
_EXTERNAL = 9
_BY_STARTUP_KEY, _BY_RECOVERY, _BY_PASSWORD = 0x0200, 0x0800, 0x2000
_EXTERNAL_KEY = bytes(range(200, 232))

_MADE = 133_000_000_000_000_000
"""In 2022, as Windows counts: units of 100 ns."""


def bitlocker() -> Path:
    """The raw image. The first call takes some ten seconds."""
    digest = hashlib.sha256(inspect.getsource(sys.modules[__name__]).encode())
    digest.update(disk("ntfs").path.name.encode())
    path = disk_folder() / f"bitlocker-{digest.hexdigest()[:16]}.raw"
    if not path.exists():
        with making(path) as draft:
            if draft is not None:
                _write(draft, disk("ntfs").path.read_bytes()[MIB:])
    return path


def startup_key() -> bytes:
    """What is in the file that Windows would keep on a stick."""
    own = uuid.UUID(int=3).bytes_le
    key = _entry(_PROPERTY, _KEY, struct.pack("<HH", _SEALED, 0) + _EXTERNAL_KEY)
    name = _entry(_PROPERTY, _TEXT, "ExternalKey\0".encode("utf-16-le"))
    entry = _entry(_STARTUP_KEY, _EXTERNAL, own + struct.pack("<Q", _MADE) + name + key)
    size = 48 + len(entry)
    return struct.pack("<4I16sIIQ", size, 1, 48, size, own, 1, 0, _MADE) + entry


def _write(path: Path, inside: bytes) -> None:
    data_key = bytes(range(32))
    behind_first = _COPIES[0] + _COPY_SIZE
    with path.open("wb") as file:
        file.truncate(_START + _SIZE)
        file.seek(446)
        file.write(struct.pack("<B3sB3sII", 0, b"\0\2\0", 7, b"\xff" * 3, _START // SECTOR, _SIZE // SECTOR))
        file.seek(510)
        file.write(b"\x55\xaa")
        file.seek(_START)
        file.write(_boot_sector())
        file.seek(_START + _HEADER_SIZE)
        file.write(_encrypted(data_key, inside[_HEADER_SIZE:], _HEADER_SIZE))
        file.seek(_START + behind_first)
        file.write(_encrypted(data_key, inside[:_HEADER_SIZE], behind_first))
        metadata = _metadata(data_key, behind_first)
        for copy in _COPIES:
            file.seek(_START + copy)
            file.write(metadata)


def _boot_sector() -> bytes:
    sector = bytearray(SECTOR)
    struct.pack_into("<3s8sH", sector, 0, b"\xeb\x58\x90", _SIGNATURE, SECTOR)
    struct.pack_into("<16s3Q", sector, 160, _VOLUME.bytes_le, *_COPIES)
    sector[510:] = b"\x55\xaa"
    return bytes(sector)


def _encrypted(key: bytes, plain: bytes, start: int) -> bytes:
    """Each sector by itself, with its number in the volume."""
    found = bytearray()
    for place in range(0, len(plain), SECTOR):
        number = (start + place) // SECTOR
        cipher = Cipher(AES(key), XTS(number.to_bytes(16, "little"))).encryptor()
        found += cipher.update(plain[place : place + SECTOR])
    return bytes(found)


def _metadata(data_key: bytes, header_place: int) -> bytes:
    master_key = bytes(range(100, 132))
    password = hashlib.sha256(hashlib.sha256(PASSWORD.encode("utf-16-le")).digest()).digest()
    numbers = [int(group) // 11 for group in RECOVERY.split("-")]
    recovery = hashlib.sha256(struct.pack("<8H", *numbers)).digest()
    entries = b"".join(
        (
            _entry(_DESCRIPTION, _TEXT, "DESKTOP C: 14.07.2022\0".encode("utf-16-le")),
            _protector(1, _BY_PASSWORD, password, master_key),
            _protector(2, _BY_RECOVERY, recovery, master_key),
            _file_protector(3, master_key),
            _entry(_DATA_KEY, _SEALED_KEY, _sealed(master_key, data_key, _AES_XTS_128, 4)),
            _entry(_HEADER_BLOCK, _OFFSET, struct.pack("<QQ", header_place, _HEADER_SIZE)),
        )
    )
    size = 48 + len(entries)
    block = struct.pack(
        "<8sHHHHQII", _SIGNATURE, (64 + size + 15) // 16, 2, _ENCRYPTED, _ENCRYPTED, _SIZE, 0, 16
    )
    block += struct.pack("<4Q", *_COPIES, header_place)
    block += struct.pack("<4I16s", size, 1, 48, size, uuid.UUID(int=7).bytes_le)
    block += struct.pack("<IHHQ", 4, _AES_XTS_128, 0, _MADE) + entries
    block = block.ljust(-len(block) % 16 + len(block), b"\0")
    check = struct.pack("<HHI", 8, 1, zlib.crc32(block))
    return block + check


def _protector(number: int, kind: int, secret: bytes, master_key: bytes) -> bytes:
    """What gives the master key to whoever knows the secret."""
    salt = bytes([number]) * 16
    stretched = _entry(_PROPERTY, _STRETCH_KEY, struct.pack("<HH16s", _STRETCHED, 0, salt))
    sealed = _entry(_PROPERTY, _SEALED_KEY, _sealed(_stretch(secret, salt), master_key, _SEALED, number))
    head = struct.pack("<16sQHH", uuid.UUID(int=number).bytes_le, _MADE, 0, kind)
    return _entry(_MASTER_KEY, _MASTER, head + stretched + sealed)


def _file_protector(number: int, master_key: bytes) -> bytes:
    """What gives the master key to whoever has the startup key, which is a key by itself."""
    sealed = _entry(_PROPERTY, _SEALED_KEY, _sealed(_EXTERNAL_KEY, master_key, _SEALED, number))
    head = struct.pack("<16sQHH", uuid.UUID(int=number).bytes_le, _MADE, 0, _BY_STARTUP_KEY)
    return _entry(_MASTER_KEY, _MASTER, head + sealed)


def _stretch(secret: bytes, salt: bytes) -> bytes:
    last = bytes(32)
    for count in range(_ROUNDS):
        last = hashlib.sha256(last + secret + salt + count.to_bytes(8, "little")).digest()
    return last


def _sealed(key: bytes, content: bytes, kind: int, count: int) -> bytes:
    """A key as an entry of its own, in AES-CCM: nonce, tag, and the rest."""
    nonce = struct.pack("<QI", _MADE, count)
    made = AESCCM(key, tag_length=16).encrypt(
        nonce, _entry(_PROPERTY, _KEY, struct.pack("<HH", kind, 0) + content), None
    )
    return nonce + made[-16:] + made[:-16]


def _entry(role: int, kind: int, content: bytes) -> bytes:
    return struct.pack("<4H", 8 + len(content), role, kind, 1) + content
