"""What was found in one document, before it is a deal?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from witting.deals.documents.goods import GoodsDraft
    from witting.deals.documents.party import PartyDraft
    from witting.deals.xml.node import Node


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
class Facts:
    """Collects what the elements of a document say.

    Args:
        parties: In the order of the document.
        holders: Who owns an account; ``of`` is the role.
        goods: The lines of goods.
        places: Of the route; ``of`` is which place.
        texts: Everything else that holds words, to the place where it first stands.
        references: Scheme and value of the numbers of papers, to their first place.
        amounts: Sums that may be the deal's; ``of`` is the currency.
        dates: Days that may be the deal's.
        ids: Numbers that may be the deal's.
        currencies: What sums without a currency of their own are in.
        files: How many files are packed into the document.
        problems: Place, sentence, and whether something was lost.
    """

    parties: list[PartyDraft] = field(default_factory=list)
    holders: list[Placed] = field(default_factory=list)
    goods: list[GoodsDraft] = field(default_factory=list)
    places: list[Placed] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    references: dict[tuple[str, str], str] = field(default_factory=dict)
    amounts: list[Placed] = field(default_factory=list)
    dates: list[Placed] = field(default_factory=list)
    ids: list[Placed] = field(default_factory=list)
    currencies: list[Placed] = field(default_factory=list)
    files: int = 0
    problems: list[tuple[str, str, bool]] = field(default_factory=list)

    def problem(self, where: str, what: str, *, unread: bool = False) -> None:
        """Notes what is wrong at a place; ``unread`` as on an issue."""
        self.problems.append((where, what, unread))

    def text(self, where: str, text: str) -> None:
        """Keeps a text, once."""
        if text:
            self.texts.setdefault(text, where)

    def reference(self, where: str, scheme: str, value: str) -> None:
        """Keeps the number of a paper, once."""
        if value:
            self.references.setdefault((scheme, value), where)

    def unknown(self, where: str, node: Node) -> None:
        """Notes an element that has no meaning here, and keeps its words as texts."""
        words = [leaf.text for leaf in node.leaves()]
        if words:
            what = "the element is unknown here; its words were kept as text."
            self.problem(where, what, unread=True)
        for word in words:
            self.text(where, word)


def best(found: list[Placed]) -> Placed | None:
    """The one that goes before the others; of equals the first."""
    return min(found, key=lambda item: item.rank, default=None)
