"""What do notes and text boxes of an XLS say?

The records of their words are found by their beginning in the file, wherever they stand, so that
neither the sheet nor the cell of one is known.
Source: [MS-XLS] 2.4.329 (TxO), 2.4.58 (Continue), 2.5.293 (XLUnicodeStringNoCch).
"""

from __future__ import annotations

import re
import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.deals.workbook.beside import Beside

_TXO = re.compile(rb"\xb6\x01\x12\x00")
"""A record of the kind 0x01B6 with 18 bytes, as all of them have."""
_BODY = struct.Struct("<HH6xHHHH")
_RECORD = struct.Struct("<HH")
_CONTINUE = 0x3C
_MOST_TURNS, _RUN = 3, 8
_IS_WIDE = 1
MOST = 100_000
"""Notes of one file."""


def read_words(data: bytes, beside: Beside) -> None:
    """Adds the words of every note and text box; what stands in pieces is told as missing."""
    for number, (start, count) in enumerate(_iter_boxes(data)):
        if number == MOST:
            beside.miss(f"the XLS has more than {MOST:,} notes")
            return
        text = _continued(data, start, count)
        if text is None:
            beside.miss("a note or text box of the XLS stands in pieces")
        else:
            beside.add("note or text box", text)


def _iter_boxes(data: bytes) -> Iterator[tuple[int, int]]:
    """Where the words of each begin, and how many letters they have."""
    for found in _TXO.finditer(data):
        if found.end() + _BODY.size > len(data):
            return
        _, turned, count, runs, _, _ = _BODY.unpack_from(data, found.end())
        # Anything may begin with the same four bytes.
        if count and turned <= _MOST_TURNS and runs >= 2 * _RUN and runs % _RUN == 0:
            yield found.end() + _BODY.size, count


def _continued(data: bytes, start: int, count: int) -> str | None:
    """The words in the records that go on with the one before; each says how wide letters are."""
    pieces: list[str] = []
    left = count
    while left > 0:
        if start + _RECORD.size >= len(data):
            return None
        kind, size = _RECORD.unpack_from(data, start)
        body = data[start + _RECORD.size : start + _RECORD.size + size]
        if kind != _CONTINUE or size < 2 or len(body) < size:  # noqa: PLR2004  # a mark and a letter
            return None
        wide = body[0] & _IS_WIDE
        piece = body[1:].decode("utf-16-le" if wide else "latin-1", "replace")[:left]
        pieces.append(piece)
        left -= len(piece)
        start += _RECORD.size + size
    return "".join(pieces).replace("\r", "\n")
