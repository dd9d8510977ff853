"""Which goods, how many of them, of what value?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from witting.deals.edifact.vocabulary import load_codes, load_units

if TYPE_CHECKING:
    from witting.deals.edifact.draft import Draft, Line
    from witting.deals.edifact.segment import Segment

_GTIN = re.compile(r"\d{8}|\d{12,14}")
_WEIGHED = "AAI"
"""A MEA of the item's weight without a code of what is weighed."""


def take_line(segment: Segment, draft: Draft) -> None:
    """LIN: a line of goods, and the number of its article."""
    line = draft.open_line(segment.label)
    _take_number(segment.take(3), segment.take(3, 2), line, draft)


def take_goods(segment: Segment, draft: Draft) -> None:
    """GID: a line of goods in so many packages, and packages within these."""
    line = draft.open_line(segment.label)
    packages = []
    for element in (2, 3, 4):
        kind = segment.take(element, 5) or segment.peek(element, 2)
        segment.skip(f"{element}.2")
        packages.append(" ".join(filter(None, (segment.take(element), kind))))
    if text := ", ".join(filter(None, packages)):
        line.quantity = (0, text)


def take_customs(segment: Segment, draft: Draft) -> None:
    """CST: the customs code of a line of goods, which it begins where none is open."""
    line = draft.line or draft.open_line(segment.label)
    for element in range(2, 7):
        if code := segment.take(element):
            _add_hs(code, line, draft)


def take_article(segment: Segment, draft: Draft) -> None:
    """PIA: further numbers of the article."""
    line = draft.line or draft.open_line(segment.label)
    for element in range(2, 7):
        if number := segment.take(element):
            _take_number(number, segment.peek(element, 2), line, draft)
        segment.skip(str(element))


def _take_number(number: str, kind: str, line: Line, draft: Draft) -> None:
    if not number:
        return
    if kind in load_codes("hs"):
        _add_hs(number, line, draft)
    elif kind in load_codes("gtin") or (not kind and _GTIN.fullmatch(number)):
        line.codes.append(f"GTIN {number}")
    elif line.data.setdefault("part_number", number) != number:
        draft.add_text(number, label=line.label)


def _add_hs(code: str, line: Line, draft: Draft) -> None:
    """A line has one code; another one is a line of its own, so that each is judged."""
    known = line.data.setdefault("hs_code", code)
    if known != code and code not in draft.hs_codes:
        draft.open_line(line.label).data["hs_code"] = code
        draft.line = line
    draft.hs_codes.add(code)


def take_described(segment: Segment, draft: Draft) -> None:
    """IMD: the goods in words."""
    _describe(segment.take_lines(3, first=4, last=5), segment, draft, opens=False)


def take_text(segment: Segment, draft: Draft) -> None:
    """FTX: the goods in words, or any other text."""
    is_goods = segment.take(1) in load_codes("goods_texts")
    lines = segment.take_lines(4)
    if " " in segment.peek(3):
        lines.insert(0, segment.take(3))  # words where a code is expected
    if is_goods:
        _describe(lines, segment, draft, opens=True)
    else:
        draft.add_text("\n".join(lines), label=segment.label)


def _describe(lines: list[str], segment: Segment, draft: Draft, *, opens: bool) -> None:
    text = "\n".join(lines)
    if not text:
        return
    if draft.line is None and not opens:
        draft.add_text(text, label=segment.label)
        return
    line = draft.line or draft.open_line(segment.label)
    line.described.append(text)


def take_quantity(segment: Segment, draft: Draft) -> None:
    """QTY: how many of a line."""
    rank = _rank("quantities", segment.peek(1))
    text = " ".join(filter(None, (segment.take(1, 2), _unit(segment.take(1, 3)))))
    line = draft.line
    if line is not None and rank is not None and text:
        line.quantity = min(line.quantity or (rank, text), (rank, text), key=_first)


def take_measure(segment: Segment, draft: Draft) -> None:
    """MEA: the weight of a line."""
    what = segment.peek(2) or segment.peek(1)
    rank = 0 if what == _WEIGHED else _rank("weights", what)
    unit, value = segment.peek(3), segment.peek(3, 2)
    line = draft.line
    if line is not None and rank is not None and unit in load_units() and value.strip("0."):
        text = f"{value} {load_units()[unit]}"
        line.weight = min(line.weight or (rank, text), (rank, text), key=_first)


def take_origin(segment: Segment, draft: Draft) -> None:
    """ALI: the country that a line is from."""
    country = segment.take(1)
    if country and draft.line is not None:
        draft.line.data.setdefault("origin", country)
    else:
        draft.add_text(country, label=segment.label)


def take_amount(segment: Segment, draft: Draft) -> None:
    """MOA: the value of a line, or an amount of the message."""
    qualifier, amount, code = segment.take(1), segment.take(1, 2), segment.take(1, 3)
    if not amount:
        return
    if amount.count(",") == 1 and "." not in amount:
        # A comma is the decimal sign; none parts thousands. Source: ISO 9735:1988, 10.1.
        amount = amount.replace(",", ".")
    money = {"amount": amount, **({"currency": code} if code else {})}
    rank = _rank("line_amounts", qualifier)
    if draft.line is not None and rank is not None:
        draft.line.value = min(draft.line.value or (rank, money), (rank, money), key=_first)
    elif draft.line is None and qualifier in load_codes("amounts"):
        draft.sums.setdefault(qualifier, (segment.label, money))


def _rank(name: str, code: str) -> int | None:
    codes = load_codes(name)
    return codes.index(code) if code in codes else None


def _first(item: tuple[int, object]) -> int:
    return item[0]


def _unit(code: str) -> str:
    return load_units().get(code, code)
