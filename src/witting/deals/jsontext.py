"""What does a JSON text say, to the last digit and to the last key?

The standard library's parser, told to keep what it would lose: decimals stay decimals, a key given
twice is seen, and a number of a million digits is no trap.
"""

from __future__ import annotations

import json
from decimal import Decimal

from witting.deals.fields import Repeated

_MAX_INT = 300
"""Digits that are still made an int; Python refuses more than 4,300."""


def parse_json(text: str) -> object:
    """The value.

    Raises:
        ValueError: It is no JSON, or is nested too deeply; the message says what and where.
    """
    try:
        value: object = _DECODER.decode(text)
    except json.JSONDecodeError as error:
        raise ValueError(f"{error.msg}, at character {error.pos + 1}") from error
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error
    return value


def _integer(digits: str) -> int | Decimal:
    return int(digits) if len(digits) < _MAX_INT else Decimal(digits)


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    return found if len(found) == len(pairs) else _join(pairs)


def _join(pairs: list[tuple[str, object]]) -> Repeated:
    """Lists given under one key twice are joined: a party must not hide behind a second list."""
    found: dict[str, object] = {}
    is_lost: dict[str, bool] = {}
    for key, value in pairs:
        old = found.get(key)
        if key in found and isinstance(old, list) and isinstance(value, list):
            is_lost.setdefault(key, False)
            found[key] = [*old, *value]
            continue
        if key in found:
            is_lost[key] = is_lost.get(key, False) or old != value
        found[key] = value
    return Repeated(found, is_lost)


_DECODER = json.JSONDecoder(
    object_pairs_hook=_object,
    parse_float=Decimal,
    parse_int=_integer,
    parse_constant=Decimal,  # NaN, Infinity: no JSON, yet written by many; the field reports them
    strict=False,  # a line break or tab inside a text is no reason to lose the deal
)
