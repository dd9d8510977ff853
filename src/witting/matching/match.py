"""Is the party looked for the one on the list, how sure is that, and why?"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, NamedTuple

from witting.matching.certainty import is_plainly_doubtful, iter_doubts
from witting.matching.circumstance import (
    compare_birth_dates,
    compare_countries,
    compare_forms,
    compare_kind,
    compare_schema,
    least_of_name,
)
from witting.matching.explanation import describe_evidence, describe_name, explain
from witting.matching.fact import SCORE
from witting.matching.feature import Feature
from witting.matching.identity import compare_identifiers
from witting.matching.name_score import NOTHING
from witting.names import parse_name
from witting.names.name_facts import read_facts, telling_forms
from witting.names.word_kind import SUBSTANCE, kind_of_word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from witting.matching.circumstance import Circumstance
    from witting.matching.name_matcher import NameMatcher, QueryName
    from witting.matching.name_score import NameScore
    from witting.matching.threshold import Threshold
    from witting.model import ListedName, Listing, Query
    from witting.names import Name
    from witting.names.name_facts import NameFacts

_DIGITS = 9
"""Of a score: 0.7999999999999999 is 0.8, whose parts were added up in another order."""
_MOST_OWN_LOSS = 0.06
"""What a name may lose by its kind and its legal form; one that scores still less is not best."""


@dataclass(frozen=True)
class Match:
    """A listing that the query may be.

    Args:
        listing: Who is listed.
        score: From the threshold to 1.
        certainty: ``strong`` where a bank would act on it, ``possible`` where a person must look.
        query_name: As given.
        listed_name: The name of the list that comes nearest.
        name_score: How far the two names agree.
        circumstances: What else was compared.
        least_score: What a number that agrees makes of the score at least.
        threshold: What the score had to reach.
        read_as: The query's name in English letters, where it is written in another language's and
            was compared so.
        find_doubts: Says why the match is not strong, in sentences, when it is asked for.
    """

    listing: Listing
    score: float
    certainty: str
    query_name: str
    listed_name: ListedName
    name_score: NameScore
    circumstances: tuple[Circumstance, ...]
    least_score: float
    threshold: float
    read_as: str | None = None
    find_doubts: Callable[[], Iterable[str]] = field(default=tuple, repr=False, compare=False)

    @property
    def rank(self) -> tuple[bool, float]:
        """Which of two matches of one listing is better: a sure one, then one that scores more."""
        return self.certainty == "strong", self.score

    @cached_property
    def doubts(self) -> tuple[str, ...]:
        """Why the match is not strong, in sentences, the gravest first; none where it is."""
        return tuple(self.find_doubts())

    @cached_property
    def features(self) -> tuple[Feature, ...]:
        """What was compared, built when it is asked for; the effects add up to the score."""
        return tuple(self._features())

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
            why_possible=self.why_possible,
        )

    @property
    def why_possible(self) -> tuple[str, ...]:
        """Why a person must look although the score may be 1, in sentences; none where strong."""
        if self.certainty == "strong":
            return ()
        reasons = self.doubts or ("The score is below that of a strong match.",)
        if any(item.gain for item in self.circumstances):
            return reasons
        return (*reasons, "No identifier, country or birth date supports the name.")

    def to_dict(self) -> dict[str, Any]:
        """As ``witting match`` writes it; the score has four digits, the threshold is as given."""
        return {
            "entity": self.listing.id,
            "name": self.listed_name.text,
            "caption": self.listing.caption,
            "score": round(self.score, 4),
            "certainty": self.certainty,
            "threshold": self.threshold,
            "list": self.listing.list,
            "programs": list(self.listing.programs),
            "explanation": self.explanation,
        }

    def _features(self) -> Iterator[Feature]:
        names = self.query_name, self.listed_name.text
        told = describe_name(self.name_score, query=self.read_as or names[0], listed=names[1])
        if self.read_as:
            told = f"Read as {self.read_as!r}: {told}"
        yield Feature("name", *names, self.name_score.agreement, told)
        lack = self.name_score.score - self.name_score.agreement
        if lack:
            yield Feature("evidence", *names, lack, describe_evidence(self.name_score))
        score = self.name_score.score
        for item in self.circumstances:
            after = _moved(score, item, self.least_score)
            yield Feature(item.name, item.query, item.listed, after - score, item.sentence)
            score = after


class ScoredName(NamedTuple):
    """A name of a listing that the query's may be.

    Args:
        place: Among the listing's names.
        row: In the table of names.
        facts: As the matcher gave them; the score is the first.
    """

    place: int
    row: int
    facts: Sequence[float]

    @property
    def score(self) -> float:
        """From 0 to 1."""
        return self.facts[SCORE]


def match_listing(
    query: Query,
    listing: Listing,
    names: Sequence[ScoredName],
    *,
    query_name: QueryName,
    matcher: NameMatcher,
    threshold: Threshold,
    facts_of: Callable[[int], NameFacts] | None = None,
) -> Match | None:
    """Compares a query with one listing by names, numbers and circumstances.

    Args:
        query: Who is looked for.
        listing: Who is listed.
        names: Those of its names that score at all; may be empty.
        query_name: The query's name as the matcher has read it.
        matcher: What scored the names.
        threshold: The scores that a match and a strong one must reach.
        facts_of: Tells what is asked of each of the listing's names, by place; they are read anew
            where this is None.

    Returns:
        The match, or None below the threshold.
    """
    facts_of = facts_of or partial(_read_facts, listing)
    best, own = _best_name(listing, names, query_name, facts_of)
    score = round(best.score, _DIGITS) if best else 0.0
    # Most queries have a name alone: what it is not compared with is not asked about.
    identity = compare_identifiers(query, listing, name_score=score) if query.identifiers else None
    is_low = identity is None and score < threshold.match
    if is_low and score < least_of_name(query, threshold.match):
        return None
    name_score = matcher.tell(query_name, best.row, best.facts) if best else NOTHING
    listed_name = listing.names[best.place if best else 0]
    told = _circumstances(query, listing, query_name, name_score, listed_name)
    found = (*own, *told, identity[0] if identity else None)
    circumstances = tuple([item for item in found if item is not None])
    least_score = identity[1] if identity else 0.0
    for item in circumstances:
        score = round(_moved(score, item, least_score), _DIGITS)
    if score < threshold.match:
        return None
    decided = identity is not None and identity[0].confirms
    find_doubts: Callable[[], Iterable[str]] = tuple
    if not decided:
        find_doubts = partial(
            iter_doubts,
            name_score,
            circumstances,
            listing=listing,
            query=query_name,
            listed_text=listed_name.text,
            find_facts=partial(facts_of, best.place if best else 0),
        )
    is_strong = decided or (
        score >= threshold.strong
        and not is_plainly_doubtful(name_score, circumstances, listing)
        and not any(find_doubts())
    )
    return Match(
        listing=listing,
        score=score,
        certainty="strong" if is_strong else "possible",
        query_name=query.name,
        listed_name=listed_name,
        name_score=name_score,
        circumstances=circumstances,
        least_score=least_score,
        threshold=threshold.match,
        find_doubts=find_doubts,
    )


def _circumstances(
    query: Query,
    listing: Listing,
    query_name: QueryName,
    name_score: NameScore,
    listed_name: ListedName,
) -> tuple[Circumstance | None, ...]:
    """What kind, country and birth date say to a name that agrees so far."""
    exact, words = name_score.agreement == 1.0, name_score.words
    born = compare_birth_dates(query, listing, exact=exact, words=words)
    kind = compare_schema(
        query,
        listing,
        exact=exact,
        words=words,
        told=_told(query_name, listing),
        is_part=not name_score.is_whole and len(query_name.name.tokens) == 1 < words,
    )
    country = compare_countries(
        query,
        listing,
        exact=exact,
        rare=name_score.score == name_score.agreement,
        words=words,
        telling=name_score.substance,
        is_same=lambda: _are_written_alike(query_name, listed_name),
        born=born,
    )
    return kind, country, born


def _are_written_alike(query_name: QueryName, listed: ListedName) -> bool:
    """Whether the words that tell both names from others have the same Latin letters."""
    return _telling(query_name.name) == _telling(parse_name(listed.text))


def _telling(name: Name) -> list[str]:
    """The words that tell a firm's name from others, in any order."""
    pairs = zip(name.folded, name.tokens, strict=True)
    return sorted(word for fold, word in pairs if kind_of_word(fold, word) == SUBSTANCE)


def _read_facts(listing: Listing, place: int) -> NameFacts:
    return read_facts(listing.names[place].text, is_ship=listing.schema == "Vessel")


def _best_name(
    listing: Listing,
    names: Sequence[ScoredName],
    query_name: QueryName,
    facts_of: Callable[[int], NameFacts],
) -> tuple[ScoredName | None, list[Circumstance]]:
    """The name that comes nearest, and what is to say of this name beside its score.

    A name without doubts goes before one with, a primary one before an alias.
    """
    forms = _forms_of(query_name, listing)
    if len(names) == 1:
        return names[0], _own_circumstances(listing, names[0].place, forms, facts_of)
    least = max((name.score for name in names), default=0.0) - _MOST_OWN_LOSS
    best: tuple[ScoredName | None, list[Circumstance]] = None, []
    best_rank: tuple[float, bool, bool, int] | None = None
    for name in names:
        score, place = name.score, name.place
        if score < least:
            continue
        own = _own_circumstances(listing, place, forms, facts_of)
        if own:
            score -= sum([item.loss for item in own])
        is_primary = listing.names[place].kind == "primary"
        rank = (score, True not in [item.doubt for item in own], is_primary, -place)
        if best_rank is None or rank > best_rank:
            best, best_rank = (name, own), rank
    return best


def _own_circumstances(
    listing: Listing,
    place: int,
    forms: AbstractSet[str],
    facts_of: Callable[[int], NameFacts],
) -> list[Circumstance]:
    kind = compare_kind(listing.names[place])
    differ = compare_forms(forms, facts_of(place).forms) if forms else None
    return [item for item in (kind, differ) if item] if kind or differ else []


def _forms_of(query: QueryName, listing: Listing) -> AbstractSet[str]:
    """The legal forms of a query that are compared; a person has none."""
    if listing.schema == "Person":
        return frozenset()
    own = query.bare if listing.schema == "Vessel" else query.name
    return telling_forms(own.legal_forms)


def _told(query: QueryName, listing: Listing) -> str | None:
    """The schema that the query's name itself tells, or None."""
    if listing.schema != "Vessel" and query.name.legal_forms:
        return "Company"
    if query.is_ship:
        return "Vessel"
    if listing.schema != "Vessel":
        return None
    if not query.name.legal_forms:
        return None
    listed_forms = any(parse_name(name.text).legal_forms for name in listing.names)
    return None if listed_forms else "Company"


def _moved(score: float, item: Circumstance, least_score: float) -> float:
    after = max(0.0, score + (1.0 - score) * item.gain - item.loss)
    return max(after, least_score) if item.name == "identifier" else after
