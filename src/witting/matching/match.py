"""Is the party looked for the one on the list, how sure is that, and why?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from witting.matching.circumstance import (
    THINGS,
    Circumstance,
    compare_birth_dates,
    compare_countries,
    compare_forms,
    compare_kind,
    compare_schema,
)
from witting.matching.explanation import describe_name, explain
from witting.matching.feature import Feature
from witting.matching.identity import compare_identifiers
from witting.matching.name_score import NameScore, score_names
from witting.matching.threshold import load_thresholds
from witting.names import parse_name
from witting.names.ship import split_ship

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from witting.model import ListedName, Listing, Query
    from witting.names import Name

_MOST_GAIN = 0.5
"""Country and birth date together give no more than this share of what a name lacks of 1."""
_ABBREVIATION = 4
"""So few letters name many: they are no ground to act upon."""
_SHORT_PERSON = 7
"""A person's name of so few letters (``Yu Zhang``) has many bearers; it wants support."""
_FEW_COMMON_WORDS = 2
"""So few words that all are common (``Eastern Trade``) make many names; they want support."""


@dataclass(frozen=True, slots=True)
class Match:
    """A listing that the query may be.

    Args:
        listing: Who is listed.
        score: From the threshold to 1.
        certainty: ``strong`` where a bank would act on it, ``possible`` where a person must look.
        query_name: As given.
        listed_name: The name of the list that comes nearest.
        features: What was compared; their effects add up to the score.
        threshold: What the score had to reach.
    """

    listing: Listing
    score: float
    certainty: str
    query_name: str
    listed_name: ListedName
    features: tuple[Feature, ...]
    threshold: float

    @property
    def by_identifier(self) -> bool:
        """Whether an identifier made the match, and the name alone would not have."""
        gained = sum(item.effect for item in self.features if item.name == "identifier")
        return gained > 0 and self.score - gained < self.threshold

    @property
    def explanation(self) -> str:
        """One sentence an officer can file, built when it is asked for."""
        return explain(
            self.features,
            query_name=self.query_name,
            listed_name=self.listed_name.text,
            listing=self.listing,
            score=self.score,
            certainty=self.certainty,
        )

    def to_dict(self) -> dict[str, Any]:
        """As ``witting match`` writes it; the score has four digits."""
        return {
            "entity": self.listing.id,
            "name": self.listed_name.text,
            "caption": self.listing.caption,
            "score": round(self.score, 4),
            "certainty": self.certainty,
            "list": self.listing.list,
            "programs": list(self.listing.programs),
            "explanation": self.explanation,
        }


@dataclass(frozen=True, slots=True)
class _Compared:
    """The query's name beside one name of the listing.

    Args:
        query: As it was compared; of a ship, without ``M/V`` and the voyage.
        listed: Likewise.
        listed_name: As the list gives it.
        score: How far the two agree.
        circumstances: What this name says beside.
        told: The schema that the query's name itself tells, or None.
    """

    query: Name
    listed: Name
    listed_name: ListedName
    score: NameScore
    circumstances: tuple[Circumstance, ...]
    told: str | None

    @property
    def rank(self) -> tuple[float, bool, bool]:
        """The higher, the better; a name without doubts before one with."""
        loss = sum(item.loss for item in self.circumstances)
        doubt = any(item.doubt for item in self.circumstances)
        return self.score.score - loss, not doubt, self.listed_name.kind == "primary"


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
    least = limits.match if threshold is None else threshold
    best = max(_compare_names(query, listing), key=lambda compared: compared.rank)
    if not query.identifiers and best.score.score < 1 - (1 - least) / (1 - _MOST_GAIN):
        return None
    exact = best.score.score == 1.0
    words = best.score.words
    circumstances = [
        *best.circumstances,
        compare_schema(query, listing, words=words, told=best.told),
        compare_countries(query, listing, exact=exact, words=words),
        compare_birth_dates(query, listing, exact=exact, words=words),
    ]
    identity = compare_identifiers(query, listing, name_score=best.score.score)
    if identity is not None:
        circumstances.append(identity[0])
    found = [item for item in circumstances if item is not None]
    least_score = identity[1] if identity else 0.0
    features = tuple(_features(best, found, name=query.name, least_score=least_score))
    score = sum(feature.effect for feature in features)
    if score < least:
        return None
    decided = identity is not None and identity[0].confirms
    strong = decided or (score >= limits.strong and _is_beyond_doubt(best, found, listing))
    return Match(
        listing=listing,
        score=score,
        certainty="strong" if strong else "possible",
        query_name=query.name,
        listed_name=best.listed_name,
        features=features,
        threshold=least,
    )


def _compare_names(query: Query, listing: Listing) -> Iterator[_Compared]:
    person, ship = (listing.schema == schema for schema in ("Person", "Vessel"))
    ours, is_ship = _parse(query.name, ship=ship)
    for listed_name in listing.names:
        theirs, _ = _parse(listed_name.text, ship=ship)
        score = score_names(ours, theirs, person=person)
        found = (compare_kind(listed_name), None if person else compare_forms(ours, theirs))
        circumstances = tuple(item for item in found if item is not None)
        is_company = bool(ours.legal_forms) and not theirs.legal_forms
        told = "Vessel" if is_ship else "Company" if is_company else None
        yield _Compared(ours, theirs, listed_name, score, circumstances, told)


def _parse(text: str, *, ship: bool) -> tuple[Name, bool]:
    """The name, and whether it says that it is a ship's; that is asked only beside a ship."""
    bare, is_ship = split_ship(text) if ship else (text, False)
    return parse_name(bare), is_ship


def _features(
    best: _Compared, circumstances: Sequence[Circumstance], *, name: str, least_score: float
) -> Iterator[Feature]:
    score, listed = best.score.score, best.listed_name.text
    sentence = describe_name(best.score, query=name, listed=listed)
    yield Feature("name", name, listed, score, sentence)
    for item in circumstances:
        after = max(0.0, score + (1.0 - score) * item.gain - item.loss)
        if item.name == "identifier":
            after = max(after, least_score)
        yield Feature(item.name, item.query, item.listed, after - score, item.sentence)
        score = after


def _is_beyond_doubt(
    best: _Compared, circumstances: Sequence[Circumstance], listing: Listing
) -> bool:
    """Whether a bank would act on it: the whole name, and one that few others have."""
    name = best.score
    # Ships are numbered by letters, too: Eagle is no "Eagle S", Phoenix no "Phoenix I".
    is_part = not name.is_whole or (listing.schema in THINGS and name.has_rest)
    if is_part or any(item.doubt for item in circumstances):
        return False
    letters = sum(map(len, best.listed.tokens))
    if letters <= _ABBREVIATION and best.listed.is_latin:
        return False
    if any(item.confirms for item in circumstances):
        return True
    supported = any(item.gain for item in circumstances)
    is_read = best.query.is_read or best.listed.is_read
    by_reading = is_read and best.query.native != best.listed.native
    if listing.schema == "Person":
        if name.words == 1 or name.score < 1.0 or by_reading:
            return False
        return supported or letters > _SHORT_PERSON
    return name.substance > 0 or name.words > _FEW_COMMON_WORDS or supported
