"""What was found in one document, before it is a deal?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from witting.deals.xml.said import Said

if TYPE_CHECKING:
    from witting.deals.documents.goods import GoodsDraft
    from witting.deals.documents.party import PartyDraft


@dataclass(frozen=True, slots=True)
class Placed:
    """A text of the document.

    Args:
        text: As it stands.
        where: Its place.
        rank: Which goes before another one, from 0.
        of: What is said of it beside the text, such as its currency.
    """

    text: str
    where: str
    rank: int = 0
    of: str = ""


@dataclass(slots=True)
class Facts(Said):
    """Collects what the elements of a document say.

    Args:
        parties: In the order of the document.
        holders: Who owns an account; ``of`` is the role.
        labelled: Place and data of who stands behind a label in a text.
        makers: Whom texts of the document, and of no line of goods, call the manufacturer.
        goods: The lines of goods.
        places: Of the route; ``of`` is which place.
        references: Scheme and value of the numbers of papers, to their first place.
        amounts: Sums that may be the deal's; ``of`` is the currency.
        dates: Days that may be the deal's.
        ids: Numbers that may be the deal's.
        currencies: What sums without a currency of their own are in.
        files: How many files are packed into the document.
    """

    parties: list[PartyDraft] = field(default_factory=list)
    holders: list[Placed] = field(default_factory=list)
    labelled: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    makers: list[Placed] = field(default_factory=list)
    goods: list[GoodsDraft] = field(default_factory=list)
    places: list[Placed] = field(default_factory=list)
    references: dict[tuple[str, str], str] = field(default_factory=dict)
    amounts: list[Placed] = field(default_factory=list)
    dates: list[Placed] = field(default_factory=list)
    ids: list[Placed] = field(default_factory=list)
    currencies: list[Placed] = field(default_factory=list)
    files: int = 0

    def reference(self, where: str, scheme: str, value: str) -> None:
        """Keeps the number of a paper, once."""
        if value:
            self.references.setdefault((scheme, value), where)


def best(found: list[Placed]) -> Placed | None:
    """The one that goes before the others; of equals the first."""
    return min(found, key=lambda item: item.rank, default=None)
