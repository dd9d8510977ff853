"""Can an address be found otherwise on other editions of the lists?

It can where it shares a key with an address that came, went or changed its owners, or has a word
that is more or less rare than before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from witting.index.address_columns import parse_address_row

if TYPE_CHECKING:
    from collections.abc import Iterable

    from witting.index.address_index import AddressIndex
    from witting.model import Listing


class AddressKeys(NamedTuple):
    """By what an address is found, and its words, as numbers."""

    keys: tuple[int, ...]
    words: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> AddressKeys:
        """Of an address as written; none where it names no more than a town."""
        row = parse_address_row(text)
        return cls(row.keys, row.words if row.is_premise else ())


class AddressSieve:
    """Lets pass what may be found otherwise.

    Args:
        old: The addresses that answers rested on.
        new: Those of now.
        changed: Entries that are not the same on both, as they were and as they are.
    """

    def __init__(self, old: AddressIndex, new: AddressIndex, changed: Iterable[Listing]) -> None:
        own = {
            key for item in changed for text in item.addresses for key in AddressKeys.of(text).keys
        }
        self.keys = own | _differing(old.key_sizes, new.key_sizes)
        self.words = _differing(old.word_rarities, new.word_rarities)

    def passes(self, address: AddressKeys) -> bool:
        """Whether an address may be found otherwise."""
        return bool(address.keys) and not (
            self.keys.isdisjoint(address.keys) and self.words.isdisjoint(address.words)
        )


def _differing(one: dict[int, Any], other: dict[int, Any]) -> set[int]:
    return {key for key in one.keys() | other.keys() if one.get(key) != other.get(key)}
