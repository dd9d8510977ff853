"""Who is in the deal?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from witting.deals.address_end import country_of_address
from witting.deals.day import parse_birth_date
from witting.deals.fields import take_fields
from witting.deals.name_tail import split_tail
from witting.deals.reading import nearest, shown, shown_key
from witting.deals.text import MAX_NAME, parse_text
from witting.deals.vocabulary import compact, load_group, load_roles, load_schemas
from witting.deals.voyage import split_voyage
from witting.model import IDENTIFIER_SCHEMES, ROLES, Identifier, Party
from witting.names import classify_identifier, lookup_country, normalize_identifier

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.deals.reading import Reading

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
PERSON = "Person"
"""Whose name has commas of its own: ``PRIMER, Anna``."""
_SCHEMES = frozenset(IDENTIFIER_SCHEMES)
WORLDWIDE = frozenset(("bic", "lei", "imo", "mmsi", "duns", "inn", "ogrn", "uscc"))
"""Numbers by which a party is looked for without a name."""


@cache
def _known() -> Mapping[str, str]:
    """A party's keys; an identifier may stand beside the name as well as under `identifiers`."""
    return {
        **{compact(scheme): scheme for scheme in IDENTIFIER_SCHEMES},
        **load_group("party"),
        "identifiers": "identifiers",
        "locator": "locator",
    }


def parse_party(value: object, path: str, reading: Reading) -> Party:
    """The party; one without name and identifiers where the value is no party at all.

    Such a party stays in the deal, so that screening says it could not be looked for.
    """
    if isinstance(value, str):
        reading.issue(path, "a party is an object with a name; the text was read as its name.")
        value = {"name": value}
    if not isinstance(value, Mapping):
        reading.issue(path, f"a party is an object with a name, not {shown(value)}.")
        return Party(locator=reading.locator(path))
    fields = take_fields(value, path, known=_known(), reading=reading)
    role = _parse_role(fields.get("role"), f"{path}.role", reading)
    name = _parse_name(fields.get("name"), f"{path}.name", reading)
    schema = _parse_schema(fields.get("schema"), f"{path}.schema", reading)
    country = parse_country(fields.get("country"), f"{path}.country", reading)
    address = parse_text(fields.get("address"), f"{path}.address", reading, number_is_odd=True)
    tail = split_tail(name) if name and schema != PERSON else None
    if tail is not None:
        what = f"an address stands in the name; the name was read as {shown(tail.name)}."
        reading.issue(f"{path}.name", what)
        name, country = tail.name, country or tail.country
        address = "\n".join(filter(None, (tail.address, address)))
    if country is None and address and not fields.get("country"):
        country = country_of_address(address)
    is_ship = role == "vessel" or schema == "Vessel"
    if name and is_ship and (voyage := split_voyage(name)):
        what = f"a voyage stands in the name; the name was read as {shown(voyage[0])}."
        reading.issue(f"{path}.name", what)
        name = voyage[0]
    return Party(
        role=role,
        name=name,
        schema=schema,
        country=country,
        address=address,
        birth_date=_parse_birth_date(fields.get("birth_date"), f"{path}.birth_date", reading),
        identifiers=tuple(sorted(set(_parse_identifiers(fields, path, reading)))),
        locator=parse_text(fields.get("locator"), f"{path}.locator", reading)
        or reading.locator(path),
    )


def _parse_name(value: object, path: str, reading: Reading) -> str | None:
    text = parse_text(value, path, reading, limit=MAX_NAME, number_is_odd=True)
    if text is not None and _CONTROL.search(text):
        what = "a control sign stands in the name, which may keep it from being found."
        reading.issue(path, what, unread=True)
    return text


def parse_country(value: object, path: str, reading: Reading) -> str | None:
    """ISO 3166 alpha-2 in lower case; a name of a country is taken, too."""
    text = parse_text(value, path, reading)
    if text is None:
        return None
    code = country_of(text)
    if code is None:
        reading.issue(path, f"{shown(text)} is no known country; it was not read.", unread=True)
    return code


@lru_cache(maxsize=4096)
def country_of(text: str) -> str | None:
    """As :func:`witting.names.lookup_country`; deals name the same few countries over and over."""
    return lookup_country(text)


def _parse_role(value: object, path: str, reading: Reading) -> str | None:
    text = parse_text(value, path, reading)
    if text is None or text in ROLES:
        return text
    role = load_roles().get(compact(text))
    if role is None:
        near = nearest(text, ROLES)
        hint = f" Did you mean {near!r}?" if near else ""
        reading.issue(
            path, f"{shown(text)} is no known role; the party was kept without one.{hint}"
        )
    return role


def _parse_schema(value: object, path: str, reading: Reading) -> str | None:
    text = parse_text(value, path, reading)
    if text is None:
        return None
    schema = load_schemas().get(compact(text))
    if schema is None:
        reading.issue(
            path, f"{shown(text)} is no schema of a party, such as Person or Company; not read."
        )
    return schema


def _parse_birth_date(value: object, path: str, reading: Reading) -> str | None:
    if value is None or value == "":
        return None
    day, problem = parse_birth_date(value)
    if problem:
        reading.issue(path, problem)
    return day


def _parse_identifiers(
    fields: Mapping[str, object], path: str, reading: Reading
) -> Iterator[Identifier]:
    for key, value in fields.items():
        if key in _SCHEMES:
            yield from _parse_values(key, value, f"{path}.{key}", reading)
    path = f"{path}.identifiers"
    given = fields.get("identifiers")
    for scheme, value in _pairs(given, path, reading):
        yield from _parse_values(scheme, value, f"{path}.{shown_key(scheme)}", reading)


def _pairs(value: object, path: str, reading: Reading) -> Iterator[tuple[str, object]]:
    """Scheme and value, from an object, a list of pairs (a Parquet map) or of small objects."""
    if isinstance(value, Mapping):
        yield from ((str(key), item) for key, item in value.items())
    elif isinstance(value, list | tuple):
        for place, item in enumerate(value):
            if isinstance(item, Mapping) and {"scheme", "value"} <= set(item):
                yield str(item["scheme"]), item["value"]
            elif isinstance(item, list | tuple) and len(item) == 2:  # noqa: PLR2004  # a pair
                yield str(item[0]), item[1]
            elif item is not None:
                what = f"{shown(item)} has no scheme; it was not read."
                reading.issue(f"{path}[{place}]", what, unread=True)
    elif value is not None and value != "":
        what = f"an object of scheme and value is expected, not {shown(value)}; not read."
        reading.issue(path, what, unread=True)


def _parse_values(label: str, value: object, path: str, reading: Reading) -> Iterator[Identifier]:
    for item in value if isinstance(value, list) else [value]:
        text = parse_text(item, path, reading)
        if text is not None:
            yield from _parse_identifier(label, text, path, reading)


def _parse_identifier(label: str, text: str, path: str, reading: Reading) -> Iterator[Identifier]:
    scheme = load_group("identifier").get(compact(label))
    if scheme is None:
        found = classify_identifier(label[:MAX_NAME], text)
        if found is None:
            reading.issue(path, f"{shown(label)} is no known scheme; {shown(text)} was not read.")
        else:
            yield Identifier(*found)
        return
    valid = normalize_identifier(scheme, text)
    if valid is None:
        reading.issue(
            path,
            f"{shown(text)} is no valid {scheme} (its length, signs or check digit); "
            f"it was kept as given.{_lost_zero(scheme, text)}",
        )
    yield Identifier(scheme, valid or text)


def _lost_zero(scheme: str, text: str) -> str:
    """A spreadsheet takes an INN for a number and drops its leading zero."""
    if text.isdigit() and normalize_identifier(scheme, f"0{text}") is not None:
        return f" A spreadsheet may have dropped its leading zero: 0{text} is valid."
    return ""
