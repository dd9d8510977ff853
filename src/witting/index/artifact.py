"""How do arrays lie in one file, so that opening it copies nothing and processes share it?

The file is a magic word, length and checksum of a JSON header, the header (what was built by which
rules, where each array lies, and its checksum), and the arrays, each at a multiple of 64 bytes. It
is written beside its place and moved there whole. Opening reads it once, for the checksums.
"""

from __future__ import annotations

import hashlib
import mmap
import os
import struct
import zlib
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
import orjson

from witting.errors import HomeError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    Array = np.ndarray[Any, Any]

_MAGIC = b"WITTIDX3"
_ALIGNMENT = 64
_LENGTH = struct.Struct("<QI")
"""How many bytes the header has, and its CRC-32."""
REMEDY = "Run 'witting lists reindex', which makes it anew from the list's records."


@dataclass(frozen=True, slots=True)
class Artifact:
    """Arrays that were built once and are only read.

    Args:
        arrays: By name; one-dimensional, little-endian, read-only and without gaps, wherever they
            come from, so that compiled code has one form for all.
        digest: Of their names, types and numbers, in hex: equal ones have equal arrays.
        size: How many bytes all of them take.
        release: Lets those of a file leave memory until they are read again.
    """

    arrays: Mapping[str, Array]
    digest: str
    size: int
    release: Callable[[], None] = lambda: None


def make_artifact(arrays: Mapping[str, Array]) -> Artifact:
    """The same arrays in memory, none of which can be written to any more."""
    whole = {name: np.ascontiguousarray(arrays[name]) for name in sorted(arrays)}
    for array in whole.values():
        array.setflags(write=False)
    return Artifact(whole, _digest(whole), sum(array.nbytes for array in whole.values()))


def write_arrays(path: Path, arrays: Mapping[str, Array], *, rules: str) -> None:
    """Writes the arrays, sorted by name; the same arrays give the same bytes.

    Args:
        path: Where to; what is there is replaced in one step.
        arrays: One-dimensional, of a little-endian type.
        rules: What the arrays were built by; :func:`open_arrays` wants the same.

    Raises:
        HomeError: The disk is full or the folder may not be written.
    """
    artifact = make_artifact(arrays)
    layout, offset = _lay_out(artifact.arrays)
    facts = {"arrays": layout, "bytes": offset, "digest": artifact.digest, "rules": rules}
    header = orjson.dumps(facts, option=orjson.OPT_SORT_KEYS)
    start = _start(len(header))
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with beside.open("wb") as file:
            file.write(_MAGIC + _LENGTH.pack(len(header), zlib.crc32(header)) + header)
            for name, array in artifact.arrays.items():
                file.seek(start + layout[name]["offset"])
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


def _lay_out(arrays: Mapping[str, Array]) -> tuple[dict[str, dict[str, Any]], int]:
    """Where each array lies behind the header, and how many bytes that makes."""
    layout: dict[str, dict[str, Any]] = {}
    offset = 0
    for name, array in arrays.items():
        layout[name] = {
            "crc": zlib.crc32(array.data),
            "dtype": array.dtype.str,
            "length": len(array),
            "offset": offset,
        }
        offset += -(-array.nbytes // _ALIGNMENT) * _ALIGNMENT
    return layout, offset


def open_arrays(path: Path, *, rules: str, is_seldom_read: bool = False) -> Artifact:
    """The arrays of a file, as read-only views of the mapped file.

    Args:
        path: The file.
        rules: By which it must have been built.
        is_seldom_read: Whether its pages leave memory once their checksums are right, until they
            are read again.

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
        if is_seldom_read:
            _release(mapped, start + part["offset"], arrays[name].nbytes)
    size = sum(array.nbytes for array in arrays.values())
    release = partial(_release, mapped, start, header["bytes"])
    return Artifact(arrays, header["digest"], size, release)


def _release(mapped: mmap.mmap, start: int, length: int) -> None:
    """Lets go of the pages that a part of a mapped file was read into; they are in the file."""
    first = -(-start // mmap.PAGESIZE) * mmap.PAGESIZE
    whole = (start + length - first) // mmap.PAGESIZE * mmap.PAGESIZE
    if whole > 0 and hasattr(mapped, "madvise"):  # Windows has no such call.
        mapped.madvise(mmap.MADV_DONTNEED, first, whole)


def _digest(arrays: Mapping[str, Array]) -> str:
    digest = hashlib.sha256()
    for name, array in arrays.items():
        digest.update(f"{name} {array.dtype.str} {len(array)}\n".encode())
        digest.update(array.data)
    return digest.hexdigest()


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
