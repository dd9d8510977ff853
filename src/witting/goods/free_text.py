"""Which goods does a free text name: a purpose, a remittance line, a field?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from witting.goods.identify import identify

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.goods.identification import GoodsIdentification

LONGEST = 200_000
"""Characters that are read."""

_ENDS = re.compile(r"\n\s*\n|\n\s*(?=[+\-*•]|\d{1,3}[.)])|(?<=[^\W_]{4})[.;!?]\s+|；|。")
"""Where one line of goods ends: a blank line, a new item, the end of a sentence. A single line
break is none, since messages wrap within a name."""


def iter_goods(text: str) -> Iterator[tuple[str, GoodsIdentification]]:
    """Each part of the text that names goods, in its order."""
    for part in _ENDS.split(text[:LONGEST]):
        plain = " ".join(part.split())
        if plain:
            found = identify(description=plain)
            if found.status != "unidentified":
                yield plain, found


def iter_listed(text: str) -> Iterator[tuple[str, GoodsIdentification]]:
    """Each part of the text that names goods which are, or may be, on a list, in its order."""
    return ((part, found) for part, found in iter_goods(text) if found.matters)
