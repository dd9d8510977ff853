"""Which words has every name of a snapshot? Parsed once, kept in columns.

The columns of several snapshots are put together without parsing a name again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from witting.names import parse_name, split_numbers
from witting.names.name_facts import pack_facts, read_facts
from witting.names.name_table import READ, SHIP, readings_of
from witting.names.name_word import words_of
from witting.names.ship import split_ship

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from witting.model import Listing
    from witting.names import Name
    from witting.names.name_word import NameWord

    Array = np.ndarray[Any, Any]

COLUMNS = (
    "name_owners",
    "name_places",
    "name_readings",
    "name_ends",
    "word_entries",
    "word_kinds",
    "vocabulary",
    "facts",
    "fact_ends",
)
"""What :func:`build_columns` makes."""


class NameRow(NamedTuple):
    """One reading of a listed name.

    Args:
        place: The name's own among the listing's names.
        reading: As what it is read, see :class:`~witting.names.name_table.NameTable`.
        words: Its words, at least one.
    """

    place: int
    reading: int
    words: tuple[NameWord, ...]


def read_listed(text: str, *, reading: int) -> tuple[Name, tuple[NameWord, ...]]:
    """A listed name and its words that are compared, numbers and a ship's ``M/V`` set aside."""
    bare, _ = split_numbers(text)
    name = parse_name(split_ship(bare)[0] if reading == SHIP else bare)
    return name, words_of(name, reading)


def parse_rows(listing: Listing) -> tuple[NameRow, ...]:
    """The readings that have a word of all names of a listing."""
    return tuple(
        NameRow(place, reading + READ * name.is_read, words)
        for place, listed in enumerate(listing.names)
        for reading in readings_of(listing.schema)
        for name, words in (read_listed(listed.text, reading=reading),)
        if words
    )


def parse_facts(listing: Listing) -> list[int]:
    """What is asked of each name of a listing, see :mod:`witting.names.name_facts`."""
    is_ship = listing.schema == "Vessel"
    return [pack_facts(read_facts(name.text, is_ship=is_ship)) for name in listing.names]


def build_columns(
    listings: Sequence[Listing],
    rows_of: Callable[[Listing], tuple[NameRow, ...]] = parse_rows,
    facts_of: Callable[[Listing], Sequence[int]] = parse_facts,
) -> dict[str, Array]:
    """The columns of all names that have a word, in the order of listings and of their names.

    Args:
        listings: The listings.
        rows_of: The same as :func:`parse_rows`, if it is at hand already.
        facts_of: The same as :func:`parse_facts`, likewise.

    Returns:
        For each reading of a name ``name_owners`` (the place of its listing), ``name_places`` (its
        own among the listing's names), ``name_readings`` and ``name_ends`` (where its words end);
        for each word ``word_entries`` (its row in the vocabulary) and ``word_kinds``;
        ``vocabulary``, lines of a folded and a written word, sorted, as UTF-8; and for each name of
        each listing ``facts``, with ``fact_ends``, where those of each listing end.
    """
    facts = [*map(facts_of, listings)]
    owned = [(owner, row) for owner, listing in enumerate(listings) for row in rows_of(listing)]
    words = [word for _, row in owned for word in row.words]
    vocabulary = sorted({(word.folded, word.written) for word in words})
    entries = {entry: number for number, entry in enumerate(vocabulary)}
    return {
        "name_owners": np.array([owner for owner, _ in owned], dtype="<i4"),
        "name_places": np.array([row.place for _, row in owned], dtype="<i4"),
        "name_readings": np.array([row.reading for _, row in owned], dtype="u1"),
        "name_ends": np.cumsum([len(row.words) for _, row in owned], dtype="<i4"),
        "word_entries": np.array(
            [entries[word.folded, word.written] for word in words], dtype="<i4"
        ),
        "word_kinds": np.array([word.kind for word in words], dtype="u1"),
        "vocabulary": np.frombuffer(_lines(vocabulary), dtype="u1"),
        "facts": np.array([fact for own in facts for fact in own], dtype="<u2"),
        "fact_ends": np.cumsum([len(own) for own in facts], dtype="<i4"),
    }


def read_vocabulary(lines: Array) -> list[tuple[str, str]]:
    """The folded and written words of ``vocabulary``, by row."""
    text = lines.tobytes().decode()
    return [tuple(line.split(" ")) for line in text.split("\n")] if text else []  # type: ignore[misc]  # a line is a pair


def _lines(vocabulary: Iterable[tuple[str, str]]) -> bytes:
    return "\n".join(f"{folded} {written}" for folded, written in vocabulary).encode()
