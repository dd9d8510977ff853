"""How much does a relationship of the Beneficial Ownership Data Standard give?"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from witting.owners.json_value import items_of, text_of
from witting.owners.statement import interests, read_period
from witting.ownership.graph import LINK, OWNERSHIP
from witting.ownership.share import UNKNOWN, Share, exactly

if TYPE_CHECKING:
    from collections.abc import Mapping

    from witting.ownership.period import Period

Found = tuple[str, Share, "Period"]


def read_interests(details: Mapping[str, Any]) -> tuple[list[Found], list[str]]:
    """The edges that the interests of a relationship make, and what was not understood.

    Shares and votes of the same days are one holding: at least the larger, at most the largest.
    """
    given = [item for item in items_of(details.get("interests")) if isinstance(item, dict)]
    issues: list[str] = []
    shares: dict[Period, list[Share]] = {}
    others: set[tuple[str, Period]] = set()
    if not given:
        issues.append("the relationship names no interest; an unknown share was kept.")
        given = [{"type": "shareholding"}]
    for item in given:
        kind = text_of(item.get("type")) or "unknownInterest"
        meaning = interests("bods").get(kind)
        if meaning is None:
            issues.append(f"the interest {kind[:60]!r} is not known; it was kept as a link.")
        period, undated = read_period(
            text_of(item.get("startDate"))[:10], text_of(item.get("endDate"))[:10]
        )
        if undated:
            issues.append(f"{undated}.")
        if meaning == OWNERSHIP:
            share, doubt = _share(item)
            if doubt:
                issues.append(doubt)
            shares.setdefault(period, []).append(share)
        else:
            others.add((meaning or LINK, period))
    found = [(OWNERSHIP, _together(own), period) for period, own in shares.items()]
    rest = sorted(others, key=lambda item: (item[0], item[1].first, item[1].last))
    return [*found, *((kind, UNKNOWN, period) for kind, period in rest)], issues


def _together(shares: list[Share]) -> Share:
    low = max(shares, key=lambda share: (share.low, share.is_above))
    return Share(low.low, max(share.high for share in shares), low.is_above)


def _share(interest: Mapping[str, Any]) -> tuple[Share, str]:
    """The share of an interest; one that is held indirectly counts already where it is direct."""
    found = interest.get("share")
    share, doubt = _stated(found) if isinstance(found, dict) else (UNKNOWN, "")
    if interest.get("directOrIndirect") == "indirect":
        return Share(Fraction(0), share.high), doubt
    return share, doubt


def _stated(found: Mapping[str, Any]) -> tuple[Share, str]:
    values = {name: _number(value) for name, value in found.items()}
    exact = values.get("exact")
    # 0.4 gives exclusive bounds as numbers of their own; older files as true beside the bound.
    low, is_above = values.get("minimum"), found.get("exclusiveMinimum") is True
    above = (
        None if isinstance(found.get("exclusiveMinimum"), bool) else values.get("exclusiveMinimum")
    )
    if above is not None and (low is None or above >= low):
        low, is_above = above, True
    highs = (values.get("maximum"), values.get("exclusiveMaximum"))
    high = min((value for value in highs if value is not None), default=Fraction(1))
    share = exactly(exact) if exact is not None else Share(low or Fraction(0), high, is_above)
    if not 0 <= share.low <= share.high <= 1:
        return UNKNOWN, f"{dict(found)} is no share; the holding was kept with an unknown share."
    return share, ""


def _number(value: object) -> Fraction | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        # By its text: the number as written, not as a binary fraction.
        return Fraction(str(value)) / 100
    except ValueError:  # not a number, or infinite
        return None
