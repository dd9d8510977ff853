"""Does a name stand for whoever holds the paper, or for nobody?"""

from __future__ import annotations

import re
from functools import cache

from witting.resources import read_yaml

FILE = "deals/bearer.yaml"


def doubt_of(name: str) -> str | None:
    """Why a name in a document names nobody for certain, as a sentence, or None where it does.

    ``TO ORDER OF EXAMPLE BANK`` names a bank, and not who gets the goods.
    """
    if is_of_nobody(name):
        return "the name stands for another party or for nobody; nobody was looked for by it."
    if is_to_order(name):
        return "the goods go to whoever holds the paper (to order): who that is, is not known."
    return None


def is_of_nobody(name: str) -> bool:
    """Whether it stands for a party that is named elsewhere (``SAME AS CONSIGNEE``) or for none."""
    return " ".join(name.casefold().split()) in _words("nobody")


def is_to_order(name: str) -> bool:
    """Whether it says that the paper is to order or to bearer."""
    return _orders().search(" ".join(name.casefold().split())) is not None


@cache
def _orders() -> re.Pattern[str]:
    words = "|".join(map(re.escape, _words("to_order")))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)")


@cache
def _words(key: str) -> tuple[str, ...]:
    return tuple(str(node.value) for node in read_yaml(FILE).mapping()[key].sequence())
