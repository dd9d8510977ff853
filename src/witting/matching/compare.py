"""How far does a query agree with one listing, or a name with a name, where no index is at hand?

Words are taken for as rare as their kind is on public lists.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from witting.matching.match import ScoredName, match_listing
from witting.matching.name_matcher import NameMatcher
from witting.matching.threshold import load_thresholds
from witting.model import ListedName, Listing, Query
from witting.names import parse_name
from witting.names.abjad import is_abjad
from witting.names.name_table import readings_of, written_words
from witting.names.reading import is_reading
from witting.names.ship import split_ship
from witting.names.single_table import table_of
from witting.names.skeleton import abjad_skeletons, skeleton
from witting.names.transcription import read_transcriptions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from witting.matching.match import Match
    from witting.matching.query_words import Readings
    from witting.matching.threshold import Thresholds
    from witting.names import Name
    from witting.names.name_table import NameTable


def match(query: Query, listing: Listing, *, threshold: float | None = None) -> Match | None:
    """Compares a query with one listing by names, numbers and circumstances.

    Args:
        query: Who is looked for.
        listing: Who is listed.
        threshold: The score a match must reach, 0 to 1; the documented default where it is None.

    Returns:
        The match, or None below the threshold.
    """
    limits = load_thresholds()
    limits = limits if threshold is None else limits.at(threshold)
    found = _match_as_written(query, listing, limits)
    for text in read_transcriptions(query.name):
        also = _match_as_written(replace(query, name=text), listing, limits)
        if also and (found is None or also.rank > found.rank):
            found = replace(also, query_name=query.name, read_as=text)
    return found


def _match_as_written(query: Query, listing: Listing, limits: Thresholds) -> Match | None:
    names = [
        (parse_name(split_ship(name.text)[0] if listing.schema == "Vessel" else name.text), reading)
        for name in listing.names
        for reading in readings_of(listing.schema)
    ]
    table = table_of(names)
    matcher = NameMatcher(table)
    query_name = matcher.read(query.name, readings=_readings(parse_name(query.name), table))
    facts = matcher.score(query_name, np.arange(len(names), dtype=np.int32))
    each = len(readings_of(listing.schema))
    return match_listing(
        query,
        listing,
        [ScoredName(row // each, row, own) for row, own in enumerate(facts.tolist())],
        query_name=query_name,
        matcher=matcher,
        threshold=limits.of(listing.list, listing.schema),
    )


def compare_names(name1: str, name2: str, *, schema: str | None = None) -> float:
    """How far is one name the other? From 0 to 1, as a query's name beside a listed one.

    Args:
        name1: The query's, in any script.
        name2: The listed one.
        schema: The FollowTheMoney schema of both, such as ``Person``; None where it is not known.
    """
    query = Query(name=name1, schema=schema)
    scores = [0.0]
    for text in (name2, *read_transcriptions(name2)):
        listing = Listing("", "", schema or "LegalEntity", text, (ListedName(text, "primary"),))
        found = match(query, listing, threshold=0.0)
        scores.append(found.score if found else 0.0)
    return max(scores)


def _readings(query: Name, table: NameTable) -> Readings:
    """Which entries the words of a script without vowels may be read as."""
    if not any(map(is_abjad, query.native)):
        return {}
    written = list(enumerate(written_words(table)))
    texts = [*query.words, *(f"{one} {other}" for one, other in pairwise(query.words))]
    return {text: _entries_read(text.replace(" ", ""), written) for text in texts}


def _entries_read(word: str, written: Sequence[tuple[int, str]]) -> tuple[tuple[int, bool], ...]:
    wanted = abjad_skeletons(word)
    found = ((entry, latin) for entry, latin in written if skeleton(latin) in wanted)
    return tuple((entry, is_reading(word, latin)) for entry, latin in found)
