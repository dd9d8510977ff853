"""Which deals does a file hold?"""

from __future__ import annotations

import io
import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from witting.deals.bare import report_bare
from witting.deals.container import (
    Inner,
    read_html,
    read_mail,
    read_mailbox,
    read_packed,
    read_pdf,
    read_rtf,
    read_zip,
)
from witting.deals.container.budget import MAX_FILE
from witting.deals.delimited import read_delimited
from witting.deals.edifact import read_edifact
from witting.deals.encoding import as_utf8, detect_encoding, recoded, with_encoding
from witting.deals.ids import report_repeated_ids
from witting.deals.iso20022 import read_iso20022
from witting.deals.jsonfile import read_json_lines, read_json_values
from witting.deals.paper import read_text
from witting.deals.parquet import read_parquet
from witting.deals.related import join_related
from witting.deals.sniff import HEAD, sniff, which_binary, which_container
from witting.deals.swift import read_swift
from witting.deals.workbook import read_workbook
from witting.errors import DealFileError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO, BinaryIO

    from witting.deals.customs import TableMapping
    from witting.deals.lines import ByteStream
    from witting.model import Deal

_TEXT = {
    "json lines": read_json_lines,
    "json values": read_json_values,
    "edifact": read_edifact,
    "iso20022": read_iso20022,
    "swift": read_swift,
    "text": read_text,
}
_WHOLE = {"pdf": read_pdf, "email": read_mail}


_BINARY = {"parquet": read_parquet, "workbook": read_workbook}


def read_deals(path: Path | str, *, mapping: TableMapping | None = None) -> Iterator[Deal]:
    """Every deal of a file, one after the other, with what could not be understood.

    The format is told by the content; docs/deals.md has all that are read. One deal is held at a
    time, and eight bytes of every id; of messages and documents those that others may belong to
    (:func:`~witting.deals.related.join_related`). No line is left out: what cannot be read is a
    deal with an id, a source and an issue.

    Args:
        path: The file.
        mapping: What the columns hold where the file is a table; without it, a bundled mapping
            that fits, or what the columns generally hold.

    Raises:
        DealFileError: The file as a whole cannot be read: it is missing, a folder, empty, in
            another format, without a known column, or holds no deal. Raised at the first step of
            the iteration, but for Parquet that breaks further on.
    """
    path = Path(path)
    empty = True
    for deal in report_repeated_ids(report_bare(join_related(_read(path, mapping)))):
        empty = False
        yield deal
    if empty:
        raise DealFileError("the file holds no deal.", where=path.name)


def _read(path: Path, mapping: TableMapping | None) -> Iterator[Deal]:
    # A file name may hold bytes that are no text; what is shown and written must be text.
    name = path.name.encode(errors="replace").decode()
    inner = Inner(partial(_read_bytes, mapping=mapping))
    try:
        with path.open("rb") as file:
            head = read_head(file)
            form = which_binary(head)
            if form is None:
                yield from _read_open(_rewound(head, file), head, name, inner, mapping=mapping)
                return
    except OSError as error:
        raise _unreadable(path, error) from error
    yield from _BINARY[form](path, name, mapping=mapping)


def _read_bytes(
    data: bytes, name: str, inner: Inner, *, mapping: TableMapping | None
) -> Iterator[Deal]:
    """The deals of a file that is in memory, by its content, as of one on the disk."""
    head, stream = data[:HEAD], io.BytesIO(data)
    form = which_binary(head)
    if form is None:
        return _read_open(stream, head, name, inner, mapping=mapping)
    return _BINARY[form](stream, name, mapping=mapping)


def _read_open(
    stream: ByteStream, head: bytes, name: str, inner: Inner, *, mapping: TableMapping | None
) -> Iterator[Deal]:
    """The deals of a stream from its beginning, which is given beside it."""
    held = which_container(head)
    if held == "zip":
        yield from read_zip(_seekable(stream, name), name, inner)
    elif held == "mailbox":
        yield from read_mailbox(stream, name, inner)
    elif held == "rtf":
        yield from read_rtf(_whole(stream, name), name)
    elif held:
        yield from _WHOLE[held](_whole(stream, name), name, inner)
    else:
        yield from _read_text(stream, head, name, inner, mapping=mapping)


def _read_text(
    stream: ByteStream, head: bytes, name: str, inner: Inner, *, mapping: TableMapping | None
) -> Iterator[Deal]:
    """The deals of a text; in which encoding it is, if not in UTF-8, is said of the first."""
    encoding = detect_encoding(head)
    if encoding is not None:
        stream, head = as_utf8(stream, encoding), recoded(head, encoding)
    form = sniff(head, file=name, is_whole=len(head) < HEAD)
    if form == "csv":
        deals = read_delimited(stream, name, mapping=mapping)
    elif form == "html":
        deals = read_html(_whole(stream, name), name, mapping=mapping)
    elif form == "documents":
        deals = read_packed(_seekable(stream, name), name, inner)
    else:
        deals = _TEXT[form](stream, name)
    for deal in deals:
        yield deal if encoding is None else with_encoding(deal, encoding, name)
        encoding = None


def _whole(stream: ByteStream, name: str) -> bytes:
    """All of a file that must be held in memory."""
    data = stream.read(MAX_FILE + 1)
    if len(data) > MAX_FILE:
        what = f"the file has more than {MAX_FILE >> 20} MiB, which is too much for its format."
        raise DealFileError(what, where=name, remedy="Split it into smaller ones.")
    return data


def _seekable(stream: ByteStream, name: str) -> IO[bytes]:
    """The stream itself where it can be read from anywhere, else its content."""
    if isinstance(stream, io.BytesIO | io.BufferedReader) and stream.seekable():
        return stream
    return io.BytesIO(_whole(stream, name))


def read_head(file: BinaryIO) -> bytes:
    """The first HEAD bytes, from a pipe too, which gives them in pieces."""
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
