"""Are two papers about the same deal?

A UETR is one in the world. Any other number is its maker's own, and says so only where the papers
name somebody in common or are about the same amount.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import islice, product
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from witting.deals.vocabulary import compact
from witting.names import parse_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from witting.model import Deal

UNIQUE = "uetr"
RETURN = "iso20022.pacs.004"
JOINING = frozenset(
    {
        UNIQUE,
        "transaction",
        "end_to_end",
        "letter_of_credit",
        "guarantee",
        "invoice",
        "bill_of_lading",
        "order",
        "booking",
        "shipment",
        "declaration",
    }
)
"""A contract, an account or a container has many deals."""
PAPERS = (
    *("iso20022.", "swift.", "edifact.", "ubl.", "cii.", "wco.", "dcsa."),
    *("pdf", "email", "text"),
)
"""How the format of a message or a document begins."""
OWN = ("invoice", "bill_of_lading", "letter_of_credit", "guarantee", "declaration")
"""The numbers by which papers of one kind are told apart."""
LEAST = 4
"""Letters and digits of a number; of fewer there are too many."""
LIKE = 85
"""Out of 100: a name that is written a little otherwise is the same name."""
MOST_COMPARED = 100
"""Names of a paper in which slips are forgiven; papers with thousands must not take for ever."""


def keys_of(deal: Deal) -> list[tuple[str, str]]:
    """By what other papers of the deal are found."""
    if deal.source is None or not deal.source.format.startswith(PAPERS):
        return []
    joining = (one for one in deal.references if one.scheme in JOINING)
    numbers = ((_kind(one.scheme), _compact(one.value)) for one in joining)
    return [(kind, number) for kind, number in numbers if _tells(number)]


def are_related(one: Deal, other: Deal) -> bool:
    """Whether two papers that have a number in common are about the same deal."""
    common = {*keys_of(one)} & {*keys_of(other)}
    if are_parts(one, other):
        return False
    if any(kind == UNIQUE for kind, _ in common):
        return not all(_contradict(one, other, roles) for roles in _payers(one, other))
    return bool(common) and (_has_same_party(one, other) or _is_same_amount(one, other))


def are_parts(one: Deal, other: Deal) -> bool:
    """Whether one message has both as deals of their own: consignments, transfers of a batch."""
    left, right = one.source, other.source
    if left is None or right is None or left.file != right.file:
        return False
    (whole, part), (other_whole, other_part) = map(_place, (left.locator, right.locator))
    return bool(part and other_part) and whole == other_whole and part != other_part


def _place(locator: str) -> tuple[str, str]:
    """Which message of a file, and which part of it; the first message need not be named."""
    if locator.startswith("transaction "):
        return "", locator
    whole, _, part = locator.partition(", ")
    return whole, part


def are_two(one: Deal, other: Deal) -> bool:
    """Whether they are papers of one kind with two numbers: two invoices under one order."""
    if one.kind != other.kind or one.kind is None:
        return False
    pairs = ((_numbers_of(one, scheme), _numbers_of(other, scheme)) for scheme in OWN)
    return any(left and right and left.isdisjoint(right) for left, right in pairs)


def _numbers_of(deal: Deal, scheme: str) -> set[str]:
    return {_compact(item.value) for item in deal.references if item.scheme == scheme}


def _payers(*deals: Deal) -> tuple[tuple[str, ...], ...]:
    """The roles in which a payment names the same; in one that comes back they may be exchanged."""
    is_return = any(deal.source and deal.source.format.startswith(RETURN) for deal in deals)
    return (("debtor", "creditor"),) if is_return else (("debtor",), ("creditor",))


def _contradict(one: Deal, other: Deal, roles: tuple[str, ...]) -> bool:
    """Whether both name somebody in some roles, and nobody who is the same.

    Who uses one UETR for two payments, with other payers and other payees, has made two deals.
    """
    left, right = (
        [party.name for party in deal.parties if party.role in roles and party.name]
        for deal in (one, other)
    )
    if not left or not right:
        return False
    return not share_a_name(left, right)


def share_a_name(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether any two are one name; slips are forgiven among the first MOST_COMPARED of each."""
    left, right = (dict.fromkeys(map(_sorted, names)) for names in (one, other))
    if any(name in right for name in left if name):
        return True
    few = ([*islice(filter(None, names), MOST_COMPARED)] for names in (left, right))
    return any(fuzz.ratio(name, another, score_cutoff=LIKE) > 0 for name, another in product(*few))


@lru_cache(maxsize=1 << 14)
def _compact(number: str) -> str:
    """The number as it is compared; a file's papers are compared again and again."""
    return compact(number)


@lru_cache(maxsize=1 << 14)
def _sorted(name: str) -> str:
    """The folded words of a name in the order of the alphabet."""
    return " ".join(sorted(parse_name(name).folded))


def same_name(one: str, other: str) -> bool:
    """Whether two names as papers write them are one name, but for form, order and slips."""
    return share_a_name([one], [other])


def _kind(scheme: str) -> str:
    """A payment's numbers are called one thing by one bank and another by the next."""
    return "transaction" if scheme == "end_to_end" else scheme


def _tells(number: str) -> bool:
    return len(number) >= LEAST and any(map(str.isdigit, number)) and len(set(number)) > 1


def _has_same_party(one: Deal, other: Deal) -> bool:
    numbers = {*_numbers(one)} & {*_numbers(other)}
    return bool(numbers) or share_a_name(_names(one), _names(other))


def _numbers(deal: Deal) -> Iterator[tuple[str, str]]:
    return ((item.scheme, item.value) for party in deal.parties for item in party.identifiers)


def _names(deal: Deal) -> list[str]:
    return [party.name for party in deal.parties if party.name]


def _is_same_amount(one: Deal, other: Deal) -> bool:
    return one.amount is not None and one.amount == other.amount
