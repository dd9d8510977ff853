"""What is the deal: who, what, where, how much, when?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from decimal import Decimal

    from witting.model.issue import Issue

ROLES = (
    "debtor",
    "creditor",
    "ultimate_debtor",
    "ultimate_creditor",
    "debtor_agent",
    "creditor_agent",
    "intermediary_agent",
    "applicant",
    "beneficiary",
    "issuing_bank",
    "advising_bank",
    "shipper",
    "consignee",
    "notify_party",
    "seller",
    "buyer",
    "end_user",
    "carrier",
    "vessel",
    "owner",
)

IDENTIFIER_SCHEMES = (
    "bic",
    "lei",
    "inn",
    "ogrn",
    "uscc",
    "imo",
    "mmsi",
    "registration",
    "tax",
    "passport",
    "id_number",
    "duns",
    "giin",
    "kpp",
    "okpo",
    "cage",
    "crypto",
)


REFERENCE_SCHEMES = (
    "uetr",
    "message",
    "transaction",
    "end_to_end",
    "letter_of_credit",
    "guarantee",
    "invoice",
    "bill_of_lading",
    "order",
    "contract",
    "booking",
    "shipment",
    "container",
    "declaration",
    "mandate",
    "account",
)
"""What kinds of numbers a deal is called by, in its own papers and in others about it."""


@dataclass(frozen=True, slots=True, order=True)
class Identifier:
    """A number or code that names one party: its scheme (IDENTIFIER_SCHEMES) and its value."""

    scheme: str
    value: str


@dataclass(frozen=True, slots=True)
class Money:
    """An amount; the currency is an ISO 4217 code, or None where the source gives none."""

    amount: Decimal
    currency: str | None


@dataclass(frozen=True, slots=True)
class Party:
    """Someone, or a vessel, in the deal.

    Args:
        role: One of ROLES, or None where the source does not say.
        name: As the source gives it, or None.
        schema: A FollowTheMoney schema, or None.
        country: ISO 3166 alpha-2 in lower case, or None.
        address: As the source gives it, or None.
        birth_date: ISO, may lack day or month, or None.
        identifiers: What names the party beyond doubt.
        locator: Where in the source it stands, such as ``line 3, buyer_name``.
    """

    role: str | None = None
    name: str | None = None
    schema: str | None = None
    country: str | None = None
    address: str | None = None
    birth_date: str | None = None
    identifiers: tuple[Identifier, ...] = ()
    locator: str | None = None


@dataclass(frozen=True, slots=True)
class GoodsItem:
    """One line of goods, as the source gives it; ``origin`` is ISO 3166 alpha-2, lower case."""

    description: str | None = None
    hs_code: str | None = None
    part_number: str | None = None
    manufacturer: str | None = None
    quantity: str | None = None
    origin: str | None = None
    value: Money | None = None
    locator: str | None = None


@dataclass(frozen=True, slots=True)
class Route:
    """Where the goods come from and go to; countries are ISO 3166 alpha-2, lower case."""

    origin: str | None = None
    port_of_loading: str | None = None
    transshipment: tuple[str, ...] = ()
    port_of_discharge: str | None = None
    final_destination: str | None = None


@dataclass(frozen=True, slots=True)
class Reliance:
    """What the asker states: the deal rests on this licence, and this proves it.

    Args:
        licence: The key of the licence's file, such as ``us.gl.134``.
        evidence: What proves that the licence's conditions hold, or None.
    """

    licence: str
    evidence: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class Reference:
    """A number that this deal and other papers are known by: one of REFERENCE_SCHEMES, a value."""

    scheme: str
    value: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What the papers of one deal say differently.

    Args:
        what: Of what: ``consignee``, ``goods``, ``quantity``, ``port_of_discharge``, …
        values: Each paper, by file and place, with what it says.
    """

    what: str
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a deal was read: file, format (``witting.deal+json``, ``csv``, …) and locator."""

    file: str
    format: str
    locator: str


@dataclass(frozen=True, slots=True)
class Deal:
    """One deal, as read, with what could not be understood.

    Args:
        id: Unique in its file; the reader makes one (``FILE:LOCATOR``) and an issue where the
            source has none.
        date: The day of the deal, or None.
        kind: The source's own word, such as ``letter_of_credit``, or None.
        references: The numbers it is known by in its papers.
        relies_on: The licences that the asker states the deal to rest on; no message has them.
        papers: The ids of the papers that it was read from, where there are several.
        differences: What these say differently.
        issues: What the reader could not make sense of.
    """

    id: str
    date: dt.date | None = None
    kind: str | None = None
    parties: tuple[Party, ...] = ()
    goods: tuple[GoodsItem, ...] = ()
    route: Route = Route()
    amount: Money | None = None
    purpose: str | None = None
    text: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    relies_on: tuple[Reliance, ...] = ()
    papers: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()
    source: Source | None = None
    issues: tuple[Issue, ...] = ()
