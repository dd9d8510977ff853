"""How is a text from outside kept so that UTF-8 can hold it?"""

from __future__ import annotations

import re

_BROKEN = re.compile("[\ud800-\udfff]")


def encodable(text: str) -> str:
    """The text for a file: half a surrogate pair, which no UTF-8 can hold, becomes U+FFFD."""
    return _BROKEN.sub("\ufffd", text)
