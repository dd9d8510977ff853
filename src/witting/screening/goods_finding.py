"""What is to be told of the goods of a deal?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from witting.goods import identify
from witting.learning import GoodsLine
from witting.model import Finding, GoodsItem
from witting.screening.goods_flag import goods_flags
from witting.screening.line_codes import line_codes, named_by
from witting.screening.text_goods import goods_texts_of, iter_new_goods

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from witting.goods import GoodsIdentification
    from witting.goods.clue import Clue
    from witting.learning import Learned
    from witting.model import Deal
    from witting.regimes import CodeList, Regimes


def identify_items(
    goods: Sequence[GoodsItem], learned: Learned | None = None
) -> tuple[GoodsIdentification, ...]:
    """What is known of the lines of goods of a deal, in their order.

    Args:
        goods: The lines.
        learned: The models of the user's own, where there are any.
    """
    if learned is None:
        return tuple(map(identify_item, goods))
    lines = [
        GoodsLine(item.description or "", item.part_number or "", item.manufacturer or "")
        for item in goods
    ]
    clues = learned.clues(lines)
    return tuple(identify_item(item, own) for item, own in zip(goods, clues, strict=True))


def identify_item(item: GoodsItem, learned: Sequence[Clue] = ()) -> GoodsIdentification:
    """What is known of one line of goods of a deal."""
    return identify(
        description=item.description,
        hs_code=item.hs_code,
        part_number=item.part_number,
        manufacturer=item.manufacturer,
        learned=learned,
    )


def goods_findings(
    deal: Deal,
    goods: Sequence[GoodsIdentification],
    regimes: Regimes,
    *,
    is_bound_there: bool,
    is_touched: bool,
) -> Iterator[Callable[[str], Finding]]:
    """Makers of the findings about lines of goods, then about goods that free text names.

    Args:
        deal: As read.
        goods: What is known of each of its lines of goods.
        regimes: Whose lists of codes name goods.
        is_bound_there: Whether the goods go, or may go, to a place of concern.
        is_touched: Whether any place of the deal is of concern, or a licence is stated, so that it
            is told which acts name the goods.
    """
    known: list[str] = []
    for number, (item, found) in enumerate(zip(deal.goods, goods, strict=True)):
        known += line_codes(item, found)
        named = named_by(regimes, item, found) if is_touched else {}
        is_unknown = found.status == "unidentified" and is_bound_there
        if found.matters or is_unknown or any(named.values()):
            yield _of_item(item, found, named, subject=f"goods[{number}]")
    for subject, text in goods_texts_of(deal):
        for part, found in iter_new_goods(text, known):
            item = GoodsItem(description=part)
            named = named_by(regimes, item, found) if is_touched else {}
            if found.matters or any(named.values()):
                yield _of_item(item, found, named, subject=subject)


def flag_findings(
    deal: Deal, goods: Sequence[GoodsIdentification]
) -> Iterator[Callable[[str], Finding]]:
    """Makers of the findings about what is odd in lines of goods.

    Where several codes stand beside the same words, one that they agree with is enough.
    """
    lines = [*zip(deal.goods, goods, strict=True)]
    agreed = {
        item.description for item, found in lines if item.hs_code and found.contradiction is None
    }
    for number, (item, found) in enumerate(lines):
        for flag, told in goods_flags(item, found):
            if flag == "contradiction" and item.description in agreed:
                continue
            yield _of_flag(flag, told, subject=f"goods[{number}]")


def _of_item(
    item: GoodsItem,
    found: GoodsIdentification,
    named: Mapping[str, Sequence[CodeList]],
    *,
    subject: str,
) -> Callable[[str], Finding]:
    lists = {field: [one.key for one in those] for field, those in named.items() if those}
    titles = [one.title for those in named.values() for one in those]
    said = f" Named by code, wholly or in part: {'; '.join(titles)}." if titles else ""
    return lambda name: Finding(
        id=name,
        kind="goods",
        subject=subject,
        score=_score_of(found, is_named="code_lists" in lists),
        certainty="strong" if found.status == "identified" else "possible",
        evidence={**_evidence(item, found), **lists},
        explanation=f"{found.explanation}{said}",
    )


def _score_of(found: GoodsIdentification, *, is_named: bool) -> float:
    """That of the likeliest candidate; a heading that a list names whole has none."""
    return max((candidate.score for candidate in found.hs6), default=float(is_named))


def _evidence(item: GoodsItem, found: GoodsIdentification) -> dict[str, Any]:
    return {
        "hs_code": item.hs_code,
        "description": item.description,
        "part_number": item.part_number,
        "manufacturer": item.manufacturer,
        **found.to_dict(),
    }


def _of_flag(flag: str, told: str, *, subject: str) -> Callable[[str], Finding]:
    return lambda name: Finding(
        id=name,
        kind="red_flag",
        subject=subject,
        score=1.0,
        certainty="possible",
        evidence={"flag": flag},
        explanation=told,
    )
