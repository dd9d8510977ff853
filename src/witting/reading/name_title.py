"""Which title stands before or behind a name, and of which country is it?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from witting.reading.lookup import adjectives, known_names, titles
from witting.reading.vocabulary import load_words, small

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from witting.reading.given_place import GivenPlace
    from witting.reading.text_token import Token
    from witting.reading.vocabulary import Title

MOST_OF_GENITIVE = 3
"""So many words say what a Russian title is of."""


class NameTitle(NamedTuple):
    """A title of somebody, as the text says it, and the country that it is of."""

    title: Title
    said: str
    country: str | None


class TitleFinder:
    """Finds the titles of names.

    Args:
        text: The whole text.
        places: The countries and towns in it, by where they begin.
    """

    def __init__(self, text: str, places: Mapping[int, GivenPlace]) -> None:
        self._text, self._places = text, places

    def before(self, tokens: Sequence[Token], first: int) -> NameTitle | None:
        """A title in small letters right before a run."""
        found = titles().before(tokens, first)
        if found and self._is_near(tokens, first):
            return self.read(tokens, first - found[0], *found)
        return self._of_noun(tokens, first)

    def _of_noun(self, tokens: Sequence[Token], first: int) -> NameTitle | None:
        """A Russian title with what it is of behind it: ``министр финансов Игорь Лапшин``."""
        if tokens[first].text[0].isascii():
            return None
        for after in range(first - 1, max(0, first - MOST_OF_GENITIVE) - 1, -1):
            between = tokens[after].text
            if between.isascii() or self._text[tokens[after].end : tokens[after + 1].start] != " ":
                return None
            if after and (found := titles().before(tokens, after)):
                return self.read(tokens, after - found[0], *found)
        return None

    def _is_near(self, tokens: Sequence[Token], first: int) -> bool:
        return self._text[tokens[first - 1].end : tokens[first].start] in (" ", "\n", ". ")

    def read(self, tokens: Sequence[Token], first: int, count: int, title: Title) -> NameTitle:
        """A title with the country that stands before it."""
        start = first
        before = load_words("titles", "before")
        while start and tokens[start - 1].key in before and self._is_near(tokens, start):
            start -= 1
        country = self.owner(tokens, start)
        if country is None and start and tokens[start - 1].is_capital:
            country = self._body_country(tokens, start)
        said_from = start
        if start and adjectives().before(tokens, start):
            said_from = start - 1
        said = said_in(self._text, tokens[said_from].start, tokens[first + count - 1].end)
        return NameTitle(title, said, country)

    def _body_country(self, tokens: Sequence[Token], after: int) -> str | None:
        """The country of the body before a title: ``Kremlin spokesman``."""
        found = known_names().before(tokens, after)
        if found:
            return found[1].country
        for number in range(max(0, after - 4), after):
            if tokens[number].is_capital and (adjective := adjectives().at(tokens, number)):
                return adjective[1]
        return None

    def behind(self, tokens: Sequence[Token], last: int) -> NameTitle | None:
        """A title behind a comma: ``Dmitry Peskov, the Kremlin spokesman``."""
        if last + 1 >= len(tokens):
            return None
        if self._text[tokens[last].end : tokens[last + 1].start] not in (", ", ",\n", " (", ",  "):
            return None
        for number in range(last + 1, min(last + 6, len(tokens))):
            if (
                number > last + 1
                and self._text[tokens[number - 1].end : tokens[number].start] != " "
            ):
                return None
            if found := titles().at(tokens, number):
                is_next = self._has_name(tokens, number + found[0])
                return None if is_next else self.read(tokens, number, *found)
            is_adjective = tokens[number].is_capital or tokens[number].key in small("before_titles")
            if not is_adjective and tokens[number].key not in load_words("titles", "before"):
                return None
        return None

    def _has_name(self, tokens: Sequence[Token], after: int) -> bool:
        """Whether a title is that of the next name: ``In Davos, Swiss President Jo Lee``."""
        return after < len(tokens) and tokens[after].is_capital and self._is_near(tokens, after)

    def owner(self, tokens: Sequence[Token], first: int) -> str | None:
        """The country before a name: ``Russia's`` or ``Russian``."""
        if not first:
            return None
        before = tokens[first - 1]
        if place := self._places.get(before.start):
            return place.country
        found = adjectives().before(tokens, first)
        return found[1] if found else None


def with_country_of(token: Token, title: NameTitle | None, country: str | None) -> NameTitle | None:
    """A Russian title with the country of what it is of: ``депутат Госдумы``; else None."""
    if title is None or token.text.isascii():
        return None
    return title._replace(country=title.country or country)


def said_in(text: str, start: int, end: int) -> str:
    """What a text says from one place to another, on one line."""
    return " ".join(text[start:end].split())
