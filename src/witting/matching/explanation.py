"""How is a match told?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from witting.matching.alignment import Alignment
    from witting.matching.feature import Feature
    from witting.matching.name_score import NameScore
    from witting.matching.word import Word
    from witting.model import Listing


def explain(
    features: Sequence[Feature],
    *,
    query_name: str,
    listed_name: str,
    listing: Listing,
    score: float,
    certainty: str,
) -> str:
    """The whole match as one sentence: who, how sure, and what spoke for and against it."""
    reasons = "; ".join(feature.sentence.rstrip(".") for feature in features)
    return (
        f"{query_name or 'The party'!r} is a {certainty} match ({score:.2f}) for {listed_name!r} "
        f"({listing.id}): {reasons}."
    )


def describe_name(score: NameScore, *, query: str, listed: str) -> str:
    """What the names have in common and what not."""
    if not query:
        return "No name was given."
    if score.alignment is None:
        if score.score == 0.0:
            return "The names differ."
        return (
            "The names are the same."
            if query == listed
            else "The names are the same, written otherwise."
        )
    cut = ["the query ends where a line of 35 letters does"] if score.is_cut else []
    return "The names: " + "; ".join([*cut, *_parts(score.alignment)]) + "."


def _parts(alignment: Alignment) -> Iterator[str]:
    words = {"exact": "the same", "spelling": "spelt otherwise", "joined": "joined otherwise"}
    words["initial"] = "an initial"
    for how, said in words.items():
        pairs = [pair for pair in alignment.pairs if pair.how == how]
        if pairs:
            yield f"{said}: " + ", ".join(
                _written(pair.query)
                if _written(pair.query) == _written(pair.listed)
                else f"{_written(pair.query)} / {_written(pair.listed)}"
                for pair in pairs
            )
    if alignment.query_left:
        yield "only in the query: " + ", ".join(word.written for word in alignment.query_left)
    if alignment.listed_left:
        yield "only in the listing: " + ", ".join(word.written for word in alignment.listed_left)


def _written(words: Iterable[Word]) -> str:
    return " ".join(word.written for word in words)
