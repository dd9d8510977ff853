"""Is this file a spreadsheet, by its first bytes?"""

from __future__ import annotations

import re
import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""An old Office document, or a new one behind a password."""
_ZIP = b"PK\x03\x04"
_PART = re.compile(rb"/?xl/|content\.xml")
_HEADER = struct.Struct("<4s4xH8xI4xHH")
"""Of a member of a ZIP: its mark, how it is packed, and the sizes of content, name and the rest.

Source: PKWARE, APPNOTE.TXT, section 4.3.7.
"""
_UNTOLD = (0, 0xFFFFFFFF)
"""Sizes that stand elsewhere."""
_TYPE = b"mimetype"
_BEGINNING, _METHOD = 200, 8
"""Where the first member says how it is packed."""
_ODS = _TYPE + b"application/vnd.oasis.opendocument.spreadsheet"


def is_workbook(head: bytes) -> bool:
    """Whether it is an XLSX, ODS or XLS; a ZIP of other things is none.

    Source: ECMA-376, part 2 (a package has its parts under ``xl/``); OpenDocument 1.3, part 2, 3.3
    (``mimetype`` comes first and is not packed).
    """
    if head.startswith(OLE):
        return True
    if not head.startswith(_ZIP):
        return False
    is_stored = head[_METHOD : _METHOD + 2] == b"\x00\x00"
    if is_stored and _TYPE in head[:_BEGINNING]:  # That of a text or a drawing is another.
        return _ODS in head[:_BEGINNING]
    return any(map(_PART.match, _members(head)))


def _members(head: bytes) -> Iterator[bytes]:
    """The names of the first members; those of an archive within are not among them."""
    at = 0
    while 0 <= at <= len(head) - _HEADER.size:
        mark, _, packed, name, extra = _HEADER.unpack_from(head, at)
        if mark != _ZIP:
            return
        start = at + _HEADER.size
        yield head[start : start + name]
        end = start + name + extra + packed
        # Where the size stands behind the content, the next mark is looked for.
        at = end if packed not in _UNTOLD else head.find(_ZIP, start + name + extra)
