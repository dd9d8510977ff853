"""Which places of concern do the free texts of a deal name?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.routes import assess_texts, is_from_target
from witting.screening.text_goods import texts_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from witting.model import Deal
    from witting.routes import Place, TextPlace


def find_places(deal: Deal, known: Sequence[Place]) -> tuple[TextPlace, ...]:
    """The places of concern of its texts and of the descriptions of its goods, in their order.

    Args:
        deal: As read.
        known: The places that the deal itself names; what they say is not told again.
    """
    described = (
        (f"goods[{number}].description", item.description)
        for number, item in enumerate(deal.goods)
        if item.description
    )
    return assess_texts((*texts_of(deal), *described), known, is_from_target=is_from_target(deal))
