"""How is it said what goods are, and why they are, or may be, on a list?"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from witting.goods.code_explanation import explain_codes, name_codes
from witting.goods.kind_outcome import PARTS, REMEMBERED
from witting.goods.listed import load_lists

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from witting.goods.decision import Decision
    from witting.goods.description import Description, Told
    from witting.goods.kind_outcome import KindOutcome
    from witting.goods.outcome import Outcome

MAX_TOLD = 3
"""So many kinds are told of; more would not be read."""

MAX_SHOWN = 60
"""Characters of the deal's words that are shown."""

_ASIDE = {
    "purpose": "as what the goods are for",
    "attribute": "as what is in or on them",
    "negation": "as what they are not",
    "modifier": "beside another word that says what they are",
    "within": "after another word that says what they are",
    "parts": "as what they are parts of",
    "spares": "as what they are parts of",
    "unclear": "behind a word that may say what they are not or are for",
    "included": "among what else is in them",
}


def explain(
    outcomes: Sequence[Outcome],
    decision: Decision,
    described: Description,
    *,
    given: tuple[str | None, str | None],
    is_vague: bool = False,
) -> str:
    """What code, words and numbers say, and what the lists say of that.

    Args:
        outcomes: Of the codes.
        decision: What they come to.
        described: What the description says.
        given: Description and part number, as given.
        is_vague: Whether the words could be anything.
    """
    sentences = [explain_codes(outcomes)]
    if decision.is_hidden:
        sentences.append("The words name listed goods that this code does not:")
    # A number beside the words that name the same goods says nothing new, nor does a hint beside
    # what is sure.
    counted = [each for each in decision.told if each.status == decision.status]
    if len(decision.told) == 1 and not outcomes:
        return _sentence(decision.told[0], given)  # As in most texts.
    by_codes = {
        (each.outcome.named, each.outcome.classes, each.status): each
        for each in reversed(counted or decision.told)
    }
    told = list(by_codes.values())[::-1]
    sentences += [_sentence(each, given) for each in told[:MAX_TOLD]]
    if (more := len(told) - MAX_TOLD) > 0:
        sentences.append(f"{more} more kind{'s' if more > 1 else ''} of goods may be meant.")
    if not decision.told:
        sentences.append(_of_nothing(outcomes, described, given, is_vague=is_vague))
    return " ".join(filter(None, sentences))


def _sentence(told: Told, given: tuple[str | None, str | None]) -> str:
    description, part_number = given
    clue = told.clue
    text = {"description": description, "part_number": part_number}.get(clue.field) or ""
    shown = _shorten(text[clue.start : clue.end])
    what = clue.kind.what
    verb = "name" if told.status == "identified" else "may mean"
    if clue.why == "words":
        head = f'The words "{shown}" {verb} {what}'
    else:
        head = f'"{shown}" is {clue.why}: {what}' if shown else f"It is {clue.why}: {what}"
    if told.role == "spares" and told.is_listed:
        head = f'The words "{shown}" may name a spare part, or say of what these are parts: {what}'
    elif told.role in PARTS:
        head = f'The words "{shown}" say of what these are parts: {what}'
    is_sure = told.status == "identified"
    return f"{head}{_of_lists(told.outcome, is_sure=is_sure)}."


@lru_cache(maxsize=REMEMBERED)
def _of_lists(outcome: KindOutcome, *, is_sure: bool) -> str:
    """What is said of a kind behind its name: its codes and the lists."""
    named = outcome.named
    aside = f" ({name_codes(named)})" if named and not outcome.kind.items else ""
    return f"{aside}{_lists(outcome, is_sure=is_sure)}"


def _lists(outcome: KindOutcome, *, is_sure: bool) -> str:
    tiers = {entry.tier for entry in outcome.listed}
    kinds = [f"tier {tier}" for tier in load_lists().tiers if tier in tiers]
    classes = outcome.classes if is_sure else outcome.possible
    kinds += [f"class {item.number} of the Treasury's determination" for item in classes]
    if not kinds:
        return ", which are on neither list"
    on = " and ".join(filter(None, (_tiers(kinds), "; ".join(kinds[_count(kinds) :]))))
    if is_sure:
        return f", {on}"
    codes = name_codes([entry.code for entry in outcome.listed])
    return f", which may be under {codes}: {on}" if codes else f", perhaps {on}"


def _count(kinds: Iterable[str]) -> int:
    return sum(kind.startswith("tier") for kind in kinds)


def _tiers(kinds: Sequence[str]) -> str:
    tiers = [kind for kind in kinds if kind.startswith("tier")]
    return f"{' or '.join(tiers)} of the common high-priority list" if tiers else ""


def _of_nothing(
    outcomes: Sequence[Outcome],
    described: Description,
    given: tuple[str | None, str | None],
    *,
    is_vague: bool,
) -> str:
    if outcomes:
        return ""
    description, part_number = given
    if not (description or part_number):
        return "There is no HS code, no description and no part number."
    told = "There is no HS code, and the words do not tell which goods these are"
    if described.aside:
        one = described.aside[0]
        return f"{told}: {one.clue.kind.what} are named only {_ASIDE[one.role]}."
    return f"{told}{': they could be anything' if is_vague else ''}."


def _shorten(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= MAX_SHOWN else f"{plain[:MAX_SHOWN]}…"
