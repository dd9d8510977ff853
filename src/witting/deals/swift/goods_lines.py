"""Which goods does a description of goods list?

The field is prose of a hundred lines at most. Where its lines are numbered or marked (``+``,
``1)``), or begin with a quantity and a unit, each such line begins another item; blank lines and
lines of a point part items, too. What speaks of delivery, packing or papers is no item, but a text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from witting.deals.party import country_of
from witting.deals.swift.prose import load_prose

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MARK = re.compile(r"(?:[+*]|\(?\d{1,3}[.)](?=\s|[A-Z])|[A-Za-z]\)|-(?=\s)|/ADD/|/REPALL/)\s*")
_DELETED = re.compile(r"/DELETE/")
_PAUSE = re.compile(r"[\s.\-_=*]*")
_MOST = 10_000
"""Letters of an item in which a quantity and a value are looked for; no message has more."""

_NUMBER = r"(?<!\d)\d[\d,. ]{0,20}\d|\d"
_LABELLED = re.compile(rf"\b(?:QTY|QUANTITY)\b[\s.:]*({_NUMBER})", re.IGNORECASE)
"""A quantity without a unit."""
_LEADING = re.compile(rf"({_NUMBER})\s+(?=[^\W\d])")
_CALLED_CODE = (
    r"\b(?:H\.?\s?S\.?\s?(?:N\.?)?\s*-?\s*(?:CODES?|NOS?|NUMBERS?)?"
    r"|(?:HTS|TARIFF|CUSTOMS(?: TARIFF)?)\s*(?:CODES?|NOS?|NUMBERS?))"
)
_CODE = r"\d{4}(?:(?:[ .]\d{2}){1,3}|(?:\.?\d{2}){%d,3})(?!\d|[.,]\d{3}(?!\d))"
"""Of so many pairs of digits at least behind the heading; the thousands of a number are none."""
_ORIGIN = re.compile(
    r"\b(?:ORIGIN(?: OF GOODS)?\s*[:.-]?\s*|MADE IN\s+)([A-Z][A-Z .'-]{2,40})", re.IGNORECASE
)
_IS_ORIGIN = re.compile(r"([A-Z][A-Z '-]{2,30}) ORIGIN\b", re.IGNORECASE)
_VALUE = re.compile(
    rf"\b(?:TOTAL|AMOUNT|VALUE)\b[^\d]{{0,25}}?\b([A-Z]{{3}})\s?({_NUMBER})(?!\s*(?:/|PER\b))",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"(?:GRAND |SUB-?)?TOTAL\s*(?:AMOUNT|VALUE|PRICE|SUM|QUANTITY|QTY|WEIGHT|FOB|C[FI][FRP]|"
    r"[:=]|[A-Z]{3}\s?\d|\d)",
    re.IGNORECASE,
)
"""A line with the sum of all items."""


@dataclass(frozen=True, slots=True)
class GoodsLines:
    """What a description of goods says.

    Args:
        items: Goods in the shape of the JSON.
        texts: What stands beside them.
        origin: The country that the field says of all of them, or None.
    """

    items: tuple[dict[str, object], ...]
    texts: tuple[str, ...]
    origin: str | None


def parse_goods_lines(lines: Sequence[str]) -> GoodsLines:
    """The goods of a field."""
    parts = [part for part in _parts(lines) if any(map(str.isalnum, part))]
    texts = [part for part in parts if _is_terms(part)]
    goods = [part for part in parts if not _is_terms(part)]
    if len(goods) > 1:
        goods, sums = _without_sums(goods)
        texts += sums
    if not goods and texts:  # A description that begins with its terms is still one.
        goods, texts = texts, []
    origin = next((found for text in texts if (found := origin_of(text))), None)
    items = [item for part in goods for item in _items(part, origin)]
    beside = [code for text in texts for code in hs_codes(text)]
    if len(items) == 1 and len(beside) == 1:
        items[0].setdefault("hs_code", beside[0])
    else:
        items += [{"hs_code": code} for code in beside]
    return GoodsLines(tuple(items), tuple(texts), origin)


def _without_sums(goods: Sequence[str]) -> tuple[list[str], list[str]]:
    """The items without the lines that sum them up, and these lines."""
    items: list[str] = []
    sums: list[str] = []
    for part in goods:
        kept: list[str] = []
        for line in part.split("\n"):
            (sums if _TOTAL.match(line) else kept).append(line)
        if any(any(map(str.isalnum, line)) for line in kept):
            items.append("\n".join(kept))
    return items, sums


def hs_codes(text: str) -> list[str]:
    """The codes that a text calls HS codes, in its order, each once."""
    found = [code for match in _hs().finditer(text) for code in _code().findall(match["codes"])]
    return list(dict.fromkeys(found))


@cache
def _hs() -> re.Pattern[str]:
    """Finds one or more codes behind the words for them; a number with a unit is none."""
    first, next_ = _CODE % 0, rf"{_CODE % 1}(?!\s*{load_prose().units})"
    return re.compile(
        _CALLED_CODE + r"\s*\.?\s*(?:NOS?\.?)?\s*[:.#-]?\s*"
        rf"(?P<codes>{first}(?:\s*[,;/&]\s*{next_})*)",
        re.IGNORECASE,
    )


@cache
def _code() -> re.Pattern[str]:
    return re.compile(_CODE % 0)


def origin_of(text: str) -> str | None:
    """The one country that a text calls the origin of goods, or None."""
    flat = " ".join(text.split())
    for found in (*_ORIGIN.finditer(flat), *_IS_ORIGIN.finditer(flat)):
        words = found[1].strip(" .'-").split()
        for count in range(len(words), 0, -1):
            name = " ".join(words[:count] if found.re is _ORIGIN else words[-count:])
            if len(name) > 3 and (code := country_of(name)):  # noqa: PLR2004  # a code may be a word
                return code
    return None


def _parts(lines: Sequence[str]) -> Iterator[str]:
    """The items and paragraphs of the field, without the marks before them."""
    stripped = [line.strip() for line in lines]
    counted = any(_quantity().match(line) for line in stripped[:1])
    part: list[str] = []
    for line in stripped:
        mark = _MARK.match(line)
        text = line[mark.end() :] if mark else line
        if part and (mark or _PAUSE.fullmatch(line) or _begins(text, part, counted=counted)):
            yield "\n".join(part)
            part = []
        if not _PAUSE.fullmatch(text):
            part.append(text)
    if part:
        yield "\n".join(part)


def _begins(line: str, part: Sequence[str], *, counted: bool) -> bool:
    """Whether the line begins another part: goods by their quantity, or the terms behind goods."""
    if _is_terms(part[0]):
        return bool(_quantity().match(line))
    is_next = load_prose().terms.match(line) or _DELETED.match(line)
    return bool(is_next) or (counted and bool(_quantity().match(line)))


def _is_terms(text: str) -> bool:
    words = load_prose()
    return any(pattern.match(text) for pattern in (words.terms, words.of_item, _DELETED))


@cache
def _quantity() -> re.Pattern[str]:
    """Finds a number and its unit; a word for quantity may stand before them."""
    units = load_prose().units
    return re.compile(rf"(?:QTY\.?|QUANTITY)?\s*:?\s*((?:{_NUMBER})\s*{units})", re.IGNORECASE)


def _items(part: str, origin: str | None) -> Iterator[dict[str, object]]:
    """One item; one for each HS code where the part gives several."""
    item: dict[str, object] = {"description": part}
    text = part[:_MOST]
    if found := _quantity().search(_hs().sub(" ; ", text)):  # 8482.10, 12000 PCS are two numbers
        item["quantity"] = " ".join(found[1].split())
    elif found := _LABELLED.search(text) or _LEADING.match(text):
        item["quantity"] = found[1]
    if own := origin_of(part) or origin:
        item["origin"] = own
    if found := _VALUE.search(text):
        item["value"] = {"amount": found[2].strip(" ,."), "currency": found[1].upper()}
    codes = hs_codes(part)
    yield from ({**item, "hs_code": code} for code in codes)
    if not codes:
        yield item
