"""How do arrays lie in one file, so that opening it copies nothing and processes share it?

The file is a magic word, length and checksum of a JSON header, the header (what was built by which
rules, where each array lies, and its checksum), and the arrays, each at a multiple of 64 bytes. It
is written beside its place and moved there whole. Opening reads it once, for the checksums.
"""

from __future__ import annotations

import mmap
import os
import struct
import zlib
from typing import TYPE_CHECKING, Any

import numpy as np
import orjson

from witting.errors import HomeError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_MAGIC = b"WITTIDX2"
_ALIGNMENT = 64
_LENGTH = struct.Struct("<QI")
"""How many bytes the header has, and its CRC-32."""
REMEDY = "Run 'witting lists reindex', which makes it anew from the list's records."


def write_arrays(path: Path, arrays: Mapping[str, np.ndarray[Any, Any]], *, rules: str) -> None:
    """Writes the arrays, sorted by name; the same arrays give the same bytes.

    Args:
        path: Where to; what is there is replaced in one step.
        arrays: One-dimensional, of a little-endian type.
        rules: What the arrays were built by; :func:`open_arrays` wants the same.

    Raises:
        HomeError: The disk is full or the folder may not be written.
    """
    layout, places, offset = {}, [], 0
    for name in sorted(arrays):
        array = np.ascontiguousarray(arrays[name])
        layout[name] = {
            "crc": zlib.crc32(array.data),
            "dtype": array.dtype.str,
            "length": len(array),
            "offset": offset,
        }
        places.append((offset, array))
        offset += -(-array.nbytes // _ALIGNMENT) * _ALIGNMENT
    header = orjson.dumps(
        {"arrays": layout, "bytes": offset, "rules": rules}, option=orjson.OPT_SORT_KEYS
    )
    start = _start(len(header))
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with beside.open("wb") as file:
            file.write(_MAGIC + _LENGTH.pack(len(header), zlib.crc32(header)) + header)
            for place, array in places:
                file.seek(start + place)
                file.write(array.data)
            file.truncate(start + offset)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise HomeError(
            f"the index cannot be written: {error.strerror}.",
            where=str(path),
            remedy="Free some space, or set WITTING_HOME to a folder that can be written.",
        ) from error


def open_arrays(path: Path, *, rules: str) -> dict[str, np.ndarray[Any, Any]]:
    """The arrays of a file, as read-only views of the mapped file.

    Raises:
        HomeError: There is no such file, it is truncated or damaged, or it was built by other
            rules.
    """
    try:
        with path.open("rb") as file:
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError) as error:
        raise HomeError(
            "there is no index that can be read.", where=str(path), remedy=REMEDY
        ) from error
    header, start = _read_header(mapped, path)
    if header["rules"] != rules:
        raise HomeError(
            "the index was built by another version of witting, whose rules for names differ.",
            where=str(path),
            remedy=REMEDY,
        )
    if len(mapped) != start + header["bytes"]:
        raise HomeError("the index is truncated.", where=str(path), remedy=REMEDY)
    arrays = {
        name: np.frombuffer(
            mapped, dtype=part["dtype"], count=part["length"], offset=start + part["offset"]
        )
        for name, part in header["arrays"].items()
    }
    for name, part in header["arrays"].items():
        # A flipped bit might hide a listed name, and nobody would see it.
        if zlib.crc32(arrays[name].data) != part["crc"]:
            raise HomeError("the index is damaged.", where=str(path), remedy=REMEDY)
    return arrays


def _read_header(mapped: mmap.mmap, path: Path) -> tuple[dict[str, Any], int]:
    fixed = len(_MAGIC) + _LENGTH.size
    if mapped[: len(_MAGIC)] != _MAGIC or len(mapped) < fixed:
        raise HomeError("this is no index of witting.", where=str(path), remedy=REMEDY)
    length, checksum = _LENGTH.unpack(mapped[len(_MAGIC) : fixed])
    header = mapped[fixed : fixed + length] if length < len(mapped) else b""
    if zlib.crc32(header) != checksum or not header:
        raise HomeError("the index is truncated or damaged.", where=str(path), remedy=REMEDY)
    return orjson.loads(header), _start(length)


def _start(header_length: int) -> int:
    unaligned = len(_MAGIC) + _LENGTH.size + header_length
    return -(-unaligned // _ALIGNMENT) * _ALIGNMENT
