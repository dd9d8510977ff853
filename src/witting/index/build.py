"""How do records become an index?"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import numpy as np

from witting.index.artifact import write_arrays
from witting.index.gram import GRAMS, gram_numbers
from witting.index.listing_row import dump_listing
from witting.index.rules import rules_digest
from witting.model import listing_of
from witting.names import parse_name
from witting.names.number import number_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from witting.model import Listing, ListRecord

FILE = "names.index"

Array = np.ndarray[Any, Any]


def build_index(records: Iterable[ListRecord], folder: Path) -> None:
    """Writes the index of all records that have a name; the same records give the same bytes.

    Edges (Ownership, Directorship, …) name nobody, so they are no candidates.

    Args:
        records: In any order; positions follow the order of ids.
        folder: Of the snapshot; it exists.

    Raises:
        HomeError: The file cannot be written.
    """
    listings = [listing_of(record) for record in records]
    named = sorted((item for item in listings if item.names), key=lambda item: item.id)
    rows = [dump_listing(listing) for listing in named]
    arrays = {
        "ids": _hash_table([(listing.id,) for listing in named]),
        "keys": _hash_table([tuple(_keys(listing)) for listing in named]),
        "rows": np.frombuffer(b"".join(rows), dtype=np.uint8),
        "schemes": np.frombuffer("\n".join(_schemes(named)).encode(), dtype=np.uint8),
        "row_ends": np.cumsum([len(row) for row in rows], dtype="<i8"),
        **_grams(named),
    }
    arrays |= _split("ids", arrays.pop("ids")) | _split("keys", arrays.pop("keys"))
    write_arrays(folder / FILE, arrays, rules=rules_digest())


def hash_key(key: str) -> int:
    """A number of 64 bits that stands for a key; two keys may share one, so it only proposes."""
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "little")


def _keys(listing: Listing) -> Iterable[str]:
    for name in listing.names:
        yield from parse_name(name.text).keys
    for identifier in listing.identifiers:
        yield "#" + number_key(identifier.scheme, identifier.value)


def _schemes(listings: Iterable[Listing]) -> list[str]:
    return sorted({item.scheme for listing in listings for item in listing.identifiers})


def _hash_table(keys: Sequence[tuple[str, ...]]) -> Array:
    pairs = {(hash_key(key), position) for position, own in enumerate(keys) for key in own}
    table = np.array(sorted(pairs), dtype=np.uint64)
    return table.reshape(len(pairs), 2)


def _split(name: str, table: Array) -> dict[str, Array]:
    return {
        f"{name}_hashes": table[:, 0].astype("<u8"),
        f"{name}_positions": table[:, 1].astype("<i4"),
    }


def _grams(listings: Sequence[Listing]) -> dict[str, Array]:
    """Posting lists: for every gram, which name rows have it; and whose row each is."""
    owners: list[int] = []
    numbers: list[int] = []
    lengths: list[int] = []
    for position, listing in enumerate(listings):
        for words in _spellings(listing):
            own = gram_numbers(words)
            owners.append(position)
            lengths.append(len(own))
            numbers.extend(own)
    grams = np.array(numbers, dtype="<i4")
    rows = np.repeat(np.arange(len(owners), dtype="<i4"), lengths)
    order = np.argsort(grams, kind="stable")
    counts = np.bincount(grams, minlength=GRAMS)
    weights = np.log1p(len(owners) / np.maximum(counts, 1))
    norms = np.bincount(rows, weights=weights[grams], minlength=len(owners))
    return {
        "name_owners": np.array(owners, dtype="<i4"),
        "name_norms": norms.astype("<f4"),
        "gram_ends": np.cumsum(counts, dtype="<i8"),
        "gram_rows": rows[order],
    }


def _spellings(listing: Listing) -> list[tuple[str, ...]]:
    """The folded words of each name, none twice, sorted so that the order of words is nothing."""
    spellings = set()
    for listed in listing.names:
        name = parse_name(listed.text)
        spellings.add(name.folded_words if listing.schema == "Person" else name.folded)
    return sorted(spelling for spelling in spellings if spelling)
