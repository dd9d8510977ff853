"""What is told of two names that were compared? Each fact has its place in an array of numbers."""

from __future__ import annotations

(
    SCORE,
    AGREEMENT,
    LACK,
    NEED,
    BITS,
    SLIPS,
    WHOLE,
    CUT,
    SUBSTANCE_PAIRED,
    REST,
    WORDS,
    OTHERWISE,
    FRAGMENT,
) = range(13)
"""The score; what it would be if no evidence were asked for; what the lack of evidence takes; the
bits that are needed and that are there; the slips; whether the whole name agrees with up to one
slip; whether the query ends within the listed name; how many words of the listed name that tell it
from others agree; how many words of either are left over, and how many the listed name has, those
of legal forms and, of those left over, particles not counted; and how many words in pairs are not
the same, but for where blanks are."""
FACTS = 13
