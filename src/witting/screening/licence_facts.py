"""What does a deal bring forward for a licence?"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from witting.deals.reliance import names_proof
from witting.deals.vocabulary import load_nulls
from witting.goods import identify, iter_listed, parse_codes
from witting.goods.free_text import LONGEST
from witting.model import Finding
from witting.regimes.claim import BASIS_GOODS, BASIS_STATEMENT, LICENCE_KIND
from witting.screening.goods_finding import identify_item
from witting.screening.line_codes import line_codes, meant_by
from witting.screening.text_goods import iter_new_goods, texts_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from witting.goods import WrittenCode
    from witting.model import Deal, GoodsItem, Reliance
    from witting.regimes import Regimes

MIN_DIGITS = 4
"""A heading: two digits are a chapter, in which anything may be."""


def licence_facts(
    deal: Deal, regimes: Regimes, *, is_matched: bool, goods_known: bool
) -> Iterator[Callable[[str], Finding]]:
    """The goods of the deal, where a licence is for them, and what the asker states.

    Args:
        deal: As read.
        regimes: The licences.
        is_matched: Whether a party may be listed; without it there is nothing to license.
        goods_known: Whether every line of goods is identified; a code that does not exist is not.
    """
    if not is_matched and not deal.relies_on:
        return
    codes = hs_codes(deal) if goods_known else ()
    unread = tuple(other_goods(deal))
    subjects = (item for item in regimes.licences if item.goods)
    if is_matched and codes and any(item.covers_goods(codes) for item in subjects):
        yield _of_goods(codes, unread=unread)
    for number, reliance in enumerate(deal.relies_on):
        yield _of_statement(
            reliance, subject=f"relies_on[{number}]", goods_known=goods_known, unread=unread
        )


def other_goods(deal: Deal) -> Iterator[str]:
    """What tells, or may tell, of other goods than the lines of the deal, by its place in it.

    Free text that names listed goods, or others than all lines, or is longer than is read; words
    that contradict the code beside them; and a part number that tells nothing.
    """
    codes = [code for item in deal.goods for code in line_codes(item, identify_item(item))]
    for subject, text in texts_of(deal):
        others = any(iter_new_goods(text, codes)) if codes else any(iter_listed(text))
        if len(text) > LONGEST or others:
            yield subject
    for number, item in enumerate(deal.goods):
        if identify_item(item).contradiction:
            yield f"goods[{number}].description"
        if _says_something(item.part_number) and not _is_told(item):
            yield f"goods[{number}].part_number"


def _is_told(item: GoodsItem) -> bool:
    found = identify(part_number=item.part_number, manufacturer=item.manufacturer)
    return found.status == "identified"


def _says_something(text: str | None) -> bool:
    return bool(text and text.strip() not in load_nulls())


def hs_codes(deal: Deal) -> tuple[str, ...]:
    """The HS codes of all lines as digits, once each; none where one line's are not all known.

    A field may hold several codes, of which each counts. One that is none, or no heading, leaves
    the line unknown, as does a number that was not read as a part of any (a year, a size, or a code
    behind words).
    """
    found: dict[str, None] = {}
    for item in deal.goods:
        field = item.hs_code or ""
        written = parse_codes(field)
        read = {number for entry in written for number in _numbers(entry.text)}
        if not read or _numbers(field) - read or any(map(_is_unknown, written)):
            return ()
        found |= dict.fromkeys(code for entry in written for code in meant_by(entry))
    return tuple(found)


def _numbers(text: str) -> set[str]:
    """Its runs of digits; those of zeros alone are what a spreadsheet adds."""
    runs = re.findall(r"\d+", unicodedata.normalize("NFKC", text))
    return {run for run in runs if run.strip("0")}


def _is_unknown(written: WrittenCode) -> bool:
    return bool(written.problem) or len(written.digits) < MIN_DIGITS


def _of_goods(codes: tuple[str, ...], *, unread: tuple[str, ...]) -> Callable[[str], Finding]:
    return lambda name: Finding(
        id=name,
        kind=LICENCE_KIND,
        subject="goods",
        score=1.0,
        certainty="strong",
        evidence={"basis": BASIS_GOODS, "hs_codes": list(codes), "unread": list(unread)},
        explanation=f"All goods of the deal are of HS {', '.join(codes)}, which licences are for.",
    )


def _of_statement(
    reliance: Reliance, *, subject: str, goods_known: bool, unread: tuple[str, ...]
) -> Callable[[str], Finding]:
    is_named = reliance.evidence is not None and names_proof(reliance.evidence)
    statement = reliance.evidence if is_named else None
    proof = statement or "with nothing named that proves it"
    return lambda name: Finding(
        id=name,
        kind=LICENCE_KIND,
        subject=subject,
        score=1.0,
        certainty="possible",
        evidence={
            "basis": BASIS_STATEMENT,
            "licence": reliance.licence,
            "statement": statement,
            "goods_known": goods_known,
            "unread": list(unread),
        },
        explanation=f"The asker states that the deal rests on {reliance.licence}: {proof}.",
    )
