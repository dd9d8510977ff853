"""How are the codes of an assessment said in plain words?"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from witting.resources import read_csv

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

VERDICTS = {
    "exposed": "The evidence meets the conditions of a provision that binds or threatens.",
    "review": "A person must look before the deal is released; the reasons are given.",
    "clear": "Nothing was found in what was checked; see also what was not checked.",
}
EFFECTS = {
    "prohibited": "prohibited",
    "secondary_sanctions": "risk of secondary sanctions",
    "licence_required": "licence required",
    "listed_elsewhere": "restricted under another law",
    "conflict_of_laws": "conflict of laws",
    "review": "a person must decide",
}
PERSPECTIVES = {
    "non_us_bank": "a bank outside the US",
    "us_person": "a US person",
    "eu_operator": "an EU operator",
    "uk_person": "a UK person",
    "exporter": "an exporter",
}
KINDS = {
    "party_match": "Name on a list",
    "identifier_match": "Identifier on a list",
    "address_match": "Address on a list",
    "ownership": "Ownership",
    "goods": "Goods",
    "route": "Route",
    "red_flag": "Red flag",
    "text_mention": "Mention in the text",
    "licence": "Licence",
}
CERTAINTIES = {"strong": "strong", "possible": "possible: a person must confirm it"}
NAME_KINDS = {
    "primary": "main name",
    "alias": "alias",
    "weak": "weak alias",
    "previous": "former name",
}
SOURCES = {
    "read": "source read",
    "secondary": "known from a secondary source",
    "inferred": "inferred, not read in a source",
    "recalled": "from memory, not read in a source",
}
CONCERNS = {
    "target": "the country that the measures are aimed at",
    "occupied": "occupied territory of Ukraine",
    "transshipment": "a known transshipment point for goods bound for Russia",
}
SCHEMES = {
    "bic": "BIC",
    "lei": "LEI",
    "inn": "INN",
    "ogrn": "OGRN",
    "uscc": "USCC",
    "imo": "IMO",
    "mmsi": "MMSI",
    "duns": "DUNS",
    "giin": "GIIN",
    "kpp": "KPP",
    "okpo": "OKPO",
    "cage": "CAGE",
    "registration": "registration no.",
    "tax": "tax no.",
    "passport": "passport",
    "id_number": "ID no.",
    "crypto": "wallet",
}


def say(words: Mapping[str, str], code: str) -> str:
    """The words for a code; the code itself, spaced, where there are none."""
    return words.get(code) or code.replace("_", " ")


def say_window(start: date | str | None, end: date | str | None) -> str:
    """A window of days, both inclusive, in words; empty where both sides are open."""
    if start and end:
        return f"{start} to {end}"
    if start:
        return f"since {start}"
    return f"until {end}" if end else ""


def say_place(place: str) -> str:
    """The English name of a country code, with the code; any other text as it is."""
    name = _countries().get(place.casefold())
    return f"{name} ({place.upper()})" if name else place


def say_count(number: int, thing: str) -> str:
    """``1 deal``, ``2 deals``."""
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def say_limit(score: float) -> str:
    """A threshold with two digits, or as many as it has: ``0.80``, ``0.963``."""
    short = f"{score:.2f}"
    return short if float(short) == score else f"{score:g}"


def say_thresholds(thresholds: Mapping[str, Any]) -> str:
    """``from 0.80 on, strong from 0.93``; that some lists or schemata differ is said."""
    match, strong = say_limit(thresholds["match"]), say_limit(thresholds["strong"])
    said = f"from {match} on, strong from {strong}"
    exceptions = thresholds.get("exceptions")
    return f"{said}; other scores for {say_count(len(exceptions), 'case')}" if exceptions else said


def say_provision(provision: str) -> str:
    """What a list's measure orders, such as ``secondary sanctions (us.eo14024.s11)``."""
    words, mark, key = provision.partition(":")
    return f"{words.replace('-', ' ')} ({key})" if mark and " " not in key else provision


@cache
def _countries() -> dict[str, str]:
    return {row["code"]: row["names"].split("|")[0] for row in read_csv("names/countries.csv")}
