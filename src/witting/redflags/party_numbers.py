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
    from witting.model import Identifier, Party

    Keys = tuple[tuple[str, int], ...]

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
        keys = _keys(party.name, party.country, party.identifiers)
        if not keys:
            return NOBODY
        number = self._find(keys)
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
        return self._find(_keys(party.name, party.country, party.identifiers))

    def _find(self, keys: Keys) -> int:
        for scheme, key in keys:
            number = self._numbers.get(key)
            if number is not None and (scheme or not self._is_other(number, keys)):
                return number
        return NOBODY

    def _is_other(self, number: int, keys: Keys) -> bool:
        """Whether the numbered party has another identifier of the same scheme."""
        return any(
            scheme and self._schemes.get((number, scheme), key) != key for scheme, key in keys
        )


@lru_cache(maxsize=1 << 16)
def _keys(name: str | None, country: str | None, identifiers: tuple[Identifier, ...]) -> Keys:
    """What a party is known by, its identifiers first; the name has no scheme."""
    keys = []
    for item in identifiers:
        if item.scheme in SCHEMES:
            value = "".join(filter(str.isalnum, item.value)).upper()
            keys.append((item.scheme, digest(f"{item.scheme}:{value}")))
    if words := name_key(name or ""):
        keys.append(("", digest(f"name:{words}|{country or ''}")))
    return tuple(keys)


def digest(text: str) -> int:
    """64 bits that stand for a text; two of ten million are the same once in 370,000 times."""
    raw = blake2b(text.encode(errors="replace"), digest_size=8).digest()
    return int.from_bytes(raw, "big", signed=True)
