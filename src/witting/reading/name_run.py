"""Who and what is named in a sentence, by its words in capitals?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from witting.names import lookup_country
from witting.reading.body_context import is_body_of_office, is_called_body, is_quoted_body
from witting.reading.given_name import is_given_name
from witting.reading.lookup import LONG, adjectives, generic_outlets, known_names, titles
from witting.reading.mention import (
    COUNTRY,
    NAME,
    ORGANISATION,
    OUTLET,
    PERSON,
    PLACE,
    WORD,
    Mention,
)
from witting.reading.name_title import NameTitle, TitleFinder, said_in, with_country_of
from witting.reading.shouted import without_shouting
from witting.reading.vocabulary import load_adjectives, load_seats, load_words, small

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from witting.reading.text_token import Token
    from witting.reading.vocabulary import Known

FIRST_CHINESE = "\u3400"
MOST_WORDS = 6
"""Words of a person's name, at most; what is longer is a headline."""
_ACRONYM = 6


class GivenPlace(NamedTuple):
    """A country or a town that is known by name.

    Args:
        end: Of its name in the text.
        name: As it is shown.
        country: Two letters.
        is_country: Whether it is the country itself.
    """

    end: int
    name: str
    country: str
    is_country: bool


class NameFinder:
    """Finds names in one sentence after the other.

    Args:
        text: The whole text.
        places: The countries and towns in it, by where they begin.
    """

    def __init__(self, text: str, places: Mapping[int, GivenPlace]) -> None:
        self._text = text
        self._titles = TitleFinder(text, places)
        self._places = places
        self._small = load_words("organisations", "not_names")
        self._kinds = load_words("organisations", "words")
        self._endings = tuple(load_words("organisations", "endings"))
        self._particles = load_words("titles", "particles")
        self._family_first = load_words("titles", "family_first")

    def find(self, tokens: Sequence[Token]) -> Iterator[Mention]:
        """The names of a sentence, in order."""
        number, tokens = 0, without_shouting(tokens)
        while number < len(tokens):
            if not tokens[number].is_capital:
                yield from self._within(tokens[number])
                found = self._lower_case(tokens, number)
                if found is not None:
                    yield found[1]
                    number += self._count(tokens, number, found[1].end)
                else:
                    number += 1
                continue
            last = self._run_end(tokens, number)
            yield from self._of_run(tokens, number, last)
            number = last + 1

    def _within(self, token: Token) -> Iterator[Mention]:
        """The places in a run of signs without blanks, but for one at its beginning."""
        if token.text[0] >= FIRST_CHINESE:
            for start in range(token.start + 1, token.end):
                if place := self._places.get(start):
                    yield _place(start, place)

    def _lower_case(self, tokens: Sequence[Token], number: int) -> tuple[int, Mention] | None:
        """A country or body written small, such as names in scripts without capitals."""
        token = tokens[number]
        if place := self._places.get(token.start):
            count = self._count(tokens, number, place.end)
            return count, _place(token.start, place)
        if found := known_names().at(tokens, number):
            return found[0], self._known(tokens, number, *found)
        return None

    def _count(self, tokens: Sequence[Token], first: int, end: int) -> int:
        count = 1
        while first + count < len(tokens) and tokens[first + count].start < end:
            count += 1
        return count

    def _run_end(self, tokens: Sequence[Token], first: int) -> int:
        """The last word of a run of words in capitals, with the small words inside names."""
        last = first
        is_body = self._is_kind(tokens[first]) or titles().at(tokens, first) is not None
        while last + 1 < len(tokens) and not tokens[last].is_possessive:
            step = 1
            if not self._is_near(tokens[last], tokens[last + 1]):
                break
            while last + step < len(tokens) and self._joins(tokens[last + step], is_body=is_body):
                step += 1
            following = last + step
            if following >= len(tokens) or not tokens[following].is_capital:
                break
            if step > 1 and not self._is_near(tokens[following - 1], tokens[following]):
                break
            last = following
            is_body = is_body or self._is_kind(tokens[last])
        return last

    def _joins(self, token: Token, *, is_body: bool) -> bool:
        return token.text in self._particles or (is_body and token.text in small("name_joints"))

    def _is_near(self, token: Token, following: Token) -> bool:
        """Whether nothing but a blank, the dot of an initial or ``&`` is between two words."""
        between = self._text[token.end : following.start]
        if between in (" ", "\n", " & ", "&"):
            return True
        shortened = len(token.text) == 1 or token.key in load_words("sentences", "abbreviations")
        return shortened and between in (". ", ".", ".\n", ".-")

    def _is_kind(self, token: Token) -> bool:
        key = token.key
        is_german = token.is_capital and key.endswith(self._endings) and len(key) > LONG
        return is_german or key in self._kinds

    def _of_run(self, tokens: Sequence[Token], first: int, last: int) -> Iterator[Mention]:
        """Cuts a run into names, at titles and known names."""
        title = self._titles.before(tokens, first)
        number = first
        while number <= last:
            known = known_names().at(tokens, number)
            if known and not self._goes_on(tokens, number + known[0], last):
                yield (mention := self._known(tokens, number, *known))
                title = with_country_of(tokens[number], title, mention.country)
                number += self._count(tokens, number, mention.end)
            elif found := titles().at(tokens, number):
                title = self._titles.read(tokens, number, *found)
                number += found[0]
                if number <= last and not tokens[number].is_capital:
                    title = None  # "the head of": what follows is a body or a country
                    number += 1
            else:
                end = self._part_end(tokens, number, last)
                yield from self._part(tokens, number, end, title)
                number, title = end + 1, None

    def _goes_on(self, tokens: Sequence[Token], after: int, last: int) -> bool:
        """Whether a known name is the beginning of a longer one: ``Kremlin Trading Ltd``."""
        return after <= last and self._is_kind(tokens[after]) and not titles().at(tokens, after)

    def _part_end(self, tokens: Sequence[Token], first: int, last: int) -> int:
        """The last word before a title, or before a body that is known by name."""
        for number in range(first + 1, last + 1):
            if titles().at(tokens, number) and not self._is_kind(tokens[number]):
                return number - 1
            found = known_names().at(tokens, number)
            if found and found[0] > 1 and number + found[0] > last:
                return number - 1
        return last

    def _part(
        self,
        tokens: Sequence[Token],
        first: int,
        last: int,
        title: NameTitle | None,
    ) -> Iterator[Mention]:
        """The names of a part of a run without titles."""
        first, last = self._without_small(tokens, first, last)
        if first > last:
            return
        if self._is_body(tokens, first, last, title):
            yield self._body(tokens, first, last)
            return
        number = first
        while number <= last:
            token = tokens[number]
            known = known_names().at(tokens, number)
            if known and number + known[0] - 1 <= last:
                yield self._known(tokens, number, *known)
                number += known[0]
                continue
            if count := self._generic_before(tokens, number, last):
                number += count
                continue
            place = self._places.get(token.start)
            found = adjectives().at(tokens, number) if title is None or last - number != 1 else None
            if place and (title is None or number == last or place.is_country):
                yield _place(token.start, place)
                if place.is_country:
                    title = with_country_of(token, title, place.country) or title
                number += self._count(tokens, number, place.end)
            elif found and number + found[0] - 1 <= last:
                number += found[0]
            else:
                end = self._name_end(tokens, number, last)
                yield from self._name(tokens, number, end, title)
                number, title = end + 1, None

    def _name_end(self, tokens: Sequence[Token], first: int, last: int) -> int:
        """The last word of a name: the next country that is no part of it comes behind it."""
        for number in range(first + 1, last + 1):
            place = self._places.get(tokens[number].start)
            if place and place.is_country and number == last and number - first > 1:
                return number - 1
        return last

    def _generic_before(self, tokens: Sequence[Token], first: int, last: int) -> int:
        """The words for an outlet before its name: ``Agentur Tass``."""
        generic = generic_outlets().at(tokens, first)
        if generic is None or first + generic[0] > last:
            return 0
        known = known_names().at(tokens, first + generic[0])
        return generic[0] if known and known[1].kind == OUTLET else 0

    def _without_small(self, tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
        """Without words at the ends that are capitals by their place alone."""
        while first <= last and self._is_small(tokens, first, last):
            first += 1
        while first <= last and tokens[last].key in self._small and last > first:
            last -= 1
        return first, last

    def _is_small(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """Whether a word is no part of a name, however it is written."""
        token = tokens[first]
        if token.start in self._places:
            return False
        if token.key in self._small:
            return (
                first == last
                or not self._is_kind(tokens[first + 1])
                or token.key in small("never_names")
            )
        if first < last and token.key in load_words("titles", "counterparts"):
            return True  # "Amtskollege Hakan Fidan"
        head, hyphen, tail = token.text.rpartition("-")
        return bool(hyphen) and tail.islower() and bool(head)

    def _is_body(
        self, tokens: Sequence[Token], first: int, last: int, title: NameTitle | None
    ) -> bool:
        kinds = [number for number in range(first, last + 1) if self._is_kind(tokens[number])]
        return bool(kinds) and last > first and title is None

    def _body(self, tokens: Sequence[Token], first: int, last: int) -> Mention:
        start, end = tokens[first].start, tokens[last].end
        found = adjectives().at(tokens, first)
        owner = self._titles.owner(tokens, first)
        country = found[1] if found else owner
        if (place := self._places.get(start)) and country is None:
            country = place.country
        return Mention(start, end, ORGANISATION, said_in(self._text, start, end), country=country)

    def _known(self, tokens: Sequence[Token], first: int, count: int, known: Known) -> Mention:
        after = first + count
        if known.kind == OUTLET and after < len(tokens) and not tokens[after - 1].is_possessive:
            # "the Anadolu news agency"
            count += (generic_outlets().at(tokens, after) or (0,))[0]
        start, end = tokens[first].start, tokens[first + count - 1].end
        return Mention(start, end, known.kind, known.name, country=known.country)

    def _name(
        self,
        tokens: Sequence[Token],
        first: int,
        last: int,
        title: NameTitle | None,
    ) -> Iterator[Mention]:
        first, last = self._without_small(tokens, first, last)
        count = last - first + 1
        if count < 1 or count > MOST_WORDS:
            return
        if is_body_of_office(tokens, first, last, is_titled=title is not None):
            body = tokens[first]
            yield Mention(body.start, body.end, ORGANISATION, body.text)
            yield from self._name(tokens, first + 1, last, title)
            return
        start, end = tokens[first].start, tokens[last].end
        if count == 1 and (seat := self._seat(tokens[first])):
            yield seat
            return
        if count == 1 and "-" in tokens[first].text and self._is_joint(tokens[first]):
            return
        behind = title or self._titles.behind(tokens, last)
        kind = self._kind_of(tokens, first, last, is_titled=behind is not None)
        if kind == WORD and len(tokens[first].text) == 1:
            return
        if behind and kind == PERSON:
            yield Mention(
                start,
                end,
                kind,
                said_in(self._text, start, end),
                title=behind.title.key,
                said=behind.said,
                country=behind.country,
                sex=behind.title.sex,
            )
        else:
            tells = is_quoted_body if kind == PERSON else is_called_body
            if tells(self._text, tokens, first, last):
                kind = ORGANISATION
            yield Mention(start, end, kind, said_in(self._text, start, end))

    def _seat(self, token: Token) -> Mention | None:
        """A capital that stands for its country."""
        name = token.text.title() if token.text.isupper() else token.text
        code = load_seats().get(name)
        return Mention(token.start, token.end, PLACE, name, country=code) if code else None

    def _is_joint(self, token: Token) -> bool:
        """Whether a word is joined of others that are no names: ``US-led``, ``China-Russia``."""
        first = token.text.split("-")[0].casefold()
        return (
            first in load_adjectives() or lookup_country(first) is not None or first in self._small
        )

    def _kind_of(self, tokens: Sequence[Token], first: int, last: int, *, is_titled: bool) -> str:
        words = tokens[first : last + 1]
        if is_titled and not any(self._is_kind(word) for word in words):
            return PERSON
        if len(words) == 1:
            return WORD
        is_person = words[0].key in self._family_first or any(
            is_given_name(word.text) for word in words[:1]
        )
        return PERSON if is_person else NAME


def _place(start: int, place: GivenPlace) -> Mention:
    kind = COUNTRY if place.is_country else PLACE
    return Mention(start, place.end, kind, place.name, country=place.country)
