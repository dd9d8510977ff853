"""Who and what is named in a sentence, by its words in capitals?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.reading.body_context import is_form_before, is_plain_word
from witting.reading.body_name import is_kind
from witting.reading.given_name import is_given_name
from witting.reading.given_place import count_to, place_of
from witting.reading.lookup import known_names, titles
from witting.reading.mention import VESSEL, Mention
from witting.reading.name_title import TitleFinder, with_country_of
from witting.reading.place_name import domain_behind, kind_beside
from witting.reading.run_name import PartNamer
from witting.reading.shouted import without_shouting
from witting.reading.vocabulary import load_words, small

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from witting.reading.given_place import GivenPlace
    from witting.reading.text_token import Token

FIRST_CHINESE = "\u3400"
MOST_OF_TASK = 4
"""Words behind ``and`` among which an authority says that it is one."""
_APOSTROPHES = ("'", "’")


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
        self._namer = PartNamer(text, places, self._titles)
        self._small = load_words("organisations", "not_names")
        self._particles = load_words("titles", "particles")

    def find(self, tokens: Sequence[Token]) -> Iterator[Mention]:
        """The names of a sentence, in order."""
        number, tokens = 0, without_shouting(tokens)
        while number < len(tokens):
            if not tokens[number].is_capital:
                yield from self._within(tokens[number])
                found = self._lower_case(tokens, number)
                if found is not None:
                    yield found[1]
                    number += count_to(tokens, number, found[1].end)
                else:
                    number += 1
                continue
            last = self._run_end(tokens, number)
            end = tokens[last].end
            for mention in self._of_run(tokens, number, last):
                yield mention
                end = max(end, mention.end)
            number = last + 1
            # "Foreign, Commonwealth & Development Office" is longer than its run.
            while number < len(tokens) and tokens[number].start < end:
                number += 1

    def _within(self, token: Token) -> Iterator[Mention]:
        """The places in a run of signs without blanks, but for one at its beginning."""
        if token.text[0] >= FIRST_CHINESE:
            for start in range(token.start + 1, token.end):
                if place := self._places.get(start):
                    yield place_of(start, place)

    def _lower_case(self, tokens: Sequence[Token], number: int) -> tuple[int, Mention] | None:
        """A country or body written small, such as names in scripts without capitals."""
        token = tokens[number]
        if place := self._places.get(token.start):
            count = count_to(tokens, number, place.end)
            return count, place_of(token.start, place)
        if found := known_names().at(tokens, number):
            return found[0], self._namer.known(tokens, number, *found)
        return None

    def _run_end(self, tokens: Sequence[Token], first: int) -> int:
        """The last word of a run of words in capitals, with the small words inside names."""
        last = self._title_end(tokens, first)
        is_body = is_kind(tokens[first])
        office = last if titles().at(tokens, first) is not None else -1
        while last + 1 < len(tokens) and not tokens[last].is_possessive:
            step = 1
            if not self._is_near(tokens[last], tokens[last + 1]):
                break
            is_open = is_body or office >= 0
            while last + step < len(tokens) and self._joins(tokens, last + step, is_body=is_open):
                step += 1
            if step == 1 and self._is_authority(tokens, first, last + 1):
                step = 2
            following = last + step
            if following >= len(tokens) or not tokens[following].is_capital:
                break
            if step > 1 and not self._is_near(tokens[following - 1], tokens[following]):
                break
            if step > 1 and last == first and tokens[first].key in self._small:
                break  # "Selon la Direction"
            if step == 1 and last == office:
                office = -1  # "Director Jo Lee of the Bureau": a name stands behind the title
            last = self._title_end(tokens, following)
            is_body = is_body or is_kind(tokens[last])
        return last

    def _title_end(self, tokens: Sequence[Token], first: int) -> int:
        """The last word of a title with small words in it: ``Special Agent in Charge``."""
        found = titles().at(tokens, first)
        last = first + found[0] - 1 if found else first
        return last if tokens[last].is_capital else first

    def _is_authority(self, tokens: Sequence[Token], first: int, number: int) -> bool:
        """Whether ``and`` joins what an authority does: ``the Food Safety and Trade Authority``."""
        is_led = "the" in (tokens[first].key, tokens[max(0, first - 1)].key)
        is_long = number - first - (tokens[first].key == "the") > 1
        is_task = is_long and not is_given_name(tokens[number - 2].text)
        if not is_led or tokens[number].key != "and":
            return False
        if not is_task and not is_plain_word(tokens[number - 1]):
            return False
        if tokens[number - 1].start in self._places or known_names().at(tokens, number - 1):
            return False
        last = number + 1
        while last < len(tokens) and tokens[last].is_capital and last <= number + MOST_OF_TASK:
            if tokens[last].key in load_words("organisations", "authorities"):
                return last > number + 1
            last += 1
        return False

    def _joins(self, tokens: Sequence[Token], number: int, *, is_body: bool) -> bool:
        token = tokens[number]
        if token.text in self._particles or (is_body and token.text in small("name_joints")):
            return True
        following = tokens[number + 1] if number + 1 < len(tokens) else None
        is_tail = following is not None and following.key in small("firm_tails")
        return is_tail and token.key in small("joints")

    def _is_near(self, token: Token, following: Token) -> bool:
        """Whether nothing but a blank, the dot of an initial or ``&`` is between two words."""
        if is_form_before(self._text, following):
            return False  # "Компания ООО «Вектор»"
        between = self._text[token.end : following.start]
        if between in (" ", "\n", " & ", "&") or (between in _APOSTROPHES and token.key in "dl"):
            return True
        if between in (", ", "., ", ",\n") and following.key in small("legal_tails"):
            return following.is_capital
        shortened = len(token.text) == 1 or token.key in load_words("sentences", "abbreviations")
        return shortened and between in (". ", ".", ".\n", ".-")

    def _of_run(self, tokens: Sequence[Token], first: int, last: int) -> Iterator[Mention]:
        """Cuts a run into names, at titles and known names."""
        title = self._titles.before(tokens, first)
        number = first
        while number <= last:
            known = known_names().at(tokens, number)
            if known and not self._goes_on(tokens, number + known[0], last):
                yield (mention := self._namer.known(tokens, number, *known))
                title = with_country_of(tokens[number], title, mention.country)
                number += count_to(tokens, number, mention.end)
            elif kind := self._titled_thing(tokens, number, last):
                yield self._namer.mention(tokens, number, last, kind)
                number, title = last + 1, None
            elif (found := titles().at(tokens, number)) and not self._names_body(
                tokens, first, number, last, found[0]
            ):
                title = self._titles.read(tokens, number, *found)
                number += found[0]
                if number <= last and not tokens[number].is_capital:
                    title = None  # "the head of": what follows is a body or a country
                    number += 1
            else:
                end = self._part_end(tokens, number, last)
                yield from self._namer.part(tokens, number, end, title)
                number, title = end + 1, None

    def _names_body(
        self, tokens: Sequence[Token], first: int, number: int, last: int, count: int
    ) -> bool:
        """Whether a title is a word of a body's name: ``Zenith General Trading``."""
        after = number + count
        return count == 1 and number > first and after <= last and is_kind(tokens[after])

    def _titled_thing(self, tokens: Sequence[Token], first: int, last: int) -> str | None:
        """A ship or a website that is called as someone is: ``Captain Fedotov``, ``Expert.kg``."""
        if titles().at(tokens, first) is None:
            return None
        kind = kind_beside(self._text, tokens, first, last)
        if kind == VESSEL and first < last:
            return kind
        is_domain = domain_behind(self._text, tokens[first].end) > tokens[first].end
        return kind if is_domain and first == last else None

    def _goes_on(self, tokens: Sequence[Token], after: int, last: int) -> bool:
        """Whether a known name is the beginning of a longer one: ``Kremlin Trading Ltd``."""
        return after <= last and is_kind(tokens[after]) and not titles().at(tokens, after)

    def _part_end(self, tokens: Sequence[Token], first: int, last: int) -> int:
        """The last word before a title, or before a body that is known by name."""
        for number in range(first + 1, last + 1):
            found_title = titles().at(tokens, number)
            if (
                found_title
                and not is_kind(tokens[number])
                and not self._names_body(tokens, first, number, last, found_title[0])
            ):
                return number - 1
            found = known_names().at(tokens, number)
            if found and found[0] > 1 and number + found[0] > last:
                return number - 1
        return last
