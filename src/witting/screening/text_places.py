"""Which countries and towns does a text name, and where?"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from witting.names import lookup_country
from witting.names.country import iter_country_names
from witting.names.russian_case import iter_cases
from witting.names.town import normalize_place
from witting.reading import GivenPlace, tokens_of
from witting.resources import read_csv
from witting.routes.gazetteer import load_gazetteer

if TYPE_CHECKING:
    from witting.reading import Article, Token

LONGEST = 5
"""Words of the longest name of a place that is looked for."""
SHORTEST = 4
"""Letters; shorter names must be in SHORT, since codes are words as well."""
FIRST_SIGN = "\u3400"
FEWEST_SIGNS = 2
"""Signs of a Chinese name, and letters of any."""
SHORT = frozenset(
    {
        "US",
        "U.S.",
        "USA",
        "UK",
        "U.K.",
        "UAE",
        "США",
        "ОАЭ",
        "РФ",
        "ФРГ",
        "КНР",
        "Iran",
        "Oman",
        "Cuba",
        "Ufa",
        "Уфа",
        "Ош",
    }
)


def find_places(article: Article) -> dict[int, GivenPlace]:
    """The places of the paragraphs that are read, by where they begin."""
    found: dict[int, GivenPlace] = {}
    for block in article.blocks:
        if block.is_read:
            tokens = tokens_of(article.text, block.start, block.end)
            _find_among(article.text, tokens, found)
            _find_chinese(article.text, block.start, block.end, found)
    return found


def _find_chinese(text: str, start: int, end: int, found: dict[int, GivenPlace]) -> None:
    """The places of signs that no blank parts, the longest at each."""
    if not text.isascii():
        for match in _chinese().finditer(text, start, end):
            if place := _place_named(match[0]):
                found.setdefault(match.start(), GivenPlace(match.end(), *place))


@lru_cache(maxsize=1)
def _chinese() -> re.Pattern[str]:
    """Any Chinese name of a country or a place, the longest first."""
    names = [name for name, _ in iter_country_names()]
    names += [name for name, _ in load_gazetteer().written]
    signs = {name for name in names if len(name) > 1 and name[0] >= "\u3400"}
    return re.compile("|".join(map(re.escape, sorted(signs, key=lambda name: (-len(name), name)))))


def _find_among(text: str, tokens: list[Token], found: dict[int, GivenPlace]) -> None:
    number = 0
    while number < len(tokens):
        count = _count_at(text, tokens, number, found) if _may_begin(tokens[number]) else 0
        number += max(count, 1)


def _may_begin(token: Token) -> bool:
    return token.is_capital or not token.text[0].isascii()


def _count_at(text: str, tokens: list[Token], number: int, found: dict[int, GivenPlace]) -> int:
    """How many words the place that begins here has; notes it."""
    start = tokens[number].start
    for count in range(min(LONGEST, len(tokens) - number), 0, -1):
        last = tokens[number + count - 1]
        if not (last.is_capital or not last.text[0].isascii()):
            continue
        words = text[start : last.end]
        if "\n\n" in words or any(sign in words for sign in ',;:()"“”'):
            continue
        place = _place_named(" ".join(words.split()))
        of_case = _of_case(words) if tokens[number].is_capital else None
        if of_case and (of_case[2] or not _is_in_name(text, tokens, number, count)):
            place = of_case
        if place:
            found[start] = GivenPlace(last.end, *place)
            return count
    return 0


def _is_in_name(text: str, tokens: list[Token], number: int, count: int) -> bool:
    """Whether another word in capitals stands behind it: ``Владимира Лапшина`` is no town."""
    if number + count >= len(tokens):
        return False
    last, behind = tokens[number + count - 1], tokens[number + count]
    return behind.is_capital and not text[last.end : behind.start].strip()


def _of_case(words: str) -> tuple[str, str, bool] | None:
    """The place of which words are a Russian case: ``Киргизии``, ``в Бишкеке``."""
    name = _cases().get(words)
    return _place_named(name) if name else None


@lru_cache(maxsize=1)
def _cases() -> dict[str, str]:
    """The Russian names of places and countries, by their other cases."""
    names = [name for name, _ in iter_country_names()]
    names += [name for name, _ in load_gazetteer().written]
    cases: dict[str, str] = {}
    for name in names:
        if name[:1].isupper():
            for case in iter_cases(name):
                cases.setdefault(case, name)
    return cases


@lru_cache(maxsize=1 << 15)
def _place_named(words: str) -> tuple[str, str, bool] | None:
    """The name, the country and whether it is the country itself."""
    is_short = len(words) < SHORTEST and words not in SHORT and words[0] < FIRST_SIGN
    if is_short or len(words) < FEWEST_SIGNS:
        return None
    key = normalize_place(words)
    places = load_gazetteer().by_name.get(key, ())
    known = places[0] if len(places) == 1 and not places[0].asks else None
    code = lookup_country(words.replace("U.S.", "US").replace("U.K.", "GB"))
    if code and (known is None or known.country == code) and not _is_town(key, code):
        return country_name(code) or words, code, True
    return (words, known.country, False) if known else None


def _is_town(key: str, code: str) -> bool:
    """Whether a name that stands for a country is that of a town in it: Dubai."""
    return code == "ae" and key in _TOWNS


_TOWNS = frozenset(
    {
        "dubai",
        "abu dhabi",
        "sharjah",
        "ajman",
        "fujairah",
        "ras al khaimah",
        "дубай",
        "абу даби",
        "шарджа",
    }
)


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    return {row["code"]: row["names"].split("|")[0] for row in read_csv("names/countries.csv")}


def country_name(code: str) -> str | None:
    """The English name of a country."""
    return _names().get(code)
