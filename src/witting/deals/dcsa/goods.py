"""Which goods does a shipping document name?"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from witting.deals.dcsa.entry import Entry, objects_of, text_of, texts_of
from witting.deals.dcsa.vocabulary import load_keys
from witting.deals.document_draft import Found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from witting.deals.document_draft import DocumentDraft

_WEIGHTS = {"kgm": "kg", "kg": "kg", "lbr": "lb", "lb": "lb", "tne": "t", "grm": "g"}
"""Source: UNECE Recommendation 20."""
_HS6 = 6


def read_goods(value: object, path: str, draft: DocumentDraft) -> list[Entry]:
    """Adds the lines of goods; returns what of each, and of the cargo in it, is left."""
    return [left for entry in objects_of(value, path, draft) for left in _read(entry, draft)]


def _read(entry: Entry, draft: DocumentDraft) -> list[Entry]:
    line = Found(entry.path)
    described = [
        "\n".join(texts) for key in load_keys("description") if (texts := texts_of(entry.take(key)))
    ]
    cargo = list(objects_of(entry.take("cargoItems"), entry.at("cargoItems"), draft))
    packing = [
        one
        for item in (entry, *cargo)
        for one in objects_of(item.take("outerPackaging"), item.at("outerPackaging"), draft)
    ]
    line.put(
        description="\n".join(dict.fromkeys(described)),
        quantity=_quantity(entry, cargo, packing),
        origin=entry.take_text("countryOfOrigin"),
    )
    codes = _codes(entry, cargo)
    line.put(hs_code=next(iter(codes), None))
    draft.goods.append(line)
    for code in codes[1:]:
        # A line has one code; each other is a line of its own, so that it is judged.
        draft.goods.append(Found(entry.path, {**line.data, "hs_code": code}))
    return [entry, *cargo, *packing]


def _codes(entry: Entry, cargo: list[Entry]) -> list[str]:
    """HS codes, and national ones that say another."""
    codes = [code for key in load_keys("hs") for code in texts_of(entry.take(key))]
    known = set(map(_digits, codes))
    for item in (entry, *cargo):
        for key in load_keys("national"):
            codes += [code for code in _national(item.take(key)) if _digits(code) not in known]
    return list(dict.fromkeys(codes))


def _national(value: object) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        if not isinstance(item, dict):
            yield from texts_of(item)
        elif text_of(item.get("type")).lower() in load_keys("hs_based"):
            yield from texts_of(item.get("values"))
            yield from texts_of(item.get("value"))


def _digits(code: str) -> str:
    """The six that all countries share."""
    return "".join(filter(str.isdigit, code))[:_HS6]


def _quantity(entry: Entry, cargo: list[Entry], packing: list[Entry]) -> str:
    """Packages of each kind, and the weight of all: that of the goods, else of what they are in."""
    packages = [_packages(item, "packageNameOnBL") for item in (entry, *cargo)]
    packages += [_packages(item, "description") for item in packing]
    weights: dict[str, Decimal] = {}
    whole, *parts = [_weight(item) for item in (entry, *cargo)]
    for value, unit in [whole] if whole[0] is not None else parts:
        if value is not None:
            weights[unit] = weights.get(unit, Decimal(0)) + value
    weighed = [f"{value} {unit}".strip() for unit, value in weights.items()]
    return ", ".join([*filter(None, packages), *weighed])


def _packages(item: Entry, name: str) -> str:
    kind, code = item.take_text(name), item.take_text("packageCode")
    return " ".join(filter(None, (item.take_text("numberOfPackages"), kind or code)))


def _weight(item: Entry) -> tuple[Decimal | None, str]:
    for key in ("cargoGrossWeight", "weight", "cargoNetWeight"):
        value, unit = item.take(key), text_of(item.peek("weightUnit"))
        if isinstance(value, dict):
            unit = text_of(value.get("unit"))
            value = value.get("value")
        if isinstance(value, int | Decimal) and not isinstance(value, bool):
            number = Decimal(value)
            if number.is_finite() and abs(number.adjusted()) < 20:  # noqa: PLR2004  # no ship carries more
                return number, _WEIGHTS.get(unit.lower(), unit)
    return None, ""
