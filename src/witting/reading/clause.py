"""What is a sentence with its words, its quotations and those who are named in it?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from witting.reading.lookup import titles
from witting.reading.mention import (
    BODY,
    COUNTRY,
    NAME,
    NOUN,
    ORGANISATION,
    OUTLET,
    PERSON,
    PLACE,
    PRONOUN,
    ROLE,
    WORD,
    Mention,
)
from witting.reading.quoted_name import OPENING, is_speech
from witting.reading.vocabulary import load_seats, load_speech, small

if TYPE_CHECKING:
    from collections.abc import Sequence

    from witting.reading.quotation import Quotation
    from witting.reading.text_token import Token

_DATELINE = re.compile(
    r"[㐀-鿿]{2,12}\d{1,2}月\d{1,2}日电\s?(?:（[^（）\n]{2,30}）)?|"
    r"[^\W\d_a-zа-яё]{3}[^\W\d_a-zа-яё .'/-]*(?:, [\w. ]{2,20})?(?: \([^()\n]{2,30}\))? ?[-–—] "
)
MOST_BETWEEN = 7
"""Words between a subject and its verb, without a comma."""
MOST_NOUNS = 2
MOST_OF_OFFICE = 12
"""Words between an outlet and who tells it something, which say what they are."""
MOST_APPOSITION = 240
"""Characters between two commas behind a subject."""


@dataclass(frozen=True)
class Clause:
    """A sentence of a paragraph.

    Args:
        text: The whole text.
        start: Where the sentence begins.
        end: Where it ends.
        tokens: Its words outside of quotations.
        mentions: Who is named in it outside of quotations, in order of their ends, the longest of
            those with one end last.
        quotations: In it, in order.
        quoted: Who is named within its quotations.
    """

    text: str
    start: int
    end: int
    tokens: Sequence[Token]
    mentions: Sequence[Mention]
    quotations: Sequence[Quotation]
    quoted: Sequence[Mention] = ()

    @cached_property
    def starts(self) -> dict[int, int]:
        """The numbers of words by where they begin."""
        return {token.start: number for number, token in enumerate(self.tokens)}

    @cached_property
    def opening(self) -> int:
        """Where its words begin: behind ``BISHKEK, March 4 (Reuters) -``."""
        found = _DATELINE.match(self.text, self.start, self.end)
        return found.end() if found else self.start

    def between(self, start: int, end: int) -> list[Token]:
        """The words of a part."""
        return [token for token in self.tokens if start <= token.start < end]

    def is_object(self, mention: Mention) -> bool:
        """Whether a preposition stands before a mention, so that it is no subject."""
        number = self.starts.get(mention.start)
        if not number:
            return False
        place, number = mention.start, number - 1
        while (
            number
            and self.tokens[number].key in small("articles")
            and self._is_joined(number, place)
        ):
            place, number = self.tokens[number].start, number - 1
        if mention.kind in (NAME, ORGANISATION, OUTLET, WORD):
            # "of think tank X": small nouns between are of the name.
            for _ in range(MOST_NOUNS):
                if not number or not self._is_noun(number, place):
                    break
                place, number = self.tokens[number].start, number - 1
        is_preposition = self.tokens[number].key in load_speech().prepositions
        return is_preposition and self._is_joined(number, place)

    def _is_noun(self, number: int, place: int) -> bool:
        """Whether a word may be a noun that stands before a name and says what it is."""
        token, speech = self.tokens[number], load_speech()
        is_small = token.key in speech.prepositions or token.key in speech.between
        is_verb = token.key in speech.says or token.key.endswith(("ed", "s"))
        is_plain = token.text.islower() and token.text.isalpha()
        return is_plain and not is_small and not is_verb and self._is_joined(number, place)

    def _is_joined(self, number: int, place: int) -> bool:
        """Whether no comma stands between a word and a place behind it."""
        gap = self.text[self.tokens[number].end : place]
        return "," not in gap and ";" not in gap

    def can_speak(self, mention: Mention) -> bool:
        """Whether who is named can say something: no town but a seat of power."""
        if mention.end < len(self.text) and self.text[mention.end : mention.end + 2] in (
            "'s",
            "’s",
        ):
            return False
        if mention.kind == PLACE:
            return mention.name in load_seats()
        return True

    def subject_before(self, verb: Token) -> Mention | None:
        """Who says what a verb tells, by standing before it."""
        seen = 0
        for mention in reversed(self.mentions):
            if mention.end > verb.start or not self.can_speak(mention):
                continue
            seen += 1
            if seen > 5 or self._is_quoted(mention.end, verb.start):  # noqa: PLR2004  # a far one is none
                break
            gap = self.text[mention.end : verb.start]
            words = self.between(mention.end, verb.start)
            if words and words[-1].key in small("joints") and len(words) <= 12:  # noqa: PLR2004  # of one sentence
                return self.sentence_subject(verb.start)
            is_relative = bool(words) and words[0].key in small("relatives") and gap.startswith(",")
            is_free = is_relative or not self.is_object(mention)
            if is_free and self._reaches(mention, gap, words):
                return self.named_before(mention) or mention
        return None

    def named_before(self, mention: Mention) -> Mention | None:
        """Whose apposition a phrase without a name is: ``Jo Lee, a spokesman for the bank,``."""
        if mention.kind not in (NOUN, ROLE, BODY):
            return None
        is_closed = self.text[mention.end : mention.end + 1] == ","
        comma = self.text.rfind(",", self.start, mention.start)
        words = self.between(comma, mention.start)
        is_article = bool(words) and words[0].key in small("articles") | small("indefinite")
        is_first = not words or (is_closed and is_article and len(words) <= MOST_BETWEEN)
        if comma < 0 or not is_first:
            return None
        kinds = (PERSON, NAME, WORD, ORGANISATION) if is_closed else (PERSON, NAME, WORD)
        named = [one for one in self.mentions if one.end == comma and one.kind in kinds]
        return named[-1] if named and not self.is_object(named[-1]) else None

    def named_behind(self, mention: Mention) -> Mention | None:
        """The name that stands as an apposition behind a phrase: ``the owner of X, Jo Lee,``."""
        if mention.kind not in (NOUN, ROLE, BODY):
            return None
        for one in sorted(self.mentions, key=lambda one: one.start):
            if one.start < mention.end or one.kind not in (PERSON, NAME):
                continue
            gap = self.text[mention.end : one.start]
            is_next = (
                gap.count(",") == 1
                and self._is_titled(mention.end + gap.index(",") + 1, one.start)
                and len(self.between(mention.end, one.start)) <= MOST_BETWEEN
            )
            is_closed = self.text[one.end : one.end + 1] in (",", ".")
            return one if is_next and is_closed else None
        return None

    def _is_titled(self, start: int, end: int) -> bool:
        """Whether nothing but a title stands before a name: ``her lawyer, Me Sophie Durand``."""
        words = self.between(start, end)
        found = titles().at(words, 0) if words else None
        is_blank = not self.text[start:end].strip()
        return is_blank or (found is not None and found[0] == len(words))

    def sentence_subject(self, before: int) -> Mention | None:
        """The first who can be the subject of the sentence, before a place of it."""
        for mention in sorted(self.mentions, key=lambda one: (one.start, -one.end)):
            if mention.start >= before:
                return None
            is_actor = mention.kind not in (COUNTRY, PLACE) or self._is_actor(mention)
            if is_actor and self.can_speak(mention) and not self.is_object(mention):
                return self.titled_behind(mention) or self.named_behind(mention) or mention
        return None

    def _is_actor(self, mention: Mention) -> bool:
        """Whether a country opens the sentence, and does not say whose a body is: US Treasury."""
        if self.text[self.start : mention.start].strip():
            return False
        return not any(
            one.start <= mention.end + 1 < one.end and one.kind not in (COUNTRY, PLACE)
            for one in self.mentions
        )

    def _is_quoted(self, start: int, end: int) -> bool:
        """Whether words are quoted between two places; one word in quotation marks is a name."""
        return any(
            start <= quotation.start < end and is_speech(self.text, quotation, self.mentions)
            for quotation in self.quotations
        )

    def _reaches(self, mention: Mention, gap: str, words: list[Token]) -> bool:
        """Whether what stands between a subject and its verb lets the one be the other's."""
        bare = gap.strip()
        if mention.kind in (COUNTRY, PLACE, PRONOUN) and len(words) > 2:  # noqa: PLR2004  # it is near
            return False
        if bare == ",":
            before = self.text[self.start : mention.start].rstrip()
            return before.endswith(",") or self._is_behind_title(mention)
        is_closed = self.text[self.start : mention.start].rstrip().endswith(",")
        if is_closed and bare.startswith(",") and not set(bare[1:]) & set(",;:"):
            return self._is_small(words)  # ``Its owner, Jo Lee, has told``
        if bare.startswith((",", "(", "–", "—", "- ")) and bare.endswith((",", ")", "–", "—", "-")):
            return len(gap) <= MOST_APPOSITION
        if words and words[0].key in small("relatives") and "," not in bare[1:]:
            return len(words) <= MOST_BETWEEN + 3
        return not set(bare) & set(",;:") and self._is_small(words)

    def _is_small(self, words: list[Token]) -> bool:
        """Whether words say no more than when, where and how."""
        speech = load_speech()
        is_plain = all(word.key in speech.between or word.key.endswith("ly") for word in words)
        if is_plain and len(words) <= MOST_BETWEEN:
            return True
        return (
            bool(words) and words[0].key in speech.prepositions and len(words) <= MOST_BETWEEN + 2
        )

    def _is_behind_title(self, mention: Mention) -> bool:
        """Whether a title opens an apposition that a mention ends: ``, its chairman Jo Lee,``.

        A relative clause is none: ``Jo Lee, who owns Osh Trade, said``.
        """
        comma = self.text.rfind(",", self.start, mention.start)
        words = self.between(comma, mention.start)
        is_relative = bool(words) and words[0].key in small("relatives")
        return comma >= 0 and len(words) <= 6 and not is_relative  # noqa: PLR2004  # a title

    def subject_behind(self, verb: Token) -> Mention | None:
        """Who says what a verb tells, by standing behind it: ``said the minister``."""
        best: Mention | None = None
        for mention in self.mentions:
            if mention.start < verb.end or not self.can_speak(mention):
                continue
            words = self.between(verb.end, mention.start)
            gap = self.text[verb.end : mention.start].rstrip(OPENING)
            is_near = len(words) <= 14 and not set(gap) & set(',.;:()"“„«')  # noqa: PLR2004  # a long title
            passing = small("inverted") | load_speech().audiences
            is_title = all(word.is_capital or word.key in passing for word in words)
            is_title = is_title or self._is_its_title(mention, words)
            near = is_near and (is_title or len(words) <= 1) and not self.is_object(mention)
            if near and (best is None or mention.start < best.start or mention.start == best.start):
                best = mention if best is None or mention.start <= best.start else best
        if best is None:
            return None
        best = self._told_behind(best, verb) or self._in_office(best) or best
        return self.titled_behind(best) or self.named_behind(best) or best

    def _told_behind(self, outlet: Mention, verb: Token) -> Mention | None:
        """Who tells an outlet: ``рассказал РБК владелец компании «Ока» Артем Козырев``."""
        if outlet.kind != OUTLET or verb.key.isascii():
            return None
        for mention in sorted(self.mentions, key=lambda one: (one.start, -one.end)):
            if mention.start <= outlet.end:
                continue
            gap = self.text[outlet.end : mention.start]
            if set(gap) & set(",;:.—") or len(gap.split()) > MOST_OF_OFFICE:
                return None
            if mention.kind in (PERSON, NAME):
                return mention
        return None

    def _in_office(self, body: Mention) -> Mention | None:
        """Whose office is in a Russian body: ``пресс-секретарь Кремля Дмитрий Песков``."""
        if body.kind not in (ORGANISATION, COUNTRY, PLACE):
            return None
        is_cyrillic = not self.text[body.start : body.end].isascii()
        named = (one for one in self.mentions if one.kind == PERSON and one.start > body.end)
        first = min(named, key=lambda one: one.start, default=None)
        is_next = first is not None and self.text[body.end : first.start] in (" ", "» ")
        return first if is_cyrillic and is_next else None

    def titled_behind(self, body: Mention | None) -> Mention | None:
        """Whose title a body stands before: ``EU sanctions envoy Jo Lee``."""
        if body is None or body.kind not in (ORGANISATION, COUNTRY):
            return None
        number = next((n for n, word in enumerate(self.tokens) if word.start >= body.end), None)
        found = titles().at(self.tokens, number) if number is not None else None
        if (
            number is None
            or found is None
            or self.text[body.end : self.tokens[number].start] != " "
        ):
            return None
        end = self.tokens[number + found[0] - 1].end
        return next(
            (one for one in self.mentions if one.start == end + 1 and one.kind == PERSON), None
        )

    def _is_its_title(self, mention: Mention, words: list[Token]) -> bool:
        """Whether words are whom somebody tells and a title: ``журналистам министр финансов``."""
        if mention.kind != PERSON or mention.title is None:
            return False
        while words and (words[0].key in load_speech().audiences | small("articles")):
            words = words[1:]
        return bool(words) and titles().at(words, 0) is not None

    def mention_after(self, place: int, *, most: int = 3) -> Mention | None:
        """Who is named next behind a place, with at most so many words between."""
        near = [
            mention
            for mention in self.mentions
            if mention.start >= place and len(self.between(place, mention.start)) <= most
        ]
        return min(near, key=lambda one: (one.start, -one.end), default=None)
