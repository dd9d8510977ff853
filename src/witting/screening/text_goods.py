"""Which goods do the free texts of a deal name?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from witting.goods import iter_goods
from witting.names import parse_name
from witting.screening.line_codes import others_named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from witting.goods import GoodsIdentification
    from witting.model import Deal


def texts_of(deal: Deal) -> Iterator[tuple[str, str]]:
    """The free texts of a deal, each by its place in it."""
    if deal.purpose:
        yield "purpose", deal.purpose
    yield from ((f"text[{number}]", text) for number, text in enumerate(deal.text))


def goods_texts_of(deal: Deal) -> Iterator[tuple[str, str]]:
    """As :func:`texts_of`, without the names of the parties: ``Flandria Chips NV`` is no goods."""
    names = [party.name for party in deal.parties if party.name]
    firms = {name for name in names if parse_name(name).legal_forms}
    for subject, text in texts_of(deal):
        folded = text.casefold()
        near = [name for name in firms if name.split()[0].casefold() in folded]
        yield subject, _without(text, near) if near else text


def _without(text: str, names: Iterable[str]) -> str:
    """The text without names, the longest first."""
    words = sorted((r"\s+".join(map(re.escape, name.split())) for name in names), key=len)
    return re.sub("|".join(reversed(words)), " ; ", text, flags=re.IGNORECASE)


def iter_new_goods(text: str, codes: Sequence[str]) -> Iterator[tuple[str, GoodsIdentification]]:
    """The parts of a text that name goods other than those of the lines, in its order.

    A purpose that repeats a line of goods says nothing new.

    Args:
        text: A purpose, a remittance line, a field.
        codes: What the lines of goods may be under, as digits.
    """
    for part, found in iter_goods(text):
        # What words only may name has no kind that is sure, but candidates.
        open_to = [(candidate.code,) for candidate in found.hs6] if found.matters else []
        if any(others_named((*found.named, *open_to), codes)):
            yield part, found
