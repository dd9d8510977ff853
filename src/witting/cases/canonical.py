"""How is content written so that its digest is the same everywhere?"""

from __future__ import annotations

import hashlib
import json
from typing import Any

_LOST = {ord("\x00"): "\u2400", **dict.fromkeys(range(0xD800, 0xE000), "\ufffd")}


def canonical(value: object) -> str:
    """JSON in ASCII with sorted keys and no blanks; half a surrogate pair or a NUL is escaped."""
    return json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":"))


def document_bytes(value: object) -> bytes:
    """JSON in ASCII with the keys in their own order."""
    return json.dumps(value, ensure_ascii=True, separators=(",", ":")).encode("ascii")


def read_json(text: str | bytes) -> Any:
    """What :func:`canonical` or :func:`document_bytes` wrote."""
    return json.loads(text)


def sha256(*parts: str | bytes) -> str:
    """The digest of the parts one after the other, as 64 hexadecimal digits."""
    found = hashlib.sha256()
    for part in parts:
        found.update(part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part)
    return found.hexdigest()


def storable(text: str) -> str:
    """The text for a column: PostgreSQL holds no NUL, and UTF-8 no half of a surrogate pair."""
    return text.translate(_LOST)
