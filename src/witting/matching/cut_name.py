"""Is the query the beginning of the listed name, cut where a payment message's line ends?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from witting.matching.word import Word
    from witting.names import Name

_LINE = range(33, 36)
"""Letters of a name that fills a line of 35; up to two may have been blanks at its end.

Source: SWIFT User Handbook, field 50 and 59, ``4*35x``: name and address in lines of 35 signs.
"""
_LEAST = 4
"""A cut word of fewer letters begins too many others."""


def is_cut(query: Name, listed: Name, words: Sequence[Word]) -> bool:
    """Whether the query fills a line, begins the listed name and tells it from most others.

    Args:
        query: The name looked for.
        listed: The name of the list.
        words: The listed name's words as they are compared.
    """
    if len(query.text.strip()) not in _LINE or not query.words:
        return False
    ours, theirs = ("".join(name.words) for name in (query, listed))
    if len(ours) >= len(theirs) or not theirs.startswith(ours):
        return False
    last = query.words[-1]
    return any(
        word.written in query.words or (len(last) >= _LEAST and word.written.startswith(last))
        for word in words
        if word.is_substance
    )
