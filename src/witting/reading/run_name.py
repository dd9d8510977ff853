"""Whose name is a part of a run of words in capitals: a person's, a body's, a place's?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.names import lookup_country
from witting.reading.body_context import (
    is_body_of_office,
    is_called_body,
    is_form_before,
    is_plain_word,
    is_surely_body,
)
from witting.reading.body_name import is_bank, is_kind, is_no_body, iter_bodies, without_noun
from witting.reading.french_name import french_end
from witting.reading.given_name import is_given_name
from witting.reading.given_place import count_to, place_of
from witting.reading.lookup import adjectives, generic_outlets, known_names
from witting.reading.mention import (
    NAME,
    ORGANISATION,
    OUTLET,
    PERSON,
    PLACE,
    VESSEL,
    WORD,
    Mention,
)
from witting.reading.name_title import NameTitle, TitleFinder, said_in, with_country_of
from witting.reading.place_name import (
    domain_behind,
    is_place,
    is_with_article,
    kind_beside,
    quoted_end,
    ship_or_name,
)
from witting.reading.russian_name import body_of_genitive, genitive_end, person_of_case
from witting.reading.vocabulary import load_adjectives, load_seats, load_words, small

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from witting.reading.given_place import GivenPlace
    from witting.reading.text_token import Token
    from witting.reading.vocabulary import Known

MOST_WORDS = 6
"""Words of a person's name, at most; what is longer is a headline."""


class PartNamer:
    """Tells whose name a part of a run is.

    Args:
        text: The whole text.
        places: The countries and towns in it, by where they begin.
        titles: Finds the titles beside names.
    """

    def __init__(self, text: str, places: Mapping[int, GivenPlace], titles: TitleFinder) -> None:
        self._text, self._places, self._titles = text, places, titles
        self._small = load_words("organisations", "not_names")
        self._family_first = load_words("titles", "family_first")

    def part(
        self,
        tokens: Sequence[Token],
        first: int,
        last: int,
        title: NameTitle | None,
    ) -> Iterator[Mention]:
        """The names of a part of a run without titles."""
        if is_no_body(tokens, first, last):
            return
        first, last = self._without_small(tokens, first, last)
        if first > last:
            return
        if title is None and (bodies := self._bodies(tokens, first, last)):
            yield from bodies
            return
        number = first
        while number <= last:
            token = tokens[number]
            known = known_names().at(tokens, number)
            if known and number + known[0] - 1 <= last:
                yield self.known(tokens, number, *known)
                number += known[0]
                continue
            if count := self._generic_before(tokens, number, last):
                number += count
                continue
            place = self._place_at(tokens, number, last)
            found = adjectives().at(tokens, number) if title is None or last - number != 1 else None
            if place and (title is None or number == last or place.is_country):
                yield place_of(token.start, place)
                if place.is_country:
                    title = with_country_of(token, title, place.country) or title
                number += count_to(tokens, number, place.end)
            elif found and number + found[0] - 1 <= last:
                number += found[0]
            else:
                end = self._name_end(tokens, number, last)
                yield from self._name(tokens, number, end, title)
                number, title = end + 1, None

    def _place_at(self, tokens: Sequence[Token], number: int, last: int) -> GivenPlace | None:
        """The place that begins at a word, if it is none's given name: ``Maurice Velkan``."""
        place = self._places.get(tokens[number].start)
        is_given = number + 1 == last and is_given_name(tokens[number].text)
        if place is None or not place.is_country or not is_given:
            return place
        behind = tokens[last]
        is_known = behind.start in self._places or adjectives().at(tokens, last) is not None
        is_name = not is_known and not is_kind(behind) and not is_plain_word(behind)
        return None if is_name and place.end < behind.start else place

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
            return not self._begins_body(tokens, first, last)
        if first < last and token.key in load_words("titles", "counterparts"):
            return True  # "Amtskollege Hakan Fidan"
        head, hyphen, tail = token.text.rpartition("-")
        return bool(hyphen) and tail.islower() and bool(head)

    def _begins_body(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """Whether a word that is no name begins one: ``North Coast Avionics``."""
        key = tokens[first].key
        if first == last or key in small("never_names"):
            return False
        if is_kind(tokens[first + 1]):
            return True
        is_opening = key in load_words("organisations", "opening")
        return is_opening and any(map(is_kind, tokens[first + 1 : last + 1]))

    def _bodies(self, tokens: Sequence[Token], first: int, last: int) -> list[Mention]:
        """The bodies that a part without titles names; none where it does not say so."""
        if self._is_body(tokens, first, last):
            return [
                mention
                for start, end in iter_bodies(tokens, first, last, self._places)
                for mention in self._body_or_name(tokens, start, end)
            ]
        start = without_noun(tokens, first, last)
        if start > first or self._is_mixed(tokens, first, last):
            return [self.mention(tokens, start, last, ORGANISATION)]
        return []

    def _body_or_name(self, tokens: Sequence[Token], first: int, last: int) -> Iterator[Mention]:
        """The body of a part, or the one name that is joined to one: ``Volga Bank and Lukin``."""
        if first == last and not is_kind(tokens[first]):
            yield from self._name(tokens, first, last, None)
        else:
            yield self._body(tokens, without_noun(tokens, first, last), last)

    def _is_body(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        if first == last:
            return is_bank(tokens[first])
        place = self._places.get(tokens[first].start)
        if (place and place.end >= tokens[last].end) or is_place(tokens, first, last):
            return False
        return any(is_kind(tokens[number]) for number in range(first, last + 1))

    def _is_mixed(self, tokens: Sequence[Token], first: int, last: int) -> bool:
        """Whether a name that begins with a place is a body's: ``Tibet Plus, a firm``."""
        place = self._places.get(tokens[first].start)
        is_longer = place is not None and place.end < tokens[last].end
        return is_longer and is_called_body(self._text, tokens, first, last)

    def _body(self, tokens: Sequence[Token], first: int, last: int) -> Mention:
        start, end = tokens[first].start, tokens[last].end
        found = adjectives().at(tokens, first)
        owner = self._titles.owner(tokens, first)
        country = found[1] if found else owner
        if (place := self._places.get(start)) and country is None:
            country = place.country
        name = said_in(self._text, start, end)
        name = body_of_genitive(name) if first == last else name
        is_outlet = last > first and tokens[last].key in load_words("places", "outlet_ends")
        return Mention(start, end, OUTLET if is_outlet else ORGANISATION, name, country=country)

    def known(self, tokens: Sequence[Token], first: int, count: int, known: Known) -> Mention:
        """A body or an outlet that is known by name, with the noun for what it is behind it."""
        after = first + count
        if known.kind == OUTLET and after < len(tokens) and not tokens[after - 1].is_possessive:
            # "the Anadolu news agency"
            is_noun = tokens[after].text in load_words("places", "outlets")
            count += (generic_outlets().at(tokens, after) or (int(is_noun),))[0]
        start, end = tokens[first].start, tokens[first + count - 1].end
        return Mention(start, end, known.kind, known.name, country=known.country)

    def _name(
        self, tokens: Sequence[Token], first: int, last: int, title: NameTitle | None
    ) -> Iterator[Mention]:
        first, last = self._without_small(tokens, first, last)
        count = last - first + 1
        if count < 1 or count > MOST_WORDS:
            return
        if is_body_of_office(tokens, first, last, is_titled=title is not None):
            body = tokens[first]
            yield Mention(body.start, body.end, ORGANISATION, body_of_genitive(body.text))
            yield from self._name(tokens, first + 1, last, title)
        elif count == 2 and genitive_end(self._text, tokens, last) > last:  # noqa: PLR2004  # a pair
            yield from self._name(tokens, last, last, title)  # "Агенты Бюро расследований"
        elif count == 1 and (told := self._one_word(tokens, first, title)) is not None:
            yield from told
        elif title is None and (kind := self._kind_of_thing(tokens, first, last)):
            yield self.mention(tokens, first, last, kind)
        else:
            yield from self._person_or_body(tokens, first, last, title)

    def _one_word(
        self, tokens: Sequence[Token], number: int, title: NameTitle | None
    ) -> list[Mention] | None:
        """What a name of one word is by itself; None where only the words beside it may tell."""
        if (last := french_end(self._text, tokens, number)) > number:
            return [self.mention(tokens, number, last, ORGANISATION)]
        if (last := genitive_end(self._text, tokens, number)) > number:
            return [self._russian_body(tokens, number, last)]
        if is_form_before(self._text, tokens[number]):
            return []  # what it is the form of follows in quotation marks
        if title is None and self._kind_of_thing(tokens, number, number):
            return None
        if seat := self._seat(tokens[number]):
            return [seat]
        return [] if "-" in tokens[number].text and self._is_joint(tokens[number]) else None

    def _person_or_body(
        self, tokens: Sequence[Token], first: int, last: int, title: NameTitle | None
    ) -> Iterator[Mention]:
        """A name by its title, its words and those beside it."""
        is_sure = title is None and is_surely_body(self._text, tokens, first, last)
        behind = None if is_sure else title or self._titles.behind(tokens, last)
        kind = self._kind_of(tokens, first, last, is_titled=behind is not None)
        if kind == WORD and len(tokens[first].text) == 1:
            return
        if behind and kind == PERSON:
            yield Mention(
                tokens[first].start,
                tokens[last].end,
                kind,
                said_in(self._text, tokens[first].start, tokens[last].end),
                title=behind.title.key,
                said=behind.said,
                country=behind.country,
                sex=behind.title.sex,
            )
            return
        tells = is_surely_body if kind == PERSON else is_called_body
        if tells(self._text, tokens, first, last):
            kind = ORGANISATION
        yield self.mention(tokens, first, last, kind)

    def _russian_body(self, tokens: Sequence[Token], first: int, last: int) -> Mention:
        """``Центра торговых исследований``."""
        start, end = tokens[first].start, tokens[last].end
        head = body_of_genitive(tokens[first].text)
        rest = said_in(self._text, tokens[first].end, end)
        return Mention(start, end, ORGANISATION, f"{head} {rest}")

    def _kind_of_thing(self, tokens: Sequence[Token], first: int, last: int) -> str | None:
        """Of a name that is neither a person's nor a firm's: a street's, a ship's, an outlet's."""
        if is_place(tokens, first, last):
            return PLACE
        if kind := kind_beside(self._text, tokens, first, last):
            return kind
        is_ship = last > first and is_with_article(self._text, tokens, first, last)
        return ship_or_name(tokens) if is_ship else None

    def mention(self, tokens: Sequence[Token], first: int, last: int, kind: str) -> Mention:
        """A name of some words, to its closing quotation mark or with the domain behind it."""
        start = tokens[first].start
        end = domain_behind(self._text, tokens[last].end)
        if kind in (ORGANISATION, OUTLET, VESSEL):
            end = max(end, quoted_end(self._text, start, end))
        return Mention(start, end, kind, said_in(self._text, start, end))

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
        if is_titled and not any(is_kind(word) for word in words):
            return PERSON
        if len(words) == 1:
            return WORD
        if any(is_plain_word(word) for word in words[1:]):
            return NAME  # "Seiko Numerical Control"
        is_person = words[0].key in self._family_first or is_given_name(words[0].text)
        name = " ".join(word.text for word in words)
        is_person = is_person or person_of_case(name) != name
        return PERSON if is_person else NAME
