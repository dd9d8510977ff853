"""Is a word a given or a family name that people are known to bear?"""

from __future__ import annotations

import re
from functools import lru_cache

from witting.names import parse_name
from witting.names.common_name import lookup_share
from witting.names.spelling import fold_spelling

_ASCII = re.compile(r"[a-z]+")


@lru_cache(maxsize=1 << 14)
def is_given_name(word: str) -> bool:
    """Whether people are known to bear a name, in whatever script."""
    key = word.casefold()
    if not _ASCII.fullmatch(key):
        words = parse_name(word).words
        key = words[0] if words else key
    return lookup_share(fold_spelling(key)) is not None
