"""What are these goods, by their HS code, their description and their part number?"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from witting.goods.code_in_text import find_codes
from witting.goods.code_text import parse_codes
from witting.goods.contradiction import contradiction_of
from witting.goods.decision import decide
from witting.goods.description import Description, read_description, tell
from witting.goods.explanation import explain
from witting.goods.goods_text import MAX_LENGTH
from witting.goods.identification import GoodsIdentification, HsCandidate, Mark
from witting.goods.learned_clues import with_learned
from witting.goods.listed import load_lists
from witting.goods.outcome import outcome_of
from witting.goods.part_clues import part_clues
from witting.goods.vague import is_vague

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from witting.goods.clue import Clue
    from witting.goods.decision import Decision
    from witting.goods.description import Told
    from witting.goods.kind_outcome import KindOutcome
    from witting.goods.listed import ItemClass, Listed
    from witting.goods.outcome import Outcome

REMEMBERED = 16_384
"""So many lines of goods and clauses of texts are remembered with what they were told to be."""

READ = 1024
"""So many with what was read in their words, which is asked for again only by a learned model, line
after line; all that was read holds much more than what it comes to."""

RANK_WEIGHT = 0.5
"""How much less each further code of a kind counts: the n-th has 1 / (1 + 0.5 n)."""


def identify(
    *,
    description: str | None = None,
    hs_code: str | None = None,
    part_number: str | None = None,
    manufacturer: str | None = None,
    learned: Sequence[Clue] = (),
) -> GoodsIdentification:
    """What are the goods, and are they on a list of goods that matter?

    Args:
        description: In the words of the deal, in any language of docs/goods.md.
        hs_code: As given; every shape that docs/goods.md names.
        part_number: As given.
        manufacturer: As given.
        learned: What a model of the user's own says of these words. It adds, and takes nothing
            away: see :func:`witting.goods.learned_clues.with_learned`.
    """
    return remembered(description, hs_code, part_number, manufacturer, tuple(learned))


@lru_cache(maxsize=REMEMBERED)
def remembered(
    description: str | None,
    hs_code: str | None,
    part_number: str | None,
    manufacturer: str | None,
    learned: tuple[Clue, ...],
) -> GoodsIdentification:
    """The same; a deal asks for its lines several times, and the next deal for the same ones."""
    outcomes = _outcomes_of((hs_code or "").strip()) or _outcomes_in(description or "")
    described, told = read_words(description or "", part_number or "", manufacturer or "")
    told = with_learned(told, outcomes, learned)
    decision = decide(outcomes, told)
    is_open = decision.status == "unidentified" and not outcomes
    vague = is_open and bool(description) and is_vague(description or "")
    told_why = explain(
        outcomes, decision, described, given=(description, part_number), is_vague=vague
    )
    found = GoodsIdentification(
        hs6=_candidates(decision),
        chpl_tier=_gravest(decision.listed),
        item_classes=tuple(_classes(decision.classes)),
        status=decision.status,
        explanation=told_why,
        marks=tuple(_marks(decision.told)),
        contradiction=contradiction_of(outcomes, told),
        is_vague=vague,
        named=tuple(
            dict.fromkeys(each.clue.kind.codes for each in told if each.status == "identified")
        ),
    )
    return _cut_short(found) if len(description or "") > MAX_LENGTH else found


def _cut_short(found: GoodsIdentification) -> GoodsIdentification:
    """The same where a description goes on: who has not read all of it cannot say it is clear."""
    is_clear = found.status == "identified" and not found.matters
    return replace(
        found,
        status="unidentified" if is_clear else found.status,
        explanation=f"{found.explanation} Of the description, {MAX_LENGTH:,} characters were read.",
    )


@lru_cache(maxsize=65536)
def _outcomes_of(text: str) -> tuple[Outcome, ...]:
    return tuple(outcome_of(code) for code in parse_codes(text)) if text else ()


def _outcomes_in(description: str) -> tuple[Outcome, ...]:
    """Of the codes that the description names, where no field has one."""
    return tuple(outcome_of(code) for code in find_codes(description))


@lru_cache(maxsize=READ)
def read_words(
    description: str, part_number: str, manufacturer: str
) -> tuple[Description, tuple[Told, ...]]:
    """What a description says, and all that counts of it, of the number and of the maker."""
    clues = part_clues(description, part_number, manufacturer)
    inside = [clue for clue in clues if clue.field == "description"]
    beside = [tell(clue, "head") for clue in clues if clue.field == "part_number"]
    makers = [tell(clue, "within") for clue in clues if clue.field == "manufacturer"]
    described = read_description(description, inside)
    told = [*beside, *described.told]
    if not any(each.status != "unidentified" for each in told):
        # A maker tells what it mostly makes, which counts only where nothing else does.
        told += makers
    return described, tuple(told)


def _candidates(decision: Decision) -> tuple[HsCandidate, ...]:
    if not decision.outcomes and len(decision.told) == 1:
        [only] = decision.told
        return _candidates_of_one(only.outcome, only.clue.strength)
    scores: dict[str, float] = {}
    for outcome in decision.outcomes:
        codes = [item.code for item in outcome.listed]
        if not codes and len(outcome.now) == 1 and not outcome.code.problem:
            codes = list(outcome.now)
        for code in codes:
            scores[code] = max(scores.get(code, 0.0), 1 / len(outcome.now))
    for each in decision.told:
        for rank, code in enumerate(each.outcome.ranked):
            score = each.clue.strength / (1 + RANK_WEIGHT * rank)
            scores[code] = max(scores.get(code, 0.0), score)
    ranked = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(HsCandidate(code, score) for code, score in ranked)


@lru_cache(maxsize=4096)
def _candidates_of_one(outcome: KindOutcome, strength: float) -> tuple[HsCandidate, ...]:
    """Of one kind that is told by itself, as in most texts."""
    codes = [(code, strength / (1 + RANK_WEIGHT * n)) for n, code in enumerate(outcome.ranked)]
    return tuple(HsCandidate(code, score) for code, score in codes)


def _gravest(listed: Iterable[Listed]) -> str | None:
    found = {item.tier for item in listed}
    if not found:
        return None
    return next((tier for tier in load_lists().tiers if tier in found), None)


def _classes(found: Iterable[ItemClass]) -> list[str]:
    named = set(found)
    if not named:
        return []
    return [item_class.key for item_class in load_lists().classes if item_class in named]


def _marks(told: Iterable[Told]) -> list[Mark]:
    marks = [
        Mark(each.clue.field, each.clue.start, each.clue.end, each.clue.kind.what) for each in told
    ]
    if len(marks) == 1:
        return marks
    return sorted(set(marks), key=lambda mark: (mark.field, mark.start, mark.end, mark.means))
