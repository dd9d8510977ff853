"""Of which party, and of what of it, does a label speak?

``2nd notify party``, ``Ultimate end-user``, ``Seller address``, ``VAT No. of the buyer``.
"""

from __future__ import annotations

import re
from functools import cache

from witting.deals.paper.words import folded, load_list, load_lists, load_party_labels, load_words

_ORDINAL = re.compile(r"\A\d{1,2}\s*(?:st|nd|rd|th|-?(?:й|я|е|ый|ая|er|e))\b\s*", re.IGNORECASE)
_NUMBER = re.compile(
    r"[\s(]*(?:\bNo\b\.?|\bNr\b\.?|[№#])?\s*(?<!\d)\d{1,2}\s*\)?\s*\Z", re.IGNORECASE
)


def parse_party_label(text: str) -> tuple[str, str] | None:
    """The role, and the part of the party: ``name``, ``address``, a scheme of numbers, or nothing.

    A number or an ordinal says which of several it is, and no more.
    """
    bare = _NUMBER.sub("", _ORDINAL.sub("", text))
    word = folded(bare)
    if not word:
        return None
    if role := _role_of(word):
        return role, ""
    for part, ending in _suffixes():
        if word.endswith(ending) and (role := _role_of(word[: -len(ending)])):
            return role, "" if part == "all" else part
    return _number_of(bare)


def _role_of(word: str) -> str | None:
    """The role of a folded word; a qualifier such as ``ultimate`` before it leaves the role."""
    roles = load_party_labels()
    if role := roles.get(word):
        return role
    rests = (word[len(start) :] for start in load_list("qualifiers") if word.startswith(start))
    return next(filter(None, map(roles.get, rests)), None)


def _number_of(text: str) -> tuple[str, str] | None:
    """``ИНН покупателя``, ``Buyer VAT No``: the role and the scheme of its number."""
    schemes, owners = load_words("identifiers"), load_words("owners")
    words = text.split()
    for at in range(1, len(words)):
        first, last = folded(" ".join(words[:at])), folded(" ".join(words[at:]))
        if (scheme := schemes.get(first)) and (role := owners.get(last)):
            return role, scheme
        if (scheme := schemes.get(last)) and (role := owners.get(first) or _role_of(first)):
            return role, scheme
    return None


@cache
def _suffixes() -> tuple[tuple[str, str], ...]:
    """What a label of a party may end in, as it is compared, with the part of the party it is."""
    lists = load_lists("suffixes").items()
    return tuple((part, word) for part, own in lists for word in map(folded, own) if word)
