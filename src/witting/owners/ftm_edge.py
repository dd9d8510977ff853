"""How much, and on which days, does an edge of FollowTheMoney state?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.owners.statement import read_period, read_share
from witting.ownership.period import ALWAYS, Period
from witting.ownership.share import Share, ShareText

if TYPE_CHECKING:
    from collections.abc import Sequence


def edge_share(texts: Sequence[str]) -> ShareText:
    """FollowTheMoney's ``percentage`` is one with or without its sign.

    Of several nobody knows which counts, so that they are bounds.
    """
    found = [read_share(text + "%" if text[-1:].isdigit() else text) for text in texts or [""]]
    if len(found) == 1:
        return found[0]
    low = min((item.share for item in found), key=lambda share: (share.low, share.is_above))
    both = Share(low.low, max(item.share.high for item in found), low.is_above)
    doubts = [item.doubt for item in found if item.doubt]
    what = f"there are {len(found)} percentages; it was read as anything from {both}."
    return ShareText(both, " ".join([what, *doubts]))


def edge_period(starts: Sequence[str], ends: Sequence[str]) -> tuple[Period, list[str]]:
    """From the earliest start to the latest end; sure are the days that all of them leave."""
    if len(starts) <= 1 and len(ends) <= 1:
        period, undated = read_period("".join(starts), "".join(ends))
        return period, [undated] if undated else []
    found = [read_period(text, "") for text in starts] + [read_period("", text) for text in ends]
    begun = [period for period, _ in found[: len(starts)]] or [ALWAYS]
    ended = [period for period, _ in found[len(starts) :]] or [ALWAYS]
    whole = Period(
        first=min(period.first for period in begun),
        first_sure=max(period.first_sure for period in begun),
        last_sure=min(period.last_sure for period in ended),
        last=max(period.last for period in ended),
    )
    doubts = [undated for _, undated in found if undated]
    if whole.last < whole.first:
        doubts.append("it ends before it begins, so its days were left out")
        whole = ALWAYS
    what = f"there are {len(starts)} starts and {len(ends)} ends; it was read as from the earliest "
    return whole, [
        what + "start to the latest end, for certain only where all of them agree",
        *doubts,
    ]
