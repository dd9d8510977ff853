"""What is told of a corridor that has left its past?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

SIGNS = ("growth", "transshipment", "high_priority", "russia_declines")
"""What speaks for diversion, beside the growth that every departure has."""


@dataclass(frozen=True, slots=True)
class RussiaTrade:
    """What the same table has of trade with Russia under the same commodity, by month.

    Args:
        before: The monthly mean before the invasion.
        after: And after it.
    """

    before: float
    after: float

    @property
    def declines(self) -> bool:
        """Whether at most half is left of it."""
        return self.before > 0 and self.after <= self.before / 2

    @property
    def lost(self) -> float:
        """What is missing a month; 0 where nothing is."""
        return max(self.before - self.after, 0.0)


@dataclass(frozen=True)
class Departure:
    """A country and a commodity whose trade has left its past.

    Args:
        country: ISO 3166 alpha-2, lower case.
        code: The subheading that stands for the commodity.
        codes: All of its subheadings over the editions.
        tier: Of the common high-priority list, or None.
        what: The goods in words, or empty.
        transshipment: The level of ``resources/routes/transshipment.yaml``, or None.
        months: As ``2020-01``; those of the series.
        values: By month.
        expected: What the past lets expect, by month.
        before: The monthly mean before.
        usual: The monthly mean that the past lets expect after.
        after: The monthly mean after.
        ratio: After against usual; None where nothing was expected.
        excess: Above what was expected, over all months after.
        share_of_growth: Its part of the excess of all departures of the table.
        score: Robust standard deviations of the past.
        chance: Of such a growth without a cause.
        share_false: Benjamini-Hochberg's q.
        elsewhere: How many times the commodity grew to all other countries, or None.
        quantity_ratio: After against before by quantity, or None.
        russia: Trade with Russia under the commodity, or None where the table has none.
        since: The first month from which on it stays above.
        peak: The month with the most trade, and how much.
        senders: Who sends the most of it after, each with the sum.
        signs: Of SIGNS.
        reading: In words.
    """

    country: str
    code: str
    codes: tuple[str, ...]
    tier: str | None
    what: str
    transshipment: str | None
    months: tuple[str, ...]
    values: tuple[float, ...]
    expected: tuple[float, ...]
    before: float
    usual: float
    after: float
    ratio: float | None
    excess: float
    share_of_growth: float
    score: float
    chance: float
    share_false: float
    elsewhere: float | None
    quantity_ratio: float | None
    russia: RussiaTrade | None
    since: str
    peak: tuple[str, float]
    senders: tuple[tuple[str, float], ...]
    currency: str
    signs: tuple[str, ...]
    reading: str = ""

    def to_dict(self) -> dict[str, Any]:
        """As ``witting flows`` writes it."""
        return {
            "country": self.country,
            "hs6": self.code,
            "codes": list(self.codes),
            "tier": self.tier,
            "what": self.what,
            "transshipment": self.transshipment,
            "since": self.since,
            "before": _money(self.before),
            "usual": _money(self.usual),
            "after": _money(self.after),
            "ratio": None if self.ratio is None else round(self.ratio, 2),
            "excess": _money(self.excess),
            "share_of_growth": round(self.share_of_growth, 4),
            "currency": self.currency or None,
            "score": round(self.score, 2),
            "p": float(f"{self.chance:.2g}"),
            "q": float(f"{self.share_false:.2g}"),
            "elsewhere": None if self.elsewhere is None else round(self.elsewhere, 2),
            "quantity_ratio": None
            if self.quantity_ratio is None
            else round(self.quantity_ratio, 2),
            "russia": self._russia(),
            "peak": {"month": self.peak[0], "value": _money(self.peak[1])},
            "senders": [
                {"country": country, "value": _money(value)} for country, value in self.senders
            ],
            "signs": list(self.signs),
            "reading": self.reading,
            "series": self._series(),
        }

    def _russia(self) -> Mapping[str, float] | None:
        if self.russia is None:
            return None
        return {"before": _money(self.russia.before), "after": _money(self.russia.after)}

    def _series(self) -> Mapping[str, Any]:
        return {
            "months": list(self.months),
            "values": [_money(value) for value in self.values],
            "expected": [_money(value) for value in self.expected],
        }


def _money(value: float) -> float:
    return round(float(value), 2)
