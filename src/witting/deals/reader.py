"""Which deals does a file hold?"""

from __future__ import annotations

import io
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from witting.deals.delimited import read_delimited
from witting.deals.documents import read_documents
from witting.deals.edifact import read_edifact
from witting.deals.ids import SeenIds
from witting.deals.iso20022 import read_iso20022
from witting.deals.jsonfile import read_json_lines, read_json_values
from witting.deals.parquet import read_parquet
from witting.deals.related import join_related
from witting.deals.sniff import HEAD, sniff
from witting.deals.swift import read_swift
from witting.errors import DealFileError
from witting.model import Issue

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO

    from witting.deals.lines import ByteStream
    from witting.model import Deal

_TEXT = {
    "json lines": read_json_lines,
    "json values": read_json_values,
    "csv": read_delimited,
    "edifact": read_edifact,
    "iso20022": read_iso20022,
    "documents": read_documents,
    "swift": read_swift,
}


def read_deals(path: Path | str) -> Iterator[Deal]:
    """Every deal of a file, one after the other, with what could not be understood.

    The format is told by the content; docs/deals.md has all that are read. One deal is held at a
    time, and eight bytes of every id; of messages and documents those that others may belong to
    (:func:`~witting.deals.related.join_related`). No line is left out: what cannot be read is a
    deal with an id, a source and an issue.

    Raises:
        DealFileError: The file as a whole cannot be read: it is missing, a folder, empty, in
            another format, without a known column, or holds no deal. Raised at the first step of
            the iteration, but for Parquet that breaks further on.
    """
    path = Path(path)
    empty = True
    for deal in _report_repeated_ids(join_related(_read(path))):
        empty = False
        yield deal
    if empty:
        raise DealFileError("the file holds no deal.", where=path.name)


def _read(path: Path) -> Iterator[Deal]:
    # A file name may hold bytes that are no text; what is shown and written must be text.
    name = path.name.encode(errors="replace").decode()
    try:
        with path.open("rb") as file:
            head = _read_head(file)
            form = sniff(head, file=name, is_whole=len(head) < HEAD)
            if form != "parquet":
                yield from _TEXT[form](_rewound(head, file), name)
                return
    except OSError as error:
        raise _unreadable(path, error) from error
    yield from read_parquet(path, name)


def _read_head(file: BinaryIO) -> bytes:
    """HEAD bytes, from a pipe too, which gives them in pieces."""
    head = b""
    while len(head) < HEAD and (piece := file.read(HEAD - len(head))):
        head += piece
    return head


def _rewound(head: bytes, file: BinaryIO) -> ByteStream:
    if file.seekable():
        file.seek(0)
        return file
    return io.BufferedReader(_Chained(head, file), buffer_size=1 << 18)


class _Chained(io.RawIOBase):
    """What was read of a pipe already, and then the rest of it."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = head
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # typeshed's Buffer has no len
        data = self._head[: len(buffer)] or self._rest.read(len(buffer))
        self._head = self._head[len(data) :]
        buffer[: len(data)] = data
        return len(data)


def _unreadable(path: Path, error: OSError) -> DealFileError:
    where = str(path)
    if isinstance(error, IsADirectoryError) or os.path.isdir(path):  # noqa: PTH112  # is_dir() raises for a name that is too long
        return DealFileError(
            "this is a folder, not a file.",
            where=where,
            remedy=f"Name the files in it: {path}/*.jsonl",
        )
    if isinstance(error, FileNotFoundError):
        return DealFileError("there is no such file.", where=where)
    return DealFileError(f"the file cannot be read: {error.strerror or error}.", where=where)


def _report_repeated_ids(deals: Iterable[Deal]) -> Iterator[Deal]:
    seen = SeenIds()
    for deal in deals:
        place = deal.source.locator if deal.source else ""
        before = seen.see(deal.id, place)
        yield deal if before is None else _with_issue(deal, before, place)


def _with_issue(deal: Deal, before: str, place: str) -> Deal:
    file = deal.source.file if deal.source else ""
    issue = Issue(
        f"{file} {place}, id".strip(),
        f"another deal of the file has the same id ({before}); both were kept.",
    )
    return deal if issue in deal.issues else replace(deal, issues=(*deal.issues, issue))
