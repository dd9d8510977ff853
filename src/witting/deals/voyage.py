"""Which ship, and which voyage of it, does a name such as ``OCEAN STAR / 012E`` say?"""

from __future__ import annotations

import re

_MARK = r"V(?:OY(?:AGE)?)?\b\.?\s*(?:NO\b\.?)?\s*:?\s*"
_NUMBER = r"(?=[^\s/]*\d)[A-Z0-9-]{1,10}"
_MARKED = re.compile(
    rf"(?P<ship>.*?[^\W\d_].*?)\s*(?:[/,;|]\s*(?:{_MARK})?|(?<=[\s)]){_MARK}|\sV\.?(?=\d))"
    rf"(?P<voyage>{_NUMBER})",
    re.IGNORECASE,
)
_BARE = re.compile(r"(?P<ship>.*[^\W\d_].*?)\s+(?P<voyage>\d{2,4}[NSEW]|\d{4,5}[A-Z])")
"""Without a mark, digits with a direction: ``VOLGO-DON 5042`` is a ship."""


def split_voyage(name: str) -> tuple[str, str] | None:
    """The ship's name and the number of the voyage; None where there is no such number."""
    found = _MARKED.fullmatch(name.strip()) or _BARE.fullmatch(name.strip())
    return (found["ship"].strip(" ,/;"), found["voyage"]) if found else None
