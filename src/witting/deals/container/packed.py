"""Which deals do the files within a trade document hold?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from witting.deals.container.file_name import said_by_name
from witting.deals.container.inner import shown_name
from witting.deals.documents import iter_attachments, read_documents
from witting.deals.documents.attachment import NOT_READ
from witting.errors import DealFileError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

    from witting.deals.container.inner import Inner
    from witting.deals.documents import Attachment
    from witting.model import Deal, Issue


_MARK = b"BinaryObject"
"""How the name of such an element ends, in UBL and in CII."""
_PIECE = 1 << 20
_SEARCHED = (
    "is packed into the document; nobody could tell what its words mean, and they are searched as "
    "texts of the document."
)


def read_packed(stream: IO[bytes], name: str, inner: Inner) -> Iterator[Deal]:
    """The deals of trade documents, each followed by those of the files that are packed into it.

    The words of a file that has no parties, goods or money are texts of its document. One that
    cannot be read stays an issue of its document, with the reason.

    Args:
        stream: The documents, from the beginning; can be read from anywhere.
        name: Their file's name.
        inner: Reads the files within.
    """
    if not _has_files(stream):
        yield from read_documents(stream, name)
        return
    deals = [*read_documents(stream, name)]
    stream.seek(0)
    files = iter_attachments(stream)
    for deal in deals:
        yield from _unpacked(deal, files, name, inner)
    for file in files:  # None is lost, should there be more of them than issues.
        yield from inner.read(file.data, f"{name}/{shown_name(file.name)}")


def _has_files(stream: IO[bytes]) -> bool:
    """Whether any element may hold a file; leaves the stream at its beginning."""
    before, found = b"", False
    while not found and (piece := stream.read(_PIECE)):
        found = _MARK in before + piece
        before = piece[-len(_MARK) :]
    stream.seek(0)
    return found


def _unpacked(deal: Deal, files: Iterator[Attachment], name: str, inner: Inner) -> Iterator[Deal]:
    """The document, and the deals of its files in their order, which is that of its issues."""
    kept: list[Issue] = []
    within: list[Deal] = []
    texts = list(deal.text)
    for issue in deal.issues:
        file = next(files, None) if _is_of_file(issue) else None
        if file is None:
            kept.append(issue)
            continue
        texts += filter(None, [said_by_name(file.name)])
        deals, problem = _read(file, name, inner)
        if deals and all(map(_is_of_texts, deals)):
            texts += (f"{shown_name(file.name)}: {text}" for one in deals for text in one.text)
            kept.append(replace(issue, what=issue.what.removesuffix(NOT_READ) + _SEARCHED))
            continue
        within += deals
        if problem:
            kept.append(replace(issue, what=f"{issue.what} {problem}"))
    yield replace(deal, text=tuple(texts), issues=tuple(kept))
    yield from within


def _read(file: Attachment, name: str, inner: Inner) -> tuple[list[Deal], str]:
    """The deals of a file, and why it has none."""
    problem = inner.take(file.data)
    if problem is None:
        try:
            deals = [*inner.deeper(file.data, f"{name}/{shown_name(file.name)}")]
        except DealFileError as error:
            problem = str(error.what)
        else:
            return deals, "" if deals else "It holds no deal."
    return [], problem[:1].upper() + problem[1:]


def _is_of_texts(deal: Deal) -> bool:
    """Whether nobody can tell what a deal's words mean: of a table, say, without a known column."""
    return not (deal.parties or deal.goods or deal.amount)


def _is_of_file(issue: Issue) -> bool:
    return issue.what.endswith(NOT_READ)
