"""What do the words of two names come to, those in pairs and those left over?"""

from __future__ import annotations

from typing import Any

import numpy as np

from witting.names.name_word import MOST_WORDS

LEFT_OVER = np.dtype(
    [
        ("substance", "f8"),
        ("common", "f8"),
        ("place", "f8"),
        ("father", "f8"),
        ("all", "f8"),
        ("numbers", "i8"),
        ("letters", "i8"),
        ("words", "i8"),
        ("said", "i8"),
        ("more", "i8"),
        ("named", "i8"),
        ("famous", "i8"),
    ],
    align=True,
)
"""The words of one name that are in no pair: what they count by kind, fathers' names apart, and all
but those together; how many are numbers, single letters, words of any kind but legal forms, and
how many of those are no particles, and how many of them no fathers' names."""
LeftOver = Any
"""A record of LEFT_OVER; its fields are read by name."""
TALLY = np.dtype(
    [
        ("ours", "f8", (MOST_WORDS,)),
        ("theirs", "f8", (MOST_WORDS,)),
        ("says", "f8", (MOST_WORDS,)),
        ("letters", "i8", (MOST_WORDS,)),
        ("shortest", "i8", (MOST_WORDS,)),
        ("known", "i8", (MOST_WORDS,)),
        ("named", "i8", (MOST_WORDS,)),
        ("words", "i8", (MOST_WORDS,)),
        ("numbers", "i8", (MOST_WORDS,)),
        ("added", LEFT_OVER),
        ("missing", LEFT_OVER),
        ("has_form", "?"),
        ("rare", "i8"),
        ("telling", "i8"),
        ("no_person", "i8"),
        ("well_known", "i8"),
        ("substance", "i8"),
        ("listed_words", "i8"),
        ("all_letters", "i8"),
        ("total", "f8"),
        ("cost", "f8"),
        ("bits", "f8"),
        ("slips", "i8"),
        ("far_slips", "i8"),
        ("mistyped", "i8"),
        ("joined_slips", "i8"),
        ("joined_known", "i8"),
        ("known_slips", "i8"),
        ("named_slips", "i8"),
        ("two_names", "i8"),
        ("initials", "i8"),
        ("translated", "i8"),
        ("exchanged", "f8"),
        ("fathers", "f8"),
        ("reading", "i8"),
        ("begins", "i8"),
        ("moved", "i8"),
        ("alike", "i8"),
        ("common", "i8"),
        ("unpaired", "i8"),
        ("longest", "i8"),
        ("refolded", "i8"),
        ("apart", "i8"),
    ],
    align=True,
)
"""What is counted of two names whose words are paired.

Of each pair: what its words count on either side, and how many letters of the listed name they
have; what they say, in bits; the letters of the shortest; how many words of the query it has, how
many of those are known and how many ``named`` (well-known names); how many of all are numbers. Then
what the query has ``added`` and what is ``missing``; whether the query has a legal form; how many
listed words in pairs are ``rare``, ``telling`` (rare, and nobody is known by it), by which
``no_person`` is called, ``well_known`` names or of ``substance``; how many words the listed name
has; the letters of the longer name; the letters of the ``longest`` word in a pair, forms aside; how
many words of so few letters are ``refolded`` that another spelling is another name.

:mod:`witting.matching.agreement` sums up: of what both names count in ``total`` differs the
``cost``; the pairs say so many ``bits``; slips, those that are no mistyping (``far_slips``; what
the others come to is ``mistyped``, see :mod:`witting.matching.mistyping`), those of joined, of
known and of named words, pairs of two well-known names, joined words that are all known, initials
and translations are counted;
``exchanged`` and ``fathers`` are the letters of words, and of fathers' names, that have another one
in their place.
"""
Tally = Any
"""A record of TALLY; its fields are read by name."""
