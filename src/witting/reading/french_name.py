"""Where does the name of a French body end that goes on in small letters?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from witting.reading.vocabulary import load_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from witting.reading.text_token import Token

_ADJECTIVE = re.compile(
    r"(?:al|ale|ales|aux|ique|iques|aire|aires|ier|ière|eur|eure|enne|elle|ise)$"
)
_OF = frozenset({"de", "des", "du", "d", "la", "l", "le", "les", "et"})
MOST_WORDS = 7


def french_end(text: str, tokens: Sequence[Token], first: int) -> int:
    """The last word of such a name; the first where it does not go on.

    ``Direction générale des douanes``: adjectives, and what ``de`` joins.
    """
    if tokens[first].key not in load_words("organisations", "french_heads"):
        return first
    last, is_open = first, False
    for number in range(first + 1, min(first + MOST_WORDS, len(tokens))):
        gap = text[tokens[number - 1].end : tokens[number].start]
        if gap not in (" ", "'", "’"):
            break
        key = tokens[number].key
        if key in _OF:
            if key == "et" and not is_open and last == first:
                break
            is_open = True
        elif is_open or _ADJECTIVE.search(key):
            last, is_open = number, False
        else:
            break
    return last
