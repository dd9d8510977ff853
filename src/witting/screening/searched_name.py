"""How is a query's name held while it is looked for, and after?"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from witting.matching import QueryName

if TYPE_CHECKING:
    from collections.abc import Callable

    from witting.matching import NameMatcher
    from witting.matching.query_words import EncodedQuery, Readings

    Words = tuple[EncodedQuery, EncodedQuery, EncodedQuery, EncodedQuery]

MOST_LAID_OUT = 16
"""The words of so many names lie in arrays, some 40 KB each."""


class SearchedName(QueryName):
    """A name whose words lie in arrays while they are worked with, and not for as long as it is.

    What was found is remembered, and with it the name: its words alone would take more than all
    the rest.

    Args:
        text: As given.
        matcher: Reads it.
        readings: As for QueryName.
        lay_out: Lays out the words, and remembers those of some names.
    """

    def __init__(
        self,
        text: str,
        matcher: NameMatcher,
        readings: Readings,
        *,
        lay_out: Callable[[QueryName], Words],
    ) -> None:
        super().__init__(text, matcher.reader, readings)
        self._lay_out = lay_out

    @property
    def words(self) -> Words:
        """By reading, see :mod:`witting.names.name_table`."""
        return self._lay_out(self)


def make_layout() -> Callable[[QueryName], Words]:
    """Lays out the words of names for one table, those of the same name once in a row."""
    words: Any = vars(QueryName)["words"]
    """What lays them out and then keeps them; here without keeping."""
    return lru_cache(maxsize=MOST_LAID_OUT)(words.func)
