"""What do the papers of one deal say differently?"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from functools import cache
from itertools import combinations, product
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from witting.deals.name_tail import country_in
from witting.deals.related.bond import MOST_COMPARED, RETURN, share_a_name
from witting.deals.vocabulary import compact
from witting.model import Difference
from witting.names import lookup_country
from witting.names.country import iter_country_names
from witting.names.town import load_locodes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from witting.model import Deal, Money

TRADE = ("ubl.", "cii.", "edifact.", "dcsa.", "wco.", "pdf", "email", "text", "swift.mt7")
CUSTOMER = (
    "swift.mt103",
    "swift.mt202cov",
    "swift.mt205cov",
    "iso20022.pacs.00",
    "iso20022.camt.056",
)
"""Papers that are compared, by how their formats begin: those of a trade, and the messages of a
customer's payment but its return, which has debtor and creditor the other way about."""
LIKE_NAME, LIKE_PLACE, LIKE_GOODS = 95, 75, 45
"""Out of 100: ``NINGBO, CHINA`` and ``Ningbo port`` are one place; goods need a common word."""
NEAR_AMOUNT = Decimal("0.1")
"""A credit may be drawn to a tenth more or less (UCP 600, article 30)."""
ROLES = {
    **{name: (name,) for name in ("consignee", "notify_party", "shipper", "end_user", "vessel")},
    "seller": ("seller", "beneficiary"),
    "buyer": ("buyer", "applicant"),
}
"""What is compared, and the roles that say it; who asks for a letter of credit is the buyer."""
PLACES = ("port_of_loading", "port_of_discharge", "final_destination", "origin")

UNITS = {
    "pieces": frozenset(
        ("pc", "pcs", "pce", "piece", "pieces", "unit", "units", "ea", "set", "sets", "шт", "nos")
    ),
    "packages": frozenset(
        (
            *("ctn", "ctns", "carton", "cartons", "pkg", "pkgs", "package", "packages", "box"),
            *("boxes", "pallet", "pallets", "bag", "bags", "drum", "drums", "roll", "rolls"),
        )
    ),
    "kg": frozenset(("kg", "kgs", "kilogram", "kilograms", "кг")),
    "tonnes": frozenset(("t", "mt", "ton", "tons", "tonne", "tonnes", "т")),
}
"""Units by the words for them: UN/CEFACT Recommendations 20 and 21, and what traders write."""
_KILOGRAMS_OF_TONNE = 1000
_WORD = re.compile(r"[^\W\d_]+")
_TO_ORDER = re.compile(r"\bto (?:the )?order\b|\bsame as\b|\bas consignee\b", re.IGNORECASE)
_NUMBER = re.compile(r"\d[\d\s.,'’]*")
_BLANKS = re.compile(r"[\s'’]")
_DECIMALS = re.compile(r"(?P<whole>.*)(?P<sign>[.,])(?P<decimals>\d+)")


def find_differences(papers: Sequence[Deal]) -> Iterator[Difference]:
    """Each field that two papers give so that no reading makes them the same.

    Args:
        papers: Of one deal, in their order.
    """
    trade = [deal for deal in papers if _is_of(deal, TRADE)]
    for name, roles in ROLES.items():
        yield from _compare(name, trade, _names_in(*roles), _share_a_name)
    for name in PLACES:
        yield from _compare(name, trade, _place(name), _same_place)
    yield from _compare("hs_code", trade, _headings, _share_one)
    yield from _compare("goods", trade, _descriptions, _same_goods)
    yield from _compare("quantity", trade, _quantity, _same_quantity)
    yield from _compare_amounts(trade)
    customer = [deal for deal in papers if _is_of(deal, CUSTOMER) and not _is_of(deal, (RETURN,))]
    for role in ("debtor", "creditor"):
        yield from _compare(role, customer, _names_in(role), _share_a_name)
    yield from _compare_amounts(customer)


def _is_of(deal: Deal, formats: tuple[str, ...]) -> bool:
    return deal.source is not None and deal.source.format.startswith(formats)


def _compare(
    what: str,
    papers: Sequence[Deal],
    values_of: Callable[[Deal], list[str]],
    agree: Callable[[list[str], list[str]], bool],
) -> Iterator[Difference]:
    """A difference where the values of any two papers that give some do not agree."""
    given = [(deal, values) for deal in papers if (values := values_of(deal))]
    for (deal, values), (other, others) in combinations(given, 2):
        if not agree(values, others):
            yield _difference(what, (deal, "; ".join(values)), (other, "; ".join(others)))
            return


def _difference(what: str, *said: tuple[Deal, str]) -> Difference:
    return Difference(what, tuple((_paper(deal), value) for deal, value in said))


def _paper(deal: Deal) -> str:
    return f"{deal.source.file} {deal.source.locator}" if deal.source else deal.id


def _names_in(*roles: str) -> Callable[[Deal], list[str]]:
    return lambda deal: [
        party.name
        for party in deal.parties
        if party.role in roles and party.name and not _TO_ORDER.search(party.name)
    ]


def _share_a_name(one: list[str], other: list[str]) -> bool:
    """Whether any two are one name, or one stands within the other."""
    if share_a_name(one, other):
        return True
    few = ([name.casefold() for name in names[:MOST_COMPARED]] for names in (one, other))
    return any(fuzz.token_set_ratio(*pair, score_cutoff=LIKE_NAME) > 0 for pair in product(*few))


def _place(name: str) -> Callable[[Deal], list[str]]:
    return lambda deal: [place] if (place := getattr(deal.route, name)) else []


def _same_place(one: list[str], other: list[str]) -> bool:
    """Two places of different countries differ, however they are written."""
    [left], [right] = one, other
    countries = [country_of(place) for place in (left, right)]
    if None not in countries:
        if countries[0] != countries[1]:
            return False
        if min(len(left), len(right)) <= len("KG"):  # One of them is the country alone.
            return True
    elif min(len(left), len(right)) <= len("KG"):
        return True
    pairs = product(_names_of(left), _names_of(right))
    return any(fuzz.partial_ratio(*map(compact, pair)) >= LIKE_PLACE for pair in pairs)


def _names_of(place: str) -> tuple[str, ...]:
    """A place as it stands; all its names where that is a known UN/LOCODE."""
    return load_locodes().get(_bare(place), (place,))


def _bare(place: str) -> str:
    return place.replace(" ", "")


def country_of(place: str) -> str | None:
    """The country that a place is or names at its end, or None."""
    if len(place) == len("kg"):
        return lookup_country(place)
    if _bare(place) in load_locodes():
        return lookup_country(place[: len("kg")])
    parts = [part for part in re.split(r"[,(;)]", place) if part.strip()]
    return next(filter(None, map(country_in, reversed(parts))), None)


def say_place(place: str) -> str:
    """A place in words: of a country's code its name, by which texts are searched."""
    return _country_names().get(place, place) if len(place) == len("kg") else place


@cache
def _country_names() -> dict[str, str]:
    names: dict[str, str] = {}
    for name, code in iter_country_names():
        names.setdefault(code, name)
    return names


def _headings(deal: Deal) -> list[str]:
    codes = (compact(item.hs_code)[:4] for item in deal.goods if item.hs_code)
    return [*dict.fromkeys(code for code in codes if len(code) == len("8482"))]


def _descriptions(deal: Deal) -> list[str]:
    return [item.description for item in deal.goods if item.description]


def _same_goods(one: list[str], other: list[str]) -> bool:
    left, right = (" ".join(texts).casefold() for texts in (one, other))
    return fuzz.partial_token_set_ratio(left, right) >= LIKE_GOODS


def _quantity(deal: Deal) -> list[str]:
    """The number of the only line of goods with its unit, if it is one that papers agree on."""
    if len(deal.goods) != 1 or not deal.goods[0].quantity:
        return []
    found = _NUMBER.search(deal.goods[0].quantity)
    if found is None:
        return []
    plain = _plain_number(found[0].strip(" .,'’"))
    words = _WORD.findall(deal.goods[0].quantity[found.end() :].casefold())
    unit = next((name for name, known in UNITS.items() if known.intersection(words[:1])), "")
    try:
        number = Decimal(plain) * (_KILOGRAMS_OF_TONNE if unit == "tonnes" else 1)
        return [f"{number.normalize():f} {'kg' if unit == 'tonnes' else unit}".strip()]
    except InvalidOperation:
        return []


def _plain_number(text: str) -> str:
    """The number with a point before its decimals alone.

    The last of two different signs is the point; a sign before three digits parts thousands, but
    not behind a zero (``0,500``).
    """
    found = _DECIMALS.fullmatch(_BLANKS.sub("", text))
    if found is None:
        return _BLANKS.sub("", text)
    whole, sign, decimals = found.group("whole", "sign", "decimals")
    parting = set(re.findall(r"[.,]", whole))
    is_first = not parting and (whole.strip("0") == "" or len(whole) > len("000"))
    is_point = len(decimals) != len("000") or is_first or parting - {sign}
    digits = re.sub(r"[.,]", "", whole)
    return f"{digits}.{decimals}" if is_point else digits + decimals


def _same_quantity(one: list[str], other: list[str]) -> bool:
    """Quantities in two units cannot be compared."""
    (number, _, unit), (other_number, _, other_unit) = (text.partition(" ") for text in one + other)
    return number == other_number or bool(unit and other_unit and unit != other_unit)


def _share_one(one: list[str], other: list[str]) -> bool:
    return not set(one).isdisjoint(other)


def _compare_amounts(papers: Sequence[Deal]) -> Iterator[Difference]:
    given = [(deal, deal.amount) for deal in papers if deal.amount and deal.amount.currency]
    for (deal, amount), (other, another) in combinations(given, 2):
        if not _are_near(amount, another):
            yield _difference("amount", (deal, _said(amount)), (other, _said(another)))
            return


def _are_near(one: Money, other: Money) -> bool:
    most = max(abs(one.amount), abs(other.amount))
    return one.currency == other.currency and abs(one.amount - other.amount) <= NEAR_AMOUNT * most


def _said(money: Money) -> str:
    return f"{money.currency} {money.amount:,f}"
