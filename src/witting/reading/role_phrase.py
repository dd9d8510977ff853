"""Who is meant without a name: the president, the ministry, two officials, he?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.reading.lookup import adjectives, generic_outlets, known_names, titles
from witting.reading.mention import BODY, NOUN, OUTLET, PRONOUN, ROLE, Mention
from witting.reading.vocabulary import load_seats, load_speech, load_words, small

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from witting.reading.given_place import GivenPlace
    from witting.reading.text_token import Token

MOST_BEFORE = 5
MOST_BEHIND = 8


class RoleFinder:
    """Finds speakers without a name in one sentence after the other.

    Args:
        text: The whole text.
        places: The countries and towns in it, by where they begin.
    """

    def __init__(self, text: str, places: Mapping[int, GivenPlace]) -> None:
        self._text = text
        self._places = places
        self._speech = load_speech()
        self._short = load_words("organisations", "short")
        self._before = load_words("titles", "before")
        self._counterparts = load_words("titles", "counterparts")
        self._seats = load_seats()

    def find(self, tokens: Sequence[Token], names: Sequence[Mention]) -> Iterator[Mention]:
        """The phrases of a sentence, but for those that are a part of a name.

        Args:
            tokens: The words of the sentence.
            names: What is named in it, in order.
        """
        covered = _covered(tokens, names)
        outlets = {one.start for one in names if one.kind == OUTLET}
        until = 0
        for number, token in enumerate(tokens):
            if token.start in covered or token.start < until:
                continue
            until = max(until, self._title_end(tokens, number, covered))
            for mention in self._at(tokens, number):
                # "the news agency Orlan" is one outlet
                if mention.kind != OUTLET or mention.end + 1 not in outlets:
                    yield mention
                # "prime minister" is no minister beside.
                found = titles().at(tokens, number)
                until = tokens[number + found[0] - 1].end if found else token.end

    def _title_end(self, tokens: Sequence[Token], number: int, covered: set[int]) -> int:
        """Where a title of several words ends that stands before a name; 0 where none does."""
        found = titles().at(tokens, number)
        after = number + found[0] if found else number
        is_before = after - number > 1 and after < len(tokens) and tokens[after].start in covered
        is_near = is_before and self._text[tokens[after - 1].end : tokens[after].start] == " "
        return tokens[after - 1].end if is_near else 0

    def _at(self, tokens: Sequence[Token], number: int) -> Iterator[Mention]:
        token = tokens[number]
        if sex := self._speech.pronouns.get(token.key):
            yield Mention(token.start, token.end, PRONOUN, token.text, sex=sex)
        elif found := generic_outlets().at(tokens, number):
            if not _is_outlet_at(tokens, number + found[0]):  # "the state news agency Xinhua"
                yield self._outlet(tokens, number, found[0])
        elif token.key in self._counterparts:
            yield self._role(tokens, number, 1, "counterpart", None)
        else:
            yield from self._title_or_noun(tokens, number)

    def _title_or_noun(self, tokens: Sequence[Token], number: int) -> Iterator[Mention]:
        token = tokens[number]
        found = titles().at(tokens, number)
        if found and self._is_alone(tokens, number, found[0]):
            before = self._starts(tokens, number)
            if before < number and tokens[before].key in small("sure_articles"):
                yield self._role(tokens, number, found[0], found[1].key, found[1].sex)
                return
            if before < number or tokens[number].text[0].islower():
                yield self._noun(tokens, number, found[0])
                return
        if token.key in self._speech.nouns and self._is_alone(tokens, number, 1):
            yield from self._body_or_noun(tokens, number)

    def _body_or_noun(self, tokens: Sequence[Token], number: int) -> Iterator[Mention]:
        token = tokens[number]
        starts = self._starts(tokens, number)
        is_sure = starts < number and tokens[starts].key in small("sure_articles")
        if token.key in self._short and is_sure and not self._is_open(tokens, number):
            yield Mention(
                tokens[starts].start,
                token.end,
                BODY,
                token.key,
                said=self._said(tokens, starts, number),
                country=self._country(tokens, starts, number),
            )
        else:
            yield self._noun(tokens, number, 1)

    def _is_open(self, tokens: Sequence[Token], number: int) -> bool:
        """Whether more follows that says which: ``the ministry of``."""
        return number + 1 < len(tokens) and tokens[number + 1].key in ("of", "for")

    def _is_alone(self, tokens: Sequence[Token], number: int, count: int) -> bool:
        """Whether no name follows a title."""
        after = number + count
        if after >= len(tokens):
            return True
        between = self._text[tokens[after - 1].end : tokens[after].start]
        if between in (" ", "\n") and tokens[after].is_capital:
            return False
        return not self._is_genitive(tokens, after)

    def _is_genitive(self, tokens: Sequence[Token], after: int) -> bool:
        """Whether a Russian title goes on, and a name follows: ``министр финансов Лапшин``."""
        for number in range(after, min(after + 3, len(tokens) - 1)):
            if tokens[number].text[0].isascii() or tokens[number].is_capital:
                return False
            if self._text[tokens[number].end : tokens[number + 1].start] != " ":
                return False
            if tokens[number + 1].is_capital:
                return True
        return False

    def _starts(self, tokens: Sequence[Token], number: int) -> int:
        """The first word of a phrase that a noun ends."""
        start = number
        while start and number - start < MOST_BEFORE:
            if self._is_told(tokens, start - 1):
                break
            if self._belongs(tokens, start - 1):
                start -= 1
            elif start > 1 and self._describes(tokens, start - 1):
                start -= 2
            else:
                break
            if tokens[start].key in small("sure_articles") | small("indefinite"):
                break
        return start - self._opens_with_word(tokens, start)

    def _is_told(self, tokens: Sequence[Token], number: int) -> bool:
        """Whether a word in capitals is to whom something is said: ``рассказал РБК владелец``."""
        is_behind = number > 0 and tokens[number - 1].key in self._speech.says
        return is_behind and tokens[number].is_capital and not tokens[number].text.isascii()

    def _opens_with_word(self, tokens: Sequence[Token], start: int) -> bool:
        """Whether one word more opens the phrase behind a comma: ``, federal judges said``."""
        if not start or self._text[tokens[start - 1].end : tokens[start].start] != " ":
            return False
        word = tokens[start - 1]
        is_first = start == 1 or self._text[tokens[start - 2].end : word.start].endswith(
            (", ", '" ', "” ")
        )
        is_plain = word.text.isalpha() and word.text.islower()
        is_verb = word.key.endswith(("ed", "ing", "ly")) or word.key in self._speech.says
        small_ones = (
            self._speech.prepositions
            | self._speech.between
            | load_words("organisations", "not_names")
        )
        return is_first and is_plain and not is_verb and word.key not in small_ones

    def _describes(self, tokens: Sequence[Token], number: int) -> bool:
        """Whether a word that no list has stands between such words: ``Dutch glass maker``."""
        word = tokens[number].key
        speech = self._speech
        is_small = word in speech.prepositions or word in speech.says or word in speech.reports
        is_near = self._text[tokens[number].end : tokens[number + 1].start] == " "
        return is_near and not is_small and word.isalpha() and self._belongs(tokens, number - 1)

    def _belongs(self, tokens: Sequence[Token], number: int) -> bool:
        token, following = tokens[number], tokens[number + 1]
        if self._text[token.end : following.start] not in (
            " ",
            "\n",
            "'s ",
            "’s ",
            "’ ",
            "' ",
            "-",
        ):
            return False
        return (
            token.key in self._speech.determiners
            or token.key in self._before
            or token.key in small("sure_articles")
            or adjectives().at(tokens, number) is not None
            or (token.is_capital and token.key not in self._speech.prepositions)
        )

    def _country(self, tokens: Sequence[Token], first: int, last: int) -> str | None:
        for number in range(first, last + 1):
            if found := adjectives().at(tokens, number):
                return found[1]
            if place := self._places.get(tokens[number].start):
                return place.country
            if tokens[number].text in self._seats:
                return self._seats[tokens[number].text]
        return None

    def _role(
        self, tokens: Sequence[Token], number: int, count: int, key: str, sex: str | None
    ) -> Mention:
        first, last = self._starts(tokens, number), number + count - 1
        country = self._country(tokens, first, number - 1) if first < number else None
        said = self._said(tokens, first, last)
        return Mention(
            tokens[first].start,
            tokens[last].end,
            ROLE,
            said,
            title=key,
            said=said,
            country=country,
            sex=sex,
        )

    def _noun(self, tokens: Sequence[Token], number: int, count: int) -> Mention:
        first, last = self._starts(tokens, number), number + count - 1
        last = self._extended(tokens, last)
        return Mention(
            tokens[first].start,
            tokens[last].end,
            NOUN,
            self._said(tokens, first, last),
            country=self._country(tokens, first, number),
        )

    def _extended(self, tokens: Sequence[Token], last: int) -> int:
        """With what follows that says whose: ``a spokesman for the ministry``."""
        if last + 1 >= len(tokens) or tokens[last + 1].key not in small("link_openers"):
            return last
        end = last
        for number in range(last + 1, min(last + 1 + MOST_BEHIND, len(tokens))):
            token = tokens[number]
            if self._text[tokens[number - 1].end : token.start] not in (
                " ",
                "\n",
                "'s ",
                "’s ",
                "-",
            ):
                break
            if token.key in self._speech.says or token.key in self._speech.reports:
                break
            if not self._is_linked(tokens, number):
                break
            end = number
        while (
            end > last
            and tokens[end].key in small("links")
            and tokens[end].key not in small("objects")
        ):
            end -= 1
        return end

    def _is_linked(self, tokens: Sequence[Token], number: int) -> bool:
        """Whether a word goes on saying whose: a name, a noun, or what stands before one."""
        token = tokens[number]
        if token.key in small("links") or token.is_capital or token.key in self._speech.nouns:
            return True
        if tokens[number - 1].key in ("the", "a"):
            return True
        return number + 1 < len(tokens) and tokens[number + 1].key in self._speech.nouns

    def _outlet(self, tokens: Sequence[Token], number: int, count: int) -> Mention:
        first, last = self._starts(tokens, number), number + count - 1
        said = self._said(tokens, first, last)
        name = said.removeprefix("the ").removeprefix("The ")
        return Mention(
            tokens[first].start,
            tokens[last].end,
            OUTLET,
            name,
            country=self._country(tokens, first, last),
        )

    def _said(self, tokens: Sequence[Token], first: int, last: int) -> str:
        return " ".join(self._text[tokens[first].start : tokens[last].end].split())


def _is_outlet_at(tokens: Sequence[Token], number: int) -> bool:
    """Whether an outlet that is known by name begins at a word."""
    known = known_names().at(tokens, number) if number < len(tokens) else None
    return known is not None and known[1].kind == OUTLET


def _covered(tokens: Sequence[Token], names: Sequence[Mention]) -> set[int]:
    """Where the words begin that are a part of a name; both are in order."""
    covered: set[int] = set()
    number = 0
    for name in names:
        while number < len(tokens) and tokens[number].start < name.end:
            if tokens[number].start >= name.start:
                covered.add(tokens[number].start)
            number += 1
    return covered
