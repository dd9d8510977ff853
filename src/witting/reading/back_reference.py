"""Does a sentence only say who said the one before: ``Das teilte die Polizei mit``?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.reading.mention import COUNTRY, OUTLET, PLACE
from witting.reading.statement import INDIRECT, MIXED, Said
from witting.reading.vocabulary import load_speech, load_words

if TYPE_CHECKING:
    from witting.reading.clause import Clause
    from witting.reading.mention import Mention

MOST_WORDS = 24
"""Words of such a sentence, at most."""


def told_back(previous: Clause, clause: Clause) -> Said | None:
    """The sentence before as a statement of whom this one names; None where it says more."""
    number = _verb_of(clause)
    if number is None or clause.quotations or len(clause.tokens) > MOST_WORDS:
        return None
    verb = clause.tokens[number]
    speaker = clause.subject_behind(verb) or _next(clause, verb.end)
    if speaker is None or speaker.kind in (COUNTRY, PLACE):
        return None
    words = " ".join(clause.text[previous.opening : previous.end].split()).rstrip(" .")
    return Said(
        start=previous.start,
        end=clause.end,
        what=words,
        manner=MIXED if previous.quotations else INDIRECT,
        verb=verb.key,
        speaker=speaker,
        outlet=speaker if speaker.kind == OUTLET else None,
        quotations=tuple(previous.quotations),
    )


def _verb_of(clause: Clause) -> int | None:
    """The number of the verb of speech right behind the words that point back."""
    keys = [token.key for token in clause.tokens[:3]]
    for pointer in load_words("speech_verbs", "pointing_back"):
        words = pointer.split()
        if keys[: len(words)] == words and len(keys) > len(words):
            is_speech = keys[len(words)] in load_speech().says | load_speech().reports
            return len(words) if is_speech else None
    return None


def _next(clause: Clause, place: int) -> Mention | None:
    named = clause.mention_after(place, most=2)
    return named if named is not None and not clause.is_object(named) else None
