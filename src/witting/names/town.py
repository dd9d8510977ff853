"""Is this the name of a town, and in which countries is one of that name?

Of the places that ``resources/routes/places.csv`` and ``ports.csv`` hold; where they are, and which
one is meant, is told by :mod:`witting.routes`.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from witting.names.country import iter_country_names, lookup_country
from witting.names.romanised_place import romanised
from witting.prepared import prepared
from witting.resources import read_csv

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

SHORTEST_COUNTRY = 4
"""Letters of a country's name; a shorter one is a code, and a code may be a word."""

_BETWEEN_WORDS = re.compile(r"[\W_]+")
_SOFT_SIGN = re.compile(r"(?<=[^\W\d_])['`’‘ʼʹ′](?![aeiouаеиоуіїєяюэ])")
"""An apostrophe that is no end of an article, as that of ``d'Odessa`` is."""
_AS_RUSSIAN = str.maketrans("іїєґ", "ииег")
_SAINT = re.compile(r"\b(?:st|sankt)\b")
_CODE = 2
"""Letters of a country's code."""
_RUSSIAN = frozenset({"ru", "by", "ua"})
"""Countries whose places of concern are known by Russian names."""

_MOST_TOWN_WORDS = 4
_MOST_COUNTRY_WORDS = 4
_LOCODE = re.compile(r"[A-Z]{2}[A-Z2-9]{3}")


def normalize_place(text: str) -> str:
    """Words in lower case without accents and punctuation; ``St`` is ``saint``.

    An apostrophe parts no word where it is a soft sign: ``Luhans'k`` is ``luhansk``. Ukrainian and
    Belarusian letters are the Russian ones: ``Мінськ`` and ``Мінск`` are ``минск``.
    """
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("ё", "е"))
    # The breve of Cyrillic й is part of the letter.
    plain = "".join(
        sign for sign in decomposed if not unicodedata.combining(sign) or sign == "\u0306"
    )
    plain = plain.translate(_AS_RUSSIAN).replace("ськ", "ск").replace("цьк", "цк")
    whole = _SOFT_SIGN.sub("", unicodedata.normalize("NFKC", plain))
    words = _BETWEEN_WORDS.sub(" ", whole).strip()
    return _SAINT.sub("saint", words)


def names_of_place(row: Mapping[str, str]) -> list[str]:
    """All names of a place: its UN/LOCODE, its own, and how others write it.

    Of a place of concern where Russian is written, its Russian names in Latin letters, too.

    Args:
        row: A line of one of the files.
    """
    names = [row.get("locode", ""), row["place"], *row["also"].split("|")]
    if "status" in row and row["country"][:_CODE] in _RUSSIAN:
        names += [spelling for name in names for spelling in romanised(name)]
    return [name for name in dict.fromkeys(names) if name]


@prepared
def load_towns() -> dict[str, tuple[str, ...]]:
    """The countries of the places of each name, by :func:`normalize_place`; codes are left out."""
    towns: dict[str, dict[str, None]] = {}
    for file in ("routes/places.csv", "routes/ports.csv"):
        for row in read_csv(file):
            for name in names_of_place(row):
                if not _LOCODE.fullmatch(name) and (key := normalize_place(name)):
                    towns.setdefault(key, {})[row["country"][:2]] = None
    return {name: tuple(countries) for name, countries in towns.items()}


@prepared
def load_locodes() -> dict[str, tuple[str, ...]]:
    """The names of the place of each known UN/LOCODE."""
    return {
        row["locode"]: tuple(name for name in names_of_place(row) if name != row["locode"])
        for row in read_csv("routes/ports.csv")
        if row["locode"]
    }


def is_town(text: str) -> bool:
    """Whether a place is called so."""
    return normalize_place(text) in load_towns()


def may_end_in_place(text: str) -> bool:
    """Whether it may end in the name of a place or a country; quick, for most texts do not."""
    words = text.rsplit(maxsplit=2)[-2:]
    # A code may stand behind the town.
    is_coded = bool(words) and len(words[-1]) == _CODE
    return any(map(_ends_place, words if is_coded else words[-1:]))


def _ends_place(word: str) -> bool:
    plain = word.casefold() if word.isascii() and word.isalpha() else normalize_place(word)
    return plain.rpartition(" ")[2] in _last_words()


@prepared
def _last_words() -> frozenset[str]:
    names = {*load_towns(), *(normalize_place(name) for name, _ in iter_country_names())}
    return frozenset(name.rpartition(" ")[2] for name in names)


def words_of_place_at_end(words: Sequence[str]) -> int:
    """How many of the last words name a place: a town, a country, or one behind the other.

    Args:
        words: As :func:`normalize_place` writes them. A country's code counts behind a town of that
            country alone (``bishkek kg``), since a code may be any word or a legal form.
    """
    best = _town_at_end(words)
    for count, country in _countries_at_end(words):
        before = words[:-count]
        town = _town_at_end(before)
        countries = load_towns()[" ".join(before[len(before) - town :])] if town else ()
        if len(" ".join(words[-count:])) >= SHORTEST_COUNTRY or country in countries:
            best = max(best, count + town)
    return best


def _town_at_end(words: Sequence[str]) -> int:
    towns = load_towns()
    sizes = range(min(_MOST_TOWN_WORDS, len(words)), 0, -1)
    return next((size for size in sizes if " ".join(words[-size:]) in towns), 0)


def _countries_at_end(words: Sequence[str]) -> Iterator[tuple[int, str]]:
    for count in range(1, min(_MOST_COUNTRY_WORDS, len(words)) + 1):
        if code := lookup_country(" ".join(words[-count:])):
            yield count, code
