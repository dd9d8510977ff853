"""Under which HS codes may a line of goods be, for lists that go by code?"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from witting.goods import parse_codes
from witting.regimes import Naming

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from witting.goods import GoodsIdentification, WrittenCode
    from witting.model import GoodsItem
    from witting.regimes import CodeList, Regimes

REMEMBERED = 16_384
"""So many lines' codes are remembered with the lists that have them."""


def named_by(
    regimes: Regimes, item: GoodsItem, found: GoodsIdentification
) -> dict[str, tuple[CodeList, ...]]:
    """The lists of codes that name the goods surely, and those that perhaps do, by field.

    Goods that may be one thing or another are named surely where a list has them all.
    """
    is_known = found.status == "identified"
    sure, perhaps = _lists_with(regimes, line_codes(item, found), is_known=is_known)
    return {"code_lists": sure, "possible_code_lists": perhaps}


@lru_cache(maxsize=REMEMBERED)
def _lists_with(
    regimes: Regimes, codes: tuple[str, ...], *, is_known: bool
) -> tuple[tuple[CodeList, ...], tuple[CodeList, ...]]:
    sure, perhaps = [], []
    for codes_of_act in regimes.code_lists:
        namings = {codes_of_act.naming((code,)) for code in codes}
        if (is_known and Naming.SURELY in namings) or namings == {Naming.SURELY}:
            sure.append(codes_of_act)
        elif namings - {Naming.NOT}:
            perhaps.append(codes_of_act)
    return tuple(sure), tuple(perhaps)


def line_codes(item: GoodsItem, found: GoodsIdentification) -> tuple[str, ...]:
    """Its codes as digits, once each: those written, and those it was identified as.

    Args:
        item: As the deal has it.
        found: What is known of it, which may go by another edition of the Harmonized System than
            the deal, or by more than the code, or by words that name no more than a chapter.
    """
    written = (code for code in parse_codes(item.hs_code or "") if not code.problem)
    meant = [digits for code in written for digits in meant_by(code)]
    known = () if found.status == "unidentified" else (candidate.code for candidate in found.hs6)
    meant += [code for code in known if not any(code.startswith(digits) for digits in meant)]
    return tuple(dict.fromkeys((*meant, *others_named(found.named, meant))))


def others_named(named: Iterable[Sequence[str]], codes: Sequence[str]) -> Iterator[str]:
    """The codes of the kinds that words name and under which none of the codes is.

    Args:
        named: For each kind its chapters, headings and subheadings.
        codes: As digits.
    """
    for kind in named:
        if not any(_agree(code, own) for code in codes for own in kind):
            yield from kind


def _agree(code: str, other: str) -> bool:
    """Whether one lies in the other."""
    return code.startswith(other) or other.startswith(code)


def meant_by(written: WrittenCode) -> tuple[str, ...]:
    """The digits; the subheadings where they go beyond: a range, or a zero that may be lost."""
    if all(code.startswith(written.digits) for code in written.codes):
        return (written.digits,)
    return written.codes
