"""Which words in capitals are the name of a body, and where does one name end?"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from witting.reading.lookup import LONG
from witting.reading.vocabulary import load_words, small

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from witting.reading.text_token import Token

_BANKS = ("bank", "банк", "банка", "банку", "банком", "банке")
"""What a word ends in that is a bank by itself: ``Sberbank``, ``Alfa-Bank``."""
_SHORTEST_BANK = 7


def is_kind(token: Token) -> bool:
    """Whether a word in capitals says that the name it stands in is a body's: ``Bank``."""
    key = token.key
    is_german = token.is_capital and key.endswith(_endings()) and len(key) > LONG
    return is_german or key in load_words("organisations", "words") or is_bank(token)


@cache
def _endings() -> tuple[str, ...]:
    return tuple(load_words("organisations", "endings"))


def is_bank(token: Token) -> bool:
    """Whether a word is a bank's name by itself: ``Sberbank``; a ``Riverbank`` is written small."""
    is_joined = token.key.endswith(_BANKS) and len(token.key) >= _SHORTEST_BANK
    return token.is_capital and is_joined


def is_no_body(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether words in capitals are an act or an event: ``Export Control Reform Act``."""
    if last == first or (is_kind(tokens[first]) and tokens[first + 1].key in ("for", "of")):
        return False  # "Center for Maritime Strategy"
    return tokens[last].key in load_words("organisations", "no_bodies")


def iter_bodies(
    tokens: Sequence[Token], first: int, last: int, places: Container[int]
) -> Iterator[tuple[int, int]]:
    """The first and the last word of each body that words in capitals name, in order.

    ``Polar Star Logistics and Blue Dune Electronics`` are two; ``Delta Bearings of St Petersburg``
    ends where the place begins, ``Ministry of Industry and Trade`` and ``Bank of China`` do not.

    Args:
        tokens: The words of a sentence.
        first: The first word.
        last: The last word, small ones between.
        places: Where the known places begin in the text.
    """
    for number in range(first + 1, last):
        if not _is_between_bodies(tokens, first, number, last):
            continue
        yield from iter_bodies(tokens, first, number - 1, places)
        yield from iter_bodies(tokens, number + 1, last, places)
        return
    yield first, _last_of(tokens, first, last, places)


def _is_between_bodies(tokens: Sequence[Token], first: int, number: int, last: int) -> bool:
    if tokens[number].is_capital or tokens[number].key not in small("joints"):
        return False
    before, after = tokens[number - 1], tokens[number + 1]
    is_whole = is_bank(before) or (number - first > 1 and is_kind(before))
    is_open = any(not token.is_capital for token in tokens[first:number])
    if not is_whole or is_open or not after.is_capital:
        return False  # "Ministry of Trade and Industry"
    if before.key == after.key:
        return True  # "Velkan Bank and Bank Orlan"
    if is_bank(after) or last - number == 1:
        return is_bank(after) or not is_kind(after)
    return not is_kind(after) and any(map(is_kind, tokens[number + 2 : last + 1]))


def _last_of(tokens: Sequence[Token], first: int, last: int, places: Container[int]) -> int:
    closing = load_words("organisations", "closing")
    for number in range(first + 2, last):
        is_of = tokens[number].key in ("of", "in")
        if is_of and tokens[number - 1].key in closing and tokens[number + 1].start in places:
            return number - 1
    return last


def without_noun(tokens: Sequence[Token], first: int, last: int) -> int:
    """Where a name begins behind the German noun for what it is: ``Firma Elbtal GmbH``."""
    nouns = load_words("organisations", "before_names")
    for number in range(last - 1, first - 1, -1):
        key = tokens[number].key
        is_joined = any(key.endswith(noun) for noun in nouns) and len(key) > LONG
        if (key in nouns or is_joined) and tokens[number + 1].is_capital:
            return number + 1
    return first
