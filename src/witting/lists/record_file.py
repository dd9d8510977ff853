"""How do records and issues lie on disk?

``entities.jsonl.zst``: FollowTheMoney JSON, one entity per line, compressed with Zstandard. A line
with a ``where`` begins a record: the listed thing, or an edge; its satellites follow.
``issues.jsonl``: one issue per line.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Any

import orjson

from witting.errors import HomeError
from witting.model import Entity, Issue, ListRecord

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

ENTITIES = "entities.jsonl.zst"
ISSUES = "issues.jsonl"
_WHERE = b',"where":'
"""Begins the last value of a record's first line; within a JSON text the quotes are escaped."""


def write_records(records: Iterable[ListRecord], folder: Path) -> str:
    """Writes all records into a folder and returns the SHA-256 of the lines, in hex.

    Raises:
        OSError: The disk is full, or cannot be written to.
    """
    # Late, so that a command that reads no list does not load it.
    import pyarrow as pa  # noqa: PLC0415  # as above

    digest = hashlib.sha256()
    with (
        (folder / ENTITIES).open("wb") as file,
        pa.CompressedOutputStream(pa.PythonFile(file, mode="w"), "zstd") as stream,
    ):
        for record in records:
            lines = b"".join(_lines(record))
            digest.update(lines)
            stream.write(lines)
    return digest.hexdigest()


def read_records(folder: Path) -> Iterator[ListRecord]:
    """The records of a snapshot's folder, in the order they were written.

    Raises:
        HomeError: The file is missing or damaged.
    """
    where, entities = "", list[Entity]()
    for data, entity in _read_lines(folder, _split):
        if "where" in data:
            if entities:
                yield ListRecord(tuple(entities), where)
            where, entities = data["where"], []
        entities.append(entity)
    if entities:
        yield ListRecord(tuple(entities), where)


def read_edges(folder: Path, schemata: Iterable[str]) -> Iterator[Entity]:
    """The entities of some schemata in a snapshot's folder, in the order they were written.

    Lines of others are not parsed, which takes a quarter of the time.

    Raises:
        HomeError: The file is missing or damaged.
    """
    wanted = frozenset(schemata)
    written = "|".join(sorted(wanted)).encode()
    pattern = re.compile(rb'"schema":"(?:%b)"' % written)

    def split(stream: Any) -> Iterator[bytes]:
        return filter(pattern.search, _split(stream))

    return (entity for _, entity in _read_lines(folder, split) if entity.schema in wanted)


def read_digests(folder: Path) -> Iterator[tuple[str, bytes]]:
    """The id of each record of a snapshot's folder and a digest of what it says.

    Where it stands in the publisher's file is no part of that. Lines are not parsed, which takes a
    tenth of the time.

    Raises:
        HomeError: The file is missing or damaged.
    """
    digest = None
    name = ""
    for line in _iter_lines(folder):
        text, where, _ = line.partition(_WHERE)
        if where:
            if digest is not None:
                yield name, digest.digest()
            name, digest = _id_of(line), hashlib.blake2b(digest_size=16)
        if digest is not None:
            digest.update(text)
    if digest is not None:
        yield name, digest.digest()


def _iter_lines(folder: Path) -> Iterator[bytes]:
    import pyarrow as pa  # noqa: PLC0415  # late, as above

    path = folder / ENTITIES
    try:
        with pa.input_stream(str(path), compression="zstd") as stream:
            yield from _split(stream)
    except (OSError, ValueError) as error:
        raise damaged(path, error) from error


def _id_of(line: bytes) -> str:
    text, _, _ = line.removeprefix(b'{"id":').partition(b',"caption":')
    name = orjson.loads(text)
    assert isinstance(name, str)
    return name


def _read_lines(
    folder: Path, split: Callable[[Any], Iterator[bytes]]
) -> Iterator[tuple[dict[str, Any], Entity]]:
    import pyarrow as pa  # noqa: PLC0415  # late, as above

    path = folder / ENTITIES
    try:
        if not path.stat().st_size:  # Even no record at all makes a frame; this one was lost.
            raise damaged(path)
        with pa.input_stream(str(path), compression="zstd") as stream:
            for line in split(stream):
                data = orjson.loads(line)
                yield data, Entity.from_dict(data)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise damaged(path, error) from error


def write_issues(issues: Iterable[Issue], folder: Path) -> None:
    """Writes all issues into a folder."""
    with (folder / ISSUES).open("wb") as file:
        for issue in issues:
            file.write(orjson.dumps(issue.to_dict(), option=orjson.OPT_APPEND_NEWLINE))


def read_issues(folder: Path) -> Iterator[Issue]:
    """The issues of a snapshot's folder, in the order they were found.

    Raises:
        HomeError: The file is missing or damaged.
    """
    path = folder / ISSUES
    try:
        with path.open("rb") as file:
            for line in file:
                yield Issue(**orjson.loads(line))
    except (OSError, ValueError, TypeError) as error:
        raise damaged(path, error) from error


def damaged(path: Path, cause: Exception | None = None) -> HomeError:
    """The error for a file of a snapshot that is not as it was written, or is not for this user."""
    if isinstance(cause, PermissionError):
        return HomeError(
            "this part of a snapshot may not be read by this user.",
            where=str(path),
            remedy="Let the user read WITTING_HOME, or set it to another folder.",
        )
    return HomeError(
        "this part of a snapshot is missing or damaged.",
        where=str(path),
        remedy=f"Remove the folder {path.parent} and add the list's file again.",
    )


def _lines(record: ListRecord) -> Iterator[bytes]:
    for place, entity in enumerate(record.entities):
        data: dict[str, Any] = entity.to_dict()
        if place == 0:
            data["where"] = record.where
        yield orjson.dumps(data, option=orjson.OPT_APPEND_NEWLINE)


def _split(stream: Any) -> Iterator[bytes]:
    rest = b""
    while chunk := stream.read(1 << 20):
        *lines, rest = (rest + chunk).split(b"\n")
        yield from lines
    if rest:
        yield rest
