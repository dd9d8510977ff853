"""Is this piece of text an address by itself, so that it is none of the name beside it?"""

from __future__ import annotations

import re
from functools import lru_cache

from witting.deals.address_end import country_at_end
from witting.names import parse_name
from witting.names.address import parse_address
from witting.names.town import normalize_place, words_of_place_at_end

LONGEST = 200
"""Letters; a longer piece is prose."""
_QUOTATION = re.compile('["«»“”„]')
_PART = re.compile(r"[,;，；]")


@lru_cache(maxsize=4096)
def is_address(text: str) -> bool:
    """Whether it is a street with a number, or ends in a town or a country as an address does.

    A town alone is one (``Batumi``); behind other words it takes a comma or a number (``Pier 4,
    Batumi``). What has a legal form or a quotation mark is a name.
    """
    if len(text) > LONGEST or not any(map(str.isalpha, text)):
        return False
    if _QUOTATION.search(text) or parse_name(text).legal_forms:
        return False
    address = parse_address(text)
    if address.of_kind("box") or (address.ways and address.numbers):
        return True
    last = _PART.split(text)[-1]
    words = [word for word in normalize_place(last).split() if word.isalpha()]
    if words and words_of_place_at_end(words) == len(words):
        return True
    is_parted = last != text or any(map(str.isdigit, text))
    return is_parted and country_at_end([text]) is not None
