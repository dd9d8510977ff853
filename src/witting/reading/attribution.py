"""Where does a sentence say that somebody says something, and who is it?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from witting.reading.attributed import AFTER, BEFORE, Attribution
from witting.reading.audience import audience_of, outlet_between, quoted_end, whose
from witting.reading.chinese import chinese_attributions, is_chinese
from witting.reading.citing import aside_of, source_between
from witting.reading.mention import OUTLET
from witting.reading.name_opening import with_article
from witting.reading.quoting import quoting
from witting.reading.said_side import owner_start, side_of
from witting.reading.source_phrase import iter_sources
from witting.reading.speech_subject import speaker_of
from witting.reading.vocabulary import load_speech, load_words, small

if TYPE_CHECKING:
    from collections.abc import Sequence

    from witting.reading.clause import Clause
    from witting.reading.mention import Mention
    from witting.reading.text_token import Token

MOST_PUT = 16
"""Words behind ``added`` within which the list stands on which somebody was put."""

MOST_PASSING = 9
"""Words of when, where and to whom between a verb and its ``that``, which is one of them."""


def find_attributions(clause: Clause) -> list[Attribution]:
    """All of a sentence, in order."""
    if is_chinese(clause.text, clause.start, clause.end):
        return chinese_attributions(clause)
    found = [*iter_sources(clause)]
    taken = [(one.start, one.end) for one in found]
    speech = load_speech()
    for number, token in enumerate(clause.tokens):
        if any(start <= token.start < end for start, end in taken):
            continue
        key = token.key
        one = _adding(clause, number, found) if key in small("adding") else None
        if (
            one is None
            and key in speech.quotes
            and (key not in speech.noun_like or _is_right_behind(clause, number))
        ):
            one = quoting(clause, number)
        if one is None and (key in speech.says or key in speech.reports):
            one = _saying(clause, number)
        if one is not None and _is_same(found, one):
            found[-1] = replace(found[-1], end=one.end, outlet=found[-1].outlet or one.outlet)
            taken.append((one.start, one.end))
        elif one is not None:
            if found and one.start <= found[-1].start < one.end:
                found.pop()  # "The Post reported, citing two traders, that": the last tells all
            found.append(one)
            taken.append((one.start, one.end))
    return sorted(found, key=lambda one: one.start)


def _is_same(found: Sequence[Attribution], one: Attribution) -> bool:
    """Whether words only add through whom somebody said it: ``, said Lee, cited by Interfax``."""
    if not found or found[-1].speaker is None or found[-1].speaker is not one.speaker:
        return False
    return one.verb in load_speech().quotes and one.outlet is not None


def _adding(clause: Clause, number: int, found: list[Attribution]) -> Attribution | None:
    """``…,” she said, adding that``: what she says besides; what she said before ends there."""
    verb = clause.tokens[number]
    if not found or found[-1].side == AFTER or found[-1].end > verb.start:
        return None
    if set(clause.text[found[-1].end : verb.start]) & set('"“”„«».;'):
        return None
    rest = clause.between(verb.end, clause.end)
    is_told = bool(rest) and rest[0].key in small("conjunctions")
    end = rest[0].end if is_told else verb.end
    found[-1] = replace(found[-1], side=BEFORE)
    return replace(found[-1], start=verb.start, end=end, verb=verb.key, side=AFTER)


def _is_right_behind(clause: Clause, number: int) -> bool:
    """Whether a name stands right before a word that may be a noun as well."""
    token = clause.tokens[number]
    following = clause.tokens[number + 1 : number + 2]
    if following and following[0].key in load_speech().pronouns:
        return True  # "fügte er hinzu"
    return any(
        mention.end < token.start and clause.text[mention.end : token.start] == " "
        for mention in clause.mentions
        if mention.kind not in ("country", "place") or not token.key.endswith("s")
    )


def _saying(clause: Clause, number: int) -> Attribution | None:
    verb = clause.tokens[number]
    before = clause.tokens[number - 1] if number else None
    if (
        before is not None
        and before.key in small("auxiliaries")
        and verb.key.endswith(("ed", "told", "said", "t"))
    ):
        return _passive(clause, number)
    if _is_no_saying(clause, number):
        return None
    speaker = speaker_of(clause, number)
    if speaker is None:
        return None
    start = owner_start(clause, with_article(clause, min(verb.start, speaker.start)))
    owner = whose(clause, speaker)
    end = max(verb.end, speaker.end if owner is None else quoted_end(clause.text, owner))
    return _told(clause, start, end, verb, speaker)


def _is_no_saying(clause: Clause, number: int) -> bool:
    """Whether a word that may tell of speech is a noun here, a plan or no speech without quotes."""
    verb, speech = clause.tokens[number], load_speech()
    before = clause.tokens[number - 1] if number else None
    if (
        before is not None
        and before.key in small("before_nouns")
        and not (before.key == "a" and verb.key in small("participles"))
        and _is_near(clause, before, verb)
    ):
        return True
    is_participle = before is not None and before.key in (
        "a",
        "ont",
        "avait",
        "avaient",
        "il",
        "elle",
    )
    is_verb = verb.key in small("participles") and is_participle
    is_verb = is_verb or _is_behind_quotation(clause, verb) or _is_separable(clause, verb)
    if verb.key in speech.noun_like and not is_verb and not _is_right_behind(clause, number):
        return True
    if _is_said_of(clause, number):
        return True
    if _is_denied(clause, number):
        return True
    if verb.key in load_words("speech_verbs", "puts") and _is_put_on(clause, verb):
        return True
    is_quoted = verb.key == "saying" and before is not None and before.key == "as"
    needs_quote = verb.key in load_words("speech_verbs", "with_quote")
    return is_quoted or (needs_quote and not clause.quotations)


def _is_denied(clause: Clause, number: int) -> bool:
    """Whether ``not`` stands right before a verb, and no comma between."""
    verb = clause.tokens[number]
    for word in reversed(clause.tokens[max(0, number - 3) : number]):
        if set(clause.text[word.end : verb.start]) & set(',;:»”“"'):
            return False
        if word.key in small("negations"):
            return True
    return False


def _is_behind_quotation(clause: Clause, verb: Token) -> bool:
    before = clause.text[clause.start : verb.start].rstrip(" \n,")
    return before[-1:] in ("»", "”", '"', "“", "’")


def _is_separable(clause: Clause, verb: Token) -> bool:
    """Whether a German verb opens the words that say who says it: ``…, teilte die Polizei mit``."""
    is_behind = clause.text[clause.start : verb.start].rstrip().endswith(",")
    return is_behind and verb.key in load_words("speech_verbs", "separable_verbs")


def _is_said_of(clause: Clause, number: int) -> bool:
    """Whether a clause about a noun says so in passing: ``tankers that it says carry oil``."""
    if number < 2:  # noqa: PLR2004  # two words before
        return False
    relative, pronoun = clause.tokens[number - 2 : number]
    is_pronoun = pronoun.key in load_speech().pronouns
    return is_pronoun and relative.key in ("that", "which", "who", "whom", "what")


def _is_put_on(clause: Clause, verb: Token) -> bool:
    """Whether somebody puts somebody on a list: ``added Volna Bank to its list``."""
    lists, is_to = load_words("speech_verbs", "lists"), False
    for word in clause.between(verb.end, clause.end)[:MOST_PUT]:
        if word.key in small("conjunctions") or word.key in small("auxiliaries"):
            return False  # a sentence of its own, which is said
        if is_to and word.key in lists:
            return True
        is_to = is_to or word.key == "to"
    return False


def _is_near(clause: Clause, before: Token, verb: Token) -> bool:
    return clause.text[before.end : verb.start] == " "


def _passive(clause: Clause, number: int) -> Attribution | None:
    """``it was announced by the Treasury``."""
    tokens = clause.tokens
    verb = tokens[number]
    by = next(
        (word for word in tokens[number + 1 : number + 7] if word.key in ("by", "von", "vom")), None
    )
    source = clause.mention_after(by.end, most=2) if by else None
    if source is None or source.kind in ("country", "place"):
        return None
    start = verb.start if not _is_it(tokens, number) else tokens[number - 2].start
    end = source.end
    rest = clause.between(end, clause.end)
    if rest and rest[0].key in small("conjunctions"):
        return Attribution(start, rest[0].end, verb.key, source, None, AFTER)
    return Attribution(start, end, verb.key, source, None, BEFORE)


def _is_it(tokens: Sequence[Token], number: int) -> bool:
    return number > 1 and tokens[number - 2].key in ("it", "es")


def _told(clause: Clause, start: int, end: int, verb: Token, speaker: Mention) -> Attribution:
    """With its audience, and with where what is said stands."""
    audience, outlet = audience_of(clause, max(verb.end, end), verb)
    rest = clause.between(audience, clause.end)
    if rest and rest[0].key in load_words("speech_verbs", "separable"):
        audience, rest = rest[0].end, rest[1:]
    that = _that_behind(clause, rest)
    is_told = that is not None and not clause.text[audience : rest[0].start].strip(" ,")
    if that is not None and is_told:
        audience = that.end
    side = side_of(
        clause, start, audience, is_told=is_told or clause.text[audience : audience + 1] == ":"
    )
    if is_told and (source := source_between(clause, verb, audience)) is not None:
        return Attribution(start, audience, verb.key, source, speaker, side)
    if speaker.kind == OUTLET:
        return Attribution(start, audience, verb.key, None, speaker, side)
    outlet = (
        outlet or outlet_between(clause, verb.end, speaker.start) or _outlet_of(clause, speaker)
    )
    return Attribution(start, audience, verb.key, speaker, outlet, side)


def _outlet_of(clause: Clause, speaker: Mention) -> Mention | None:
    """The outlet whose source speaks: ``источник «Интерфакса»``."""
    owner = whose(clause, speaker)
    return owner if owner is not None and owner.kind == OUTLET else None


def _that_behind(clause: Clause, rest: Sequence[Token]) -> Token | None:
    """The word ``that``, with only when and where between: ``said on Monday that``."""
    speech = load_speech()
    passing = speech.prepositions | speech.between | small("trailing") | small("occasions")
    passing |= speech.audiences
    aside = aside_of(clause, rest[:MOST_PASSING])
    if aside is not None:
        rest = [word for word in rest if not aside[0] <= word.start < aside[1]]
    for number, word in enumerate(rest[:MOST_PASSING]):
        if word.key in small("adding"):
            return None  # "…,” he said, adding that": a statement of its own
        if word.key in small("conjunctions"):
            last = aside[0] if aside is not None and aside[1] <= word.start else word.start
            gap = clause.text[rest[0].start : last]
            return word if number == 0 or "," not in gap else None
        if word.key not in passing and not word.is_capital:
            return None
    return None
