"""Which numbers and papers stand in the number fields of an annex, and of which scheme are they?

The drafters put anything there: ``7704730655 (Tax ID/INN)``, ``INN: 5013044999 KPP: 504001001``,
``72201626 (BRN); 2974922 (CR. No.)``, ``series 4507 No 336855, issued on 20.8.2004``.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from witting.lists.labelled_number import iter_labelled_numbers
from witting.lists.listed_country import parse_countries
from witting.resources import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.lists.entry import Entry

_BETWEEN = re.compile(r"\s*(?:;|(?<=[\w)]),\s*(?=[A-Z]{0,3}\d)|,$)\s*")
_BRACKETED = re.compile(r"(?P<value>[^()]+?)\s*\((?P<label>.*?)\)?\s*\)*")
_PLAIN = re.compile(r"(?=[^\W_]*\d|.*\d.*)[\w./-]+")
_SPACED_DIGITS = re.compile(r"[\d ]+")
_RUSSIAN_PAIR = re.compile(r"(?P<inn>\d{10})\s*/\s*(?P<kpp>\d{9})")
_LATIN_LABEL = re.compile(r"(?P<label>[^\d:]*[^\W\d_][^\d:]*?)[\s.:]+(?P<value>[\w./-]*\d[\w./-]*)")
_SERIES = re.compile(r"series\s+(?P<series>\d+)\s+No\.?\s*(?P<number>\d+)", re.IGNORECASE)
_PAPER = re.compile(r"(?<!\w)[A-ZА-ЯЁ]{0,12}-?\d[\dA-ZА-ЯЁ]*(?:[ -]\d[\dA-Z]*)*")
_COUNTRY = re.compile(r"\(([^()\d]+)\)")
_EDGES = " \t.,:-–()"
_RUSSIA = frozenset({"ru", "suhh", "ua-cri"})
_RUSSIAN = {"inn": (10, 12), "ogrn": (13, 15)}
_OPEN = frozenset({"registration", "tax"})
MIN_DIGITS = 4


def add_numbers(entry: Entry, text: str | None, *, field: str, scheme: str) -> None:
    """Adds each number of a field; what cannot be held goes to the notes, and is said.

    Args:
        entry: The entry; its countries are known by now.
        text: The field.
        field: Its name.
        scheme: What a number is that has no label of its own.
    """
    for part in _BETWEEN.split(text or ""):
        # A BIC need not have a digit.
        is_understood = scheme == "bic" and entry.number(scheme, part.strip(_EDGES))
        if is_understood:
            continue
        for label, value in _labelled(part.strip(_EDGES)):
            is_understood = True
            if not _add_one(entry, value, label=label, scheme=scheme):
                entry.add("notes", f"{label or field}: {value}")
        if part.strip(_EDGES) and not is_understood:
            entry.add("notes", f"{field}: {part}")
            entry.issue(field, f"{part[:100]!r} holds no number; it was kept in the notes.")


def add_papers(entry: Entry, text: str | None, *, schema: str) -> None:
    """Adds passports or other papers, each with the words that stand around its number."""
    for part in _BETWEEN.split(text or ""):
        series = _SERIES.search(part)
        found = series or _PAPER.search(part)
        if found is None:
            if part.strip(_EDGES):
                entry.add("notes", part)
                entry.issue(schema, f"{part[:100]!r} holds no number; it was kept in the notes.")
            continue
        number = f"{series['series']} {series['number']}" if series else found[0]
        _add_paper(entry, part, number=number, schema=schema)


def _add_paper(entry: Entry, part: str, *, number: str, schema: str) -> None:
    if entry.schema in ("Vessel", "Asset"):
        entry.add("notes", part)
        return
    # Companies have no passports; some papers stand in the wrong field.
    is_passport = entry.schema == "Person" and (
        schema == "Passport" or "passport" in part.casefold()
    )
    kind = "Passport" if is_passport and "national id" not in part.casefold() else "Identification"
    paper = entry.document(kind, number)
    paper.add("summary", part if part != number else None)
    if country := _COUNTRY.search(part):
        paper.add("country", *parse_countries(country[1]))
    if kind == "Passport":
        paper.add("passportNumber", number)
        entry.add("passportNumber", number)
    elif not any(_add_one(entry, value, label=label, scheme="") for label, value in _named(part)):
        entry.add("idNumber", number)


def _named(part: str) -> Iterator[tuple[str, str]]:
    return ((label, value) for label, value in _labelled(part) if label)


def _labelled(part: str) -> Iterator[tuple[str, str]]:
    """The numbers of one part, each with its label or an empty one."""
    if found := _RUSSIAN_PAIR.fullmatch(part):
        yield "INN", found["inn"]
        yield "KPP", found["kpp"]
    elif _SPACED_DIGITS.fullmatch(part):
        yield "", part.replace(" ", "")
    elif _PLAIN.fullmatch(part):
        yield "", part
    elif (found := _BRACKETED.fullmatch(part)) and _PLAIN.fullmatch(found["value"]):
        label = found["label"].strip(_EDGES)
        yield "" if parse_countries(label) else label, found["value"]
    elif found := _LATIN_LABEL.fullmatch(part):
        yield found["label"].strip(_EDGES), found["value"]
    else:
        yield from iter_labelled_numbers(part)


def _add_one(entry: Entry, value: str, *, label: str, scheme: str) -> bool:
    if label and entry.identifier(label, value):
        return True
    named = _labels().get(label.casefold().rstrip(" .").replace("cr.", "cr"), scheme)
    if named in _OPEN and _is_russian(entry):
        for narrower, lengths in _RUSSIAN.items():
            if value.isdigit() and len(value) in lengths and entry.number(narrower, value):
                return True
    if sum(map(str.isdigit, value)) < MIN_DIGITS or entry.schema == "Asset" or not named:
        return False
    return entry.number(named, value) or (
        entry.schema not in ("Person", "Vessel") and entry.number("registration", value)
    )


def _is_russian(entry: Entry) -> bool:
    """Whether Russia's check digits may say what a number is: nothing tells of another country."""
    countries = {*entry.properties.values("country"), *entry.properties.values("nationality")}
    return not countries or bool(countries & _RUSSIA)


@cache
def _labels() -> dict[str, str]:
    mapping = read_yaml("lists/eu/number_labels.yaml").plain()
    assert isinstance(mapping, dict)
    return {text.casefold(): scheme for scheme, texts in mapping.items() for text in texts}
