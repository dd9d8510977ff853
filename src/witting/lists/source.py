"""Where do a list's bytes come from, and are they sane enough to be read?

A source is one file or one folder that the user gave. ZIP and gzip are unpacked in memory with a
limit, text is UTF-8 (with or without a byte-order mark) and nothing else.
"""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import io
import os
import stat
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from witting.errors import ListFileError

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_BYTES = 1 << 30
"""No list of this field is near 1 GiB; what unpacks to more is a bomb."""
MAX_LINES = 20_000_000
"""The largest, OFAC's as XML, has some five million."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file of a source, unpacked: its name (without folder and ``.gz``) and its bytes."""

    name: str
    data: bytes

    @property
    def digest(self) -> str:
        """SHA-256 of the unpacked bytes, in hex."""
        return hashlib.sha256(self.data).hexdigest()

    def text(self) -> str:
        """The bytes as UTF-8, without a byte-order mark and without a closing 0x1A.

        Raises:
            ListFileError: The bytes are not UTF-8; says which byte on which line.
        """
        try:
            return self.data.decode("utf-8-sig").rstrip("\x1a")
        except UnicodeDecodeError as error:
            line = self.data.count(b"\n", 0, error.start) + 1
            raise ListFileError(
                f"byte 0x{self.data[error.start]:02x} on line {line} is not UTF-8.",
                where=self.name,
                remedy="Save the file as UTF-8, or download it again from its publisher.",
            ) from error


@dataclass(frozen=True, slots=True)
class ListSource:
    """All files of one source, sorted by name."""

    files: tuple[SourceFile, ...]

    def find(self, *names: str) -> SourceFile | None:
        """The file with one of these names, whatever its case; the first name that is there."""
        for name in names:
            for file in self.files:
                if file.name.casefold() == name.casefold():
                    return file
        return None

    def with_suffix(self, *suffixes: str) -> tuple[SourceFile, ...]:
        """All files whose names end in one of these, such as ``.csv``, whatever the case."""
        wanted = tuple(suffix.casefold() for suffix in suffixes)
        return tuple(file for file in self.files if file.name.casefold().endswith(wanted))

    def only(self, suffix: str, *, expected: str) -> SourceFile:
        """The one file with this suffix, or else the one file that there is.

        Args:
            suffix: Such as ``.xml``.
            expected: What the file should be, for the message.

        Raises:
            ListFileError: There are several.
        """
        files = self.with_suffix(suffix) or self.files
        if len(files) == 1:
            return files[0]
        there = ", ".join(file.name for file in self.files)
        raise ListFileError(
            f"expected {expected}; there are {there}.", remedy="Give that file alone."
        )


def read_source(path: Path) -> ListSource:
    """Reads a file, a folder of files (not its subfolders), a ZIP or a gzip file.

    Raises:
        ListFileError: Nothing is there, nothing is in it, or it unpacks to more than MAX_BYTES.
    """
    files = [file for item in _paths(path) for file in _unpack(item.name, _read(item))]
    names: set[str] = set()
    for file in files:
        _check(file)
        if file.name.casefold() in names:
            what = f"there are two files of the name {file.name}."
            raise ListFileError(what, where=str(path), remedy="Give the right one alone.")
        names.add(file.name.casefold())
    if not files:
        raise ListFileError("the ZIP file has no files in it.", where=str(path))
    return ListSource(tuple(sorted(files, key=lambda file: file.name)))


def _paths(path: Path) -> list[Path]:
    with _explained(path):
        if not os.path.lexists(path):
            raise ListFileError("there is no such file or folder.", where=str(path))
        if not stat.S_ISDIR(path.stat().st_mode):
            return [path]
        paths = sorted(item for item in path.iterdir() if item.is_file() and item.name[0] != ".")
    if not paths:
        raise ListFileError("the folder has no files in it.", where=str(path))
    return paths


def _read(path: Path) -> bytes:
    with _explained(path):
        facts = path.stat()
        if not stat.S_ISREG(facts.st_mode):
            raise ListFileError(
                "this is a pipe or a device and no file.",
                where=str(path),
                remedy="Save the list into a file and give that.",
            )
        if facts.st_size > MAX_BYTES:
            raise _too_large(path.name)
        return path.read_bytes()


@contextlib.contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        what = f"the file cannot be read: {error.strerror or error}."
        raise ListFileError(what, where=str(path)) from error


def _check(file: SourceFile) -> None:
    """Refuses what holds nothing, and what only takes time."""
    if not file.data.strip():
        raise ListFileError("the file is empty.", where=file.name, remedy="Download it again.")
    if file.data.count(b"\n") > MAX_LINES:
        raise ListFileError(
            f"the file has more than {MAX_LINES:,} lines, which no list has.",
            where=file.name,
            remedy="It may be a decompression bomb; get the list from its publisher.",
        )


def _unpack(name: str, data: bytes) -> Iterator[SourceFile]:
    if data[:4] == b"PK\x03\x04" and not name.casefold().endswith((".xlsx", ".ods")):
        yield from _unzip(name, data)
    elif data[:2] == b"\x1f\x8b":
        yield SourceFile(name.removesuffix(".gz"), _gunzip(name, data))
    else:
        yield SourceFile(name, data)


def _gunzip(name: str, data: bytes) -> bytes:
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
            unpacked = file.read(MAX_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise ListFileError(
            "the gzip file is truncated or broken.", where=name, remedy="Download it again."
        ) from error
    if len(unpacked) > MAX_BYTES:
        raise _too_large(name)
    return unpacked


def _unzip(name: str, data: bytes) -> Iterator[SourceFile]:
    left = MAX_BYTES
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in archive.infolist():
                name_inside = PurePosixPath(member.filename).name
                # As in a folder; a Mac's archive has a hidden twin of every file.
                if member.is_dir() or name_inside.startswith("."):
                    continue
                with archive.open(member) as file:
                    unpacked = file.read(left + 1)
                left -= len(unpacked)
                if left < 0:
                    raise _too_large(name)
                yield SourceFile(name_inside, unpacked)
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError) as error:
        raise ListFileError(
            f"the ZIP file is broken or encrypted: {error}.",
            where=name,
            remedy="Download it again.",
        ) from error


def _too_large(name: str) -> ListFileError:
    return ListFileError(
        f"the file unpacks to more than {MAX_BYTES >> 20} MiB, which no list does.",
        where=name,
        remedy="It may be a decompression bomb; get the list from its publisher.",
    )
