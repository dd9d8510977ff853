"""In which ways may something be written of which each piece may be written in several?"""

from __future__ import annotations

from itertools import combinations, islice, product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def variants(options: Sequence[tuple[str, ...]], most: int) -> list[tuple[str, ...]]:
    """The ways, those first in which fewest pieces are written in another than their first way.

    Args:
        options: The ways of each piece, none empty, the usual one first.
        most: So many are told at most.
    """
    return list(islice(_iter_variants(options), most)) if options else []


def _iter_variants(options: Sequence[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    usual = [ways[0] for ways in options]
    free = [place for place, ways in enumerate(options) if len(ways) > 1]
    for count in range(len(free) + 1):
        for places in combinations(free, count):
            for others in product(*(options[place][1:] for place in places)):
                written = [*usual]
                for place, other in zip(places, others, strict=True):
                    written[place] = other
                yield tuple(written)
