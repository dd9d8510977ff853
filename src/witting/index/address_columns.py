"""What is known of every address of a snapshot? Parsed once, kept in columns.

The columns of several snapshots are put together without parsing an address again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

import numpy as np

from witting.index.address_key import address_keys
from witting.index.address_row import dump_address
from witting.names.address import parse_address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    Array = np.ndarray[Any, Any]

ADDRESS_COLUMNS = (
    "address_rows",
    "address_row_ends",
    "address_premises",
    "address_keys",
    "address_key_ends",
    "address_words",
    "address_word_ends",
    "address_owners",
    "address_owner_ends",
)
"""What :func:`build_address_columns` makes."""


class AddressRow(NamedTuple):
    """An address, read.

    Args:
        row: All of it, see :mod:`witting.index.address_row`.
        is_premise: Whether it names more than a town, so that it is looked for.
        keys: By which it is looked up; none if it is not looked for.
        words: Its words' hashes, sorted, none twice.
    """

    row: bytes
    is_premise: bool
    keys: tuple[int, ...]
    words: tuple[int, ...]


def hash_word(word: str) -> int:
    """A number of 32 bits that stands for a folded word."""
    return crc32(word.encode())


def parse_address_row(text: str) -> AddressRow:
    """What there is to know of an address."""
    address = parse_address(text)
    return AddressRow(
        row=dump_address(address),
        is_premise=address.is_premise,
        keys=tuple(address_keys(address)) if address.is_premise else (),
        words=tuple(sorted({hash_word(word.text) for word in address.words})),
    )


def build_address_columns(
    addresses: Iterable[tuple[int, str]], row_of: Callable[[str], AddressRow] = parse_address_row
) -> dict[str, Array]:
    """The columns of all addresses, each once, sorted by text.

    Args:
        addresses: Whose it is (a position, from 0) and its text; in any order, some of them twice.
        row_of: The same as :func:`parse_address_row`, if it is at hand already.

    Returns:
        The rows (``address_rows``), whether each is a premise (``address_premises``), its keys,
        words and owners; where those of each address end is under ``…_ends``.
    """
    owners: dict[str, set[int]] = {}
    for owner, text in addresses:
        owners.setdefault(text, set()).add(owner)
    texts = sorted(owners)
    read = [row_of(text) for text in texts]
    return {
        "address_rows": np.frombuffer(b"".join(item.row for item in read), dtype="u1"),
        "address_row_ends": np.cumsum([len(item.row) for item in read], dtype="<i8"),
        "address_premises": np.array([item.is_premise for item in read], dtype="u1"),
        **_rows("key", [item.keys for item in read], dtype="<u4"),
        **_rows("word", [item.words for item in read], dtype="<u4"),
        **_rows("owner", [sorted(owners[text]) for text in texts], dtype="<i4"),
    }


def _rows(name: str, rows: Sequence[Sequence[int]], *, dtype: str) -> dict[str, Array]:
    return {
        f"address_{name}s": np.array([value for row in rows for value in row], dtype=dtype),
        f"address_{name}_ends": np.cumsum([len(row) for row in rows], dtype="<i8"),
    }
