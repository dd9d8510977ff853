"""How do the addresses of several snapshots become one table with what finds them?

The order of the parts and of their addresses is all that the result depends on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from witting.index.address_columns import ADDRESS_COLUMNS
from witting.index.rounded_count import rounded_count
from witting.index.segments import row_span, take_rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Array = np.ndarray[Any, Any]
    Columns = Mapping[str, Array]

MOST_PER_KEY = 400
"""A key that more addresses have tells nothing and is left out: half of Moscow has a house 1."""

LEAST_ADDRESSES = 20_000
STEPS = 64
"""A word's rarity is told in so many steps; see :mod:`witting.index.rounded_count`."""


def build_address_arrays(
    parts: Sequence[Columns], left_out: Sequence[Array], *, offsets: Sequence[int]
) -> dict[str, Array]:
    """The table of all addresses of some snapshots that name more than a town.

    Args:
        parts: The columns of each snapshot, see :mod:`witting.index.address_columns`.
        left_out: For each part the places of its listings that another one replaces; sorted.
        offsets: For each part what is added to its listings' places, so that none are the same.

    Returns:
        Arrays whose names begin with ``address_``: numbers, and rows of bytes with their ends.
    """
    columns = _end_to_end(parts)
    row, owner = _owned(parts, left_out, offsets)
    firsts, number = _once_each(columns, row)
    is_premise = columns["address_premises"][firsts].astype(bool)
    kept = firsts[is_premise]
    new_numbers = np.cumsum(is_premise) - 1
    of_kept = is_premise[number]
    rows, row_ends = take_rows(columns["address_rows"], columns["address_row_ends"], kept)
    return {
        "address_rows": rows,
        "address_row_ends": row_ends.astype("<i8"),
        **_owners(new_numbers[number[of_kept]], owner[of_kept], count=len(kept)),
        **_postings(*take_rows(columns["address_keys"], columns["address_key_ends"], kept)),
        **_rarities(
            take_rows(columns["address_words"], columns["address_word_ends"], firsts)[0],
            count=len(firsts),
        ),
    }


def _end_to_end(parts: Sequence[Columns]) -> dict[str, Array]:
    """The rows of all parts as those of one; without their owners, see :func:`_owned`."""
    columns = {}
    for name in ADDRESS_COLUMNS:
        if "owner" in name:
            continue
        arrays = [part[name] for part in parts]
        if name.endswith("_ends"):
            lasts = np.cumsum([0, *(ends[-1] if len(ends) else 0 for ends in arrays)])
            arrays = [ends + last for ends, last in zip(arrays, lasts[:-1], strict=True)]
        columns[name] = np.concatenate(arrays) if arrays else np.zeros(0, dtype="<i8")
    return columns


def _owned(
    parts: Sequence[Columns], left_out: Sequence[Array], offsets: Sequence[int]
) -> tuple[Array, Array]:
    """Which row of all parts is whose, for every owner that is not left out."""
    rows, owners = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int64)]
    before = 0
    for part, gone, offset in zip(parts, left_out, offsets, strict=True):
        counts = np.diff(part["address_owner_ends"], prepend=0)
        own = np.repeat(np.arange(len(counts)), counts)
        kept = ~np.isin(part["address_owners"], gone)
        rows.append(own[kept] + before)
        owners.append(part["address_owners"][kept].astype(np.int64) + offset)
        before += len(counts)
    return np.concatenate(rows), np.concatenate(owners)


def _once_each(columns: Columns, row: Array) -> tuple[Array, Array]:
    """Where each address stands first, and for each of ``row`` which address it is."""
    numbers: dict[bytes, int] = {}
    firsts: list[int] = []
    rows, ends = columns["address_rows"], columns["address_row_ends"]
    unique, inverse = np.unique(row, return_inverse=True)
    of_unique = []
    for place in unique.tolist():
        number = numbers.setdefault(rows[row_span(ends, place)].tobytes(), len(numbers))
        if number == len(firsts):
            firsts.append(place)
        of_unique.append(number)
    return np.array(firsts, dtype=np.int64), np.array(of_unique, dtype=np.int64)[inverse]


def _owners(number: Array, owner: Array, *, count: int) -> dict[str, Array]:
    """Whose each address is, sorted, none twice."""
    pairs = np.unique(np.stack([number, owner], axis=1), axis=0)
    return {
        "address_owners": pairs[:, 1].astype("<i4"),
        "address_owner_ends": np.cumsum(np.bincount(pairs[:, 0], minlength=count), dtype="<i8"),
    }


def _postings(keys: Array, ends: Array) -> dict[str, Array]:
    """For each key that is not too common, the addresses that have it."""
    rows = np.repeat(np.arange(len(ends), dtype=np.int32), np.diff(ends, prepend=0))
    order = np.lexsort((rows, keys))
    keys, rows = keys[order], rows[order]
    unique, counts = np.unique(keys, return_counts=True)
    is_kept = counts <= MOST_PER_KEY
    return {
        "address_keys": unique[is_kept].astype("<u4"),
        "address_key_ends": np.cumsum(counts[is_kept], dtype="<i8"),
        "address_key_rows": rows[np.repeat(is_kept, counts)].astype("<i4"),
    }


def _rarities(words: Array, *, count: int) -> dict[str, Array]:
    """For each word, how rare it is: 1 where one address has it, 0 where all have.

    A short list is taken for LEAST_ADDRESSES of which it shows a part: half of its addresses may be
    in one building, whose name is rare for all that.
    """
    hashes, counts = np.unique(words, return_counts=True)
    whole = np.log(rounded_count(count, least=LEAST_ADDRESSES))
    rarities = 1.0 - np.log(counts) / whole
    return {
        "address_words": hashes.astype("<u4"),
        "address_rarities": (np.round(rarities * STEPS) / STEPS).astype("<f4"),
    }
