"""How do records become an index?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from witting.errors import HomeError
from witting.index.address_columns import build_address_columns, parse_address_row
from witting.index.artifact import write_arrays
from witting.index.columns import build_columns, parse_facts, parse_rows
from witting.index.earlier_rows import EarlierRows
from witting.index.hash_table import HashTable
from witting.index.list_index import FILE, identifier_keys, open_index
from witting.index.listing_row import dump_listing
from witting.index.rules import rules_digest
from witting.model import listing_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from witting.model import Listing, ListRecord

    Array = np.ndarray[Any, Any]

ADDRESS = "Address"
"""Such a record lists an address, whoever uses it."""


def build_index(
    records: Iterable[ListRecord], folder: Path, *, previous: Path | None = None
) -> None:
    """Writes the index of all records that have a name or are an address.

    The same records give the same bytes, whatever is taken from an earlier index. Edges (Ownership,
    Directorship, …) name nobody, so they are no candidates.

    Args:
        records: In any order; positions follow the order of ids.
        folder: Of the snapshot; it exists.
        previous: The folder of another snapshot of the list. What its index says of names and
            addresses that are in both is taken over, if it can be read and the rules are the same.

    Raises:
        HomeError: The file cannot be written.
    """
    listings = sorted(filter(_speaks, map(listing_of, records)), key=lambda listing: listing.id)
    write_arrays(folder / FILE, _arrays(listings, _open_earlier(previous)), rules=rules_digest())


def _speaks(listing: Listing) -> bool:
    return bool(listing.names) or (listing.schema == ADDRESS and bool(listing.addresses))


def _open_earlier(folder: Path | None) -> EarlierRows | None:
    if folder is None:
        return None
    try:
        return EarlierRows(open_index(folder))
    except HomeError:  # Then all is parsed.
        return None


def _arrays(listings: Sequence[Listing], earlier: EarlierRows | None) -> dict[str, Array]:
    rows = [dump_listing(listing) for listing in listings]
    schemes = sorted({item.scheme for listing in listings for item in listing.identifiers})
    addresses = (
        (position, text) for position, listing in enumerate(listings) for text in listing.addresses
    )
    return {
        **HashTable.build((listing.id,) for listing in listings).arrays("ids"),
        **HashTable.build(identifier_keys(item.identifiers) for item in listings).arrays("numbers"),
        "rows": np.frombuffer(b"".join(rows), dtype="u1"),
        "row_ends": np.cumsum([len(row) for row in rows], dtype="<i8"),
        "schemes": np.frombuffer("\n".join(schemes).encode(), dtype="u1"),
        **build_columns(
            listings,
            earlier.name_rows if earlier else parse_rows,
            earlier.name_facts if earlier else parse_facts,
        ),
        **build_address_columns(addresses, earlier.address_row if earlier else parse_address_row),
    }
