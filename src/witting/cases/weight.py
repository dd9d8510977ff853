"""How heavy is a case, and why?

The queue is worked from its top. What comes first is no sum of points but a comparison, one thing
after the other: the verdict, how sure the surest finding is, what the gravest provision does, and
how large the deal is. Each is a digit of one number, so that a database can put cases in order.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from witting.model import EFFECTS
from witting.resources import read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from witting.model import Assessment, Deal, Money

CURRENCIES = "cases/currencies.yaml"
_VERDICTS = ("clear", "review", "exposed")
_STRONG, _SHADES, _MOST = 5, 5, 9
_UNKNOWN = 5
"""A deal of unknown value stands behind those of some 100,000 dollars, before smaller ones."""
_DECIMALS, _SCALE = 5, 1
"""The last decimal says that the others are read as they are written here; weights that were given
before had four."""


@dataclass(frozen=True, slots=True)
class Weight:
    """Why a case stands where it stands in the queue; what is first is compared first.

    Args:
        verdict: 2 for exposed, 1 for review, 0 for clear.
        certainty: Of the surest finding, from 0 to 9: from 5 on where a provision may rest on it,
            and within that by its score.
        law: Of the gravest provision, by its effect in the order of EFFECTS: 6 for what is
            prohibited to 1 for what a person must decide; 0 where none is met.
        value: The power of ten of the deal's amount in US dollars, from 0 to 9, or 5 where it is
            not known.
        is_known: Whether it is.
    """

    verdict: int
    certainty: int
    law: int
    value: int
    is_known: bool

    @property
    def number(self) -> float:
        """All of it as one number, such as 2.96711: more is heavier."""
        digits = (self.certainty, self.law, self.value, int(self.is_known), _SCALE)
        return float(f"{self.verdict}.{''.join(map(str, digits))}")

    @property
    def is_strong(self) -> bool:
        """Whether a provision may rest on the surest finding."""
        return self.certainty >= _STRONG

    @property
    def effect(self) -> str:
        """One of EFFECTS; empty where no provision is met."""
        return EFFECTS[-self.law] if self.law else ""


def weigh(deal: Deal, assessment: Assessment) -> Weight:
    """The weight of a deal by an assessment of it."""
    certainties = [_certainty(item.certainty, item.score) for item in assessment.findings]
    effects = [len(EFFECTS) - EFFECTS.index(item.effect) for item in assessment.exposures]
    power = _power(deal.amount) if deal.amount else None
    return Weight(
        verdict=_VERDICTS.index(assessment.verdict),
        certainty=max(certainties, default=0),
        law=max(effects, default=0),
        value=_UNKNOWN if power is None else power,
        is_known=power is not None,
    )


def read_weight(number: float) -> Weight | None:
    """The weight that a number says; None for one that was given before there were such."""
    verdict, _, decimals = f"{number:.{_DECIMALS}f}".partition(".")
    certainty, law, value, known, scale = map(int, decimals)
    if scale != _SCALE or law > len(EFFECTS):
        return None
    return Weight(int(verdict), certainty, law, value, is_known=known == 1)


def _certainty(certainty: str, score: float) -> int:
    shade = min(_SHADES - 1, int(score * _SHADES))
    return shade + (_STRONG if certainty == "strong" else 0)


def _power(money: Money) -> int | None:
    """Of a currency that nobody knows, none: a hundred million of it may be a bus ticket."""
    of_currency = _powers().get(money.currency or "")
    if of_currency is None or not money.amount.is_finite() or money.amount <= 0:
        return None
    return max(0, min(_MOST, math.floor(money.amount.log10()) - of_currency))


@cache
def _powers() -> Mapping[str, int]:
    """How many noughts more a price has in a currency than in US dollars."""
    found = read_yaml(CURRENCIES).mapping()["noughts"].mapping()
    return {
        currency: int(power)
        for power, node in found.items()
        for currency in str(node.value).split()
    }
