"""Which towns, ports and regions are known by name?

``resources/routes/places.csv`` holds the places that matter here: those of Russia, Belarus, the
occupied parts of Ukraine and the transshipment countries, and some namesakes elsewhere. Which towns
are occupied is this project's reading of the front as it stood from 2023 on; it has no days yet.

Source: for the regions, Regulations (EU) No 692/2014 (Crimea and Sevastopol) and 2022/263 (Donetsk,
Luhansk, Kherson, Zaporizhzhia); for UN/LOCODEs, https://unece.org/trade/uncefact/unlocode
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from witting.resources import read_csv, read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

_BETWEEN_WORDS = re.compile(r"[\W_]+")
_SAINT = re.compile(r"\b(?:st|sankt)\b")
_CHINESE = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """A place by one of its names.

    Args:
        country: Its country; ``ua-cri``, ``ua-dpr`` and ``ua-lpr`` as followthemoney has them.
        status: ``occupied``, ``partly`` (a region held in part), ``crossing`` (into Russia) or
            empty.
        namesakes: Countries with a place of the same name that is well known there.
    """

    country: str
    status: str = ""
    namesakes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All known places.

    Args:
        by_name: By their names as :func:`normalize_place` writes them.
        chinese: Names that are found inside a text, since Chinese puts no blanks between words.
        states: Names and codes of the states of the US, but for Georgia's.
        not_locodes: Five letters that are a town and no UN/LOCODE, with the town's country.
        longest: Words of the longest name.
    """

    by_name: Mapping[str, KnownPlace]
    chinese: tuple[tuple[str, KnownPlace], ...]
    states: frozenset[str]
    not_locodes: Mapping[str, str]
    longest: int


def normalize_place(text: str) -> str:
    """Words in lower case without accents and punctuation; ``St`` is ``saint``."""
    decomposed = unicodedata.normalize("NFKD", text.casefold().replace("ё", "е"))
    # The breve of Cyrillic й is part of the letter.
    plain = "".join(
        sign for sign in decomposed if not unicodedata.combining(sign) or sign == "\u0306"
    )
    words = _BETWEEN_WORDS.sub(" ", unicodedata.normalize("NFKC", plain)).strip()
    return _SAINT.sub("saint", words)


@cache
def load_gazetteer() -> Gazetteer:
    """The packaged gazetteer."""
    by_name: dict[str, KnownPlace] = {}
    for row in read_csv("routes/places.csv"):
        namesakes = tuple(row["namesakes"].split("|")) if row["namesakes"] else ()
        place = KnownPlace(row["country"], row["status"], namesakes)
        for name in (row["place"], *row["also"].split("|")):
            by_name.setdefault(normalize_place(name), place)
    by_name.pop("", None)
    states = read_csv("routes/us_states.csv")
    return Gazetteer(
        by_name=by_name,
        chinese=tuple((name, place) for name, place in by_name.items() if _CHINESE.search(name)),
        states=frozenset(row[key] for row in states for key in ("code", "name") if row[key]),
        not_locodes=_not_locodes(),
        longest=max(len(name.split()) for name in by_name),
    )


def _not_locodes() -> dict[str, str]:
    plain = read_yaml("routes/not_locodes.yaml").plain()
    assert isinstance(plain, list)
    return {item["word"]: item["country"] for item in plain}
