"""Is this file a spreadsheet, by its first bytes?"""

from __future__ import annotations

import re

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""An old Office document, or a new one behind a password."""
_ZIP = b"PK\x03\x04"
_PART = re.compile(rb"PK\x03\x04.{26}(?:xl/|/xl/|content\.xml)", re.DOTALL)
"""A member of a ZIP: 26 bytes of its header, then its name."""
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
    return _PART.search(head) is not None
