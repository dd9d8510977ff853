"""What is asked of a listed name beside its words?

An index keeps it with the name, since reading a name takes longer than most of what is asked.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from witting.names.name import parse_name
from witting.names.ship import split_ship

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

TELLING_FORMS = ("limited", "partnership", "stock")
"""Families of legal forms of which a company has one."""
_TELLING = frozenset(TELLING_FORMS)
_LATIN, _READ = 1 << len(TELLING_FORMS), 2 << len(TELLING_FORMS)
_SHIFT = len(TELLING_FORMS) + 2
MOST_LETTERS = (1 << 16 - _SHIFT) - 1
"""A name of more letters is told as one of so many."""


class NameFacts(NamedTuple):
    """What is asked of a listed name.

    Args:
        forms: Which of TELLING_FORMS it has.
        letters: How many letters and digits its words have without legal forms, in Latin ones.
        is_latin: See :class:`~witting.names.name.Name`.
        is_read: Likewise.
    """

    forms: AbstractSet[str]
    letters: int
    is_latin: bool
    is_read: bool


def read_facts(text: str, *, is_ship: bool) -> NameFacts:
    """The facts of a name as it is listed.

    Args:
        text: The name.
        is_ship: Whether it is a ship's; what stands before a ship's name is no legal form.
    """
    name = parse_name(text)
    bare = parse_name(split_ship(text)[0]) if is_ship else name
    letters = min(sum(map(len, name.tokens)), MOST_LETTERS)
    return NameFacts(telling_forms(bare.legal_forms), letters, name.is_latin, name.is_read)


def telling_forms(families: Iterable[str]) -> AbstractSet[str]:
    """Those that a company has one of."""
    return _TELLING.intersection(families)


def pack_facts(facts: NameFacts) -> int:
    """As a number of 16 bits."""
    forms = sum(1 << place for place, form in enumerate(TELLING_FORMS) if form in facts.forms)
    return forms + _LATIN * facts.is_latin + _READ * facts.is_read + (facts.letters << _SHIFT)


@lru_cache(maxsize=1 << 12)
def unpack_facts(number: int) -> NameFacts:
    """What :func:`pack_facts` packed."""
    forms = [form for place, form in enumerate(TELLING_FORMS) if number >> place & 1]
    return NameFacts(
        frozenset(forms), number >> _SHIFT, bool(number & _LATIN), bool(number & _READ)
    )
