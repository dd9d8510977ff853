"""Old Office documents for tests: a compound file with one stream, and a workbook of BIFF8.

Source: [MS-CFB] 2.2 to 2.6 (the file), [MS-XLS] 2.4 (the records).
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

SECTOR = 512
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def compound(stream: str, content: bytes) -> bytes:
    """A compound file with one stream, which is padded to 4,096 bytes at least."""
    content = content.ljust(max(4096, -(-len(content) // SECTOR) * SECTOR), b"\0")
    count = len(content) // SECTOR
    fat = [FAT, END, *range(3, count + 2), END]
    fat += [FREE] * (SECTOR // 4 - len(fat))
    header = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
    header += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, END, 0, END, 0)
    header += struct.pack("<I", 0) + struct.pack("<I", FREE) * 108
    entries = _entry("Root Entry", 5, child=1) + _entry(stream, 2, start=2, size=len(content))
    entries += _entry("", 0) * 2
    return header + struct.pack(f"<{len(fat)}I", *fat) + entries + content


def _entry(name: str, kind: int, *, child: int = FREE, start: int = END, size: int = 0) -> bytes:
    text = (name + "\0").encode("utf-16-le") if name else b""
    return struct.pack(
        "<64sHBBIII16xI16xIQ", text, len(text), kind, 1, FREE, FREE, child, 0, start, size
    )


def xls(
    sheets: dict[str, Sequence[Sequence[str | float]]], *, beside: Sequence[bytes] = ()
) -> bytes:
    """An XLS with these sheets; the second and later ones are hidden.

    The records that stand beside the cells, such as notes, are in all of them.
    """
    bodies = [_sheet(rows, b"".join(beside)) for rows in sheets.values()]
    names = [name.encode("latin-1") for name in sheets]
    globals_size = len(_bof(5)) + sum(4 + 8 + len(name) for name in names) + 4
    at, tabs = globals_size, b""
    for number, (name, body) in enumerate(zip(names, bodies, strict=True)):
        tabs += _record(0x85, struct.pack("<IBBBB", at, number > 0, 0, len(name), 0) + name)
        at += len(body)
    return compound("Workbook", _bof(5) + tabs + _record(0x0A) + b"".join(bodies))


def _sheet(rows: Sequence[Sequence[str | float]], beside: bytes) -> bytes:
    body = _bof(0x10)
    for line, row in enumerate(rows):
        for place, cell in enumerate(row):
            where = struct.pack("<HHH", line, place, 0)
            if isinstance(cell, str):
                text = cell.encode("utf-16-le")
                body += _record(0x0204, where + struct.pack("<HB", len(cell), 1) + text)
            else:
                body += _record(0x0203, where + struct.pack("<d", cell))
    return body + beside + _record(0x0A)


def _bof(kind: int) -> bytes:
    return _record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0, 0, 0, 6))


def _record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def note(text: str, *, most: int = 8_000) -> bytes:
    """The records of a note's words, cut into pieces where they are longer."""
    runs = struct.pack("<HHIHHI", 0, 0, 0, len(text), 0, 0)
    body = struct.pack("<HH6xHHHH", 0x0212, 0, len(text), len(runs), 0, 0)
    pieces = [text[at : at + most] for at in range(0, len(text), most)]
    words = b"".join(_record(0x3C, b"\x01" + piece.encode("utf-16-le")) for piece in pieces)
    return _record(0x01B6, body) + words + _record(0x3C, runs)
