"""How much is owned, exactly or between which bounds?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

MAX_SIGNS = 40
"""No share is written longer; more digits say nothing and only cost time."""

_NUMBER = r"\d+(?:[.,]\d+)?"
_PLAIN = re.compile(rf"({_NUMBER})\s*%", re.ASCII)
_BAND = re.compile(rf"({_NUMBER})\s*%?\s*(?:-|–|—|to)\s*({_NUMBER})\s*%", re.ASCII)
_RATIO = re.compile(r"(\d+)\s*/\s*(\d+)", re.ASCII)
_BARE = re.compile(_NUMBER, re.ASCII)
_UNKNOWN = frozenset({"", "?", "unknown", "n/a", "na", "null", "none", "-"})


@dataclass(frozen=True, slots=True, order=True)
class Share:
    """A part of a whole, from 0 to 1; ``low`` and ``high`` are the same where it is known.

    Args:
        low: At least so much.
        high: At most so much.
        is_above: It is more than ``low``, as in a band "more than 50% but less than 75%".
    """

    low: Fraction
    high: Fraction
    is_above: bool = False

    @property
    def is_exact(self) -> bool:
        """Whether it is known."""
        return self.low == self.high

    def __str__(self) -> str:
        """``35%``, ``25% to 50%``, ``5/7 (about 71.4286%)``, ``an unknown share``."""
        if self == UNKNOWN:
            return "an unknown share"
        if self.is_exact:
            return say_share(self.low)
        above = "more than " if self.is_above else ""
        return f"{above}{say_share(self.low)} to {say_share(self.high)}"

    def to_dict(self) -> dict[str, str]:
        """Both bounds as exact fractions."""
        return {"low": str(self.low), "high": str(self.high)}


UNKNOWN = Share(Fraction(0), Fraction(1))
"""Something is owned, and nobody says how much."""


@dataclass(frozen=True, slots=True)
class ShareText:
    """What a share's text says.

    Args:
        share: UNKNOWN where the text says nothing that can be a share.
        doubt: What is wrong with the text and what was done about it; empty where nothing is.
    """

    share: Share
    doubt: str = ""


def exactly(value: Fraction) -> Share:
    """A share that is known."""
    return Share(value, value)


def say_share(value: Fraction) -> str:
    """``50.0001%`` where the decimals end, else ``1/3 (about 33.3333%)``; never rounded up."""
    percent = value * 100
    rest = percent.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest > 1:
        # Cut off, not rounded: 49.99999% must not be told as 50%.
        return f"{value} (about {int(percent * 10_000) / 10_000:g}%)"
    digits = 0
    while (percent * 10**digits).denominator > 1:
        digits += 1
    whole = f"{int(percent * 10**digits):0{digits + 1}d}"
    return f"{whole[:-digits]}.{whole[-digits:]}%" if digits else f"{whole}%"


def parse_share(text: str) -> ShareText:
    """Which share does a text say?

    ``35%``, ``35,5 %``, ``50.0001%``, ``5/8`` are exact and ``25-50%`` is a band with both ends in
    it. A number without a sign may be a percentage or a part of one; up to 1 it is read as either,
    with the bounds that this leaves. What is no share is unknown, so that the holding still counts
    as a possible one.
    """
    bare = " ".join(text.split()).casefold()
    if bare in _UNKNOWN:
        return ShareText(UNKNOWN)
    found = _parse(bare) if len(bare) <= MAX_SIGNS else None
    if found is None:
        why = "negative" if bare.startswith(("-", "−")) else "no share"
        return _doubtful(text, f"is {why}")
    if found.share.high > 1:
        return _doubtful(text, "is more than the whole")
    if found.share.low > found.share.high:
        return _doubtful(text, "ends below its beginning")
    return found


def _parse(bare: str) -> ShareText | None:
    if plain := _PLAIN.fullmatch(bare):
        return ShareText(exactly(_percent(plain[1])))
    if band := _BAND.fullmatch(bare):
        return ShareText(Share(_percent(band[1]), _percent(band[2])))
    if ratio := _RATIO.fullmatch(bare):
        whole = int(ratio[2])
        return ShareText(exactly(Fraction(int(ratio[1]), whole))) if whole else None
    if _BARE.fullmatch(bare):
        percent = _percent(bare)
        if percent * 100 > 1 or not percent:
            return ShareText(exactly(percent))
        both = Share(percent, percent * 100)
        doubt = f"{bare!r} has no percent sign; it was read as anything from {both}."
        return ShareText(both, doubt)
    return None


def _percent(text: str) -> Fraction:
    return Fraction(text.replace(",", ".")) / 100


def _doubtful(text: str, why: str) -> ShareText:
    shown = text.strip()[:MAX_SIGNS]
    return ShareText(UNKNOWN, f"{shown!r} {why}; the holding was kept with an unknown share.")
