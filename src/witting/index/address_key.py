"""By which keys is an address looked up?

A key is half a name with the number of a house (``hollywood`` and 610: ``holl610`` and
``wood610``), so that a slip in one half leaves the other; or a whole name; or a postcode. Names
written apart or as one have the keys of both.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.names.address import Address

_HALF = 4
_MOST_NAMES, _MOST_NUMBERS = 9, 4
_SHORT = 4


def address_keys(address: Address) -> list[int]:
    """The keys, numbers of 32 bits, sorted, none twice; two may share one, so they only propose."""
    return sorted({crc32(key.encode()) for key in _keys(address)})


def _keys(address: Address) -> Iterator[str]:
    names, numbers = _names(address), _numbers(address)
    for name in names:
        yield f"w{name}"
        for number in numbers:
            if len(name) <= _HALF:
                yield f"{name}|{number}"
            else:
                yield f"^{name[:_HALF]}|{number}"
                yield f"{name[-_HALF:]}$|{number}"
    for first, second in pairwise(numbers):
        yield f"n{first}|{second}"
    for item in address.of_kind("postcode"):
        yield f"p{item.parts[0]}"


def _names(address: Address) -> list[str]:
    """The names, and short neighbours as one."""
    words = [word for word in address.words if not word.is_generic]
    names = dict.fromkeys(word.text for word in words[:_MOST_NAMES])
    for first, second in pairwise(words[:_MOST_NAMES]):
        if min(len(first.text), len(second.text)) <= _SHORT:
            names[first.text + second.text] = None
    return list(names)


def _numbers(address: Address) -> list[str]:
    """The first number of each house, building and box; of each room where there is none."""
    items = address.of_kind("house", "plain", "block", "box") or address.of_kind("unit", "floor")
    firsts = [part for item in items for part in item.parts[:1]]
    # A range may be given by one of its ends, and a letter be left out.
    others = [item.parts[1] for item in items if len(item.parts) > 1]
    digits = (part.rstrip("abcdefghijklmnopqrstuvwxyz") or part for part in (*firsts, *others))
    return list(dict.fromkeys(digits))[:_MOST_NUMBERS]
