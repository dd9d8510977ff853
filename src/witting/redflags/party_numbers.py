"""Which parties of many deals are one and the same?

By an identifier that both have; else by the words of the name and the country, unless they have
different identifiers of one scheme.
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING

from witting.owners.name_key import name_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.model import Party

SCHEMES = frozenset({"bic", "inn", "lei", "ogrn", "registration", "tax", "uscc"})
"""Identifiers that companies of a deal are known by."""
NOBODY = -1


class PartyNumbers:
    """Gives each party a number from 0 on; some hundred bytes for each key that is kept."""

    def __init__(self) -> None:
        self._numbers: dict[int, int] = {}
        self._schemes: dict[tuple[int, str], int] = {}
        self._count = 0

    def __len__(self) -> int:
        """How many parties were numbered."""
        return self._count

    def add(self, party: Party) -> int:
        """The party's number, a new one where it is not known; NOBODY where nothing names it."""
        keys = [*_identifier_keys(party), *_name_keys(party)]
        if not keys:
            return NOBODY
        number = self.find(party)
        if number == NOBODY:
            number = self._count
            self._count += 1
        for scheme, key in keys:
            self._numbers.setdefault(key, number)
            if scheme:
                self._schemes.setdefault((number, scheme), key)
        return number

    def find(self, party: Party) -> int:
        """The party's number, or NOBODY where it was never seen."""
        identifiers = tuple(_identifier_keys(party))
        for _, key in identifiers:
            if (number := self._numbers.get(key)) is not None:
                return number
        for _, key in _name_keys(party):
            number = self._numbers.get(key)
            if number is not None and not self._is_other(number, identifiers):
                return number
        return NOBODY

    def _is_other(self, number: int, identifiers: tuple[tuple[str, int], ...]) -> bool:
        """Whether the numbered party has another identifier of the same scheme."""
        return any(self._schemes.get((number, scheme), key) != key for scheme, key in identifiers)


def _identifier_keys(party: Party) -> Iterator[tuple[str, int]]:
    for item in party.identifiers:
        if item.scheme in SCHEMES:
            value = "".join(filter(str.isalnum, item.value)).upper()
            yield item.scheme, digest(f"{item.scheme}:{value}")


def _name_keys(party: Party) -> Iterator[tuple[str, int]]:
    if party.name and (key := _name_digest(party.name, party.country or "")):
        yield "", key


@lru_cache(maxsize=1 << 16)
def _name_digest(name: str, country: str) -> int:
    """0 where the name has no word."""
    key = name_key(name)
    return digest(f"name:{key}|{country}") if key else 0


def digest(text: str) -> int:
    """64 bits that stand for a text; two of ten million are the same once in 370,000 times."""
    raw = blake2b(text.encode(errors="replace"), digest_size=8).digest()
    return int.from_bytes(raw, "big", signed=True)
