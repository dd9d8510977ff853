"""Which of a deal's keys does an object have that a house writes in its own words?

``{"legalName": …, "address": {"street": …, "city": …}}`` is a party, ``{"product": {"name": …}}``
a line of goods.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache, wraps
from typing import TYPE_CHECKING, TypeVar

from witting.deals.columns import parse_headers
from witting.deals.fields import Repeated
from witting.deals.house_heading import field_of_party, is_address_part
from witting.deals.party import country_of
from witting.deals.vocabulary import compact, load_group
from witting.model import IDENTIFIER_SCHEMES

if TYPE_CHECKING:
    from witting.deals.column import Column

LONGEST = 60
"""Letters of a key that may mean something."""
MAX_DEPTH = 30
"""Objects in each other that are looked into."""
_AS_TEXT = frozenset({"name", "address", "description", "part_number", "manufacturer", "quantity"})
"""Fields that are a text; a house may have an object or a list there."""
_PLACES = frozenset({"country", "origin"})
_FLAT = _AS_TEXT | _PLACES
_PLAIN = _FLAT | {"role", "schema", "birth_date", "identifiers", "hs_code", "value"}

T = TypeVar("T")
Rest = Callable[[str, object], None]
"""Takes key and value of what has no meaning."""


def of_short_keys(meaning: Callable[[str], T]) -> Callable[[str], T | None]:
    """Remembers what keys mean; one of a megabyte means nothing, and is not remembered."""
    known = lru_cache(maxsize=4096)(meaning)

    @wraps(meaning)
    def short(key: str) -> T | None:
        return known(key) if len(key) <= LONGEST else None

    return short


@of_short_keys
def column_of(key: str) -> Column | None:
    """What the key would hold as the header of a column, or None."""
    found = parse_headers([key])[0]
    return found[0] if found else None


def party_of(value: Mapping[str, object], rest: Rest) -> Mapping[str, object]:
    """A party by the keys of a deal; what has no meaning is handed on, and kept to be told."""
    if _is_plain(value):
        return value
    parts = {key: item for key, item in value.items() if _is_address_part(key)}
    if parts and not any(_party_field(key) == "address" for key in value):
        whole = {key: item for key, item in value.items() if key not in parts}
        whole["address"] = ", ".join(strings_of(list(parts.values())))
        value = like(value, whole)
    return _renamed(value, _party_field, rest)


def goods_of(value: Mapping[str, object], rest: Rest) -> Mapping[str, object]:
    """A line of goods, likewise."""
    if _is_plain(value):
        return value
    return _renamed(value, _goods_field, rest)


def _is_plain(value: Mapping[str, object]) -> bool:
    """Whether it has the names of a deal alone, as each row of a table has."""
    for key, item in value.items():
        if key not in _PLAIN or (key in _FLAT and isinstance(item, dict | list)):
            return False
    return True


def _renamed(
    value: Mapping[str, object], field_of: Callable[[str], str | None], rest: Rest
) -> Mapping[str, object]:
    kept: dict[str, object] = {}
    given = {word for key in value if (word := compact(key))}
    for key, item in value.items():
        field = field_of(key)
        if field is None:
            rest(key, item)
            kept[key] = item
            continue
        is_nested = isinstance(item, Mapping) or (isinstance(item, list) and field == "address")
        if is_nested and field in _FLAT:
            item = _country(item) if field in _PLACES else _flat(field, item)  # noqa: PLW2901  # as read
        # A key of the deal's own stays, so that its reader tells of one that is given twice.
        name = _name(key, field_of)
        if name != key and (name in kept or compact(name) in given):
            rest(key, item)
        else:
            kept[name] = item
    if isinstance(value, Repeated):
        return Repeated(kept, {_name(key, field_of): lost for key, lost in value.is_lost.items()})
    return kept


def _name(key: str, field_of: Callable[[str], str | None]) -> str:
    """The key as the object has it once it is renamed."""
    return key if _is_own(key) else field_of(key) or key


def like(value: Mapping[str, object], kept: Mapping[str, object]) -> Mapping[str, object]:
    """What is kept of an object, which still says which of its keys were given more than once."""
    return Repeated(kept, value.is_lost) if isinstance(value, Repeated) else kept


def strings_of(value: object, depth: int = 0) -> Iterator[str]:
    """Every text in a value, however deep; nothing below MAX_DEPTH."""
    if isinstance(value, str):
        yield value
    elif depth < MAX_DEPTH and isinstance(value, Mapping | list):
        for item in value.values() if isinstance(value, Mapping) else value:
            yield from strings_of(item, depth + 1)


def _country(value: object) -> str:
    words = list(strings_of(value))
    return next(filter(country_of, words), ", ".join(words))


def _flat(field: str, value: object) -> str:
    """A name of an object is its name; of an address, all that is in it."""
    if isinstance(value, Mapping) and field != "address":
        for key, item in value.items():
            if _party_field(key) == "name" and isinstance(item, str):
                return item
    return ", ".join(strings_of(value))


@of_short_keys
def _is_own(key: str) -> bool:
    word = compact(key)
    return word in {**load_group("party"), **load_group("goods"), **load_group("goods_alone")} or (
        word in map(compact, IDENTIFIER_SCHEMES)
    )


@of_short_keys
def _party_field(key: str) -> str | None:
    word = compact(key)
    if word in ("identifiers", "locator"):
        return word
    return load_group("party").get(word) or _scheme(word) or field_of_party(key)


def _scheme(word: str) -> str | None:
    """``taxId`` names a number; ``id`` is the house's own."""
    return load_group("identifier").get(word) if word != "id" else None


@of_short_keys
def _is_address_part(key: str) -> bool:
    return is_address_part(key)


@of_short_keys
def _goods_field(key: str) -> str | None:
    word = compact(key)
    own = load_group("goods").get(word) or load_group("goods_alone").get(word)
    if own or word == "locator":
        return own or word
    column = column_of(key)
    is_goods = column is not None and column.group == "goods" and column.field != "currency"
    return column.field if column is not None and is_goods else None


def is_goods(value: Mapping[str, object]) -> bool:
    """Whether an object of a list says which goods it is."""
    return any(_goods_field(key) in ("description", "hs_code", "part_number") for key in value)
