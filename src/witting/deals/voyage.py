"""Which ship, and which voyage of it, does a name such as ``OCEAN STAR / 012E`` say?"""

from __future__ import annotations

import re

_MOST = 60
"""Letters at the end of a name in which a voyage stands with its mark."""
_MARK = r"V(?:OY(?:AGE)?)?\b\.?\s*(?:NO\b\.?)?\s*:?\s*"
_NUMBER = r"(?!(?:IMO|MMSI)\b|(?:IMO|MMSI)?-?(?:\d{7}|\d{9})\Z)(?=[A-Z-]*\d)[A-Z0-9-]{1,10}"
"""None of a ship's own numbers, by which it is known whatever it is called."""
_MARKED = re.compile(
    rf"(?:[/,;|]\s*(?:{_MARK})?|(?<=[\s)]){_MARK}|\sV\.?(?=\d))(?P<voyage>{_NUMBER})\Z",
    re.IGNORECASE,
)
_BARE = re.compile(r"\s(?P<voyage>\d{2,4}[NSEW]|\d{4,5}[A-Z])\Z")
"""Without a mark, digits with a direction: ``VOLGO-DON 5042`` is a ship."""


def split_voyage(name: str) -> tuple[str, str] | None:
    """The ship's name and the number of the voyage; None where there is no such number."""
    name = name.strip()
    start = max(len(name) - _MOST, 0)
    found = _MARKED.search(name, start) or _BARE.search(name, start)
    ship = name[: found.start()].strip(" ,/;") if found else ""
    return (ship, found["voyage"]) if found and any(map(str.isalpha, ship)) else None
