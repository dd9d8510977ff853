"""What are these goods, by their HS code?

A text or a part number alone is not read yet: such goods are unidentified, never guessed.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from witting.goods.code_text import parse_codes
from witting.goods.explanation import explain
from witting.goods.identification import GoodsIdentification, HsCandidate
from witting.goods.listed import load_lists
from witting.goods.outcome import outcome_of, status_of_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from witting.goods.listed import Listed
    from witting.goods.outcome import Outcome


def identify(
    *,
    description: str | None = None,
    hs_code: str | None = None,
    part_number: str | None = None,
    manufacturer: str | None = None,
) -> GoodsIdentification:
    """What are the goods, and are they on a list of goods that matter?

    Args:
        description: In the words of the deal; only told of where there is no code.
        hs_code: As given; every shape that docs/goods.md names.
        part_number: Likewise only told of.
        manufacturer: Likewise.
    """
    if hs_code and hs_code.strip():
        return _identify_code(hs_code.strip())
    given = [
        name
        for name, value in (
            ("the description", description),
            ("the part number", part_number),
            ("the manufacturer", manufacturer),
        )
        if value and value.strip()
    ]
    unread = f"; {' and '.join(given)} alone {_are(given)} not read yet" if given else ""
    return GoodsIdentification(explanation=f"There is no HS code{unread}.")


def _are(given: Sequence[str]) -> str:
    return "are" if len(given) > 1 else "is"


@lru_cache(maxsize=65536)
def _identify_code(text: str) -> GoodsIdentification:
    outcomes = [outcome_of(code) for code in parse_codes(text)]
    status = status_of_all(outcomes)
    grave = [outcome for outcome in outcomes if outcome.status == status]
    listed = [item for outcome in grave for item in outcome.listed]
    return GoodsIdentification(
        hs6=tuple(_candidates(outcomes)),
        chpl_tier=_gravest(listed),
        item_classes=tuple(_classes(listed, with_possible=status == "ambiguous")),
        status=status,
        explanation=explain(outcomes) if outcomes else "There is no HS code.",
    )


def _candidates(outcomes: Iterable[Outcome]) -> list[HsCandidate]:
    scores: dict[str, float] = {}
    for outcome in outcomes:
        codes = [item.code for item in outcome.listed]
        if not codes and len(outcome.now) == 1 and not outcome.code.problem:
            codes = list(outcome.now)
        for code in codes:
            scores[code] = max(scores.get(code, 0.0), 1 / len(outcome.now))
    ranked = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
    return [HsCandidate(code, score) for code, score in ranked]


def _gravest(listed: Iterable[Listed]) -> str | None:
    found = {item.tier for item in listed}
    return next((tier for tier in load_lists().tiers if tier in found), None)


def _classes(listed: Iterable[Listed], *, with_possible: bool) -> list[str]:
    found = {
        item.item_class
        for entry in listed
        for item in entry.items
        if with_possible or not item.is_possible
    }
    return [item_class.key for item_class in load_lists().classes if item_class in found]
