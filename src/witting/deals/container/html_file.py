"""Which deals does a page of HTML hold, such as an invoice that a program wrote as one?"""

from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from witting.deals.charset import decode_text
from witting.deals.container.html_text import lines_of_html
from witting.deals.delimited import known_columns, read_delimited
from witting.deals.encoding import detect_encoding
from witting.deals.header import MAX_PREAMBLE
from witting.deals.paper import has_title, is_paper, read_paper
from witting.errors import DealFileError
from witting.model import Issue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.deals.customs import TableMapping
    from witting.model import Deal

FORMAT = "html"
MAX_BYTES = 1 << 26
"""Bytes of a page, which is held as a tree."""
LOOKED_AT = 200
"""Lines in which the labels of a document are looked for."""
_MARK = re.compile(
    rb"\A(?:<\?xml[^>]*>|<!--.*?-->|\s)*<(?:!doctype\s+html|html|head|body|meta|title|table|div|p)\b",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET = re.compile(rb"<meta[^>]*?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
BEGINNING = 4096
"""Bytes in which a page says what it is, and in which encoding."""
MAX_DETECTED = 1 << 16
"""Bytes by which an encoding is told."""
_UNKNOWN = (
    "the page of HTML is no document of trade: it has no such title, no labels of its parties and "
    "no table with a known heading."
)


def is_html(text: bytes) -> bool:
    """Whether a file begins as a page of HTML does."""
    return _MARK.match(text[:BEGINNING]) is not None


def read_html(data: bytes, file: str, *, mapping: TableMapping | None = None) -> Iterator[Deal]:
    """The deal that the labels of the page name, or those of the rows of its table.

    Args:
        data: The page, in the encoding that it declares.
        file: Its name.
        mapping: What the columns of its table hold, where the user says so.

    Raises:
        DealFileError: It is too large, or neither a document of trade nor a table of deals.
    """
    if len(data) > MAX_BYTES:
        what = f"the page has more than {MAX_BYTES >> 20} MiB."
        raise DealFileError(what, where=file, remedy="Save it as CSV or PDF.")
    text, problem = decode_text(data, _charset(data))
    lines = [line for line in lines_of_html(text) if line.strip()]
    for deal in _deals(lines, file, mapping):
        yield replace(deal, issues=(Issue(file, problem), *deal.issues)) if problem else deal
        problem = None


def _deals(lines: list[str], file: str, mapping: TableMapping | None) -> Iterator[Deal]:
    first = lines[:LOOKED_AT]
    if mapping is None and (is_paper(first) or (has_title(first) and not _has_table(first))):
        return read_paper(lines, file=file, form=FORMAT)
    if mapping is not None or _has_table(first):
        text = "\n".join([*lines, ""]).encode("utf-8", "replace")
        return read_delimited(io.BytesIO(text), file, mapping=mapping)
    raise DealFileError(_UNKNOWN, where=file, remedy="Read an article with witting read.")


def _charset(data: bytes) -> str | None:
    """The encoding that the page declares, or that its bytes tell; None is UTF-8 or unknown."""
    if found := _CHARSET.search(data[:BEGINNING]):
        return found[1].decode()
    # Of a text that begins with an element nothing else would be told.
    return detect_encoding(b" x" + data[:MAX_DETECTED])


def _has_table(lines: list[str]) -> bool:
    """Whether one of the first lines is the header of a table of deals."""
    return any(known_columns(line) > 1 for line in lines[: MAX_PREAMBLE + 1])
