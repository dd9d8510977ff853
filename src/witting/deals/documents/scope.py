"""In what does an element of a document stand?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from witting.deals.documents.vocabulary import PARTS

if TYPE_CHECKING:
    from witting.deals.documents.delivery import DeliveryDraft
    from witting.deals.documents.facts import Facts
    from witting.deals.documents.goods import GoodsDraft
    from witting.deals.documents.party import PartyDraft
    from witting.deals.documents.route import PlaceDraft
    from witting.deals.documents.vocabulary import Rule
    from witting.deals.xml.node import Node


class Owner(Protocol):
    """Whoever or whatever has an address."""

    country: str | None

    def take_address(
        self, address: str | None, country: str | None, where: str, facts: Facts
    ) -> None:
        """Keeps the address and the country."""


@dataclass(slots=True)
class AddressDraft:
    """An address while its elements are read; ``parts`` are by their rank."""

    parts: dict[int, list[str]] = field(default_factory=dict)
    countries: list[tuple[int, str]] = field(default_factory=list)

    def line(self) -> str | None:
        """The address as one line."""
        parts: dict[int, list[str]] = {}
        for rank, texts in sorted(self.parts.items()):
            parts.setdefault(rank // PARTS, []).extend(texts)
        return ", ".join(map(" ".join, parts.values())) or None

    def country(self) -> str | None:
        """The country, by its code where there is one."""
        return min(self.countries, default=(0, None), key=lambda found: found[0])[1]

    def other_countries(self) -> list[str]:
        """What is given in the place of the country, too."""
        best = min(self.countries, default=(0, ""), key=lambda found: found[0])
        return [text for rank, text in self.countries if rank == best[0] and text != best[1]]


@dataclass(slots=True)
class PaymentDraft:
    """A way to pay while its elements are read: the banks, and the country of an account."""

    banks: list[PartyDraft] = field(default_factory=list)
    countries: dict[str, str] = field(default_factory=dict)

    def close(self) -> None:
        """A bank without a country of its own has that of the account it keeps."""
        for bank in self.banks:
            has_bic = any(scheme == "bic" for scheme, _ in bank.identifiers)
            if bank.role and not bank.country and not has_bic:
                bank.country = self.countries.get(bank.role)


@dataclass(frozen=True, slots=True)
class Scope:
    """What is open around an element."""

    party: PartyDraft | None = None
    place: PlaceDraft | None = None
    address: AddressDraft | None = None
    goods: GoodsDraft | None = None
    payment: PaymentDraft | None = None
    delivery: DeliveryDraft | None = None

    @property
    def owner(self) -> Owner | None:
        """What an address in it belongs to."""
        return self.place or self.party


@dataclass(frozen=True, slots=True)
class Element:
    """An element, and where it stands.

    Args:
        node: The element.
        path: Its local name behind those that it stands in.
        where: The same for people, without what says nothing.
        scope: What is open around it.
        rule: What its name means there.
    """

    node: Node
    path: tuple[str, ...]
    where: str
    scope: Scope
    rule: Rule
