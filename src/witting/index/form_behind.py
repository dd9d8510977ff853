"""Where is the legal form of whoever some words of a text name?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from witting.index.word_folds import LEADS, LEADS_OR_TRAILS, MARKS_BESIDE, TRAILS

if TYPE_CHECKING:
    import numpy as np

    from witting.names.text_words import TextWords

    Array = np.ndarray[Any, Any]

REACH_OF_FORM = 4
"""So many words behind a name a legal form may stand."""
FORMS = (MARKS_BESIDE, LEADS, TRAILS, LEADS_OR_TRAILS)
"""What words mark that are forms by themselves."""
_WITHIN_NAME = " \t\r\n\"'«»“”„().&-"
PARTING = frozenset(
    (
        "and",
        "or",
        "und",
        "oder",
        "et",
        "ou",
        "y",
        "ve",
        "и",
        "или",
        "for",
        "to",
        "from",
        "by",
        "via",
        "для",
        "от",
        "за",
    )
)


def form_behind(found: TextWords, rows: Array, marks: Array, last: int) -> int | None:
    """The word that is the legal form of whoever the words before it name, if it is near.

    Args:
        found: The words of the text.
        rows: The row of each.
        marks: What each row marks, by :mod:`witting.index.word_folds`; uint8.
        last: The last word of the name.
    """
    for place in range(last + 1, min(last + 1 + REACH_OF_FORM, len(rows))):
        between = found.text[int(found.ends[place - 1]) : int(found.starts[place])]
        if marks[rows[place - 1]] in FORMS:
            between = between.replace(",", "")  # Co.,Ltd
        if between.strip(_WITHIN_NAME) or found.word(place) in PARTING:
            return None
        if marks[rows[place]] == MARKS_BESIDE:
            return place
    return None
