"""How is each comparison of two addresses told?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from witting.matching.feature import Feature

if TYPE_CHECKING:
    from collections.abc import Iterable

    from witting.matching.address_comparison import Comparison
    from witting.matching.address_words import WordAlignment
    from witting.names.address import Address, PlaceNumber, PlaceWord

_KINDS = {
    "street_number": ("house", "plain", "block"),
    "unit": ("unit", "floor"),
    "block": ("block",),
    "postcode": ("postcode",),
    "box": ("box",),
}
_UNIT_SENTENCES = {
    "same": "Room and floor agree: {0}.",
    "none": "Neither address has a room or floor.",
    "covered": "The listing is of the whole floor: {1}.",
    "overlap": "Some of the rooms are the same: {0} against {1}.",
    "unit_unknown": "The address has no room; the listed one has {1}.",
    "unit_unlisted": "The listed address has no room; this one has {0}.",
    "part": "One room is a part of the other, or beside it: {0} against {1}.",
    "other": "Another room of the building: {0} against {1}.",
}


def describe(name: str, sides: Comparison, effect: float) -> Feature:
    """One comparison with the two values and a sentence.

    Args:
        name: ``names``, ``street_number``, ``unit``, ``block``, ``box``, ``postcode`` or ``way``.
        sides: The two addresses.
        effect: What it adds to the score.
    """
    if name == "names":
        values = _names(sides.query), _names(sides.listed)
        sentence = _of_names(sides.words)
    elif name == "way":
        values = ", ".join(sorted(sides.query.ways)), ", ".join(sorted(sides.listed.ways))
        sentence = f"The kind of way differs: {values[0]} against {values[1]}."
    else:
        values = _numbers(sides.query, name), _numbers(sides.listed, name)
        sentence = _of_numbers(name, values, effect, sides.unit)
    return Feature(name, *values, effect, sentence)


def _names(address: Address) -> str:
    return " ".join(word.written for word in address.words)


def _of_names(words: WordAlignment) -> str:
    said = []
    same = [pair for pair in words.pairs if pair.is_exact]
    slips = [pair for pair in words.pairs if not pair.is_exact]
    if same:
        said.append("the same: " + " ".join(_written(pair.query) for pair in same))
    if slips:
        pairs = (f"{_written(pair.query)} / {_written(pair.listed)}" for pair in slips)
        said.append("spelt otherwise: " + ", ".join(pairs))
    for where, left in (("here", words.query_left), ("in the listing", words.listed_left)):
        if left:
            said.append(f"only {where}: {_written(left)}")
    return f"The names: {'; '.join(said) or 'none'}."


def _written(words: Iterable[PlaceWord]) -> str:
    return " ".join(word.written for word in words)


def _numbers(address: Address, name: str) -> str:
    numbers: tuple[PlaceNumber, ...] = address.of_kind(*_KINDS[name])
    if name == "street_number":
        numbers = address.houses
    labels = {"floor": "floor ", "unit": "room "} if name == "unit" else {}
    return ", ".join(f"{labels.get(item.kind, '')}{item.written}" for item in numbers)


def _of_numbers(name: str, values: tuple[str, str], effect: float, relation: str) -> str:
    if name == "unit":
        return _UNIT_SENTENCES[relation].format(*values)
    if name == "street_number":
        if not values[0] or not values[1]:
            return f"The number of the house is given by {'one' if any(values) else 'neither'}."
        agrees = "agrees" if effect > 0 else "differs"
        both = values[0] if values[0] == values[1] else f"{values[0]} and {values[1]}"
        return f"The number of the house {agrees}: {both}."
    what = {"block": "block of the site", "postcode": "postcode", "box": "post box"}[name]
    return f"The {what} differs: {values[0]} against {values[1]}."
