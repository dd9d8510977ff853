"""Who is looked for, by an entity that a caller gives as an example?"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Any

from witting.api.parameters import check_schema
from witting.lists.ftm_schemata import schemata
from witting.model import Identifier, Query
from witting.model.day import parse_partial_date
from witting.model.listing import IDENTIFIER_PROPERTIES, NAME_PROPERTIES
from witting.names import lookup_country, parse_bare_number, split_numbers
from witting.serving import Problem, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

COUNTRIES = ("country", "jurisdiction", "nationality", "citizenship", "mainCountry", "flag")
PARTS = ("firstName", "secondName", "middleName", "fatherName", "lastName")
"""The parts of a person's name, in the order in which they make one."""
ANY_THING = frozenset({"Thing", "LegalEntity"})
"""Schemata that leave open what it is."""
MOST_QUERIES = 40
"""Names times birth dates."""
MOST_VALUES = 100
MOST_SIGNS = 1_000
MOST_NOTED = 10
"""So many values that cannot be used are named in a header, which has little room."""
_FIELDS = frozenset(("id", "schema", "properties"))
_USED = frozenset(
    (*NAME_PROPERTIES, *IDENTIFIER_PROPERTIES, *COUNTRIES, *PARTS, "birthDate", "address")
)


@dataclass(frozen=True, slots=True)
class Example:
    """What one example asks for.

    Args:
        id: As given, or None.
        schema: A FollowTheMoney schema.
        properties: As given, each a list of texts.
        queries: Whoever any of them finds is found.
        unused: Properties that no comparison looks at.
        unread: What cannot be used of those that are compared, each value with what it is not.
    """

    id: str | None
    schema: str
    properties: Mapping[str, list[str]]
    queries: tuple[Query, ...]
    unused: tuple[str, ...]
    unread: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """As the answer repeats it."""
        return {"id": self.id, "schema": self.schema, "properties": self.properties}


def read_example(given: object, *, where: str) -> Example:
    """The example as matching asks for it.

    Raises:
        Problem: It is no entity, or has nothing to look for.
    """
    if not isinstance(given, dict):
        raise _wrong("an example is an object with schema and properties.", where)
    if not given.keys() <= _FIELDS:
        odd = sorted(given.keys() - _FIELDS)
        raise _wrong("this field is not known.", f"{where}.{shown(odd[0])}")
    schema = given.get("schema")
    if not isinstance(schema, str):
        raise _wrong("the schema is missing.", f"{where}.schema")
    check_schema(schema, where=f"{where}.schema")
    name = given.get("id")
    if name is not None and not isinstance(name, str):
        raise _wrong("an id is text.", f"{where}.id")
    properties = _read_properties(given.get("properties"), schema, f"{where}.properties")
    queries = tuple(_queries(schema, properties, where=f"{where}.properties"))
    unused = tuple(sorted(properties.keys() - _USED))
    return Example(name, schema, properties, queries, unused, tuple(_unread(properties)))


def _read_properties(given: object, schema: str, where: str) -> dict[str, list[str]]:
    if not isinstance(given, dict):
        raise _wrong("the properties are an object of lists of texts.", where)
    known = schemata()[schema].properties
    found = {}
    for name, values in given.items():
        place = f"{where}.{shown(name)}"
        if name not in known and name not in _USED:
            raise _wrong(f"{schema} has no such property.", place)
        texts = [values] if isinstance(values, str) else values
        if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
            raise _wrong("a property is a text or a list of texts.", place)
        if len(texts) > MOST_VALUES:
            raise _wrong(f"there are more than {MOST_VALUES} values.", place)
        if texts and max(map(len, texts)) > MOST_SIGNS:
            raise _wrong(f"a value has more than {MOST_SIGNS} characters.", place)
        found[name] = [text.strip() for text in texts if text.strip()]
    return found


def _queries(schema: str, given: Mapping[str, Sequence[str]], *, where: str) -> Iterator[Query]:
    numbers = tuple(_numbers(given))
    names = tuple(dict.fromkeys(_names(given)))
    if not names and not numbers:
        raise _wrong(
            "there is neither a name nor a number to look for.",
            where,
            remedy="Give a name, or a number such as leiCode or imoNumber.",
        )
    dates = [*filter(parse_partial_date, given.get("birthDate", ()))]
    if len(names) * (len(dates) or 1) > MOST_QUERIES:
        raise _wrong(f"names times birth dates are more than {MOST_QUERIES}.", where)
    countries = dict.fromkeys(_countries(given))
    address = next(iter(given.get("address", ())), None)
    for text, date in product(names or ("",), dates or (None,)):
        name, own = split_numbers(text)
        yield Query(
            name=name,
            schema=None if schema in ANY_THING else schema,
            countries=tuple(countries),
            birth_date=date,
            identifiers=(*numbers, *own, *parse_bare_number(name)),
            address=address,
        )


def _numbers(given: Mapping[str, Sequence[str]]) -> Iterator[Identifier]:
    if IDENTIFIER_PROPERTIES.keys().isdisjoint(given):
        return
    for prop, scheme in IDENTIFIER_PROPERTIES.items():
        for value in given.get(prop, ()):
            yield Identifier(scheme, value)


def _names(given: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for prop in NAME_PROPERTIES:
        yield from given.get(prop, ())
    if not any(given.get(prop) for prop in NAME_PROPERTIES):
        parts = [given[prop][0] for prop in PARTS if given.get(prop)]
        if parts:
            yield " ".join(parts)


def _countries(given: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for prop in COUNTRIES:
        for text in given.get(prop, ()):
            if country := lookup_country(text):
                yield country


def _unread(given: Mapping[str, Sequence[str]]) -> Iterator[str]:
    for text in given.get("birthDate", ()):
        if parse_partial_date(text) is None:
            yield f"birthDate {shown(text)!a} (no date)"
    for prop in COUNTRIES:
        for text in given.get(prop, ()):
            if lookup_country(text) is None:
                yield f"{prop} {shown(text)!a} (no country)"


def notes_of(examples: Iterable[Example]) -> Iterator[str]:
    """What of the examples had no effect, as the header ``X-Witting-Note`` says it."""
    several = [*examples]
    if unused := sorted({name for example in several for name in example.unused}):
        yield f"not compared: {', '.join(unused)}"
    unread = sorted({words for example in several for words in example.unread})
    if unread:
        more = f", and {len(unread) - MOST_NOTED} more" if len(unread) > MOST_NOTED else ""
        yield f"cannot be used: {', '.join(unread[:MOST_NOTED])}{more}"


def _wrong(message: str, where: str, *, remedy: str = "") -> Problem:
    return Problem("bad_request", message, where=where, remedy=remedy)
