"""Is this file a spreadsheet, by its first bytes?"""

from __future__ import annotations

import re

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""An old Office document, or a new one behind a password."""
_ZIP = b"PK\x03\x04"
_PART = re.compile(rb"PK\x03\x04.{26}(?:xl/|/xl/|content\.xml)", re.DOTALL)
"""A member of a ZIP: 26 bytes of its header, then its name."""
_ODS = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"


def is_workbook(head: bytes) -> bool:
    """Whether it is an XLSX, ODS or XLS; a ZIP of other things is none.

    Source: ECMA-376, part 2 (a package has its parts under ``xl/``); OpenDocument 1.3, part 2, 3.3
    (``mimetype`` comes first and is not packed).
    """
    if head.startswith(OLE):
        return True
    return head.startswith(_ZIP) and (_ODS in head[:200] or _PART.search(head) is not None)
