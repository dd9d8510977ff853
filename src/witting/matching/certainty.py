"""Would a bank act on a match, or must a person look first? Each doubt has its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.names import parse_name
from witting.names.common_name import is_common_either_way

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from witting.matching.circumstance import Circumstance
    from witting.matching.name_matcher import QueryName
    from witting.matching.name_score import NameScore
    from witting.model import Listing
    from witting.names.name_facts import NameFacts

_ABBREVIATION = 4
"""So few letters name many: they are no ground to act upon."""
_SHORT_PERSON = 7
"""A person's name of so few letters (``Yu Zhang``) has many bearers; it wants support."""
_FEW_COMMON_WORDS = 2
"""So few words that all are common (``Eastern Trade``) make many names; they want support."""


def iter_doubts(
    name: NameScore,
    circumstances: Sequence[Circumstance],
    *,
    listing: Listing,
    query: QueryName,
    listed_text: str,
    find_facts: Callable[[], NameFacts],
) -> Iterator[str]:
    """Why a person must look, the gravest first; none where the whole name agrees and few have it.

    Args:
        name: How far the names agree.
        circumstances: What else was compared.
        listing: Who is listed.
        query: The query's name.
        listed_text: The listed name.
        find_facts: Says what is asked of it, if nothing before that is a doubt.
    """
    if not name.is_whole:
        yield "Not the whole name agrees."
    # Ships of one owner are numbered by letters: Eagle is no "Eagle S", Phoenix no "Phoenix I".
    elif name.rest:
        yield "A word is in one of the two names alone."
    yield from (item.sentence for item in circumstances if item.doubt)
    facts = find_facts()
    if facts.letters <= _ABBREVIATION and facts.is_latin:
        yield f"{_ABBREVIATION} letters or fewer name many."
    if any(item.confirms for item in circumstances):
        return
    is_supported = any(item.gain for item in circumstances)
    if listing.schema == "Person":
        yield from _doubts_of_person(name, facts, query, listed_text, is_supported=is_supported)
    elif name.substance == 0 and name.words <= _FEW_COMMON_WORDS and not is_supported:
        yield "All words of the name are common."


def is_plainly_doubtful(
    name: NameScore, circumstances: Sequence[Circumstance], listing: Listing
) -> bool:
    """Whether there is a doubt for which the listed name need not be parsed; most have one.

    Args:
        name: As for :func:`iter_doubts`.
        circumstances: Likewise.
        listing: Likewise.
    """
    if not name.is_whole or name.rest or any(item.doubt for item in circumstances):
        return True
    if listing.schema != "Person" or any(item.confirms for item in circumstances):
        return False
    return name.words == 1 or name.slips > 0 or name.is_otherwise


def _doubts_of_person(
    name: NameScore, facts: NameFacts, query: QueryName, listed_text: str, *, is_supported: bool
) -> Iterator[str]:
    if name.words == 1:
        yield "One name alone has many bearers."
    if name.slips or name.is_otherwise:
        yield "A person's name that is spelt otherwise is another's, or a misprint."
    if (query.name.is_read or facts.is_read) and _differ(query, listed_text):
        yield "Its script is read in several ways, and many names share a reading."
    if is_supported:
        return
    if facts.letters <= _SHORT_PERSON:
        yield f"A person's name of {_SHORT_PERSON} letters or fewer has many bearers."
    if _is_other_order(query, listed_text):
        yield "Names that many bear stand in another order, which is another person's name."


def _is_other_order(query: QueryName, listed_text: str) -> bool:
    """Whether two names are the same words in another order, each a given and a family name.

    ``Ivanov Sergei`` is Sergei Ivanov, but ``Mohamed Ali`` is not Ali Mohamed.
    """
    ours, theirs = query.name.folded, parse_name(listed_text).folded
    if ours == theirs or sorted(ours) != sorted(theirs):
        return False
    return all(map(is_common_either_way, ours))


def _differ(query: QueryName, listed_text: str) -> bool:
    """Whether two names differ in the letters of their own script."""
    return query.name.native != parse_name(listed_text).native
