"""To whom is something said: ``told Reuters``, ``sagte er der Zeitung``?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.reading.mention import NOUN, ORGANISATION, OUTLET, ROLE
from witting.reading.vocabulary import load_speech, small

if TYPE_CHECKING:
    from witting.reading.clause import Clause
    from witting.reading.mention import Mention
    from witting.reading.text_token import Token

MOST_BETWEEN = 40
"""Letters between the audience and the ``that`` behind it, at most."""


def audience_of(clause: Clause, end: int, verb: Token) -> tuple[int, Mention | None]:
    """Where the words that say to whom end, and the outlet among them."""
    if verb.key not in small("telling"):
        told = _told_slavic(clause, end)
        return (told, None) if told else _dative(clause, end)
    stop = _next_that(clause, end)
    someone = clause.mention_after(end, most=2)
    rest = clause.text[end : clause.end]
    bare = rest.lstrip()
    for phrase in load_speech().audiences:
        if bare[: len(phrase)].casefold() == phrase:
            return end + len(rest) - len(bare) + len(phrase), None
    if (
        someone is not None
        and (stop is None or someone.start < stop)
        and not _is_verb_between(clause, end, someone.start)
    ):
        outlet = someone if someone.kind == OUTLET else None
        # "told Reuters", but "warned the banks may fail" has no audience.
        if outlet or verb.key.startswith("t") or stop is not None:
            if stop is None or stop - someone.end >= MOST_BETWEEN:
                return _behind_apposition(clause, someone), outlet
            return max(someone.end, stop), outlet
    return end, None


def _behind_apposition(clause: Clause, someone: Mention) -> int:
    """Where to whom ends with what they are: ``told ERR, the public broadcaster``."""
    for one in clause.mentions:
        if one.kind in (OUTLET, NOUN) and clause.text[someone.end : one.start] in (
            ", ",
            ", the ",
            ", a ",
        ):
            return one.end
    return someone.end


def outlet_between(clause: Clause, start: int, end: int) -> Mention | None:
    """The outlet between a verb and who speaks: ``a déclaré à l'AFP son avocate``."""
    for one in clause.mentions:
        if one.kind == OUTLET and start <= one.start and one.end <= end:
            words = clause.between(start, one.start)
            return one if len(words) <= 2 else None  # noqa: PLR2004  # a preposition, an article
    return None


def whose(clause: Clause, speaker: Mention) -> Mention | None:
    """The body or outlet in the genitive behind a Russian noun: ``источник «Интерфакса»``."""
    if speaker.kind not in (NOUN, ROLE) or speaker.name.isascii():
        return None
    bodies = (one for one in clause.mentions if one.kind in (OUTLET, ORGANISATION))
    return next(
        (one for one in bodies if clause.text[speaker.end : one.start] in (" ", " «")), None
    )


def quoted_end(text: str, name: Mention) -> int:
    """Where a name ends with its closing quotation mark."""
    return name.end + (text[name.end : name.end + 1] in ("»", "“", "”"))


def _told_slavic(clause: Clause, end: int) -> int | None:
    """Where the audience ends in ``сообщил журналистам, что``."""
    bare = clause.text[end : clause.end].lstrip()
    start = clause.end - len(bare)
    phrases = (phrase for phrase in load_speech().audiences if not phrase.isascii())
    return next((start + len(one) for one in phrases if bare.casefold().startswith(one)), None)


def _dative(clause: Clause, end: int) -> tuple[int, Mention | None]:
    """``sagte er der Zeitung``: whom German names without a preposition."""
    outlet = clause.mention_after(end, most=1)
    if outlet is None or outlet.kind != OUTLET:
        return end, None
    is_dative = clause.text[end : outlet.start].strip(' „“"«') in ("der", "dem")
    return (outlet.end, outlet) if is_dative else (end, None)


def _is_verb_between(clause: Clause, start: int, end: int) -> bool:
    return any(word.key in small("auxiliaries") for word in clause.between(start, end))


def _next_that(clause: Clause, end: int) -> int | None:
    for word in clause.between(end, clause.end)[:9]:
        if word.key in small("adding"):
            return None  # "told Reuters, adding that": a statement of its own
        if word.key in small("conjunctions"):
            return word.start
    return None
