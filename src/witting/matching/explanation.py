"""How is a match told?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from witting.matching.feature import Feature
    from witting.matching.name_score import NameScore
    from witting.model import Listing

_HOW = {
    "exact": "the same",
    "spelling": "spelt otherwise",
    "joined": "joined otherwise",
    "initial": "an initial",
    "reading": "read from another script",
    "meaning": "the same in another language",
}


def explain(
    features: Sequence[Feature],
    *,
    query_name: str,
    listed_name: str,
    listing: Listing,
    score: float,
    certainty: str,
    why_possible: Sequence[str] = (),
) -> str:
    """The whole match: who, how sure, what spoke for and against it, and why it is not strong."""
    told = [feature.sentence for feature in features]
    said = (
        f"{query_name or 'The party'!r} is a {certainty} match ({score:.2f}) for {listed_name!r} "
        f"({listing.id}): {list_reasons(told)}."
    )
    unsaid = [sentence for sentence in why_possible if sentence not in told]
    return f"{said} Only possible: {list_reasons(unsaid)}." if unsaid else said


def list_reasons(sentences: Iterable[str]) -> str:
    """Sentences as parts of one, without its full stop."""
    return "; ".join(sentence.rstrip(".") for sentence in sentences)


def describe_name(score: NameScore, *, query: str, listed: str) -> str:
    """What the names have in common and what not."""
    if not query:
        return "No name was given."
    if not score.agrees:
        return "The names differ."
    if query == listed:
        return "The names are the same."
    if score.agreement == 1.0 and not score.rest:
        return "The names are the same, written otherwise."
    cut = ["the query ends within the listed name"] if score.is_cut else []
    return "The names: " + "; ".join([*cut, *_parts(score)]) + "."


def describe_evidence(score: NameScore) -> str:
    """What follows from how common the words are that agree."""
    chance = f"one name in {2 ** round(score.bits):,} agrees so far by chance"
    if not score.agrees:
        return "No word agrees."
    if score.score > score.agreement:
        return f"It is the whole name but for {'a slip' if score.slips == 1 else 'two slips'}."
    if score.need > score.bits:
        return f"What agrees is common for names that differ so much: {chance}."
    return f"The name is not a rare one: {chance}."


def _parts(score: NameScore) -> Iterator[str]:
    for how, said in _HOW.items():
        pairs = [pair for pair in score.paired.pairs if pair.how == how]
        if pairs:
            yield f"{said}: " + ", ".join(_pair(pair.query, pair.listed) for pair in pairs)
    if score.paired.query_left:
        yield "only in the query: " + ", ".join(score.paired.query_left)
    if score.paired.listed_left:
        yield "only in the listing: " + ", ".join(score.paired.listed_left)


def _pair(query: Iterable[str], listed: Iterable[str]) -> str:
    ours, theirs = " ".join(query), " ".join(listed)
    return ours if ours == theirs else f"{ours} / {theirs}"
