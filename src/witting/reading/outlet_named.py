"""Which outlet does a sentence name as where something was said?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.reading.mention import OUTLET
from witting.reading.vocabulary import load_known, load_speech, load_words

if TYPE_CHECKING:
    from witting.reading.clause import Clause
    from witting.reading.mention import Mention


def outlet_of(clause: Clause) -> Mention | None:
    """The outlet that a sentence names as where something was said: ``in an interview with``."""
    folded = clause.text[clause.start : clause.end].casefold()
    for phrase in load_speech().interviews:
        place = folded.find(phrase)
        while place >= 0:
            mention = clause.mention_after(clause.start + place + len(phrase), most=4)
            if mention is not None and mention.kind == OUTLET:
                return mention
            place = folded.find(phrase, place + 1)
    return _channel(clause)


def _channel(clause: Clause) -> Mention | None:
    """``on Telegram``: where someone wrote it."""
    channels = load_words("outlets", "channels")
    names = {name for name in load_known() if name.casefold() in channels}
    for mention in clause.mentions:
        if mention.kind == OUTLET and mention.name in names and clause.is_object(mention):
            return mention
    return None
