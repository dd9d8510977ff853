"""Does the name of a party hold its address, too: ``JSC Primer, 10 Filatov St, Murom, Russia``?"""

from __future__ import annotations

import re
from typing import NamedTuple

from witting.deals.street_tail import split_street
from witting.names import lookup_country, parse_name
from witting.names.town import (
    is_town,
    may_end_in_place,
    normalize_place,
    words_of_place_at_end,
)
from witting.names.word_kind import FORM, PARTICLE, PLACE, SUBSTANCE, kind_of_word

_PARTS = re.compile(r"[,，;；\n]")
_STREET = re.compile(
    r"\d|\b(?:ул|г|пр|д|обл|р-н|пос|str|st|street|rd|road|ave|avenue|blvd|district|region|city|"
    r"province|zone|cad|mah|sok|no)\b\.?",
    re.IGNORECASE,
)
_TOWN_OF = re.compile(
    r"^\s*(?:г\.|гор\.|город\b|г\s|м\.|city of\b|g\.|gor\.|gorod\b|g\s)", re.IGNORECASE
)
_QUOTATION = '"«»“”„‘’'
_WORD = re.compile(r"\S+")
_LABEL_BEFORE = re.compile(r"(?<!\S)(?:г|гор|город|g|gor|gorod)\.?\Z", re.IGNORECASE)
_MARKS = " ,;()-–—"
_LONGEST_PLACE = 7
"""Words of a town and its country, with their full names."""
_ARTICLES = frozenset({"as", "ad"})
"""Legal forms that are Arabic articles as well, so that the name goes on behind them."""
_SURE = 4
"""Letters of a town's name that is looked for without a comma, but for these."""
_SHORT_TOWNS = frozenset({"osh", "ufa", "uae", "usa", "ош", "уфа", "оаэ"})
_SHORTEST = 3
"""Letters of a country's name; a code is a word as well."""
_CHINESE = re.compile(r"[㐀-鿿]{2,}")
_LONGEST_CHINESE = 6


class NameTail(NamedTuple):
    """A name parted from the address behind it.

    Args:
        name: What stands before the address.
        address: The rest.
        country: Of the address; ISO 3166 alpha-2, lower case; None where a town stands there alone.
    """

    name: str
    address: str
    country: str | None


def split_tail(text: str) -> NameTail | None:
    """The name and the address, where a country or a town stands behind the name.

    Between them stands a sign (``Primer LLC, 7 Main St, Russia``), or the name has ended by its
    legal form or a quotation mark (``Primer LLC Omsk``), or a word tells the town (``OOO Primer g.
    Omsk``). A street with its number in front of them, or behind a name that has ended, is of the
    address (``Primer LLC 12 Main St``). None where nothing says that an address stands there.
    """
    tail = _split_parts(text)
    name = tail.name if tail else text
    if town := _split_town(name) if may_end_in_place(name) else None:
        # ``Primer LLC Dubai, UAE``
        tail = town._replace(address=f"{town.address}, {tail.address}") if tail else town
    found = split_street(tail.name if tail else text, is_sure=tail is not None)
    if found is None:
        return tail
    name, street = found
    if tail is None:
        return NameTail(name, street, country_in(street))
    return NameTail(name, f"{street}, {tail.address}", tail.country)


def _split_town(text: str) -> NameTail | None:
    """Where a town, a country or one behind the other ends the text with no sign before it."""
    starts = [found.start() for found in _WORD.finditer(text)][1:][-_LONGEST_PLACE:]
    for start in starts:
        before, place = text[:start].rstrip(), text[start:]
        label = _LABEL_BEFORE.search(before)
        if label:
            before, place = before[: label.start()], text[label.start() :]
        bare = _TOWN_OF.sub("", place.strip(_MARKS))
        words = normalize_place(bare).split()
        name = before.rstrip(_MARKS)
        is_place = bool(words) and words_of_place_at_end(words) == len(words)
        if is_place and _is_sure(bare) and _is_ended(name, is_labelled=bare != place.strip(_MARKS)):
            return NameTail(name, place.strip(_MARKS), country_in(bare))
    return None


def _is_sure(place: str) -> bool:
    """Whether it is no other word (``Bar``), no legal form (``DMCC``) and of no quoted name."""
    is_short = len(place) < _SURE and place.casefold() not in _SHORT_TOWNS
    is_form = len(place.split()) == 1 and ends_in_form(place)
    return not (is_short or is_form or any(sign in _QUOTATION for sign in place))


def _is_ended(name: str, *, is_labelled: bool) -> bool:
    """Whether it is a name with its legal form, and no word of it can follow.

    Without the town it must tell whose it is: ``Oil and Gas Company`` does not.
    """
    parsed = parse_name(name)
    kinds = [
        FORM if is_form else kind_of_word(folded, word)
        for folded, word, is_form in zip(
            parsed.folded_words, parsed.words, parsed.form_places, strict=True
        )
    ]
    if SUBSTANCE not in kinds or not parsed.legal_forms:
        return False
    if name[-1] in _QUOTATION:
        return True
    last = parsed.words[-1]
    if is_labelled:  # "Branch of Primer JSC in the city of Murom"
        return kinds[-1] != PARTICLE and len(last) > 1
    return kinds[-1] == FORM and ends_in_form(name) and last not in _ARTICLES


def _split_parts(text: str) -> NameTail | None:
    """By the signs between the name and the parts of the address.

    A country may be among the parts. A town without one is the last, behind a name with a legal
    form: in ``Plant 44, Moscow`` it tells one plant from others. A legal form, a given name and
    whatever else is no piece of an address stay with the name.
    """
    marks = [found.start() for found in _PARTS.finditer(text)]
    if not marks:
        return None
    ends = [*marks, len(text)]
    parts = [
        text[start:end] for start, end in zip([0, *(at + 1 for at in marks)], ends, strict=True)
    ]
    countries = [None if _is_of_name(part) else country_in(part) for part in parts[1:]]
    country = next(filter(None, reversed(countries)), None)
    if country is None and not _is_town(parts[-1]):
        return None
    first = next(
        (number for number, part in enumerate(parts) if number and _is_of_address(part)), None
    )
    if first is None:
        return None
    # What stands between a legal form and the town is a district: ``Primer Co., Ltd., Futian, …``.
    first = next((at for at in range(first, 0, -1) if ends_in_form(text[: ends[at - 1]])), first)
    name, address = text[: ends[first - 1]].strip(), text[ends[first - 1] + 1 :].strip()
    parsed = parse_name(name)
    is_name = parsed.tokens and (country or parsed.legal_forms)
    return NameTail(name, address, country) if is_name else None


def ends_in_form(text: str) -> bool:
    """Whether the last word is a legal form; a word before it makes the form one."""
    places = parse_name(f"Q {text}").form_places
    return bool(places) and places[-1]


def has_form_behind(text: str) -> bool:
    """Whether a legal form stands behind a word that tells whose name it is.

    ``Primer PAO Dubai Office`` has one, ``PT Primer`` has none.
    """
    parsed = parse_name(text)
    words = zip(parsed.folded_words, parsed.words, parsed.form_places, strict=True)
    is_named = False
    for folded, word, is_form in words:
        if is_form and is_named:
            return True
        is_named = is_named or (not is_form and kind_of_word(folded, word) == SUBSTANCE)
    return ends_in_form(text)


def country_in(part: str) -> str | None:
    """The country that a part of an address is, ends with, or in Chinese begins with."""
    words = part.strip(" .").split()
    texts = [" ".join(words), *(" ".join(words[-count:]) for count in (1, 2, 3))]
    for text in texts:
        if len(text) > _SHORTEST and (code := lookup_country(text)):
            return code
    for run in _CHINESE.findall(part):
        for length in range(min(_LONGEST_CHINESE, len(run)), 1, -1):
            if code := lookup_country(run[:length]):
                return code
    return None


def _is_of_name(part: str) -> bool:
    """Whether it holds a legal form or a quotation mark: ``LIMITED" в Республике Казахстан``."""
    return bool(parse_name(part).legal_forms) or any(sign in part for sign in _QUOTATION)


def _is_of_address(part: str) -> bool:
    if _is_of_name(part):
        return False
    return bool(_STREET.search(part) or country_in(part)) or _is_town(part)


def _is_town(part: str) -> bool:
    bare = _TOWN_OF.sub("", part)
    if is_town(bare):
        return True
    name = parse_name(bare)
    pairs = zip(name.folded_words, name.words, strict=True)
    return bool(name.words) and all(kind_of_word(*pair) == PLACE for pair in pairs)
