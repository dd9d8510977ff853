"""Which listed addresses might be the one asked for, who has them, and how rare is a word?

All of it lies in arrays, so that it can be part of an artifact and be mapped into memory.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import numpy as np

from witting.index.address_columns import hash_word
from witting.index.address_key import address_keys
from witting.index.address_proposal import Postings, find_likeliest, find_rarest
from witting.index.address_row import load_address
from witting.index.rounded_count import rounded_count
from witting.index.segments import row_span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from witting.names.address import Address

MOST_COUNTED = 8000
"""So many entries of postings are looked at for one address."""

SHARE = 0.3
"""Of what all keys of the address that are known say, a candidate must share so much. Of 4,000
listed addresses with two slips, without commas or without rooms, one in a thousand shared less than
0.35."""

PROPOSED = 48
"""So many addresses are proposed at most; a building in Hong Kong has some thirty on the lists."""

Array = np.ndarray[Any, Any]


class AddressIndex:
    """All listed addresses, by number from 0. Safe to share between threads.

    Args:
        arrays: What :func:`~witting.index.address_arrays.build_address_arrays` made; others among
            them are left alone.
    """

    def __init__(self, arrays: Mapping[str, Array]) -> None:
        self._rows, self._row_ends = arrays["address_rows"], arrays["address_row_ends"]
        self._owners, self._owner_ends = arrays["address_owners"], arrays["address_owner_ends"]
        self._postings = Postings(
            arrays["address_keys"], arrays["address_key_ends"], arrays["address_key_rows"]
        )
        self._words, self._rarities = arrays["address_words"], arrays["address_rarities"]
        self._local = threading.local()

    def __len__(self) -> int:
        """How many addresses may be proposed."""
        return len(self._row_ends)

    @property
    def key_sizes(self) -> dict[int, int]:
        """How many addresses have each key."""
        sizes = np.diff(self._postings.ends, prepend=0)
        return dict(zip(self._postings.keys.tolist(), sizes.tolist(), strict=True))

    @property
    def word_rarities(self) -> dict[int, float]:
        """How rare each word is, by :func:`~witting.index.address_columns.hash_word`."""
        return dict(zip(self._words.tolist(), self._rarities.tolist(), strict=True))

    def address(self, number: int) -> Address:
        """The address with a number below the length."""
        return load_address(self._rows[row_span(self._row_ends, number)].data)

    def owners(self, number: int) -> tuple[int, ...]:
        """Positions of all that have the address, sorted."""
        return tuple(self._owners[row_span(self._owner_ends, number)].tolist())

    def rarity(self, word: str) -> float:
        """How rare a folded word is among listed addresses, from 0 to 1; 1 where none has it."""
        number = hash_word(word)
        place = int(np.searchsorted(self._words, np.uint32(number)))
        if place == len(self._words) or self._words[place] != number:
            return 1.0
        return float(self._rarities[place])

    def propose(self, address: Address, *, limit: int = PROPOSED) -> list[int]:
        """Numbers of addresses that this one might be, the likeliest first, at most ``limit``.

        Likely are those that share many and rare keys. An address that names no more than a town
        has none.
        """
        if not address.is_premise or not len(self):
            return []
        wanted = np.array(address_keys(address), dtype=self._postings.keys.dtype)
        rarest = find_rarest(self._postings, wanted, MOST_COUNTED)
        if not len(rarest.sizes):
            return []
        weights = np.log(1.0 + rounded_count(len(self)) / rarest.sizes)
        least = SHARE * weights.sum()
        found = find_likeliest(self._postings.rows, rarest, weights, least, self._scores)
        best: list[int] = found[:limit].tolist()
        return best

    @property
    def _scores(self) -> Array:
        """Zeros, one for each address; for this thread alone."""
        if not hasattr(self._local, "scores"):
            self._local.scores = np.zeros(len(self))
        scores: Array = self._local.scores
        return scores
