"""Architectures are told from headers, in libguestfs's words."""

import struct

import pytest

from browser.demo.machine import elf_program
from engine.inspection.binaries import HEAD, architecture
from tests.engine.inspection.guests import pe_program


def elf(machine: int, bits: int = 2, order: int = 1) -> bytes:
    return (
        b"\x7fELF"
        + bytes((bits, order, 1)).ljust(14, b"\0")
        + struct.pack("<H" if order == 1 else ">H", machine)
    )


def test_a_real_program() -> None:
    assert architecture(elf_program()[:HEAD]) == "x86_64"


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (elf(3, bits=1), "i386"),
        (elf(183), "aarch64"),
        (elf(21, order=2), "ppc64"),
        (elf(21), "ppc64le"),
        (elf(22, bits=1, order=2), "s390"),
        (elf(22, order=2), "s390x"),
        (elf(243), "riscv64"),
        (elf(65000), ""),
        (pe_program(), "x86_64"),
        (pe_program(0x14C), "i386"),
        (pe_program(0xAA64), "aarch64"),
        (b"", ""),
        (b"\x7fELF", ""),
        (b"MZ" + b"\xff" * 100, ""),
        (b"#!/bin/sh\n", ""),
    ],
)
def test_heads_of_programs(head: bytes, name: str) -> None:
    assert architecture(head) == name
