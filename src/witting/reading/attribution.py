"""Where does a sentence say that somebody says something, and who is it?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from witting.reading.lookup import adjectives, generic_outlets, titles
from witting.reading.mention import NOUN, OUTLET, PRONOUN, WORD, Mention
from witting.reading.vocabulary import load_known, load_speech, load_table, load_words, small

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from witting.reading.clause import Clause
    from witting.reading.text_token import Token

BEFORE, AFTER, AROUND = "before", "after", "around"
"""Where what is said stands beside the words that say who says it."""


FEWEST_BEFORE = 3
"""Words before those that say who says it, of which what is said has at least."""
MOST_PUT = 16
"""Words behind ``added`` within which the list stands on which somebody was put."""
MOST_TRAILING = 30
"""Words behind a verb that still only say when, where and to whom."""


_SHORT_FORM = re.compile(r'["“”»]?(?:\s\([^()\n]{2,20}\))?')


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words that say who says something.

    Args:
        start: Where they begin.
        end: Where they end, the audience and ``that`` included.
        verb: The word that tells it.
        speaker: Who says it; None where only an outlet tells it.
        outlet: Through whom the text has it, or None.
        side: Where what is said stands.
    """

    start: int
    end: int
    verb: str
    speaker: Mention | None
    outlet: Mention | None
    side: str


def find_attributions(clause: Clause) -> list[Attribution]:
    """All of a sentence, in order."""
    found = [*_by_phrase(clause)]
    taken = [(one.start, one.end) for one in found]
    speech = load_speech()
    for number, token in enumerate(clause.tokens):
        if any(start <= token.start < end for start, end in taken):
            continue
        key = token.key
        one = None
        if key in speech.quotes and (
            key not in speech.noun_like or _is_right_behind(clause, number)
        ):
            one = _quoting(clause, number)
        if one is None and (key in speech.says or key in speech.reports):
            one = _saying(clause, number)
        if one is not None:
            found.append(one)
            taken.append((one.start, one.end))
    return sorted(found, key=lambda one: one.start)


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


@cache
def _phrases() -> re.Pattern[str]:
    choices = "|".join(map(re.escape, load_speech().according))
    return re.compile(rf"(?<!\w)(?:{choices})\s+", re.IGNORECASE)


@cache
def _own_words() -> re.Pattern[str]:
    phrases = [phrase for each in load_table("speech_verbs", "own").values() for phrase in each]
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, phrases))})(?!\w)", re.IGNORECASE)


@cache
def _behind() -> re.Pattern[str]:
    choices = "|".join(map(re.escape, load_speech().behind))
    return re.compile(rf"\s+(?:{choices})(?!\w)", re.IGNORECASE)


def _by_phrase(clause: Clause) -> Iterator[Attribution]:
    """``according to X``, and ``X zufolge``."""
    for found in _phrases().finditer(clause.text, clause.start, clause.end):
        if _is_inside(clause, found.start()):
            continue
        source = clause.mention_after(found.end(), most=2)
        if source is not None:
            source = clause.named_behind(source) or source
            end = _behind_name(clause, source.end)
            yield _source(clause, found.start(), end, found[0].strip().casefold(), source)
    for found in _own_words().finditer(clause.text, clause.start, clause.end):
        if not _is_inside(clause, found.start()):
            words = found[0].strip().casefold()
            sex = next(
                key
                for key, phrases in load_table("speech_verbs", "own").items()
                if words in phrases
            )
            name = next(word for word, one in load_speech().pronouns.items() if one == sex)
            source = Mention(found.start(), found.end(), PRONOUN, name, sex=sex)
            yield _source(clause, found.start(), found.end(), words, source)
    for found in _behind().finditer(clause.text, clause.start, clause.end):
        sources = [one for one in clause.mentions if one.end == found.start()]
        if sources and not _is_inside(clause, found.start()):
            source = sources[-1]
            yield _source(clause, source.start, found.end(), found[0].strip(), source)


def _behind_name(clause: Clause, end: int) -> int:
    """Where a name ends with its quotation mark, and with its short form in brackets."""
    found = _SHORT_FORM.match(clause.text, end, clause.end)
    return found.end() if found else end


def _source(clause: Clause, start: int, end: int, verb: str, source: Mention) -> Attribution:
    is_first = len(clause.between(clause.start, start)) < 3  # noqa: PLR2004  # no content
    is_last = not clause.text[end : clause.end].strip(' .!?"”»“')
    side = AFTER if is_first else BEFORE if is_last else AROUND
    if source.kind == OUTLET:
        return Attribution(start, end, verb, None, source, side)
    return Attribution(start, end, verb, source, None, side)


def _is_inside(clause: Clause, place: int) -> bool:
    return any(one.start <= place < one.end for one in clause.quotations)


def _quoting(clause: Clause, number: int) -> Attribution | None:
    """``the television quoted Xi as saying``, ``Xi was quoted by it as saying``, ``quoting Xi``."""
    tokens = clause.tokens
    verb = tokens[number]
    is_passive = number > 0 and tokens[number - 1].key in small("auxiliaries")
    last = _as_saying(tokens, number)
    end = tokens[last].end if last is not None else verb.end
    if is_passive:
        speaker = clause.subject_before(tokens[number - 1])
        by = next(
            (word for word in tokens[number + 1 : number + 12] if word.key in ("by", "von")), None
        )
        outlet = clause.mention_after(by.end, most=2) if by else None
        if outlet is not None and last is None:
            end = outlet.end
        if outlet is not None and last is not None and outlet.start > tokens[last].end:
            end = outlet.end
    else:
        outlet = clause.subject_before(verb) or clause.sentence_subject(verb.start)
        speaker = clause.mention_after(verb.end, most=4)
        if speaker is not None and last is None:
            end = speaker.end
        if speaker is not None and last is not None and speaker.start > tokens[last].start:
            speaker = None
    if speaker is None:
        return None
    start = (
        min(one.start for one in (speaker, outlet) if one is not None and one.start < verb.start)
        if (outlet and outlet.start < verb.start) or speaker.start < verb.start
        else verb.start
    )
    start = _with_article(clause, start)
    side = _side(clause, start, end, is_told=last is not None and not _is_over(clause, end))
    return Attribution(start, end, verb.key, speaker, outlet, side)


def _is_over(clause: Clause, end: int) -> bool:
    """Whether the sentence ends with the words that say who says it, but for when and where."""
    return _is_tail(clause, end, clause.between(end, clause.end))


def _with_article(clause: Clause, start: int) -> int:
    """Where the words that say who says it begin, with what stands before a name."""
    number = clause.starts.get(start, 0)
    while number:
        gap = clause.text[clause.tokens[number - 1].end : clause.tokens[number].start]
        if gap == ", " and (name := _ending_at(clause, clause.tokens[number - 1].end)):
            number, start = clause.starts.get(name.start, 0), name.start
            continue
        if gap not in (" ", "\n"):
            break
        count = _count_before(clause, number)
        if not count:
            break
        number -= count
        start = clause.tokens[number].start
    return start


def _ending_at(clause: Clause, end: int) -> Mention | None:
    """Who is named right before a comma, and is no object: an apposition follows."""
    found = [one for one in clause.mentions if one.end == end]
    if not found or found[-1].kind in ("country", "place"):
        return None
    is_object = clause.is_object(found[-1]) and found[-1].kind != "organisation"
    return None if is_object else found[-1]


def _count_before(clause: Clause, number: int) -> int:
    """How many words right before a word belong to it: an article, an adjective, a title."""
    tokens = clause.tokens
    for table in (titles(), adjectives(), generic_outlets()):
        if found := table.before(tokens, number):
            return found[0]
    before = tokens[number - 1].key
    small = before in load_speech().determiners or before in load_words("titles", "before")
    return int(small)


def _as_saying(tokens: Sequence[Token], number: int) -> int | None:
    """The word ``saying`` of ``quoted … as saying``."""
    for place in range(number + 1, min(number + 14, len(tokens) - 1)):
        if tokens[place].key == "as" and tokens[place + 1].key.endswith(("ing",)):
            return place + 1
    return None


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
    speaker = _subject(clause, number)
    if speaker is None:
        return None
    start = _with_article(clause, min(verb.start, speaker.start))
    end = max(verb.end, speaker.end)
    return _told(clause, start, end, verb, speaker)


def _is_no_saying(clause: Clause, number: int) -> bool:
    """Whether a word that may tell of speech is a noun here, a plan or no speech without quotes."""
    verb, speech = clause.tokens[number], load_speech()
    before = clause.tokens[number - 1] if number else None
    if (
        before is not None
        and before.key in small("before_nouns")
        and _is_near(clause, before, verb)
    ):
        return True
    if verb.key in speech.noun_like and not _is_right_behind(clause, number):
        return True
    if any(word.key in small("negations") for word in clause.tokens[max(0, number - 3) : number]):
        return True
    if verb.key in load_words("speech_verbs", "puts") and _is_put_on(clause, verb):
        return True
    is_quoted = verb.key == "saying" and before is not None and before.key == "as"
    needs_quote = verb.key in load_words("speech_verbs", "with_quote")
    return is_quoted or (needs_quote and not clause.quotations)


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


def _subject(clause: Clause, number: int) -> Mention | None:
    """Who does what a verb of speech tells."""
    verb = clause.tokens[number]
    behind = _comes_behind(clause, verb)
    if behind and verb.key in small("telling") and (told := clause.subject_before(verb)):
        return told  # ``…,” Jo Lee, the owner, told Reuters``: what stands behind is the audience
    speaker = _inverted(clause, verb) if behind else None
    if speaker is None or speaker.kind == WORD:
        # A German noun behind a verb is no name.
        speaker = clause.subject_before(verb) or speaker
    if speaker is None and verb.key == "saying" and behind:
        return clause.sentence_subject(verb.start)  # ``The bank shut its doors, saying …``
    if speaker is not None or verb.key.endswith("ing"):
        return speaker
    if number == 0 or behind:
        speaker = clause.subject_behind(verb)
    return speaker or (None if behind else _unknown_noun(clause, number))


MOST_OF_NOUN = 6


def _unknown_noun(clause: Clause, number: int) -> Mention | None:
    """The words from the beginning of a sentence to its verb: ``A Dutch glazier said``."""
    verb = clause.tokens[number]
    before = clause.text[clause.start : verb.start]
    first = clause.start + before.rfind(",") + 1
    tokens = clause.between(first, verb.start)
    if not 2 <= len(tokens) <= MOST_OF_NOUN or tokens[0].key not in small("openers"):  # noqa: PLR2004
        return None
    start, end = tokens[0].start, tokens[-1].end
    words = clause.text[start:end]
    if clause.text[first:start].strip() or set(words) & set(",;:()") or tokens[-1].is_possessive:
        return None
    return Mention(start, end, NOUN, " ".join(words.split()))


def _is_near(clause: Clause, before: Token, verb: Token) -> bool:
    return clause.text[before.end : verb.start] == " "


def _inverted(clause: Clause, verb: Token) -> Mention | None:
    """Who stands behind a verb and is its subject: no verb of the same follows."""
    mention = clause.subject_behind(verb)
    if mention is None:
        return None
    after = clause.text[mention.end : clause.end].lstrip("'’")
    words = clause.between(mention.end, clause.end)
    if not words or after.lstrip()[:1] in (",", ".", ";", ":", "—", "–", "-", "!", "?", "(", "/"):
        return mention
    is_quote = after.lstrip()[:1] in ('"', "“", "„", "«")
    is_tail = words[0].key in small("trailing") or words[0].key in load_speech().prepositions
    is_name = words[0].is_capital
    return mention if is_quote or is_tail or is_name else None


def _comes_behind(clause: Clause, verb: Token) -> bool:
    """Whether a verb stands right behind a quotation or a comma: ``…,” said Peskov``."""
    before = clause.text[clause.start : verb.start].rstrip()
    return not before or before[-1] in ',"”“»’—–-?!…:'


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
    audience, outlet = _audience(clause, max(verb.end, end), verb)
    rest = clause.between(audience, clause.end)
    if rest and rest[0].key in load_words("speech_verbs", "separable"):
        audience, rest = rest[0].end, rest[1:]
    that = _that_behind(clause, rest)
    is_told = that is not None and not clause.text[audience : rest[0].start].strip(" ,")
    if that is not None and is_told:
        audience = that.end
    side = _side(
        clause, start, audience, is_told=is_told or clause.text[audience : audience + 1] == ":"
    )
    if speaker.kind == OUTLET:
        return Attribution(start, audience, verb.key, None, speaker, side)
    return Attribution(start, audience, verb.key, speaker, outlet, side)


def _that_behind(clause: Clause, rest: Sequence[Token]) -> Token | None:
    """The word ``that``, with only when and where between: ``said on Monday that``."""
    speech = load_speech()
    passing = speech.prepositions | speech.between | small("trailing") | small("occasions")
    for number, word in enumerate(rest[:6]):
        if word.key in small("conjunctions"):
            gap = clause.text[rest[0].start : word.start]
            return word if number == 0 or "," not in gap else None
        if word.key not in passing and not word.is_capital:
            return None
    return None


def _audience(clause: Clause, end: int, verb: Token) -> tuple[int, Mention | None]:
    """Where the words that say to whom end, and the outlet among them."""
    if verb.key not in small("telling"):
        return _dative(clause, end)
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
            return max(
                someone.end, stop or 0
            ) if stop is not None and stop - someone.end < 40 else someone.end, outlet  # noqa: PLR2004
    return end, None


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
        if word.key in small("conjunctions"):
            return word.start
    return None


def _side(clause: Clause, start: int, end: int, *, is_told: bool) -> str:
    """Where what is said stands beside the words from start to end."""
    before = clause.text[clause.start : start].rstrip()
    words_before = len(clause.between(clause.opening, start))
    if is_told:
        return AFTER
    quotes_before = [one for one in clause.quotations if one.end <= start]
    quotes_after = [one for one in clause.quotations if one.start >= end]
    if quotes_before and before[-1:] in ',"”“»’—–-?!…」':
        return AROUND if quotes_after else BEFORE
    if words_before < FEWEST_BEFORE:
        return AFTER
    if before[-1:] in ',—–-…/»”".' and _is_tail(clause, end, clause.between(end, clause.end)):
        return BEFORE
    is_within = before.endswith(",") and clause.text[end : clause.end].lstrip().startswith(",")
    return AROUND if is_within else AFTER


def _is_tail(clause: Clause, end: int, after: Sequence[Token]) -> bool:
    """Whether what follows says only when, where and to whom, and not what."""
    rest = clause.text[end : clause.end].lstrip()
    if not after or rest[:1] in (".", "!", "?"):
        return True
    if len(after) <= 2:  # noqa: PLR2004  # "on Friday"
        return True
    if any(quotation.start >= end for quotation in clause.quotations):
        return False
    first = after[0]
    is_named = rest[:1] != "," and any(
        one.start == first.start and one.kind == OUTLET for one in clause.mentions
    )
    is_audience = any(rest.casefold().startswith(one) for one in load_speech().audiences)
    return len(after) <= MOST_TRAILING and (
        first.key in small("trailing")
        or first.key in load_speech().prepositions
        or is_named
        or is_audience
        or (rest.startswith(("the", ",")) is True and rest.startswith(","))
    )


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
